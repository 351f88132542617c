"""Places of the reader's own once they are there: what stands on them, changing, removing and taking them back."""

from __future__ import annotations

from typing import Any

import pytest

from geo.errors import RecordError, StaleRecordError, WorkspaceError
from geo.workspace import SITES, Item, OwnDocument, Workspace
from geo.workspace.uses import uses
from tests.workspace.conftest import Make


def put(workspace: Workspace, document: OwnDocument, **more: Any) -> Item:
    """The name that no gazetteer has, at a place of one's own; nothing is accepted yet but the name."""
    depot = next(m for m in workspace.marks(document.id, "place") if m.value["text"] == "Old Depot")
    site = workspace.plans.add_site("Old Depot", "facility", 42.5, 72.5, reason="Small.", **more)
    workspace.decide(workspace.plans.put(depot, site))
    (found,) = workspace.sites()
    return found


def accept(workspace: Workspace, document: OwnDocument) -> None:
    claim = next(m for m in workspace.marks(document.id, "claim") if "Depot" in str(m.value["claim"]["says"]))
    workspace.decide(workspace.plans.accept(claim))


def test_what_stands_on_a_place_is_found(workspace: Workspace, document: OwnDocument) -> None:
    site = put(workspace, document)
    assert uses(workspace, []) == {}
    found = uses(workspace, [site.id, "my-nowhere"])
    assert found["my-nowhere"] == []
    assert [(m.sort, m.status) for m in found[site.id]] == [("claim", "suggested"), ("place", "edited")]
    claim = found[site.id][0]
    workspace.decide(workspace.plans.reject(claim))
    assert [m.sort for m in uses(workspace, [site.id])[site.id]] == ["place"]
    other = next(
        m for m in workspace.marks(document.id, "claim") if m.value["claim"].get("place") == "port-amber"
    )
    workspace.decide(workspace.plans.edit(other, to=site.id))
    assert [m.id for m in uses(workspace, [site.id])[site.id] if m.sort == "claim"] == [other.id]


def test_other_coordinates_bring_their_own_basis_and_another_precision_its_own_radius(
    workspace: Workspace, document: OwnDocument
) -> None:
    site = put(workspace, document, basis="Seen on a sketch.", radius_m=4_000)
    workspace.decide(workspace.plans.edit_site(site, name="The Depot"))
    site = workspace.item(site.id)
    assert (site.place.basis, site.place.radius_m) == ("Seen on a sketch.", 4_000)
    workspace.decide(workspace.plans.edit_site(site, lat=43.0, how="clicked", precision="district"))
    site = workspace.item(site.id)
    assert (site.place.basis, site.place.radius_m) == ("Clicked on the map by a reader.", None)
    assert workspace.to_undo(SITES)
    workspace.undo(SITES)
    assert (workspace.places()[site.id].lat, workspace.places()[site.id].radius_m) == (42.5, 4_000)
    workspace.redo(SITES)
    assert workspace.places()[site.id].lat == 43.0


def test_only_what_lies_elsewhere_moves(workspace: Workspace, document: OwnDocument) -> None:
    site = put(workspace, document)
    accept(workspace, document)
    assert workspace.preview(workspace.plans.edit_site(site, name="The Depot", kind="port")).moved == {}
    assert len(workspace.preview(workspace.plans.edit_site(site, lon=73.0)).moved) == 1


def test_what_claims_rest_on_stays_what_names_rest_on_goes_and_comes_back(
    workspace: Workspace, document: OwnDocument
) -> None:
    site = put(workspace, document)
    accept(workspace, document)
    workspace.decide(workspace.plans.remove(workspace.document(document.id).item))
    with pytest.raises(WorkspaceError, match="A claim rests"):  # in a document that is put away, too
        workspace.plans.remove_site(site)
    claim = next(m for m in uses(workspace, [site.id])[site.id] if m.sort == "claim")
    workspace.decide(workspace.plans.reopen(claim))
    workspace.decide(workspace.plans.remove_site(site))
    assert workspace.places() == {}
    depot = next(m for m in uses(workspace, [site.id])[site.id] if m.sort == "place")
    assert depot.decided, "what was accepted is not lost"
    with pytest.raises(RecordError, match="no place that the gazetteer knows"):
        workspace.plans.accept(workspace.item(claim.id))
    workspace.decide(workspace.plans.restore_site(workspace.item(site.id)))
    assert [*workspace.places()] == [site.id]
    assert workspace.verify() == []


def test_a_change_that_somebody_was_quicker_with_is_refused(
    workspace: Workspace, document: OwnDocument, opened: Make
) -> None:
    site = put(workspace, document)
    ben = opened("Ben")
    ben.decide(ben.plans.edit_site(site, name="Ben's depot"))
    for late in (workspace.plans.edit_site(site, lat=43.0), workspace.plans.remove_site(site)):
        with pytest.raises(StaleRecordError, match="Ben changed"):
            workspace.decide(late)
    assert workspace.places()[site.id].name == "Ben's depot"
