"""Who? What a state, an alliance or a body sought, got, lost and refused over the years, and with whom."""

from pages.shared import actors, address, loaders

atlas = loaders.atlas()
selection = loaders.selection(address.view())
who = actors.choose(atlas, selection)
if who:
    actors.draw_one(atlas, selection, who)
else:
    actors.draw_index(atlas, selection)
