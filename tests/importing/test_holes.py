"""Tables with holes: each bad row is set aside with its reason, every other one is kept, and nothing stops the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import DatasetError
from geo.importing import lines
from geo.importing.table import RECODED, UNWESTERN
from tests.importing.tables import COLUMNS, Desk, table

HEAD = "id,lat,lon,start,place_name\n"
GOOD = "b,42.9,74.6,2005-01-20,Port Amber\n"


def both(desk: Desk, content: str | bytes) -> tuple[list[str], list[str]]:
    """Ids of what is kept, and the reasons for what is not; together they are all rows."""
    summary = desk.run(desk.file(content))
    kept, reasons = [event["id"] for event in desk.events()], [reason for _, reason, _ in desk.rejected()]
    assert summary.rows == len(kept) + len(reasons)
    return kept, reasons


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a,142.5,42.9,2005,x", "latitude '142.5' is impossible: it goes from -90 to 90; latitude and longitude may be exchanged"),
        ("a,742,42.9,2005,x", "latitude '742' is impossible: it goes from -90 to 90"),
        ("a,42.9,-180.5,2005,x", "longitude '-180.5' is impossible: it goes from -180 to 180"),
        ("a,north,74.6,2005,x", "latitude 'north' is no number of degrees"),
        ("a,42.9,74.6,soon,x", "start 'soon' is no date that can be read: years run from 1000 to 2999, and are written in full"),
        ("a,42.9,74.6,2005", "has 4 cells where the table has 5 columns"),
        ("a,42.9,74.6,2005,x,y", "has 6 cells where the table has 5 columns"),
        ("a,42.9,74.6,2005,x\0y", "holds a NUL byte: the file is damaged here"),
        (",,,,", "is empty in every column that is read"),
        ('a,42.9,74.6,2005,"opens', "has quotes that do not pair: double those that belong to the text"),
        ('a,42.9,"74.6,2005,opens', "has quotes that do not pair: double those that belong to the text"),
        ("a,1e999,74.6,2005,x", "latitude '1e999' is impossible: it goes from -90 to 90"),
    ],
)  # fmt: skip
def test_one_bad_row_costs_one_row(desk: Desk, line: str, reason: str) -> None:
    kept, reasons = both(desk, f"{HEAD}{GOOD}{line}\n{GOOD.replace('b', 'c', 1)}")
    assert kept == ["b", "c"]
    assert reasons == [reason]
    row, _, raw = desk.rejected()[0]
    assert (row, raw) == (3, line.replace("\0", "␀"))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ('a,1,2,2005,"Port ""Amber"""', 'Port "Amber"'),
        ('a,1,2,2005,"Port "Amber" Quay"', 'Port "Amber" Quay'),
        ('a,1,2,2005,Port "Amber"', 'Port "Amber"'),
        ('a,1,2,2005,"Port\nAmber, lower"', "Port\nAmber, lower"),
        ('a,1,2,2005,"Port \\"Amber\\" Quay"', 'Port "Amber" Quay'),
        ("a,1,2,2005,  Port Amber ,,", "Port Amber"),
        ("a,1,2,2005,\u2028Port\x85Amber", "Port\x85Amber"),
    ],
)
def test_quotes_and_line_ends_within_cells(desk: Desk, line: str, place: str) -> None:
    assert both(desk, f"{HEAD}{line}\n{GOOD}") == (["a", "b"], [])
    assert desk.events()[0]["place_name"] == place


def test_a_stray_quote_does_not_swallow_the_rows_after_it(desk: Desk) -> None:
    rows = [f"r{n},1,2,2005,x\n" for n in range(40)]
    rows[5] = 'r5,1,2,2005,"x\n'
    rows[9] = 'r9,1,2,2005,"y"\n'
    rows[20] = 'r20,1,"2,2005,x\n'
    rows[21] = 'r21,1,2",2005,x\n'
    kept, reasons = both(desk, HEAD + "".join(rows))
    assert set(kept) >= {f"r{n}" for n in range(40)} - {"r5", "r20", "r21"}
    assert len(reasons) == 40 - len(kept) <= 3


@pytest.mark.parametrize("before", [0, 1, 8])
@pytest.mark.parametrize(
    "said",
    [
        "Addresses: \n5,1,2,2005,somewhere\nend",
        "Attack on camp.\nArmy, police, militia, and locals, fled.",
        "At noon, there:\n5,1,2,2005,somewhere\n6,1,2,2005,elsewhere",
        "\n5,1,2,2005-01-20,x,y",
        ", , , ,\n, , , ,",
    ],
)
def test_a_cell_of_several_lines_whose_quotes_pair_is_one_cell(desk: Desk, said: str, before: int) -> None:
    ids = [f"r{n}" for n in range(before)]
    rows = "".join(GOOD.replace("b", id_, 1) for id_ in ids)
    assert both(desk, f'{HEAD}{rows}a,1,2,2005-01-20,"{said}"\n{GOOD}') == (["a", "b", *ids], [])


