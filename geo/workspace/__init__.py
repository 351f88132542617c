"""The reader's own documents, decisions, claims and places, in a database.

workspace = Workspace.open(who="Ann")
document = workspace.add(text, title="A base at Kant", publisher="The Paper", published="2003-10-24")
workspace.read(document.id, parse(text, published="2003-10-24"))
mark = workspace.marks(document.id, "claim", ("suggested",))[0]
plan = workspace.plans.accept(mark)
workspace.preview(plan).added       # what would come onto the map
workspace.decide(plan)              # on the disk when it returns; StaleRecordError if somebody was quicker
workspace.undo(document.id)
"""

from __future__ import annotations

from geo.workspace.model import Decision, Item, OwnDocument, Plan, Preview, State
from geo.workspace.own import SITES
from geo.workspace.workspace import Workspace, place_of_workspace
from geo.workspace.world import World

__all__ = [
    "SITES",
    "Decision",
    "Item",
    "OwnDocument",
    "Plan",
    "Preview",
    "State",
    "Workspace",
    "World",
    "place_of_workspace",
]
