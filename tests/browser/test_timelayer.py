"""The exported page in a real browser: an invented story, no server, no network."""

import math
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from geo.maps import sheet
from geo.maps.assets import Assets
from tests.maps.story import story

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to draw the map"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(sheet.build(story(), Assets.inlined()).get_root().render(), encoding="utf-8")
    return path.as_uri()


def open_page(browser: Browser, address: str, width: int = 900, height: int = 700) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.add_init_script(
        "window.heard = []; for (const kind of ['place', 'leg', 'years', 'at', 'clear'])"
        " document.addEventListener('atlas:' + kind, (event) => window.heard.push(event.detail));"
    )
    page.goto(address)
    page.locator(".atlas-sheet.ready").wait_for()
    return page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    foreign: list[str] = []
    troubles: list[str] = []
    page = open_page(browser, address)
    page.on("request", lambda request: foreign.append(request.url))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    page.close()
    assert [url for url in foreign if not url.startswith("data:")] == []
    assert troubles == []


def set_state(page: Page, **state: Any) -> None:
    page.evaluate("state => window.atlas.setState(state)", state)


def mark(page: Page, place: str) -> Any:
    return page.locator(f"[data-place={place}]")


def words(page: Page, place: str) -> str:
    return str(mark(page, place).get_attribute("aria-label"))


def report(page: Page, what: str) -> None:
    """Until the last thing that was reported, `said`, is so."""
    page.wait_for_function(
        f"(() => {{ const said = window.heard.at(-1) || {{}}; return Boolean({what}); }})()"
    )


def years(page: Page) -> list[int]:
    return [int(page.get_by_role("slider", name=name).get_attribute("aria-valuenow") or 0) for name in
            ("First year shown", "Last year shown")]  # fmt: skip


