"""What a reader does at the desk, as plain values from the browser, turned into decisions of the workspace.

An act is a mapping with `do` and what that needs; acts on a mark carry its `id` and the `version` that the
reader saw, so that a decision somebody else took in between is never overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from geo.desk.intake import read_again
from geo.errors import AtlasError, RecordError, WorkspaceError
from geo.workspace import SITES, Decision, Item, Plan, Workspace

__all__ = ["Act", "Desk", "Done", "in_words"]

Act = Mapping[str, Any]

_ACTS = UUID("6a1f5b0e-31c5-5f0a-9a53-7a0c3e1d8b42")
"""The namespace of what browsers send (RFC 9562, version 5)."""
_MARKED = {"place": ("place", "how"), "date": ("edtf", "basis"), "actor": ("actor", "how")}
_ALREADY = {"accept": ("accepted", "edited"), "reject": ("rejected",)}


class Done(NamedTuple):
    """What came of an act: a sentence, and ids of what is new or, after a step back or forth, of what it was about."""

    words: str
    made: tuple[str, ...] = ()


@dataclass
class Desk:
    """One session at one document. `versions` are those that its own decisions left, `mine` the decisions.

    `within` is the part of a long text that is on the desk: what is done to all is done to all of that part.
    """

    workspace: Workspace
    document: str
    versions: dict[str, int] = field(default_factory=dict)
    mine: set[str] = field(default_factory=set)
    within: tuple[int, int] | None = None

    def perform(self, act: Act) -> Done:
        """Take the decision and say it in a sentence. Raises WorkspaceError, StaleRecordError or RecordError.

        An act with a `key` is taken once for good: sent again, after a server died before it could answer, say,
        it is only said again.
        """
        id_ = str(uuid5(_ACTS, f"{self.document} {act['key']}")) if act.get("key") else None
        if id_ and (before := self.workspace.decision(id_)):
            return Done(_said(before))
        if act.get("do") in ("undo", "redo"):
            return self._step(act, id_)
        plan = self.plan(act)
        decision = self.workspace.decide(plan, id_)
        self.mine.add(decision.id)
        self.versions |= {change.item.id: change.item.version + 1 for change in plan.effective}
        left = f" {len(plan.skipped)} left as they are: {plan.skipped[0]}" if plan.skipped else ""
        made = tuple(c.item.id for c in plan.changes if not c.item.version and c.item.sort != "site")
        return Done(_said(decision) + left, made)

    def plan(self, act: Act) -> Plan:
        """The decision, not yet taken. Raises WorkspaceError or RecordError for an act that cannot be one."""
        make = _PLANS.get(str(act.get("do")))
        if make is None:
            raise WorkspaceError(f"The desk knows no act {act.get('do')!r}.")
        try:
            return make(self, act)
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, AtlasError):
                raise
            raise WorkspaceError(f"Something is missing or malformed in what was asked: {error}.") from None

    def next_undo(self) -> Decision | None:
        """What the next undo takes back: the later of the document's last decision and that on own places."""
        found = [self.workspace.to_undo(log) for log in (self.document, SITES)]
        return max((d for d in found if d), key=lambda d: d.seq, default=None)

    def next_redo(self) -> Decision | None:
        """What the next redo does again."""
        found = [self.workspace.to_redo(log) for log in (self.document, SITES)]
        return min((d for d in found if d), key=lambda d: d.seq, default=None)

    def _step(self, act: Act, id_: str | None) -> Done:
        """Undo or redo what the reader saw as the next one, or what this session has done since; nobody else's."""
        back = act["do"] == "undo"
        found = self.next_undo() if back else self.next_redo()
        if found is None:
            raise WorkspaceError("There is nothing to undo." if back else "There is nothing to do again.")
        if found.id not in self.mine and act.get("seen") != found.id:
            raise WorkspaceError(
                f"In between, {found}. Nothing was changed: look again, and ask once more if you mean that."
            )
        step = self.workspace.undo if back else self.workspace.redo
        decision = step(found.document or self.document, id_, expected=found.id)
        if found.what == "describe":  # with another day or outlet the text says something else
            read_again(self.workspace, self.document)
        left = self.workspace.changed(self.document, decision.seq - 1)
        touched = [item for item in left if item.decision == decision.id]
        self.versions |= {item.id: item.version for item in touched}
        touched.sort(key=lambda item: item.sort != "claim")  # its places went along with a claim
        return Done(_said(decision), tuple(item.id for item in touched))

    def mark(self, act: Act) -> Item:
        """The mark of an act as the reader saw it."""
        item = self.workspace.item(str(act["id"]))
        seen = max(int(act.get("version", 0)), self.versions.get(item.id, 0))
        if item.document != self.document:
            raise WorkspaceError(f"{_capital(item.words)} lies in another document.")
        return self.workspace.as_seen(item, seen)

    # ---- acts that need more than a word

    def _plain(self, act: Act) -> Plan:
        mark = self.mark(act)
        if mark.status in _ALREADY.get(act["do"], ()):
            last = self.workspace.decision(mark.decision)  # a hand-over's belongs to no document
            raise WorkspaceError(f"{_capital(mark.words)} is {mark.status} already: {last}.")
        plans = self.workspace.plans
        return {"accept": plans.accept, "reject": plans.reject, "reopen": plans.reopen}[act["do"]](mark)

    def _put(self, act: Act) -> Plan:
        return self.workspace.plans.put(self.mark(act), self._site(act))

    def _site(self, act: Act) -> Plan:
        site = act["site"]
        return self.workspace.plans.add_site(
            str(site["name"]).strip(), site["kind"], float(site["lat"]), float(site["lon"]), reason=str(site["reason"]).strip(),
            precision=site.get("precision") or "near", how=site.get("how") or "typed", country=site.get("country") or None,
        )  # fmt: skip

    def _mark(self, act: Act) -> Plan:
        sort = act["sort"]
        if sort not in _MARKED:
            raise WorkspaceError(f"Only a place, a date or an actor can be marked, not {sort!r}.")
        if sort == "place" and "site" in act:
            return self.workspace.plans.mark_put(
                self.document, int(act["start"]), int(act["end"]), self._site(act)
            )
        value = {name: act[name] for name in _MARKED[sort] if act.get(name)}
        given = {
            "date": {"basis": "stated", "why": "put by hand"},
            "actor": {"how": "name", "why": "put by hand"},
        }
        return self.workspace.plans.mark(
            self.document, sort, int(act["start"]), int(act["end"]), **{**given.get(sort, {}), **value}
        )

    def _claim(self, act: Act) -> Plan:
        return self.workspace.plans.claim(
            self.document, int(act["start"]), int(act["end"]), **dict(act["fields"])
        )

    def _above(self, act: Act) -> Plan:
        return self.workspace.plans.accept_above(self.document, float(act["confidence"]), within=self.within)


_PLANS: dict[str, Callable[[Desk, Act], Plan]] = {
    "accept": Desk._plain,
    "reject": Desk._plain,
    "reopen": Desk._plain,
    "choose": lambda desk, act: desk.workspace.plans.choose(desk.mark(act), str(act["place"])),
    "edit": lambda desk, act: desk.workspace.plans.edit(desk.mark(act), **dict(act["fields"])),
    "put": Desk._put,
    "site": Desk._site,
    "mark": Desk._mark,
    "claim": Desk._claim,
    "above": Desk._above,
}


def _said(decision: Decision) -> str:
    return f"{_capital(decision.words)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def in_words(error: AtlasError) -> str:
    """An error as plain sentences, one a problem."""
    if isinstance(error, RecordError):
        given = [(p.field, "" if p.value is None else f" {p.value!r}", p.rule) for p in error.problems]
        return " ".join(f"{name}{value} {rule}." for name, value, rule in given)
    return " ".join(str(error).split())
