"""Stories on the pages: chosen from the list, told above every page, stepped through, left."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

import pages.shared.loaders
from geo.atlas import Atlas
from geo.records.stories import read_stories
from tests.checkout import Checkout
from tests.pages.conftest import Open

HEAD = 'id = "amber"\ntitle = "The quay <of> Amber"\nlead = "How it came and went."\norder = 1\n'


def step(title: str, view: str, page: str, claim: str) -> str:
    return f'[[step]]\ntitle = "{title}"\ntext = "So it was, {title}."\npage = "{page}"\nview = "{view}"\nclaims = ["{claim}"]\n'


@pytest.fixture
def told(made_up: Checkout, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A story of three steps: on the map, on the timeline, and at the documents."""
    claim = atlas.entries[0].id
    (made_up.root / "data" / "stories").mkdir()
    made_up.write(
        "data/stories/amber.toml",
        HEAD
        + step("First", "years=2002&years=2003&card=port-amber", "map", claim)
        + step("Second", "actor=norland", "timeline", claim)
        + step("Third", "find=amber", "sources", claim),
    )
    monkeypatch.setattr(pages.shared.loaders, "stories", lambda: read_stories(made_up.root))
    return made_up


def html(at: AppTest) -> str:
    return "\n".join(part.proto.body for part in at.get("html"))


def test_a_story_is_begun_by_its_address(told: Checkout, frame: Open) -> None:
    at = frame("stories", story="amber")
    assert not at.exception
    assert "So it was, First." in html(at)
    assert at.session_state["look"]["card"] == "port-amber"


def test_a_story_is_begun_from_the_list(told: Checkout, frame: Open) -> None:
    at = frame("stories")
    assert "The quay &lt;of&gt; Amber" in html(at)
    assert "3 steps: First → Second → Third" in html(at)
    at.button("begin-amber").click().run()
    assert not at.exception
    assert at.session_state["page"] == ""
    assert (at.session_state["view"].years, at.session_state["look"]["card"]) == ((2002, 2003), "port-amber")
    assert "So it was, First." in html(at)
    assert "step 1 of 3" in html(at)
    assert at.button("story-back").disabled


def test_it_leads_from_page_to_page_and_back(told: Checkout, frame: Open) -> None:
    at = frame(story="amber")
    at.button("story-next").click().run()
    assert (at.session_state["page"], at.session_state["view"].actor) == ("timeline", ("norland",))
    assert at.session_state["view"].years is None, "a step's view is its own"
    assert "card" not in at.session_state["look"]
    at.button("story-next").click().run()
    assert at.session_state["page"] == "sources"
    at.button("story-back").click().run()
    assert "So it was, Second." in html(at)
    assert not at.exception


def test_a_step_on_the_page_that_is_open_keeps_the_story(told: Checkout, frame: Open) -> None:
    at = frame(story="amber", step="2")
    at.button("story-back").click().run()
    assert "So it was, First." in html(at)
    assert at.session_state["view"].years == (2002, 2003)
    assert at.query_params["step"] == "1"


def test_who_wandered_off_is_led_back_to_the_step(told: Checkout, frame: Open) -> None:
    at = frame("timeline", story="amber", step="2", actor="norland")
    assert not [button for button in at.button if button.key == "story-again"], "nobody has wandered off"
    at = frame("sources", story="amber", step="2")
    at.button("story-again").click().run()
    assert (at.session_state["page"], at.session_state["view"].actor) == ("timeline", ("norland",))
    assert not [button for button in at.button if button.key == "story-again"]


def test_the_last_step_ends_it_and_the_view_stays(told: Checkout, frame: Open) -> None:
    at = frame("timeline", story="amber", step="3", actor="norland")
    assert at.button("story-next").label == "End"
    at.button("story-next").click().run()
    assert "story" not in at.query_params
    assert "step 3" not in html(at)
    assert at.session_state["view"].actor == ("norland",)


def test_its_words_name_the_claims_that_they_rest_on(told: Checkout, frame: Open, atlas: Atlas) -> None:
    text = html(frame(story="amber"))
    assert "Rests on:" in text
    assert f'title="{atlas.entries[0].claim.says}"' in text


def test_an_unknown_story_is_refused_and_a_step_too_far_is_the_last(told: Checkout, frame: Open) -> None:
    at = frame(story="topaz")
    assert any("story" in warning.value for warning in at.warning)
    assert "step 3 of 3" in html(frame(story="amber", step="40"))


def test_without_stories_the_page_says_where_they_come_from(made_up: Checkout, frame: Open) -> None:
    at = frame("stories")
    assert not at.exception
    assert any("data/stories/" in info.value for info in at.info) or "begin-" in str(
        [b.key for b in at.button]
    )


def test_a_story_that_cannot_be_read_costs_no_page(
    made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made_up.root / "data" / "stories").mkdir()
    made_up.write("data/stories/amber.toml", "id = ")
    monkeypatch.setattr(pages.shared.loaders, "read_stories", lambda: read_stories(made_up.root))
    pages.shared.loaders._stories.clear()
    at = frame("map")
    pages.shared.loaders._stories.clear()
    assert not at.exception
    assert any("stories are left out" in warning.value and "amber" in warning.value for warning in at.warning)


def test_a_step_is_a_whole_number(told: Checkout, frame: Open) -> None:
    at = frame(story="amber", step="1.5")
    assert not at.exception
    assert any("whole number" in warning.value for warning in at.warning)
