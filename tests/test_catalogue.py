"""The catalogue of documents: what is found by a word, and under which headings it stands."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas
from geo.catalogue import HEADINGS, catalogue, sought
from tests.checkout import Checkout


def test_every_word_must_occur_in_either_case(atlas: Atlas) -> None:
    every = list(atlas.records.documents.values())
    assert [document.source.id for document in sought(every, "daily AMBER")] == ["amber-daily"]
    assert sought(every, "amber league") == []
    assert sought(every, "  ") == every


def test_the_earliest_comes_first_and_what_has_no_day_last(checkout: Checkout) -> None:
    for id_, published in (("late", "2009"), ("early", "1999"), ("some", "[2001..]")):
        checkout.document(id_, published=published)
    ((heading, documents),) = catalogue(checkout.atlas().records.documents.values())
    assert heading == ""
    assert [document.source.id for document in documents] == ["early", "late", "some"]


@pytest.mark.parametrize("by", HEADINGS)
def test_each_document_stands_under_one_heading(atlas: Atlas, by: str) -> None:
    every = atlas.records.documents.values()
    found = [document.source.id for _, those in catalogue(every, by) for document in those]
    assert sorted(found) == sorted(document.source.id for document in every)


def test_headings_with_most_documents_come_first_but_years_in_order(checkout: Checkout) -> None:
    for id_, language, year in (("a", "ru", "2009"), ("b", "en", "2009"), ("c", "en", "2001")):
        checkout.document(id_, language=language, published=year)
    every = checkout.atlas().records.documents.values()
    assert [heading for heading, _ in catalogue(every, "language")] == ["en", "ru"]
    assert [heading for heading, _ in catalogue(every, "year")] == ["2001", "2009"]
    assert [heading for heading, _ in catalogue(every, "side")] == ["not told"]
