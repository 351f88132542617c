from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import geo.current
import pages.shared.loaders
from geo.atlas import Atlas

FRAME = str(Path(__file__).parents[2] / "pages" / "_frame.py")


@pytest.fixture
def app(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The application over the made-up atlas."""
    monkeypatch.setattr(pages.shared.loaders, "current_atlas", lambda *_: atlas)
    monkeypatch.setattr(geo.current, "current_atlas", lambda *_: atlas)
    return AppTest.from_file(FRAME, default_timeout=60)


def opened(app: AppTest, **options: str | list[str]) -> AppTest:
    for name, value in options.items():
        app.query_params[name] = value
    app.run()
    app.switch_page("timeline.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def test_it_opens_cold_with_the_key_to_its_marks(app: AppTest) -> None:
    assert "How to read it" in html(opened(app))


def test_the_claim_of_the_address_is_open_beside_the_lanes(app: AppTest, atlas: Atlas) -> None:
    entry = atlas.entries[0]
    assert entry.claim.says in html(opened(app, claim=entry.id))
    app.button(key="claim-close").click().run()
    assert not app.exception
    assert entry.claim.says not in html(app)
    assert "claim" not in app.query_params


def test_a_claim_that_the_years_hide_says_so(app: AppTest, atlas: Atlas) -> None:
    entry = next(entry for entry in atlas.entries if entry.attested and entry.attested[1].year < 2005)
    opened(app, claim=entry.id, years=["2005", "2005"])
    assert any("hide this claim" in caption.value for caption in app.caption)


def test_the_choice_of_lanes_is_in_the_address(app: AppTest) -> None:
    opened(app)
    app.segmented_control(key="lanes-choice").set_value("actor").run()
    assert app.query_params["lanes"] == "actor"
    app.segmented_control(key="lanes-choice").set_value("site").run()
    assert "lanes" not in app.query_params


@pytest.mark.parametrize("page", ["map", "site", "sources"])
def test_it_leads_on_with_the_claim_in_hand(app: AppTest, atlas: Atlas, page: str) -> None:
    entry = atlas.entries[0]
    opened(app, claim=entry.id)
    app.button(key=f"claim-{page}").click().run()
    assert not app.exception
    assert app.session_state["page"] == ("" if page == "map" else page)
    assert app.session_state["look"]["card"] == entry.site.id
