"""One import from beginning to end: read, decide what the columns as a whole show, convert, put in place."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from geo.datasets.dataset import Dataset
from geo.datasets.registry import RESERVED, datasets_folder, open_dataset
from geo.errors import DatasetError
from geo.importing.binding import Bound, bind
from geo.importing.convert import convert
from geo.importing.coordinates import Exchange, degrees
from geo.importing.dates import Evidence
from geo.importing.ends import first_end, second_end
from geo.importing.features import TO_LAT, TO_LON, Features
from geo.importing.finish import put_back, put_in_place, write_events, write_rejected
from geo.importing.lines import raw_text
from geo.importing.mapping import KINDS, read_mapping
from geo.importing.opening import Opened, digest, open_file
from geo.importing.progress import Workshop
from geo.importing.staged import Staged, stage
from geo.importing.summary import COUNTS, Summary
from geo.importing.table import Reader, Table
from geo.importing.unread import named
from geo.locks import locked

__all__ = ["KINDS", "Summary", "import_table"]

FORMAT = 5
"""Raised whenever the same file by the same mapping would give other events, or parts are kept otherwise."""
Progress = Callable[[float, str], None]
Account = dict[str, Any]


def import_table(
    path: Path, kind: str, *, mapping: Path | None = None, name: str | None = None, title: str | None = None,
    raw: bool = False, folder: Path | None = None, progress: Progress = lambda _fraction, _words: None,
) -> Summary:  # fmt: skip
    """Import one file as a dataset; run again after a kill, it goes on where it was and ends the same.

    `kind` is one of KINDS; `raw` keeps the columns that are not mapped, as JSON; `folder` is where datasets lie.
    Raises DatasetError for a file that cannot be imported, MappingError for a mapping with mistakes.
    """
    root, slug = folder or datasets_folder(), _slug(name, path)
    rules = read_mapping(kind, mapping)
    taken = f"{slug!r} is being imported by another process: wait for it, or choose --name."
    try:
        with locked(root / ".importing" / f"{slug}.lock", DatasetError(taken)):
            put_back(root / ".importing" / f"{slug}.older", root / slug)
            older = _older(root, slug, kind, path)
            run = _Import(path, kind, root, slug, raw, progress)
            return run.run(rules, str(mapping or f"shapes/{kind}.toml"), title, replaced=older)
    except OSError as error:
        raise DatasetError(
            f"{error.filename or root} cannot be read or written ({error.strerror or error})."
        ) from None


def _slug(name: str | None, path: Path) -> str:
    plain = unicodedata.normalize("NFKD", name or path.stem).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-")
    if name and name != slug:
        hint = f", such as {slug!r}" if slug else ""
        raise DatasetError(
            f"The name {name!r} is no slug: use lower-case letters and digits joined by hyphens{hint}."
        )
    if not slug:
        raise DatasetError(f"No name can be made of {path.name!r}: choose one with --name.")
    if slug in RESERVED:
        raise DatasetError(
            f"The atlas has a collection {slug!r} of its own, so no dataset is called so: choose another name with --name."
        )
    return slug


def _older(root: Path, slug: str, kind: str, path: Path) -> Dataset | None:
    """The dataset that this one takes the place of: only one of the same file name and kind may be."""
    try:
        older = open_dataset(slug, root)
    except DatasetError:
        return None
    file = older.about["source"]["file"]
    if (older.kind, file) != (kind, path.name):
        raise DatasetError(
            f"A dataset {slug!r} exists already, made of {file} as {older.kind}: choose another name with --name, or remove {older.folder}."
        )
    return older


class _Import:
    """The state of one run. Parts that an earlier run finished are taken as they are."""

    def __init__(self, path: Path, kind: str, root: Path, slug: str, raw: bool, progress: Progress) -> None:
        self.path, self.kind, self.slug, self.raw = path, kind, slug, raw
        self.target, self.work = root / slug, root / ".importing" / slug
        self.progress = progress

    def run(self, rules: Any, shown: str, title: str | None, *, replaced: Dataset | None) -> Summary:
        """All steps, one after another."""
        copy = self.work.with_name(f"{self.slug}.copy")
        try:
            opened = open_file(self.path, rules.encoding, copy, whole=self.kind == "geojson")
            return self._steps(opened, rules, shown, title, replaced)
        finally:  # whoever goes on with this import makes it again
            for path in (copy, copy.with_suffix(".partial")):
                path.unlink(missing_ok=True)

    def _steps(
        self, opened: Opened, rules: Any, shown: str, title: str | None, replaced: Dataset | None
    ) -> Summary:
        reader = self._reader(opened, rules)
        bound = bind(rules, reader.header, self.path, shown)
        about = self._about(bound)
        shop = Workshop(self.work, about)
        accounts = self._read(shop, reader, bound, opened)
        orders = self._decide(bound, accounts)
        events = self._convert(shop, bound, orders, opened, len(accounts))
        counts = self._counts(shop, accounts, events)
        made = self.work / "made"
        made.mkdir(exist_ok=True)
        outcome = write_events(
            shop,
            len(accounts),
            made / "events.parquet",
            self.slug,
            lambda part: self._advance("writing", 0.8 + 0.2 * part),
        )
        write_rejected(shop, len(accounts), made / "rejected.csv")
        description = self._description(about, bound, title, counts | outcome)
        put_in_place(made, self.target, self.work.with_name(f"{self.slug}.older"), description)
        shop.close()
        self.progress(1.0, f"{self.slug} imported")
        return Summary.of(description, self.target, resumed=shop.resumed, replaced=replaced)

    def _reader(self, opened: Opened, rules: Any) -> Reader:
        if self.kind == "geojson":
            return Features(opened)
        return Table(opened, rules.delimiter, rules.quotes, rules.names)

    def _about(self, bound: Bound) -> Account:
        """What decides the outcome: an interrupted import is only gone on with where all of it is the same."""
        rules = bound.mapping.model_dump(mode="json", exclude_defaults=True)
        source = {"file": self.path.name, "bytes": self.path.stat().st_size, "sha256": digest(self.path)}
        return {
            "format": FORMAT,
            "kind": self.kind,
            "source": source,
            "mapping": rules,
            "raw": self.raw,
            "slug": self.slug,
        }

    def _advance(self, words: str, fraction: float) -> None:
        self.progress(min(fraction, 0.999), f"{words} {self.path.name}")

    def _read(self, shop: Workshop, reader: Reader, bound: Bound, opened: Opened) -> list[Account]:
        accounts: list[Account] = []
        (offset, line), ended = reader.begin, False
        while not ended:
            account = shop.account("read", len(accounts))
            if account is None:
                chunk = reader.read(offset, line, bound.names, self.raw)
                table = stage(chunk)
                account = {
                    "offset": chunk.offset, "line": chunk.line, "ended": chunk.ended, "rows": len(table) + len(chunk.rejected),
                    "rejected": len(chunk.rejected), "reasons": _tally(reason for _, reason, _ in chunk.rejected),
                    "notes": chunk.notes, **_evidence(Staged(table, bound)),
                }  # fmt: skip
                shop.finish("read", len(accounts), table, chunk.rejected, account)
            accounts.append(account)
            offset, line, ended = account["offset"], account["line"], account["ended"]
            self._advance("reading", 0.45 * offset / max(opened.size, 1))
        return accounts

    def _decide(self, bound: Bound, accounts: list[Account]) -> dict[str, str | None]:
        """What only whole columns can show. Raises DatasetError where they do not."""
        exchange, beyond = Exchange(), Exchange()
        evidence = {role: Evidence() for role in bound.dates}
        for account in accounts:
            exchange.plus(Exchange(**account["exchange"]))
            beyond.plus(Exchange(**account["exchange_to"]))
            for role, found in account["dates"].items():
                evidence[role].plus(Evidence(**found))
        if bound.mapping.swapped is None:
            named = bound.columns
            if named.lat and named.lon:
                exchange.check(str(self.path), named.lat, named.lon)
            beyond.check(str(self.path), named.to_lat or TO_LAT, named.to_lon or TO_LON)
        if bound.mapping.order:
            return dict.fromkeys(bound.dates, bound.mapping.order)
        return {role: evidence[role].order(name, str(self.path)) for role, name in bound.dates.items()}

    def _convert(
        self, shop: Workshop, bound: Bound, orders: Mapping[str, str | None], opened: Opened, parts: int
    ) -> list[Account]:
        accounts = []
        for n in range(parts):
            account = shop.account("event", n)
            if account is None:
                converted = convert(Staged(shop.table("read", n), bound), orders)
                mine = [
                    (line, reason, raw_text(opened, start, size).rstrip("\r\n"))
                    for line, reason, start, size in converted.rejected
                ]
                rejected = sorted([*shop.rejected("read", n), *mine])
                account = {
                    "events": len(converted.events), "rejected": len(mine), "notes": converted.notes,
                    "values": converted.values, "reasons": _tally(reason for _, reason, _ in mine),
                }  # fmt: skip
                shop.finish("event", n, converted.events, rejected, account)
            accounts.append(account)
            self._advance("converting", 0.45 + 0.35 * (n + 1) / parts)
        return accounts

    def _counts(self, shop: Workshop, read: list[Account], events: list[Account]) -> Account:
        """Counts of the whole. Raises DatasetError where nothing is left to import."""
        both = [*read, *events]
        notes: Counter[str] = sum((Counter(account["notes"]) for account in both), Counter())
        values = {
            note: sum((Counter(account["values"].get(note)) for account in events), Counter())
            for note in notes
        }
        reasons: Counter[str] = sum((Counter(account["reasons"]) for account in both), Counter())
        rows, rejected = (
            sum(account["rows"] for account in read),
            sum(account["rejected"] for account in both),
        )
        if not rows:
            shop.close()
            raise DatasetError(f"{self.path} holds no rows: there is nothing to import.")
        if rejected == rows:
            aside = shop.folder / "rejected.csv"
            write_rejected(shop, len(read), aside)
            commonest = reasons.most_common(1)[0][0]
            raise DatasetError(
                f"None of the {rows:,} rows of {self.path} can be imported, most often: {commonest}. {aside} lists them."
            )
        return {
            "rows": rows,
            "rejected": rejected,
            "notes": {
                named(note, values[note]) if values[note] else note: count for note, count in notes.items()
            },
            "reasons": dict(reasons.most_common(20)),
        }

    def _description(self, about: Account, bound: Bound, title: str | None, found: Account) -> Account:
        version = hashlib.sha256(repr((FORMAT, about)).encode()).hexdigest()[:12]
        return about | {
            "title": title or bound.mapping.title or self.path.stem, "licence": bound.mapping.licence, "version": version,
            "imported": datetime.now(UTC).isoformat(timespec="seconds"), "counts": {name: found[name] for name in COUNTS},
            "notes": found["notes"], "reasons": found["reasons"], "years": found["years"], "bbox": found["bbox"],
        }  # fmt: skip


def _tally(reasons: Any) -> Counter[str]:
    """Reasons without the values that they name, so that they can be counted."""
    return Counter(
        re.sub(r"(?:'(?:[^'\\]|\\.)*'|\"[^\"]*\"|\S*\d\S*/\S+)…? ?", "… ", reason) for reason in reasons
    )


def _evidence(staged: Staged) -> Account:
    """What a part shows of the order of its dates, and of exchanged coordinates."""
    dates = {}
    for role, name in staged.bound.dates.items():
        evidence = Evidence()
        evidence.look(pc.unique(staged.text(name)).to_pylist())
        dates[role] = asdict(evidence)
    exchange, beyond = Exchange(), Exchange()
    if staged.bound.mapping.swapped is None:
        first, second = first_end(staged), second_end(staged)
        if first:
            exchange.look(degrees(first[0])[0], degrees(first[1])[0], staged.countries())
        if second:  # in which country it lies is not told
            beyond.look(degrees(second[0])[0], degrees(second[1])[0], [None] * staged.size)
    return {"dates": dates, "exchange": asdict(exchange), "exchange_to": asdict(beyond)}
