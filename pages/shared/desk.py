"""The desk: one component of ours for text, marks, lists and map; what a reader decides there is done here.

The browser sends acts with running numbers and keeps each until its number comes back, so a decision is
neither lost nor taken twice. A fragment: a decision redraws the desk, not the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import streamlit as st

from geo.atlas import Atlas
from geo.desk import (
    Desk,
    desk_changes,
    desk_state,
    foreseen,
    in_words,
    options_for,
    own_candidates,
    part_with,
    vocabulary,
)
from geo.errors import AtlasError
from geo.gazetteer import Candidate, Gazetteer
from geo.maps.assets import Assets
from geo.maps.sheet import CREDIT
from geo.records.models import Place
from geo.workspace import Item
from pages.shared import address, bar, filters, loaders, style
from pages.shared.workspace import workspace

__all__ = ["draw", "open_at"]

_HERE = Path(__file__).parent
_SCRIPTS = (
    "desk-text.js",
    "desk-map.js",
    "desk-forms.js",
    "desk-list.js",
    "desk-preview.js",
    "desk-acts.js",
    "desk-keys.js",
    "desk.js",
)
_OPTIONS = 5
_QUICK_S = 0.2
"""A sentence that takes longer to count waits until the reader pauses."""
_CHANGES = 1_000
"""More marks than these are sent as a whole."""

_component = st.components.v2.component(
    "basing_atlas_desk",
    css=(_HERE / "desk.css").read_text("utf-8"),
    js="\n".join((_HERE / name).read_text("utf-8") for name in _SCRIPTS),
    isolate_styles=False,
)


@dataclass
class _Session:
    """What this browser session did at one desk: the last act of each page load, those refused, what was said and asked.

    `counting` is how long the page's sentence and the numbers of its filters took when they were last counted anew,
    `sentence` and `filters` what they say since then; `decided`: something was decided since.
    `open` is the mark that it opens at.
    `gazetteer` is that of the page's last whole run: to ask for the current one would open the atlas anew at
    each decision. `base` is what the browser was sent last as a whole, and the log's entry at that time: after it,
    only what has changed since goes out. None: the whole goes out next.
    """

    desk: Desk
    gazetteer: Gazetteer
    done: dict[str, int] = field(default_factory=dict)
    client: str = ""
    said: dict[str, Any] | None = None
    made: tuple[str, ...] = ()
    refused: list[tuple[str, int]] = field(default_factory=list)
    answer: dict[str, Any] | None = None
    counting: float = 0.0
    sentence: str = ""
    filters: str = ""
    decided: bool = False
    base: tuple[str, int] | None = None
    part: int | None = None
    open: str = ""
    own: tuple[Place, ...] = ()

    def search(self, name: str) -> Iterable[Candidate]:
        """What the reader's own gazetteer has for a name, then the atlas's."""
        return [*own_candidates(self.own, name), *self.gazetteer.search(name, limit=_OPTIONS)]


def draw(atlas: Atlas, document: str) -> None:
    """Draw the desk of a document of one's own."""
    session = _session(document)
    session.gazetteer, session.desk.workspace, session.base = loaders.gazetteer(), workspace(), None
    session.sentence, session.decided = "", False
    if mark := st.session_state.pop("desk-open", None):
        session.open, session.part = mark.id, part_with(workspace(), mark)
    _draw(document, _map(atlas, document))


def open_at(mark: Item) -> None:
    """Open the desk of a mark's document with that mark in hand."""
    st.session_state["desk-open"] = mark
    address.change_look(doc=mark.document or "", claim="", own="")


@st.fragment
def _draw(document: str, around: Mapping[str, Any]) -> None:
    key, session = f"desk-{document}", _session(document)
    late = bool(session.sentence) and session.counting > _QUICK_S
    data = {
        **_sent(session, around), "id": document, "open": session.open, "dark": style.dark(),
        "done": {"client": session.client, "n": session.done.get(session.client, 0), "refused": [n for client, n in session.refused if client == session.client]},
        "said": session.said, "made": list(session.made),
        "answer": session.answer, "late": late,
    }  # fmt: skip
    _component(
        key=key, data=data, on_acts_change=partial(_acted, key, document), on_ask_change=partial(_asked, key, document)
    )  # fmt: skip
    started = perf_counter()
    session.sentence = bar.refresh(session.sentence if late else "")
    if not late:
        found, selection = loaders.atlas(), loaders.selection(address.view())
        session.filters, session.counting = filters.to_tell(found, selection), perf_counter() - started
        if session.decided and filters.other_rows(found, selection):
            st.rerun()
    filters.tell(session.filters)


