"""The words that a claim rests on: none of its phrases is cut in two."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Turkmenistan permits NATO planes to cross.", "agreed", "Turkmenistan permits NATO planes to cross"),
        ("Tajikistan answered Russian proposals on the use of Kazakh air bases by others.", "requested", "Russian proposals on the use of Kazakh air bases"),
        ("Some 40 German flights over Kazakh airspace were counted.", "conducted", "Some 40 German flights over Kazakh airspace"),
        ("Kazakhstan ratified an accord to move U.S. cargo by rail into Afghanistan in the spring.", "ratified", "Kazakhstan ratified an accord to move U.S. cargo by rail into Afghanistan"),
        ("Kyrgyzstan had already ratified the treaty with Russia.", "ratified", "Kyrgyzstan had already ratified the treaty with Russia"),
        ("There are no Russian bases in Uzbekistan, he said.", "operating", "no Russian bases in Uzbekistan"),
        ("Russia does not expect to open a base in Tajikistan unless a war breaks out, he said.", "planned", "Russia does not expect to open a base in Tajikistan unless a war breaks out"),
        ("On May 30 Russian troops left Tajikistan.", "withdrawn", "Russian troops left Tajikistan"),
        ("Former U.S. bases in Uzbekistan lie idle; Russia left the base in Kyrgyzstan which it had held for long.", "withdrawn", "Russia left the base in Kyrgyzstan"),
        ("Russia, he said, has a base in Tajikistan, and military aid is on its way.", "operating", "Russia, he said, has a base in Tajikistan"),
    ],
)  # fmt: skip
def test_the_words_that_a_claim_rests_on(text: str, kind: str, words: str) -> None:
    assert {text[one.start : one.end] for one, _ in suggested(text) if one.kind == kind} == {words}


def test_what_stands_for_the_place_belongs_to_it() -> None:
    text = "Snow fell in Tajikistan. China opposed any Russian military presence for good and all in the country then."
    found = {text[one.start : one.end] for one, _ in suggested(text)}
    assert found
    assert all(words.endswith("the country") for words in found), found


def test_a_party_named_again_in_another_statement_adds_nothing() -> None:
    text = "Kazakhstan offered the use of an airfield, but Russia said that it would be glad to see Kazakhstan grow."
    (one,) = (one for one, _ in suggested(text) if one.kind == "offered")
    assert text[one.start : one.end] == "Kazakhstan offered the use of an airfield"
