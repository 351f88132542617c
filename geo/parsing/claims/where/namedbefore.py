"""What "the base" means, and where a sentence plays that does not say so: the base or land that was named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from geo.gazetteer import folding
from geo.parsing.actors.names import actor_names
from geo.parsing.actors.officewords import PRIVATE
from geo.parsing.claims.sentence.aside import PURPOSE
from geo.parsing.claims.sentence.grounds import names_base
from geo.parsing.claims.sentence.passage import BASES, IT, Document, Passage, used_or_left
from geo.parsing.claims.where.groundbefore import is_country, is_region, is_user
from geo.parsing.claims.where.standing import BASE_IN, FAR, Placed
from geo.parsing.language.lexicon import lexicon
from geo.parsing.model import Mention

__all__ = ["base_discussed", "lately_named", "site_meant"]

_ONE_OF_ITS_KIND = re.compile(r"the\s+(?:only|first|last|largest|biggest)\b", re.I)
"""What something is said to be: `it is the only base of its kind`."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_QUOTED_NAME = re.compile(r"\s[«\"“][А-ЯЁ]")
_GENERIC = frozenset(
    ["air", "base", "airbase", "airport", "airfield", "transit", "center", "centre", "military", "naval", "navy", "army", "radar", "station", "test", "site", "range", "facility", "lease", "international"]
)  # fmt: skip
_SOON = 30
"""Code points from a pronoun and its verb within which a phrase is said of it."""
_PRESENCE = re.compile(
    r"\b(?:presence|deployment|troops|forces|soldiers|contingents?)\s+(?:in|across|throughout)\s+(?:the\s+)?$",
    re.I,
)
"""Before a region in which forces are told to be."""
_IN = re.compile(
    r"(?:(?:and|but|meanwhile,?|а)\s+)?(?:in|в)\s+(?:the\s+)?(?:neighbou?ring\s+|соседн\w+\s+)?", re.I
)
"""How a sentence begins that names its scene: `In Kyrgyzstan, `."""
_BROAD = frozenset({"region", "sea"})
"""Kinds of places that hold more than the one base: `bases in Central Asia`."""
_SHORTLY = 250
"""Code points before a sentence."""
_FAR_BACK = 6
"""Statements after which a site is only meant where the text has named no other."""
_LONG_BACK = 8
"""Statements in which the text may have been speaking of one base."""
_OFFICE = re.compile(
    r"(?!.*\b(?:air)?base\b).*\b(?:embassy|consulate|ministry|parliament|offices?|police|prison|hospital|hotel|посольств|консульств|министерств|парламент|офис|полици|милици|тюрьм|больниц|гостиниц)",
    re.I,
)
"""Of whose name a place is no base, whatever its kind: readers put embassies and ministries on the map as facilities."""
_OF_ITS_OWN = re.compile(
    r"\s+(?:in|at|near|of|outside|on\s+the|called|named|known|в|на|под|близ)\s+(?!(?:the\s+|a\s+)?(?:\d|early|late|mid|past|last|next|spring|summer|autumn|winter|"
    r"order|return|exchange|favou?r|case|turn|least|present|time|full|addition|response|янв|февр|март|апр|ма[йея]|июн|июл|авг|сент|окт|нояб|дек|конце|начале|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
    re.I,
)
"""What follows "the base" where the sentence itself says which."""


def site_meant(
    passage: Passage, phrase: re.Match[str], target: int | None, parties: Sequence[str], country: str
) -> Placed | None:
    """What "the base" near the phrase means, where the sentence does not say which: the one that the text was last speaking of.

    It lies in `country`, where that is given, and is no base of others where one of the `parties` uses some.
    """
    first = _spoken_of(passage, phrase)
    if first is None:
        return None
    whose = {
        passage.state(actor.actor)
        for actor in passage.actors
        if first.start() - 2 < actor.end < first.end() and actor.start >= first.start() - 20
    }
    states = {actor for actor in passage.document.rules.users if actor_names().kind.get(actor) == "state"}
    users = states & (whose & states or set(parties))
    several = first[0].endswith("s")
    scene = _scene(passage)

    def fits(mention: Mention) -> bool:
        best = mention.best
        if best is None or not _is_site(passage, mention) or ({country, scene} - {"", best.country}):
            return False
        if best.kind in _BROAD and not several:
            return False
        known = passage.document.told.get(best.place, set()) - {"soviet-union"}
        return not users or not known or not known.isdisjoint(users)

    return _site_before(passage, first, target, fits)


