"""What held on two dates: the sentence, the map, the card of a place, the table, the downloads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from geo.atlas import Atlas, Selection, Site
from geo.comparison import RULE, VERDICTS, Change, Comparison, Moment, compare
from geo.export.change_card import changes_card, verdict_color
from geo.export.changes import changes_csv, changes_geojson
from geo.export.geojson import dump
from geo.maps.marksheet import Mark, Marks, Sign
from geo.records.wording import many
from pages.shared import address, heading, marksheet, ways

__all__ = ["HEIGHT", "MAP", "aside", "draw", "open_place"]

MAP = "change-map"
HEIGHT = 560


def draw(atlas: Atlas, selection: Selection, dates: tuple[Moment, Moment]) -> None:
    """What held on two dates."""
    found = compare(atlas, selection, *dates)
    _sentence(found)
    heard = [change for change in found.changes if not change.older]
    rows = _of_one_verdict(heard)
    if not rows:
        _empty(heard)
    sheet, card = st.columns([7, 4], gap="medium")
    with sheet:
        marksheet.draw(MAP, _marks(atlas, rows, found), open_place, height=HEIGHT)
    with card, st.container(height=HEIGHT, border=False, key="change-card"):
        _card(atlas, rows)
    _table(atlas, rows, "changes")
    _take_away(atlas, selection, found)
    _rule()
    if older := [change for change in found.changes if change.older]:
        with st.expander(f"{len(older)} more of which nothing was heard after the first date"):
            _table(atlas, older, "older")


def _sentence(found: Comparison) -> None:
    older = sum(1 for change in found.changes if change.older)
    counts = found.counts.copy()
    counts["not-known"] -= older
    said = (
        ", ".join(f"**{counts[v.id]}** {v.label}" for v in VERDICTS.values() if counts[v.id])
        or "nothing recorded"
    )
    out = [
        many(count, *words)
        for count, *words in (
            (found.undated, "undated claim"), (found.talk, "visit or statement", "visits and statements"),
            (found.silent, "row that begins only after the second date", "rows that begin only after the second date"),
        ) if count
    ]  # fmt: skip
    tail = f" :gray[— left out: {', '.join(out)}]" if out else ""
    st.markdown(f"From **{found.before.words}** to **{found.after.words}**: {said}{tail}")
    st.session_state["cmp-verdict"] = address.look("verdict") or None
    shown = [verdict for verdict in VERDICTS if counts[verdict] or verdict == address.look("verdict")]
    if shown:
        st.pills(
            "Only", shown, key="cmp-verdict", label_visibility="collapsed",
            format_func=lambda verdict: f"{VERDICTS[verdict].label} :gray[{counts[verdict]}]",
            on_change=lambda: address.change_look(verdict=st.session_state["cmp-verdict"] or ""),
        )  # fmt: skip


def _of_one_verdict(changes: Sequence[Change]) -> list[Change]:
    wanted = address.look("verdict")
    return [change for change in changes if wanted in ("", change.verdict)]


def _empty(heard: Sequence[Change]) -> None:
    if heard:
        st.info("No row has that verdict between these dates. Choose another, or none.")
    else:
        st.info(
            "No claim of this view speaks of the time between these dates. Choose dates farther apart, or take a filter away."
        )


def _marks(atlas: Atlas, rows: Sequence[Change], found: Comparison) -> Marks:
    by_place: dict[str, list[Change]] = {}
    for change in rows:
        by_place.setdefault(change.site.id, []).append(change)
    legend = [v for v in VERDICTS if any(change.verdict == v for change in rows)]
    return {
        "marks": [_mark(atlas, changes) for changes in by_place.values()],
        "legend": [{"symbol": VERDICTS[v].symbol, "color": verdict_color(atlas, v), "text": VERDICTS[v].label} for v in legend],
        "selected": address.look("card") or None,
        "fit": f"{found.before.written}|{found.after.written}|{address.look('verdict')}",
        "label": "Map of what changed between the two dates. The table below holds the same.",
    }  # fmt: skip


def _mark(atlas: Atlas, changes: Sequence[Change]) -> Mark:
    site = changes[0].site
    verdicts = dict.fromkeys(change.verdict for change in changes)
    signs: list[Sign] = [
        {"symbol": VERDICTS[v].symbol, "color": verdict_color(atlas, v), "text": VERDICTS[v].label} for v in verdicts
    ]  # fmt: skip
    words = "\n".join(f"{_who(atlas, change)}: {VERDICTS[change.verdict].label}" for change in changes[:8])
    return {
        "id": site.id, "lat": site.lat, "lon": site.lon, "name": site.name, "areal": site.areal, "radius_m": None, "signs": signs, "words": words,
        "aside": aside(site),
    }  # fmt: skip


def aside(site: Site) -> bool:
    """Whether a place is so far from the story's own ground that the map does not make room for it."""
    return not (25 < site.lat < 62 and 35 < site.lon < 105)


