"""What happened here? One place by its address, such as /site?card=kant; without one, every place there is."""

from pages.shared import address, loaders, site, ways

atlas = loaders.atlas()
selection = loaders.selection(address.view())

if address.look("card"):
    site.draw(atlas, selection, atlas.sites[address.look("card")])
else:
    site.draw_index(atlas, selection)
ways.follow()