def test_opens_without_any_request_or_complaint(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.locator(".atlas-sheet.ready").wait_for()
    page.get_by_role("button", name="Farther").click()
    page.wait_for_timeout(400)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    page.close()


def test_a_publication_known_only_within_years_lies_faint_in_the_band(page: Page) -> None:
    assert page.locator(".atlas-source").count() == 4
    assert page.locator(".atlas-loose > .atlas-source").count() == 1
    assert page.locator(".atlas-loose").evaluate("(node) => Number(getComputedStyle(node).opacity)") < 0.3


def test_a_day_on_the_boundary_counts(page: Page) -> None:
    set_state(page, years=[2003, 2003])
    assert "1 claim: 1 in use" in words(page, "hill-base")  # 31 December 2003
    assert "no claim in this window" in words(page, "lake-base")  # 1 January 2004
    set_state(page, years=[2004, 2004])
    assert "no claim in this window" in words(page, "hill-base")
    assert "1 claim: 1 in use" in words(page, "lake-base")


def test_undated_claims_have_their_own_switch(page: Page) -> None:
    expect(page.locator(".atlas-count")).to_have_text("71 of 73 claims · 2 undated hidden")
    assert "no claim" in words(page, "old-city")
    set_state(page, undated=True)
    expect(page.locator(".atlas-count")).to_have_text("73 of 73 claims")
    assert "1 claim: 1 proposed" in words(page, "old-city")


def test_at_every_step_a_window_leaves_undated_claims_out_unless_switched_on(page: Page) -> None:
    count, first = page.locator(".atlas-count"), page.get_by_role("slider", name="First year shown")
    set_state(page, undated=True)
    expect(count).to_have_text("73 of 73 claims")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(count).to_contain_text("2 undated hidden")
    page.keyboard.press("ArrowLeft")
    expect(count).to_have_text("73 of 73 claims")
    set_state(page, undated_on=True, seq=1000)
    page.keyboard.press("ArrowRight")
    expect(count).not_to_contain_text("undated hidden")


def test_presumed_is_faded_and_off_at_first(page: Page) -> None:
    set_state(page, years=[2006, 2006])
    expect(mark(page, "steppe-base")).to_have_class(re.compile("ghost"))
    set_state(page, presumed=True)
    expect(mark(page, "steppe-base")).to_have_class(re.compile("faint"))
    assert "1 only presumed" in words(page, "steppe-base")


def test_filtered_away_is_gone_and_counted(page: Page) -> None:
    set_state(page, mask=[0, 1, 2])
    expect(mark(page, "hill-base")).to_be_hidden()
    expect(page.locator(".atlas-count")).to_have_text("3 of 73 claims · 70 filtered out")


def test_handles_answer_the_keyboard_and_report_once_at_rest(page: Page) -> None:
    first = page.get_by_role("slider", name="First year shown")
    first.focus()
    for key in ("ArrowRight", "ArrowRight", "PageUp", "ArrowLeft"):
        page.keyboard.press(key)
    assert years(page) == [2007, 2018]
    page.keyboard.press("End")
    assert years(page) == [2018, 2018]
    report(page, "said.years && said.years[0] === 2018")
    page.evaluate("window.heard.length = 0")
    # Both in one turn of the page: a machine that is slow would make two moves of them.
    first.evaluate(
        "(node) => { for (const key of ['Home', 'PageUp']) node.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })); }"
    )
    report(page, "said.years")
    page.wait_for_timeout(450)
    heard = [item for item in page.evaluate("window.heard") if "years" in item]
    assert [item["years"] for item in heard] == [[2006, 2018]]


def test_dragging_between_the_handles_moves_the_window(page: Page) -> None:
    set_state(page, years=[2003, 2005])
    box = page.locator(".atlas-grip").bounding_box()
    assert box
    y, pitch = box["y"] + box["height"] - 2, box["width"] / 3
    page.mouse.move(box["x"] + 1.5 * pitch, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 5.5 * pitch, y, steps=5)
    page.mouse.up()
    assert years(page) == [2007, 2009]


def test_typed_years_and_whole_span(page: Page) -> None:
    page.get_by_role("textbox", name="First year shown").fill("2005")
    page.keyboard.press("Enter")
    assert years(page) == [2005, 2018]
    page.get_by_role("button", name="whole span").click()
    assert years(page) == [2001, 2018]


def test_play_adds_years_up_and_stops_at_the_end(page: Page) -> None:
    page.get_by_label("Speed of play").select_option("4")
    set_state(page, years=[2010, 2015])
    page.get_by_role("button", name="Play through the years").click()
    expect(page.get_by_role("button", name="Play through the years")).to_be_visible(timeout=5000)
    assert years(page) == [2010, 2018]
    report(page, "said.years")
    page.wait_for_timeout(450)
    assert [item["years"] for item in page.evaluate("window.heard") if "years" in item] == [[2010, 2018]]


def test_a_click_selects_at_once_and_is_reported(page: Page) -> None:
    mark(page, "steppe-base").click()
    expect(mark(page, "steppe-base")).to_have_class(re.compile("selected"))
    report(page, "said.place === 'steppe-base'")
    mark(page, "kazakhstan").focus()
    page.keyboard.press("Enter")
    expect(mark(page, "kazakhstan")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(mark(page, "kazakhstan")).to_have_attribute("aria-pressed", "false")
    report(page, "said.clear === true")


def test_a_leg_is_a_button_that_says_it_is_schematic(page: Page) -> None:
    leg = page.locator("[data-leg=c002]")
    assert "schematic" in str(leg.get_attribute("aria-label"))
    leg.focus()
    page.keyboard.press("Enter")
    report(page, "said.leg === 'c002'")


def test_a_stale_echo_does_not_throw_the_reader_back(page: Page) -> None:
    set_state(page, years=[2001, 2018], seq=0)
    page.get_by_role("slider", name="Last year shown").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    set_state(page, years=[2001, 2017], seq=1)  # the page answers the first of the two moves
    assert years(page) == [2001, 2016]
    set_state(page, years=[2001, 2010], seq=2)  # it has seen both, and decides otherwise
    assert years(page) == [2001, 2010]


def test_time_moves_no_label_and_no_view(page: Page) -> None:
    where = """() => [...document.querySelectorAll('.atlas-mark, .atlas-name:not([hidden])')].map((node) => node.getBoundingClientRect())
        .map((box) => [box.x + box.width / 2, box.y + box.height / 2])"""
    before = page.evaluate(where)
    set_state(page, years=[2005, 2005])
    assert page.locator(".atlas-mark.ghost").count() > 0
    for one, two in zip(page.evaluate(where), before, strict=True):
        assert one == pytest.approx(two, abs=0.1)


@pytest.mark.parametrize("width", [900, 580, 375])
def test_the_strip_holds_what_it_has_to_say(browser: Browser, address: str, width: int) -> None:
    page = open_page(browser, address, width, 800)
    set_state(page, mask=[0, 1], years=[2001, 2005])
    strip = page.locator(".atlas-strip")
    assert strip.evaluate("(node) => node.scrollHeight <= node.clientHeight")
    said = page.locator(".atlas-count")
    assert said.get_attribute("title") == said.inner_text()
    assert "filtered out" in said.inner_text()
    page.close()


def test_another_size_of_the_window_is_no_move_of_the_readers(page: Page) -> None:
    page.set_viewport_size({"width": 880, "height": 690})
    page.wait_for_timeout(900)
    assert page.evaluate("window.heard") == []
    page.keyboard.press("Tab")
    page.locator(".atlas-map").focus()
    page.keyboard.press("+")
    page.wait_for_function("window.heard.some((said) => 'at' in said)")


def test_a_year_touches_only_the_places_that_it_changes(page: Page) -> None:
    set_state(page, years=[2001, 2009])
    page.evaluate(
        """() => {
            const tally = () => window.atlas.app.survey.places.map((one) => JSON.stringify([one, [...one.mix], [...one.faint]]));
            window.touched = new Set();
            window.before = tally();
            window.changed = () => window.atlas.app.data.places.filter((place, i) => tally()[i] !== window.before[i]).map((place) => place.id);
            for (const { node, place } of window.atlas.app.places.items.filter((item) => item.picture).map(({ picture, place }) => ({ node: picture.node, place })))
                new MutationObserver(() => window.touched.add(place.id)).observe(node, { attributes: true, childList: true, subtree: true });
        }"""
    )
    set_state(page, years=[2005, 2012])
    touched, changed = page.evaluate("[...window.touched]"), page.evaluate("window.changed()")
    assert touched
    assert set(touched) <= set(changed)
    assert len(changed) < page.evaluate("window.before.length")


def test_years_seen_before_put_no_node_in_and_take_none_out(page: Page) -> None:
    """What is not shown is only unseen: a node that comes or goes has the styles of all beside it worked out again."""
    windows = ([2001, 2005], [2009, 2012], [2001, 2017])
    for years in windows:
        set_state(page, years=years)
    page.evaluate(
        """() => {
            window.moved = [];
            new MutationObserver((all) => window.moved.push(...all.map(({ target }) => target.outerHTML.slice(0, 80))))
                .observe(document.querySelector('.atlas-map'), { childList: true, subtree: true });
        }"""
    )
    legs = set()
    for years in windows:
        set_state(page, years=years)
        legs.add(page.evaluate("[...document.querySelectorAll('.atlas-leg:not(.away)')].length"))
    assert len(legs) > 1
    assert page.evaluate("window.moved") == []


def test_pins_and_pictures_are_one_piece_for_the_compositor(page: Page) -> None:
    """No node that comes and goes with the years has a transform, a position or a layer of its own."""
    alone = page.evaluate(
        """() => [...document.querySelectorAll('.flat > .atlas-pin, .flat .atlas-pin *, .atlas-picture')].filter((node) => {
            const style = getComputedStyle(node);
            return style.position !== 'static' || style.transform !== 'none' || style.opacity !== '1' || style.overflow !== 'visible';
        }).map((node) => node.outerHTML.slice(0, 120))"""
    )
    assert alone == []
    assert page.locator(".flat > .atlas-pin").count() > 10


@pytest.mark.parametrize(("width", "zoom"), [(900, 0), (1400, 0), (360, 0), (900, 2), (900, -1)])
def test_labels_and_badges_do_not_overlap(browser: Browser, address: str, width: int, zoom: int) -> None:
    page = open_page(browser, address, width)
    for _ in range(abs(zoom)):
        page.get_by_role("button", name="Closer" if zoom > 0 else "Farther").click()
        page.wait_for_timeout(350)
    set_state(page, undated=True)
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('.atlas-label, .atlas-badge, .atlas-picture:not(.away, :has(.atlas-head, .atlas-lead)), .atlas-name > span')]"
        ".map((n) => [n, n.getBoundingClientRect()]).filter(([, r]) => r.width)"
        ".map(([n, r]) => [n.textContent || n.parentNode.className, r.x, r.y, r.width, r.height, n.tagName])"
    )
    assert len(boxes) > 12
    for one, two in combinations(boxes, 2):
        dx, dy = (abs(one[1 + i] + one[3 + i] / 2 - two[1 + i] - two[3 + i] / 2) for i in (0, 1))
        if (
            one[5] == two[5] == "g"
        ):  # two marks, large or small: round about their centres, each with its casing
            apart = math.hypot(dx, dy) >= (one[3] + two[3]) / 2 - 4
        else:  # nothing stands on a mark; its casing may
            slack = 3 if "g" in (one[5], two[5]) else 2
            apart = dx >= (one[3] + two[3]) / 2 - slack or dy >= (one[4] + two[4]) / 2 - slack
        assert apart, f"{one} and {two} overlap"
    page.close()


