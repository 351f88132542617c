"""Seed records and workspace.zip: written, read back, opened elsewhere; hostile files refused."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.errors import RecordError, WorkspaceError
from geo.records.checking import check_text
from geo.records.reading import read_document, read_places
from geo.workspace import Item, OwnDocument, Workspace
from geo.workspace.handover import pack
from geo.workspace.merging import merge
from geo.workspace.opening import open_pack
from geo.workspace.seed import seed_of
from tests.workspace.conftest import TEXT, Make, parsed, span


@pytest.fixture
def other(opened: Make, tmp_path: Path) -> Workspace:
    """A workspace on another machine."""
    return opened("Ben", tmp_path / "other.sqlite")


def claims(workspace: Workspace, document: OwnDocument) -> list[Item]:
    return workspace.marks(document.id, "claim")


def decided(workspace: Workspace, document: OwnDocument) -> None:
    """A place of one's own, and every claim accepted."""
    depot = next(m for m in workspace.marks(document.id, "place") if m.value["text"] == "Old Depot")
    site = workspace.plans.add_site("Old Depot", "facility", 42.5, 72.5, reason="Small.", names=["Депо"])
    workspace.decide(workspace.plans.put(depot, site))
    workspace.decide(workspace.plans.accept_above(document.id, 0.0, ("claim", "date", "actor")))
    first = claims(workspace, document)[0]
    workspace.decide(workspace.plans.edit(first, says='It said "quay"; \\ was näher.', amount={"value": 1.5, "unit": "ships"}))  # fmt: skip


# ---- seed records


def test_a_document_becomes_a_seed_record(
    workspace: Workspace, document: OwnDocument, tmp_path: Path
) -> None:
    decided(workspace, document)
    seed = seed_of(workspace, document.id, "amber-2004", finds={"Port Amber": "port-amber"}.get)
    path = tmp_path / seed.name
    path.write_text(seed.toml, encoding="utf-8")
    read = read_document(path)
    assert list(read.claims.values()) == sorted(workspace.claims(document.id).values(), key=lambda c: c.span)
    assert list(check_text(read, TEXT)) == []
    assert {m.text: m.place for m in read.mentions} == {
        "Port Amber": None, "Mill Field": "mill-field", "Old Depot": f"my-old-depot-{workspace.id[:4]}",
    }  # fmt: skip
    assert "look at: publisher_kind, summary." in seed.toml
    path.write_text(seed.whole, encoding="utf-8")
    assert read_document(path) == read, "own places are only a comment in a record"
    below = [line.removeprefix("# ") for line in seed.whole.partition("data/places.toml")[2].split("\n")[2:]]
    assert seed.places.strip() == "\n".join(below).strip()
    places = tmp_path / "places.toml"
    places.write_text(seed.places, encoding="utf-8")
    assert read_places(places) == workspace.places()
    words = TEXT.split()
    assert not any(" ".join(words[n : n + 10]) in seed.toml for n in range(len(words) - 9))  # no text inside
    with pytest.raises(WorkspaceError, match="cannot be called"):
        seed_of(workspace, document.id, "../amber")


def test_under_its_own_name_claims_keep_their_ids(
    workspace: Workspace, document: OwnDocument, tmp_path: Path
) -> None:
    decided(workspace, document)
    seed = seed_of(workspace, document.id)
    path = tmp_path / seed.name
    path.write_text(seed.toml, encoding="utf-8")
    assert read_document(path).claims.keys() == workspace.claims(document.id).keys()


# ---- hand-over


@pytest.mark.parametrize("texts", [True, False])
def test_another_installation_opens_it_whole(
    workspace: Workspace, document: OwnDocument, other: Workspace, texts: bool
) -> None:
    decided(workspace, document)
    content = pack(workspace, b"{}", texts=texts)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert (f"texts/{document.id}.txt" in names) == texts
    if not texts:
        assert "every week" not in "".join(
            zipfile.ZipFile(io.BytesIO(content)).read(n).decode() for n in names
        )
    merged = merge(other, content)
    assert merged.conflicts == ()
    assert other.claims(document.id) == workspace.claims(document.id)
    assert other.places() == workspace.places()
    assert other.text(document.id) == (TEXT if texts else None)
    assert [d.who for d in other.log()][:-1] == ["Ann"] * len(workspace.log())
    assert other.to_undo(document.id) is None  # what others decided is theirs
    assert other.verify() == []
    again = merge(other, content)
    assert (again.added, again.updated, again.conflicts) == (0, 0, ())
    if not texts:
        with pytest.raises(WorkspaceError, match="without its text"):
            other.plans.mark(document.id, "place", *span("Southland"), place="southland")
        other.add(TEXT, title="The same")
        other.decide(other.plans.mark(document.id, "place", *span("Southland"), place="southland"))


