"""What the parser finds in a text, as marks to decide on. The workspace knows its shape, not the parser itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from geo.errors import UnknownPlaceError, WorkspaceError
from geo.workspace.model import Item, Sort
from geo.workspace.passage import passage_at
from geo.workspace.sentence import said_of
from geo.workspace.world import World

__all__ = ["mark_id", "marks_of"]


class Option(Protocol):
    """A candidate for a place."""

    @property
    def place(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...
    @property
    def score(self) -> float: ...
    @property
    def why(self) -> Sequence[str]: ...


class Stretch(Protocol):
    """Something at `[start, end)` of the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Named(Stretch, Protocol):
    """A name in the text."""

    @property
    def text(self) -> str: ...


class PlaceName(Named, Protocol):
    """A place as the text names it."""

    @property
    def how(self) -> str: ...
    @property
    def options(self) -> Sequence[Option]: ...
    @property
    def resolved(self) -> bool: ...
    @property
    def confidence(self) -> float: ...
    @property
    def why(self) -> Sequence[str]: ...


class DateName(Named, Protocol):
    """A date as the text gives it."""

    @property
    def edtf(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def why(self) -> str: ...


class ActorName(Named, Protocol):
    """An actor as the text names it."""

    @property
    def actor(self) -> str: ...
    @property
    def how(self) -> str: ...
    @property
    def why(self) -> str: ...


class Suggested(Stretch, Protocol):
    """A claim that a sentence suggests."""

    @property
    def kind(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def mention(self) -> int: ...
    @property
    def to(self) -> int | None: ...
    @property
    def actors(self) -> Sequence[tuple[str, str]]: ...
    @property
    def when(self) -> str: ...
    @property
    def when_basis(self) -> str | None: ...
    @property
    def stance(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def speaks_for(self) -> str | None: ...
    @property
    def confidence(self) -> float: ...
    @property
    def rule(self) -> str: ...
    @property
    def why(self) -> Sequence[str]: ...


class Found(Protocol):
    """All that was found in one text (`geo.parsing.model.Parsed`)."""

    @property
    def mentions(self) -> Sequence[PlaceName]: ...
    @property
    def dates(self) -> Sequence[DateName]: ...
    @property
    def actors(self) -> Sequence[ActorName]: ...
    @property
    def suggestions(self) -> Sequence[Suggested]: ...


def mark_id(document: str, sort: str, start: int, end: int, *more: object) -> str:
    """The same mark has the same id in every workspace and at every reading."""
    parts = "\x1f".join(map(str, (document, sort, start, end, *more)))
    return f"{sort}-{hashlib.sha256(parts.encode()).hexdigest()[:16]}"


def marks_of(
    document: str, text: str, found: Found, world: World, known: Mapping[str, Item] = MappingProxyType({})
) -> tuple[list[Item], int]:
    """New marks, all of them suggested, and how many claims are left out since nothing tells their passage from another.

    `known` are the document's marks by id: a claim stands where the place that it names was put by a person.
    """
    places = [_place(document, mention) for mention in found.mentions]
    marks = [*places, *_dates(document, found), *_actors(document, found)]
    resting = [known[p.id] if p.id in known and known[p.id].decided else p for p in places]
    claims = [_claim(document, text, suggestion, resting, world) for suggestion in found.suggestions]
    marks += [claim for claim in claims if claim]
    return list({mark.id: mark for mark in marks}.values()), claims.count(None)


def _new(
    document: str, sort: Sort, start: int, end: int, value: Mapping[str, Any], original: Mapping[str, Any], *more: object
) -> Item:  # fmt: skip
    id_ = mark_id(document, sort, start, end, *more)
    return Item(id_, sort, document, "suggested", value, 0, start, end, original)


def _place(document: str, mention: PlaceName) -> Item:
    best = mention.options[0].place if mention.resolved and mention.options else None
    value = {
        "text": mention.text, "how": mention.how, "place": best, "confidence": mention.confidence,
    }  # fmt: skip
    options = [
        {
            "place": o.place, "name": o.name, "kind": o.kind, "country": o.country, "lat": o.lat, "lon": o.lon,
            "score": o.score, "why": list(o.why),
        }
        for o in mention.options
    ]  # fmt: skip
    original = {**value, "options": options, "why": list(mention.why)}
    return _new(document, "place", mention.start, mention.end, value, original)


def _dates(document: str, found: Found) -> Iterator[Item]:
    for date in found.dates:
        value = {"text": date.text, "edtf": date.edtf, "basis": date.basis, "why": date.why}
        yield _new(document, "date", date.start, date.end, value, value)


def _actors(document: str, found: Found) -> Iterator[Item]:
    for actor in found.actors:
        value = {"text": actor.text, "actor": actor.actor, "how": actor.how, "why": actor.why}
        yield _new(document, "actor", actor.start, actor.end, value, value, actor.actor)


def _claim(
    document: str, text: str, suggestion: Suggested, places: Sequence[Item], world: World
) -> Item | None:
    """A suggestion as a mark; None for a passage that no claim can point to."""
    try:
        passage = passage_at(text, suggestion.start, suggestion.end)
    except WorkspaceError:
        return None
    mention = places[suggestion.mention]
    to = places[suggestion.to] if suggestion.to is not None else None
    place, target = mention.value["place"], to.value["place"] if to else None
    claim: dict[str, Any] = {
        "kind": suggestion.kind, "about": suggestion.about, "place": place, "to": target,
        "actors": [{"id": id_, "role": role} for id_, role in suggestion.actors], "when": suggestion.when,
        "when_basis": suggestion.when_basis if suggestion.when else None, "stance": suggestion.stance,
        "status": suggestion.status, "speaker": suggestion.speaker, "speaks_for": suggestion.speaks_for, **passage,
    }  # fmt: skip
    written = getattr(suggestion, "says", "")
    claim["says"] = written or said_of(
        claim, _called(mention, world), _called(to, world) if to else "", world
    )
    value = {
        "claim": {name: given for name, given in claim.items() if given is not None},
        "mention": mention.id, "to": to.id if to else None, "confidence": suggestion.confidence, "rule": suggestion.rule,
    }  # fmt: skip
    original = {**value, "why": list(suggestion.why)}
    start, end = suggestion.start, suggestion.end
    key = (claim["kind"], claim["about"], mention.id, value["to"], sorted(suggestion.actors), claim["when"])
    return _new(document, "claim", start, end, value, original, *key)


def _called(mark: Item, world: World) -> str:
    place = mark.value["place"]
    if not place:
        return str(mark.value["text"])
    try:
        return world.locate(place).name
    except UnknownPlaceError:
        return str(mark.value["text"])
