"""The words of offices, and the expressions that find persons in them: English and Russian."""

from __future__ import annotations

import re

__all__ = [
    "AMERICAN",
    "APPOSED",
    "BESIDE",
    "FORMER",
    "MINISTRY",
    "NAMED",
    "NO_NAMES",
    "PERSON",
    "PRIVATE",
    "RUSSIAN",
    "TITLED",
    "TRIGGER",
    "UNNAMED",
    "VERBAL",
]

_WORD = r"[A-ZÀ-Ý][\w-]+(?:[’'](?!s\b)\w+)?"
_NAME = rf"{_WORD}(?:[ ](?:[A-Z]\.|(?:bin|al|de|von|van)[ ])?[ ]?{_WORD}){{1,2}}"
_HEAD = (
    r"(?:Vice[ ]|Prime[ ]|Foreign[ ](?:Affairs[ ])?|Defen[cs]e[ ]|Interior[ ]|Energy[ ]|Transport[ ])?Minister|President|Premier|Chancellor|"
    r"Secretary(?:-General)?(?:[ ]of[ ](?:State|Defense|the[ ]Army))?|Ambassador|General|Admiral|Colonel|Major|Commander|Senator|Speaker|Chairman|"
    r"Representative|Envoy|Governor|[Ss]pokes(?:man|woman|person)|Chief[ ]of[ ]Staff"
)
_QUALIFIER = (
    r"(?:(?:First|Deputy|Assistant|Acting|Chief|Senior|Special|Rear|Vice|Major|Lieutenant|Brigadier|Army|Colonel|Under|"
    r"State|Duma|Security|Council|Defen[cs]e|Foreign|Affairs|Emergency|Situations|Armed|Forces|Joint)[ ])*"
)
TITLED = re.compile(
    rf"(?<!\w)(?i:{_QUALIFIER})(?i:{_HEAD})(?:[ ]of[ ][A-Z]\w+(?:[ ][A-Z]\w+)?)?[ ]"
    rf"(?:(?:Rear[ ]|Vice[ ]|Major[ ]|Lieutenant[ ])?(?:General|Admiral|Colonel)[ ])?(?P<name>{_NAME}|{_WORD})"
)
AMERICAN = (
    re.compile(
        r"(?:(?:Deputy|Assistant|Under|Acting)[ ])*(?:Defense[ ]Secretary|Secretary[ ]of[ ]Defense)[ ]", re.I
    ),
    "united-states",
)
"""A title that only one state known here gives, where no other is named with it, and that state."""
BESIDE, NAMED = re.compile(r"(?:[’']s?)?\s+"), re.compile(r"\s+[A-ZА-ЯЁ]")
"""What stands between a state and an office, and behind the office where a person is named."""
_DUTY = (
    r"(?:[Mm]inister|[Pp]resident|[Pp]remier|[Ss]ecretary|[Aa]mbassador|[Cc]ommander|[Hh]ead|[Cc]hief|[Cc]hairman|[Ss]peaker|"
    r"[Rr]epresentative|[Ee]nvoy|[Ss]pokes(?:man|woman|person)|[Gg]overnor|[Dd]irector|[Pp]rofessor|[Aa]nalyst|[Ee]xpert|"
    r"[Jj]ournalist|[Ee]ditor|[Aa]dviser|[Ff]ellow|[Rr]esearcher|[Dd]eputy)\b"
)
_INSIDE = r"(?:[^,.;:\n]|(?<=[A-Z])\.(?=[A-Z ]))"
APPOSED = re.compile(
    rf"(?P<name>(?!(?:In|At|On|From|For|Near|Outside|By|But|And|As|After|With|To)\b){_NAME}),[ ](?P<office>{_INSIDE}{{0,60}}?\b{_DUTY}{_INSIDE}{{0,80}})"
)
PRIVATE = re.compile(
    r"(?i)\b(?:director|professor|analyst|expert|journalist|editor|fellow|researcher|former)\b"
)
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
NO_NAMES = frozenset(
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
    r"(?P<office>(?:[Мм]инистр\w*|[Пп]резидент\w*|[Пп]ремьер\w*|[Гг]лав[аеуы]|[Пп]редставител\w+|[Пп]осол|[Гг]енерал\w*|[Сс]екретар\w+|"
    r"[Кк]омандующ\w+|[Сс]пикер\w*|[Дд]иректор\w*|[Ээ]ксперт\w*)(?:\s[\w«»-]+){0,5}?)\s(?P<name>[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?)"
)
PERSON = re.compile(r"[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?")
FORMER = re.compile(r"(?i)\bformer $")
TRIGGER = re.compile(
    "inister|resident|remier|hancellor|ecretary|mbassador|eneral|dmiral|olonel|ommander|enator|peaker|hairman|epresentative|"
    "nvoy|overnor|pokes|iplomat|fficial|ource|xpert|inistry|hief|ead of|irector|rofessor|nalyst|ournalist|ditor|dviser|"
    "ellow|esearcher|eputy|инистр|резидент|ремьер|лав[аеуы]|редставител|осол|енерал|екретар|омандующ|пикер|иректор|ксперт"
)
"""Cheap: the exact expressions run only around what it hits."""
