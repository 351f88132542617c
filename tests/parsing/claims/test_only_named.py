"""What a sentence only names as a possibility, and what is done although it looks ahead."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


@pytest.mark.parametrize(
    "text",
    [
        "The help that Uzbekistan can offer includes allowing American aircraft to use an airfield.",
        "Of all that Tajikistan could give, allowing the United States to use an airfield would be the worst.",
        "Allowing Russia to use an airfield in Kyrgyzstan would anger the opposition.",
        "“Letting American aircraft cross the airspace of Turkmenistan means war.”",
    ],
)
def test_a_gerund_that_names_what_might_be_done(text: str) -> None:
    assert suggested(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Turkmenistan helped by allowing American aircraft to use its airspace.",
        "Uzbekistan signed a deal allowing the United States to use an airfield.",
    ],
)
def test_a_gerund_that_tells_what_was_done(text: str) -> None:
    one, _ = only(text)
    assert (one.kind, one.status) == ("agreed", "actual")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tajikistan is prepared to consider an Indian request for an airfield in Dushanbe.", "actual"),
        ("Kyrgyzstan will examine the Russian request for a base in Bishkek.", "actual"),
        ("Kyrgyzstan will consider any Russian request for a base in Bishkek.", "planned"),
        ("Kyrgyzstan may receive a Russian request for a base in Bishkek.", "planned"),
    ],
)
def test_a_request_that_somebody_will_consider_has_been_made(text: str, status: str) -> None:
    assert {one.status for one, _ in suggested(text) if one.kind == "requested"} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia criticized the possible opening of an American base in Uzbekistan.", "actual"),
        ("Russia will oppose an American base in Uzbekistan.", "planned"),
    ],
)
def test_opposition_to_what_lies_ahead_is_there(text: str, status: str) -> None:
    assert {one.status for one, _ in suggested(text) if one.kind == "opposed"} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "There will be no base in Tajikistan unless a war breaks out, during which Tajikistan asks Russia for one.",
        "No base will be opened in Tajikistan unless Tajikistan asks Russia for one.",
    ],
)
def test_a_request_within_a_condition_is_conditional_and_not_denied(text: str) -> None:
    asked = [one for one, _ in suggested(text) if one.kind == "requested"]
    assert [(one.status, one.stance) for one in asked] == [("conditional", "asserted")]
