"""What a reader knows better than the page did: the day of a document, which file it came in, a place of one's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.desk import Desk
from geo.workspace import Workspace
from tests.pages.conftest import open_frame
from tests.pages.test_add import drop, messages, opened, paste
from tests.workspace.test_handover import spoilt

TEXT = "Russia uses the Kant air base, an officer said in Bishkek."


@pytest.fixture(autouse=True)
def of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATLAS_WORKSPACE", str(tmp_path / "workspace.sqlite"))
    monkeypatch.setenv("ATLAS_READER", "Ann")


def published(at: AppTest, document: str, day: str) -> None:
    at.text_input(key=f"about-published-{document}").set_value(day)
    next(button for button in at.button if button.label == "Keep").click()
    at.run()


def dates(document: str) -> list[str]:
    return [str(claim.when) for claim in Workspace.open().claims(document).values()]


def test_a_corrected_day_is_offered_to_accepted_claims() -> None:
    at = paste(open_frame("add"), TEXT, published="2004-01-15")
    document = opened(at)
    Desk(Workspace.open(), document).perform({"do": "above", "confidence": 0})
    (before,) = dates(document)
    published(at, document, "5 August 2010")
    assert not at.exception
    assert "“5 August 2010” was taken as 2010-08-05." in messages(at).replace("\\", "")
    assert "1 accepted claim rests on the old date" in messages(at)
    assert dates(document) == [before]
    assert not Workspace.open().claims(document, suggested=True), "it is not suggested once more"
    at.button(key="own-redate").click().run()
    assert not at.exception
    assert "Took the new date for a claim" in messages(at)
    (after,) = dates(document)
    assert after == "2010-08~"
    assert not [button for button in at.button if button.key == "own-redate"]
    Workspace.open().undo(document)
    assert dates(document) == [before]


def test_copies_are_told_apart_by_their_files() -> None:
    at = drop(open_frame("add"), ("one.txt", b"A hangar at Kant"), ("two.txt", b"A hangar at Kant."))
    rows = [button.label for button in at.button if str(button.key).startswith("open-")]
    assert [name for name in ("one", "two") if any(f"{name}.txt" in row for row in rows)] == ["one", "two"]


def test_the_gazetteer_knows_the_readers_own_places() -> None:
    assert not Workspace.existing()
    open_frame("gazetteer", q="Galaba siding")
    assert not Workspace.existing(), "looking a name up makes no workspace"
    workspace = Workspace.open()
    workspace.decide(
        workspace.plans.add_site("Galaba siding", "facility", 37.5, 67.4, reason="In no gazetteer.")
    )
    at = open_frame("gazetteer", q="galaba", second="Galaba siding")
    assert not at.exception
    shown = "\n".join(part.proto.body for part in at.get("html"))
    assert "<h2>Galaba siding</h2>" in shown
    assert "your own place" in shown
    box = next(e.proto.json for e in at.get("bidi_component") if e.proto.component_name.endswith("whereis"))
    assert "facility · mine" in box.encode().decode("unicode_escape") or "facility \\u00b7 mine" in box


# ---- the reader's own gazetteer


@pytest.fixture
def site() -> str:
    """A place of one's own that one accepted claim of an own document rests on."""
    workspace = Workspace.open()
    plan = workspace.plans.add_site(
        "Galaba siding", "facility", 37.5, 67.4, reason="In no gazetteer.", names=["Галаба"]
    )
    workspace.decide(plan)
    document = workspace.add(TEXT, title="One siding")
    desk, id_ = Desk(workspace, document.id), plan.changes[0].item.id
    fields = {"says": "Russia uses it.", "kind": "operating", "about": "basing", "place": id_, "actors": [{"id": "russia", "role": "uses"}]}  # fmt: skip
    desk.perform({"do": "claim", "start": 0, "end": 6, "fields": fields})
    workspace.close()
    return id_


def said(at: AppTest) -> str:
    assert not at.exception
    shown = [*at.error, *at.info, *at.warning, *at.markdown, *at.caption]
    return " ".join(element.value for element in shown).replace("\\", "")


