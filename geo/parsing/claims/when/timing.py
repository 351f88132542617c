"""When it was: the date of the sentence that is its own, or what the day of publication bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.stance.stances import Saying
from geo.parsing.claims.when.citing import cited_day, in_last_brackets, is_cited, is_told_on
from geo.parsing.claims.when.oldtimes import tells_of_old
from geo.parsing.claims.when.soonafter import soon_after
from geo.parsing.dates.clock import Clock
from geo.parsing.model import DateMention
from geo.parsing.rules.reading import LASTING, Rule
from geo.records.when import read_when

if TYPE_CHECKING:
    from geo.records.fields import WhenBasis

__all__ = ["Timing", "timing_of"]

_SAME = re.compile(
    r"\b(?:after|before|since|following|prior to|until|days of|weeks of|months of|после|до)\s+(?:the\s+)?$",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:in\s+(?:response|reaction|answer)\s+to|in\s+the\s+wake\s+of|because\s+of|in\s+retaliation\s+for)\s[^,;]*$",
    re.I,
)
"""What brought it about is dated, and not it: `in response to the revolution in March`."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DONE = frozenset(
    {"agreed", "ratified", "requested", "provided", "conducted", "withdrawn", "terminated", "negotiated", "relocated", "refused"}
)  # fmt: skip
"""Kinds of what was done before it was told."""
_AT_ONCE = frozenset(
    {"agreed", "ratified", "requested", "offered", "planned", "terminated", "withdrawn", "refused", "visited"}
)  # fmt: skip
"""Kinds of which nothing lasts since a day."""
_REDUCED = re.compile(
    r"\b(?:which|that)\s+(?:was|were|had|has|have)\b|\bwho\s|,\s+(?:used|built|opened|set up|established)\s"
)
"""Where a clause begins that tells of another time: `a lease of the base that was repaired in 2007`."""
_APART = re.compile(r"(?:,\s+(?:and|but|while)|\s+(?:and|but),)\s")
"""Between two statements of one sentence."""
_WHO = re.compile(r"\bwho\s+(?:had\s+|have\s+|has\s+)?$")
"""Right before what is said of persons in a clause of its own: `replaced guards who managed the post`."""
_HAS = re.compile(r"\b(?:has|have|is|are|being)\s+(?:\w+\s+){0,2}$", re.I)
_HAD = re.compile(r"\b(?:had|once|formerly|previously|used to|was|were)\b", re.I)
_PAST = re.compile(
    r"(?:had|ran|paid|served|used (?:the|an?)|operated|maintained|hosted|housed|opened|built|set up|established|remained|stayed|guarded|sent)\b",
    re.I,
)
_LASTED = re.compile(
    r"(?:базировал|располагал|размещал|находил|дислоцировал|платил|выплачивал|использовал|арендовал|служил|действовал|функционировал|пользовал|эксплуатировал|стоял|нес|патрулировал)(?:а|о|и)?(?:с[ья])?(?!\w)",
    re.I,
)
"""Russian verbs that tell what was so once, for some time."""
_BY = re.compile(r"\s+by\b")
_NAMED = re.compile(
    r"(?:['’]s)?\s+(?:[\w.]+[-–][\w.]+\s+|(?:bilateral|original|previous|earlier|initial|intergovernmental|interstate)\s+){0,2}(?:agreements?|treat(?:y|ies)|protocols?|deals?|accords?|memorand\w+|pacts?|law|war|attacks|election\w*)\b",
    re.I,
)
_ACCORD_OF = re.compile(
    r"(?<!\w)(?:договор|соглашени|протокол|меморандум|контракт|закон|указ)\w*\s+(?:от\s+)?(?:(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\s+)?$",
    re.I,
)
"""The same before a Russian year: `в соответствии с договорённостями 2005 года`."""
_RELATIVE = re.compile(r",\s(?:\w+\s)?(?:which|where|whom|whose|котор\w+|где)\s[^,;]*$")
"""Between a phrase and a date: one of them stands in a clause that says more of a name: `a return to the base, from which they were evicted in`."""
_THAT = re.compile(r",\sчто\s")
"""Between a visit and the date of what was said there."""
_BESIDE = 50
"""Code points behind a thing that is only named in which a date is still its own: `the base in Kant since 2003`."""
_LOOSEST = 31
"""Days that the publication may be uncertain by and still bound what a text tells as done."""
_DATELINE = re.compile(
    r",?[ \t]*\n|,?\s*(?:\d{4}\s*)?(?:[\w.-]+\s*){0,3}(?:/|(?:\([^()]{2,40}\)\s*)?[–—-]{1,2}\s)"
)
"""What follows the date of a dateline: `ASTANA, May 3 (Reuters) -`, or the end of its line."""
_DONE_THEN = re.compile(
    r"\b(?:signed|concluded|ratified|dated|agreed|подписанн\w+|заключ[её]нн\w+|подписан\w?|заключ[её]н\w?)\s(?:[^,;]{1,45}\s)?(?:(?:in|on|of|в|от)\s+)?$",
    re.I,
)
"""What was done then: `under an agreement signed in 1992`."""
_CLAUSE = re.compile(
    r",\s+(?:[\w-]+\s+){0,3}(?:which|who|whose|where|while|whereas|котор\w+|где)\s|,\s(?:but|and|но|а|и)\s(?=[^,]*\s(?:was|were|had|will|был\w*|будет)\s)",
    re.I,
)
"""Where another clause begins."""
_TELLS = re.compile(r"(?<!\w)(?!(?:in|on|the|of|near|в|на|от)\b)[a-zа-яё]{2,}\s")
"""A word in small letters, of which the places of a dateline have none."""
_WAS_DONE = re.compile(r"\s(?:будет|будут|был[аои]?|стал[аои]?)\s")
"""Between a base that is named and the date of what is done to it: `база в Канте будет расширена в 2010 году`."""
_WHOSE = re.compile(r",\s(?:на\s|в\s)?(?:котор\w+|где)\s[^,;]*$", re.I)
"""Between a date and what is said of a name in a Russian relative clause."""
_AGREED_THAT = re.compile(r"\b(?:that|which)\s+$")
_LETS = re.compile(r"(?:let|allow|permit|give|grant|authori[sz]e)s\b")
"""What holds without a day: `voted on Thursday to end the agreement that lets … use`."""


