"""Boxes: what is read, what is refused, and what touches them."""

from __future__ import annotations

import pytest

from geo.serve.ogc.boxes import Box, BoxError, read_box


@pytest.mark.parametrize(
    ("written", "box"),
    [
        ("60,36,75,43", (60, 36, 75, 43)),
        ("-1.5e1,+.5,2.,3", (-15, 0.5, 2, 3)),
        ("60,36,-10,75,43,9000", (60, 36, 75, 43)),
        ("170,-10,-170,10", (170, -10, 190, 10)),
        ("-250,-95,250,95", (-180, -95, 180, 95)),
        ("71.25,41.5,71.25,41.5", (71.25, 41.5, 71.25, 41.5)),
        (" 60, 36, 75, 43", (60, 36, 75, 43)),
    ],
)
def test_boxes_are_read(written: str, box: tuple[float, ...]) -> None:
    assert read_box(written) == box


@pytest.mark.parametrize(
    "written",
    [
        "", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "a,b,c,d", "nan,0,1,1", "0,0,inf,1", "0,0,1e999,1", "0,0,0x10,1",
        "0,10,5,-10", "0,0,9,5,5,0", "190,0,170,5", "1_0,0,20,5", "١,٢,٣,٤", "1,2,3,4;DROP TABLE claims", "9" * 5000, "0,0,,1",
    ],
)  # fmt: skip
def test_what_is_no_box_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(BoxError, match=r"^'bbox' [^\n]{10,200}\.$"):
        read_box(written)


def test_edges_belong_to_a_box() -> None:
    box = read_box("60,36,75,43")
    assert all(box.holds(corner) for corner in [(60, 36), (75, 43), (60, 43), (75, 36)])
    assert not box.holds((59.999999, 40))
    assert not box.holds((70, 43.000001))


def test_a_box_across_the_antimeridian_has_two_sides() -> None:
    box = read_box("170,-10,-170,10")
    assert [box.holds((lon, 0)) for lon in (169.9, 170, 180, -180, -170, -169.9, 0)] == [
        False, True, True, True, True, False, False,
    ]  # fmt: skip


def test_a_map_window_beyond_the_antimeridian_finds_both_sides() -> None:
    box = read_box("170,-10,190,10")
    assert box.holds((175, 0))
    assert box.holds((-175, 0))
    assert not box.holds((0, 0))


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [
        ((0, 0), (10, 10), True),  # through it
        ((4, 4), (6, 6), True),  # within it
        ((0, 5), (3, 5), True),  # ends on its edge
        ((0, 0), (10, 2), False),  # below it
        ((0, 8), (2.9, 8), False),  # stops short
        ((0, 6), (6, 12), False),  # its own bounds overlap the box, the line does not
        ((3, 0), (3, 10), True),  # along its edge
        ((2.9, 0), (2.9, 10), False),
        ((5, 5), (5, 5), True),  # a point
    ],
)
def test_a_line_meets_a_box_where_it_runs_through_it(
    start: tuple[float, float], end: tuple[float, float], meets: bool
) -> None:
    box = Box(3, 3, 7, 7)
    assert box.meets(start, end) is meets
    assert box.meets(end, start) is meets