def test_texts_that_come_later_are_counted(
    workspace: Workspace, document: OwnDocument, other: Workspace
) -> None:
    assert merge(other, pack(workspace, b"{}")).texts == 0
    assert merge(other, pack(workspace, b"{}", texts=True)).texts == 1
    assert other.text(document.id) == TEXT
    assert merge(other, pack(workspace, b"{}", texts=True)).texts == 0


def test_who_goes_further_wins_and_back_again(
    workspace: Workspace, document: OwnDocument, other: Workspace
) -> None:
    merge(other, pack(workspace, b"{}", texts=True))
    one, two, _ = claims(other, document)
    other.decide(other.plans.accept(one))
    workspace.decide(workspace.plans.reject(workspace.item(two.id)))
    back = merge(workspace, pack(other, b"{}"))
    assert back.conflicts == ()
    assert workspace.claims(document.id) == other.claims(document.id)
    assert workspace.item(two.id).status == "rejected"
    merge(other, pack(workspace, b"{}"))
    assert other.item(two.id).status == "rejected"
    assert workspace.verify() == other.verify() == []


def test_two_decisions_on_one_record_stay_side_by_side(
    workspace: Workspace, document: OwnDocument, other: Workspace
) -> None:
    merge(other, pack(workspace, b"{}", texts=True))
    one = claims(workspace, document)[0]
    workspace.decide(workspace.plans.edit(one, says="Ours."))
    other.decide(other.plans.edit(other.item(one.id), says="Theirs."))
    content = pack(other, b"{}")
    merged = merge(workspace, content)
    (conflict,) = merged.conflicts
    assert (conflict.value["who"], conflict.value["record"]) == ("Ben", one.id)
    assert [c.says for c in workspace.claims(document.id).values()] == ["Ours."]
    assert merge(workspace, content).conflicts == ()  # told once, kept until it is settled
    (open_,) = workspace.conflicts()
    workspace.decide(workspace.plans.settle(open_, "theirs"))
    assert [c.says for c in workspace.claims(document.id).values()] == ["Theirs."]
    assert workspace.conflicts() == []
    workspace.undo(document.id)
    assert [c.says for c in workspace.claims(document.id).values()] == ["Ours."]
    assert len(workspace.conflicts()) == 1
    assert workspace.verify() == []


def test_a_document_that_both_had_added(
    workspace: Workspace, document: OwnDocument, other: Workspace
) -> None:
    same = other.add(TEXT, title="A quay for Norland", author="A. Clerk")
    other.read(same.id, parsed())
    other.decide(other.plans.accept(claims(other, same)[0]))
    workspace.decide(workspace.plans.accept(claims(workspace, document)[1]))
    merged = merge(workspace, pack(other, b"{}", texts=True))
    assert merged.conflicts == ()
    assert len(workspace.claims(document.id)) == 2
    assert workspace.source(document.id).author == "A. Clerk"
    assert workspace.source(document.id).publisher == "The Paper"


# ---- places that fit the model no longer


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"lat": 91.5}, "records.jsonl · place {id} · lat is 91.5: "),
        ({"kind": "castle"}, "records.jsonl · place {id} · kind is 'castle': "),
        ({"name": None}, "records.jsonl · place {id} · name"),
    ],
)
def test_a_place_that_fits_no_longer_is_set_aside_and_the_rest_is_opened(
    workspace: Workspace, document: OwnDocument, other: Workspace, wrong: dict[str, Any], named: str
) -> None:
    decided(workspace, document)
    (site,) = workspace.sites()
    merged = merge(other, spoilt(workspace, wrong))
    (said,) = merged.aside
    assert named.format(id=site.id) in said
    assert "\n" not in said
    assert other.claims(document.id) == workspace.claims(document.id)
    assert other.places() == {}
    (kept,) = other.sites()
    assert kept.value == {**site.value, **wrong}, "nothing is lost"
    mended = {name: site.value[name] for name in wrong}
    other.decide(other.plans.edit_site(kept, **mended))
    assert other.places() == workspace.places()
    assert other.verify() == []
    assert pack(other, b"{}")


def test_a_place_that_fits_stays_beside_one_that_does_not(
    workspace: Workspace, document: OwnDocument, other: Workspace
) -> None:
    decided(workspace, document)
    merge(other, pack(workspace, b"{}"))
    (site,) = workspace.sites()
    workspace.decide(workspace.plans.edit_site(site, lat=43.0))  # goes further than the other side
    merged = merge(other, spoilt(workspace, {"lat": -91}))
    assert other.places()[site.id].lat == 42.5
    (conflict,) = merged.conflicts
    assert conflict.value["value"]["lat"] == -91
    assert "beside yours" in merged.aside[0]
    with pytest.raises(RecordError, match="lat"):
        other.plans.settle(conflict, "theirs")
    (open_,) = other.conflicts()
    other.decide(other.plans.settle(open_, "ours"))
    assert other.conflicts() == []


