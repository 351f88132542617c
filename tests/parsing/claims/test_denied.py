"""Ends that are denied, ends that somebody else only speaks of, and the two sides that a sentence calls two."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kyrgyzstan denied that it would close the Russian base at Kant.", "terminated"),
        ("Kyrgyz officials denied reports that the base at Kant would be closed.", "terminated"),
        ("Kyrgyzstan has no immediate plans to close the Russian base at Kant.", "terminated"),
        ("Russia is not going to leave the Kant base.", "withdrawn"),
        ("Россия не планирует закрывать базу в Канте.", "terminated"),
        ("Россия не будет закрывать базу в Канте.", "terminated"),
    ],
)
def test_an_end_that_is_denied_is_no_base_that_is_there(text: str, kind: str) -> None:
    assert {(one.kind, one.stance) for one, _ in suggested(text)} == {(kind, "denied")}


def test_a_negation_far_off_denies_no_end() -> None:
    text = "No reason why Kyrgyzstan evicted the American forces from Kant was given."
    assert {one.stance for one, _ in suggested(text)} == {"asserted"}


def test_who_welcomes_an_end_does_not_bring_it_about() -> None:
    def ends(text: str) -> set[tuple[str, str]]:
        return {actor for one, _ in suggested(text) if one.kind == "terminated" for actor in one.actors}

    assert ("russia", "ends") not in ends("Russia welcomed the closure of the American base at Kant.")
    assert ("kyrgyzstan", "ends") in ends("Kyrgyzstan ordered the closure of the American base at Kant.")
    assert ("kyrgyzstan", "ends") in ends("Kyrgyzstan's closure of the American base at Kant came in May.")


def test_no_objection_is_a_position() -> None:
    found = {
        (one.kind, one.stance)
        for one, _ in suggested("Russia said it had no objection to the use of Kazakh airfields.")
    }
    assert ("stated", "reported") in found


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Президенты России и Казахстана встретились с главой Китая. Стороны договорились о продлении аренды полигона в Казахстане.", "russia"),
        ("The presidents of China and Kazakhstan met. Russia sent its envoy. The two sides signed an agreement on an air base in Kazakhstan.", "china"),
        ("Russia met Uzbekistan. China met Kazakhstan. Russia spoke. The two sides signed an agreement on an air base in Kazakhstan.", "russia"),
    ],
)  # fmt: skip
def test_the_two_sides_are_the_host_and_the_one_named_beside_it(text: str, sides: str) -> None:
    found = [one for one, at in suggested(text) if one.kind == "agreed" and at == "kazakhstan"]
    assert set(found[-1].actors) == {(sides, "uses"), ("kazakhstan", "grants")}


def test_no_talk_of_another_base_denies_none_before() -> None:
    text = "There is a Russian base at Kant, and there is no talk of an American one."
    assert {(one.kind, one.stance) for one, at in suggested(text) if at == "kant"} == {
        ("operating", "asserted")
    }


def test_what_officials_deny_behind_it_is_denied() -> None:
    found = suggested("Russian aircraft are stationed at Kant, which Kyrgyz officials denied.")
    assert {one.stance for one, _ in found} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Bishkek denies any link between its move to close the base at Kant and the loan.",
        "Russia denied any role in the decision to close the American base at Kant.",
        "Russia denied that it had asked Kyrgyzstan to close the American base at Kant.",
        "Moscow denied that it had put pressure on Kyrgyzstan over Kant.",
    ],
)
def test_a_denial_of_something_beside_it_says_nothing_of_the_matter(text: str) -> None:
    assert not {one.kind for one, _ in suggested(text)} & {"terminated", "opposed"}


def test_a_denial_ends_where_another_statement_begins() -> None:
    text = "Russia denied that it wanted more, and has pledged jets to Kyrgyzstan."
    assert {(one.kind, one.stance) for one, _ in suggested(text)} == {("offered", "reported")}


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyz deputies refused to debate a shutdown of the American base at Kant.",
        "Kyrgyzstan refused to close the Russian base at Kant.",
        "Bishkek rejected calls to close the Russian base at Kant.",
    ],
)
def test_who_refuses_an_end_refuses_no_base(text: str) -> None:
    assert [(one.kind, one.stance) for one, _ in suggested(text)] == [("operating", "asserted")]
