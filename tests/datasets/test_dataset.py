from __future__ import annotations

import json
import math
import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import geopandas
import pyogrio
import pytest
from pyarrow import parquet

from benchmarks.make_tables import lines
from geo.datasets import EVERYTHING, Dataset, Filter, datasets, datasets_folder, open_dataset
from geo.datasets.schema import COLUMNS
from geo.errors import DatasetError
from geo.importing import import_table


def ids(dataset: Dataset, wanted: Filter = EVERYTHING) -> set[str]:
    found = dataset.columns(["id"], wanted)["id"].to_pylist()
    assert dataset.count(wanted) == len(found) == len(set(found))
    return set(found)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), {"dated", "long", "by", "open", "undated", "nowhere"}),
        (Filter(years=(2005, 2005)), {"dated", "long"}),
        (Filter(years=(2003, 2003)), {"long", "by", "open"}),
        (Filter(years=(2004, 2004), undated=True), {"long", "open", "undated"}),
        (Filter(years=(2010, 2999)), {"nowhere"}),
        (Filter(days=(date(2006, 8, 31), date(2006, 9, 30))), {"long"}),
        (Filter(days=(date(2006, 9, 1), None)), {"nowhere"}),
        (Filter(days=(None, date(2001, 1, 1))), {"long"}),
        (Filter(days=(date(2005, 1, 20), date(2005, 1, 20))), {"dated", "long"}),
        (Filter(bbox=(60, 30, 80, 50)), {"dated", "long"}),
        (Filter(bbox=(74.6, 42.9, 74.6, 42.9)), {"dated"}),
        (Filter(bbox=(179, 50, -179, 52)), {"by", "open"}),
        (Filter(actor=("Norland",)), {"dated", "long", "nowhere"}),
        (Filter(actor=("Westland", "Southland")), {"dated", "by", "undated"}),
        (Filter(actor=("Nobody",)), set()),
        (Filter(actor=("Norland'; DROP TABLE events; --",)), set()),
        (Filter(country=("KG",)), {"dated"}),
        (Filter(kind=("operating",), actor=("Norland",), years=(2005, 2009)), {"dated"}),
        (Filter(family=("in-use",)), {"dated", "long", "nowhere"}),
        (Filter(years=(2010, 2999), presumed=True), {"nowhere"}),
        (Filter(years=(1990, 1990), presumed=True), {"by"}),
        (Filter(years=(1990, 1990), presumed=True, undated=True), {"by", "undated"}),
        (Filter(known=date(2005, 2, 1)), {"dated", "open", "undated"}),
        (Filter(known=date(2005, 1, 31)), {"open", "undated"}),
    ],
)  # fmt: skip
def test_what_answers_a_filter(six: Dataset, wanted: Filter, expected: set[str]) -> None:
    assert ids(six, wanted) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), {}),
        (Filter(known=date(2005, 2, 1)), {"without a day of publication": 1, "not yet published": 2}),
        (Filter(known=date(2005, 2, 1), actor=("Norland",)), {"without a day of publication": 1, "not yet published": 2, "other filters": 2}),
        (Filter(years=(2001, 2003)), {"undated": 1, "outside the years": 2}),
        (Filter(years=(2001, 2002), undated=True), {"presumed": 1, "outside the years": 3}),
        (Filter(days=(date(2006, 9, 1), None), bbox=(60, 30, 80, 50)), {"outside the datetime": 4, "undated": 1, "without a place": 1}),
        (Filter(bbox=(179, 50, -179, 52)), {"without a place": 1, "outside the bbox": 3}),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted_by_the_first_reason(
    six: Dataset, wanted: Filter, expected: dict[str, int]
) -> None:
    assert six.left_out(wanted) == expected
    assert six.count(wanted) + sum(expected.values()) == six.events


@pytest.mark.parametrize(
    "options",
    [
        {"years": (2005, 2001)}, {"days": (date(2005, 1, 2), date(2005, 1, 1))}, {"bbox": (0, 5, 0, 4)}, {"bbox": (-999, 0, 10, 10)},
        {"bbox": (0, 0, math.nan, 1)}, {"bbox": (0, 0, math.inf, 1)},
    ],
)  # fmt: skip
def test_absurd_filters_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(DatasetError):
        Filter(**options)  # type: ignore[arg-type]


