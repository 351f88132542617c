"""Make event tables of the published shapes, with made-up names, the same for the same seed.

    python benchmarks/make_tables.py OUT --shape acled --rows 1000000 [--seed 7] [--holes]

Shapes: ucdp, acled, gdelt, csv (that of data/mappings/example.toml), geojson. `--holes` breaks about one row in a
hundred: no or impossible coordinates, dates that are none, ids twice, quotes within quotes, missing cells, NUL bytes,
another encoding, and a last line that is cut off.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

PARTS = (
    "Amber",
    "Mill",
    "Grey",
    "Stone",
    "Copper",
    "Reed",
    "Salt",
    "Elder",
    "Falcon",
    "Birch",
    "Quarry",
    "Harrow",
)
ENDS = ("ford", " Harbour", " Field", "stead", " Gate", " Springs", "wick", " Crossing")
COUNTRIES = ("Norland", "Southland", "Westland", "Eastmark", "Lowmoor")
ACTORS = tuple(
    f"{who} {what}"
    for who in COUNTRIES
    for what in ("Army", "Air Force", "Border Guard", "Rail Troops", "Navy")
)
CODES = ("NOR", "SOU", "WES", "EAS", "LOW", "NORMIL", "SOUMIL", "WESGOV", "EASGOV", "")
DEEDS = (
    "Headquarters or base established", "Armed clash", "Peaceful protest", "Agreement", "Change to group/activity",
    "Air/drone strike", "Looting/property destruction", "Other",
)  # fmt: skip
VERBS = ("reopened", "left", "inspected", "guarded", "supplied", "closed", "surveyed", "shared")
FIRST_DAY, DAYS = date(1995, 1, 1), 11_000

UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
    "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec where_coordinates "
    "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
)
ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude "
    "longitude geo_precision source source_scale notes fatalities tags timestamp"
)
EXAMPLE = (
    "ref y x first_seen last_seen date_quality printed_on place_quality what visitor host_navy harbour district land paper "
    "link"
)

Row = list[str]
Make = Callable[[random.Random, int], Row]


def _spot(dice: random.Random) -> tuple[str, str, str]:
    """Name, latitude and longitude: a made-up place in Central Asia's box."""
    name = dice.choice(PARTS) + dice.choice(ENDS)
    return name, f"{dice.uniform(36, 50):.4f}", f"{dice.uniform(52, 86):.4f}"


def _day(dice: random.Random) -> date:
    return FIRST_DAY + timedelta(days=dice.randrange(DAYS))


def _tale(dice: random.Random, who: str, where: str, when: date) -> str:
    words = f'On {when.day} {when:%B} {when.year}, {who} {dice.choice(VERBS)} the yard at {where}; a clerk called it "{dice.choice(PARTS)} {dice.choice(VERBS)}", and'
    return f"{words} {dice.randrange(2, 90)} lorries, {dice.randrange(2, 40)} wagons were counted near the {dice.choice(PARTS)} siding."


def ucdp(dice: random.Random, n: int) -> Row:
    """A row of the shape of UCDP GED."""
    (name, lat, lon), first, (a, b) = _spot(dice), _day(dice), dice.sample(ACTORS, 2)
    quality = dice.choices((1, 2, 3, 4, 5), (70, 10, 8, 8, 4))[0]
    last = first + timedelta(days=(0, 4, 6, 29, 200)[quality - 1])
    given = {
        "id": str(n), "relid": f"X-{n}", "year": str(first.year), "side_a": a, "side_b": b, "dyad_name": f"{a} - {b}",
        "conflict_name": f"{a}: yard", "number_of_sources": "1", "source_article": f'"{name} Daily, {last}, ""{a} {dice.choice(VERBS)} it"""',
        "source_office": f"{name} Daily", "source_date": last.isoformat(), "source_headline": f"{a} {dice.choice(VERBS)} it",
        "where_prec": str(dice.randint(1, 7)), "where_coordinates": name, "where_description": f"north of {name}, by the river",
        "adm_1": f"{dice.choice(PARTS)} province", "latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})",
        "country": dice.choice(COUNTRIES), "region": "Asia", "event_clarity": "1", "date_prec": str(quality),
        "date_start": f"{first} 00:00:00.000", "date_end": f"{last} 00:00:00.000", "best": str(dice.randrange(9)),
    }  # fmt: skip
    return [given.get(name, "0") for name in UCDP.split()]


