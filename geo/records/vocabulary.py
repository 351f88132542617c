"""The words of a claim: families, kinds, and the short lists that filters and legends are made of."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from geo.records.fields import Record, Slug, Text
from geo.records.models import Claim

__all__ = ["Family", "Kind", "Term", "Vocabulary"]


class Term(Record):
    """One word of a fixed list, with its label and meaning."""

    id: Slug
    label: Text
    meaning: Text | None = None
    group: Text | None = None
    radius_m: int | None = None
    shape: Literal["triangle", "square", "circle", "diamond", "badge"] | None = None
    example: Text | None = None


class Family(Record):
    """A family of kinds: one colour, one entry in every legend."""

    id: Slug
    label: Text
    color: Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
    meaning: Text
    order: int


class Kind(Record):
    """What was done (an event) or was so (a state)."""

    id: Slug
    label: Text
    family: Slug
    nature: Literal["event", "state"]
    meaning: Text
    example: Text | None = None


class Vocabulary(Record):
    """All words, as `data/kinds.toml` holds them."""

    family: Annotated[tuple[Family, ...], Field(strict=False)]
    kind: Annotated[tuple[Kind, ...], Field(strict=False)]
    about: Annotated[tuple[Term, ...], Field(strict=False)]
    role: Annotated[tuple[Term, ...], Field(strict=False)]
    stance: Annotated[tuple[Term, ...], Field(strict=False)]
    status: Annotated[tuple[Term, ...], Field(strict=False)]
    precision: Annotated[tuple[Term, ...], Field(strict=False)]
    place_kind: Annotated[tuple[Term, ...], Field(strict=False)]
    basis: Annotated[tuple[Term, ...], Field(strict=False)]

    @cached_property
    def families(self) -> dict[str, Family]:
        """Families by id, in the order of the legend."""
        return {family.id: family for family in sorted(self.family, key=lambda f: f.order)}

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Kinds by id."""
        return {kind.id: kind for kind in self.kind}

    def label(self, list_: str, id_: str) -> str:
        """The label of a word in one of the lists; the id itself where the list lacks it."""
        return self._labels.get((list_, id_), id_)

    @cached_property
    def _labels(self) -> dict[tuple[str, str], str]:
        lists = ("family", "kind", "about", "role", "stance", "status", "precision", "place_kind", "basis")
        return {(list_, term.id): term.label for list_ in lists for term in getattr(self, list_)}

    def family_of(self, claim: Claim) -> str:
        """The family that gives a claim its colour; the rules apply top to bottom.

        Against: opposed, refused, denied, or a request about withdrawal. Then proposed: anything
        whose status is planned or conditional. Then the kind's own family.
        """
        own = self.kinds[claim.kind].family
        if own == "against" or claim.stance == "denied":
            return "against"
        if claim.kind == "requested" and claim.about == "withdrawal":
            return "against"
        return "proposed" if claim.status in ("planned", "conditional") else own
