"""The features within the text of a GeoJSON file, one after another, whatever stands around them or is broken among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["Piece", "around", "begins_list", "is_feature", "pieces"]

_BETWEEN = re.compile(r"[\s,\x1e]*")
_BLANK = re.compile(r"\s*")
_EDGE = re.compile(r"[\s,\x1e]*[{\]]?[\s,\x1e]*")
_OPENED = re.compile(r"[,}\]\n\x1e]\s*(\{)")
"""Where a feature may begin behind what is not JSON."""
_BEGUN = re.compile(r'(?:(?<=\n)|(?<=\x1e))\{|\{\s*"type"\s*:\s*"Feature"')
"""What begins one for certain: an object at the head of a line, or one that says so at once."""
_TRIED = 200
"""Other objects that are looked into for the next feature: each that is broken costs a walk through the text."""
_LINE = 1 << 16
"""Characters of a line that is looked at by itself; longer ones are rare, and a file may be all one line."""
_DECODER = json.JSONDecoder()

Piece = tuple[int, int, dict[str, Any] | str | None]
"""First character, the one after the last, and the feature, or why it is none; None: what stands around features."""


def pieces(text: str, last: bool) -> Iterator[Piece]:
    """The features of a text that begins between two of them; `last`: nothing follows it in the file.

    A text that goes on in the file ends with its last whole feature; what follows that belongs to the next text.
    """
    at = 0
    while (at := _past(_BETWEEN, text, at)) < len(text):
        piece = _outside(text, at, last) if text[at] in "]}" else _feature(text, at, last)
        if piece is None:
            return
        yield piece
        at = piece[1]


def begins_list(text: str, at: int) -> int | None:
    """Where the list of features begins of the object that begins at `at`: one deeper down is not it. None: it has none."""
    if not text.startswith("{", at):
        return None
    at += 1
    while (member := _member(text, at)) is not None:
        name, at = member
        if name == "features" and text.startswith("[", at):
            return at + 1
        try:
            _, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
        at = _past(_BETWEEN, text, at)
    return None


def around(text: str) -> dict[str, Any]:
    """The members of a collection that stand before its list of features, or behind it, where the text is what does."""
    found: dict[str, Any] = {}
    at = _past(_EDGE, text, 0)
    while (member := _member(text, at)) is not None:
        name, at = member
        try:
            found[name], at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):  # the list itself begins
            break
        at = _past(_BETWEEN, text, at)
    return found


def is_feature(found: Any) -> bool:
    """Whether some JSON is a GeoJSON feature, as far as its members' types go."""
    return (
        isinstance(found, dict)
        and found.get("type") == "Feature"
        and isinstance(found.get("properties"), dict | None)
        and isinstance(found.get("geometry"), dict | None)
    )


def _past(blank: re.Pattern[str], text: str, at: int) -> int:
    return blank.match(text, at).end()  # type: ignore[union-attr] # it matches nothing, too


def _member(text: str, at: int) -> tuple[str, int] | None:
    """The name of the member of an object that begins there, and where its value does."""
    at = _past(_BLANK, text, at)
    if not text.startswith('"', at):
        return None
    try:
        name, at = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    at = _past(_BLANK, text, at)
    if not text.startswith(":", at):
        return None
    return name, _past(_BLANK, text, at + 1)


def _outside(text: str, at: int, last: bool) -> Piece | None:
    """What follows a list of features within its collection: its end, and members that stand behind the list."""
    end = at + 1
    if text[at] == "]":
        while (member := _member(text, _past(_BETWEEN, text, end))) is not None:
            try:
                _, end = _DECODER.raw_decode(text, member[1])
            except (ValueError, RecursionError):
                return (at, len(text), "stands behind the list of features and is not JSON") if last else None
        following = _past(_BETWEEN, text, end)
        if following == len(text) and not last:
            return None  # more of it may follow
        end = following + 1 if text.startswith("}", following) else end
    return at, end, None


def _decoded(text: str, at: int) -> tuple[Any, int]:
    """The JSON that begins there, and where it ends. Raises ValueError or RecursionError.

    Telling where some JSON breaks takes as long as all the text before it: a line is looked at by itself, and with those
    after it only where they may belong to it.
    """
    end = text.find("\n", at, at + _LINE)
    if end < 0:
        return _DECODER.raw_decode(text, at)
    try:
        found, length = _DECODER.raw_decode(text[at:end])
    except ValueError:
        if text[end + 1 : end + 2] in ("{", "\x1e"):
            raise
        return _DECODER.raw_decode(text, at)
    return found, at + length


def _feature(text: str, at: int, last: bool) -> Piece | None:
    """The feature that begins there, or a collection's beginning, or what is neither up to the next feature."""
    try:
        found, end = _decoded(text, at)
    except (ValueError, RecursionError):  # ValueError: not JSON, or a number of thousands of digits
        certain = _BEGUN.search(text, at + 1)
        upto = certain.start() if certain else len(text)
        within = begins_list(text, at) if text.find('"features"', at, upto) >= 0 else None
        if within is not None:
            return at, within, None
        following = _next(text, at + 1, upto)
        if following is None and not last:
            return None
        cut = "is cut off: the file ends within this feature"
        return (at, len(text), cut) if following is None else (at, following, "is not JSON")
    if is_feature(found):
        return at, end, found
    if isinstance(found, dict) and isinstance(found.get("features"), list):
        return at, begins_list(text, at) or end, None
    return at, end, "is not a GeoJSON feature"


def _next(text: str, at: int, certain: int) -> int | None:
    """Where reading goes on after what is not JSON: at the next feature that is whole, at the latest where one begins for certain."""
    for _ in range(_TRIED):
        opened = _OPENED.search(text, at, certain)
        if opened is None:
            break
        at = opened.start(1)
        try:
            found, end = _decoded(text, at)
        except (ValueError, RecursionError):
            at += 1
            continue
        if is_feature(found):
            return at
        at = max(end - 1, at + 1)  # its own brace may stand before the next one
    return certain if certain < len(text) else None
