from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import pages.shared.loaders
from geo.atlas import Atlas
from geo.current import current_atlas
from tests.checkout import locate
from tests.pages.conftest import Open

FRAME = str(Path(__file__).parents[2] / "pages" / "_frame.py")


class Gazetteer:
    """What this page asks of a gazetteer."""

    def names(self, id_: str) -> tuple[str, ...]:
        return (locate(id_).name, "Порт")


@pytest.fixture
def app(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The application over the made-up atlas."""
    monkeypatch.setattr(pages.shared.loaders, "current_atlas", lambda *_: atlas)
    monkeypatch.setattr(pages.shared.loaders, "current_gazetteer", lambda *_: Gazetteer())
    return AppTest.from_file(FRAME, default_timeout=60)


def opened(app: AppTest, **options: str | list[str]) -> AppTest:
    app.switch_page("site.py")
    for name, value in options.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def test_without_a_place_every_place_is_listed(app: AppTest, atlas: Atlas) -> None:
    page = html(opened(app))
    assert all(f"card={id_}" in page for id_ in atlas.sites)


def test_every_place_has_a_page_with_all_its_claims(app: AppTest, atlas: Atlas) -> None:
    for id_, site in atlas.sites.items():
        page = html(opened(app, card=id_))
        assert site.name in page
        for entry in atlas.entries:
            assert (f'id="claim-{entry.id}"' in page) == (id_ in entry.values("place"))


def test_links_carry_the_view(app: AppTest) -> None:
    page = html(opened(app, card="port-amber", years=["2001", "2004"]))
    assert "site?years=2001&amp;years=2004&amp;card=mill-field" in page
    assert "timeline?years=2001&amp;years=2004&amp;place=port-amber&amp;card=port-amber" in page


def test_movements_that_arrive_are_counted_apart_in_words(frame: Open) -> None:
    """On the records of this checkout: index, page and list tell which claims the map's badge counts."""
    entries = [e for e in current_atlas().entries if "afghanistan" in e.values("place")]
    here = sum(e.site.id == "afghanistan" for e in entries)
    words = f"{here} here, {len(entries) - here} arriving"
    assert 0 < here < len(entries)
    assert words in html(frame("site"))
    page = frame("site", card="afghanistan")
    assert any(words in caption.value for caption in page.caption)
    assert any(
        "here, " in b.label and "arriving" in b.label
        for b in frame().button
        if (b.key or "").startswith("first-")
    )


def test_hidden_claims_are_counted(app: AppTest, atlas: Atlas) -> None:
    page = opened(app, card="mill-field", family="ending")
    assert "1 of 2 claims" in html(page)
    assert any("1 more" in caption.value for caption in page.caption)


def test_a_view_without_claims_here_says_what_to_change(app: AppTest) -> None:
    page = opened(app, card="mill-field", actor="westland")
    assert any("Widen the years" in info.value for info in page.info)


def test_an_unknown_place_is_refused_in_a_sentence_and_the_index_stands(app: AppTest, atlas: Atlas) -> None:
    page = opened(app, card="atlantis")
    assert any("atlantis" in warning.value for warning in page.warning)
    assert all(f"card={id_}" in html(page) for id_ in atlas.sites)


def test_the_claim_in_hand_is_marked(app: AppTest, atlas: Atlas) -> None:
    chosen = atlas.entries[0]
    page = html(opened(app, card=chosen.site.id, claim=chosen.id))
    assert f'id="claim-{chosen.id}" class="chosen"' in page


def test_the_card_of_the_map_leads_here(app: AppTest) -> None:
    app.query_params["card"] = "port-amber"
    app.run()
    assert not app.exception
    labels = [link.proto.label for link in app.get("page_link")]
    assert "All about this site" in labels
