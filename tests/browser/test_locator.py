"""The small map of one place in a real browser: no server, no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from geo.maps import locator
from geo.maps.assets import Assets
from geo.sites import Site
from tests.browser.test_timelayer import CHROMIUM, FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to draw the map"
    ),
]

FIELD = Site("field", "Mill Field", "airfield", "KZ", 50.35, 80.23, "near", 25_000, "Made up.")
BASE = Site("base", "Disused base at the mill", "airbase", "KZ", 50.41, 80.23, "near", 25_000, "Made up.")
EDGES = [
    Site(f"edge-{n}", f"Base with a name of some length, number {n}", "airbase", "KZ", lat, lon, "exact", None, "Made up.")
    for n, (lat, lon) in enumerate([(50.9, 81.6), (50.85, 78.9), (49.85, 81.55), (49.7, 78.95)])
]  # fmt: skip
"""Close to the corners of the map of FIELD, where the buttons, the scale and the credit are."""
LAND = Site("land", "Kazakhstan", "country", "KZ", 48.0, 68.0, "country", None, "Made up.")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Browser, folder: Path, place: Site, *others: Site) -> Page:
    path = folder / "place.html"
    path.write_text(
        locator.build(place, others, Assets.inlined(), countries=["KZ"]).get_root().render(), encoding="utf-8"
    )
    page = browser.new_page(viewport={"width": 460, "height": 340})
    page.goto(path.as_uri())
    page.locator(".atlas-sheet.ready").wait_for()
    return page


def test_the_halo_is_as_wide_as_its_radius_on_the_ground(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, FIELD)
    metres = page.evaluate(
        "() => { const map = Object.values(window).find((v) => v instanceof L.Map);"
        " const box = document.querySelector('.atlas-halo-ring').getBoundingClientRect(), frame = map.getContainer().getBoundingClientRect();"
        " const y = box.top - frame.top + box.height / 2, at = (x) => map.containerPointToLatLng([x - frame.left, y]);"
        " return map.distance(at(box.left), at(box.right)); }"
    )
    assert metres == pytest.approx(50_000, rel=0.03)
    page.close()


def test_labels_of_close_neighbours_keep_apart(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, FIELD, BASE)
    boxes = [box for label in page.locator(".atlas-label:visible").all() if (box := label.bounding_box())]
    assert len(boxes) == 2
    one, other = boxes
    assert one["y"] + one["height"] <= other["y"] + 1 or other["y"] + other["height"] <= one["y"] + 1
    page.close()


def test_no_label_of_a_neighbour_is_cut_or_covered(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, FIELD, *EDGES)
    covered = [page.locator(corner).bounding_box() for corner in (".leaflet-control-zoom", ".leaflet-control-scale", ".leaflet-control-attribution")]  # fmt: skip
    labels = [box for label in page.locator(".atlas-label:visible").all() if (box := label.bounding_box())]
    assert len(labels) > 2
    for box in labels:
        right, foot = box["x"] + box["width"], box["y"] + box["height"]
        assert box["x"] >= 0
        assert right <= 460
        for corner in covered:
            assert corner is not None
            beside = right <= corner["x"] or corner["x"] + corner["width"] <= box["x"]
            assert beside or foot <= corner["y"] or corner["y"] + corner["height"] <= box["y"]
    page.close()


def test_a_country_is_shown_whole(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, LAND)
    west, east = page.evaluate(
        "() => { const map = Object.values(window).find((v) => v instanceof L.Map), b = map.getBounds(); return [b.getWest(), b.getEast()]; }"
    )
    assert west < 47
    assert east > 87
    page.close()
