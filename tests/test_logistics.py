from __future__ import annotations

from typing import Any

import pytest

from geo.atlas import Atlas
from geo.geodesic import course
from geo.logistics import busiest, crossings, departures, legs, moves, radii, within
from tests.checkout import Checkout

MOVES: list[dict[str, Any]] = [
    {"says": "Cargo to the sea.", "kind": "conducted", "about": "transit", "to": "grey-sea", "when": "2004"},
    {"says": "Wings move.", "kind": "relocated", "about": "basing", "to": "mill-field", "when": "2003"},
    {"says": "Flights cross.", "kind": "conducted", "about": "overflight", "place": "southland"},
    {
        "says": "Flights may cross.",
        "kind": "agreed",
        "about": "overflight",
        "place": "southland",
        "when": "2001",
    },
    {"says": "Trains cross.", "kind": "conducted", "about": "transit", "place": "southland"},
    {"says": "They left the field.", "kind": "withdrawn", "place": "mill-field", "when": "2006"},
    {"says": "A quay is used."},
    {"says": "All shall leave.", "kind": "requested", "about": "withdrawal"},
]


@pytest.fixture
def moved(checkout: Checkout) -> Atlas:
    checkout.document("paper", *MOVES)
    return checkout.atlas()


def test_what_moves(moved: Atlas) -> None:
    assert [entry.claim.says for entry in moved.entries if not moves(entry)] == [
        "A quay is used.",
        "All shall leave.",
    ]


def test_legs_are_only_what_names_two_places_earliest_first(moved: Atlas) -> None:
    found = legs(moved.entries)
    assert [leg.entry.claim.says for leg in found] == ["Wings move.", "Cargo to the sea."]
    assert [leg.relocation for leg in found] == [True, False]


def test_a_leg_says_what_its_distance_is_worth(moved: Atlas) -> None:
    wings, cargo = legs(moved.entries)
    assert (wings.ends, wings.slack_km) == ("spots", 26.0)
    assert (cargo.ends, cargo.slack_km) == ("a spot and a label point", None)
    assert wings.course == course(41.5, 71.25, 42.123456789, 73.0)


def test_a_claim_that_knows_only_the_country_has_no_spot(checkout: Checkout) -> None:
    checkout.document(
        "paper", {"to": "mill-field", "precision": "country"}, {"place": "southland", "to": "grey-sea"}
    )
    vague, areas = legs(checkout.atlas().entries)
    assert vague.ends == "a spot and a label point"
    assert areas.ends == "two label points"


def test_crossings_by_place_and_subject(moved: Atlas) -> None:
    found = [(c.site.id, c.about, [e.claim.says for e in c.entries]) for c in crossings(moved.entries)]
    assert found == [
        ("southland", "overflight", ["Flights may cross.", "Flights cross."]),
        ("southland", "transit", ["Trains cross."]),
    ]


def test_departures_have_no_second_place(moved: Atlas) -> None:
    assert [entry.claim.says for entry in departures(moved.entries)] == ["They left the field."]


def test_nothing_comes_of_nothing() -> None:
    assert (legs([]), crossings([]), departures([]), busiest([])) == ([], [], [], [])


def test_the_busiest_are_spots_that_most_movements_touch(moved: Atlas) -> None:
    assert [site.id for site in busiest(moved.entries)] == ["port-amber", "mill-field"]


def reached(atlas: Atlas, km: float) -> list[tuple[str, bool, int]]:
    hub = atlas.sites["port-amber"]
    found = within(hub, km, atlas.sites.values(), atlas.entries)
    return [(one.site.id, one.certain, len(one.claims)) for one in found]


def test_within_counts_what_may_lie_within(moved: Atlas) -> None:
    """Mill Field is known within 25 km and Port Amber within 1: 26 km of slack."""
    far = course(41.5, 71.25, 42.123456789, 73.0).km
    assert reached(moved, far + 26.1) == [("mill-field", True, 2)]
    assert reached(moved, far + 25.9) == [("mill-field", False, 2)]
    assert reached(moved, far - 25.9) == [("mill-field", False, 2)]
    assert reached(moved, far - 26.1) == []


def test_within_leaves_out_areas_and_the_hub_itself(moved: Atlas) -> None:
    assert reached(moved, 5000) == [("mill-field", True, 2)]


def test_within_is_sorted_by_distance(moved: Atlas) -> None:
    class Hub:
        id, name, lat, lon, radius_m = "elsewhere", "Elsewhere", 42.0, 74.0, None

    found = within(Hub(), 1000, moved.sites.values(), moved.entries)
    assert [one.site.id for one in found] == ["mill-field", "port-amber"]
    assert [one.course.km for one in found] == sorted(one.course.km for one in found)


@pytest.mark.parametrize(
    ("km", "expected"),
    [(1, [1]), (500, [250, 500]), (1000, [250, 500, 750, 1000]), (1500, [500, 1000, 1500]), (1040, [500, 1040]), (5000, [2500, 5000])],
)  # fmt: skip
def test_radii_are_few_and_end_at_the_reach(km: float, expected: list[float]) -> None:
    assert radii(km) == expected


def test_radii_rise_and_are_at_most_four() -> None:
    for km in range(1, 5001):
        found = radii(km)
        assert len(found) <= 4
        assert found == sorted(set(found))
        assert found[-1] == km
