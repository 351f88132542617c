"""Names that stand in one list with a name that stands for a government: "Armenia and Belarus ratified it"."""

from __future__ import annotations

from geo.gazetteer import folding
from geo.parsing.language.lexicon import lexicon
from geo.parsing.metonyms.finding import LEFT_PLACING, folded
from geo.parsing.metonyms.governments import DONE
from geo.parsing.metonyms.russian import is_preposition
from geo.parsing.model import Mention

__all__ = ["listed_with"]

_LISTED = frozenset(
    [", ", " and ", ", and ", " and the ", ", and the ", ", the ", " or ", " or the ", ", or ", " nor ", " и ", ", а также "]
)  # fmt: skip


def listed_with(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, of which those listed with a metonym are metonyms, too: "Armenia and Belarus ratified it".

    A verb speaks of all that stand before it, a word for dealings of all that stand behind it.
    """
    if not any(mention.how == "metonym" for mention in mentions):
        return mentions
    for at in range(len(mentions) - 2, -1, -1):
        one, other = mentions[at], mentions[at + 1]
        if (
            other.how == "metonym"
            and _acts(other)
            and _is_listed(text, one, other, one)
            and not _is_placed(text, one)
        ):
            mentions[at] = one._replace(how="metonym", why=(f"listed with {other.text}", *one.why))
    for at in range(1, len(mentions)):
        before, one = mentions[at - 1], mentions[at]
        if before.how == "metonym" and not _acts(before) and _is_listed(text, before, one, one):
            mentions[at] = one._replace(how="metonym", why=(before.why[0], *one.why))
    return mentions


def _acts(mention: Mention) -> bool:
    return mention.why[0].endswith(DONE) or mention.why[0].startswith("listed with")


def _is_placed(text: str, mention: Mention) -> bool:
    before = folded(text[max(0, mention.start - 20) : mention.start])[-2:]
    words = [word for word in before if word != "the"]
    return bool(words) and (words[-1] in LEFT_PLACING or is_preposition(words[-1]))


def _is_listed(text: str, first: Mention, second: Mention, which: Mention) -> bool:
    place = which.options[0] if which.options else None
    if place is None or which.how != "literal" or text[first.end : second.start] not in _LISTED:
        return False
    return place.kind == "country" or (
        place.kind == "city" and lexicon().has(folding.key(which.text), "capital")
    )
