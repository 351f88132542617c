"""Places that hyphens join: each end of a way that is known is a place by itself, halves of names are none."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The carrier opened the route Tashkent-Tamchy (summer only).", ["Tashkent"]),
        ("It flies the Osh-Tashkent-Osh route.", ["Osh", "Tashkent", "Osh"]),
        ("Snow closed the Tashkent-Osh highway.", ["Tashkent", "Osh"]),
        ("The Mazar-e-Sharif-Hairatan line is open.", ["Mazar-e-Sharif", "Hairatan"]),
        ("They fly Dushanbe-Khujand-Tamchy.", ["Dushanbe", "Khujand"]),
        ("Snow closed the Almaty-Zaragan road.", ["Almaty"]),
        ("Snow closed the Zaragan-Almaty road.", ["Almaty"]),
        ("Snow fell in Alma-Ata and Ust-Kamenogorsk.", ["Alma-Ata", "Ust-Kamenogorsk"]),
        ("Snow closed the Kara-Bulun road.", []),
        ("They met at Almaty-Zaragan.", []),
        ("He left the Pro-Moscow line.", []),
    ],
)
def test_chains(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_toponyms(text)] == names
