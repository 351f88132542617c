"""What governments do, in words: a quick look at the first word may spare the rest, and must say the same."""

from __future__ import annotations

from itertools import product

import pytest

from geo.parsing.metonyms.governments import Governments, governments
from geo.parsing.toponyms.finding import find_toponyms

BEHIND = (
    ["to", "act"],
    ["been", "told"],
    ["ready", "to", "act"],
    ["pressure"],
    ["an", "ally"],
    ["considering", "it"],
)


def _words(known: Governments) -> set[str]:
    """Every word that any list holds, in every form that is made of it."""
    return known.acts | known.doing | set(known.lexicon.classes).union(*known.words.values())


@pytest.mark.parametrize("behind", BEHIND, ids=" ".join)
def test_what_acts_begins_with_a_word_that_may_begin_it(behind: list[str]) -> None:
    known = governments()
    acting = [
        word
        for word, country, several in product(_words(known), (False, True), (False, True))
        if known.act([word, *behind], country, several)
    ]
    assert acting
    assert [word for word in acting if not known.begins(word)] == []


@pytest.mark.parametrize("word", ["river", "of", "in", "weather", ""])
def test_few_words_begin_an_act(word: str) -> None:
    assert not governments().begins(word)


def test_a_former_capital_and_what_was_done_first() -> None:
    text = "In 1994 Moscow and Almaty agreed on it. Tashkent first restricted the flights."
    found = {m.text: m.how for m in find_toponyms(text)}
    assert found == {"Moscow": "metonym", "Almaty": "metonym", "Tashkent": "metonym"}


def test_types_of_radars_are_no_towns() -> None:
    assert find_toponyms("It bought a Dnepr radar and a Voronezh radar.") == ()
