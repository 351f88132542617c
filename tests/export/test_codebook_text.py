from __future__ import annotations

from typing import Any

import pytest

from geo.export.codebook_text import HARD_CASES, MODELS, codebook_text
from geo.records.reading import read_records


@pytest.mark.parametrize("model", [model for model, _ in MODELS], ids=lambda model: model.__name__)
def test_every_field_of_every_record_has_a_meaning(model: type[Any]) -> None:
    fields = model.model_json_schema(by_alias=True)["properties"]
    assert [name for name, field in fields.items() if not field.get("description")] == []


def test_the_book_names_every_field_word_and_hard_case() -> None:
    records = read_records()
    book = codebook_text(records)
    for model, _ in MODELS:
        assert f"## {model.__name__}" in book
        for name in model.model_json_schema(by_alias=True)["properties"]:
            assert f"| `{name}`" in book, (model, name)
    for kind in records.words.kind:
        assert f"| `{kind.id}` | `{kind.family}` |" in book
    assert all(title in book for title, _, _ in HARD_CASES)
    assert all(line.count(" | ") >= 1 for line in book.splitlines() if line.startswith("| `"))
