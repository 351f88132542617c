"""Russian sentences whose verb comes before who acts: «В Душанбе прибыл министр обороны Индии», «базу посетила делегация НАТО»."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.who.acting import stands_before_actor
from geo.parsing.language.russian import FINITE_END
from geo.parsing.model import ActorMention

__all__ = ["acts_behind", "done_by"]

_QUALITY = r"(?:[а-яё-]+(?:ий|ый|ой|ая|яя|ое|ее|ые|ие)\s+){0,3}"
_WHO = (
    r"(?:зам)?(?:министр|глава|президент|премьер(?:-министр)?|делегаци[яи]|представител[ьи]|командующий|посол|спецпредставитель|войска|военны[ей]|военнослужащие|"
    r"самол[её]ты?|вертол[её]ты?|солдаты|контингент|подразделени[яе]|корабл[ьи]|силы|правительство|парламент|заместитель|помощник|секретарь|начальник|группа|специалисты|эксперты)"
)
_BEFORE_OFFICE = re.compile(rf"\s+{_QUALITY}")
_BEFORE_NAME = re.compile(
    rf"\s+{_QUALITY}{_WHO}\s+(?:(?!(?:в|во|на|из|с|со|к|по|о|об|для|из|от|у|над|под)\s)[А-ЯЁа-яё«»-]+\s+){{0,4}}"
)
_FIRST = re.compile(r"\S+")
_INSTRUMENTAL = re.compile(r"(?:[иь]ей|ом|ем|ой|ами)$")
_BY_MEANS = re.compile(
    r"(?<!\w)(?:властями|правительством|парламентом|руководством|со стороны(?:\s+официальных)?(?:\s+властей|\s+правительства|\s+руководства)?|судами|самол[её]тами|вертол[её]тами|кораблями|авиацией|силами|войсками)\s+(?:(?:ВВС|ВМС|ВМФ|стран|государств|военной)\s+){0,2}$"
)
"""Before those whose planes did it: `пролёты над страной самолётами Германии`."""
_NOMINATIVE = re.compile(r"[а-яё-]+(?:ий|ая|ое|ие)", re.I)
_WISH = re.compile(r"(?:просьб|требовани|запрос)[а-яё]*", re.I)
_WHOSE = re.compile(r"\s+(?:(?:правительства|властей|стороны|руководства)\s+)?")
_LONGEST = 70


def done_by(passage: Passage, phrase: re.Match[str]) -> ActorMention | None:
    """Who does what a Russian noun names, in the instrumental behind it: «приостановка Россией эксплуатации»."""
    if phrase[0].isascii() or FINITE_END.search(phrase[0].split()[0]):
        return None
    first = _FIRST.match(phrase[0])
    at = phrase.start() + first.end() if first else phrase.end()
    for actor in passage.actors:
        if not phrase.start() < actor.start < phrase.end() + _LONGEST:
            continue
        if _BY_MEANS.search(passage.text, max(phrase.start(), actor.start - 40), actor.start):
            return actor
        near = actor.start in (at + 1, phrase.end() + 1) and actor.how in ("name", "alias", "metonym")
        if near and _INSTRUMENTAL.search(actor.text):
            return actor
    return None


def acts_behind(passage: Passage, phrase: re.Match[str], alone: bool) -> ActorMention | None:
    """Who acts right behind a Russian verb, by the words between: an office, or a noun in the nominative and whose it is.

    `alone`: nobody who acts stands before it; only whose wish it is then counts all the same: «Бишкек отверг просьбу Москвы».
    """
    if phrase[0].isascii():
        return None
    actor = next((one for one in passage.actors if one.start >= phrase.end()), None)
    if actor is None or actor.start - phrase.end() > _LONGEST:
        return None
    if _WISH.fullmatch(phrase[0]):
        whose = actor.how != "adjective" and _WHOSE.fullmatch(passage.text, phrase.end(), actor.start)
        return actor if whose else None
    if not alone or not FINITE_END.search(phrase[0]):
        return None
    if actor.how == "office":
        fits = _BEFORE_OFFICE.fullmatch(passage.text, phrase.end(), actor.start)
    elif actor.how == "adjective":
        fits = _BEFORE_OFFICE.fullmatch(passage.text, phrase.end(), actor.start)
        if not _NOMINATIVE.fullmatch(actor.text) or not stands_before_actor(passage, actor):
            return None
    else:
        fits = _BEFORE_NAME.fullmatch(passage.text, phrase.end(), actor.start)
    return actor if fits else None
