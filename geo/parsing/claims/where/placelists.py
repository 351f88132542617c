"""Places that a sentence lists with another: `Taraz and Taldykorgan`, `в Канте и в Айни`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from geo.parsing.claims.sentence.grounds import is_ground
from geo.parsing.claims.sentence.passage import BASES, Passage
from geo.parsing.claims.where.standing import BASE_IN, Placed
from geo.parsing.model import Mention

__all__ = ["listed_with_place"]

_SITE = (
    r"(?:(?:air)?(?:base|field|port|strip)s?|aerodromes?|stations?|cosmodromes?|cent(?:er|re)s?|sites?|ranges?|grounds?|facilit(?:y|ies)|hubs?|garrisons?|"
    r"complex(?:es)?|radars?|outposts?|posts?|depots?|camps?|barracks|laborator(?:y|ies)|units?|nodes?)"
)
_TOWN = r"(?:towns?|cit(?:y|ies)|villages?|ports?|airfields?|город\w*)\s+(?:of\s+)?"
_NAME = r"(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+){0,2}"
_AND = r"\s*(?:,|and|or|, and|, or|и|или|or elsewhere in the|(?:,\s+)?as well as|(?:,?\s*(?:и|или)|, а также)(?:\s+(?:в|во|на|из))?)\s*(?:the\s+)?"
_CIVIL = "cultural|medical|health|shopping|business|press|language|trade|power|railway|train|bus|gas|police|television|polling|summer|holiday|refugee|heritage|world"
"""What centres, stations and sites are for that are no bases: `a base in Kant and a cultural center in Bishkek`."""
_OF_SITE = (
    rf"(?:one\s+(?:in|at|near)\s+(?:the\s+)?|(?:(?:an?|another|its|their|one)\s+)?(?:(?!(?:of|in|at|to|for|from|the|and|or|by|with|that|said|new|{_CIVIL})\b)[\w-]+\s+){{0,3}}?"
    rf"{_SITE}\s+(?:(?:in|at|on|near|outside)\s+)?(?:the\s+)?(?:\w+ern\s+)?(?:{_TOWN})?(?:lake\s+)?)"
)
_LINK = re.compile(
    rf"(?:{_AND}{_OF_SITE}{_NAME})?"
    rf"{_AND}(?P<where>(?:in|at|on|near|outside|в|во|на|под)\s+(?:the\s+)?)?(?:{_TOWN})?(?P<site>{_OF_SITE})?(?P<unknown>{_NAME}\s+in\s+)?",
    re.I,
)
"""Between two places of a list, with the words for what is in the second: `Tartus and an air base at Hmeimim`; names that were not found
stand between too.
"""
_NAMELY = re.compile(
    rf"[^.;]{{0,40}}?(?::|\b(?:including|such\sas|namely)\b|\b(?:that|which)\b[^.;]{{0,80}}?\b(?:include[sd]?|consist(?:s|ed)?\sof|comprise[sd]?)\b)[\s“\"(]*"
    rf"(?:the\s+)?(?:{_SITE}[\s“\"(]+)?(?:(?:in|at|near)\s+(?:the\s+)?)?(?:{_TOWN})?(?:{_OF_SITE})?",
    re.I,
)
"""Between a land and the first of the sites in it: `facilities in Kyrgyzstan that include the base at Kant`."""
_NOUN = re.compile(
    rf"(?:\s+(?:air|naval|military|army|radar|test|training|transit|firing)){{0,2}}\s+{_SITE}(?!\w)", re.I
)
"""What a place is, behind its name: `the Sary-Shagan range`."""
_WITHIN = re.compile(
    r"\s*(?:\(|(?:,?\s)(?P<in>in|on|в|на)\s|,?\s(?:(?:which\sis|located|situated|just|some|about|roughly|around|approximately)\s){0,2}"
    r"(?:[\d.,]+\s?(?:km|kilomet\w+|miles)\s(?:\([^()]*\)\s)?)?(?:away\s)?(?:(?:north|south|east|west)\w*\s)?(?:near|outside|under|of|off|from|под|близ)\s)"
    r"(?:(?:the|a|\w+ern|far)\s+){0,2}(?:(?:capital|city|town|village)(?:\sof)?,?\s)?|\s(?:capital|city|border),?\s",
    re.I,
)
"""Between a place and what it lies in or by: `Kulob in Tajikistan`, `Kant, some 20 kilometers from Bishkek`; and within that: `the Kyrgyz capital, Bishkek`."""
_LAID = re.compile(rf"{_SITE}\s(?:in|at|on|near|outside)\s(?:the\s)?(?:Lake\s)?$", re.I)
_AT = re.compile(r",?\s(?:at|by)\s(?:the\s)?", re.I)
_UNKNOWN = re.compile(r"\b(?:in|at|near)\s+(?!(?:The|A)\s)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}\s+in\s+$")
"""Before the land in which a place lies that was not found: `bases at Bashiqa in`."""
_QUARTER = re.compile(
    r"\s(?:in|on)\sthe\s(?:(?:far|extreme)\s)?(?:(?:north|south)?-?(?:north|south|east|west|cent(?:er|re))(?:\sof\sthe\scountry)?|(?-i:[A-Z])[\w’'-]+\s(?:region|province|district|oblast))(?!\w)",
    re.I,
)
_PROVINCE = re.compile(r"\s(?:region|province|district|oblast)(?!\w)", re.I)
_CLAUSE = re.compile(
    r"\)?,?\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can|said|says?|hosts?|remain\w*|became|\w+ed)\b",
    re.I,
)
"""Behind a name with which a clause of its own begins: `at Kant in Kyrgyzstan and Gyumri was closed`."""
_ENDS = re.compile(
    r"\s*(?:[.;:)”\"»!?]|$)|,?\s+(?:and|or|as well as|since|from|until|during|under|in the|on the|и|или|а также|с \d|до \d)\b|,\s+(?:in|at|near|в|на)\s",
    re.I,
)
"""Behind a place with a preposition of its own: `Kant, and in Bishkek people protested` lists nothing."""
_SPACES = re.compile(r"\s+")
_FAR = 160
"""Code points between two places of a list, at most."""
_WIDE = frozenset({"country", "region", "sea", "province"})
_OFF = re.compile(
    r"\b(?:km|kilomet\w+|miles)\b[^,;.]{0,40}?\b(?:of|from)\s+(?:the\s+)?(?:[\w’-]+\s+){0,2}(?:capital,?\s+|city\s+of\s+)?$"
)


class _Item(NamedTuple):
    """A place of a sentence: the index of its mention, where the words for it end, and whether a land is named in which it lies."""

    number: int
    mention: Mention
    end: int
    land: bool
    elsewhere: bool
    """Whether that land is another than the one that the place was found in: then it is another place of that name."""


def listed_with_place(passage: Passage, best: Placed) -> Iterator[Placed]:
    """`Taraz and Taldykorgan`, `the Kuryk and Aktau ports`, `Manas in Kyrgyzstan and Kulob in Tajikistan`, `the Baikonur cosmodrome and the
    Emba range`, `in Georgia or elsewhere in the Black Sea region`.
    """
    items = list(_items(passage, best.mention))
    first = next((at for at, item in enumerate(items) if item.mention is best.mention), None)
    if first is None:
        return
    if namely := _first_of_land(passage, items, first):
        first = namely
        yield _listed(items[first], best)
    for step in (1, -1):
        at = first
        while 0 <= at + step < len(items):
            found = items[at + step]
            if not _are_listed(passage, items, min(at, at + step)) or _is_landmark(passage, found.mention):
                break
            at += step
            if not found.elsewhere:
                yield _listed(found, best)


def _listed(item: _Item, best: Placed) -> Placed:
    return Placed(
        item.number, item.mention, 0.95, f"“{item.mention.text}”, listed with “{best.mention.text}”"
    )


def _first_of_land(passage: Passage, items: list[_Item], land: int) -> int | None:
    """The first of the sites that a sentence lists behind the land in which they are."""
    whole = items[land].mention.best
    if whole is None or whole.kind != "country":
        return None
    for at in range(land + 1, len(items)):
        site = items[at].mention
        if site.start - items[land].end < 2 * _FAR and _NAMELY.fullmatch(
            passage.text, items[land].end, site.start
        ):
            return (
                at
                if site.best and site.best.country == whole.country and _is_spot(passage, items[at])
                else None
            )
    return None


def _items(passage: Passage, best: Mention) -> Iterator[_Item]:
    """The places of a sentence, each with the land in which it is said to lie; that of the likeliest place is not taken for such."""
    left = list(passage.mentions)
    while left:
        number, mention = left.pop(0)
        end, elsewhere = mention.end, False
        if noun := _NOUN.match(passage.text, end, passage.end):
            end = noun.end()
        site = not _is_wide(mention)
        land = not site and _UNKNOWN.search(passage.text, passage.start, mention.start) is not None
        words = (_WITHIN, _AT) if mention.best and mention.best.kind in BASES else (_WITHIN,)
        while left and left[0][1] is not best:
            around = left[0][1]
            if around.start - end > _FAR:
                break
            found = (one.fullmatch(passage.text, end, around.start) for one in words)
            within = next((one for one in found if one), None)
            if within is None or around.best is None or not site or mention.how != "literal":
                break
            lies = within.re is _WITHIN and bool(within["in"] or within[0].lstrip().startswith("("))
            apposed = within[0].rstrip().endswith(",")  # `the Kyrgyz capital, Bishkek`
            town = around.best.kind == "city" and (apposed or not land) and (not lies or len(words) > 1)
            if not _is_wide(around) and not town:
                break
            elsewhere = elsewhere or (
                lies and mention.best is not None and around.best.country not in ("", mention.best.country)
            )
            end, land = around.end, True
            end += passage.text.startswith(")", end)
            if noun := _PROVINCE.match(passage.text, end, passage.end):
                end = noun.end()
            left.pop(0)
        if site and (quarter := _QUARTER.match(passage.text, end, passage.end)):
            end, land = quarter.end(), True
        yield _Item(number, mention, end, land, elsewhere)


def _are_listed(passage: Passage, items: list[_Item], at: int) -> bool:
    """Whether a place of a sentence and the next one are of one list."""
    one, other = items[at : at + 2]
    here, there = one.mention, other.mention
    adjectives = (here.how == "adjective") == (there.how == "adjective")
    link = _LINK.fullmatch(_SPACES.sub(" ", passage.text[one.end : min(there.start, one.end + _FAR)]))
    owns = passage.text.startswith(("’s", "'s"), other.end)  # `Ayni, Moscow's envoy said`
    if link is None or there.best is None or owns or _is_capital_beside(there, here) or _holds(there, here):
        return False
    if not (adjectives or is_ground(passage, here) or is_ground(passage, there)):
        return False
    sites = [_is_spot(passage, item) for item in (one, other)]
    if (one.land or one.end > here.end or link["site"] or link["unknown"]) and (
        _CLAUSE.match(passage.text, other.end) or not (sites[0] is sites[1] or link["unknown"])
    ):
        return False
    if link["where"] and not (all(sites) and _ENDS.match(passage.text, other.end, passage.end)):
        return False
    if link["unknown"] or one.land:
        return True
    return link[0].strip() != "," or not _is_of_other_size(there, here) or _are_of_bases(passage, items, at)


def _are_of_bases(passage: Passage, items: list[_Item], at: int) -> bool:
    """Whether a list of lands and towns is one of where bases are: `bases in Djibouti, Diego Garcia and Guam`."""
    first, last = at, at + 1
    while first and passage.text[items[first - 1].end : items[first].mention.start].strip() == ",":
        first -= 1
    start = items[first].mention.start
    if BASE_IN.search(passage.text, max(passage.start, start - 40), start) is None:
        return False
    while last + 1 < len(items):
        link = passage.text[items[last].end : items[last + 1].mention.start].strip()
        if link in ("and", "or", ", and", "и"):
            return _CLAUSE.match(passage.text, items[last + 1].end) is None
        if link != ",":
            return False
        last += 1
    return False


def _is_spot(passage: Passage, item: _Item) -> bool:
    """Whether it is no land but a place in one, or the water or province by whose name a site goes: `a base on Lake Issyk-Kul`."""
    best, start = item.mention.best, item.mention.start
    if item.land or not _is_wide(item.mention):
        return True
    return (
        best is not None
        and best.kind in ("sea", "province")
        and _LAID.search(passage.text, passage.start, start) is not None
    )


def _is_wide(mention: Mention) -> bool:
    return mention.best is not None and mention.best.kind in _WIDE


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
