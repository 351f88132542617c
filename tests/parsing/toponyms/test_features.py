"""Rivers, ranges and straits in sentences of our own, and the towns and persons that are called so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.gazetteer import Quality, folding, open_gazetteer
from geo.parsing import parse
from geo.parsing.language.lexicon import lexicon
from geo.parsing.model import Mention
from geo.parsing.toponyms.finding import find_toponyms
from geo.parsing.toponyms.landforms import Landforms, features

HERE = Path(__file__).parent
WIDE = frozenset({"sea", "lake", "river", "island", "region"})


def _table() -> Iterator[tuple[str, str]]:
    for line in (HERE / "features.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.partition(" | ")
            yield text, expected


def _written(mention: Mention, expected: str) -> str:
    """A mention as the table writes it, its place by the id unless the table has the name."""
    mark = "~" if mention.how == "adjective" else "" if mention.resolved else "?"
    option = mention.options[0] if mention.options else None
    place = "-" if option is None else option.name if f"> {option.name}" in expected else option.place
    return f"{mark}{mention.text} > {place}"


@pytest.mark.parametrize(("text", "expected"), [*_table()])
def test_sentence(text: str, expected: str) -> None:
    found = find_toponyms(text)
    assert ("; ".join(_written(mention, expected) for mention in found) or "-") == expected


def test_what_no_gazetteer_holds_says_what_it_is() -> None:
    (mention,) = find_toponyms("Tankers turned away from the Strait of Hormuz.")
    assert (mention.best, mention.resolved, mention.options) == (None, False, ())
    assert mention.why == ("unresolved: a strait of this name is in no gazetteer here",)


def test_far_from_all_other_places_a_common_name_is_left_open() -> None:
    *_, mention = find_toponyms("From Halifax, Nova Scotia, they drove to the Salmon River.")
    assert mention.text == "Salmon River"
    assert "far from the other places" in mention.why[-1]


def test_documents_with_unheld_features_are_parsed_whole() -> None:
    found = parse(
        "On 5 May 2012 troops left the Pamirs for Kulob. They crossed the Panj.", published="2012-05-08"
    )
    assert [mention.text for mention in found.mentions] == ["Pamirs", "Kulob", "Panj"]


def test_the_gazetteer_holds_none_of_the_list_but_towns() -> None:
    """A range or strait that it comes to hold must leave the list."""
    index, wrong = open_gazetteer().index, []
    for _, name in features():
        for number, quality in index.lookup(folding.key(name)):
            if quality < Quality.SHORT and index.entity(number).kind in WIDE:
                wrong.append((name, index.entity(number).id))
    assert wrong == []


def test_words_and_persons_are_no_bare_rivers() -> None:
    rivers = Landforms(open_gazetteer(), lexicon()).rivers
    assert {"hudson", "potomac", "volga"} <= rivers
    assert rivers.isdisjoint(
        {"french", "english", "red", "charles", "james", "congo", "main", "ob", "salmon"}
    )
