"""The field of events in a real browser: ten thousand made-up events and a few that are known, no server behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from playwright.sync_api import Browser, Page, Route

from benchmarks.make_events import events, write_table
from geo.datasets import EVERYTHING, open_dataset
from geo.datasets.schema import EVENTS
from geo.maps import sheet
from geo.maps.assets import BASEMAP, BUNDLE, STATIC, Assets, bundle, leaflet_directory
from geo.maps.fieldcolumns import field_columns
from tests.maps.story import story
from tests.maps.test_fieldcolumns import row

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to draw the map"
    ),
]

SITE = "http://atlas.test"
FAR = (-20.0, 20.0)
"""Where no made-up event lies: the known ones stand a degree apart there, from this latitude and longitude on."""
KNOWN = [
    row("last-day", start=date(2003, 12, 31), end=date(2003, 12, 31), family="in-use", actors=["Lone Party"], precision="exact"),
    row("first-day", start=date(2004, 1, 1), end=date(2004, 1, 1), family="talk", actors=["Other", "Lone Party"], source="Rare Gazette",
        to_lat=FAR[0] + 1.5, to_lon=FAR[1] + 1.5),
    row("undated", family="talk", stance="denied", actors=["Other"]),
    row("open-end", start=date(1999, 5, 1), family="in-use", precision="near", radius_m=25_000, actors=["Other"]),
    row("twin-1", start=date(2001, 1, 1), end=date(2001, 1, 2), family="talk", actors=["Other"]),
    row("twin-2", start=date(2001, 1, 1), end=date(2001, 1, 2), family="in-use", actors=["Other"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Address to answer."""
    home = tmp_path_factory.mktemp("datasets")
    known = [{**one, "lat": FAR[0], "lon": FAR[1] + min(n, 4)} for n, one in enumerate(KNOWN)]
    write_table(pa.concat_tables([events(10_000), pa.Table.from_pylist(known, schema=EVENTS)]), home / "made")
    dataset = open_dataset("made", home)
    page = sheet.build("/layer.json", Assets.linked("/assets"), online=False).get_root().render()
    answers = {
        "/": page.encode(), f"/assets/{BUNDLE}": bundle().encode(), "/layer.json": json.dumps({"version": "1", **story()}).encode(), "/made.bin": field_columns(dataset),
    }  # fmt: skip
    for number, id_ in enumerate(dataset.columns(["id"], EVERYTHING)["id"].to_pylist()):
        answers[f"/rows/{number}.json"] = json.dumps({"id": id_, "title": id_, "lines": ["told"]}).encode()
    for room, folder in (("atlas", STATIC), ("leaflet", leaflet_directory()), ("basemap", BASEMAP)):
        answers |= {
            f"/assets/{room}/{path.name}": path.read_bytes() for path in folder.iterdir() if path.is_file()
        }
    return answers


@pytest.fixture(scope="module")
def opened(browser: Browser, served: dict[str, bytes]) -> Iterator[tuple[Page, list[str]]]:
    """One page for all tests, and what went wrong on it."""
    page = browser.new_page(viewport={"width": 900, "height": 700}, reduced_motion="reduce")
    troubles: list[str] = []
    kinds = {
        ".js": "text/javascript",
        ".css": "text/css",
        ".json": "application/json",
        ".bin": "application/octet-stream",
    }

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if not route.request.url.startswith(SITE) or path not in served:
            troubles.append(route.request.url)
            route.abort()
        else:
            route.fulfill(body=served[path], content_type=kinds.get(Path(path).suffix, "text/html"))

    page.route("**/*", answer)
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.add_init_script(
        "window.heard = []; document.addEventListener('atlas:event', (e) => heard.push(e.detail.event));"
    )
    page.goto(SITE + "/")
    page.locator(".atlas-sheet.ready").wait_for()
    show(page)
    page.wait_for_function("window.atlas.app.field.made > 0")
    yield page, troubles
    page.close()


@pytest.fixture
def page(opened: tuple[Page, list[str]]) -> Iterator[Page]:
    """The page as it was opened: every event, the pointer aside, nothing reported yet."""
    page, troubles = opened
    page.mouse.move(1, 1)
    page.wait_for_function("window.atlas.app.field.events !== null")
    page.evaluate(
        "window.heard.length = 0; window.atlas.app.field.pointer.forget(); window.atlas.app.home();"
    )
    show(page)
    yield page
    assert [one for one in troubles if not one.endswith("favicon.ico")] == []


