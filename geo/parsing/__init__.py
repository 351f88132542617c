"""Text to mentions, places, dates and suggested claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.parsing.model import Parsed

if TYPE_CHECKING:
    from geo.parsing.memory import Memory

__all__ = ["parse"]


def parse(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    region_prior: bool = True,
    memory: Memory | None = None,
) -> Parsed:
    """Everything that is found in a text; offsets are code points of `text`.

    `published` (EDTF) is what relative dates count from. `outlet` with a `memory` that is kept between documents
    lets the outlet's other documents speak for places. `region_prior` favours Central Asia and the Caspian.
    """
    from geo.parsing.toponyms import find_toponyms  # with its index, only for those who parse

    mentions = find_toponyms(text, outlet=outlet, region_prior=region_prior, language=language, memory=memory)
    return Parsed(mentions=mentions, language=language or "")
