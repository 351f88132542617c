"""Names that are put before a noun as an adjective would be: "U.S. troops", "the US-led force", "Kazakhstan President"."""

from __future__ import annotations

import re
from itertools import takewhile

from geo.gazetteer import folding
from geo.parsing.language.lexicon import Lexicon
from geo.parsing.metonyms.finding import WORDS, are_joined, folded
from geo.parsing.metonyms.governments import governments

__all__ = ["attributive"]

_SHORT = frozenset({"US", "U.S.", "U.S", "USA", "U.S.A.", "UK", "U.K.", "United States", "United Kingdom"})
"""Names that have no handy adjective and are put before nouns instead."""
_NOUN_LIKE = _SHORT | {"Caspian", "Baltic", "Mediterranean", "Adriatic", "Aegean"}
"""With seas that are called so without the word, too: "the Caspian", but "Caspian ports"."""
_NOT_NOUNS = frozenset({"in", "to", "of", "with", "and", "the", "article", "said", "state", "auxiliary"})
_PRONOUNS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some", "another",
     "he", "she", "it", "they", "we", "i", "you", "but", "this", "that", "these", "those", "there", "which", "who", "whose", "if", "when", "where", "while",
     "after", "before", "since", "because", "although", "though", "however", "so", "then", "than", "not", "now", "are", "were", "be", "have", "do", "also",
     "during", "until", "under", "over", "including", "even", "last", "next", "more", "concerning", "regarding", "dealing", "being", "here", "today", "alone", "itself"]
)  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d\d")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "some"})
LED = re.compile(
    r"-(?:led|lead|dominated|backed|sponsored|funded|financed|built|made|run|operated|owned|controlled|brokered|style|friendly|wide|born)(?!\w)"
)
"""What makes an adjective of any name: "the Moscow-led alliance"."""
DOING = re.compile(
    r" (?!forces|troops|bases|allies|ships|talks|moves|sides)[a-z]+s (?:the|an?|its|it|them|nothing|\$|€|£|\d)(?!\w*-)"
)
"""A verb with what is done, where the word might be a noun, too: "the United States pays $60 million"."""
LED_BY = re.compile(r"(?<!\w)(?:the|an?|this|another|any|its|their|every) $", re.IGNORECASE)
GROUND = frozenset({"border", "borders", "borderlands", "frontier", "coast", "coastline", "shore", "side", "part", "section", "leg", "countryside", "desert", "steppe", "line"})  # fmt: skip
"""Parts of a country, of which the name is said as of a place: "the Kazakhstan border"."""
HAS_ARTICLE = re.compile(
    r"Netherlands|Philippines|United|Maldives|Bahamas|Seychelles|Comoros|Gambia|Sudan|Congo|Lebanon|Republic|Kingdom|Emirates|Islands|Federation|Union|States|"
    r"Vatican|Yugoslavia|Sea$|Ocean$|Gulf|Bay$|Strait|Atlantic|Pacific|Arctic|Caribbean|^[A-Z.]+$"
)
"""Names that have an article of their own."""
BOTH = re.compile(r" (?:and|or|&) ([A-Z][\w.]*|coalition|allied)(?:-led)? ([a-z]\w+)")
"""Another adjective behind it: "US and NATO troops"."""
OF_COUNTRY = re.compile(r" Country [A-Z][a-z]+")
"""The heading of what is said of one: "Uzbekistan Country Profile"."""
DESIGNATED = re.compile(
    r" (?:designated|backed|led|trained|sponsored) (?!an?\b|the\b|by\b|in\b|at\b|to\b|on\b|up\b|it|th|that\b|its\b|for\b|with\b|from\b|out\b|away\b|off\b|back\b|down\b)[a-z]+"
)
"""What is done by it and said of the noun behind, without the hyphen, and the word before where it is no subject."""
BEHIND_PREPOSITION = re.compile(r"(?<!\w)(?:on|with|under|into|against|through|among|of) (?:the |a |an )?$")


def attributive(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name is put before a noun as an adjective would be: "U.S. troops", "the US-led force", "Kazakhstan President"."""
    return _is_before_noun(text, start, end, lexicon) and not are_joined(text, start, end, governments())


def _is_before_noun(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    if text[end : end + 1] == "-" and LED.match(text, end):
        return True
    if text[start:end] not in _NOUN_LIKE:
        return _before_people(text, end, lexicon) or _is_led(text, start, end, lexicon)
    if end - start < len("United") and (both := BOTH.match(text, end)):
        return _is_paired(both, lexicon)
    if text[end : end + 1] == "-":
        return text[end + 1 : end + 2].isalpha()
    match = WORDS.match(text, end + 1) if text[end : end + 1] == " " else None
    if match is None or not match[0][0].isalnum() or DOING.match(text, end):
        return False
    done = DESIGNATED.match(text, end) and BEHIND_PREPOSITION.search(text, max(0, start - 14), start)
    return bool(done) or (_is_noun(match[0], lexicon) and not _is_offered(text, start, end))


def _is_led(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the article before a name that has none belongs to the noun behind it: "the Ukraine war"."""
    if text[start - 1 : start] != " " or text[end : end + 1] != " " or not text[end + 1 : end + 2].islower():
        return False
    if LED_BY.search(text, max(0, start - 9), start) is None or HAS_ARTICLE.search(text[start:end]):
        return False
    match = WORDS.match(text, end + 1)
    return match is not None and match[0] not in GROUND and _is_noun(match[0], lexicon)


def _is_paired(both: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether it stands before a noun together with an adjective or a body's name."""
    other = folding.word_key(both[1])
    adjective = other in lexicon.adjectives or other in ("nato", "eu", "un", "coalition", "allied", "western")
    return adjective and _is_noun(both[2], lexicon) and folding.word_key(both[2]) not in governments().plain


def _is_noun(written: str, lexicon: Lexicon) -> bool:
    """Whether a word behind a name may be a noun, by itself or with another one."""
    word = folding.word_key(written)
    if word.isdigit() and not YEAR.fullmatch(word):
        return False  # "giving the United States 180 days"
    if word in _PRONOUNS or not _NOT_NOUNS.isdisjoint(lexicon.classes.get(word, ())):
        return False
    if word.endswith("ly") or (word.endswith("ed") and word != "armed"):
        return written[0].isupper()
    return not governments().is_verb_only(word)


def _is_offered(text: str, start: int, end: int) -> bool:
    """Whether something is given to it: "offered the U.S. access", which is none of the U.S."""
    known = governments()
    before = [word for word in folded(text[max(0, start - 24) : start]) if word != "the"]
    if not before or not known.has(before[-1], "offering"):
        return False
    given = folded(text[end : end + 40])[:3]
    if given and given[0] not in _ARTICLES:
        given = list(takewhile(lambda word: word not in _ARTICLES, given))  # "gave U.S. troops the right"
    return any(known.has(word, "offered") for word in given)


def _before_people(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name stands right before its people or an office: "Kazakhstan journalists", "Ukraine President"."""
    if text[end : end + 1] != " ":
        return False
    match = WORDS.match(text, end + 1)
    word = folding.word_key(match[0]) if match else ""
    if match is None or not word or text.startswith("Embassy of ", end + 1):
        return False  # an embassy of one state has one name of a state, behind it
    if OF_COUNTRY.match(text, end):
        return True
    return governments().has(word, "people") or (
        match[0][0].isupper() and (word in ("foreign", "defence", "defense") or lexicon.has(word, "title"))
    )
