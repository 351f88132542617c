"""The desk in a real browser: a text pasted and worked through by keyboard alone, the server killed in the middle."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from geo.current import current_atlas
from geo.records.reading import ROOT
from geo.workspace import Workspace
from tests.browser.conftest import CHROMIUM, wait_for

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; install it to see the desk"
    ),
]

TEXT = """Four fields, one quarrel <img src=x onerror="window.harmed = true">

The United States deployed aircraft at the Manas air base in December 2001.

In July 2005 Uzbekistan refused to extend the American lease of the Karshi-Khanabad air base.

NATO denied on 4 October 2005 that it had asked Kazakhstan for a base near Taraz.

The clerk who kept the books of the Lonely Hill depot saw none of them \U0001f6e9 arrive.
"""


MAP_AT_HAND = """Object.defineProperty(window, 'L', { configurable: true, set(leaflet) {
  Object.defineProperty(window, 'L', { value: leaflet, writable: true, configurable: true });
  setTimeout(() => leaflet.Map.addInitHook(function () { window.__map = this }));
} })"""
"""The desk's own map, which its page keeps to itself."""

STANDS = """() => Object.fromEntries([...document.querySelectorAll('.dk-map [data-place]')].map((node) => {
  const [frame, box] = [window.__map.getContainer(), node].map((one) => one.getBoundingClientRect());
  const spot = window.__map.containerPointToLatLng([box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top]);
  return [node.dataset.place, [spot.lat, spot.lng]];
}))"""


