from __future__ import annotations

from collections.abc import Mapping

import pytest

from geo.ledger import Contrast, Matter, independent, ledger
from tests.checkout import Checkout

USES = [{"id": "norland", "role": "uses"}, {"id": "southland", "role": "hosts"}]
OFFERS = [{"id": "southland", "role": "offers"}, {"id": "norland", "role": "seeks"}]
REFUSES = [{"id": "southland", "role": "refuses"}, {"id": "norland", "role": "seeks"}]

Told = Mapping[str, object]


def use(**more: object) -> dict[str, object]:
    return {"says": "It is used.", "actors": USES, "when": "2003", **more}


def offer(**more: object) -> dict[str, object]:
    return {"says": "It is offered.", "kind": "offered", "actors": OFFERS, "when": "2003", **more}


def matters(checkout: Checkout, **documents: Told | list[Told]) -> list[Matter]:
    """The ledger of papers, each with one claim or several."""
    for name, claims in documents.items():
        listed = claims if isinstance(claims, list) else [claims]
        checkout.document(name, *listed, published="2010-01-01")
    return ledger(checkout.atlas().entries)


def against(checkout: Checkout, **documents: Told | list[Told]) -> list[str]:
    """Why claims of these papers, and of no others, stand against each other."""
    for old in (checkout.root / "seeds").glob("*.toml"):
        old.unlink()
    return [contrast.why for matter in matters(checkout, **documents) for contrast in matter.contrasts]


def counts(found: list[Matter]) -> list[tuple[int, int]]:
    """(claims, independent sources) of each proposition."""
    return [(len(p.claims), p.agree) for matter in found for p in matter.propositions]


def test_two_documents_that_say_the_same_agree(checkout: Checkout) -> None:
    assert counts(matters(checkout, one=use(), two=use())) == [(2, 2)]


def test_a_document_that_repeats_itself_counts_once(checkout: Checkout) -> None:
    assert counts(matters(checkout, one=[use(), use()])) == [(2, 1)]


def test_two_documents_with_the_same_report_count_once(checkout: Checkout) -> None:
    assert counts(matters(checkout, one=use(via=["wire"]), two=use(via=["wire"]))) == [(2, 1)]
    assert counts(matters(checkout, one=use(via=["wire"]), two=use(via=["radio"]))) == [(2, 2)]


def test_a_chain_of_reports_joins_all_three(checkout: Checkout) -> None:
    found = matters(checkout, a=use(via=["x"]), b=use(via=["y"]), c=use(via=["x", "y"]))
    assert counts(found) == [(3, 1)]


def test_a_document_and_one_that_cites_it_count_once(checkout: Checkout) -> None:
    assert counts(matters(checkout, one=use(), two=use(via=["one"]))) == [(2, 1)]


def test_a_translation_and_its_original_count_once(checkout: Checkout) -> None:
    checkout.document("one", use(), published="2010-01-01")
    checkout.document("two", use(), published="2010-01-01", translation_of="one")
    assert counts(ledger(checkout.atlas().entries)) == [(2, 1)]


def test_independent_groups_keep_every_claim(checkout: Checkout) -> None:
    matters(checkout, a=use(via=["x"]), b=use(), c=use(via=["x"]), d=[use(), use()])
    groups = independent(checkout.atlas().entries)
    assert sorted(sorted(e.source.id for e in group) for group in groups) == [["a", "c"], ["b"], ["d", "d"]]


def test_what_is_only_presumed_counts_for_nothing(checkout: Checkout) -> None:
    checkout.document("one", use(), published="2010")
    checkout.document("two", use(when="2003-05"), published="2010")
    entries = checkout.atlas().entries
    presumed = {e.id for e in entries if e.source.id == "two"}
    ((proposition,),) = (m.propositions for m in ledger(entries, presumed))
    assert (len(proposition.claims), proposition.agree) == (2, 1)


