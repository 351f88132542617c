from __future__ import annotations

from datetime import date

import pytest

from geo.atlas import Atlas, Entry, Selection, entry_of
from geo.errors import AtlasError, UnknownPlaceError
from geo.view import FACETS, View
from tests.checkout import Checkout


def one(checkout: Checkout, *claims: dict[str, object], **source: object) -> Entry:
    """The first claim of a paper, in an atlas that holds them all."""
    checkout.document("paper", *claims, **source)
    return checkout.atlas().entries[0]


def says(selection: Selection) -> list[str]:
    return [entry.claim.says for entry in selection.shown]


def in_years(checkout: Checkout, claim: dict[str, object], first: int, last: int) -> str:
    """How the window answers for a single claim: shown, presumed, or the reason why it is hidden."""
    checkout.document("paper", claim)
    atlas = checkout.atlas()
    plain = atlas.select(View(years=(first, last)))
    if plain.shown:
        assert not plain.presumed
        return "shown"
    (reason,) = plain.hidden
    fuller = atlas.select(View(years=(first, last), undated=True, presumed=True))
    assert bool(fuller.shown) == (reason in ("presumed", "undated"))
    assert bool(fuller.presumed) == (reason == "presumed")
    return reason


@pytest.mark.parametrize(
    ("when", "first", "last", "answer"),
    [
        ("2002-12-31", 2003, 2005, "outside the years"),
        ("2003-01-01", 2003, 2005, "shown"),
        ("2005-12-31", 2003, 2005, "shown"),
        ("2006-01-01", 2003, 2005, "outside the years"),
        ("2006-01~", 2003, 2005, "shown"),
        ("2006-01-04~", 2003, 2005, "outside the years"),
        ("2006-01-03~", 2003, 2005, "shown"),
        ("2001/2009", 2003, 2005, "shown"),
        ("2001/2003-01-01", 2003, 2005, "shown"),
        ("[2001-09-11..2002-12-31]", 2002, 2002, "shown"),
        ("[2001-09-11..2002-12-31]", 2003, 2003, "outside the years"),
        ("[..2005-08-11]", 2005, 2005, "shown"),
        ("[..2005-08-11]", 2003, 2004, "presumed"),
        ("[..2005-08-11]", 2006, 2009, "outside the years"),
        ("[2005-08-11..]", 2006, 2009, "presumed"),
        ("[2005-08-11..]", 2001, 2004, "outside the years"),
        ("/2005-08", 1999, 1999, "presumed"),
        ("2005-08/", 2020, 2020, "presumed"),
        ("", 2003, 2005, "undated"),
    ],
)
def test_an_event_in_a_window(checkout: Checkout, when: str, first: int, last: int, answer: str) -> None:
    assert in_years(checkout, {"kind": "conducted", "when": when}, first, last) == answer


@pytest.mark.parametrize(
    ("when", "first", "last", "answer"),
    [
        ("2003", 2003, 2003, "shown"),
        ("2003", 2002, 2002, "presumed"),
        ("2003", 2004, 2004, "presumed"),
        ("2001/2003", 2002, 2002, "shown"),
        ("2001/2003", 2000, 2000, "outside the years"),
        ("2001/2003", 2004, 2004, "outside the years"),
        ("2003/..", 2005, 2005, "shown"),
        ("2003/..", 2006, 2006, "presumed"),
        ("2003/..", 2002, 2002, "outside the years"),
        ("/2003", 2002, 2002, "presumed"),
        ("/2003", 2004, 2004, "outside the years"),
        ("2003/", 2004, 2004, "presumed"),
        ("2003/", 2002, 2002, "outside the years"),
        ("[..2003-05-05]", 2002, 2002, "presumed"),
        ("[..2003-05-05]", 2004, 2004, "presumed"),
        ("", 2003, 2003, "undated"),
    ],
)
def test_a_state_in_a_window(checkout: Checkout, when: str, first: int, last: int, answer: str) -> None:
    """Its paper is of August 2005: what it says is still so is attested to that day, and presumed from then on."""
    assert in_years(checkout, {"kind": "operating", "when": when}, first, last) == answer


@pytest.mark.parametrize("change", [{"stance": "denied"}, {"status": "planned"}, {"status": "conditional"}])
@pytest.mark.parametrize(
    ("kind", "when"), [("operating", "2003"), ("operating", "2003/.."), ("conducted", "[..2003-05-05]")]
)
def test_what_is_denied_or_not_yet_so_is_presumed_on_no_day(
    checkout: Checkout, kind: str, when: str, change: dict[str, object]
) -> None:
    claim: dict[str, object] = {"kind": kind, "when": when}
    assert one(checkout, claim).presumed is not None
    assert one(checkout, {**claim, **change}).presumed is None


@pytest.mark.parametrize("stance", ["reported", "alleged"])
def test_what_is_reported_may_be_presumed(checkout: Checkout, stance: str) -> None:
    assert in_years(checkout, {"when": "2003", "stance": stance}, 2004, 2004) == "presumed"