def show(
    page: Page,
    keep: dict[str, list[str]] | None = None,
    known: int | None = None,
    none: bool = False,
    **state: Any,
) -> None:
    """Set the state, with every year and nothing filtered unless said."""
    field = {
        "address": "/made.bin",
        "rows": "/rows/",
        "keep": keep or {},
        "known": known,
        "none": none,
        "spot": None,
    }
    asked = {
        "extent": [1991, 2020],
        "years": [1991, 2020],
        "undated": True,
        "presumed": False,
        **state,
        "field": field,
    }
    page.evaluate("state => window.atlas.setState({ seq: window.atlas.app.n, ...state })", asked)


def go(page: Page, lat: float, lon: float, zoom: float) -> None:
    page.evaluate(
        # in braces, so that nothing is given back: the map as a value takes seconds to carry over
        "([lat, lon, zoom]) => { window.atlas.app.map.setView([lat, lon], zoom, { animate: false }); }",
        [lat, lon, zoom],
    )


def shown(page: Page) -> int:
    return int(page.evaluate("window.atlas.app.field.survey.shown"))


def visible(page: Page, n: int) -> bool:
    """Whether a pixel is inked where the n-th of the known events stands, and the pointer would meet it."""
    return bool(page.evaluate(
        "([lat, lon]) => { const f = window.atlas.app.field, p = f.map.latLngToContainerPoint([lat, lon]), r = f.paint.ratio;"
        " return f.pen.getImageData(Math.round(p.x * r), Math.round(p.y * r), 1, 1).data[3] > 0 && f.paint.eventAt(p.x, p.y) >= 0; }",
        [FAR[0], FAR[1] + n],
    ))  # fmt: skip


def press(page: Page, n: int) -> None:
    """Click where the n-th of the known events stands."""
    box = page.locator(".atlas-map").bounding_box()
    at = page.evaluate("at => window.atlas.app.map.latLngToContainerPoint(at)", [FAR[0], FAR[1] + n])
    assert box
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def test_a_day_on_the_boundary_counts(page: Page) -> None:
    go(page, FAR[0], FAR[1] + 2, 7)
    show(page, years=[2003, 2003])
    assert (visible(page, 0), visible(page, 1)) == (True, False)
    show(page, years=[2004, 2004])
    assert (visible(page, 0), visible(page, 1)) == (False, True)
    show(page, years=[2003, 2004])
    assert (visible(page, 0), visible(page, 1)) == (True, True)


def test_short_and_long_days_count_alike(page: Page) -> None:
    """Days of two bytes and of four, in windows within, across and far outside of what they can hold."""
    differing = page.evaluate(
        """() => {
            const none = [65535, -2147483648], since = [10957, 0], spans = [[1, 1], [400, 800], [null, 700], [65534, 65534], [null, null], [500, null]];
            const [short, long] = [Uint16Array, Int32Array].map((Days, which) => {
                const of = (at) => Days.from(spans, (span) => (span[at] === null ? none[which] : span[at] + 10957 - since[which]));
                const columns = { start: of(0), end: of(1), published: of(0), lat: new Float32Array(6), lon: new Float32Array(6) };
                const events = new window.Atlas.Events({ rows: 6, since: since[which], words: { family: [] }, columns: { ...columns, family: new Uint8Array(6) } });
                events.setColors('family', []);
                return events;
            });
            const out = [], told = (made) => JSON.stringify(made);
            if (told(short.extent()) !== told(long.extent())) out.push('extent');
            for (const from of [-400000, 10956, 10957, 10958, 11357, 11657, 11758, 76490, 76491, 76492, 90000]) for (const days of [0, 1, 400, 70000])
                for (const undated of [true, false]) for (const presumed of [true, false]) {
                    const [one, other] = [short, long].map((events) => told([events.survey(from, from + days, { undated, presumed }), [...events.level]]));
                    if (one !== other) out.push([from, days, undated, presumed, one, other]);
                }
            for (const extent of [[1890, 1950], [1990, 2010], [1999, 2200], [2178, 2400]]) {
                const [one, other] = [short, long].map((events) => told(events.years(extent).map(({ total }) => total)));
                if (one !== other) out.push([extent, one, other]);
            }
            for (const known of [-9, 10958, 11457, 76491, 99999]) {
                const [one, other] = [short, long].map((events) => told((events.setFilter({ known }), [...events.mask])));
                if (one !== other) out.push([known, one, other]);
            }
            return out;
        }"""
    )
    assert differing == []


