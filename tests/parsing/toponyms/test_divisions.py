"""Villages of a division's name, where the text itself gives that name the division's word."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The strikes in Syunik went on. Syunik Region borders Iran.", "Syunik", "province"),
        ("The village of Syunik lies in Syunik Region.", "Syunik", "city"),
        ("The strikes in Osh went on. Osh Region borders Uzbekistan.", "Osh", "city"),
        ("The strikes in Syunik, Armenia, went on.", "Syunik", "city"),
    ],
)
def test_divisions(text: str, name: str, kind: str) -> None:
    first = next(mention for mention in find_toponyms(text) if mention.text == name)
    assert first.options[0].kind == kind
