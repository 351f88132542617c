"""What Russian sentences say of bases: who hands one back, what is only meant to be, who denies it."""

from __future__ import annotations

import pytest

from tests.parsing.suggesting import suggested


def claims(text: str, published: str | None = "2005-08-16") -> set[tuple[str, str, str]]:
    """Kind, topic and place, with the stance or the status where that is not the plain one, and who has which part."""
    found = set()
    for one, place in suggested(text, published):
        said = "" if one.stance == "asserted" else f" {one.stance}"
        said += "" if one.status == "actual" else f" {one.status}"
        found.add((f"{one.kind}/{one.about}{said}", place, " ".join(sorted(":".join(a) for a in one.actors))))
    return found


BACK = "russia:uses uzbekistan:hosts"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Россия передала Узбекистану военную базу в Термезе.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Российские военные сдали узбекской стороне базу в Термезе.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Военные Узбекистана завершили прием-сдачу авиабазы в Термезе у России.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Российская база в Термезе передана Узбекистану.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Россия передаст Узбекистану базу в Термезе.", ("withdrawn/basing planned", "termez-air-base", BACK)),
        ("Россия не передавала Узбекистану базу в Термезе.", ("withdrawn/basing denied", "termez-air-base", BACK)),
        ("Россия и Узбекистан подписали соглашение о передаче Узбекистану базы в Термезе.", ("agreed/withdrawal", "termez-air-base", BACK)),
        ("Узбекистан передал России авиабазу в Термезе.", ("agreed/basing", "termez-air-base", "russia:uses uzbekistan:grants")),
        ("Аэродром в Термезе передан российской стороне.", ("agreed/basing", "termez-air-base", "russia:uses uzbekistan:grants")),
        ("Россия и Узбекистан подписали соглашение о передаче России базы в Термезе.", ("agreed/basing", "termez-air-base", "russia:uses uzbekistan:grants")),
    ],
)  # fmt: skip
def test_a_base_is_handed_back_or_let_by_who_gets_it(text: str, found: tuple[str, str, str]) -> None:
    assert found in claims(text)
    if found[0].startswith("withdrawn"):
        assert not any(kind.startswith(("agreed", "planned")) for kind, _, _ in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Россия передала Узбекистану вертолеты на базе в Термезе.",
        "Полковник передал командование базой в Термезе своему заместителю.",
        "Самолеты были переданы базе в Термезе.",
        "Солдат сдал экзамен на базе в Термезе.",
    ],
)
def test_what_is_handed_over_at_a_base_is_not_the_base(text: str) -> None:
    assert not any(kind.startswith(("withdrawn", "agreed")) for kind, _, _ in claims(text))


def test_the_year_of_an_accord_is_not_when_it_was_carried_out() -> None:
    text = "Вчера Россия в соответствии с договоренностями 2001 года передала Узбекистану базу в Термезе."
    assert {one.when for one, _ in suggested(text)} == {"2005-08-15"}
