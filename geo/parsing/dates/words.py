"""The words in which English and Russian texts give dates, and the expressions that find them.

`START` is cheap and runs over the whole text; `FOUND` is exact and is tried only where the other hit.
Groups of FOUND that belong together carry one prefix; `geo.parsing.dates.reading` reads them.
"""

from __future__ import annotations

import re

from geo.parsing.language.branching import branching

__all__ = ["BEFORE", "DONE_ON", "DUE", "EVENT", "FOUND", "FUTURE", "FUTURE_BEHIND", "HALVES", "HAS_UNTIL", "HEADING", "MONTHS", "NUMBERS", "ONCE_MEANT", "PARTS", "SEASONS", "START", "UNITS", "WEEKDAYS", "WILL", "WILLED", "unit_of"]  # fmt: skip

_ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"]
_RUSSIAN = (
    "январ[ьяюе]|январём", "феврал[ьяюе]|февралём", "март[аеу]?|мартом", "апрел[ьяюе]|апрелем", "ма[йяею]|маем",
    "июн[ьяюе]|июнем", "июл[ьяюе]|июлем", "август[аеу]?|августом", "сентябр[ьяюе]|сентябрём", "октябр[ьяюе]|октябрём",
    "ноябр[ьяюе]|ноябрём", "декабр[ьяюе]|декабрём",
)  # fmt: skip
_RUSSIAN_STEMS = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
MONTHS = {name[:3].lower(): number for number, name in enumerate(_ENGLISH, 1)}
MONTHS |= {stem[:3]: number for number, stem in enumerate(_RUSSIAN_STEMS, 1) if stem != "ма"}
MONTHS |= dict.fromkeys(("май", "мая", "мае", "маю", "маем"), 5)
"""Number of a month by the first three letters of its name, in lower case."""

WEEKDAYS = {
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    "пон": 0, "вто": 1, "сре": 2, "чет": 3, "пят": 4, "суб": 5, "вос": 6,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3,
    "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip
PARTS = {
    "early": 0,
    "beginning": 0,
    "start": 0,
    "нач": 0,
    "mid": 1,
    "middle": 1,
    "сер": 1,
    "late": 2,
    "end": 2,
    "кон": 2,
}
SEASONS = {"spr": 3, "sum": 6, "aut": 9, "fal": 9, "win": 12, "вес": 3, "лет": 6, "осе": 9, "зим": 12}
"""Number of the first month of a season in the northern half of the world."""
HALVES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "пер": 0, "вто": 1, "тре": 2, "чет": 3}
UNITS = {"day": "day", "week": "week", "month": "month", "year": "year", "дн": "day", "ден": "day", "нед": "week", "мес": "month", "год": "year", "лет": "year", "су": "day"}  # fmt: skip

