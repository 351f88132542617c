"""What the desk shows of one document: its text, marks, suggested claims and places, as plain values for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from geo.desk.acts import Desk
from geo.desk.preview import Locate, Spot, spot_of
from geo.gazetteer import Candidate
from geo.records.models import Claim
from geo.records.vocabulary import Vocabulary
from geo.records.when import WhenError, read_when
from geo.records.wording import when_in_words
from geo.workspace import Decision, Item, World

__all__ = ["desk_state", "options_for", "vocabulary"]

Search = Callable[[str], Iterable[Candidate]]


def desk_state(desk: Desk, locate: Locate, search: Search) -> dict[str, Any]:
    """The document as it now stands. Offsets are code points of `text`; degrees are WGS 84."""
    workspace, own = desk.workspace, desk.workspace.places()
    found = workspace.document(desk.document)
    items = workspace.marks(desk.document)
    claims = [_claim(mark, workspace.world.words) for mark in items if mark.sort == "claim"]
    marks = [_mark(mark, workspace.world, search) for mark in items if mark.sort != "claim"]
    named = [m.get("place") for m in marks] + [c["fields"].get(f) for c in claims for f in ("place", "to")]
    spots = {id_: spot_of(id_, own, locate) for id_ in dict.fromkeys([*named, *own]) if id_}
    undo, redo = desk.next_undo(), desk.next_redo()
    return {
        "id": found.id, "title": found.title, "text": workspace.text(desk.document), "marks": marks, "claims": claims,
        "places": {id_: spot for id_, spot in spots.items() if spot}, "undo": _step(undo), "redo": _step(redo),
    }  # fmt: skip


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
            "score": candidate.score, "why": list(candidate.why),
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
    made["actor"] = [{"id": a.id, "label": a.name, "color": a.color or "#8A8F94"} for a in world.actors.values()]  # fmt: skip
    return made