def test_undated_events_have_the_switch(page: Page) -> None:
    go(page, FAR[0], FAR[1] + 2, 7)
    assert visible(page, 2)
    everything = shown(page)
    show(page, undated=False)
    assert not visible(page, 2)
    hidden = page.evaluate("window.atlas.app.field.survey.undatedHidden")
    assert hidden > 1
    assert everything == shown(page) + hidden == 10_006


def test_an_open_end_is_presumed_and_faint(page: Page) -> None:
    go(page, FAR[0], FAR[1] + 3, 9)
    alpha = (
        "([lat, lon]) => { const f = window.atlas.app.field, p = f.map.latLngToContainerPoint([lat, lon]);"
        " return f.pen.getImageData(Math.round(p.x) - 2, Math.round(p.y), 1, 1).data[3]; }"
    )
    show(page, years=[1999, 1999])
    strong = page.evaluate(alpha, [FAR[0], FAR[1] + 3])
    show(page, years=[2010, 2010])
    assert not visible(page, 3)
    show(page, years=[2010, 2010], presumed=True)
    assert visible(page, 3)
    assert 0 < page.evaluate(alpha, [FAR[0], FAR[1] + 3]) < strong
    show(page, years=[1998, 1998], presumed=True)
    assert not visible(page, 3), "what is open at its end is not presumed before its beginning"


def test_a_vague_spot_has_a_circle_at_true_scale(page: Page) -> None:
    go(page, FAR[0], FAR[1] + 3, 9)
    inked = page.evaluate(
        "([lat, lon]) => { const f = window.atlas.app.field, m = f.map, p = m.latLngToContainerPoint([lat, lon]);"
        " const r = p.distanceTo(m.latLngToContainerPoint([lat + 25000 / 110700, lon]));" # a degree of latitude there
        " const near = (d) => { for (let k = 0; k < 360; k++) for (const e of [-1, 0, 1]) { const a = k * Math.PI / 180;"
        "   if (f.pen.getImageData(Math.round(p.x + (d + e) * Math.cos(a)), Math.round(p.y + (d + e) * Math.sin(a)), 1, 1).data[3]) return true; }"
        "   return false; }; return [near(r), near(r * 0.7), near(r * 1.3)]; }",
        [FAR[0], FAR[1] + 3],
    )  # fmt: skip
    assert inked == [True, False, False]


def inked(page: Page) -> float:
    """How much of the line from the second known event to its second end is inked, without its ends."""
    return float(page.evaluate(
        "([lat, lon]) => { const f = window.atlas.app.field, a = f.map.latLngToContainerPoint([lat, lon + 1]), b = f.map.latLngToContainerPoint([lat + 1.5, lon + 1.5]);"
        " let hit = 0, all = 0; for (let t = 0.1; t < 0.9; t += 0.004, all++) hit += f.pen.getImageData(Math.floor(a.x + t * (b.x - a.x)), Math.floor(a.y + t * (b.y - a.y)), 1, 1).data[3] > 60;"
        " return hit / all; }",
        FAR,
    ))  # fmt: skip


def test_a_movement_is_a_dashed_line_in_its_years(page: Page) -> None:
    go(page, FAR[0] + 1, FAR[1] + 1, 7)
    show(page, years=[2004, 2004])
    assert 0.4 < inked(page) < 0.8, "dashes with gaps"
    show(page, years=[2003, 2003])
    assert inked(page) == 0
    show(page, {"actor": ["nobody"]})
    assert inked(page) == 0
    show(page)
    assert inked(page) > 0.4
    switch = "on => { window.atlas.app.legs.on = on; window.atlas.app.update(false); }"
    page.evaluate(switch, False)
    assert inked(page) == 0
    assert visible(page, 1), "the switch of movements takes no dot away"
    page.evaluate(switch, True)
    assert inked(page) > 0.4


def test_a_movement_is_seen_where_neither_end_is(page: Page) -> None:
    go(page, FAR[0] + 0.75, FAR[1] + 1.25, 12)
    lines = "window.atlas.app.field.legs.drawn"
    assert page.evaluate(lines) == 1
    assert page.evaluate("window.atlas.app.field.paint.pixels.some((pixel) => pixel)")
    go(page, FAR[0] + 0.75, FAR[1] + 3, 12)
    assert page.evaluate(lines) == 0


