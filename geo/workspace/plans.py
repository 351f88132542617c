"""Decisions on marks before they are taken: each method gives a Plan, which can be previewed, decided or dropped.

Nothing here writes. A plan remembers the version of each item that it saw, so that deciding it later fails
where somebody else was quicker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from geo.errors import AtlasError, WorkspaceError
from geo.records.models import Claim, Place, Source
from geo.workspace.claims import check_claim, check_value
from geo.workspace.found import Found, mark_id, marks_of
from geo.workspace.model import Change, Item, Plan, Sort, State
from geo.workspace.passage import passage_at, trimmed
from geo.workspace.rereading import DATED, carried, newer_dates
from geo.workspace.sentence import said_of
from geo.workspace.shelf import Shelf
from geo.workspace.strict import read_model

__all__ = ["MarkPlans"]


class MarkPlans:
    """Plans for marks in texts. All raise WorkspaceError or RecordError, in words, for what cannot be decided so."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def read(self, document: str, found: Found) -> Plan:
        """Keep what the parser found as suggestions. What a person has decided stays; suggestions not found again go.

        A decided claim that now has another date is not suggested once more; `newer` of the plan has that date.
        """
        text = self._text(document)
        known = {m.id: m for m in self._shelf.marks(document, status=("suggested", "accepted", "edited", "rejected", "removed"))}  # fmt: skip
        marks, left_out = marks_of(document, text, found, self._shelf.world, known)
        new = {mark.id: mark for mark in marks}
        same = carried(known, new)
        newer = newer_dates(known, new, same)
        new = {id_: mark for id_, mark in new.items() if id_ not in same}
        changes = [Change(mark, mark.state) for id_, mark in new.items() if id_ not in known]
        gone = [m for m in known.values() if m.status == "suggested" and m.original and m.id not in new]
        back = [m for m in known.values() if m.status == "removed" and m.original and m.id in new]
        changes += [Change(m, State("removed", m.value)) for m in gone]
        changes += [Change(m, State("suggested", new[m.id].value)) for m in back]
        dates = [m for m in known.values() if m.sort == "date" and m.status == "suggested" and m.id in new]
        changes += [
            Change(m, State("suggested", new[m.id].value)) for m in dates if m.value != new[m.id].value
        ]
        skipped = (_repeated(left_out),) if left_out else ()
        return Plan(
            "read", f"read the text: {len(marks)} marks", tuple(changes), document, None, skipped, newer
        )

    def redate(self, document: str, newer: Mapping[str, Mapping[str, Any]]) -> Plan:
        """Give accepted claims the dates of a later reading, as one decision: `newer` as the plan of that reading has it."""
        changes: dict[str, Change] = {}
        marks = [mark for mark in self._shelf.some([*newer]).values() if mark.decided]
        for mark in marks:
            dated = replace(mark, value={**mark.value, DATED: newer[mark.id].get("when") or ""})
            changes |= {c.item.id: c for c in self.edit(dated, **newer[mark.id]).changes}
            changes[mark.id] = Change(mark, changes[mark.id].after)
        words = "a claim" if len(marks) == 1 else f"{len(marks)} claims"
        return Plan("redate", f"took the new date for {words}", tuple(changes.values()), document)

    # ---- on one mark

    def accept(self, mark: Item) -> Plan:
        """Stand behind a mark as it is. A claim takes the marks of its places along."""
        checks = _Checks(self._shelf, mark.document)
        return Plan("accept", f"accepted {mark.words}", tuple(_accepting(mark, checks)), mark.document)

    def reject(self, mark: Item) -> Plan:
        """Say that it is not so. It stays in the log and can be accepted later."""
        return _one("reject", f"rejected {mark.words}", mark, State("rejected", mark.value))

    def reopen(self, mark: Item) -> Plan:
        """Make it a suggestion again; what was put by hand is taken back."""
        status = State("suggested", mark.value) if mark.original else State("removed", mark.value)
        return _one("reopen", f"took back the decision on {mark.words}", mark, status)

    def edit(self, mark: Item, **fields: object) -> Plan:
        """Change fields of a mark and accept it so. For a claim they are those of a Claim; None takes one out.

        `span` of a claim brings its paragraph and anchor along.
        """
        checks = _Checks(self._shelf, mark.document)
        if mark.sort != "claim":
            value = {**mark.value, **fields}
            check_value(mark.sort, value, self._shelf.world, self._shelf.places())
            return _one("edit", f"changed {mark.words}", mark, State("edited", value))
        claim = {**mark.value["claim"], **fields}
        span = claim.get("span")
        if "span" in fields and isinstance(span, list | tuple) and len(span) == 2:
            claim |= passage_at(self._text(mark.document), int(span[0]), int(span[1]))
        value = {**mark.value, "claim": {name: given for name, given in claim.items() if given is not None}}
        edited = replace(mark, value=value)
        changes = [*_accepting(edited, checks, "edited")]
        changes[0] = Change(mark, changes[0].after)
        return Plan("edit", f"changed {mark.words}", tuple(changes), mark.document)

    def choose(self, mark: Item, place: str) -> Plan:
        """Another place for a name; claims that rest on this mark follow, decided or not."""
        name = self._name(place)
        changes = [Change(mark, State("edited", {**mark.value, "place": place, "confidence": 1.0}))]
        changes += self._following(mark, place, name)
        return Plan("choose", f"took {mark.words} for {name}", tuple(changes), mark.document)

    def put(self, mark: Item, site: Plan) -> Plan:
        """Put a name at a place of one's own: `site` is the plan that adds the place, decided together with this."""
        place = site.changes[0].item
        changes = [
            *site.changes,
            Change(mark, State("edited", {**mark.value, "place": place.id, "confidence": 1.0})),
        ]
        changes += self._following(mark, place.id, str(place.value["name"]))
        return Plan("put", f"put {mark.words} at a place of their own", tuple(changes), mark.document)

    # ---- by hand

    def mark(self, document: str, sort: Sort, start: int, end: int, **value: object) -> Plan:
        """A new mark, put by hand: a place (`place`, `how`), a date (`edtf`, `basis`) or an actor (`actor`, `how`)."""
        text = self._text(document)
        start, end = trimmed(text, start, end)
        given = {"how": "literal"} if sort == "place" else {}
        full: dict[str, Any] = {**given, **value, "text": text[start:end]}
        check_value(sort, full, self._shelf.world, self._shelf.places())
        return self._by_hand(document, sort, start, end, full)

    def mark_put(self, document: str, start: int, end: int, site: Plan) -> Plan:
        """A new mark of a place at one of one's own: `site` is the plan that adds it, decided together with this."""
        text, place = self._text(document), site.changes[0].item
        start, end = trimmed(text, start, end)
        value = {"how": "literal", "place": place.id, "text": text[start:end]}
        made = self._by_hand(document, "place", start, end, value)
        words = f"marked {made.changes[0].item.words} at a place of their own"
        return Plan("put", words, (*site.changes, *made.changes), document)

    def claim(self, document: str, start: int, end: int, **fields: object) -> Plan:
        """A claim by hand on a passage; `fields` are those of a Claim, without paragraph, span and anchor."""
        passage = passage_at(self._text(document), start, end)
        claim = {name: given for name, given in fields.items() if given is not None} | dict(passage)
        key = (claim.get("kind"), claim.get("about"), claim.get("place"), claim.get("to"), claim.get("actors"), claim.get("when"))  # fmt: skip
        made = self._by_hand(document, "claim", start, end, {"claim": claim, "mention": None}, *key)
        _Checks(self._shelf, document).claim(replace(made.changes[0].item, value=made.changes[0].after.value))
        return made

    def accept_above(
        self, document: str, confidence: float, sorts: tuple[Sort, ...] = ("claim",), within: tuple[int, int] | None = None
    ) -> Plan:  # fmt: skip
        """Everything still suggested with at least this confidence, as one decision; what cannot be is skipped and named.

        `within` [start, end) of the text: only what begins there.
        """
        checks = _Checks(self._shelf, document)
        changes: dict[str, Change] = {}
        skipped: list[str] = []
        marks = [
            m for m in self._shelf.marks(document, status=("suggested",), within=within) if m.sort in sorts
        ]
        sure = [m for m in marks if m.confidence >= confidence]
        accepted = 0
        checks.know(sure)
        for mark in sure:
            try:
                found = [*_accepting(mark, checks)]
            except AtlasError as error:
                skipped.append(str(error))
                continue
            changes |= {change.item.id: change for change in found}
            accepted += 1
        words = f"accepted {accepted} of {len(marks)} suggestions, from {confidence:.0%} confidence up"
        return Plan("accept-above", words, tuple(changes.values()), document, skipped=tuple(skipped))

    # ---- within

    def _by_hand(self, document: str, sort: Sort, start: int, end: int, value: Mapping[str, Any], *key: object) -> Plan:  # fmt: skip
        made = Item(
            mark_id(document, sort, start, end, *key), sort, document, "accepted", value, 0, start, end
        )
        before = self._shelf.some((made.id,)).get(made.id)
        if before and before.status not in ("removed", "rejected"):
            raise WorkspaceError(f"{before.words[:1].upper()}{before.words[1:]} is marked there already.")
        return Plan(
            "mark", f"marked {made.words}", (Change(before or made, State("accepted", value)),), document
        )

    def _following(self, mark: Item, place: str, name: str) -> Iterator[Change]:
        """Claims on a mark take its new place; a suggested one is put into words anew."""
        for claim in self._shelf.marks(mark.document or "", "claim", ("suggested", "accepted", "edited")):
            for field, rests_on in (("place", claim.value.get("mention")), ("to", claim.value.get("to"))):
                if rests_on != mark.id:
                    continue
                values = {**claim.value["claim"], field: place}
                if claim.status == "suggested":
                    values["says"] = self._said(claim, values, {place: name})
                if claim.decided:
                    read_model(Claim, values, claim.document or "", claim.words)
                yield Change(claim, State(claim.status, {**claim.value, "claim": values}))

    def _said(self, claim: Item, values: Mapping[str, Any], names: dict[str, str]) -> str:
        """Words for a suggestion whose place has changed; those that a person wrote stay."""
        says = str(values.get("says", ""))
        if claim.original is None or says != claim.original["claim"].get("says"):
            return says
        ids = [values.get("place") or "", values.get("to") or ""]
        place, to = (names.get(id_) or (self._name(id_) if id_ else "") for id_ in ids)
        return said_of(values, place, to, self._shelf.world)

    def _name(self, place: str) -> str:
        own = self._shelf.places()
        return own[place].name if place in own else self._shelf.world.locate(place).name

    def _text(self, document: str | None) -> str:
        text = self._shelf.text(document or "")
        if text is None:
            raise WorkspaceError(
                "This document came without its text: add the same text again to go on with it."
            )
        return text


