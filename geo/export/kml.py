"""KML 2.2 (OGC 07-147r2): one placemark a claim, a folder and a colour a family, movements in a folder of their own.

Times are TimeStamp or TimeSpan with the ends that are known; what has no date has neither, and shows at any time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from xml.etree import ElementTree

from geo.atlas import Atlas, Entry, Selection
from geo.export.envelope import as_strings, envelope, hidden_in_words
from geo.export.geojson import SCHEMATIC
from geo.export.table import properties
from geo.records.vocabulary import Family
from geo.records.wording import when_in_words

__all__ = ["claims_kml"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even as references."""


def claims_kml(atlas: Atlas, selection: Selection) -> bytes:
    """The selection as KML (UTF-8). Coordinates are longitude, latitude in degrees, WGS 84."""
    root = ElementTree.Element("kml", xmlns=_NAMESPACE)
    document = ElementTree.SubElement(root, "Document", id="basing-atlas")
    said = envelope(atlas, selection)
    _text(document, "name", "Basing Atlas")
    _text(document, "open", "1")
    _text(document, "description", _about(said))
    families = list(atlas.records.words.families.values())
    for family in families:
        document.append(_style(family))
    _data(document, as_strings(said))
    for family in families:
        _folder(
            document,
            family.label,
            family.meaning,
            [_claim(e) for e in selection.shown if e.family == family.id],
        )
    _folder(
        document,
        "movements",
        SCHEMATIC[:1].upper() + SCHEMATIC[1:] + ".",
        [_leg(e) for e in selection.shown if e.to],
    )
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _about(said: dict[str, Any]) -> str:
    lines = [
        f"Query: {said['query']['words']}",
        f"Shown: {said['shown']} of {said['total']} claims. Left out: {hidden_in_words(said['hidden'])}.",
        said["citation"],
        said["licence"],
    ]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _style(family: Family) -> ElementTree.Element:
    """Colours in KML are written alpha, blue, green, red."""
    color = "ff" + family.color[5:7] + family.color[3:5] + family.color[1:3]
    style = ElementTree.Element("Style", id=family.id)
    icon = ElementTree.SubElement(style, "IconStyle")
    _text(icon, "color", color.lower())
    _text(icon, "scale", "0.9")
    line = ElementTree.SubElement(style, "LineStyle")
    _text(line, "color", color.lower())
    _text(line, "width", "2")
    return style


def _folder(
    document: ElementTree.Element, name: str, meaning: str, marks: Sequence[ElementTree.Element]
) -> None:
    if marks:
        folder = ElementTree.SubElement(document, "Folder")
        _text(folder, "name", name)
        _text(folder, "description", escape(meaning))
        folder.extend(marks)


def _claim(entry: Entry) -> ElementTree.Element:
    mark = _placemark(entry, entry.site.name, f"claim-{entry.id}")
    _text(ElementTree.SubElement(mark, "Point"), "coordinates", _spots([entry.site]))
    return mark


def _leg(entry: Entry) -> ElementTree.Element:
    assert entry.to is not None
    mark = _placemark(entry, f"{entry.site.name} → {entry.to.name}", f"leg-{entry.id}")
    line = ElementTree.SubElement(mark, "LineString")
    _text(line, "tessellate", "1")
    _text(line, "coordinates", _spots([entry.site, entry.to]))
    return mark


def _placemark(entry: Entry, name: str, id_: str) -> ElementTree.Element:
    """The parts in the order that the schema asks for: name, description, time, style, data, then geometry."""
    mark = ElementTree.Element("Placemark", id=id_)
    _text(mark, "name", f"{name}: {entry.claim.kind}")
    _text(mark, "description", _description(entry))
    _time(mark, entry)
    _text(mark, "styleUrl", f"#{entry.family}")
    _data(mark, _values(entry))
    return mark


def _time(mark: ElementTree.Element, entry: Entry) -> None:
    first, last = entry.when.earliest, entry.when.latest
    if first and first == last:
        _text(ElementTree.SubElement(mark, "TimeStamp"), "when", first.isoformat())
    elif first or last:
        span = ElementTree.SubElement(mark, "TimeSpan")
        for tag, day in (("begin", first), ("end", last)):
            if day:
                _text(span, tag, day.isoformat())


def _description(entry: Entry) -> str:
    said = (
        f"{when_in_words(entry.when)} · {entry.claim.stance} · {entry.source.title}, {entry.source.published}"
    )
    parts = [f"<p>{escape(entry.claim.says)}</p>", f"<p>{escape(said)}</p>"]
    if entry.claim.caution:
        parts.append(f"<p>Caution: {escape(entry.claim.caution)}</p>")
    if entry.link:
        parts.append(f'<p><a href="{escape(entry.link)}">read the passage</a></p>')
    return "".join(parts)


def _values(entry: Entry) -> dict[str, str]:
    """Every property that has a value, as text: a missing one stands for null."""
    found: dict[str, str] = {}
    for name, value in properties(entry).items():
        if value is None or value in ("", []):
            continue
        joined = ";".join(map(str, value)) if isinstance(value, list) else value
        found[name] = (
            json.dumps(joined, ensure_ascii=False) if isinstance(joined, dict | bool) else str(joined)
        )
    return found


def _data(parent: ElementTree.Element, values: dict[str, str]) -> None:
    extended = ElementTree.SubElement(parent, "ExtendedData")
    for name, value in values.items():
        _text(ElementTree.SubElement(extended, "Data", name=name), "value", value)


def _spots(sites: Iterable[Any]) -> str:
    return " ".join(f"{round(site.lon, 6)},{round(site.lat, 6)}" for site in sites)


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = _ILLEGAL.sub("\ufffd", text)