@pytest.mark.parametrize("place", ["x", '"x, y"', '"x\ny"'])
def test_stray_quotes_in_a_column_of_words_swallow_no_rows(desk: Desk, place: str) -> None:
    """Where the first opens and the last closes a cell, the width fits and the quotes pair."""
    head, rows = HEAD.replace("\n", ",note\n"), [f"r{n},1,2,2005-01-20,x,{place}\n" for n in range(30)]
    rows[5:10] = ['r5,1,2,2005-01-20,"x,x\n', *["q,1,2,,x,x\n"] * 3, f'r9,1,2,2005-01-20,x",{place}\n']
    kept, reasons = both(desk, head + "".join(rows))
    assert len(kept) == 29
    assert "r9" in kept
    assert reasons == ["opens a quote that is not closed before the next row"]


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("a,42.9,74", "is cut off after 3 of 5 cells: the file ends here"),
        ('a,42.9,74.6,2005,"Port', "is cut off within quotes: the file ends here"),
    ],
)
def test_a_file_cut_off_in_its_last_line(desk: Desk, end: str, reason: str) -> None:
    assert both(desk, HEAD + GOOD + end) == (["b"], [reason])


def test_a_last_line_without_an_end_that_is_whole_is_kept_and_said(desk: Desk) -> None:
    assert both(desk, HEAD + GOOD.rstrip()) == (["b"], [])
    assert "1 last line without an end, read as it stands: its last cell may be cut off." in str(
        desk.run(desk.file(HEAD + GOOD.rstrip()))
    )
    for whole in (HEAD + GOOD, HEAD + GOOD + " "):
        assert desk.run(desk.file(whole)).notes == {}


@pytest.mark.parametrize(
    "cells", [("", ""), ("42.9", ""), ("", "74.6"), ("0", "0"), ("NA", "N/A"), ("NULL", "nan"), ("-", "?")]
)
def test_without_coordinates_a_row_is_kept_unplaced(desk: Desk, cells: tuple[str, str]) -> None:
    summary = desk.run(table(desk.folder / "table.csv", {"lat": cells[0], "lon": cells[1]}, {}))
    assert (summary.unplaced, summary.rejected) == (1, 0)
    first, second = desk.events()
    assert (first["lat"], first["lon"], first["geometry"]) == (None, None, None)
    assert second["lat"] == 42.9


@pytest.mark.parametrize("cells", [("", ""), ("0", "0"), ("42.9", "")])
def test_what_has_no_place_has_no_precision_either(desk: Desk, cells: tuple[str, str]) -> None:
    path = desk.file(
        f"id,lat,lon,when,precision,radius_m\na,{cells[0]},{cells[1]},2005,exact,\nb,1,2,2005,exact,7\n"
    )
    rules = '[columns]\nid = "id"\nlat = "lat"\nlon = "lon"\nwhen = "when"\n[constants]\nprecision = "exact"'
    for mapping, radius in ((None, 7), (rules, 1000)):
        desk.run(path, mapping=mapping)
        assert [(event["precision"], event["radius_m"]) for event in desk.events()] == [
            (None, None),
            ("exact", radius),
        ]


@pytest.mark.parametrize(
    ("printed", "degrees"),
    [("42,95", 42.95), ("+42.95", 42.95), ("4.295e1", 42.95), (".5", 0.5), ("42.", 42.0), ("42.95°", 42.95)],
)
def test_numbers_as_tables_print_them(desk: Desk, printed: str, degrees: float) -> None:
    desk.run(table(desk.folder / "table.csv", {"lat": printed}))
    assert desk.events()[0]["lat"] == degrees


def test_a_column_that_changes_type_half_way(desk: Desk) -> None:
    rows = [
        {"lat": str(40 + n)} if n < 5 else {"lat": "unknown"} if n == 5 else {"lat": f"{n} km north"}
        for n in range(10)
    ]
    summary = desk.run(table(desk.folder / "table.csv", *rows))
    assert (summary.events, summary.unplaced, summary.rejected) == (6, 1, 4)
    assert summary.reasons == {"latitude … is no number of degrees": 4}