def test_what_a_dataset_says_of_itself(six: Dataset) -> None:
    assert (six.slug, six.title, six.kind, six.events, six.rejected, six.unplaced, six.undated) == (
        "events",
        "Six events",
        "geojson",
        6,
        0,
        1,
        1,
    )
    assert (six.years, six.bbox) == ((2001, 2010), (-179.5, -33.0, 179.5, 51.0))
    assert len(six.about["source"]["sha256"]) == 64
    assert six.version


def test_events_lie_in_the_order_of_their_days(six: Dataset) -> None:
    assert six.columns(["id"])["id"].to_pylist() == ["long", "open", "by", "dated", "nowhere", "undated"]


def test_columns_have_their_types_whatever_is_in_them(six: Dataset) -> None:
    schema = parquet.read_schema(six.path)
    assert tuple(schema.names) == COLUMNS
    types = {
        name: str(schema.field(name).type)
        for name in ("lat", "geometry", "start", "radius_m", "actors", "published", "raw")
    }
    assert types == {
        "lat": "double", "geometry": "binary", "start": "date32[day]", "radius_m": "int32", "actors": "list<element: string>", "published": "date32[day]", "raw": "string",
    }  # fmt: skip
    lat = six.columns(["lat"])["lat"].to_numpy()
    assert lat.dtype == "float64"
    assert math.isnan(lat[4])


def test_a_file_of_the_first_format_has_no_second_ends(six: Dataset) -> None:
    older = parquet.read_table(six.path).drop_columns(["to_place", "to_lat", "to_lon"])
    parquet.write_table(older, six.path)
    event = six.event("dated")
    assert event is not None
    assert (event["place_name"], event["to_place"], event["to_lat"], event["lat"]) == (None, None, None, 42.9)
    for table in (
        six.columns(),
        six.page(),
        six.page(limit=0),
        six.columns(wanted=Filter(actor=("Norland",))),
    ):
        assert tuple(table.column_names) == COLUMNS
        assert table["to_lat"].null_count == len(table)
    assert six.columns(["to_lon"])["to_lon"].to_pylist() == [None] * 6
    assert {feature["properties"]["to_place"] for feature in six.features()} == {None}


def test_pages_are_slices_of_what_answers(six: Dataset) -> None:
    wanted = Filter(actor=("Norland",))
    pages = [six.page(wanted, offset, 2, ["id"])["id"].to_pylist() for offset in (0, 2, 4, 10**12)]
    assert pages == [["long", "dated"], ["nowhere"], [], []]
    assert six.page(limit=0).num_rows == 0
    assert six.page().column_names == list(COLUMNS)


@pytest.mark.parametrize(("offset", "limit"), [(-1, 5), (0, -5)])
def test_a_page_before_the_first_is_refused(six: Dataset, offset: int, limit: int) -> None:
    with pytest.raises(DatasetError, match="at least 0"):
        six.page(EVERYTHING, offset, limit)


def test_unknown_columns_are_refused(six: Dataset) -> None:
    with pytest.raises(DatasetError, match="no column 'latitude'"):
        six.columns(["latitude"])
    with pytest.raises(DatasetError, match="no column of words"):
        six.values("lat")


def test_values_are_counted_within_what_answers(six: Dataset) -> None:
    assert six.values("actors") == {"Norland": 3, "Southland": 2, "Westland": 1}
    assert six.values("actors", Filter(years=(2005, 2005))) == {"Norland": 2, "Westland": 1}
    assert six.values("country") == {"KG": 1}


def test_one_event_by_its_id(six: Dataset) -> None:
    event = six.event("dated")
    assert event
    assert (event["start"], event["actors"]) == (date(2005, 1, 20), ["Norland", "Westland"])
    assert six.event("none") is None


