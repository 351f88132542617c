"""The reader's own script in a real browser: a made-up text, no server, no network."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from geo.export.reader import reader_data
from geo.gazetteer.entity import Candidate, Entity
from geo.maps.assets import Assets
from geo.maps.columns import columns
from geo.view import View
from pages.shared.reader import SCRIPTS
from tests.checkout import Checkout

CHROMIUM = Path("/usr/bin/chromium")
SHARED = Path(__file__).parents[2] / "pages" / "shared"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]

TEXT = (
    "Norland holds Port Amber <img src=x onerror='window.harmed = true'> since May 2003.\n\n"
    "Nothing here.\n\nNorland wants Mill Field, says Farhaven.\n"
)


def url(kind: str, content: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content.encode()).decode()}"


def story(root: Path) -> dict[str, Any]:
    checkout = Checkout(root)
    first, second = "Norland holds Port Amber", "Norland wants Mill Field"
    start = TEXT.index(second)
    checkout.document(
        "ours",
        {"span": [0, len(first)], "when": "2003/..", "says": "Norland holds it."},
        {"span": [start, start + len(second)], "paragraph": 3, "kind": "requested", "place": "mill-field", "anchor": "Norland wants"},
    )  # fmt: skip
    for words in ("Port Amber", "Mill Field", "Farhaven"):
        checkout.mention("ours", text=words, start=TEXT.index(words), end=TEXT.index(words) + len(words))
    atlas = checkout.atlas()
    ids = {"Port Amber": "port-amber", "Mill Field": "mill-field", "Farhaven": "geonames-1"}

    def search(name: str) -> list[Candidate]:
        return [Candidate(Entity(ids[name], name, "city", "SL", 43.0, 70.0, "exact", 1, 0, "ours"), 1.0, ())]

    made = reader_data(atlas, atlas.select(View()), atlas.records.documents["ours"], TEXT, search)
    assets = Assets.inlined()
    layer = columns(atlas)
    made["map"] = {
        "scripts": [url("text/javascript", script) for script in assets.scripts],
        "styles": [url("text/css", style) for style in assets.styles],
        "options": {
            "layer": url("application/json", json.dumps(layer)), "credit": "ours", "tiles": None, "at": None, "narrow_height": 300,
            "basemap": {name: url("application/json", json.dumps(part)) for name, part in assets.basemap.items()},
        },
        "state": {"mask": None, "years": [2000, 2006], "extent": [2000, 2006], "undated": True, "presumed": False, "color": "family"},
    }  # fmt: skip
    return made | {"claim": "", "dark": False}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return story(tmp_path_factory.mktemp("checkout"))


@pytest.fixture
def page(browser: Browser, told: dict[str, Any]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.set_content(
        f"<style>{(SHARED / 'reader.css').read_text('utf-8')}</style><div id='box' style='margin-top: 5rem'></div>"
    )
    module = url("text/javascript", "\n".join((SHARED / name).read_text("utf-8") for name in SCRIPTS))
    page.evaluate(
        """async ([module, data]) => {
            window.heard = [];
            const { default: draw } = await import(module);
            window.draw = (more) => draw({ data: { ...structuredClone(data), ...more }, parentElement: document.querySelector("#box"),
                setTriggerValue: (name, value) => window.heard.push([name, value]) });
            window.draw({});
        }""",
        [module, told],
    )
    page.locator(".rd-map .atlas-sheet.ready").wait_for()
    page.locator(".rd-map [data-place=port-amber]").wait_for()
    yield page
    page.close()
    assert troubles == []


def lit(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(f"{selector}.lit").evaluate_all(
        "all => all.map((n) => n.dataset.place ?? n.dataset.stop ?? n.dataset.stops ?? n.textContent)"
    )
    return found


def test_a_text_is_words_and_never_markup(page: Page) -> None:
    assert page.locator(".rd-text img").count() == 0
    assert "<img src=x onerror='window.harmed = true'>" in page.locator(".rd-text").inner_text()
    assert page.evaluate("window.harmed") is None


def test_keys_go_through_the_passages_and_enter_opens_the_claim(page: Page, told: dict[str, Any]) -> None:
    for key, stop in (("j", "0"), ("j", "1"), ("j", "1"), ("k", "0"), ("ArrowDown", "1")):
        page.keyboard.press(key)
        expect(page.locator(":focus")).to_have_attribute("data-stop", stop)
    assert lit(page, ".rd-card") == ["1"]
    assert lit(page, ".rd-map [data-place]") == ["mill-field"]
    page.keyboard.press("Enter")
    assert page.evaluate("window.heard") == [["open", told["stops"][1]["claims"][0]]]


def test_a_passage_lights_its_place_its_card_and_its_time(page: Page) -> None:
    page.locator(".rd-said").first.hover()
    assert lit(page, ".rd-map [data-place]") == ["port-amber"]
    assert lit(page, ".rd-card") == ["0"]
    assert page.locator(".rd-when.lit").count() == 1


def test_the_badge_of_a_passage_about_an_area_is_seen_to_be_lit(page: Page, told: dict[str, Any]) -> None:
    layer = json.loads(base64.b64decode(told["map"]["options"]["layer"].partition(",")[2]))
    for place in layer["places"]:
        place["areal"] = place["id"] == "port-amber"
    options = {**told["map"]["options"], "layer": url("application/json", json.dumps(layer))}
    page.evaluate(
        "map => { const box = document.querySelector('#box'); box.replaceChildren(); delete box.atlasReader; window.draw({ map }); }",
        {**told["map"], "options": options},
    )
    badge = page.locator(".rd-map .atlas-badge[data-place=port-amber]")
    badge.wait_for()
    shadow = "node => getComputedStyle(node).boxShadow"
    page.mouse.move(1, 1)
    before = badge.evaluate(shadow)
    page.locator(".rd-said").first.hover()
    assert lit(page, ".rd-map [data-place]") == ["port-amber"]
    assert badge.evaluate(shadow) != before


def test_a_mark_on_the_map_lights_its_passages_and_a_click_opens_the_first(
    page: Page, told: dict[str, Any]
) -> None:
    mark = page.locator(".rd-map [data-place=mill-field]")
    mark.hover()
    assert set(lit(page, ".rd-said")) == {"1"}
    assert lit(page, ".rd-text .rd-place") == ["Mill Field"]
    mark.click()
    expect(page.locator(".rd-stop.active")).to_have_attribute("data-stop", "1")
    assert ["open", told["stops"][1]["claims"][0]] in page.evaluate("window.heard")


def test_a_mark_answers_to_the_keyboard_as_well(page: Page) -> None:
    page.locator(".rd-map [data-place=port-amber]").focus()
    assert set(lit(page, ".rd-said")) == {"0"}
    page.keyboard.press("Enter")
    expect(page.locator(".rd-stop.active")).to_have_attribute("data-stop", "0")


def test_a_place_that_no_claim_is_about_gets_a_ring_while_it_is_read(page: Page) -> None:
    page.get_by_text("Farhaven", exact=True).hover()
    assert page.locator(".rd-ring").count() == 1
    assert page.locator(".rd-ring-name").inner_text() == "Farhaven"
    page.locator(".rd-number").nth(1).hover()
    assert page.locator(".rd-ring").count() == 0


def test_the_claim_in_the_address_is_the_passage_in_hand(page: Page, told: dict[str, Any]) -> None:
    page.evaluate("claim => window.draw({ claim })", told["stops"][1]["claims"][0])
    expect(page.locator(".rd-stop.active")).to_have_attribute("data-stop", "1")
    expect(page.locator(".rd-count")).to_have_text("passage 2 of 2")


def test_a_card_leads_on_to_site_actor_and_map(page: Page, told: dict[str, Any]) -> None:
    claim = told["stops"][0]["claims"][0]
    for link in page.locator(".rd-card").first.locator(".rd-link").all():
        link.click()
    assert page.evaluate("window.heard") == [
        ["go", {"page": "site", "claim": claim}],
        ["go", {"page": "actor", "claim": claim, "actor": "norland"}],
        ["go", {"page": "map", "claim": claim}],
    ]


def test_without_a_text_the_claims_themselves_are_gone_through(page: Page) -> None:
    page.evaluate("window.draw({ paragraphs: null })")
    page.keyboard.press("j")
    expect(page.locator(".rd-main .rd-card.active")).to_have_attribute("data-stops", "0")
    page.locator(".rd-map [data-place=mill-field]").hover()
    assert lit(page, ".rd-main .rd-card") == ["1"]


def test_a_key_is_heard_once_however_often_the_page_was_brought_up_to_date(page: Page) -> None:
    page.evaluate("() => { window.draw({}); window.draw({}); }")
    page.keyboard.press("j")
    expect(page.locator(".rd-count")).to_have_text("passage 1 of 2")
