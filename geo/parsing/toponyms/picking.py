"""Candidates that the filter takes for places, settled among themselves: names in lists, halves of names, names that nobody holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.parsing.toponyms.halves import without_halves
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.namesakes import is_namesake, is_of_kin
from geo.parsing.toponyms.russiannamesakes import is_russian_namesake
from geo.parsing.toponyms.russianunlisted import unlisted_in_russian
from geo.parsing.toponyms.scanning import Found, Scan
from geo.parsing.toponyms.together import covered_by, is_apart, named_together
from geo.parsing.toponyms.unheld import SURE
from geo.parsing.toponyms.unlisted import unlisted

__all__ = ["Pick", "settled"]


@dataclass(slots=True, eq=False)
class Pick:
    """A candidate that the filter takes for a place, with the probability that it is one."""

    found: Found
    probability: float


def settled(scan: Scan, picked: list[Pick], names: Names) -> list[Pick]:
    """The places of a text in its order, with those that only others of it tell, and without halves of names."""
    words, text = scan.words, scan.text
    picked = [
        pick
        for pick in picked
        if not is_namesake(text, pick.found)
        and not (words[pick.found.first].given and is_of_kin(scan, pick.found))
        and (words[pick.found.first].latin or not is_russian_namesake(text, pick.found.start, pick.found.end))
    ]
    if told := named_together(scan, names):
        covered = covered_by(told)
        picked = _with([pick for pick in picked if is_apart(pick.found, covered)], told)
    gone, whole = without_halves(scan, [(pick.found, pick.probability) for pick in picked])
    if gone:
        picked = _with([pick for pick in picked if pick.found not in gone], whole)
    held = [pick.found for pick in picked]
    covered = covered_by(held)
    unheld = (
        unlisted(scan, held) if scan.text.isascii() else [*unlisted(scan, held), *unlisted_in_russian(scan)]
    )
    if told := [one for one in unheld if is_apart(one, covered)]:
        picked = _with(picked, told)
    return picked


def _with(picked: list[Pick], told: Iterable[Found]) -> list[Pick]:
    return sorted([*picked, *(Pick(one, SURE) for one in told)], key=lambda pick: pick.found.start)
