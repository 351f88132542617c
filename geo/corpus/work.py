"""The work on one part, the same in this process and on a worker elsewhere: read, parse, write, and say that it is done."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from geo.corpus.documents import Aside, Document, documents
from geo.corpus.part import Part
from geo.corpus.tables import Tables, settled
from geo.errors import CorpusError
from geo.gazetteer.inputs import digest, find_inputs
from geo.parsing import parse
from geo.parsing.actors.names import ACTORS
from geo.parsing.model import Parsed
from geo.parsing.rules.reading import RULES

__all__ = ["account_of", "edition", "shaping", "work"]

ROOMS = ("parsing", "gazetteer", "records")
"""Those of which everything shapes what is found."""
BUILT_BY = ("documents.py", "part.py", "record.py", "tables.py", "work.py", "../datasets/schema.py")
"""Other modules whose code shapes the tables, from this room."""
PACKAGES = (
    "charset-normalizer", "justext", "lxml", "lxml_html_clean", "marisa-trie", "numpy", "pyarrow", "pypdfium2", "python-docx", "rapidfuzz", "trafilatura",
)  # fmt: skip
"""What reads documents, finds names and writes tables besides."""
REASONS = 50
"""Reasons a part counts; the file of what was set aside has all."""
Account = dict[str, Any]


@lru_cache(maxsize=1)
def edition() -> str:
    """What the outcome depends on beside documents and settings: the code and tables of the parser and of what it
    rests on, the gazetteer, and the versions of Python and of the packages that do a part of the work.

    Parts of two editions are never put together.
    """
    hashed = blake2b(repr(_installed()).encode(), digest_size=8)
    for path in shaping():
        hashed.update(path.name.encode() + path.read_bytes())
    return f"{digest(find_inputs())}-{hashed.hexdigest()}"


def shaping() -> list[Path]:
    """The files of the atlas whose contents shape the tables."""
    here = Path(__file__).resolve().parent
    rooms = [path for room in ROOMS for path in (here.parent / room).rglob("*") if path.is_file()]
    return [
        *sorted(path for path in rooms if "__pycache__" not in path.parts),
        ACTORS,
        RULES,
        *((here / name).resolve() for name in BUILT_BY),
    ]


def _installed() -> list[str]:
    found = [f"python {sys.version_info.major}.{sys.version_info.minor}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} is not there")
    return found


def account_of(out: Path, number: int) -> Path:
    """Where a part says that it is done; written last."""
    return out / "_run" / "done" / f"{number:06}.json"


def work(line: str, out: str, settings: Mapping[str, Any]) -> Account:
    """Do the part of a line of the plan; returns its account. Doing it twice does no harm.

    Raises CorpusError where this machine has another version of the atlas, or the part's file has changed.
    """
    if settings["edition"] != edition():
        raise CorpusError(
            "A worker has another version of the atlas, its gazetteer or its packages: install the same everywhere."
        )
    part, folder = Part.from_line(line), Path(out)
    reasons: Counter[str] = Counter()
    tables = Tables(folder, part.number)
    with tables.open():
        for one in documents(part, settings["fields"]):
            found = _parsed(one, settings["region_prior"]) if isinstance(one, Document) else one
            if isinstance(one, Document) and isinstance(found, Parsed):
                tables.add(one, found)
            elif isinstance(found, Aside):
                tables.set_aside(found)
                reasons[_plain(found.reason)] += found.documents
    account = {**tables.counts, "bytes": part.size, "reasons": dict(reasons.most_common(REASONS))}
    settled(account_of(folder, part.number), json.dumps(account, sort_keys=True).encode())
    return account


def _parsed(document: Document, region_prior: bool) -> Parsed | Aside:
    text = document.text
    try:
        return parse(
            text.text,
            published=text.published or None,
            language=text.language or None,
            region_prior=region_prior,
        )
    except Exception as error:  # noqa: BLE001 -- one document must not stop a million others; it is set aside by name
        reason = f"could not be parsed ({type(error).__name__}: {str(error)[:200]}): please report it"
        return Aside(document.source, document.row, None, reason)


def _plain(reason: str) -> str:
    """A reason without what is in brackets or after a colon, so that it can be counted."""
    head = reason.split(" (")[0].split(": ")[0]
    return head if len(head) < 120 else f"{head[:119]}…"
