"""GeoJSON as chunks of columns: features are read one by one, so that the size of the file does not matter."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from geo.errors import DatasetError
from geo.importing.crs import check_crs
from geo.importing.lines import ESCAPED, damaged, unwestern
from geo.importing.opening import Opened
from geo.importing.pieces import Piece, around, begins_list, pieces
from geo.importing.table import UNWESTERN, Chunk, Reject, no_collection

__all__ = ["LAT", "LON", "SEPARATOR", "SHAPE", "TO_LAT", "TO_LON", "Features"]

LAT, LON, SHAPE = "geometry.lat", "geometry.lon", "geometry.type"
TO_LAT, TO_LON = "geometry.to_lat", "geometry.to_lon"
"""The last position of a line."""
OWN = (LAT, LON, SHAPE, TO_LAT, TO_LON)
SEPARATOR = "\x1f"
"""Between the values of a list; no name holds it."""

BLOCK, LONGEST = 8 << 20, 64 << 20
_BLANK = re.compile(r"\s*")
_SAYS = re.compile(r'"type"\s*:\s*"Feature"')
RECODED = "features that are not UTF-8, read as Windows-1252"
WIDE = "shapes with an edge over half the Earth, taken as written: those across the 180th meridian should be cut there"
_ENDLESS = "is not JSON, or is larger than {} MB"
_DAMAGED = (
    "holds a replacement character: the text was damaged before, or is not in the encoding it seems to be"
)


class Features:
    """A FeatureCollection or several, or features one after another. `header` are the point and all properties that any feature has.

    Rows are counted by features, not by lines: many programs write all of them in one line.
    """

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        text, _ = self._text(opened.begin, BLOCK)
        begin = _BLANK.match(text).end()  # type: ignore[union-attr] # it matches nothing, too
        within = begin + 1 if text.startswith("[", begin) else begins_list(text, begin)
        if within is None and not _SAYS.search(text):
            raise DatasetError(
                f"{opened.given} is not GeoJSON: it holds neither a list of features nor one feature after another."
            )
        check_crs(around(text[:within]), opened.given)
        self.begin = (opened.begin + _size(text[: within or 0]), 1)
        self.header = list(dict.fromkeys([*OWN, *self._properties()]))

    def _properties(self) -> Iterator[str]:
        """Of all features: many programs leave out what has no value, so that a name may come late.

        Raises DatasetError where one of them, or what stands around them, names another reference system than WGS 84.
        """
        offset, ended = self.begin[0], False
        with no_collection():
            while not ended:
                text, found, ended = self._pieces(offset)
                for begin, end, one in found:
                    self._check_crs(around(text[begin:end]) if one is None else one)
                known = {
                    name: None for _, _, one in found if isinstance(one, dict) for name in _properties(one)
                }
                yield from map(_printable, known)
                offset += _size(
                    text[: found[-1][1]] if found else text
                )  # a text of blanks alone is passed over

    def _check_crs(self, one: dict[str, Any] | str) -> None:
        if isinstance(one, dict):
            for members in (one, one.get("geometry") or {}):
                check_crs(members, self.opened.given)

    def read(self, offset: int, line: int, names: Sequence[str], raw: bool) -> Chunk:
        """The chunk of features that begins at a byte; `line` is the number of its first one."""
        with no_collection():
            text, found, ended = self._pieces(offset)
            chunk = Chunk({}, [], [], [], [], Counter(), offset, line, ended)
            features = _taken(chunk, text, found, self.opened.encoding)
            if ended:
                chunk.offset = self.opened.size
            elif not found:
                chunk.offset += _size(text)
            _fill(chunk, features, names, raw)
        return chunk

    def _pieces(self, offset: int) -> tuple[str, list[Piece], bool]:
        """A text, what it holds, and whether it is the file's last."""
        text, ended = self._text(offset, BLOCK)
        found = list(pieces(text, ended))
        if not found and not ended:  # one feature larger than a block
            text, ended = self._text(offset, LONGEST)
            found = list(pieces(text, ended))
            if not found and text.strip():
                found = [(0, len(text), _ENDLESS.format(LONGEST >> 20))]
        return text, found, ended

    def _text(self, offset: int, size: int) -> tuple[str, bool]:
        """A block, cut after a brace where the file goes on, so that no character is cut."""
        with self.opened.path.open("rb") as file:
            file.seek(offset)
            data = file.read(size)
            ended = file.tell() >= self.opened.size
        if not ended and b"}" in data:
            data = data[: data.rindex(b"}") + 1]
        return data.decode("utf-8", "surrogateescape"), ended