def test_a_press_on_a_line_reports_its_event(page: Page) -> None:
    go(page, FAR[0] + 1, FAR[1] + 1, 7)
    show(page, years=[2004, 2004])
    box = page.locator(".atlas-map").bounding_box()
    at = page.evaluate(
        "([lat, lon]) => { const f = window.atlas.app.field, a = f.map.latLngToContainerPoint([lat, lon + 1]), b = f.map.latLngToContainerPoint([lat + 1.5, lon + 1.5]);"
        " return [(a.x + b.x) / 2, (a.y + b.y) / 2]; }",
        FAR,
    )  # fmt: skip
    assert box
    page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    page.wait_for_function("id => window.heard.at(-1) === id", arg=KNOWN[1]["id"])


def test_movements_between_the_same_places_are_one_line(page: Page) -> None:
    """Also where there are more lines than can be told apart, and threads take their place."""
    found = page.evaluate(
        "() => { const n = 4000, f = (x) => Float32Array.from({ length: n }, (_, i) => x(i)), columns = { leg: Int32Array.from({ length: n }, (_, i) => i), to_lat: f((i) => 40 + (i % 40) / 10), to_lon: f(() => 70) };"
        " const events = { columns, count: n, x: f((i) => (i < 3000 ? 0.6 : 0.62 + i * 1e-5)), y: f(() => 0.39), level: new Uint8Array(n).fill(1), group: new Uint8Array(n), groups: [{}] };"
        " const paint = new Atlas.EventPaint(events); paint.resize(900, 700, 1); paint.inks = [[[0xff123456]]]; paint.place(5, 4700, 2900);"
        " const legs = Atlas.EventLegs.of(events, paint); legs.draw(); const few = legs.drawn, before = paint.pixels.filter((p) => p).length;"
        " events.level.fill(0, 3000); paint.pixels.fill(0); legs.draw(); return [legs.drawn, few, legs.moreThan(0), before > paint.pixels.filter((p) => p).length, Atlas.EventLegs.of({ columns: {} })]; }"
    )
    assert found[0] == 40
    assert 900 < found[1] <= 1040
    assert found[2] == 74
    assert found[3:] == [True, None]


def test_there_and_back_lie_side_by_side_and_the_shorter_way_is_taken(page: Page) -> None:
    found = page.evaluate(
        "() => { const run = (from, to, left, level) => { const n = from.length, f = (list) => Float32Array.from(list), columns = { leg: Int32Array.from(from, (_, i) => i), to_lat: f(from.map(() => 0)), to_lon: f(to) };"
        "   const events = { columns, count: n, x: f(from.map((lon) => (lon + 180) / 360)), y: f(from.map(() => 0.5)), level: new Uint8Array(n).fill(level), group: new Uint8Array(n), groups: [{}] };"
        "   const paint = new Atlas.EventPaint(events); paint.resize(900, 700, 1); paint.inks = [[[0xff123456]]]; paint.place(5, left, 3746);"
        "   const legs = Atlas.EventLegs.of(events, paint); legs.draw(); let rows = new Set(), strong = 0, inked = 0;"
        "   paint.pixels.forEach((p, i) => { if (p) { const y = Math.floor(i / paint.across) - paint.margin, x = i % paint.across - paint.margin; if (x > 40 && x < 60) rows.add(y - 350); inked++; strong = Math.max(strong, p >>> 24); } });"
        "   return [legs.drawn, [...rows].sort((a, b) => a - b), inked, strong]; };"
        " const base = 190 / 360 * 8192; return [run([10, 30], [30, 10], base * 1 - 10, 1), run([10], [30], base - 10, 1), run([10], [30], base - 10, 2), run([178], [-178], 7900, 1), run([178], [-178], -400, 1), run([178], [-178], 4000, 1)]; }"
    )
    both, one, presumed, west, east, between = found
    assert [both[0], one[0], west[0], east[0], between[0]] == [2, 1, 1, 1, 0]
    assert one[1] in ([-1, 0], [0, 1], [-1, 0, 1])
    assert both[1][0] < one[1][0]
    assert both[1][-1] > one[1][-1]
    assert presumed[3] < 0.5 * one[3]
    assert 20 < west[2] < 400
    assert 20 < east[2] < 400


