from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.comparison import VERDICTS, Change, Comparison, compare, moments_of
from geo.view import View
from tests.checkout import Checkout

NORLAND = [{"id": "norland", "role": "uses"}, {"id": "southland", "role": "hosts"}]
WESTLAND = [{"id": "westland", "role": "uses"}, {"id": "southland", "role": "hosts"}]
SEEKS = [{"id": "norland", "role": "seeks"}]
GRANTED = [{"id": "southland", "role": "grants"}, {"id": "norland", "role": "uses"}]
Claim = dict[str, Any]


def use(when: str, **other: Any) -> Claim:
    return {"says": f"In use {when}.", "when": when, "actors": NORLAND, **other}


def end(when: str, **other: Any) -> Claim:
    actors = [{"id": "southland", "role": "ends"}, {"id": "norland", "role": "uses"}]
    return {"says": f"Ended {when}.", "kind": "terminated", "when": when, "actors": actors, **other}


def asked(when: str, **other: Any) -> Claim:
    return {"says": f"Asked for {when}.", "kind": "requested", "when": when, "actors": SEEKS, **other}


def agreed(when: str, **other: Any) -> Claim:
    return {"says": f"Agreed {when}.", "kind": "agreed", "when": when, "actors": GRANTED, **other}


def refused(when: str, **other: Any) -> Claim:
    actors = [{"id": "southland", "role": "refuses"}, {"id": "norland", "role": "seeks"}]
    return {"says": f"Refused {when}.", "kind": "refused", "when": when, "actors": actors, **other}


def opposed(when: str, **other: Any) -> Claim:
    return {"says": f"Opposed {when}.", "kind": "opposed", "when": when, "actors": SEEKS, **other}


def denied(when: str, **other: Any) -> Claim:
    return use(when, stance="denied", **other)


def compared(
    checkout: Checkout, *claims: Claim, before: str = "2003", after: str = "2006", presumed: bool = False
) -> Comparison:
    checkout.document("paper", *claims, published="2012")
    atlas = checkout.atlas()
    return compare(atlas, atlas.select(View(presumed=presumed)), *moments_of(before, after))


def one(checkout: Checkout, *claims: Claim, **options: Any) -> Change:
    """The only row of a comparison."""
    (change,) = compared(checkout, *claims, **options).changes
    return change


