"""Whose base it is that a sentence speaks of, where another sentence of the same text says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import BASES, Document
from geo.parsing.model import Mention, Suggestion
from geo.parsing.rules.reading import ENDINGS, LASTING

__all__ = ["FAINT", "Draft", "could_be_filled", "read_bases", "read_holders", "read_users", "with_users"]

FAINT = 0.28
"""Drafts below this confidence are not made better by who uses the place."""
_SURER = 1.1
"""What it adds to the confidence to know the user: less than if the sentence itself said it."""
_FILLED = {
    "operating": "uses", "deployed": "uses", "terminated": "uses", "withdrawn": "uses", "conducted": "uses", "agreed": "uses", "ratified": "uses",
    "planned": "uses", "negotiated": "party", "relocated": "uses",
}  # fmt: skip
"""The role of whoever uses the place, in claims that may leave it out."""
_OWNED = re.compile(r"\bbelong(?:s|ing|ed)? to\b|принадлеж\w+", re.I)
"""Where the sentence says itself whose it is."""
_FORCES = re.compile(
    r"\b(?:base|deployment|contingent|forces?|troops|garrison|wing|squadron|planes|aircraft|баз\w+|контингент\w*|войск\w*)\b",
    re.I,
)
"""What is moved that is somebody's: of others who move from there it does not tell."""
_HOST = {"agreed": "grants", "ratified": "grants", "negotiated": "party"}
"""The role of the state whose ground it is, where no other actor is named either."""
_OF_HOSTS = frozenset({"hosts", "grants", "ends", "receives"})
_WIDE = frozenset({"country", "region", "sea"})
"""Kinds of places of which more than one user may be told."""
_PAST = "soviet-union"
"""A user of whom later sentences do not speak any more."""
_HEIR = "russia"
"""Its heir, which used nothing before."""
_LAST_SOVIET = 1991
_YEAR = re.compile(r"\d{4}")
_TELLS = frozenset({"operating", "deployed", "agreed", "ratified", "terminated", "withdrawn"})
"""Kinds of claims that tell who uses a place."""
_HELD = re.compile(
    r"\s(?:(?!(?:said|says|told|the|an?|has|had|have)\b)[\w-]+\s){0,3}?(?:air\s?|naval\s|military\s)?(?:base|airbase|airfield|garrison|facility|авиабаз\w+|баз\w+|аэродром\w*)?\s?[“«\"(]?(?:at\s|in\s|в\s)?(?:the\s)?",
    re.I,
)
"""Between an adjective and the name of a base that it says the holder of: `the Russian air base at Kant`."""


class Draft(NamedTuple):
    """A suggestion before the whole text is known; `alone` is False where it only stands if the user of the place is found."""

    made: Suggestion
    alone: bool


def could_be_filled(kind: str, mention: Mention) -> bool:
    """Whether a claim of that kind may leave out who uses the place, which the rest of the text may tell; no whole country."""
    return (
        kind in _FILLED
        and mention.best is not None
        and (mention.best.kind not in _WIDE or _of_a_country(kind, mention.best.kind))
    )


def _of_a_country(kind: str, place: str) -> bool:
    """Whether it is an accord on the bases of a country, or their end, of which the text tells of one user only."""
    return place == "country" and (kind in _HOST or kind == "terminated")


def read_users(document: Document, drafts: Sequence[Draft], least: float) -> None:
    """Keep who uses the places of a sentence, for the sentences behind it."""
    for made, alone in drafts:
        place = document.mentions[made.mention].best
        ahead = made.kind in LASTING and made.status != "actual"
        if (
            place
            and alone
            and not ahead
            and made.confidence >= least
            and made.kind in _TELLS
            and made.stance != "denied"
        ):
            users = {actor for actor, role in made.actors if role == "uses" and actor in document.rules.users}
            document.told.setdefault(place.place, set()).update(users)
            years = _YEAR.findall(made.when)
            if made.kind in ENDINGS and made.status == "actual" and years:
                for user in users:
                    at = (place.place, user)
                    document.left[at] = max(int(years[-1]), document.left.get(at, 0))


def read_bases(document: Document, start: int, drafts: Sequence[Draft], least: float) -> None:
    """Keep the base that a statement speaks of, where that is one of one user, for the statement behind it."""
    made = [one for one, alone in drafts if alone and one.confidence >= least and one.stance != "denied"]
    users = {actor for one in made for actor, role in one.actors if role in ("uses", "seeks")}
    places = {one.mention for one in made}
    if made and len(users) == len(places) == 1 and all(one.about == "basing" for one in made):
        document.bases.append((start, max(made, key=lambda one: one.confidence)))


