"""What a run of the benchmark found, as a page of tables and a figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PARTS = ("no halos", "no fading", "no badges")
COLORS = ("#0b6e8a", "#c65d3b", "#6a51a3", "#5b8c3a")


def write_report(found: dict[str, Any], folder: Path) -> None:
    """RESULTS.md and growth.svg in the folder."""
    for name in ("atlas", "folium", "pydeck"):
        found[name] = dict(sorted(found[name].items(), key=lambda one: int(one[0])))
    (folder / "growth.svg").write_text(_figure(found), encoding="utf-8")
    parts = [
        _head(found),
        _ratios(found),
        _redraws(found),
        _following(found),
        _pieces(found),
        _pages(found),
        _exports(found),
    ]
    (folder / "RESULTS.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _head(found: dict[str, Any]) -> str:
    return (
        "# What was measured\n\n"
        f"Written by `make bench`. A machine with two cores and no GPU, shared with other work while this ran (load {found['load_before']:.1f} at the "
        f"beginning, {found['load_after']:.1f} at the end: above 2, wall-clock figures are longer than the work itself; the column of processor time is not). Ten million additions in a Python loop took {found['pace_before']:.2f} s and {found['pace_after']:.2f} s (before and after): by it figures of two days compare. Chromium {found['browser']}, WebGL in "
        f"software for what needs it, Python {found['python']}. Made-up events from a fixed seed. `median / p95`; in the first column of redraws the sum of two of each. `--resume` fills in what an "
        "interrupted run lacks: the load beside each size is the one met there."
    )


def _ratios(found: dict[str, Any]) -> str:
    rows = []
    for size in map(str, found["sizes"]):
        ours = found["atlas"][size]
        row = [f"{int(size):,}"]
        for name in ("folium", "pydeck"):
            other = found[name].get(size)
            row += [
                _times(_middle((other or {}).get("year_s")), _middle(ours["year_s"])),
                _times((other or {}).get("first_s"), ours["first_s"]),
                _times((other or {}).get("bytes_a_change"), ours["bytes_a_change"]),
            ]
        rows.append(row)
    return (
        "## How many times slower or larger the plain ways are\n\n"
        + _table(["events", "folium: change of year", "folium: first map", "folium: bytes a change", "pydeck: change of year", "pydeck: first map", "pydeck: bytes a change"], rows)
        + "\n\nBelow 1 the plain way is the quicker one. A first map of the atlas comes with the claims, the strip and the sentence; table, lists and filters follow once it stands, and are in neither figure. pydeck needs WebGL, which Chromium emulates here; the atlas and folium are measured in Chromium as it starts by itself, since the emulation slows down their pages."
    )  # fmt: skip


def _redraws(found: dict[str, Any]) -> str:
    blank = found["empty"]["frame"]
    rows = [
        [
            "an empty page, one pixel",
            "",
            "",
            _both(blank["within"]),
            *[""] * 3,
            _both(blank["after"]),
            *[""] * 5,
        ],
    ]
    for size, ours in found["atlas"].items():
        every, within, empty = ours["all"], ours["within"], ours["empty"]
        rows.append([
            f"{int(size):,}", _pair(every["field"], every["draw"]), _both(within["script"]), _both(within["frame"]), _both(ours["warm"]["frame"]), _both(ours["warm"]["between"]), _above(within["frame"], empty["within"]),
            _both(every["frame"]), _both(empty["within"]), _both(empty["after"]), f"{ours['cpu_ms']:.1f}",
            _milliseconds(ours["year_s"]), f"{ours['load']:.1f}",
        ])  # fmt: skip
    head = [
        "events", "events: counted + drawn", "whole map, script", "change at a frame's beginning, to painted", "the forty after these", "of them, short of the whole span", "the first forty above an empty frame",
        "change after a frame, to painted", "empty frame, at its beginning", "empty frame, after one", "processor time a redraw", "box of the year to painted", "load",
    ]  # fmt: skip
    return (
        "## Redrawing a change of years (milliseconds)\n\n"
        + _table(head, rows)
        + "\n\nMeasured in Chromium as it starts by itself without a GPU. All events lie in view; the change goes to and fro between windows near the whole span, and "
        "once in ten to the span itself, with all that is undated. The whole map includes the claims' marks, movements and badges and the strip's handles and years; the numbers of the legend and the strip's sentence follow at rest, 120 ms later at most, and are in the processor time. A frame counts as painted when "
        "a message posted in its callback arrives: after style, layout, painting and handing over to the compositor. A browser delivers drags at a frame's "
        "beginning; a change after a frame, made back to back, waits for the next one of 60 in a second, whatever it costs. In an empty frame one pixel of the same page changes."
    )  # fmt: skip


def _following(found: dict[str, Any]) -> str:
    rows = []
    for size, ours in found["atlas"].items():
        row = [f"{int(size):,}"]
        for way in ("typed", "let go"):
            for part in ("words", "rows", "filters"):
                row.append(_milliseconds(ours["followed"][way].get(part)))
        rows.append(row)
    return (
        "## What follows a change of years (milliseconds)\n\n"
        + _table(["events", "year typed: sentence", "rows", "filters", "handle let go: sentence", "rows", "filters"], rows)
        + "\n\nFrom Enter, or from the hand's letting go, to the painted frame, over the server. Sentence, rows and the filters' numbers come ahead of the rest of the page."
    )  # fmt: skip


def _pieces(found: dict[str, Any]) -> str:
    rows = []
    for size, ours in found["atlas"].items():
        whole = ours["all"]
        steps = [_both(whole[name]) for name in ("field", "paint", "put", "badges")]
        rest = [f"{whole['draw'][0] - ours[part]['draw'][0]:+.1f}" for part in PARTS]
        asked = f"{ours['asked']['script'][0] - whole['script'][0]:+.1f}"
        rows.append([f"{int(size):,}", *steps, *rest, asked])
    return (
        "## Where the time goes (milliseconds)\n\n"
        + _table(["events", "filter and window", "pixels", "onto the canvas", "badges", "halos add", "fading adds", "badges add", "a question of the pointer adds"], rows)
        + "\n\nThe last four are differences of medians, three with that part left out; near zero they are noise. Badges save more than they cost: without them every event is a dot. Whose each pixel is, is worked out only when the pointer first asks after a change: the last column is a change and such a question at once."
    )  # fmt: skip


def _pages(found: dict[str, Any]) -> str:
    rows = [["the map page without a dataset", "", f"{found['empty']['map']['first_s']:.1f}", f"{found['empty']['map']['bytes'] / 1e6:.1f}", f"{found['empty']['memory_mb']:.0f} (a page without map)"]]  # fmt: skip
    for name in ("atlas", "folium", "pydeck"):
        for size, one in found[name].items():
            first = f"{one['first_s']:.1f}" if one["first_s"] else "nothing was drawn"
            more = f"{one['memory_mb']:.0f}" + (f" ({one['memory_mb'] - found['empty']['memory_mb']:+.0f})" if name == "atlas" else "") if "memory_mb" in one else "–"  # fmt: skip
            rows.append([name, f"{int(size):,}", first, f"{one['bytes'] / 1e6:.1f}", more])
    return "## Pages\n\n" + _table(["page", "events", "first map, empty cache (s)", "sent (MB)", "memory of its process (MB)"], rows)  # fmt: skip


def _exports(found: dict[str, Any]) -> str:
    names = list(next(iter(found["files"]["seconds"].values())))
    rows = [[name, *(f"{times[name]:.2f}" for times in found["files"]["seconds"].values())] for name in names]
    return "## Files (seconds)\n\n" + _table(
        ["file", *(f"{int(size):,}" for size in found["files"]["seconds"])], rows
    )


def _figure(found: dict[str, Any]) -> str:
    """Milliseconds from a change of year to pixels against the number of events, both by powers of ten."""
    lines = {
        "atlas: redraw in the browser": {n: one["all"]["frame"][0] for n, one in found["atlas"].items()},
        "atlas: year typed in the page": {n: _middle(one["year_s"]) * 1000 for n, one in found["atlas"].items()},
        "folium, a marker an event": {n: _middle(one["year_s"]) * 1000 for n, one in found["folium"].items() if one["year_s"]},
        "st.pydeck_chart": {n: _middle(one["year_s"]) * 1000 for n, one in found["pydeck"].items() if one["year_s"]},
    }  # fmt: skip
    x = lambda n: 60 + (math.log10(n) - 3) * 150  # noqa: E731
    y = lambda ms: 330 - (math.log10(max(ms, 1)) - 0) * 62  # noqa: E731
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 380" font-family="sans-serif" font-size="12" role="img" aria-label="Time from a change of year to pixels against the number of events">', '<rect width="720" height="380" fill="#fff"/>']  # fmt: skip
    for power in range(6):
        out.append(f'<path d="M60 {y(10**power):.0f}H510" stroke="#ddd"/><text x="52" y="{y(10**power) + 4:.0f}" text-anchor="end">{10**power:,}</text>')  # fmt: skip
    for power in range(3, 7):
        out.append(f'<text x="{x(10**power):.0f}" y="350" text-anchor="middle">{10**power:,}</text>')
    out.append('<text x="60" y="16">milliseconds from a change of year to pixels</text><text x="285" y="370" text-anchor="middle">events</text>')  # fmt: skip
    for n, (name, points) in enumerate(lines.items()):
        if points:
            path = " ".join(f"{x(int(size)):.1f},{y(ms):.1f}" for size, ms in points.items())
            out.append(f'<polyline points="{path}" fill="none" stroke="{COLORS[n]}" stroke-width="2"/>')
            out += [f'<circle cx="{x(int(size)):.1f}" cy="{y(ms):.1f}" r="3.5" fill="{COLORS[n]}"/>' for size, ms in points.items()]  # fmt: skip
        out.append(f'<rect x="525" y="{40 + 22 * n}" width="12" height="4" fill="{COLORS[n]}"/><text x="543" y="{46 + 22 * n}">{name}</text>')  # fmt: skip
    return "\n".join([*out, "</svg>\n"])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _both(pair: Sequence[float]) -> str:
    return f"{pair[0]:.1f} / {pair[1]:.1f}"


def _milliseconds(seconds: Sequence[float] | None) -> str:
    return _both([_middle(seconds) * 1000, _high(seconds) * 1000]) if seconds else "–"


def _above(pair: Sequence[float], empty: Sequence[float]) -> str:
    """What is left beyond the median of an empty frame."""
    return _both([max(0.0, value - empty[0]) for value in pair])


def _pair(one: Sequence[float], other: Sequence[float]) -> str:
    return f"{one[0] + other[0]:.1f} / {one[1] + other[1]:.1f}"


def _times(other: float | None, ours: float | None) -> str:
    return f"{other / ours:.1f}" if other and ours else "–"


def _middle(values: Sequence[float] | None) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _high(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))] if values else 0.0
