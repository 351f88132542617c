from __future__ import annotations

from datetime import date

import pytest

from geo.atlas import open_atlas
from geo.counting import Count, Rule, Unit, by_year, count_bases
from tests.checkout import FOUND, Checkout

USES = [{"id": "norland", "role": "uses"}, {"id": "southland", "role": "hosts"}]
OWN = [{"id": "southland", "role": "uses"}]
Y2003 = (date(2003, 1, 1), date(2003, 12, 31))
Claim = dict[str, object]


def base(**more: object) -> Claim:
    return {"kind": "operating", "about": "basing", "actors": USES, "when": "2002/2004", **more}


def counted(
    checkout: Checkout, *claims: Claim, rule: Rule | None = None, days: tuple[date, date] = Y2003
) -> Count:
    checkout.document("paper", *claims, published="2010-01-01")
    atlas = checkout.atlas()
    return count_bases(atlas, atlas.entries, days, rule or Rule())


def numbers(count: Count) -> tuple[int, int]:
    return count.low, count.high


@pytest.mark.parametrize(
    ("claims", "expected", "why"),
    [
        ([base()], (1, 1), ""),
        ([base(when="2003-05")], (1, 1), ""),
        ([base(when="[2002..2004]")], (0, 1), "dated too vaguely"),
        ([base(when="2001")], (0, 1), "presumed, not attested for these days"),
        ([base(when="1998")], (0, 0), ""),
        ([base(when="2005")], (0, 1), "presumed, not attested for these days"),
        ([base(when="1998"), base(when="2007")], (1, 1), ""),
        ([base(when="1998"), base(kind="withdrawn", when="2000-11-01"), base(when="2007/..")], (0, 0), ""),
        ([base(when="")], (0, 1), "undated"),
        ([base(when="2001/2002")], (0, 0), ""),
        ([base(when="2003?", caution="As printed.")], (0, 1), "dated too vaguely"),
        ([base(kind="withdrawn", when="2004-06")], (0, 1), "presumed, not attested for these days"),
        ([base(kind="withdrawn", when="2007-06")], (0, 0), ""),
        ([base(when=""), base(kind="terminated", when="2002-06")], (0, 0), ""),
        ([base(when="2004/2005")], (0, 0), ""),
        ([base(), base(stance="denied", when="2003")], (0, 1), "denied for the same days"),
        ([base(), base(stance="denied", when="[2002-12..2004-01]")], (0, 1), "denied for the same days"),
        ([base(), base(stance="denied", when="2003-06-01")], (1, 1), ""),
        ([base(when="2003-06"), base(stance="denied", when="2003-06-01")], (0, 1), "denied for the same days"),
        ([base(when="2003-05"), base(stance="denied", when="2003-06-01")], (1, 1), ""),
        ([base(), base(stance="denied", when="2003-06/2004"), base(stance="denied", when="2003-01/2003-07")], (0, 1), "denied for the same days"),
        ([base(stance="denied")], (0, 0), ""),
        ([base(stance="alleged")], (0, 0), ""),
        ([base(status="planned")], (0, 0), ""),
        ([base(about="training")], (0, 0), ""),
        ([base(about="transit")], (0, 0), ""),
        ([base(about="transit", kind="deployed")], (1, 1), ""),
        ([base(about="exercise", kind="deployed")], (0, 0), ""),
        ([base(actors=OWN)], (0, 0), ""),
        ([base(place="southland")], (0, 0), ""),
        ([base(kind="conducted")], (0, 0), ""),
        ([base(when="2002"), base(kind="withdrawn", when="2002-11-01")], (0, 0), ""),
    ],
)  # fmt: skip
def test_each_rule_counts_or_leaves_out(
    checkout: Checkout, claims: list[Claim], expected: tuple[int, int], why: str
) -> None:
    count = counted(checkout, *claims)
    assert numbers(count) == expected
    assert [one.why for one in count.counted] == [why] * expected[1]


