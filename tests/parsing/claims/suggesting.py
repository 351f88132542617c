"""Suggestions for sentences of our own, with places that are given: no gazetteer is needed."""

from __future__ import annotations

from geo.parsing.actors.finding import find_actors
from geo.parsing.claims.suggest import find_suggestions
from geo.parsing.dates.finding import find_dates
from geo.parsing.model import Mention, Option, Suggestion

PLACES = {
    "Kazakhstan": ("kazakhstan", "country", "KZ"), "Kyrgyzstan": ("kyrgyzstan", "country", "KG"), "Uzbekistan": ("uzbekistan", "country", "UZ"),
    "Afghanistan": ("afghanistan", "country", "AF"), "Tajikistan": ("tajikistan", "country", "TJ"), "Kazakh": ("kazakhstan", "country", "KZ"),
    "Kant": ("kant", "airbase", "KG"), "Dushanbe": ("dushanbe", "city", "TJ"), "Aktau": ("aktau-port", "port", "KZ"), "Kuryk": ("kuryk-port", "port", "KZ"),
    "United States": ("united-states", "country", "US"), "Bishkek": ("bishkek", "city", "KG"), "Канте": ("kant", "airbase", "KG"), "Казахстане": ("kazakhstan", "country", "KZ"), "Казахстана": ("kazakhstan", "country", "KZ"),
    "Узбекистан": ("uzbekistan", "country", "UZ"), "Казахстан": ("kazakhstan", "country", "KZ"), "Казахстану": ("kazakhstan", "country", "KZ"), "Astana": ("astana", "city", "KZ"),
    "Ulyanovsk": ("ulyanovsk", "city", "RU"), "Fiji": ("fiji", "country", "FJ"), "Caspian Sea": ("caspian-sea", "sea", ""), "Manas transit center": ("ganci", "airbase", "KG"),
    "Термезе": ("termez-air-base", "airbase", "UZ"), "Айни": ("ayni", "airfield", "TJ"), "Таджикистана": ("tajikistan", "country", "TJ"), "Узбекистана": ("uzbekistan", "country", "UZ"), "Таджикистане": ("tajikistan", "country", "TJ"), "Манаса": ("ganci", "airbase", "KG"), "Таджикистаном": ("tajikistan", "country", "TJ"), "Манасе": ("ganci", "airbase", "KG"),
    "Termez air base": ("termez-air-base", "airbase", "UZ"), "Termez": ("termez", "city", "UZ"),
    "Central Asia": ("central-asia", "region", ""), "Turkmenistan": ("turkmenistan", "country", "TM"), "Poland": ("poland", "country", "PL"),
    "U.S. embassy": ("my-embassy", "facility", "UZ"), "посольство США": ("my-embassy", "facility", "UZ"), "ministry of defense": ("my-ministry", "facility", "KG"),
}  # fmt: skip


def suggested(text: str, published: str | None = "2005-08-16") -> list[tuple[Suggestion, str]]:
    """Suggestions with the id of their place; the places are those of PLACES wherever their names stand."""
    mentions = []
    for name, (place, kind, country) in PLACES.items():
        start = text.find(name)
        while start >= 0:
            if not text[start + len(name) : start + len(name) + 1].isalnum():
                option = Option(place, name, kind, country, 42.0, 70.0, 0.95, ())
                how = "adjective" if name == "Kazakh" else "literal"
                mentions.append(Mention(start, start + len(name), name, how, (option,), True, 0.95))  # type: ignore[arg-type]
            start = text.find(name, start + 1)
    mentions = [
        one for one in mentions if not any(o.start <= one.start and one.end < o.end for o in mentions)
    ]
    mentions.sort(key=lambda mention: mention.start)
    found = find_suggestions(
        text, mentions, find_dates(text, published), find_actors(text, mentions), published
    )
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.why
        assert 0 < one.confidence <= 0.95
    return [(one, PLACES[mentions[one.mention].text][0]) for one in found]


def only(text: str, published: str | None = "2005-08-16") -> tuple[Suggestion, str]:
    """The one suggestion of a text."""
    found = suggested(text, published)
    assert len(found) == 1, [(one.kind, one.about, place) for one, place in found]
    return found[0]