def test_own_places_are_listed_with_what_uses_them_and_open(site: str) -> None:
    at = open_frame("add")
    assert "## Your places: 1" in said(at)
    assert "37.50000, 67.40000 · near, within 25 km" in said(at)
    assert "1 claim, accepted" in said(at)
    row = at.button(key=f"open-{site}")
    assert "facility · mine" in row.label
    row.click().run()
    assert at.query_params["own"] == site
    assert at.text_input(key="place-name").value == "Galaba siding"
    assert at.text_area(key="place-names").value == "Галаба"
    used = next(button for button in at.button if str(button.key).startswith("use-"))
    assert "Russia uses it" in used.label
    used.click().run()
    assert not at.exception
    assert at.session_state["look"]["doc"].startswith("my-")


def test_its_own_page_opens_and_leads_back(site: str) -> None:
    at = open_frame("site", card=site)
    assert "cannot be shown" not in said(at)
    shown = "\n".join(part.proto.body for part in at.get("html"))
    assert f'href="add?own={site}"' in shown
    assert "Галаба" in shown
    assert "und" not in re.findall(r"<[^>]*>([^<]*)<", shown)


def test_a_change_is_seen_then_kept_undone_and_done_again(site: str) -> None:
    at = open_frame("add", own=site)
    at.text_input(key="place-lat").set_value("37,9")
    at.text_input(key="place-name").set_value("Galaba yard").run()
    assert "It moves 44.4 km N. 1 claim moves with its place: Galaba yard." in said(at)
    assert "“Galaba siding” will not be found" in said(at)
    assert Workspace.open().places()[site].lat == 37.5, "nothing is made yet"
    at.button(key="place-keep").click().run()
    assert "Changed the gazetteer entry" in said(at)
    kept = Workspace.open().places()[site]
    assert (kept.name, kept.lat, kept.basis) == ("Galaba yard", 37.9, "Coordinates typed by a reader.")
    at.button(key="places-undo").click().run()
    assert "Took back" in said(at)
    assert "In between" not in said(at), "one's own step back need not be told as somebody's"
    assert at.text_input(key="place-name").value == "Galaba siding"
    at.button(key="places-redo").click().run()
    assert at.text_input(key="place-lat").value == "37.9"


def test_the_form_says_what_lies_around_the_spot(site: str) -> None:
    at = open_frame("add", own=site)
    assert "Termez" in said(at)
    at.text_input(key="place-lat").set_value("67.4").run()
    at.text_input(key="place-lon").set_value("37.5").run()
    assert "Termez" not in said(at)
    assert "Russia" in said(at)


def test_what_would_move_is_shown_before_a_press_counts(site: str) -> None:
    at = open_frame("add", own=site)
    at.text_input(key="place-lat").set_value("38.5, 68.5")
    at.button(key="place-keep").click().run()  # typed, and pressed without having seen what it does
    assert "press once more" in said(at)
    assert (at.text_input(key="place-lat").value, at.text_input(key="place-lon").value) == ("38.5", "68.5")
    assert "It moves" in said(at)
    assert Workspace.open().places()[site].lat == 37.5
    at.button(key="place-keep").click().run()
    assert Workspace.open().places()[site].lat == 38.5


def test_what_cannot_be_is_a_sentence_and_stays_in_the_form(site: str) -> None:
    at = open_frame("add", own=site)
    for field, typed, words in (
        ("lat", "97", "Latitude 97 lies outside -90 to 90 degrees."),
        ("lat", "north", "Latitude “north” is no number"),
        ("lat", "nan", "Latitude nan lies outside"),
        ("lon", "", "Longitude is missing"),
        ("name", " ", "Give the place a name."),
        ("reason", "", "Say why no gazetteer has it."),
    ):
        before = at.text_input(key=f"place-{field}").value
        at.text_input(key=f"place-{field}").set_value(typed).run()
        assert words in said(at)
        at.button(key="place-keep").click().run()
        assert words in said(at)
        at.text_input(key=f"place-{field}").set_value(before).run()
    assert Workspace.open().places()[site].lat == 37.5
    for odd in ("my-nowhere-0000", "new"):
        assert not open_frame("add", own=odd).exception
    assert "must be the id of a place of your own" in said(open_frame("add", own="Elsewhere!"))