def test_days_that_are_merely_presumed_do_not_agree(checkout: Checkout) -> None:
    """The first might have gone on until the second; nobody says so."""
    assert counts(matters(checkout, one=use(when="2003"), two=use(when="2005"))) == [(1, 1), (1, 1)]


def test_an_accusation_that_is_passed_on_is_no_agreement(checkout: Checkout) -> None:
    found = matters(checkout, one=use(stance="alleged"), two=use(stance="reported"), three=use())
    ((proposition,),) = (matter.propositions for matter in found)
    assert (proposition.agree, proposition.relayed) == (2, 1)


@pytest.mark.parametrize("kind", ["operating", "deployed"])
def test_a_denial_stands_against_the_assertion(checkout: Checkout, kind: str) -> None:
    (matter,) = matters(checkout, one=use(), two=use(kind=kind, stance="denied", when="2003-06"))
    assert [p.denied for p in matter.propositions] == [False, True]
    assert [p.agree for p in matter.propositions] == [1, 1]
    assert matter.contrasts == (Contrast(0, 1, "denied", True),)


@pytest.mark.parametrize(
    "change", [{"when": "2004"}, {"about": "transit"}, {"place": "mill-field"}, {"actors": [{"id": "westland", "role": "uses"}]},
               {"kind": "planned", "status": "planned"}],
)  # fmt: skip
def test_a_denial_of_something_else_contradicts_nothing(
    checkout: Checkout, change: dict[str, object]
) -> None:
    found = matters(checkout, one=use(), two=use(stance="denied", **change))
    assert [len(matter.propositions) for matter in found] == [1, 1]


def test_a_denial_of_plans_stands_against_a_request(checkout: Checkout) -> None:
    asks = [{"id": "norland", "role": "seeks"}]
    wanted = {"says": "Wanted.", "kind": "requested", "actors": asks, "when": "2003", "event": "talk"}
    denial = use(kind="planned", status="planned", stance="denied", event="talk")
    (matter,) = matters(checkout, one=wanted, two=denial)
    assert [c.why for c in matter.contrasts] == ["denied"]
    assert against(checkout, one=wanted, two={**denial, "event": "another"}) == []
    asked = {**wanted, "stance": "denied"}
    assert against(checkout, one=asked, two=use(kind="planned", status="planned", event="talk")) == []


def test_two_who_ask_each_other_are_not_denied_together(checkout: Checkout) -> None:
    def asks(who: str, whom: str, **more: object) -> dict[str, object]:
        actors = [{"id": who, "role": "seeks"}, {"id": whom, "role": "uses"}]
        return {"says": "Asked.", "kind": "requested", "actors": actors, "when": "2003", "event": "x", **more}

    one, other = asks("norland", "southland"), asks("southland", "norland", stance="denied")
    assert against(checkout, one=one, two=other) == []
    assert against(checkout, one=one, two={**one, "stance": "denied"}) == ["denied"]


@pytest.mark.parametrize("when", ["", "[..2021]", "[1999..2008]", "2003?"])
def test_a_presence_is_only_denied_for_a_time_that_both_surely_mean(checkout: Checkout, when: str) -> None:
    assert against(checkout, one=use(), two=use(stance="denied", when=when, caution="As printed.")) == []


def test_what_went_on_until_the_source_spoke_is_sure_until_the_first_day_on_which_it_can_have_spoken(
    checkout: Checkout,
) -> None:
    denied = use(stance="denied", when="2008-06")
    for published, expected in (("2009", ["denied"]), ("[2006..2012]", [])):
        more: dict[str, object] = {"published_basis": "inferred", "published_note": "By its contents."}
        checkout.document("one", use(when="2001/.."), published=published, **more)
        checkout.document("two", denied, published="2010-01-01")
        found = ledger(checkout.atlas().entries)
        assert [c.why for matter in found for c in matter.contrasts] == expected


@pytest.mark.parametrize("kind", ["stated", "opposed", "visited"])
def test_what_has_a_wording_of_its_own_is_denied_by_nobody_else(checkout: Checkout, kind: str) -> None:
    told = use(kind=kind, event="one")
    assert against(checkout, one=told, two={**told, "stance": "denied"}) == []


