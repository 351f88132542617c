"""What do my own documents say? Files or a text come in, are worked through at the desk, and join every page."""

from pages.shared import handover, intake, loaders, own, workspace

workspace.keep_up(loaders.atlas(), loaders.gazetteer())

if document := workspace.in_hand():
    intake.tell()
    own.draw_one(loaders.atlas(), document)
else:
    intake.draw(loaders.atlas())
    own.draw_all()
    handover.draw()