def _taken(chunk: Chunk, text: str, found: list[Piece], encoding: str | None) -> list[dict[str, Any]]:
    """The features, their numbers and bytes written into the chunk; what is none is set aside."""
    features, at = [], 0
    for begin, end, feature in found:
        chunk.offset += _size(text[at:begin])
        size = _size(text[begin:end])
        if isinstance(feature, dict):
            feature = _readable(chunk, text[begin:end], feature, encoding)
        if isinstance(feature, str):
            chunk.rejected.append((chunk.line, feature, _printable(text[begin:end])))
        elif feature is not None:
            features.append(feature)
            chunk.lines.append(chunk.line)
            chunk.starts.append(chunk.offset)
            chunk.sizes.append(size)
        chunk.line += feature is not None
        chunk.offset += size
        at = end
    return features


def _readable(chunk: Chunk, text: str, feature: dict[str, Any], encoding: str | None) -> dict[str, Any] | str:
    """A feature whose bytes are not UTF-8 read as Windows-1252, as lines of tables are; or why it can't be read."""
    if text.isascii():
        return feature
    if ESCAPED.search(text):
        if encoding:
            return f"is not {encoding}"
        if reason := damaged(text, "feature"):
            return reason
        try:
            again: dict[str, Any] = json.loads(decoded := _decoded(text))
        except UnicodeDecodeError as error:
            return f"is neither UTF-8 nor Windows-1252 (byte {error.start + 1} of the feature)"
        chunk.notes[RECODED] += 1
        chunk.notes[UNWESTERN] += unwestern(decoded)
        return again
    return _DAMAGED if "\ufffd" in text else feature


def _decoded(text: str) -> str:
    """As Windows-1252 where it is not UTF-8. Raises UnicodeDecodeError where it is neither, or damaged."""
    if not ESCAPED.search(text):
        return text
    data = text.encode("utf-8", "surrogateescape")
    return data.decode("utf-8" if damaged(text, "") else "cp1252")


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
            places.append(_place(feature.get("geometry"), chunk.notes))
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
    try:
        return _decoded(text).strip()
    except UnicodeDecodeError:
        return text.strip().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


Place = tuple[str | None, str | None, str | None, str | None, str | None]
"""Latitude, longitude and type, and latitude and longitude of a second end."""


def _place(geometry: dict[str, Any] | None, notes: Counter[str]) -> Place:
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
    notes[WIDE] += _is_wide(shape)
    return f"{point.y:.6f}", f"{point.x:.6f}", str(geometry["type"]), None, None


def _is_wide(shape: Any) -> bool:
    """Whether an edge leads over more than half the Earth, but is none of the map's own frame (RFC 7946, 3.1.9)."""
    import numpy as np
    import shapely

    parts = shapely.get_parts(shape)
    lines = np.concatenate([shapely.get_rings(parts), parts[shapely.get_dimensions(parts) == 1]])
    long, of = shapely.get_coordinates(lines, return_index=True)
    steps = np.abs(np.diff(long[:, 0]))[np.diff(of) == 0]
    return bool(((steps > 180) & (steps < 360)).any())


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value if value is None else _printable(value)
    if isinstance(value, list):
        return SEPARATOR.join(text for text in map(_text, value) if text)
    return json.dumps(value, ensure_ascii=False)
