"""Places that a sentence puts something in: those by a preposition, sites, and ground by an adjective (`Kazakh territory`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from geo.gazetteer import folding
from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.aside import did_besides, flew_on, is_set_beside, only_serves, sits_there
from geo.parsing.claims.sentence.grounds import guards_border, is_about_where, is_broad, is_ground, names_base
from geo.parsing.claims.sentence.passage import BASES, Passage
from geo.parsing.claims.sentence.sites import (
    begins_at,
    holds_a_site,
    is_beside_a_site,
    is_its_object,
    is_only_near,
    is_said_there,
    said_of_place,
)
from geo.parsing.claims.who.actnouns import doer_of_noun
from geo.parsing.claims.who.parties import Parties
from geo.parsing.language.lexicon import lexicon
from geo.parsing.model import Mention
from geo.parsing.rules.reading import ENDINGS, LASTING, Rule

__all__ = ["BASE_IN", "BEFORE", "FAR", "HELD", "Placed", "candidates"]

_SITES = {"airbase": 0.5, "airfield": 0.5, "port": 0.5, "facility": 0.5, "city": 0.2, "country": 0.1}
_DATELINE = re.compile(r"[A-ZА-ЯЁ]{3,}[^.!?:;]{0,70}?(?:\([^()]{2,40}\)\s*)?\s?(?:[–—]|--?)\s")
"""Where and when a report was filed: `ASTANA, Kazakhstan, July 10 (Reuters) -`."""
BEFORE = re.compile(
    r"\b(?:in|at|near|(?<!call )(?<!calls )(?<!called )(?<!calling )on|over|across|into|through|inside|outside|throughout|concerning|regarding|via|using|uses?|used|в|во|на|над|через|близ|под|у|около)\s+"
    r"(?:the\s+)?(?:(?:\w+\s+){0,3}?(?:cit(?:y|ies)|towns?|villages?|ports?|settlement|regions?|districts?|provinces?|republics?|capital|nations?|states?|airports?|territory)\s+of\s+|"
    r"(?:\w+\s+){0,2}?(?:город\w*|сел[еа]|посёлк\w+|поселк\w+|район\w*|област\w+|республик\w+|территори\w+|аэродром\w*|аэропорт\w*)\s+)?"
    r"(?:the\s+)?(?:\w+(?:ern|al|ring)\s+)?(?:(?:[A-Z]\w+\s+)?capital(?:\s+city)?,?\s+)?$",
    re.I,
)
_TO = re.compile(r"\b(?:to|of|from)\s+(?:the\s+)?$", re.I)
_SITE_OF = re.compile(
    r"(?<!\w)(?:аэродром|аэропорт|территори|воздушн\w+ пространств|пространств)(?:а|у|ом|ы|ов|ами|ах|и|ю|ей|о)?\s+(?:столиц\w+\s+)?(?:[Рр]еспублик\w+\s+)?$"
)
"""A Russian noun for ground before a name in the genitive: `использует территорию Узбекистана`."""
_FROM = re.compile(r"\b(?:from|out\s+of|из|с)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.I)
_GIVEN = re.compile(
    r"\b(?:assistance|aid|help|support|training|equipment|programs?|programmes?)\s+(?:to|for)\s+(?:the\s+)?$",
    re.I,
)
HELD = re.compile(
    r"\b(?:use|leases?|rent|rental|closure|loss|control|(?:air|sea)?ports?|airfields?|cosmodrome)\s+(?:of|on|for|over|at)\s+(?:the\s+)?$",
    re.I,
)
"""`Russia's lease of Baikonur`, `the port of Poti`: what is held or used, before the phrase too."""
_INTO = re.compile(r"\b(?:into|to|towards?)\s+(?:the\s+)?$", re.I)
_BACK = re.compile(r"return|hand|transfer|g[ai]v|возвра|верн|переда", re.I)
"""What is given back goes to the host."""
_THROUGH = re.compile(r"\b(?:through|via|across|через)\s+(?:the\s+)?$", re.I)
"""Before the ground that cargo crosses, wherever it set out."""
_IS_SUBJECT = re.compile(
    r"\s+(?:(?:has|have|had|is|was|were|will|would|be|been|also|now|still|\w+ly)\s+){0,4}"
)
"""Between a base and what is said of it: `the Termez base has been in operation`."""
_OUT_OF = re.compile(r"(?<!\w)(?:из|с|со)\s+(?:(?:аэропорта|аэродрома|авиабазы|базы|полигона)\s+)?[«\"]?$")
"""Before a Russian name: where forces came from, not where they are."""
_NEXT = 20
"""Code points for a place right before the clause that says what is there."""
_NAMED_WITH = 60
_GOES = re.compile(r"\b(?:в|во|на) [А-ЯЁа-яё-]+(?:[бвгдзклмнпрстфхцчшщ]|[иь]ю)$", re.I)
"""Where something goes, in the Russian accusative: `отправка контингента в Афганистан`; there it is not yet."""
_TAKEN_OFF = re.compile(r"(?:вы|в[зс])лет", re.I)
"""Said of where planes set out, not of where they go: `из Термеза в Афганистан вылетели`."""
_BESIDE = re.compile(r"(?<!\w)со? [А-ЯЁ][А-ЯЁа-яё-]*(?:ом|ем|ой|ей|ами)$")
"""A Russian name by which something lies: `на границу с Афганистаном`."""
_SENT = re.compile(
    r"\b(?:send|sending|deploy|deploying|dispatch)\s(?:[\w.,’'-]+\s){1,8}to\s+(?:the\s+)?$", re.I
)
"""Where forces will be: `preparing to send 17,000 troops to`."""
_IN_CAPITALS = frozenset({"conducted", "visited", "negotiated"})
"""Kinds of what is done in capitals."""
BASE_IN = re.compile(
    r"\b(?:(?:air)?bases?|airfields?|air\s+base|facility|cent(?:er|re)|баз[аыуе]|базой|авиабаз\w+|аэродром\w*)\s+"
    r"(?:in|at|near|outside|on\s+the\s+territory\s+of|в|на|под|близ|на\s+территории)\s+(?:the\s+)?(?:(?:[A-Z]\w+\s+)?capital(?:\s+city)?,?\s+)?$",
    re.I,
)
FAR = 170
"""Code points from the phrase beyond which a place belongs to something else."""


class Placed(NamedTuple):
    """A place of the sentence by the index of its mention, with a factor for the confidence and the reason."""

    number: int
    mention: Mention
    factor: float
    why: str


def candidates(
    passage: Passage, rule: Rule, phrase: re.Match[str], parties: Parties
) -> Iterator[tuple[float, Placed]]:
    """Places that may be meant, each with a score: the nearer to the phrase, and the more like a base, the higher."""
    own = {actor_names().country[actor] for actor in (parties.subject, parties.object) if actor}
    head = _DATELINE.match(passage.text, passage.start, passage.end)
    dateline = head.end() if head else passage.start
    doer = doer_of_noun(passage, phrase)
    lands = passage.document.countries.keys() - own
    for number, mention in passage.mentions:
        best = mention.best
        if (
            best is None
            or mention.end <= dateline
            or mention.how == "metonym"
            or passage.are_parted(phrase.start(), mention.start)
            or is_broad(passage, mention)
            or is_set_beside(passage, phrase, mention)
            or _is_scene(passage, mention, phrase)
            or (doer is not None and mention.start == doer.start)
            or _in_a_name(passage, mention)
            or is_beside_a_site(passage, rule, phrase, mention)
            or sits_there(passage, rule, phrase, mention)
            or (rule.kind not in _IN_CAPITALS and _is_seat(passage, mention))
            or (best.country not in lands and did_besides(passage, rule, phrase, mention))
        ):
            continue
        behind = mention.start >= (phrase.start() if names_base(passage, mention) else phrase.end())
        apart = _apart(passage, phrase, mention)
        ground = is_ground(passage, mention) or guards_border(passage, phrase, mention)
        if apart > FAR or not (ground or _stands_in(passage, rule, phrase, mention)):
            continue
        between = passage.text[mention.end : phrase.start()].split()
        told = passage.find("speech", min(mention.end, phrase.end()), max(phrase.start(), mention.start))
        arrived = rule.persons and (
            parties.start < phrase.start() or phrase[0].isascii()
        )  # not "В Ош прибыл"
        if (told and (rule.persons or not behind)) or (not behind and (arrived or "that" in between)):
            continue
        if best.kind == "country" and not ground and _uses_others(passage, rule, best.country, parties):
            continue
        if best.country not in own and only_serves(passage, rule, phrase, mention):
            continue
        if _is_the_other_end(passage, rule, phrase, mention) or flew_on(passage, rule, phrase, mention):
            continue
        if rule.noun == "thing" and rule.kind in LASTING and _lies_elsewhere(passage, phrase, mention):
            continue
        score = 0.4 - apart / 150 + _SITES.get(best.kind, 0.0) + 0.3 * behind + 0.2 * ground
        score += _favour(passage, rule, phrase, mention)
        besides = did_besides(passage, rule, phrase, mention)
        if besides or is_only_near(passage, mention, (parties.subject, parties.object, *parties.beside)):
            number = passage.document.countries.get(best.country, number)
            mention = passage.document.mentions[number]
        yield score, Placed(number, mention, 1.0, f"“{mention.text}”: {best.name}")


def _is_the_other_end(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether those who left went there, or those who are elsewhere came from it: `перебазированы из Манаса`."""
    text, start = passage.text, mention.start
    if rule.kind in ENDINGS:
        return bool(not _BACK.search(phrase[0]) and _INTO.search(text, max(passage.start, start - 14), start))
    if rule.kind == "conducted" and _TAKEN_OFF.match(phrase[0]) and mention.how == "literal":
        return _GOES.search(text, max(passage.start, start - 4), mention.end) is not None
    return (
        rule.kind in ("deployed", "planned")
        and _OUT_OF.search(text, max(passage.start, start - 24), start) is not None
    )


