"""What is weighed, feared, wished or hangs on a condition; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


@pytest.mark.parametrize(
    "text",
    [
        "Russia is contemplating the possibility of doubling its garrison in Tajikistan.",
        "Russia was studying the option of opening a base in Tajikistan.",
        "Russia could send another 200 troops to Tajikistan.",
        "Russia is weighing an increase of its military presence in Tajikistan.",
    ],
)
def test_what_is_weighed_is_planned(text: str) -> None:
    found = [(one.kind, one.status, set(one.actors), place) for one, place in suggested(text)]
    assert found == [("planned", "planned", {("russia", "uses"), ("tajikistan", "hosts")}, "tajikistan")]


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Many in Moscow are worried that the agreement will bring American planes to Kazakhstan.", "planned"),
        ("Russia warned that NATO would open a base in Uzbekistan.", "planned"),
        ("Two engineers had a part in setting up the American base at Kant.", "planned"),
        ("Russia is weighing whether and where to go on reducing its forces in Tajikistan.", "planned"),
        ("The analyst said American troops should be allowed to stay in Kazakhstan.", "agreed"),
        ("The analyst said foreign troops should not be allowed in Kazakhstan.", "refused"),
        ("The analyst said foreign troops should not be allowed in Kazakhstan.", "agreed"),
        ("A committee of the parliament approved the ratification of an accord between Kyrgyzstan and Russia on Kant.", "ratified"),
        ("Uzbekistan and NATO discussed an agreement on the transit of cargo through the Termez crossing.", "conducted"),
        ("Uzbekistan was ready to discuss the transit of NATO cargo through Termez.", "negotiated"),
    ],
)  # fmt: skip
def test_what_is_only_feared_wished_or_spoken_of_is_not_so(text: str, unsaid: str) -> None:
    assert unsaid not in {one.kind for one, _ in suggested(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russia warned that it would open a second base in Kyrgyzstan.", "planned"),
        ("Russia will send more troops to Tajikistan in spite of worries about its budget.", "planned"),
        ("The Pentagon is setting up a base in Uzbekistan.", "planned"),
        ("After its committee had met, the parliament of Kyrgyzstan ratified an accord with Russia on Kant.", "ratified"),
        ("Uzbekistan is ready to sign a treaty with NATO about the transit of cargo.", "offered"),
    ],
)  # fmt: skip
def test_what_is_so_stays(text: str, kind: str) -> None:
    assert kind in {one.kind for one, _ in suggested(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan agreed to overflights by NATO, provided that the planes carry no weapons.",
        "Kazakhstan will let American planes use its airspace as long as they carry no weapons.",
    ],
)
def test_provided_that_is_a_condition(text: str) -> None:
    one, _ = only(text)
    assert (one.kind, one.status) == ("agreed", "conditional")


def test_what_it_answers_has_its_own_date() -> None:
    one, _ = only(
        "Russia could send troops to Kyrgyzstan in response to the unrest in March 2005.", "2005-06-02"
    )
    assert one.when != "2005-03"


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("The committee has endorsed the agreement on the Russian base in Kyrgyzstan.", "terminated"),
        ("NATO is looking at the possibility of flights through the airspace of Kazakhstan.", "visited"),
        ("Tashkent worries that Kazakhstan will let Russia use its airfields.", "agreed"),
        (
            "The United States is exploring the possibility of stationing aircraft in Uzbekistan.",
            "negotiated",
        ),
    ],
)
def test_what_only_sounds_so_is_not(text: str, unsaid: str) -> None:
    assert unsaid not in {one.kind for one, _ in suggested(text)}
