"""The page of documents: the list, one document with and without its text, and what an address may ask."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas
from geo.current import current_atlas
from pages.shared import documents, loaders
from tests.checkout import Checkout

FRAME = str(Path(__file__).parents[2] / "pages" / "_frame.py")
TEXT = "A paper of ours\n\nNorland runs <script>alert(1)</script> the quay at Port Amber.\n"


@pytest.fixture(autouse=True)
def no_text_shines_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATLAS_TEXTS", str(tmp_path))


def opened(**asked: str | list[str]) -> AppTest:
    at = AppTest.from_file(FRAME, default_timeout=60)
    for name, value in asked.items():
        at.query_params[name] = value
    at.switch_page("sources.py").run()
    assert not at.exception
    return at


def reader(at: AppTest) -> dict[str, Any] | None:
    """The data that the reader's component was given."""
    for element in at.get("bidi_component"):
        proto = element.proto
        if proto.component_name == "atlas_reader":
            return json.loads(proto.json)  # type: ignore[no-any-return]
    return None


def html(at: AppTest) -> str:
    return " ".join(element.proto.body for element in at.get("html"))


def some_document(atlas: Atlas) -> str:
    return next(
        id_ for id_, document in atlas.records.documents.items() if document.claims and document.source.file
    )


def listed(at: AppTest) -> list[str]:
    return [key.removeprefix("open-") for key in (str(b.key) for b in at.button) if key.startswith("open-")]


def test_the_list_goes_through_every_document_a_page_at_a_time(
    made_up: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        made_up.document(f"page-{n}", {"says": "Norland waits."}, published=f"200{n}", title=f"Page {n}")
    monkeypatch.setattr(documents, "PAGE", 3)
    at = opened()
    first = listed(at)
    assert first == ["page-0", "page-1", "page-2"], "earliest first"
    next(box for box in at.number_input if str(box.key).startswith("doc-page")).set_value(2).run()
    assert set(listed(at)) == {"amber-daily", "league-notes"}
    assert html(at).count('class="doc-row"') == 2
    assert reader(at) is None


def test_documents_are_found_by_a_word_and_listed_under_headings(made_up: Checkout) -> None:
    at = opened(find="NOTES league", by="year")
    assert listed(at) == ["league-notes"]
    assert at.text_input(key="doc-find").value == "NOTES league"
    assert any(text.value.startswith("### 2006") for text in at.markdown)
    at.text_input(key="doc-find").set_value("").run()
    assert len(listed(at)) == 2
    at.segmented_control(key="doc-by").set_value("date").run()
    assert "by" not in at.query_params
    at = opened(find="no such words")
    assert any("Try fewer" in info.value for info in at.info)


def test_documents_without_a_claim_in_the_view_are_counted_not_listed(made_up: Checkout) -> None:
    at = opened(stance="denied")
    assert listed(at) == ["league-notes"]
    assert any("1 more has no claim in this view" in caption.value for caption in at.caption)


def test_what_was_read_in_excerpts_says_so(made_up: Checkout) -> None:
    made_up.document("cut", {"says": "Norland waits."}, extent="excerpt", title="Cut")
    assert "read in excerpts" in html(opened(find="cut"))
    assert any("Read in excerpts" in caption.value for caption in opened(doc="cut").caption)


def test_a_document_opens_from_the_list_and_closes_again() -> None:
    doc = some_document(current_atlas())
    at = opened(find=current_atlas().records.documents[doc].source.title)
    at.button(key=f"open-{doc}").click().run()
    assert at.query_params["doc"] in (doc, [doc])
    assert reader(at) is not None
    at.button(key="doc-back").click().run()
    assert "doc" not in at.query_params
    assert reader(at) is None


def test_without_its_text_a_document_is_our_words_in_its_order() -> None:
    atlas = current_atlas()
    doc = some_document(atlas)
    at = opened(doc=doc)
    data = reader(at)
    assert data is not None
    assert data["paragraphs"] is None
    claims = atlas.records.documents[doc].claims
    order = [data["claims"][stop["claims"][0]]["says"] for stop in data["stops"]]
    assert sorted(order) == sorted(claim.says for claim in claims.values())
    starts = [claims[stop["claims"][0]].span[0] for stop in data["stops"]]
    assert starts == sorted(starts)
    assert any("not on this machine" in caption.value for caption in at.caption)


def test_a_text_that_is_not_the_recorded_one_is_refused_in_words(tmp_path: Path) -> None:
    atlas = current_atlas()
    doc = some_document(atlas)
    (tmp_path / str(atlas.records.documents[doc].source.file)).write_text("Not the text.", encoding="utf-8")
    at = opened(doc=doc)
    warning = next(warning.value for warning in at.warning if "left out" in warning.value)
    assert "checksum" in warning
    data = reader(at)
    assert data is not None
    assert data["paragraphs"] is None
    assert "Not the text" not in json.dumps(data)


def test_a_text_that_is_present_is_read_whole(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours.txt").write_text(TEXT, encoding="utf-8", newline="")
    checkout.document(
        "ours", {"span": [17, 50], "paragraph": 2, "when": "2004"},
        file="ours.txt", sha256=hashlib.sha256(TEXT.encode()).hexdigest(), published="2005-08-16",
    )  # fmt: skip
    atlas = checkout.atlas()
    monkeypatch.setenv("ATLAS_TEXTS", str(tmp_path))
    monkeypatch.setattr(loaders, "current_atlas", lambda *_: atlas)
    data = reader(opened(doc="ours"))
    assert data is not None
    assert ["".join(piece["t"] for piece in p["pieces"]) for p in data["paragraphs"]] == TEXT.strip().split(
        "\n\n"
    )
    assert "<script>" not in "".join(claim["html"] for claim in data["claims"].values())
    assert data["map"]["state"]["mask"] == [0]


def test_the_view_and_the_claim_in_hand_reach_the_reader() -> None:
    atlas = current_atlas()
    doc = some_document(atlas)
    entry = next(entry for entry in atlas.entries if entry.source.id == doc)
    at = opened(doc=doc, family=[entry.family], claim=entry.id)
    data = reader(at)
    assert data is not None
    assert data["claim"] == entry.id
    same = [e for e in atlas.entries if e.source.id == doc and e.family == entry.family]
    assert set(data["claims"]) == {e.id for e in same}
    hidden = len(atlas.records.documents[doc].claims) - len(same)
    assert any(caption.value.startswith(f"{hidden} of the ") for caption in at.caption) == bool(hidden)


def test_a_view_without_claims_of_the_document_says_what_to_change() -> None:
    atlas = current_atlas()
    doc = some_document(atlas)
    at = opened(doc=doc, years=["1000", "1001"])
    assert reader(at) is None
    assert any("widen the years" in info.value for info in at.info)


def test_an_unknown_document_is_refused_and_the_list_shown() -> None:
    at = opened(doc="no-such-paper")
    assert any("doc" in warning.value for warning in at.warning)
    assert listed(at)
