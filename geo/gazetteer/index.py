"""The compiled index, mapped into memory and read in place."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any

import marisa_trie  # type: ignore[import-not-found]  # it has no stubs

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.gazetteer.entity import Entity, Quality
from geo.gazetteer.kinds import KINDS, PRECISIONS, SOURCES

__all__ = ["Index", "Row"]

KM_A_DEGREE = 111.2

Row = tuple[int, int, int, int, int, int, bytes, int, int, int, int]
"""An entity as layout.ENTITY unpacks it."""
QUALITIES = {int(quality): quality for quality in Quality}
"""The same as Quality(number), sooner."""


class Index:
    """Names, postings and entities by number. Raises GazetteerError if a file is missing or damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.names: Any = marisa_trie.Trie().mmap(str(folder / layout.NAMES))
            self._ids: Any = marisa_trie.RecordTrie("<I").mmap(str(folder / layout.IDS))
            self._entities = _mapped(folder / layout.ENTITIES)
            self._texts = _mapped(folder / layout.TEXTS)
            self._starts = _mapped(folder / layout.STARTS).cast("I")
            self._postings = _mapped(folder / layout.POSTINGS).cast("I")
            self._cells = _mapped(folder / layout.CELLS).cast("I")
            self._in_cells = _mapped(folder / layout.IN_CELLS).cast("I")
        except (OSError, ValueError, RuntimeError) as error:
            raise GazetteerError(
                f"the gazetteer index {folder} cannot be read ({error}): remove it to have it rebuilt"
            ) from None
        self.entity = lru_cache(maxsize=65_536)(self._entity)

    def __len__(self) -> int:
        return len(self._entities) // layout.ENTITY.size

    def lookup(self, key: str) -> list[tuple[int, Quality]]:
        """Numbers of the entities that a folded key names, each with what the key is to it."""
        number = self.names.get(key)
        return [] if number is None else self.named(number)

    def named(self, number: int) -> list[tuple[int, Quality]]:
        """The same by the number of the name."""
        packed = self._postings[self._starts[number] : self._starts[number + 1]]
        return [(entity, QUALITIES[quality]) for entity, quality in map(layout.unpack_posting, packed)]

    def rows(self, key: str, worst: Quality) -> list[tuple[int, Quality, Row]]:
        """Entities that a key names, with their bare records, in one go; worse names and absorbed entities left out."""
        name = self.names.get(key)
        if name is None:
            return []
        found = []
        unpack, entities, size = layout.ENTITY.unpack_from, self._entities, layout.ENTITY.size
        for packed in self._postings[self._starts[name] : self._starts[name + 1]].tolist():
            number, quality = layout.unpack_posting(packed)
            if quality <= worst:
                row = unpack(entities, number * size)
                if not row[10]:
                    found.append((number, QUALITIES[quality], row))
        return found

    def number(self, id_: str) -> int | None:
        """Number of the entity with an id, or None."""
        found = self._ids.get(id_)
        return found[0][0] if found else None

    def ids_starting(self, prefix: str) -> list[str]:
        """Ids that start so, in no particular order."""
        return list(self._ids.keys(prefix))

    def countries(self) -> set[str]:
        """Two-letter codes of all countries that any place lies in; reads every record."""
        packed = {row[6] for row in layout.ENTITY.iter_unpack(self._entities)}
        return {code.decode().rstrip("\0") for code in packed} - {""}

    def row(self, number: int) -> Row:
        """The bare record of an entity: quick, for those who weigh many."""
        return layout.ENTITY.unpack_from(self._entities, number * layout.ENTITY.size)

    def texts(self, number: int) -> list[str]:
        """Id, name and further names."""
        start = self.row(number)[5]
        end = self.row(number + 1)[5] if number + 1 < len(self) else len(self._texts)
        return bytes(self._texts[start : end - 1]).decode().split("\t")

    def _entity(self, number: int) -> Entity:
        lat, lon, population, radius, admin1, _, country, kind, precision, source, _ = self.row(number)
        id_, name, *_ = self.texts(number)
        return Entity(
            id_, name, KINDS[kind], country.decode().rstrip("\0"), lat / layout.DEGREE, lon / layout.DEGREE,
            PRECISIONS[precision], None if radius == layout.NONE else radius, population, SOURCES[source],
            "" if admin1 == layout.NONE else self.texts(admin1)[1],
        )  # fmt: skip

    def around(self, lat: float, lon: float, km: float) -> Iterator[int]:
        """Numbers of the entities in the one-degree cells within `km` of a point, not yet measured."""
        high = km / KM_A_DEGREE
        wide = min(180.0, high / max(0.01, cos(radians(min(89.0, abs(lat) + high)))))
        for south in range(int(max(-90, lat - high) // 1), int(min(89, (lat + high) // 1)) + 1):
            for west in range(int((lon - wide) // 1), int((lon + wide) // 1) + 1):
                yield from self._in_cell(layout.cell(south, (west + 180) % 360 - 180))

    def _in_cell(self, cell: int) -> Iterator[int]:
        at = bisect_left(self._cells, cell)
        while at < len(self._cells) and self._cells[at] == cell:
            yield self._in_cells[at]
            at += 1


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
