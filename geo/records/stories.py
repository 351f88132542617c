"""Stories: saved views with a sentence or two each, that lead a newcomer through; one file each in data/stories/."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import parse_qsl

from pydantic import Field

from geo.errors import Problem, RecordError
from geo.records.fields import NamedRecord, Record, Text
from geo.records.reading import ROOT, read_one

__all__ = ["Step", "Story", "read_stories"]


class Step(Record):
    """One view with what is to be seen in it."""

    title: Text = Field(description="A few words.")
    text: Text = Field(description="A sentence or two of our own words; nothing that the claims do not say.")
    page: Literal["map", "timeline", "site", "actors", "logistics", "sources", "compare", "coverage"] = Field(
        default="map", description="The page that shows it."
    )
    view: str = Field(
        default="",
        description="View options and looks as an address has them.",
        examples=["years=2001&years=2002&host=UZ&card=karshi-khanabad"],
    )
    claims: Annotated[tuple[Text, ...], Field(strict=False, min_length=1)] = Field(
        description="Ids of the claims that the text rests on."
    )

    @property
    def options(self) -> dict[str, list[str]]:
        """The options of the address, in their order."""
        asked: dict[str, list[str]] = {}
        for name, value in parse_qsl(self.view, keep_blank_values=True):
            asked.setdefault(name, []).append(value)
        return asked


class Story(NamedRecord):
    """A story in steps."""

    title: Text = Field(description="What it tells.")
    lead: Text = Field(description="One sentence for whoever chooses a story.")
    order: int = Field(ge=1, description="Its place in the list.")
    step: Annotated[tuple[Step, ...], Field(strict=False, min_length=2)] = Field(
        description="Its steps, in order."
    )


def read_stories(root: Path = ROOT) -> list[Story]:
    """The stories below `root`, in their order; none where nobody wrote any. Raises RecordError, all problems at once."""
    found: list[Story] = []
    problems: list[Problem] = []
    for path in sorted((root / "data" / "stories").glob("*.toml")):
        try:
            story = read_one(path, Story, "story")
        except RecordError as error:
            problems.extend(error.problems)
            continue
        if story.id != path.stem:
            rule = "must be the file's name without .toml"
            problems.append(Problem(f"data/stories/{path.name}", "story", "id", story.id, rule))
        found.append(story)
    if problems:
        raise RecordError(problems)
    return sorted(found, key=lambda story: (story.order, story.id))
