"""The search box of the gazetteer: live candidates, their list and their map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from geo.atlas import Atlas
from geo.desk import MINE, own_candidates
from geo.errors import WorkspaceError
from geo.gazetteer import Candidate, Entity, Gazetteer
from geo.gazetteer.completing import search_while_typing
from geo.maps.marksheet import Mark, Marks
from geo.records.models import Place
from geo.sites import is_own
from geo.whereabouts import countries, line_between, spot_of
from pages.shared import address, loaders, marksheet
from pages.shared.workspace import workspace

__all__ = [
    "KIND",
    "Answer",
    "answer",
    "draw_list",
    "draw_map",
    "draw_options",
    "own_places",
    "where_in_words",
]

_HERE = Path(__file__).parent
_KEY, _CHANNEL, LIMIT = "whereis", "whereis-map", 12
_SHAPES = {"airbase": "triangle", "airfield": "triangle", "port": "square", "city": "circle"}
_AREAS = frozenset({"country", "province", "district", "region", "sea", "lake", "river", "island"})
KIND = {"airbase": "air base"}
"""Kinds that are not written as they are said."""
ACCENT = "#0B6E8A"
LIKELY = 0.12
"""How far below the best score a candidate may lie for the map to make room for it."""
EXAMPLES = ("Karshi-Khanabad", "Тараз", "Dzhambul", "აქტაუ", "Semipalatinsk", "Манас", "UCFM")

_component = st.components.v2.component(
    "basing_atlas_whereis",
    html='<div class="whereis"></div>',
    css=(_HERE / "whereis.css").read_text(encoding="utf-8"),
    js=(_HERE / "whereis.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Answer:
    """What was asked and what was found; `chosen` is the candidate in hand, if any."""

    name: str
    near: tuple[tuple[float, float], str] | None
    found: list[Candidate]
    chosen: Candidate | None


def answer(gazetteer: Gazetteer) -> Answer:
    """Search for the address's name; the candidate that it picks is in hand, else the best."""
    name, wanted = address.look("q").strip(), address.look("near").strip()
    near = spot_of(gazetteer, wanted) if wanted else None
    if not name:
        return Answer(name, near, [], None)
    found = search_while_typing(
        gazetteer, name, country=address.look("in") or None, near=near[0] if near else None, limit=LIMIT
    )
    found = [*own_candidates(own_places(), name), *found][:LIMIT]
    picked = [candidate for candidate in found if candidate.entity.id == address.look("pick")]
    return Answer(name, near, found, picked[0] if picked else found[0] if found else None)


def own_places() -> Iterable[Place]:
    """The reader's own places; a workspace is not made for them, and one that cannot be read is told of above every page."""
    try:
        return workspace().places().values() if any(map(is_own, loaders.atlas().records.places)) else ()
    except WorkspaceError:
        return ()


def draw_options(asked: Answer) -> None:
    """Country and near, which only rank."""
    names = countries()
    st.session_state["whereis-in"] = address.look("in") or None
    st.session_state["whereis-near"] = address.look("near")
    with st.container(horizontal=True, key="whereis-options"):
        st.selectbox(
            "Prefer the country", list(names), key="whereis-in", format_func=lambda code: names.get(code, code), placeholder="any country",
            on_change=lambda: address.change_look(**{"in": st.session_state["whereis-in"] or "", "pick": ""}),
        )  # fmt: skip
        st.text_input(
            "Prefer near", key="whereis-near", placeholder="a name, or 42.87, 74.59", max_chars=200,
            on_change=lambda: address.change_look(near=st.session_state["whereis-near"].strip(), pick=""),
        )  # fmt: skip
    if address.look("near"):
        said = (
            f"Near {asked.near[1]}."
            if asked.near
            else "“Prefer near” names no known place: it ranks nothing."
        )
        st.caption(said.replace("[", "\\["))


def draw_list(atlas: Atlas, asked: Answer) -> None:
    """The box and the list under it."""
    items = [_item(atlas, n, candidate) for n, candidate in enumerate(asked.found, 1)]
    count = len(items)
    status = f"{count} {'candidate' if count == 1 else 'candidates'}, the best first" if items else ""
    if asked.name and not items:
        status = "No place is known by that name."
    _component(
        key=_KEY,
        data={
            "q": asked.name, "items": items, "status": status, "channel": _CHANNEL, "placeholder": "Where is … ?",
            "chosen": asked.chosen.entity.id if asked.chosen else None,
        },
        on_q_change=_typed,
        on_chosen_change=_chosen,
    )  # fmt: skip


def _item(atlas: Atlas, n: int, candidate: Candidate) -> dict[str, Any]:
    entity = candidate.entity
    claims = sum(1 for entry in atlas.entries if entity.id in entry.values("place"))
    return {
        "id": entity.id, "n": n, "name": entity.name, "kind": KIND.get(entity.kind, entity.kind) + (" · mine" if entity.source == MINE else ""), "score": candidate.score,
        "shape": "area" if entity.kind in _AREAS else _SHAPES.get(entity.kind, "diamond"), "where": where_in_words(candidate),
        "people": f"{entity.population:,}" if entity.population else "", "why": _shorter(candidate.why),
        "claims": "" if not claims else "1 claim" if claims == 1 else f"{claims} claims",
    }  # fmt: skip


def where_in_words(candidate: Candidate) -> str:
    """First-order division and country."""
    entity = candidate.entity
    named = (
        entity.admin1 if entity.admin1 != entity.name else "",
        countries().get(entity.country, entity.country),
    )
    return ", ".join(part for part in named if part and part != entity.name)


def _shorter(why: tuple[str, ...]) -> str:
    return "; ".join(reason for reason in why if not reason.startswith("population"))


def draw_map(asked: Answer, other: Entity | None) -> None:
    """The candidates, numbered as in the list; with a line from the chosen one to a second place."""
    best = max((c.score for c in asked.found), default=0.0)
    marks: Marks = {
        "marks": [
            {
                "id": c.entity.id, "lat": c.entity.lat, "lon": c.entity.lon, "name": c.entity.name, "number": n, "radius_m": c.entity.radius_m,
                "aside": c.score < best - LIKELY,
                "words": "\n".join(filter(None, (KIND.get(c.entity.kind, c.entity.kind), where_in_words(c)))),
            }
            for n, c in enumerate(asked.found, 1)
        ],
        "lines": [line_between(asked.chosen.entity, other)] if asked.chosen and other else [],
        "selected": asked.chosen.entity.id if asked.chosen else None,
        "fit": "|".join((asked.name, *map(address.look, ("in", "near", "second")), asked.chosen.entity.id if other and asked.chosen else "")),
        "label": "Map of the candidates. The list beside it holds the same.",
    }  # fmt: skip
    if other and other.id not in {c.entity.id for c in asked.found}:
        end: Mark = {
            "id": "",
            "lat": other.lat,
            "lon": other.lon,
            "name": other.name,
            "words": "the second place",
            "aside": True,
        }
        marks["marks"].append(
            {**end, "signs": [{"symbol": "end", "color": ACCENT, "text": "the second place"}]}
        )
    marksheet.draw(_CHANNEL, marks, _pick, height=520)


def _typed() -> None:
    address.change_look(q=str(st.session_state[_KEY].q or "")[:200], pick="")


def _chosen() -> None:
    _pick(str(st.session_state[_KEY].chosen))


def _pick(id_: str) -> None:
    if id_:  # the second place is no candidate
        address.change_look(pick=id_)
