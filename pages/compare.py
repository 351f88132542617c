"""What changed? Two dates on one map: what held on each, or what was known on each."""

from pages.shared import address, changes, dates, loaders, ways

atlas = loaders.atlas()
selection = loaders.selection(address.view())

if moments := dates.draw(atlas):
    draw = changes.draw_known if dates.known() else changes.draw_held
    draw(atlas, selection, moments)
ways.follow()
