"""The application in a real browser, every request recorded: what only a browser shows.

Runs on the records of this checkout, so it names no claim and no count; what it expects it asks of the atlas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import geopandas
import pypdfium2
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Frame,
    Page,
    Request,
    Response,
    Route,
    expect,
)

from geo.atlas import Atlas
from geo.current import current_atlas
from geo.records.reading import ROOT
from geo.view import View
from tests.browser.conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to see the pages"
    ),
]

PAGES = sorted(set(re.findall(r'url_path="([\w-]+)"', (ROOT / "pages" / "_frame.py").read_text("utf-8"))))
LOCAL = ("127.0.0.1", "localhost", "")
VIEW = "years=2001&years=2005&stance=asserted"
FILTERS = ".st-key-facet-family"
TABLE = "[data-testid=stDataFrame]"
AT_REST = '.stApp[data-test-script-state="notRunning"]'


class Visit:
    """One reader: a page, what it asked for, and what went wrong."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.server = server
        self.foreign: list[str] = []
        self.troubles: list[str] = []
        self.context = context
        context.on("request", self._note)
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._told)
        self.page.on("response", self._answered)

    def leave(self) -> None:
        """Close the page; what it kept in the browser is nobody else's."""
        if self.page.url.startswith(self.server):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        for page in self.context.pages:
            page.close()
        self.context.clear_cookies()
        self.context.remove_listener("request", self._note)

    def _note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOCAL:
            self.foreign.append(request.url)

    def _told(self, said: ConsoleMessage) -> None:
        """What a script of ours has caught, it tells here."""
        if said.text.startswith(("atlas:", "desk:")):
            self.troubles.append(said.text)

    def _answered(self, answer: Response) -> None:
        """Streamlit looks for its own server at the foot of a deep address first, and is told that it is not there."""
        if answer.status >= 400 and "/_stcore/" not in answer.url:
            self.troubles.append(f"{answer.status} {answer.url}")

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.server + path)
        self.rest()
        return self.page

    def rest(self) -> None:
        """Until the page has drawn itself: its sentence and filters stand there and the script has come to an end."""
        self.page.locator(".st-key-sentence").wait_for(timeout=45_000)
        self.page.locator(FILTERS).wait_for(state="attached", timeout=45_000)
        self.page.wait_for_timeout(150)
        self.page.locator(AT_REST).wait_for(timeout=45_000)

    def map(self) -> Frame:
        """The frame of the map, drawn."""
        node = self.page.locator("iframe[title='Map of claims']")
        node.wait_for(timeout=45_000)
        frame = node.element_handle().content_frame()
        assert frame
        frame.locator(".atlas-sheet.ready").wait_for(timeout=45_000)
        return frame

    def expect_foreign(self) -> None:
        """Until something was asked of another machine."""
        for _ in range(100):
            if self.foreign:
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("nothing was asked of another machine")

    def asks(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)

    def expect_asks(self, **options: list[str] | None) -> None:
        """Until the address carries these options; None: not that one."""
        for _ in range(100):
            asked = self.asks()
            if all(asked.get(name) == value for name, value in options.items()):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"the address is {self.page.url}, not {options}")

    def shown(self) -> int:
        words = self.page.locator(".st-key-sentence").inner_text()
        found = re.match(r"(\d+) of \d+ claims", words)
        assert found, words
        return int(found[1])

    def expect_shown(self, count: int) -> None:
        expect(self.page.locator(".st-key-sentence")).to_contain_text(
            re.compile(rf"^{count} of "), timeout=10_000
        )


Start = Callable[..., Visit]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return current_atlas()


def fresh(browser: Browser, **options: Any) -> BrowserContext:
    """A browser's state from which no other machine can be reached."""
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True, **options)
    context.route(lambda url: urlsplit(url).hostname not in LOCAL, lambda route: route.abort())
    return context


@pytest.fixture(scope="module")
def used(browser: Browser) -> Iterator[BrowserContext]:
    """One that has met the scripts of the page before: to read them anew takes a third of a visit."""
    context = fresh(browser)
    yield context
    context.close()


