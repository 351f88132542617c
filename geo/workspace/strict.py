"""What the workspace keeps as plain values, held to the atlas's strict models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from geo.errors import Problem, RecordError
from geo.records.fields import Record
from geo.records.rules import rule_of

__all__ = ["read_model"]

Model = TypeVar("Model", bound=Record)


def read_model(model: type[Model], values: Mapping[str, Any], file: str, record: str) -> Model:
    """Values as a strict model. Raises RecordError that names each field and its rule."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        problems = []
        for found in error.errors():
            name = ".".join(map(str, found["loc"]))
            value = None if found["type"] == "missing" or not found["loc"] else found["input"]
            problems.append(Problem(file, record, name, value, rule_of(found)))
        raise RecordError(problems) from None
