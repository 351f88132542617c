"""Decisions on marks: what they leave, what the log says, undo and redo, two people at one table."""

from __future__ import annotations

import threading

import pytest

from geo.errors import AtlasError, RecordError, StaleRecordError, WorkspaceError
from geo.records.models import claim_id
from geo.workspace import SITES, Item, OwnDocument, Workspace
from tests.workspace.conftest import TEXT, Make, parsed, span


def claims(workspace: Workspace, document: OwnDocument) -> list[Item]:
    return workspace.marks(document.id, "claim")


def marked(workspace: Workspace, document: OwnDocument, text: str) -> Item:
    return next(m for m in workspace.marks(document.id, "place") if m.value["text"] == text)


def test_what_the_parser_finds_is_suggested_and_nothing_more(
    workspace: Workspace, document: OwnDocument
) -> None:
    marks = workspace.marks(document.id)
    assert {mark.status for mark in marks} == {"suggested"}
    assert document.counts["claim", "suggested"] == 3
    assert workspace.claims(document.id) == {}
    assert len(workspace.claims(document.id, suggested=True)) == 2  # the third has no place yet
    assert marked(workspace, document, "Mill Field").original["options"][1]["place"] == "port-amber"  # type: ignore[index]


def test_an_accepted_claim_is_a_record_with_the_id_of_a_record(
    workspace: Workspace, document: OwnDocument
) -> None:
    mark = claims(workspace, document)[0]
    plan = workspace.plans.accept(mark)
    added = workspace.preview(plan).added
    assert workspace.claims(document.id) == {}  # a preview writes nothing
    decision = workspace.decide(plan)
    found = workspace.claims(document.id)
    assert found == added
    ((id_, claim),) = found.items()
    assert id_ == claim_id(document.id, claim)
    start, end = claim.span
    assert TEXT[start:end].startswith("Norland runs")
    assert TEXT.lower().count(claim.anchor.lower()) == 1
    assert claim.paragraph == 2
    assert marked(workspace, document, "Port Amber").status == "accepted"  # its place goes along
    assert (decision.who, decision.document) == ("Ann", document.id)
    assert workspace.log(document.id)[-1] == decision


def test_a_claim_without_a_place_waits_until_one_is_chosen(
    workspace: Workspace, document: OwnDocument
) -> None:
    depot = marked(workspace, document, "Old Depot")
    waiting = claims(workspace, document)[2]
    with pytest.raises(WorkspaceError, match="Choose the place"):
        workspace.plans.accept(waiting)
    site = workspace.plans.add_site(
        "Old Depot", "facility", 42.5, 72.5, reason="Too small for any gazetteer."
    )
    workspace.decide(workspace.plans.put(depot, site))
    waiting = workspace.item(waiting.id)
    workspace.decide(workspace.plans.accept(waiting))
    (claim,) = workspace.claims(document.id).values()
    assert claim.place == f"my-old-depot-{workspace.id[:4]}"
    assert workspace.places()[claim.place].lat == 42.5


def test_another_candidate_takes_the_claims_along(workspace: Workspace, document: OwnDocument) -> None:
    offered = claims(workspace, document)[1]
    workspace.decide(workspace.plans.accept(offered))
    mill = marked(workspace, document, "Mill Field")
    plan = workspace.plans.choose(mill, "port-amber")
    preview = workspace.preview(plan)
    assert [c.place for c in preview.removed.values()] == ["mill-field"]
    assert [c.place for c in preview.added.values()] == ["port-amber"]
    workspace.decide(plan)
    assert [c.place for c in workspace.claims(document.id).values()] == ["port-amber"]
    assert marked(workspace, document, "Mill Field").original["place"] == "mill-field"  # type: ignore[index]
    workspace.undo(document.id)
    assert [c.place for c in workspace.claims(document.id).values()] == ["mill-field"]


