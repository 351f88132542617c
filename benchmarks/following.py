"""How long the page's words take to follow the years, by the page's own clock: the sentence with the rows' heading, and the filters' counts.

Two ways: a year typed into the page's box, from Enter; and a handle of the strip dragged a few years on, from the moment the hand lets go.
A part counts as there when it stands in the page and a frame with it was handed over to the compositor.
"""

from __future__ import annotations

import time

from playwright.sync_api import Frame, Page

from benchmarks.redraw import YEARS

ROUNDS = 3
"""Through the years, to and fro: the 95th percentile of a dozen changes would be its worst."""
DRAGS = 33
REST_S = 1.0

WATCH = """(begin) => {
  const now = () => performance.timeOrigin + performance.now();
  const parts = {
    words: () => document.querySelector('.st-key-sentence').textContent,
    rows: () => [...document.querySelectorAll('.stMain h2')].map((node) => node.textContent).join(),
    filters: () => document.querySelector('.st-key-facet-family').textContent,
  };
  const before = Object.fromEntries(Object.entries(parts).map(([name, read]) => [name, read()]));
  const told = window.__told = { began: 0 };
  const inner = [...document.querySelectorAll('iframe')].map((one) => one.contentWindow);
  for (const one of begin === 'keydown' ? [window] : inner)
    one.addEventListener(begin, () => (told.began = now()), { capture: true, once: true });
  if (window.__watch) window.__watch.disconnect();
  window.__watch = new MutationObserver(() => {
    for (const [name, read] of Object.entries(parts)) {
      if (!told.began || name in told || read() === before[name]) continue;
      told[name] = null;
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => (told[name] = now() - told.began);
        painted.port2.postMessage(0);
      });
    }
  });
  window.__watch.observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def followed(page: Page, frame: Frame) -> dict[str, dict[str, list[float]]]:
    """`{"typed": …, "let go": …}`, each with seconds until `words`, `rows` and `filters` are painted, one for every change."""
    return {"typed": _typed(page), "let go": _let_go(page, frame)}


def _typed(page: Page) -> dict[str, list[float]]:
    box = page.get_by_label("to", exact=True).first
    found: dict[str, list[float]] = {}
    for number, year in enumerate((*YEARS, *(YEARS[-2::-1] + YEARS[1:]) * ROUNDS)):
        box.fill(str(year))
        page.evaluate(WATCH, "keydown")
        box.press("Enter")
        _take(page, found, number)
    return found


def _let_go(page: Page, frame: Frame) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    handle = frame.get_by_role("slider", name="Last year shown")
    for number in range(DRAGS):
        box = handle.bounding_box()
        assert box
        x, y, way = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, -12 if number % 8 < 4 else 12
        page.evaluate(WATCH, "pointerup")
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 7):
            page.mouse.move(x + way * step, y)
        time.sleep(0.1)
        page.mouse.up()
        _take(page, found, number)
    return found


def _take(page: Page, found: dict[str, list[float]], number: int) -> None:
    """The first change of a fresh page is left out."""
    time.sleep(REST_S)
    told = page.evaluate("window.__told")
    if number:
        for name in ("words", "rows", "filters"):
            if told.get(name) is not None:
                found.setdefault(name, []).append(told[name] / 1000)
