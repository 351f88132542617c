"""What the desk shows of one document: its text, marks, suggested claims and places, as plain values for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from geo.desk.acts import Desk
from geo.desk.ownplaces import MINE
from geo.desk.parts import parts_of
from geo.desk.preview import Locate, Spot, spot_of
from geo.gazetteer import Candidate
from geo.records.models import Claim
from geo.records.vocabulary import Vocabulary
from geo.records.when import WhenError, read_when
from geo.records.wording import when_in_words
from geo.timeline import GREY
from geo.whereabouts import countries
from geo.workspace import Decision, Item, Workspace, World

__all__ = ["desk_changes", "desk_state", "options_for", "part_with", "vocabulary"]

Search = Callable[[str], Iterable[Candidate]]
_TAKEN_BACK = "removed"


def desk_state(desk: Desk, locate: Locate, search: Search, part: int | None = None) -> dict[str, Any]:
    """The document, or a part of a long one, as it now stands. Offsets are code points of the whole text; degrees are WGS 84.

    `part` counts from 0; without it, the first one in which something is still to be decided. `at` is the log's
    last entry: `desk_changes` goes on from there. Candidates that many names share are in `options` once.
    """
    workspace = desk.workspace
    at, found, text = workspace.newest(), workspace.document(desk.document), workspace.text(desk.document)
    parts = parts_of(text) if text else [(0, found.length)]
    if part is None or not 0 <= part < len(parts):
        part = (
            _first_undecided(parts, workspace.marks(desk.document, "claim", ("suggested",)))
            if parts[1:]
            else 0
        )
    desk.within = parts[part] if len(parts) > 1 else None
    start, end = parts[part]
    made = _shown(desk, workspace.marks(desk.document, within=desk.within), locate, search)
    return {
        "id": found.id, "title": found.title, "text": None if text is None else text[start:end], "at": at, "part": part, "parts": [[*each] for each in parts],
        "options": _shared(made["marks"]), **made, **_steps(desk),
    }  # fmt: skip


def part_with(workspace: Workspace, mark: Item) -> int:
    """The part of its document's text, counted from 0, that a mark begins in."""
    starts, text = mark.starts or 0, workspace.text(mark.document or "") or ""
    return next((n for n, (start, end) in enumerate(parts_of(text)) if start <= starts < end), 0)


def _first_undecided(parts: list[tuple[int, int]], suggested: list[Item]) -> int:
    """The part to begin with: that of the first claim that is still a suggestion."""
    starts = next((m.starts or 0 for m in suggested), 0)
    return next((n for n, (_, end) in enumerate(parts) if starts < end), 0)


def desk_changes(desk: Desk, locate: Locate, search: Search, since: int) -> dict[str, Any]:
    """What is otherwise than at an entry of the log: marks and claims anew, `gone` those that were taken back."""
    start, end = desk.within or (0, float("inf"))
    items = [m for m in desk.workspace.changed(desk.document, since) if start <= (m.starts or 0) < end]
    there = [m for m in items if m.status != _TAKEN_BACK]
    gone = [m.id for m in items if m.status == _TAKEN_BACK]
    return {"gone": gone, **_shown(desk, there, locate, search), **_steps(desk)}


def _shown(desk: Desk, items: Iterable[Item], locate: Locate, search: Search) -> dict[str, Any]:
    """Marks, claims, and every place that they name or that is the reader's own."""
    world, own = desk.workspace.world, desk.workspace.places()
    all_ = list(items)
    claims = [_claim(item, world.words) for item in all_ if item.sort == "claim"]
    marks = [_mark(item, world, search) for item in all_ if item.sort != "claim"]
    named = [m.get("place") for m in marks] + [c["fields"].get(f) for c in claims for f in ("place", "to")]
    spots = {id_: spot_of(id_, own, locate) for id_ in dict.fromkeys([*named, *own]) if id_}
    return {"marks": marks, "claims": claims, "places": {id_: spot for id_, spot in spots.items() if spot}}


def _shared(marks: list[dict[str, Any]]) -> list[Any]:
    """Lists of candidates, each once; the marks keep its number."""
    found: dict[str, int] = {}
    lists: list[Any] = []
    for mark in marks:
        if "options" in mark:
            key = repr(mark["options"])
            if key not in found:
                found[key] = len(lists)
                lists.append(mark["options"])
            mark["options"] = found[key]
    return lists


