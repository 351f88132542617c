from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.atlas import Atlas, Entry
from geo.timeline import NOBODY, chart, day_number, lanes_by_actor, lanes_by_site, mark_of
from geo.view import View
from tests.checkout import Checkout


def one(checkout: Checkout, **claim: object) -> Entry:
    checkout.document("paper", claim)
    return checkout.atlas().entries[0]


@pytest.mark.parametrize(
    ("claim", "shape", "before", "after"),
    [
        ({"when": ""}, "undated", False, False),
        ({"kind": "requested", "when": "2003-05-05"}, "instant", False, False),
        ({"kind": "requested", "when": "2003"}, "within", False, False),
        ({"kind": "requested", "when": "2003-05~"}, "within", False, False),
        ({"kind": "requested", "when": "[2003-05-05..2003-06-01]"}, "within", False, False),
        ({"kind": "requested", "when": "[..2003-05-05]"}, "by", True, False),
        ({"kind": "requested", "when": "[2003-05-05..]"}, "after", False, True),
        ({"kind": "requested", "when": "2002/2003"}, "interval", False, False),
        ({"kind": "operating", "when": "2002/2003"}, "interval", False, False),
        ({"kind": "operating", "when": "2002/.."}, "interval", False, True),
        ({"kind": "operating", "when": "/2003"}, "interval", True, False),
        ({"kind": "operating", "when": "2003"}, "interval", True, True),
        ({"kind": "operating", "when": "2003-05-05"}, "interval", True, True),
        ({"kind": "operating", "when": "2003-05-05", "stance": "denied"}, "instant", False, False),
        ({"kind": "operating", "when": "2003", "status": "planned"}, "within", False, False),
    ],
)
def test_what_is_not_fixed_fades(
    checkout: Checkout, claim: dict[str, object], shape: str, before: bool, after: bool
) -> None:
    mark = mark_of(one(checkout, **claim))
    assert (mark.shape, mark.before, mark.after) == (shape, before, after)


def test_a_mark_stands_on_its_attested_days(checkout: Checkout) -> None:
    mark = mark_of(one(checkout, kind="requested", when="2003-05"))
    assert (mark.first, mark.last) == (date(2003, 5, 1), date(2003, 5, 31))


def test_a_claim_stands_in_the_lane_of_each_of_its_actors(atlas: Atlas) -> None:
    lanes = lanes_by_site(atlas, atlas.entries)
    for entry in atlas.entries:
        there = {lane.name[0] for lane in lanes if any(mark.entry is entry for mark in lane.marks)}
        assert there == set(entry.values("actor"))
        assert all(lane.group[0] == entry.site.id for lane in lanes if entry in [m.entry for m in lane.marks])


def test_a_claim_without_actors_has_a_lane_too(checkout: Checkout) -> None:
    checkout.document("paper", {"actors": []})
    atlas = checkout.atlas()
    assert [lane.name for lane in lanes_by_site(atlas, atlas.entries)] == [("", NOBODY)]
    assert [lane.group for lane in lanes_by_actor(atlas, atlas.entries)] == [("", NOBODY)]


def test_lanes_of_an_actor_are_its_kinds(atlas: Atlas) -> None:
    norland = [lane for lane in lanes_by_actor(atlas, atlas.entries) if lane.group == ("norland", "Norland")]
    assert {lane.name[0] for lane in norland} == {
        entry.claim.kind for entry in atlas.entries if "norland" in entry.values("actor")
    }


def test_lanes_and_their_marks_begin_with_the_earliest_and_end_with_the_undated(atlas: Atlas) -> None:
    lanes = lanes_by_site(atlas, atlas.entries)
    firsts = [lane.marks[0].first or date.max for lane in lanes]
    assert firsts == sorted(firsts)
    for lane in lanes:
        days = [mark.first or date.max for mark in lane.marks]
        assert days == sorted(days)


def test_the_chart_has_each_claim_once_and_every_lane_points_to_it(atlas: Atlas) -> None:
    selection = atlas.select(View())
    lanes = lanes_by_site(atlas, selection.masked)
    drawn = chart(atlas, selection, lanes)
    ids = [mark["id"] for mark in drawn["marks"]]
    assert sorted(ids) == sorted(entry.id for entry in atlas.entries)
    pointed = [[ids[n] for n in lane["marks"]] for lane in drawn["lanes"]]
    assert pointed == [[mark.entry.id for mark in lane.marks] for lane in lanes]


@pytest.mark.parametrize("view", [View(years=(2004, 2004)), View(years=(2004, 2004), undated=True), View()])
def test_what_the_years_hide_is_drawn_faint_and_nothing_else(atlas: Atlas, view: View) -> None:
    selection = atlas.select(view)
    drawn = chart(atlas, selection, lanes_by_site(atlas, selection.masked))
    shown = {mark["id"] for mark in drawn["marks"] if not mark["out"]}
    assert shown == {entry.id for entry in selection.shown}
    assert len(drawn["marks"]) == len(selection.masked)


def test_other_filters_take_claims_out(atlas: Atlas) -> None:
    selection = atlas.select(replace(View(), actor=("westland",)))
    drawn = chart(atlas, selection, lanes_by_site(atlas, selection.masked))
    assert {mark["id"] for mark in drawn["marks"]} == {entry.id for entry in selection.shown}


def test_days_are_numbers_since_1970(atlas: Atlas) -> None:
    assert day_number(date(1970, 1, 2)) == 1
    drawn = chart(atlas, atlas.select(View()), lanes_by_site(atlas, atlas.entries))
    assert drawn["sources"][0]["first"] == day_number(date(2005, 8, 16))


def test_a_filtered_chart_opens_where_its_claims_are(checkout: Checkout) -> None:
    checkout.document(
        "paper",
        *({"when": str(2001 + n)} for n in range(12)),
        {"when": "2028", "kind": "refused"},
        published="2030",
    )
    atlas = checkout.atlas()
    selection = atlas.select(View(kind=("refused",)))
    drawn = chart(atlas, selection, lanes_by_site(atlas, selection.masked))
    assert drawn["middle"] == [2028, 2028]
    assert chart(atlas, atlas.select(View()), lanes_by_site(atlas, atlas.entries))["middle"] == list(
        atlas.middle_years
    )
