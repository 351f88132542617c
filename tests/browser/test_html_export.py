"""The file without a server in a real browser, from disk, with the network off: an invented atlas in the usual countries."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from geo.atlas import Atlas, Selection
from geo.export.geojson import claims_geojson
from geo.export.html import atlas_html, held_by
from geo.view import FACETS, View, view_in_words
from tests.checkout import Checkout

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
def story(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """Some forty invented claims of every sort that a view tells apart."""
    root = tmp_path_factory.mktemp("story")
    checkout = Checkout(root)
    dice = random.Random(7)
    whens = (
        "2002/2004-06",
        "2003",
        "2003/..",
        "/2004",
        "[..2005-05-05]",
        "2005-03~",
        "2006-01-01",
        "2002-12-31",
        "",
    )
    places = ("port-amber", "mill-field", "southland", "grey-sea")
    actors = ("norland", "southland", "westland", "harbour-league")
    for paper, published in (
        ("amber-daily", "2008-08-16"),
        ("league-notes", "2009~"),
        ("late-review", "2010-02-01"),
    ):
        claims = []
        for number in range(14):
            kind = dice.choice(
                ("operating", "deployed", "requested", "agreed", "terminated", "opposed", "visited")
            )
            claims.append(
                {
                    "says": f"Something is said for the {number}th time in {paper}.",
                    "kind": kind,
                    "about": dice.choice(("basing", "transit")),
                    "place": dice.choice(places),
                    "when": dice.choice(whens),
                    "stance": dice.choice(("asserted", "reported", "denied")),
                    "actors": [
                        {"id": id_, "role": "uses"} for id_ in dice.sample(actors, dice.choice((1, 2)))
                    ],
                }
            )
        claims[0] |= {"to": "grey-sea", "place": "port-amber", "when": "2004"}
        checkout.document(paper, *claims, published=published, title=paper.replace("-", " ").title())
    return checkout.atlas()


def file_of(atlas: Atlas, view: View, folder: Path) -> str:
    path = folder / "view.html"
    path.write_bytes(atlas_html(atlas, atlas.select(view)))
    return path.as_uri()


@pytest.fixture(scope="module")
def address(story: Atlas, tmp_path_factory: pytest.TempPathFactory) -> str:
    return file_of(story, View(), tmp_path_factory.mktemp("file"))


class Opened:
    """A page opened from disk without a network, and everything it asked for or complained of."""

    def __init__(
        self, browser: Browser, address: str, width: int = 1300, height: int = 900, dark: bool = False
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, reduced_motion="reduce", color_scheme="dark" if dark else "light",
        )  # fmt: skip
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(address)
        self.page.locator(".atlas-sheet.ready").wait_for()

    def close(self) -> None:
        self.context.close()
        assert [url.split("#")[0] for url in self.asked if not url.startswith(("data:", "file:"))] == []
        assert len({url.split("#")[0] for url in self.asked if url.startswith("file:")}) == 1
        assert self.said == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = Opened(browser, address)
    yield opened.page
    opened.close()


def rows(page: Page) -> list[str]:
    found = page.locator("#claims tbody tr:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.claim)"
    )
    return [str(one) for one in found]


def open_view(page: Page, fragment: str) -> None:
    page.evaluate(
        "fragment => new Promise((done) => { addEventListener('popstate', () => setTimeout(done), { once: true });"
        " location.hash = fragment; })",
        fragment,
    )


def fragment_of(view: View) -> str:
    return "&".join(f"{name}={value}" for name, value in view.options()) or "all"


def random_view(atlas: Atlas, dice: random.Random) -> View:
    chosen: dict[str, Any] = {}
    for facet in dice.sample(FACETS, dice.choice((0, 1, 1, 2, 3))):
        values = sorted({value for entry in atlas.entries for value in entry.values(facet)})
        chosen[facet] = tuple(dice.sample(values, min(len(values), dice.choice((1, 2, 3)))))
    if dice.random() < 0.7:
        chosen["years"] = tuple(sorted(dice.choices(range(2000, 2012), k=2)))
    if dice.random() < 0.3:
        chosen["known"] = dice.choice(
            (date(2008, 8, 15), date(2008, 8, 16), date(2010, 1, 31), date(2011, 12, 31))
        )
    return View(**chosen, undated=dice.random() < 0.5, presumed=dice.random() < 0.5)


def as_script(view: View) -> dict[str, Any]:
    return {
        **{facet: list(getattr(view, facet)) for facet in FACETS},
        "years": view.years, "undated": view.undated, "presumed": view.presumed,
        "known": view.known.isoformat() if view.known else None,
    }  # fmt: skip


def as_python(atlas: Atlas, selection: Selection) -> dict[str, Any]:
    order = {entry.id: n for n, entry in enumerate(atlas.entries)}
    return {
        "shown": [order[entry.id] for entry in selection.shown],
        "masked": [order[entry.id] for entry in selection.masked],
        "presumed": sorted(order[id_] for id_ in selection.presumed),
        "hidden": selection.hidden,
        "counts": {facet: dict(counts) for facet, counts in selection.counts.items()},
    }


def test_scripts_and_atlas_agree_on_any_view(page: Page, story: Atlas) -> None:
    dice = random.Random(20)
    views = [View(), *(random_view(story, dice) for _ in range(300))]
    found = page.evaluate(
        "views => views.map(view => [Page.select(Page.sheet.file.claims, view), Page.inWords(view, Page.sheet.file)])",
        [as_script(view) for view in views],
    )
    assert len({len(one["shown"]) for one, _ in found}) > 10
    for view, (selected, words) in zip(views, found, strict=True):
        assert selected == as_python(story, story.select(view)), view
        assert words == view_in_words(view, story.choices), view


def test_the_table_shows_what_the_atlas_selects(page: Page, story: Atlas) -> None:
    dice = random.Random(3)
    for _ in range(8):
        view = random_view(story, dice)
        open_view(page, fragment_of(view))
        selection = story.select(view)
        assert sorted(rows(page)) == sorted(entry.id for entry in selection.shown), view
        count = f"{len(selection.shown)} of {len(story.entries)} claims"
        expect(page.locator("#sentence b")).to_have_text(count)
        for facet in ("family", "actor"):
            for value, n in selection.counts[facet].items():
                row = page.locator(f"input[name={facet}][value={value}]")
                assert row.locator("xpath=..").locator("b").text_content() == str(n), (view, facet, value)


def test_the_slider_moves_table_sentence_and_address(page: Page, story: Atlas) -> None:
    first = page.get_by_role("slider", name="First year shown")
    first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    low, high = story.years
    selection = story.select(View(years=(low + 3, high)))
    expect(page.locator("#sentence")).to_contain_text(
        f"{len(selection.shown)} of {len(story.entries)} claims · {low + 3} to {high}"
    )
    assert sorted(rows(page)) == sorted(entry.id for entry in selection.shown)
    expect(page).to_have_url(re.compile(f"#years={low + 3}&years={high}$"))
    page.go_back()
    expect(page.locator("#sentence")).to_contain_text("all years")
    expect(first).to_have_attribute("aria-valuenow", str(low))
    assert len(rows(page)) == len(story.entries)


def test_play_takes_the_page_along(page: Page, story: Atlas) -> None:
    page.evaluate(
        "() => { const node = document.querySelector('#sentence'); window.told = [];"
        " new MutationObserver(() => window.told.push(node.textContent)).observe(node, { subtree: true, childList: true, characterData: true }); }"
    )
    page.get_by_label("Speed of play").select_option("4")
    page.get_by_role("button", name="Play through the years").click()
    low = story.years[0]
    page.wait_for_function(
        "years => window.told.some((text) => text.includes(years))", arg=f"· {low} to {low + 1} ·"
    )
    expect(page.get_by_role("button", name="Play through the years")).to_be_visible(timeout=15_000)
    expect(page.locator("#sentence")).to_contain_text("all years")
    assert len(rows(page)) == len(story.entries)


def test_a_filter_by_keyboard_and_back(page: Page, story: Atlas) -> None:
    box = page.locator("input[name=actor][value=norland]")
    box.focus()
    page.keyboard.press("Space")
    selection = story.select(View(actor=("norland",)))
    assert sorted(rows(page)) == sorted(entry.id for entry in selection.shown)
    expect(page.locator("#sentence")).to_contain_text("Norland · as known today — hidden: ")
    assert page.evaluate("location.hash") == "#actor=norland"
    assert page.evaluate("Page.sheet.app.survey.shown") == len(selection.shown)
    page.locator("input[name=stance][value=denied]").check()
    assert page.evaluate("location.hash") == "#actor=norland&stance=denied"
    page.go_back()
    expect(page.locator("input[name=stance][value=denied]")).not_to_be_checked()
    assert len(rows(page)) == len(selection.shown)
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_role("button", name="Reset")).to_be_disabled()
    assert len(rows(page)) == len(story.entries)


def test_a_card_from_the_map_follows_the_view(page: Page, story: Atlas) -> None:
    mark = page.locator("[data-place=port-amber]").first
    mark.focus()
    page.keyboard.press("Enter")
    card = page.locator("#card article")
    expect(card).to_have_attribute("aria-label", "Port Amber")

    def about(view: View) -> list[str]:
        return sorted(f"claim-{e.id}" for e in story.select(view).shown if "port-amber" in e.values("place"))

    ids = "sections => sections.map(section => section.id).sort()"
    assert card.locator(".claim").evaluate_all(ids) == about(View())
    expect(page).to_have_url(re.compile("#card=port-amber$"))
    page.locator("input[name=stance][value=denied]").check()
    assert card.locator(".claim").evaluate_all(ids) == about(View(stance=("denied",)))
    expect(card).to_contain_text("hidden by the filters or the years")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.go_back()
    expect(card).to_be_visible()


def test_what_is_presumed_says_so(page: Page, story: Atlas) -> None:
    view = View(years=(2007, 2007), presumed=True)
    presumed = story.select(view).presumed
    assert presumed
    entry = story.by_id[sorted(presumed)[0]]
    open_view(page, f"{fragment_of(view)}&card={entry.site.id}&claim={entry.id}")
    expect(page.locator(f"#claim-{entry.id} .chips")).to_contain_text("presumed in these years")
    expect(page.locator(f"#claim-{entry.id}")).to_have_attribute("aria-current", "true")


def test_a_row_opens_its_card_and_close_goes_back_to_it(page: Page) -> None:
    button = page.locator("#claims tbody tr:visible [data-open]").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card h3")).to_be_focused()
    expect(page.locator("#card .claim.marked")).to_have_count(1)
    page.get_by_role("button", name="Close the card").click()
    expect(button).to_be_focused()


def test_finding_a_place(page: Page) -> None:
    page.get_by_role("searchbox", name="Find a place of this file").fill("mill")
    expect(page.locator("#places button")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#card h3")).to_have_text("Mill Field")
    page.get_by_role("searchbox").fill("zzz")
    expect(page.locator("#places")).to_contain_text("No place of this file has such a name")


def test_the_claims_shown_can_be_taken_away(page: Page, story: Atlas) -> None:
    view = View(years=(2003, 2005), stance=("reported", "asserted"))
    open_view(page, fragment_of(view))
    selection = story.select(view)
    with page.expect_download() as caught:
        page.get_by_role("button", name=f"Download {len(selection.shown)}").click()
    found = json.loads(caught.value.path().read_text())
    whole = json.loads(json.dumps(claims_geojson(story, selection)))
    assert caught.value.suggested_filename == "basing-atlas.geojson"
    assert found["features"] == whole["features"]
    for key in ("query", "licence", "shown", "total", "hidden"):
        assert found[key] == whole[key]


def test_sorting_by_any_column(page: Page, story: Atlas) -> None:
    head = page.get_by_role("columnheader", name="Says")
    head.get_by_role("button").click()
    says = [story.by_id[id_].claim.says for id_ in rows(page)]
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert says[0].startswith("Something is said for the 0th")
    assert says[-1].startswith("Something is said for the 13th")
    page.get_by_role("columnheader", name="When").get_by_role("button").click()
    dated = [story.by_id[id_].attested for id_ in rows(page)]
    assert dated == sorted(dated, key=lambda days: (days is None, days or (date.max, date.max)))


def test_an_address_that_asks_for_the_impossible_is_told_so(page: Page, story: Atlas) -> None:
    open_view(page, "years=2005/2001&actor=nobody&known=2005-02-30&card=nowhere&colour=blue&undated=maybe")
    said = page.locator("#refused p")
    expect(said).to_have_count(6)
    for words in (
        "run backwards",
        "no claim with actor “nobody”",
        "2005-02-30",
        "no place “nowhere”",
        "no option “colour”",
        "on or off",
    ):
        expect(page.locator("#refused")).to_contain_text(words)
    assert len(rows(page)) == len(story.entries)


def test_a_filter_that_leaves_nothing_says_what_to_change(page: Page) -> None:
    open_view(page, "years=2000&years=2000&family=talk&known=2001")
    assert rows(page) == []
    expect(page.locator("#empty")).to_contain_text("Take one away, widen the years, or use Reset")


def test_a_windowed_file_opens_on_its_window_and_reaches_the_rest(
    browser: Browser, story: Atlas, tmp_path: Path
) -> None:
    view = View(years=(2003, 2004), actor=("norland",))
    opened = Opened(browser, file_of(story, view, tmp_path))
    assert sorted(rows(opened.page)) == sorted(entry.id for entry in story.select(view).shown)
    expect(opened.page.locator("#sentence")).to_contain_text("2003 to 2004 · Norland · as known today")
    left = len(story.entries) - len(held_by(story, story.select(view)).entries)
    expect(opened.page.locator("#sentence")).to_contain_text(f"{left} more of the atlas are not in this file")
    opened.page.get_by_role("button", name="whole span").click()
    assert len(rows(opened.page)) == len(held_by(story, story.select(view)).entries)
    expect(opened.page).to_have_url(re.compile("#all$"))
    opened.close()


@pytest.mark.parametrize("view", [View(place=("grey-sea",), kind=("ratified",)), View(kind=("opposed",), source=("late-review",)), View(years=(1700, 1701))])  # fmt: skip
def test_small_and_empty_files_open(browser: Browser, story: Atlas, tmp_path: Path, view: View) -> None:
    opened = Opened(browser, file_of(story, view, tmp_path))
    assert len(rows(opened.page)) == len(story.select(view).shown)
    opened.page.get_by_role("button", name="Play through the years").click()
    opened.page.wait_for_timeout(300)
    opened.close()


@pytest.mark.parametrize("width", [390, 768, 1024])
def test_no_width_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    opened = Opened(browser, f"{address}#card=port-amber", width, 844)
    wide = "document.documentElement.scrollWidth"
    assert opened.page.evaluate(wide) == width
    opened.page.get_by_role("button", name=re.compile("Filters")).click()
    expect(opened.page.locator("input[name=actor]").first).to_be_visible()
    opened.page.locator("summary", has_text="Link").click()
    assert opened.page.evaluate(wide) == width
    assert str(opened.page.locator("#link").input_value()).endswith("#card=port-amber")
    opened.close()


def test_light_and_dark_follow_the_system_until_chosen(browser: Browser, address: str) -> None:
    opened = Opened(browser, address, dark=True)
    root = opened.page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(opened.page.locator(".atlas")).to_have_attribute("data-theme", "dark")
    opened.page.get_by_role("button", name="Use the light theme").click()
    expect(root).to_have_attribute("data-theme", "light")
    expect(opened.page.locator(".atlas")).to_have_attribute("data-theme", "light")
    opened.page.emulate_media(color_scheme="light")
    opened.page.emulate_media(color_scheme="dark")
    expect(root).to_have_attribute("data-theme", "light")
    opened.close()


def test_without_scripts_the_claims_are_there(browser: Browser, address: str, story: Atlas) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#claims tbody tr")).to_have_count(len(story.entries))
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator(".upper")).to_be_hidden()
    context.close()