def _steps(desk: Desk) -> dict[str, Any]:
    return {"undo": _step(desk.next_undo()), "redo": _step(desk.next_redo())}


def _step(decision: Decision | None) -> dict[str, str] | None:
    return {"id": decision.id, "words": decision.words} if decision else None


def _mark(mark: Item, world: World, search: Search) -> dict[str, Any]:
    value, original = mark.value, mark.original or {}
    made: dict[str, Any] = {
        "id": mark.id, "sort": mark.sort, "start": mark.starts, "end": mark.ends, "status": mark.status, "version": mark.version,
        "text": value["text"], "how": value.get("how", ""), "hand": mark.original is None,
    }  # fmt: skip
    if mark.sort == "place":
        options = original.get("options") or [*options_for(value["text"], search)]
        return made | {
            "place": value.get("place"), "confidence": mark.confidence, "options": options, "why": list(original.get("why", ()))
        }  # fmt: skip
    if mark.sort == "date":
        words = _when(str(value.get("edtf", "")))
        return made | {
            "edtf": value.get("edtf", ""), "words": words, "basis": value.get("basis", ""), "why": [value["why"]] if value.get("why") else []
        }  # fmt: skip
    actor = world.actors.get(str(value.get("actor")))
    return made | {
        "actor": value.get("actor"), "name": actor.name if actor else value.get("actor"), "color": actor.color if actor else None,
        "why": [value["why"]] if value.get("why") else [],
    }  # fmt: skip


def options_for(name: str, search: Search) -> Iterable[Spot]:
    """What the gazetteer has for a name, as candidates of a mark."""
    for candidate in search(name):
        e = candidate.entity
        yield {
            "place": e.id, "name": e.name, "kind": e.kind, "country": e.country, "lat": e.lat, "lon": e.lon, "precision": e.precision,
            "score": candidate.score, "why": list(candidate.why), "own": e.source == MINE,
        }  # fmt: skip


def _claim(mark: Item, words: Vocabulary) -> dict[str, Any]:
    fields: Mapping[str, Any] = mark.value["claim"]
    family = words.families[_family(fields, words)]
    original = mark.original or {}
    return {
        "id": mark.id, "sort": "claim", "start": mark.starts, "end": mark.ends, "status": mark.status, "version": mark.version,
        "fields": dict(fields), "when": _when(str(fields.get("when", ""))), "family": family.id, "color": family.color,
        "mention": mark.value.get("mention"), "to_mention": mark.value.get("to"), "confidence": mark.confidence,
        "rule": mark.value.get("rule", ""), "why": list(original.get("why", ())), "hand": mark.original is None,
    }  # fmt: skip


def _family(fields: Mapping[str, Any], words: Vocabulary) -> str:
    """The family of what may not yet be a whole claim; a kind that nobody knows counts as talk."""
    if fields.get("kind") not in words.kinds:
        return "talk" if "talk" in words.families else next(iter(words.families))
    rule: dict[str, Any] = {name: fields.get(name) for name in ("kind", "about", "stance", "status")}
    return words.family_of(Claim.model_construct(None, **rule))


def _when(edtf: str) -> str:
    try:
        return when_in_words(read_when(edtf))
    except WhenError:
        return edtf


def vocabulary(world: World) -> dict[str, Any]:
    """The words that forms are made of: lists of {id, label}, with colours of families and actors."""
    words = world.words
    lists = ("about", "role", "stance", "status", "precision", "place_kind", "basis")
    made: dict[str, Any] = {
        name: [{"id": term.id, "label": term.label, "meaning": term.meaning or ""} for term in getattr(words, name)] for name in lists
    }  # fmt: skip
    made["kind"] = [
        {"id": k.id, "label": k.label, "meaning": k.meaning, "color": words.families[k.family].color}
        for k in words.kind
    ]
    made["families"] = [{"id": f.id, "label": f.label, "color": f.color} for f in words.families.values()]
    made["actor"] = [{"id": a.id, "label": a.name, "color": a.color or GREY} for a in world.actors.values()]  # fmt: skip
    made["country"] = [{"id": code, "label": name} for code, name in countries().items()]
    return made
