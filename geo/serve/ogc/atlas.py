"""The atlas's own collections: claims as points, the places they are about, and legs as schematic lines."""

from __future__ import annotations

import hashlib
import json
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from geo import __version__
from geo.atlas import Atlas, Entry, Selection, Site
from geo.current import current_atlas
from geo.export.envelope import envelope
from geo.export.frames import place_properties, places_of
from geo.export.geojson import claims_geojson, legs_geojson
from geo.export.table import properties
from geo.serve.ogc.boxes import Box
from geo.serve.ogc.collections import Collection, Extent, Json, Parameter, Selected
from geo.serve.ogc.days import Days, overlap
from geo.serve.ogc.parameters import view_parameters
from geo.serve.ogc.telling import telling_first
from geo.view import View, read_view

__all__ = ["atlas_collections"]

_BATCH = 100
_KEPT = 8
"""Selections kept a collection, so that the pages of one request are not selected anew each."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SAME_AS_PROPERTY = frozenset({"family", "about", "kind", "stance", "source", "host"})
"""Facets whose values are those of the property. Not `place`: it also finds what leads there."""


def atlas_collections() -> tuple[Collection, ...]:
    """Claims, places and legs of the current atlas. Raises what `geo.current.current_atlas` does."""
    global _made
    atlas = current_atlas()
    made = _made
    if made is None or made[0] is not atlas:
        made = _made = (atlas, (Claims(atlas), Places(atlas), Legs(atlas)))
    return made[1]


_made: tuple[Atlas, tuple[Collection, ...]] | None = None


class _OfAtlas(ABC):
    """What the three share: the view's options, the days, and one version for all."""

    id: str
    title: str
    description: str
    columns: Sequence[str]
    exact: frozenset[str] = _SAME_AS_PROPERTY

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._kept = lru_cache(maxsize=_KEPT)(self._select)

    @cached_property
    def version(self) -> str:
        """A digest of everything that a feature says."""
        digest = hashlib.sha256(f"{__version__} {self.atlas.choices}".encode())
        for entry in self.atlas.entries:
            digest.update(json.dumps(properties(entry), ensure_ascii=False).encode())
        for site in self.atlas.sites.values():
            digest.update(repr(site).encode())
        return digest.hexdigest()[:16]

    @property
    def things(self) -> str:
        """Its features are called as it is itself."""
        return self.title.lower()

    @cached_property
    def parameters(self) -> Sequence[Parameter]:
        """The options of a view, with what each may be asked for."""
        return view_parameters(self.atlas.choices, self.exact)

    @cached_property
    def extent(self) -> Extent:
        """Bounds of its positions, and of the days on which its claims are attested."""
        corners = [_position(site) for site in self._sites]
        days = [day for entry in self._entries if entry.attested for day in entry.attested]
        west, south = (min((corner[n] for corner in corners), default=0.0) for n in (0, 1))
        east, north = (max((corner[n] for corner in corners), default=0.0) for n in (0, 1))
        return Extent(
            (west, south, east, north) if corners else None,
            (min(days).isoformat(), max(days).isoformat()) if days else None,
        )

    @property
    def _entries(self) -> Sequence[Entry]:
        """The claims that its features come from."""
        return self.atlas.entries

    @property
    def _sites(self) -> Sequence[Site]:
        """The places that its features stand at."""
        return places_of(self._entries)

    def select(self, options: Mapping[str, Sequence[str]], box: Box | None, days: Days | None) -> Selected:
        """Features for the options of a view. Raises ViewError for those that are refused."""
        return self._kept(read_view(options, self.atlas.choices), box, days)

    def _about(self, selection: Selection, box: Box | None, days: Days | None) -> Json:
        """What a file says about itself, with box and days beside the view."""
        said = envelope(self.atlas, selection)
        query, words = said["query"], said["query"]["words"]
        asked = {"bbox": box and ",".join(map(str, box)), "datetime": days and "/".join(map(str, days))}
        given = [[name, value] for name, value in asked.items() if value]
        more = " · ".join([words, *(f"{name} {value}" for name, value in given)])
        return {
            "query": {"options": [*query["options"], *given], "words": more},
            "citation": said["citation"].replace(f"({words})", f"({more})"),
            "licence": said["licence"],
            "hidden": said["hidden"],
        }

    @abstractmethod
    def _select(self, view: View, box: Box | None, days: Days | None) -> Selected: ...


class _OfClaims(_OfAtlas):
    """Collections with one feature a claim."""

    columns = ("when", "kind", "about", "stance", "place_name", "says", "source_title")

    def feature(self, id_: str) -> Json | None:
        """The claim of that id."""
        entry = self.atlas.by_id.get(id_)
        if entry is None or not self._serves(entry):
            return None
        return next(self._features(replace(self.atlas.select(View()), shown=(entry,)), 0, 1))

    def _select(self, view: View, box: Box | None, days: Days | None) -> Selected:
        selection = _on(days, self.atlas.select(view))
        selection = _keep(selection, "no movement", self._serves)
        if box:
            selection = _keep(selection, "outside the bbox", lambda entry: self._within(entry, box))
        if view == View() and not box and not days:
            selection = replace(selection, shown=telling_first(selection.shown, _TELLING))
        return Selected(
            len(selection.shown),
            lambda start, stop: self._features(selection, start, stop),
            lambda: self._about(selection, box, days),
        )

    def _features(self, selection: Selection, start: int, stop: int) -> Iterator[Json]:
        """A few at a time: a page of ten thousand never lies in memory whole."""
        shown = selection.shown[start:stop]
        for begin in range(0, len(shown), _BATCH):
            yield from self._made(replace(selection, shown=shown[begin : begin + _BATCH]))

    @abstractmethod
    def _made(self, selection: Selection) -> Sequence[Json]: ...

    @abstractmethod
    def _serves(self, entry: Entry) -> bool: ...

    @abstractmethod
    def _within(self, entry: Entry, box: Box) -> bool: ...


