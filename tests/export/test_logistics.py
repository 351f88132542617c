from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from geo.agreements import grounds, state_on
from geo.atlas import Atlas
from geo.export.logistics import (
    crossings_html,
    distance_in_words,
    ground_html,
    ground_name,
    leg_rows,
    reached_html,
)
from geo.geodesic import Course
from geo.logistics import Reached, crossings, legs
from tests.checkout import Checkout

SIGNED = [{"id": "southland", "role": "grants"}, {"id": "norland", "role": "uses"}]
PAPER: list[dict[str, Any]] = [
    {"says": "Cargo <goes>.", "kind": "conducted", "about": "transit", "to": "mill-field", "agreement": "amber-protocol", "actors": SIGNED},
    {"says": "It was signed.", "kind": "agreed", "about": "transit", "agreement": "amber-protocol", "when": "2003-05", "actors": SIGNED},
    {"says": "Flights & more.", "kind": "conducted", "about": "overflight", "place": "southland", "when": "2004"},
]  # fmt: skip


@pytest.fixture
def told(checkout: Checkout) -> Atlas:
    checkout.document("paper", *PAPER, url="https://paper.example/")
    return checkout.atlas()


def page_of(place: str, claim: str) -> str:
    return f"site?card={place}&claim={claim}"


def box(atlas: Atlas, day: str, outside: frozenset[str] = frozenset()) -> str:
    (ground,) = grounds(atlas.entries[:1], atlas.entries)
    return ground_html(atlas, ground, state_on(ground, date.fromisoformat(day)), outside, (), page_of)


def test_whole_numbers_in_both_units() -> None:
    assert distance_in_words(Course(1852.4, 0)) == "1,852 km (1,000 nmi)"


def test_a_row_a_leg(told: Atlas) -> None:
    (row,) = leg_rows(told, legs(told.entries), {})
    assert (row["From"], row["To"], row["About"]) == ("Port Amber", "Mill Field", "transit")
    assert row["Between"] == "spots, ± 26 km"
    assert row["Rests on"] == "nothing named"


def test_a_ground_is_named_by_its_parties(told: Atlas) -> None:
    (ground,) = grounds(told.entries[:1], told.entries)
    assert ground_name(told, ground) == "Southland, Norland: transit"


def test_every_step_opens_to_its_claim_and_leads_to_its_passage(told: Atlas) -> None:
    html = box(told, "2004-01-01")
    for entry in told.entries[:2]:
        assert f'id="claim-{entry.id}"' in html
    assert html.count("read the passage") == 2
    assert "Cargo &lt;goes&gt;." in html
    assert "<goes>" not in html


def test_the_ladder_marks_what_was_taken_and_what_may_have_been(told: Atlas) -> None:
    rungs = re.findall(r'<li class="(\w+)"( aria-current="step")?', box(told, "2004-01-01"))
    assert rungs == [
        ("none", ""),
        ("taken", ' aria-current="step"'),
        ("none", ""),
        ("perhaps", ""),
        ("none", ""),
    ]


def test_a_state_that_is_not_known_has_no_colour(told: Atlas) -> None:
    html = box(told, "2003-05-30")
    assert '<span class="lg-state unsure" style="--c:transparent">not known</span>' in html
    assert "the dates do not settle it" in html


def test_what_counts_from_outside_the_view_is_marked(told: Atlas) -> None:
    assert "outside the view" not in box(told, "2004-01-01")
    assert box(told, "2004-01-01", frozenset({told.entries[1].id})).count("outside the view") == 1


def test_places_crossed(told: Atlas) -> None:
    html = crossings_html(told, crossings(told.entries), (), page_of)
    assert "Flights &amp; more." in html
    assert 'href="site?card=southland&amp;claim="' in html


def test_no_page_no_link(told: Atlas) -> None:
    assert "href" not in reached_html(
        [Reached(told.sites["mill-field"], Course(10, 5), True, ())], lambda *_: ""
    )


def test_within_reach(told: Atlas) -> None:
    html = reached_html([Reached(told.sites["mill-field"], Course(18.52, 5), False, told.entries)], page_of)
    assert "<td>19</td><td>10</td><td>005° N</td><td>3</td>" in html
    assert "perhaps" in html
