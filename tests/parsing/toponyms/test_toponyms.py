"""Places in texts of our own: what is found, what it is taken to mean, and what is kept off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from geo.parsing import parse
from geo.parsing.model import Mention
from geo.parsing.toponyms import containing, namesakes
from geo.parsing.toponyms.finding import find_toponyms, parser
from geo.parsing.toponyms.memory import Memory

HERE = Path(__file__).parent
MARKS = {"*": "metonym", "~": "adjective", "?": "literal"}


def _table(name: str) -> Iterator[tuple[str, str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, expected = line.partition(" | ")
            yield text.strip(), expected.strip()


def _written(mention: Mention) -> str:
    """A mention as the tables write it, by the name of its place."""
    mark = {"metonym": "*", "adjective": "~"}.get(mention.how, "" if mention.resolved else "?")
    return f"{mark}{mention.text} > {mention.options[0].name}"


def _agrees(mention: Mention, expected: str) -> bool:
    mark = expected[0] if expected[0] in MARKS else ""
    name, _, place = expected.removeprefix(mark).partition(" > ")
    option = mention.options[0]
    return (
        mention.text == name
        and place in (option.place, option.name)
        and mention.how == MARKS.get(mark, "literal")
        and mention.resolved == (mark != "?")
    )


@pytest.mark.parametrize(("text", "expected"), [*_table("toponyms.txt"), *_table("russian.txt")])
def test_sentence(text: str, expected: str) -> None:
    mentions = find_toponyms(text)
    wanted = [] if expected == "-" else expected.split("; ")
    found = "; ".join(map(_written, mentions))
    assert len(mentions) == len(wanted), found
    assert all(map(_agrees, mentions, wanted)), found


@pytest.mark.parametrize("text", ["", " ", "\n\n", "no capitals here at all", "1234 5678", "\ud800 \x00"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert find_toponyms(text) == ()


def test_offsets_count_characters_beyond_the_basic_plane() -> None:
    text = "𝒜𝒷 \U0001f6e9 Planes landed in Tashkent’s suburbs \U0001f6e9 and in Osh."
    mentions = find_toponyms(text)
    assert [text[m.start : m.end] for m in mentions] == ["Tashkent", "Osh"]
    assert [m.text for m in mentions] == ["Tashkent", "Osh"]


def test_mentions_come_in_order_without_overlaps() -> None:
    text = "Kyrgyz and Russian officers met in New York City, New York, and in Osh Oblasty near Kara-Suu, Kyrgyzstan."
    mentions = find_toponyms(text)
    assert len(mentions) > 4
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_noise_gives_few_words_to_weigh() -> None:
    """A megabyte of random letters: bounded work, since every capitalised word is weighed once and remembered once."""
    random = Random(5)
    letters = "abcdefgh ABCDEFGH .,-'\n\u0301жЖ\U0001f6e9"
    text = "".join(random.choices(letters, k=1_000_000))
    scan = parser().scanner.scan(text)
    picks = parser().picks(scan)
    assert len(scan.words) < len(text) / 2
    assert len(picks) <= len(scan.words)
    assert len(parser().scanner.words) <= 60_001


def test_a_long_run_of_capitals_is_bounded() -> None:
    text = "New York " * 20_000
    mentions = find_toponyms(text)
    assert len(mentions) <= 20_000
    assert len({mention.options for mention in mentions}) == 1, "one name has one sense in a document"


def test_each_pair_of_a_name_and_a_land_of_its_sentence_is_noted_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    noted: list[object] = []
    monkeypatch.setattr(containing, "_note", lambda *pair: noted.append(pair))
    find_toponyms("Kant, which Russia knows, and Osh, " * 300)
    assert 2 <= len(noted) <= 4


def test_short_forms_that_a_text_explains_are_looked_for_once() -> None:
    namesakes._explained.cache_clear()
    text = "The Old Savings House (OSH) is a bank. " + "OSH, " * 300
    assert find_toponyms(text) == ()
    assert namesakes._explained.cache_info().misses == 1
    assert find_toponyms("OSH, KYRGYZSTAN, May 3 (Agency) - Rain fell.")


def test_candidates_are_kept_with_scores_and_reasons() -> None:
    mention = find_toponyms("A fair was held in Springfield.")[0]
    assert not mention.resolved
    assert mention.best is None
    assert len(mention.options) > 2
    assert [o.score for o in mention.options] == sorted((o.score for o in mention.options), reverse=True)
    assert all(option.why for option in mention.options)
    assert "unresolved" in mention.why[-1]


def test_small_towns_are_told_from_great_namesakes_by_those_around_them() -> None:
    """No state or county is named: only that the other towns lie near."""
    mentions = find_toponyms(
        "Paris voted for a new school. Powderly and Blossom share it, and Detroit does not."
    )
    assert [m.text for m in mentions] == ["Paris", "Powderly", "Blossom", "Detroit"]
    options = [m.options[0] for m in mentions]
    assert all(33 < option.lat < 34 and -96 < option.lon < -95 for option in options)


@pytest.mark.parametrize("town", ["Concordia", "Victoria"])
def test_the_country_of_the_sentence_decides(town: str) -> None:
    text = f"Brazil had most cases, in Uberaba, Betim and Contagem. Argentina had a few in {town}."
    assert find_toponyms(text)[-1].options[0].country == "AR"


def test_the_rest_of_the_document_decides() -> None:
    alone = find_toponyms("The mayor of London spoke.")
    canada = find_toponyms(
        "The mayor of London spoke in Ontario, after Windsor, Ontario, and Kitchener, Ontario."
    )
    assert alone[0].options[0].country == "GB"
    assert canada[0].options[0].country == "CA"


def test_the_region_prior_can_be_switched_off() -> None:
    text = "The fair in Aktau drew crowds, said Kant."
    with_prior = find_toponyms(text)[0]
    without = find_toponyms(text, region_prior=False)[0]
    assert "in the region of interest" in with_prior.options[0].why
    assert "in the region of interest" not in without.options[0].why


def test_an_outlet_lends_its_region_to_its_other_documents() -> None:
    memory, text = Memory(), "A fire broke out in London on Friday."
    assert find_toponyms(text, outlet="The Mill Post", memory=memory)[0].options[0].country == "GB"
    for town in ("Windsor", "Kitchener", "Guelph", "Hamilton", "Sarnia"):
        find_toponyms(
            f"The council of {town}, Ontario, met in {town}.", outlet="The Mill Post", memory=memory
        )
    assert find_toponyms(text, outlet="The Mill Post", memory=memory)[0].options[0].country == "CA"
    assert find_toponyms(text, outlet="Another Post", memory=memory)[0].options[0].country == "GB"
    assert memory.documents("the mill post") == 6


def test_a_document_is_not_its_own_witness() -> None:
    memory, text = Memory(), "A fire broke out in Springfield on Friday."
    first = find_toponyms(text, outlet="The Mill Post", memory=memory)
    again = find_toponyms(text, outlet="The Mill Post", memory=memory)
    assert first == again
    assert memory.documents("The Mill Post") == 1


def test_parse_gives_the_same_mentions() -> None:
    text = "The Kant air base lies in Kyrgyzstan."
    assert parse(text).mentions == find_toponyms(text)


def test_a_name_with_fewer_senses_has_the_sites_of_those_alone() -> None:
    names = parser().names
    whole = names.get("london")
    assert whole is not None
    assert {"CA", "GB"} <= {sense.country for sense in names.with_sites(whole, "airfield").senses}
    canadian = tuple(sense for sense in whole.senses if sense.country == "CA")
    fewer = names.with_sites(names.name(whole.key, canadian), "airfield")
    assert {sense.country for sense in fewer.senses} == {"CA"}
    assert any(sense.kind == "airfield" for sense in fewer.senses)


@pytest.mark.parametrize("text", ["of the Trump administration's plans", "the Bank of England's head"])
def test_a_body_keeps_its_words_whatever_is_behind_it(text: str) -> None:
    assert find_toponyms(text) == ()


def test_a_space_before_the_first_word_joins_it_to_nothing() -> None:
    (first, *_), (shifted, *_) = find_toponyms("Bishkek is quiet"), find_toponyms(" Bishkek is quiet")
    assert (shifted.start, shifted.options) == (first.start + 1, first.options)


@pytest.mark.parametrize(
    "first",
    [
        "Посты открыты в сёлах Хорог, Мургаб, Султон Ишкашим и Вандж.",
        "Заставы стоят там: Хорог, Султон Ишкашим, Рушан и Вандж.",
        "Тихо в кишлаке Султон Ишкашим.",
    ],
)
def test_a_town_in_a_list_of_places_is_no_surname(first: str) -> None:
    found = find_toponyms(f"{first} В Ишкашим пришла почта, и она в Ишкашиме.")
    assert [one.text for one in found][-2:] == ["Ишкашим", "Ишкашиме"]


def test_a_surname_in_a_list_of_persons_stays_one() -> None:
    assert not find_toponyms("Пришли Нурсултан Назарбаев, Султон Ишкашимов и Аскар Акаев.")
