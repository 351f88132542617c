"""What a view of the atlas asks of a dataset: as a question to its rows, and as the filter that the field draws by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from geo.datasets import Dataset, Filter
from geo.view import View

__all__ = ["Asked", "Named", "asked_of", "names_of"]

UNANSWERED = ("source", "place", "origin")
"""Facets of claims alone: a document, a place of the gazetteer, whose record. An event table has no word for them."""
_EPOCH = date(1970, 1, 1).toordinal()
_OFFICES = r"(?:government|military forces|police forces|armed forces|army) of "


class Named(Protocol):
    """An actor of the records, as far as a printed name is compared with it."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def aliases(self) -> Sequence[str]:
        """What else it is called."""


@dataclass(frozen=True)
class Asked:
    """A question to a dataset.

    rows       the question with its years; None: a filter is on that no event can answer
    keep       column to words, for the field; without the years, which the field's own window keeps
    known      days since 1970-01-01, or None
    because    the filters that no event can answer
    """

    rows: Filter | None
    keep: Mapping[str, Sequence[str]]
    known: int | None
    because: tuple[str, ...]


def asked_of(
    dataset: Dataset, view: View, actors: Mapping[str, Named], party: str = "", outlet: str = ""
) -> Asked:
    """What the view asks of the dataset. `party` is an actor, `outlet` a source, as the table prints them.

    Both narrow what the view asks: where it has an actor too, an event must name the party and one of that actor's names.

    A view's actor stands for the printed names that are its name or one of its aliases (`names_of`).
    """
    names = names_of(dataset, tuple(view.actor), actors)
    wanted = Filter(
        years=view.years, undated=view.undated, presumed=view.presumed, known=view.known, actor=names,
        country=view.host, family=view.family, kind=view.kind, about=view.about, stance=view.stance,
        source=(outlet,) if outlet else (), party=(party,) if party else (),
    )  # fmt: skip
    because = tuple(facet for facet in UNANSWERED if getattr(view, facet, ()))
    if view.actor and not names:
        because = (*because, "actor")
    facets = ("actor", "country", "family", "kind", "about", "stance", "source", "party")
    keep = {facet: list(getattr(wanted, facet)) for facet in facets if getattr(wanted, facet)}
    known = view.known.toordinal() - _EPOCH if view.known else None
    return Asked(None if because else wanted, keep, known, because)


def names_of(dataset: Dataset, ids: tuple[str, ...], actors: Mapping[str, Named]) -> tuple[str, ...]:
    """The printed names that mean one of these actors.

    A printed name means an actor if it is the actor's name or alias, alone or as an office of it
    (`Government of Norland`, `Military Forces of Norland (1991-)`); likeness does not count.
    """
    known = [text for id_ in ids if id_ in actors for text in (actors[id_].name, *actors[id_].aliases)]
    return _matching(dataset, dataset.version, tuple(known)) if known else ()


@lru_cache(maxsize=64)
def _matching(dataset: Dataset, version: str, known: tuple[str, ...]) -> tuple[str, ...]:
    any_of = "|".join(re.escape(text.casefold()) for text in known)
    rule = re.compile(rf"(?:the )?(?:{_OFFICES})?(?:the )?(?:{any_of})(?:\s*\([^()]*\))*")
    return tuple(name for name in _printed(dataset, version) if rule.fullmatch(name.casefold().strip()))


@lru_cache(maxsize=4)
def _printed(dataset: Dataset, version: str) -> tuple[str, ...]:
    """Every name that a dataset prints, the most frequent first; `version` is only there to be remembered with them."""
    return tuple(name for name, _ in dataset.values("actors").most_common())
