"""How long a change of years takes until it is painted, by the page's own clock, and what a frame costs in which nothing changes.

A frame counts as painted when a message posted in its callback arrives: that is after style, layout, painting and the handing over
to the compositor. Two ways: a change *at the beginning of a frame*, as a browser delivers what a hand drags, costs what
the page does; a change *after a frame*, as a timer or a key makes it, waits for the next one as well, up to 16.7 ms of it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Frame, Page

REDRAWS = 40
YEARS = (2014, 2013, 2012, 2011, 2010, 2009)

REDRAW = """async ({ count, parts, within, dot }) => {
  const app = window.atlas && window.atlas.app, out = [];
  const frame = (act) => new Promise((done) => requestAnimationFrame(() => {
    if (act) act();
    const painted = new MessageChannel();
    painted.port1.onmessage = done;
    painted.port2.postMessage(0);
  }));
  const whole = { halos: true, fading: true, badges: true }, { asked, ...drawn } = parts;
  const spot = dot && document.body.appendChild(document.createElement('div'));
  if (spot) spot.style.cssText = 'position:fixed;left:0;top:0;width:1px;height:1px;z-index:9999;background:#000';
  else Object.assign(app.field.paint.parts, whole, drawn);
  if (app) app.playing = true;
  for (let i = 0; i < count; i++) {
    await frame();
    let began, script;
    const change = () => {
      began = performance.now();
      if (spot) spot.style.background = i % 2 ? '#000' : '#fff';
      else app.setYears(app.state.extent[0] + (i % 5), app.state.extent[1] - (i % 2));
      if (asked) app.field.paint.eventAt(1, 1);
      script = performance.now() - began;
    };
    if (within) await frame(change);
    else {
      change();
      await frame();
    }
    const times = spot ? {} : { ...app.field.times, field: app.field.times.survey };
    out.push({ script, frame: performance.now() - began, ...times });
  }
  if (app) app.playing = false;
  if (spot) spot.remove();
  else Object.assign(app.field.paint.parts, whole);
  return out;
}"""

TYPED = """(year) => {
  const app = window.atlas.app, now = () => performance.timeOrigin + performance.now();
  let began = 0;
  window.parent.addEventListener('keydown', () => (began = now()), { capture: true, once: true });
  const drawn = () => began && app.state.years[1] === year && app.field.drawn.includes(`,${year}|`);
  window.__typed = new Promise((done) => {
    const look = () => requestAnimationFrame(() => {
      if (!drawn()) return look();
      const painted = new MessageChannel();
      painted.port1.onmessage = () => done(now() - began);
      painted.port2.postMessage(0);
    });
    look();
  });
}"""


def redraws(
    frame: Frame | Page, parts: Mapping[str, bool] | None = None, *, within: bool = False, dot: bool = False
) -> dict[str, list[float]]:
    """Median and 95th percentile, in milliseconds, of each measure over forty changes of years; `between` is the frame without
    the changes to the whole span and from it, with which all that is undated comes and goes.

    `parts` of the drawing may be switched off, and `asked` on: the pointer asks at once what lies under it. `within`: at the beginning of a frame; `dot`: one pixel changes instead, on any page.
    """
    asked = {"count": REDRAWS, "parts": dict(parts or {}), "within": within, "dot": dot}
    rows: Sequence[dict[str, float]] = frame.evaluate(REDRAW, asked)
    found = {name: [_at(rows, name, 0.5), _at(rows, name, 0.95)] for name in rows[0]}
    between = [row for number, row in enumerate(rows) if number % 10 > 1]
    return found | {"between": [_at(between, "frame", 0.5), _at(between, "frame", 0.95)]}


def empty_frames(page: Frame | Page) -> dict[str, list[float]]:
    """The same of a frame in which one pixel changes: `after` a frame and `within` one."""
    return {
        "after": redraws(page, dot=True)["frame"],
        "within": redraws(page, within=True, dot=True)["frame"],
    }


def processor_ms(page: Page, frame: Frame) -> float:
    """Processor time of the page's main thread a redraw, its SVG and layout included: what a busy machine does not blur."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return float(metrics["TaskDuration"])

    before = spent()
    redraws(frame)
    return (spent() - before) / REDRAWS * 1000


def years_typed(page: Page, frame: Frame) -> list[float]:
    """Seconds from a year typed into the page's own box to the painted frame, by the page's own clock."""
    found = []
    box = page.get_by_label("to", exact=True).first
    for year in (*YEARS, *YEARS[-2::-1], *YEARS[1:]):
        frame.evaluate(TYPED, year)
        box.fill(str(year))
        box.press("Enter")
        found.append(frame.evaluate("window.__typed") / 1000)
        time.sleep(1.5)  # the server's answer is heard too before the next
    return found


def _at(rows: Sequence[dict[str, Any]], name: str, share: float) -> float:
    ordered = sorted(row[name] for row in rows)
    return float(ordered[min(len(ordered) - 1, int(share * len(ordered)))])
