"""`make bench`: the map against naive pages in one browser, and how it grows; writes RESULTS.md and growth.svg.

Everything is measured in one run of one Chromium, without a GPU, on servers of this run: the atlas and folium as it starts by
itself, pydeck with the WebGL that it needs emulated in software.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from benchmarks.exporting import compare_exports
from benchmarks.following import followed
from benchmarks.machine import pace
from benchmarks.make_events import write
from benchmarks.redraw import empty_frames, processor_ms, redraws, years_typed
from benchmarks.report import write_report
from benchmarks.serving import HEALTH, answered, server

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-background-networking", "--disable-component-update"]  # fmt: skip
PLAIN = [flag for flag in FLAGS if "gl" not in flag and "swiftshader" not in flag and "gpu" not in flag]
PATIENCE_S = 90
SETTLED_S = 8
"""After which the memory of a page is measured: of an empty one and of the atlas alike."""

COUNT_DRAWS = """
for (const name of ['drawArraysInstanced', 'drawElementsInstanced']) {
  const proto = window.WebGL2RenderingContext && WebGL2RenderingContext.prototype, own = proto && proto[name];
  if (own) proto[name] = function (...all) { window.__drawn = all[all.length - 1]; return own.apply(this, all); };
}"""


def main() -> None:
    """Measure and write. `python -m benchmarks.bench [SIZE …]` takes these sizes; `--resume` keeps what an interrupted run found."""
    sizes = tuple(int(size) for size in sys.argv[1:] if size.isdigit()) or SIZES
    folder = Path(tempfile.gettempdir()) / "atlas-bench"
    for size in sizes:
        write(folder, size)
    kept = folder / "found.json"
    found: dict[str, Any] = json.loads(kept.read_text()) if "--resume" in sys.argv and kept.exists() else {}
    found.setdefault("load_before", os.getloadavg()[0])
    found.setdefault("pace_before", pace())
    found |= {"python": platform.python_version(), "sizes": sizes}

    def once(group: str, name: str, measure: Callable[[], Any]) -> None:
        """Measured unless an interrupted run has it, and kept at once."""
        room = found.setdefault(group, {})
        if name not in room:
            sys.stderr.write(f"{group} {name} …\n")
            room[name] = measure()
            kept.write_text(json.dumps(found, indent=1))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        plain = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=PLAIN)
        found["browser"] = browser.version
        with _server("app.py", folder) as site:
            once("empty", "memory_mb", lambda: _memory_of(plain, f"{site}/method"))
            once("empty", "map", lambda: _second_map(plain, f"{site}/map", None))
            once("empty", "frame", lambda: _blank(plain))
            for size in sizes:
                once("atlas", str(size), partial(_atlas, plain, site, size))
        with _server("benchmarks/pages/app_folium.py", folder) as site:
            for size in (size for size in sizes if size <= 10_000):
                once("folium", str(size), partial(_naive, plain, site, size, _markers))
        with _server("benchmarks/pages/pydeck_page.py", folder) as site:
            for size in (size for size in sizes if size <= 100_000):
                once("pydeck", str(size), partial(_naive, browser, site, size, _instances))
        browser.close()
        plain.close()
    once("files", "seconds", lambda: compare_exports(folder, [size for size in sizes if size <= 100_000]))
    found |= {"load_after": os.getloadavg()[0], "pace_after": pace()}
    write_report(found, ROOT / "benchmarks")


@contextmanager
def _server(script: str, datasets: Path) -> Iterator[str]:
    with server(ROOT, script, {"ATLAS_DATASETS": str(datasets), "PYTHONPATH": str(ROOT)}) as (site, running):
        answered(site + HEALTH, running)
        yield site


def _open(browser: Browser, address: str) -> tuple[Page, dict[str, int]]:
    """A fresh page with an empty cache, and how many bytes it is sent."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    page.add_init_script(COUNT_DRAWS)
    sent = {"bytes": 0}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def add(size: float) -> None:
        sent["bytes"] += int(size)

    session.on("Network.loadingFinished", lambda event: add(event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived", lambda event: add(len(event["response"]["payloadData"]) * 0.75)
    )
    page.goto(address, wait_until="commit")
    return page, sent


def _until(ready: Any, patience: float = PATIENCE_S) -> Any:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        found = ready()
        if found is not None:
            return found
        time.sleep(0.02)
    return None


def _asked(frame: Frame | Page, question: str) -> Any:
    try:
        return frame.evaluate(question)
    except Exception:  # noqa: BLE001  a frame that is being replaced answers nothing
        return None


def _memory(page: Page) -> float:
    """Of the page's own process, in MB: what it does not share, after collecting garbage."""
    session = page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    renderers = [one["id"] for one in session.send("SystemInfo.getProcessInfo")["processInfo"] if one["type"] == "renderer"]  # fmt: skip
    sizes = []
    for process in renderers:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        sizes.append(sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Dirty", "Private_Clean"))))  # fmt: skip
    return max(sizes) / 1024


def _memory_of(browser: Browser, address: str) -> float:
    page, _ = _open(browser, address)
    time.sleep(SETTLED_S)
    found = _memory(page)
    page.context.close()
    return found


def _first_map(browser: Browser, address: str, drawn: str | None) -> dict[str, Any]:
    began = time.monotonic()
    page, sent = _open(browser, address)
    question = drawn or "window.atlas && window.atlas.app.ready ? 1 : null"
    _until(lambda: next((frame for frame in page.frames if _asked(frame, question)), None))
    found = {"first_s": time.monotonic() - began, "bytes": sent["bytes"]}
    page.context.close()
    return found


def _blank(browser: Browser) -> dict[str, list[float]]:
    page = browser.new_page()
    found = empty_frames(page)
    page.close()
    return found


def _second_map(browser: Browser, address: str, drawn: str | None) -> dict[str, Any]:
    """A first map after another browser's: what the server does once for all readers is kept apart."""
    packed = _first_map(browser, address, drawn)
    return {"first_ever_s": packed["first_s"], **_first_map(browser, address, drawn)}


def _atlas(browser: Browser, site: str, size: int) -> dict[str, Any]:
    address = f"{site}/map?dataset=made-{size}"
    drawn = "window.atlas && window.atlas.app.field && window.atlas.app.field.made ? 1 : null"
    found = _second_map(browser, address, drawn)
    page, _ = _open(browser, address)
    _until(lambda: next((one for one in page.frames if _asked(one, drawn)), None))
    time.sleep(SETTLED_S)
    found["memory_mb"] = _memory(page)
    page.context.close()
    page, sent = _open(browser, address)
    frame: Frame = _until(lambda: next((one for one in page.frames if _asked(one, drawn)), None))
    time.sleep(4)
    found["empty"] = empty_frames(frame)
    found["within"] = redraws(frame, within=True)
    found["warm"] = redraws(frame, within=True)
    for name, parts in {"all": {}, "no halos": {"halos": False}, "no fading": {"fading": False}, "no badges": {"badges": False},
                        "asked": {"asked": True}}.items():  # fmt: skip
        found[name] = redraws(frame, parts)
    found["cpu_ms"] = processor_ms(page, frame)
    before = sent["bytes"]
    found["year_s"] = years_typed(page, frame)
    found["bytes_a_change"] = (sent["bytes"] - before) / max(1, len(found["year_s"]))
    found["followed"] = followed(page, frame)
    found["load"] = os.getloadavg()[0]
    page.context.close()
    return found


def _naive(browser: Browser, site: str, size: int, shown: Any) -> dict[str, Any]:
    """A page with a slider of years; `shown` says how many marks are drawn."""
    began = time.monotonic()
    page, sent = _open(browser, f"{site}/?dataset=made-{size}")
    before = _until(lambda: shown(page))
    found: dict[str, Any] = {
        "first_s": time.monotonic() - began if before else None,
        "bytes": sent["bytes"],
        "year_s": [],
    }
    if not before:
        page.context.close()
        return found
    time.sleep(3)
    found["memory_mb"] = _memory(page)
    for _ in range(4 if size > 5_000 else 8):
        page.get_by_role("slider").focus()
        began, last = time.monotonic(), shown(page)
        page.keyboard.press("ArrowLeft")
        if _until(lambda last=last: True if shown(page) not in (None, last) else None, 60):  # type: ignore[misc]
            found["year_s"].append(time.monotonic() - began)
        time.sleep(1)
    found["bytes_a_change"] = (sent["bytes"] - found["bytes"]) / max(1, len(found["year_s"]))
    page.context.close()
    return found


def _markers(page: Page) -> int | None:
    counts = [
        _asked(frame, "document.querySelectorAll('path.leaflet-interactive').length") for frame in page.frames
    ]
    return max((count for count in counts if count), default=None)


def _instances(page: Page) -> int | None:
    count = _asked(page, "window.__drawn > 50 ? window.__drawn : null")
    return int(count) if count else None


if __name__ == "__main__":
    main()