def _sent(session: _Session, around: Mapping[str, Any]) -> dict[str, Any]:
    """What changed since the browser had the whole; the whole where it has none, or where nearly all has changed."""
    desk, locate, search = session.desk, session.gazetteer.get, session.search
    session.own = tuple(desk.workspace.places().values())
    if session.base:
        changes = desk_changes(desk, locate, search, session.base[1])
        if len(changes["marks"]) + len(changes["claims"]) + len(changes["gone"]) <= _CHANGES:
            return {"base": session.base[0], "changes": changes}
    state = desk_state(desk, locate, search, session.part)
    session.base, session.part = (uuid4().hex, state["at"]), state["part"]
    return {"base": session.base[0], "whole": {**state, **around, "words": vocabulary(desk.workspace.world)}}


def _session(document: str) -> _Session:
    sessions: dict[str, _Session] = st.session_state.setdefault("desks", {})
    if document not in sessions:
        sessions[document] = _Session(Desk(workspace(), document), loaders.gazetteer())
    return sessions[document]


def _map(atlas: Atlas, document: str) -> dict[str, Any]:
    """The sheet, and what the atlas has on it beside this document."""
    assets = Assets.linked("assets")
    known: dict[str, int] = {}
    for entry in atlas.entries:
        if entry.source.id != document:
            known[entry.site.id] = known.get(entry.site.id, 0) + 1
    spots = [(atlas.sites[id_].lat, atlas.sites[id_].lon) for id_ in known]
    return {
        "known": known,
        "map": {
            "scripts": [link for _, link in assets.js],
            "styles": [link for _, link in assets.css],
            "basemap": assets.basemap, "credit": CREDIT, "others": spots,
        },
    }  # fmt: skip


def _acted(key: str, document: str) -> None:
    """Take the decisions that have not been taken yet, in their order; what fails is said, the rest goes on."""
    sent, session = st.session_state[key].acts, _session(document)
    if not isinstance(sent, dict):
        return
    session.client = str(sent.get("client"))
    done = session.done.get(session.client, 0)
    words: list[str] = []
    bad = False
    made: tuple[str, ...] = ()
    for act in sent.get("list", ()):
        if int(act["n"]) <= done:
            continue
        try:
            result = session.desk.perform({**act, "key": f"{session.client} {act['n']}"})
        except AtlasError as error:
            words, bad = [*words, in_words(error)], True
            session.refused.append((session.client, int(act["n"])))
        else:
            words, made = [*words, result.words], (*made, *result.made)
        done = session.done[session.client] = int(act["n"])
    if words:
        session.decided = True
        session.said, session.made = (
            {"n": f"{session.client}-{done}", "text": " ".join(words), "bad": bad},
            made,
        )


def _asked(key: str, document: str) -> None:
    """Answer what the desk wants to know before a choice is made; nothing is written."""
    question, session = st.session_state[key].ask, _session(document)
    if not isinstance(question, dict):
        return
    answer: dict[str, Any] = {"k": question.get("k"), "options": []}
    try:
        if (
            question.get("do") == "whole"
        ):  # the browser lacks what the changes are about, or wants another part
            part = question.get("part")
            session.base, session.part = None, part if isinstance(part, int) else session.part
        elif question.get("do") == "count":
            session.sentence = ""
        elif question.get("do") == "search":
            answer["options"] = [*options_for(str(question.get("q", ""))[:200], session.search)]
        else:
            plan = session.desk.plan(question.get("act") or {})
            answer |= foreseen(workspace(), plan, session.gazetteer.get)
    except AtlasError as error:
        answer |= {"words": in_words(error), "bad": True}
    session.answer = answer