def acled(dice: random.Random, n: int) -> Row:
    """A row of the shape of ACLED's export."""
    (name, lat, lon), day, (a, b) = _spot(dice), _day(dice), dice.sample(ACTORS, 2)
    given = {
        "event_id_cnty": f"NOR{n}", "event_date": f"{day.day} {day:%B} {day.year}", "year": str(day.year),
        "time_precision": str(dice.choices((1, 2, 3), (80, 15, 5))[0]), "disorder_type": "Strategic developments",
        "event_type": "Strategic developments", "sub_event_type": dice.choice(DEEDS), "actor1": a,
        "assoc_actor_1": "; ".join(dice.sample(ACTORS, dice.randrange(3))), "actor2": b if dice.random() < 0.6 else "",
        "assoc_actor_2": "", "iso": "0", "region": "Middle", "country": dice.choice(COUNTRIES), "admin1": f"{dice.choice(PARTS)} province",
        "admin2": "", "location": name, "latitude": lat, "longitude": lon, "geo_precision": str(dice.randint(1, 3)),
        "source": f"{dice.choice(PARTS)} Daily; {dice.choice(PARTS)} Radio", "source_scale": "National",
        "notes": _tale(dice, a, name, day), "fatalities": str(dice.randrange(5)), "timestamp": "1700000000",
    }  # fmt: skip
    return [given.get(name, "") for name in ACLED.split()]


def gdelt(dice: random.Random, n: int) -> Row:
    """A row of the shape of GDELT 2 events: 61 columns."""
    (name, lat, lon), day, (a, b) = _spot(dice), _day(dice), dice.sample(CODES, 2)
    root = dice.randint(1, 20)
    code, type_ = f"{root:02}{dice.randrange(6)}", dice.choices((1, 3, 4, 5), (20, 5, 60, 15))[0]
    place = [
        str(type_),
        f"{name}, {dice.choice(COUNTRIES)}",
        "ZZ",
        "ZZ01",
        "",
        lat,
        lon,
        str(-dice.randrange(10**6)),
    ]
    actors = [
        *[a, a and dice.choice(COUNTRIES).upper(), a[:3]],
        *[""] * 7,
        *[b, b and dice.choice(COUNTRIES).upper(), b[:3]],
        *[""] * 7,
    ]
    numbers = [
        "1",
        code,
        code,
        f"{root:02}",
        "1",
        "3.4",
        str(dice.randint(1, 40)),
        str(dice.randint(1, 9)),
        "4",
        "1.25",
    ]
    when = [str(n), f"{day:%Y%m%d}", f"{day:%Y%m}", str(day.year), f"{day.year}.5"]
    url = f"https://{dice.choice(PARTS).lower()}.example/{n}"
    return [*when, *actors, *numbers, *place, *place, *place, f"{day + timedelta(days=1):%Y%m%d}101500", url]


def example(dice: random.Random, n: int) -> Row:
    """A row that data/mappings/example.toml describes."""
    (name, lat, lon), day, (a, b) = _spot(dice), _day(dice), dice.sample(ACTORS, 2)
    last = day + timedelta(days=dice.randrange(20))
    return [
        f"v{n}", lat, lon, f"{day:%d/%m/%Y}", f"{last:%d/%m/%Y}", "sure", f"{last:%d/%m/%Y}", dice.choice("ABC"),
        dice.choice(("port call", "berth leased", "drill")), a, b, name, f"{dice.choice(PARTS)} district", dice.choice(COUNTRIES),
        f"{dice.choice(PARTS)} Daily", f"https://daily.example/{n}",
    ]  # fmt: skip


