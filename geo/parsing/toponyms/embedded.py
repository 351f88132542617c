"""Names within names: addresses of sites, halves of unknown names with a hyphen, titles, streets, airfields called after a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.gazetteer import Quality, folding
from geo.parsing.language.lexicon import Lexicon
from geo.parsing.toponyms.chains import LINKED, is_on_way
from geo.parsing.toponyms.names import METROPOLIS

if TYPE_CHECKING:
    from geo.parsing.toponyms.scanning import Found, Scan

__all__ = [
    "ABBREVIATED",
    "ADDRESS",
    "BOUND",
    "NO_FIELDS",
    "SEASONS",
    "TREATIES",
    "goes_on_behind",
    "is_bound",
    "is_called",
    "is_nested",
    "is_patron",
    "is_signed",
    "is_street",
]

ABBREVIATED = frozenset({"st", "ft", "mt", "ste"})
BOUND = ("-", ". ", " of ")
"""What may make a word part of a name with the word before it."""

ADDRESS = re.compile(
    r"\.(?:[a-zа-я]|(?:Tj|TJ|Ru|RU|Kz|KZ|Kg|KG|Uz|UZ|Com|COM|Org|Net|Media|Asia|News|Info|Press|Online|Ру|РУ|Уз|Кз|MEDIA|NEWS)(?!\w))"
)
"""What follows in the name of a site: "Fergana.ru", "Avesta.Tj", "Kaktus.Media"."""
TITLED = re.compile(r"(?<!\w)(?:Archbishop|Bishop|Duke|Duchess|Earl|Countess|Prince|Princess|Marquess) of $")
"""What makes a name part of a person's."""
COMPASS = frozenset({"nord", "sud", "est", "ouest", "norte", "sur", "oeste"})
"""Parts of towns and districts in other languages, behind their names: "Yola Nord". By themselves some are provinces."""
AIR = "air"
"""What the names of airlines begin with."""
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
"""Seasons, if a year follows: "in Spring 2008"."""
TREATIES = frozenset(
    ["treaty", "pact", "declaration", "protocol", "protocols", "convention", "conventions", "accord", "accords", "charter", "memorandum", "communique"]
)  # fmt: skip
"""What a treaty is called behind the town where it was signed: "the Tashkent Treaty"."""
STREETS = frozenset(
    ["street", "road", "rd", "avenue", "ave", "drive", "lane", "boulevard", "blvd", "highway", "hwy", "parkway", "freeway", "expressway", "turnpike", "crescent", "terrace"]
)  # fmt: skip
"""What is called after a place that may lie anywhere: "Wellington Road", "Wooster St."."""
ROADS = frozenset({"road", "street", "avenue", "lane", "drive"})
"""The last words of names that are nearly always those of streets: "Nottingham Road"."""
NUMBERED = re.compile(
    r" (?:Route |Interstate )?\d{1,4}(?![\d.,:%-]*\d|th|st|nd|rd|[ -](?:million|billion|troops|soldiers|dollars|years))"
)
"""What stands behind the short name of a country or a state in the name of a road."""
SEVERAL = re.compile(
    r"(?: (?:and|or) (?:[A-Z][a-z]+ ){1,3})? ?(?:roads|streets|avenues|Roads|Streets|Avenues)(?!\w| (?:are|were|have|had|will|that|which|in|leading|from|to|remain)(?!\w))"
)
"""What stands behind the names of several streets, and how that begins."""
OPENING = frozenset({"an", "or", "ro", "st", "av", "Ro", "St", "Av"})
"""How SEVERAL begins."""
NO_FIELDS = frozenset(
    ["university", "college", "hospital", "medical", "red", "star", "ranch", "farm", "farms", "mill", "mills", "company", "times", "news", "park", "club"]
)  # fmt: skip
"""Words in the names of airfields that mean what they are called after, where nothing says that it is the airfield."""

PARTIES = frozenset({"r", "d", "i"})
"""Letters of parties before where a politician is from."""
SAINTS = frozenset({"st", "saint"})
PATRONAL = re.compile(
    r".s (?:[A-Z][a-z]+ )?(?:University|College|School|High|Academy|Seminary|Church|Cathedral|Chapel|Parish|Catholic|Episcopal|Lutheran|Anglican|Hospital|Medical|Elementary|Primary)(?!\w)"
)
"""What is called after a saint wherever it stands: "St. John's University"."""


def goes_on_behind(scan: Scan, at: int) -> bool:
    """Whether the hyphen behind a word makes it the beginning of a name that is not known: "Kara-Bulun", "Kala-i-Dasht", "Mir-M"."""
    end = scan.ends[at]
    if at + 1 == len(scan.words) or scan.starts[at + 1] != end + 1:
        return LINKED.match(scan.text, end) is not None
    word = scan.words[at + 1]
    known = word.name or word.adjective or word.short or word.title or word.known
    return (not known or len(word.key) < 2) and not is_on_way(scan, at)


