"""An invented story in real-looking places, in the shape the time layer reads. No claim here was ever made."""

from datetime import date
from typing import Any

FAMILIES = [
    {"id": "proposed", "label": "proposed", "color": "#E69F00"},
    {"id": "agreed", "label": "agreed", "color": "#56B4E9"},
    {"id": "in-use", "label": "in use", "color": "#009E73"},
    {"id": "ending", "label": "ending", "color": "#CC79A7"},
    {"id": "against", "label": "against", "color": "#D55E00"},
    {"id": "talk", "label": "talk", "color": "#999999"},
]
ACTORS = [
    {"id": "north", "label": "Northland", "color": "#3b6db5"},
    {"id": "south", "label": "Southland", "color": "#2a9d8f"},
    {"id": "league", "label": "The League", "color": "#b5533c"},
]
# id, name, kind, country, lat, lon, precision, radius in metres, areal
PLACES: list[tuple[str, str, str, str | None, float, float, str, int, bool]] = [
    ("steppe-base", "Steppe air base", "airbase", "UZ", 38.83, 65.92, "exact", 1000, False),
    ("lake-base", "Lake air base", "airbase", "KG", 43.06, 74.48, "exact", 1000, False),
    ("hill-base", "Hill air base", "airbase", "KG", 42.85, 74.85, "exact", 1000, False),
    ("river-airfield", "River airfield", "airfield", "KZ", 50.35, 80.23, "district", 75000, False),
    ("west-port", "West port", "port", "KZ", 43.6, 51.2, "exact", 1000, False),
    ("south-port", "South port", "port", "KZ", 43.17, 51.66, "exact", 1000, False),
    ("old-city", "Old city", "city", "KZ", 42.9, 71.37, "near", 25000, False),
    ("new-city", "New city", "city", "KZ", 45.0, 78.4, "near", 25000, False),
    ("market-city", "Market city", "city", "KZ", 43.25, 76.95, "exact", 1000, False),
    ("capital-city", "Capital city", "city", "KZ", 51.18, 71.45, "exact", 1000, False),
    ("depot", "Fuel depot", "facility", "TJ", 38.55, 68.78, "exact", 1000, False),
    ("far-capital", "Far capital", "city", "US", 38.9, -77.04, "exact", 1000, False),
    ("kazakhstan", "Kazakhstan", "country", "KZ", 48.0, 68.0, "country", 900000, True),
    ("uzbekistan", "Uzbekistan", "country", "UZ", 41.7, 63.8, "country", 500000, True),
    ("kyrgyzstan", "Kyrgyzstan", "country", "KG", 41.5, 75.0, "country", 300000, True),
    ("afghanistan", "Afghanistan", "country", "AF", 33.9, 66.0, "country", 500000, True),
    ("caspian-sea", "Caspian Sea", "sea", None, 42.0, 50.7, "area", 400000, True),
    ("central-asia", "Central Asia", "region", None, 45.0, 66.0, "area", 1200000, True),
]


def day(text: str) -> int:
    """Days since 1970-01-01 of an ISO date."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def claims() -> list[dict[str, Any]]:
    """One dictionary a claim; the first ones are those the tests name."""
    rows: list[dict[str, Any]] = []

    def add(place: str, family: str, start: str | None, end: str | None = None, **more: Any) -> None:
        rows.append({"place": place, "family": family, "start": start, "end": end or start, **more})

    add("steppe-base", "in-use", "2002-03-01", "2005-08-16", until="2006-06-30", state=1)
    add("steppe-base", "ending", "2005-08-16")
    add("steppe-base", "proposed", "2005-08-10", to="lake-base")
    add("hill-base", "in-use", "2003-12-31")  # the last day of a year: a boundary
    add("lake-base", "in-use", "2004-01-01")  # the first day of a year: a boundary
    add("old-city", "proposed", None)
    add("new-city", "proposed", None)
    add("west-port", "agreed", "2018-04-25", to="afghanistan")
    add("south-port", "agreed", "2018-04-25", to="afghanistan")
    add("river-airfield", "proposed", "2001-11-06")
    add("market-city", "talk", "2005-05-03")
    add("capital-city", "talk", "2001-12-10")
    add("depot", "agreed", "2009-07-01")
    add("far-capital", "talk", "2001-12-21")
    add("caspian-sea", "against", "2005-10-04")
    add("caspian-sea", "proposed", "2005-10-04")
    add("uzbekistan", "against", "2005-07-05")
    add("kyrgyzstan", "agreed", "2005-08-11")
    order = ["proposed", "proposed", "agreed", "in-use", "in-use", "against", "talk"]
    for n in range(42):
        year = (2001, 2001, 2001, 2005, 2005, 2002, 2018, 2007, 2010)[n % 9]
        add("kazakhstan", order[n % 7], f"{year}-0{1 + n % 9}-15")
    for n in range(7):
        add("central-asia", "against" if n % 3 else "talk", f"{2003 + n}-06-01")
    for n in range(6):
        add("afghanistan", "against" if n % 3 == 0 else "in-use", "2002-02-01", f"200{3 + n}-01-01", state=1)
    return rows


def story() -> dict[str, Any]:
    """The layer: columns of claims with indexes into places, families and actors."""
    index = {row[0]: i for i, row in enumerate(PLACES)}
    family = {item["id"]: i for i, item in enumerate(FAMILIES)}
    keys = ("id", "name", "kind", "country", "lat", "lon", "precision", "radius_m", "areal")
    spots = {"exact": "exactly known", "near": "within 25 km", "district": "within 75 km"}
    rows = claims()

    def days(name: str) -> list[int | None]:
        return [day(row[name]) if row.get(name) else None for row in rows]

    return {
        "version": "invented",
        "families": FAMILIES,
        "actors": ACTORS,
        "places": [dict(zip(keys, row, strict=True), spot=spots.get(row[6], "as a whole")) for row in PLACES],
        "sources": [
            {"id": "one", "title": "First report", "start": day("2001-12-01"), "end": day("2002-01-31")},
            {"id": "two", "title": "Second report", "start": day("2005-08-16"), "end": day("2005-08-16")},
            {"id": "three", "title": "Third report", "start": day("2010-01-01"), "end": day("2013-12-31")},
            {"id": "four", "title": "Fourth report", "start": day("2018-05-02"), "end": day("2018-05-02")},
        ],
        "claims": {
            "id": [f"c{i:03}" for i in range(len(rows))],
            "place": [index[row["place"]] for row in rows],
            "to": [index[row["to"]] if "to" in row else -1 for row in rows],
            "family": [family[row["family"]] for row in rows],
            "actors": [[i % 3] if i % 4 else [0, 1] for i in range(len(rows))],
            "start": days("start"),
            "end": days("end"),
            "from": days("from"),
            "until": days("until"),
            "says": [f"An invented sentence about {row['place']}." for row in rows],
            "state": [row.get("state", 0) for row in rows],
        },
    }