@pytest.mark.parametrize(
    ("keep", "left"),
    [
        ({"actor": ["Lone Party"]}, [True, True, False, False]),  # also where it is named second
        ({"family": ["talk"]}, [False, True, True, False]),
        ({"stance": ["denied"]}, [False, False, True, False]),
        ({"source": ["Rare Gazette"]}, [False, True, False, False]),
        ({"kind": ["reported-event"]}, [True, True, True, True]),  # all events say this
        ({"kind": ["exercise"]}, [False, False, False, False]),
        ({"actor": ["Lone Party"], "family": ["in-use"]}, [True, False, False, False]),
        ({"actor": ["nobody"]}, [False, False, False, False]),
        ({"actor": ["Lone Party"], "party": ["Other"]}, [False, True, False, False]),
    ],
    ids=str,
)
def test_filters(page: Page, keep: dict[str, list[str]], left: list[bool]) -> None:
    go(page, FAR[0], FAR[1] + 2, 7)
    show(page, keep)
    assert [visible(page, n) for n in range(4)] == left
    show(page)
    assert all(visible(page, n) for n in range(4))


def test_what_no_event_can_answer_and_what_was_not_yet_known(page: Page) -> None:
    show(page, none=True)
    assert shown(page) == 0
    show(page, known=12_000)
    assert 0 < shown(page) < 10_006


def test_a_press_reports_the_event_that_lies_there(page: Page) -> None:
    go(page, FAR[0], FAR[1] + 2, 7)
    for n in (0, 2, 3):
        press(page, n)
        page.wait_for_function("id => window.heard.at(-1) === id", arg=KNOWN[n]["id"])


def test_twins_share_a_badge_and_are_reached_in_turn(page: Page) -> None:
    go(page, FAR[0], FAR[1] + 2, 7)
    badges = page.evaluate(
        "window.atlas.app.field.paint.badges.map((b) => [b.total, [...b.mix].filter((n) => n).length])"
    )
    assert badges == [[2, 2]]
    at = page.evaluate("window.atlas.app.field.paint.badges[0].box")
    box = page.locator(".atlas-map").bounding_box()
    assert box
    for id_ in ("twin-1", "twin-2", "twin-1"):
        page.mouse.click(box["x"] + at[0] + at[2] / 2, box["y"] + at[1] + at[3] / 2)
        page.wait_for_function("id => window.heard.at(-1) === id", arg=id_)


def test_a_badge_says_how_many_and_of_what(page: Page) -> None:
    """Paper with letters, a bar with both colours in the groups' order, an edge, and nothing beyond its round ends."""
    go(page, FAR[0], FAR[1] + 2, 7)
    found = page.evaluate(
        "() => { const f = window.atlas.app.field, r = f.paint.ratio, badge = f.paint.badges[0], [x, y, w, h] = badge.box, { data } = f.pen.getImageData(x * r, y * r, w * r, h * r);"
        " const at = (u, v) => [...data.slice(4 * (v * w * r + u), 4 * (v * w * r + u) + 4)], hex = (c) => '#' + c.slice(0, 3).map((n) => n.toString(16).padStart(2, '0')).join('');"
        " const bar = [...Array(20).keys()].map((u) => hex(at(w - 26 + u, 9))), letters = [...Array(8).keys()].flatMap((u) => [...Array(h).keys()].map((v) => at(7 + u, v)[0])).filter((c) => c < 128).length;"
        " const style = getComputedStyle(f.app.root), ink = (name) => style.getPropertyValue(`--atlas-${name}`).trim();"
        " return { r, bar, letters, edge: [hex(at(20, 0)), ink('line')], paper: [hex(at(20, 2)), ink('paper')], corner: at(0, 0)[3], colors: f.events.groups.filter((_, g) => badge.mix[g]).map((g) => g.color.toLowerCase()) }; }"
    )
    assert found["r"] == 1
    assert found["bar"] == [found["colors"][0]] * 10 + [found["colors"][1]] * 10
    assert 8 < found["letters"] < 60, "a single figure"
    assert found["edge"][0] == found["edge"][1]
    assert found["paper"][0] == found["paper"][1]
    assert found["corner"] == 0


