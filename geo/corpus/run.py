"""A whole corpus from beginning to end, in this process or over workers; given again after a kill, it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

from geo.corpus.inputs import checked
from geo.corpus.ledger import Ledger
from geo.corpus.plan import part_bytes as fitting
from geo.corpus.record import FIELDS
from geo.corpus.work import edition, work
from geo.errors import CorpusError

__all__ = ["Summary", "parse_corpus"]

Progress = Callable[[float, str], None]
Account = dict[str, Any]


@dataclass(frozen=True)
class Summary:
    """What a run came to. `kept` parts were done by an earlier run; `finished` says that all of them were."""

    out: Path
    parts: int
    kept: int
    finished: bool
    counts: Mapping[str, int]
    reasons: Mapping[str, int]
    passed_over: Mapping[str, int]

    @classmethod
    def of(cls, out: Path, about: Mapping[str, Any], kept: int, finished: bool) -> Self:
        """From what corpus.json holds."""
        return cls(
            out, about["parts"], kept, finished, about["counts"], about["reasons"], about["passed_over"]
        )

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "out": str(self.out), "parts": self.parts, "parts_kept": self.kept, "finished_before": self.finished, **self.counts,
            "reasons": dict(self.reasons), "passed_over": dict(self.passed_over),
        }  # fmt: skip

    def __str__(self) -> str:
        count = self.counts
        said = [
            f"{self.out}: {count['documents']:,} documents, {count['mentions']:,} mentions ({count['placed']:,} with a place), "
            f"{count['claims']:,} suggested claims, in {self.parts:,} parts."
        ]
        if self.finished:
            said.insert(0, "This run is finished already; nothing was done anew.")
        elif self.kept:
            said.append(f"{self.kept:,} parts were done before and kept as they are.")
        if count["set_aside"]:
            said.append(
                f"{count['set_aside']:,} documents were set aside, see {self.out / 'set-aside.jsonl'}:"
            )
            said += [
                f"  {number:,} {reason}"
                for reason, number in sorted(self.reasons.items(), key=lambda pair: -pair[1])[:8]
            ]
        if self.passed_over:
            shown = ", ".join(f"{number:,} {suffix}" for suffix, number in self.passed_over.items())
            said.append(f"Passed over, as no documents: {shown}.")
        return "\n".join(said)


def parse_corpus(
    paths: Sequence[Path], out: Path, *, workers: int = 1, scheduler: str | None = None, fields: Mapping[str, str] | None = None,
    region_prior: bool = True, part_bytes: int | None = None, progress: Progress = lambda _fraction, _words: None,
) -> Summary:  # fmt: skip
    """Parse documents into OUT; a run that was stopped there is gone on with, if inputs and settings are the same.

    `workers` are processes on this machine (0: one a core), `scheduler` is the address of a Dask cluster instead.
    `fields` names fields of records that have other names than `geo.corpus.record.FIELDS`; `part_bytes` is the size of
    the parts (if none is given, that of the run that was begun, else one that fits the inputs). Each document is parsed by itself, so the outcome depends on neither workers nor order.
    Raises CorpusError.
    """
    fields = dict(fields or {})
    if unknown := [name for name in fields if name not in FIELDS]:
        raise CorpusError(f"{unknown[0]!r} is no field of a document; those are {', '.join(FIELDS)}.")
    inputs, ledger = checked(paths, out), Ledger(out)
    try:
        size = part_bytes or ledger.part_bytes or fitting(inputs)  # inputs that grew would make another size
        settings = {
            "edition": edition(), "inputs": [name for _, name in inputs], "fields": fields, "region_prior": region_prior,
            "part_bytes": size,
        }  # fmt: skip
        return _run(ledger, settings, inputs, workers, scheduler, progress)
    except OSError as error:
        raise CorpusError(
            f"{error.filename or out} cannot be read or written ({error.strerror or error})."
        ) from None


def _run(
    ledger: Ledger, settings: Mapping[str, Any], inputs: Sequence[tuple[Path, str]], workers: int, scheduler: str | None, progress: Progress
) -> Summary:  # fmt: skip
    with ledger.held():
        ledger.begin(settings, inputs, progress)
        if about := ledger.finished:
            return Summary.of(ledger.out, about, ledger.end["parts"], finished=True)
        so_far = _SoFar(ledger, progress)
        waiting = so_far.waiting()
        do = partial(work, out=str(ledger.out.resolve()), settings=settings)
        for account in _accounts(do, waiting, workers, ledger.end["parts"], scheduler):
            so_far.add(account)
        return Summary.of(ledger.out, ledger.finish(settings), so_far.kept, finished=False)


def _accounts(
    do: Callable[[str], Account], waiting: Iterator[str], workers: int, parts: int, scheduler: str | None
) -> Iterator[Account]:
    if scheduler is None and workers == 1:
        return map(do, waiting)
    from geo.corpus.cluster import accounts, processes

    return accounts(do, waiting, 0 if scheduler else processes(workers, parts), scheduler)


class _SoFar:
    """How far a run is: its own parts, and those of runs before it."""

    def __init__(self, ledger: Ledger, progress: Progress) -> None:
        self.ledger, self.progress = ledger, progress
        self.kept = self.bytes = self.documents = self.aside = 0

    def waiting(self) -> Iterator[str]:
        """Lines of the parts that are not done."""
        for number, line in self.ledger.lines():
            account = self.ledger.account(number)
            if account is None:
                yield line
            else:
                self.kept += 1
                self.add(account)

    def add(self, account: Account) -> None:
        """One more part is done."""
        self.bytes += account["bytes"]
        self.documents += account["documents"]
        self.aside += account["set_aside"]
        aside = f", {self.aside:,} set aside" if self.aside else ""
        self.progress(self.bytes / max(self.ledger.end["bytes"], 1), f"{self.documents:,} documents{aside}")
