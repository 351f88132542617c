"""The words of offices, and the expressions that find persons in them: English and Russian."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = [
    "AMERICAN",
    "APPOSED",
    "BESIDE",
    "COUNTRY",
    "FORMERLY",
    "HEAD",
    "MINISTRY",
    "NAMED",
    "NO_GIVEN",
    "NO_NAMES",
    "OF_NO_STATE",
    "PERSON",
    "PERSONAL",
    "PORTFOLIO",
    "PRIVATE",
    "RUSSIAN",
    "RUSSIAN_FORMERLY",
    "RUSSIAN_OF_NO_STATE",
    "RUSSIAN_THERE",
    "SAID_OF_HOLDERS",
    "SENT",
    "TITLE_WORDS",
    "TRIGGER",
    "UNNAMED",
    "VERBAL",
]

_CLASSES = {
    name: frozenset(words.split())
    for name, _, words in (
        line.partition(": ")
        for line in Path(__file__).with_name("officewords.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
}
_WORD = r"[A-ZÀ-Ý][\w-]+(?:[’'](?!s\b)\w+)?"
_NAME = rf"{_WORD}(?:[ ](?:[A-Z]\.(?:[ ]?[A-Z]\.)?|(?:bin|al|de|von|van)[ ])?[ ]?{_WORD}){{1,2}}"
_OLD = (
    r"(?:Prime[ ])?Minister|President|Premier|Chancellor|Secretary(?:[- ]General)?(?:[ ]of[ ](?:State|Defense|the[ ]Army))?|Ambassador|(?:(?:Colonel|Lieutenant|Major|Brigadier)-)?General|Admiral|"
    r"Colonel|Major|Commander(?:-in-Chief)?|Senator|Speaker|Chairman(?:-in-Office)?|Representative|Envoy|Governor|spokes(?:man|woman|person)|Chief[ ]of[ ]Staff"
)
_NEW = r"leader|counterpart|colleague|ruler|head[ ]of[ ]state|strongman|dictator|king|emir|chief|head|Gen\.|Sen\.|Adm\.|Col\."
HEAD = re.compile(
    rf"(?<![\w-])(?P<before>(?:ex|then|vice)-)?(?P<head>(?P<old>{_OLD})|(?P<new>{_NEW}))(?![\w-])", re.I
)
"""The noun of an office: one that is an office wherever it stands beside a name, or one that is such only with its state."""
SENT = re.compile(r"(?i)\b(?:ambassador|envoy|representative)\b")
"""Who is sent to others: `the ambassador to Kyrgyzstan` is not Kyrgyzstan's."""
NO_GIVEN = _CLASSES["no_given"]
"""What may stand with a capital before a surname and is no given name."""
PORTFOLIO = _CLASSES["portfolio"]
TITLE_WORDS = _CLASSES["title_words"]
"""Words of which titles are made, beside a noun of office."""
SAID_OF_HOLDERS = _CLASSES["said_of_holders"]
"""Words that may stand before a title and are no part of it."""
FORMERLY = re.compile(r"(?i)\b(?:former|ex|ousted|deposed|toppled|overthrown|exiled|retired|one-?time)[ -]$")
OF_NO_STATE = re.compile(
    r"(?i)opposition(?:ist)?|party|rebel|rebels|taliban|militants?|insurgents?|protest|protesters|religious|spiritual|community|tribal|union|business|company|bank|club|team|"
    r"university|separatist|guerrilla|civic|rights|student|youth|oil|gas|mafia|gang|clan"
)
"""Of whom somebody is the head who acts for no state."""
RANK = r"(?:(?:Rear|Vice|Lieutenant|Major|Brigadier|Colonel|Army|Lt\.|Maj\.|Brig\.|Col\.)[ -])?(?:General|Admiral|Colonel|(?:Air[ ](?:Chief[ ])?)?Marshal|Gen\.|Adm\.|Col\.|Ambassador|Senator|Sen\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sheikh|Lord)"
PERSONAL = re.compile(
    rf"(?:[ ]\([A-Z]+\))?(?P<comma>,)?[ ](?:{RANK}[ ]){{0,2}}(?:[A-Z]\.[ ]?){{0,2}}(?P<name>{_NAME}|{_WORD})"
)
AMERICAN = (
    re.compile(
        r"(?:(?:Principal|Deputy|Assistant|Under|Acting)[ -])*(?:Defense[ ]Secretary|Secretary[ ]of[ ]Defense)[ ]|(?:(?:Deputy|Assistant|Under)[ -])+Secretary[ ]of[ ]State[ ]",
        re.I,
    ),
    "united-states",
)
"""A title that only one state known here gives, where no other is named with it, and that state."""
BESIDE, NAMED = re.compile(r"(?:[’']s?)?\s+"), re.compile(r"\s+[A-ZА-ЯЁ]")
"""What stands between a state and an office, and behind the office where a person is named."""
_DUTY = (
    r"(?:[Mm]inister|[Pp]resident|[Pp]remier|[Ss]ecretary|[Aa]mbassador|[Cc]ommander|[Hh]ead|[Cc]hief|[Cc]hairman|[Ss]peaker|"
    r"[Rr]epresentative|[Ee]nvoy|[Ss]pokes(?:man|woman|person)|[Gg]overnor|[Dd]irector|[Pp]rofessor|[Aa]nalyst|[Ee]xpert|"
    r"[Jj]ournalist|[Ee]ditor|[Aa]dviser|[Ff]ellow|[Rr]esearcher|[Dd]eputy|[Ll]eader|[Rr]uler)\b"
)
_INSIDE = r"(?:[^,.;:\n]|(?<=[A-Z])\.(?=[A-Z ]))"
APPOSED = re.compile(
    rf"(?P<name>(?!(?:In|At|On|From|For|Near|Outside|By|But|And|As|After|With|To)\b){_NAME}),[ ](?P<office>{_INSIDE}{{0,60}}?\b{_DUTY}{_INSIDE}{{0,80}})"
)
PRIVATE = re.compile(
    r"(?i)\b(?:director|professor|analyst|expert|journalist|editor|fellow|researcher|former|ex-\w+|ousted|deposed|think[ -]tank|institute|university|foundation|chamber|company|board|group|corporation|firm|society|"
    r"opposition|party|movement|program(?:me)?|rebel|community|tribal|religious|spiritual|human rights)\b"
)
COUNTRY = re.compile(r"(?i)(?:country|nation|republic)[’']s|страны|республики")
"""Whose an office is of which a text says no more: of the state that it has just named."""
_BODY = (
    r"(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z][\w’'-]*)(?:[ ](?:of[ ](?:the[ ])?)?(?!(?:Says?|Said|Tells|Told|Denie[sd]|Confirm)\b)[A-Z][\w’'-]*){0,5}"
    r"(?:[ ](?:defen[cs]e|foreign|interior|military|armed|air|special|government|embassy|army|forces?|navy|ministry|parliament|administration|command|mission|delegation|services?|base)\b){0,2}"
)
"""The body or state whose official somebody is: `the Kyrgyz defence ministry`, `Kazakhstan's Ministry of Defense`."""
UNNAMED = re.compile(
    r"\b(?P<lead>[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]enior|[Uu]nnamed|[Aa]nonymous)[ ](?P<body>(?:(?:[A-Z]\.[A-Z]\.|[\w’'-]+|[a-z-]+,(?![ ](?:an?|the|one|some|another)[ ]))[ ]){0,6}?)"
    r"(?P<head>(?:(?:(?:[Dd]efen[cs]e|[Ff]oreign|[Ii]nterior)[ ](?:[Aa]ffairs[ ])?)?[Mm]inistry(?:[’']s)?[ ](?:[\w-]+[ ])?)?(?:officials?|diplomats?|spokes(?:man|woman|person)|press[ ](?:secretary|officer)|envoy|sources?|experts?)\b|"
    r"(?:[Dd]efen[cs]e|[Ff]oreign|[Ii]nterior)[ ](?:[Aa]ffairs[ ])?[Mm]inistry\b)"
    rf"(?![ ](?:[A-Z][\w.-]+[ ]){{1,3}}(?:said|told))(?P<tail>[ ](?:of|for|from|at|within|in|with)[ ](?:the[ ])?{_BODY})?"
)
VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|had|have|said|says|that|who|which|and|with|to|of|in|on|by|at|between|among|within|for|from|later|after|under)\b"
)
MINISTRY = re.compile(r"(?i)\bminist|security council")
NO_NAMES = _CLASSES["days"] | frozenset(
    {
        "The",
        "In",
        "On",
        "Of",
        "And",
        "Staff",
        "Assembly",
        "Council",
        "Secretary",
        "Court",
        "Prosecutor",
        "Command",
        "Affairs",
        "Ministry",
        "War",
    }
)
RUSSIAN = re.compile(
    r"(?P<office>(?:[Мм]инистр\w*|[Вв]ице-(?:премьер|президент)\w*|[Пп]резидент\w*|[Пп]ремьер(?:-министр)?\w*|[Гг]лав[аеуы]|[Гг]лавой|[Лл]идер\w*|[Пп]редставител\w+|[Пп]ос(?:ол|л[ау]|лом)|[Гг]енерал\w*|"
    r"(?:[Гг]ос|[Пп]ресс-)?[Сс]екретар\w+|[Гг]енсек\w*|[Пп]редседател\w+|[Кк]омандующ\w+|[Сс]пикер\w*|[Дд]иректор\w*|[Ээ]ксперт\w*)(?:\s[\w«»-]+){0,5}?)\s"
    r"(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?|(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]{2,})"
)
PERSON = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?|(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]{2,}|[А-ЯЁ][а-яё]{3,}(?![\w-])"
)
"""A name behind that of the state whose office it is."""
RUSSIAN_FORMERLY = re.compile(r"(?i)(?:бывш\w+|отставн\w+|свергнут\w+|экс-)\s?(?:[а-яё]+ск\w+\s)?$")
RUSSIAN_OF_NO_STATE = re.compile(
    r"(?i)директор|эксперт|\b(?:оппозици|парти[ияей]|компани|банк|фонд|институт|университет|ассоциаци|движени)"
)
RUSSIAN_THERE = re.compile(r"\s(?:в|во|на|при)\s$")
TRIGGER = re.compile(
    "inister|resident|remier|hancellor|ecretary|mbassador|eneral|dmiral|olonel|ommander|enator|peaker|hairman|epresentative|"
    "nvoy|overnor|pokes|iplomat|fficial|ource|xpert|inistry|hief|ead of|irector|rofessor|nalyst|ournalist|ditor|dviser|"
    "ellow|esearcher|eputy|eader|ounterpart|olleague|uler|trongman|Gen\\.|Sen\\.|Adm\\.|Col\\.|инистр|резидент|ремьер|лав[аеуы]|редставител|ос[ол]|енерал|екретар|омандующ|пикер|иректор|ксперт|идер|енсек|редседател"
)
"""Cheap: the exact expressions run only around what it hits."""