@pytest.mark.parametrize("width", [900, 360])
def test_a_line_leads_from_a_badge_to_a_place_that_is_not_beside_it(
    browser: Browser, address: str, width: int
) -> None:
    page = open_page(browser, address, width)
    page.evaluate(  # a legend over half of the sheet drives badges away
        """() => {
            const { map, places } = window.atlas.app, { x, y } = map.getSize();
            places.controls = () => { const { min } = map.getPixelBounds(); return [{ x: min.x + 0.2 * x, y: min.y + 0.2 * y, w: 0.45 * x, h: 0.5 * y }]; };
        }"""
    )
    set_state(page, undated=True, mask=None)
    page.evaluate("window.atlas.app.update(true)")
    leads = """() => {
        const { map, places } = window.atlas.app, sheet = map.getContainer().getBoundingClientRect();
        return places.items.filter((item) => item.badge && item.pin && !item.node.hidden).map((item) => {
            const box = item.node.getBoundingClientRect(), line = item.pin.picture, dot = line && line.looks !== "away" && line.node.querySelector("circle").getBoundingClientRect();
            const home = map.latLngToContainerPoint(item.name ? [item.name.lat, item.name.lon] : [item.place.lat, item.place.lon]);
            const gap = (low, high, at) => Math.max(0, low - at, at - high), x = home.x + sheet.x, y = home.y + sheet.y;
            return [item.place.id, Math.hypot(gap(box.left, box.right, x), gap(box.top, box.bottom, y)), dot ? Math.hypot(dot.x + dot.width / 2 - x, dot.y + dot.height / 2 - y) : null];
        });
    }"""
    for _ in range(2):  # as it opens, and after a zoom
        found = page.evaluate(leads)
        assert [one for one in found if one[1] > 90 and one[2] is None] == []
        assert [one for one in found if one[2] is not None and one[2] > 1.5] == []
        assert any(one[2] is not None for one in found)
        page.get_by_role("button", name="Closer").click()
        page.wait_for_timeout(400)
    set_state(page, mask=[])
    assert page.locator(".atlas-picture:not(.away) > .atlas-lead").count() == 0
    page.close()


