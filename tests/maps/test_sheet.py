import json
import re

import folium
import pytest

from geo.maps import sheet, timelayer
from geo.maps.assets import BUNDLE, FIELD, LAYERS, SCRIPTS, STATIC, Assets, bundle, leaflet_directory
from tests.maps.story import story

REQUESTS = re.compile(
    r"""(?:src|href)\s*=\s*["']([^"']+)|url\(\s*["']?([^"')]+)|["'](https?://[^"'\\\\]+)["']"""
)
NAMES_ONLY = {
    "http://www.w3.org/2000/svg",
    "https://leafletjs.com",
}  # an XML name; a credit that is switched off


def addresses(page: str) -> set[str]:
    found = {next(filter(None, groups)) for groups in REQUESTS.findall(page)}
    return {one for one in found if re.match(r"https?:|//", one)} - NAMES_ONLY


@pytest.fixture(scope="module")
def inline_page() -> str:
    return str(sheet.build(story(), Assets.inlined()).get_root().render())


def test_linked_page_loads_only_from_the_prefix() -> None:
    page = (
        sheet.build("../../assets/layer.json", Assets.linked("../../assets/"), online=False)
        .get_root()
        .render()
    )
    assert addresses(page) == set()
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(one.startswith("../../assets/") and "//" not in one for one in loaded)


def test_linked_files_exist() -> None:
    assets = Assets.linked("assets").with_script("locator")
    assert assets.js[0][1].startswith(f"assets/{BUNDLE}?v=")
    for _, address in [*assets.js[1:], *assets.css]:
        _, room, name = address.split("?")[0].split("/")
        assert ({"atlas": STATIC, "leaflet": leaflet_directory()}[room] / name).is_file(), address
    assert {path.stem for path in STATIC.glob("*.js")} == {
        *SCRIPTS,
        *FIELD,
        "locator",
        "marksheet",
    }  # maps of their own


def test_the_bundle_has_every_script_once_in_order() -> None:
    whole = bundle()
    parts = [(STATIC / f"{name}.js").read_text("utf-8") for name in (*SCRIPTS, *FIELD)]
    assert [whole.count(part) for part in parts] == [1] * len(parts)
    assert sorted(parts, key=whole.index) == parts
    assert whole.index("Leaflet") < whole.index(parts[0])
    assert "sourceMappingURL" not in whole


def test_inline_page_names_no_server(inline_page: str) -> None:
    assert addresses(inline_page) == set()
    assert "<script src" not in inline_page
    assert "<link" not in inline_page


def test_the_check_itself_notices_a_foreign_address() -> None:
    assert addresses('<script src="https://cdn.example/x.js">') == {"https://cdn.example/x.js"}
    assert addresses("url(//cdn.example/x.png)") == {"//cdn.example/x.png"}


def test_online_tiles_are_credited_and_only_offered_with_linked_assets(inline_page: str) -> None:
    linked = sheet.build("x.json", Assets.linked("assets")).get_root().render()
    assert addresses(linked) == {"https://tile.openstreetmap.org/{z}/{x}/{y}.png"}
    assert "OpenStreetMap" in linked
    assert "tile.openstreetmap.org" not in inline_page


def test_says_cannot_break_out_of_the_script() -> None:
    data = story()
    data["claims"]["says"][0] = "</script><script>alert(1)</script>"
    assert "alert(1)</script>" not in sheet.build(data, Assets.inlined()).get_root().render()


def test_map_script_is_the_same_for_the_same_arguments() -> None:
    def script() -> str:
        drawn = sheet.build("x.json", Assets.linked("assets"))
        return str(drawn.get_root().render()).replace(drawn.get_name(), "map")

    assert script() == script()


def test_state_group_only_sets_state() -> None:
    state: timelayer.State = {"years": [2001, 2005], "mask": None, "seq": 3}
    group = timelayer.state_group(state)
    group.add_to(folium.Map())
    (child,) = group._children.values()
    script = vars(child._template.module)["script"](child)
    match = re.fullmatch(r"window\.atlas\.setState\((.*)\);", script)
    assert match
    assert json.loads(match.group(1)) == state


def test_basemap_is_inside_an_inline_page(inline_page: str) -> None:
    assert inline_page.count('"type": "FeatureCollection"') == len(LAYERS)