_MONTH = rf"(?:(?:{'|'.join(_ENGLISH)})\b|(?:{'|'.join(_SHORT)})\b\.?|(?:{'|'.join(_RUSSIAN)})\b)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|-го|-е)?(?![\d:%])"
_DASH = r"\s*(?:[-–—]|to|and|и|по)\s*"
_YEAR = r"\d{4}(?!\d)(?:-(?:го|м)\b)?(?:\s*(?:год[ауе]?|гг?\.)(?!\w))?"
_FAR_AHEAD = r"(?:(?<=in\ )|(?<=until\ )|(?<=till\ )|(?<=least\ )|(?<=by\ )|(?<=through\ )|(?<=в\ )|(?<=[Дд]о\ )|(?<=к\ ))20[5-9]\d"
"""Years that few papers name: only behind a word for time, as in the terms of leases."""
_SURE = rf"(?:1[89]\d\d|20[0-4]\d|{_FAR_AHEAD})(?![\d%]|,\d|\.\d)"
_PART = r"(?:[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he\s)?(?:beginning|start|middle|end)\sof|начале|начала|началу|середине|середины|середину|конце|конца|концу)"
_UNIT = r"(?:days?|weeks?|months?|years?|дней|дня|день|недел[иьюя]|месяц(?:а|ев)?|год(?:а|у)?|лет|суток)"
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)).replace(" ", r"\s") + ")"
_DAY_OF_WEEK = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WEEKDAY = rf"(?:{_DAY_OF_WEEK}|понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье)"
_BEHIND_DAY = (
    r"[,.;:)”\"]|['’]s\s|\s+(?:morning|afternoon|evening|night|and|or|in|on|at|to|by|for|from|with|after|before|as|that|when|where|while|over|under|"
    r"amid|during|against|about|near|following|the|a|an|his|her|its|their|he|she|it|they)\b"
)
"""What may follow a day of the week that stands without a preposition: `announced Monday that`."""
_DATED = rf",?\s+(?:\d{{1,2}}(?:\s+{_MONTH}|[./]\d)|{_MONTH})"
"""Behind a day of the week that only goes with the date that follows."""
_OF_YEAR = (
    r"(?:,?\s+(?:of\s+)?(?P<{}>[Ll]ast|[Tt]his|[Nn]ext|этого|текущего|нынешнего|прошлого|минувшего|следующего|будущего)"
    r"\s+(?:year|года)(?!\w|['’]s))"
)
"""What says of which year a day or a month is, counted from another: `July of next year`."""
_RUSSIAN_SEASON = r"[Вв]есной|[Лл]етом|[Оо]сенью|[Зз]имой|(?:(?<=[Сс]\ )|(?<=[Дд]о\ )|(?<=начала\ )|(?<=конца\ )|(?<=начале\ )|(?<=конце\ ))(?:весны|лета|осени|зимы)"
_EVE = (
    r"[Нн]акануне(?=[,.;)]|\s+(?:парламент|президент|министр|правительств|глав|депутат|стороны|МИД|вечером|дн[её]м|ночью|утром|в\s|"
    r"(?:групп|колонн|делегаци|бригад|дивизи|рот|эскадриль|полици|милици|авиаци|арми|комисси|компани)[ая](?!\w)|"
    r"(?!Нов|Дн[яе]|Рожд|Пасх|Нау?р|Но+ру|Рама|Курб)[А-ЯЁ]|\w+(?:л|ла|ло|ли|лся|лась|лось|лись|ие|ые)\b|"
    r"(?:[а-яё]+(?:[сц]кий|ый)\s+)?[а-яё]+[бвгдзклмнпрстфхцчшщ](?<!ов)(?<!ев)(?<!ёв)\s+(?:не\s+)?[а-яё]+л(?:ся|о|а|и|ись)?\b))"
)
"""The day before, and not the eve of what follows in the genitive, as `Накануне выборов`."""
_NO_YEAR = (
    r"(?!\s+(?:troops|soldiers|men|people|flights|tons|tonnes|km|kilomet|miles|met|dollars|aircraft|personnel|service|"
    r"человек|военн|тонн|км|долл|солдат|рейс))"
)
"""Behind a number that is no year."""

