"""States, alliances and bodies that a text names: by name, adjective, seat of government, or the office of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.gazetteer import folding
from geo.parsing.actors.names import PERSONS, ActorNames, actor_names
from geo.parsing.actors.offices import find_offices
from geo.parsing.language import russian
from geo.parsing.language.lexicon import lexicon
from geo.parsing.metonyms.finding import metonym
from geo.parsing.model import ActorMention, Mention, Office
from geo.parsing.toponyms.words import UNSURE

__all__ = ["actors_and_offices", "find_actors", "offices_of"]

_OPENING = re.compile(r"(?<!\w)[^\W\d_a-zа-яё]")
_WORD = re.compile(r"[^\W\d_]+")
_PAST = re.compile(r"\b(?:former|post|ex)[ -]$", re.I)
"""`A former Soviet base`: of whoever has it now."""
_TWO_WORDS = re.compile(r"[^\W\d_]+[ -][^\W\d_]+")
_NOT_THE_STATE = re.compile(r"(?:Latin|South|Central|North|Miss|Captain|Bank of|New)\s$")
_SEATED = re.compile(
    r"\b(?:(?:[Gg]overnment|[Ss]enior|[Tt]op)\s)?(?:[Oo]fficials|[Aa]uthorities|[Ll]eaders) in (?=[A-Z])|\b[Вв]ласти в (?=[А-ЯЁ])"
)
_SEATED_IN = ("fficials in ", "uthorities in ", "eaders in ", "ласти в ")
"""Cheap: the expression runs only over a text that holds one of these."""
_WHOEVER = re.compile(
    r"(?:^|[^\w\s]\s*|\n|\b(?:the|some|several|many|that|and|but|while|as|from|by|with|to|of|because|after|though|although|if|however|что|но|а|и)\s)$",
    re.I,
)
"""What may stand before officials without saying that they are others': `American officials in Bishkek`, `airport officials`."""
_HAS_THERE = re.compile(
    r"\s(?:(?:already|also|still|now|currently|long)\s)?(?:has|had|keeps?|kept|maintains|maintained)\s(?:(?:already|also|still|long)\s)?"
    r"(?:[\w’,-]+\s){0,4}?(?:(?:air)?bases?|troops|forces|soldiers|garrisons?|presence)\s(?:in|at|near|on)\s"
)
"""Behind a seat of government that is meant for the state: `Moscow has an air base in Kyrgyzstan`."""
_COMPASS = re.compile(r"(?:северо|южно|западно|восточно)-$", re.IGNORECASE)
"""Before the adjective of a state it names a part of the state, or its neighbours: «Северо-Казахстанская область»."""
_ALLIANCE = "nato"
_CALLED = re.compile(r"(?<![\w-])Alliance(?![\w-]|\s(?:of|for)\s|\s[A-Z])")
_OTHER_ALLIANCE = re.compile(r"(?<!\w)(?!The |An |Atlantic |Western )[A-Z][a-z]+ Alliance(?!\w)")
"""With such a one in the text nobody can tell which is meant: `the Northern Alliance`."""
_SEATS = re.compile(r"White House|Kremlin|Pentagon|Бел\w+ дом|Кремл|Пентагон")
"""Buildings that are never meant as places when they act."""


def find_actors(text: str, mentions: Sequence[Mention] = ()) -> tuple[ActorMention, ...]:
    """Actors as the text names them, in order and without overlaps, but for persons in offices, which may hold names.

    `mentions` are the places found in the same text: a name that they put elsewhere (Georgia in the United States) is
    no state's, and a capital that they flag as a metonym is an actor.
    """
    return actors_and_offices(text, mentions)[0]


def actors_and_offices(
    text: str, mentions: Sequence[Mention] = ()
) -> tuple[tuple[ActorMention, ...], list[Office]]:
    """Actors as `find_actors` gives them, and everybody who can speak, found in one go."""
    plain = _plain(text, mentions)
    offices = find_offices(text, plain, actor_names())
    persons = [
        ActorMention(office.start, office.end, office.text, office.actor, "office", _tie(office))
        for office in offices
        if office.actor
    ]
    return tuple(sorted([*plain, *persons], key=lambda actor: (actor.start, -actor.end))), offices


def _tie(office: Office) -> str:
    """Why a person acts for a state or body."""
    label = actor_names().label[office.actor]
    again = f", who is “{office.said}” in this text," if office.said != office.text else ""
    return f"“{office.text}”{again} acts for {label}: {office.why}"


def offices_of(text: str, actors: Sequence[ActorMention]) -> list[Office]:
    """Everybody who can speak in this text, private persons among them (with an empty actor)."""
    return find_offices(text, [actor for actor in actors if actor.how != "office"], actor_names())


