"""What is known of a place besides its claims: its names, its identifiers, what lies near it and on its ground."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas, Site
from geo.geodesic import Course, course
from geo.records.when import read_when
from geo.records.wording import when_in_words

__all__ = [
    "Called",
    "Identifier",
    "Neighbour",
    "identifiers",
    "names_by_script",
    "neighbours",
    "on_its_ground",
    "wider",
]

_SCRIPTS = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Arab": "Arabic", "Hebr": "Hebrew", "Grek": "Greek", "Armn": "Armenian",
    "Geor": "Georgian", "Deva": "Devanagari", "Beng": "Bengali", "Hang": "Hangul", "Hani": "Chinese characters",
    "Kana": "Japanese kana", "Ethi": "Ethiopic", "Thai": "Thai", "Tibt": "Tibetan", "Mong": "Mongolian",
}  # fmt: skip
"""ISO 15924 codes of scripts, as far as a record may name them, in words."""
_BY_NAME = {"CJK": "Chinese characters", "HIRAGANA": "Japanese kana", "KATAKANA": "Japanese kana"}
_LANGUAGES = {
    "en": "English", "ru": "Russian", "kk": "Kazakh", "ky": "Kyrgyz", "uz": "Uzbek", "tg": "Tajik", "tk": "Turkmen",
    "fa": "Persian", "ps": "Pashto", "az": "Azerbaijani", "tr": "Turkish", "de": "German", "fr": "French",
    "zh": "Chinese", "hy": "Armenian", "ka": "Georgian", "ar": "Arabic", "uk": "Ukrainian", "be": "Belarusian",
    "und": "",  # nobody said
}  # fmt: skip


@dataclass(frozen=True)
class Called:
    """One name. `language`, `years` and `basis` are in words, and empty for what only a gazetteer lists."""

    text: str
    script: str
    language: str = ""
    years: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Identifier:
    """A register's id for the place; `url` where a documented rule makes an address of it."""

    register: str
    value: str
    url: str | None = None


@dataclass(frozen=True)
class Neighbour:
    """Another site, and the way there."""

    site: Site
    course: Course


def names_by_script(site: Site, listed: Iterable[str]) -> dict[str, list[Called]]:
    """Names by script in words: the records' own first, then what the gazetteer lists besides.

    `listed` is `Gazetteer.names`. A code that stands for the place (ICAO, IATA) is no name.
    """
    codes = {str(value).upper() for value in site.record.links.values()} if site.record else set()
    found = [Called(site.name, script_of(site.name))]
    for name in site.record.names if site.record else ():
        script = _SCRIPTS.get(name.script or "", name.script) or script_of(name.text)
        years = _years(name.from_, name.to)
        found.append(Called(name.text, script, _LANGUAGES.get(name.lang, name.lang), years, name.basis or ""))
    found += [Called(text, script_of(text)) for text in listed]
    groups: dict[str, list[Called]] = {}
    seen = set(codes)
    for called in sorted(found, key=lambda c: not c.language):  # where both have it, the record knows more
        if called.text not in seen:
            seen.add(called.text)
            groups.setdefault(called.script, []).append(called)
    return dict(sorted(groups.items(), key=lambda item: (_rank(item[0]), item[0])))


def _rank(script: str) -> int:
    return {"Latin": 0, "Cyrillic": 1}.get(script, 2)


def script_of(text: str) -> str:
    """The script of most letters of a text, by their names in the Unicode character database."""
    counts: dict[str, int] = {}
    for letter in filter(str.isalpha, text):
        first = unicodedata.name(letter, "OTHER").split(" ")[0].split("-")[0]
        label = _BY_NAME.get(first, first.capitalize())
        counts[label] = counts.get(label, 0) + 1
    return max(counts, key=lambda label: counts[label]) if counts else "Codes and figures"


def _years(from_: str | None, to: str | None) -> str:
    first = when_in_words(read_when(from_)) if from_ else ""
    last = when_in_words(read_when(to)) if to else ""
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def identifiers(site: Site) -> list[Identifier]:
    """Ids that the records give, or that the place's own id holds.

    Addresses: https://www.geonames.org/<id> (GeoNames, "about") and https://www.wikidata.org/wiki/<id>
    (Wikidata, "Data access"). ICAO, IATA and UN/LOCODE have no such rule and stay plain.
    """
    links = {key: str(value) for key, value in site.record.links.items()} if site.record else {}
    for id_ in (site.id, site.record.at or "" if site.record else ""):
        register, _, rest = id_.partition("-")
        if register in ("geonames", "icao") and rest and rest.upper() not in links.values():
            own = site.id == id_ or register == "icao"  # a town that only lends its spot is not the place
            links.setdefault(register if own else f"{register} (of the spot)", rest.upper())
    return [Identifier(_register(key), value, _url(key, value)) for key, value in links.items()]


def _register(key: str) -> str:
    name, _, rest = key.partition(" ")
    label = {
        "geonames": "GeoNames",
        "icao": "ICAO",
        "iata": "IATA",
        "unlocode": "UN/LOCODE",
        "wikidata": "Wikidata",
    }
    return f"{label.get(name, name)} {rest}".strip()


def _url(key: str, value: str) -> str | None:
    if key.startswith("geonames") and value.isdigit():
        return f"https://www.geonames.org/{value}"
    return f"https://www.wikidata.org/wiki/{value}" if key == "wikidata" else None


def neighbours(atlas: Atlas, site: Site, limit: int = 6) -> list[Neighbour]:
    """The nearest other places that are spots, the nearest first; none for an area, which has no spot to measure from."""
    if site.areal:
        return []
    others = [other for other in atlas.sites.values() if other.id != site.id and not other.areal]
    found = [Neighbour(other, course(site.lat, site.lon, other.lat, other.lon)) for other in others]
    return sorted(found, key=lambda n: (n.course.km, n.site.id))[:limit]


def on_its_ground(atlas: Atlas, site: Site) -> list[Site]:
    """For a country: the sites with claims on its ground. For a region or a sea: the countries that it spans."""
    if site.kind == "country":
        return [s for s in _others(atlas, site) if s.country == site.country and s.kind != "country"]
    spanned: Sequence[str] = site.record.countries if site.record else ()
    return [s for s in _others(atlas, site) if s.kind == "country" and s.country in spanned]


def wider(atlas: Atlas, site: Site) -> list[Site]:
    """Places of the atlas to look at besides: a spot's parent and country; the regions and seas that a country is of."""
    parent = site.record.parent if site.record else None

    def around(other: Site) -> bool:
        if site.kind == "country":
            return other.record is not None and site.country in other.record.countries
        return other.id == parent or (other.kind == "country" and other.country == site.country)

    return [other for other in _others(atlas, site) if around(other)]


def _others(atlas: Atlas, site: Site) -> list[Site]:
    return sorted((s for s in atlas.sites.values() if s.id != site.id), key=lambda s: s.name)
