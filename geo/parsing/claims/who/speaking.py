"""Who tells what a phrase says: a person, a state, or somebody whom the sentence does not name."""

from __future__ import annotations

import re
from itertools import pairwise

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.model import ActorMention, Office

__all__ = ["opponent_of", "speaker_of", "teller_and_told", "told_of"]

_WITHIN = re.compile(r"\b(?:in|at|from|в|из)\s+(?:the\s+)?$", re.I)
_WITH = re.compile(r"\b(?:with|beside|alongside)\s+(?:(?:the|his|her|visiting|then)\s+)*$", re.I)
_BY = re.compile(r"\b(?:by|from|to)\s+(?:the\s+)?$")
_BUT = re.compile(r",\s+(?:but|and)\s+(?:has\s+|had\s+|also\s+|then\s+)*$")
"""`He gave way after a visit by the envoy, but said that`: not the envoy said it."""
_QUOTED = re.compile(r"[”\"»,]\s*(?:[\w.’'-]+\s+){0,9}$")
_ADDRESSED = re.compile(r"\bto\s+(?:the\s+)?$")
"""Before whom somebody tells it: `explained to Ivanov`."""
_GOES_ON = re.compile(
    r"(?P<rest>(?:\s+(?:so|to|on|in|at|of|about|by|via|through|without|during|after|before|following|upon|when|while|as|earlier|later|last|late|early|again|there|then|afterwards?|yesterday|today|this|recently|"
    r"citing|quoting|referring|speaking|журналистам|прессе|агентству|депутатам|\w+ly|[A-Z][a-z]+day)\b[^,;:.()“”\"—–]*)?)(?P<end>\s*(?:(?P<aside>,)(?!\s+(?:that|что|saying)\b)|[.;!?”\"»(—–]|$))"
)
_TOLD_WHOM = re.compile(
    r"\s+(?:(?:the|an?|his|her|its|their|our)\s+)?(?P<rest>[^,;:.()“”\"—–]{1,80})(?P<end>(?:(?P<aside>,)(?!\s+(?:that|saying)\b)|[.;!?”\"(—–]|$))"
)
"""Behind a verb of speech that ends what was told or stands aside in it: `…, the envoy said on Monday.`; not `said that`."""
_TELLS = re.compile(r"t[eo]ll?(?:d|s)?$|informed$|warned$", re.I)
_BEFORE_IT = re.compile(r"[”\"»,—–]\s*(?:[\w.’'-]+\s+){0,12}$")
_MATTER = re.compile(
    r"\b(?:that|would|will|was|were|had|has|have|is|are|could|any|no)\b|(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bat)(?<!\bby)(?<!\bto)(?<!\bwith)(?<!\bfor)(?<!\bafter)(?<!\bduring)(?<!\bbefore)(?<!\bfollowing)(?<!\bfrom)(?<!\band)(?<!\bthrough)(?<!\babout)(?<!\bciting)(?<!\bquoting)(?<!\bwithout)(?<!\bupon)(?<!\bover)(?<!\bas)(?<!\bwhen)(?<!\bwhile)(?<!\bvia)\s(?:the|an?|its|their)\s",
)
"""Behind when and where it was said what was said: `announced on Friday the closure of`."""
_OF_HIM = re.compile(
    r"\b(?:of|by|with|to|from|for|against|about|at|on|over|after|like|unlike|told|asked|met|angered|pressed)\s+(?:the\s+)?$",
    re.I,
)
"""Before a person who does nothing here."""
_WHO = re.compile(r"\b(?:who|which|котор\w+)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_THEN = re.compile(r",?\s(?:but|while|whereas|although|though|yet|а|но)\b,?\s", re.I)
"""Where another statement begins, of which its speaker may tell that one alone."""
_OF_THIS = re.compile(r"[,—–]\s+(?:об этом|как)\s+(?:\w+\s)?$")
"""Before a Russian verb of speech that tells of all that stands before it."""
_DASH = re.compile(r"[”\"»,]\s*,?\s*[—–]\s+$")
_NEXT_TO, _RUSSIAN_REACH = 12, 60
"""Code points between a verb of speech and who speaks behind it; in Russian when and where it was said stands there."""
_PARTED = re.compile(r"[,;:«“]")
_JUST_SAID = re.compile(r"(?P<quote>[”\"»])?,?\s*(?:[—–-]\s+)?$")
_REPORTS = re.compile(r"(?:reports|reported|writes|wrote|says|said|notes|noted)\s+[A-Z]")
"""A paper, or a person, right behind the verb: `…, reports Interfax`."""
_SPEAKER = re.compile(
    r"\s+(?:the|an?|one|another|some|senior)\s|(?<=[а-яё])\s+(?!(?:что|о|об|обо)\s)(?![^.;]*,\sчто\s)\w"
)
"""Right behind a verb of speech that stands before who speaks: `…,” said the envoy`."""
_CALLED = re.compile(
    r"\b(?:called|calls|described|describes|characteri[sz]e[ds]|termed|hailed)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){1,4}(?:as\s+)?[“\"‘]?(?:an?|the|its|his|her|their|our)\b",
)
"""What somebody calls a state, with where that begins: `called Tajikistan a strategic partner of`."""
_OPENED = re.compile(r"(?<!\w)[“«\"](?=[A-ZА-ЯЁ])[^”»\"]*$")
"""A quotation that has begun and not ended; one that begins with a small letter is often a name or a word."""
_THAT = re.compile(r"[^,;]{0,40}?,?\s(?:that|что)\s")
_PAPER = re.compile(
    r"\s+(?:the\s+|this\s+|an?\s+)?(?:[\w.-]+\s+){0,3}?(?:agreements?|accords?|protocols?|treat(?:y|ies)|documents?|deals?|laws?|plans?|terms|schedule|contract|statistics)\b",
    re.I,
)
"""What lays down and does not tell: `according to the protocol`."""
_OWN_ACT = re.compile(r"announc|объяв", re.I)
_TOLD_THEM = re.compile(r"\s+(?:ha[sd]\s+)?(?:told|informed|notified|warned|advised)\s+(?:the\s+)?")
_SAYERS = re.compile(
    r"\b(?:he|she|they|officials?|sources?|analysts?|experts?|diplomats?|spokes\w+|reports?|newspapers?|paper|media|agency|ministry|"
    r"statement|ministers?|commanders?|leaders?|articles?|presidents?|governments?|prosecutors?|embassy|command|department|lawmakers?|deputy|deputies|ambassadors?|chiefs?|secretary|generals?|envoys?|он|она|они|источник\w*|эксперт\w*|издание|газета|агентство|министр\w*)\s+(?:[\w’-]+\s+){0,4}$",
    re.I,
)


def teller_and_told(passage: Passage, phrase: re.Match[str]) -> tuple[ActorMention, ActorMention] | None:
    """Who tells and to whom, of two actors ahead of the phrase: `Chad informed France that no lease would be`."""
    ahead = [actor for actor in passage.actors if actor.end <= phrase.start()]
    return next(
        (
            (one, other)
            for one, other in pairwise(ahead)
            if _TOLD_THEM.fullmatch(passage.text, one.end, other.start)
        ),
        None,
    )


def told_of(passage: Passage, phrase: re.Match[str]) -> str:
    """What shows that somebody else says it, though not who: hearsay, a quotation, `sources say`; empty where nothing does."""
    hearsay = passage.find("hearsay")
    if hearsay and not _PAPER.match(passage.text, hearsay.end()):
        return f"“{hearsay[0]}”"
    if _OPENED.search(passage.text, passage.start, phrase.start()):
        return "within a quotation"
    for verb in passage.each("speech"):
        if verb.end() <= phrase.start():
            before = _SAYERS.search(passage.text, max(passage.start, verb.start() - 45), verb.start())
            met = any(_is_met(passage, office, verb) for office in passage.offices)
            if (
                before
                or met
                or (
                    not _OWN_ACT.match(verb[0])
                    and _THAT.match(passage.text, verb.end() - 5 * verb[0].endswith(" that"))
                )
            ):
                return f"“{verb[0]}”"
        elif verb.start() >= phrase.end() and _is_told_so(passage, phrase, verb):
            return f"“{verb[0]}”"
    return ""


def speaker_of(passage: Passage, phrase: re.Match[str]) -> tuple[str | None, str | None]:
    """Who says it: in front of a verb of speech, or behind it where a quotation ends there; or who calls it so."""
    called = _CALLED.search(passage.text, passage.start, phrase.start())
    if called and (person := _beside(passage, called)):
        return person.said, passage.state(person.actor) if person.actor else None
    for verb in [*passage.each("speech"), *passage.each("hearsay")]:
        if phrase.start() <= verb.start() < phrase.end():
            continue
        hearsay = passage.find("hearsay", verb.start(), verb.end())
        if verb.start() >= phrase.end() and not hearsay and not _is_told_so(passage, phrase, verb):
            continue
        if person := _beside(passage, verb):
            return person.said, passage.state(person.actor) if person.actor else None
        if _OWN_ACT.match(verb[0]) or hearsay:
            continue  # a state that announces what it does does it
        state = next(
            (
                a
                for a in passage.actors
                if 0 <= verb.start() - a.end <= 14
                and a.how != "adjective"
                and verb.start() < phrase.start()
                and "," not in passage.text[a.end : verb.start()]
                and not _WITHIN.search(passage.text, max(passage.start, a.start - 8), a.start)
                and not _is_met(passage, a, verb)
            ),
            None,
        )
        if state is not None and not passage.find("planned", verb.start(), verb.end()):
            return state.text, passage.state(state.actor)
    return None, None


def opponent_of(passage: Passage, phrase: re.Match[str]) -> str | None:
    """Name and office of a person who speaks for no state and is against it: `Smith, a professor in Bonn, opposes`."""
    ahead = [office for office in passage.offices if office.end <= phrase.start()]
    person = ahead[-1] if ahead else None
    if person is None or person.actor or not person.named or _is_met(passage, person, phrase):
        return None
    between = passage.text[person.end : phrase.start()]
    acted = any(person.end <= actor.start < phrase.end() for actor in passage.actors)
    object_ = _OF_HIM.search(passage.text, max(passage.start, person.start - 24), person.start)
    return None if acted or object_ or _THEN.search(between) or _THAT.match(between) else person.said


def _is_told_so(passage: Passage, phrase: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether a verb of speech behind a phrase says who told it: `…, the envoy said on Monday`, `…,” said the envoy`; and not `During a
    visit, the envoy said that`, nor `It was opened, but the envoy said it`.
    """
    text, first = passage.text, max(phrase.end(), verb.start() - 90)
    if _WHO.search(text, first, verb.start()):
        return False
    if _OF_THIS.search(text, first, verb.start()):
        return True
    said = _JUST_SAID.search(text, verb.start() - 4, verb.start())
    if said and (said[0].strip() and (said["quote"] or _speaks_behind(passage, verb))):
        return said["quote"] is not None or not _ADDRESSED.match(text, verb.end())
    after = (_TOLD_WHOM if _TELLS.match(verb[0]) else _GOES_ON).match(text, verb.end(), passage.end)
    if after is None or not _BEFORE_IT.search(text, first, verb.start()):
        return False
    if _MATTER.search(text, after.start("rest"), after.end("rest")):
        return False
    return not after["aside"] or _THEN.search(text, phrase.end(), verb.start()) is None


def _speaks_behind(passage: Passage, verb: re.Match[str]) -> bool:
    """Whether who speaks stands right behind a verb of speech."""
    if any(0 < office.start - verb.end() <= 1 for office in passage.offices):
        return True
    if _REPORTS.match(passage.text, verb.start()):
        return True
    speaker = _SPEAKER.match(passage.text, verb.end())
    return speaker is not None and (
        not verb[0].isascii() or _SAYERS.search(passage.text, verb.end(), verb.end() + 40) is not None
    )


def _beside(passage: Passage, verb: re.Match[str]) -> Office | None:
    before = [
        o
        for o in passage.offices
        if 0 <= verb.start() - o.end <= 60 and not re.search(r"[.;”]", passage.text[o.end : verb.start()])
    ]
    before = [o for o in before if not _is_met(passage, o, verb)]
    reach = _NEXT_TO if verb[0].isascii() else _RUSSIAN_REACH
    behind = [
        o
        for o in passage.offices
        if 0 <= o.start - verb.end() <= reach
        and _PARTED.search(passage.text, verb.end(), o.start) is None
        and (verb[0].endswith(" to") or not _ADDRESSED.search(passage.text, verb.end(), o.start))
    ]
    first = max(passage.start, verb.start() - 30)
    quoted = _QUOTED.search(passage.text, first, verb.start()) or _DASH.search(
        passage.text, first, verb.start()
    )
    if behind and (quoted or verb[0].lower().startswith(("according", "по "))):
        return behind[0]
    return before[-1] if before else None


def _is_met(passage: Passage, one: Office | ActorMention, verb: re.Match[str]) -> bool:
    """Whether the speaker stands further ahead: `Ivanov, after talks with the Indian prime minister, said`."""
    first, between = max(passage.start, one.start - 24), passage.text[one.end : verb.start()]
    met = _WITH.search(passage.text, first, one.start) and between.startswith(",")
    other = _BY.search(passage.text, first, one.start) and _BUT.search(between)
    return bool(met or other)
