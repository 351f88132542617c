"""Folding keeps offsets; keys of two spellings meet."""

from __future__ import annotations

import pytest

from geo.gazetteer import folding


@pytest.mark.parametrize(
    "text", ["Oʻzbekiston", "İstanbul", "Straße–Ost", "Қарши-Ханабад", "ﬁeld ½", "Aqtaū's", "塞米伊"]
)
def test_fold_keeps_every_offset(text: str) -> None:
    assert len(folding.fold(text)) == len(text)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Alma-Ata", "alma ata", "ALMA–ATA", " Alma  Ata "),
        ("Gʻuzor", "G'uzor", "G‘uzor", "Guzor"),
        ("Semeï", "Semei", "semei"),
        ("São Paulo", "sao paulo"),
        ("Łódź", "Lodz"),
        ("Öskemen", "Oskemen"),
        ("Семёновка", "СЕМЕНОВКА"),
    ],
)
def test_spellings_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({folding.key(spelling) for spelling in spellings}) == 1


def test_letters_that_tell_words_apart_stay() -> None:
    assert folding.key("Қарши") != folding.key("Карши")
    assert folding.key("Йошкар") != folding.key("Иошкар")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("қарши ханабад", "qarshi khanabad"),
        ("шымкент", "shymkent"),
        ("құрық", "quryq"),
        ("ўзбекистон", "ozbekiston"),
    ],
)
def test_cyrillic_in_latin_letters(cyrillic: str, latin: str) -> None:
    assert latin in folding.transliterations(cyrillic)


def test_latin_keys_have_no_transliteration() -> None:
    assert folding.transliterations("aktau") == ()


def test_codes_are_capitals_of_three_or_four() -> None:
    assert folding.is_code("SCO")
    assert folding.is_code("UAFM")
    assert not any(map(folding.is_code, ["Sco", "sco", "K2", "NATOS", "АКТ"]))
