"""One sentence with everything found in it: what the rules of suggestion look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from geo.parsing.actors.names import actor_names
from geo.parsing.language.remembered import Lasting
from geo.parsing.language.sentences import sentences
from geo.parsing.model import ActorMention, DateMention, Mention, Office, Suggestion
from geo.parsing.rules.phrasing import words_of
from geo.parsing.rules.reading import Rule, Rules

__all__ = ["BASES", "IT", "Document", "Passage", "passages", "used_or_left"]

BASES = frozenset({"airbase", "airfield", "facility"})
"""Kinds of places that are bases, or stand ready as such."""
IT = re.compile(
    r"(?:(?:(?:Since|In|By|From|Until)\s+(?:\w+\s+)?\d{4},?\s+it|It)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:was|is|has been|had been|will be|opened|closed|hosts|hosted|houses|serves|served|remains)|"
    r"Он[ао]?\s+(?:\w+\s+)?(?:был\w?|находится|располагается|расположен\w*|используется|закрыт\w*|открыт\w*|действует|функционирует|служит))(?!\w)"
)
"""How a sentence begins whose subject may be a base that was named in the one before."""
_ASIDE = re.compile(
    r",\s+(?:(?:(?:in|at|from|to|on|of|with|under|by|for|through|в|на|из|с|о|по)\s+)?(?:which|who|whose|whom|where|котор\w+|где)|another|(?:a|an|the|one of the)(?=\s(?-i:[a-z])))"
    r"\s[^,;:()“”«»\"]+,(?!\s+(?:and|or|и|или)\s)|"
    r",\s+(?:(?:together|along|in\s+common)\s+with|as\s+well\s+as|like|unlike|(?:backed|supported|angered|irritated|stung|pressed|pushed|prompted|encouraged|emboldened|alarmed)\s+by|its|their)\s[^;:()“”«»\"]*?,(?=\s+(?-i:[a-z]))(?!\s+(?:and|or)\s)|"
    r",\s+(?-i:[A-Z])[\w-]+[’']s\s(?-i:[a-z])(?![^,]*(?:minister|president|secretary|chief|head|envoy|ambassador|leader))[^,;:()“”«»\"]*,(?=\s+(?-i:[a-z]))(?!\s+(?:and|or)\s)",
    re.I,
)
"""A relative clause between commas, an apposition, or who else does it: `Belarus, together with Uzbekistan, blocked`."""
_OF_MEETING = re.compile(
    r"\b(?i:summits?|meetings?|sessions?|conference|forum)\s+of\s+(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?(?:(?:[A-Z][\w-]+\s+){1,6}?[A-Z][\w-]+,\s+or\s+(?:the\s+)?)?$"
)
"""Before an alliance that meets where two others agree: `signed it at a summit of the Collective Security Treaty Organization, or CSTO`."""
_USED = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|use\s+of|leas(?:e|es|ed|ing)|lease\s+of|rent(?:s|ed|ing)|renting\s+of)\s+$", re.I
)
_LEFT = re.compile(
    r"\b(?:withdr(?:e|a)w(?:s|n|ing)?\s+from|pull(?:s|ed|ing)?\s+out\s+of|gave\s+up|giv(?:e|es|ing)\s+up)\s+$",
    re.I,
)
_IS_USED = re.compile(r"\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:used|leased|rented)\s+by\s")
_NO_MORE = re.compile(
    r"\s*(?:[.,;)”\"]|$)|\s+(?:since|from|until|till|between|during|after|before|and|or|as\s+well|when|to\s+the|in\s+(?:[A-Z]|\d|early|late|the)|by\s+(?:\d|the\s+end))"
)
"""Behind a place that is used, without more: not `used Geneva for talks`."""
_SEMICOLON = re.compile(r";\s+")
Find = TypeVar("Find", DateMention, ActorMention, Office)


@dataclass(frozen=True)
class Document:
    """A text with its finds, each list in the order of the text."""

    text: str
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    actors: Sequence[ActorMention]
    offices: Sequence[Office]
    rules: Rules
    told: dict[str, set[str]] = field(default_factory=dict)
    """Those who use each base, by the id of its place, as far as the text has been read."""
    left: dict[tuple[str, str], int] = field(default_factory=dict)
    """The year in which a user left a base, by the ids of both, as far as the text says it."""
    accords: list[tuple[int, list[Suggestion]]] = field(default_factory=list)
    """Claims on accords as far as the text has been read, with where their statement begins."""
    bases: list[tuple[int, Suggestion]] = field(default_factory=list)
    """The same of the surest claim of each statement that is on one base of one user."""
    leavings: list[tuple[int, Suggestion]] = field(default_factory=list)
    """The same of the surest claim of each statement on the withdrawal of one user from one place."""
    crossings: list[tuple[int, int]] = field(default_factory=list)
    """Where statements begin that tell of traffic over or through one place, with the number of its mention."""

    @Lasting
    def countries(self) -> dict[str, int]:
        """First mention of each country as such, by two-letter code."""
        found: dict[str, int] = {}
        for number, mention in enumerate(self.mentions):
            if mention.best and mention.best.kind == "country":
                found.setdefault(mention.best.country, number)
        return found

    @Lasting
    def base_of_town(self) -> dict[str, int]:
        """First mention of a base by the name of the town that it is called by: of `the Kant air base` under "Kant"."""
        found: dict[str, int] = {}
        for number, mention in enumerate(self.mentions):
            if mention.resolved and mention.best and mention.best.kind in BASES and " " in mention.text:
                found.setdefault(mention.text.split()[0], number)
        return found

    @Lasting
    def statements(self) -> list[tuple[int, int]]:
        """Start and end of each sentence, or of each of its parts between semicolons."""
        return list(_statements(self.text))

    def statement(self, at: int) -> int:
        """Where the statement that holds a code point begins."""
        return self.statements[self._number(at)][0]

    def statements_between(self, one: int, other: int) -> int:
        """How many statements further the second of two code points stands."""
        return self._number(other) - self._number(one)

    def _number(self, at: int) -> int:
        return max(0, bisect_right(self.statements, at, key=lambda statement: statement[0]) - 1)


@dataclass(frozen=True)
class Passage:
    """A sentence, or a part of one between semicolons; mentions with their index in the document, resolved ones only."""

    document: Document
    start: int
    end: int
    mentions: tuple[tuple[int, Mention], ...]
    dates: tuple[DateMention, ...]
    actors: tuple[ActorMention, ...]
    offices: tuple[Office, ...]

    @property
    def text(self) -> str:
        """The whole document's text: offsets are the document's."""
        return self.document.text

    @Lasting
    def _begun(self) -> list[re.Match[str]]:
        """The words of the sentence, with which phrases may begin."""
        return words_of(self.text, self.start, self.end)

    @Lasting
    def topics(self) -> list[tuple[str, int, int]]:
        """Words of topics in the sentence: topic, start, end; in the order of data/rules.toml, then names of bases."""
        made = self.document.rules
        words = [
            (made.topics[number], *word.span())
            for number, word in made.topic_words.find(self.text, self.start, self.end, self._begun)
            if not self._in_a_name(*word.span(), made.topics[number] == "alliance")
        ]
        centres = [
            (start, end) for about, start, end in words if about == "basing" and end - start > len("transit")
        ]
        words = [
            word
            for word in words
            if word[0] != "transit" or not any(start <= word[1] and word[2] <= end for start, end in centres)
        ]  # the `transit` of a transit center is none of cargo
        sites = [("basing", m.start, m.end) for _, m in self.mentions if m.best and m.best.kind in BASES]
        if not sites:
            return words or self._let
        own = [
            (about, start, end)
            for about, start, end in words
            if about == "basing" or not any(first <= start and end <= last for _, first, last in sites)
        ]  # the `transit` of the Manas Transit Center is none of cargo
        return [*own, *sites]

    @Lasting
    def _let(self) -> list[tuple[str, int, int]]:
        """Topics of a sentence without words for them: places that a state is told to use, or to have left, which then are bases."""
        if not any(self.state(actor.actor) in self.document.rules.users for actor in self.actors):
            return []
        return [
            (about, mention.start, mention.end)
            for _, mention in self.mentions
            if (about := used_or_left(self.text, mention))
        ]

    @Lasting
    def asides(self) -> list[tuple[int, int]]:
        """Relative clauses between commas that say something of a name, start and end: `Uzbekistan, which left it, …`."""
        found = [aside.span() for aside in _ASIDE.finditer(self.text, self.start, self.end)]
        if not found:
            return found
        names = {actor.end for actor in self.actors} | {mention.end for _, mention in self.mentions}
        return [span for span in found if span[0] in names]

    def are_parted(self, phrase: int, other: int) -> bool:
        """Whether a relative clause holds what stands at `other` and not the phrase, or the phrase and ends before `other`."""
        return any(
            other >= end if start <= phrase < end else start <= other < end for start, end in self.asides
        )

    def apart(self, end: int, start: int) -> int:
        """Code points from what ends to what starts behind it, without the relative clauses that lie between."""
        between = start - end
        for first, last in self.asides if between > 0 else ():
            if end <= first and last <= start:
                between -= last - first
        return between

    @property
    def phrases(self) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Each phrase of a rule in the sentence, by rules in their order."""
        made = self.document.rules
        for number, phrase in made.phrases.find(self.text, self.start, self.end, self._begun):
            if not self._in_a_name(*phrase.span()):
                yield made.rules[number], phrase

    def _in_a_name(self, start: int, end: int, alliance: bool = False) -> bool:
        """Whether it is part of an actor's name: the security of a Collective Security Treaty Organization is no matter.

        An `alliance` is one, but not where it only meets.
        """
        return any(
            actor.start <= start and end <= actor.end and (not alliance or self.only_meets(actor))
            for actor in self.actors
            if actor.how in ("name", "alias")
        )

    def only_meets(self, actor: ActorMention) -> bool:
        """Whether a body or alliance stands there because others met at its meeting: `signed it at a summit of the CSTO`."""
        return _OF_MEETING.search(self.text, max(self.start, actor.start - 90), actor.start) is not None

    @Lasting
    def _words(self) -> dict[str, list[re.Match[str]]]:
        """Every find of each word list in the sentence."""
        made = self.document.rules
        found: dict[str, list[re.Match[str]]] = {}
        for number, match in made.words.find(self.text, self.start, self.end, self._begun):
            if match[0] == "May" and any(date.start <= match.start() < date.end for date in self.dates):
                continue  # the month
            found.setdefault(made.lists[number], []).append(match)
        return found

    def find(self, words: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """First find of a word list of data/rules.toml that lies within part of the sentence."""
        return next(self.each(words, start, end), None)

    def each(self, words: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every find of a word list that lies within part of the sentence."""
        last = self.end if end is None else end
        for match in self._words.get(words, ()):
            if match.start() >= start and match.end() <= last:
                yield match

    def state(self, actor: str) -> str:
        """The state that a body is part of; an alliance or a state itself."""
        return actor_names().state(actor)


def used_or_left(text: str, mention: Mention) -> str:
    """The topic of words beside a town, if they say that somebody uses or has left it: `used Termez`, `withdrew from Cam Ranh`."""
    if mention.how != "literal" or mention.best is None or mention.best.kind != "city":
        return ""
    if _IS_USED.match(text, mention.end):
        return "basing"
    if not _NO_MORE.match(text, mention.end):
        return ""
    first = max(0, mention.start - 20)
    if _LEFT.search(text, first, mention.start):
        return "withdrawal"
    return "basing" if _USED.search(text, first, mention.start) else ""


def passages(document: Document) -> Iterator[Passage]:
    """Sentences, or their parts between semicolons, in which a phrase of some rule stands and a place or who acts for one."""
    mentions = [
        (n, mention) for n, mention in enumerate(document.mentions) if mention.resolved and mention.options
    ]
    starts = [mention.start for _, mention in mentions]
    for start, end in document.statements:
        inside = tuple(mentions[bisect_left(starts, start) : bisect_left(starts, end)])
        back = (
            inside
            or document.rules.elsewhere.find(document.text, start, end)
            or IT.match(document.text, start, end)
            or any(_acts_for_host(document, office) for office in _within(document.offices, start, end))
        )
        if back and document.rules.phrases.begin(document.text, start, end):
            yield Passage(
                document, start, end, inside, _within(document.dates, start, end), _within(document.actors, start, end),
                _within(document.offices, start, end),
            )  # fmt: skip


def _acts_for_host(document: Document, office: Office) -> bool:
    """Whether a person is named whose own ground may be meant where no place is: `Karimov refused them overflight`."""
    state = actor_names().state(office.actor) if office.actor and office.named else ""
    return bool(state) and state not in document.rules.users


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, and the parts of those that hold semicolons, each of which says something of its own: start and end."""
    for start, end in sentences(text):
        for semicolon in _SEMICOLON.finditer(text, start, end) if text.find(";", start, end) >= 0 else ():
            yield start, semicolon.start()
            start = semicolon.end()
        yield start, end


def _within(finds: Sequence[Find], start: int, end: int) -> tuple[Find, ...]:
    first = bisect_left(finds, start, key=lambda find: find.start)
    return tuple(finds[first : bisect_left(finds, end, key=lambda find: find.start)])