def test_one_voice_tells_two_things_apart(checkout: Checkout) -> None:
    both: list[Told] = [use(speaker="The envoy"), use(stance="denied", speaker="The envoy")]
    assert against(checkout, one=both) == []
    assert against(checkout, one=[both[0], {**both[1], "speaker": "The ministry"}]) == ["denied"]


def test_offered_and_refused_stand_together(checkout: Checkout) -> None:
    refusal = {"says": "No.", "kind": "refused", "actors": REFUSES}
    told = {**refusal, "event": "base"}
    (matter,) = matters(checkout, one=offer(event="base"), two={**told, "when": "2003-09"})
    assert matter.contrasts == (Contrast(0, 1, "refused", True),)
    (later,) = matters(checkout, one=offer(event="base"), two={**told, "when": "2005"})
    assert later.contrasts == (Contrast(0, 1, "refused", False),)
    assert against(checkout, one=offer(event="base"), two={**told, "when": "2001"}) == []
    assert against(checkout, one=offer(), two={**refusal, "when": "2003-09"}) == []


def test_another_guest_is_refused(checkout: Checkout) -> None:
    no = [{"id": "southland", "role": "refuses"}, {"id": "westland", "role": "seeks"}]
    found = matters(
        checkout, one=offer(), two={"says": "No.", "kind": "refused", "actors": no, "when": "2003"}
    )
    assert all(not matter.contrasts for matter in found)


def test_one_happening_with_two_days(checkout: Checkout) -> None:
    (matter,) = matters(checkout, one=offer(event="offer"), two=offer(event="offer", when="2004"))
    assert matter.contrasts == (Contrast(0, 1, "dates", False),)


def test_one_treaty_with_two_days(checkout: Checkout) -> None:
    signed = {
        "says": "Done.",
        "kind": "ratified",
        "actors": [{"id": "southland", "role": "party"}],
        "agreement": "pact",
        "event": "signing",
    }
    (matter,) = matters(checkout, one={**signed, "when": "2003-04-19"}, two={**signed, "when": "2003-04-25"})
    assert [c.why for c in matter.contrasts] == ["dates"]
    other = {**signed, "actors": [{"id": "norland", "role": "party"}]}
    assert (
        len(matters(checkout, one={**signed, "when": "2003-04-19"}, two={**other, "when": "2003-04-25"})) == 2
    )


def test_steps_of_one_treaty_have_days_of_their_own(checkout: Checkout) -> None:
    signed = offer(kind="agreed", agreement="pact", event="signing", when="2003-04-19")
    other = {**signed, "when": "2003-04-25"}
    assert against(checkout, one=signed, two=other) == ["dates"]
    assert against(checkout, one=signed, two={**other, "event": "renewal"}) == []
    assert against(checkout, one=[signed, other]) == []  # what one document tells twice is two things
    published = {**other, "when": "2010-01-01", "when_basis": "derived"}
    assert against(checkout, one=signed, two=published) == []  # no day but that of the paper


def test_talks_and_states_of_two_days_are_no_contradiction(checkout: Checkout) -> None:
    talks = {"says": "Talks.", "kind": "negotiated", "actors": OFFERS, "event": "talks"}
    assert (
        len(matters(checkout, one={**talks, "when": "2003-11-06"}, two={**talks, "when": "2003-11-07"})) == 2
    )
    assert len(matters(checkout, one=use(event="camp"), two=use(event="camp", when="2005"))) == 2


