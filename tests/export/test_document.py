"""What is said of a document: nothing unknown passed over, nothing inferred without saying so."""

from __future__ import annotations

import re
from typing import Any

from geo.atlas import Atlas
from geo.export.document import (
    Axis,
    citation,
    counts_html,
    coverage_html,
    document_html,
    facts_html,
    publication_in_words,
    span_in_words,
)
from geo.records.models import Source
from geo.view import View
from tests.checkout import SOURCE


def source(**fields: Any) -> Source:
    return Source.model_validate({"id": "paper", **SOURCE, **fields})


def test_the_date_says_how_it_is_known() -> None:
    inferred = source(
        published="2001-11-12", published_basis="inferred", published_within="[2001-11-09..2001-11-13]"
    )
    assert publication_in_words(source()) == "16 Aug 2005"
    assert publication_in_words(inferred).startswith("12 Nov 2001 (inferred; ")
    assert "[12 Nov 2001, date inferred]" in citation(inferred)


def test_a_citation_leaves_out_what_is_unknown() -> None:
    assert citation(source(title="Quays")) == "“Quays”, The Paper, 16 Aug 2005."
    full = source(
        title="Quays",
        author="A. Clerk",
        translator="B. Scribe",
        series="No. 3",
        url="https://paper.example/q",
    )
    assert citation(full) == (
        "A. Clerk, “Quays”, tr. B. Scribe, No. 3, The Paper, 16 Aug 2005, https://paper.example/q."
    )


def test_facts_say_what_is_unknown_and_escape_what_is_known() -> None:
    made = facts_html(source(title="Ships <b> & quays", title_note="Read from the address."))
    assert "Ships &lt;b&gt; &amp; quays" in made
    assert "Read from the address." in made
    for term in ("Author", "Address", "Licence", "Series", "Checked against"):
        assert re.search(rf"<dt>{term}</dt><dd><em", made), term


def test_counts_add_up(atlas: Atlas) -> None:
    entries = [entry for entry in atlas.entries if entry.source.id == "amber-daily"]
    made = counts_html(atlas, entries, kinds=True)
    families, stances = re.findall(r"<ul.*?</ul>", made)
    for part in (families, stances):
        assert sum(int(n) for n in re.findall(r"<b>(\d+)</b>", part)) == len(entries)
    assert "By kind" in made
    assert "No claim" in counts_html(atlas, [])


def test_a_row_names_kind_language_and_years(atlas: Atlas) -> None:
    entries = [entry for entry in atlas.entries if entry.source.id == "league-notes"]
    made = document_html(atlas, atlas.records.documents["league-notes"].source, entries)
    for words in (
        "author not shown",
        "newspaper",
        "English",
        "inferred",
        "By its contents.",
        "speaks of 2005",
    ):
        assert words in made


def test_years_and_undated_claims_in_words(atlas: Atlas) -> None:
    assert (
        span_in_words(e for e in atlas.entries if e.source.id == "amber-daily") == "2002 to 2005, 1 undated"
    )
    assert span_in_words([]) == "no dated claim"


def test_one_axis_for_all_documents(atlas: Atlas) -> None:
    made = coverage_html(atlas, atlas.select(View()))
    assert made.count('role="img"') == len(atlas.records.documents)
    dated = sum(1 for entry in atlas.entries if entry.attested)
    assert made.count('class="said"') == dated
    lefts = [float(left) for left in re.findall(r"left:([\d.]+)%", made)]
    assert all(0 <= left <= 100 for left in lefts)


def test_an_axis_labels_years_or_quarters() -> None:
    assert re.findall(r">([^<]+)</b>", Axis(2005, 2005).ticks()) == ["Jan 2005", "Apr", "Jul", "Oct"]
    assert re.findall(r">([^<]+)</b>", Axis(1990, 2009).ticks(5)) == ["1990", "1994", "1998", "2002", "2006"]
