"""A story in a real browser: its arrow keys, which must not be taken from a box or from lanes of time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.records.stories import read_stories
from tests.browser.conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]


def step(page: Page, number: int) -> None:
    expect(page.locator(".story-of span")).to_have_text(f"step {number} of {LAST}", timeout=30_000)
    page.wait_for_timeout(400)
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for(timeout=30_000)


STORY = next(iter(read_stories()), None)
LAST = len(STORY.step) if STORY else 0


@pytest.mark.skipif(STORY is None, reason="no story is written yet")
def test_arrows_lead_through_a_story_but_not_out_of_a_box_or_the_lanes(browser: Browser, server: str) -> None:
    assert STORY
    page = browser.new_page()
    try:
        page.goto(f"{server}/timeline?story={STORY.id}&step=1")
        step(page, 1)
        lanes = page.locator(".lanes-scroll")
        lanes.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        box = page.get_by_label("Find a lane by its name")
        box.fill("a")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowRight")
        page.get_by_role("spinbutton", name="From").press("ArrowRight")
        page.wait_for_timeout(700)
        step(page, 1)
        page.locator(".story-title").first.click()
        page.keyboard.press("ArrowRight")
        step(page, 2)
        expect(page.locator(".story-title").first).to_have_text(STORY.step[1].title)
        page.keyboard.press("ArrowLeft")
        step(page, 1)
    finally:
        page.close()
