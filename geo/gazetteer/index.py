"""The compiled index, mapped into memory and read in place."""

from __future__ import annotations

import mmap
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

import marisa_trie  # type: ignore[import-not-found]  # it has no stubs

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.gazetteer.entity import Entity, Quality
from geo.gazetteer.kinds import KINDS, PRECISIONS, SOURCES

__all__ = ["Index", "Place", "mapped"]

KM_A_DEGREE = 111.2
HEAD = re.compile(rb"([^\t\n]*)\t([^\t\n]*)")
"""Id and name of an entity in the texts."""

Row = tuple[int, int, int, int, int, int, bytes, int, int, int, int]
"""An entity as layout.ENTITY unpacks it, in whole."""
Place = tuple[int, int, int, int, bytes, int, int]
"""The same as layout.PLACE unpacks it: latitude, longitude, population, admin1, country, kind, absorbed."""
QUALITY, CURATED = layout.QUALITY, int(Quality.CURATED)
QUALITIES = {int(quality): quality for quality in Quality}
"""The same as Quality(number), sooner."""


class Index:
    """Names, postings and entities by number. Raises GazetteerError if a file is missing or damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.names: Any = marisa_trie.Trie().mmap(str(folder / layout.NAMES))
            self.openings: Any = marisa_trie.Trie().mmap(str(folder / layout.OPENINGS))
            self._ids: Any = marisa_trie.RecordTrie("<I").mmap(str(folder / layout.IDS))
            self._entities = mapped(folder / layout.ENTITIES)
            self._kinds = self._entities[layout.KIND :]
            self._texts = mapped(folder / layout.TEXTS)
            self._starts = mapped(folder / layout.STARTS).cast("I")
            self._postings = mapped(folder / layout.POSTINGS).cast("I")
            self._cells = mapped(folder / layout.CELLS).cast("I")
            self._in_cells = mapped(folder / layout.IN_CELLS).cast("I")
        except (OSError, ValueError, RuntimeError) as error:
            raise GazetteerError(
                f"the gazetteer index {folder} cannot be read ({error}): remove it to have it rebuilt"
            ) from None
        self.entity = lru_cache(maxsize=65_536)(self._entity)
        self.title = lru_cache(maxsize=65_536)(self._title)

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

    def places(self, name: int, worst: Quality) -> list[tuple[int, Quality, Place]]:
        """Entities by the number of a name, with what there is to weigh, in one go; worse names and absorbed entities left out."""
        found = []
        unpack, entities, size = layout.PLACE.unpack_from, self._entities, layout.ENTITY.size
        for packed in self._postings[self._starts[name] : self._starts[name + 1]]:
            quality = packed & layout.QUALITY  # layout.unpack_posting, without a call for each
            if quality <= worst:
                number = packed >> layout.QUALITY_BITS
                place = unpack(entities, number * size)
                if not place[-1]:
                    found.append((number, QUALITIES[quality], place))
        return found

    def means(self, name: int, kind: int) -> bool:
        """Whether the name with that number may mean a place of a kind, which is given by its number in KINDS."""
        kinds, size, bits = self._kinds, layout.ENTITY.size, layout.QUALITY_BITS
        postings = self._postings[self._starts[name] : self._starts[name + 1]].tolist()
        return kind in [kinds[(packed >> bits) * size] for packed in postings]

    def is_curated(self, name: int) -> bool:
        """Whether a place of the project's own record is called so."""
        postings = self._postings[self._starts[name] : self._starts[name + 1]].tolist()
        return CURATED in [packed & QUALITY for packed in postings]

    def place(self, number: int) -> Place:
        """What there is to weigh of an entity."""
        return layout.PLACE.unpack_from(self._entities, number * layout.ENTITY.size)

    def entries(self) -> Iterator[tuple[str, list[int]]]:
        """Every key with its postings as layout packs them, in the order of the names' numbers."""
        postings = self._postings.tolist()
        for number, (first, last) in enumerate(pairwise(self._starts.tolist())):
            yield self.names.restore_key(number), postings[first:last]

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

    def _title(self, number: int) -> tuple[str, str]:
        """Id and name alone."""
        start = layout.TITLE.unpack_from(self._entities, number * layout.ENTITY.size)[0]
        line = HEAD.match(self._texts, start)
        assert line is not None
        return line[1].decode(), line[2].decode()

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


def mapped(path: Path) -> memoryview:
    """A file as it lies on disk, read where it is looked at."""
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
