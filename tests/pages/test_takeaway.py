"""The panel that every page has: every format of the register, citations, the address."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.export.formats import FORMATS
from tests.checkout import Checkout

Open = Callable[..., AppTest]


def take(at: AppTest) -> AppTest:
    at.button(key="takeaway").click().run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    return "\n".join(part.proto.body for part in at.get("html"))


@pytest.mark.parametrize("page", ["", "method"])
def test_every_page_has_every_format(made_up: Checkout, frame: Open, page: str) -> None:
    at = take(frame(page))
    labels = [button.proto.label for button in at.get("download_button")]
    assert set(FORMATS) <= set(labels)
    for form in FORMATS.values():
        assert form.use in said(at)


def test_it_puts_the_view_and_what_is_hidden_into_words(made_up: Checkout, frame: Open) -> None:
    at = take(frame(years=["2005", "2005"], actor=["norland", "southland"]))
    assert "1 of 8 claims" in said(at)
    assert "2005 · Norland or Southland" in said(at)
    assert "1 undated" in said(at)
    assert "CC BY 4.0" in "\n".join(caption.value for caption in at.caption)


def test_citations_can_be_copied_in_each_form(made_up: Checkout, frame: Open) -> None:
    at = take(frame())
    codes = [code.value for code in at.code]
    assert any(code.startswith("Basing Atlas, version") for code in codes)
    assert any("\n@misc{basing-atlas-" in code for code in codes)
    assert any(code.startswith("TY  - DATA") for code in codes)
    assert any(code.startswith("[") and len(json.loads(code)) == 3 for code in codes)


def test_legs_are_offered_only_where_something_moves(made_up: Checkout, frame: Open) -> None:
    def named(at: AppTest) -> int:
        return sum(1 for button in at.get("download_button") if button.proto.label == ".geojson")

    assert named(take(frame())) == 2
    assert named(take(frame(kind="withdrawn"))) == 1


def test_there_is_nothing_to_take_from_an_empty_view(made_up: Checkout, frame: Open) -> None:
    assert frame(years=["1991", "1992"]).button(key="takeaway").disabled
