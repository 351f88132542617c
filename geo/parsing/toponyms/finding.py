"""Places named in a text: found, told from persons and bodies, and resolved in the light of the document.

Recognition is a logistic filter over signs of the name (population, kind, quality, English words, surnames) and of the
text around it; resolution weighs countries, divisions and nearness over the document. Method in the line of Leidner,
Toponym Resolution in Text (2007), and Lieberman and Samet, Adaptive Context Features for Toponym Resolution (2012).
"""

from __future__ import annotations

import gc
from collections import defaultdict
from functools import lru_cache, partial
from itertools import compress
from operator import attrgetter

from geo.gazetteer import Gazetteer
from geo.gazetteer.kinds import agreement
from geo.parsing.language import russian
from geo.parsing.language.lexicon import Adjective, lexicon
from geo.parsing.language.turkic import is_bent
from geo.parsing.language.unwrapping import unwrapped
from geo.parsing.metonyms.attributive import attributive
from geo.parsing.metonyms.finding import may_stand, metonym
from geo.parsing.metonyms.governments import governments
from geo.parsing.metonyms.listed import listed_with
from geo.parsing.model import How, Mention
from geo.parsing.toponyms import hints
from geo.parsing.toponyms.bentadjectives import bent_adjectives
from geo.parsing.toponyms.containing import Key, contain
from geo.parsing.toponyms.context import Surroundings
from geo.parsing.toponyms.divisions import call_divisions
from geo.parsing.toponyms.elsewhere import elsewhere
from geo.parsing.toponyms.features import Features
from geo.parsing.toponyms.looks import Looks
from geo.parsing.toponyms.memory import Memory, Shares
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.neighbours import NEARLY, are_told, companions, told_by
from geo.parsing.toponyms.ofbodies import is_no_place
from geo.parsing.toponyms.options import Shown, options_of, reasons, surely
from geo.parsing.toponyms.picking import Pick, settled
from geo.parsing.toponyms.resolving import Group, mass_of, resolve
from geo.parsing.toponyms.russianheads import RussianHeads
from geo.parsing.toponyms.scanning import Found, Scan, Scanner
from geo.parsing.toponyms.senses import AREAS, SITES, Name
from geo.parsing.toponyms.siteadjectives import with_sites
from geo.parsing.toponyms.together import covered_by, is_apart
from geo.parsing.toponyms.unheld import SURE, leave_far, unheld
from geo.parsing.toponyms.weighing import tables
from geo.parsing.toponyms.weights import Weights, load_weights, probability
from geo.parsing.toponyms.wording import Wording

__all__ = ["Parser", "Pick", "find_toponyms", "parser"]

INDULGENCE = 1.5
"""By how much a longer name may miss the threshold where a shorter one passes."""
LENIENT = 0.8
"""By how much adjectives are trusted more than the corpus teaches, which leaves out languages: few are anything else."""
POLITICAL = frozenset({"soviet-union", "yugoslavia", "central-asia"})
"""Regions that act, and are dealt with, as countries are."""
YOUNG = 20_000
"""Objects that may come to be before the interpreter looks for garbage among them, unless it is told to wait for more or not to look.

Nearly all that a text leaves behind is what was learned of its words, and stays: looking through every few hundred of it
takes a twentieth of the time.
"""
START = attrgetter("start")
Nearly = list[tuple[Found, float]]
"""Candidates with the logits that they lack."""


