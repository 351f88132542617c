"""Reasons, codes, countries, nearness, ids."""

from __future__ import annotations

import pytest

from geo.errors import GazetteerError, UnknownPlaceError
from geo.gazetteer import Gazetteer, where


def test_a_code_ranks_low_and_is_called_one(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("SCO")
    assert found
    assert found[0].score < 0.35
    assert all("airport code" in candidate.why[0] for candidate in found)


def test_a_code_in_small_letters_is_a_name_like_any_other(gazetteer: Gazetteer) -> None:
    assert all("airport code" not in candidate.why[0] for candidate in gazetteer.search("sco"))


def test_icao_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("UASS")[0].entity.id == "icao-uass"


def test_air_base_first_and_town_on_its_own_line(gazetteer: Gazetteer) -> None:
    ids = [candidate.entity.id for candidate in gazetteer.search("Kant")]
    assert ids[:2] == ["kant", "geonames-1528193"]


def test_the_entry_behind_a_curated_place_is_not_found_twice(gazetteer: Gazetteer) -> None:
    ids = [candidate.entity.id for candidate in gazetteer.search("Karshi-Khanabad")]
    assert ids.count("karshi-khanabad") == 1
    assert "icao-uzsl" not in ids
    assert gazetteer.get("icao-uzsl").lat == gazetteer.get("karshi-khanabad").lat


def test_reasons_say_what_counted(gazetteer: Gazetteer) -> None:
    why = gazetteer.search("Semipalatinsk", near=(50.35, 80.23), country="KZ")[0].why
    assert "alternate name of Semey" in why
    assert "population 292,780" in why
    assert "in KZ, as asked" in why
    assert "in the region of interest" in why
    assert any(reason.endswith("km from the point given") for reason in why)


def test_typing_errors_are_counted(gazetteer: Gazetteer) -> None:
    assert any("typing error, 1 letter" in reason for reason in gazetteer.search("Bishkeck")[0].why)


def test_kind_words_are_named(gazetteer: Gazetteer) -> None:
    town = next(c for c in gazetteer.search("Kant air base") if c.entity.kind == "city")
    assert "“air base” was asked for, this is a city" in town.why


def test_candidates_outside_the_country_come_after(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("Kant", country="IN")
    inside = [candidate.entity.country == "IN" for candidate in found]
    assert inside == sorted(inside, reverse=True)
    assert all("outside IN" in candidate.why for candidate in found if candidate.entity.country != "IN")


def test_the_region_of_interest_can_be_switched_off(gazetteer: Gazetteer) -> None:
    with_prior, without = (gazetteer.search("Semey", region_prior=prior)[0] for prior in (True, False))
    assert with_prior.score > without.score
    assert "in the region of interest" not in without.why


def test_limit_and_order(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("Aktau", limit=3)
    assert len(found) == 3
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert all(0 <= c.score <= 1 for c in found)


def test_country_ids_are_english_names_and_geonames_ids_lead_there(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("geonames-1522867").id == "kazakhstan"
    for id_ in ("united-states", "united-kingdom", "russia", "china", "netherlands", "turkey", "kyrgyzstan"):
        assert gazetteer.get(id_).kind == "country"


def test_entity_fields(gazetteer: Gazetteer) -> None:
    semey = gazetteer.get("geonames-1519422")
    assert (semey.name, semey.kind, semey.country, semey.precision, semey.radius_m) == (
        "Semey",
        "city",
        "KZ",
        "exact",
        1000,
    )
    assert (semey.source, semey.admin1, semey.population) == ("GeoNames", "Abai Region", 292780)
    assert gazetteer.get("kazakhstan").radius_m is None


def test_names(gazetteer: Gazetteer) -> None:
    names = gazetteer.names("geonames-1519422")
    assert names[0] == "Semey"
    assert {"Semipalatinsk", "Семипалатинск"} <= set(names)


def test_unknown_id_suggests_what_is_near(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlaceError, match=r"'karshi-kanabad'.*karshi-khanabad"):
        gazetteer.get("karshi-kanabad")
    with pytest.raises(UnknownPlaceError, match="geonames-1519422"):
        gazetteer.get("geonames-15194229")


def test_nearby(gazetteer: Gazetteer) -> None:
    found = gazetteer.nearby(42.8532, 74.8465, 10, kinds=("airbase", "city"))
    assert found[0][1].id == "kant"
    assert found[0][0] == pytest.approx(0, abs=0.01)
    assert "geonames-1528193" in {entity.id for _, entity in found}
    assert all(km <= 10 and entity.kind in {"airbase", "city"} for km, entity in found)


def test_nearby_crosses_the_date_line(gazetteer: Gazetteer) -> None:
    sides = {entity.lon > 0 for _, entity in gazetteer.nearby(-17.0, 179.9, 120)}
    assert sides == {True, False}


def test_where_is_plain(gazetteer: Gazetteer) -> None:
    (first,) = where("Kant", limit=1)
    assert list(first) == ["id", "name", "kind", "country", "lat", "lon", "precision", "score", "why"]
    assert isinstance(first["why"], list)
    assert where("Qwxyzzy") == []
    assert where("Kant", country="kg", limit=1)[0]["country"] == "KG"
    with pytest.raises(GazetteerError, match="'ZZ': no country has this code"):
        where("Kant", country="ZZ")


def test_size(gazetteer: Gazetteer) -> None:
    assert len(gazetteer) > 270_000
