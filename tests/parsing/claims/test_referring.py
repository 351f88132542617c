"""What a sentence leaves to the rest of the text: whose base it is, and which base."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


def _actors(text: str, kind: str, at: str) -> set[tuple[str, str]]:
    found = [one for one, place in suggested(text) if (one.kind, place) == (kind, at)]
    assert found, text
    return set(found[-1].actors)


@pytest.mark.parametrize(
    "text",
    [
        "Russian aircraft are based at Kant. The runway was repaired. Kant was closed in 2003.",
        "Kant was closed in 2003. Three years before, Russia had opened the base at Kant.",
        "The Russian air base Kant lies on a plain. Deputies said that Kant was closed in 2003.",
    ],
)
def test_the_user_of_a_base_is_the_one_that_the_text_tells_of(text: str) -> None:
    assert ("russia", "uses") in _actors(text, "terminated", "kant")


@pytest.mark.parametrize(
    "text",
    [
        "Russian aircraft are based at Kant. American aircraft are based at Kant. Kant was closed in 2003.",
        "Soviet aircraft were based at Kant. Kant was closed in 2003.",
        "Afghan aircraft were based at Kant. Kant was closed in 2003.",
        "Russian troops are based in Kyrgyzstan. Kant was closed in 2003.",
    ],
)
def test_a_base_of_two_or_of_the_past_is_nobodys(text: str) -> None:
    assert _actors(text, "terminated", "kant") == {("kyrgyzstan", "hosts")}


def test_who_uses_it_is_said_with_its_reason_and_less_surely() -> None:
    told, alone = (
        next(one for one, at in suggested(text) if one.kind == "terminated")
        for text in ("Russian aircraft are based at Kant. Russia closed its base at Kant in 2003.",
                     "Russian aircraft are based at Kant. Kant was closed in 2003.")
    )  # fmt: skip
    assert alone.why[-1] == "Russia uses it: said elsewhere in the text"
    assert alone.confidence < told.confidence


@pytest.mark.parametrize(
    ("text", "at", "where"),
    [
        ("Russian aircraft are based at Kant. American troops arrived at the base in 2003.", "", ""),
        ("The hangars of Kant were painted. American troops arrived at the base in 2003.", "kant", "in the sentence before"),
        ("The Kant airfield was built in 1941. It has a school. American troops arrived at the air field in 2003.", "kant", "2 sentences before"),
        ("The Kant airfield and the air base in Kazakhstan were built in 1941. American troops arrived at the base in 2003.", "", ""),
        ("Russian aircraft are based at Kant. American troops are stationed at the base in Kazakhstan. The Russian base was closed in 2003.", "kant", "2 sentences before"),
        ("The air base in Kazakhstan was old. The hangars of Kant were new. Kazakhstan offered the base to NATO.", "kazakhstan", ""),
    ],
)  # fmt: skip
def test_the_base_is_the_one_that_the_text_was_last_speaking_of(text: str, at: str, where: str) -> None:
    found = [
        (one, place)
        for one, place in suggested(text)
        if one.start >= text.index(". ", text.index(".") if at else 0)
    ]
    if not at:
        assert not any("“the base”" in reason for one, _ in found for reason in one.why)
        return
    assert at in {place for _, place in found}
    assert any(where in reason for one, place in found if place == at for reason in one.why)


def test_it_at_the_head_of_a_sentence_may_be_the_base_before() -> None:
    assert ("united-states", "uses") in _actors(
        "Kant lies on a plain. It was vacated by the United States in 2005.", "withdrawn", "kant"
    )
    found = suggested(
        "Kant lies on a plain. Snow fell. Rain fell. It was vacated by the United States in 2005."
    )
    assert not found


def test_an_accord_on_the_bases_of_a_country_is_with_the_one_user_told_of() -> None:
    text = "Russian troops are based in Kyrgyzstan. The Kyrgyz parliament ratified an agreement on the lease of the bases in 2003."
    assert ("russia", "uses") in _actors(text, "ratified", "kyrgyzstan")
    text = "Russian troops are based in Kazakhstan. There are troops in Kazakhstan."
    assert [one.actors for one, _ in suggested(text)] == [(("russia", "uses"), ("kazakhstan", "hosts"))]


def test_of_a_state_and_its_alliance_the_state_uses_the_base() -> None:
    text = "Russian aircraft are based at Kant. CSTO troops are based at Kant. Kant was closed in 2003."
    assert ("russia", "uses") in _actors(text, "terminated", "kant")


def test_a_denied_end_names_no_user_that_the_sentence_leaves_out() -> None:
    found = suggested("Russia has a base at Kant. Officials denied that Kant was closed.")
    assert [(one.kind, one.stance, one.actors) for one, _ in found][1:] == [
        ("terminated", "denied", (("kyrgyzstan", "hosts"),))
    ]


def test_the_base_that_is_discussed_is_not_where_others_met() -> None:
    text = (
        "Kyrgyzstan agreed that Russia may open a second base on its territory. Uzbekistan attacked the plan. "
        "Fiji blocked it at a summit. A vote about the new base, expected to host Russian troops, is to be held in October."
    )
    (planned,) = [(one, place) for one, place in suggested(text) if one.kind == "planned"]
    assert planned[1] == "kyrgyzstan"


def test_the_base_is_no_region() -> None:
    text = (
        "American troops use the Manas transit center. Kyrgyzstan asked for the closure of American bases in the Caspian Sea region. "
        "It said Washington could keep the base only if an agreement were reached."
    )
    places = {place for one, place in suggested(text) if one.status == "conditional"}
    assert places == {"ganci"}


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ("The radar at Kant was built long ago. Russia extended the lease of the facility in 2003.", "agreed", "kant"),
        ("Russian planes use Kant. Kyrgyzstan wants more rent for the base.", "requested", "kant"),
        ("The Russian troops left Kant. In neighbouring Kazakhstan, parliament voted to close the base.", "terminated", ""),
        ("The Russian troops left Kant. In Uzbekistan the government decided to close the base.", "terminated", ""),
    ],
)  # fmt: skip
def test_the_base_is_where_the_sentence_plays(text: str, kind: str, at: str) -> None:
    found = [place for one, place in suggested(text) if one.kind == kind]
    assert "kant" not in found if not at else found == [at]


def test_nobody_used_a_base_before_there_was_such_a_state() -> None:
    text = "The base at Kant was opened in 1971. In 2003 Russian aircraft were based at Kant."
    assert not any(one.when == "1971" and ("russia", "uses") in one.actors for one, _ in suggested(text))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Kazakhstan suspended fuel deliveries to Aktau.", "transit"),
        ("Kazakhstan cut off fuel supplies to Kant.", "transit"),
    ],
)
def test_what_a_state_stops_sending_it_refuses(text: str, about: str) -> None:
    assert [(one.kind, one.about, one.actors[0]) for one, _ in suggested(text)] == [
        ("refused", about, ("kazakhstan", "refuses"))
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Russia has used Termez since 2001.", ("operating", "termez")),
        ("Uzbekistan offered Russia the use of Termez.", ("offered", "termez")),
        ("Russia withdrew from Termez in 2002.", ("withdrawn", "termez")),
        ("The Russians once used Termez. Russia gave up the base in 2002.", ("withdrawn", "termez")),
        ("Uzbekistan leased Termez to Russia.", ("agreed", "termez")),
        ("Kyrgyzstan closed Kant to American planes.", ("refused", "kant")),
    ],
)
def test_a_town_that_is_used_or_left_is_a_base(text: str, claim: tuple[str, str]) -> None:
    assert claim in {(one.kind, at) for one, at in suggested(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Russia used Dushanbe for talks.",
        "He used Dushanbe as an example.",
        "Italian firms use Termez for exports to Russia.",
        "The band gave up Bishkek concerts.",
        "The United States considered bases in Dushanbe and Termez.",
    ],
)
def test_a_town_that_serves_something_else_is_none(text: str) -> None:
    assert not suggested(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The Termez air base lies on the river. It has been run by Russia since 2003.", "termez-air-base"),
        ("Kant lies in the north. It was administered by India until 2004.", "kant"),
        ("Bishkek lies near Kant. It is run by Russia.", ""),
        ("Kant was hit. It was run by a mayor.", ""),
        ("Manas transit center is used by the Americans and Kant by the Russians.", "ganci"),
    ],
)
def test_who_has_the_base_that_the_sentence_before_begins_with(text: str, at: str) -> None:
    assert {place for one, place in suggested(text) if one.kind == "operating"} == ({at} if at else set())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Washington is keen to keep the base at Kant.", "requested"),
        ("Kyrgyzstan asked 300 million dollars a year for the base at Kant.", "requested"),
        ("Russia was operating the base at Kant with Kyrgyzstan.", "operating"),
    ],
)
def test_wishes_and_doings_in_plain_words(text: str, kind: str) -> None:
    assert (kind, "kant") in {(one.kind, at) for one, at in suggested(text)}


def test_of_two_towns_that_were_used_neither_is_the_base() -> None:
    text = "Termez was used by the Germans and Kant by the Russians. In 2009 the government decided to close the base."
    assert not [at for one, at in suggested(text) if one.kind == "terminated"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The United States must leave Kant within 180 days. The note was handed to the U.S. embassy in Bishkek. The United States had used the base since October 2001.", "kant"),
        ("Россия использует аэродром Айни. Нота передана в посольство США. База была закрыта в 2003 году.", "ayni"),
        ("The United States must leave Kant within 180 days. The ministry of defense sent the note. The United States had used the base since October 2001.", "kant"),
    ],
)  # fmt: skip
def test_an_embassy_or_a_ministry_is_no_base_that_was_named_before(text: str, at: str) -> None:
    assert {place for _, place in suggested(text)} == {at}
