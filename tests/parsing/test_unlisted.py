"""Places that no gazetteer here holds: which words tell them, and what only looks so."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms import find_toponyms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Floods cut off Zemquor district.", ["Zemquor"]),
        ("They came from the village of Zemquor.", ["Zemquor"]),
        ("Men from the villages of Zemquor and Braxolt fled.", ["Zemquor", "Braxolt"]),
        ("A clinic opened in Zemquor District.", ["Zemquor District"]),
        ("A clinic opened in North Zemquor Township.", ["North Zemquor Township"]),
        ("Votes were counted in Zemquor Local Government Area.", ["Zemquor"]),
        ("A bridge fell in Zemquor, Kenya.", ["Zemquor", "Kenya"]),
        ("ZEMQUOR, Kenya (AP) - A bridge fell.", ["ZEMQUOR", "Kenya"]),
        ("A lorry burned ten miles north of Zemquor.", ["Zemquor"]),
        ("It is 40 km from Zemquor.", ["Zemquor"]),
        ("They stopped at Nairobi (12), Zemquor (3) and Mombasa (4).", ["Nairobi", "Zemquor", "Mombasa"]),
        ("Trains link Nairobi, Mombasa and Zemquor.", ["Nairobi", "Mombasa", "Zemquor"]),
        ("The village of Zemquor burned. Nobody stayed in Zemquor.", ["Zemquor", "Zemquor"]),
    ],
)
def test_told(text: str, names: list[str]) -> None:
    found = find_toponyms(text)
    assert [mention.text for mention in found] == names
    assert all(not mention.options for mention in found if "quor" in mention.text.lower())


@pytest.mark.parametrize(
    "text",
    [
        "They lived in a Zemquor village.",
        "Vladimir Zemquor flew home. In Nairobi, Zemquor and Kenya signed.",
        "The ministers met in Kenya and Uganda, Zemquor reports.",
        "According to Zemquor, Kenya is poor.",
        "The Zemquor school district was closed.",
        "A song by Zemquor, Kenya's best, was heard.",
        "Dr. Zemquor, Kenya, sang.",
        "They stopped in Zemquor-Abd village.",
    ],
)
def test_not_told(text: str) -> None:
    assert not [mention for mention in find_toponyms(text) if "Zemquor" in mention.text]
