"""Suggested claims: sentence by sentence, place × actors × kind × date × stance, by the rules of data/rules.toml.

Precision comes before recall: nothing is suggested without a topic, without a place that the sentence gives or the text before it,
or without an actor that the text tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.parsing.actors.compounds import without_compounds
from geo.parsing.actors.finding import offices_of
from geo.parsing.actors.names import actor_names
from geo.parsing.claims.choosing import best_of
from geo.parsing.claims.extent import extent_of
from geo.parsing.claims.sentence.grounds import names_base
from geo.parsing.claims.sentence.passage import BASES, Document, Passage, passages
from geo.parsing.claims.sentence.sites import only_lies, site_before
from geo.parsing.claims.sentence.topics import topic_of
from geo.parsing.claims.stance.stances import Saying, saying_of
from geo.parsing.claims.when.timing import Timing, timing_of
from geo.parsing.claims.when.yearly import each_year
from geo.parsing.claims.when.yetahead import consistent
from geo.parsing.claims.where.crossings import ground_crossed, read_crossings
from geo.parsing.claims.where.placing import places_of, target_of
from geo.parsing.claims.where.served import ROUTES, going_it, is_of_trade, is_served, landed_at, with_goods
from geo.parsing.claims.where.standing import Placed
from geo.parsing.claims.who.accords import accord_meant, read_accords, sides_of
from geo.parsing.claims.who.handing import HANDED, handed_over, matter_of_handing
from geo.parsing.claims.who.leavings import leaving_meant, read_leavings, sides_of_leaving
from geo.parsing.claims.who.parties import Parties, parties_of
from geo.parsing.claims.who.pronouns import base_spoken_of, is_said_of_base
from geo.parsing.claims.who.referring import (
    FAINT,
    Draft,
    could_be_filled,
    read_bases,
    read_holders,
    read_users,
    with_users,
)
from geo.parsing.claims.who.relieving import REPLACED, relieved
from geo.parsing.claims.who.roles import forces_came, roles_of
from geo.parsing.dates.clock import Clock
from geo.parsing.model import ActorMention, DateMention, Mention, Office, Suggestion
from geo.parsing.rules.reading import ENDINGS, Rule, rules

__all__ = ["LEAST", "find_suggestions"]

LEAST = 0.35
"""Suggestions below this confidence are not made."""
_LONGEST = 900
_UNDER_WAY = re.compile(r"en route|on (?:its|their) way|headed", re.I)
_REFERRED = 0.85
"""How sure an actor is who is named in the sentence before."""
_YEAR = re.compile(r"\d{4}")
_LAST_SOVIET = 1991


def find_suggestions(
    text: str, mentions: Sequence[Mention], dates: Sequence[DateMention], actors: Sequence[ActorMention],
    published: str | None = None, *, offices: Sequence[Office] | None = None,
) -> tuple[Suggestion, ...]:  # fmt: skip
    """Claims that the sentences suggest, in order; `mentions`, `dates` and `actors` are those found in the same text.

    Raises geo.records.when.WhenError where `published` is not EDTF.
    """
    offices = offices_of(text, actors) if offices is None else offices
    document = Document(text, mentions, dates, without_compounds(text, actors), offices, rules())
    clock = Clock.of(published)
    drafts: list[list[Draft]] = []
    for passage in passages(document):
        if passage.end - passage.start > _LONGEST or "^" in text[passage.start : passage.end]:
            continue  # a list, a table, the references of an encyclopaedia
        made = list(_of_passage(passage, clock))
        if made and not drafts:
            read_holders(document)
        if made:
            drafts.append(made)
            read_users(document, made, LEAST)
            read_accords(document, passage, made, LEAST)
            read_bases(document, passage.start, made, LEAST)
            read_crossings(document, passage.start, made, LEAST)
            read_leavings(document, passage.start, made, LEAST)
    told = with_users(document, drafts, LEAST)
    return tuple(one for sentence in told for one in best_of(sentence, mentions))


def _of_passage(passage: Passage, clock: Clock) -> Iterator[Draft]:
    for rule, phrase in passage.phrases:
        if rule.of == "site" and site_before(passage, phrase) is None:
            continue
        if before := accord_meant(passage, rule, phrase):
            sides = sides_of(rule, parties_of(passage, rule, phrase), before)
            yield from _of_before(passage, rule, phrase, before, sides, clock)
            continue
        if before := leaving_meant(passage, rule, phrase):
            yield from _of_before(
                passage, rule, phrase, before, sides_of_leaving(passage.document, before), clock
            )
            continue
        about = topic_of(passage, rule, phrase)
        if rule.kind == "agreed":
            about = matter_of_handing(passage, phrase, about)
        before = base_spoken_of(passage, rule, phrase)
        about = before.about if before and about is None else about
        if about is None and is_said_of_base(passage, rule, phrase):
            about = "basing"
        saying = saying_of(passage, rule, phrase, about) if about else None
        if about and saying:
            yield from _of_phrase(passage, rule, phrase, about, saying, clock, before)


def _of_before(
    passage: Passage, rule: Rule, phrase: re.Match[str], before: Suggestion, actors: tuple[tuple[str, str], ...], clock: Clock,
) -> Iterator[Draft]:  # fmt: skip
    """What is said of an accord or a withdrawal that the text spoke of just before: `The agreement came into force in May`."""
    saying = saying_of(passage, rule, phrase, before.about)
    if saying is None:
        return
    parties = parties_of(passage, rule, phrase)
    when = timing_of(passage, rule, phrase, saying, clock)
    saying, when = consistent(passage, rule, phrase, saying, when, clock)
    mention = passage.document.mentions[before.mention]
    what = "withdrawal" if rule.kind == "withdrawn" else "accord"
    placed = Placed(before.mention, mention, 0.8, f"the {what} that the text spoke of just before")
    yield Draft(
        _suggestion(passage, rule, phrase, before.about, before.to, parties, placed, actors, saying, when),
        True,
    )


def _of_phrase(
    passage: Passage, rule: Rule, phrase: re.Match[str], about: str, saying: Saying, clock: Clock, before: Suggestion | None,
) -> Iterator[Draft]:  # fmt: skip
    parties = parties_of(passage, rule, phrase)
    if before and not parties.subject and not parties.object:
        user = next(actor for actor, role in before.actors if role in ("uses", "seeks"))
        parties = parties._replace(subject=user, sure=_REFERRED)
    meant = _as_meant(passage, rule, phrase, parties)
    if meant is None:
        return
    rule, parties = meant
    if _says_nothing(passage, rule, phrase, about, parties):
        return
    parties = going_it(passage, rule, phrase, parties)
    to = target_of(passage, rule, about, phrase)
    if rule.kind != "refused":  # `Kyrgyzstan suspended fuel deliveries to Manas`
        parties = _not_the_target(passage, parties, to)
    chosen = places_of(passage, rule, phrase, about, parties, to)
    chosen = chosen or ground_crossed(passage, rule, phrase, about, parties)
    if about == "transit" and (landed := landed_at(passage, rule, to, chosen)):
        chosen, to = [landed], None
    when = timing_of(passage, rule, phrase, saying, clock)
    saying, when = consistent(passage, rule, phrase, saying, when, clock)
    for placed in chosen:
        parties_here = _own(parties, chosen[0], placed)
        actors = roles_of(passage.document.rules, rule, phrase, about, parties_here, placed.mention)
        if ("soviet-union", "uses") in actors and _is_later(when):
            when = Timing("", None, "")
        if (rule.kind, about) == ("requested", "withdrawal"):
            actors = _asked_by(actors, saying)
        actors = with_goods(passage, rule, phrase, placed, to, actors) if about == "transit" else actors
        confidence = _confidence(rule, parties, placed, saying, len(actors))
        alone = bool(actors) and not _at_home(passage, rule, phrase, about, actors, placed, to)
        if placed.number == to or _is_too_little(passage, rule, parties_here, placed, confidence):
            continue
        made = _suggestion(passage, rule, phrase, about, to, parties, placed, actors, saying, when)
        yield from (Draft(one, alone) for one in each_year(passage, rule, phrase, made))


def _is_too_little(passage: Passage, rule: Rule, parties: Parties, placed: Placed, confidence: float) -> bool:
    """Whether it is told too faintly; or of a state's own forces on its own ground, which are not those of whoever uses the place."""
    best = placed.mention.best
    own = actor_names().state_of.get(best.country) if best else None
    if (
        rule.kind == "deployed"
        and own
        and parties.subject == own
        and parties.object not in passage.document.rules.users
    ):
        return True
    return confidence < (FAINT if could_be_filled(rule.kind, placed.mention) else LEAST)


