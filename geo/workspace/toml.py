"""Records as TOML that a person likes to read: the fields in the order of their model, one claim a block."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from geo.records.fields import Record

__all__ = ["table", "toml_of"]


def toml_of(value: object) -> str:
    """One value as TOML. JSON's strings are TOML's but for DEL, which TOML wants escaped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {toml_of(part)}" for name, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def table(header: str, record: Record, leave_out: Iterable[str] = ()) -> str:
    """A record under its header; what only repeats a default, and what is not known, is left out."""
    values: dict[str, Any] = record.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    rows = [
        f"{_key(name)} = {toml_of(value)}"
        for name, value in values.items()
        if name not in leave_out and value is not None
    ]
    return "\n".join([header, *rows]) + "\n"


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)