def test_a_badge_at_the_edge_and_over_dots_is_cut_and_not_wrapped(page: Page) -> None:
    """The same badge in the middle, half beyond each side, and with three groups of which two share a column of the bar."""
    found = page.evaluate(
        "() => { const paint = new Atlas.EventPaint({ count: 0, groups: [] }), badges = new Atlas.EventBadges(paint); paint.resize(200, 100, 1);"
        " badges.setInks({ paper: '#ffffff', line: '#cccccc', ink: '#000000', family: 'sans-serif' }, ['#ff0000', '#00ff00', '#0000ff']);"
        " const inked = (x, y, under) => { paint.pixels.fill(under); paint.badges = [{ total: 3, mix: [1, 1, 1], x, y, left: x - 40, top: y - 40, side: 80 }]; badges.draw();"
        "   return paint.pixels.filter((p) => p !== under).length; };"
        " const whole = inked(100, 50, 0), sides = [[0, 50], [200, 50], [100, 0], [100, 100]].map(([x, y]) => inked(x, y, 0) / whole), over = inked(100, 50, 0xff336699);"
        " const bar = [...badges.columns([1, 1, 1], 3, 20)].map((c) => [c & 255, (c >> 8) & 255, (c >> 16) & 255]);"
        " return { whole, sides, over, far: inked(500, 500, 0), bar }; }"
    )
    assert found["whole"] > 600
    left, right, top, bottom = found["sides"]
    assert 0.6 < right <= left < 0.7, "half of it and the margin around the picture"
    assert 0.85 < top == bottom < 0.95
    assert 0 <= found["whole"] - found["over"] < 10, "what hardly covers leaves the ground as it is"
    assert found["far"] == 0
    assert found["bar"][5] == [255, 0, 0]
    assert found["bar"][6] == [170, 85, 0], "two thirds of the one, one third of the other"
    assert found["bar"][13] == [0, 85, 170]
    assert all(sum(color) == 255 for color in found["bar"])


def test_lines_that_are_kept_are_those_drawn_anew(page: Page) -> None:
    """Through years with other lines and widths, and back."""
    found = page.evaluate(
        "() => { const { app } = window.atlas, f = app.field, sum = () => f.paint.pixels.reduce((all, p, i) => (Math.imul(all, 31) + p + i) | 0, 0), drawn = [], anew = [];"
        " const windows = [[1991, 2020], [1991, 2019], [2004, 2004], [1995, 2010], [1991, 2020]];"
        " for (const years of windows) { app.setYears(...years); drawn.push([sum(), f.legs.drawn]); }"
        " for (const years of windows) { app.setYears(...years); f.legs.view = f.drawn = ''; f.draw(); anew.push([sum(), f.legs.drawn]); }"
        " return { drawn, anew, kept: f.legs.keeps }; }"
    )
    assert found["drawn"] == found["anew"]
    assert len({lines for _, lines in found["drawn"]}) > 2
    assert found["kept"] > 1000


def test_hover_tells_what_the_table_says(page: Page) -> None:
    go(page, FAR[0], FAR[1] + 2, 7)
    box = page.locator(".atlas-map").bounding_box()
    at = page.evaluate("at => window.atlas.app.map.latLngToContainerPoint(at)", [FAR[0], FAR[1]])
    assert box
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.locator(".atlas-tip", has_text="last-day").wait_for()


def test_every_visible_event_is_in_a_dot_or_a_badge(page: Page) -> None:
    """At any zoom and after any move; and no badge lies on another."""
    for lat, lon, zoom in ((45, 67, 4), (45, 67, 5.5), (43, 70, 8), (43.2, 70.1, 8)):
        go(page, lat, lon, zoom)
        found = page.evaluate(
            "() => { const f = window.atlas.app.field, p = f.paint; let inside = 0, dots = 0;"
            " for (let i = 0; i < f.events.count; i++) if (f.events.level[i] && p.bin[i] !== 65535) { inside++; if (!p.crowded[p.bin[i]]) dots++; }"
            " return { inside, dots, badged: p.badges.reduce((n, b) => n + b.total, 0), boxes: p.badges.map((b) => b.box) }; }"
        )
        assert found["inside"] > 5
        assert found["dots"] + found["badged"] == found["inside"]
        boxes = found["boxes"]
        for i, (x, y, w, h) in enumerate(boxes):
            assert all(x + w <= u or u + s <= x or y + h <= v or v + t <= y for u, v, s, t in boxes[i + 1 :])