def _favour(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> float:
    """What more speaks for a place: that it is the subject of the phrase, what is thought of for a base, or that cargo went through it."""
    if is_its_object(passage, rule, phrase, mention):
        return 0.6
    site = mention.best is not None and mention.best.kind in BASES
    named = rule.of is not None and mention.best is not None and mention.best.kind != "country"
    if named and mention.end <= phrase.start():
        return 0.6  # `the base at Faya-Largeau in Chad closed`
    if site and not rule.noun and _IS_SUBJECT.fullmatch(passage.text, mention.end, phrase.start()):
        return 0.6
    if (
        mention.end < phrase.start()
        and said_of_place(passage, mention)
        and is_said_there(passage, mention, phrase)
    ):
        return 0.4
    first = max(passage.start, mention.start - 14)
    through = rule.kind == "conducted" and _THROUGH.search(passage.text, first, mention.start)
    return 0.5 if through else 0.0


def _apart(passage: Passage, phrase: re.Match[str], mention: Mention) -> int:
    """Code points between a place and the phrase; those before it count twice, but for `Kant, where planes are based`."""
    if mention.start >= phrase.end():
        return mention.start - phrase.end()
    if is_said_there(passage, mention, phrase):
        return _NEXT
    return 2 * max(0, passage.apart(mention.end, phrase.start()))


def _lies_elsewhere(passage: Passage, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether a thing that is named with its place (`base in`, `контингент в`) has another one, or is only on its way there."""
    if mention.start - phrase.end() > _NAMED_WITH or mention.end <= phrase.start():
        return True
    if is_about_where(passage, mention) or any(
        phrase.end() <= other.start < mention.start
        and other.how == "literal"
        and not is_about_where(passage, other)
        and not holds_a_site(passage, other)
        for _, other in passage.mentions
    ):
        return True
    first = max(passage.start, mention.start - 4)
    return mention.how == "literal" and _GOES.search(passage.text, first, mention.end) is not None


def _is_seat(passage: Passage, mention: Mention) -> bool:
    """Whether it is the capital of one who uses the ground of others, where something is felt or said: `frustration in Washington`."""
    best = mention.best
    if (
        best is None
        or best.kind != "city"
        or actor_names().state_of.get(best.country) not in passage.document.rules.users
    ):
        return False
    return lexicon().has(folding.key(best.name), "capital")


def _stands_in(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Behind a preposition of place, or the name of a site, which needs none."""
    if mention.how != "literal" or mention.best is None:
        return False
    site = mention.best.kind in BASES or mention.best.kind == "port" or names_base(passage, mention)
    if site or is_its_object(passage, rule, phrase, mention):
        return True
    start = begins_at(passage, mention)
    first = max(passage.start, start - 48)
    words = [BEFORE, _GIVEN, _SITE_OF]
    if mention.best.kind not in ("sea", "region"):
        words.append(HELD)
    if (
        rule.kind in ("withdrawn", "relocated", "terminated")
        or rule.about == ("withdrawal",)
        or _sets_out(passage, rule, phrase, mention)
    ):
        words += [] if _BESIDE.search(passage.text, first, mention.end) else [_FROM]
    preposition = any(one.search(passage.text, first, end) for one in words for end in {start, mention.start})
    if preposition or is_said_there(passage, mention, phrase, as_its_subject=True):
        return True
    if rule.kind == "planned" and _SENT.search(passage.text, phrase.start(), mention.start):
        return True
    if passage.text[first : mention.start].rstrip().endswith((" by", " by the")):
        return False
    near = rule.persons or 0 <= mention.start - phrase.end() < 12
    to = _TO.search(passage.text, first, mention.start)
    return bool(near and (to or mention.start - phrase.end() <= 5))


def _sets_out(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether cargo or aircraft may set out from it: `flew missions from`, and not what follows in a clause of its own."""
    if rule.kind == "conducted" and _TAKEN_OFF.match(phrase[0]):
        return True
    able = rule.kind == "conducted" and "exercise" not in rule.about and mention.start > phrase.end()
    return able and "," not in passage.text[phrase.end() : mention.start]


def _uses_others(passage: Passage, rule: Rule, country: str, parties: Parties) -> bool:
    """Whether the country is a party that is there with others, not one that has others there."""
    state = actor_names().state_of.get(country)
    users = passage.document.rules.users
    both = users.issuperset((parties.subject, parties.object))
    if both and (
        rule.kind in ("agreed", "ratified", "refused")
        or (rule.subject == "seeks" and state == parties.object)
    ):
        return False  # of two such, one may let the other cross its own, or be asked to
    return state in (parties.subject, parties.object) and state in users


def _is_scene(passage: Passage, mention: Mention, phrase: re.Match[str]) -> bool:
    """Where somebody spoke, which is not what was spoken of: `told journalists in Almaty`."""
    scene = passage.find("scene", mention.start - 45, mention.start)
    if scene is None or scene.end() > mention.start or phrase.start() <= scene.start() < phrase.end():
        return False
    between = passage.text[scene.end() : mention.start]
    return "that" not in between.split() and bool(re.search(r"\b(?:in|в)\s+(?:the\s+)?$", between))


def _in_a_name(passage: Passage, mention: Mention) -> bool:
    """Within an office or the name of a body: `ambassador of Russia`, `Kazakhstan's Security Council`, `officials in Tashkent`."""
    held = any(office.start <= mention.start and mention.end <= office.end for office in passage.offices)
    offices = held and not BASE_IN.search(passage.text, max(passage.start, mention.start - 40), mention.start)
    bodies = any(
        actor.start <= mention.start
        and mention.end < actor.end - 2
        and actor_names().kind[actor.actor] != "state"
        for actor in passage.actors
    )
    seats = (actor for actor in passage.actors if actor.how == "metonym")
    return offices or bodies or any(a.start < mention.start and mention.end <= a.end for a in seats)
