from __future__ import annotations

from collections.abc import Sequence

import pytest

from geo.atlas import Atlas, open_atlas
from geo.logistics import Leg, legs
from geo.routes import Weak, cut, goals, routes, weak_points
from tests.checkout import Checkout, Found

# Two ways from a harbour to Southland: by road through Westland, by ship over an island; and a ferry that is only planned.
WHERE = {
    "southland": ("country", "SL"), "mill-field": ("airfield", "SL"), "westland": ("country", "WL"), "gate": ("city", "WL"),
    "harbour": ("city", "HB"), "isle": ("city", "IS"), "reef": ("city", "RF"),
}  # fmt: skip
WAYS = (("harbour", "westland"), ("gate", "mill-field"), ("harbour", "isle"), ("isle", "southland"))


def locate(id_: str) -> Found:
    kind, country = WHERE[id_]
    return Found(
        id_, id_.title(), kind, country, 40.0, 70.0, "country" if kind == "country" else "exact", None
    )


@pytest.fixture
def atlas(checkout: Checkout) -> Atlas:
    moves = [{"kind": "conducted", "about": "transit", "place": a, "to": b, "when": "2010"} for a, b in WAYS]
    moves.append(
        {
            "kind": "planned",
            "status": "planned",
            "about": "transit",
            "place": "reef",
            "to": "southland",
            "when": "2010",
        }
    )
    moves.append(
        {
            "kind": "conducted",
            "stance": "denied",
            "about": "transit",
            "place": "reef",
            "to": "southland",
            "when": "2011",
        }
    )
    checkout.document("paper", *moves, published="2012")
    return open_atlas(locate, checkout.root)


def of(found: Sequence[Leg]) -> list[tuple[str, str]]:
    return [(leg.start.id, leg.end.id) for leg in found]


def test_only_what_is_agreed_or_used_counts_unless_asked_for(atlas: Atlas) -> None:
    every = legs(atlas.entries)
    assert of(routes(every)) == list(WAYS)
    assert of(routes(every, ("proposed",))) == [("reef", "southland")]
    assert {site.id for site in goals(routes(every))} == {"southland", "mill-field", "westland", "isle"}


def test_a_country_and_a_place_in_it_are_joined(atlas: Atlas) -> None:
    found = routes(legs(atlas.entries))
    whole = cut(found, atlas.sites["southland"])
    assert [site.id for site in whole.before] == ["gate", "harbour", "isle"]
    assert whole.before == whole.after
    assert whole.lost == ()


@pytest.mark.parametrize(
    ("places", "hosts", "lost", "closed"),
    [
        ((), ("WL",), ["gate"], 2),
        (("isle",), (), ["isle"], 2),
        (("isle",), ("WL",), ["gate", "harbour", "isle"], 4),
        (("gate",), (), ["gate"], 1),
        (("harbour",), (), ["harbour"], 2),
    ],
)
def test_what_is_taken_away_closes_its_legs_and_cuts_off_what_has_no_other_way(
    atlas: Atlas, places: tuple[str, ...], hosts: tuple[str, ...], lost: list[str], closed: int
) -> None:
    found = cut(routes(legs(atlas.entries)), atlas.sites["southland"], places, hosts)
    assert [site.id for site in found.lost] == lost
    assert len(found.closed) == closed


def test_a_place_goes_on_by_its_countrys_legs(checkout: Checkout) -> None:
    ways = (("gate", "harbour"), ("westland", "southland"))
    checkout.document(
        "paper",
        *({"kind": "conducted", "about": "transit", "place": a, "to": b} for a, b in ways),
        published="2012",
    )
    atlas = open_atlas(locate, checkout.root)
    found = cut(routes(legs(atlas.entries)), atlas.sites["southland"])
    assert [site.id for site in found.before] == ["gate", "westland"]


def test_weak_points_are_those_without_which_others_are_cut_off(checkout: Checkout) -> None:
    ways = (("harbour", "isle"), ("isle", "southland"), ("reef", "isle"))
    checkout.document(
        "paper",
        *({"kind": "conducted", "about": "transit", "place": a, "to": b} for a, b in ways),
        published="2012",
    )
    atlas = open_atlas(locate, checkout.root)
    found = routes(legs(atlas.entries))
    assert weak_points(found, atlas.sites["southland"]) == [
        Weak("IS", "IS", True, 2),
        Weak("isle", "Isle", False, 2),
    ]
