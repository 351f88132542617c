"""GeoJSON as chunks of columns: features are read one by one, so that the size of the file does not matter."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from geo.errors import DatasetError
from geo.importing.opening import Opened
from geo.importing.table import Chunk, Reject, no_collection

__all__ = ["LAT", "LON", "SEPARATOR", "SHAPE", "TO_LAT", "TO_LON", "Features"]

LAT, LON, SHAPE = "geometry.lat", "geometry.lon", "geometry.type"
TO_LAT, TO_LON = "geometry.to_lat", "geometry.to_lon"
"""The last position of a line."""
OWN = (LAT, LON, SHAPE, TO_LAT, TO_LON)
SEPARATOR = "\x1f"
"""Between the values of a list; no name holds it."""

BLOCK, LONGEST = 8 << 20, 64 << 20
_LIST = re.compile(rb'"features"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,\x1e]*")
_NEXT = re.compile(r'[,}\n\x1e]\s*(\{\s*"type"\s*:\s*"Feature")')
"""Where reading goes on after what is not JSON."""
_DECODER = json.JSONDecoder()


class Features:
    """A FeatureCollection, or features one a line. `header` are the properties of the first features, and the point."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        with opened.path.open("rb") as file:
            head = file.read(BLOCK)
        found = _LIST.search(head)
        begin = found.end() if found else opened.begin
        if not found and not re.match(rb'\s*\x1e?\s*\{[^\n]{0,200}"Feature"', head[begin:]):
            raise DatasetError(
                f"{opened.path} is not GeoJSON: it holds neither a list of features nor one feature a line."
            )
        self.begin = (begin, head[:begin].count(b"\n") + 1)
        self.header = list(OWN)
        first = self.read(*self.begin, (), raw=False, names_too=True)
        self.header += [name for name in first.columns if name not in self.header]

    def read(self, offset: int, line: int, names: Sequence[str], raw: bool, names_too: bool = False) -> Chunk:
        """The chunk of features that begins at a byte. `names_too`: with every property as a column."""
        with no_collection():
            return self._read(offset, line, names, raw, names_too)

    def _read(self, offset: int, line: int, names: Sequence[str], raw: bool, names_too: bool) -> Chunk:
        text, ended = self._text(offset, BLOCK)
        pieces = list(_pieces(text, ended))
        if not pieces and not ended:  # one feature larger than a block
            text, ended = self._text(offset, LONGEST)
            pieces = list(_pieces(text, last=True))
        chunk = Chunk({}, [], [], [], [], Counter(), offset, line, ended)
        features = _taken(chunk, text, pieces)
        if ended or (pieces and pieces[-1][2] is None):
            chunk.offset, chunk.ended = self.opened.size, True
        every = (name for feature in features[:1000] for name in _properties(feature))
        _fill(chunk, features, list(dict.fromkeys(every)) if names_too else names, raw)
        return chunk

    def _text(self, offset: int, size: int) -> tuple[str, bool]:
        """A block, cut after a brace where the file goes on, so that no character is cut."""
        with self.opened.path.open("rb") as file:
            file.seek(offset)
            data = file.read(size)
            ended = file.tell() >= self.opened.size
        if not ended and b"}" in data:
            data = data[: data.rindex(b"}") + 1]
        return data.decode("utf-8", "surrogateescape"), ended


Piece = tuple[int, int, dict[str, Any] | str | None]
"""First character, the one after the last, and the feature, or why it is none; None: the list is over."""


def _pieces(text: str, last: bool) -> Iterator[Piece]:
    """The features of a text that begins between two of them; `last`: nothing follows it."""
    at = 0
    while (at := _BETWEEN.match(text, at).end()) < len(text):  # type: ignore[union-attr] # it matches nothing, too
        if text[at] == "]":
            yield at, at, None
            return
        try:
            feature, end = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            following = _NEXT.search(text, at + 1)
            if following is None and not last:
                return
            end = following.start(1) if following else len(text)
            yield at, end, "is not JSON" if following else "is cut off: the file ends within this feature"
        else:
            yield at, end, feature if _is_feature(feature) else "is not a GeoJSON feature"
        at = end


