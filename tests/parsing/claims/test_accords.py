"""What is said of an accord behind the sentence that says whose it is and where."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested

SIGNED = "Russia and Kyrgyzstan signed an agreement on the air base at Kant in 2003."


def _behind(text: str) -> set[tuple[str, str, str, str]]:
    found = suggested(f"{SIGNED} {text}")
    return {(one.kind, place, one.when, one.status) for one, place in found if one.start > len(SIGNED)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The agreement was ratified in 2004.", ("ratified", "kant", "2004", "actual")),
        ("The agreement will come into force in 2017.", ("ratified", "kant", "2017", "planned")),
        ("Both sides were glad. The agreement expired in 2004.", ("terminated", "kant", "2004", "actual")),
        ("Документ вступит в силу в 2017 году.", ("ratified", "kant", "2017", "planned")),
    ],
)
def test_the_agreement_is_the_one_spoken_of_just_before(text: str, claim: tuple[str, str, str, str]) -> None:
    assert claim in _behind(text)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement with a bank was signed in 2004.",
        "India said that the agreement was ratified in 2004.",
        "An agreement was ratified in 2004.",
        "Snow fell. Rain fell. Hail fell. The agreement was ratified in 2004.",
    ],
)
def test_another_agreement_or_one_far_back_is_not_meant(text: str) -> None:
    assert not _behind(text)


def test_the_sides_are_those_of_the_accord() -> None:
    found = [one for one, _ in suggested(f"{SIGNED} Kyrgyzstan terminated the agreement in 2010.")]
    assert set(found[-1].actors) == {("russia", "uses"), ("kyrgyzstan", "ends")}
    assert "the accord that the text spoke of just before" in found[-1].why


def test_where_a_document_was_signed_and_who_stands_far_off_are_no_hindrance() -> None:
    assert ("agreed", "kant", "2004", "actual") in _behind("The protocol was signed in Dushanbe in 2004.")
    assert ("terminated", "kant", "2014", "planned") in _behind(
        "The lease is due to expire in 2014, the year in which most of the soldiers of many states and armies will leave Afghanistan."
    )
