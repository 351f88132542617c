"""Counties and parishes that are named together: "Henry, Carroll and Benton counties"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from geo.gazetteer import folding
from geo.parsing.names import Names
from geo.parsing.scanning import Found, Scan
from geo.parsing.senses import Name

__all__ = ["counties_together", "is_apart"]

_MANY = re.compile(r"(?<= )[Cc]ounties|(?<= )[Pp]arishes")
_ONE = {"c": "county", "p": "parish"}
_NAME = r"(?:St\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_LIST = re.compile(rf"(?<!\w)(?:{_NAME}, ){{0,9}}{_NAME},? (?:and|or) {_NAME} $")
_EACH = re.compile(_NAME)
_BACK = 160
"""Characters before the word in which the list may stand."""


def counties_together(scan: Scan, names: Names) -> list[Found]:
    """The names before "counties" or "parishes", each as the county that it then means; those of no known one are left out."""
    if "ounties" not in scan.text and "arishes" not in scan.text:
        return []
    return [one for many in _MANY.finditer(scan.text) for one in _listed(scan, names, many)]


def is_apart(found: Found, others: Sequence[Found]) -> bool:
    """Whether a candidate overlaps none of the others."""
    return all(found.end <= other.start or other.end <= found.start for other in others)


def _listed(scan: Scan, names: Names, many: re.Match[str]) -> Iterator[Found]:
    kind, first = _ONE[many[0][0].lower()], max(0, many.start() - _BACK)
    together = _LIST.search(scan.text[first : many.start()])
    for each in _EACH.finditer(scan.text, first + together.start(), many.start()) if together else ():
        start = each.start()
        while start < each.end():  # "In Benton and Henry counties": the first word may be none of the name's
            at = bisect_left(scan.starts, start)
            if (name := _county(names, scan.text[start : each.end()], kind)) and scan.starts[at] == start:
                last = bisect_left(scan.starts, each.end()) - 1
                yield Found(start, each.end(), at, last, name, None, "")
                break
            start += len(scan.text[start : each.end()].partition(" ")[0]) + 1


def _county(names: Names, written: str, kind: str) -> Name | None:
    key = f"{folding.key(written)} {kind}"
    for spelt in (key, key.replace("st ", "saint ", 1)):
        if (name := names.get(spelt)) and any(sense.kind == "district" for sense in name.senses):
            return name
    return None
