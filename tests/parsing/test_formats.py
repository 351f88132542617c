from __future__ import annotations

import json
import re

from geo.parsing.formats import Annotated, annotation_page, feature_collection, record, standoff
from geo.parsing.model import ActorMention, DateMention, Mention, Option, Parsed, Suggestion
from geo.parsing.textin.model import Text

WORDS = "🛩 On 6 May 2004 Norland\nasked for Port\r\nAmber and Lost Town; Norland waits."


def _at(words: str, start: int = 0) -> tuple[int, int]:
    first = WORDS.index(words, start)
    return first, first + len(words)


PORT = Option("geonames-1519422", "Port Amber", "port", "KZ", 43.5, 51.25, 0.9, ("exact name",))
DOCUMENT = Annotated(
    "folder/a b.txt",
    Text(WORDS, "plain", published="2004-05-10"),
    Parsed(
        (
            Mention(*_at("Port\r\nAmber"), "Port\r\nAmber", "literal", (PORT,), True, 0.9),
            Mention(*_at("Lost Town"), "Lost Town", "literal", (PORT,), False, 0.2, ("unresolved",)),
        ),
        (DateMention(*_at("6 May 2004"), "6 May 2004", "2004-05-06", "stated", "as written"),),
        (ActorMention(*_at("Norland"), "Norland", "norland", "name", "a name of Norland"),),
        (
            Suggestion(
                _at("Norland")[0], _at("Amber")[1], "requested", "basing", 0, None, (("norland", "seeks"),), "2004-05-06",
                "stated", "asserted", "actual", None, None, 0.7, "requested", ("because",),
            ),
        ),
        "en",
    ),
)  # fmt: skip


def test_json_holds_places_and_claims_with_their_evidence() -> None:
    made = json.loads(json.dumps(record(DOCUMENT)))
    placed, unresolved = made["mentions"]
    assert (placed["place"], placed["lat"], placed["lon"], placed["country"]) == (
        "geonames-1519422",
        43.5,
        51.25,
        "KZ",
    )
    assert (unresolved["place"], unresolved["lat"], unresolved["resolved"]) == (None, None, False)
    assert unresolved["candidates"][0]["name"] == "Port Amber"
    (claim,) = made["claims"]
    assert claim["evidence"] == WORDS[claim["start"] : claim["end"]] == "Norland\nasked for Port\r\nAmber"
    assert (claim["suggested"], claim["place"], claim["roles"]) == (True, "geonames-1519422", ["seeks"])


def test_geojson_puts_longitude_first_and_nothing_where_nothing_is_known() -> None:
    features = feature_collection([DOCUMENT])["features"]
    assert [f["geometry"] and f["geometry"]["coordinates"] for f in features] == [
        [51.25, 43.5],
        None,
        [51.25, 43.5],
    ]
    assert [f["properties"]["what"] for f in features] == ["mention", "mention", "suggested claim"]


def test_web_annotations_point_at_their_words() -> None:
    page = json.loads(json.dumps(annotation_page([DOCUMENT])))
    assert page["type"] == "AnnotationPage"
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) == 5
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert WORDS[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in WORDS
        assert item["target"]["source"] == "folder/a%20b.txt"
    assert page["items"][0]["body"]["geometry"] == {"type": "Point", "coordinates": [51.25, 43.5]}
    assert annotation_page([DOCUMENT])["items"][0]["id"] == page["items"][0]["id"]


def test_brat_reads_back() -> None:
    finds, notes, references = {}, {}, {}
    for line in standoff(DOCUMENT).splitlines():
        id_, what, rest = line.split("\t")
        if id_[0] == "T":
            label, spans = re.fullmatch(r"(\w+) ([\d; ]+)", what).groups()  # type: ignore[union-attr]
            pieces = [WORDS[slice(*map(int, span.split()))] for span in spans.split(";")]
            assert " ".join(pieces) == rest
            assert not any("\n" in piece or "\r" in piece for piece in pieces)
            finds[id_] = (label, rest)
        elif id_[0] == "N":
            references[what.split()[1]] = (what.split()[2], rest)
        else:
            notes[what.split()[1]] = rest
    assert finds["T1"] == ("Place", "Port Amber")
    assert [label for label, _ in finds.values()] == ["Place", "Place", "Date", "Actor", "Claim"]
    assert references == {"T1": ("geonames:1519422", "Port Amber")}
    assert set(notes) == set(finds)
    assert "kind: requested" in notes["T5"]