def test_features(six: Dataset) -> None:
    found = {feature["id"]: feature for feature in six.features()}
    assert json.loads(json.dumps(found))["dated"]["properties"]["start"] == "2005-01-20"
    assert found["dated"]["geometry"] == {"type": "Point", "coordinates": [74.6, 42.9]}
    assert found["nowhere"]["geometry"] is None
    assert [feature["id"] for feature in six.features(Filter(years=(2005, 2005)), 1, 5)] == ["dated"]


def test_row_groups_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"".join(lines("acled", 500, 3, holes=True)))
    import_table(path, "acled", folder=tmp_path / "one")
    monkeypatch.setattr("geo.importing.finish.GROUP", 64)
    monkeypatch.setattr("geo.datasets.features.BATCH", 50)
    import_table(path, "acled", folder=tmp_path / "many")
    one, many = open_dataset("t", tmp_path / "one"), open_dataset("t", tmp_path / "many")
    assert parquet.ParquetFile(many.path).num_row_groups > 6
    assert one.columns().equals(many.columns())
    wanted = Filter(years=(2000, 2010), bbox=(60, 38, 80, 48))
    assert one.page(wanted, 7, 30).equals(many.page(wanted, 7, 30))
    assert list(one.features(wanted)) == list(many.features(wanted))
    assert 0 < many.count(wanted) < 500


def test_a_dataset_that_was_replaced_is_read_anew(six: Dataset, folder: Path) -> None:
    assert six.count(Filter(actor=("Norland",))) == 3
    path = folder.parent / "events.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace("Norland", "Eastmark"), encoding="utf-8")
    import_table(path, "geojson", folder=folder)
    again = open_dataset("events", folder)
    assert again.version != six.version
    assert again.count(Filter(actor=("Norland",))) == 0


def test_it_is_geoparquet_1_1_that_geopandas_opens(six: Dataset) -> None:
    geo = json.loads(parquet.read_schema(six.path).metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"] == {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "bbox": [-179.5, -33.0, 179.5, 51.0],
    }
    frame = geopandas.read_parquet(six.path).set_index("id")
    assert frame.crs.to_authority() == ("OGC", "CRS84")
    assert (frame.loc["dated"].geometry.x, frame.loc["dated"].geometry.y) == (74.6, 42.9)
    assert frame.geometry.isna().sum() == 1


@pytest.mark.skipif("Parquet" not in pyogrio.list_drivers(), reason="this GDAL has no Parquet driver")
def test_pyogrio_opens_it(six: Dataset) -> None:
    assert pyogrio.read_info(six.path)["features"] == 6


def _ogrinfo_reads_parquet() -> bool:
    if not which("ogrinfo"):
        return False
    return (
        "Parquet"
        in subprocess.run(["ogrinfo", "--formats"], capture_output=True, text=True, check=False).stdout
    )


@pytest.mark.skipif(not _ogrinfo_reads_parquet(), reason="no ogrinfo with a Parquet driver")
def test_ogrinfo_opens_it(six: Dataset) -> None:
    said = subprocess.run(
        ["ogrinfo", "-so", "-al", str(six.path)], capture_output=True, text=True, check=True
    ).stdout
    assert "Feature Count: 6" in said


def test_all_datasets_but_the_broken_ones(six: Dataset, folder: Path) -> None:
    (folder / "broken").mkdir()
    (folder / "broken" / "dataset.json").write_text("{", encoding="utf-8")
    (folder / ".importing").mkdir(exist_ok=True)
    assert [dataset.slug for dataset in datasets(folder)] == ["events"]
    with pytest.raises(DatasetError, match="does not describe a dataset"):
        open_dataset("broken", folder)
    with pytest.raises(DatasetError, match="did you mean events"):
        open_dataset("event", folder)
    with pytest.raises(DatasetError, match="No dataset is called"):
        open_dataset("../datasets/events", folder)
    assert datasets(folder / "none") == []


def test_a_damaged_file_says_so(six: Dataset) -> None:
    six.path.write_bytes(b"PAR1 not really")
    with pytest.raises(DatasetError, match="import its table again"):
        six.count()


def test_where_datasets_lie(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATLAS_DATASETS", str(tmp_path))
    assert datasets_folder() == tmp_path
    monkeypatch.delenv("ATLAS_DATASETS")
    assert "basing-atlas" in datasets_folder().parts
