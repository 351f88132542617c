"""Whether a sentence says that something is so: what it asks, doubts, averts, negates, plans or hangs on a condition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.stance.conditions import begins_with_condition, condition_of
from geo.parsing.claims.stance.definite import definite
from geo.parsing.claims.stance.denying import denied_by, is_left_open, unproven_by
from geo.parsing.claims.stance.doneacts import is_done
from geo.parsing.claims.stance.imagined import hangs_on_noun, is_imagined
from geo.parsing.claims.where.served import is_travelled
from geo.parsing.rules.reading import LASTING, Rule

if TYPE_CHECKING:
    from geo.records.fields import Status

__all__ = ["Mode", "mode_of"]

_REACH = 70
"""Code points before a phrase in which a word still bears on it, if no clause ends between."""
_PROPOSED = frozenset({"planned", "requested", "offered", "negotiated", "refused", "opposed", "stated"})
"""Kinds that are so although what they speak of is not."""
_DOINGS = frozenset({"conducted", "deployed", "operating"})
"""Kinds that need not have happened where somebody lets them: `let supplies cross`."""
_DENIABLE = frozenset(
    {
        "planned",
        "operating",
        "deployed",
        "agreed",
        "conducted",
        "requested",
        "negotiated",
        "offered",
        "terminated",
        "withdrawn",
    }
)
"""Kinds whose denial is a claim of its own; of other kinds a negated sentence says too little."""
_ENDS = re.compile(
    r"[,;:—–]\s|\s-\s|\b(?:that|which|who|but|while|although|because|after|before|since|when|что|который|которая|которое|которые|но)\s",
    re.I,
)
"""Where a clause begins."""
_QUESTION = re.compile(r"\?[\"”’»)\s]*$")
_INDEFINITE = re.compile(
    r"\b(?:an?|another|any|some|second|additional|new|extra|нов\w+|втор\w+)\s+(?:[\w.’'-]+\s+){0,5}$", re.I
)
_NOT_YET = re.compile(
    r"\b(?:planned|proposed|possible|future|prospective|potential|former|one-time|onetime|erstwhile|disused|closed|defunct|alleged)\b",
    re.I,
)
_SERVED = re.compile(
    r"\b(?:for|to|supply\w*|supplies|support\w*|reach\w*|для|на)\s+(?:[\w.'’-]+\s+){0,4}$", re.I
)
"""Forces that something else is for: `supplies for U.S. troops in`."""
_WOULD = re.compile(r"[^.,;]{0,40}?\s(?:would|will)\s+be\s+(?:an?|located|built|set)\b", re.I)
_BARE = re.compile(r"\w+(?:[аеиоуыяё]ть|[аеиоуыяё]ться|чь|ести|йти)\b", re.I)
"""A Russian infinitive."""
_GERUND = re.compile(r"\w+ing\b")
_OF = re.compile(
    r"\b(?:of|for|from|about|to|without|against|before|on|over|consider\w*|discuss\w*|propos\w+|suggest\w*|contemplat\w+|stop\w*|suspend\w*)\s+$",
    re.I,
)
"""Before a gerund: `the idea of transporting`."""
_PLAIN = re.compile(
    r"(?:pass|go|move|transport|ship|carry|cross|enter|fly|operate|serve|remain|patrol|guard|use|run|train|travel|extend|conclude|vacate|withdraw|close|expel)\b",
    re.I,
)
"""Verbs in the plain form, which may hang on a modal further ahead."""
_INFINITIVE = re.compile(r"(\w+)\s+(?:not\s+)?to\s+$", re.I)
_DONE = frozenset(
    [
        "managed",
        "began",
        "begun",
        "continue",
        "continues",
        "continued",
        "continuing",
        "started",
        "came",
        "helped",
        "used",
        "went",
        "forced",
        "had",
    ]
)
"""Verbs before an infinitive that say it was done."""
_USED_FOR = re.compile(
    r"\b(?:(?:was|were|been|has|have|had)\s+used|help(?:ed|s|ing))\s+(?:[\w.’'-]+\s+){1,8}$", re.I
)
"""Before the purpose for which something has been used: `was used by the British to patrol`."""
_WILLED = re.compile(
    r"\b(?:voted?|agree[ds]?|decide[ds]?|promise[ds]?|pledge[ds]?|vow(?:ed|s)?|offer(?:ed|s)?|threaten(?:ed|s)?|order(?:ed|s)?|plan(?:ned|s)?|"
    r"ask(?:ed|s)?|refuse[ds]?|move[ds]?|prepare[ds]?|propose[ds]?|resolved?|chose|want(?:ed|s)?|hope[ds]?|intend(?:ed|s)?|expect(?:ed|s)?|invited?|"
    r"allow(?:ed|s)?|permit(?:ted|s)?|require[ds]?|authori[sz]e[ds]?|urge[ds]?|right|permission|deal|agreement|decision|plans?|bid|proposal|offer|order)"
    r"(?=\s+(?:[\w.’'-]+\s+){1,6}$)",
    re.I,
)
"""Words that an infinitive hangs on with others between: `voted on Thursday to`."""
_AHEAD = re.compile(
    r"(?:will|would|may|might|could|to|be|expected|come into|enter into|take effect|вступ(?:ит|ят)|переда(?:ст|дут))\b",
    re.I,
)
"""How phrases begin that look ahead by themselves."""
_FAILED = re.compile(r"[^,;.]{0,60}\s(?:провал|сорвал|не удал|не увенчал|отлож|отмен[её]н|не состо)")
"""Behind what somebody tried: `попытка разместить войска провалилась`."""
_PERSON = re.compile(
    r"\b(?:minister|president|premier|envoy|ambassador|official|secretary|delegation|inspectors?|министр|президент|посол|делегация)\s(?:has\s|had\s)?$",
    re.I,
)
_ARRIVED = re.compile(r"(?:has |have )?(?:arrived|landed)|прибыл", re.I)


class Mode(NamedTuple):
    """How far it is so; `denied` is the word that denies or negates it, empty where none does."""

    status: Status
    denied: str
    why: tuple[str, ...]


def mode_of(passage: Passage, rule: Rule, phrase: re.Match[str], about: str) -> Mode | None:
    """None where the sentence only asks, doubts, averts or considers what the phrase says."""
    if _QUESTION.search(passage.text, max(passage.start, passage.end - 6), passage.end):
        return None
    first = _clause(passage, phrase)
    if rule.unless and passage.find(
        rule.unless, min(max(first, phrase.start() - 60), phrase.start() - 12), phrase.end() + 60
    ):
        return None
    none_there = rule.kind == "deployed" and _is_none_there(passage, rule, phrase, first)
    if none_there or is_imagined(passage, rule, phrase):
        return None
    unproven = unproven_by(passage, rule, phrase)
    if rule.noun == "thing" and not unproven:
        gone = rule.id == "route-named" and is_travelled(passage, phrase)
        there = True if gone else _is_there(passage, phrase, first)
        if there is not None:
            return Mode("actual", "", ()) if there else None
    denied = unproven or denied_by(passage, rule, phrase, first)
    if denied:
        leaving = rule.kind == "planned" and about != "withdrawal" and _is_to_leave(passage, phrase)
        unknown = not unproven and is_left_open(passage, phrase, _REACH)
        nothing = rule.kind not in _DENIABLE or leaving or unknown  # `no plans to close` denies the end
    else:
        nothing = denied is None or _unreal(passage, rule, phrase, first, about)
    status, why = ("actual", ()) if unproven else _status(passage, rule, phrase, first)
    if nothing or (not denied and status != "actual" and _is_anyhow_there(passage, rule, phrase, first)):
        return None
    return Mode(status, denied or "", (*why, f"denied: “{denied}”") if denied else why)


def _is_none_there(passage: Passage, rule: Rule, phrase: re.Match[str], first: int) -> bool:
    """Whether forces are only what something else is for, or it is no forces but one person that has arrived."""
    if rule.noun:
        return _SERVED.search(passage.text, first, phrase.start()) is not None
    beside = any(0 < phrase.start() - office.end <= 6 for office in passage.offices)
    person = beside or _PERSON.search(passage.text, first, phrase.start()) is not None
    return person and _ARRIVED.match(phrase[0]) is not None


def _is_there(passage: Passage, phrase: re.Match[str], first: int) -> bool | None:
    """Whether a thing is definite (`the base in`) and so is there, or not there yet; None where that does not show."""
    known = definite(passage, phrase, first)
    before = known.start() if known else max(first, phrase.start() - 30)
    if _NOT_YET.search(passage.text, before, phrase.start()) or _WOULD.match(passage.text, phrase.end()):
        return False
    if passage.find("relieved", max(first, phrase.start() - 40), phrase.start()) or (
        known and passage.find("over", max(first, known.start() - 40), known.start() + 1)
    ):
        return False
    whose = known and (
        not known[0].lower().startswith(("the ", "that ", "those "))
        or any(known.start() <= actor.start < phrase.start() for actor in passage.actors)
    )
    if known and not whose and passage.find("negation", first, phrase.start()):
        return False  # `did not leave the base in` denies no base
    return True if whose else None  # `the base in` is there, but it does not say whose it is


def _is_anyhow_there(passage: Passage, rule: Rule, phrase: re.Match[str], first: int) -> bool:
    """`Intends to transform the base at`: a definite thing is there, whatever is meant to become of it."""
    thing = rule.noun == "thing" and rule.kind in LASTING
    return thing and definite(passage, phrase, first) is not None


def _clause(passage: Passage, phrase: re.Match[str]) -> int:
    """Where the clause with the phrase begins, or the reach of words before it."""
    first = max(passage.start, phrase.start() - _REACH * (1 + hangs_on_noun(passage, phrase)))
    for end in _ENDS.finditer(passage.text, first, phrase.start()):
        first = end.end()
    return first


def _unreal(passage: Passage, rule: Rule, phrase: re.Match[str], first: int, about: str) -> bool:
    """Whether it is doubted, averted, turned round or only considered: `unclear whether`, `failed to`, `asked for a`."""
    near = phrase.start() - 110
    doubt = passage.find("doubt", near, phrase.end() + 60)
    unreal = rule.kind not in _PROPOSED and passage.find("unreal", max(first, near), phrase.start() + 3)
    averted = rule.id not in ("refused", "not-allowed") and passage.find(
        "averted", max(first, phrase.start() - 50), phrase.start()
    )
    let = rule.kind in _DOINGS and not rule.noun and passage.find("let", max(first, near), phrase.start())
    considered = rule.noun is not None and _only_considered(passage, rule, phrase, first)
    gerund = (
        rule.kind not in _PROPOSED
        and _GERUND.match(phrase[0])
        and _OF.search(passage.text, max(passage.start, phrase.start() - 16), phrase.start())
    )
    return bool(
        doubt
        or unreal
        or averted
        or let
        or considered
        or gerund
        or (about != "withdrawal" and _turned(passage, rule, phrase, first))
    )


def _turned(passage: Passage, rule: Rule, phrase: re.Match[str], first: int) -> bool:
    """Whether what comes behind turns it round: `signed a law ending the deployment`, `intends not to`."""
    if rule.id == "refused":
        return _is_to_leave(passage, phrase)  # `refused to close the base`: it stays
    if rule.kind in ("agreed", "ratified", "offered"):
        return passage.find("undone", first, phrase.end() + 60) is not None
    leaving = rule.kind in ("requested", "planned") and "withdrawal" not in rule.about
    if leaving and _is_to_leave(passage, phrase):
        return True
    undone = not phrase[0].isascii() and _is_undone(passage, rule, phrase)
    if undone or rule.kind in ("planned", "requested"):
        return undone or passage.find("negation", phrase.end(), phrase.end() + 40) is not None
    return False


def _is_undone(passage: Passage, rule: Rule, phrase: re.Match[str]) -> bool:
    """`Подпишет законопроект о денонсации`; an attempt that failed, a visit put off."""
    undone = passage.find("undone", phrase.end(), phrase.end() + 40) if rule.kind == "planned" else None
    if undone is not None or rule.kind not in ("planned", "visited"):
        return undone is not None
    return _FAILED.match(passage.text, phrase.end()) is not None


def _is_to_leave(passage: Passage, phrase: re.Match[str]) -> bool:
    reach = 40 if phrase[0].isascii() else 70
    return passage.find("leaving", phrase.end() - 12, phrase.end() + reach) is not None


def _only_considered(passage: Passage, rule: Rule, phrase: re.Match[str], first: int) -> bool:
    """`asked for a base in`, `discussed the deployment of`: a noun that is wanted or spoken of need not be there."""
    if passage.find("considered", first, phrase.start()):
        return True
    if rule.noun == "act":
        return passage.find("considered", phrase.end(), phrase.end() + 70) is not None
    if rule.kind not in LASTING:
        return False  # an agreement is there as soon as one speaks of it
    some = _INDEFINITE.search(passage.text, max(first, phrase.start() - 50), phrase.start())
    return some is not None and not passage.find("having", max(first, some.start() - 40), phrase.start())


def _status(
    passage: Passage, rule: Rule, phrase: re.Match[str], first: int
) -> tuple[Status, tuple[str, ...]]:
    end = phrase.end() if rule.kind in _DOINGS else phrase.start()  # `supplies could cross`
    near = 55 if not hangs_on_noun(passage, phrase) else 2 * _REACH
    ahead = passage.find("planned", max(first, phrase.start() - near), end) or _AHEAD.match(phrase[0])
    if ahead is None and rule.noun == "act":
        ahead = passage.find("planned", phrase.end(), phrase.end() + 60)
    word = ahead[0] if ahead else ""
    if not word and _PLAIN.match(phrase[0]):  # `it would begin there, pass through here`
        far = passage.find("planned", phrase.start() - 130, phrase.start())
        word = far[0] if far else ""
    if not word and not rule.noun and rule.kind not in _PROPOSED:
        to = _INFINITIVE.search(passage.text, max(passage.start, phrase.start() - 24), phrase.start())
        done = to and (to[1].lower() in _DONE or _USED_FOR.search(passage.text, first, to.start()))
        word = _who_wills(passage, to, first) if to and not done else ""
        if not word and _BARE.match(phrase[0]):
            word = phrase[0]
    if is_done(passage, rule, phrase, word):
        word = ""
    if not word and begins_with_condition(passage):
        word = "once"
    if condition := condition_of(passage, rule, phrase, first, ahead=bool(word)):
        return "conditional", (f"conditional: “{condition[0]}”",)
    if word or rule.status == "planned":
        return "planned", (f"planned: “{word}”" if word else "planned",)
    return "actual", ()


def _who_wills(passage: Passage, to: re.Match[str], first: int) -> str:
    """The words that an infinitive hangs on: `decided to`, and over what stands between, `voted … to`."""
    for verb in _WILLED.finditer(passage.text, first, to.start()):
        return f"{verb[0]} … to"
    return to[0].strip()