def _as_meant(
    passage: Passage, rule: Rule, phrase: re.Match[str], parties: Parties
) -> tuple[Rule, Parties] | None:
    """The rule and the parties of a phrase that may mean more than one thing; None where it means nothing here."""
    if rule.id == HANDED:
        return handed_over(passage, rule, phrase, parties)
    if rule.id == REPLACED:
        gone = relieved(passage, phrase, parties)
        return (rule, gone) if gone else None
    return rule, parties


def _says_nothing(passage: Passage, rule: Rule, phrase: re.Match[str], about: str, parties: Parties) -> bool:
    """Whether it is only where a base lies; somebody's visit or help, and not whose, or forces that came; or what is on its way, as a plan: it has been sent."""
    if only_lies(passage, phrase) or (not parties.subject and (rule.persons or rule.kind == "provided")):
        return True
    if rule.persons and forces_came(passage, phrase):
        return True
    return about == "transit" and rule.kind == "planned" and _UNDER_WAY.match(phrase[0]) is not None


def _is_later(when: Timing) -> bool:
    """Whether a date is one after the Soviet Union, which then says nothing of it."""
    year = _YEAR.search(when.when)
    return year is not None and int(year[0]) > _LAST_SOVIET


def _suggestion(
    passage: Passage, rule: Rule, phrase: re.Match[str], about: str, to: int | None, parties: Parties, placed: Placed,
    actors: tuple[tuple[str, str], ...], saying: Saying, when: Timing,
) -> Suggestion:  # fmt: skip
    start, end = extent_of(passage, phrase, about, to, parties, placed, saying)
    timed = [when.why] if when.why else []
    why = (f"“{phrase[0]}”: {rule.kind}", f"about {about}", placed.why, *parties.ties, *saying.why, *timed)
    return Suggestion(
        start, end, rule.kind, about, placed.number, to, actors, when.when, when.basis, saying.stance, saying.status,
        saying.speaker, saying.speaks_for, _confidence(rule, parties, placed, saying, len(actors)), rule.id, why,
    )  # fmt: skip


