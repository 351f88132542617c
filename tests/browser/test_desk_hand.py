"""The desk in a real browser: one press is one decision, and what is refused comes back into the hand with its words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from geo.workspace import Workspace
from tests.browser.conftest import CHROMIUM
from tests.browser.test_desk import Server, press, ready

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to see the desk"
    ),
]

TEXT = (
    "The United States deployed aircraft at the Manas air base in December 2001.\n\n"
    "In July 2005 Uzbekistan refused to extend the American lease of the Karshi-Khanabad air base.\n\n"
    "Russia has used the Kant air base since October 2003.\n\n"
    "In 2004 Russia asked Tajikistan for a base near Dushanbe."
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("hand"))
    yield made
    made.kill()
    assert "Traceback" not in made.log.read_text("utf-8")


@pytest.fixture(scope="module")
def used(browser: Browser) -> Iterator[BrowserContext]:
    """One that has met the scripts of the page before."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def document(server: Server, used: BrowserContext) -> str:
    """A text of four claims, on the shelf; nothing is decided."""
    page = used.new_page()
    page.set_default_timeout(90_000)  # the first text of a server that has just been started
    page.goto(f"http://127.0.0.1:{server.port}/add")
    page.get_by_label("Or paste a text").fill(TEXT)
    page.get_by_role("button", name="Read this text").click()
    ready(page)
    page.close()
    with_it = Workspace.open(server.workspace)
    (own,) = with_it.documents()
    with_it.close()
    return own.id


@pytest.fixture
def shelf(server: Server, document: str) -> Iterator[Workspace]:
    """The workspace, as somebody else beside the page has it; every test begins with suggestions alone."""
    opened = Workspace.open(server.workspace, who="Ben")
    for mark in opened.marks(document, status=("accepted", "edited", "rejected")):
        opened.decide(opened.plans.reopen(mark))
    yield opened
    opened.close()


@pytest.fixture
def page(used: BrowserContext, server: Server, document: str, shelf: Workspace) -> Iterator[Page]:
    page = used.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/add?doc={document}")
    ready(page)
    yield page
    page.close()


def hand(page: Page) -> str:
    return str(page.locator(".dk-item.active").get_attribute("data-id"))


def undone(shelf: Workspace, document: str) -> int:
    return sum(entry.what == "undo" for entry in shelf.log(document))


def test_one_press_is_one_step_back_however_often_the_desk_was_drawn(
    page: Page, shelf: Workspace, document: str
) -> None:
    press(page, "a", "Accepted the claim")
    second = hand(page)
    press(page, "r", "Rejected the claim")
    third = hand(page)
    press(page, "a", "Accepted the claim")
    before = undone(shelf, document)
    press(page, "u", "Took back: accepted")
    expect(page.locator(".dk-waiting")).to_have_count(0)
    assert undone(shelf, document) == before + 1
    expect(page.locator(".dk-item.active")).to_have_attribute("data-id", third)
    expect(page.locator(f".dk-item[data-id={second}] .dk-state")).to_have_text("rejected")
    press(page, "k")
    expect(page.locator(".dk-item.active")).to_have_attribute("data-id", second)


def test_keys_work_wherever_nothing_else_has_the_focus(page: Page) -> None:
    first = hand(page)
    page.locator(".stMain").click(position={"x": 8, "y": 300})
    press(page, "j")
    expect(page.locator(".dk-item.active")).not_to_have_attribute("data-id", first)
    page.locator(".dk-bulk input").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    press(page, "Enter", "suggestions, from 0% confidence up")
    expect(page.locator(".dk-item.active")).to_be_focused()
    press(page, "e")
    page.locator(".dk-form .dk-main").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".dk-form").get_by_role("button", name="Close")).to_be_focused()
    page.locator("body").evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(page.locator(".dk-form")).to_be_hidden()


def test_the_filters_follow_every_decision(page: Page) -> None:
    rows = page.locator(".st-key-facet-origin button p")
    expect(rows.filter(has_text="suggested")).to_be_visible()
    expect(rows.filter(has_text="mine")).to_have_count(0)
    total = page.locator(".dk-item").count()
    for decided in (1, 2):
        press(page, "a", "Accepted the claim")
        expect(rows.filter(has_text="mine")).to_contain_text(str(decided))
        expect(rows.filter(has_text="suggested")).to_contain_text(str(total - decided))
    press(page, "u", "Took back")
    expect(rows.filter(has_text="mine")).to_contain_text("1")
    press(page, "u", "Took back")
    expect(rows.filter(has_text="mine")).to_have_count(0)


