from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from geo.gazetteer import Entity, open_gazetteer
from geo.whereabouts import countries, differences, distance_in_words, line_between, spot_of

AMBER = Entity("port-amber", "Port Amber", "port", "KZ", 41.5, 71.25, "exact", 1_000, 0, "ours", "North")


def test_countries_have_english_names() -> None:
    assert countries()["KG"] == "Kyrgyzstan"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ["at the same point"]),
        ({"kind": "airfield"}, ["an airfield, not a port", "at the same point"]),
        ({"country": "KG"}, ["in Kyrgyzstan, not Kazakhstan", "at the same point"]),
        ({"country": ""}, ["in no one country, not Kazakhstan", "at the same point"]),
        ({"admin1": "South"}, ["in South, not North", "at the same point"]),
        ({"lat": 42.5}, ["111 km N of it"]),
        ({"lat": 41.51}, ["1.1 km N of it"]),
    ],
)
def test_what_tells_two_places_apart(change: dict[str, object], said: list[str]) -> None:
    assert differences(AMBER, replace(AMBER, **change)) == said  # type: ignore[arg-type]


def test_sizes_are_told_where_both_are_known() -> None:
    large, small = replace(AMBER, population=10_000), replace(AMBER, population=900)
    assert differences(large, small)[-1] == "900 people against 10,000"
    assert "people" not in " ".join(differences(large, AMBER))


def test_a_distance_in_words() -> None:
    assert distance_in_words(AMBER, replace(AMBER, lat=42.5)) == "111.1 km (60.0 nmi), bearing 000° (N)"
    assert distance_in_words(AMBER, AMBER) == "the same point"


def test_a_line_runs_from_end_to_end_and_does_not_jump_at_the_antimeridian() -> None:
    west, east = replace(AMBER, lat=60.0, lon=-170.0), replace(AMBER, lat=60.0, lon=170.0)
    line = line_between(east, west)
    assert line[0] == (60.0, 170.0)
    assert line[-1] == (60.0, 190.0)
    assert all(abs(a[1] - b[1]) < 10 for a, b in pairwise(line))
    assert max(lat for lat, _ in line) > 60.2


def test_a_spot_is_a_point_or_a_name() -> None:
    gazetteer = open_gazetteer()
    assert spot_of(gazetteer, "42.87; 74.59") == ((42.87, 74.59), "42.8700, 74.5900")
    found = spot_of(gazetteer, "Bishkek")
    assert found
    assert found[1] == "Bishkek, Kyrgyzstan"
    assert spot_of(gazetteer, "95, 10") is None
    assert spot_of(gazetteer, "zzqqxxyy") is None
