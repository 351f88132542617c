"""Who "he", "they" and "it" are, where they act in a sentence that names nobody else who could."""

from __future__ import annotations

import re
from bisect import bisect_left

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import BASES, IT, Document, Passage
from geo.parsing.model import ActorMention, Suggestion
from geo.parsing.rules.reading import LASTING, Rule

__all__ = ["base_spoken_of", "is_said_of_base", "meant_by", "spoken_of"]

_PERSON = re.compile(r"(?<!\w)(?:he|she|он|она)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_THEY = re.compile(r"(?:It|They|Они|Оно)\s+(?:[\w’'-]+\s+){0,3}$")
_PRONOUN = re.compile(
    r"\b(?:they|it|(?P<person>he|she|он|она|(?:his|her)\s+(?:country|government|nation|republic|state))|они|оно)\s+(?:[\w’'\"“-]+\s+){0,3}[\"“]?$",
    re.I,
)
_MUST = re.compile(
    r"\bno longer\b|\bmust\b|\bshould\b|\bha[sd] to\b|\bhave to\b|\ballowed to\b|больше не|долж[ен]н?"
)
"""What one is told by others: `told NATO allies they can no longer use`."""
_IT_IS = re.compile(
    r"(?:It|The (?:facility|installation|site))\s+(?:(?:was|is|will be|would be|has been|had been|also|now|\w+ly)\s+){0,3}"
)
_SAID_OF_BASES = frozenset({"planned", "operating", "deployed", "terminated"})
"""Kinds of claims that go on to speak of the same base."""
_BACK = 3
"""Statements before a sentence in which the person was named."""
_SUBJECT = 24
"""Code points from the beginning of a statement within which a person is its subject."""
_HEAD = 16
"""The same for a state."""


def meant_by(passage: Passage, phrase: re.Match[str]) -> ActorMention | None:
    """The actor that a pronoun right before the phrase stands for: the person, or the state at the head of the sentence before."""
    first = max(passage.start, phrase.start() - 40)
    if person := _PERSON.search(passage.text, first, phrase.start()):
        return _who(passage, person)
    they = _THEY.match(passage.text, passage.start, phrase.start())
    if they is None or IT.match(passage.text, passage.start, passage.end):
        return None
    return _head(passage.document, passage.start, they)


def spoken_of(
    passage: Passage, phrase: re.Match[str], able: list[ActorMention], speech: re.Match[str]
) -> list[ActorMention]:
    """Those named behind a verb of speech; the speaker where it is "they" or "it": `Tajikistan told India that it would not`."""
    own = _PRONOUN.search(passage.text, max(speech.end(), phrase.start() - 40), phrase.start())
    if (
        own
        and not _MUST.search(passage.text, own.start(), phrase.end())
        and not any(own.start() < actor.start for actor in able)
    ):
        speakers = [actor for actor in able if actor.end <= speech.start()]
        persons = [actor for actor in speakers if actor.how == "office"] if own["person"] else []
        if speakers:
            return persons or speakers
    return [actor for actor in able if actor.start >= speech.end()] or able


def base_spoken_of(passage: Passage, rule: Rule, phrase: re.Match[str]) -> Suggestion | None:
    """The claim on a base with which the sentence before ends, where this one goes on: `It will be located in Osh`."""
    document, it = passage.document, _IT_IS.match(passage.text, passage.start, passage.end)
    if it is None or it.end() < phrase.start() or rule.kind not in _SAID_OF_BASES or not document.bases:
        return None
    said, made = document.bases[-1]
    return made if document.statements_between(said, passage.start) == 1 else None


def is_said_of_base(passage: Passage, rule: Rule, phrase: re.Match[str]) -> bool:
    """Whether a sentence without words of bases says of the base with which the one before begins that somebody has it: `It is run by Russia`."""
    document, it = passage.document, _IT_IS.match(passage.text, passage.start, passage.end)
    if it is None or rule.kind not in LASTING or it.end() != phrase.start() or passage.topics:
        return False
    said = document.statement(max(0, passage.start - 2))
    at = bisect_left(document.mentions, said, key=lambda mention: mention.start)
    best = document.mentions[at].best if at < len(document.mentions) else None
    return best is not None and best.kind in BASES and document.mentions[at].start - said <= _HEAD


def _who(passage: Passage, pronoun: re.Match[str]) -> ActorMention | None:
    """Who was the subject of the last statement that names a person in an office."""
    document = passage.document
    offices = document.offices
    last = bisect_left(offices, pronoun.start(), key=lambda office: office.start) - 1
    if last < 0 or document.statements_between(offices[last].start, passage.start) > _BACK:
        return None
    said = document.statement(offices[last].start)
    first = bisect_left(offices, said, key=lambda office: office.start)
    office = offices[first]
    if not office.actor or not office.named or office.start - said > _SUBJECT:
        return None
    why = f"“{pronoun[0].split()[0]}”: {office.said}, who acts for {actor_names().label[office.actor]}"
    return ActorMention(pronoun.start(), pronoun.start() + 2, office.text, office.actor, "office", why)


def _head(document: Document, start: int, pronoun: re.Match[str]) -> ActorMention | None:
    """The state, alliance or body with whose name the statement before begins."""
    said = document.statement(start - 1)
    at = bisect_left(document.actors, said, key=lambda actor: actor.start)
    if said == start or at == len(document.actors):
        return None
    actor = document.actors[at]
    people = actor.how == "adjective" and actor.text.endswith("s")  # `the Americans`
    if actor.start - said > _HEAD or not (people or actor.how in ("name", "alias", "metonym")):
        return None
    if document.text[actor.end : actor.end + 2] in ("’s", "'s") or not document.text[actor.end].isspace():
        return None
    why = f"“{pronoun[0].split()[0]}”: {actor.text}"
    return ActorMention(pronoun.start(), pronoun.start() + 2, actor.text, actor.actor, "alias", why)