@pytest.fixture
def visit(browser: Browser, used: BrowserContext, server: str) -> Iterator[Start]:
    """Start a reader; at the end nothing may have gone wrong, and nothing may have been asked of others."""
    begun: list[Visit] = []

    def start(width: int = 1400, height: int = 900, *, cold: bool = False, **options: Any) -> Visit:
        cold = cold or bool(options or begun)
        context = fresh(browser, **options) if cold else used
        begun.append(Visit(context, server))
        begun[-1].page.set_viewport_size({"width": width, "height": height})
        return begun[-1]

    yield start
    for one in begun:
        one.leave()
        if one.context is not used:
            one.context.close()
        assert one.troubles == []
        assert one.foreign == []


def standpoint(frame: Frame) -> list[float]:
    found: list[float] = frame.evaluate(
        "() => { const m = window.atlas.app.map, c = m.getCenter(); return [c.lat, c.lng, m.getZoom()]; }"
    )
    return found


def popover(page: Page, name: str) -> None:
    page.locator(".st-key-actions").get_by_role("button", name=name).click()


def chosen_place(atlas: Atlas) -> str:
    """A place with a mark of its own and a claim with a passage link."""
    return next(
        e.site.id
        for e in atlas.entries
        if not e.site.areal and e.link and e.site.id in ("kant", "ganci", "karshi-khanabad")
    )


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_by_its_address_asks_nobody_else_and_fits_a_phone(
    visit: Start, atlas: Atlas, path: str
) -> None:
    reader = visit()
    page = reader.open(f"/{path}?{VIEW}")
    view = View(years=(2001, 2005), stance=("asserted",))
    reader.expect_shown(len(atlas.select(view).shown))
    assert reader.asks()["years"] == ["2001", "2005"]
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert page.get_by_text("Page not found").count() == 0
    assert page.title().endswith(" · Basing Atlas")
    page.locator("[data-testid=stMain] h1").wait_for(state="attached")
    levels = [
        int(level)
        for level in page.locator("[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
            "(all) => all.map((h) => h.tagName[1])"
        )
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(next_ - level <= 1 for level, next_ in pairwise(levels)), levels
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(600)
    reader.rest()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    counts = page.locator("[class*=st-key-mix-] button p > span:last-child")
    assert all(
        height < 30
        for height in counts.evaluate_all(
            "(all) => all.map((n) => { const r = document.createRange(); r.selectNodeContents(n); return r.getBoundingClientRect().height; })"
        )
    )
    assert page.locator("[data-testid=stMain]").evaluate("(n) => n.scrollWidth <= n.clientWidth"), "sideways"


def test_the_map_page_asks_nobody_else_whatever_is_opened(visit: Start) -> None:
    reader = visit()
    page = reader.open()
    frame = reader.map()
    page.wait_for_timeout(1200)
    assert urlsplit(page.url).query == "", "opening adds nothing to a bare address"
    page.emulate_media(color_scheme="dark")
    popover(page, "Link")
    expect(page.locator("[data-testid=stCode]")).to_be_visible()
    page.keyboard.press("Escape")
    for label in ("Whose ground", "Source"):
        page.locator("[data-testid=stSidebar] summary", has_text=label).click()
    frame.get_by_role("button", name="Farther").click()
    reader.expect_asks(color=None)
    reader.rest()


def test_the_first_map_of_a_session_is_not_held_up_by_table_and_filters(visit: Start) -> None:
    reader, held = visit(cold=True), list[Route]()
    page = reader.page
    page.route("**/assets/map.js*", lambda route: held.append(route))
    with page.expect_request("**/assets/map.js*", timeout=45_000):
        page.goto(reader.server)
    page.locator(".st-key-sentence").wait_for()
    assert page.locator(AT_REST).count() == 1, "the page is not at rest before the map comes"
    assert page.locator(TABLE).count() == page.locator(FILTERS).count() == 0
    held.pop().continue_()
    assert reader.map().evaluate("window.atlas.app.ready")
    reader.rest()
    page.locator(TABLE).wait_for()


def test_filters_stay_when_a_reader_goes_on_to_the_map(visit: Start) -> None:
    reader = visit()
    page = reader.open("/timeline")
    kept = page.locator(FILTERS).element_handle()
    page.locator("[data-testid=stTopNavLink]", has_text="Map").click()
    reader.map()
    reader.rest()
    page.locator(TABLE).wait_for()
    assert kept
    assert kept.evaluate("filters => filters.isConnected"), "the filters were built anew"


def test_a_map_that_never_comes_takes_the_rest_of_the_page_with_it_for_seconds_only(visit: Start) -> None:
    reader = visit()
    reader.page.route("**/assets/map.js*", lambda route: route.abort())
    reader.page.goto(reader.server)
    reader.rest()
    reader.page.locator(TABLE).wait_for()
    reader.troubles.clear()  # that the map is missing is what was asked for


def test_a_copied_link_reopens_the_view(visit: Start, atlas: Atlas) -> None:
    place = chosen_place(atlas)
    first = visit()
    page = first.open(f"/?years=2001&years=2005&actor=united-states&card={place}&at=41.5,70.25,6")
    first.map()
    popover(page, "Link")
    link = page.locator("[data-testid=stCode] code").inner_text()
    count = first.shown()
    second = visit()
    second.open(link.removeprefix(second.server))
    second.expect_asks(years=["2001", "2005"], actor=["united-states"], card=[place])
    assert second.shown() == count
    assert standpoint(second.map()) == pytest.approx([41.5, 70.25, 6], abs=0.02)
    expect(second.page.locator(".st-key-card-open h3")).to_have_text(atlas.sites[place].name)


def test_the_strip_moves_address_and_counts_and_keeps_the_map(visit: Start, atlas: Atlas) -> None:
    reader = visit()
    page = reader.open("/?at=42,70,6.5")
    frame = reader.map()
    frame.evaluate("window.atlas.app.map.mine = true")
    before = standpoint(frame)
    frame.get_by_role("slider", name="First year shown").focus()
    page.keyboard.press("End")
    last = atlas.years[1]
    reader.expect_asks(years=[str(last), str(last)])
    reader.expect_shown(len(atlas.select(View(years=(last, last))).shown))
    page.keyboard.press("ArrowLeft")
    reader.expect_asks(years=[str(last - 1), str(last)])
    reader.rest()
    assert reader.map().evaluate("window.atlas.app.map.mine") is True, "the map was drawn anew"
    assert standpoint(frame) == before
    expect(page.get_by_role("spinbutton", name="From")).to_have_value(str(last - 1))


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_map_stays_where_it_is_when_the_sentence_grows(
    visit: Start, width: int, height: int, atlas: Atlas
) -> None:
    reader = visit(width, height)
    page = reader.open()
    frame, sheet = reader.map(), page.locator("iframe").first
    before = sheet.bounding_box()
    frame.evaluate("window.atlas.app.setYears(window.atlas.app.state.extent[0], 2011)")
    reader.expect_asks(years=[str(atlas.years[0]), "2011"])
    reader.rest()
    assert before == pytest.approx(sheet.bounding_box(), abs=1.5)


NUMBERS = """() => {
  const told = window.told = { order: [] };
  const parts = {
    page: () => document.querySelector('.st-key-undo button').disabled,
    pills: () => [...document.querySelectorAll('.st-key-facet-actor [role=toolbar] button p')].map((one) => one.innerText.split(/\\s*\\n\\s*/)),
  };
  const before = Object.fromEntries(Object.entries(parts).map(([name, read]) => [name, String(read())]));
  new MutationObserver(() => {
    for (const [name, read] of Object.entries(parts)) {
      if (name in told || String(read()) === before[name]) continue;
      told[name] = read();
      told.order.push(name);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}"""
"""Notes which comes first, other numbers on the actors' pills or the page with its button for Undo, and what the pills say then."""


def test_a_typed_year_is_drawn_before_the_server_answers_and_refused_ones_are_not(
    visit: Start, atlas: Atlas, silent_server: Callable[[], AbstractContextManager[None]]
) -> None:
    reader = visit()
    page = reader.open()
    frame = reader.map()
    before = frame.evaluate("window.atlas.app.state.years")
    box, of = page.get_by_role("spinbutton", name="From"), "window.atlas.app.state.years"
    box.fill("2990")  # later than the last year: the page will refuse it
    box.press("Enter")
    reader.rest()
    assert frame.evaluate(of) == before
    page.evaluate(NUMBERS)
    with silent_server():
        box.fill("2003")
        box.press("Enter")
        frame.wait_for_function("window.atlas.app.state.years[0] === 2003", timeout=20_000)
        assert frame.evaluate(of) == [2003, before[1]]
    reader.expect_asks(years=["2003", str(before[1])])
    selection = atlas.select(View(years=(2003, before[1])))
    reader.expect_shown(len(selection.shown))
    reader.rest()
    told = page.evaluate("window.told")
    assert told["order"] == ["pills", "page"], "the filters' counts come ahead of the page"
    counts = {
        label: selection.counts["actor"][value] for value, label in atlas.choices.facets["actor"].items()
    }
    assert told["pills"] == [[label, str(counts[label])] for label, _ in told["pills"]]
    page.get_by_role("button", name="Undo").click()
    reader.expect_asks(years=None)
    reader.rest()
    assert frame.evaluate(of) == before, "what the server says counts"


def test_a_mark_opens_its_card_with_links_that_scroll_to_the_passage(visit: Start, atlas: Atlas) -> None:
    place = chosen_place(atlas)
    reader = visit()
    page = reader.open()
    reader.map().locator(f"[data-place={place}]").click()
    reader.expect_asks(card=[place])
    card = page.locator(".st-key-card-open")
    expect(card.locator("h3")).to_have_text(atlas.sites[place].name)
    wanted = {e.link for e in atlas.entries if e.site.id == place and e.link}
    found = {a.get_attribute("href") for a in card.locator("a[href^=http]").all()}
    assert wanted <= found
    assert all("#:~:text=" in link for link in wanted)
    card.get_by_role("button", name="Close").click()
    reader.expect_asks(card=None)
    expect(card).to_have_count(0)


def test_two_moves_at_once_are_both_kept(visit: Start, atlas: Atlas) -> None:
    place = chosen_place(atlas)
    reader = visit()
    reader.open()
    frame = reader.map()
    frame.evaluate(
        "([place, year]) => { window.atlas.app.choosePlace(place); window.atlas.app.setYears(year, year + 1); }",
        [place, atlas.years[0]],
    )
    first = atlas.years[0]
    reader.expect_asks(card=[place], years=[str(first), str(first + 1)])


def test_another_page_and_back_keep_view_and_standpoint(visit: Start, atlas: Atlas) -> None:
    reader = visit()
    page = reader.open("/?years=2002&years=2005&at=42.5,69,6")
    reader.map()
    page.get_by_role("link", name="Sources").click()
    page.wait_for_url("**/sources**")
    reader.expect_asks(years=["2002", "2005"])
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
    reader.expect_asks(years=["2002", "2005"])
    reader.rest()
    assert standpoint(reader.map()) == pytest.approx([42.5, 69, 6], abs=0.02)
    reader.expect_shown(len(atlas.select(View(years=(2002, 2005))).shown))


def test_each_step_is_one_entry_that_back_leads_to(visit: Start, atlas: Atlas) -> None:
    reader = visit()
    page = reader.open("/timeline")
    begun = page.evaluate("history.length")
    year = page.get_by_role("spinbutton", name="To")
    year.fill("2005")
    year.press("Enter")
    years = [str(atlas.years[0]), "2005"]
    reader.expect_asks(years=years)
    reader.rest()
    page.get_by_role("link", name="Sites").click()
    page.wait_for_url("**/site?years**")
    reader.rest()
    page.locator("a[data-go][href*='card=kant']").first.click()
    reader.expect_asks(card=["kant"])
    reader.rest()
    page.get_by_role("link", name="On the timeline").click()
    page.wait_for_url("**/timeline?**")
    reader.expect_asks(place=["kant"], years=years)
    reader.rest()
    assert page.evaluate("history.length") == begun + 4
    for path, asked in (
        ("/site", {"card": ["kant"], "years": years}),
        ("/site", {"card": None, "years": years}),
        ("/timeline", {"years": years}),
        ("/timeline", {"years": None}),
    ):
        page.go_back()
        reader.expect_asks(**asked)
        assert urlsplit(page.url).path == path
        reader.rest()
        span = asked["years"] and (int(asked["years"][0]), int(asked["years"][1]))
        reader.expect_shown(len(atlas.select(View(years=span or None)).shown))
    page.go_forward()
    reader.expect_asks(years=years)
    reader.rest()
    reader.expect_shown(len(atlas.select(View(years=(atlas.years[0], 2005))).shown))


def test_back_to_a_bare_address_shows_everything_again(visit: Start, atlas: Atlas) -> None:
    reader = visit()
    page = reader.open("/stories")
    page.locator("[class*=st-key-begin-] button").first.click()
    reader.expect_asks(step=["1"])
    page.wait_for_url(lambda url: urlsplit(url).path != "/stories")
    reader.rest()
    page.go_back()
    page.wait_for_url("**/stories")
    reader.rest()
    reader.expect_shown(len(atlas.entries))
    assert page.locator(".st-key-story").count() == 0


def test_on_paper_stand_view_map_and_card_and_nothing_to_press(visit: Start, atlas: Atlas) -> None:
    place = chosen_place(atlas)
    reader = visit()
    page = reader.open(f"/?years=2001&years=2005&card={place}")
    reader.map()
    page.locator(TABLE).wait_for()
    assert page.title() == f"{atlas.sites[place].name} · Basing Atlas"
    told = page.locator(".st-key-sentence").inner_text().split(" · ")[0]
    first = pypdfium2.PdfDocument(page.pdf(format="A4"))[0]
    words = first.get_textpage()
    on_paper = words.get_text_range()
    assert on_paper.index("Map") < on_paper.index(told) < on_paper.index("Natural Earth")
    assert on_paper.rindex(atlas.sites[place].name) > on_paper.index("Natural Earth")
    for button in ("Reset", "Take it away", "Close", "From"):
        assert button not in on_paper
    # The credit stands in the map's last corner.
    start, count = words.search("GeoNames (CC BY").get_next()
    box = words.get_charbox(start + count - 1)
    assert box[2] < first.get_width() - 30
    page.emulate_media(media="print")
    expect(page.locator(TABLE)).to_be_hidden()
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()


def test_online_tiles_are_asked_for_only_when_switched_on(visit: Start) -> None:
    reader = visit()
    reader.open()
    frame = reader.map()
    frame.get_by_role("button", name="Layers").click()
    switch = frame.get_by_role("checkbox", name=re.compile("online", re.I))
    reader.page.wait_for_timeout(300)
    assert reader.foreign == []
    switch.check()
    reader.expect_foreign()
    assert {urlsplit(url).hostname for url in reader.foreign} <= {"tile.openstreetmap.org"}
    switch.uncheck()
    reader.page.wait_for_timeout(300)
    reader.foreign.clear()
    frame.get_by_role("button", name="Closer").click()
    reader.page.wait_for_timeout(500)


def test_the_keyboard_reaches_marks_and_shows_where_it_is(visit: Start) -> None:
    reader = visit()
    page = reader.open()
    frame = reader.map()
    frame.get_by_role("button", name="Closer").focus()
    ring = """() => {
        const n = document.activeElement, own = getComputedStyle(n);
        const lined = (c) => c.outlineStyle !== "none" && parseFloat(c.outlineWidth) > 0;
        const around = [own, getComputedStyle(n, "::before"), ...[...n.children].map((c) => getComputedStyle(c))];
        const line = n instanceof SVGPathElement && parseFloat(own.strokeOpacity) > 0.2;
        return [n.dataset.place || "", line || around.some(lined), n.outerHTML.slice(0, 90)];
    }"""
    reached = []
    for _ in range(25):
        page.keyboard.press("Shift+Tab")  # marks stand before the buttons
        place, visible, node = frame.evaluate(ring)
        assert visible, f"focus cannot be seen on {node}"
        if place:
            reached.append(place)
            break
    assert reached, "no mark within 25 steps"
    page.keyboard.press("Enter")
    reader.expect_asks(card=reached[:1])


def test_on_a_phone_the_card_is_a_sheet_from_below(visit: Start, atlas: Atlas) -> None:
    place = chosen_place(atlas)
    reader = visit(390, 844, is_mobile=True, has_touch=True, color_scheme="dark")
    page = reader.open(f"/?card={place}")
    frame = reader.map()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert frame.evaluate("document.documentElement.scrollWidth") <= 390
    tops = page.locator(".st-key-actions button").evaluate_all(
        "(all) => all.filter((one) => one.offsetWidth).map((one) => one.getBoundingClientRect().top)"
    )
    assert len(tops) == 6
    assert max(tops) - min(tops) < 4, "the view's buttons stand in one row"
    sheet = page.locator(".st-key-card-open")
    box = sheet.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
    assert box["y"] > 844 * 0.4, "the map stays in sight"
    paper, ink = sheet.evaluate("(n) => [getComputedStyle(n).backgroundColor, getComputedStyle(n).color]")
    assert luminance(paper) < 0.1
    assert luminance(ink) > 0.5
    sheet.evaluate("(n) => n.scrollTo(0, n.scrollHeight)")
    sheet.get_by_role("button", name="Close").tap()
    expect(sheet).to_have_count(0)


def luminance(color: str) -> float:
    """Relative luminance of an `rgb(…)`, roughly: enough to tell paper from ink."""
    red, green, blue = ((int(part) / 255) ** 2.2 for part in re.findall(r"\d+", color)[:3])
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def test_in_the_dark_theme_the_map_is_dark(visit: Start) -> None:
    reader = visit(color_scheme="dark")
    reader.open()
    frame = reader.map()
    expect(frame.locator(".atlas")).to_have_attribute("data-theme", "dark")
    land = frame.locator("path.atlas-land").first.evaluate("(n) => getComputedStyle(n).fill")
    assert luminance(land) < 0.1


def test_the_find_box_moves_the_map_and_marks_the_spot(visit: Start) -> None:
    reader = visit()
    page = reader.open()
    frame = reader.map()
    page.get_by_placeholder("Find a place").fill("Улан-Удэ")
    page.keyboard.press("Enter")
    page.locator("[class*=st-key-found-]").first.get_by_role("button").click()
    expect(frame.locator(".atlas-found > span")).to_be_visible(timeout=10_000)
    lat, lon, _ = standpoint(frame)
    assert (lat, lon) == pytest.approx((51.83, 107.6), abs=0.3)
    reader.page.wait_for_timeout(500)
    frame.get_by_role("button", name="Farther").click()
    reader.page.wait_for_timeout(1200)
    assert standpoint(frame)[2] < 9, "the map must not fly back by itself"
    assert frame.locator(".atlas-found").inner_text()


def test_a_row_of_the_table_opens_its_card(visit: Start, atlas: Atlas) -> None:
    reader = visit()
    page = reader.open("/?stance=denied")
    entries = atlas.select(View(stance=("denied",))).shown
    table = page.locator("[data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 54})
    reader.expect_asks(stance=["denied"], card=[min(entries, key=order).site.id])
    expect(page.locator(".st-key-card-open")).to_be_visible()


def order(entry: Any) -> Any:
    return (entry.attested is None, entry.attested or (), entry.order)


def test_the_view_is_downloaded_as_geojson(visit: Start, atlas: Atlas, tmp_path: Path) -> None:
    reader = visit()
    page = reader.open("/?family=agreed")
    page.get_by_role("button", name="Take it away").click()
    with page.expect_download() as coming:
        page.get_by_role("dialog").get_by_role("button", name=".geojson").first.click()
    path = tmp_path / "view.geojson"
    coming.value.save_as(path)
    shown = atlas.select(View(family=("agreed",))).shown
    assert {f["properties"]["id"] for f in json.loads(path.read_text("utf-8"))["features"]} == {
        e.id for e in shown
    }
    frame = geopandas.read_file(path)
    assert len(frame) == len(shown)
    assert frame.crs.to_epsg() == 4326


def test_nonsense_in_the_address_is_said_and_breaks_nothing(visit: Start) -> None:
    reader = visit()
    page = reader.open(
        "/?years=2005&years=2001&actor=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&at=1,2&foo=bar"
    )
    reader.map()
    assert page.locator("[data-testid=stAlert]").count() == 4
    assert page.locator("img[src=x]").count() == 0
    assert urlsplit(page.url).query == ""


def test_whoever_goes_on_lands_at_the_top_and_on_a_phone_with_the_menu_shut(visit: Start) -> None:
    reader = visit()
    page = reader.open("/site")
    main = page.locator("[data-testid=stMain]")
    link = page.locator(".ix a[data-go]").nth(25)
    link.scroll_into_view_if_needed()
    assert main.evaluate("main => main.scrollTop") > 0
    place = parse_qs(urlsplit(link.get_attribute("href") or "").query)["card"]
    link.click()
    reader.expect_asks(card=place)
    reader.rest()
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop === 0")
    page.set_viewport_size({"width": 390, "height": 844})
    menu = page.locator("[data-testid=stSidebar]")
    page.locator("[data-testid=stExpandSidebarButton]").click()
    expect(menu).to_have_attribute("data-collapsed", "false")
    menu.get_by_text("Actors", exact=True).first.click()
    expect(menu).to_have_attribute("data-collapsed", "true")
