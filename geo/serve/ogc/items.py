"""Features as a stream: a page of ten thousand is never one string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from geo.serve.ogc.addresses import Way, as_part
from geo.serve.ogc.answers import dumps
from geo.serve.ogc.collections import Collection, Json, Selected
from geo.serve.ogc.documents import GEOJSON, link
from geo.serve.ogc.parameters import ItemsQuery

__all__ = ["Page", "collection_parts", "feature_document", "gathered", "page_of"]

Pairs = Sequence[tuple[str, str]]

_BYTES = 65_536
"""Parts are gathered to about that size: small enough for memory, large enough to be packed well."""


class Page(NamedTuple):
    """One page of a selection: features from `start` up to `stop`, and what is said beside them."""

    selected: Selected
    start: int
    stop: int
    head: Json


def page_of(selected: Selected, query: ItemsQuery, way: Way, path: str, asked: Pairs, form: str) -> Page:
    """The page that a query asks for; `asked` are the query's own pairs, which links repeat."""
    start = min(query.offset, selected.count)
    stop = min(start + query.limit, selected.count)
    head = {
        "type": "FeatureCollection",
        "numberMatched": selected.count,
        "numberReturned": stop - start,
        "timeStamp": datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z"),
        "links": _links(query, selected.count, way, path, asked, form),
        **selected.about(),
    }
    return Page(selected, start, stop, head)


def collection_parts(page: Page) -> Iterator[bytes]:
    """A FeatureCollection as JSON text (RFC 7946): the head first, then one feature after the other."""
    yield dumps(page.head)[:-1] + b',"features":['
    comma = b"\n"
    for feature in page.selected.features(page.start, page.stop):
        yield comma + dumps(feature)
        comma = b",\n"
    yield b"\n]}\n"


def gathered(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Small parts joined to larger ones: each that is sent costs a turn of the server, and packs on its own."""
    together: list[bytes] = []
    size = 0
    for part in parts:
        together.append(part)
        size += len(part)
        if size >= _BYTES:
            yield b"".join(together)
            together, size = [], 0
    yield b"".join(together)


def feature_document(way: Way, of: Collection, feature: Json) -> Json:
    """One feature with links to itself and to its collection."""
    path = f"collections/{of.id}/items/{as_part(feature['id'])}"
    links = [
        link(way, "self", GEOJSON, "This feature", path, [("f", "json")]),
        link(way, "alternate", "text/html", "This feature as a page", path, [("f", "html")]),
        link(way, "collection", "application/json", of.title, f"collections/{of.id}", [("f", "json")]),
    ]
    return {**feature, "links": links}


def _links(
    query: ItemsQuery, count: int, way: Way, path: str, asked: Pairs, form: str
) -> list[dict[str, str]]:
    own, other = (GEOJSON, "text/html") if form == "json" else ("text/html", GEOJSON)
    other_form = "html" if form == "json" else "json"
    rest = [pair for pair in asked if pair[0] not in ("f", "offset")]

    def to(rel: str, type_: str, title: str, offset: int, f: str) -> dict[str, str]:
        moved = [("offset", str(offset))] if offset else []
        return link(way, rel, type_, title, path, [*rest, *moved, ("f", f)])

    links = [
        to("self", own, "This page", query.offset, form),
        to("alternate", other, "This page in another form", query.offset, other_form),
        link(way, "collection", "application/json", "The collection", path.removesuffix("/items"), [("f", "json")]),
    ]  # fmt: skip
    if query.offset + query.limit < count:
        links.append(to("next", own, "Next page", query.offset + query.limit, form))
    if query.offset > 0:
        before = max(0, min(query.offset, count) - query.limit)
        links.append(to("prev", own, "Previous page", before, form))
    return links