_OTHERWISE = re.compile(
    r",?\s(?:but|while|whereas|although|though|yet)\s|,\s+and\s+(?:(?:in|on|by)\s+$|(?:[\w’'-]+\s+){0,6}?(?:was|were|had|has|will|would|(?!need|hundred|armed|united|allied|combined)\w+ed)\s)"
)
"""Where another statement begins whose date is its own: `offered an airfield, but in 2004 it was`, `signed it, and in 2004`."""


class Timing(NamedTuple):
    """EDTF with its basis, and the reason; empty and None where the text bounds nothing."""

    when: str
    basis: WhenBasis | None
    why: str


def timing_of(passage: Passage, rule: Rule, phrase: re.Match[str], saying: Saying, clock: Clock) -> Timing:
    """The date in the sentence nearest to the phrase; else what the day of publication bounds, marked as derived."""
    lasting, actual = rule.kind in LASTING, saying.status == "actual"
    usable = _own(passage, rule, phrase, actual)
    now = lasting and passage.find("present", phrase.start() - 60, phrase.end() + 40) is not None
    if now:
        usable = [date for date in usable if is_told_on(passage, phrase, date)]
    near = min(
        usable,
        key=lambda date: min(abs(date.start - phrase.end()), abs(phrase.start() - date.end)),
        default=None,
    )
    if near:
        return _dated(passage, rule, phrase, near, actual)
    if not lasting and actual and (soon := soon_after(passage, clock)):
        return Timing(*soon)
    once = (
        lasting
        and actual
        and (_LASTED.match(phrase[0]) or (saying.stance == "asserted" and _is_past(passage, phrase)))
    )
    if not now and (once or _is_dated_otherwise(passage, phrase, clock)):
        return Timing("", None, "")  # it is dated, but not so that it can be taken
    return _bounded(passage, phrase, clock, by_then=saying.stance == "denied" or not (lasting or not actual))


def _own(passage: Passage, rule: Rule, phrase: re.Match[str], actual: bool) -> list[DateMention]:
    """The dates of a sentence that may say when what the phrase tells was."""
    usable = list(_usable(passage))
    unnamed = [date for date in usable if not _names(passage, date)]
    if rule.kind != "agreed" or (unnamed and rule.id == "agreed"):
        usable = unnamed
    if rule.kind in LASTING:
        usable = [date for date in usable if not _is_of_another(passage, rule, phrase, date)]
    else:
        usable = [
            date
            for date in usable
            if not (actual and date.edtf.startswith("/"))  # `signed a lease until 2042`
            and not (
                rule.kind in _AT_ONCE and rule.id != "granted" and date.edtf.endswith("/..")
            )  # `paid since 2003`
            and not _REDUCED.search(passage.text, phrase.end(), date.start)
            and not _is_of_a_name(passage, phrase, date)
            and not _RELATIVE.search(passage.text, phrase.end(), date.start)
            and not _OTHERWISE.search(passage.text, phrase.end(), date.start)
            and not (rule.id != "granted" and _RELATIVE.search(passage.text, date.end, phrase.start()))
            and not (rule.persons and _THAT.search(passage.text, phrase.end(), date.start))
        ]
    if _LETS.match(phrase[0]) and _AGREED_THAT.search(passage.text, passage.start, phrase.start()):
        usable = [date for date in usable if date.start >= phrase.end()]
    return usable


def _is_dated_otherwise(passage: Passage, phrase: re.Match[str], clock: Clock) -> bool:
    """Whether a sentence has dates that cannot be taken, and are no report's, nor of this year in another statement."""
    return any(
        not (
            _is_dateline(passage, date)
            or _names(passage, date)
            or is_cited(passage, date)
            or (_OTHERWISE.search(passage.text, phrase.end(), date.start) and _is_recent(date, clock))
        )
        for date in passage.dates
    )


