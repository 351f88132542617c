"""The rows under the map: the events of a dataset and the claims of the view."""

from __future__ import annotations

from pages.shared import address, ahead, bar, eventtable, filters, loaders, table

__all__ = ["draw"]


def draw() -> None:
    """Draw them, with the sentence above the page that counts them, and the counts in the filters."""
    ahead.apart(_draw, ahead.LISTING)()


def _draw() -> None:
    with ahead.all_after():
        atlas = loaders.atlas()
        selection = loaders.selection(address.view())
        bar.refresh()
        filters.count(atlas, selection)
        eventtable.draw(atlas, selection.view)
        table.draw(atlas, selection)