def test_an_edited_claim_keeps_what_was_suggested(workspace: Workspace, document: OwnDocument) -> None:
    mark = claims(workspace, document)[0]
    workspace.decide(workspace.plans.edit(mark, says="Norland has a quay.", when=None, when_basis=None))
    after = workspace.item(mark.id)
    (claim,) = workspace.claims(document.id).values()
    assert (claim.says, claim.when) == ("Norland has a quay.", "")
    assert after.status == "edited"
    assert after.original == mark.original
    assert after.version == mark.version + 1


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"kind": "sold"}, "sold"),
        ({"place": "atlantis"}, "atlantis"),
        ({"actors": [{"id": "atlantis", "role": "uses"}]}, "atlantis"),
        ({"when": "2004-13"}, "when"),
        ({"when": "2005/.."}, "published"),
        ({"stance": "sworn"}, "stance"),
        ({"colour": "red"}, "colour"),
        ({"span": [0, 9_999]}, "9999"),
        ({"span": [0, 60]}, "one paragraph"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_refused_by_name(
    workspace: Workspace, document: OwnDocument, fields: dict[str, object], named: str
) -> None:
    before = workspace.newest()
    with pytest.raises((RecordError, WorkspaceError), match=named):
        workspace.plans.edit(claims(workspace, document)[0], **fields)
    assert workspace.newest() == before


def test_by_hand(workspace: Workspace, document: OwnDocument) -> None:
    workspace.decide(workspace.plans.mark(document.id, "place", *span("Southland"), place="southland"))
    workspace.decide(
        workspace.plans.mark(document.id, "date", *span("every week"), edtf="2004", basis="derived")
    )
    start, end = span("Its ships unload there every week, a clerk said.")
    plan = workspace.plans.claim(
        document.id, start, end, says="Ships unload.", kind="conducted", about="transit", place="port-amber",
        actors=[{"id": "norland", "role": "uses"}], stance="reported", speaker="a clerk", speaker_named=False,
    )  # fmt: skip
    assert len(workspace.preview(plan).added) == 1
    workspace.decide(plan)
    (claim,) = workspace.claims(document.id).values()
    assert (claim.says, claim.span) == ("Ships unload.", (start, end))
    assert marked(workspace, document, "Southland").original is None
    with pytest.raises(WorkspaceError, match="already"):
        workspace.plans.mark(document.id, "place", *span("Southland"), place="southland")
    with pytest.raises(WorkspaceError, match="soon"):
        workspace.plans.mark(document.id, "date", *span("clerk"), edtf="soon")
    with pytest.raises(WorkspaceError, match="atlantis"):
        workspace.plans.mark(document.id, "actor", *span("clerk"), actor="atlantis")


def test_all_above_a_confidence_is_one_decision(workspace: Workspace, document: OwnDocument) -> None:
    plan = workspace.plans.accept_above(document.id, 0.6)
    assert len(plan.skipped) == 1  # the one without a place is named, not taken
    assert "Old Depot" in plan.skipped[0]
    workspace.decide(plan)
    assert len(workspace.claims(document.id)) == 2
    workspace.undo(document.id)
    assert workspace.claims(document.id) == {}
    assert {m.status for m in workspace.marks(document.id)} == {"suggested"}
    with pytest.raises(WorkspaceError, match="Nothing would change"):
        workspace.decide(workspace.plans.accept_above(document.id, 0.99))


def test_undo_and_redo_go_through_the_log_and_outlive_the_session(
    workspace: Workspace, document: OwnDocument, opened: Make
) -> None:
    one, two, _ = claims(workspace, document)
    workspace.decide(workspace.plans.accept(one))
    workspace.decide(workspace.plans.reject(two))
    workspace.close()
    again = opened("Ben")
    again.undo(document.id)
    again.undo(document.id)
    assert {m.status for m in again.marks(document.id)} == {"suggested"}
    with pytest.raises(WorkspaceError, match="nothing to undo"):
        again.undo(document.id)
    again.close()
    third = opened("Cleo")
    next_ = third.to_redo(document.id)
    assert next_
    assert next_.words.startswith("accepted")
    assert not next_.words.endswith(".”")  # what is said of it ends with a full stop of its own
    third.redo(document.id)
    third.redo(document.id)
    assert third.item(two.id).status == "rejected"
    assert len(third.claims(document.id)) == 1
    third.undo(document.id)
    third.decide(third.plans.accept(third.item(two.id)))  # a new decision: what was undone is not done again
    with pytest.raises(WorkspaceError, match="nothing to do again"):
        third.redo(document.id)
    assert [d.who for d in third.log(document.id)][-1] == "Cleo"
    assert third.verify() == []


def test_a_mark_by_hand_is_undone_and_redone(workspace: Workspace, document: OwnDocument) -> None:
    workspace.decide(workspace.plans.mark(document.id, "place", *span("Southland"), place="southland"))
    workspace.undo(document.id)
    assert not [m for m in workspace.marks(document.id) if m.original is None]
    workspace.redo(document.id)
    assert marked(workspace, document, "Southland").status == "accepted"
    assert workspace.verify() == []


def test_the_second_of_two_people_hears_of_the_first(
    workspace: Workspace, document: OwnDocument, opened: Make
) -> None:
    ben = opened("Ben")
    seen = claims(ben, document)[0]
    workspace.decide(workspace.plans.reject(seen))
    late = ben.plans.accept(seen)
    before = workspace.newest()
    with pytest.raises(StaleRecordError, match=r"Ann rejected .*\(accepted") as refused:
        ben.decide(late)
    assert "Ann" in refused.value.theirs
    assert refused.value.yours.startswith("accepted")
    assert workspace.newest() == before
    assert workspace.item(seen.id).status == "rejected"
    assert marked(workspace, document, "Port Amber").status == "suggested"  # not even the half of it


def test_undo_does_not_walk_over_somebody_else(
    workspace: Workspace, document: OwnDocument, opened: Make
) -> None:
    site = workspace.plans.add_site("Old Depot", "facility", 42.5, 72.5, reason="Small.")
    workspace.decide(workspace.plans.put(marked(workspace, document, "Old Depot"), site))
    ben = opened("Ben")
    ben.decide(ben.plans.edit_site(ben.sites()[0], lat=43.0))  # in another part of the log
    with pytest.raises(StaleRecordError, match="Ben changed"):
        workspace.undo(document.id)
    ben.undo(SITES)
    workspace.undo(document.id)
    assert workspace.sites() == []


def test_reading_again_keeps_what_people_decided(workspace: Workspace, document: OwnDocument) -> None:
    one, two, _ = claims(workspace, document)
    workspace.decide(workspace.plans.accept(one))
    found = parsed()
    fewer = type(found)(found.mentions, (), found.actors, found.suggestions[:1], "en")
    workspace.read(document.id, fewer)
    assert workspace.item(one.id).status == "accepted"
    assert workspace.item(two.id).status == "removed"
    assert workspace.marks(document.id, "date") == []
    workspace.read(document.id, found)
    assert workspace.item(two.id).status == "suggested"
    last = workspace.to_undo(document.id)
    assert last
    assert last.what == "accept"
    assert workspace.verify() == []


def test_the_same_text_is_the_same_document(workspace: Workspace, document: OwnDocument) -> None:
    workspace.decide(workspace.plans.accept(claims(workspace, document)[0]))
    item = workspace.document(document.id).item
    plan = workspace.plans.remove(item)
    assert len(workspace.preview(plan).removed) == 1
    workspace.decide(plan)
    assert workspace.documents() == []
    again = workspace.add(TEXT, title="Under another title")
    assert again.id == document.id
    assert again.title == "A quay for Norland"
    assert len(workspace.claims(document.id)) == 1
    assert workspace.add(TEXT, title="Once more").item.version == again.item.version


@pytest.mark.parametrize("text", ["", " \n", "a\x00b", "a\ud800"])
def test_what_is_no_text_is_no_document(workspace: Workspace, text: str) -> None:
    with pytest.raises(WorkspaceError, match=r"no text|not text|no Unicode"):
        workspace.add(text, title="Broken")
    assert workspace.documents() == []


def test_metadata_as_far_as_known(workspace: Workspace) -> None:
    bare = workspace.add("Nothing is known of this.", title="Bare")
    source = workspace.source(bare.id)
    assert source.published.startswith("[..")
    assert source.published_basis == "inferred"
    assert source.language == "und"
    workspace.decide(workspace.plans.describe(bare.item, published="2004-06-01", publisher="The Paper"))
    assert workspace.source(bare.id).published == "2004-06-01"
    workspace.undo(bare.id)
    assert workspace.source(bare.id).published.startswith("[..")
    for broken in ({"published": "9999"}, {"publisher_kind": "pamphlet"}, {"sha256": "0" * 64}):
        with pytest.raises(AtlasError):
            workspace.plans.describe(workspace.document(bare.id).item, **broken)


def test_own_places(workspace: Workspace, document: OwnDocument) -> None:
    plan = workspace.plans.add_site(
        "Старый склад", "facility", 42.5, 72.5, reason="Small.", how="clicked", precision="district", names=["Old Depot"]
    )  # fmt: skip
    workspace.decide(plan)
    (site,) = workspace.sites()
    assert site.id.startswith("my-staryy-sklad-")
    assert "Clicked" in site.place.basis
    assert site.place.names[0].text == "Old Depot"
    workspace.decide(workspace.plans.edit(claims(workspace, document)[0], place=site.id))
    moved = workspace.preview(workspace.plans.edit_site(workspace.sites()[0], lat=43.25)).moved
    assert len(moved) == 1
    with pytest.raises(WorkspaceError, match="rests on"):
        workspace.plans.remove_site(workspace.sites()[0])
    add = workspace.plans.add_site
    with pytest.raises(RecordError, match="lat"):
        add("X", "port", 91.0, 1.0, reason="Small.")
    with pytest.raises(RecordError, match="kind"):
        add("X", "castle", 1.0, 1.0, reason="Small.")
    with pytest.raises(RecordError, match="reason"):
        add("X", "port", 1.0, 1.0, reason="")


def test_ids_of_own_places_are_free(workspace: Workspace) -> None:
    for _ in range(3):
        workspace.decide(workspace.plans.add_site("仓库", "port", 1, 2, reason="Small."))
    assert len(workspace.places()) == 3


def test_of_many_at_the_same_moment_one_decides(
    workspace: Workspace, document: OwnDocument, opened: Make
) -> None:
    seen = claims(workspace, document)[0]
    people = [opened(f"Reader {number}") for number in range(6)]
    together = threading.Barrier(len(people))
    answers: list[str] = []

    def decide(person: Workspace, number: int) -> None:
        plan = person.plans.reject(seen) if number % 2 else person.plans.accept(seen)
        together.wait(20)
        try:
            person.decide(plan)
            answers.append("decided")
        except StaleRecordError:
            answers.append("stale")

    threads = [threading.Thread(target=decide, args=(each, n)) for n, each in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == ["decided"] + ["stale"] * (len(people) - 1)
    assert workspace.item(seen.id).version == seen.version + 1
    assert workspace.verify() == []
