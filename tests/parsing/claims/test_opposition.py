"""Who asks, objects and answers where nouns tell it; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


def _told(text: str) -> set[tuple[str, frozenset[tuple[str, str]], str]]:
    return {(one.kind, frozenset(one.actors), place) for one, place in suggested(text)}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("A delegation flew in to talk over Tajikistan's demands for more rent on the Russian base at Kant.", "tajikistan"),
        ("Moscow said it would study Kyrgyzstan's demand for 20 million dollars for the Russian base at Kant.", "kyrgyzstan"),
    ],
)  # fmt: skip
def test_whose_demands_they_are_asks(text: str, asks: str) -> None:
    told = [one for one, _ in suggested(text) if one.kind == "requested"]
    assert [(one.status, dict(one.actors)[asks]) for one in told] == [("actual", "seeks")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kyrgyzstan rejected the objections from Uzbekistan to a Russian base at Kant.", "kant"),
        ("Kyrgyzstan brushed aside Uzbekistan's objections to a Russian base.", "kyrgyzstan"),
        ("There were objections from Uzbekistan to a Russian base in Tajikistan.", "tajikistan"),
        ("Uzbekistan attacked the plan for a second Russian base in Kyrgyzstan.", "kyrgyzstan"),
        ("Uzbekistan, Kyrgyzstan's western neighbour, attacked the plan for a Russian base at Kant.", "kant"),
        ("Uzbekistan, together with Kazakhstan, blocked the creation of a Russian base in Tajikistan.", "tajikistan"),
        ("Uzbekistan's concern over the Russian base at Kant has grown.", "kant"),
        ("Uzbekistan resents the Russian military presence in Tajikistan.", "tajikistan"),
        ("Uzbekistan does not see any need for a Russian base in Tajikistan.", "tajikistan"),
        ("It is no secret that Uzbekistan has been unhappy with the Russian presence in Tajikistan.", "tajikistan"),
    ],
)  # fmt: skip
def test_who_objects_opposes_whose_base_it_is(text: str, place: str) -> None:
    told = _told(text)
    assert ("opposed", frozenset({("uzbekistan", "opposes"), ("russia", "uses")}), place) in told
    assert not {kind for kind, actors, _ in told if kind == "refused" or ("uzbekistan", "party") in actors}


def test_who_is_criticised_opposes_nothing() -> None:
    told = _told("Kyrgyzstan rejected criticism of the Russian base at Kant.")
    assert ("kyrgyzstan", "opposes") not in {pair for _, actors, _ in told for pair in actors}
    assert "refused" not in {kind for kind, _, _ in told}


def test_a_request_rejected_is_refused_all_the_same() -> None:
    one, place = only("Kyrgyzstan rejected a request from Russia for a base.")
    assert (one.kind, set(one.actors), place) == (
        "refused", {("kyrgyzstan", "refuses"), ("russia", "seeks")}, "kyrgyzstan"
    )  # fmt: skip


def test_calls_that_are_rejected_end_nothing() -> None:
    told = _told("Kyrgyzstan rejected calls from Uzbekistan to close the Russian base at Kant.")
    assert "terminated" not in {kind for kind, _, _ in told}


def test_a_presence_set_up_is_that_of_its_adjective() -> None:
    told = suggested(
        "Russia dislikes the American military presence in Uzbekistan, which was set up in 2001."
    )
    assert {actor for one, _ in told for actor, role in one.actors if role == "uses"} == {"united-states"}


def test_who_is_angered_by_a_base_does_not_use_it() -> None:
    told = suggested("The base in Uzbekistan, which was set up in 2001, has angered Russia.")
    assert not {actor for one, _ in told for actor, role in one.actors if role == "uses"}


def test_who_does_not_want_to_extend_a_lease_refuses() -> None:
    told = _told("Kyrgyzstan did not want to prolong the American lease.")
    assert (
        "refused",
        frozenset({("kyrgyzstan", "refuses"), ("united-states", "seeks")}),
        "kyrgyzstan",
    ) in told


def test_with_whom_relations_are_bad_does_not_ask() -> None:
    told = _told(
        "Uzbekistan, its relations with Moscow in ruins, ordered the United States to vacate the Termez air base."
    )
    asked = [actors for kind, actors, _ in told if kind == "requested"]
    assert asked == [{("uzbekistan", "opposes"), ("united-states", "uses")}]


def test_who_came_on_a_visit_does_not_say_what_follows() -> None:
    found = suggested(
        "Kyrgyzstan gave way after a visit by Russian Defense Minister Sergei Ivanov in July, but said Russia could keep its base at Kant."
    )
    assert "russia" not in {one.speaks_for for one, _ in found}


def test_a_road_that_is_blocked_averts_no_closure() -> None:
    found = suggested("Militants blocked a road and Tajikistan closed its border crossing to NATO convoys.")
    assert ("refused", "transit") in {(one.kind, one.about) for one, _ in found}