def test_ids_that_repeat_are_kept_apart(desk: Desk) -> None:
    rows = [{"id": id_} for id_ in ("x", "x", "y", "x~2", "x", "")]
    summary = desk.run(table(desk.folder / "table.csv", *rows))
    assert [event["id"] for event in desk.events()] == ["row-7", "x", "x~2", "x~3", "x~4", "y"]
    assert summary.repeated_ids == 2
    assert "~2" in str(summary)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_that_show_themselves(desk: Desk, encoding: str) -> None:
    assert both(desk, (HEAD + GOOD.replace("Port", "Қант")).encode(encoding)) == (["b"], [])
    assert desk.events()[0]["place_name"] == "Қант Amber"


def test_encodings_mixed_line_by_line(desk: Desk) -> None:
    content = (
        HEAD.encode()
        + "a,1,2,2005,Öst\n".encode("cp1252")
        + "b,1,2,2005,Öst\n".encode()
        + b"c,1,2,2005,\x81\n"
    )
    kept, reasons = both(desk, content)
    assert kept == ["a", "b"]
    assert reasons == ["is neither UTF-8 nor Windows-1252 (byte 12 of the line)"]
    assert {event["place_name"] for event in desk.events()} == {"Öst"}


@pytest.mark.parametrize(
    ("place", "byte"),
    [
        (b"\xd0\x91\xd0\xb8\xd1\x88\xd0", "byte 18 of the line is 0xd0"),
        ("Бишкек".encode()[1:], "byte 12 of the line is 0x91"),
        ("Бишк".encode() + b"\xff" + "ек".encode(), "byte 20 of the line is 0xff"),
        (b"Z\xc3\xbcrich Z\xfc", "byte 21 of the line is 0xfc"),
    ],
    ids=["cut", "begun late", "a byte", "two encodings"],
)
def test_utf_8_that_was_damaged_is_no_other_encoding(desk: Desk, place: bytes, byte: str) -> None:
    line = b"a,1,2,2005," + place + b"\n"
    assert both(desk, f"{HEAD}{GOOD}".encode() + line + "c,1,2,2005,Бишкек\n".encode()) == (
        ["b", "c"], [f"is UTF-8 that was damaged or cut off ({byte})"],
    )  # fmt: skip


@pytest.mark.parametrize("place", ["Öst", "„Spaß“", "Café “Soufflé”", "Año – été", "ÉTÉ", "créée"])
def test_lines_in_windows_1252_go_on_being_read(desk: Desk, place: str) -> None:
    summary = desk.run(desk.file(f"{HEAD}a,1,2,2005,".encode() + f"{place}\n".encode("cp1252")))
    assert desk.events()[0]["place_name"] == place
    assert summary.notes == {RECODED: 1}


def test_cyrillic_that_was_taken_for_windows_1252_is_told(desk: Desk) -> None:
    lines = [f"a{n},1,2,2005,{place}\n" for n, place in enumerate(("ИДУ", "База в Канте", "Ош"))]
    summary = desk.run(desk.file(HEAD.encode() + "".join(lines).encode("cp1251")))
    assert summary.notes == {RECODED: 3, UNWESTERN: 2}
    assert 'encoding = "cp1251"' in str(summary)


def test_a_declared_encoding(desk: Desk) -> None:
    content = (HEAD + "a,1,2,2005,Сорт\n").encode("cp1251")
    desk.run(
        desk.file(content),
        mapping='encoding = "cp1251"\n[columns]\nid = "id"\nstart = "start"\nplace_name = "place_name"',
    )
    assert desk.events()[0]["place_name"] == "Сорт"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-16", "utf-16-le"), ("utf-16", "utf-16-be"), ("utf-16", "utf-16"), ("utf-16", "utf-8"), ("utf-16", "utf-8-sig"),
        ("utf-16-le", "utf-16"), ("utf-16-le", "utf-16-le"), ("utf-32", "utf-32-le"), ("cp1252", "utf-16"),
    ],
)  # fmt: skip
def test_a_file_is_read_as_it_shows_itself_whatever_is_declared(
    desk: Desk, declared: str, written: str
) -> None:
    path = desk.file((HEAD + GOOD.replace("Port", "Қант")).encode(written))
    desk.run(
        path,
        mapping=f'encoding = "{declared}"\n[columns]\nid = "id"\nplace_name = "place_name"\nstart = "start"',
    )
    assert [(event["id"], event["place_name"]) for event in desk.events()] == [("b", "Қант Amber")]


