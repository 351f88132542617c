"""What changed? Two dates on one map: what held on each, or what was known on each."""

from pages.shared import address, changes, dates, learned, loaders, ways

atlas = loaders.atlas()
selection = loaders.selection(address.view())

if moments := dates.draw(atlas):
    mode = learned if dates.known() else changes
    mode.draw(atlas, selection, moments)
ways.follow()
