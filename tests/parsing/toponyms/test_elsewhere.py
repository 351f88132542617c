"""Names whose only places lie outside what the text says to contain them are left open, with the reason."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


def resolved(text: str) -> dict[str, bool]:
    return {mention.text: mention.resolved for mention in find_toponyms(text)}


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("Hail fell in Zhambyl District of North Kazakhstan Region.", "Zhambyl", False),
        ("Hail fell in Zhambyl district in North Kazakhstan Region.", "Zhambyl", False),
        ("Град прошёл в Кызылжарском районе Северо-Казахстанской области.", "Кызылжарском районе", False),
        ("A mill burned in Kokan district, Uzbekistan.", "Kokan", False),
        ("Hail fell in Kara-Suu district of Osh Region.", "Kara-Suu", True),
        ("A man from Dubai in North Kazakhstan Region came.", "Dubai", True),
        ("Talks in Osh, North Kazakhstan Region and Baku went on.", "Osh", True),
        ("They sailed to Yalta, Russia.", "Yalta", True),
    ],
)
def test_containers(text: str, name: str, held: bool) -> None:
    assert resolved(text)[name] is held
    whys = [why for one in find_toponyms(text) if one.text == name for why in one.why]
    assert held or any("holds no place of that name here" in why for why in whys)


def test_a_name_in_another_language_far_from_all_else_is_left_open() -> None:
    found = resolved("It went to KOKAND or KOKAN by rail from Tashkent.")
    assert found == {"KOKAND": True, "KOKAN": False, "Tashkent": True}
