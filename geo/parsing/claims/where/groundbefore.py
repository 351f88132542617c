"""What "the country" or "in the region" means: the last of that kind that was named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.where.standing import BEFORE, FAR, Placed
from geo.parsing.claims.who.asplace import are_sent_by
from geo.parsing.model import Mention
from geo.parsing.toponyms.senses import INTEREST

__all__ = ["ground_meant", "is_country", "is_region", "is_user"]

_LEFT = re.compile(r"\b(?:out\s+of|leave|leaving|left|vacate)\s+$", re.I)
_CENTRAL = re.compile(r"central asian|центральноазиатск", re.I)


def ground_meant(passage: Passage, phrase: re.Match[str], target: int | None) -> Placed | None:
    """What "in the region" or "the country" near the phrase means: the last of that kind named before."""
    back = passage.find("back", phrase.start() - FAR // 2, phrase.end() + FAR)
    if back is None or not any(
        words.search(passage.text, max(0, back.start() - 24), back.start()) for words in (BEFORE, _LEFT)
    ):
        return None
    if _CENTRAL.search(back[0]) or _CENTRAL.search(passage.text, max(0, back.start() - 15), back.start()):
        return _last_named(passage, back, target, _is_central_asian)
    fits = is_region if "region" in back[0].lower() or "регион" in back[0].lower() else is_country
    return _last_named(passage, back, target, fits)


def _last_named(
    passage: Passage, back: re.Match[str], target: int | None, fits: Callable[[Passage, Mention], bool]
) -> Placed | None:
    known = passage.document.mentions
    for number in range(bisect_left(known, back.start(), key=lambda mention: mention.start) - 1, -1, -1):
        mention = known[number]
        sent = mention.start > passage.start and are_sent_by(passage, mention.start)
        if mention.best and number != target and not sent and fits(passage, mention):
            return Placed(number, mention, 0.85, f"“{back[0]}”: {mention.best.name}")
    return None


def is_region(passage: Passage, mention: Mention) -> bool:
    """A region, or a sea of which the text says that something is there: `the threat in the Caspian Sea`."""
    kind = mention.best.kind if mention.best else ""
    before = passage.text[max(0, mention.start - 24) : mention.start]
    return kind == "region" or (kind == "sea" and BEFORE.search(before) is not None)


def _is_central_asian(passage: Passage, mention: Mention) -> bool:
    """`The Central Asian nation that borders Afghanistan` is not Afghanistan."""
    return is_country(passage, mention) and mention.best is not None and mention.best.country in INTEREST


def is_country(passage: Passage, mention: Mention) -> bool:
    """Whether it is a country that may have others on its ground."""
    return bool(mention.best and mention.best.kind == "country") and not is_user(passage, mention)


def is_user(passage: Passage, mention: Mention) -> bool:
    """Whether it is a state that is there on the ground of others, which "the country" seldom is."""
    country = mention.best.country if mention.best else ""
    return actor_names().state_of.get(country) in passage.document.rules.users
