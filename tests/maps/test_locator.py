from __future__ import annotations

import json
import re
from typing import Any

from geo.maps import locator
from geo.maps.assets import Assets
from geo.sites import Site

PORT = Site("port", "Port </script> Amber", "port", "SL", 41.5, 71.25, "near", 25_000, "Made up.")
LAND = Site("land", "Southland", "country", "SL", 42.0, 72.0, "country", None, "Made up.")


def options(page: str) -> dict[str, Any]:
    found = re.search(r"Atlas\.locate\(\w+, (\{.*\})\);", page)
    assert found
    made: dict[str, Any] = json.loads(found[1])
    return made


def test_the_page_knows_the_spot_its_halo_and_its_neighbours() -> None:
    page = locator.build(PORT, [LAND], Assets.linked("assets"), theme="dark").get_root().render()
    told = options(page)
    assert (told["lat"], told["lon"], told["radius_m"], told["theme"]) == (41.5, 71.25, 25_000, "dark")
    assert [other["name"] for other in told["others"]] == ["Southland"]
    assert "lies within 25 km" in told["label"]
    assert "Port </script>" not in page


def test_an_area_has_its_countries_and_no_radius() -> None:
    told = options(locator.build(LAND, [], Assets.linked("assets"), countries=["SL"]).get_root().render())
    assert (told["areal"], told["countries"], told["label"]) == (True, ["SL"], "Map of Southland")


def test_nothing_is_fetched_from_elsewhere() -> None:
    page = locator.build(PORT, [], Assets.linked("assets")).get_root().render()
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert 'src="assets/atlas/locator.js' in page


def test_the_page_that_needs_no_server_holds_the_script_itself() -> None:
    page = locator.build(PORT, [], Assets.inlined()).get_root().render()
    assert "Atlas.locate = async" in page
    assert "<script src=" not in page