def _not_the_target(passage: Passage, parties: Parties, to: int | None) -> Parties:
    """Where cargo goes does not move it: `shipping to Afghanistan`."""
    best = passage.document.mentions[to].best if to is not None else None
    state = actor_names().state_of.get(best.country) if best else None
    return parties._replace(
        subject="" if parties.subject == state else parties.subject,
        object="" if parties.object == state else parties.object,
    )


def _asked_by(actors: tuple[tuple[str, str], ...], saying: Saying) -> tuple[tuple[str, str], ...]:
    """A host that says itself that forces must leave is the one that asks for it."""
    return tuple((a, "opposes" if (a, role) == (saying.speaks_for, "hosts") else role) for a, role in actors)


def _at_home(
    passage: Passage, rule: Rule, phrase: re.Match[str], about: str, actors: tuple[tuple[str, str], ...], placed: Placed, to: int | None,
) -> bool:  # fmt: skip
    """Whether a state is said to have its own forces on its own ground, which is no basing, or to be a visitor in its own towns; a
    known base is one of others.
    """
    best = placed.mention.best
    if best is None or best.kind in BASES:
        return False
    if rule.kind in ENDINGS and names_base(passage, placed.mention):
        return False
    own = actor_names().state_of.get(best.country)
    if rule.persons:
        return (own, "visits") in actors
    if rule.id in ROUTES:
        return is_of_trade(passage, to)
    if rule.kind == "conducted" and about == "transit" and is_served(passage, phrase, own, to):
        return False
    return rule.host == "hosts" and all(role == "hosts" for _, role in actors)


def _own(parties: Parties, first: Placed, placed: Placed) -> Parties:
    """`Armenia, Belarus and Kazakhstan ratified it`, `agreements with Kazakhstan and Tajikistan`: each on its own ground."""
    names = actor_names()
    here, there = (one.mention.best.country if one.mention.best else "" for one in (first, placed))
    state = names.state_of.get(there, "")
    if here == there or not state:
        return parties
    if parties.subject and names.country[parties.subject] == here:
        return parties._replace(subject=state, beside=(*parties.beside, parties.subject))
    if parties.object and names.country[parties.object] == here:
        return parties._replace(object=state)
    return parties


def _confidence(rule: Rule, parties: Parties, placed: Placed, saying: Saying, actors: int) -> float:
    sure = (
        rule.trust * (0.55 + 0.45 * placed.mention.confidence) * placed.factor * saying.factor * parties.sure
    )
    return round(min(0.95, sure * (1.12 if actors > 1 else 0.92)), 2)