_ANY = ("suggested", "accepted", "edited", "rejected", "removed")
_AT_ONCE = 500
"""Ids in one question: fewer than any database takes."""


class _Checks:
    """What claims of one document are held against, read once."""

    def __init__(self, shelf: Shelf, document: str | None) -> None:
        assert document is not None, "a mark lies in a document"
        self._shelf, self.source = shelf, shelf.source(document)
        self.text, self.own = shelf.text(document), shelf.places()
        self._places: dict[str, Item] = {}

    source: Source
    own: Mapping[str, Place]

    def know(self, marks: Iterable[Item]) -> None:
        """Read the places that some claims rest on, all at once."""
        resting = [mark.value.get(end) for mark in marks if mark.sort == "claim" for end in ("mention", "to")]
        some = sorted({str(id_) for id_ in resting if id_ and id_ not in self._places})
        for n in range(0, len(some), _AT_ONCE):
            self._places |= self._shelf.some(some[n : n + _AT_ONCE])

    def place(self, id_: str | None) -> Item | None:
        """The mark of a place that a claim rests on."""
        return self._places.get(id_ or "")

    def claim(self, mark: Item) -> None:
        """Raises RecordError or WorkspaceError for a claim that breaks a rule."""
        check_claim(mark, self.source, self.text, self._shelf.world, self.own)


def _repeated(left_out: int) -> str:
    claims, their = ("1 suggested claim was", "its") if left_out == 1 else (f"{left_out:,} suggested claims were", "their")  # fmt: skip
    return f"{claims} left out: {their} words stand in the text more than once, and nothing tells the passages apart."


def _one(what: str, words: str, mark: Item, after: State) -> Plan:
    return Plan(what, words, (Change(mark, after),), mark.document)


def _accepting(mark: Item, checks: _Checks, status: Any = "accepted") -> Iterator[Change]:
    """The mark itself first, then the marks of its places that nobody has decided on."""
    if mark.sort == "claim":
        checks.claim(mark)
        checks.know([mark])
    elif mark.sort == "place" and not mark.value.get("place"):
        raise WorkspaceError(
            f"Choose what {mark.words} means before it is accepted: the text does not settle it."
        )
    yield Change(mark, State(status, mark.value))
    for rests_on in (mark.value.get("mention"), mark.value.get("to")) if mark.sort == "claim" else ():
        place = checks.place(rests_on)
        if place and place.status == "suggested" and place.value.get("place"):
            yield Change(place, State("accepted", place.value))
