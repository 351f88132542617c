"""What changed between two dates: the sentence, the map, the card of a place, the table, the downloads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from geo.atlas import Atlas, Selection
from geo.comparison import RULE, VERDICTS, Change, Comparison, Learned, Moment, compare, learned_between
from geo.export.change_card import changes_card, learned_card, verdict_color
from geo.export.changes import changes_csv, changes_geojson
from geo.export.csv import claims_csv
from geo.export.geojson import dump
from geo.maps.marksheet import Mark, Marks, Sign
from geo.records.wording import when_in_words
from pages.shared import address, marksheet, ways

__all__ = ["draw_held", "draw_known"]

_MAP = "change-map"
_HEIGHT = 560


def draw_held(atlas: Atlas, selection: Selection, dates: tuple[Moment, Moment]) -> None:
    """What held on two dates."""
    found = compare(atlas, selection, *dates)
    _sentence(found)
    heard = [change for change in found.changes if not change.older]
    rows = _of_one_verdict(heard)
    if not rows:
        _empty(heard)
    sheet, card = st.columns([7, 4], gap="medium")
    with sheet:
        marksheet.draw(_MAP, _marks(atlas, rows, found), _open, height=_HEIGHT)
    with card, st.container(height=_HEIGHT, border=False, key="change-card"):
        _card(atlas, rows)
    _table(atlas, rows, "changes")
    _take_away(atlas, selection, found)
    _rule(atlas, found)
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
        f"{count} {words}"
        for count, words in (
            (found.undated, "undated claims"), (found.talk, "visits and statements"), (found.silent, "rows that begin only after the second date"),
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
        "aside": not (25 < site.lat < 62 and 35 < site.lon < 105),
    }  # fmt: skip


def _who(atlas: Atlas, change: Change) -> str:
    actors = atlas.records.actors
    name = actors[change.actor].name if change.actor in actors else "nobody named"
    return f"{name}, {atlas.records.words.label('about', change.matter)}"


def _card(atlas: Atlas, rows: Sequence[Change]) -> None:
    here = [change for change in rows if change.site.id == address.look("card")]
    if here:
        with st.container(key="card-open"):
            st.button(
                "Close",
                key="change-close",
                icon=":material/close:",
                type="tertiary",
                on_click=_open,
                args=("",),
            )
            st.html(changes_card(atlas, here, ways.to))
        return
    st.markdown("##### Where something changed")
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
            f"**{site.name}**  \n:gray[{said}{' …' if len(mine) > 3 else ''}]", key=f"first-change-{id_}", type="tertiary", on_click=_open,
            args=(id_,), width="stretch",
        )  # fmt: skip
    if not sites:
        st.caption("Nowhere, as far as these claims say.")


def _open(place: str) -> None:
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
        _open(now[0])
        st.rerun()


def _row(atlas: Atlas, change: Change) -> dict[str, object]:
    actors = atlas.records.actors
    sources = {e.source.id: e.source.series or e.source.publisher for e in change.entries}
    return {
        "Verdict": [VERDICTS[change.verdict].label], "Place": change.site.name,
        "Who": actors[change.actor].name if change.actor in actors else "nobody named",
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


def _rule(atlas: Atlas, found: Comparison) -> None:
    with st.expander("How a verdict is found"):
        st.markdown("\n".join(f"{n}. {words}" for n, words in enumerate(RULE, 1)))
        st.markdown("\n".join(f"- **{v.label}**: {v.meaning}" for v in VERDICTS.values()))


def draw_known(atlas: Atlas, selection: Selection, dates: tuple[Moment, Moment]) -> None:
    """What was known on two dates."""
    found = learned_between(atlas, selection.view, *dates)
    _learned_sentence(atlas, found)
    by_place: dict[str, list[object]] = {}
    for entry in found.added:
        by_place.setdefault(entry.site.id, []).append(entry)
    sheet, card = st.columns([7, 4], gap="medium")
    with sheet:
        marksheet.draw(_MAP, _learned_marks(atlas, found), _open, height=_HEIGHT)
    with card, st.container(height=_HEIGHT, border=False, key="change-card"):
        here = [entry for entry in found.added if entry.site.id == address.look("card")]
        if here:
            st.html(learned_card(atlas, address.look("card"), here, ways.to))
        else:
            _sources(atlas, found)
    if found.added:
        added = atlas.select(replace(selection.view, known=found.after.last))
        added = replace(added, shown=found.added, hidden=added.hidden | {"known before": len(found.known)})
        st.dataframe(
            pd.DataFrame([{"When": when_in_words(e.when), "Where": e.site.name, "Says": e.claim.says, "Source": e.source.series or e.source.publisher} for e in found.added]),
            hide_index=True, width="stretch", height=min(36 * (len(found.added) + 1) + 2, 520), row_height=36, alt="Claims that were added between the two dates",
            column_config={"Says": st.column_config.TextColumn(width=560)},
        )  # fmt: skip
        st.download_button(
            f"CSV: {len(found.added)} added claims", lambda: claims_csv(atlas, added).encode(), "basing-atlas-added.csv", "text/csv",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _learned_sentence(atlas: Atlas, found: Learned) -> None:
    later = f" :gray[— {found.later} more came later]" if found.later else ""
    st.markdown(
        f"By **{found.before.words}** the sources here had said **{len(found.known)}** claims of this view; "
        f"by **{found.after.words}** they had added **{len(found.added)}**{later}"
    )
    if not found.added:
        st.info(
            "No source of this view appeared between the two dates: nothing was added. Choose dates around a publication."
        )


def _sources(atlas: Atlas, found: Learned) -> None:
    st.markdown("##### Who added it")
    for source, entries in found.by_source.items():
        title = atlas.records.documents[source].source.title
        st.html(
            f'<p class="found"><a data-go href="{ways.to("sources", doc=source)}">{title}</a> <span class="soft">{len(entries)} claims</span></p>'
        )


def _learned_marks(atlas: Atlas, found: Learned) -> Marks:
    count: dict[str, int] = {}
    for entry in found.added:
        count[entry.site.id] = count.get(entry.site.id, 0) + 1
    color = atlas.records.words.families["in-use"].color
    marks: list[Mark] = [
        {
            "id": id_, "lat": site.lat, "lon": site.lon, "name": site.name, "areal": site.areal, "radius_m": None,
            "signs": [{"symbol": "plus", "color": color, "text": "added"}], "words": f"{n} added",
            "aside": not (25 < site.lat < 62 and 35 < site.lon < 105),
        }
        for id_, n in count.items() for site in (atlas.sites[id_],)
    ]  # fmt: skip
    return {
        "marks": marks, "legend": [{"symbol": "plus", "color": color, "text": "claims added between the two dates"}],
        "selected": address.look("card") or None, "fit": f"known|{found.before.written}|{found.after.written}",
        "label": "Map of the places about which claims were added. The table below holds the claims.",
    }  # fmt: skip
