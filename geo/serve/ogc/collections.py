"""What a collection must be able to do to be served, and the registry of those who provide some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from geo.serve.ogc.boxes import Box
from geo.serve.ogc.days import Days

__all__ = ["Collection", "Extent", "Json", "Parameter", "Provider", "Selected", "collections", "register"]

Json = dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    """A query parameter. `schema` is its OpenAPI schema; an array may be given several times.

    `exact`: asking for a value gives just the features whose property of the same name has it. Only such
    parameters may stand in for a client's own filter on that property.
    """

    name: str
    description: str
    schema: Json = field(hash=False)
    exact: bool = False


@dataclass(frozen=True)
class Extent:
    """Bounds of a collection: (west, south, east, north) in degrees, WGS 84; first and last day as ISO text."""

    box: tuple[float, float, float, float] | None = None
    days: tuple[str, str] | None = None


@dataclass(frozen=True)
class Selected:
    """What a request selects. `features(start, stop)` makes those of a page one by one, as GeoJSON.

    `about()` is said beside them: query, citation, licence and what is hidden.
    """

    count: int
    features: Callable[[int, int], Iterator[Json]]
    about: Callable[[], Json]


class Collection(Protocol):
    """A set of features of one sort."""

    @property
    def id(self) -> str:
        """Its name in addresses: lower-case words joined by hyphens."""
        ...

    @property
    def title(self) -> str:
        """Its name for people."""
        ...

    @property
    def things(self) -> str:
        """What its features are called: a word in the plural, in lower case."""
        ...

    @property
    def description(self) -> str:
        """What one feature is, in a sentence or two."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever any feature does; letters and digits."""
        ...

    @property
    def extent(self) -> Extent:
        """Bounds of all its features."""
        ...

    @property
    def parameters(self) -> Sequence[Parameter]:
        """What it can be asked for beside bbox, datetime, limit, offset and f."""
        ...

    @property
    def columns(self) -> Sequence[str]:
        """Properties that a page for people shows in its table."""
        ...

    def select(self, options: Mapping[str, Sequence[str]], box: Box | None, days: Days | None) -> Selected:
        """Features for some of its parameters. Raises ViewError for options that are refused."""
        ...

    def feature(self, id_: str) -> Json | None:
        """One feature as GeoJSON; None where no feature has that id."""
        ...


Provider = Callable[[], Iterable[Collection]]
"""Called at every request; it gives the collections as they now stand, so it should keep them."""

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Serve the collections of one more provider; a second call with the same one changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def collections() -> dict[str, Collection]:
    """Every collection by its id, in the order of registration; the first of an id is kept."""
    found: dict[str, Collection] = {}
    for provider in _providers:
        for collection in provider():
            found.setdefault(collection.id, collection)
    return found
