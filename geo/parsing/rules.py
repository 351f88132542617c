"""The rules of data/rules.toml, compiled: phrases to expressions, rules and word lists by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from geo.parsing.branching import branching

__all__ = ["RULES", "Rule", "RuleError", "Rules", "compile_rules", "phrases", "rules"]

RULES = Path(__file__).resolve().parents[2] / "data" / "rules.toml"
_KEYS = frozenset(
    [
        "id",
        "kind",
        "phrases",
        "about",
        "otherwise",
        "subject",
        "object",
        "host",
        "place",
        "status",
        "moves",
        "persons",
        "trust",
    ]
)


class RuleError(ValueError):
    """A rule that cannot be used; the message names it, its field and what is asked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; see the head of data/rules.toml for its fields."""

    id: str
    kind: str
    expression: re.Pattern[str]
    about: tuple[str, ...]
    otherwise: str | None
    subject: str | None
    object: str | None
    host: str | None
    place: Literal["there", "subject", "object", "host"]
    status: Literal["actual", "planned"]
    moves: bool
    persons: bool
    trust: float


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, the topics in their order, and lists of words."""

    rules: tuple[Rule, ...]
    topics: tuple[tuple[str, re.Pattern[str]], ...]
    words: Mapping[str, re.Pattern[str]]
    openings: re.Pattern[str]
    """How any phrase may begin: cheap, tried on every sentence before the rules themselves."""
    by_opening: Mapping[str, frozenset[int]]
    """Numbers of the rules by the openings of their phrases, in lower case."""
    users: frozenset[str]
    """States and alliances that are present on the ground of others: an adjective of theirs before `base` says whose."""


def phrases(written: Sequence[str]) -> re.Pattern[str]:
    """One expression for phrases: `*` is the rest of a word, `?` one letter, `...` up to four words between."""
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(_phrase, sorted(written, key=len, reverse=True)))})(?!\w)", re.I
    )


def _phrase(written: str) -> str:
    parts = [r"(?:[^\s.;]+\s+){0,4}?" if word == "..." else _word(word) + r"\s+" for word in written.split()]
    return "".join(parts).removesuffix(r"\s+")


def _word(word: str) -> str:
    if word == "n't":
        return r"\w+n[’']t"
    if word == "*":
        return r"\S+"
    return (
        re.escape(word)
        .replace(r"\*", r"[\w,.]*" if word[0] in "$€£" else r"\w*")
        .replace(r"\?", r"\w")
        .replace("'", "[’']")
    )


def compile_rules(table: Mapping[str, Any]) -> Rules:
    """Compile a table of the form of data/rules.toml. Raises RuleError for an unknown key or a missing one."""
    made = tuple(_rule(row) for row in table["rule"])
    topics = tuple((row["about"], phrases(row["words"])) for row in table["topic"])
    begun = [
        (_opening(phrase), number) for number, row in enumerate(table["rule"]) for phrase in row["phrases"]
    ]
    stems = {stem for stem, _ in begun}
    by_opening = {
        short: frozenset(number for stem, number in begun if stem.startswith(short)) for short in stems
    }
    either = sorted({*stems, *(stem[0].upper() + stem[1:] for stem in stems)}, key=len)
    words = {name: phrases(list_) for name, list_ in table["words"].items()}
    users = frozenset(table["users"])
    return Rules(made, topics, words, re.compile(branching(either) or r"(?!)"), by_opening, users)


def _opening(phrase: str) -> str:
    """The letters that every find of a phrase begins with."""
    return re.split(r"[*?'.\s]", phrase, maxsplit=1)[0].lower()


def _rule(row: Mapping[str, Any]) -> Rule:
    name = row.get("id", "a rule without id")
    if unknown := set(row) - _KEYS:
        raise RuleError(f"data/rules.toml · rule {name}: {sorted(unknown)[0]} is not a field of a rule")
    if missing := {"id", "kind", "phrases", "about", "place", "trust"} - set(row):
        raise RuleError(f"data/rules.toml · rule {name}: {sorted(missing)[0]} is required")
    return Rule(
        row["id"], row["kind"], phrases(row["phrases"]), tuple(row["about"]), row.get("otherwise"), row.get("subject"),
        row.get("object"), row.get("host"), row["place"], row.get("status", "actual"), row.get("moves", False),
        row.get("persons", False), float(row["trust"]),
    )  # fmt: skip


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The project's own rules, read once. Raises RuleError."""
    return compile_rules(tomllib.loads(RULES.read_text(encoding="utf-8")))
