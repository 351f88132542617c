"""What do my own documents say? Files or a text come in, are worked through at the desk, and join every page."""

from pages.shared import address, handover, intake, loaders, own, ownplace, ownplaces, ways, workspace

ways.follow()
workspace.keep_up(loaders.atlas(), loaders.gazetteer())

if document := workspace.in_hand():
    intake.tell(document.id)
    own.draw_one(loaders.atlas(), document)
elif place := address.look("own"):
    ownplace.draw(loaders.atlas(), place)
else:
    intake.draw(loaders.atlas())
    own.draw_all()
    ownplaces.draw()
    handover.draw()
