from __future__ import annotations

from itertools import pairwise
from math import atan, atan2, cos, radians, sin, sqrt, tan

import pytest

from geo.errors import AtlasError
from geo.gazetteer.distance import haversine_km
from geo.geodesic import NAUTICAL_MILE_KM, compass, course, destination, ring


def vincenty_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """A second method: the inverse solution of Vincenty (Survey Review 176, 1975) on WGS 84."""
    a, f = 6378137.0, 1 / 298.257223563
    b = a * (1 - f)
    u1, u2 = atan((1 - f) * tan(radians(lat))), atan((1 - f) * tan(radians(other_lat)))
    whole = radians(other_lon - lon)
    lam = whole
    for _ in range(200):
        sin_sigma = sqrt((cos(u2) * sin(lam)) ** 2 + (cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lam)) ** 2)
        cos_sigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lam)
        sigma = atan2(sin_sigma, cos_sigma)
        sin_alpha = cos(u1) * cos(u2) * sin(lam) / sin_sigma
        cos2_alpha = 1 - sin_alpha**2
        middle = cos_sigma - 2 * sin(u1) * sin(u2) / cos2_alpha if cos2_alpha else 0.0
        c = f / 16 * cos2_alpha * (4 + f * (4 - 3 * cos2_alpha))
        before, lam = (
            lam,
            whole
            + (1 - c)
            * f
            * sin_alpha
            * (sigma + c * sin_sigma * (middle + c * cos_sigma * (-1 + 2 * middle**2))),
        )
        if abs(lam - before) < 1e-12:
            break
    u = cos2_alpha * (a**2 - b**2) / b**2
    big_a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    big_b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    less = (
        big_b
        * sin_sigma
        * (
            middle
            + big_b
            / 4
            * (
                cos_sigma * (-1 + 2 * middle**2)
                - big_b / 6 * middle * (-3 + 4 * sin_sigma**2) * (-3 + 4 * middle**2)
            )
        )
    )
    return b * big_a * (sigma - less) / 1000


def test_published_distance() -> None:
    """The inverse example of GeographicLib's documentation: Wellington to Salamanca, 19959679.267 m."""
    assert course(-41.32, 174.81, 40.96, -5.50).km == pytest.approx(19959.679267, abs=1e-6)


def test_published_position() -> None:
    """The direct example there: 20000 km from Perth at 225 degrees, (32.11195529, -63.95925278)."""
    assert destination(-32.06, 115.74, 225, 20000) == pytest.approx((32.11195529, -63.95925278), abs=1e-8)


@pytest.mark.parametrize(
    "spots",
    [
        (43.65, 51.16, 33.94, 67.71), (38.83, 65.92, 43.06, 74.48), (0, 0, 0, 1), (60, 170, 62, -170), (-33.9, 18.4, 51.5, -0.1),
    ],
)  # fmt: skip
def test_a_second_method_agrees(spots: tuple[float, float, float, float]) -> None:
    km = course(*spots).km
    assert km == pytest.approx(vincenty_km(*spots), abs=1e-5)
    assert km == pytest.approx(haversine_km(*spots), rel=0.006)


def test_nautical_miles_and_no_way_at_all() -> None:
    way = course(10, 10, 11, 10)
    assert way.nmi == pytest.approx(way.km / 1.852)
    assert NAUTICAL_MILE_KM == 1.852
    assert (course(45, 70, 45, 70).km, course(45, 70, 45, 70).bearing) == (0, 0)


@pytest.mark.parametrize(
    ("other", "bearing", "point"),
    [((1, 0), 0, "N"), ((0, 1), 90, "E"), ((-1, 0), 180, "S"), ((0, -1), 270, "W")],
)
def test_bearings_run_clockwise_from_north(other: tuple[float, float], bearing: float, point: str) -> None:
    way = course(0, 0, *other)
    assert way.bearing == pytest.approx(bearing)
    assert compass(way.bearing) == point


def test_the_compass_rounds_to_its_nearest_point() -> None:
    assert [compass(b) for b in (11, 12, 348, 349, 359.9)] == ["N", "NNE", "NNW", "N", "N"]


HUBS = [(43.06, 74.48), (0.0, 0.0), (65.0, 179.5), (-18.0, -179.9), (88.0, 30.0), (-89.5, 0.0), (90.0, 0.0)]


@pytest.mark.parametrize("km", [1, 500, 2500, 5000])
@pytest.mark.parametrize("hub", HUBS)
def test_every_point_of_a_ring_lies_at_its_distance(hub: tuple[float, float], km: float) -> None:
    """By the second method too; the points where a ring is cut lie between two of its own."""
    for part in ring(*hub, km):
        for lat, lon in part:
            assert -180 <= lon <= 180
            if abs(lon) < 180:
                assert course(*hub, lat, lon).km == pytest.approx(km, abs=1e-3)


@pytest.mark.parametrize("hub", HUBS)
def test_between_its_points_a_ring_strays_little(hub: tuple[float, float]) -> None:
    for part in ring(*hub, 500):
        for (lat, lon), (next_lat, next_lon) in pairwise(part):
            assert abs(next_lon - lon) <= 180
            if max(abs(lat), abs(next_lat)) < 80:
                assert course(*hub, (lat + next_lat) / 2, (lon + next_lon) / 2).km == pytest.approx(
                    500, rel=0.002
                )


def test_a_plain_ring_is_one_closed_line() -> None:
    (line,) = ring(43.06, 74.48, 500)
    assert line[0] == line[-1]
    assert line[0][0] == max(lat for lat, _ in line)


def test_across_the_antimeridian_it_is_cut_there() -> None:
    parts = ring(10, 179, 500)
    assert len(parts) == 2
    for part in parts:
        assert {abs(part[0][1]), abs(part[-1][1])} == {180.0}
        assert len({lon > 0 for _, lon in part}) == 1
    ends = sorted(lat for part in parts for lat, _ in (part[0], part[-1]))
    assert ends[0] == ends[1]
    assert ends[2] == ends[3]


def test_around_a_pole_it_runs_from_edge_to_edge() -> None:
    (line,) = ring(88, 30, 1000)
    assert sorted((line[0][1], line[-1][1])) == [-180.0, 180.0]
    assert line[0][0] == pytest.approx(line[-1][0])


@pytest.mark.parametrize("km", [0, -5, 19_901, float("nan")])
def test_a_ring_that_is_none(km: float) -> None:
    with pytest.raises(AtlasError, match="cannot be drawn"):
        ring(10, 10, km)
