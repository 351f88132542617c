"""Staged rows into events: each column by distinct value where Python must look, by array where it need not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.datasets.schema import EVENTS
from geo.importing import words
from geo.importing.codes import Coded, coded, each
from geo.importing.coordinates import degrees, far_off
from geo.importing.ends import first_end, placed, second_end
from geo.importing.features import SHAPE, TO_LAT
from geo.importing.says import actors, first_filled, says
from geo.importing.spans import add_time
from geo.importing.staged import LINE, SIZE, START, Faults, Staged
from geo.importing.unread import Unread
from geo.records.fields import RADIUS_M

__all__ = ["Converted", "convert"]

Columns = dict[str, Any]
_URL = r"^https?://[^\s\"'<>]+$"


@dataclass
class Converted:
    """Events (without geometry and dataset, which are made when the file is written), with `LINE` for their order."""

    events: Any
    rejected: list[tuple[int, str, int, int]]
    """Line, reason, first byte and number of bytes of each row that was set aside."""
    notes: Counter[str]
    values: dict[str, Counter[str]]
    """By note with `{}`: the values that it is about."""


def convert(staged: Staged, orders: Mapping[str, str | None]) -> Converted:
    """Make events; `orders` gives for each column of dates the order of day and month that it shows or that is declared."""
    faults, unread = Faults(staged.size), Unread(staged)
    columns: Columns = {}
    _nothing(staged, faults)
    countries = staged.countries()
    unread.keep_countries(countries)
    columns["country"] = pa.array(countries, pa.string())
    _place(staged, columns, faults, unread, countries)
    add_time(staged, columns, faults, unread, orders)
    _meaning(staged, columns)
    unread.keep_words()
    _wording(staged, columns, unread)
    columns["raw"] = unread.raw()
    names = [name for name in EVENTS.names if name not in ("geometry", "dataset")]
    table = pa.table([columns[name].cast(EVENTS.field(name).type) for name in names], names)
    table = table.append_column(LINE, staged.text(LINE))
    good = faults.good
    lines, starts, sizes = (
        staged.text(name).to_pylist() if faults.reasons else [] for name in (LINE, START, SIZE)
    )
    rejected = [(lines[n], "; ".join(faults.reasons[n]), starts[n], sizes[n]) for n in sorted(faults.reasons)]
    kept = table if good.all() else table.filter(pa.array(good))
    return Converted(kept, rejected, unread.notes, unread.values)


def _nothing(staged: Staged, faults: Faults) -> None:
    filled = np.zeros(staged.size, bool)
    for name in staged.bound.names:
        filled |= staged.text(name).is_valid().to_numpy(zero_copy_only=False)
    faults.add(~filled, "is empty in every column that is read")


def _place(
    staged: Staged, columns: Columns, faults: Faults, unread: Unread, countries: list[str | None]
) -> None:
    lat, lon = placed(first_end(staged), staged.size, faults, unread.notes)
    if staged.bound.mapping.swapped is None:
        faults.add(
            far_off(lat, lon, countries),
            "lies far from the country that it names, and within it with latitude and longitude exchanged",
        )
    columns["lat"], columns["lon"] = (pa.array(values, mask=np.isnan(lat)) for values in (lat, lon))
    there = ~np.isnan(lat)
    columns["precision"] = _where(there, _precision(staged, faults, there))
    columns["radius_m"] = _where(there, _radius(staged, columns["precision"], unread))
    for role in ("lat", "lon", "precision", "radius_m"):
        unread.keep(role, ~there)
    columns["place_name"] = first_filled(staged.texts(staged.bound.columns.place_name), staged.size)
    lat, lon = placed(second_end(staged), staged.size, faults, unread.notes, to=True)
    columns["to_lat"], columns["to_lon"] = (pa.array(values, mask=np.isnan(lat)) for values in (lat, lon))
    for role in ("to_lat", "to_lon"):
        unread.keep(role, np.isnan(lat))
    columns["to_place"] = first_filled(staged.texts(staged.bound.columns.to_place), staged.size)


def _where(there: Any, values: Any) -> Any:
    """Null for rows that have no place: how well it is known says nothing."""
    return pc.if_else(pa.array(there), values, pa.scalar(None, values.type))


def _precision(staged: Staged, faults: Faults, placed: Any) -> Any:
    """Our words; a code that nobody knows is a fault of a row that is placed, and says nothing of one that is not."""
    given, constant = staged.coded("precision"), staged.bound.mapping.constants.precision
    found = pa.array([constant] * staged.size, pa.string())
    if given is not None:
        known, errors = each(given.values, lambda code: words.precision(code, staged.bound.mapping))
        unplaced = Coded(given.values, np.where(placed, given.at, -1))
        faults.add_values(unplaced, errors, str(staged.bound.columns.precision))
        found = pc.coalesce(given.rows(known, pa.string()), found)
    if TO_LAT in staged.table.column_names:  # lines and areas of GeoJSON have no point of their own
        area = pc.fill_null(pc.not_equal(staged.text(SHAPE), "Point"), False)
        area = pc.and_(area, pc.is_null(staged.text(TO_LAT)))  # a line stands for its two ends
        found = pc.if_else(pc.and_(area, pc.is_null(found)), "area", found)
    return found


def _radius(staged: Staged, precision: Any, unread: Unread) -> Any:
    """Metres: the table's own where it has them, else those of the word."""
    listed = [(word, metres) for word, metres in RADIUS_M.items() if metres]
    at = pc.index_in(precision, value_set=pa.array([word for word, _ in listed]))
    metres = pa.array([metres for _, metres in listed], pa.int32()).take(at)
    given = staged.role("radius_m")
    if given is None:
        return metres
    values, bad = degrees(given)
    wrong = bad | (values < 0) | (values > 20_100_000)  # half the Earth's girth
    if wrong.any():
        unread.notes["radii that are no number of metres, left out"] += int(wrong.sum())
        unread.keep("radius_m", wrong)
    known = ~wrong & ~np.isnan(values)
    own = pa.array(np.where(known, values, 0).round().astype(np.int32), mask=~known)
    return pc.coalesce(own, metres)