def test_the_name_of_the_place_in_hand_stands_before_the_marks(page: Page) -> None:
    page.get_by_role("button", name="Own place …").click()
    form = page.locator(".dk-form")
    form.locator("[name=name]").fill("Beside Manas")
    form.locator("[name=country]").select_option(label="Kyrgyzstan")
    form.get_by_label("Latitude").fill("43.05")
    form.get_by_label("Longitude").fill("74.5")
    called = page.locator(".dk-ghost-name span", has_text="Beside Manas")
    level = "(node) => Number(getComputedStyle(node.closest('.leaflet-pane')).zIndex)"
    expect(called).to_be_visible()
    assert called.evaluate(level) > page.locator(".dk-map [data-place]").first.evaluate(level)
    assert page.locator(".dk-ghost i").evaluate(level) < called.evaluate(level)


def test_the_words_around_a_mark_are_cut_between_words_and_say_that_they_are(page: Page) -> None:
    page.locator(".dk-tabs button", has_text="Places").click()
    page.locator(".dk-item", has_text="Karshi-Khanabad").first.click()
    before, after = page.locator(".dk-item.active blockquote").evaluate(
        "(node) => [node.firstChild.data, node.lastChild.data]"
    )
    assert before.startswith("… ")
    assert before.endswith(" lease of the ")
    assert after.endswith(" …")
    words = TEXT.split()
    assert {*before.split()[1:], *after.split()[1:-1]} <= {*words}, "no part of a word"


def test_a_form_that_is_refused_comes_back_with_its_words(page: Page, shelf: Workspace) -> None:
    claim = hand(page)
    press(page, "e")
    shelf.decide(shelf.plans.reject(shelf.item(claim)))
    page.locator(".dk-form [name=says]").fill("Words that took long to find.")
    page.locator(".dk-form .dk-main").click()
    expect(page.locator(".dk-status.bad")).to_contain_text("Ben rejected")
    expect(page.locator(".dk-form [name=says]")).to_have_value("Words that took long to find.")
    assert shelf.item(claim).status == "rejected"
    page.locator(".dk-form .dk-main").click()
    expect(page.locator(".dk-status")).to_contain_text("Changed the claim")
    expect(page.locator(".dk-form")).to_be_hidden()
    assert shelf.item(claim).value["claim"]["says"] == "Words that took long to find."


def test_what_is_refused_comes_back_into_the_hand_and_is_said_in_sight(page: Page, shelf: Workspace) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    claim = hand(page)
    page.locator(".dk-item.active .dk-main").scroll_into_view_if_needed()
    shelf.decide(shelf.plans.reject(shelf.item(claim)))
    page.locator(".dk-item.active .dk-main").click()
    expect(page.locator(".dk-status.bad")).to_contain_text("Ben rejected")
    expect(page.locator(".dk-item.active")).to_have_attribute("data-id", claim)
    expect(page.locator(".dk-status")).to_be_in_viewport(ratio=0.9)


def test_an_own_place_is_moved_by_a_press_on_the_map_and_kept_by_keyboard(
    page: Page, server: Server, shelf: Workspace
) -> None:
    made = shelf.plans.add_site("Galaba siding", "facility", 37.5, 67.4, reason="In no gazetteer.")
    shelf.decide(made)
    site = made.changes[0].item.id
    page.goto(f"http://127.0.0.1:{server.port}/add?own={site}")
    sheet = page.frame_locator("iframe").first
    sheet.locator(".atlas-sheet.ready.picking").wait_for()
    sheet.locator(".leaflet-container").click(position={"x": 120, "y": 140})
    expect(page.get_by_label("Latitude")).not_to_have_value("37.5")
    expect(page.get_by_text("It moves")).to_be_visible()
    expect(sheet.locator(".atlas-label", has_text="until now")).to_be_visible()
    pressed = float(page.get_by_label("Latitude").input_value())
    page.get_by_role("button", name="Keep the change").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Changed the gazetteer entry")).to_be_visible()
    place = shelf.places()[site]
    assert (place.lat, place.basis) == (pressed, "Clicked on the map by a reader.")
    sheet.locator(".leaflet-container").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(500)  # the map glides there
    page.keyboard.press("Enter")  # takes its middle
    expect(page.get_by_text("It moves")).to_be_visible()
    shelf.decide(shelf.plans.remove_site(shelf.item(site)))