class Parser:
    """Everything that is the same for all texts: names, weights, and what was learned of words on the way."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        weights: Weights,
        *,
        region_prior: bool = True,
        uzbek: bool = False,
        looks: Looks | None = None,
    ) -> None:
        self.gazetteer, self.weights, self.lexicon = gazetteer, weights, lexicon()
        self.names = Names(gazetteer, self.lexicon, weights, region_prior, uzbek, looks)
        self.scanner = Scanner(self.names)
        self.features = Features(self.scanner, Found)
        self.wording = Wording(self.lexicon, weights.around)
        self._adjective = weights.places.get("adjective", 0.0) + LENIENT
        self.threshold = weights.places.get("threshold", 0.0)
        self._adjectives: dict[str, Name | None] = {}
        self._known = gazetteer.index.names

    def parse(
        self, text: str, outlet: str | None = None, memory: Memory | None = None
    ) -> tuple[Mention, ...]:
        """The places that a text names, in its order."""
        if (flat := unwrapped(text)) != text:
            found = self.parse(flat, outlet, memory)
            return tuple(one._replace(text=text[one.start : one.end]) for one in found)
        scan = self.scanner.scan(text)
        picks = self.picks(scan)
        groups, of_pick, pointers = self.groups(scan, picks)
        prior = memory.shares(outlet, text) if memory and outlet else {}
        military = partial(hints.is_military, text)
        mass = resolve(list(groups.values()), pointers, prior, self.weights, military)
        if memory and outlet:
            memory.learn(outlet, text, mass_of(list(groups.values()), pointers, {}))  # its own part
        shown = {key: self._shown(group, mass) for key, group in groups.items()}
        leave_far(shown, groups, self.lexicon, pointers)
        mentions = [
            self._mention(text, pick, shown[key]) if key else self._adjective_pick(text, pick)
            for pick, key in zip(picks, of_pick, strict=True)
            if not is_no_place(scan, pick.found)  # it tells about the others all the same
        ]
        if not text.isascii() and russian.CYRILLIC.search(text):
            mentions = with_sites(text, [mention for mention in mentions if mention], self.names, mass)
            mentions += bent_adjectives(text, mentions, self._adjective_mention)
        return tuple(listed_with(text, sorted([mention for mention in mentions if mention], key=START)))

    def picks(self, scan: Scan) -> list[Pick]:
        """Candidates that pass the filter: from left to right, the longest first."""
        heads = RussianHeads(scan, self.lexicon.ordinary, self._known)
        around, picked, covered, near = Surroundings(scan, self.wording), [], -1, Nearly()
        features = self.features.find(scan)
        for at in sorted({*scan.open, *features}) if features else scan.open:
            if at in features:
                if at > covered and (feature := features[at]):
                    picked.append(Pick(feature, SURE))
                    covered = feature.last
            elif at > covered and (chosen := self._chosen(scan, at, around, heads, near)):
                picked.append(chosen)
                covered = chosen.found.last
        if near and picked:
            found = [pick.found for pick in picked]
            if more := companions(scan, near, found, self._host, around.is_of_person, self.names.based):
                longer = covered_by(found for found, _ in more)  # "New Brunswick" beside "Brunswick"
                picked = [pick for pick in picked if is_apart(pick.found, longer)]
                picked += [Pick(found, probability(left + self.threshold)) for found, left in more]
                picked.sort(key=lambda pick: pick.found.start)
        picked = settled(scan, picked, self.names)
        if scan.text.isascii():
            return picked
        return list(compress(picked, are_told(scan.text, [pick.found for pick in picked])))

    def _chosen(
        self, scan: Scan, at: int, around: Surroundings, heads: RussianHeads, near: Nearly
    ) -> Pick | None:
        """The longest candidate at a token that passes; a little less is asked of it if a shorter one passes."""
        longer: tuple[Found, float] | None = None
        for found in self.scanner.candidates(scan, at):
            name, adjective = found.name, found.adjective
            if adjective and not adjective.reported:
                continue
            logits = (name.score if name else self._adjective) + around.worth(found)
            if name and not name.key.isascii():
                logits += heads.worth(found)
            if logits > self.threshold:
                if longer and longer[1] > self.threshold - INDULGENCE and name:
                    return Pick(longer[0], probability(logits))
                return Pick(found, probability(logits))
            longer = longer or (found, logits)
        if longer and longer[1] > self.threshold - NEARLY:
            near.append((longer[0], longer[1] - self.threshold))
        return None

    def groups(self, scan: Scan, picks: list[Pick]) -> tuple[dict[Key, Group], list[Key | None], Shares]:
        """Names with their hints, which one each pick belongs to, and the countries that adjectives point to."""
        groups: dict[Key, Group] = {}
        of_pick: list[Key | None] = []
        pointers: Shares = defaultdict(float)
        found = [pick.found for pick in picks]
        told = told_by(scan.text, found)
        for number, pick in enumerate(picks):
            name = pick.found.name
            if name is None:
                if country := self._country(pick.found.adjective):
                    pointers[country] += 1
                of_pick.append(None)
                continue
            name, hint = self._hint(scan.text, pick.found, told.narrowed.get(number, name))
            hint = "country" if number in told.countries else hint
            hint = "province" if hint is None and number in told.provinces else hint
            only = name.senses[0].country if len(name.senses) == 1 else ""
            key = name.key + only + told.marks.get(number, ""), hint
            group = groups.get(key)
            if group is None:
                group = groups[key] = Group(name, hint)
            group.count += pick.probability
            of_pick.append(key)
        for at in scan.open:
            adjective = scan.words[at].adjective
            if adjective and not adjective.reported and (country := self._country(adjective)):
                pointers[country] += 1
        contain(scan.text, found, of_pick, groups, self.adjective)
        call_divisions(groups)
        return groups, of_pick, pointers

    def _hint(self, text: str, found: Found, name: Name) -> tuple[Name, str | None]:
        """The kind that the wording asks for, if it can be had, and the name with what answers it."""
        only = name.senses[0].kind if len(name.senses) == 1 else "city"
        hint = hints.hint(text, found.start, found.end) if only == "city" else None
        if hint is None or (
            hint.kind in AREAS and "country" in name.kinds and hints.is_of_another(text, found.start)
        ):
            return name, None
        if hint.kind in SITES:
            name = self.names.with_sites(name, hint.kind)
        least = 0.1 if not hint.exact else 0.5 if hint.kind == "airfield" else 1.0
        if len(name.senses) == 1 or not any(agreement(hint.kind, s.kind) >= least for s in name.senses):
            return name, None
        return name, hint.kind

    def _country(self, adjective: Adjective | None) -> str:
        name = self.adjective(adjective.place) if adjective else None
        return name.senses[0].country if name else ""

    def _host(self, found: Found) -> str:
        return found.name.senses[0].country if found.name else self._country(found.adjective)

    def adjective(self, place: str) -> Name | None:
        """The one place that an adjective stands for, as a name with one sense."""
        if place not in self._adjectives:
            number = self.gazetteer.index.number(place)
            sense = None if number is None else self.names.sense(number)
            self._adjectives[place] = self.names.name(place, (sense,)) if sense else None
        return self._adjectives[place]

    def _shown(self, group: Group, mass: Shares) -> Shown:
        options = options_of(group, self.gazetteer.index, mass)
        best, sure, why = options[0], surely(options), reasons(group)
        resolved = sure >= self.weights.senses["resolved"]
        if not resolved:
            why = (*why, f"unresolved: the likeliest place has only {sure:.0%}")
        elif outside := elsewhere(group, self.gazetteer.index):
            resolved, why = False, (*why, outside)
        country = best.kind == "country" or best.place in POLITICAL
        key = group.name.key
        governs = country or may_stand(key, self.lexicon)
        return Shown(options, key, best.kind, country, governs, group.hint, why, min(1.0, sure), resolved)

    def _mention(self, text: str, pick: Pick, shown: Shown) -> Mention:
        how: How = "literal"
        start, end, country, why = pick.found.start, pick.found.end, shown.country, shown.why
        if shown.hint and shown.kind in SITES and (hint := hints.hint(text, start, end)):
            end = hint.end  # the words behind are part of it: "Kant air base"
        elif (country or shown.kind == "sea") and attributive(text, start, end, self.lexicon):
            how = "adjective"
        elif shown.governs and (standing := metonym(text, start, end, shown.key, self.lexicon, country, self._known)):  # fmt: skip
            how, why = "metonym", (standing, *why)
        confidence = round(pick.probability * shown.sure, 3)
        made = start, end, text[start:end], how, shown.options, shown.resolved, confidence, why
        return tuple.__new__(Mention, made)  # quicker than Mention(...)

    def _adjective_pick(self, text: str, pick: Pick) -> Mention | None:
        found = pick.found
        if found.unheld:
            return unheld(text, found)
        place = found.adjective.place if found.adjective else ""
        return self._adjective_mention(text, found.start, found.end, place, pick.probability)

    def _adjective_mention(self, text: str, start: int, end: int, place: str, sure: float) -> Mention | None:
        if (name := self.adjective(place)) is None:
            return None
        shown = (name.only,) if name.only else options_of(Group(name), self.gazetteer.index, {})
        return Mention(start, end, text[start:end], "adjective", shown, True, round(sure, 3), ("adjective",))


def parser(region_prior: bool = True, uzbek: bool = False) -> Parser:
    """The project's own parser, made once; one of its own for Uzbek and Turkmen, whose endings English words have, too."""
    return _made(region_prior, uzbek)