class Server:
    """The application with a workspace of its own, to be killed and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.log = folder / "workspace.sqlite", folder / "log.txt"
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        clean = {name: value for name, value in os.environ.items() if name != "ATLAS_TEXTS"}
        program = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
        with self.log.open("ab") as out:
            self.running = subprocess.Popen(
                [*program, f"--server.port={self.port}", "--server.address=127.0.0.1"], cwd=ROOT, stdout=out, stderr=out,
                env=clean | {"ATLAS_WORKSPACE": str(self.workspace), "ATLAS_READER": "Ann"},
            )  # fmt: skip
        wait_for(f"http://127.0.0.1:{self.port}/_stcore/health", self.running, self.log)

    def kill(self) -> None:
        self.running.kill()
        self.running.wait(20)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("desk"))
    yield made
    made.kill()
    assert "Traceback" not in made.log.read_text("utf-8")


@pytest.fixture(scope="module")
def used(browser: Browser) -> Iterator[BrowserContext]:
    """One that has met the scripts of the page before; what a reader decides lies on the server, not here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(used: BrowserContext, server: Server) -> Iterator[Page]:
    page = used.new_page()
    foreign: list[str] = []
    troubles: list[str] = []
    local = (f"http://127.0.0.1:{server.port}", f"ws://127.0.0.1:{server.port}", "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(local) else foreign.append(request.url))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda told: troubles.append(told.text) if told.text.startswith("desk:") else None)
    page.add_init_script(MAP_AT_HAND)
    page.goto(f"http://127.0.0.1:{server.port}/add")
    page.get_by_label("Or paste a text").wait_for()
    yield page
    page.close()
    assert foreign == []
    assert troubles == []


def press(page: Page, key: str, said: str = "") -> None:
    """One key; then wait for what the desk says of it."""
    page.keyboard.press(key)
    if said:
        expect(page.locator(".dk-status")).to_contain_text(said)


def status(page: Page, kind: str) -> list[str]:
    """How the suggested claims of a kind stand in the list."""
    rows = page.locator(".dk-item", has=page.locator(".family", has_text=kind))
    return rows.locator(".dk-state").all_inner_texts()


def ready(page: Page) -> None:
    page.locator(".dk-map .atlas-sheet.ready").wait_for()
    page.locator(".dk-item.active").wait_for()


def paste(page: Page) -> None:
    """The text goes in by keyboard too: every field is reached with Tab."""
    fields = [
        page.get_by_label(name, exact=True) for name in ("Or paste a text", "Title", "Published", "Outlet")
    ]
    read = page.get_by_role("button", name="Read this text")
    for drawn in (*fields, read):  # Tab goes past what a page that still loads has not drawn yet
        drawn.wait_for()
    fields[0].focus()
    page.keyboard.insert_text(TEXT)
    for field, words in zip(fields[1:], ("Four fields", "2005-10-10", ""), strict=True):
        page.keyboard.press("Tab")
        expect(field).to_be_focused()
        page.keyboard.insert_text(words)
    page.keyboard.press("Enter")
    ready(page)


def by_hand(page: Page) -> None:
    """A claim on a passage beyond the plane basic to Unicode's first characters: offsets must not slip."""
    press(page, "n")
    page.keyboard.insert_text("arrive")
    expect(page.locator(".dk-form [name=start]")).to_have_value(str(TEXT.index("arrive")))
    for _ in range(5):  # to the sentence, past the rest of the passage's fields
        page.keyboard.press("Tab")
    expect(page.locator(".dk-form [name=says]")).to_be_focused()
    page.keyboard.insert_text("Nothing arrived at the airport of Manas, a clerk saw.")
    page.keyboard.press("Tab")
    page.keyboard.type("stated")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Taraz")
    press(page, "Control+Enter", "Marked the claim “Nothing arrived")


def test_a_text_is_worked_through_by_keyboard_and_outlives_a_killed_server(
    server: Server, page: Page
) -> None:
    paste(page)
    assert page.evaluate("window.harmed") is None
    assert page.locator(".dk-text img").count() == 0
    total = page.locator(".dk-item").count()
    assert total >= 3, "the made-up text suggests three claims"
    first = page.locator(".dk-item.active").get_attribute("data-id")
    press(page, "a", "Accepted the claim")
    expect(page.locator(f".dk-item[data-id={first}] .dk-state")).to_have_text("accepted")
    expect(page.locator(".dk-item.active")).not_to_have_attribute("data-id", str(first))
    second = page.locator(".dk-item.active").get_attribute("data-id")
    press(page, "r", "Rejected the claim")
    expect(page.locator(f".dk-item[data-id={second}] .dk-state")).to_have_text("rejected")
    press(page, "u", "Took back: rejected")
    expect(page.locator(f".dk-item[data-id={second}] .dk-state")).to_have_text("suggested")
    press(page, "Shift+U", "Did again: rejected")
    by_hand(page)
    expect(page.locator(".dk-item")).to_have_count(total + 1)

    server.kill()
    kept = Workspace.open(server.workspace)
    document = kept.documents()[0].id
    assert kept.verify() == []
    assert {m.status for m in kept.marks(document, "claim") if m.id in (first, second)} == {
        "accepted",
        "rejected",
    }
    assert len(kept.claims(document)) == 2
    kept.close()

    server.start()
    page.goto(f"http://127.0.0.1:{server.port}/add?doc={document}")
    ready(page)
    expect(page.locator(f".dk-item[data-id={first}] .dk-state")).to_have_text("accepted")
    expect(page.locator(f".dk-item[data-id={second}] .dk-state")).to_have_text("rejected")
    expect(page.locator(".dk-item")).to_have_count(total + 1)
    press(page, "u", "Took back: marked the claim “Nothing arrived")
    press(page, "Shift+U", "Did again")


def test_places_of_a_text_stand_where_they_are(page: Page) -> None:
    """Two at one town, which give way to each other by a few pixels, and a country as a badge with its bar."""
    page.get_by_label("Or paste a text").fill(
        "In July 2005 Uzbekistan refused to extend the American lease of the Karshi-Khanabad air base.\n\n"
        "The United States has used the Manas air base near Bishkek since December 2001.\n\n"
        "In 2005 Russia asked Tajikistan for a base in the country."
    )
    page.get_by_role("button", name="Read this text").click()
    ready(page)
    expect(page.locator(".dk-map .atlas-badge .atlas-bar").first).to_be_attached()
    stands = page.evaluate(STANDS)
    sites = current_atlas().sites
    assert {"karshi-khanabad", "ganci"} <= set(stands)
    for place, (lat, lon) in stands.items():
        site = sites.get(place)
        if site and site.kind in ("airbase", "city", "country"):
            assert (lat, lon) == pytest.approx((site.lat, site.lon), abs=1.2), place


def test_another_candidate_is_seen_before_it_is_chosen_and_a_place_is_put_by_typing(
    server: Server, page: Page
) -> None:
    page.get_by_role("button", name="Four fields").click()
    ready(page)
    press(page, "t")
    names = page.locator(".dk-item .dk-head b")
    at = next(n for n, name in enumerate(names.all_inner_texts()) if name == "Taraz")
    for _ in range(40):
        if page.locator(".dk-item.active .dk-head b").inner_text() == "Taraz":
            break
        press(page, "j")
    assert at >= 0
    press(page, "p")
    page.locator(".dk-form .dk-option").first.wait_for()
    page.locator(".dk-form [name=lat]").focus()
    page.keyboard.insert_text("42.95")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("71.55")
    expect(page.locator(".dk-status")).to_contain_text("km away")
    expect(page.locator(".dk-ghost.added")).to_have_count(1)
    page.locator(".dk-form [name=name]").focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Airfield near Taraz")
    page.locator(".dk-form .dk-main").focus()
    press(page, "Enter", "at a place of")
    expect(page.locator(".dk-item.active .dk-means")).to_contain_text("Airfield near Taraz")
    kept = Workspace.open(server.workspace)
    assert [place.id[:3] for place in kept.places().values()] == ["my-"]
    kept.close()
    press(page, "1", "Took the place")
    expect(page.locator(".dk-item.active .dk-means")).not_to_contain_text("Airfield near Taraz")
    by_a_click_on_the_map(page)
    kept = Workspace.open(server.workspace)
    (depot,) = [place for place in kept.places().values() if place.name == "Lonely Hill depot"]
    assert str(depot.basis).startswith("Clicked")
    assert (depot.lat, depot.lon) != (None, None)
    kept.close()


def by_a_click_on_the_map(page: Page) -> None:
    """Words that no gazetteer has, put where the map is clicked, and seen there before they are kept."""
    press(page, "m")
    page.keyboard.insert_text("Lonely Hill depot")
    page.locator(".dk-form").get_by_role("button", name="A place", exact=True).click()
    expect(page.locator(".dk-map.dk-picking")).to_have_count(1)
    page.locator(".dk-map .leaflet-container").click(position={"x": 60, "y": 120})
    expect(page.locator(".dk-form [name=lat]")).not_to_have_value("")
    expect(page.locator(".dk-ghost.added")).to_have_count(1)
    page.locator(".dk-form .dk-main").click()
    expect(page.locator(".dk-status")).to_contain_text("Marked the place “Lonely Hill depot”")
    expect(page.locator(".dk-item.active .dk-means")).to_contain_text("my gazetteer")


def test_a_stretch_is_marked_with_the_mouse_and_stands_on_every_page(server: Server, page: Page) -> None:
    page.get_by_role("button", name="Four fields").click()
    ready(page)
    page.evaluate(
        """() => {
            const node = [...document.querySelectorAll(".dk-text span")].find((n) => n.textContent.includes("clerk who"));
            const at = node.firstChild.data.indexOf("clerk");
            getSelection().setBaseAndExtent(node.firstChild, at, node.firstChild, at + 5);
            document.querySelector(".dk-text").dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
        }"""
    )
    page.locator(".dk-choice").get_by_role("button", name="an actor").click()
    page.locator(".dk-form [name=actor]").select_option("kazakhstan")
    page.locator(".dk-form .dk-main").click()
    expect(page.locator(".dk-status")).to_contain_text("Marked the actor “clerk”")
    page.goto(f"http://127.0.0.1:{server.port}/map?origin=mine")
    expect(page.get_by_text("2 of ").first).to_be_visible()


def test_what_is_decided_while_the_server_is_away_is_written_when_it_is_back(
    server: Server, page: Page
) -> None:
    page.get_by_role("button", name="Four fields").click()
    ready(page)
    press(page, "t")
    name = page.locator(".dk-item.active")
    chosen = str(name.get_attribute("data-id"))
    server.kill()
    press(page, "a")
    expect(page.locator(".dk-status")).to_contain_text("Not yet written: 1 decision", timeout=15_000)
    server.start()
    expect(page.locator(".dk-status")).to_contain_text("Accepted the place", timeout=40_000)
    kept = Workspace.open(server.workspace)
    assert kept.item(chosen).status == "accepted"
    assert kept.verify() == []
    kept.close()
