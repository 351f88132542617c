"""The rules of data/rules.toml, compiled: phrases to expressions, rules and word lists by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from geo.parsing.rules.phrasing import Phrases, RuleError, spelt

__all__ = ["ENDINGS", "LASTING", "LET", "RULES", "Rule", "RuleError", "Rules", "compile_rules", "rules"]

LASTING = frozenset({"operating", "deployed"})
"""Kinds of what is there for some time, which many sentences touch upon while saying something else."""
ENDINGS = frozenset({"terminated", "withdrawn"})
"""Kinds by which what was there comes to an end."""
LET = frozenset({"basing", "overflight", "transit"})
"""Topics on which only the host can grant something, and on whose ground it is, whoever else signs."""
RULES = Path(__file__).resolve().parents[3] / "data" / "rules.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; see the head of data/rules.toml for its fields."""

    id: str
    kind: str
    about: tuple[str, ...]
    otherwise: str | None
    subject: str | None
    object: str | None
    host: str | None
    place: Literal["there", "subject", "object", "host"]
    status: Literal["actual", "planned"]
    noun: Literal["thing", "act"] | None
    moves: bool
    persons: bool
    of: Literal["site"] | None
    trust: float
    unless: str | None


_KEYS = frozenset(field.name for field in fields(Rule)) | {"phrases"}


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, the topics in their order, and lists of words."""

    rules: tuple[Rule, ...]
    phrases: Phrases
    """The phrases of the rules, by number of the rule."""
    topics: tuple[str, ...]
    topic_words: Phrases
    """Their words, by number of the topic."""
    lists: tuple[str, ...]
    """Names of the lists of words."""
    words: Phrases
    """Their words, by number of the list."""
    elsewhere: Phrases
    """Words for a place that was named in a sentence before."""
    parts: Mapping[tuple[str, str], tuple[str, str]]
    """Roles of a user and of the host by kind and topic."""
    users: frozenset[str]
    """States and alliances that are present on the ground of others: an adjective of theirs before `base` says whose."""


def compile_rules(table: Mapping[str, Any]) -> Rules:
    """Compile a table of the form of data/rules.toml. Raises RuleError for an unknown key, a missing one, or a bad phrase."""
    words, forms = table["words"], table.get("forms", {})
    return Rules(
        tuple(_rule(row, words) for row in table["rule"]),
        Phrases([spelt(row["phrases"], forms) for row in table["rule"]]),
        tuple(row["about"] for row in table["topic"]),
        Phrases([spelt(row["words"], forms) for row in table["topic"]]),
        tuple(words),
        Phrases(list(words.values())),
        Phrases(
            [
                [
                    word
                    for name in ("site", "back", "both", "accord", "withdrawal")
                    for word in words.get(name, ())
                ]
            ]
        ),
        {
            (kind, about): (row["user"], row["host"])
            for row in table.get("part", ())
            for kind in row["kinds"]
            for about in row["about"]
        },
        frozenset(table["users"]),
    )


def _rule(row: Mapping[str, Any], lists: Mapping[str, Any]) -> Rule:
    name = row.get("id", "a rule without id")
    if unknown := set(row) - _KEYS:
        raise RuleError(f"data/rules.toml · rule {name}: {sorted(unknown)[0]} is not a field of a rule")
    if missing := {"id", "kind", "phrases", "about", "place", "trust"} - set(row):
        raise RuleError(f"data/rules.toml · rule {name}: {sorted(missing)[0]} is required")
    if row.get("unless") and row["unless"] not in lists:
        raise RuleError(f"data/rules.toml · rule {name}: unless “{row['unless']}” is no list of words")
    return Rule(
        row["id"], row["kind"], tuple(row["about"]), row.get("otherwise"), row.get("subject"),
        row.get("object"), row.get("host"), row["place"], row.get("status", "actual"), row.get("noun"), row.get("moves", False),
        row.get("persons", False), row.get("of"), float(row["trust"]), row.get("unless"),
    )  # fmt: skip


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The project's own rules, read once. Raises RuleError."""
    return compile_rules(tomllib.loads(RULES.read_text(encoding="utf-8")))
