"""The frame: what an address becomes, what is refused, what widgets change, and what survives a change of page."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import geo.current
from geo.atlas import Atlas
from geo.errors import AtlasError
from geo.view import View
from tests.checkout import Checkout
from tests.pages.conftest import Gazetteer, Open

ADDRESSES: list[tuple[dict[str, str | list[str]], View]] = [
    ({"years": ["2003", "2004"]}, View(years=(2003, 2004))),
    ({"years": "2003/2004"}, View(years=(2003, 2004))),
    ({"years": "2005", "undated": "true"}, View(years=(2005, 2005), undated=True)),
    ({"years": ["2006", "2007"], "presumed": "true"}, View(years=(2006, 2007), presumed=True)),
    ({"known": "2005-12-31"}, View(known=date(2005, 12, 31))),
    ({"known": "1200-01-01"}, View(known=date(1200, 1, 1))),
    ({"actor": ["norland", "westland"]}, View(actor=("norland", "westland"))),
    ({"host": "SL", "family": "ending"}, View(host=("SL",), family=("ending",))),
    ({"kind": "deployed", "about": "basing"}, View(kind=("deployed",), about=("basing",))),
    ({"stance": "denied"}, View(stance=("denied",))),
    ({"source": "league-notes"}, View(source=("league-notes",))),
    ({"place": "grey-sea"}, View(place=("grey-sea",))),
    ({"years": ["2003", "2003"], "actor": "westland", "place": "mill-field"},
     View(years=(2003, 2003), actor=("westland",), place=("mill-field",))),
]  # fmt: skip

REFUSED: list[tuple[dict[str, str | list[str]], str]] = [
    ({"actor": "norlnd"}, r"no actor 'norlnd'.*norland"),
    ({"place": "atlantis"}, "no place 'atlantis'"),
    ({"stance": ["denied", "**bold**"]}, r"no stance '\*\*bold\*\*'"),
    ({"years": ["2005", "2001"]}, "run backwards"),
    ({"years": "soon"}, "are no window"),
    ({"years": ["2001", "2002", "2003"]}, "are no window"),
    ({"known": "2005-13-01"}, "'known'"),
    ({"known": ["2005-01-01", "2006-01-01"]}, "one date"),
    ({"undated": "perhaps"}, "on or off"),
    ({"undated": ["true", "false"]}, "on or off"),
    ({"yeers": "2001"}, "'yeers', which is no option.*did you mean years"),
    ({"<b>": "1"}, "'<b>', which is no option"),
    ({"at": "north"}, "latitude,longitude,zoom"),
    ({"at": "95,70,5"}, "latitude,longitude,zoom"),
    ({"at": "nan,70,5"}, "latitude,longitude,zoom"),
    ({"card": "atlantis"}, "'card' must be a place"),
    ({"card": ["port-amber", "mill-field"]}, "'card' takes one value"),
    ({"claim": "zzz"}, "'claim' must be a claim's id"),
    ({"color": "pink"}, "'color' is one of family, actor"),
    ({"who": "nobody"}, "'who' must be an actor"),
    ({"doc": "nothing"}, "'doc' must be a document"),
    ({"km": "far"}, "'km' must be a number"),
]


def view_of(at: AppTest) -> View:
    return at.session_state["view"]  # type: ignore[no-any-return]


def sentence(at: AppTest) -> str:
    return next(m.value for m in at.markdown if re.match(r"\*\*\d+ of \d+ claims\*\*", m.value))


def counted(at: AppTest) -> tuple[int, int]:
    shown, total = re.findall(r"\d+", sentence(at))[:2]
    return int(shown), int(total)


def plain(text: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", text)


def pairs(at: AppTest) -> list[tuple[str, str]]:
    flat = dict(at.query_params).items()
    return [(n, v) for n, values in flat for v in (values if isinstance(values, list) else [values])]


def pill(at: AppTest, facet: str) -> Any:
    return at.button_group(f"f-{facet}")


def fine(at: AppTest) -> None:
    assert [e.value for e in at.exception] == []
    assert [e.value for e in at.error] == []


def test_opens(made_up: Checkout, frame: Open, atlas: Atlas) -> None:
    at = frame()
    fine(at)
    assert counted(at) == (len(atlas.entries), len(atlas.entries))
    assert not at.warning
    assert pairs(at) == []


@pytest.mark.parametrize(("address", "view"), ADDRESSES, ids=[str(a) for a, _ in ADDRESSES])
def test_the_address_reaches_view_counts_and_address(
    made_up: Checkout, frame: Open, atlas: Atlas, address: dict[str, str | list[str]], view: View
) -> None:
    at = frame(**address)
    fine(at)
    assert not at.warning
    assert view_of(at) == view
    selection = atlas.select(view)
    assert counted(at) == (len(selection.shown), selection.total)
    assert pairs(at) == view.options()
    again = frame(**at.query_params)
    assert view_of(again) == view
    assert sentence(again) == sentence(at)


def batches() -> list[list[tuple[dict[str, str | list[str]], str]]]:
    """The refused values in as few addresses as hold each option once: opening a page costs more than all of them."""
    made: list[list[tuple[dict[str, str | list[str]], str]]] = []
    for address, why in REFUSED:
        free = (batch for batch in made if not any(set(one) & set(address) for one, _ in batch))
        batch = next(free, None)
        if batch is None:
            made.append(batch := [])
        batch.append((address, why))
    return made


@pytest.mark.parametrize("batch", batches(), ids=lambda batch: ",".join(next(iter(one)) for one, _ in batch))
def test_what_is_refused_is_said_and_the_rest_holds(
    made_up: Checkout, frame: Open, batch: list[tuple[dict[str, str | list[str]], str]]
) -> None:
    asked = {name: value for address, _ in batch for name, value in address.items()}
    at = frame(family="in-use", **asked)
    fine(at)
    said = [plain(warning.value) for warning in at.warning]
    assert len(said) == len(batch)
    for _, why in batch:
        assert any(re.search(why, words) for words in said), f"{why}: {said}"
    assert view_of(at).family == ("in-use",)
    kept = [(name, value) for name, value in pairs(at) if name in asked]
    assert kept == ([("stance", "denied")] if "stance" in asked else [])


def test_every_refusal_has_its_own_sentence(made_up: Checkout, frame: Open) -> None:
    at = frame(years=["2005", "2001"], actor=["nobody", "norland"], at="x", colour="actor")
    assert len(at.warning) == 4
    assert view_of(at) == View(actor=("norland",))


def test_a_refusal_goes_with_the_next_choice(made_up: Checkout, frame: Open) -> None:
    at = frame(actor="nobody")
    assert at.warning
    at.run()
    assert at.warning, "an idle run must not swallow it"
    pill(at, "family").set_value(["ending"]).run()
    assert not at.warning


def test_a_choice_changes_view_counts_and_address(made_up: Checkout, frame: Open, atlas: Atlas) -> None:
    at = frame()
    pill(at, "actor").set_value(["westland"]).run()
    view = View(actor=("westland",))
    fine(at)
    assert view_of(at) == view
    assert counted(at)[0] == len(atlas.select(view).shown)
    assert pairs(at) == [("actor", "westland")]
    at.toggle("f-undated").set_value(True).run()
    at.number_input("f-first").set_value(2004).run()
    at.date_input("f-known").set_value(date(2005, 12, 31)).run()
    view = View(years=(2004, atlas.years[1]), actor=("westland",), undated=True, known=date(2005, 12, 31))
    assert view_of(at) == view
    assert pairs(at) == view.options()
    assert counted(at)[0] == len(atlas.select(view).shown)


def test_years_typed_backwards_are_refused(made_up: Checkout, frame: Open) -> None:
    at = frame(years=["2003", "2004"])
    at.number_input("f-first").set_value(2005).run()
    assert "run backwards" in plain(at.warning[0].value)
    assert view_of(at).years == (2003, 2004)
    assert at.number_input("f-first").value == 2003


def test_counts_follow_the_other_filters(made_up: Checkout, frame: Open, atlas: Atlas) -> None:
    view = View(years=(2002, 2005), stance=("asserted",), undated=True)
    at = frame(years=["2002", "2005"], stance="asserted", undated="true")
    counts = atlas.select(view).counts["actor"]
    expected = {f"{atlas.choices.label('actor', value)} :gray[{n}]" for value, n in counts.items() if n}
    assert {str(option) for option in pill(at, "actor").options} == expected
    assert len(expected) > 1
    for value, count in counts.items():
        if count:
            assert len(atlas.select(View(**{**vars(view), "actor": (value,)})).shown) == count


def test_what_the_filter_leaves_out_of_an_actors_bodies_is_said_and_added_at_one_press(frame: Open) -> None:
    """On the records of this checkout."""
    at, atlas = frame(actor="germany", family="ending"), geo.current.current_atlas()
    one, both = (
        len(atlas.select(View(actor=actors, family=("ending",))).shown)
        for actors in (("germany",), ("germany", "german-armed-forces"))
    )
    assert counted(at)[0] == one < both
    body = atlas.records.actors["german-armed-forces"].name
    assert any(f"{both - one} claims of bodies" in c.value and body in c.value for c in at.caption)
    at.button("f-actor-bodies").click().run()
    fine(at)
    assert view_of(at) == View(actor=("germany", "german-armed-forces"), family=("ending",))
    assert counted(at)[0] == both
    assert not [b for b in at.button if b.key == "f-actor-bodies"]


def test_a_choice_without_claims_stays_to_be_taken_back(made_up: Checkout, frame: Open) -> None:
    at = frame(family="ending", actor="westland")
    assert counted(at)[0] == 0
    assert pill(at, "actor").value == ["westland"]
    assert "Take one away" in at.info[0].value
    pill(at, "actor").set_value([]).run()
    assert counted(at)[0] == 1


def test_undo_redo_and_reset(made_up: Checkout, frame: Open) -> None:
    at = frame(actor="norland")
    assert at.button("undo").disabled, "there is nothing before the first view"
    pill(at, "family").set_value(["in-use"]).run()
    pill(at, "stance").set_value(["asserted"]).run()
    third = view_of(at)
    at.button("undo").click().run()
    assert view_of(at) == View(actor=("norland",), family=("in-use",))
    assert pairs(at) == view_of(at).options()
    at.button("undo").click().run()
    assert view_of(at) == View(actor=("norland",))
    at.button("redo").click().run()
    at.button("redo").click().run()
    assert view_of(at) == third
    next(b for b in at.button if b.label == "Reset").click().run()
    assert view_of(at) == View()
    assert pairs(at) == []
    at.button("undo").click().run()
    assert view_of(at) == third


def test_the_view_goes_along_to_another_page_and_back(made_up: Checkout, frame: Open) -> None:
    at = frame(years=["2003", "2004"], actor="norland", card="port-amber", at="41,71,6")
    before = pairs(at)
    at.switch_page("timeline.py").run()
    assert view_of(at) == View(years=(2003, 2004), actor=("norland",))
    assert pairs(at) == before
    pill(at, "about").set_value(["transit"]).run()
    at.switch_page("map.py").run()
    assert view_of(at) == View(years=(2003, 2004), actor=("norland",), about=("transit",))
    assert ("card", "port-amber") in pairs(at)
    assert ("at", "41,71,6") in pairs(at)


def test_an_address_changed_from_outside_is_read_again(made_up: Checkout, frame: Open) -> None:
    at = frame(actor="norland")
    at.query_params.clear()
    at.query_params["family"] = "ending"
    at.run()
    assert view_of(at) == View(family=("ending",))
    at.button("undo").click().run()
    assert view_of(at) == View(actor=("norland",))


def test_forward_is_read_though_the_page_was_not_drawn_to_its_end_after_back(
    made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = frame(family="ending")
    at.query_params.clear()
    with monkeypatch.context() as broken_off:
        broken_off.setattr("pages.shared.address.write_address", lambda: None)
        at.run()
    assert at.session_state["view"] == View()
    at.query_params["family"] = "ending"
    at.run()
    assert at.session_state["view"] == View(family=("ending",))


def test_records_that_change_are_shown_at_once(made_up: Checkout, frame: Open, atlas: Atlas) -> None:
    at = frame()
    made_up.document("new-paper", {"says": "Westland sends a ship.", "when": "2004"}, title="New Paper")
    at.run()
    fine(at)
    assert counted(at) == (len(atlas.entries) + 1, len(atlas.entries) + 1)


def test_the_collector_need_not_look_at_what_stays(made_up: Checkout, frame: Open) -> None:
    """Streamlit collects after each run, before its answer is sent: with all records in the way that took longer than the run."""
    at = frame()
    first = weakref.ref(geo.current.current_atlas())
    made_up.document("new-paper", {"says": "Westland sends a ship.", "when": "2004"}, title="New Paper")
    at.run()
    seen = {id(one) for one in gc.get_objects()}
    assert not [entry.id for entry in geo.current.current_atlas().entries if id(entry) in seen]
    assert first() is None, "the atlas before is kept for good"


def test_what_the_records_no_longer_hold_is_said_and_left_out(made_up: Checkout, frame: Open) -> None:
    at = frame(source="league-notes", place="grey-sea", card="grey-sea")
    paper = made_up.root / "seeds" / "amber-daily.toml"
    made_up.write(
        "seeds/amber-daily.toml", paper.read_text("utf-8").replace('to = "grey-sea"', 'to = "southland"')
    )
    at.run()
    fine(at)
    assert view_of(at) == View(source=("league-notes",))
    said = [plain(w.value) for w in at.warning]
    assert len(said) == 2
    assert all("grey-sea" in words for words in said)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("seeds/amber-daily.toml", "[source\n"),
        ("seeds/amber-daily.toml", '[source]\nid = "amber-daily"\nflavour = "salt"\n'),
        ("data/actors.toml", '[[actor]]\nid = "norland"\n'),
        ("data/kinds.toml", "= nothing"),
    ],
)
def test_a_malformed_record_is_one_message_that_names_it(
    made_up: Checkout, frame: Open, name: str, text: str
) -> None:
    whole = (made_up.root / name).read_text("utf-8")
    made_up.write(name, text)
    at = frame()
    assert not at.exception
    assert len(at.error) == 1
    assert name.rpartition("/")[2] in at.code[0].value
    assert "Traceback" not in at.code[0].value
    made_up.write(name, whole)
    at.run()
    fine(at)
    assert counted(at)[0] > 0


def test_a_place_that_nobody_knows_is_named(made_up: Checkout, frame: Open) -> None:
    made_up.document("odd", {"place": "geonames-0"})
    at = frame()
    assert not at.exception
    assert "geonames-0" in at.code[0].value


def test_compiling_the_gazetteer_is_told(
    made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Bar:
        def progress(self, fraction: float, words: str) -> None:
            told.append(words)

        def empty(self) -> None:
            told.append("gone")

    def begin(fraction: float, words: str) -> Bar:
        told.append(words)
        return Bar()

    whole = Gazetteer()

    def slow(progress: Callable[[float, str], None]) -> object:
        progress(0.1, "reading")
        progress(0.6, "compiling")
        return whole

    monkeypatch.setattr(geo.current, "_opened", None)
    monkeypatch.setattr(geo.current, "open_gazetteer", slow)
    monkeypatch.setattr(st, "progress", begin)
    fine(frame())
    assert [("reading" in told[0]), ("compiling" in told[1]), *told[2:]] == [True, True, "gone"]


def keys(at: AppTest) -> set[str]:
    return {group.key for group in at.button_group if group.key}


def test_a_facet_is_drawn_only_while_it_is_open(made_up: Checkout, frame: Open) -> None:
    at = frame()
    assert "f-family" in keys(at)
    assert "f-host" not in keys(at)
    at.session_state["fold-host-0"] = True
    fine(at.run())
    assert "f-host" in keys(at)


def test_a_facet_that_the_address_chose_from_is_open(made_up: Checkout, frame: Open) -> None:
    at = frame(host="SL")
    fine(at)
    assert "f-host" in keys(at)
    assert any(fold.label == "Whose ground · 1 chosen" for fold in at.expander)


def test_the_filters_stand_even_where_a_page_cannot(
    made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AtlasError("No map today.")

    monkeypatch.setattr("pages.shared.sheet.draw", refuse)
    at = frame()
    assert [error.value for error in at.error] == ["This page cannot be shown as it was asked for."]
    assert "f-family" in keys(at)
