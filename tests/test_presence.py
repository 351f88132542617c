from __future__ import annotations

from datetime import date

import pytest

from geo.atlas import Entry
from geo.presence import Presence, Standing, presences
from tests.checkout import Checkout

USES = [{"id": "norland", "role": "uses"}, {"id": "southland", "role": "hosts"}]
ENDS = [{"id": "southland", "role": "ends"}, {"id": "norland", "role": "uses"}]


def state(when: str, **more: object) -> dict[str, object]:
    return {"says": f"There, {when}.", "when": when, "actors": USES, **more}


def ending(when: str, kind: object = "withdrawn", **more: object) -> dict[str, object]:
    return {"says": f"Gone, {when}.", "kind": kind, "when": when, "actors": ENDS, **more}


def found(
    checkout: Checkout, *claims: dict[str, object], standing: Standing = "attested", published: str = "2020-01-01"
) -> list[Presence]:  # fmt: skip
    checkout.document("paper", *claims, published=published)
    return presences(checkout.atlas().entries, standing)


def only(checkout: Checkout, *claims: dict[str, object], published: str = "2020-01-01") -> Presence:
    (presence,) = found(checkout, *claims, published=published)
    return presence


def says(*entries: Entry) -> list[str]:
    return [entry.claim.says for entry in entries]


@pytest.mark.parametrize(
    ("when", "first", "last", "begins", "ends"),
    [
        ("2003", date(2003, 1, 1), date(2003, 12, 31), False, False),
        ("2001/2003-05", date(2001, 1, 1), date(2003, 5, 31), True, True),
        ("2001/..", date(2001, 1, 1), date(2005, 8, 16), True, False),
        ("/2003-05", date(2003, 5, 1), date(2003, 5, 31), False, True),
        ("2003-05/", date(2003, 5, 1), date(2003, 5, 31), True, False),
        ("[..2003-05-05]", date(2003, 5, 5), date(2003, 5, 5), False, False),
    ],
)
def test_a_state_begins_and_ends_only_where_its_text_says_so(
    checkout: Checkout, when: str, first: date, last: date, begins: bool, ends: bool
) -> None:
    presence = only(checkout, state(when), published="2005-08-16")
    assert (presence.first, presence.last) == (first, last)
    assert (presence.begins, presence.ends) == (begins, ends)
    assert presence.first_from is presence.last_from is presence.days[0].entry


def test_no_source_attests_a_day_after_it_was_published(checkout: Checkout) -> None:
    presence = only(checkout, state("2005-08~"), published="2005-08-16")
    assert (presence.first, presence.last) == (date(2005, 7, 1), date(2005, 8, 16))


def test_an_undated_state_has_a_place_and_no_day(checkout: Checkout) -> None:
    presence = only(checkout, state(""))
    assert (presence.first, presence.last, presence.days) == (None, None, ())
    assert says(*presence.undated) == ["There, ."]


def test_two_attestations_are_one_presence_with_a_presumed_gap(checkout: Checkout) -> None:
    presence = only(checkout, state("2003"), state("2007"))
    assert [(d.first.year, d.last.year) for d in presence.days] == [(2003, 2003), (2007, 2007)]
    assert says(presence.first_from, presence.last_from) == ["There, 2003.", "There, 2007."]


@pytest.mark.parametrize(
    "claims",
    [
        (state("2003"), ending("2005-03-01"), state("2007")),
        (state("2003"), ending("2005-03-01", "terminated"), state("2007")),
        (state("2001/2003"), state("2007")),
        (state("2003"), state("2007/..")),
    ],
)
def test_a_stated_end_or_beginning_parts_two_presences(
    checkout: Checkout, claims: tuple[dict[str, object], ...]
) -> None:
    one, other = found(checkout, *claims)
    assert one.last is not None
    assert one.last.year < 2007
    assert other.first == date(2007, 1, 1)


def test_an_ending_belongs_to_the_presence_before_it(checkout: Checkout) -> None:
    one, other = found(checkout, state("2003"), ending("2005-03-01"), state("2007"))
    assert (one.ends, one.last, says(one.last_from)) == (True, date(2005, 3, 1), ["Gone, 2005-03-01."])
    assert (other.ends, other.endings) == (False, ())


def test_a_departure_attests_that_they_were_there(checkout: Checkout) -> None:
    presence = only(checkout, ending("2005-03-01"))
    assert (presence.first, presence.last) == (date(2005, 3, 1), date(2005, 3, 1))
    assert (presence.begins, presence.ends) == (False, True)


def test_gone_by_a_day_attests_no_day(checkout: Checkout) -> None:
    presence = only(checkout, ending("[..2005-03-01]"))
    assert (presence.first, presence.last, presence.ends) == (None, date(2005, 3, 1), True)


