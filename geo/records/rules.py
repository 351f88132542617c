"""The rule that a value of a record breaks, in words that a reader can act on."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from geo.records.fields import COUNTRY, SLUG, URL

__all__ = ["rule_of"]

_RULES = {
    "missing": "is required",
    "extra_forbidden": "is not a field of this record",
    "less_than_equal": "must be at most {le:.12g}",
    "greater_than_equal": "must be at least {ge:.12g}",
    "less_than": "must be less than {lt:.12g}",
    "greater_than": "must be more than {gt:.12g}",
    "literal_error": "must be {expected}",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a table",
    "model_type": "must be a table",
}
"""By pydantic's names of errors, which are part of its interface; its messages are not, and speak of input and types."""
_PATTERNS = {
    SLUG: "must be lower-case words and digits joined by hyphens, such as karshi-khanabad",
    COUNTRY: "must be a country's two capital letters, such as KZ",
    URL: "must be an address that begins with http:// or https://",
}


def rule_of(error: ErrorDetails) -> str:
    """What is asked of the value that an error is about: `must be at most 90`."""
    about, kind = error.get("ctx", {}), error["type"]
    if kind == "string_pattern_mismatch" and (known := _PATTERNS.get(about["pattern"])):
        return known
    if kind == "string_too_short" and about["min_length"] > 1:
        return f"must have at least {about['min_length']} characters"
    if kind in _RULES:
        return _RULES[kind].format_map(about)
    words = error["msg"].removeprefix("Value error, ")
    return words[:1].lower() + words[1:]
