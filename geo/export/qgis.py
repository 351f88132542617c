"""What QGIS reads beside the data: styles (QML) and a layer's metadata, both XML of the qgis.dtd."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from geo.export.envelope import hidden_in_words
from geo.records.vocabulary import Family

__all__ = ["metadata", "styles"]

_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_VERSION = "3.28.0-Firenze"
_INK = "31,42,48,255"


def styles(families: Sequence[Family]) -> dict[str, str]:
    """Layer name to QML. Claims and legs are coloured by family, with its label in the legend; places are named."""
    return {
        "claims": _qml(_categorised(families, "marker"), when=True),
        "places": _qml(_single(), label="name"),
        "legs": _qml(_categorised(families, "line"), when=True),
    }


def metadata(layer: str, holds: str, said: Mapping[str, Any]) -> str:
    """QGIS's record of a layer: title, abstract with query and what is hidden, licence, citation."""
    root = ElementTree.Element("qgis", version=_VERSION)
    hidden = hidden_in_words(said["hidden"])
    for tag, text in (
        ("identifier", f"basing-atlas-{layer}"),
        ("language", "ENG"),
        ("type", "dataset"),
        ("title", f"Basing Atlas: {layer}"),
        ("abstract", f"{holds} Query: {said['query']['words']}. Left out: {hidden}. {said['citation']}"),
        ("license", said["licence"]),
        ("rights", said["citation"]),
    ):
        ElementTree.SubElement(root, tag).text = text
    return _DOCTYPE + ElementTree.tostring(root, encoding="unicode")


def _qml(renderer: ElementTree.Element, *, when: bool = False, label: str = "") -> str:
    root = ElementTree.Element(
        "qgis", version=_VERSION, styleCategories="Symbology|Labeling|Temporal", labelsEnabled="1" if label else "0"
    )  # fmt: skip
    if when:
        root.append(_temporal())
    root.append(renderer)
    if label:
        labelling = ElementTree.SubElement(root, "labeling", type="simple")
        settings = ElementTree.SubElement(labelling, "settings", calloutType="simple")
        ElementTree.SubElement(
            settings, "text-style", fieldName=label, fontSize="8", fontSizeUnit="Point", textColor=_INK
        )
        ElementTree.SubElement(settings, "placement", placement="6", dist="1", distUnits="MM")
    return _DOCTYPE + ElementTree.tostring(root, encoding="unicode")


def _temporal() -> ElementTree.Element:
    """QGIS's time control knows the fields but is off: switched on, it goes on showing what has no date."""
    temporal = ElementTree.Element(
        "temporal", enabled="0", mode="2", startField="start", endField="end", limitMode="1", accumulate="0",
        startExpression="", endExpression="", durationField="", durationUnit="min", fixedDuration="0",
    )  # fmt: skip
    fixed = ElementTree.SubElement(temporal, "fixedRange")
    ElementTree.SubElement(fixed, "start")
    ElementTree.SubElement(fixed, "end")
    return temporal


def _categorised(families: Iterable[Family], shape: str) -> ElementTree.Element:
    renderer = ElementTree.Element(
        "renderer-v2", type="categorizedSymbol", attr="family", forceraster="0", symbollevels="0", enableorderby="0"
    )  # fmt: skip
    categories = ElementTree.SubElement(renderer, "categories")
    symbols = ElementTree.SubElement(renderer, "symbols")
    for number, family in enumerate(families):
        ElementTree.SubElement(
            categories, "category", symbol=str(number), value=family.id, label=family.label, render="true", type="string"
        )  # fmt: skip
        symbols.append(_symbol(str(number), shape, _marker(family) if shape == "marker" else _line(family)))
    return renderer


def _single() -> ElementTree.Element:
    renderer = ElementTree.Element(
        "renderer-v2", type="singleSymbol", forceraster="0", symbollevels="0", enableorderby="0"
    )
    hollow = {
        "color": "255,255,255,0", "name": "circle", "outline_color": _INK, "outline_style": "solid", "outline_width": "0.3",
        "outline_width_unit": "MM", "size": "4.2", "size_unit": "MM", "scale_method": "diameter",
    }  # fmt: skip
    ElementTree.SubElement(renderer, "symbols").append(_symbol("0", "marker", hollow))
    return renderer


def _marker(family: Family) -> dict[str, str]:
    return {
        "color": _rgba(family.color), "name": "circle", "outline_color": "255,255,255,255", "outline_style": "solid",
        "outline_width": "0.3", "outline_width_unit": "MM", "size": "2.8", "size_unit": "MM", "scale_method": "diameter",
    }  # fmt: skip


def _line(family: Family) -> dict[str, str]:
    return {
        "line_color": _rgba(family.color), "line_style": "dash", "line_width": "0.6", "line_width_unit": "MM",
        "capstyle": "round", "joinstyle": "round",
    }  # fmt: skip


def _symbol(name: str, shape: str, options: Mapping[str, str]) -> ElementTree.Element:
    symbol = ElementTree.Element(
        "symbol", name=name, type=shape, alpha="1", clip_to_extent="1", force_rhr="0"
    )
    class_ = "SimpleMarker" if shape == "marker" else "SimpleLine"
    layer = ElementTree.SubElement(symbol, "layer", {"class": class_, "enabled": "1", "locked": "0", "pass": "0"})  # fmt: skip
    map_ = ElementTree.SubElement(layer, "Option", type="Map")
    for option, value in options.items():
        ElementTree.SubElement(map_, "Option", name=option, type="QString", value=value)
    return symbol


def _rgba(color: str) -> str:
    """`#E69F00` as QGIS writes it: `230,159,0,255`."""
    return ",".join(str(int(color[n : n + 2], 16)) for n in (1, 3, 5)) + ",255"