def test_utf_16_cut_within_a_character(desk: Desk) -> None:
    kept, reasons = both(desk, (HEAD + GOOD + "a,1,2,20").encode("utf-16")[:-1])
    assert kept == ["b"]
    assert len(reasons) == 1


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(desk: Desk, end: str) -> None:
    assert both(desk, (HEAD + GOOD).replace("\n", end)) == (["b"], [])


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_delimiters_are_found_in_the_header(desk: Desk, mark: str) -> None:
    assert both(desk, (HEAD + GOOD).replace(",", mark)) == (["b"], [])


@pytest.mark.parametrize(
    ("first", "mark"),
    [("sep=;", ";"), ("SEP=|", "|"), ('"sep=,"', ","), ("sep=\t", "\t"), ("\nsep=:\n", ":")],
)
def test_a_first_line_may_tell_the_delimiter(desk: Desk, first: str, mark: str) -> None:
    assert both(desk, f"{first}\r\n" + (HEAD + GOOD + "x\n").replace(",", mark)) == (
        ["b"], ["has 1 cells where the table has 5 columns"],
    )  # fmt: skip
    assert desk.rejected()[0][0] == 4 + first.count("\n")


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("title", ["Visits in 2001", "Visits;;;;", "Visits,,,,,", '"Visits, 2001"'])
def test_a_title_above_the_header_is_told(desk: Desk, title: str, mark: str) -> None:
    path = desk.file(f"{title}\n\n" + (HEAD + GOOD).replace(",", mark))
    with pytest.raises(
        DatasetError, match=r"its first line \('.*'\) seems to be no header, for it has 1 cells"
    ):
        desk.run(path)


@pytest.mark.parametrize(
    "content",
    [
        "id,when,,,,\na,2005,,,,\n",
        "id;when\na, b, c, d;2005\n",
        "id,when\na,2005\nb,2005,x,y,z\nc,2005,x,y,z\n",
        'id,when,says\na,2005,"x\n1,2,3,4,5,6,7\n1,2,3,4,5,6,7\n1,2,3,4,5,6,7"\n',
    ],
)
def test_a_narrow_header_that_some_row_fits_is_one(desk: Desk, content: str) -> None:
    assert desk.run(desk.file(content)).events == 1


@pytest.mark.parametrize("quotes", ["true", "false"])
def test_columns_without_a_name_are_read(desk: Desk, quotes: str) -> None:
    rows = ",42,74,2005,x\n\n,42,74,2006,\n,42,74,2007\ny,42,74,2008,,,\n,42,74,2009,x,y\n"
    path = desk.file(f",lat,lon,when,\n{rows}")
    desk.run(path, mapping=f'quotes = {quotes}\n[columns]\nlat = "lat"\nlon = "lon"\nwhen = "when"', raw=True)
    assert [(event["when"], event["raw"]) for event in desk.events()] == [
        ("2005", '{"column 5": "x"}'), ("2006", "{}"), ("2007", "{}"), ("2008", '{"column 1": "y"}'),
    ]  # fmt: skip
    assert [reason for _, reason, _ in desk.rejected()] == ["has 6 cells where the table has 5 columns"]


def test_a_row_of_several_lines_need_not_have_the_columns_without_a_name(desk: Desk) -> None:
    assert both(desk, f'{HEAD[:-1]},,\n{GOOD}c,1,2,2005,"Port\nAmber"\nd,1,2,2005,"Port "Amber" Quay"\n') == (
        ["b", "c", "d"], [],
    )  # fmt: skip


def test_exchanged_columns_are_refused_by_latitudes_over_90(desk: Desk) -> None:
    rows = [{"lat": str(100 + n), "lon": "42"} for n in range(20)]
    path = table(desk.folder / "table.csv", *rows)
    with pytest.raises(
        DatasetError,
        match=r"'lat' and 'lon' seem to be exchanged \(20 of 20 latitudes are over 90\).*swapped = true",
    ):
        desk.run(path)
    desk.run(path, mapping='swapped = true\n[columns]\nid = "id"\nlat = "lat"\nlon = "lon"')
    assert (desk.events()[0]["lat"], desk.events()[0]["lon"]) == (42, 100)


COUNTRY = (*COLUMNS, "country")


def test_exchanged_columns_are_refused_by_the_countries_named(desk: Desk) -> None:
    rows = [{"lat": "74.6", "lon": "42.9", "country": "Kyrgyzstan"}] * 20
    with pytest.raises(DatasetError, match="only when exchanged"):
        desk.run(table(desk.folder / "table.csv", *rows, columns=COUNTRY))


