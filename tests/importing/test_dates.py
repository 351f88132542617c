from __future__ import annotations

from datetime import date

import pytest

from geo.errors import DatasetError
from geo.importing.dates import DateError, Evidence, as_edtf, bounds, span
from tests.importing.tables import Desk, table


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2005-01-20", "2005-01-20"), ("2005-1-2", "2005-01-02"), ("2005/01/20", "2005-01-20"), ("20050120", "2005-01-20"),
        ("20050120101500", "2005-01-20"), ("200501201015", "2005-01-20"), ("2005012010", "2005-01-20"), ("20050120.0", "2005-01-20"), ("2005-01-20 00:00:00.000", "2005-01-20"),
        ("2005-01-20T23:59:59Z", "2005-01-20"), ("2005-01-20T10:00:00+06:00", "2005-01-20"), ("20 January 2005", "2005-01-20"),
        ("1 Mar 2005", "2005-03-01"), ("20-Jan-2005", "2005-01-20"), ("January 20, 2005", "2005-01-20"), ("Sept 3rd, 2005", "2005-09-03"),
        ("January 2005", "2005-01"), ("SEP. 2005", "2005-09"), ("June 2005", "2005-06"), ("2 may 2005", "2005-05-02"), ("2005", "2005"), ("2005.0", "2005"), ("2005-01", "2005-01"), ("2005-07~", "2005-07~"),
        ("[2001-09-11..2002-12-31]", "[2001-09-11..2002-12-31]"), ("2003/..", "2003/.."), (" 2005-01-20 ", "2005-01-20"), ("05/05/2005", "2005-05-05"),
    ],
)  # fmt: skip
def test_dates_as_tables_print_them(printed: str, edtf: str) -> None:
    assert as_edtf(printed, None) == edtf


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("2005-02-30", "no day that the calendar has"), ("31 February 2005", "no day that the calendar has"), ("38372", "no date that can be read"),
        ("20/01/05", "no date that can be read"), ("0001-01-01", "outside 1000 to 2999"), ("20 Smarch 2005", "names no month"),
        ("Decade 2001", "names no month"), ("Market 2001", "names no month"), ("3 Marraskuu 2001", "names no month"), ("Mayor 3, 2001", "names no month"),
        ("2005-08/2001", "ends before it begins"), ("1101010100", "no date that can be read"), ("2005012025", "no date that can be read"), ("soon", "no date that can be read"), ("<script>", "no date that can be read"),
    ],
)  # fmt: skip
def test_what_is_no_date(printed: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        as_edtf(printed, None)


@pytest.mark.parametrize(("order", "edtf"), [("dmy", "2005-04-03"), ("mdy", "2005-03-04")])
@pytest.mark.parametrize("printed", ["03/04/2005", "03.04.2005", "3-4-2005", "03/04/2005 10:15"])
def test_the_order_is_the_columns(printed: str, order: str, edtf: str) -> None:
    assert as_edtf(printed, order) == edtf


def _shown(*texts: str) -> str | None:
    evidence = Evidence()
    evidence.look(texts)
    return evidence.order("day", "t.csv")


def test_one_day_over_twelve_decides_for_the_whole_column() -> None:
    assert _shown("03/04/2005", "05/04/2005", "13/04/2005") == "dmy"
    assert _shown("03/04/2005", "05/04/2005", "04/13/2005") == "mdy"
    assert _shown("2005-04-03", "04/04/2005") is None


def test_few_mistakes_do_not_turn_a_column() -> None:
    many = [f"{day}/{month:02}/2005" for day in range(13, 29) for month in range(1, 13)]
    assert _shown(*many, "04/13/2005") == "dmy"


@pytest.mark.parametrize("texts", [("03/04/2005", "05/06/2005"), ("13/04/2005", "04/13/2005")])
def test_a_column_that_does_not_show_its_order_is_refused(texts: tuple[str, ...]) -> None:
    with pytest.raises(DatasetError, match=r"column 'day'.*date_format = .d/m/Y."):
        _shown(*texts)


def test_an_ambiguous_column_is_refused_and_a_declared_order_taken(desk: Desk) -> None:
    path = table(desk.folder / "table.csv", {"start": "03/04/2005"}, {"start": "05/06/2005"})
    with pytest.raises(DatasetError, match="date_format"):
        desk.run(path)
    rules = 'date_format = "{}"\n[columns]\nid = "id"\nstart = "start"'
    desk.run(path, mapping=rules.format("d/m/Y"))
    assert [event["when"] for event in desk.events()] == ["2005-04-03", "2005-06-05"]
    desk.run(path, mapping=rules.format("%m/%d/%Y"))
    assert [event["when"] for event in desk.events()] == ["2005-03-04", "2005-05-06"]


def test_five_formats_in_one_column(desk: Desk) -> None:
    written = [
        "2005-01-20",
        "20/01/2005",
        "20 January 2005",
        "20050120",
        "January 20, 2005",
        "03/04/2005",
        "",
        "32/01/2005",
    ]
    desk.run(table(desk.folder / "table.csv", *({"start": day} for day in written)))
    assert [event["when"] for event in desk.events()] == [*["2005-01-20"] * 5, "2005-04-03", None]
    assert [reason for _, reason, _ in desk.rejected()] == [
        "start '32/01/2005' is no day that the calendar has"
    ]


@pytest.mark.parametrize(
    ("start", "end", "precision", "edtf", "first", "last"),
    [
        ("2005-01-20", "2005-01-20", "day", "2005-01-20", "2005-01-20", "2005-01-20"),
        ("2005-01-20", "2005-01-24", "day", "2005-01-20/2005-01-24", "2005-01-20", "2005-01-24"),
        ("2005-01-20", "2005-01-24", "days", "[2005-01-20..2005-01-24]", "2005-01-20", "2005-01-24"),
        ("2005-01", "2005-02", "month", "[2005-01..2005-02]", "2005-01-01", "2005-02-28"),
        ("2005-01", "2005-02-15", "month", "[2005-01-01..2005-02-15]", "2005-01-01", "2005-02-15"),
        ("2005-03-10", "2006", "year", "[2005-03-10..2006-12-31]", "2005-03-10", "2006-12-31"),
        ("2004", "2005-02-15", "day", "2004/2005-02-15", "2004-01-01", "2005-02-15"),
        ("2005-01~", "2005-03", "month", "[2004-12-01..2005-03-31]", "2004-12-01", "2005-03-31"),
        ("2005-01?", "2005-03", "month", "2005-01?/2005-03", "2005-01-01", "2005-03-31"),
        (None, "2005-08-20", "day", "/2005-08-20", "2005-08-20", "2005-08-20"),
        (None, "2005-08-20", "week", "/2005-08-20~", "2005-08-17", "2005-08-23"),
        (None, "2005-08-20", "month", "/2005-08", "2005-08-01", "2005-08-31"),
        ("2005-01-20", None, "week", "2005-01-20~", "2005-01-17", "2005-01-23"),
        ("2005-01-20", None, "month", "2005-01", "2005-01-01", "2005-01-31"),
        ("2005-01-20", None, "year", "2005", "2005-01-01", "2005-12-31"),
        ("2005", "2006-03", None, "2005/2006-03", "2005-01-01", "2006-03-31"),
        (None, "2005-08", None, "/2005-08", "2005-08-01", "2005-08-31"),
        ("2003/..", None, None, "2003/..", "2003-01-01", None),
    ],
)  # fmt: skip
def test_spans_and_their_bounds(
    start: str | None, end: str | None, precision: str | None, edtf: str, first: str, last: str | None
) -> None:
    assert span(start, end, precision) == edtf
    days = [
        None if day is None else date.fromordinal(day + date(1970, 1, 1).toordinal()).isoformat()
        for day in bounds(edtf)
    ]
    assert days == [first, last]


@pytest.mark.parametrize(
    ("start", "end"), [("2005-02-20", "2005-01"), ("2005-02-15~", "2005-02-14"), ("2006", "2005-12-31")]
)
def test_two_vague_dates_that_run_backwards(start: str, end: str) -> None:
    with pytest.raises(DateError, match="ends before it begins"):
        span(start, end, "month")


def test_a_span_is_no_end_of_its_own(desk: Desk) -> None:
    desk.run(desk.file("id,start,end\na,,2003/..\nb,,2005\nc,,[2001..2002]\n"))
    assert [event["when"] for event in desk.events()] == ["/2005"]
    assert [row for row, _, _ in desk.rejected()] == [2, 4]
    assert (
        desk.rejected()[0][1] == "the time 2003/.. is a span by itself, so it cannot begin or end another one"
    )


def test_a_span_that_runs_backwards_is_set_aside(desk: Desk) -> None:
    path = table(
        desk.folder / "table.csv",
        {"start": "2005-03-01", "end": "2005-02-01"},
        {"end": "2005-02-01"},
        columns=("id", "start", "end"),
    )
    assert desk.run(path).rejected == 1
    assert desk.rejected()[0][:2] == (2, "the time 2005-03-01/2005-02-01 ends before it begins")
    assert desk.events()[0]["when"] == "2005-01-20/2005-02-01"


def test_what_goes_on_is_attested_until_its_source_was_published(desk: Desk) -> None:
    desk.run(desk.file("id,when,published\na,2003/..,2005-08-16\nb,2003/..,\n"))
    assert [event["end"] for event in desk.events()] == [date(2005, 8, 16), None]


def test_a_source_may_be_of_the_first_day_of_1970(desk: Desk) -> None:
    summary = desk.run(
        desk.file("id,when,published\na,1969,1970-01-01\nb,1969,1969-12-31;1970-01-01\nc,1969,soon\n")
    )
    assert [event["published"] for event in desk.events()] == [date(1970, 1, 1), date(1970, 1, 1), None]
    assert summary.notes == {"dates of publication that cannot be read, left out": 1}
