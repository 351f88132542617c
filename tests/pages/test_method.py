"""The method page: every word of the vocabulary, and a table of contents that leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas
from geo.export.method import method_html, sections
from tests.checkout import Checkout

Open = Callable[..., AppTest]


def test_the_page_shows_the_method(made_up: Checkout, frame: Open) -> None:
    at = frame("method")
    assert not at.exception
    page = next(part.proto.body for part in at.get("html") if 'class="method"' in part.proto.body)
    assert "8 claims from 2 documents about 4 places" in page


def test_the_contents_lead_to_every_section(atlas: Atlas) -> None:
    page = method_html(atlas)
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert re.findall(r'<a href="#([^"]+)">', page) == [part.anchor for part in sections(atlas)]
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_every_word_is_explained(atlas: Atlas) -> None:
    page, words = unescape(method_html(atlas)), atlas.records.words
    for kind in words.kind:
        assert kind.meaning in page
        assert (kind.example or "") in page
    for family in words.families.values():
        assert family.color in page
        assert family.meaning in page
    for term in (*words.about, *words.role, *words.stance, *words.status, *words.precision):
        assert term.meaning
        assert term.meaning in page


def test_documents_stand_with_the_day_from_which_they_are_known(atlas: Atlas) -> None:
    clocks = next(part.html for part in sections(atlas) if part.anchor == "clocks")
    assert "Amber Daily" in clocks
    assert "31 Dec 2007" in clocks  # published about 2006: certainly by the end of the year after
    assert "inferred" in clocks


def test_no_text_of_a_record_becomes_markup(checkout: Checkout) -> None:
    checkout.document("paper", {}, title="<script>alert(1)</script>")
    page = method_html(checkout.atlas())
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_an_atlas_without_claims_has_a_method(checkout: Checkout) -> None:
    assert "0 claims from 0 documents" in method_html(checkout.atlas())
