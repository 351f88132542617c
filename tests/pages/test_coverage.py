"""Did anybody look? The count of bases and its rule, and the tables of what was read."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

import pages.shared.loaders
from geo.records.guide import read_guide
from tests.checkout import Checkout
from tests.pages.conftest import Open


@pytest.fixture
def page(made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setattr(pages.shared.loaders, "guide", lambda: read_guide(made_up.root))

    def opened(**options: str | list[str]) -> AppTest:
        at = frame("coverage", **options)
        assert not at.exception
        return at

    return opened


def html(at: AppTest) -> str:
    return "\n".join(part.proto.body for part in at.get("html"))


def test_it_says_how_much_was_read(page: Open) -> None:
    text = html(page())
    assert "8 claims about 2 sites and towns from 2 documents" in text
    for heading in ("What was read", "By publisher", "By side", "By language", "Sites and years"):
        assert heading in text


def test_the_rule_of_the_count_is_in_the_address(page: Open) -> None:
    at = page(host="SL")
    assert "at some time since 1991" in html(at)
    at.segmented_control(key="count-unit").set_value("presences").run()
    assert at.query_params["count"] == "presences"
    at.toggle(key="count-alleged").set_value(True).run()
    at.toggle(key="count-shared").set_value(False).run()
    assert (at.query_params["alleged"], at.query_params["shared"]) == ("in", "out")
    assert not at.exception


def test_the_count_follows_the_years(page: Open) -> None:
    assert "in 2003" in html(page(host="SL", years=["2003", "2003"]))
    assert "from 2002 to 2004" in html(page(host="SL", years=["2002", "2004"]))


def test_the_rule_can_be_read(page: Open) -> None:
    at = page()
    assert any(box.label == "The rule of this count" for box in at.expander)


def test_what_the_filters_hide_is_not_called_not_found(page: Open) -> None:
    whole, narrowed = html(page()), html(page(years=["2003", "2003"]))
    rows = [row.split("</th>")[1].split("</tr>")[0] for row in narrowed.split("<tr>") if "<td" in row]
    assert rows
    assert all(row in whole for row in rows), "a site's years are the same, whatever is filtered"


def test_a_view_without_claims_is_said_and_no_error(page: Open) -> None:
    at = page(kind="refused", years=["1950", "1950"])
    assert any("No claim is in this view" in caption.value for caption in at.caption)
