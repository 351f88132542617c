"""Titles of files: the heading of the text, and behind it whose page it is: `Heading - Newspaper`."""

from __future__ import annotations

import re

__all__ = ["below_title", "site_behind", "title_and_site"]

_FIRST = 4000
"""Code points of a text in which its title must stand as a line."""
_PARTING = re.compile(r"\s+[-–—|:·•]\s")
_PARTED = re.compile(r"\s+[-–—|:·•]\s+(.{2,60})", re.S)
"""Behind the heading in a page's title: whose page it is."""


def site_behind(heading: str, title: str) -> str:
    """Whose page it is where a page's title says so behind its heading: `Heading - Newspaper`; else nothing."""
    parted = _PARTED.fullmatch(title, len(heading)) if heading and title.startswith(heading) else None
    return parted[1] if parted else ""


def title_and_site(title: str, text: str) -> tuple[str, str]:
    """A file's title without whose page it is, where the text has the rest as a line; and whose page."""
    for parting in reversed([*_PARTING.finditer(title)]):
        heading = title[: parting.start()]
        if below_title(heading, text) and (site := site_behind(heading, title)):
            return heading, site
    return title, ""


def below_title(title: str, text: str) -> str:
    """The text from the line on that is its title, in whatever letters; nothing where none near its beginning is."""
    wanted, at = title.strip().casefold(), 0
    for line in text[:_FIRST].split("\n") if wanted else ():
        if line.strip().casefold() == wanted:
            return text[at:]
        at += len(line) + 1
    return ""