def _is_feature(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and found.get("type") == "Feature"
        and isinstance(found.get("properties"), dict | None)
        and isinstance(found.get("geometry"), dict | None)
    )


def _taken(chunk: Chunk, text: str, pieces: list[Piece]) -> list[dict[str, Any]]:
    """The features, their lines and bytes written into the chunk; what is none is set aside."""
    features, at = [], 0
    for begin, end, feature in pieces:
        chunk.line += text.count("\n", at, begin)
        chunk.offset += _size(text[at:begin])
        size = _size(text[begin:end])
        if isinstance(feature, str):
            chunk.rejected.append((chunk.line, feature, _printable(text[begin:end])))
        elif feature is not None:
            features.append(feature)
            chunk.lines.append(chunk.line)
            chunk.starts.append(chunk.offset)
            chunk.sizes.append(size)
        chunk.line += text.count("\n", begin, end)
        chunk.offset += size
        at = end
    return features


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = feature.get("properties") or {}
    return {"id": feature["id"], **found} if "id" in feature else found


def _fill(chunk: Chunk, features: list[dict[str, Any]], names: Sequence[str], raw: bool) -> None:
    """Columns of texts; a feature whose geometry is no geometry is set aside."""
    places: list[Place] = []
    kept = []
    for n, feature in enumerate(features):
        try:
            places.append(_place(feature.get("geometry")))
            kept.append(n)
        except (TypeError, ValueError, KeyError, IndexError) as error:
            reason = f"has a geometry that cannot be read ({str(error)[:80] or type(error).__name__})"
            chunk.rejected.append(_aside(chunk.lines[n], reason, feature))
    rows = [_properties(features[n]) for n in kept]
    chunk.lines = [chunk.lines[n] for n in kept]
    chunk.starts, chunk.sizes = [chunk.starts[n] for n in kept], [chunk.sizes[n] for n in kept]
    chunk.rejected.sort()
    chunk.columns = {name: [_text(row.get(name)) for row in rows] for name in names}
    for at, name in enumerate(OWN):
        chunk.columns[name] = [place[at] for place in places]
    if raw:
        used = set(names)
        chunk.raw = [
            json.dumps({k: v for k, v in row.items() if k not in used and v is not None}, ensure_ascii=False)
            for row in rows
        ]


def _aside(line: int, reason: str, feature: dict[str, Any]) -> Reject:
    return line, reason, _printable(json.dumps(feature, ensure_ascii=False))


def _printable(text: str) -> str:
    return text.strip().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


Place = tuple[str | None, str | None, str | None, str | None, str | None]
"""Latitude, longitude and type, and latitude and longitude of a second end."""


def _place(geometry: dict[str, Any] | None) -> Place:
    """Of a point itself; of a line its first and last position; of any other shape a point that lies on it."""
    if not geometry:
        return None, None, None, None, None
    if geometry["type"] == "Point":
        if not geometry["coordinates"]:
            return None, None, "Point", None, None
        lon, lat = geometry["coordinates"][:2]
        return _text(lat), _text(lon), "Point", None, None
    if geometry["type"] == "LineString" and len(geometry["coordinates"]) > 1:
        (lon, lat), (to_lon, to_lat) = (geometry["coordinates"][at][:2] for at in (0, -1))
        if (lon, lat) != (to_lon, to_lat):  # a line that comes back is an outline and leads nowhere
            return _text(lat), _text(lon), "LineString", _text(to_lat), _text(to_lon)
    import shapely

    try:
        shape = shapely.from_geojson(json.dumps(geometry))
        point = shape.representative_point()
    except shapely.errors.ShapelyError as error:
        raise ValueError(str(error).rpartition("] ")[2]) from None
    if shape.is_empty:
        return None, None, str(geometry["type"]), None, None
    return f"{point.y:.6f}", f"{point.x:.6f}", str(geometry["type"]), None, None


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value if value is None else _printable(value)
    if isinstance(value, list):
        return SEPARATOR.join(text for text in map(_text, value) if text)
    return json.dumps(value, ensure_ascii=False)
