"""What "the base", "the country" or "in the region" means: the last of that kind that was named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from geo.parsing.actornames import actor_names
from geo.parsing.model import Mention
from geo.parsing.passage import BASES, Passage
from geo.parsing.senses import INTEREST
from geo.parsing.standing import BASE_IN, BEFORE, FAR, PURPOSE, Placed

__all__ = ["ground_meant", "is_user", "lately_named", "site_meant"]

_LEFT = re.compile(r"\b(?:out\s+of|leave|leaving|left|vacate)\s+$", re.I)
_CENTRAL = re.compile(r"central asian|центральноазиатск", re.I)
_SHORTLY = 250
"""Code points before a sentence."""
_OF_ITS_OWN = re.compile(r"\s+(?:in|at|near|of|outside|on\s+the|called|named|known|в|на|под|близ)\s", re.I)
"""What follows "the base" where the sentence itself says which."""


def site_meant(passage: Passage, phrase: re.Match[str], target: int | None) -> Placed | None:
    """What "the base" near the phrase means, where the sentence does not say which: the last one named before."""
    site = passage.find("site", phrase.start() - FAR // 2, phrase.end() + FAR // 2)
    if site is None or _OF_ITS_OWN.match(passage.text, site.end()):
        return None
    return _last_named(passage, site, target, _is_site)


def ground_meant(passage: Passage, phrase: re.Match[str], target: int | None) -> Placed | None:
    """What "in the region" or "the country" near the phrase means: the last of that kind named before."""
    back = passage.find("back", phrase.start() - FAR // 2, phrase.end() + FAR)
    if back is None or not any(
        words.search(passage.text, max(0, back.start() - 24), back.start()) for words in (BEFORE, _LEFT)
    ):
        return None
    if _CENTRAL.search(back[0]) or _CENTRAL.search(passage.text, max(0, back.start() - 15), back.start()):
        return _last_named(passage, back, target, _is_central_asian)
    fits = _is_region if "region" in back[0].lower() or "регион" in back[0].lower() else _is_country
    return _last_named(passage, back, target, fits)


def lately_named(passage: Passage, target: int | None) -> Placed | None:
    """The host that a sentence about users alone leaves out: the base or country named last, shortly before."""
    if any(_could_host(passage, mention) for _, mention in passage.mentions):
        return None
    known = passage.document.mentions
    for number in range(bisect_left(known, passage.start, key=lambda mention: mention.start) - 1, -1, -1):
        mention = known[number]
        if mention.start < passage.start - _SHORTLY:
            return None
        before = passage.text[max(0, mention.start - 50) : mention.start]
        if number != target and _could_host(passage, mention) and not PURPOSE.search(before):
            name = mention.best.name if mention.best else ""
            return Placed(number, mention, 0.75, f"“{mention.text}”, named shortly before: {name}")
    return None


def _could_host(passage: Passage, mention: Mention) -> bool:
    return _is_site(passage, mention) or _is_country(passage, mention)


def _last_named(
    passage: Passage, back: re.Match[str], target: int | None, fits: Callable[[Passage, Mention], bool]
) -> Placed | None:
    known = passage.document.mentions
    for number in range(bisect_left(known, back.start(), key=lambda mention: mention.start) - 1, -1, -1):
        mention = known[number]
        if mention.best and number != target and fits(passage, mention):
            return Placed(number, mention, 0.85, f"“{back[0]}”: {mention.best.name}")
    return None


def _is_region(_: Passage, mention: Mention) -> bool:
    return bool(mention.best and mention.best.kind == "region")


def _is_central_asian(passage: Passage, mention: Mention) -> bool:
    """`The Central Asian nation that borders Afghanistan` is not Afghanistan."""
    return _is_country(passage, mention) and mention.best is not None and mention.best.country in INTEREST


def _is_country(passage: Passage, mention: Mention) -> bool:
    return bool(mention.best and mention.best.kind == "country") and not is_user(passage, mention)


def _is_site(passage: Passage, mention: Mention) -> bool:
    """Whether it names a base, or the land or town that a base is said to be in: `the Russian base in Kyrgyzstan`."""
    if mention.best is None or mention.how != "literal":
        return False
    if mention.best.kind in BASES:
        return True
    base = BASE_IN.search(passage.text, max(0, mention.start - 40), mention.start)
    return base is not None and not any(
        other.best is not None and other.best.kind in BASES and base.start() - 1 <= other.end <= mention.start
        for other in _just_before(passage, mention)
    )


def _just_before(passage: Passage, mention: Mention) -> Sequence[Mention]:
    """Up to two names before one: of `the Kant air base near Bishkek` the base is meant, not the town."""
    known = passage.document.mentions
    at = bisect_left(known, mention.start, key=lambda one: one.start)
    return known[max(0, at - 2) : at]


def is_user(passage: Passage, mention: Mention) -> bool:
    """Whether it is a state that is there on the ground of others, which "the country" seldom is."""
    country = mention.best.country if mention.best else ""
    return actor_names().state_of.get(country) in passage.document.rules.users