NORLAND = [{"id": "norland", "role": "uses"}, {"id": "southland", "role": "hosts"}]
STATE: dict[str, object] = {"says": "There.", "when": "2003", "actors": NORLAND}
ENDING: dict[str, object] = {
    "says": "Gone.", "kind": "terminated", "when": "2004-07-01",
    "actors": [{"id": "southland", "role": "ends"}, {"id": "norland", "role": "uses"}],
}  # fmt: skip


def test_a_state_is_presumed_up_to_the_day_on_which_a_claim_ends_it(checkout: Checkout) -> None:
    state = one(checkout, STATE, ENDING)
    assert state.ended == date(2004, 7, 1)
    assert state.presumed == (date.min, date(2004, 7, 1))
    atlas = checkout.atlas()
    assert says(atlas.select(View(years=(2004, 2004), presumed=True))) == ["There.", "Gone."]
    assert says(atlas.select(View(years=(2005, 2005), presumed=True))) == []


def test_the_first_of_several_endings_counts_wherever_it_stands(checkout: Checkout) -> None:
    checkout.document("letter", {**ENDING, "when": "2004-05-05"})
    assert one(checkout, STATE, ENDING, {**ENDING, "when": "2006"}).ended is None
    assert {entry.ended for entry in checkout.atlas().entries if entry.state} == {date(2004, 5, 5)}


@pytest.mark.parametrize(
    "change",
    [
        {"place": "mill-field"},
        {"when": "2002"},
        {"when": ""},
        {"stance": "denied"},
        {"status": "planned"},
        {"kind": "opposed"},
        {"actors": [{"id": "westland", "role": "uses"}]},
        {"actors": [{"id": "westland", "role": "uses"}, {"id": "southland", "role": "ends"}]},
    ],
    ids=[
        "elsewhere",
        "before",
        "undated",
        "denied",
        "planned",
        "other kind",
        "other users",
        "another guest sent away",
    ],
)
def test_what_does_not_end_a_state(checkout: Checkout, change: dict[str, object]) -> None:
    assert one(checkout, STATE, {**ENDING, **change}).ended is None


def test_an_ending_on_the_first_attested_day_counts(checkout: Checkout) -> None:
    assert one(checkout, STATE, {**ENDING, "when": "2003-01-01"}).ended == date(2003, 1, 1)


def test_an_ending_within_the_attested_days_takes_nothing_from_them(checkout: Checkout) -> None:
    state = one(checkout, STATE, {**ENDING, "when": "2003-02-01"})
    assert state.presumed == (date.min, date(2003, 12, 31))


def test_a_state_that_names_no_user_ends_with_any_of_its_actors(checkout: Checkout) -> None:
    host = {"actors": [{"id": "southland", "role": "hosts"}]}
    assert one(checkout, {**STATE, **host}, ENDING).ended == date(2004, 7, 1)


@pytest.mark.parametrize(
    ("source", "last_day"),
    [
        ({"published": "2005-08-16"}, "2005-08-16"),
        ({"published": "2005-08"}, "2005-08-31"),
        ({"published": "2005~"}, "2006-12-31"),
        ({"published": "[2005-01-01..2005-03-03]"}, "2005-03-03"),
        ({"published": "2005", "published_within": "2005/2007-06"}, "2007-06-30"),
    ],
)
def test_known_is_what_was_certainly_published(
    checkout: Checkout, source: dict[str, object], last_day: str
) -> None:
    checkout.document("paper", {}, **source)
    atlas, day = checkout.atlas(), date.fromisoformat(last_day)
    assert len(atlas.select(View(known=day)).shown) == 1
    early = atlas.select(View(known=date.fromordinal(day.toordinal() - 1)))
    assert early.shown == early.masked == ()
    assert early.hidden == {"not yet published": 1}


def test_a_paper_without_a_last_possible_day_is_never_known(checkout: Checkout) -> None:
    checkout.document("paper", {}, published="[2005-01-01..]")
    assert checkout.atlas().select(View(known=date(2999, 1, 1))).shown == ()


def test_without_years_everything_is_shown_the_undated_too(atlas: Atlas) -> None:
    selection = atlas.select(View())
    assert selection.shown == selection.masked == atlas.entries
    assert selection.hidden == {}
    assert selection.total == 8


def test_hidden_names_the_first_reason_and_adds_up(atlas: Atlas) -> None:
    view = View(years=(2005, 2005), place=("port-amber", "southland"), known=date(2006, 1, 1))
    selection = atlas.select(view)
    assert selection.hidden == {
        "not yet published": 3, "other filters": 2, "undated": 1, "outside the years": 2,
    }  # fmt: skip
    assert selection.total == len(selection.shown) + sum(selection.hidden.values()) == 8
    assert len(selection.masked) == 3


VIEWS = [
    View(), View(years=(2003, 2004)), View(years=(2005, 2005), undated=True), View(years=(2000, 2001), presumed=True),
    View(actor=("norland",)), View(actor=("norland", "westland"), years=(2003, 2005), presumed=True),
    View(host=("SL",), family=("in-use", "against")), View(known=date(2005, 12, 31), about=("basing",)),
    View(place=("grey-sea",)), View(source=("league-notes",), stance=("denied",)), View(kind=("withdrawn",), place=("port-amber",)),
]  # fmt: skip


