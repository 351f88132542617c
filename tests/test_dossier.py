from __future__ import annotations

from dataclasses import replace

import pytest

from geo.atlas import Atlas, Site
from geo.dossier import identifiers, names_by_script, neighbours, on_its_ground, script_of, wider
from geo.records.models import Name, Place
from tests.checkout import Checkout


def site(id_: str = "amber", **record: object) -> Site:
    """A made-up place with a record."""
    place = Place.model_validate(
        {"id": id_, "name": "Amber", "kind": "port", "country": "SL", "basis": "Made up.", "precision": "exact",
         "lat": 41.0, "lon": 71.0, "reason": "None holds it.", **record}
    )  # fmt: skip
    return Site(id_, "Amber", "port", "SL", 41.0, 71.0, "exact", 1000, "Made up.", place)


@pytest.mark.parametrize(
    ("text", "script"),
    [("Amber", "Latin"), ("Порт Амбер", "Cyrillic"), ("Құрық", "Cyrillic"), ("塔拉兹", "Chinese characters"), ("تراز", "Arabic"),
     ("タラズ", "Japanese kana"), ("K-2 база", "Cyrillic"), ("12/7", "Codes and figures"), ("", "Codes and figures")],
)  # fmt: skip
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_names_by_script_once_each_and_the_records_know_more() -> None:
    names = (Name(text="Амбер", lang="ru"), Name.model_validate(
        {"text": "Old Amber", "lang": "en", "from": "1950", "to": "1991", "basis": "A made-up register."}
    ))  # fmt: skip
    place = site(names=names, links={"icao": "SLAM"})
    groups = names_by_script(place, ["Amber", "Old Amber", "Амбер", "SLAM", "琥珀"])
    assert list(groups) == ["Latin", "Cyrillic", "Chinese characters"]
    assert [called.text for called in groups["Latin"]] == ["Old Amber", "Amber"]
    old = groups["Latin"][0]
    assert (old.language, old.years, old.basis) == ("English", "1950 to 1991", "A made-up register.")
    assert [called.language for called in groups["Cyrillic"]] == ["Russian"]


@pytest.mark.parametrize(
    ("from_", "to", "words"), [("1950", None, "from 1950"), (None, "1991", "until 1991")]
)
def test_names_with_one_year(from_: str | None, to: str | None, words: str) -> None:
    name = Name.model_validate({"text": "Old", "from": from_, "to": to, "basis": "A register."})
    assert names_by_script(site(names=(name,)), [])["Latin"][0].years == words


def test_addresses_are_made_only_by_documented_rules() -> None:
    found = identifiers(site(links={"geonames": 123, "icao": "SLAM", "wikidata": "Q1", "unlocode": "SLAMB"}))
    assert {i.register: i.url for i in found} == {
        "GeoNames": "https://www.geonames.org/123", "ICAO": None, "Wikidata": "https://www.wikidata.org/wiki/Q1", "UN/LOCODE": None,
    }  # fmt: skip


def test_an_id_of_a_gazetteer_is_an_identifier() -> None:
    bare = replace(site(), id="geonames-77", record=None)
    assert [(i.register, i.value, i.url) for i in identifiers(bare)] == [
        ("GeoNames", "77", "https://www.geonames.org/77")
    ]


def test_a_town_that_lends_its_spot_is_not_the_place() -> None:
    lent = site(at="geonames-77", lat=None, lon=None, reason=None)
    (found,) = identifiers(lent)
    assert (found.register, found.value) == ("GeoNames (of the spot)", "77")
    same = site(at="geonames-77", lat=None, lon=None, reason=None, links={"geonames": 77})
    assert [i.register for i in identifiers(same)] == ["GeoNames"]


def test_neighbours_are_spots_the_nearest_first(atlas: Atlas) -> None:
    (near,) = neighbours(atlas, atlas.sites["port-amber"])
    assert near.site.id == "mill-field"
    assert near.course.km == pytest.approx(160.4, abs=1.0)
    assert near.course.nmi == pytest.approx(near.course.km / 1.852)
    assert neighbours(atlas, atlas.sites["southland"]) == []


def test_a_country_has_the_sites_on_its_ground(atlas: Atlas) -> None:
    assert {s.id for s in on_its_ground(atlas, atlas.sites["southland"])} == {"port-amber", "mill-field"}
    assert [s.id for s in wider(atlas, atlas.sites["port-amber"])] == ["southland"]


def test_a_spot_is_not_of_a_sea_because_its_country_is(checkout: Checkout, atlas: Atlas) -> None:
    assert "grey-sea" not in [s.id for s in wider(atlas, atlas.sites["port-amber"])]