def _meaning(staged: Staged, columns: Columns) -> None:
    """Kind, what it is about, stance and family, by distinct combination of their columns."""
    mapping = staged.bound.mapping
    given = [staged.coded(role) for role in ("kind", "about", "stance")]
    if all(column is None for column in given):
        given[0] = Coded([], np.full(staged.size, -1))
    together, meant = words.meanings(given[0], given[1], given[2], mapping)
    for name in ("family", "kind", "about", "stance"):
        columns[name] = together.rows([getattr(meaning, name) for meaning in meant], pa.string())


def _wording(staged: Staged, columns: Columns, unread: Unread) -> None:
    named, mapping, size = staged.bound.columns, staged.bound.mapping, staged.size
    columns["actors"] = actors(staged.texts(named.actors), mapping.actor_separator, size)
    texts = {name: staged.text(name) for name in staged.bound.names}
    for name, printed in mapping.codes.words.items():
        if name in texts:
            codes = coded(texts[name])
            texts[name] = codes.rows([words.in_words(code, printed) for code in codes.values], pa.string())
    note = staged.text(named.note) if named.note else None
    columns["says"] = says(named.says or (), note, texts, size)
    source = first_filled(staged.texts(named.source), size)
    columns["source"] = pc.coalesce(source, pa.scalar(mapping.constants.source, pa.string()))
    columns["source_url"] = _url_column(staged, unread)
    own = staged.text(named.id) if named.id else pa.nulls(size, pa.string())
    numbered = pc.binary_join_element_wise("row-", staged.text(LINE).cast(pa.string()), "")
    columns["id"] = pc.coalesce(own, numbered)


def _url_column(staged: Staged, unread: Unread) -> Any:
    """Addresses of the web only: what else stands there could be a script, and is left out."""
    constant = pa.array([staged.bound.mapping.constants.source_url] * staged.size, pa.string())
    given = staged.role("source_url")
    if given is None:
        return constant
    good = pc.fill_null(pc.match_substring_regex(given, _URL), False)
    lost = pc.and_(pc.invert(good), given.is_valid()).to_numpy(zero_copy_only=False)
    if lost.any():
        unread.notes["source addresses that are not of the web, left out"] += int(lost.sum())
        unread.keep("source_url", lost)
    return pc.coalesce(pc.if_else(good, given, pa.scalar(None, pa.string())), constant)
