"""What a reader knows better than the page did: the day of a document, which file it came in, a place of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.desk import Desk
from geo.workspace import Workspace
from tests.pages.conftest import open_frame
from tests.pages.test_add import drop, messages, opened, paste

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