def _plain(text: str, mentions: Sequence[Mention]) -> list[ActorMention]:
    names = actor_names()
    placed = {mention.start: mention for mention in mentions}
    found: list[ActorMention] = []
    end = 0
    for match in _OPENING.finditer(text):
        if match.start() >= end and (actor := _named(text, match.start(), names, placed)):
            found.append(actor)
            end = actor.end
    found += _lower(text, names)
    found += _seated(text, names)
    if any(actor.actor == _ALLIANCE for actor in found) and not _OTHER_ALLIANCE.search(text):
        found += _alliance(text, names)
    found.sort(key=lambda actor: (actor.start, -actor.end))
    return [a for n, a in enumerate(found) if not n or a.start >= max(b.end for b in found[:n][-3:])]


def _seated(text: str, names: ActorNames) -> Iterator[ActorMention]:
    """`Officials in Tashkent`, `the authorities in Bishkek`: the government whose seat it is."""
    for match in _SEATED.finditer(text) if any(words in text for words in _SEATED_IN) else ():
        if not _WHOEVER.search(text, max(0, match.start() - 10), match.start()):
            continue
        for known in names.by_opening.get(text[match.end() : match.end() + 2], ()):
            end = match.end() + len(known.text)
            if (
                known.how == "metonym"
                and text.startswith(known.text, match.end())
                and not text[end : end + 1].isalnum()
            ):
                why = f"those who govern in {known.text}"
                yield ActorMention(match.start(), end, text[match.start() : end], known.actor, "metonym", why)
                break


def _alliance(text: str, names: ActorNames) -> Iterator[ActorMention]:
    """`The Alliance`, written large, in a text that names NATO; no part of another name."""
    for match in _CALLED.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()].split(" ")
        if before[-1] == "" and (before[-2:-1] == ["The"] or not before[-2][:1].isupper()):
            why = f"what a text that names it calls {names.label[_ALLIANCE]}"
            yield ActorMention(*match.span(), match[0], _ALLIANCE, "alias", why)


def _named(text: str, start: int, names: ActorNames, placed: dict[int, Mention]) -> ActorMention | None:
    for known in names.by_opening.get(text[start : start + 2], ()):
        end = start + len(known.text)
        if (
            not text.startswith(known.text, start)
            or text[end : end + 1].isalnum()
            or text[end : end + 1] == "$"
        ):
            continue  # `US$70 million` names nobody
        if known.how != "metonym":
            if _elsewhere(text, start, names.country[known.actor], placed.get(start)):
                return None
            if start not in placed and (known.text in UNSURE or (known.actor in PERSONS and placed)):
                return None  # "Jordan said", "Россия запустила КР"
            return ActorMention(
                start, end, known.text, known.actor, known.how, f"a name of {names.label[known.actor]}"
            )
        if why := _acts(text, start, end, known.text, placed.get(start)):
            return ActorMention(start, end, known.text, known.actor, "metonym", why)
        return None
    return _adjective(text, start, names)


def _adjective(text: str, start: int, names: ActorNames) -> ActorMention | None:
    """An adjective is a word of its own, or the first half of one, as in `American-led`."""
    match = _WORD.match(text, start)
    if match is None:
        return None
    words = [match[0]]
    if match[0].lower() in names.doubled and (two := _TWO_WORDS.match(text, start)):
        words.insert(0, two[0])
    for word in words:
        if actor := names.adjective(word):
            if _PAST.search(text, max(0, start - 8), start):
                return None
            return ActorMention(
                start, start + len(word), word, actor, "adjective", f"an adjective of {names.label[actor]}"
            )
    return None


def _elsewhere(text: str, start: int, country: str, mention: Mention | None) -> bool:
    if _NOT_THE_STATE.search(text, max(0, start - 10), start):
        return True
    best = mention.best if mention else None
    return best is not None and bool(country) and bool(best.country) and best.country != country


def _acts(text: str, start: int, end: int, name: str, mention: Mention | None) -> str:
    """Why a seat of government stands for the state; empty where it is only a place."""
    if _SEATS.match(name):
        return "a seat of government"
    if mention is not None and mention.how == "metonym":
        return "; ".join(mention.why[:1]) or "the wording shows the government"
    if _HAS_THERE.match(text, end):
        return "it has forces elsewhere"
    return metonym(text, start, end, folding.key(name), lexicon())


def _lower(text: str, names: ActorNames) -> Iterator[ActorMention]:
    """Names without a capital letter, those in scripts that have none, and Russian adjectives."""
    for match in names.lower_names.finditer(text):
        start, written = match.start(), match[0]
        if written[0].islower():
            word = _WORD.match(text, start)
            if " " not in written and word is not None:
                written = word[0]  # "талибами": the expression ends with the shortest, "талибам"
            end = start + len(written)
            if (
                text[start - 1 : start].isalnum()
                or text[end : end + 1].isalpha()
                or written not in names.lower
            ):
                continue
        known, end = names.lower[written], start + len(written)
        yield ActorMention(start, end, written, known.actor, "alias", f"a name of {names.label[known.actor]}")
    for match in names.bent.finditer(text) if russian.CYRILLIC.search(text) else ():
        if _COMPASS.search(text, max(0, match.start() - 10), match.start()):
            continue
        actor = names.stems[match[1].lower()]
        yield ActorMention(
            *match.span(), match[0], actor, "adjective", f"an adjective of {names.label[actor]}"
        )
