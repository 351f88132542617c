"""A made-up checkout for tests: Norland, Southland and what three papers of ours say about them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.atlas import Atlas, open_atlas
from geo.errors import UnknownPlaceError
from geo.records.reading import ROOT, Records, read_records

ACTORS = """
[[actor]]
id = "norland"
name = "Norland"
kind = "state"
country = "NL"

[[actor]]
id = "southland"
name = "Southland"
kind = "state"
country = "SL"

[[actor]]
id = "westland"
name = "Westland"
kind = "state"
country = "WL"

[[actor]]
id = "harbour-league"
name = "Harbour League"
kind = "alliance"
"""

PLACES = """
[[place]]
id = "port-amber"
name = "Port Amber"
kind = "port"
country = "SL"
lat = 41.5
lon = 71.25
basis = "Made up for tests."
precision = "exact"
reason = "No gazetteer holds what does not exist."
"""


@dataclass(frozen=True)
class Found:
    """What a gazetteer answers."""

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    precision: str
    radius_m: int | None
    source: str = "a gazetteer of ours"


FOUND = {
    found.id: found
    for found in (
        Found("port-amber", "Port Amber", "port", "SL", 41.5, 71.25, "exact", 1_000),
        Found("mill-field", "Mill Field", "airfield", "SL", 42.123456789, 73.0, "near", 25_000),
        Found("southland", "Southland", "country", "SL", 42.0, 72.0, "country", None),
        Found("grey-sea", "Grey Sea", "sea", "", 40.0, 50.0, "area", None),
    )
}


def locate(id_: str) -> Found:
    """The made-up gazetteer's `get`."""
    if id_ not in FOUND:
        raise UnknownPlaceError(f"No place has the id {id_!r}.")
    return FOUND[id_]


def toml(value: object) -> str:
    """One value as TOML: JSON but for tables."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def table(header: str, values: Mapping[str, object]) -> str:
    """A TOML table; fields that are None are left out."""
    rows = [f"{key} = {toml(value)}" for key, value in values.items() if value is not None]
    return "\n".join([header, *rows, ""])


SOURCE: dict[str, object] = {
    "title": "Made-up paper", "publisher": "The Paper", "publisher_kind": "newspaper", "published": "2005-08-16",
    "published_basis": "stated", "language": "en", "summary": "Says things that nobody said.",
}  # fmt: skip
CLAIM: dict[str, object] = {
    "says": "Norland uses Port Amber.", "kind": "operating", "about": "basing", "place": "port-amber",
    "actors": [{"id": "norland", "role": "uses"}], "paragraph": 1, "anchor": "Norland uses",
}  # fmt: skip


class Checkout:
    """A folder with data/ and seeds/ that a test fills."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "data").mkdir()
        (root / "seeds").mkdir()
        shutil.copy(ROOT / "data" / "kinds.toml", root / "data" / "kinds.toml")
        self.write("data/actors.toml", ACTORS)
        self.write("data/places.toml", PLACES)

    def write(self, name: str, text: str) -> Path:
        """Write a file below the root."""
        path = self.root / name
        path.write_text(text, encoding="utf-8")
        return path

    def document(self, id_: str = "paper", *claims: Mapping[str, object], **source: object) -> Path:
        """Write seeds/<id>.toml with claims that differ from CLAIM as told; spans follow one another."""
        parts = [table("[source]", {"id": id_, **SOURCE, **source})]
        for number, claim in enumerate(claims):
            values = {**CLAIM, "span": [10 * number, 10 * number + 10], **claim}
            if values.get("when") and "when_basis" not in values:
                values["when_basis"] = "stated"
            parts.append(table("[[claim]]", values))
        return self.write(f"seeds/{id_}.toml", "\n".join(parts))

    def mention(self, id_: str, **values: object) -> None:
        """Add a mention to a document."""
        path = self.root / "seeds" / f"{id_}.toml"
        path.write_text(path.read_text(encoding="utf-8") + table("[[mention]]", values), encoding="utf-8")

    def records(self) -> Records:
        """The records as read."""
        return read_records(self.root)

    def atlas(self) -> Atlas:
        """The atlas, with the made-up gazetteer."""
        return open_atlas(locate, self.root)
