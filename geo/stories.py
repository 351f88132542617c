"""Stories against the atlas: what a step shows, and whether its words rest on claims that can be seen in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.atlas import Atlas, Entry
from geo.errors import Problem, ViewError
from geo.records.stories import Step, Story
from geo.view import OPTIONS, View, read_view, read_view_leniently

__all__ = ["Scene", "check_stories", "scene"]


@dataclass(frozen=True)
class Scene:
    """A step as it is shown: the view, the looks by name, and the claims that its words rest on."""

    view: View
    look: dict[str, str]
    entries: tuple[Entry, ...]


def scene(atlas: Atlas, step: Step) -> Scene:
    """What a step shows. What its view cannot mean and claims that the atlas does not know are left out: `check_stories` names them."""
    options = step.options
    view, _ = read_view_leniently(options, atlas.choices)
    look = {name: values[-1] for name, values in options.items() if name not in OPTIONS}
    return Scene(view, look, tuple(atlas.by_id[id_] for id_ in step.claims if id_ in atlas.by_id))


def check_stories(stories: Iterable[Story], atlas: Atlas) -> Iterator[Problem]:
    """Every step whose view cannot be opened, or whose words rest on a claim that is not there, or not in its view."""
    for story in stories:
        for number, step in enumerate(story.step, 1):
            for field, value, rule in _step(step, atlas):
                yield Problem(
                    f"data/stories/{story.id}.toml", f"step {number} ({step.title})", field, value, rule
                )


def _step(step: Step, atlas: Atlas) -> Iterator[tuple[str, str, str]]:
    asked = {name: values for name, values in step.options.items() if name in OPTIONS}
    try:
        shown = {entry.id for entry in atlas.select(read_view(asked, atlas.choices)).shown}
    except ViewError as error:
        yield "view", step.view, str(error)
        return
    card = step.options.get("card", [""])[-1]
    if card and card not in atlas.sites:
        yield "view", step.view, f"opens the card of {card}, a place that no claim is about"
    for id_ in step.claims:
        if id_ not in atlas.by_id:
            yield "claims", id_, "is no claim's id; it may have changed with the claim"
        elif id_ not in shown:
            yield "claims", id_, "is hidden by the step's own view"
