"""The folder of a run: what it was asked, its plan, which parts are done. A killed run goes on from here.

OUT holds `documents/`, `mentions/`, `claims/` (Parquet, a file a part), and at the end `set-aside.jsonl` and `corpus.json`.
`_run/` is the ledger: `run.json` (settings), `plan.jsonl` (every part with the digests of its inputs), `done/` (an
account of each finished part, written last), `aside/`. Readers of Parquet folders pass over names that begin with `_` or `.`.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from geo.corpus.part import Part
from geo.corpus.plan import parts
from geo.corpus.tables import SCHEMAS, settled
from geo.corpus.work import account_of
from geo.errors import CorpusError
from geo.locks import locked

__all__ = ["Ledger"]

Advance = Callable[[float, str], None]


class Ledger:
    """The ledger in OUT."""

    def __init__(self, out: Path) -> None:
        self.out, self.folder = out, out / "_run"
        self.plan = self.folder / "plan.jsonl"
        self.end: dict[str, Any] = {}
        """What the last line of the plan says: parts, bytes, what was passed over."""

    @property
    def part_bytes(self) -> int | None:
        """The size of the parts of a run that was begun here; None: none was."""
        try:
            found: int = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))["part_bytes"]
        except (OSError, ValueError, KeyError):
            return None
        return found if self.plan.exists() else None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder for this process alone; a killed one lets go by itself. Raises CorpusError."""
        self._own()
        taken = f"Another process is writing to {self.out}: wait for it, or name another folder."
        with locked(self.folder / "lock", CorpusError(taken)):
            yield

    def _own(self) -> None:
        """Make the folder, or see that it is one of ours."""
        if self.out.exists() and not self.out.is_dir():
            raise CorpusError(f"{self.out} is a file: name a new folder.")
        if self.out.is_dir() and any(self.out.iterdir()) and not self.folder.is_dir():
            raise CorpusError(f"{self.out} holds other files and no run of 'geo corpus': name a new folder.")
        for name in (*SCHEMAS, "_run/done", "_run/aside"):
            (self.out / name).mkdir(parents=True, exist_ok=True)

    def begin(
        self, settings: Mapping[str, Any], inputs: Sequence[tuple[Path, str]], advance: Advance
    ) -> None:
        """Write settings and plan, or hold those of an earlier run against them. Raises CorpusError where they differ."""
        path = self.folder / "run.json"
        text = json.dumps(settings, indent=1, sort_keys=True, ensure_ascii=True)
        new = self.folder / "plan.new"
        self._write_plan(new, inputs, int(settings["part_bytes"]), advance)
        if self.plan.exists():
            self._same_settings(json.loads(path.read_text(encoding="utf-8")), settings)
            self._same_plan(new)
            new.unlink()
        else:
            settled(path, text.encode())
            new.replace(self.plan)
        for partial in self.out.rglob(".*.partial"):
            partial.unlink(missing_ok=True)

    def _write_plan(
        self, path: Path, inputs: Sequence[tuple[Path, str]], size: int, advance: Advance
    ) -> None:
        passed: Counter[str] = Counter()
        self.end = {"end": True, "parts": 0, "bytes": 0}
        with path.open("w", encoding="ascii") as file:
            for part in parts(inputs, size, passed):
                file.write(part.as_line() + "\n")
                self.end["parts"] += 1
                self.end["bytes"] += part.size
                advance(0.0, f"reading {part.called[:30]}")
            self.end["passed_over"] = dict(sorted(passed.items()))
            file.write(json.dumps(self.end, sort_keys=True) + "\n")

    def _same_settings(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        if before.get("edition") != now["edition"]:
            raise CorpusError(
                f"The run in {self.out} was begun by another version of the atlas, its gazetteer or its packages, which may find other things: "
                "name a new folder."
            )
        for name in sorted({*before, *now}):
            if before.get(name) != now.get(name):
                raise CorpusError(
                    f"{self.out} holds a run with other settings ({name}: {before.get(name)!r} then, {now.get(name)!r} now): "
                    "name a new folder, or ask as then."
                )

    def _same_plan(self, new: Path) -> None:
        with self.plan.open(encoding="ascii") as then, new.open(encoding="ascii") as now:
            for old, fresh in zip_longest(then, now):
                if old != fresh:
                    line = fresh or old or ""
                    raise CorpusError(
                        f"The inputs have changed since the run in {self.out} began (first at {_named(line)}): "
                        "name a new folder for them, or put them back as they were."
                    )

    def lines(self) -> Iterator[tuple[int, str]]:
        """Number and line of every part, in order."""
        with self.plan.open(encoding="ascii") as file:
            for number, line in enumerate(file):
                if number < self.end["parts"]:
                    yield number, line

    def account(self, number: int) -> dict[str, Any] | None:
        """What a finished part says of itself; None where it is not done."""
        try:
            found: dict[str, Any] = json.loads(account_of(self.out, number).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    @property
    def finished(self) -> dict[str, Any] | None:
        """What a finished run says of itself."""
        try:
            found: dict[str, Any] = json.loads((self.out / "corpus.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    def finish(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Sum up the accounts and put what was set aside into one file. Raises CorpusError where a part is missing."""
        counts: Counter[str] = Counter()
        reasons: Counter[str] = Counter()
        partial = self.folder / "set-aside.partial"
        with partial.open("wb") as aside:
            for number in range(self.end["parts"]):
                account = self.account(number)
                if account is None:
                    raise CorpusError(
                        f"Part {number} of {self.out} is not done: give the same command again."
                    )
                reasons.update(account.pop("reasons"))
                counts.update(account)
                with (self.folder / "aside" / f"{number:06}.jsonl").open("rb") as part:
                    shutil.copyfileobj(part, aside)
        partial.replace(self.out / "set-aside.jsonl")
        names = ("documents", "set_aside", "mentions", "placed", "claims", "bytes")
        about = {
            "settings": settings, "parts": self.end["parts"], "counts": {name: counts[name] for name in names},
            "reasons": dict(reasons.most_common(50)), "passed_over": self.end["passed_over"],
        }  # fmt: skip
        settled(self.out / "corpus.json", (json.dumps(about, indent=1, sort_keys=True) + "\n").encode())
        return about


def _named(line: str) -> str:
    """What a line of a plan is about, in words."""
    found = json.loads(line)
    return "its end" if "end" in found and found["end"] is True else Part.from_line(line).called
