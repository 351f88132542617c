"""`python -m geo corpus`: its options, and what it prints. Nothing heavy is imported before it runs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

__all__ = ["corpus_options", "run"]


def corpus_options(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument(
        "inputs",
        nargs="+",
        type=Path,
        metavar="IN",
        help="a folder, or a JSON Lines or Parquet file of documents",
    )
    command.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help="a new folder, or one with an unfinished run of the same inputs: it goes on",
    )
    command.add_argument(
        "--workers", type=_workers, metavar="N", help="processes on this machine, or 'all' for one a core (1)"
    )
    command.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask cluster instead, such as tcp://127.0.0.1:8786"
    )
    command.add_argument(
        "--fields", type=_field, action="append", default=[], metavar="FIELD=NAME",
        help="what records call their text, id, title, published, publisher, author, language or url",
    )  # fmt: skip
    command.add_argument(
        "--part", type=_megabytes, metavar="MB", help="size of a part; by default 0.25 to 16"
    )
    command.add_argument(
        "--no-region", action="store_true", help="without favour for Central Asia and the Caspian"
    )


def _workers(text: str) -> int:
    if text == "all":
        return 0
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number from 1 to 1024 nor 'all'")
    return int(text)


def _megabytes(text: str) -> int:
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    if not 0.001 <= size <= 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is no size from 0.001 to 1024 megabytes")
    return int(size * 1_000_000)


def _field(text: str) -> tuple[str, str]:
    field, equals, name = text.partition("=")
    if not (field and equals and name):
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=NAME, such as text=body")
    return field, name


def run(asked: argparse.Namespace, progress: Callable[[float, str], None] | None) -> int:
    """Parse the corpus asked for. Exit code 2 where no document could be parsed, 130 where it was stopped.

    Raises CorpusError.
    """
    from geo.corpus.run import parse_corpus
    from geo.errors import CorpusError

    if asked.scheduler and asked.workers is not None:
        raise CorpusError("A cluster has workers of its own: leave --workers out, or --scheduler.")
    try:
        summary = parse_corpus(
            asked.inputs, asked.out, workers=1 if asked.workers is None else asked.workers, scheduler=asked.scheduler,
            fields=dict(asked.fields), region_prior=not asked.no_region, part_bytes=asked.part,
            progress=progress or (lambda _fraction, _words: None),
        )  # fmt: skip
    except KeyboardInterrupt:
        sys.stderr.write("\ngeo corpus: stopped; the same command goes on where it was.\n")
        return 130
    said = json.dumps(summary.as_json(), ensure_ascii=False, indent=1) if asked.json else str(summary)
    sys.stdout.write(f"{said}\n")
    return 0 if summary.counts["documents"] else 2
