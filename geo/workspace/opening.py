"""Reading a workspace.zip that comes from anywhere: nothing is unpacked to disk, nothing is believed unchecked."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError

from geo.errors import Problem, RecordError, WorkspaceError
from geo.records.fields import Record
from geo.records.models import Claim, Place
from geo.records.rules import rule_of
from geo.workspace.claims import source_of
from geo.workspace.handover import FORMAT, MANIFEST, PACKED
from geo.workspace.rows import DecisionRow, Manifest, RecordRow
from geo.workspace.seed import mentions_of
from geo.workspace.strict import read_model

__all__ = ["Opened", "open_pack"]

MOST_BYTES, MOST_FILES = 512 * 2**20, 20_000

_NAMES = re.compile(
    r"manifest\.json|README\.txt|claims\.geojson|places\.toml|records\.jsonl|decisions\.jsonl"
    r"|documents/my-[0-9a-f]{12}\.toml|texts/my-[0-9a-f]{12}\.txt"
)
Row = TypeVar("Row", bound=Record)


@dataclass(frozen=True)
class Opened:
    """A hand-over that was read and found whole.

    `unfit` holds own places among the records that break a rule of the model, by id, with what is wrong: what a
    reader kept may be older than the rule, and is no reason to refuse the rest.
    """

    manifest: Manifest
    records: tuple[RecordRow, ...]
    decisions: tuple[DecisionRow, ...]
    texts: Mapping[str, str]
    unfit: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


def open_pack(content: bytes) -> Opened:
    """Read a workspace.zip. Raises WorkspaceError, in one sentence, for anything that is not one, whole and sound."""
    files = _unzipped(content)
    manifest = _manifest(files)
    for name, row in manifest.files.items():
        if name not in files or hashlib.sha256(files[name]).hexdigest() != row.sha256:
            _refuse(f"{name} is missing or is not what its checksum says")
    if unknown := sorted(files.keys() - manifest.files.keys() - {MANIFEST}):
        _refuse(f"{unknown[0]} is not in its manifest")
    records = _rows(files, "records.jsonl", RecordRow)
    decisions = _rows(files, "decisions.jsonl", DecisionRow)
    texts = {n[6:-4]: _text(n, c) for n, c in files.items() if n.startswith("texts/")}
    opened = Opened(manifest, records, decisions, texts)
    return replace(opened, unfit=_sound(opened))


def _unzipped(content: bytes) -> dict[str, bytes]:
    """Every file in memory, by name; read no further than what a workspace can be."""
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                _refuse(f"it holds more than {MOST_FILES:,} files")
            for entry in entries:
                if not _NAMES.fullmatch(entry.filename) or entry.filename in found:
                    _refuse(f"a workspace has no file {entry.filename[:80]!r}, or has it once")
                with archive.open(entry) as file:
                    found[entry.filename] = file.read(left + 1)
                left -= len(found[entry.filename])
                if left < 0:
                    _refuse(f"unpacked it is larger than {MOST_BYTES // 2**20} MB")
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        _refuse(f"it is not a whole ZIP file ({str(error)[:80] or type(error).__name__})")
    return found


def _manifest(files: Mapping[str, bytes]) -> Manifest:
    if MANIFEST not in files:
        _refuse("it has no manifest.json")
    values = _json(MANIFEST, files[MANIFEST])
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        _refuse("its manifest does not say that it is one")
    version = values.get("version")
    if isinstance(version, int) and version > PACKED:
        _refuse(f"a newer version of the atlas wrote it (format {version}, this one reads up to {PACKED})")
    return _model(MANIFEST, values, Manifest)


def _rows(files: Mapping[str, bytes], name: str, model: type[Row]) -> tuple[Row, ...]:
    if name not in files:
        _refuse(f"it has no {name}")
    lines = [line for line in files[name].split(b"\n") if line]
    return tuple(_model(f"{name}, line {n}", _json(name, line), model) for n, line in enumerate(lines, 1))


def _model(where: str, values: Any, model: type[Row]) -> Row:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        _refuse(f"{where}: {'.'.join(map(str, first['loc']))} {rule_of(first)}")


def _json(name: str, content: bytes) -> Any:
    try:
        values = json.loads(content, parse_constant=_no_number)
        written = json.dumps(values, ensure_ascii=False)
        written.encode()
        if "\\u0000" in written:
            raise ValueError("it holds NUL")
    except (ValueError, RecursionError) as error:
        _refuse(f"{name} is not sound JSON ({str(error)[:80]})")
    return values


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _text(name: str, content: bytes) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        _refuse(f"{name} is not UTF-8")
    if "\x00" in text:
        _refuse(f"{name} is not text")
    return text


def _sound(opened: Opened) -> dict[str, tuple[Problem, ...]]:
    """Documents and decided claims are what the atlas's own models take, texts those that were read; places that fit no model."""
    documents = {row.id: row for row in opened.records if row.sort == "document"}
    unfit: dict[str, tuple[Problem, ...]] = {}
    try:
        for row in opened.records:
            if row.sort == "document":
                source_of(row.item, row.sha256 or "", row.length or 0)
            elif row.sort == "site":
                if row.value.get("id") != row.id:
                    _refuse(f"{row.id} is the place {str(row.value.get('id'))[:80]!r}")
                unfit |= _misfit(row)
            elif row.document not in documents:
                _refuse(f"{row.id} lies in a document that is not there")
            else:
                _shaped(row)
    except LookupError as error:
        _refuse(f"{row.id} lacks {error}")
    except (RecordError, ValidationError, TypeError, ValueError) as error:
        _refuse(" ".join(str(error).split()))
    for id_, text in opened.texts.items():
        row = documents.get(id_)  # type: ignore[assignment]
        if row is None or hashlib.sha256(text.encode()).hexdigest() != row.sha256 or len(text) != row.length:
            _refuse(f"the text of {id_} is not the one that was read")
    return unfit


def _misfit(row: RecordRow) -> dict[str, tuple[Problem, ...]]:
    """What is wrong with a place, by its id; empty for one that fits."""
    try:
        read_model(Place, row.value, "records.jsonl", f"place {row.id}")
    except RecordError as error:
        return {row.id: error.problems}
    return {}


def _shaped(row: RecordRow) -> None:
    """A mark's value, and what the parser had found, have the parts that pages and records read."""
    for value in (row.value, *([row.original] if row.original else [])):
        if not 0 <= float(value.get("confidence", 1)) <= 1:
            raise ValueError(f"{row.id} has a confidence that is none")
        if not isinstance(
            value["claim"] if row.sort == "claim" else value["text"], dict if row.sort == "claim" else str
        ):
            raise TypeError(f"{row.id} is no {row.sort}")
    for option in (row.original or {}).get("options", ()):
        str(option["place"]), str(option["name"]), float(option["score"]), list(option["why"])
    if row.sort == "claim" and row.item.decided:
        read_model(Claim, row.value["claim"], row.document or "", row.id)
    elif row.sort == "place":
        mentions_of([row.item])


def _refuse(why: str) -> NoReturn:
    raise WorkspaceError(f"This file cannot be opened as a workspace: {why}. Nothing of it was taken over.")
