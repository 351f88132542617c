"""Many files, one after another: each is read, parsed and written, and a bad one does not stop the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from geo.errors import AtlasError, ExportError, UnreadableFileError
from geo.parsing import parse
from geo.parsing.formats import FORMATS, Annotated, annotation_page, feature_collection, record, standoff
from geo.parsing.textin import documents, read_file
from geo.parsing.toponyms.memory import Memory

__all__ = ["annotate", "in_words", "rendered", "write"]


def annotate(
    paths: Sequence[Path], *, published: str | None = None, outlet: str | None = None, region_prior: bool = True,
    progress: Callable[[float, str], None] = lambda _fraction, _words: None, failed: Callable[[AtlasError], None],
) -> Iterator[Annotated]:  # fmt: skip
    """Parse files and folders. `published` and `outlet` overrule what a file says of itself, in what is written, too.

    What cannot be read goes to `failed`, and the next file is taken.
    """
    memory = Memory()
    files = list(documents(list(paths)))
    for path in (path for path in paths if path.is_dir() and not any(path in file.parents for file in files)):
        failed(UnreadableFileError(f"{path} holds no document that can be read."))
    for number, path in enumerate(files):
        if len(files) > 1:
            progress(number / len(files), path.name)
        try:
            text = read_file(path)
        except AtlasError as error:
            failed(error)
            continue
        text = replace(text, published=published or text.published, publisher=outlet or text.publisher)
        parsed = parse(
            text.text, published=text.published or None, outlet=text.publisher or None, language=text.language or None,
            region_prior=region_prior, memory=memory,
        )  # fmt: skip
        yield Annotated(str(path), text, parsed)
    if len(files) > 1:
        progress(1.0, f"{len(files)} files")


def rendered(documents_: Sequence[Annotated], format_: str) -> str:
    """All documents in one file of a format. brat keeps one file a document: for one document only."""
    if format_ == "brat":
        return "".join(standoff(document) for document in documents_)
    made = {
        "json": lambda d: [record(one) for one in d],
        "geojson": feature_collection,
        "webanno": annotation_page,
    }
    return json.dumps(made[format_](documents_), ensure_ascii=False, indent=1) + "\n"


def write(document: Annotated, folder: Path, format_: str, taken: set[str]) -> Path:
    """One document into a folder, under its own name with the format's ending; brat also gets the text.

    `taken` are names given so far: of two files of one name the second gets a number. Raises ExportError.
    """
    stem = name = Path(document.name).stem or "document"
    number = 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name)
    target = folder / f"{name}{FORMATS[format_]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if format_ == "brat":
            (folder / f"{name}.txt").write_bytes(document.text.text.encode("utf-8", "surrogatepass"))
        target.write_bytes(rendered([document], format_).encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror or error}.") from None
    return target


def in_words(document: Annotated) -> Iterator[str]:
    """Lines for people: what the file is, then places with where they are, then suggested claims with their evidence."""
    whole = record(document)
    facts = [whole[key] for key in ("title", "publisher", "published", "language") if whole[key]]
    yield f"{document.name}" + (f" ({'; '.join(facts)})" if facts else "")
    yield from (f"  note: {note}" for note in whole["notes"])
    for one in whole["mentions"]:
        where = (
            f"{one['name']}, {one['country'] or '—'}  {one['lat']:.4f}, {one['lon']:.4f}  {one['place']}"
            if one["resolved"]
            else "unresolved"
        )
        yield f"  {one['start']}-{one['end']}  {_short(one['text'])} ({one['how']}): {where}  {one['confidence']:.2f}"
    for one in whole["dates"]:
        yield f"  {one['start']}-{one['end']}  {_short(one['text'])}: {one['edtf'] or one['why']}" + (
            " (derived)" if one["basis"] == "derived" else ""
        )
    for one in whole["claims"]:
        actors = ", ".join(f"{actor} {role}" for actor, role in zip(one["actors"], one["roles"], strict=True))
        when = f", {one['when']}" if one["when"] else ""
        yield f"  suggested {one['confidence']:.2f}: {one['kind']}, {one['about']}, {one['place_name']}{when}; {actors}; {one['stance']}, {one['status']}"
        yield f"      {one['start']}-{one['end']}  “{_short(one['evidence'], 160)}”"


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