def in_body(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands in the name of a body, an agency or a paper that the lexicon knows."""
    text, start, end = scan.text, scan.starts[at], scan.ends[at]
    for before, after in lexicon.bodies.get(scan.words[at].key, ()):
        first, last = start - len(before), end + len(after)
        if (
            first >= 0
            and folding.fold(text[first:start]) == before
            and folding.fold(text[end:last]) == after
            and not (text[first - 1 : first].isalnum() or text[last : last + 1].isalnum())
        ):
            return True
    return False


def is_bound(scan: Scan, at: int) -> bool:
    """Whether what stands before a word, one of BOUND, makes it part of a name with the word before: "St. George", "Duke of York"."""
    between, start = scan.between[at], scan.starts[at]
    if between == "-":
        return _belongs(scan, at)
    if between == ". ":
        return scan.words[at - 1].key in ABBREVIATED or _is_initial(scan, at - 1)
    return TITLED.search(scan.text, max(0, start - 16), start) is not None


def _is_initial(scan: Scan, at: int) -> bool:
    """Whether a word is a person's initial: "George S. Houston"."""
    word, before = scan.words[at], scan.words[at - 1]
    return (
        len(word.key) == 1
        and word.key.isalpha()
        and at > 0
        and scan.joined[at]
        and (before.given or before.nobody)
    )


def _belongs(scan: Scan, at: int) -> bool:
    """Whether a hyphen makes the word part of another name: "Interfax-Kazakhstan", "Euro-Atlantic"."""
    if at == 0 or scan.ends[at - 1] != scan.starts[at] - 1:
        return False
    before = scan.words[at - 1]
    if scan.words[at].adjective or before.short or before.key in PARTIES:
        return False  # "Sino-Tajik", "US-Mexico", "Rep. Hall (D-Boise)"
    return (before.stopped or (before.name is None and before.adjective is None)) and not is_on_way(scan, at)


def is_called(scan: Scan, at: int) -> bool:
    """Whether a word belongs to the one before it: as a part of a town; in an airline's name, "Air Manas"; or as a person's last name,
    behind a title and a given name ("Inspector Nick Ireland"), or where it names a province in another spelling behind a word of which nothing is known ("Gopal Behera").
    """
    before, name = scan.words[at - 1], scan.words[at].name
    if scan.words[at].key in COMPASS:
        return not before.grammar
    if before.key == AIR and name is not None:
        return (
            name.senses[0].people < METROPOLIS
        )  # a greater town is named all the same: "an Air Berlin plane"
    if before.given:
        return at > 1 and scan.joined[at - 1] and scan.words[at - 2].title
    if not (before.nobody and before.latin) or before.cut or name is None or scan.joined[at + 1]:
        return False  # "в селе Белшер Баткенской области": a Russian ending tells them apart
    first = name.senses[0]
    return first.kind == "province" and first.quality >= Quality.ALTERNATE


def is_nested(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Whether a word is part of the name of a body, or a season with its year."""
    key, end = scan.words[at].key, scan.ends[at]
    if key in SEASONS and scan.text[end + 1 : end + 2].isdigit():
        return True
    return key in lexicon.bodies and in_body(scan, at, lexicon)


def is_patron(scan: Scan, at: int, end: int) -> bool:
    """Whether the name that begins with a word and has a possessive at `end` is a saint's after whom a school or a church is called."""
    return scan.words[at].key in SAINTS and PATRONAL.match(scan.text, end) is not None


def is_signed(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Whether the word before a treaty names no state, but the town where it was signed."""
    name = scan.words[at].name
    return name is None or name.strength != "A" or in_body(scan, at, lexicon)


def is_street(scan: Scan, found: Found) -> bool:
    """Whether a name is that of a street or a road; a way between two places, "the Osh-Bishkek Highway", names both."""
    text, end, follower = scan.text, found.end, found.last + 1
    if found.last > found.first and scan.words[found.last].key in ROADS:
        return True
    if text[end : end + 1] != " ":
        return False
    if found.name and found.name.short and scan.words[found.first].latin and NUMBERED.match(text, end):
        return not text.endswith((" the", " The"), 0, found.start - 1)  # "U.S. 45", not "the U.S. 5th Fleet"
    if text[end + 1 : end + 3] in OPENING and SEVERAL.match(text, end):
        return True
    alone = scan.joined[follower] and scan.between[found.first] != "-"
    key = scan.words[follower].key if alone else ""
    if key == "st":  # "Wooster St.", and not "Moscow, St. Petersburg"
        return (
            text[scan.ends[follower] : scan.ends[follower] + 1] in (".", ",", "")
            and not scan.joined[follower + 1]
        )
    return key in STREETS