@lru_cache(maxsize=4)
def _made(region_prior: bool, uzbek: bool) -> Parser:
    gazetteer, looks = tables()
    looks = looks if region_prior else None  # they were made with the prior
    made = Parser(gazetteer, load_weights(), region_prior=region_prior, uzbek=uzbek, looks=looks)
    governments()  # read here, and not when the first text names a country
    gc.collect()  # else a collection of everything, tables too, soon falls into the reading of a text: ten times as long
    least, *others = gc.get_threshold()
    if 0 < least < YOUNG:
        gc.set_threshold(YOUNG, *others)
    return made


def find_toponyms(
    text: str,
    *,
    outlet: str | None = None,
    region_prior: bool = True,
    language: str | None = None,
    memory: Memory | None = None,
) -> tuple[Mention, ...]:
    """Places named in a text, in its order, without overlaps; offsets are code points of `text`.

    `outlet` and `memory` together let the outlet's other documents speak: the memory is read, then adds this document.
    `region_prior` favours Central Asia and the Caspian. `language` is needed for none: scripts tell themselves apart, and so do Uzbek and Turkmen in Latin letters.
    A mention whose best place has too small a share is given with `resolved=False`.
    """
    return parser(region_prior, language in ("uz", "tk") or is_bent(text)).parse(text, outlet, memory)
