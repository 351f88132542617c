"""`python -m geo parse`: its options, and what it writes. Nothing heavy is imported before it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from geo.errors import AtlasError, ExportError

__all__ = ["parse_options", "run"]


def parse_options(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a document, or a folder of them"
    )
    command.add_argument(
        "--published",
        type=_published,
        metavar="DATE",
        help="publication date (EDTF); overrules the file's own",
    )
    command.add_argument("--outlet", metavar="NAME", help="who published them; overrules the file's own")
    command.add_argument(
        "--format", choices=("json", "geojson", "webanno", "brat"), help="instead of lines for people to read"
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="write one file a document into this folder")
    command.add_argument(
        "--no-region", action="store_true", help="without favour for Central Asia and the Caspian"
    )


def _published(text: str) -> str:
    from geo.records.when import WhenError, read_when

    try:
        if read_when(text).undated:
            raise WhenError("must not be empty")
    except WhenError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: it {error}") from None
    return text


def run(asked: argparse.Namespace, progress: Callable[[float, str], None] | None = None) -> int:
    """Parse the files asked for. Exit code 2 if any of them could not be read; the others are written all the same.

    Raises ExportError where nothing can be written as asked.
    """
    from geo.parsing.batch import annotate, in_words, rendered, write

    format_ = asked.format or ("json" if asked.json or asked.out else "")
    if format_ == "brat" and not asked.out:
        raise ExportError("brat keeps two files a document: name a folder with --out.")
    failures: list[AtlasError] = []

    def failed(error: AtlasError) -> None:
        failures.append(error)
        sys.stderr.write(f"geo parse: {error}\n")

    found = annotate(
        asked.files, published=asked.published, outlet=asked.outlet, region_prior=not asked.no_region,
        progress=progress or (lambda _fraction, _words: None), failed=failed,
    )  # fmt: skip
    if format_ and not asked.out:
        sys.stdout.write(rendered(list(found), format_))
        return 2 if failures else 0
    taken: set[str] = set()
    for document in found:
        lines = [str(write(document, asked.out, format_, taken))] if asked.out else in_words(document)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 2 if failures else 0