SHAPES: dict[str, tuple[str, Make, tuple[int, int, int]]] = {
    "ucdp": (
        UCDP,
        ucdp,
        (UCDP.split().index("latitude"), UCDP.split().index("longitude"), UCDP.split().index("date_start")),
    ),
    "acled": (
        ACLED,
        acled,
        (
            ACLED.split().index("latitude"),
            ACLED.split().index("longitude"),
            ACLED.split().index("event_date"),
        ),
    ),
    "gdelt": ("", gdelt, (56, 57, 1)),
    "csv": (EXAMPLE, example, (1, 2, 3)),
}
"""Header, how a row is made, and where its latitude, longitude and date are."""


def lines(shape: str, rows: int, seed: int, holes: bool) -> Iterator[bytes]:
    """The table line by line."""
    names, make, places = SHAPES[shape]
    header = names.split()
    dice, ills = random.Random(seed), random.Random(seed + 1)
    if header:
        yield (",".join(header) + "\n").encode()
    for n in range(1, rows + 1):
        row = make(dice, n)
        line = _break(ills, row, places, shape) if holes and ills.random() < 0.01 else _line(row, shape)
        yield line[: len(line) // 2] if holes and n == rows else line


def _line(row: Row, shape: str) -> bytes:
    if shape == "gdelt":
        return ("\t".join(row) + "\n").encode()
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(row)
    return text.getvalue().encode()


def _break(dice: random.Random, row: Row, places: tuple[int, int, int], shape: str) -> bytes:
    """One of the ways in which tables are broken."""
    lat, lon, day = places
    ill = dice.randrange(9)
    if ill == 0:
        row[lat] = row[lon] = ""
    elif ill == 1:
        row[lat] = "142.5"
    elif ill == 2:
        row[lat] = "unknown place"
    elif ill == 3:
        row[day] = "31 February 2005"
    elif ill == 4:
        row[0] = row[0][:-1] + "1"
    line = _line(row, shape)
    mark = b"\t" if shape == "gdelt" else b","
    if ill == 5:
        line = line.split(mark, 3)[-1]
    elif ill == 6:
        line = line.replace(b"a", b"\0", 1)
    elif ill == 7:
        line = line.replace(b"o", b"\xf6", 1)
    elif ill == 8 and shape != "gdelt":
        line = mark.join((*line.split(mark, 2)[:2], b'"stray', line.split(mark, 3)[-1]))
    return line


def features(rows: int, seed: int, holes: bool) -> Iterator[bytes]:
    """A FeatureCollection with the properties of a dataset."""
    dice, ills = random.Random(seed), random.Random(seed + 1)
    yield b'{"type": "FeatureCollection", "features": [\n'
    for n in range(1, rows + 1):
        (name, lat, lon), day, who = _spot(dice), _day(dice), dice.sample(ACTORS, 2)
        point = (
            None
            if holes and ills.random() < 0.005
            else {"type": "Point", "coordinates": [float(lon), float(lat)]}
        )
        said = {
            "id": f"f{n}", "says": f"{who[0]} {dice.choice(VERBS)} {name}.", "when": day.isoformat(), "actors": who, "place_name": name,
            "kind": dice.choice(("operating", "withdrawn", "drill")), "precision": dice.choice(("exact", "near", "area")),
        }  # fmt: skip
        text = json.dumps({"type": "Feature", "geometry": point, "properties": said})
        text = text[:40] + text[60:] if holes and ills.random() < 0.005 else text
        yield (text + (",\n" if n < rows else "\n")).encode()
    yield b'"' if holes else b"]}\n"


def main() -> None:
    """Write one table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--shape", choices=[*SHAPES, "geojson"], required=True)
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--holes", action="store_true")
    asked = parser.parse_args()
    with asked.out.open("wb") as file:
        file.writelines(
            features(asked.rows, asked.seed, asked.holes)
            if asked.shape == "geojson"
            else lines(asked.shape, asked.rows, asked.seed, asked.holes)
        )


if __name__ == "__main__":
    main()
