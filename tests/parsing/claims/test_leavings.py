"""Withdrawals: as nouns, taken up from the sentence before, and what is dated after the day of publication."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms
from tests.parsing.claims.suggesting import only, suggested


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The withdrawal of Russian troops from Kant pleased Bishkek.", "[..2005-08-16]"),
        ("After the withdrawal of American forces from Kant in 2004, relations froze.", "2004"),
        ("The pullout of French soldiers from Kant was completed in May 2003.", "2003-05"),
        ("Changes include the departure of Russian troops from Kant.", "[..2005-08-16]"),
    ],
)
def test_a_withdrawal_as_a_noun(text: str, when: str) -> None:
    one, place = only(text)
    assert (one.kind, one.about, one.status, place, one.when) == (
        "withdrawn",
        "withdrawal",
        "actual",
        "kant",
        when,
    )
    assert ("kyrgyzstan", "hosts") in one.actors


@pytest.mark.parametrize(
    "text",
    [
        "The two discussed the withdrawal of Russian troops from Kant.",
        "There is no timetable for the withdrawal of Russian troops from Kant.",
        "Hopes for the withdrawal of Russian troops from Kant are high.",
        "Talks on the withdrawal of American forces from Kant go on.",
    ],
)  # fmt: skip
def test_a_withdrawal_that_is_only_spoken_of(text: str) -> None:
    assert [one for one, _ in suggested(text) if one.kind == "withdrawn"] == []


@pytest.mark.parametrize(
    ("behind", "status", "when"),
    [
        ("The withdrawal was completed in June 2005.", "actual", "2005-06"),
        ("The complete withdrawal will be over in 2006, he said.", "planned", "2006"),
        ("Their withdrawal from this post is scheduled for October.", "planned", "2005-10"),
        ("The pullout began on Monday.", "actual", "2005-08-15"),
    ],
)
def test_the_withdrawal_is_the_one_spoken_of_before(behind: str, status: str, when: str) -> None:
    found = suggested(f"Kyrgyzstan told the United States to leave Kant. {behind}")
    (last,) = [one for one, place in found if one.kind == "withdrawn" and place == "kant"]
    assert (last.status, last.when) == (status, when)
    assert set(last.actors) == {("united-states", "uses"), ("kyrgyzstan", "hosts")}


@pytest.mark.parametrize(
    "behind",
    [
        "The withdrawal of British troops from Iraq was completed in June 2005.",
        "The withdrawal was completed, the army of Tajikistan said.",
        "The withdrawal symptoms were strong.",
    ],
)
def test_another_withdrawal_is_not_that_one(behind: str) -> None:
    found = suggested(f"Kyrgyzstan told the United States to leave Kant. {behind}")
    assert [one.kind for one, place in found if place == "kant"] == ["requested"]


@pytest.mark.parametrize(
    ("text", "kind", "status", "when"),
    [
        ("Russia is giving Tajikistan two Mi-17 helicopters next month.", "provided", "planned", "2005-09"),
        ("Kyrgyzstan asked the United States to leave Kant in 2007.", "requested", "actual", "[..2005-08-16]"),
        ("Russia operated a base in Kant until 2017.", "operating", "actual", "2005-08~"),
        ("Russia strengthens its base in Kant on 25 September 2005.", "operating", "actual", ""),
    ],
)  # fmt: skip
def test_what_lies_behind_the_day_of_publication(text: str, kind: str, status: str, when: str) -> None:
    (one,) = [one for one, _ in suggested(text) if one.kind == kind]
    assert (one.status, one.when) == (status, when)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Yerevan called for the return of the road.", "metonym"),
        ("Yerevan opened its airspace.", "metonym"),
        ("Yerevan ended the lease.", "metonym"),
        ("Yerevan called its square after him.", "literal"),
    ],
)
def test_what_a_government_does(text: str, how: str) -> None:
    assert find_toponyms(text)[0].how == how


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Planes came in 2001. Russia said that it would open a base in Kant.", ""),
        ("Planes came in 2001. Russia says that it will open a base in Kant.", "2005-08~"),
        ("Planes came last week. Russia said that it would open a base in Kant.", "2005-08~"),
        ("Russia said that it would open a base in Kant.", "2005-08~"),
    ],
)
def test_what_goes_on_to_tell_of_old_times_is_not_dated_by_the_publication(text: str, when: str) -> None:
    assert [one.when for one, place in suggested(text) if (one.kind, place) == ("planned", "kant")] == [when]


def test_a_plan_is_dated_by_the_day_on_which_it_was_told() -> None:
    (one,) = [o for o, _ in suggested("Kyrgyzstan said on Monday that it will negotiate with Russia about a base in Kant.") if o.kind == "negotiated"]  # fmt: skip
    assert (one.status, one.when) == ("planned", "2005-08-15")


def test_the_date_at_the_head_of_a_line_is_when_it_was_written() -> None:
    text = "Bishkek (AFP) August 16, 2005\nKyrgyzstan asked Russia to leave the base in Kant, officials said."
    assert {one.when for one, _ in suggested(text) if one.kind == "requested"} == {"[..2005-08-16]"}


def test_the_date_of_a_sentence_is_not_that_of_a_relative_clause() -> None:
    text = "In May NATO spoke of the supply lines, which Tajikistan closed to NATO forces in retaliation."
    (one,) = [one for one, _ in suggested(text) if one.kind == "refused"]
    assert one.when == ""


def test_a_month_is_no_word_for_what_may_be() -> None:
    (one,) = [
        one
        for one, _ in suggested("In May American troops left the base in Kant.")
        if one.kind == "withdrawn"
    ]
    assert (one.status, one.when) == ("actual", "2005-05")


def test_close_to_a_deal_is_no_grant() -> None:
    found = suggested(
        "In May the United States and Kazakhstan were close to a deal on a railway to reopen for NATO cargo."
    )
    assert "agreed" not in {one.kind for one, _ in found}
