from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from geo.corpus import documents as reading
from geo.corpus.documents import Aside, Document, documents
from geo.corpus.inputs import checked
from geo.corpus.part import Part
from geo.corpus.plan import parts
from geo.corpus.record import RefusedError, published_of
from geo.errors import CorpusError


def planned(path: Path, size: int = 1 << 20) -> list[Part]:
    return list(parts(checked([path], path.parent / "out"), size, Counter()))


def read(path: Path, size: int = 1 << 20, **fields: str) -> list[Document | Aside]:
    return [one for part in planned(path, size) for one in documents(part, fields)]


def asides(path: Path, size: int = 1 << 20) -> list[tuple[int | None, str]]:
    return [(one.row, one.reason) for one in read(path, size) if isinstance(one, Aside)]


def lines(tmp_path: Path, *written: bytes, end: bytes = b"\n") -> Path:
    path = tmp_path / "a.jsonl"
    path.write_bytes(end.join(written))
    return path


@pytest.mark.parametrize("size", [1, 7, 40, 100, 1 << 20])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n"])
def test_lines_are_neither_lost_nor_repeated_wherever_they_are_cut(
    tmp_path: Path, size: int, end: bytes
) -> None:
    written = [
        json.dumps({"text": f"Бишкек {n} " + "x" * (n * 13 % 90)}, ensure_ascii=False).encode()
        for n in range(40)
    ]
    path = lines(tmp_path, *written, end=end)
    found = planned(path, size)
    assert [part.number for part in found] == list(range(len(found)))
    assert (found[0].begin, found[-1].end) == (0, path.stat().st_size)
    assert all(one.end == after.begin for one, after in pairwise(found))
    assert len(found) == 1 if size > 10_000 else len(found) > 1
    step = end.count(b"\n")
    assert [(one.row, one.text.text.split()[1]) for one in read(path, size) if isinstance(one, Document)] == [
        (1 + n * step, str(n)) for n in range(40)
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "is not JSON"),
        (b'{"text": "a"} {"text": "b"}', "is not JSON"),
        (b'\xff\xfe{"text": "a"}', "is not UTF-8 (byte 1)"),
        (b'["a"]', "is a JSON array, not an object"),
        (b"17", "is a JSON number"),
        (b"null", "is a JSON null"),
        (b"{}", "has no field of text (its fields: none)"),
        (b'{"words": "a"}', "name it with --fields text=NAME"),
        (b'{"text": ""}', "is empty"),
        (b'{"text": null}', "is empty"),
        (b'{"text": 5}', "is no text but int"),
        (b'{"text": "a", "date": "0000-00-00"}', "has a publication date that is none: '0000-00-00'"),
        (b'{"text": "a", "date": "2005-02-30"}', "publication date that is none"),
        (b'{"text": "a", "date": {"day": 1}}', "publication date that is none"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "number of too many digits"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_set_aside_with_its_reason(tmp_path: Path, line: bytes, reason: str) -> None:
    path = lines(tmp_path, b'{"text": "before"}', line, b'{"text": "after"}')
    first, aside, last = read(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(aside, Aside)
    assert reason in aside.reason
    assert (aside.row, aside.offset) == (2, 19)
    assert aside.raw
    assert len(aside.raw) <= 2_000


def test_a_line_too_large_is_passed_over_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 500)
    path = lines(tmp_path, b'{"text": "' + b"x" * 3_000_000 + b'"}', b'{"text": "after"}')
    aside, last = read(path, 100)
    assert isinstance(aside, Aside)
    assert "too large" in aside.reason
    assert isinstance(last, Document)
    assert (last.row, last.text.text) == (2, "after")


def test_lines_that_changed_since_are_told(tmp_path: Path) -> None:
    path = lines(tmp_path, b'{"text": "one"}', b'{"text": "two"}')
    part = planned(path)[0]
    path.write_bytes(path.read_bytes().replace(b"two", b"TWO"))
    with pytest.raises(CorpusError, match="has changed since the run began"):
        list(documents(part, {}))


def test_a_file_that_changed_since_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A road from Osh.")
    part = planned(path)[0]
    path.write_text("A road to Osh.")
    assert [one.reason for one in documents(part, {}) if isinstance(one, Aside)] == [
        "has changed since the run began"
    ]


def test_fields_by_common_names_and_by_chosen_ones(tmp_path: Path) -> None:
    record = {
        "ID": 7,
        "Headline": " A\n road ",
        "Body": "To Osh.",
        "Outlet": "The Paper",
        "Lang": "en-GB",
        "authors": ["A", "B"],
    }
    path = lines(tmp_path, json.dumps(record).encode())
    one = read(path)[0]
    assert isinstance(one, Document)
    assert (one.id, one.text.title, one.text.text, one.text.language) == ("7", "A road", "To Osh.", "en")
    assert (one.text.publisher, one.text.author) == ("The Paper", "A, B")
    other = read(path, text="Headline", id="outlet")[0]
    assert isinstance(other, Document)
    assert (other.id, other.text.text) == ("The Paper", " A\n road ")


def test_facts_that_are_no_text_are_left_out_with_a_note(tmp_path: Path) -> None:
    record = {"id": {"a": 1}, "publisher": {"n": "X"}, "author": True, "text": "To Osh."}
    one = read(lines(tmp_path, json.dumps(record).encode()))[0]
    assert isinstance(one, Document)
    assert (one.text.publisher, one.text.author) == ("", "")
    assert one.text.notes == (
        'Its id is no text and was left out: {"a": 1}',
        'Its publisher is no text and was left out: {"n": "X"}',
        "Its author is no text and was left out: true",
    )


def test_half_characters_are_replaced_in_their_place(tmp_path: Path) -> None:
    one = read(lines(tmp_path, b'{"text": "a\\ud800b", "title": "\\udfff"}'))[0]
    assert isinstance(one, Document)
    assert (one.text.text, one.text.title) == ("a\ufffdb", "\ufffd")
    assert one.text.notes


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        (None, ""), ("", ""), (" ", ""), ("2005-08-16", "2005-08-16"), ("2005-08-16T23:59:59+06:00", "2005-08-16"),
        ("2005-08", "2005-08"), ("2005~", "2005~"), (2005, "2005"), (20050816, "2005-08-16"), ("20050816", "2005-08-16"),
        ("20050816093000", "2005-08-16"), (20050816093000, "2005-08-16"), (20050816093000.0, "2005-08-16"), (19910826000000, "1991-08-26"),
        (200508160930, "2005-08-16"), ("200508160930", "2005-08-16"), (2015021823, "2015-02-18"), ("2015021823", "2015-02-18"), (2015023023, "2033-11-08"), (200513160930, "1976-05-09"), (20050816.0, "2005-08-16"),
        (4102444799, "2099-12-31"), (4102444799000, "2099-12-31"), (100000000000, "1973-03-03"), (1124150400, "2005-08-16"), (1124150400000, "2005-08-16"), (1124150400.5, "2005-08-16"),
        ("16 August 2005", "2005-08-16"), (date(2005, 8, 16), "2005-08-16"), (datetime(2005, 8, 16, 23), "2005-08-16"),
    ],
)  # fmt: skip
def test_publication_dates(written: object, edtf: str) -> None:
    assert published_of(written) == edtf


