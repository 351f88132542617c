"""The table of looks and senses: it says what weighing says, a stale one is made anew, and without it the answers are the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.inputs import Inputs
from geo.parsing.language.lexicon import lexicon
from geo.parsing.toponyms import weighing
from geo.parsing.toponyms.finding import Parser, parser
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.weighing import open_looks
from geo.parsing.toponyms.weights import FILE, load_weights
from geo.parsing.toponyms.words import Word, Words
from tests.gazetteer import conftest

small = conftest.small
HERE = Path(__file__).parent
SAMPLED = 997
"""Every so manieth name of a million is compared."""


@pytest.fixture(scope="module")
def weighed() -> Names:
    """Names that weigh for themselves."""
    return Names(open_gazetteer(), lexicon(), load_weights(), interest=True)


def test_names_look_as_weighing_says(weighed: Names) -> None:
    index, looks = weighed.gazetteer.index, parser().names.looks
    assert looks is not None
    assert len(looks) == len(index.names)
    for number in range(0, len(looks), SAMPLED):
        key = index.names.restore_key(number)
        senses = weighed.senses(key)
        name = weighed.name(key, senses) if senses else None
        assert looks[number] == ((name.strength, name.score) if name else None), key
        assert looks.senses(number) == (senses if len(senses) > 1 else ()), key


@pytest.mark.parametrize("table", ["toponyms.txt", "russian.txt"])
def test_texts_read_the_same_without_the_table(table: str) -> None:
    text = (HERE / table).read_text(encoding="utf-8")
    without = Parser(open_gazetteer(), load_weights())
    assert without.names.looks is None
    assert without.parse(text) == parser().parse(text)


def test_words_are_known_as_the_lexicon_and_the_index_know_them(weighed: Names) -> None:
    index = weighed.gazetteer.index
    looks = parser().names.looks
    assert looks is not None
    long, table = Words(weighed), Words(parser().names)
    keys = [index.names.restore_key(number) for number in range(0, len(index.names), SAMPLED)]
    keys += [*list(weighed.lexicon.classes)[::7], *list(weighed.lexicon.words)[::97], "zzyzxq", "x", "q"]
    plain = [key for key in keys if key.isascii() and key.isalpha()]
    assert any(looks.word(key)[0] for key in plain)
    for written in [form for key in plain for form in (key.title(), key.upper())]:
        assert _all_of(table[written]) == _all_of(long[written]), written


def test_the_table_is_made_once_and_again_when_a_weight_changes(
    small: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gazetteer = open_gazetteer(small)
    open_looks(gazetteer)
    first = _tables(gazetteer.index.folder)
    open_looks(gazetteer)
    assert _tables(gazetteer.index.folder) == first
    changed = tmp_path / "weights.json"
    changed.write_bytes(FILE.read_bytes() + b"\n")
    monkeypatch.setattr(weighing, "FILE", changed)
    again = open_looks(gazetteer)
    assert again is not None
    assert len(again) == len(gazetteer.index.names)
    assert len(_tables(gazetteer.index.folder) - first) == 1


def test_codes_and_what_has_given_way_name_nothing(small: Inputs) -> None:
    index = open_gazetteer(small).index
    looks = open_looks(open_gazetteer(small))
    assert looks is not None
    assert looks[index.names["aamf"]] is None
    assert looks[index.names["millford"]] is not None


def test_a_folder_that_cannot_be_written_to_costs_only_speed(
    small: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    gazetteer = open_gazetteer(small)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    looks = open_looks(gazetteer)
    assert looks is None
    found = Parser(gazetteer, load_weights(), looks=looks).parse("He flew to Millford.")
    assert [mention.text for mention in found] == ["Millford"]


def test_progress_is_told(small: Inputs) -> None:
    told: list[float] = []
    open_looks(open_gazetteer(small), lambda fraction, _: told.append(fraction))
    assert told == sorted(told)
    assert told[-1] == 1.0


def _all_of(word: Word) -> list[object]:
    name = word.name
    parts = (
        getattr(word, part) for part in Word.__dataclass_fields__ if part not in ("name", "short", "dotted")
    )
    return [*parts, name and (name.key, name.strength, name.score, name.senses)]


def _tables(folder: Path) -> set[Path]:
    return set(folder.glob("looks-*.bin"))
