"""Text to mentions, places, dates and suggested claims."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from geo.parsing.model import Parsed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.parsing.model import Option
    from geo.parsing.toponyms.memory import Memory

__all__ = ["parse"]


def parse(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    region_prior: bool = True,
    memory: Memory | None = None,
    own: Mapping[str, Sequence[Option]] = MappingProxyType({}),
) -> Parsed:
    """Everything that is found in a text; offsets are code points of `text`.

    `published` (EDTF) is what relative dates count from. `outlet` with a `memory` that is kept between documents
    lets the outlet's other documents speak for places. `region_prior` favours Central Asia and the Caspian.
    `own` are places of the reader's own gazetteer, by name.
    Raises geo.records.when.WhenError where `published` is malformed.
    """
    from geo.parsing.actors.finding import (
        actors_and_offices,  # with the index and the tables, only for those who parse
    )
    from geo.parsing.claims.suggest import find_suggestions
    from geo.parsing.dates.finding import find_dates
    from geo.parsing.textin.language import language_of
    from geo.parsing.toponyms.finding import find_toponyms
    from geo.parsing.toponyms.ownnames import with_own

    dates = find_dates(text, published)
    language = language or language_of(text)
    mentions = find_toponyms(text, outlet=outlet, region_prior=region_prior, language=language, memory=memory)
    mentions = with_own(text, mentions, own)
    actors, offices = actors_and_offices(text, mentions)
    suggestions = find_suggestions(text, mentions, dates, actors, published, offices=offices)
    return Parsed(mentions, dates, actors, suggestions, language)
