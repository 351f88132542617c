"""Places that no gazetteer here holds, told by what stands beside their names: "Vubwi district", "the village of Zaragan", "Abaye, Kazakhstan".

They are mentions without a place. Only words of which nothing at all is known are looked at: not English ones, given names, or names of places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from geo.parsing.toponyms.scanning import Found, Scan

if TYPE_CHECKING:
    from geo.parsing.toponyms.words import Word

__all__ = ["HYPHENS", "LONGEST", "hangs_on", "is_person", "unlisted"]

LONGEST = 3
"""Words of a name."""
_AREA = "district|sub-?district|county|province|region|prefecture|rayon|raion|oblast|okrug"
"""What may have its own container behind it: "the Zemquor district of Nairobi"."""
_KIND = (
    f"{_AREA}|village|hamlet|town|township|parish|municipality|borough|commune|ward|health (?:zone|area)|"
    "local government area|neighbou?rhood|governorate|taluk|tehsil|upazila|barangay|exclave|enclave"
)
_SITE = (
    "air ?base|air force base|air station|airfield|airport|aerodrome|military base|naval base|training (?:ground|cent(?:er|re))|(?:firing|test) range|"
    "test(?:ing)? site|proving ground|radar station|border crossing|checkpoint|seaport|(?:oil|gas|oil and gas|coal) ?field"
)
BEHIND = re.compile(
    rf" (?:{_KIND})(?!\w| (?:of|school|council|attorney)\b)| (?:{_AREA}|area) of (?=[A-Z])"
    rf"|[”\"»]?(?: \([^()]{{1,25}}\)| [—–] [A-Z][\w’-]+)? (?:international |military |customs |border(?:-\w+)? )?(?:{_SITE})s?(?!\w)"
)
"""What a place is said to be right behind its name."""
INDEFINITE = ("a ", "an ", "A ", "An ", "this ", "that ", "his ", "her ", "their ", "our ")
"""Before a people and what is theirs: "a Yazidi village"."""
CAPITAL = frozenset(["district", "township", "county", "ward", "parish", "municipality", "governorate", "prefecture", "village", "taluk", "tehsil", "upazila", "lga"])  # fmt: skip
"""The same as a part of the name: "Vubwi District"."""
AREA = (" Local Government Area", " Local Government", " Health Zone", " Health Area")
BEGINNING = frozenset(["vi", "ha", "to", "di", "su", "co", "pa", "mu", "bo", "wa", "he", "lo", "ne", "pr", "go", "ta", "te", "up", "ba", "an", "or", "ex", "en", "re", "ra", "ob", "ok", "ai", "mi", "na", "fi", "tr", "in", "ch", "oi", "ga", "se", "cu", "ar", "— ", "– "])  # fmt: skip
"""How BEHIND begins, and the next word of a list."""
QUOTED = frozenset({"” ", '" ', "» "})
"""What stands behind a name in quotation marks: "the “Zemquor” checkpoint"."""
CAMPS = frozenset({"camp", "fort"})
"""Words before the name of a base that are part of it: "Camp Zemquor"."""
ENDS = frozenset([" of ", "rom ", "and ", " or ", "the ", "(of ", "amp ", "ort "])
"""How OF, FROM, CAMPS and the words of a list end."""
OF = re.compile(
    rf"(?<!\w)(?:(?i:{_KIND}|villages|towns|hamlets|suburbs?|city|settlement|community|region|outskirts)|(?:north|south|east|west)(?:east|west)?|coast|shores?) of (?:the )?$"
)
"""What a place is said to be right before its name, or where something lies from it."""
SEVERAL = re.compile(
    r"(?<!\w)(?:villages|towns|hamlets|suburbs|cities|districts|communities) (?:of|in|like|including) (?:the )?$"
)
FROM = re.compile(r"(?<!\w)(?:miles?|kilomet(?:er|re)s?|km|metres|meters|minutes?|hours?) (?:away )?from $")
PLACING = ("in ", "at ", "near ", "from ", "of ", "to ", "outside ", "around ", "is ", "In ", "At ", "Near ")
"""What stands before a place whose country follows."""
_LISTED = r"(?: \([^()]{1,20}\))?(?:, and |, or |, | and | or )"
LISTED, ENDING = re.compile(_LISTED), re.compile(f"{_LISTED}$")
"""What stands between the names of a list: "Beni (38), Oicha (2) and "."""
LINKING = (", ", " and ", " or ")
"""How that ends."""
SAID = re.compile(r",? (?:said|says|told|tells|reports?|adds|added|wrote|writes)(?!\w)")
HYPHENS = ("-", "–", "‑")
PARTS = frozenset({"north", "south", "east", "west", "upper", "lower", "new", "old"})
"""Words of grammar that names begin with."""
BACK = 30
"""Characters before a name in which that is looked for."""


class Lists(NamedTuple):
    """Places in the order in which they were told, and where they start and end."""

    picked: list[Found]
    starts: set[int]
    ends: dict[int, int]


def unlisted(scan: Scan, picked: Sequence[Found]) -> list[Found]:
    """What is told for a place that the gazetteer does not hold, in the order of the text; `picked` are those that it holds."""
    words = scan.words
    unknown = [at for at, word in enumerate(words) if word.nobody]
    if not unknown:
        return []
    wide: set[int] = set()
    lists: Lists | None = None
    persons: set[str] | None = None
    found: list[Found] = []
    done = -1
    for at in unknown:
        if at <= done or not _may_tell(scan, at) or not _may_be(words[at]):
            continue
        if lists is None:  # few texts get as far
            wide, lists = _wide(scan.text, picked), _lists(picked)
        first, last = _run(scan, at)
        done = last
        one = _told(scan, first, last, wide) or _in_list(scan, first, last, lists)
        if one is None or _is_part(scan, first, last):
            continue
        if any(scan.starts[inner] in lists.starts for inner in range(one.first, one.last + 1)):
            continue  # "Osh-Kulundu": one half is a place of its own
        if persons is None:  # asked for by few texts
            persons = {words[at].key for at in unknown if is_person(scan, at)}
        if words[at].key not in persons:
            found.append(one)
            lists.ends[one.end] = len(lists.picked)
            lists.picked.append(one)
    return _repeated(scan, found, unknown) if found else found


def _wide(text: str, picked: Sequence[Found]) -> set[int]:
    """Where the names of countries and provinces begin that own nothing."""
    return {
        one.start
        for one in picked
        if one.name and one.name.strength == "A" and text[one.end : one.end + 1] not in ("'", "’")
    }


def _lists(picked: Sequence[Found]) -> Lists:
    return Lists(list(picked), {one.start for one in picked}, {one.end: at for at, one in enumerate(picked)})


def _may_tell(scan: Scan, at: int) -> bool:
    """Whether what stands right beside a word may tell anything: a quick look, since most unknown words are surnames."""
    text, end = scan.text, scan.ends[at]
    start = scan.starts[at - hangs_on(scan, at)]
    after = text[end : end + 2]
    if after == ", " or after == " (" or scan.joined[at + 1]:
        return True
    if after[:1] == " " and text[end + 1 : end + 3] in BEGINNING:
        return True
    if after in QUOTED:
        return True
    return text[start - 2 : start] == ", " or text[start - 4 : start] in ENDS


def _may_be(word: Word) -> bool:
    return word.latin and not word.given and word.capitals != "short" and len(word.key) > 2


def _run(scan: Scan, at: int) -> tuple[int, int]:
    """The first and the last of the capitalised words that stand together with one."""
    first = last = at
    while hangs_on(scan, first) or (
        scan.joined[first] and (not scan.words[first - 1].grammar or scan.words[first - 1].key in PARTS)
    ):
        first -= 1
    while scan.joined[last + 1] or hangs_on(scan, last + 1):
        last += 1
    return first, last


def hangs_on(scan: Scan, at: int) -> bool:
    """Whether a word is the second half of "Kok-Tash"."""
    return 0 < at < len(scan.words) and scan.between[at] in HYPHENS


def _is_part(scan: Scan, first: int, last: int) -> bool:
    """Whether words are half of a name with a hyphen, or say something."""
    end = scan.ends[last]
    return (
        scan.between[first][-1:] in HYPHENS
        or scan.text[end : end + 1] in HYPHENS
        or SAID.match(scan.text, end) is not None
    )


def is_person(scan: Scan, at: int) -> bool:
    """Whether a word stands behind one that shows a person."""
    before = scan.words[at - 1]
    return scan.joined[at] and (before.given or before.title)


def _told(scan: Scan, first: int, last: int, wide: set[int]) -> Found | None:
    """The name in a run of words, if what is beside it tells that it is one of a place."""
    text, words, start, end = scan.text, scan.words, scan.starts[first], scan.ends[last]
    if last > first:
        area = next((at for at in range(first + 1, last + 1) if words[at].key in CAPITAL), 0)
        if area and _is_name(scan, first, area - 1):
            return _made(scan, first, area)
    if last > first + 1 and (local := next((kind for kind in AREA if kind in text[start:end]), "")):
        end = text.index(local, start)
        inner = next(at for at in range(first, last + 1) if scan.ends[at] >= end)
        return _made(scan, first, inner) if scan.ends[inner] == end and _is_name(scan, first, inner) else None
    camp = next((at for at in range(first, last) if words[at].key in CAMPS), -1)
    named = camp > first and words[camp - 1].given  # "David Camp"
    if camp >= 0 and not named and not words[camp].cut and _is_name(scan, camp + 1, last):
        return _made(scan, camp, last)
    before, behind = text[max(0, start - BACK) : start], text[end : end + 2]
    if (behind[:1] == " " or behind in QUOTED) and BEHIND.match(text, end):
        told = not before.endswith(INDEFINITE)
    else:
        if before.endswith(("of ", "of the ")):
            told = OF.search(before) is not None
        else:
            told = before.endswith("from ") and FROM.search(before) is not None
        if not told and behind == ", " and end + 2 in wide:
            told = (before.endswith(PLACING) and not before.endswith("ccording to ")) or (
                words[first].capitals == "long" and (not before or before[-1] == "\n")
            )
    return _made(scan, first, last) if told and _is_name(scan, first, last) else None


def _in_list(scan: Scan, first: int, last: int, lists: Lists) -> Found | None:
    """The name in a run of words that stands in a list of places: between two, or behind two."""
    text, start, end = scan.text, scan.starts[first], scan.ends[last]
    if not text.endswith(LINKING, 0, start):
        return None  # sooner than the expression, and nearly always
    before = ENDING.search(text, max(0, start - BACK), start)
    if before is None or (number := lists.ends.get(before.start())) is None:
        return None
    behind = LISTED.match(text, end)
    told = behind is not None and behind.end() in lists.starts
    head = lists.picked[number].start
    told = told or SEVERAL.search(text, max(0, head - BACK), head) is not None
    if not told and number and (behind or before[0].endswith(("and ", "or "))):
        one, other = lists.picked[number - 1 : number + 1]
        told = LISTED.fullmatch(text, one.end, other.start) is not None
    return _made(scan, first, last) if told and _is_name(scan, first, last) else None


def _is_name(scan: Scan, first: int, last: int) -> bool:
    """Whether words may be the name of a place: none is known for anything else."""
    if not 0 <= last - first < LONGEST:
        return False
    words = scan.words[first : last + 1]
    if any(_is_other(word) and word.key not in PARTS for word in words[:-1]):
        return False
    final = words[-1]
    if final.title or final.stopped or final.adjective or final.grammar:
        return False
    given = any(word.given and not hangs_on(scan, at + 1) for at, word in enumerate(words, first))
    return not given and any(word.nobody for word in words)  # "Kara-Bagysh"


def _is_other(word: Word) -> bool:
    return bool(word.title or word.stopped or word.adjective or word.short or word.cut)


def _made(scan: Scan, first: int, last: int) -> Found:
    return Found(scan.starts[first], scan.ends[last], first, last, None, None, "", "place")


def _repeated(scan: Scan, found: list[Found], unknown: list[int]) -> list[Found]:
    """With those that stand elsewhere by themselves."""
    known = {scan.words[one.first].key for one in found if one.first == one.last}
    taken = {one.first for one in found}
    found += [
        _made(scan, at, at)
        for at in unknown
        if scan.words[at].key in known and at not in taken and not scan.joined[at] and not scan.joined[at + 1]
    ]
    return sorted(found, key=lambda one: one.start)