FOUND = re.compile(
    rf"""(?<![\w$€£№])(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?![\d-])
    | (?P<n1>\d{{1,2}})(?P<nsep>[./])(?P<n2>\d{{1,2}})(?P=nsep)(?P<nyear>\d{{4}})(?!\d)
    | (?P<nine>9/11)(?![\d/])
    | (?:(?P<dpart>{_PART})[-\s]+)?(?P<d1>{_DAY})(?:(?:{_DASH}|(?:(?<=ночь\ с\ \d)|(?<=ночь\ с\ \d\d))\s+на\s+)(?P<d2>{_DAY}))?\s+(?:of\s+)?(?P<dmonth>{_MONTH})(?:,?\s+(?:of\s+)?(?P<dyear>{_YEAR})|{_OF_YEAR.format("dof")})?
    | (?P<amonth>{_MONTH})(?:\s+|(?<=\.))(?:the\s+)?(?P<a1>{_DAY})(?:(?:\s*[-–—]\s*|\s+(?:through|to|and)\s+)(?P<a2>{_DAY}(?!\s+{_MONTH}){_NO_YEAR}))?(?:,?\s+(?P<ayear>{_YEAR})|{_OF_YEAR.format("aof")})?
    | (?:(?P<mpart>{_PART})[-\s]+)?(?P<mmonth>{_MONTH})(?:,\s+|\s+of\s+|\s+|\s+this\s+)(?P<myear>{_YEAR})
    | (?P<bpart>{_PART})[-\s]+(?P<bmonth>{_MONTH}){_OF_YEAR.format("bof")}?
    | (?P<bmonth5>{_MONTH}){_OF_YEAR.format("bof2")}
    | (?P<brel>[Ll]ast|[Nn]ext|[Tt]his|прошлом|прошлого|следующем|этом)\s+(?P<bmonth2>{_MONTH})
    | (?:(?<![A-Za-z]\ In\ )(?<=\bIn\ )|(?<=\bBy\ )|(?<=\bSince\ )|(?<=\bUntil\ )|(?<=\bВ\ ))(?P<bmonth3>{_MONTH})(?!\s+\d)
    | (?:(?<=\bin\ )|(?<=\bsince\ )|(?<=\buntil\ )|(?<=\bby\ )|(?<=\bduring\ )|(?<=\bfor\ )|(?<=\bв\ ))(?P<bmonth4>{_MONTH})(?!\s+\d)
    | (?:(?P<epart>{_PART}|[Ee]arly|[Mm]id|[Ll]ate)[-\s]+(?:the\s+)?|the\s+)?(?:(?P<decade>(?:1[0-7][1-9]|1[89]\d|20\d)0)(?:['’]?s\b|-(?:е|х)\b(?:\s+год\w*)?)|(?P<tens>[2-9]0)-(?:е|х)\b(?:\s+год\w*)?)
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|{_RUSSIAN_SEASON})(?:\s+of)?\s+(?P<syear>{_SURE}(?:\s*[-–/]\s*(?P<syear2>\d{{2,4}})(?!\d))?(?:\s+год(?:ов|[ау])?|-го)?)
    | (?P<season3>{_RUSSIAN_SEASON}){_OF_YEAR.format("sof")}
    | (?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|перв\w+|втор\w+|трет\w+|четв\w+)\s+(?P<share>half|quarter|половин\w+|квартал\w*)(?:\s+of)?\s+(?P<hyear>{_SURE}(?:\s+год[ау]?)?)
    | (?:(?P<ypart>{_PART}|[Ee]arly|[Mm]id|[Ll]ate)[-\s]+)?(?P<year>{_SURE})(?:-(?:го|м)\b)?(?:\s*(?:год[ауе]?|гг?\.)(?!\w)|{_NO_YEAR})
    | (?P<day>[Yy]esterday|[Tt]oday(?!['’]s)|[Tt]omorrow|[Tt]onight|[Tt]his\s(?:morning|afternoon|evening)|[Ll]ast\snight|[Вв]чера(?:шн(?:ий|яя|ее|ие|его|ей|ем|их|юю|им|ими))?|[Сс]егодня|[Зз]автра|[Пп]озавчера|{_EVE})(?!\w)
    | (?P<clip>[Ee]arlier|[Ll]ater)\s+this\s+(?P<cunit>week|month|year)\b
    | (?:(?P<part2>{_PART})\s+)?(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|(?:[Пп]оза)?прошл(?:ой|ом|ого|ую)|прошедш(?:ей|ем|его|ую)|истекш(?:ем|его)|минувш(?:ей|ем|его|ую)|следующ(?:ей|ем|его|ую)|будущ(?:ей|ем|его)|эт(?:ой|ом|ого)|текущ(?:ей|ем|его)|нынешн(?:ей|ем|его)|(?<=на\ )(?:этот|текущий|нынешний|следующий|будущий))\s+(?P<runit>week|month|year|недел[еию]|месяц[еа]|год[уа]|(?<=[тй]\ )год)(?!\w)
    | (?:(?P<part3>{_PART})\s+(?:the\s+(?P<theunit>year|month)|(?P<theunit2>года|месяца))|(?<!fiscal\ )(?<!financial\ )year(?:-|[’']s\s|\s)(?P<yearend>end))(?!\w|['’]s|\s+(?:of|to)\s|\s\d)
    | (?P<srel>[Ll]ast|[Tt]his|[Nn]ext|(?:прошл|минувш|эт|нынешн|следующ|будущ)(?:ой|ей|им|ым))\s+(?P<season2>spring|summer|autumn|fall|winter|{_RUSSIAN_SEASON})(?!\w|['’]s)
    | (?:[Pp]ast|[Ll]ast)\s+(?:(?P<past>{_COUNT})\s+(?P<pastunit>{_UNIT})|(?<=[Pp]ast\ )(?P<past1>week|month|year|decade))(?!\w|['’])
    | (?P<earlier>[Aa]\ couple\ of|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|{_COUNT})\s+(?P<earlierunit>days?|weeks?|months?|years?)\s+earlier(?!\s+than)\b
    | (?P<wrel>[Ll]ast|[Nn]ext|[Tt]his|(?:прошл|минувш|прошедш|следующ|будущ|ближайш)(?:ый|ий|ую|ое|ее))\s+(?P<wday>{_WEEKDAY})(?!\w)
    | (?:(?<=[Oo]n\ )|(?<=[Вв]\ )|(?<=[Вв]о\ )|(?<=said\ )|(?<=ed\ )|(?<=met\ )|(?<=told\ )|(?<=late\ )|(?<=early\ )|(?<=reporters\ )|(?<=journalists\ ))(?P<wday2>{_WEEKDAY})(?!\w|{_DATED})
    | (?:(?<=[a-z,]\ )|(?<=[ap]\.m\.\ )|(?<=\d\ [AP]M\ )|(?<=:\d\d\ ))(?<!every\ )(?<!each\ )(?<!any\ )(?<!from\ )(?<!between\ )(?<!of\ )(?P<wday3>{_DAY_OF_WEEK})(?={_BEHIND_DAY})(?!{_DATED})
    | (?P<ago>{_COUNT})\s+(?P<agounit>{_UNIT})\s+(?:ago|назад)\b | (?P<ago1>неделю|месяц|год)\s+назад\b
    | (?P<later>[Aa]\ couple\ of|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|{_COUNT})\s+(?P<laterunit>{_UNIT})\s+(?:later|afterwards?|спустя)\b
    | (?:через|Через)\s+(?:(?P<after>{_COUNT})\s+)?(?P<afterunit>{_UNIT})(?!\w)
    | (?:[Tt]he\s+(?:next|following)|на\s+следующий)\s+(?P<nextunit>day|week|month|year|день)(?!\w)
    | (?:[Tt]hat|[Tt]he)\s+same\s+(?P<sameunit>day|month|year)(?!\w) | (?P<same2>в\s+тот\s+же\s+день)
    | (?P<oldyear>1[0-7]\d\d)(?![\d%]|,\d|\.\d)(?:-(?:го|м)\b)?(?:\s*(?:год[ауе]?|гг?\.)(?!\w))?
    | (?=[12XEeMmLlTtнск])(?<![Aa]\ )(?<![Aa]n\ )(?:(?P<cpart>{_PART})[-\s]+(?:the\s+)?)?(?P<century>1[1-9]|20|XI[IVX]*|X[VX]I*|XIX|XIV)(?:th[-\s]century|(?:-?(?:м|го|й))?\s+век(?:е|а|у|ом)?)(?!\w)
    )""",
    re.VERBOSE,
)