def _who(atlas: Atlas, change: Change) -> str:
    actors = atlas.records.actors
    name = actors[change.actor].name if change.actor in actors else "no user named"
    return f"{name}, {atlas.records.words.label('about', change.matter)}"


def _card(atlas: Atlas, rows: Sequence[Change]) -> None:
    here = [change for change in rows if change.site.id == address.look("card")]
    if here:
        with st.container(key="card-open"):
            heading.unseen("The open place")
            st.button(
                "Close",
                key="change-close",
                icon=":material/close:",
                type="tertiary",
                on_click=open_place,
                args=("",),
            )
            st.html(changes_card(atlas, here, ways.to))
        return
    st.markdown("## Where something changed")
    sites = {
        change.site.id: change.site for change in rows if change.verdict not in ("not-known", "unchanged")
    }
    for id_, site in sites.items():
        mine = [
            change
            for change in rows
            if change.site.id == id_ and change.verdict not in ("not-known", "unchanged")
        ]
        said = "; ".join(f"{_who(atlas, change)}: {VERDICTS[change.verdict].label}" for change in mine[:3])
        st.button(
            f"**{site.name}**  \n:gray[{said}{' …' if len(mine) > 3 else ''}]", key=f"first-change-{id_}", type="tertiary", on_click=open_place,
            args=(id_,), width="stretch",
        )  # fmt: skip
    if not sites:
        st.caption("Nowhere, as far as these claims say.")


def open_place(place: str) -> None:
    """Open the card of a place; of none, for an empty id."""
    address.change_look(card=place, claim="")


def _table(atlas: Atlas, rows: Sequence[Change], key: str) -> None:
    if not rows:
        return
    labels = [verdict.label for verdict in VERDICTS.values()]
    chosen = st.dataframe(
        pd.DataFrame([_row(atlas, change) for change in rows]), hide_index=True, width="stretch", key=f"cmp-{key}", row_height=36,
        height=min(36 * (len(rows) + 1) + 2, 560), on_select="rerun", selection_mode="single-row",
        alt="What changed: place, actor, matter, before, after, verdict, reason, number of claims, sources",
        column_config={
            "Verdict": st.column_config.MultiselectColumn(options=labels, color=[verdict_color(atlas, v) for v in VERDICTS], width=130),
            "Place": st.column_config.TextColumn(width=170), "Who": st.column_config.TextColumn(width=140), "Matter": st.column_config.TextColumn(width=80),
            "Before": st.column_config.TextColumn(width=180), "After": st.column_config.TextColumn(width=200), "Why": st.column_config.TextColumn(width=300),
            "Claims": st.column_config.NumberColumn(width=60), "Sources": st.column_config.TextColumn(width=240),
        },
    )  # fmt: skip
    picked: list[int] = chosen["selection"]["rows"]
    now = (
        (rows[picked[0]].site.id, rows[picked[0]].actor, rows[picked[0]].matter)
        if picked and picked[0] < len(rows)
        else None
    )
    if now and st.session_state.get(f"cmp-{key}-row") != now:
        st.session_state[f"cmp-{key}-row"] = now
        open_place(now[0])
        st.rerun()


def _row(atlas: Atlas, change: Change) -> dict[str, object]:
    actors = atlas.records.actors
    sources = {e.source.id: e.source.series or e.source.publisher for e in change.entries}
    return {
        "Verdict": [VERDICTS[change.verdict].label], "Place": change.site.name,
        "Who": actors[change.actor].name if change.actor in actors else "no user named",
        "Matter": atlas.records.words.label("about", change.matter), "Before": change.before.text, "After": change.after.text,
        "Why": change.why + (" Partly presumed." if change.presumed else "") + (" Alleged only." if change.alleged else ""),
        "Claims": len(change.entries), "Sources": "; ".join(sources.values()),
    }  # fmt: skip


def _take_away(atlas: Atlas, selection: Selection, found: Comparison) -> None:
    name = f"basing-atlas-changes-{found.before.written}-{found.after.written}"
    with st.container(horizontal=True):
        st.download_button(
            f"CSV: {len(found.changes)} rows", partial(_csv, atlas, selection, found), f"{name}.csv", "text/csv", on_click="ignore",
            icon=":material/download:", disabled=not found.changes,
        )  # fmt: skip
        st.download_button(
            "GeoJSON", partial(_geojson, atlas, selection, found), f"{name}.geojson", "application/geo+json", on_click="ignore",
            icon=":material/download:", disabled=not found.changes,
        )  # fmt: skip


def _csv(atlas: Atlas, selection: Selection, found: Comparison) -> bytes:
    return changes_csv(atlas, selection, found).encode()


def _geojson(atlas: Atlas, selection: Selection, found: Comparison) -> bytes:
    return dump(changes_geojson(atlas, selection, found)).encode()


def _rule() -> None:
    with st.expander("How a verdict is found"):
        st.markdown("\n".join(f"{n}. {words}" for n, words in enumerate(RULE, 1)))
        st.markdown("\n".join(f"- **{v.label}**: {v.meaning}" for v in VERDICTS.values()))
