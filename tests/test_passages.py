"""Cutting a text into pieces: overlaps, offsets, names and dates. Every text here is our own."""

from __future__ import annotations

from typing import Any

import pytest

from geo.passages import Mark, marks_in, passages_of, read_paragraphs
from geo.records.models import Claim, Mention
from geo.records.world import Actor


def claim(text: str, words: str, paragraph: int = 1, **fields: Any) -> Claim:
    start = text.index(words)
    values = {
        "says": "Something is so.", "kind": "stated", "about": "basing", "place": "port-amber", "paragraph": paragraph,
        "span": [start, start + len(words)], "anchor": " ".join(words.split()[:3]),
    }  # fmt: skip
    return Claim.model_validate({**values, **fields})


def mention(text: str, words: str, **fields: Any) -> Mention:
    start = text.index(words)
    return Mention(text=words, start=start, end=start + len(words), **fields)


NORLAND = Actor(id="norland", name="Norland", kind="state", aliases=("N.L.",), metonyms=("Amber City",))
LEAGUE = Actor(id="league", name="Harbour League", kind="alliance", aliases=("HL", "League Council"))
ACTORS = (NORLAND, LEAGUE)


def marked(text: str, *mentions: Mention) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.kind, m.actor) for m in marks_in(text, mentions, ACTORS)]


def test_passages_are_distinct_spans_in_the_order_of_the_text() -> None:
    text = "Ships came. Planes came and went."
    claims = {
        "late": claim(text, "Planes came"),
        "wide": claim(text, "Planes came and went"),
        "early": claim(text, "Ships came"),
        "same": claim(text, "Planes came"),
    }
    assert [(p.start, p.claims) for p in passages_of(claims)] == [
        (0, ("early",)),
        (12, ("wide",)),
        (12, ("late", "same")),
    ]


def test_overlapping_passages_cut_the_text_and_lose_nothing() -> None:
    text = "\n\nOne two three four.\nFive six.\n\n\nSeven <b>eight</b> & nine.\n"
    claims = {
        "a": claim(text, "One two three"),
        "b": claim(text, "two three four"),
        "c": claim(text, "<b>eight", 2),
    }
    read = read_paragraphs(text, passages_of(claims), [])
    assert [p.number for p in read] == [1, 2]
    assert ["".join(piece.text for piece in p.pieces) for p in read] == [
        "One two three four.\nFive six.",
        "Seven <b>eight</b> & nine.",
    ]
    assert [(piece.text, piece.passages) for piece in read[0].pieces] == [
        ("One ", (0,)),
        ("two three", (0, 1)),
        (" four", (1,)),
        (".\nFive six.", ()),
    ]
    assert [piece.passages for piece in read[1].pieces if "eight" in piece.text] == [(2,)]


def test_offsets_are_code_points_beyond_the_first_plane_too() -> None:
    text = "𐐀𐐁 🚢 sailed. 🛬 Norland landed in May 2004."
    claims = {"a": claim(text, "🛬 Norland landed")}
    pieces = read_paragraphs(text, passages_of(claims), marks_in(text, [], ACTORS))[0].pieces
    assert "".join(piece.text for piece in pieces if piece.passages) == "🛬 Norland landed"
    assert [piece.text for piece in pieces if piece.mark] == ["Norland", "May 2004"]


def test_a_mark_across_the_edge_of_a_passage_stays_one_mark_in_two_pieces() -> None:
    text = "The Harbour League met."
    pieces = read_paragraphs(text, passages_of({"a": claim(text, "League met")}), marks_in(text, [], ACTORS))[
        0
    ].pieces
    assert [(piece.text, piece.passages, bool(piece.mark)) for piece in pieces] == [
        ("The ", (), False),
        ("Harbour ", (), True),
        ("League", (0,), True),
        (" met", (0,), False),
        (".", (), False),
    ]


def test_a_passage_that_runs_over_two_paragraphs_is_in_both() -> None:
    text = "First half\n\nsecond half"
    read = read_paragraphs(text, passages_of({"a": claim(text, "half\n\nsecond")}), [])
    assert [[piece.text for piece in p.pieces if piece.passages] for p in read] == [["half"], ["second"]]


def test_the_longer_reading_wins_and_a_recorded_place_beats_a_pattern() -> None:
    text = "Norland and the League Council of Norland spoke."
    assert marked(text, mention(text, "League Council of Norland")) == [
        ("Norland", "actor", "norland"),
        ("League Council of Norland", "place", ""),
    ]
    assert marked("Norland won.", mention("Norland won.", "Norland")) == [("Norland", "place", "")]


def test_a_recorded_metonym_is_its_actor_and_keeps_its_place() -> None:
    text = "Amber City refused."
    recorded = mention(text, "Amber City", how="metonym")
    assert marks_in(text, [recorded], ACTORS) == [Mark(0, 10, "actor", "norland", recorded)]


def test_a_mention_that_is_not_where_it_says_is_left_out() -> None:
    assert marked("Port Amber", Mention(text="Amber", start=0, end=5)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("N.L. and HL agreed", ["N.L.", "HL"]),
        ("norland, Norlander, HLX, the hl", []),
        ("Norland's ships", ["Norland"]),
        ("talks in Amber City went on", []),
        ("the Amber City Post wrote", []),
        ("Then Amber City refused", ["Amber City"]),
    ],
)
def test_actors_are_found_by_whole_names_only(text: str, expected: list[str]) -> None:
    assert [words for words, kind, _ in marked(text) if kind == "actor"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 5, 2003, they", ["May 5, 2003"]),
        ("on 5 May 2003 they", ["5 May 2003"]),
        ("on September 8 they", ["September 8"]),
        ("from July 7-9 on", ["July 7-9"]),
        ("on 2003-05-05 they", ["2003-05-05"]),
        ("in 2003, they", ["2003"]),
        ("since 2003-04 they", ["2003-04"]),
        ("in April they", ["April"]),
        ("in August 2005.", ["August 2005"]),
        ("They may march 5 miles; May and April sang.", []),
        ("in 2000 tonnes, for 2003 dollars, $2003", []),
        ("room 2003, in 20031", []),
    ],
)
def test_dates_are_found_by_a_pattern_that_would_rather_miss(text: str, expected: list[str]) -> None:
    assert [words for words, kind, _ in marked(text) if kind == "date"] == expected
