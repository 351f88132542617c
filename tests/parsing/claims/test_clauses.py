"""Which clause a date, a place, a topic or a speaker belongs to, and what is let and not done; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


def kinds(text: str) -> set[tuple[str, str, str]]:
    return {(one.kind, place, one.stance) for one, place in suggested(text)}


def test_a_speaker_does_not_run_over_a_comma() -> None:
    one, place = only("Russia will deploy soldiers at the Kant airfield, a Kyrgyz diplomat said.")
    assert (one.speaker, one.speaks_for, place) == ("a Kyrgyz diplomat", "kyrgyzstan", "kant")
    one, _ = only("A senior, unnamed Kyrgyz official said that Russia asked for a base in Tajikistan.")
    assert one.speaker == "A senior, unnamed Kyrgyz official"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kazakhstan agreed in May to let NATO supplies cross its territory by rail from Aktau.", "kazakhstan"),
        ("Kazakhstan let NATO aircraft fly through its airspace.", "kazakhstan"),
        ("Kyrgyzstan will allow American cargo to transit its territory.", "kyrgyzstan"),
        ("Tajikistan decided last year to permit French aircraft to land in Dushanbe.", "dushanbe"),
    ],
)  # fmt: skip
def test_to_let_cross_or_fly_is_a_grant_and_nothing_was_moved_yet(text: str, place: str) -> None:
    found = suggested(text)
    assert {(one.kind, at) for one, at in found} == {("agreed", place)}
    assert all("grants" in dict(map(reversed, one.actors)) for one, _ in found)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan refused to let NATO supplies cross its territory.",
        "Kazakhstan asked Kyrgyzstan to let NATO supplies cross its territory.",
    ],
)
def test_what_is_refused_or_only_asked_is_not_granted(text: str) -> None:
    assert {one.kind for one, _ in suggested(text)} <= {"refused", "requested"}


def test_cargo_that_nobody_had_to_let_through_was_moved() -> None:
    one, place = only("In May NATO supplies crossed Kazakhstan by rail from Aktau.")
    assert (one.kind, place) == ("conducted", "aktau-port")


def test_a_relative_clause_keeps_its_places_and_topics() -> None:
    assert kinds("Kyrgyzstan, which expelled American forces from Kant in 2005, has not offered a replacement.") == {
        ("terminated", "kant", "asserted")
    }  # fmt: skip
    text = "Tajikistan, where Russia keeps soldiers at Kant, agreed to a base in Dushanbe with India."
    assert ("agreed", "kant", "asserted") not in kinds(text)
    assert ("agreed", "dushanbe", "asserted") in kinds(text)


def test_a_relative_clause_on_no_name_belongs_to_the_sentence() -> None:
    text = "An agreement on Russian soldiers, who serve in Tajikistan, was signed by Russia."
    assert ("agreed", "tajikistan", "asserted") in kinds(text)


def test_officials_in_a_capital_speak_for_its_government() -> None:
    one, place = only("Officials in Dushanbe denied that a new base near Kant was being discussed.")
    assert (one.kind, one.stance, one.speaks_for, place) == ("negotiated", "denied", "tajikistan", "kant")
    assert one.actors == (("tajikistan", "party"),)
    said = "{} denied that a new base near Kant was being discussed.".format
    one, _ = only(said("American officials in Dushanbe"))
    assert (one.speaks_for, one.actors) == (None, (("united-states", "party"),))
    assert suggested(said("Airport officials in Dushanbe")) == []


def test_what_an_infinitive_hangs_on_is_named() -> None:
    one, _ = only(
        "The parliament of Kyrgyzstan pledged on Thursday to end the agreement on the base in Bishkek."
    )
    assert "planned: “pledged … to”" in one.why
    assert one.when == "2005-08-11"


def test_a_standing_agreement_is_not_dated_by_the_vote_on_it() -> None:
    text = "Kyrgyzstan spoke on Thursday of the law that lets Russia use the base in Bishkek."
    assert {one.when for one, _ in suggested(text) if one.kind == "agreed"} == {""}


def test_the_base_is_the_one_named_not_the_town_beside_it() -> None:
    text = "Russia keeps soldiers at the Kant air base near Bishkek. Russia hopes to keep the base."
    assert {place for one, place in suggested(text) if one.kind == "planned"} == {"kant"}


def test_a_year_to_come_ends_no_agreement() -> None:
    text = "Russia will leave the base in Bishkek by the end of 2008 under an agreement signed in May."
    found = suggested(text)
    assert "terminated" not in {one.kind for one, _ in found}
    assert {one.when for one, _ in found if one.kind == "agreed"} == {"2005-05"}


def test_a_signing_ahead_is_dated_ahead() -> None:
    found = suggested("An agreement on the base in Bishkek will be signed in May by Russia.")
    assert {one.when for one, _ in found if one.kind == "agreed"} == {"2006-05"}


def test_who_must_leave_uses_the_base() -> None:
    one, place = only("The United States must withdraw its soldiers from the airport in Bishkek.")
    assert (one.kind, one.about, place) == ("requested", "withdrawal", "bishkek")
    assert one.actors == (("united-states", "uses"), ("kyrgyzstan", "hosts"))


def test_a_lease_that_two_extend_has_both() -> None:
    one, _ = only("Germany and Uzbekistan extended the lease of the airport in Uzbekistan.")
    assert set(one.actors) == {("germany", "uses"), ("uzbekistan", "grants")}


def test_a_relative_clause_takes_no_topic_of_the_sentence() -> None:
    text = "Kyrgyzstan, which has no agreement with NATO, asked Russia for aid to the airport in Bishkek."
    assert "agreed" not in {one.kind for one, _ in suggested(text)}


def test_aircraft_that_cross_airspace_need_no_base() -> None:
    one, _ = only("Uzbekistan refused to let Russian aircraft cross its airspace.")
    assert (one.kind, one.about) == ("refused", "overflight")
    one, _ = only("Uzbekistan refused to let Russian aircraft use the airport in Uzbekistan.")
    assert one.about == "basing"
