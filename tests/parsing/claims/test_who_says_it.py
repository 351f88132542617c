"""Who says what a sentence tells: not whoever speaks later in it of something else."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Russia will open a base in Kyrgyzstan, Defense Minister Petrov said on Friday.", "Defense Minister Petrov"),
        ("“Russia will open a base in Kyrgyzstan,” Defense Minister Petrov told a news conference in May.", "Defense Minister Petrov"),
        ("“Russia will open a base in Kyrgyzstan,” said Defense Minister Petrov, who was there.", "Defense Minister Petrov"),
        ("Russia will open a base in Kyrgyzstan, Defense Minister Petrov said, adding that it was time.", "Defense Minister Petrov"),
        ("A spokesman for the Kazakh foreign ministry said Russia will open a base in Kyrgyzstan.", "A spokesman for the Kazakh foreign ministry"),
        ("A source within the Defence Ministry of Kazakhstan said Russia will open a base in Kyrgyzstan.", "A source within the Defence Ministry of Kazakhstan"),
        ("The Defense Ministry’s chief spokesman confirmed that Russia will open a base in Kyrgyzstan.", "The Defense Ministry’s chief spokesman"),
    ],
)  # fmt: skip
def test_who_is_named_beside_what_he_says(text: str, speaker: str) -> None:
    one, _ = only(text)
    assert (one.stance, one.speaker) == ("reported", speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyzstan offered the United States an airfield, but two years later Defense Minister Petrov said on 4 June 2004 that nobody came.",
        "Kyrgyzstan offered the United States an airfield, and Defense Minister Petrov said it was a good one.",
        "Kyrgyzstan offered the United States an airfield, but, Defense Minister Petrov said on Monday, it was too small.",
        "Kyrgyzstan, which hosts a Russian base at Kant, announced the closure of a school.",
        "After Russia deployed more troops in Tajikistan, Defense Minister Petrov denied any need of new barracks.",
        "Petrov, praising the Russian soldiers deployed in Tajikistan, explained to Ambassador Smith the draft of a law.",
    ],
)
def test_who_speaks_later_says_something_else(text: str) -> None:
    found = suggested(text)
    assert found
    assert all((one.stance, one.speaker) == ("asserted", None) for one, _ in found)


def test_what_somebody_calls_a_state() -> None:
    one, _ = only("Defense Minister Petrov called Tajikistan a strategic partner of Russia.")
    assert (one.stance, one.speaker) == ("reported", "Defense Minister Petrov")
    named, _ = only("Defense Minister Petrov called the American base in Kyrgyzstan a ruin.")
    assert (named.stance, named.speaker) == ("asserted", None)


def test_alleged_plans_are_nobodys_words_and_those_against_them_are_against_them() -> None:
    text = (
        "Purported American plans to open bases in Tajikistan were condemned by Russian Defense Minister Petrov, "
        "who said they would cost much."
    )
    said = {one.kind: (one.stance, one.status, one.speaker) for one, _ in suggested(text)}
    assert said == {"opposed": ("asserted", "actual", None), "planned": ("alleged", "planned", None)}
    one, _ = only("Defense Minister Petrov alleged that the United States had sought a base in Tajikistan.")
    assert (one.stance, one.speaker) == ("alleged", "Defense Minister Petrov")


def test_what_somebody_is_convinced_of_is_reported() -> None:
    one, _ = only("Convinced that Russia would open a base in Tajikistan, he left the party.")
    assert one.stance == "reported"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("John Smith, a professor in Bonn, opposes an American base in Kyrgyzstan.", "John Smith, a professor in Bonn"),
        ("Bolat Umarov, director of an institute, has gone far in his opposition to an American base in Kyrgyzstan.", "Bolat Umarov, director of an institute"),
        ("A book by John Smith, a professor in Bonn, describes the opposition to an American base in Kyrgyzstan.", None),
        ("Russia, unlike John Smith, a professor in Bonn, opposes an American base in Kyrgyzstan.", None),
        ("Russian Defense Minister Petrov opposes an American base in Kyrgyzstan.", None),
    ],
)  # fmt: skip
def test_who_speaks_for_no_state_is_against_it_in_his_own_name(text: str, speaker: str | None) -> None:
    one, _ = only(text)
    assert (one.stance, one.speaker) == ("reported" if speaker else "asserted", speaker)


@pytest.mark.parametrize(
    ("text", "speaker", "state"),
    [
        ("A spokesman for the Uzbek foreign ministry came. According to the spokesman, Russia would open a base in Kyrgyzstan.", "A spokesman for the Uzbek foreign ministry", "uzbekistan"),
        ("Pentagon spokesman John Miller came. The spokesman said Russia would open a base in Kyrgyzstan.", "Pentagon spokesman John Miller", "united-states"),
        ("A Uzbek official and a Russian official came. The official said Russia would open a base in Kyrgyzstan.", "The official", None),
        ("A Uzbek official came. The diplomat said Russia would open a base in Kyrgyzstan.", "The diplomat", None),
    ],
)  # fmt: skip
def test_the_spokesman_is_the_one_named_before(text: str, speaker: str, state: str | None) -> None:
    one, _ = only(text)
    assert (one.speaker, one.speaks_for) == (speaker, state)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Россия откроет базу в Казахстане, сообщил во вторник журналистам министр обороны Иван Громов.", "министр обороны Иван Громов"),
        ("«Россия откроет базу в Казахстане», — заявил в Бонне министр обороны Иван Петрович Громов.", "министр обороны Иван Петрович Громов"),
        ("Россия откроет базу в Казахстане, министр обороны Иван Громов заявил журналистам.", "министр обороны Иван Громов"),
        ("Россия откроет базу в Казахстане, об этом сообщает агентство.", None),
    ],
)  # fmt: skip
def test_who_says_it_in_russian(text: str, speaker: str | None) -> None:
    one, _ = only(text)
    assert (one.stance, one.speaker) == ("reported", speaker)


def test_what_is_hinted_at_is_reported() -> None:
    one, _ = only("Several officials hinted that Russia would open a base in Kazakhstan.")
    assert one.stance == "reported"


@pytest.mark.parametrize(
    "end",
    [
        "told his Kyrgyz counterpart.", "told the newspaper Evening Post.", "said through an interpreter.", "said when asked about it.", "said flatly.",
        "confirmed to Interfax on Friday.", "said, citing the treaty.", "told a Senate hearing last week in Washington.", "said in a statement on its website.",
    ],
)  # fmt: skip
def test_how_a_sentence_ends_with_who_said_it(end: str) -> None:
    one, _ = only(f"Russia will open a base in Kazakhstan, Foreign Minister Petrov {end}")
    assert (one.stance, one.speaker) == ("reported", "Foreign Minister Petrov")


def test_a_paper_behind_its_verb_reports() -> None:
    one, _ = only("Russia will open a base in Kazakhstan, reports Evening Post.")
    assert one.stance == "reported"
