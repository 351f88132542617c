from __future__ import annotations

import pytest

from benchmarks.make_tables import lines
from geo.errors import DatasetError
from geo.importing.mapping import KINDS, MappingError, read_mapping
from geo.records.reading import ROOT
from tests.importing.tables import Desk, table

EXAMPLE = ROOT / "data" / "mappings" / "example.toml"


@pytest.mark.parametrize("kind", KINDS)
def test_every_shape_is_a_mapping(kind: str) -> None:
    assert read_mapping(kind).columns.start


def test_the_example_imports_what_it_describes(desk: Desk) -> None:
    desk.run(
        desk.file(b"".join(lines("csv", 30, 7, holes=False))), mapping=EXAMPLE.read_text(encoding="utf-8")
    )
    events = desk.events()
    assert len(events) == 30
    assert {event["precision"] for event in events} == {"exact", "near", "country"}
    assert {event["kind"] for event in events} == {"visited", "agreed", "reported-event"}
    assert {(event["kind"], event["family"]) for event in events} >= {
        ("visited", "talk"),
        ("agreed", "agreed"),
        ("reported-event", None),
    }
    assert all(" called at " in event["says"] and event["about"] == "basing" for event in events)


def refusal(desk: Desk, mapping: str, columns: str = "ref,latitude,longitude,day") -> str:
    with pytest.raises(DatasetError) as caught:
        desk.run(desk.file(f"{columns}\n1,42.9,74.6,2005\n"), mapping=mapping)
    return str(caught.value)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ('[columns]\nlat = "latitud"\nlon = "longitude"', "columns · lat is 'latitud': is no column of table.csv (did you mean 'latitude'"),
        ('[columns]\nwhen = "xyz"', "The columns of table.csv are ref, latitude, longitude, day."),
        ('[columns]\nlatt = "latitude"', "latt: is not a field of a mapping: did you mean 'lat'"),
        ('[colums]\nlat = "latitude"', "did you mean 'columns'"),
        ('date_fromat = "d/m/Y"\n[columns]\nstart = "day"', "did you mean 'date_format'"),
        ('date_format = "d/m"\n[columns]\nstart = "day"', "must be the order of day, month and year"),
        ('encoding = "utf-9"\n[columns]\nstart = "day"', "must be an encoding"),
        ('[columns]\nstart = "day"\n[codes.precision]\n1 = "close"', "codes.precision · 1 is 'close'"),
        ('[columns]\nstart = "day"\n[codes.kind]\nx = { kind = "leased" }', "is not a kind of the atlas: requested, offered"),
        ('[columns]\nstart = "day"\n[constants]\nstance = "sure"', "constants · stance is 'sure'"),
        ('[columns]\nstart = "day"\nsays = ["{who} came"]', "says is 'who': is no column of table.csv"),
        ('[columns]\nlat = "longitude"\nlon = "latitude"', "exchange them, or write swapped = false"),
        ('[columns]\nlat = "latitude"\nstart = "day"', "'lat' and 'lon' go together"),
        ('[columns]\nid = "ref"', "No column of"),
        ("[columns\n", "is not TOML"),
    ],
)  # fmt: skip
def test_mistakes_are_named(desk: Desk, mapping: str, said: str) -> None:
    assert said in refusal(desk, mapping)


def test_all_mistakes_at_once(desk: Desk) -> None:
    said = refusal(desk, '[columns]\nlat = "latitud"\nlon = "longtude"\nstart = "dya"')
    assert "3 mistakes" in said
    assert "\n" not in said
    assert said.count("did you mean") == 3


def test_a_mapped_column_that_stands_twice(desk: Desk) -> None:
    assert "stands more than once" in refusal(desk, '[columns]\nstart = "day"', "ref,day,x,day")


def test_columns_are_found_without_regard_to_case(desk: Desk) -> None:
    desk.run(
        desk.file("REF,Latitude,Longitude,DAY\nq,42.9,74.6,2005\n"),
        mapping='[columns]\nid = "ref"\nlat = "latitude"\nlon = "longitude"\nstart = "day"',
    )
    assert desk.events()[0]["id"] == "q"


def test_a_mapping_is_laid_over_a_published_shape(desk: Desk) -> None:
    path = table(
        desk.folder / "table.csv",
        {"day": "03/04/2005", "longitude": "74.6", "latitude": "42.9"},
        columns=("id", "latitude", "longitude", "day"),
    )
    rules = 'date_format = "d/m/Y"\ntitle = "Ours"\nrequired = []\n[columns]\nstart = "day"'
    desk.run(path, "ucdp", rules)
    assert (desk.events()[0]["when"], desk.opened().title, desk.events()[0]["stance"]) == (
        "2005-04-03",
        "Ours",
        "reported",
    )


def test_a_published_shape_asks_for_its_own_columns(desk: Desk) -> None:
    with pytest.raises(MappingError, match=r"date_start.*is no column of table\.csv"):
        desk.run(desk.file("id,latitude,longitude\n1,2,3\n"), "ucdp")


def test_names_for_a_table_without_a_header(desk: Desk) -> None:
    desk.run(
        desk.file("a;42.9;74.6\nb;1;2\n"),
        mapping='delimiter = ";"\nnames = [["id", "y", "x"]]\n[columns]\nid = "id"\nlat = "y"\nlon = "x"',
    )
    assert [event["id"] for event in desk.events()] == ["a", "b"]


@pytest.mark.parametrize("written", ["1", "1.0", "1.00"])
@pytest.mark.parametrize("printed", ["1", "1.0", " 1.0 "])
def test_a_decimal_point_keeps_no_code_from_its_word(desk: Desk, written: str, printed: str) -> None:
    """As programs write whole numbers where a cell of the column is empty."""
    rules = f"""
        [columns]
        id = "id"
        lat = "lat"
        lon = "lon"
        start = "start"
        precision = "p"
        date_precision = "p"
        kind = "p"
        says = ["{{p}}"]
        [codes.precision]
        "{written}" = "near"
        [codes.date_precision]
        "{written}" = "month"
        [codes.kind]
        "{written}" = {{ kind = "visited" }}
        [codes.words.p]
        "{written}" = "A call"
    """
    desk.run(desk.file(f'id,lat,lon,start,p\na,42.9,74.6,2005-01-20,"{printed}"\n'), mapping=rules)
    event = desk.events()[0]
    assert [event[name] for name in ("precision", "when", "kind", "says")] == [
        "near",
        "2005-01",
        "visited",
        "A call",
    ]


def test_codes_that_differ_in_their_decimal_point_are_told_apart(desk: Desk) -> None:
    rules = '[columns]\nid = "id"\nstart = "start"\nsays = ["{p}"]\n[codes.words.p]\n"1" = "one"\n"1.0" = "first edition"'
    desk.run(desk.file("id,start,p\na,2005,1\nb,2005,1.0\nc,2005,1.00\nd,2005,10\n"), mapping=rules)
    assert [event["says"] for event in desk.events()] == ["one", "first edition", "one", "10"]
