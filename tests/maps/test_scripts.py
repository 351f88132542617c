"""The map's scripts and those of the pages that borrow from them: nothing is called that is no longer there."""

from __future__ import annotations

import re

from geo.records.reading import ROOT

MAPS = sorted((ROOT / "geo" / "maps" / "static").glob("*.js"))
PAGES = sorted((ROOT / "pages" / "shared").glob("*.js"))


def test_what_is_asked_of_the_atlas_is_there() -> None:
    made: set[str] = set()
    for script in MAPS:
        text = script.read_text("utf-8")
        for group in re.findall(r"Object\.assign\(Atlas, \{([^}]*)\}", text):
            made |= {part.split(":")[0].strip() for part in group.split(",")}
        made |= set(re.findall(r"\bAtlas\.(\w+) = ", text))
    assert "Pins" in made
    asked = [(script.name, name) for script in [*MAPS, *PAGES] for name in re.findall(r"\bAtlas\.(\w+)", script.read_text("utf-8"))]  # fmt: skip
    assert [one for one in asked if one[1] not in made] == []