def _is_recent(date: DateMention, clock: Clock) -> bool:
    """Whether a date is one of the year of publication or later."""
    earliest = read_when(date.edtf).earliest if date.edtf else None
    return clock.first is not None and earliest is not None and earliest.year >= clock.first.year


def _bounded(passage: Passage, phrase: re.Match[str], clock: Clock, *, by_then: bool) -> Timing:
    """What the report that it cites or the publication bounds: by then, or about then."""
    by = "when it was published"
    if cited := cited_day(passage, clock):
        clock, by = Clock(cited.day, cited.day), f"the report of “{cited.text}” that it cites"
    if clock.first is None or clock.last is None or (clock.last - clock.first).days > _LOOSEST:
        return Timing("", None, "")
    if by_then:
        by = by if cited else "the day it was published"
        return Timing(f"[..{clock.last}]", "derived", f"no date in the sentence: by {by}")
    loose = (clock.first.year, clock.first.month) != (clock.last.year, clock.last.month)
    if loose or tells_of_old(passage, phrase, clock):
        return Timing("", None, "")
    return Timing(f"{clock.last:%Y-%m}~", "derived", f"no date in the sentence: about {by}")


def _is_past(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether it was so once: `had a base`, `the army operated`, and not `a base operated by`, `has used`."""
    if _HAS.search(passage.text, max(passage.start, phrase.start() - 24), phrase.start()):
        return False
    if _HAD.search(passage.text, max(passage.start, phrase.start() - 20), phrase.end()):
        return True
    return _PAST.match(phrase[0]) is not None and not _BY.match(passage.text, phrase.end())


def _dated(passage: Passage, rule: Rule, phrase: re.Match[str], date: DateMention, done: bool) -> Timing:
    """By that date; or before it, where it is the day on which somebody told what had been done."""
    told = passage.find("speech", date.start - 22, date.start)
    if (
        told
        and done
        and rule.kind in _DONE
        and _DAY.fullmatch(date.edtf)
        and not phrase.start() <= told.start() < phrase.end()
    ):
        return Timing(f"[..{date.edtf}]", "derived", f"told on “{date.text}”: {date.why}")
    return Timing(date.edtf, date.basis, f"dated by “{date.text}”: {date.why}")


def _is_of_another(passage: Passage, rule: Rule, phrase: re.Match[str], date: DateMention) -> bool:
    """Whether a date says when something else was done, in a clause of its own or of which a base is only part."""
    text = passage.text
    apart = rule.noun == "thing" and _APART.search(text, date.end, max(date.end, phrase.start()))
    if apart or _WHO.search(text, max(date.end, phrase.start() - 12), max(date.end, phrase.start())):
        return True
    if (
        date.edtf[:1] == "/"
        or date.edtf.endswith("..")
        or passage.find("speech", date.start - 22, date.end + 14)
        or is_told_on(passage, phrase, date)
    ):
        return False  # until when, since when, or as of the day when somebody told it
    if _DONE_THEN.search(text, max(passage.start, date.start - 60), date.start) or _WHOSE.search(
        text, date.end, max(date.end, phrase.start())
    ):
        return True
    if rule.noun == "thing" and date.start < phrase.start():
        return passage.find("having", date.end, phrase.start()) is None
    if rule.noun == "thing" and (
        date.start - phrase.end() > _BESIDE
        or _WAS_DONE.search(text, phrase.end(), max(phrase.end(), date.start))
    ):
        return True
    return phrase.end() < date.start and _CLAUSE.search(text, phrase.end(), date.start) is not None


def _names(passage: Passage, date: DateMention) -> bool:
    """Whether a year is part of a name: `the 1993 agreement`, `last year's law`, `соглашение 1993 года`, `Rubezh-2004`."""
    return (
        _NAMED.match(passage.text, date.end) is not None
        or _ACCORD_OF.search(passage.text, max(passage.start, date.start - 40), date.start) is not None
        or passage.text[date.start - 1 : date.start] in ("-", "–")
    )


def _is_of_a_name(passage: Passage, phrase: re.Match[str], date: DateMention) -> bool:
    """Whether a date ahead of the phrase says when something was made that is only named: `the force, set up on 3 May, and the eviction of`."""
    return (
        date.end < phrase.start()
        and _APART.search(passage.text, date.end, phrase.start()) is not None
        and _REDUCED.search(passage.text, max(passage.start, date.start - 60), date.start) is not None
    )


def _is_dateline(passage: Passage, date: DateMention) -> bool:
    return (
        date.start - passage.start < 60
        and _DATELINE.match(passage.text, date.end) is not None
        and not _TELLS.search(passage.text, passage.start, date.start)
    )


def _usable(passage: Passage) -> Iterator[DateMention]:
    """Dates that say when: no `after 2001`, none in brackets at the end, which is a report's, and none of a dateline."""
    for date in passage.dates:
        if (
            date.edtf
            and not in_last_brackets(passage, date)
            and not _is_dateline(passage, date)
            and not _SAME.search(passage.text, max(passage.start, date.start - 18), date.start)
            and not _CAUSE.search(passage.text, max(passage.start, date.start - 100), date.start)
        ):
            yield date
