from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import RecordError
from geo.records.stories import read_stories
from geo.stories import check_stories, scene
from tests.checkout import Checkout


def tell(checkout: Checkout, *steps: str, id_: str = "amber", file: str = "amber.toml") -> Path:
    folder = checkout.root / "data" / "stories"
    folder.mkdir(exist_ok=True)
    head = f'id = "{id_}"\ntitle = "Amber"\nlead = "How it was."\norder = 1\n'
    return checkout.write(f"data/stories/{file}", head + "".join(f"[[step]]\n{step}\n" for step in steps))


def step(view: str, *claims: str) -> str:
    return f'title = "One"\ntext = "It was so."\nview = "{view}"\nclaims = {list(claims)}'


def problems(checkout: Checkout) -> list[tuple[str, object]]:
    return [(p.field, p.value) for p in check_stories(read_stories(checkout.root), checkout.atlas())]


@pytest.fixture
def claim(checkout: Checkout) -> str:
    checkout.document("paper", {"when": "2003", "actors": [{"id": "norland", "role": "uses"}]})
    return checkout.atlas().entries[0].id


def test_a_step_is_a_view_a_look_and_claims(checkout: Checkout, claim: str) -> None:
    tell(checkout, step("years=2003&years=2004&actor=norland&card=port-amber", claim), step("", claim))
    story, atlas = read_stories(checkout.root)[0], checkout.atlas()
    shown = scene(atlas, story.step[0])
    assert (shown.view.years, shown.view.actor) == ((2003, 2004), ("norland",))
    assert (shown.look, [entry.id for entry in shown.entries]) == ({"card": "port-amber"}, [claim])
    assert problems(checkout) == []


def test_words_rest_on_claims_that_are_there_and_in_view(checkout: Checkout, claim: str) -> None:
    views = ("years=2005&years=2006", "actor=nordland", "card=mill-field")
    tell(checkout, *(step(view, claim) for view in views), step("", "0123456789"))
    assert problems(checkout) == [
        ("claims", claim), ("view", views[1]), ("view", views[2]), ("claims", "0123456789"),
    ]  # fmt: skip


def test_a_story_without_words_or_claims_is_refused_by_name(checkout: Checkout, claim: str) -> None:
    tell(checkout, step("", claim), 'title = "Two"\nview = ""\nclaims = []')
    tell(checkout, step("", claim), step("", claim), id_="topaz", file="agate.toml")
    with pytest.raises(RecordError) as raised:
        read_stories(checkout.root)
    assert {p.field for p in raised.value.problems} >= {"step.1.text", "step.1.claims", "id"}


def test_a_checkout_without_stories_has_none(checkout: Checkout) -> None:
    assert read_stories(checkout.root) == []