def _spoken_of(passage: Passage, phrase: re.Match[str]) -> re.Match[str] | None:
    """The words "the base" or "it" near the phrase; None where the sentence says itself which."""
    first: re.Match[str] | None = None
    sites = list(passage.each("site", end=phrase.end() + FAR // 2))
    for site in sites:
        if site.start() > passage.start + 1 and site.start() < phrase.start() - FAR // 2:
            continue  # what begins the sentence is its subject, however far
        if _is_named(passage, site) or _ONE_OF_ITS_KIND.match(site[0]):
            continue  # `the 201st base` says itself which
        if _is_unknown(passage, site):
            return None
        if _OF_ITS_OWN.match(passage.text, site.end()):
            if any(site.end() < other.start() <= site.end() + len(" of ") for other in sites):
                continue  # `the lease of the facility`
            return None
        first = first or site
    return first or _it(passage, phrase)


def _scene(passage: Passage) -> str:
    """The country with which the sentence begins, where what follows is: `In Kyrgyzstan, parliament voted to close the base`."""
    _, first = next(iter(passage.mentions), (0, None))
    if first is None or first.how != "literal" or not is_country(passage, first):
        return ""
    return (
        first.best.country if first.best and _IN.fullmatch(passage.text, passage.start, first.start) else ""
    )


def _is_named(passage: Passage, site: re.Match[str]) -> bool:
    """Whether the words are part of the name of a base, or stand before one in quotation marks: `на полигоне «Фахрабад»`."""
    return bool(_QUOTED_NAME.match(passage.text, site.end())) or any(
        m.best and m.best.kind in BASES and m.start < site.end() and site.start() < m.end
        for _, m in passage.mentions
    )


def _is_unknown(passage: Passage, site: re.Match[str]) -> bool:
    """Whether a base is called by a name that is not known: `the Shamsi base` is none that was named before."""
    for word in _NAME.finditer(passage.text, site.start() + 3, site.end()):
        known = (
            any(actor.start <= word.start() < actor.end for actor in passage.actors)
            or any(mention.start <= word.start() < mention.end for _, mention in passage.mentions)
            or word[0].lower() in _GENERIC
        )
        if not known:
            return True
    return False


def _it(passage: Passage, phrase: re.Match[str]) -> re.Match[str] | None:
    """A pronoun that begins the sentence and of which the phrase says what is said of bases: `It was closed in`."""
    it = IT.match(passage.text, passage.start, passage.end)
    return it if it and it.start() <= phrase.start() < it.end() + _SOON else None


def _site_before(
    passage: Passage, site: re.Match[str], target: int | None, fits: Callable[[Mention], bool]
) -> Placed | None:
    """The site that was named last; none where a statement names two, or where it lies far back and others were named too."""
    document = passage.document
    known = document.mentions
    last = bisect_left(known, site.start(), key=lambda mention: mention.start)
    meant = next((n for n in range(last - 1, -1, -1) if n != target and fits(known[n])), None)
    best = known[_base_of(document, meant)].best if meant is not None else None
    if meant is None or best is None:
        return None
    said = document.statement(known[meant].start)
    back = document.statements_between(said, passage.start)
    first = 0 if back > _FAR_BACK else bisect_left(known, said, key=lambda one: one.start)
    rivals = (known[_base_of(document, n)] for n in range(first, last) if n != target and fits(known[n]))
    if any(one.best and one.best.place != best.place for one in rivals) or (back > 2 and IT.match(site[0])):
        return None
    where = (
        "in the sentence"
        if back == 0
        else "in the sentence before"
        if back == 1
        else f"{back} sentences before"
    )
    factor = 0.85 if back <= 1 else 0.8 if back <= _FAR_BACK else 0.75
    meant = _base_of(document, meant)
    return Placed(meant, known[meant], factor, f"“{site[0]}”: {best.name}, named {where}")


def _base_of(document: Document, number: int) -> int:
    """The base that a town's name stands for, where the text calls one by it; else the mention itself."""
    mention = document.mentions[number]
    town = mention.best is not None and mention.best.kind == "city"
    base = document.base_of_town.get(mention.text) if town else None
    if base is None or mention.best is None:
        return number
    there = document.mentions[base].best
    return base if there and there.country == mention.best.country else number


def base_discussed(passage: Passage, phrase: re.Match[str]) -> Placed | None:
    """Where the base lies of which the sentences before have been speaking, where all of them lie in one land: `the new base is to host`."""
    if passage.find("site", phrase.start() - FAR // 2, phrase.end() + FAR // 2) is None:
        return None
    document = passage.document
    recent = [
        made.mention
        for said, made in document.bases
        if 0 < document.statements_between(said, passage.start) <= _LONG_BACK
    ]
    lands = {best.country for number in recent if (best := document.mentions[number].best)}
    if len(lands) != 1 or "" in lands:
        return None
    mention = document.mentions[recent[-1]]
    return Placed(
        recent[-1], mention, 0.75, f"“{mention.text}”: where the base is of which the text has been speaking"
    )


def lately_named(passage: Passage, target: int | None) -> Placed | None:
    """The host that a sentence about users alone leaves out: the base or country named last, shortly before."""
    if any(
        _could_host(passage, mention) or _is_seat_of_host(passage, mention) for _, mention in passage.mentions
    ):
        return None
    known = passage.document.mentions
    for number in range(bisect_left(known, passage.start, key=lambda mention: mention.start) - 1, -1, -1):
        mention = known[number]
        if mention.start < passage.start - _SHORTLY:
            return None
        before = passage.text[max(0, mention.start - 50) : mention.start]
        if _is_private(passage.document, mention):
            continue
        forces = is_region(passage, mention) and _PRESENCE.search(before)
        if number != target and (forces or (_could_host(passage, mention) and not PURPOSE.search(before))):
            name = mention.best.name if mention.best else ""
            return Placed(number, mention, 0.75, f"“{mention.text}”, named shortly before: {name}")
    return None


def _is_private(document: Document, mention: Mention) -> bool:
    """Whether it stands in the office of somebody who speaks for nobody: `director of an institute under the Tajik president`."""
    at = bisect_left(document.offices, mention.start + 1, key=lambda office: office.start) - 1
    office = document.offices[at] if at >= 0 else None
    return office is not None and mention.end <= office.end and PRIVATE.search(office.text) is not None


def _is_seat_of_host(passage: Passage, mention: Mention) -> bool:
    """`Agreed to forgive Dushanbe a debt`: the host is that one, whatever land was named before."""
    best = mention.best
    if best is None or best.kind != "city" or is_user(passage, mention):
        return False
    return lexicon().has(folding.key(best.name), "capital")


def _could_host(passage: Passage, mention: Mention) -> bool:
    return _is_site(passage, mention) or is_country(passage, mention)


def _is_site(passage: Passage, mention: Mention) -> bool:
    """Whether it names a base, or the land or town that a base is said to be in: `the Russian base in Kyrgyzstan`."""
    if mention.best is None or mention.how != "literal" or _OFFICE.match(mention.text):
        return False
    if mention.best.kind in BASES or names_base(passage, mention) or _names_a_town_with_one(passage, mention):
        return True
    if used_or_left(passage.text, mention):
        return True
    base = BASE_IN.search(passage.text, max(0, mention.start - 40), mention.start)
    return base is not None and not any(
        other.best is not None and other.best.kind in BASES and base.start() - 1 <= other.end <= mention.start
        for other in _just_before(passage, mention)
    )


def _names_a_town_with_one(passage: Passage, mention: Mention) -> bool:
    """Whether a town stands by itself by whose name the text calls a base: `freight goes via Termez`, behind `the Termez base`."""
    town = mention.best is not None and mention.best.kind == "city"
    return town and mention.text in passage.document.base_of_town


def _just_before(passage: Passage, mention: Mention) -> Sequence[Mention]:
    """Up to two names before one: of `the Kant air base near Bishkek` the base is meant, not the town."""
    known = passage.document.mentions
    at = bisect_left(known, mention.start, key=lambda one: one.start)
    return known[max(0, at - 2) : at]
