"""Where is …: the page on the records and the gazetteer of this checkout; the box itself is driven in a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from geo.gazetteer import open_gazetteer
from tests.pages.conftest import Open


def words(at: AppTest) -> str:
    return "\n".join(part.value for group in (at.markdown, at.caption, at.info, at.warning) for part in group)


def html(at: AppTest) -> str:
    return "\n".join(part.proto.body for part in at.get("html"))


def opened(frame: Open, **options: str | list[str]) -> AppTest:
    at = frame("gazetteer", **options)
    assert not at.exception
    return at


def test_an_empty_box_says_what_to_try(frame: Open) -> None:
    at = opened(frame)
    assert "Try one of these" in words(at)
    at.button(key="example-UCFM").click().run()
    assert not at.exception
    assert "Why this one" in html(at)


def test_the_best_candidate_is_in_hand(frame: Open) -> None:
    at = opened(frame, q="Бишкек")
    assert "<h2>Bishkek</h2>" in html(at)
    assert any(code.value.startswith("42.8") for code in at.code)
    assert "https://www.geonames.org/1528675" in html(at)


def test_another_candidate_can_be_picked_and_is_told_from_the_first(frame: Open) -> None:
    first = html(opened(frame, q="Kant"))
    assert "What else it could be" in first
    town = next(c.entity for c in open_gazetteer().search("Kant") if c.entity.kind == "city")
    at = opened(frame, q="Kant", pick=town.id)
    assert "<h2>Kant</h2>" in html(at)
    assert "an airbase, not a city" in html(at)


def test_an_unknown_name_says_what_to_try(frame: Open) -> None:
    at = opened(frame, q="zzqqxxyy")
    assert "Try another spelling" in words(at)


def test_distances_go_to_a_second_place(frame: Open) -> None:
    at = opened(frame, q="Bishkek", second="Almaty")
    assert " nmi), bearing " in html(at)
    assert "No place is known by the second name" in words(opened(frame, q="Bishkek", second="zzqqxxyy"))


def test_a_country_that_is_none_is_refused(frame: Open) -> None:
    at = opened(frame, q="Kant", **{"in": "Narnia"})
    assert any("Narnia" in warning.value for warning in at.warning)


def test_near_takes_a_name_or_a_point(frame: Open) -> None:
    assert "Near Bishkek, Kyrgyzstan." in words(opened(frame, q="Kant", near="Bishkek"))
    assert "Near 42.8700, 74.5900." in words(opened(frame, q="Kant", near="42.87, 74.59"))
    assert "ranks nothing" in words(opened(frame, q="Kant", near="zzqqxxyy"))


def test_a_place_with_claims_leads_to_its_page(frame: Open) -> None:
    at = opened(frame, q="Karshi-Khanabad")
    assert "What happened here" in at.button(key="found-site").label