def spoilt(workspace: Workspace, wrong: dict[str, Any]) -> bytes:
    """The workspace as a file, with other values in its own place."""
    with zipfile.ZipFile(io.BytesIO(pack(workspace, b"{}"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    _record(lambda rows: next(r for r in rows if r["sort"] == "site")["value"].update(wrong))(files)
    return zipped(files)


# ---- hostile files

Files = dict[str, bytes]


def zipped(files: Files, manifest: bool = True) -> bytes:
    """Files as a ZIP file, with the sums of the manifest as they should be."""
    if manifest:
        said = json.loads(files["manifest.json"])
        said["files"] = {
            n: {"bytes": len(c), "sha256": hashlib.sha256(c).hexdigest()} for n, c in files.items() if n != "manifest.json"
        }  # fmt: skip
        files["manifest.json"] = json.dumps(said).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _record(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        rows = [json.loads(line) for line in files["records.jsonl"].splitlines()]
        change(rows)
        files["records.jsonl"] = "".join(json.dumps(row) + "\n" for row in rows).encode()

    return spoil


def _first(sort: str, **values: object) -> Callable[[Files], None]:
    return _record(lambda rows: next(r for r in rows if r["sort"] == sort).update(values))


HOSTILE: dict[str, Callable[[Files], object]] = {
    "a way out of the folder": lambda f: f.update({"../../evil.toml": b""}),
    "an absolute path": lambda f: f.update({"/etc/evil": b""}),
    "a backslash": lambda f: f.update({"texts\\my-000000000000.txt": b""}),
    "a program": lambda f: f.update({"run.py": b"print()"}),
    "no records": lambda f: f.pop("records.jsonl"),
    "another format": lambda f: f.update({"manifest.json": f["manifest.json"].replace(b"basing-atlas", b"boasting-atlas")}),
    "a newer format": lambda f: f.update({"manifest.json": f["manifest.json"].replace(b'"version": 1', b'"version": 2')}),
    "no JSON": lambda f: f.update({"records.jsonl": b"{"}),
    "deep JSON": lambda f: f.update({"records.jsonl": b"[" * 200_000}),
    "no number": lambda f: f.update({"records.jsonl": b'{"a": NaN}'}),
    "half a character": lambda f: f.update({"records.jsonl": b'{"a": "\\ud800"}'}),
    "NUL": lambda f: f.update({"records.jsonl": b'{"a": "\\u0000"}'}),
    "another text": lambda f: f.update({next(n for n in f if n.startswith("texts/")): b"Another text."}),
    "a text of nobody": lambda f: f.update({"texts/my-000000000000.txt": b"Text."}),
    "a status that is none": _first("claim", status="sworn"),
    "a document that is suggested": _first("document", status="suggested"),
    "an id of another sort": _first("document", id="edm-2005-160"),
    "a claim of a document that is not there": _first("claim", document="my-000000000000"),
    "a claim that breaks a rule": _first("claim", status="accepted", value={"claim": {"says": "<script>"}}),
    "a mark without a text": _first("place", value={}),
    "a mark without an end": _first("date", ends=None),
    "a confidence that is none": _first("place", value={"text": "X", "confidence": 7}),
    "a place that lies nowhere": _first("site", value={"id": "my-x", "name": "X"}),
    "a field that nobody knows": _first("claim", colour="red"),
}  # fmt: skip


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused_in_one_sentence(
    workspace: Workspace, document: OwnDocument, other: Workspace, spoil: Callable[[Files], object]
) -> None:
    decided(workspace, document)
    with zipfile.ZipFile(io.BytesIO(pack(workspace, b"{}", texts=True))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    open_pack(zipped(dict(files)))
    spoil(files)
    with pytest.raises(WorkspaceError, match="cannot be opened as a workspace") as refused:
        merge(other, zipped(files))
    assert "\n" not in str(refused.value)
    assert other.log() == []


def test_what_is_no_zip_what_is_cut_and_what_was_changed(workspace: Workspace, document: OwnDocument) -> None:
    content = pack(workspace, b"{}", texts=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["claims.geojson"] = b"[]"
    for broken in (b"", b"PK", b"not a zip", content[: len(content) // 2], zipped(files, manifest=False), zipped({}, manifest=False)):  # fmt: skip
        with pytest.raises(WorkspaceError, match="cannot be opened as a workspace"):
            open_pack(broken)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.workspace.opening.MOST_BYTES", 1_000_000)
    bomb = zipped({"claims.geojson": bytes(3_000_000)}, manifest=False)
    assert len(bomb) < 10_000
    with pytest.raises(WorkspaceError, match="larger than"):
        open_pack(bomb)
    monkeypatch.setattr("geo.workspace.opening.MOST_FILES", 3)
    many = zipped({f"texts/my-{n:012x}.txt": b"" for n in range(9)}, manifest=False)
    with pytest.raises(WorkspaceError, match="more than 3 files"):
        open_pack(many)


def test_a_name_that_stands_twice(workspace: Workspace) -> None:
    out = io.BytesIO(pack(workspace, b"{}"))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("manifest.json", "{}")
    with pytest.raises(WorkspaceError, match="has it once"):
        open_pack(out.getvalue())