@pytest.mark.parametrize(
    "view", VIEWS, ids=[" ".join("=".join(pair) for pair in v.options()) or "all" for v in VIEWS]
)
def test_a_count_beside_a_value_is_what_choosing_it_shows(atlas: Atlas, view: View) -> None:
    selection = atlas.select(view)
    assert selection.total == 8
    for facet in FACETS:
        for value in atlas.choices.facets[facet]:
            asked = View(**{**view.__dict__, facet: (value,)})
            assert selection.counts[facet][value] == len(atlas.select(asked).shown), (facet, value)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(actor=("harbour-league",)), {"The League has no base; так говорят."}),
        (View(actor=("harbour-league", "westland")), {"The League has no base; так говорят.", "Westland may come.", "Westland had signed by then."}),
        (View(place=("grey-sea",)), {"Cargo goes by sea."}),
        (View(place=("southland",)), {"Norland wants a base, somewhere."}),
        (View(family=("ending",)), {"Norland leaves the field."}),
        (View(family=("proposed",)), {"Norland wants a base, somewhere.", "Westland may come."}),
        (View(about=("transit", "alliance")), {"Cargo goes by sea.", "Westland had signed by then."}),
        (View(kind=("deployed",)), {"Norland flies from the field."}),
        (View(stance=("denied",)), {"The League has no base; так говорят."}),
        (View(source=("league-notes",), actor=("westland",), kind=("ratified",)), {"Westland had signed by then."}),
        (View(host=("NL",)), set()),
    ],
)  # fmt: skip
def test_each_facet(atlas: Atlas, view: View, expected: set[str]) -> None:
    assert set(says(atlas.select(view))) == expected


def test_choices_have_labels(atlas: Atlas) -> None:
    facets = atlas.choices.facets
    assert set(facets) == set(FACETS)
    assert facets["host"] == {"NL": "Norland", "SL": "Southland", "WL": "Westland"}
    assert facets["place"]["grey-sea"] == "Grey Sea"
    assert atlas.choices.label("source", "amber-daily") == "Amber Daily"
    assert atlas.choices.label("source", "no-such") == "no-such"


def test_what_the_records_say_of_a_place_goes_before_the_gazetteer(checkout: Checkout) -> None:
    curated = one(checkout, {}).site
    assert (curated.basis, curated.record is not None, curated.areal) == ("Made up for tests.", True, False)
    found = one(checkout, {"place": "mill-field"})
    assert (found.site.basis, found.site.record) == ("a gazetteer of ours (mill-field)", None)
    assert (found.precision, found.radius_m, found.host) == ("near", 25_000, "SL")
    assert one(checkout, {"place": "southland"}).site.areal


def test_a_claim_may_know_the_spot_less_well_than_its_place(checkout: Checkout) -> None:
    entry = one(checkout, {"precision": "district", "host": "WL"})
    assert (entry.precision, entry.radius_m, entry.host) == ("district", 75_000, "WL")
    entry = one(checkout, {"precision": "country"})
    assert (entry.precision, entry.radius_m) == ("country", None)


def test_years_span_the_attested_days(atlas: Atlas) -> None:
    assert atlas.years == (2002, 2005)


def test_an_atlas_without_claims_opens(checkout: Checkout) -> None:
    atlas = checkout.atlas()
    assert atlas.select(View(years=(2001, 2005))).total == 0
    assert atlas.years[0] <= atlas.years[1]


def test_a_place_that_nobody_knows_is_refused(checkout: Checkout) -> None:
    checkout.document("paper", {"place": "atlantis"})
    with pytest.raises(UnknownPlaceError, match="'atlantis'"):
        checkout.atlas()


def test_a_claim_is_found_by_its_id(atlas: Atlas) -> None:
    entry = atlas.entries[3]
    assert entry_of(atlas, entry.id) is entry
    with pytest.raises(AtlasError, match="No claim has the id 'nonsense'"):
        entry_of(atlas, "nonsense")


def test_the_middle_years_leave_out_the_earliest_and_the_latest_tenth(checkout: Checkout) -> None:
    checkout.document(
        "paper", *({"when": str(1990 + n)} for n in (0, 10, 11, 12, 13, 14, 15, 16, 17, 30)), published="2030"
    )
    atlas = checkout.atlas()
    assert (atlas.years, atlas.middle_years) == ((1990, 2020), (2000, 2007))


def test_a_source_of_unknown_date_vouches_for_nothing_beyond_its_first_possible_day(
    checkout: Checkout,
) -> None:
    spans = {"[2006-03-01..2006-09-30]": "2006-09-30", "[2006-03-01..2026-11-22]": "2006-03-01"}
    for n, span in enumerate(spans):
        note = {"published_basis": "inferred", "published_note": "By its contents."}
        checkout.document(
            f"paper{n}", {"when": "2003/.."}, {"when": "2007/.."} if n else {}, published=span, **note
        )
    ends = [entry.attested[1].isoformat() for entry in checkout.atlas().entries if entry.attested]
    assert ends == ["2006-09-30", "2006-03-01", "2007-01-01"]