def with_users(document: Document, drafts: Sequence[Sequence[Draft]], least: float) -> list[list[Suggestion]]:
    """The suggestions of each sentence, with the user of the place where the sentence leaves it out and the text has one only."""
    known = {place: user for place, users in document.told.items() if (user := _only(users))}
    if not known:
        return [
            [one.made for one in sentence if one.alone and one.made.confidence >= least]
            for sentence in drafts
        ]
    lands = _of_lands(document, drafts)
    found = []
    for sentence in drafts:
        made = [_filled(document, draft, known, lands) for draft in sentence]
        found.append([one for one in made if one is not None and one.confidence >= least])
    return found


def _of_lands(document: Document, drafts: Sequence[Sequence[Draft]]) -> dict[str, str]:
    """The user of a base of which nothing is told, where the whole text tells of one user only in its country."""
    countries: dict[str, set[str]] = {}
    bases: dict[str, str] = {}
    for draft in (one for sentence in drafts for one in sentence):
        place = document.mentions[draft.made.mention].best
        if place:
            users = {actor for actor, role in draft.made.actors if role == "uses"} & document.rules.users
            countries.setdefault(place.country, set()).update(users, document.told.get(place.place, ()))
            if place.kind in BASES and not document.told.get(place.place):
                bases[place.place] = place.country
    return {place: user for place, country in bases.items() if (user := _only(countries[country]))}


def _only(users: set[str]) -> str:
    """The one state of them, or the one alliance where no state is told of; empty where that is not one."""
    states = [user for user in users if actor_names().kind.get(user) == "state"]
    one = states if states else list(users)
    return one[0] if len(one) == 1 and _PAST not in users else ""


def _lacks_user(document: Document, one: Suggestion) -> bool:
    if one.kind == "relocated" and not _FORCES.search(document.text, one.start, one.end):
        return False
    return (
        one.kind in _FILLED
        and one.about != "aid"
        and one.stance != "denied"
        and all(role in _OF_HOSTS for _, role in one.actors)
    )


def _filled(
    document: Document, draft: Draft, known: dict[str, str], lands: dict[str, str]
) -> Suggestion | None:
    one = draft.made
    place = document.mentions[one.mention].best if _lacks_user(document, one) else None
    user = known.get(place.place, "") if place else ""
    if place and not user and one.kind in LASTING and not _is_before(one, _LAST_SOVIET):
        user = lands.get(place.place, "")
    names = actor_names()
    host = names.state_of.get(place.country, "") if place else ""
    wide = (
        place is not None
        and place.kind in _WIDE
        and not (_of_a_country(one.kind, place.kind) and one.about == "basing")
    )
    if (
        place is None
        or wide
        or _OWNED.search(document.text, one.start, one.end)
        or user in ("", host, *dict(one.actors))
        or (user == _HEIR and _is_before(one, _LAST_SOVIET))
        or _had_left(document, one, place.place, user)
    ):
        return one if draft.alone else None
    found = dict(one.actors)
    if (
        not found
        and one.kind in _HOST
        and host not in document.rules.users
        and names.kind.get(host) == "state"
    ):
        found[host] = _HOST[one.kind]
    found[user] = _FILLED[one.kind]
    sure = round(min(0.95, one.confidence * _SURER), 2)
    why = (*one.why, f"{names.label[user]} uses it: said elsewhere in the text")
    return replace(one, actors=tuple(found.items()), confidence=sure, why=why)


def _is_before(one: Suggestion, year: int) -> bool:
    """Whether a claim is dated, and none of its years is later than one."""
    years = _YEAR.findall(one.when)
    return bool(years) and max(map(int, years)) <= year


def _had_left(document: Document, one: Suggestion, place: str, user: str) -> bool:
    """Whether the user of a place had left it before the year of a claim that tells of no end."""
    left, year = document.left.get((place, user)), _YEAR.search(one.when)
    return (
        left is not None
        and one.kind not in ENDINGS
        and year is not None
        and not one.when.startswith(("[..", "/"))
        and int(year[0]) > left
    )


def read_holders(document: Document) -> None:
    """Keep the users that an adjective before the name of a base tells of: `the Russian Kant air base`."""
    names = actor_names()
    bases = [
        one for one in document.mentions if one.options and one.options[0].kind in BASES and one.resolved
    ]
    if not bases:
        return
    ends = [actor.end for actor in document.actors]
    for mention in bases:
        for number in range(bisect_left(ends, mention.start - 40), bisect_left(ends, mention.start)):
            user = names.state(document.actors[number].actor)
            if (
                document.actors[number].how != "office"
                and user in document.rules.users
                and _HELD.fullmatch(document.text, ends[number], mention.start)
            ):
                document.told.setdefault(mention.options[0].place, set()).add(user)