CASES: list[tuple[str, list[Claim], str]] = [
    # in use on a date: closed overlap
    ("attested on both dates", [use("2002/2007")], "unchanged"),
    ("attested on both by two claims", [use("2003"), use("2006")], "unchanged"),
    ("on the first day and the last", [use("2002/2003-01-01"), use("2006-12-31", kind="deployed")], "not-known"),
    ("attested on the second only", [use("2006")], "not-known"),
    ("attested on the first only", [use("2003")], "not-known"),
    ("attested in between only", [use("2004")], "not-known"),
    ("nothing but before", [use("2001")], "not-known"),
    # opened
    ("a beginning in between", [use("2004/..")], "opened"),
    ("a beginning in between, end not known", [use("2004/")], "opened"),
    ("a beginning on the last day of the second date", [use("2006-12-31/2009")], "opened"),
    ("a beginning that another claim has long before", [use("2001/2009"), use("2004/2009")], "unchanged"),
    ("a beginning, and a doubtful use before", [use("2003-05-01?", caution="As printed."), use("2004/2009")], "opened"),
    ("a beginning, and a use before that may be from later", [use("[2003..2008]"), use("2004/2009")], "opened"),
    ("a beginning in the first year may be before its end", [use("2003/2009")], "unchanged"),
    ("within a year in between is no beginning", [use("2005")], "not-known"),
    ("denied before, in use after", [denied("2003"), use("2006")], "opened"),
    ("proposed before, in use after: since when is not said", [asked("2002"), use("2006")], "not-known"),
    # closed
    ("an end in between", [use("2003"), end("2005-06-01")], "closed"),
    ("an end in between, nothing before", [end("2005-06-01")], "closed"),
    ("withdrawal is an end", [use("2003"), end("2005", kind="withdrawn")], "closed"),
    ("a stated end of the use itself", [use("2001/2005-08")], "closed"),
    ("an end by a day counts on the day vouched for", [use("2003"), end("[..2005-06-01]")], "closed"),
    ("an end on the first day after the first date", [use("2003"), end("2004-01-01")], "closed"),
    ("an end on the last day of the first date", [use("2003"), end("2003-12-31")], "not-known"),
    ("an end on the last day of the second date", [use("2003"), end("2006-12-31")], "closed"),
    ("an end after the second date", [use("2003"), end("2007-01-01")], "not-known"),
    ("an end that may be after the second date", [use("2003"), end("[2006-10-01..2007-03-31]")], "not-known"),
    ("an end that is only planned", [use("2003"), end("2005", status="planned")], "proposed"),
    ("an end that is denied", [use("2003"), end("2005", stance="denied")], "not-known"),
    ("a reason that is denied", [use("2003"), use("2005", kind="stated", stance="denied"), end("2005-11")], "closed"),
    ("a reason that is denied, and no more", [use("2003"), use("2005", kind="stated", stance="denied")], "not-known"),
    ("a vote for the end is no accord on a base", [agreed("2002"), end("2005", kind="ratified", about="withdrawal")], "agreed"),
    ("an end that is asked about after it", [use("2003"), end("2004"), asked("2005")], "closed"),
    ("an accord after the end", [use("2003"), end("2004"), agreed("2005")], "agreed"),
    ("an end that two claims of one document record against one of use", [end("2004"), end("2004-11"), use("2005")], "not-known"),
    ("a dated beginning after the end", [end("2004"), use("2005/2005-06"), end("2005-08")], "closed"),
    ("a use about the time of its end", [use("2006-06~"), end("2006-06-15")], "closed"),
    ("used again after the end", [use("2003"), end("2004-06-01"), use("2006")], "unchanged"),
    ("opened and ended in between", [use("2004/2005-06")], "closed"),
    # agreed, proposed, refused
    ("an accord in between", [agreed("2005")], "agreed"),
    ("an accord before and again", [agreed("2002"), agreed("2005")], "unchanged"),
    ("an accord before only", [agreed("2002")], "not-known"),
    ("a request in between", [asked("2005")], "proposed"),
    ("a plan in between", [use("2005", status="planned")], "proposed"),
    ("a request that may be before", [asked("[2003-06-01..2004-06-30]")], "not-known"),
    ("a request that may be after", [asked("[2006-06-01..2007-06-30]")], "not-known"),
    ("talks about a base in use propose nothing new", [use("2005"), asked("2005", kind="negotiated")], "not-known"),
    ("asked for, then agreed", [asked("2004"), agreed("2005")], "agreed"),
    ("agreed, then refused", [agreed("2004"), refused("2005")], "refused"),
    ("asked for before, refused in between", [asked("2002"), refused("2005")], "refused"),
    ("a denial in between", [denied("2005")], "refused"),
    ("an objection", [opposed("2005")], "refused"),
    ("an objection does not outweigh an accord", [agreed("2004"), opposed("2005")], "agreed"),
    ("a call to withdraw bears on bases", [asked("2005", about="withdrawal")], "refused"),
    # happenings
    ("one happening that may be on both dates", [use("2003/2006", kind="conducted")], "not-known"),
    ("two happenings", [use("2003", kind="conducted"), use("2006", kind="conducted")], "unchanged"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_verdict(checkout: Checkout, claims: list[Claim], verdict: str) -> None:
    assert one(checkout, *claims).verdict == verdict


def test_every_verdict_but_a_change_of_hands_is_tried() -> None:
    assert {verdict for _, _, verdict in CASES} == set(VERDICTS) - {"hands"}


@pytest.mark.parametrize("claims", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_silence_closes_nothing(checkout: Checkout, claims: list[Claim]) -> None:
    """Without the claims that record an end, no verdict is closed."""
    kept = [
        c for c in claims if c.get("kind") not in ("terminated", "withdrawn") and "/2005-0" not in c["when"]
    ]
    if kept:
        assert all(change.verdict != "closed" for change in compared(checkout, *kept).changes)


def test_it_changed_hands(checkout: Checkout) -> None:
    found = compared(checkout, use("2003"), end("2004-06-01"), use("2005/..", actors=WESTLAND))
    assert {(c.actor, c.verdict, c.other) for c in found.changes} == {
        ("norland", "hands", "westland"), ("westland", "hands", "norland"),
    }  # fmt: skip
    assert all(len(change.entries) == 3 for change in found.changes)


@pytest.mark.parametrize(
    "other",
    [
        use("2005/2005-06", actors=WESTLAND),  # not known on the second date
        use("2004-03/..", actors=WESTLAND),  # there before the end
        use("2005/..", actors=[{"id": "norland-army", "role": "uses"}]),  # a body of the same state
        use("2005/..", actors=WESTLAND, place="southland"),
    ],
)
def test_hands_change_to_another_state_that_comes_after_and_is_there(
    checkout: Checkout, other: Claim
) -> None:
    actors = checkout.root / "data" / "actors.toml"
    body = '\n[[actor]]\nid = "norland-army"\nname = "Army of Norland"\nkind = "body"\npart_of = "norland"\n'
    actors.write_text(actors.read_text(encoding="utf-8") + body, encoding="utf-8")
    place = other.get("place", "port-amber")
    found = compared(checkout, use("2003", place=place), end("2004-06-01", place=place), other)
    assert "hands" not in {change.verdict for change in found.changes}


def test_an_end_outlives_a_later_use_that_fewer_sources_tell_of(checkout: Checkout) -> None:
    checkout.document("one", use("2003"), end("2005-11-30"), published="2012")
    checkout.document("two", end("2005"), published="2012")
    checkout.document("three", use("2006-02"), asked("2006-03"), published="2012")
    atlas = checkout.atlas()
    (change,) = compare(atlas, atlas.select(View()), *moments_of("2003", "2007")).changes
    assert change.verdict == "closed"
    assert change.why == ("The end is recorded 30 Nov 2005, and use after it Feb 2006, in fewer sources.")
    assert "in use after that by other claims" in change.after.text
    assert "proposed since, Mar 2006" in change.after.text
    assert len(change.entries) == 5


def test_an_end_and_a_use_after_it_with_as_many_sources_stand_beside_each_other(checkout: Checkout) -> None:
    change = one(checkout, use("2003"), end("2005-06"), use("2005-08"), after="2007")
    assert (change.verdict, change.after.word) == ("not-known", "not known")
    assert change.why == (
        "An end is recorded Jun 2005, and use after it Aug 2005; no claim speaks of the second date."
    )
    assert "an end is recorded Jun 2005" in change.after.text


def test_in_a_country_one_base_may_end_and_another_go_on(checkout: Checkout) -> None:
    there = {"place": "southland"}
    checkout.document("one", use("2003", **there), end("2005", **there), published="2012")
    checkout.document("two", end("2005", **there), published="2012")
    checkout.document("three", use("2006", **there), published="2012")
    atlas = checkout.atlas()
    (change,) = compare(atlas, atlas.select(View()), *moments_of("2003", "2007")).changes
    assert change.verdict == "not-known"


def test_what_was_said_again_in_between_is_not_called_older(checkout: Checkout) -> None:
    change = one(checkout, refused("2001"), asked("2002"), refused("2005"))
    assert (change.verdict, change.older) == ("not-known", False)
    assert "Refused 2005, which is nothing new" in change.why


def test_hands_do_not_change_to_one_who_is_only_presumed_there(checkout: Checkout) -> None:
    arrived = use("2005/", actors=WESTLAND)
    found = compared(checkout, use("2003"), end("2004-06-01"), arrived, presumed=True)
    assert {change.verdict for change in found.changes} == {"closed", "opened"}


def test_hands_do_not_change_elsewhere_or_for_another_matter(checkout: Checkout) -> None:
    for other in ({"place": "mill-field"}, {"about": "transit"}):
        found = compared(checkout, use("2003"), end("2004-06-01"), use("2005/..", actors=WESTLAND, **other))
        assert {c.verdict for c in found.changes} == {"closed", "opened"}


def test_presumption_only_when_asked_for_and_then_said(checkout: Checkout) -> None:
    claims = [use("2003"), {**use("2009"), "place": "mill-field"}]
    plain = compared(checkout, *claims)
    assert [(c.verdict, c.presumed) for c in plain.changes] == [("not-known", False)]
    fuller = compared(checkout, *claims, presumed=True)
    assert [(c.verdict, c.presumed) for c in fuller.changes] == [("unchanged", True)]
    assert "presumed" in fuller.changes[0].why


def test_what_is_presumed_ends_with_the_end(checkout: Checkout) -> None:
    change = one(checkout, use("2002"), end("2005"), presumed=True)
    assert (change.before.word, change.after.word, change.verdict) == ("presumed in use", "ended", "closed")


def test_an_allegation_counts_where_nothing_firmer_is_there(checkout: Checkout) -> None:
    alleged = {**use("2006"), "stance": "alleged"}
    assert one(checkout, alleged).after.word == "in use"
    assert one(checkout, alleged).alleged
    change = one(checkout, alleged, use("2003"))
    assert change.after.word == "not known"


def test_an_end_between_two_uses_is_said(checkout: Checkout) -> None:
    change = one(checkout, use("2003"), end("2004-06-01"), use("2006"))
    assert "an end is recorded in between" in change.why
    assert len(change.entries) == 3


def test_standings_name_their_claims(checkout: Checkout) -> None:
    change = one(checkout, use("2003"), end("2005-06-01"))
    assert [entry.claim.says for entry in change.entries] == ["In use 2003.", "Ended 2005-06-01."]
    assert change.before.text == "in use, 2003"
    assert change.after.text == "ended, 1 Jun 2005"
    assert change.why == "The end is recorded 1 Jun 2005."


def test_talk_and_undated_claims_are_counted_and_place_nothing(checkout: Checkout) -> None:
    found = compared(checkout, use(""), use("2005", kind="visited"), use("2009"))
    assert (found.changes, found.undated, found.talk, found.silent) == ((), 1, 1, 1)


def test_the_years_of_the_view_are_not_applied_but_known_is(checkout: Checkout) -> None:
    checkout.document("early", use("2003"), published="2004")
    checkout.document("late", end("2005"), published="2010")
    atlas, dates = checkout.atlas(), moments_of("2003", "2006")
    verdicts = [
        [c.verdict for c in compare(atlas, atlas.select(view), *dates).changes]
        for view in (View(years=(1990, 1991)), View(known=date(2005, 1, 1)))
    ]
    assert verdicts == [["closed"], ["not-known"]]


def test_what_a_later_source_ends_is_still_presumed_before_it_appeared(checkout: Checkout) -> None:
    checkout.document("early", use("2003"), published="2004")
    checkout.document("late", end("2005"), published="2010")
    atlas = checkout.atlas()
    view = View(known=date(2006, 1, 1), presumed=True)
    (change,) = compare(atlas, atlas.select(view), *moments_of("2003", "2006")).changes
    assert (change.after.word, change.verdict) == ("presumed in use", "unchanged")


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ([{"id": "norland", "role": "uses"}, {"id": "westland", "role": "party"}], {"norland"}),
        ([{"id": "norland", "role": "party"}, {"id": "westland", "role": "party"}], {"norland", "westland"}),
        ([{"id": "southland", "role": "party"}, {"id": "norland", "role": "party"}], {"norland"}),
        ([{"id": "southland", "role": "party"}], {"southland"}),
        ([{"id": "southland", "role": "offers"}, {"id": "norland", "role": "receives"}], {"norland"}),
        ([{"id": "norland", "role": "supplies"}, {"id": "southland", "role": "receives"}], {"norland"}),
        ([{"id": "southland", "role": "hosts"}], {""}),
        ([], {""}),
    ],
)  # fmt: skip
def test_whose_access_it_is(checkout: Checkout, actors: list[dict[str, str]], expected: set[str]) -> None:
    found = compared(checkout, use("2006", actors=actors))
    assert {change.actor for change in found.changes} == expected


def test_later_dates_know_no_less(checkout: Checkout) -> None:
    """Whatever the claims: swapping the dates is refused, and both ends of a window count."""
    change = one(checkout, use("2003-12-31"), before="2003-12-31", after="2004-01-01")
    assert (change.before.word, change.after.word) == ("in use", "not known")


def test_a_handover_ends_the_access_of_those_who_give_it_up(checkout: Checkout) -> None:
    handed = [{"id": "norland", "role": "ends"}, {"id": "southland", "role": "receives"}]
    change = one(checkout, use("2002/2003"), end("2004", kind="withdrawn", actors=handed))
    assert (change.actor, change.verdict) == ("norland", "closed")
