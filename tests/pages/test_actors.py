from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import geo.current
import pages.shared.loaders
from geo.atlas import Atlas
from tests.checkout import ACTORS, Checkout

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
    app.switch_page("actors.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def test_without_an_actor_it_lists_those_in_claims_and_names_the_silent(app: AppTest, atlas: Atlas) -> None:
    opened(app)
    listed = {button.key for button in app.button if (button.key or "").startswith("actor-")}
    assert listed == {f"actor-{id_}" for entry in atlas.entries for id_ in entry.values("actor")}


def test_an_actor_of_no_claim_is_not_put_down_to_the_filters(
    app: AppTest, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.write(
        "data/actors.toml", ACTORS + '\n[[actor]]\nid = "farland"\nname = "Farland"\nkind = "state"\n'
    )
    made = checkout.atlas()
    monkeypatch.setattr(pages.shared.loaders, "current_atlas", lambda *_: made)
    monkeypatch.setattr(geo.current, "current_atlas", lambda *_: made)
    opened(app, who="farland")
    assert [info.value.split(".")[0] for info in app.info] == ["No claim of the atlas names this actor"]


def test_choosing_one_of_the_list_opens_it_and_puts_it_into_the_address(app: AppTest) -> None:
    opened(app)
    app.button(key="actor-norland").click().run()
    assert not app.exception
    assert app.query_params["who"] == "norland"
    assert "Norland wants a base, somewhere." in html(app)
    app.button(key="who-all").click().run()
    assert "who" not in app.query_params


def test_a_counterpart_leads_to_the_pair(app: AppTest) -> None:
    opened(app, who="norland")
    app.button(key="pair-southland").click().run()
    assert app.query_params["pair"] == "southland"
    assert "Norland with Southland" in html(app)
    assert "Norland wants a base, somewhere." not in html(app)
    app.button(key="who-alone").click().run()
    assert "pair" not in app.query_params


def test_it_follows_the_filters_of_the_view(app: AppTest) -> None:
    page = html(opened(app, who="norland", years=["2005", "2005"]))
    assert "Norland leaves the field." in page
    assert "Norland flies from the field." not in page


def test_filters_that_leave_nothing_say_what_to_change(app: AppTest) -> None:
    opened(app, who="norland", actor="westland")
    assert any("filters leave no claim of this actor" in info.value for info in app.info)


def test_an_unknown_actor_is_refused_by_name(app: AppTest) -> None:
    app.query_params["who"] = "nowhere"
    app.run()
    assert any("nowhere" in warning.value for warning in app.warning)