class Claims(_OfClaims):
    """Every claim, at the place it is about."""

    id = "claims"
    title = "Claims"
    description = (
        "What sources say about bases and supply routes: one feature a claim, at the place that it is about. A claim about "
        "a country or a region stands at one point of it, with its precision beside it."
    )

    def _made(self, selection: Selection) -> Sequence[Json]:
        made: Sequence[Json] = claims_geojson(self.atlas, selection)["features"]
        return made

    def _serves(self, entry: Entry) -> bool:
        return True

    def _within(self, entry: Entry, box: Box) -> bool:
        return box.holds(_position(entry.site))

    @property
    def _sites(self) -> Sequence[Site]:
        return [entry.site for entry in self.atlas.entries]


class Legs(_OfClaims):
    """Claims of movement between two places."""

    id = "legs"
    title = "Legs"
    description = (
        "Claims that something moves, or would move, from one place to another: a straight line between the two, "
        "schematic, since no source gives a route."
    )
    columns = ("when", "kind", "stance", "place_name", "to_name", "says", "source_title")

    @property
    def _entries(self) -> Sequence[Entry]:
        return [entry for entry in self.atlas.entries if entry.to]

    def _made(self, selection: Selection) -> Sequence[Json]:
        made: Sequence[Json] = legs_geojson(self.atlas, selection)["features"]
        return made

    def _serves(self, entry: Entry) -> bool:
        return entry.to is not None

    def _within(self, entry: Entry, box: Box) -> bool:
        return entry.to is not None and box.meets(_position(entry.site), _position(entry.to))


class Places(_OfAtlas):
    """The places that the claims of a view are about or lead to."""

    id = "places"
    title = "Places"
    description = (
        "Places that the claims asked for are about or lead to, with how many do: the options of a view choose claims, "
        "and so places; bbox chooses among the places themselves."
    )
    columns = ("name", "kind", "country", "precision", "claims", "arriving")
    exact = frozenset()

    def feature(self, id_: str) -> Json | None:
        """The place of that id, with all of its claims counted."""
        found = self._kept(View(), None, None)
        return next((each for each in found.features(0, found.count) if each["id"] == id_), None)

    def _select(self, view: View, box: Box | None, days: Days | None) -> Selected:
        selection = _on(days, self.atlas.select(view))
        sites = [site for site in places_of(selection.shown) if not box or box.holds(_position(site))]
        if view == View() and not box and not days:
            sites = [*telling_first(sites, [_has_radius])]
        about = Counter(entry.site.id for entry in selection.shown)
        arriving = Counter(entry.to.id for entry in selection.shown if entry.to)
        return Selected(
            len(sites),
            lambda start, stop: (_place(site, about, arriving) for site in sites[start:stop]),
            lambda: self._about(selection, box, days),
        )


def _vague(written: str | None) -> bool:
    return bool(written and not _DAY.fullmatch(written))


def _has_radius(of: Entry | Site) -> bool:
    return of.radius_m is not None


_TELLING: Sequence[Callable[[Entry], bool]] = (
    lambda entry: _vague(entry.claim.when), lambda entry: _vague(entry.source.published), _has_radius,
)  # fmt: skip


def _place(site: Site, about: Mapping[str, int], arriving: Mapping[str, int]) -> Json:
    """A place as a feature."""
    values = place_properties(site, about, arriving)
    point = {"type": "Point", "coordinates": [values["lon"], values["lat"]]}
    return {"type": "Feature", "id": site.id, "geometry": point, "properties": values}


def _position(site: Site) -> tuple[float, float]:
    """(longitude, latitude) as the feature gives it, so that a box drawn from features holds them."""
    return round(site.lon, 6), round(site.lat, 6)


def _keep(selection: Selection, reason: str, test: Callable[[Entry], bool]) -> Selection:
    """Only the claims that pass; the others are counted as hidden."""
    shown = tuple(entry for entry in selection.shown if test(entry))
    left_out = len(selection.shown) - len(shown)
    hidden = selection.hidden | ({reason: selection.hidden.get(reason, 0) + left_out} if left_out else {})
    return replace(selection, shown=shown, hidden=hidden)


def _on(days: Days | None, selection: Selection) -> Selection:
    """Only the claims that hold on some of those days, by the same rules as a window of years."""
    if days is None:
        return selection
    view = selection.view
    selection = _keep(selection, "undated", lambda entry: bool(entry.attested) or view.undated)
    return _keep(selection, "outside the datetime", lambda entry: _holds(entry, days, view.presumed))


def _holds(entry: Entry, days: Days, presumed: bool) -> bool:
    return (
        entry.attested is None
        or overlap(entry.attested, days)
        or (presumed and entry.presumed is not None and overlap(entry.presumed, days))
    )
