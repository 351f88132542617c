"""The page Add: documents come in, bad ones are a sentence each, and what is accepted stands on every page."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.current import current_atlas
from geo.desk import Desk, desk_state
from geo.gazetteer import open_gazetteer
from geo.records.reading import read_records as open_records
from geo.workspace import Workspace
from geo.workspace.handover import pack
from pages.shared.workspace import workspace
from tests.pages.conftest import open_frame

TEXT = """A hangar at Kant

Russian aircraft have been based at the Kant air base since October 2003, an officer said in Bishkek.

Nobody in Tashkent wished to speak of it.
"""


@pytest.fixture(autouse=True)
def of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATLAS_WORKSPACE", str(tmp_path / "workspace.sqlite"))
    monkeypatch.setenv("ATLAS_READER", "Ann")


def paste(at: AppTest, text: str = TEXT, **fields: str) -> AppTest:
    turn = at.session_state["intake-turn"]
    at.text_area(key=f"paste-text-{turn}").set_value(text)
    for name, value in fields.items():
        at.text_input(key=f"paste-{name}-{turn}").set_value(value)
    next(button for button in at.button if button.label == "Read this text").click()
    return at.run()


def drop(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    uploads = [(name, content, "application/octet-stream") for name, content in files]
    return at.file_uploader(key="intake-files").set_value(uploads).run()


def desk_data(at: AppTest) -> dict[str, Any] | None:
    import json

    for element in at.get("bidi_component"):
        if element.proto.component_name.endswith("atlas_desk"):
            return json.loads(element.proto.json)["whole"]  # type: ignore[no-any-return]
    return None


def opened(at: AppTest) -> str:
    """The document that the page has open."""
    return str(at.session_state["look"]["doc"])


def claim(document: str) -> None:
    """A claim by hand, as the desk would send it."""
    workspace = Workspace.open()
    desk = Desk(workspace, document)
    start = TEXT.index("Russian aircraft")
    fields = {
        "says": "Russian aircraft are based at Kant.", "kind": "operating", "about": "basing", "place": "kant",
        "actors": [{"id": "russia", "role": "uses"}], "when": "2003-10/..", "when_basis": "stated",
    }  # fmt: skip
    desk.perform({"do": "claim", "start": start, "end": start + len("Russian aircraft"), "fields": fields})
    workspace.close()


def shown(at: AppTest) -> str:
    return next(element.value for element in at.markdown if "claims**" in element.value)


def messages(at: AppTest) -> str:
    return " ".join(element.value for element in [*at.error, *at.success, *at.info, *at.warning])


def test_an_empty_workspace_invites_and_says_that_nothing_leaves_the_machine() -> None:
    at = open_frame("add")
    assert not at.exception
    assert any("Nothing leaves this machine" in element.value for element in at.caption)


def test_a_pasted_text_is_read_and_opened_at_the_desk() -> None:
    at = paste(open_frame("add"), title="A hangar at Kant", published="2004-01-15", outlet="The Paper")
    assert not at.exception
    data = desk_data(at)
    assert data
    assert data["text"] == TEXT
    assert {"Kant air base", "Kant"} & {mark["text"] for mark in data["marks"]}
    assert opened(at) == data["id"]
    kept = Workspace.open().document(data["id"]).item.value
    assert (kept["published"], kept["outlet"]) == ("2004-01-15", "The Paper")


def test_what_is_accepted_is_on_the_map_and_in_the_sources_and_can_be_taken_back() -> None:
    at = paste(open_frame("add"), title="A hangar at Kant", published="2004-01-15")
    document = opened(at)
    before = open_frame("map", origin="mine")
    claim(document)
    after = open_frame("map", origin="mine")
    assert not after.exception
    assert shown(before) != shown(after)
    assert "**1 of " in shown(after)
    read = open_frame("sources", doc=document)
    assert not read.exception
    assert any("A hangar at Kant" in element.proto.body for element in read.get("html"))
    desk = Desk(Workspace.open(), document)
    seen = desk.next_undo()
    assert seen
    desk.perform({"do": "undo", "seen": seen.id})
    assert shown(open_frame("map", origin="mine")) == shown(before)


def test_good_files_come_in_beside_bad_ones_each_with_its_sentence() -> None:
    at = drop(
        open_frame("add"),
        ("good.txt", TEXT.encode()),
        ("empty.txt", b""),
        ("broken.pdf", b"%PDF-1.4 nothing follows"),
        ("page.html", f"<title>By hand</title><p>{TEXT}</p>".encode()),
    )
    assert not at.exception
    said = at.error[0].value.splitlines()
    assert [sum(name in words for words in said) for name in ("empty", "broken")] == [1, 1]
    assert "Traceback" not in at.error[0].value
    titles = {own.title for own in Workspace.open().documents()}
    assert titles == {"good", "By hand"}


def test_a_note_on_one_document_stands_over_that_document_alone() -> None:
    russian = (
        "Ангар в Канте.\n\nРоссийские самолёты базируются в Канте с октября 2003 года, сообщили в Бишкеке."
    )
    at = drop(open_frame("add"), ("one.txt", TEXT.encode()), ("two.txt", russian.encode("cp1251")))
    assert "cp1251" in messages(at)
    ids = {own.title: own.id for own in Workspace.open().documents()}
    at.button(key=f"open-{ids['one']}").click().run()
    assert "cp1251" not in messages(at)
    at.button(key="own-back").click().run()
    at.button(key=f"open-{ids['two']}").click().run()
    assert "cp1251" in messages(at)
    at.run()
    assert "cp1251" not in messages(at)


def test_the_same_text_again_is_the_same_document_and_that_is_said() -> None:
    at = paste(open_frame("add"), title="First")
    claim(opened(at))
    at = paste(open_frame("add"), title="Second")
    documents = Workspace.open().documents()
    assert [own.title for own in documents] == ["First"]
    assert len(Workspace.open().claims(documents[0].id)) == 1
    assert "is here already" in messages(at)


def test_a_text_that_the_atlas_has_already_is_said_and_may_still_be_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = next(iter(open_records().documents))
    twin = {hashlib.sha256(TEXT.encode()).hexdigest(): source}
    monkeypatch.setattr("pages.shared.intake._built_in", lambda _: twin)
    at = drop(open_frame("add"), ("hangar.txt", TEXT.encode()))
    assert not at.exception
    assert Workspace.open().documents() == []
    assert any("the atlas has already" in element.value for element in at.markdown)
    at.button(key="twin-add-0").click().run()
    assert [own.title for own in Workspace.open().documents()] == ["hangar"]
    at = paste(open_frame("add"))
    at.button(key="twin-open-0").click().run()
    assert at.session_state["look"]["doc"] == source


def test_nothing_pasted_is_a_sentence_and_no_document() -> None:
    at = paste(open_frame("add"), "  \n ")
    assert "no text" in messages(at)
    assert Workspace.open().documents() == []


def test_a_date_that_is_none_is_left_out_and_said_and_the_text_comes_in() -> None:
    at = paste(open_frame("add"), published="the day before")
    assert not at.exception
    document = Workspace.open().documents()[0]
    assert "published" not in document.item.value


def test_a_document_is_put_away_and_taken_back() -> None:
    at = paste(open_frame("add"))
    document = opened(at)
    claim(document)
    at.button(key="own-remove").click().run()
    assert not at.exception
    assert Workspace.open().documents() == []
    assert at.button(key="own-undo-remove")
    at.button(key="own-undo-remove").click().run()
    assert [own.id for own in Workspace.open().documents()] == [document]
    assert len(Workspace.open().claims(document)) == 1


def test_what_is_known_of_a_document_is_kept_and_a_value_against_the_rules_is_not() -> None:
    at = paste(open_frame("add"))
    document = opened(at)
    at.text_input(key=f"about-publisher-{document}").set_value("The Paper")
    next(button for button in at.button if button.label == "Keep").click()
    at.run()
    assert Workspace.open().document(document).item.value["publisher"] == "The Paper"
    at.text_input(key=f"about-published-{document}").set_value("2003-13-45")
    next(button for button in at.button if button.label == "Keep").click()
    at.run()
    assert "Not kept" in messages(at)
    assert "published" not in Workspace.open().document(document).item.value


def test_an_address_that_opens_a_document_opens_the_desk_again() -> None:
    at = paste(open_frame("add"))
    document = opened(at)
    claim(document)
    again = desk_data(open_frame("add", doc=document))
    assert again
    assert [c["status"] for c in again["claims"] if c["hand"]] == ["accepted"]


def test_the_desk_shows_what_the_library_says() -> None:
    at = paste(open_frame("add"))
    data = desk_data(at)
    assert data
    gazetteer = open_gazetteer()
    state = desk_state(
        Desk(Workspace.open(), data["id"]), gazetteer.get, lambda name: gazetteer.search(name, limit=5)
    )
    assert {m["id"] for m in state["marks"]} == {m["id"] for m in data["marks"]}


def test_a_workspace_is_handed_over_and_brought_in_with_a_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = paste(open_frame("add"))
    document = opened(at)
    claim(document)
    workspace = Workspace.open()
    content = pack(workspace, b"{}", texts=False)
    workspace.close()
    monkeypatch.setenv("ATLAS_WORKSPACE", str(tmp_path / "theirs.sqlite"))
    at = open_frame("add")
    at = (
        at.file_uploader(key="handover-in-0").set_value([("workspace.zip", content, "application/zip")]).run()
    )
    assert not at.exception
    assert "opened a workspace of Ann".lower() in messages(at).lower()
    assert len(Workspace.open().claims(document)) == 1
    assert Workspace.open().text(document) is None, "no text unless it is asked for"
    at = (
        at.file_uploader(key="handover-in-1")
        .set_value([("workspace.zip", content[:-9], "application/zip")])
        .run()
    )
    assert not at.exception
    assert len(at.error) == 1
    data = desk_data(open_frame("add", doc=document))
    assert data
    assert data["text"] is None


def test_texts_go_along_only_if_asked_and_a_word_on_rights_stands_beside() -> None:
    at = paste(open_frame("add"))
    at.button(key="own-back").click().run()
    assert at.toggle(key="handover-texts").value is False
    assert any("Texts belong to their publishers" in element.value for element in at.caption)


def test_what_is_entered_is_held_against_the_records_that_the_page_shows() -> None:
    """The workspace stays open when record files change; the atlas is opened anew."""
    open_frame("add")
    assert workspace().world.actors is current_atlas().records.actors
    assert workspace().world.words is current_atlas().records.words
