"""What changed: the page on a made-up checkout."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.checkout import Checkout
from tests.pages.conftest import Open


@pytest.fixture
def page(made_up: Checkout, frame: Open) -> Open:
    def opened(**options: str | list[str]) -> AppTest:
        at = frame("compare", **options)
        assert not at.exception
        return at

    return opened


def words(at: AppTest) -> str:
    return "\n".join(part.value for group in (at.markdown, at.caption, at.info, at.warning) for part in group)


def html(at: AppTest) -> str:
    return "\n".join(part.proto.body for part in at.get("html"))


def test_it_opens_on_the_whole_span_of_the_records(page: Open) -> None:
    at = page()
    assert "From **2002** to **2005**" in words(at)
    assert "undated" in words(at)
    assert not at.warning


def test_verdicts_are_counted_and_one_can_be_chosen(page: Open) -> None:
    at = page(before="2002", after="2005")
    assert "**2** closed" in words(at)
    table = at.dataframe[0].value
    assert table["Verdict"].iloc[0] == ["closed"]
    only = page(before="2002", after="2005", verdict="closed")
    assert {tuple(verdict) for verdict in only.dataframe[0].value["Verdict"]} == {("closed",)}


def test_the_card_names_the_claims_of_a_verdict(page: Open) -> None:
    at = page(before="2003", after="2005", card="mill-field")
    assert "The end is recorded 1 Mar 2005." in html(at)
    assert "Norland leaves the field." in html(at)
    assert "Norland flies from the field." in html(at)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2005", "2003", "run backwards"),
        ("2003", "2003", "two different ones"),
        ("2005-08-16", "2005", "overlap"),
    ],
)
def test_dates_that_are_no_pair_are_refused_in_one_sentence(
    page: Open, before: str, after: str, said: str
) -> None:
    at = page(before=before, after=after)
    (warning,) = at.warning
    assert said in warning.value
    assert not at.dataframe


def test_a_date_that_is_none_is_named(page: Open) -> None:
    at = page(before="soon", after="2005")
    assert any("soon" in warning.value for warning in at.warning)


def test_swap_mends_dates_that_run_backwards(page: Open) -> None:
    at = page(before="2005", after="2003")
    at.button(key="cmp-swap").click().run()
    assert not at.warning
    assert "From **2003** to **2005**" in words(at)


def test_typed_dates_are_taken(page: Open) -> None:
    at = page()
    at.text_input(key="cmp-before").set_value("2003-06").run()
    assert "From **Jun 2003** to **2005**" in words(at)


def test_an_act_stands_though_the_browser_has_not_heard_of_the_last_address(page: Open) -> None:
    """The second change arrives with the address from before the first."""
    at = page()
    at.text_input(key="cmp-before").set_value("2003-06").run()
    at.query_params.clear()
    at.text_input(key="cmp-after").set_value("2004").run()
    assert "From **Jun 2003** to **2004**" in words(at)


def test_an_older_address_without_an_act_is_the_way_back(page: Open) -> None:
    at = page()
    at.text_input(key="cmp-before").set_value("2003-06").run()
    at.query_params.clear()
    at.run()
    assert "From **2002** to **2005**" in words(at)


def test_a_filter_that_leaves_nothing_says_what_to_change(page: Open) -> None:
    at = page(actor="westland", before="2002", after="2003")
    assert "Choose dates farther apart" in words(at)


def test_what_was_known_is_the_other_mode(page: Open) -> None:
    at = page(clock="known", before="2005-08-15", after="2005-08-16")
    assert "they had added **5**" in words(at)
    assert "3 more came later" in words(at)
    assert "Amber Daily" in html(at)
    assert len(at.dataframe[0].value) == 5


def test_nothing_was_added_between_dates_without_a_publication(page: Open) -> None:
    at = page(clock="known", before="2002", after="2003")
    assert "nothing was added" in words(at)
