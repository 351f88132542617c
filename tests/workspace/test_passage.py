"""Where a passage stands and how it is found again."""

from __future__ import annotations

import pytest

from geo.errors import WorkspaceError
from geo.records.texts import is_repeated, occurrences
from geo.workspace.passage import passage_at

HEAD = "Norland gives the depot at Port Amber back"
TEXT = f"{HEAD}\n\n{HEAD}\n\nNobody asked why. Norland gives no reason.\n"


def test_an_anchor_stands_once_and_begins_in_the_passage() -> None:
    start = TEXT.index("Norland gives no")
    passage = passage_at(TEXT, start, start + 20)
    assert (passage["paragraph"], passage["anchor"]) == (3, "Norland gives no")


def test_what_the_text_says_twice_is_found_where_it_stands_first() -> None:
    passage = passage_at(TEXT, 0, len(HEAD))
    assert passage["anchor"] == "Norland gives the depot at"
    assert next(occurrences(str(passage["anchor"]), TEXT)) == 0
    assert is_repeated(TEXT, 0, len(HEAD))
    second = len(HEAD) + 2
    assert not is_repeated(TEXT, second, second + len(HEAD))
    with pytest.raises(WorkspaceError, match="stand earlier in the text"):
        passage_at(TEXT, second, second + len(HEAD))


def test_a_passage_that_begins_as_an_earlier_one_is_told_by_later_words() -> None:
    text = "The quay was closed in May.\n\nThe quay was closed in June."
    assert passage_at(text, text.index("The quay", 5), len(text))["anchor"] == "quay was closed in June"
