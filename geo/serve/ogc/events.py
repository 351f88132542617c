"""Imported datasets as collections: the events of each, at the places that its table gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from geo.current import current_atlas
from geo.datasets import Dataset, Filter, datasets
from geo.datasets.features import feature as as_feature
from geo.datasets.filter import EVERYTHING, FACETS
from geo.errors import ViewError
from geo.export.envelope import events_envelope
from geo.serve.ogc.boxes import Box
from geo.serve.ogc.collections import Extent, Json, Parameter, Selected
from geo.serve.ogc.days import Days
from geo.serve.ogc.parameters import facet_parameter, view_parameters
from geo.serve.ogc.telling import stretches
from geo.view import Choices, read_view_leniently

__all__ = ["Events", "dataset_collections"]

_OF_A_VIEW = ("years", "known", "undated", "presumed")
_COLUMNS = {"actor": "actors"}
_ALSO = {"host": "country"}
"""Options that go by another name in a view."""


def dataset_collections() -> Iterable[Events]:
    """Every dataset that is complete."""
    return [_of(each.folder, each.version, each) for each in datasets()]


class Events:
    """One dataset."""

    things = "events"
    columns = ("when", "kind", "actors", "place_name", "says", "source")

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.id, self.title, self.version = dataset.slug, dataset.title, dataset.version
        self.description = (
            f"Events as a published table has them ({dataset.kind}), {dataset.events:,} in all, {dataset.unplaced:,} of them without a "
            "place. They were not read by us: they are another's data beside the claims."
        )

    @cached_property
    def extent(self) -> Extent:
        """Bounds of what is placed and of what is dated."""
        years = self._dataset.years
        return Extent(self._dataset.bbox, (f"{years[0]:04}-01-01", f"{years[1]:04}-12-31") if years else None)

    @cached_property
    def parameters(self) -> Sequence[Parameter]:
        """The options of a view that an event table can answer, and two of its own columns."""
        shared = [each for each in view_parameters(Choices(), ()) if each.name in _OF_A_VIEW]
        facets = [facet_parameter(facet, self._values[facet], facet not in _COLUMNS) for facet in FACETS]
        others = [facet_parameter(name, self._values[facet], False) for name, facet in _ALSO.items()]
        return (*shared, *facets, *others)

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, str]]:
        """What each facet may be asked for."""
        found = {facet: self._dataset.values(_COLUMNS.get(facet, facet)) for facet in FACETS}
        return {facet: {value: value for value in sorted(values)} for facet, values in found.items()}

    def select(self, options: Mapping[str, Sequence[str]], box: Box | None, days: Days | None) -> Selected:
        """Events for those options. Raises ViewError for what is refused."""
        corners = _corners(box) if box else None
        wanted = self._filter(options, corners, days)
        count = 0 if box and not corners else self._dataset.count(wanted)

        def features(start: int, stop: int) -> Iterator[Json]:
            ahead = self._dataset.telling() if wanted == EVERYTHING else ()
            for first, last in stretches(ahead, count, start, stop):
                yield from self._dataset.features(wanted, first, last - first)

        def about() -> Json:
            rest = self._dataset.count(wanted) if box and not corners else 0
            beyond = {"outside the bbox": rest} if rest else {}
            return self._about(options, box, days, self._dataset.left_out(wanted) | beyond)

        return Selected(count, features, about)

    def feature(self, id_: str) -> Json | None:
        """The event of that id."""
        found = self._dataset.event(id_)
        return as_feature(found) if found else None

    def _filter(
        self,
        options: Mapping[str, Sequence[str]],
        corners: tuple[float, float, float, float] | None,
        days: Days | None,
    ) -> Filter:
        view, refused = read_view_leniently({name: options.get(name, ()) for name in _OF_A_VIEW}, Choices())
        asked = {facet: (*options.get(facet, ()), *self._also(options, facet)) for facet in FACETS}
        for facet, values in asked.items():
            known = {*self._values[facet], *_of_the_atlas(facet)}
            unknown = [value[:40] for value in values if value not in known]
            if unknown:
                refused[facet] = f"This dataset knows no {facet} {', '.join(map(repr, unknown[:5]))}."
        if refused:
            raise ViewError(refused)
        return Filter(
            years=view.years, days=days, undated=view.undated, presumed=view.presumed, bbox=corners,
            known=view.known, **asked,
        )  # fmt: skip

    def _also(self, options: Mapping[str, Sequence[str]], facet: str) -> Iterator[str]:
        for name, stands_for in _ALSO.items():
            if stands_for == facet:
                yield from options.get(name, ())

    def _about(
        self,
        options: Mapping[str, Sequence[str]],
        box: Box | None,
        days: Days | None,
        hidden: Mapping[str, int],
    ) -> Json:
        pairs = [[name, value] for name, values in options.items() for value in values]
        pairs += [["bbox", ",".join(map(str, box))]] if box else []
        pairs += [["datetime", "/".join(map(str, days))]] if days else []
        words = " · ".join(f"{name} {value}" for name, value in pairs) or "all events"
        said = events_envelope(self._dataset, hidden, pairs, words)
        return {name: said[name] for name in ("query", "citation", "licence", "hidden")}


@lru_cache(maxsize=32)
def _of(folder: Path, version: str, dataset: Dataset) -> Events:
    """The same object as long as the dataset is the same, since it keeps what its facets may be asked for."""
    return Events(dataset)


def _of_the_atlas(facet: str) -> Iterable[str]:
    """Words that the atlas knows, of which a dataset may have none: the answer is then empty, as on the map."""
    return current_atlas().choices.facets.get({"country": "host"}.get(facet, facet), ())


def _corners(box: Box) -> tuple[float, float, float, float] | None:
    """The box with longitudes from -180 to 180, west beyond east across the antimeridian; None: beyond the poles."""
    south, north = max(box.south, -90.0), min(box.north, 90.0)
    if south > north:
        return None
    west, east = (lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180 for lon in (box.west, box.east))
    return west, south, east, north
