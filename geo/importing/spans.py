"""When events happened: columns of dates into EDTF and its first and last day, by distinct combination."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geo.importing import dates, words
from geo.importing.codes import Coded, combined, each
from geo.importing.staged import Faults, Staged
from geo.importing.unread import Unread

__all__ = ["add_time"]

Columns = dict[str, Any]
Orders = Mapping[str, str | None]


def add_time(staged: Staged, columns: Columns, faults: Faults, unread: Unread, orders: Orders) -> None:
    """Add `when`, `start`, `end` and `published`. `orders`: the order of day and month, by what a column holds."""
    written = [_written(staged, role, faults, orders) for role in ("when", "start", "end")]
    written.append(_quality(staged, faults))
    columns["published"] = _published(staged, unread, orders)
    if all(column is None for column in written[:3]):
        columns["when"] = pa.nulls(staged.size, pa.string())
        columns["start"] = columns["end"] = pa.nulls(staged.size, pa.date32())
        return
    together = combined(*written)
    spans: list[str | None] = []
    errors: list[str | None] = []
    for when, start, end, quality in together.values:
        try:
            spans.append(when or dates.span(start, end, quality))
            errors.append(None)
        except dates.DateError as error:
            spans.append(None)
            errors.append(f"{'/'.join(filter(None, (start, end)))} {error}")
    for n, said in enumerate(errors):
        if said:
            faults.add(together.at == n, f"the time {said}")
    outer = [dates.bounds(span) if span else (None, None) for span in spans]
    columns["when"] = together.rows(spans, pa.string())
    columns["start"] = together.rows([first for first, _ in outer], pa.int32()).cast(pa.date32())
    columns["end"] = together.rows([last for _, last in outer], pa.int32()).cast(pa.date32())
    _until_spoken(columns)


def _written(staged: Staged, role: str, faults: Faults, orders: Orders) -> Coded | None:
    """A column of dates as EDTF."""
    printed = staged.coded(role)
    if printed is None:
        return None
    known, errors = each(printed.values, lambda text: dates.as_edtf(text, orders.get(role)))
    faults.add_values(printed, errors, str(getattr(staged.bound.columns, role)))
    return Coded(known, printed.at)


def _quality(staged: Staged, faults: Faults) -> Coded | None:
    """How well dates are known, in our words."""
    printed = staged.coded("date_precision")
    if printed is None:
        return None
    known, errors = each(printed.values, lambda code: words.date_precision(code, staged.bound.mapping))
    faults.add_values(printed, errors, str(staged.bound.columns.date_precision))
    return Coded(known, printed.at)


def _published(staged: Staged, unread: Unread, orders: Orders) -> Any:
    """The day by which the source was certainly out; of several sources (parted by ";") the last one's."""
    printed = staged.coded("published")
    if printed is None:
        return pa.nulls(staged.size, pa.date32())
    days: list[int | None] = []
    for text in printed.values:
        parts = [part for part in text.split(";") if part.strip()]
        known, errors = each(parts, lambda part: dates.as_edtf(part, orders.get("published")))
        last = [dates.bounds(edtf)[1] for edtf in known if edtf]
        read = [day for day in last if day is not None]  # the first of January 1970 is day 0
        days.append(None if any(errors) or None in last else max(read, default=None))
    lost = printed.where([day is None for day in days])
    if lost.any():
        unread.notes["dates of publication that cannot be read, left out"] += int(lost.sum())
        unread.keep("published", lost)
    return printed.rows(days, pa.int32()).cast(pa.date32())


def _until_spoken(columns: Columns) -> None:
    """What goes on (`2003/..`) is attested until its source was published."""
    ongoing = pc.fill_null(pc.ends_with(columns["when"], "/.."), False)
    if pc.any(ongoing).as_py():
        after = pc.fill_null(pc.greater_equal(columns["published"], columns["start"]), False)
        columns["end"] = pc.if_else(pc.and_(ongoing, after), columns["published"], columns["end"])