@pytest.mark.parametrize(
    "written",
    [
        "yesterday",
        4102444800,
        9_000_000_000_000,
        20_051_316_093_000,
        90_000_000_000_000,
        90_000_000_000,
        1124150400000000,
        "0000",
        0,
        -1,
        True,
        "1/2",
        1e300,
        float("nan"),
        "2005 or 2006",
        [2005],
    ],
)
def test_what_is_no_publication_date(written: object) -> None:
    with pytest.raises(RefusedError, match="publication date that is none"):
        published_of(written)


@pytest.mark.parametrize("size", [1, 300, 1 << 20])
def test_rows_are_neither_lost_nor_repeated_wherever_they_are_cut(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "text": [f"Osh {n}" for n in range(150)],
            "date": [date(2005, 1, 1)] * 150,
            "n": [object is None] * 150,
        }
    )
    parquet.write_table(table, path, row_group_size=70)
    found = [(one.row, one.text.text) for one in read(path, size) if isinstance(one, Document)]
    assert found == [(n + 1, f"Osh {n}") for n in range(150)]
    assert len(planned(path, size)) > 1 if size < 1000 else len(planned(path, size)) == 1
    assert [part.row for part in planned(path, size)] == [part.begin + 1 for part in planned(path, size)]


def test_rows_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    binary = pa.array([b"Osh", b"\xff\xfe", None, b" "])
    text = pa.Array.from_buffers(pa.string(), 4, binary.buffers())  # says that it is UTF-8, and is not
    parquet.write_table(pa.table({"text": text}), path)
    assert asides(path) == [
        (2, "is not UTF-8 ('text', byte 1)"),
        (3, "is empty: 'text' holds no text"),
        (4, "is empty: 'text' holds no text"),
    ]


def test_a_parquet_file_without_text_or_damaged_is_set_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"words": ["Osh"] * 3}), path)
    [(row, reason)] = asides(path)
    assert row is None
    assert "no column of text (its columns: words)" in reason
    path.write_bytes(b"PAR1 and then nothing")
    [(row, reason)] = asides(path)
    assert "cannot be read as Parquet" in reason


def test_what_a_folder_holds_beside_documents_is_counted(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("a.txt", ".hidden.txt", "b.png", "c.png", "Makefile"):
        (folder / name).write_text("Osh")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    passed: Counter[str] = Counter()
    [part] = parts(checked([folder], tmp_path / "out"), 1 << 20, passed)
    assert [file.name for file in part.files] == ["papers/a.txt"]
    assert passed == {".png": 2, ".txt": 2, "Makefile": 1}


def test_an_empty_and_a_binary_file_are_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.pdf").write_bytes(b"\x89PNG" + bytes(100))
    (folder / "c.json").write_text('[{"text": "Osh"}]')
    assert [reason for _, reason in asides(folder)] == [
        "is empty: there is no text in it", "is a picture; the atlas reads text, not images", "is a JSON array, not an object",
    ]  # fmt: skip