def test_names_found_a_place_for_later_leave_the_legend_and_the_buttons_free(page: Page) -> None:
    """After a change of years, and after a pan and another choice: what a control covers is taken."""
    left = """() => {
      const { places, map, sheet } = window.atlas.app, { min } = map.getPixelBounds(), own = sheet.getBoundingClientRect();
      return [...sheet.querySelectorAll('.atlas-legend, .atlas-group')].map((node) => {
        const r = node.getBoundingClientRect();
        return places.space.free({ x: min.x + r.left - own.left + 3, y: min.y + r.top - own.top + 3, w: r.width - 6, h: r.height - 6 });
      });
    }"""
    set_state(page, years=[2001, 2003])
    found = page.evaluate(left)
    assert len(found) >= 2
    assert not any(found)
    page.evaluate("() => { window.atlas.app.map.panBy([130, -70], { animate: false }); }")
    page.evaluate("window.atlas.app.choosePlace(window.atlas.app.data.places[0].id)")
    assert not any(page.evaluate(left))


def test_opens_on_the_region_not_on_the_world(page: Page) -> None:
    west, south, east, north = map(
        float, page.evaluate("window.atlas.app.map.getBounds().toBBoxString()").split(",")
    )
    assert west > 20
    assert east < 115
    assert south > 15
    assert north < 70


def test_works_on_a_phone(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 360, 590)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for name in ("Play through the years", "One year on", "Legend"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport()
    strip = page.locator(".atlas-strip").bounding_box()
    caption = page.locator(".atlas-caption").bounding_box()
    assert strip
    assert caption
    assert caption["y"] + caption["height"] <= strip["y"] + strip["height"]
    page.close()
