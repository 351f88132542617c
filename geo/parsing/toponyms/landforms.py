"""Rivers, ranges, deserts and straits as texts call them: by which words they may be told from towns and countries of their name.

Rivers and canals the gazetteer holds with their own word ("Hudson River", "река Амур"); what they are called without it is
worked out here. What no gazetteer here holds stands in landforms.txt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from geo.gazetteer import Gazetteer, folding
from geo.parsing.language import russian
from geo.parsing.language.lexicon import Lexicon

__all__ = ["FEATURES", "HEADS", "LEADS", "REKA", "RIVER", "TOLD", "Landforms", "features"]

HERE = Path(__file__).parent
FEATURES = HERE / "landforms.txt"
RIVER, REKA = " river", "река "
HEADS = {
    "river": "river", "creek": "creek", "canal": "canal", "strait": "strait", "straits": "strait",
    "mountains": "mountain range", "desert": "desert", "darya": "river", "daria": "river", "nile": "river", "delta": "river delta",
}  # fmt: skip
"""Words behind the name of a feature, and what it is."""
LEADS = {
    "lake": "lake", "mount": "mountain", "mt": "mountain", "river": "river", "strait": "strait", "straits": "strait",
    "gulf": "gulf", "sea": "sea", "port": "place", "point": "place", "fort": "place",
}  # fmt: skip
"""Words before its name; those from "strait" to "sea" take "of"; "port" and others tell only behind "in" and the like."""
SHORTEST = 4
"""Letters of a river's name that "the" is enough to tell: "the Po" may be anything."""
TOLD = frozenset({"don", "po", "jordan", "amazon", "lena", "savannah", "colorado"})
"""Rivers that are known although an English word or a person is called so, too; only behind words such as "across the"."""
NEVER = frozenset({"congo", "gambia", "yukon", "uda", "suda", "usa", "white", "red"})
"""Names that "the" does not tell: of countries that have it, too."""


class Landforms:
    """What texts call rivers and features, by folded words."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.features: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """By the first word of a name of landforms.txt: the name and what it is, the longest first."""
        for kind, name in features():
            key = folding.key(name)
            self.features[key.split()[0]].append((key, kind))
        for names in self.features.values():
            names.sort(key=lambda pair: -len(pair[0]))
        self.rivers = frozenset(_bare(gazetteer, lexicon))
        """Names of rivers without their word that "the" tells."""
        self.marked = frozenset({*HEADS, *LEADS, *self.features, *self.rivers})
        """Words with which a river's or a feature's name may begin, or end."""

    def marks(self, key: str) -> bool:
        """Whether a river's or a feature's name may begin with a word, or end in it."""
        if key in self.marked:
            return True
        return not key.isascii() and any(form in self.marked for form in russian.nominatives(key))


def features() -> Iterator[tuple[str, str]]:
    """What it is and its name, for each of landforms.txt: a kind a line, continued on indented ones."""
    kind = ""
    for line in FEATURES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            kind, _, line = line.partition(":")
        yield from ((kind, name) for name in line.strip().split("|"))


def _bare(gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[str]:
    """What rivers are called behind "the": not what is first of all a word, or a person's name."""
    index = gazetteer.index
    for id_ in index.ids_starting("natural-earth-river-"):
        number = index.number(id_)
        for name in () if number is None else index.texts(number)[1:]:
            if not name.endswith(" River"):
                continue  # sooner than folding it
            bare = folding.key(name).removesuffix(RIVER)
            if bare in NEVER or " " in bare:
                continue
            letters = lexicon.words.get(bare, "")
            word = (
                not set("123gh").isdisjoint(letters) or bare in lexicon.classes or bare in lexicon.adjectives
            )
            if bare in TOLD or (len(bare) >= SHORTEST and not word):
                yield bare
