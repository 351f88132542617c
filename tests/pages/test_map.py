"""The map page: cards, the find box, the first places, the table, empty states, and what the map reports."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas
from geo.current import current_atlas
from pages.shared import places, sheet, table
from tests.checkout import Checkout
from tests.pages.conftest import Open


def card(at: AppTest) -> str:
    cards = [html.proto.body for html in at.get("html") if '<article class="card"' in html.proto.body]
    assert len(cards) <= 1
    return cards[0] if cards else ""


def pairs(at: AppTest) -> dict[str, Any]:
    return dict(at.query_params)


def button(at: AppTest, label: str) -> Any:
    return next(b for b in at.button if re.search(label, b.label))


def labels(at: AppTest) -> str:
    return "\n".join(b.label for b in at.button)


def test_a_link_opens_the_card_and_close_closes_it(made_up: Checkout, frame: Open) -> None:
    at = frame(card="port-amber", years=["2002", "2003"])
    assert "Port Amber" in card(at)
    assert "Norland runs a quay." in card(at)
    at.button("card-close").click().run()
    assert not card(at)
    assert "card" not in pairs(at)
    assert [str(v) for v in at.session_state["view"].years] == ["2002", "2003"], "the view holds"


def test_a_card_in_a_view_without_its_claims_says_so(made_up: Checkout, frame: Open) -> None:
    at = frame(card="port-amber", years=["1990", "1991"])
    assert not at.exception
    assert "Port Amber" in card(at)
    assert "Norland runs a quay." not in card(at)
    assert "No claim fits" in at.info[0].value
    assert "No claim about this place is in the view." in card(at)


def test_a_claim_alone_opens_its_place(made_up: Checkout, frame: Open, atlas: Atlas) -> None:
    entry = next(e for e in atlas.entries if e.site.id == "mill-field")
    at = frame(claim=entry.id)
    assert not at.exception
    assert "Mill Field" in card(at)
    at.button("card-close").click().run()
    assert not card(at)
    assert pairs(at) == {}


def test_the_first_places_of_the_seeds_lead_to_their_cards(frame: Open) -> None:
    """On the records of this checkout: each of the eight has its row and its status; two are opened."""
    at = frame(origin="seeds")
    assert not at.exception
    sites = current_atlas().sites
    for place in places.FIRST:
        assert place in sites, f"{place} is in no claim"
        assert re.search(r"\d+ claims?(: \d+ here, \d+ arriving)?\]$", at.button(f"first-{place}").label)
    for place in (places.FIRST[0], places.FIRST[-1]):
        at.button(f"first-{place}").click().run()
        assert not at.exception
        assert sites[place].name in card(at)
        assert pairs(at)["card"] == place
        at.button("card-close").click().run()


def test_the_first_places_say_what_the_view_shows(frame: Open) -> None:
    at = frame(years=["1950", "1951"], origin="seeds")
    for place in places.FIRST:
        assert "no claim in this view" in at.button(f"first-{place}").label


def test_the_first_places_are_those_of_which_most_sources_tell(made_up: Checkout, frame: Open) -> None:
    at = frame()
    keys = [str(b.key) for b in at.button if str(b.key).startswith("first-")]
    assert keys == ["first-port-amber", "first-mill-field"], "two sources tell of the port, one of the field"
    assert "2 sources" in at.button("first-port-amber").label


def test_the_table_shows_a_page_at_a_time(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, made_up: Checkout, frame: Open
) -> None:
    monkeypatch.setattr(table, "PAGE", 3)
    at = frame()
    assert len(at.dataframe[0].value) == 3
    last = next(box for box in at.number_input if str(box.key).startswith("table-page"))
    assert last.max == 3, "eight claims"
    last.set_value(3).run()
    assert len(at.dataframe[0].value) == 2


def test_the_seeds_are_one_click_away_where_there_is_more(
    checkout: Checkout, made_up: Checkout, frame: Open
) -> None:
    assert not [b for b in frame().button if b.key == "whose"], "all of it is of one origin"
    (checkout.root / "data" / "sources").mkdir()
    (checkout.root / "seeds" / "league-notes.toml").rename(
        checkout.root / "data" / "sources" / "league-notes.toml"
    )
    at = frame()
    at.button("whose").click().run()
    assert pairs(at)["origin"] == "seeds"
    at.button("whose").click().run()
    assert "origin" not in pairs(at)


@pytest.mark.parametrize("name", ["Port Amber", "Порт Амбер"])
def test_find_opens_the_card_and_sends_the_map_there(made_up: Checkout, frame: Open, name: str) -> None:
    at = frame()
    at.text_input("find").set_value(name).run()
    button(at, "Port Amber").click().run()
    assert "Port Amber" in card(at)
    _, flight = at.session_state["fly"]
    assert (flight["lat"], flight["lon"], flight["n"]) == (41.5, 71.25, 1)
    assert flight["name"] == "", "the place has its mark"


def test_find_marks_a_place_that_no_claim_is_about(made_up: Checkout, frame: Open) -> None:
    at = frame(card="port-amber")
    at.text_input("find").set_value("lonely").run()
    button(at, "Lonely Hill").click().run()
    assert not at.exception
    assert not card(at), "the card of another place would be misread as this one's"
    assert at.session_state["fly"][1]["name"] == "Lonely Hill"
    at.text_input("find").set_value("").run()
    assert "fly" not in at.session_state


def test_find_says_when_nobody_knows_the_name(made_up: Checkout, frame: Open) -> None:
    at = frame()
    at.text_input("find").set_value("qqqq").run()
    assert any("No place is known" in c.value for c in at.caption)


@pytest.mark.parametrize(("name", "place"), [("Семипалатинск", "Sem"), ("Қарши", "arshi"), ("Quryq", "uryk")])
def test_find_reads_other_scripts(frame: Open, name: str, place: str) -> None:
    """With the real gazetteer."""
    at = frame()
    at.text_input("find").set_value(name).run()
    assert not at.exception
    assert any(place in b.label for b in at.button if (b.key or "").startswith("found-"))


def test_find_has_places_that_claims_are_about_first(frame: Open) -> None:
    """With the real gazetteer: towns in Afghanistan bear the name, too."""
    at = frame()
    at.text_input("find").set_value("Ханабад").run()
    assert button(at, "Karshi-Khanabad").key == "found-0"
    assert any(b.key == "found-1" for b in at.button)


def test_one_claim_is_one_claim(made_up: Checkout, frame: Open) -> None:
    assert "## The one claim of this view" in [m.value for m in frame(family="ending").markdown]


def test_the_table_holds_what_the_view_shows(made_up: Checkout, frame: Open, atlas: Atlas) -> None:
    at = frame(actor="westland")
    table = at.dataframe[0].value
    assert sorted(table["Says"]) == sorted(
        e.claim.says for e in atlas.entries if "westland" in e.values("actor")
    )
    assert set(table["Where"]) == {"Port Amber"}


def test_an_empty_view_says_what_to_change(made_up: Checkout, frame: Open) -> None:
    at = frame(actor="harbour-league", family="ending")
    assert not at.exception
    assert "No claim fits" in at.info[0].value
    assert not at.dataframe


def test_a_map_drawn_anew_opens_where_it_was_left(made_up: Checkout, frame: Open) -> None:
    at = frame(at="41,71,6")
    assert at.session_state["opened"][1] == "41,71,6"
    at.session_state["look"] = {"at": "42,72,7"}  # as the map reports it
    at.run()
    assert at.session_state["opened"][1] == "41,71,6", "or the map would be rebuilt under the reader's hand"
    at.switch_page("timeline.py").run()
    at.switch_page("map.py").run()
    assert at.session_state["opened"][1] == "42,72,7"


REPORTS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"place": "mill-field", "n": 1}, {"card": "mill-field"}),
    ({"place": "mill-field", "years": [2003, 2004], "at": [41.0, 71.0, 5.5], "n": 4},
     {"card": "mill-field", "years": ["2003", "2004"], "at": "41.000,71.000,5.5"}),
    ({"years": [2002, 2005], "n": 1}, {}),  # the whole span is no window
    ({"place": "nowhere", "leg": "zz", "n": 1}, {}),
    ({"at": None, "n": 1}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("told", "address"), REPORTS, ids=[str(t) for t, _ in REPORTS])
def test_what_the_map_reports_reaches_the_address(
    made_up: Checkout,
    frame: Open,
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, Any],
    address: dict[str, Any],
) -> None:
    """AppTest cannot move the map: its report is put where the component would put it."""
    drawn: dict[str, Any] = {}

    def draw(map_: object, *, key: str, on_change: Any, **rest: Any) -> None:
        drawn["tell"] = on_change
        import streamlit as st

        if st.session_state.pop("report", False):
            st.session_state[key] = told
            on_change()

    monkeypatch.setattr(sheet, "st_folium", draw)
    at = frame()
    at.session_state["report"] = True
    at.run()
    at.run()
    assert not at.exception
    assert pairs(at) == address
    assert at.session_state["told"] == told["n"]
