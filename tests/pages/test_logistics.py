"""How did things move: the page on a made-up checkout."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import pages.shared.looks
import pages.shared.reach
from geo.atlas import Atlas
from tests.checkout import Checkout
from tests.pages.conftest import Gazetteer, Open

GRANT = [{"id": "southland", "role": "grants"}, {"id": "norland", "role": "uses"}]
PAPER: list[dict[str, Any]] = [
    {"says": "Aircraft move to the field.", "kind": "relocated", "to": "mill-field", "when": "2003", "event": "amber-move"},
    {"says": "The protocol was signed.", "kind": "agreed", "about": "transit", "agreement": "amber-protocol", "when": "2001-05-05",
     "actors": GRANT, "event": "amber-move"},
    {"says": "The protocol was ended.", "kind": "terminated", "about": "transit", "agreement": "amber-protocol", "when": "2006-01-02",
     "actors": GRANT},
    {"says": "Flights cross <Southland>.", "kind": "conducted", "about": "overflight", "place": "southland", "when": "2002"},
    {"says": "They left it for somewhere.", "kind": "withdrawn", "place": "mill-field", "when": "2005"},
]  # fmt: skip


@pytest.fixture
def page(made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    made_up.document("protocols", *PAPER, published="2007-01-01", title="Protocols")
    for module in (pages.shared.looks, pages.shared.reach):
        monkeypatch.setattr(module, "open_gazetteer", Gazetteer)

    def opened(**options: str | list[str]) -> AppTest:
        at = frame("logistics", **{name.replace("_", "-"): value for name, value in options.items()})
        assert not at.exception
        return at

    return opened


def html(at: AppTest) -> str:
    return "\n".join(part.proto.body for part in at.get("html"))


def words(at: AppTest) -> str:
    return "\n".join(part.value for group in (at.markdown, at.caption, at.info, at.warning) for part in group)


def leg_labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button if str(button.key).startswith("first-leg-")]


def test_it_opens_cold_and_says_what_is_schematic(page: Open) -> None:
    at = page()
    assert "**2 movements** between two places that a source names (1 relocation)" in words(at)
    assert "Lines are schematic" in words(at)
    assert "WGS 84" in words(at)
    assert len(leg_labels(at)) == 2


def test_the_table_has_both_units_and_the_state(page: Open) -> None:
    table = page(state_on="2002-01-01").dataframe[0].value
    assert list(table["From"]) == ["Port Amber", "Port Amber"]
    assert list(table["To"]) == ["Mill Field", "Grey Sea"]
    for km, nmi in zip(table["km"], table["nmi"], strict=True):
        assert km == pytest.approx(nmi * 1.852, abs=1.5)
    assert list(table["Rests on"]) == ["amber-protocol: agreed", "nothing named"]


@pytest.mark.parametrize(
    ("day", "state"), [("2000-01-01", "no step yet"), ("2001-05-05", "agreed"), ("2006-01-02", "terminated")]
)
def test_the_state_on_a_day(page: Open, day: str, state: str) -> None:
    at = page(state_on=day)
    assert f'">{state}</span>' in html(at)
    assert "The protocol was signed." in html(at)


def test_the_day_is_chosen_and_taken_back(page: Open) -> None:
    at = page(state_on="2001-05-05")
    at.button(key="state-today").click().run()
    assert "state-on" not in at.query_params
    at.date_input(key="state-on").set_value(date(2004, 3, 2)).run()
    assert at.query_params["state-on"] == "2004-03-02"


def test_steps_outside_the_view_count_and_are_marked(page: Open) -> None:
    at = page(kind="relocated", state_on="2006-01-02")
    assert '">terminated</span>' in html(at)
    assert "outside the view" in html(at)


def test_what_was_not_yet_known_does_not_count(page: Open) -> None:
    at = page(known="2006-12-31")
    assert "amber-protocol" not in html(at)
    assert not any("relocation" in text.value for text in at.markdown)


def test_places_crossed_are_told_without_a_line(page: Open) -> None:
    at = page()
    assert "Flights cross &lt;Southland&gt;." in html(at)
    assert "Countries crossed" in words(at)
    assert "Departures to a place that is not named" in words(at)
    assert "They left it for somewhere." in html(at)


def test_a_leg_opens_its_claim(page: Open) -> None:
    at = page()
    next(
        b for b in at.button if "Mill Field" in b.label and str(b.key).startswith("first-leg-")
    ).click().run()
    assert at.query_params["card"] == "port-amber"
    assert 'aria-label="The chosen claim"' in html(at)
    assert leg_labels(at) == []


def test_a_place_of_the_address_narrows_the_list(page: Open) -> None:
    at = page(card="mill-field")
    assert [label for label in leg_labels(at) if "Mill Field" not in label] == []
    assert "**1 movement from or to Mill Field**" in words(at)


def test_rings_begin_around_the_busiest_spot(page: Open) -> None:
    at = page()
    assert at.selectbox(key="reach-hub").value == "port-amber"
    assert "within 500 km of **Port Amber**" in words(at)
    assert "Mill Field" in html(at).split("lg-reach")[1]


def test_a_hub_and_a_distance(page: Open) -> None:
    at = page(hub="mill-field", km="50")
    assert at.selectbox(key="reach-hub").value == "mill-field"
    assert "No site of this view lies within that distance" in words(at)
    at.number_input(key="reach-km").set_value(300.0).run()
    assert at.query_params["km"] == "300"
    assert "**1 site** of this view within 300 km of **Mill Field**" in words(at)


@pytest.mark.parametrize(
    ("text", "spot"),
    [("mill-field", "mill-field"), ("none", "none"), ("порт амбер", "port-amber"), ("nowhere at all", ""), ("southland", "")],
)  # fmt: skip
def test_a_typed_name_is_looked_for(page: Open, atlas: Atlas, text: str, spot: str) -> None:
    assert pages.shared.reach.spot_named(atlas, text) == spot


def test_rings_can_be_put_away(page: Open) -> None:
    at = page(hub="none")
    assert "Choose a place under **Rings around**" in words(at)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"hub": "atlantis"}, "gazetteer knows"), ({"hub": "southland"}, "must be a spot"), ({"km": "0"}, "from 1 to 5000"),
        ({"km": "far"}, "must be a number"), ({"state_on": "2005-02-30"}, "calendar"),
    ],
)  # fmt: skip
def test_bad_addresses_are_refused_in_a_sentence(page: Open, options: dict[str, str], reason: str) -> None:
    at = page(**options)
    assert any(reason in warning.value.replace("\\", "") for warning in at.warning)
    assert len(leg_labels(at)) == 2


def test_a_view_without_movements_says_what_to_change(page: Open) -> None:
    at = page(years=["1995", "1996"])
    assert "Widen the years" in words(at)
    assert "No movement of this view names an agreement" in words(at)
    assert len(at.dataframe) == 0


def test_beside_a_leg_in_hand_stands_what_it_rests_on(page: Open) -> None:
    at = page(state_on="2001-05-05")
    next(
        b for b in at.button if "Mill Field" in b.label and str(b.key).startswith("first-leg-")
    ).click().run()
    assert "rests on `amber-protocol` (on 5 May 2001: agreed)" in words(at)
    assert "between spots" in words(at)


def test_what_remains_without_a_place(page: Open) -> None:
    at = page(goal="grey-sea")
    assert at.selectbox(key="remaining-goal").value == "grey-sea"
    assert "**1 place** leads to **Grey Sea** in this view" in words(at)
    at.multiselect(key="remaining-gone").set_value(["port-amber"]).run()
    assert not at.exception
    assert at.query_params["without"] == "port-amber"
    assert "**0** once that is gone" in words(at)


def test_without_an_open_leg_it_says_what_to_change(page: Open) -> None:
    assert "No open leg is in this view" in words(page(years=["1950", "1951"]))


def test_claims_about_one_movement_are_listed_together(page: Open, checkout: Checkout) -> None:
    checkout.document(
        "second-view", {"says": "Cargo still goes by sea.", "kind": "conducted", "about": "transit", "to": "grey-sea", "when": "2006"}
    )  # fmt: skip
    at = page()
    label = next(label for label in leg_labels(at) if "Grey Sea" in label)
    assert "2 claims of 2 sources" in label
    next(b for b in at.button if b.label == label).click().run()
    first = at.query_params["claim"]
    at.button(key="leg-next").click().run()
    assert at.query_params["claim"] != first
    at.button(key="leg-next").click().run()
    assert at.query_params["claim"] == first, "after the last comes the first"
