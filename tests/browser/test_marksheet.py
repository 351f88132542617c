"""The sheet of a few marks in a real browser: no server, no network."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from geo.maps import marksheet
from geo.maps.assets import Assets
from tests.browser.test_timelayer import CHROMIUM, FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to draw the map"
    ),
]

SIGNS: list[marksheet.Sign] = [{"symbol": "plus", "color": "#009E73", "text": "opened"}]
CROWD: list[marksheet.Mark] = [
    {"id": f"near-{n}", "lat": 42.85 + n / 1000, "lon": 74.5, "name": f"Near {n}", "signs": SIGNS}
    for n in range(12)
]
ALONE: marksheet.Mark = {"id": "alone", "lat": 50.4, "lon": 80.2, "name": "Alone", "signs": SIGNS}

ENDS = """() => window.atlas.app.pins.map((pin) => {
  const face = pin.node.firstChild.getBoundingClientRect(), frame = window.atlas.app.map.getContainer().getBoundingClientRect();
  const spot = window.atlas.app.map.latLngToContainerPoint([pin.mark.lat, pin.mark.lon]);
  const x = spot.x + frame.left, y = spot.y + frame.top;
  const gap = Math.hypot(Math.max(face.left - x, 0, x - face.right), Math.max(face.top - y, 0, y - face.bottom));
  const dot = pin.lead && pin.lead.length ? pin.lead[1].getElement().getBoundingClientRect() : null;
  return { id: pin.mark.id, gap, off: dot && Math.hypot(dot.x + dot.width / 2 - x, dot.y + dot.height / 2 - y) };
})"""
"""How far each face is from its place, and the end of its line, if there is one, from that place; in pixels."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    path = tmp_path_factory.mktemp("marks") / "marks.html"
    html = marksheet.build(Assets.inlined(), channel="test").get_root().render()
    path.write_text(html, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 700, "height": 520})
        page.goto(path.as_uri())
        page.locator(".atlas-sheet.ready").wait_for()
        state: marksheet.Marks = {"marks": [*CROWD, ALONE], "fit": "all", "legend": [], "theme": "light"}
        page.evaluate(f"window.atlas.setState({json.dumps(state)})")
        yield page
        browser.close()


def test_a_line_leads_from_every_face_that_stands_away_from_its_place(page: Page) -> None:
    found = page.evaluate(ENDS)
    away = [one for one in found if one["gap"] > 12]
    assert len(away) > 4
    assert all(one["off"] is not None and one["off"] < 1.5 for one in away)
    assert next(one for one in found if one["id"] == "alone")["off"] is None
    page.evaluate("void window.atlas.app.map.setZoom(12, { animate: false })")
    page.evaluate("void window.atlas.app.map.panTo([42.86, 74.5], { animate: false })")
    near = [one for one in page.evaluate(ENDS) if one["off"] is not None]
    assert len(near) < len(away), "where there is room, a face stands at its place"


def test_the_line_of_the_mark_in_hand_stands_out(page: Page) -> None:
    page.evaluate("void window.atlas.app.map.fitBounds([[36, 60], [54, 90]], { animate: false })")
    moved = next(one["id"] for one in page.evaluate(ENDS) if one["off"] is not None)
    assert page.locator(".atlas-lead.lit").count() == 0
    page.evaluate("(id) => window.atlas.app.light(id)", moved)
    assert page.locator(".atlas-lead.lit").count() == 2
    page.evaluate("() => window.atlas.app.light(null)")
    assert page.locator(".atlas-lead.lit").count() == 0
