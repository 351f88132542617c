"""Places that a sentence lists with another: `Taraz and Taldykorgan`, `в Канте и в Айни`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.parsing.grounds import is_ground
from geo.parsing.model import Mention
from geo.parsing.passage import Passage
from geo.parsing.standing import Placed

__all__ = ["listed_with_place"]

_LINK = re.compile(
    r"\s*(?:,|and|or|, and|, or|и|или|or elsewhere in the|as well as|(?:и|или|, а также)(?:\s+(?:в|во|на|из))?)\s*(?:the\s+)?(?:(?:towns?|cit(?:y|ies)|villages?|ports?|airfields?|город\w*)\s+(?:of\s+)?)?",
    re.I,
)
_OFF = re.compile(
    r"\b(?:km|kilomet\w+|miles)\b[^,;.]{0,40}?\b(?:of|from)\s+(?:the\s+)?(?:[\w’-]+\s+){0,2}(?:capital,?\s+|city\s+of\s+)?$"
)


def listed_with_place(passage: Passage, best: Placed) -> Iterator[Placed]:
    """`Taraz and Taldykorgan`, `the Kuryk and Aktau ports`, `in Kazakhstan or elsewhere in the Caspian region`."""
    known = {mention.start: (index, mention) for index, mention in passage.mentions}
    for step in (1, -1):
        at = best.mention
        while True:
            others = [
                m
                for _, m in known.values()
                if (m.start - at.end if step > 0 else at.start - m.end) >= 0
                and (
                    (m.how == "adjective") == (at.how == "adjective")
                    or is_ground(passage, m)
                    or is_ground(passage, at)
                )
                and not _is_capital_beside(m, at)
            ]
            near = min(others, key=lambda m: abs(m.start - at.start), default=None)
            if near is None:
                break
            gap = passage.text[at.end : near.start] if step > 0 else passage.text[near.end : at.start]
            owns = passage.text.startswith(("’s", "'s"), near.end)  # `Ayni, Moscow's envoy said`
            apart = gap.strip() == "," and _is_of_other_size(near, at)
            if apart or owns or not _LINK.fullmatch(gap) or _holds(near, at) or _is_landmark(passage, near):
                break
            index, mention = known[near.start]
            if mention.best:
                yield Placed(index, mention, 0.95, f"“{mention.text}”, listed with “{best.mention.text}”")
            at = near


def _holds(one: Mention, other: Mention) -> bool:
    """`Manas, Kyrgyzstan`: one place, not two."""
    if one.best is None or other.best is None or one.best.country != other.best.country:
        return False
    return "country" in (one.best.kind, other.best.kind)


def _is_of_other_size(one: Mention, other: Mention) -> bool:
    """`At the summit in Bucharest, Uzbekistan agreed`: a town and a land, which no list joins by a comma alone."""
    kinds = {one.options[0].kind, other.options[0].kind}
    return "country" in kinds and kinds.isdisjoint(("region", "sea", "province")) and len(kinds) > 1


def _is_landmark(passage: Passage, mention: Mention) -> bool:
    """Whether a place only says how far off something lies: `15 kilometres west of the capital, Dushanbe`."""
    return _OFF.search(passage.text, max(passage.start, mention.start - 70), mention.start) is not None


def _is_capital_beside(mention: Mention, at: Mention) -> bool:
    """`Unlike Moscow, Kazakhstan …`: a government's seat is not listed with countries as ground."""
    return (
        mention.how == "metonym"
        and bool(mention.best and at.best)
        and mention.options[0].kind != at.options[0].kind
    )
