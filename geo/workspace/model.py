"""What a workspace holds, as frozen values: items that can be decided on, plans, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from geo.records.models import Claim, Place
from geo.workspace.strict import read_model

__all__ = ["MARKS", "Change", "Decision", "Item", "OwnDocument", "Plan", "Preview", "Sort", "State", "Status"]

Sort = Literal["document", "place", "date", "actor", "claim", "site", "conflict"]
Status = Literal["suggested", "accepted", "edited", "rejected", "kept", "removed", "open", "settled"]

MARKS: tuple[Sort, ...] = ("place", "date", "actor", "claim")
"""What can be marked in a text; a `site` is a place of the reader's own gazetteer."""


class State(NamedTuple):
    """Where a decision leaves an item."""

    status: Status
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be decided on. `version` grows by one with every decision.

    A mark lies at `[starts, ends)` of its document's text (code points) and keeps what the parser found
    in `original` (None: put by hand). `value` by sort:

    place     text, how, place (id or None), confidence; `original` also options and why
    date      text, edtf, basis, why
    actor     text, actor, how, why
    claim     claim (the fields of a Claim), mention (id of the place's mark), confidence, rule, why
    document  the fields of a Source that are known, and `outlet`, `original_name`, `added`
    site      the fields of a Place
    conflict  record, status, value, who, at: the other side's decision on a record that we decided otherwise
    """

    id: str
    sort: Sort
    document: str | None
    status: Status
    value: Mapping[str, Any]
    version: int
    starts: int | None = None
    ends: int | None = None
    original: Mapping[str, Any] | None = None
    decision: str = ""

    @property
    def state(self) -> State:
        """Status and value."""
        return State(self.status, self.value)

    @property
    def decided(self) -> bool:
        """Whether a person stands behind it as it is."""
        return self.status in ("accepted", "edited")

    @property
    def confidence(self) -> float:
        """How far the parser trusts it, 0 to 1; what a person put is certain."""
        return float(self.value.get("confidence", 1.0))

    @property
    def place(self) -> Place:
        """A `site` as a place record. Raises RecordError for one that no longer fits the model."""
        return read_model(Place, self.value, "your places", f"place {self.id}")

    @property
    def words(self) -> str:
        """What it is, in a few words: `the claim "Norland wants…"`."""
        said = {
            "claim": self.value.get("claim", {}).get("says"),
            "document": self.value.get("title"),
            "site": self.value.get("name"),
        }.get(self.sort, self.value.get("text"))
        short = str(said or self.id).removesuffix(".")  # the sentence around it has its own
        called = {"site": "gazetteer entry", "conflict": "conflict about"}.get(self.sort, self.sort)
        return f"the {called} “{short if len(short) <= 60 else short[:59].rstrip() + '…'}”"


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document of the reader's: its item, its text's checksum and length, and marks by sort and status."""

    item: Item
    sha256: str
    length: int
    has_text: bool
    counts: Mapping[tuple[str, str], int]

    @property
    def id(self) -> str:
        """`my-` and twelve digits of its text's checksum: the same in every workspace."""
        return self.item.id

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.item.value["title"])


@dataclass(frozen=True, slots=True)
class Change:
    """What a plan would do to one item; `item` is as it was seen, or new (version 0)."""

    item: Item
    after: State


@dataclass(frozen=True, slots=True)
class Plan:
    """A decision that is not yet taken: nothing is written. `skipped` says in sentences what it leaves as it is.

    `newer`, of a reading: the date that it gives accepted claims, by id, where that is another; they keep theirs.
    """

    what: str
    words: str
    changes: tuple[Change, ...]
    document: str | None = None
    reverses: str | None = None
    skipped: tuple[str, ...] = ()
    newer: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def effective(self) -> tuple[Change, ...]:
        """The changes that leave anything otherwise: only these are written, and make a new version."""
        return tuple(c for c in self.changes if not c.item.version or c.item.state != c.after)


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log. `reverses`: the decision that an undo or a redo is about."""

    seq: int
    id: str
    document: str | None
    what: str
    words: str
    who: str
    at: str
    reverses: str | None = None
    workspace: str | None = None

    def __str__(self) -> str:
        return f"{self.who} {self.words}, {self.at[:16].replace('T', ' ')} UTC"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a plan would change on the map: claims by id. `moved` stay, but their place would lie elsewhere."""

    added: Mapping[str, Claim]
    removed: Mapping[str, Claim]
    moved: Mapping[str, Claim]
