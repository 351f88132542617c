"""What mapped columns hold and no column of an event does: kept as printed, counted, and the commonest named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geo.importing.codes import Coded, coded
from geo.importing.countries import country_code
from geo.importing.says import first_filled
from geo.importing.staged import RAW, Staged
from geo.importing.words import unknown

__all__ = ["Unread", "named"]

Mask = NDArray[np.bool_]

_COUNTRY = "rows whose country is in no list ({}), kept without one"
_WORD = "rows with a word under {!r} that is none of ours ({{}}), kept as printed in raw"
_KIND = "rows with a kind that is no word of ours ({}), kept as printed in raw"
_REMEMBERED, _NAMED, _LONGEST = 20, 3, 40


class Unread:
    """The values of one chunk that came to nothing, and notes on what was kept but read in a particular way."""

    def __init__(self, staged: Staged) -> None:
        self.staged = staged
        self.notes: Counter[str] = Counter()
        self.values: dict[str, Counter[str]] = {}
        """By note with `{}`: which values it is about, of many the commonest, and in how many rows."""
        self._members: dict[str, Any] = {}

    def keep(self, role: str, rows: Mask) -> None:
        """Keep what the column of a role has in some rows."""
        name = getattr(self.staged.bound.columns, role)
        if rows.any() and (printed := self.staged.coded(role)) is not None:
            self._keep(name, printed, rows)

    def keep_words(self) -> None:
        """Keep kinds, what they are about and stances that are neither codes of the mapping nor words of ours."""
        mapping = self.staged.bound.mapping
        for role in ("kind", "about", "stance"):
            if (printed := self.staged.coded(role)) is not None:
                rows = printed.where([unknown(role, value, mapping) for value in printed.values])
                self._keep(getattr(self.staged.bound.columns, role), printed, rows)
                self._note(_KIND if role == "kind" else _WORD.format(role), printed, rows)

    def keep_countries(self, found: Sequence[str | None]) -> None:
        """Keep what is in no list of countries; `found` are those that the rows get all the same."""
        system, texts = self.staged.bound.mapping.country_code, []
        for name in self.staged.bound.columns.country or ():
            texts.append(self.staged.text(name))
            printed = coded(texts[-1])
            self._keep(
                name, printed, printed.where([country_code(v, system) is None for v in printed.values])
            )
        if texts:
            none = np.equal(np.array(found, object), np.array(None, object))
            self._note(_COUNTRY, coded(first_filled(texts, self.staged.size)), none)

    def _keep(self, name: str, printed: Coded, rows: Mask) -> None:
        at = np.where(rows, printed.at, -1)
        members: list[str | None] = [None] * len(printed.values)
        for n in np.unique(at[at >= 0]).tolist():
            members[n] = (
                f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(printed.values[n], ensure_ascii=False)}"
            )
        if any(members):
            kept, before = Coded(members, at).rows(members, pa.string()), self._members.get(name)
            self._members[name] = kept if before is None else pc.coalesce(before, kept)

    def _note(self, what: str, printed: Coded, rows: Mask) -> None:
        at, counts = np.unique(printed.at[rows & (printed.at >= 0)], return_counts=True)
        if len(at):
            most = np.argsort(-counts, kind="stable")[:_REMEMBERED]
            self.notes[what] += int(counts.sum())
            self.values[what] = Counter({printed.values[at[n]]: int(counts[n]) for n in most.tolist()})

    def raw(self) -> Any:
        """As JSON, row by row; behind it the columns that are not mapped, where they were asked for."""
        asked = RAW in self.staged.table.column_names
        others = self.staged.text(RAW) if asked else pa.nulls(self.staged.size, pa.string())
        if not self._members:
            return others
        parts = list(self._members.values())
        some = np.logical_or.reduce([part.is_valid().to_numpy(zero_copy_only=False) for part in parts])
        inner = pc.utf8_slice_codeunits(others, 1, -1)
        parts.append(pc.if_else(pc.equal(inner, ""), pa.scalar(None, pa.string()), inner))
        # nulls are filled: joined with null_handling="skip", a column of nothing but nulls comes out without rows
        led = [pc.fill_null(pc.binary_join_element_wise(", ", part, ""), "") for part in parts]
        joined = pc.utf8_slice_codeunits(pc.binary_join_element_wise(*led, ""), 2)
        return pc.if_else(pa.array(some), pc.binary_join_element_wise("{", joined, "}", ""), others)


def named(note: str, values: Mapping[str, int]) -> str:
    """A note with the commonest of the values that it is about."""
    most = sorted(values, key=lambda value: -values[value])
    listed = [value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…" for value in most[:_NAMED]]
    return note.format(", ".join([*listed, *["…"] * (len(most) > _NAMED)]))