def test_badges_stand_beside_the_marks_of_claims_and_say_the_same_there(page: Page) -> None:
    beneath = (
        "(aside) => { const app = window.atlas.app, f = app.field, p = f.paint, { min } = app.map.getPixelBounds();"
        " f.badges.draw(aside ? app.places.ground(min) : null);"
        " const faces = app.places.items.filter((i) => app.survey.places[i.i].total).map((i) => i.place.areal ? i.badge && [i.badge.x - i.badge.w / 2, i.badge.y - 11, i.badge.w, 22] : [i.x - i.r, i.y - i.r, 2 * i.r, 2 * i.r])"
        "  .filter((one) => one).map(([x, y, w, h]) => [x - min.x, y - min.y, w, h]);"
        " return p.badges.filter(({ box: [x, y, w, h] }) => faces.some(([u, v, s, t]) => x < u + s && u < x + w && y < v + t && v < y + h)).map(({ total, box }) => [total, ...box]); }"
    )
    lost, kept = 0, 0
    for lat, lon, zoom in ((45, 67, 5), (43, 70, 6), (43, 70, 7)):
        go(page, lat, lon, zoom)
        lost += len(page.evaluate(beneath, False))
        kept += len(page.evaluate(beneath, True))
    assert lost > 5, "somewhere a badge would lie beneath a mark"
    assert kept == 0
    go(page, 43, 70, 6)
    boxes = "window.atlas.app.field.paint.badges.map((b) => b.box)"
    drawn = page.evaluate(boxes)
    go(page, 43, 70.3, 6)
    go(page, 43, 70, 6)
    assert page.evaluate(boxes) == drawn, "where they stand depends on the map alone"


def test_zoom_and_pan_draw_anew_and_badges_stand_still(page: Page) -> None:
    drawings = "window.atlas.app.field.made"
    before = page.evaluate(drawings)
    go(page, 43, 70, 8)
    zoomed = page.evaluate(drawings)
    assert zoomed > before
    where = "() => Object.fromEntries(window.atlas.app.field.paint.badges.map((b) => [b.total + '/' + window.atlas.app.map.containerPointToLatLng([b.left, b.top]).lng.toFixed(3), 1]))"
    here = page.evaluate(where)
    page.evaluate("void window.atlas.app.map.panBy([40, 0], { animate: false })")
    assert page.evaluate(drawings) > zoomed
    assert len(set(here) & set(page.evaluate(where))) > len(here) / 2


def test_the_strip_counts_the_events_too(page: Page) -> None:
    assert "10,006 of 10,006 events" in page.locator(".atlas-count").inner_text()
    with_events = page.evaluate("window.atlas.app.strip.bars.length")
    assert with_events == 30
    tall = "() => [...document.querySelectorAll('[data-year=\"2003\"] rect[fill]')].length"
    assert page.evaluate(tall) >= 6


def test_without_a_dataset_nothing_is_drawn(page: Page) -> None:
    page.evaluate("window.atlas.setState({ seq: window.atlas.app.n, field: null })")
    assert page.evaluate("window.atlas.app.field.canvas.width") == 0
    assert "events" not in page.locator(".atlas-count").inner_text()
    show(page)  # and back again, from fresh columns
    page.wait_for_function("window.atlas.app.field.events && window.atlas.app.field.survey.shown === 10006")
    go(page, FAR[0], FAR[1] + 2, 7)
    assert visible(page, 0)


def test_columns_that_did_not_come_are_asked_for_anew(page: Page) -> None:
    page.evaluate("window.atlas.setState({ seq: window.atlas.app.n, field: null })")
    page.evaluate(
        "() => { const ask = window.fetch; window.fetch = () => { window.fetch = ask; return Promise.reject(new Error('gone')); }; }"
    )
    show(page)
    page.locator(".atlas-failure").wait_for()
    page.evaluate("window.atlas.setState({ seq: window.atlas.app.n, field: null })")
    show(page)
    page.wait_for_function("window.atlas.app.field.events && window.atlas.app.field.survey.shown === 10006")
    assert page.locator(".atlas-failure").count() == 0


def test_columns_that_cannot_be_read_are_said(page: Page) -> None:
    page.evaluate("window.atlas.app.field.open('/rows/1.json')")
    page.locator(".atlas-failure").wait_for()
    show(page)  # the dataset itself opens as before
    page.locator(".atlas-failure").wait_for(state="detached")
