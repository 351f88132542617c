"""Names side by side: halves of one name are no places, a town and what contains it are two."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mill stands in Georgetown Beaver, by the road.", ["?Georgetown Beaver"]),
        ("She lives in Fargo North Dakota with her son.", ["Fargo", "North Dakota"]),
        ("She lives in Brooklyn New York with her son.", ["Brooklyn", "New York"]),
        ("No trains run from Guildford to London Waterloo.", ["Guildford", "London"]),
        ("They won the Kentucky Derby twice.", ["Kentucky"]),
        ("Houses were built near Dover, Rock Spring, and Boston.", ["Dover", "?Rock Spring", "Boston"]),
        ("A baby died in Point Edward on Saturday.", ["?Point Edward"]),
        ("Ships left the Aktau Caspian seaport.", ["Aktau", "Caspian"]),
        ("The point Edward made was good.", []),
    ],
)
def test_halves(text: str, names: list[str]) -> None:
    found = find_toponyms(text)
    assert [("" if mention.options else "?") + mention.text for mention in found] == names