def test_one_exchanged_row_is_set_aside(desk: Desk) -> None:
    rows = [{"country": "KG"}] * 20 + [{"lat": "74.6", "lon": "42.9", "country": "KGZ"}]
    desk.run(table(desk.folder / "table.csv", *rows, columns=COUNTRY))
    assert [(row, reason[:9]) for row, reason, _ in desk.rejected()] == [(22, "lies far ")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"), (b" \n\n", "is empty"), (HEAD, "holds no rows"), (b"PK\x03\x04xxxx", "zip archive"), (b"\x1f\x8bxxxx", "gzip"),
        (b"\xef\xbb\xbf", "is empty"), (b"\xff\xfe", "is empty"), ("\ufeff\r\n".encode("utf-16-be"), "is empty"), ("sep=;\n", "holds no rows"),
        ("who,what\na,b\n", "No column of .* says?.*|No column of .* is known to say where or when"),
        (HEAD + "a,x,y,z,\n", "None of the 1 rows"), (b"\x00\x01\x02" * 50, "."),
    ],
)  # fmt: skip
def test_files_that_cannot_be_imported(desk: Desk, content: str | bytes, said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        desk.run(desk.file(content))
    assert not (desk.datasets / "table").exists()


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        ('id,"start\n1,2', "csv", "quotes of its first line"),
        ("Visits\n" + HEAD + GOOD, "csv", "seems to be no header"),
        ("1\t2", "gdelt", "has 2 columns set apart by tabs"),
        ("who,what\na,b\n", "csv", "No column of"),
    ],
)
def test_a_copy_is_not_named_and_goes_with_the_import(desk: Desk, content: str, kind: str, said: str) -> None:
    path = desk.file(content.encode("utf-16"))
    with pytest.raises(DatasetError, match=said) as caught:
        desk.run(path, kind)
    assert str(path) in str(caught.value)
    assert ".importing" not in str(caught.value)
    assert list((desk.datasets / ".importing").glob("*.copy")) == []


@pytest.mark.parametrize("path", ["missing.csv", "."])
def test_a_path_that_is_no_file(desk: Desk, path: str) -> None:
    with pytest.raises(DatasetError, match=r"cannot be read|is a folder"):
        desk.run(desk.folder / path, name="nothing")


def test_blocks_of_any_size_give_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"id": f"r{n}", "place_name": 'a "b", c\nd' * (n % 3)} for n in range(300)]
    path = table(desk.folder / "table.csv", *rows)
    path.write_bytes(path.read_bytes() + b'x,1,2,2005,"cut')
    found = []
    for size in (64, 999, 1 << 20):
        monkeypatch.setattr(lines, "BLOCK", size)
        desk.run(path)
        found.append((desk.opened().path.read_bytes(), desk.opened().rejected_path.read_bytes()))
    assert found[0] == found[1] == found[2]
    assert len(desk.rejected()) == 1


def test_a_line_without_end_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "BLOCK", 100)
    monkeypatch.setattr(lines, "LONGEST", 1000)
    kept, reasons = both(desk, HEAD + GOOD + "x" * 5000 + "\n" + GOOD.replace("b", "c", 1))
    assert kept == ["b", "c"]
    assert len(reasons) >= 5


def test_script_in_a_cell_stays_text(desk: Desk, tmp_path: Path) -> None:
    desk.run(desk.file("id,start,says,source_url\n=1+1,2005,<script>alert(1)</script>,javascript:alert(1)\n"))
    event = desk.events()[0]
    assert (event["id"], event["says"], event["source_url"]) == ("=1+1", "<script>alert(1)</script>", None)


@pytest.mark.parametrize("name", ["read", "event"])
def test_a_large_row_that_is_set_aside_is_kept_whole(desk: Desk, name: str) -> None:
    """Set aside while it is read, for its cells, or while it is converted, for its date; readers of CSV take less."""
    large = "y" * 300_000
    line = f"a,42.9,74.6,2005,x,{large}" if name == "read" else f'a,42.9,74.6,soon,"{large[:250_000]}"'
    summary = desk.run(desk.file(f"{HEAD}{GOOD}{line}\n{GOOD.replace('b', 'c', 1)}"))
    assert (summary.rows, summary.events, summary.rejected) == (3, 2, 1)
    said = "has 6 cells where the table has 5 columns" if name == "read" else "start 'soon' is no date"
    kept = desk.opened().rejected_path.read_text(encoding="utf-8")
    assert said in kept
    assert line.replace('"', '""') in kept


def test_a_cell_larger_than_readers_of_csv_take_is_read(desk: Desk) -> None:
    large = "y" * 300_000
    assert both(desk, f"{HEAD}{GOOD}a,42.9,74.6,2005,{large}\n") == (["a", "b"], [])
    assert desk.events()[0]["place_name"] == large
    assert dict(desk.run(desk.folder / "table.csv").notes) == {}