_OPENINGS = [
    *_SHORT, "May", "янв", "фев", "март", "апр", "май", "мая", "мае", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    *(f"{word}{end}" for word in ("early", "Early", "mid", "Mid", "late", "Late", "last", "Last", "next", "Next", "this", "This") for end in (" ", "-", "\n")),
    *(f"{the}{word}" for the in ("the ", "The ", "") for word in ("beginning of", "start of", "middle of", "end of")),
    *(f"{the} {word}" for the in ("the", "The", "that", "That") for word in ("next", "following", "same")),
    "начал", "середин", "конце", "конца", "концу", "spring ", "Spring ", "summer ", "Summer ", "autumn ", "Autumn ", "fall ",
    "Fall ", "winter ", "Winter ", "весной", "летом", "осенью", "зимой", "Весной", "Летом", "Осенью", "Зимой", "first half", "first quarter", "First half",
    "second half", "second quarter", "Second half", "third quarter", "fourth quarter", "перв", "втор", "трет", "четв",
    "esterday", "oday", "omorrow", "tonight", "Tonight", "year-end", "year end", "year's end", "year’s end", "past ", "Past ", "вчера", "Вчера", "сегодня", "Сегодня", "завтра", "Завтра", "позавчера", "Позавчера", "весны ", "лета ", "осени ", "зимы ", "этот год", "текущий год", "нынешний год", "накануне", "Накануне",
    "earlier this", "Earlier this", "later this", "Later this", "прошл", "минувш", "прошедш", "истекш", "позапрошл", "Позапрошл", "ближайш", "следующ", "будущ", "этим ", "текуще", "нынешн", "этой ", "этом ", "этого ",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "понедельник", "вторник", "сред",
    "четверг", "пятниц", "суббот", "воскресенье", "через", "Через", "неделю назад", "месяц назад", "год назад",
    "в тот же", "на следующий", "XI", "XV", "XX",
    *(f"{number} {unit}" for name in NUMBERS for number in (name, name.capitalize()) for unit in ("day", "week", "month", "year", "дн", "ден", "нед", "мес", "лет", "год", "сут")),
]  # fmt: skip


