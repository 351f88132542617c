"""What claims may name: actors, kinds and places, as the records and the gazetteer hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from geo.gazetteer import open_gazetteer
from geo.records.models import Actor
from geo.records.reading import ROOT, Records, read_actors, read_vocabulary
from geo.records.vocabulary import Vocabulary

__all__ = ["World", "open_world"]


class Named(Protocol):
    """What the workspace needs of a gazetteer's entry."""

    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class World:
    """Actors by id, the words of claims, and the gazetteer's `get` (raises UnknownPlaceError)."""

    actors: Mapping[str, Actor]
    words: Vocabulary
    locate: Callable[[str], Named]

    def records(self) -> Records:
        """Records without any document, to hold one against them."""
        return Records({}, {}, dict(self.actors), self.words)


def open_world(root: Path = ROOT) -> World:
    """The world of this checkout. Raises RecordError, GazetteerError."""
    data = root / "data"
    return World(
        read_actors(data / "actors.toml"), read_vocabulary(data / "kinds.toml"), open_gazetteer().get
    )