def test_one_payment_with_two_amounts(checkout: Checkout) -> None:
    def paid(value: float, when: str = "2003", **more: object) -> dict[str, object]:
        amount = {"value": value, "unit": "USD million", **more}
        actors = [{"id": "norland", "role": "supplies"}, {"id": "southland", "role": "receives"}]
        return {
            "says": "Paid.",
            "kind": "provided",
            "about": "aid",
            "actors": actors,
            "when": when,
            "amount": amount,
            "event": "aid",
        }

    (matter,) = matters(checkout, one=paid(47), two=paid(92))
    assert matter.contrasts == (Contrast(0, 1, "amounts", True),)
    assert counts(matters(checkout, one=paid(47), two=paid(40, qualifier="more than"))) == [(2, 2)]
    (checkout.root / "seeds" / "two.toml").unlink()
    assert against(checkout, one=[paid(47), paid(92)]) == []
    assert against(checkout, one=[paid(47), paid(92)], two=paid(47)) == []
    assert len(matters(checkout, one=paid(47), two=paid(36, "2004"))) == 2


def test_the_same_told_twice_with_and_without_a_date(checkout: Checkout) -> None:
    """Like one airport offered, told twice in one document."""
    assert counts(matters(checkout, one=[offer(event="offer"), offer(event="offer", when="")])) == [(2, 1)]


def test_a_vague_claim_joins_no_one_of_several(checkout: Checkout) -> None:
    found = matters(checkout, one=use(when="2003"), two=use(when="2005"), three=use(when=""))
    assert counts(found) == [(1, 1), (1, 1), (1, 1)]


@pytest.mark.parametrize(
    "change", [{"kind": "stated"}, {"about": "aid"}, {"kind": "conducted"}, {"kind": "offered", "event": "another"}],
)  # fmt: skip
def test_likeness_that_the_records_cannot_tell_is_no_agreement(
    checkout: Checkout, change: dict[str, object]
) -> None:
    told = use(event="one", **{k: v for k, v in change.items() if k != "event"})
    assert counts(matters(checkout, a=told, b={**told, "event": change.get("event")})) == [(1, 1), (1, 1)]


def test_host_and_speaker_make_no_difference(checkout: Checkout) -> None:
    bare = [{"id": "norland", "role": "uses"}, {"id": "westland", "role": "speaks"}]
    assert counts(matters(checkout, one=use(), two=use(actors=bare))) == [(2, 2)]


def test_three_at_odds_are_one_matter(checkout: Checkout) -> None:
    (matter,) = matters(
        checkout, a=use(), b=use(stance="denied"), c=use(when="2003/2005", kind="deployed", stance="alleged")
    )
    assert sorted(len(p.claims) for p in matter.propositions) == [1, 2]


def test_every_claim_stands_once_earliest_first(checkout: Checkout) -> None:
    found = matters(checkout, one=[use(when="2005"), offer(when=""), use(when="2001", stance="denied")])
    claims = [entry for matter in found for entry in matter.claims]
    assert [entry.when.written for entry in claims] == ["2001", "2005", ""]
    assert {entry.id for entry in claims} == set(checkout.atlas().by_id)


def test_a_state_goes_on_from_claim_to_claim(checkout: Checkout) -> None:
    """March to May, April to June, June to August: the first and the last share no day, the chain does."""
    found = matters(checkout, a=use(when="2003-04~"), b=use(when="2003-05~"), c=use(when="2003-07~"))
    assert counts(found) == [(3, 3)]


def test_clauses_of_one_treaty_are_not_one_thing(checkout: Checkout) -> None:
    clause = {"says": "A clause.", "kind": "agreed", "about": "alliance", "agreement": "pact"}
    party = [{"id": "southland", "role": "party"}]
    assert (
        counts(matters(checkout, a={**clause, "actors": party}, b={**clause, "actors": party}))
        == [(1, 1)] * 2
    )


def test_two_voices_against_it_are_one_thing_only_if_the_same_actor_opposes(checkout: Checkout) -> None:
    bare: dict[str, object] = {"says": "Against.", "kind": "opposed", "actors": USES, "when": "2003"}
    assert counts(matters(checkout, a={**bare, "speaker": "A teacher"}, b=bare)) == [(1, 1), (1, 1)]
    named = {**bare, "actors": [*USES, {"id": "westland", "role": "opposes"}]}
    assert counts(matters(checkout, a=named, b=named)) == [(2, 2)]