def test_what_is_alleged_counts_only_if_asked_for_and_only_above(checkout: Checkout) -> None:
    assert numbers(counted(checkout, base(stance="alleged"), rule=Rule(alleged=True))) == (0, 1)


@pytest.mark.parametrize(("unit", "low"), [("installations", 1), ("presences", 2), ("sites", 1)])
def test_two_users_of_one_base_are_one_base_and_two_presences(
    checkout: Checkout, unit: Unit, low: int
) -> None:
    westland = [{"id": "westland", "role": "uses"}]
    assert numbers(counted(checkout, base(), base(actors=westland), rule=Rule(unit))) == (low, low)


def test_two_bases_of_one_town_are_one_site(checkout: Checkout) -> None:
    places = checkout.root / "data" / "places.toml"
    pier = (
        places.read_text(encoding="utf-8")
        .replace('"port-amber"', '"amber-pier"')
        .replace("Port Amber", "Amber pier")
    )
    places.write_text(places.read_text(encoding="utf-8") + pier + 'parent = "port-amber"\n', encoding="utf-8")
    claims = [base(), base(place="amber-pier")]
    checkout.document("paper", *claims, published="2010-01-01")
    # the made-up gazetteer holds no pier
    atlas = open_atlas(lambda id_: FOUND["port-amber" if id_ == "amber-pier" else id_], checkout.root)
    assert numbers(count_bases(atlas, atlas.entries, Y2003, Rule("installations"))) == (2, 2)
    assert numbers(count_bases(atlas, atlas.entries, Y2003, Rule("sites"))) == (1, 1)


def test_shared_places_can_be_left_out(checkout: Checkout) -> None:
    assert numbers(counted(checkout, base(), rule=Rule(shared=False))) == (0, 0)  # a port is shared by nature


def test_only_the_users_asked_for_count(checkout: Checkout) -> None:
    assert numbers(counted(checkout, base(), rule=Rule(users=("norland",)))) == (1, 1)
    assert numbers(counted(checkout, base(), rule=Rule(users=("westland",)))) == (0, 0)


def test_only_the_ground_asked_for_counts(checkout: Checkout) -> None:
    assert numbers(counted(checkout, base(), rule=Rule(hosts=("SL",)))) == (1, 1)
    assert numbers(counted(checkout, base(), rule=Rule(hosts=("NL",)))) == (0, 0)


def test_an_interval_is_sure_within_its_vague_ends_only(checkout: Checkout) -> None:
    spring, winter = (date(2003, 3, 1), date(2003, 3, 31)), (date(2003, 12, 1), date(2003, 12, 31))
    checkout.document("paper", base(when="2003/2004"), published="2010-01-01")
    atlas = checkout.atlas()
    assert numbers(count_bases(atlas, atlas.entries, spring)) == (0, 1)
    assert numbers(count_bases(atlas, atlas.entries, winter)) == (1, 1)


def test_who_only_may_have_been_there_is_told_apart(checkout: Checkout) -> None:
    westland = [{"id": "westland", "role": "uses"}]
    (one,) = counted(checkout, base(), base(actors=westland, when="2001")).counted
    assert (one.users, one.perhaps) == (("norland",), ("westland",))


def test_who_came_more_than_once_is_counted_once_with_all_that_attests_it(checkout: Checkout) -> None:
    days = (date(1991, 1, 1), date(2010, 12, 31))
    claims = [base(when="2001-10-23"), base(when="2003-10-23/.."), base(when="2007-05")]
    (one,) = counted(checkout, *claims, days=days).counted
    assert [entry.when.written for entry in one.entries] == ["2001-10-23", "2003-10-23/..", "2007-05"]


def test_years_are_counted_one_by_one(checkout: Checkout) -> None:
    checkout.document("paper", base(), published="2010-01-01")
    atlas = checkout.atlas()
    assert by_year(atlas, atlas.entries, range(2001, 2006)) == [
        (2001, 0, 0), (2002, 1, 1), (2003, 1, 1), (2004, 1, 1), (2005, 0, 0),
    ]  # fmt: skip
