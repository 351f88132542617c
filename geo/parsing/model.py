"""What is found in a text: places, dates, actors, and the claims that they suggest.

Offsets are Unicode code points of the text as stored, `[start, end)`. Degrees are WGS 84.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # at run time this would load pydantic, for names of types alone
    from geo.records.fields import Stance, Status, WhenBasis

__all__ = ["ActorMention", "DateMention", "Mention", "Office", "Option", "Parsed", "Suggestion"]

How = Literal["literal", "metonym", "adjective"]


class Option(NamedTuple):
    """One place that a mention could mean, with its score (0 to 1) and the reasons for it.

    It and a mention are tuples, since making frozen dataclasses took a tenth of the time of reading a text.
    """

    place: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    score: float
    why: tuple[str, ...]


class Mention(NamedTuple):
    """A place as the text names it. `options` are best first; `resolved` is False below the threshold."""

    start: int
    end: int
    text: str
    how: How
    options: tuple[Option, ...]
    resolved: bool
    confidence: float
    why: tuple[str, ...] = ()

    @property
    def best(self) -> Option | None:
        """The place it is taken to mean; None where it is unresolved."""
        return self.options[0] if self.resolved and self.options else None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text gives it, read into EDTF, with the reason; `edtf` is empty where it cannot be read."""

    start: int
    end: int
    text: str
    edtf: str
    basis: Literal["stated", "derived"]
    why: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A state, alliance or body as the text names it; `speaks_for` where a person speaks for one."""

    start: int
    end: int
    text: str
    actor: str
    how: Literal["name", "alias", "adjective", "metonym", "office"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A person or unnamed official at one point of the text. `actor` is empty where the text names no state or body."""

    start: int
    end: int
    text: str
    surname: str
    actor: str
    said: str
    """Name and office as the text gives them where it gives both."""
    named: bool
    why: str
    name: str = ""
    """The name in full, as it stands with the office."""
    title: str = ""
    """The office without its state, in small letters."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that a sentence suggests, with the rule that made it and how far it is to be trusted (0 to 1)."""

    start: int
    end: int
    kind: str
    about: str
    mention: int
    """Index into the mentions: the place it is about."""
    to: int | None
    actors: tuple[tuple[str, str], ...]
    """(actor id, role) pairs."""
    when: str
    when_basis: WhenBasis | None
    stance: Stance
    status: Status
    speaker: str | None
    speaks_for: str | None
    confidence: float
    rule: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything found in one text."""

    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    suggestions: tuple[Suggestion, ...] = field(default=())
    language: str = ""