def test_the_end_of_an_agreement_is_no_departure(checkout: Checkout) -> None:
    assert found(checkout, ending("2005-03-01", "terminated")) == []
    presence = only(checkout, state("2003"), ending("2005-03-01", "terminated"))
    assert (presence.ends, presence.last) == (True, date(2005, 3, 1))
    assert [d.last for d in presence.days] == [date(2003, 12, 31)]


def test_what_is_attested_after_an_ending_stays_attested(checkout: Checkout) -> None:
    presence = only(checkout, state("2003/2007"), ending("2005-03-01", "terminated"))
    assert presence.last == date(2007, 12, 31)
    assert says(presence.last_from, *presence.endings) == ["There, 2003/2007.", "Gone, 2005-03-01."]


@pytest.mark.parametrize(
    "change", [{"stance": "denied"}, {"stance": "alleged"}, {"status": "planned"}, {"status": "conditional"},
               {"place": "mill-field"}, {"actors": [{"id": "southland", "role": "ends"}, {"id": "westland", "role": "uses"}]}],
)  # fmt: skip
def test_an_ending_that_ends_nothing(checkout: Checkout, change: dict[str, object]) -> None:
    presences_ = found(checkout, state("2003"), ending("2005-03-01", **change))
    mine = [p for p in presences_ if (p.actor, p.place) == ("norland", "port-amber")]
    assert [(p.ends, p.endings) for p in mine] == [(False, ())]


def test_a_host_that_sends_a_guest_away_stays(checkout: Checkout) -> None:
    own = state("2003", actors=[{"id": "southland", "role": "uses"}])
    host, guest = sorted(found(checkout, own, state("2003"), ending("2005-03-01")), key=lambda p: p.ends)
    assert (host.actor, guest.actor) == ("southland", "norland")


def test_who_leaves_by_itself_needs_no_user(checkout: Checkout) -> None:
    left = ending("2005-03-01", actors=[{"id": "norland", "role": "ends"}])
    assert only(checkout, state("2003"), left).ends


def test_a_move_ends_one_presence_and_begins_another(checkout: Checkout) -> None:
    there, here = sorted(
        found(checkout, state("2003"), ending("2005-03-01", "relocated", to="mill-field")),
        key=lambda p: p.begins,
    )
    assert (there.place, there.ends, there.last) == ("port-amber", True, date(2005, 3, 1))
    assert (here.place, here.begins, here.ends, here.first) == ("mill-field", True, False, date(2005, 3, 1))


@pytest.mark.parametrize("status", ["planned", "conditional"])
def test_a_move_that_is_not_made_moves_nobody(checkout: Checkout, status: str) -> None:
    assert found(checkout, ending("2005-03-01", "relocated", to="mill-field", status=status)) == []


@pytest.mark.parametrize("kind", ["conducted", "provided", "agreed", "visited", "planned", "stated"])
def test_only_states_and_departures_attest_presence(checkout: Checkout, kind: str) -> None:
    assert found(checkout, state("2003", kind=kind)) == []


def test_a_party_or_a_host_is_not_present(checkout: Checkout) -> None:
    others = [{"id": "southland", "role": "hosts"}, {"id": "westland", "role": "party"}]
    assert found(checkout, state("2003", actors=others)) == []


@pytest.mark.parametrize("standing", ["alleged", "denied"])
def test_the_alleged_and_the_denied_are_kept_apart(checkout: Checkout, standing: Standing) -> None:
    claims = (state("2003", stance=standing), state("2005"))
    assert [says(*p.entries) for p in found(checkout, *claims)] == [["There, 2005."]]
    checkout.document("paper", *claims, published="2020-01-01")
    (apart,) = presences(checkout.atlas().entries, standing)
    assert (apart.standing, says(*apart.entries)) == (standing, ["There, 2003."])


def test_what_is_only_alleged_attests_nothing(checkout: Checkout) -> None:
    assert found(checkout, state("2003", stance="alleged")) == []


def test_earliest_first_and_the_undated_last(checkout: Checkout) -> None:
    other = [{"id": "westland", "role": "uses"}]
    given = found(checkout, state(""), state("2003", actors=other))
    assert [p.actor for p in given] == ["westland", "norland"]


def test_a_departure_dated_to_a_year_attests_no_more_than_its_beginning(checkout: Checkout) -> None:
    presence = only(checkout, state("2003"), ending("2005"), ending("2005-06-03"))
    assert (presence.last, presence.ends) == (date(2005, 6, 3), True)


def test_an_undated_state_is_ended_by_a_dated_end_of_its_agreement(checkout: Checkout) -> None:
    presence = only(checkout, state(""), ending("2005-06-03", "terminated"))
    assert (presence.first, presence.last, presence.ends) == (None, date(2005, 6, 3), True)