START = re.compile(
    "|".join(rf"{digit}(?:\d{{3}}|\d{{0,2}}(?:[-./\s–—]|st|nd|rd|th))" for digit in "0123456789")
    + "|"
    + branching(_OPENINGS)
)
"""Where a date may begin; FOUND is tried there and nowhere else. (Of `yesterday` only the lower-case part.)"""

BEFORE = re.compile(
    r"(?P<word>\b(?:since|until|till|through|by|about|around|circa|approximately|с|со|до|к|ко|около|примерно|не\s+поздне[ей]|не\s+позже|no\s+later\s+than|not\s+later\s+than))\s+(?:the\s+)?$",
    re.I,
)
"""What stands before a date and bounds it."""
EVENT = re.compile(
    r"[\s,]*(?:\(?2001\)?\s+)?(?:terror\w*\s+)?(?:attack|tragedy|events|теракт)|[-\s]era", re.I
)
WILL = re.compile(
    r"\b(?:will(?!\s+(?:recall|remember|note|remind))|shall|is to|are to|is due|are due|is expected|are expected|(?:is|are) scheduled|"
    r"(?:is|are) (?:set|going|about|planning|preparing|ready) to|(?:plans?|intends?|hopes?|aims?|prepares?) to)\b"
)
"""Verbs of days to come; `would` is none, which tells of the past, too."""
FUTURE = re.compile(
    rf"{WILL.pattern}|\b(?:to be \w+|scheduled|planned for|upcoming|"
    r"would (?:begin|start|close|open|reopen|leave|withdraw|vacate|end|arrive|expire|take place|be (?:held|closed|opened|withdrawn|signed|vacated|dismantled|handed over))|"
    r"будет|будут|состо[ия]тся|планирует\w*|запланирован\w*|намечен\w*|предстоит|начн[её]тся|начнутся|пройд[её]т|пройдут|закро[ею]т|откро[ею]т|подпиш[еу]т|"
    r"выведут|покин[еу]т|завершится|появ[ия]тся|прибуд[еу]т)\b"
)
DUE = re.compile(
    r"\b(?:(?:due|expected|slated|expires?|lapses?|ends|begins|starts|runs? out|takes? effect|falls? due|comes? up for \w+)"
    r"|(?!(?:its|his|this|was|has|does|as|is)\b)[A-Za-z]+s\s(?:(?:to|from|in|of|for|between)\s[\w-]+\s(?:and\s[\w-]+\s)?)?(?:begin|start|end|resume))"
    r"\s+(?:(?:in|on|for|from)\s+)?(?:the\s+)?$"
)
"""Right before a date, what is said of days to come: `their leases run out in July`."""
HEADING = re.compile(
    r"^\W*(?:[A-Z][\w.’'-]*\s+){1,4}to\s+(?:close|shut|open|reopen|leave|vacate|withdraw|pull|quit|host|hold|start|begin|end|send|deploy|station|build|lease|"
    r"keep|get|give|hand|return|sign|transfer|move|receive|extend|resume|launch|visit|join)\s"
)
"""A heading that looks ahead, from the beginning of its line: `U.S. to close the base in`."""
HAS_UNTIL = re.compile(
    r"\b(?:(?:has|have)\s|(?:(?:ha[sd]|have)\s(?:been\s)?given|gives?)\s(?:[\w.]+\s){0,5}?)(?:until|till|by)\s+(?:the\s)?$"
)
"""Before a date to come: `has given them until September 15`."""
FUTURE_BEHIND = re.compile(
    r"(?!\sи\s)[^.,;]{0,60}?\s(?:состо[ия]тся|(?:начн|введ)(?:[её]т|ут)(?:ся)?|(?:возобнов|прекрат|повыс|сниз|встрет|запуст)[ия]т(?:ся)?|увелич[иа]т(?:ся)?|пройд[её]т|пройдут|закро[ею]т|откро[ею]т|подпиш[еу]т|(?:от|за)кро[ею]тся|провед[её]т|проведут|прод[лн]ится|продлятся|посет[ия]т|прилет[ия]т|прибуд[еу]т|приед[еу]т|вступ[ия]т|истеч[её]т|истекает|переда(?:ст|дут)|вывед[еу]т|выведут|покин[еу]т|будут|будет|ждут|ожида(?:ют|ется))\b"
)
"""Behind a Russian date: `в октябре пройдут учения`."""
WILLED = re.compile(
    r"\b(?:agreed|pledged|promised|vowed|decided|intends?|plans?|planned|hopes?|wants?|ha[sd]|have|due|set|ordered|obliged)\s+to\s|\bmust\b|\bshould\b|\bto be \w+ed\b"
)
"""Before a date that is a bound: `agreed to leave by June`."""
ONCE_MEANT = re.compile(
    r"\b(?:originally|initially|at first)\s+(?:\w+\s+)?(?:scheduled|planned|due|expected|supposed|meant|set)(?:\s+to\s+be\s+\w+|\s+for)?"
)
"""What was to be, and was put off: nothing ahead."""
DONE_ON = re.compile(
    r"(?<!\bbe )(?<!быть )\b(?:signed|agreed|reached|concluded|struck|ratified|adopted|met|voted|announced|arrived|visited|approved|passed|said|stated|declared|confirmed|noted|added|stressed|explained|wrote|tweeted|told\s(?:[\w-]+\s){0,3}?[\w-]+|(?:сообщил|заявил|сказал|отметил|подчеркнул|рассказал|объявил|подтвердил)[аи]?(?:\s(?:журналистам|прессе))?|подписанн\w+|достигнут\w+|заключ[её]нн\w+)"
    r"(?:\s+(?:in|at|during)\s+(?:(?!(?:that|will|would|shall|to)\b)[\w’'-]+\s+){0,3}?(?!(?:that|will|would|shall|to)\b)[\w’'-]+){0,2}\s+(?:(?:in|on|во?)\s+)?$"
)
"""Before a date, what was done by then, whatever the sentence looks ahead to: `will leave under the agreement signed in`."""


def unit_of(word: str) -> str:
    """`day`, `week`, `month` or `year` for a word of any case and number."""
    return next(unit for stem, unit in UNITS.items() if word.lower().startswith(stem))