def test_somebody_elses_change_comes_into_the_form_and_what_was_typed_stays(site: str) -> None:
    at = open_frame("add", own=site)
    at.text_input(key="place-name").set_value("Galaba yard").run()
    ben = Workspace.open(who="Ben")
    ben.decide(ben.plans.edit_site(ben.item(site), lat=38.0))
    at.button(key="place-keep").click().run()
    assert "has changed since you looked at it: Ben changed" in said(at)
    assert (at.text_input(key="place-lat").value, at.text_input(key="place-name").value) == (
        "38",
        "Galaba yard",
    )
    at.button(key="place-keep").click().run()
    kept = Workspace.open().places()[site]
    assert (kept.name, kept.lat) == ("Galaba yard", 38.0)
    ben.decide(ben.plans.edit_site(ben.item(site), country="UZ"))
    at.run()
    assert "In between, Ben changed" in said(at)
    assert at.selectbox(key="place-country").value == "UZ"
    seen = at.button(key="places-undo")
    ben.decide(ben.plans.edit_site(ben.item(site), country="TJ"))
    seen.click().run()
    assert Workspace.open().places()[site].country == "TJ", "nobody's decision is taken back unseen"


def test_what_claims_rest_on_cannot_be_removed_the_rest_goes_and_comes_back(site: str) -> None:
    at = open_frame("add", own=site)
    assert "1 accepted claim rests on it, so it stays" in said(at)
    assert not [button for button in at.button if button.key == "place-remove"]
    workspace = Workspace.open()
    (document,) = workspace.documents()
    workspace.undo(document.id)
    at = open_frame("add", own=site)
    assert "Nothing stands on it." in said(at)
    at.button(key="place-remove").click().run()
    assert "Removed the gazetteer entry" in said(at)
    assert workspace.places() == {}
    at.button(key=f"place-back-{site}").click().run()
    assert [*workspace.places()] == [site]
    assert workspace.verify() == []


def test_a_place_is_added_and_found_from_the_gazetteer() -> None:
    at = open_frame("add")
    at.button(key="place-new").click().run()
    at.text_input(key="place-name").set_value("Lonely Hill depot").run()
    assert "Still missing: latitude and longitude. Type them" in said(at)
    assert not at.error
    at.text_input(key="place-lat").set_value("42.95")
    at.text_input(key="place-lon").set_value("71.55").run()
    assert "comes into your gazetteer at 42.95, 71.55" in said(at)
    at.button(key="place-keep").click().run()
    (added,) = Workspace.open().places()
    assert at.query_params["own"] == added
    found = open_frame("gazetteer", q="Lonely Hill depot")
    assert any(f'href="add?own={added}"' in part.proto.body for part in found.get("html"))


def test_a_backup_with_a_place_that_fits_no_longer_is_opened_and_the_place_mended(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = spoilt(Workspace.open(), {"lat": 97.0, "kind": "castle"})
    monkeypatch.setenv("ATLAS_WORKSPACE", str(tmp_path / "other.sqlite"))
    at = open_frame("add")
    at.file_uploader(key="handover-in-0").set_value(("workspace.zip", content, "application/zip")).run()
    assert f"records.jsonl · place {site} · lat is 97.0:" in said(at)
    assert "Mend it among your places" in said(at.run())
    assert "Set aside, it no longer fits" in said(at)
    at.button(key=f"open-{site}").click().run()
    assert at.selectbox(key="place-kind").value == "castle"
    assert "It is kept, and stands on no page until it is mended here" in said(at)
    at.text_input(key="place-lat").set_value("37.5").run()
    assert "kind 'castle'" in said(at)
    at.selectbox(key="place-kind").set_value("port").run()
    assert "It comes onto the map again" in said(at)
    at.button(key="place-keep").click().run()
    if "press once more" in said(at):
        at.button(key="place-keep").click().run()
    assert Workspace.open().places()[site].lat == 37.5
