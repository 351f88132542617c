"""The service as pages for people: the same documents, escaped, in the look of the atlas, without any script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from geo.export.envelope import hidden_in_words
from geo.serve.ogc.addresses import Way, as_part
from geo.serve.ogc.collections import Collection, Json
from geo.serve.ogc.documents import TITLE
from geo.serve.ogc.items import Page

__all__ = ["collection_page", "collections_page", "conformance_page", "definition_page", "feature_page", "items_page", "landing_page", "refusal_page"]  # fmt: skip

_STYLE = Path(__file__).parent / "static" / "api.css"
_NAVIGATION = (
    ("", "Service"),
    ("collections", "Collections"),
    ("openapi", "Definition"),
    ("conformance", "Conformance"),
)
_LONGEST = 400


def landing_page(way: Way, document: Json) -> bytes:
    """What the service is, and where its parts are."""
    body = f"<p>{escape(document['description'])}</p>{_links(document['links'])}"
    hint = (
        "<p class=fine>For GIS programs: give QGIS, GDAL (<code>OAPIF:</code> before it) or OWSLib the address of this page. "
        "It follows OGC API – Features, Part 1.</p>"
    )
    return _page(way, TITLE, "Service for programs", body + hint, document["links"])


def conformance_page(way: Way, document: Json) -> bytes:
    """The conformance classes."""
    classes = "".join(f"<li><code>{escape(each)}</code></li>" for each in document["conformsTo"])
    return _page(way, "Conformance", "Conformance", f"<ul>{classes}</ul>", document["links"])


def collections_page(way: Way, document: Json) -> bytes:
    """Every collection with its description."""
    found = "".join(map(_section(way), document["collections"]))
    return _page(way, "Collections", "Collections", found, document["links"])


def collection_page(way: Way, document: Json, of: Collection) -> bytes:
    """One collection: what it holds and what it can be asked for."""
    items = way(f"collections/{of.id}/items", ())
    rows = "".join(
        f"<tr><th scope=row><code>{escape(each.name)}</code></th><td>{escape(each.description)}</td></tr>"
        for each in of.parameters
    )
    body = (
        f'<p>{escape(of.description)}</p>{_extent(document)}{_coordinates(document)}<p><a class=go href="{escape(items)}">All {escape(of.things)}</a></p>'
        f"<h2>What it can be asked for</h2>{_table(('Parameter', 'Meaning'), rows)}"
        "<p class=fine>Beside these: <code>bbox</code>, <code>datetime</code>, <code>limit</code>, <code>offset</code>.</p>"
    )
    return _page(way, of.title, of.title, body, document["links"])


def items_page(way: Way, of: Collection, page: Page) -> Iterator[bytes]:
    """Features as a table, in parts."""
    head = page.head
    first = page.start + 1 if head["numberReturned"] else 0
    hidden = hidden_in_words(head.get("hidden", {}))
    said = (
        f"<p><strong>{first} to {page.stop} of {head['numberMatched']}</strong> {escape(of.things)} "
        f"<span class=soft>· {escape(head.get('query', {}).get('words', ''))} · hidden: {escape(hidden)}</span></p>"
    )
    turns = _turns(head["links"])
    columns = [*map(_words, of.columns), "geometry"]
    before, after = _frame(way, of.title, of.title, head["links"])
    opening, closing = _table(columns, "\0").split("\0")
    yield f"{before}{said}{turns}{opening}".encode("utf-8", "replace")
    for feature in page.selected.features(page.start, page.stop):
        yield _feature_row(way, of, columns, feature).encode("utf-8", "replace")
    about = f'<a rel=collection href="{escape(way(f"collections/{of.id}", ()))}">About this collection</a>'
    cited = (
        f"<p class=fine>{escape(head.get('citation', ''))} {escape(head.get('licence', ''))} "
        f"Answered {escape(head['timeStamp'])}. {about}</p>"
    )
    yield f"{closing}{turns}{cited}{after}".encode("utf-8", "replace")


def feature_page(way: Way, document: Json, of: Collection) -> bytes:
    """One feature with all of its properties."""
    rows = "".join(
        f"<tr><th scope=row>{escape(_words(name))}</th><td>{_value(value)}</td></tr>"
        for name, value in document["properties"].items()
    )
    back = (
        f'<p><a href="{escape(way(f"collections/{of.id}/items", ()))}">All {escape(of.things)}</a> · '
        f'<a rel=collection href="{escape(way(f"collections/{of.id}", ()))}">About this collection</a></p>'
    )
    geometry = f"<p class=fine>{escape(json.dumps(document['geometry']))}</p>"
    heading = f"{of.title}: {document['id']}"
    return _page(
        way, heading, heading, back + _table(("Property", "Value"), rows) + geometry, document["links"]
    )


def definition_page(way: Way, document: Json) -> bytes:
    """The definition: each address with its parameters."""
    sections = "".join(_operation(path, each) for path, each in document["paths"].items())
    links = [{"rel": "alternate", "href": way("openapi", [("f", "json")]), "title": "OpenAPI 3.0 (JSON)"}]
    return _page(way, "Definition", "Definition of the service", sections, links)


def refusal_page(way: Way, status: int, description: str) -> bytes:
    """What was refused, and why."""
    return _page(way, "Refused", f"Refused ({status})", f"<p class=note>{escape(description)}</p>", [])


# ---- parts of pages


def _section(way: Way) -> Callable[[Json], str]:
    def section(each: Json) -> str:
        address = escape(way(f"collections/{each['id']}", ()))
        heading = f'<h2><a href="{address}">{escape(each["title"])}</a></h2>'
        return f"<section>{heading}<p>{escape(each['description'])}</p>{_extent(each)}</section>"

    return section


def _page(way: Way, title: str, heading: str, body: str, links: Sequence[Mapping[str, str]]) -> bytes:
    before, after = _frame(way, title, heading, links)
    return f"{before}{body}{after}".encode("utf-8", "replace")


def _frame(way: Way, title: str, heading: str, links: Sequence[Mapping[str, str]]) -> tuple[str, str]:
    """What stands before and after the body."""
    navigation = "".join(f'<a href="{escape(way(path, ()))}">{name}</a>' for path, name in _NAVIGATION)
    json_ = next(
        (each for each in links if each["rel"] in ("self", "alternate") and "f=json" in each["href"]), None
    )
    other = f'<a class=other href="{escape(json_["href"])}">JSON</a>' if json_ else ""
    before = (
        '<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {TITLE}</title><style>{_STYLE.read_text('utf-8')}</style></head><body>"
        f'<header class=top><strong>{TITLE}</strong><nav aria-label="Service">{navigation}</nav>{other}</header>'
        f"<main><h1>{escape(heading)}</h1>"
    )
    return before, "</main></body></html>\n"


def _links(links: Iterable[Mapping[str, str]]) -> str:
    heads = ("Where", "Relation", "Form")
    rows = (
        (f'<a href="{escape(each["href"])}">{escape(each["title"])}</a>', escape(each["rel"]), f"<code>{escape(each['type'])}</code>")
        for each in links
    )  # fmt: skip
    return _table(heads, "".join(_row(heads, cells) for cells in rows))


def _turns(links: Iterable[Mapping[str, str]]) -> str:
    found = {each["rel"]: each for each in links if each["rel"] in ("prev", "next")}
    if not found:
        return ""
    turns = "".join(
        f'<a rel={rel} href="{escape(found[rel]["href"])}">{escape(found[rel]["title"])}</a>'
        for rel in ("prev", "next")
        if rel in found
    )
    return f'<nav class=turns aria-label="Pages">{turns}</nav>'


def _feature_row(way: Way, of: Collection, heads: Sequence[str], feature: Json) -> str:
    first, *rest = (_value(feature["properties"].get(name)) for name in of.columns)
    address = escape(way(f"collections/{of.id}/items/{as_part(feature['id'])}", ()))
    link = f'<a href="{address}">{first or "undated"}</a>'
    return _row(heads, [link, *rest, escape(_shape(feature["geometry"]))])


def _row(heads: Sequence[str], cells: Sequence[str]) -> str:
    """A row whose cells say what they are, for screens on which they stand one below the other."""
    labelled = zip(heads[1:], cells[1:], strict=True)
    rest = "".join(f'<td data-label="{escape(head)}">{cell}</td>' for head, cell in labelled)
    return f"<tr><th scope=row>{cells[0]}</th>{rest}</tr>\n"


def _operation(path: str, item: Json) -> str:
    get = item["get"]
    heads = ("Parameter", "Meaning", "Values")
    rows = (
        (
            f"<code>{escape(each['name'])}</code>",
            escape(each["description"]),
            escape(_allowed(each["schema"])),
        )
        for each in [*get["parameters"], *item.get("parameters", ())]
    )
    table = _table(heads, "".join(_row(heads, cells) for cells in rows))
    return (
        f"<section><h2><code>GET {escape(path)}</code></h2><p>{escape(get['summary'])}</p>{table}</section>"
    )


def _allowed(schema: Mapping[str, Any]) -> str:
    inner = schema.get("items", schema)
    values = inner.get("enum", ())
    if values:
        shown = ", ".join(map(str, values))
        return shown if len(shown) <= _LONGEST else shown[:_LONGEST].rpartition(",")[0] + ", …"
    return str(inner.get("type", ""))


def _table(heads: Sequence[str], rows: str) -> str:
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in heads)
    stacks = " stacks" if len(heads) > 2 else ""
    return (
        f'<div class="wide{stacks}"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _extent(document: Json) -> str:
    extent = document.get("extent", {})
    parts = []
    if "spatial" in extent:
        west, south, east, north = extent["spatial"]["bbox"][0]
        parts.append(f"longitude {west} to {east}, latitude {south} to {north}")
    if "temporal" in extent:
        first, last = extent["temporal"]["interval"][0]
        parts.append(f"{first[:10]} to {last[:10]}")
    return f"<p class=soft>{escape(' · '.join(parts))}</p>" if parts else ""


def _coordinates(document: Json) -> str:
    """What a program needs to know of a collection's coordinates and of its items."""
    systems = ", ".join(map(str, document.get("crs", ())))
    return f"<p class=fine>Items: {escape(str(document.get('itemType', 'feature')))}. Coordinates: {escape(systems)}.</p>"


def _shape(geometry: Json | None) -> str:
    """A point or a line as numbers, longitude first."""
    if geometry is None:
        return "none"
    points = geometry["coordinates"] if geometry["type"] == "LineString" else [geometry["coordinates"]]
    return " → ".join(", ".join(map(str, point)) for point in points)


def _value(value: Any) -> str:
    """A property's value as HTML; only an http address becomes a link."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return f'<a href="{escape(value)}" rel="noopener noreferrer">{escape(value)}</a>'
    if isinstance(value, list):
        return escape(", ".join(map(str, value)))
    return escape(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _words(name: str) -> str:
    return name.replace("_", " ")
