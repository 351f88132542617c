"""Compiling the index: from names and places to a few files that can be mapped into memory.

Written into a folder beside its place and renamed when it is whole, so that two builders cannot meet
half-way and a reader never sees half an index.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
import time
from array import array
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import marisa_trie  # type: ignore[import-not-found]  # it has no stubs

from geo.gazetteer import folding, layout
from geo.gazetteer.entity import Quality
from geo.gazetteer.inputs import Inputs, Progress, cache_folder, digest, find_inputs
from geo.gazetteer.kinds import KINDS, PRECISIONS, SOURCES, split_kind
from geo.gazetteer.sources import Draft, read_sources

__all__ = ["build"]

KEPT = 3
"""Older indexes that are kept, for checkouts and branches that take turns."""

UNFINISHED, PATIENCE_S = "building-", 3600


def build(inputs: Inputs | None = None, progress: Progress | None = None) -> Path:
    """Compile the index and give its folder. Raises GazetteerError or RecordError for inputs that cannot be read."""
    inputs = inputs or find_inputs()
    say = progress or (lambda fraction, words: None)
    home = cache_folder()
    home.mkdir(parents=True, exist_ok=True)
    final = home / digest(inputs)
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=home))
    gc.disable()  # millions of small objects that all stay: collecting would take a third of the time
    try:
        say(0.0, "reading GeoNames, airports and curated places")
        drafts = read_sources(inputs)
        say(0.3, f"folding the names of {len(drafts):,} places")
        postings = _postings(drafts.values())
        say(0.6, f"compiling {len(postings):,} names")
        _write_names(folder, postings)
        say(0.9, "writing places")
        _write_entities(folder, drafts)
        _put_in_place(folder, final)
    finally:
        gc.enable()
        shutil.rmtree(folder, ignore_errors=True)
    _forget_old(home, final)
    say(1.0, f"{len(drafts):,} places, {len(postings):,} names")
    return final


def _put_in_place(folder: Path, final: Path) -> None:
    try:
        folder.rename(final)
    except OSError:
        if not final.is_dir():  # otherwise somebody else was quicker, with the same result
            raise


def _forget_old(home: Path, final: Path) -> None:
    """Remove all but the newest indexes, and what builders left that did not live to finish."""
    others = sorted((_modified(path), path) for path in home.iterdir() if path != final)
    whole = [path for _, path in others if not path.name.startswith(UNFINISHED)]
    dead = [
        path
        for modified, path in others
        if path.name.startswith(UNFINISHED) and time.time() - modified > PATIENCE_S
    ]
    for path in [*whole[:-KEPT], *dead]:
        shutil.rmtree(path, ignore_errors=True)


def _modified(path: Path) -> float:
    """When it was last written; now, if another builder has just put it away."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def _postings(drafts: Iterable[Draft]) -> dict[str, list[int]]:
    """Entity number and quality by key, an entity once a key, at its best quality."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if not draft.absorbed:
            for key, quality in _best_keys(draft).items():
                postings[key].append(layout.posting(number, quality))
    return postings


def _best_keys(draft: Draft) -> dict[str, int]:
    best: dict[str, int] = {}
    for key, quality in _keys(draft):
        if quality < best.get(key, len(Quality)):
            best[key] = quality
    return best


def _keys(draft: Draft) -> Iterable[tuple[str, Quality]]:
    """Every key of an entity with its quality; one key may come more than once."""
    for name, quality in draft.names:
        key = folding.key(name)
        if not key or (key.isdigit() and quality != Quality.CODE):
            continue
        yield key, quality
        if quality == Quality.CODE:
            continue
        if draft.kind != "city" and (word := split_kind(key)):
            yield word.rest, max(quality, Quality.SHORT)
        if not key.isascii():
            for latin in folding.transliterations(key):
                yield (
                    latin,
                    max(quality, Quality.ROMANISED) if quality > Quality.CURATED else Quality.ALTERNATE,
                )


def _write_names(folder: Path, postings: dict[str, list[int]]) -> None:
    trie = marisa_trie.Trie(postings)
    trie.save(str(folder / layout.NAMES))
    starts, flat, letters, lengths = array("I", [0]), array("I"), array("I"), bytearray()
    for number in range(len(trie)):
        key = trie.restore_key(number)
        flat.extend(postings[key])
        starts.append(len(flat))
        letters.append(layout.letters(key))
        lengths.append(min(len(key), 255))
    for name, values in ((layout.STARTS, starts), (layout.POSTINGS, flat), (layout.LETTERS, letters)):
        (folder / name).write_bytes(values.tobytes())
    (folder / layout.LENGTHS).write_bytes(lengths)
    marisa_trie.Trie(_openings(postings)).save(str(folder / layout.OPENINGS))


def _openings(keys: Iterable[str]) -> set[str]:
    """What tells soonest that no name of several words begins here: the first word of each, and the first two."""
    openings = set()
    for key in keys:
        first, *others = key.split(" ", 2)
        if others:
            openings |= {first, f"{first} {others[0]}"}
    return openings


def _write_entities(folder: Path, drafts: dict[str, Draft]) -> None:
    numbers = {id_: number for number, id_ in enumerate(drafts)}
    ids = {**numbers, **{alias: numbers[draft.id] for draft in drafts.values() for alias in draft.aliases}}
    marisa_trie.RecordTrie("<I", ((id_, (number,)) for id_, number in ids.items())).save(
        str(folder / layout.IDS)
    )
    divisions = {
        draft.code: numbers[draft.id] for draft in drafts.values() if draft.kind == "province" and draft.code
    }
    texts, rows = bytearray(), bytearray()
    for draft in drafts.values():
        rows += _row(draft, divisions.get(draft.admin1, layout.NONE), len(texts))
        texts += "\t".join(_texts(draft)).encode() + b"\n"
    (folder / layout.TEXTS).write_bytes(texts)
    (folder / layout.ENTITIES).write_bytes(rows)
    _write_grid(folder, list(drafts.values()))


def _texts(draft: Draft) -> list[str]:
    names = dict.fromkeys(
        name.replace("\t", " ") for name, quality in draft.names if quality != Quality.SERVES
    )
    return [draft.id, draft.name, *(name for name in names if name != draft.name)]


def _row(draft: Draft, admin1: int, text: int) -> bytes:
    return layout.ENTITY.pack(
        round(draft.lat * layout.DEGREE), round(draft.lon * layout.DEGREE), draft.population,
        layout.NONE if draft.radius_m is None else draft.radius_m, admin1, text, draft.country.encode(),
        KINDS.index(draft.kind), PRECISIONS.index(draft.precision), SOURCES.index(draft.source), draft.absorbed,
    )  # fmt: skip


def _write_grid(folder: Path, drafts: list[Draft]) -> None:
    """Entity numbers by one-degree cell, for what lies near a point."""
    cells = sorted((layout.cell(d.lat, d.lon), number) for number, d in enumerate(drafts) if not d.absorbed)
    (folder / layout.CELLS).write_bytes(array("I", (cell for cell, _ in cells)).tobytes())
    (folder / layout.IN_CELLS).write_bytes(array("I", (number for _, number in cells)).tobytes())
