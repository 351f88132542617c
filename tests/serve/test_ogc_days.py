"""`datetime`: which days an instant or an interval means."""

from __future__ import annotations

from datetime import date

import pytest

from geo.serve.ogc.days import DaysError, overlap, read_days


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2005-08-16", "2005-08-16", "2005-08-16"),
        ("2005-08-16T00:00:00Z", "2005-08-16", "2005-08-16"),
        ("2005-08-16t23:59:60.5z", "2005-08-16", "2005-08-16"),
        ("2005-08-16T01:00:00+05:00", "2005-08-15", "2005-08-15"),
        ("2005-08-16T23:30:00-01:00", "2005-08-17", "2005-08-17"),
        ("2005-08", "2005-08-01", "2005-08-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2005", "2005-01-01", "2005-12-31"),
        ("2001-01-01/2005-12-31", "2001-01-01", "2005-12-31"),
        ("2001/2005-08", "2001-01-01", "2005-08-31"),
        ("2003-05-01T00:00:00Z/..", "2003-05-01", "9999-12-31"),
        ("2003-05-01/", "2003-05-01", "9999-12-31"),
        ("../2003-05-01", "0001-01-01", "2003-05-01"),
        ("/2003-05-01", "0001-01-01", "2003-05-01"),
        ("2005-08-16T10Z/2005-08-17T12:30Z", "2005-08-16", "2005-08-17"),  # as GDAL may shorten them
    ],
)
def test_instants_and_intervals_are_read_as_days(written: str, first: str, last: str) -> None:
    assert read_days(written) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "written",
    [
        "", "/", "..", "../..", "now", "2005-13", "2005-02-30", "0000-01-01", "2005-08-16T24:00:00Z", "2005-08-16T10:00:61Z",
        "2005-08-16T10:00:00+25:00", "2006/2005", "2001/2002/2003", "2005-8-1", "'; DROP TABLE claims; --", "<script>", "9" * 9000,
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "٢٠٠٥",
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(DaysError, match=r"^'datetime' [^\n]{10,250}\.$"):
        read_days(written)


def test_a_filter_of_gdal_on_a_date_column_is_told_apart() -> None:
    with pytest.raises(DaysError, match="OGR_GEOJSON_DATE_AS_STRING"):
        read_days("2005-08-16T/..")


def test_boundary_days_count() -> None:
    assert overlap(read_days("2005-01-01/2005-06-30"), read_days("2005-06-30/2006"))
    assert not overlap(read_days("2005-01-01/2005-06-29"), read_days("2005-06-30/2006"))
