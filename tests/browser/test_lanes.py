"""Lanes of time in a real browser: the component's own script with invented lanes, no server, no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from geo.timeline import day_number
from pages.shared.lanes import SCRIPTS

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SHARED = Path(__file__).parents[2] / "pages" / "shared"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to draw lanes"),
]

FACE = """<!doctype html><meta charset="utf-8"><style>
:root { --st-text-color: #222; --st-background-color: #fff; --st-border-color: #ddd; --st-primary-color: #0b6e8a;
  --st-secondary-background-color: #f3f3f3; --st-font: sans-serif; }
%s</style><div id="parent"><div class="lanes"></div></div>
<script id="data" type="application/json">%s</script><script type="module">
const source = new Blob([%s], { type: "text/javascript" });
const { default: draw } = await import(URL.createObjectURL(source));
window.told = [];
window.draw = (data) => draw({ parentElement: document.getElementById("parent"), data, setTriggerValue: (name, value) => window.told.push([name, value]) });
window.chart = JSON.parse(document.getElementById("data").textContent);
window.draw(window.chart);
</script>"""


def mark(id_: str, first: str | None, last: str | None = None, **more: Any) -> dict[str, Any]:
    days = [day_number(date.fromisoformat(day)) if day else None for day in (first, last or first)]
    return {
        "id": id_, "shape": "instant", "first": days[0], "last": days[1], "from": None, "until": None, "before": False, "after": False,
        "doubtful": False, "when": first or "undated", "what": "offered", "says": f"Claim {id_}.", "family": 0, "out": False, **more,
    }  # fmt: skip


def lane(group: str, name: str, *marks: int) -> dict[str, Any]:
    return {
        "group": [group, group.title()],
        "name": [name, name.title()],
        "color": "#3b6fb6",
        "marks": list(marks),
    }


def chart(marks: list[dict[str, Any]], lanes: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "families": [{"label": "proposed", "color": "#E69F00"}, {"label": "in use", "color": "#009E73"}],
        "extent": [2000, 2009], "years": None, "presumed": False, "selected": "", "marks": marks, "lanes": lanes, "sources": [],
        "names": ["place", "actor"], "label": "A timeline", **more,
    }  # fmt: skip


def few() -> dict[str, Any]:
    """Two places, three lanes: an instant, a state with an open end, a span, a latest day, and one without a date."""
    marks = [
        mark("one", "2001-05-05"),
        mark("two", "2002-01-01", "2004-12-31", shape="interval", after=True, family=1, until=day_number(date(2006, 6, 30)),
             **{"from": day_number(date(2002, 1, 1))}),
        mark("three", "2003-01-01", "2003-12-31", shape="within"),
        mark("four", "2005-08-16", shape="by", before=True),
        mark("five", None, shape="undated"),
    ]  # fmt: skip
    return chart(
        marks, [lane("amber", "norland", 0, 1, 4), lane("amber", "southland", 2), lane("mill", "norland", 3)]
    )


def many(lanes: int) -> dict[str, Any]:
    marks = [
        mark(f"m{n}-{i}", f"200{(n + i) % 10}-0{1 + i % 9}-11", family=i % 2)
        for n in range(lanes)
        for i in range(6)
    ]
    made = [
        lane(f"place {n // 10:03}", f"actor {n:03}", *range(6 * n, 6 * n + 6)) for n in reversed(range(lanes))
    ]
    return chart(marks, made)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    troubles: list[str] = []
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None
    )
    yield page
    page.close()
    assert troubles == []


def show(page: Page, data: dict[str, Any]) -> Page:
    script = "\n".join((SHARED / name).read_text(encoding="utf-8") for name in SCRIPTS)
    style = (SHARED / "lanes.css").read_text(encoding="utf-8")
    page.set_content(FACE % (style, json.dumps(data), json.dumps(script)))
    page.locator(".lanes-row").first.wait_for()
    return page


def told(page: Page) -> list[Any]:
    return page.evaluate("window.told")  # type: ignore[no-any-return]


def key_of(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.key"))


def wide(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["width"]


def test_marks_stand_where_their_days_are(page: Page) -> None:
    show(page, few())
    axis, bar = page.locator(".lanes-axis").bounding_box(), page.locator(".mark.interval > i").bounding_box()
    assert axis
    assert bar
    start, span = day_number(date(2000, 1, 1)), day_number(date(2010, 1, 1)) - day_number(date(2000, 1, 1))
    low, whole = start - 0.025 * span, 1.05 * span
    x = axis["x"] + (day_number(date(2002, 1, 1)) - low) / whole * axis["width"]
    assert bar["x"] == pytest.approx(x, abs=2)
    assert bar["width"] == pytest.approx(1096 / whole * axis["width"], abs=2)


def test_publications_known_only_within_years_lie_faint_and_as_one(page: Page) -> None:
    begin, firm = day_number(date(2003, 1, 1)), {"says": "A paper: published 2003"}
    sources = [
        {**firm, "first": begin, "last": begin + 364},
        {"says": "A page", "first": begin, "last": begin + 3000},
    ]
    show(page, {**few(), "sources": sources})
    assert page.locator(".lanes-source").count() == 2
    assert page.locator(".lanes-loose > .lanes-source").count() == 1
    assert page.locator(".lanes-loose").evaluate("(node) => Number(getComputedStyle(node).opacity)") < 0.3


def test_an_open_end_fades_a_little_and_as_far_as_presumed_only_when_asked(page: Page) -> None:
    show(page, few())
    hint = wide(page, ".mark.interval > s.after")
    page.evaluate("window.draw({ ...window.chart, presumed: true })")
    far = wide(page, ".mark.interval > s.after")
    year = wide(page, ".lanes-axis") / 10.5
    assert hint < 25
    assert far == pytest.approx(1.5 * year, abs=4)
    assert page.locator(".mark.by > s.before").count() == 1
    assert page.locator(".mark.within > s, .mark.instant > s").count() == 0


def test_what_is_undated_stands_in_its_own_column(page: Page) -> None:
    show(page, few())
    assert page.locator(".lanes-track .mark.undated").count() == 0
    assert page.locator(".lanes-rest .mark.undated").count() == 1


def test_arrows_walk_through_claims_and_enter_opens(page: Page) -> None:
    show(page, few())
    page.locator(".lanes-scroll").focus()
    page.keyboard.press("ArrowDown")
    assert key_of(page) == "fold|amber"
    for key, there in [
        ("ArrowDown", "mark|amber|norland|one"), ("ArrowRight", "mark|amber|norland|two"), ("End", "mark|amber|norland|five"),
        ("Home", "mark|amber|norland|one"), ("ArrowDown", "mark|amber|southland|three"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        assert key_of(page) == there
    expect(page.locator(".lanes-tip")).to_contain_text("Claim three.")
    page.keyboard.press("Enter")
    assert told(page) == [["opened", "three"]]


def test_every_mark_says_what_it_is(page: Page) -> None:
    show(page, few())
    for part in page.locator(".mark").all():
        assert "Claim " in str(part.get_attribute("aria-label"))


def test_a_click_opens_the_claim_but_a_drag_moves_the_years(page: Page) -> None:
    show(page, few())
    page.locator(".mark.within").click()
    assert told(page) == [["opened", "three"]]
    page.get_by_role("button", name="Zoom in").click()
    before = page.locator(".mark.within").bounding_box()
    assert before
    page.mouse.move(before["x"] + 5, before["y"] + 5)
    page.mouse.down()
    page.mouse.move(before["x"] + 65, before["y"] + 5, steps=4)
    page.mouse.up()
    after = page.locator(".mark.within").bounding_box()
    assert after
    assert after["x"] == pytest.approx(before["x"] + 60, abs=3)
    assert told(page) == [["opened", "three"]]


def test_a_click_on_a_year_sets_the_window_and_again_takes_it_away(page: Page) -> None:
    show(page, few())
    page.locator(".lanes-axis").click(
        position={"x": wide(page, ".lanes-axis") * (0.25 + 2.5) / 10.5, "y": 12}
    )
    assert told(page) == [["years", [2002, 2002]]]
    page.evaluate("window.draw({ ...window.chart, years: [2002, 2002] })")
    expect(page.locator(".lanes-axis .lanes-window")).to_be_visible()
    page.locator(".lanes-axis").click(
        position={"x": wide(page, ".lanes-axis") * (0.25 + 2.5) / 10.5, "y": 12}
    )
    assert told(page)[-1] == ["years", [2000, 2009]]


def test_the_axis_can_be_worked_by_keyboard(page: Page) -> None:
    show(page, few())
    page.locator(".lanes-axis").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.locator(".lanes-axis").get_attribute("aria-valuetext") == "2003"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert told(page) == [["years", [2003, 2003]], ["years", [2000, 2009]]]


def test_the_wheel_zooms_over_the_years_and_keeps_the_day_under_the_pointer(page: Page) -> None:
    show(page, few())
    bar = page.locator(".mark.by").bounding_box()
    axis = page.locator(".lanes-axis").bounding_box()
    assert bar
    assert axis
    page.mouse.move(bar["x"] + bar["width"], axis["y"] + 10)
    for _ in range(6):
        page.mouse.wheel(0, -100)
    expect(page.get_by_role("button", name="Zoom out to the whole span")).to_be_enabled()
    after = page.locator(".mark.by").bounding_box()
    assert after
    assert after["x"] == pytest.approx(bar["x"], abs=4)


def test_a_new_window_keeps_zoom_and_scroll(page: Page) -> None:
    show(page, many(60))
    page.get_by_role("button", name="Zoom in").click()
    page.locator(".lanes-scroll").evaluate("box => { box.scrollTop = 400; }")
    page.wait_for_function("document.querySelector('.lanes-scroll').scrollTop === 400")
    ticks = page.locator(".lanes-tick").all_inner_texts()
    page.evaluate("window.draw({ ...window.chart, years: [2004, 2005] })")
    assert page.locator(".lanes-scroll").evaluate("box => box.scrollTop") == 400
    assert page.locator(".lanes-tick").all_inner_texts() == ticks


def test_marks_without_room_are_gathered_and_the_lane_opens(page: Page) -> None:
    marks = [mark(f"m{n}", f"2005-08-{10 + n}", family=n % 2) for n in range(12)]
    show(page, chart(marks, [lane("amber", "norland", *range(12))]))
    pill = page.locator(".pill")
    shown = page.locator(".mark").count()
    assert shown + int(pill.inner_text()) == 12
    assert "proposed" in str(pill.get_attribute("aria-label"))
    pill.click()
    assert page.locator(".mark").count() == 12
    page.locator(".lanes-name").click()
    assert page.locator(".mark").count() == shown


def test_the_selected_claim_is_never_gathered(page: Page) -> None:
    marks = [mark(f"m{n}", f"2005-08-{10 + n}") for n in range(12)]
    show(page, chart(marks, [lane("amber", "norland", *range(12))], selected="m11"))
    expect(page.locator(".mark.selected")).to_have_count(1)
    boxes = [part.bounding_box() for part in page.locator(".mark > i").all()]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            assert one
            assert other
            apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            assert apart or one["y"] != other["y"]


def unfold(page: Page) -> None:
    page.get_by_role("button", name="Unfold or fold all groups").click()
    page.get_by_label("Order").select_option("first")


def test_a_lane_is_found_by_its_name_though_its_group_is_folded(page: Page) -> None:
    show(page, many(500))
    page.get_by_label("Find a lane by its name").fill("actor 499")
    expect(page.locator(".lanes-row.alone .lanes-name")).to_have_count(1)
    expect(page.get_by_text("Actor 499")).to_be_visible()


def test_five_hundred_lanes_are_drawn_only_where_they_are_in_sight(page: Page) -> None:
    show(page, many(500))
    expect(page.locator(".lanes-row.alone")).to_have_count(0)  # so many groups open folded
    unfold(page)
    expect(page.locator(".lanes-count")).to_contain_text("3000 claims · 500 lanes")
    assert page.locator(".lanes-scroll").evaluate("box => box.clientHeight") <= 600
    assert page.locator(".lanes-row").count() < 80
    first = page.locator(".lanes-row.alone .lanes-name").first.inner_text()
    page.locator(".lanes-scroll").evaluate("box => { box.scrollTop = box.scrollHeight; }")
    expect(page.get_by_text("Actor 499")).to_be_visible()
    assert page.locator(".lanes-row").count() < 80
    assert page.get_by_text(first, exact=True).count() == 0
    label, axis = page.get_by_text("Actor 499").bounding_box(), page.locator(".lanes-axis").bounding_box()
    assert label
    assert axis
    assert label["x"] + label["width"] <= axis["x"]


def test_it_opens_at_the_lane_of_the_selected_claim(page: Page) -> None:
    show(page, {**many(500), "selected": "m300-2"})
    expect(page.locator(".mark.selected")).to_be_in_viewport()


def test_the_keyboard_reaches_the_last_of_five_hundred_lanes(page: Page) -> None:
    show(page, many(500))
    unfold(page)
    page.locator(".lanes-scroll").focus()
    for _ in range(60):
        page.keyboard.press("PageDown")
    assert key_of(page).startswith("mark|place 049|actor 49")
    expect(page.locator(".mark:focus")).to_be_in_viewport()


def test_lanes_are_ordered_and_grouped_as_asked(page: Page) -> None:
    data = few()
    show(page, data)
    heads = page.locator(".lanes-fold > span")
    assert heads.all_inner_texts() == ["Amber", "Mill"]
    page.get_by_label("Group by").select_option("name")
    assert heads.all_inner_texts() == ["Norland", "Southland"]
    page.get_by_label("Group by").select_option("none")
    assert heads.count() == 0
    names = page.locator(".lanes-name > span")
    assert names.all_inner_texts() == ["Amber · Norland", "Amber · Southland", "Mill · Norland"]
    page.get_by_label("Order").select_option("count")
    assert names.all_inner_texts()[0] == "Amber · Norland"
    page.get_by_label("Group by").select_option("group")
    page.get_by_text("Amber").click()
    assert page.locator(".lanes-row.alone").count() == 1


def test_a_phone_has_room_for_the_years(page: Page) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    show(page, few())
    assert wide(page, ".lanes-axis") > 150
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
