from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from geo.errors import Problem, RecordError
from geo.records.checking import check_records, check_relations
from tests.checkout import ACTORS, Checkout

TEXT = """A paper of ours

Norland's planes came to Port Amber in spring; nobody asked why. Port Amberly is elsewhere.

Later, norland sent ships.
Port Amber was full.
"""


def found(checkout: Checkout) -> list[Problem]:
    return list(check_records(checkout.records(), checkout.root))


def only(checkout: Checkout) -> Problem:
    (problem,) = found(checkout)
    return problem


@pytest.fixture
def text(checkout: Checkout) -> Path:
    (checkout.root / "seeds" / "texts").mkdir()
    return checkout.write("seeds/texts/paper.txt", TEXT)


def paper(checkout: Checkout, *claims: dict[str, object], **source: object) -> None:
    """A document that knows TEXT; its claims are about the second paragraph unless told otherwise."""
    span = [TEXT.index("Norland's"), TEXT.index(" Port Amberly")]
    known = {"file": "paper.txt", "length": len(TEXT), "sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    checkout.document(
        "paper",
        *({"span": span, "paragraph": 2, "anchor": "Norland's planes", **claim} for claim in claims),
        **{**known, **source},
    )


def test_sound_records_have_no_problem(checkout: Checkout, text: Path) -> None:
    paper(checkout, {}, side="norland")
    checkout.mention(
        "paper", text="Port Amber", start=TEXT.index("Port Amber"), end=TEXT.index("Port Amber") + 10
    )
    assert found(checkout) == []


@pytest.mark.parametrize(
    ("claim", "field", "value", "hint"),
    [
        ({"kind": "operatin"}, "kind", "operatin", "is not a kind that the records know; did you mean operating"),
        ({"actors": [{"id": "norlnd", "role": "uses"}]}, "actors", "norlnd", "is not an actor that the records know; did you mean norland"),
        ({"speaks_for": "eastland"}, "speaks_for", "eastland", "is not an actor"),
        ({"when": "2007/.."}, "when", "2007/..", "begins after its source was published (2005-08-16)"),
    ],
)  # fmt: skip
def test_a_claim_that_points_nowhere_is_named(
    checkout: Checkout, claim: dict[str, object], field: str, value: str, hint: str
) -> None:
    path = checkout.document("paper", {"says": "Norland came.", **claim})
    problem = only(checkout)
    assert (problem.file, problem.record) == (str(path), "claim 1 (Norland came.)")
    assert (problem.field, problem.value) == (field, value)
    assert hint in problem.rule


def test_a_plan_may_aim_beyond_its_publication(checkout: Checkout) -> None:
    checkout.document("paper", {"status": "planned", "target": "2007/.."})
    assert found(checkout) == []


def test_actors_point_at_actors(checkout: Checkout) -> None:
    member = '\n[[actor.membership]]\nof = "leage"\nbasis = "x"\n'
    checkout.write(
        "data/actors.toml",
        ACTORS + member + '\n[[actor]]\nid = "isle"\nname = "Isle"\nkind = "group"\npart_of = "sland"\n',
    )
    assert [(p.file, p.record, p.field, p.value) for p in found(checkout)] == [
        ("data/actors.toml", "actor harbour-league", "membership.of", "leage"),
        ("data/actors.toml", "actor isle", "part_of", "sland"),
    ]


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ({"published_basis": "inferred"}, "published_note"),
        ({"published": "2005", "published_within": "2005-02/2005-12"}, "published"),
        ({"published": "2006", "published_within": "[..2005]"}, "published"),
        ({"side": "eastland"}, "side"),
        ({"translation_of": "papyrus"}, "translation_of"),
        ({"translation_of": "paper"}, "translation_of"),
    ],
)
def test_a_source_that_contradicts_itself_is_named(
    checkout: Checkout, source: dict[str, object], field: str
) -> None:
    checkout.document("paper", **source)
    problem = only(checkout)
    assert (problem.record, problem.field) == ("source", field)


def test_a_source_dated_within_its_span_is_sound(checkout: Checkout) -> None:
    checkout.document("one", published="2005", published_within="[..2006]")
    checkout.document("two", published="2005-03", published_within="2005", side="independent")
    assert found(checkout) == []


def test_what_ends_outside_the_document_is_named_even_without_its_text(checkout: Checkout) -> None:
    checkout.document("paper", {"span": [0, 100]}, {"span": [50, 101]}, length=100)
    checkout.mention("paper", text="Amber", start=98, end=103)
    problems = found(checkout)
    assert [(p.record, p.field, p.value) for p in problems] == [
        ("claim 2 (Norland uses Port Amber.)", "span", 101),
        ("mention Amber", "end", 103),
    ]
    assert {p.rule for p in problems} == {"must lie within its document, which has 100 code points"}


@pytest.mark.parametrize(
    ("claim", "field", "rule"),
    [
        ({"paragraph": 1}, "paragraph", "must be the paragraph that holds the span (2)"),
        ({"span": [0, 30], "anchor": "A paper"}, "paragraph", "it lies in none"),
        ({"anchor": "ships left"}, "anchor", "it stands 0 times"),
        ({"anchor": "Port Amber"}, "anchor", "it stands 2 times"),
        ({"anchor": "Norland"}, "anchor", "it stands 2 times"),
        ({"anchor": "plane"}, "anchor", "it stands 0 times"),
        ({"anchor": "Later"}, "anchor", "must lie within the claim's span"),
        ({"anchor_end": "A paper"}, "anchor_end", "must follow the anchor"),
        ({"anchor_end": "nobody ask"}, "anchor_end", "must follow the anchor"),
        ({"anchor_end": "Norland's planes"}, "anchor_end", "must follow the anchor"),
    ],
)
def test_a_passage_that_the_text_does_not_bear_out_is_named(
    checkout: Checkout, text: Path, claim: dict[str, object], field: str, rule: str
) -> None:
    paper(checkout, claim)
    problem = only(checkout)
    assert problem.field == field
    assert rule in problem.rule


def test_a_word_within_a_word_is_not_the_anchor(checkout: Checkout, text: Path) -> None:
    """'way' first stands inside 'Norway'; the passage that is meant comes later."""
    words = "Norway sleeps.\n\nThe way is long.\n"
    text.write_text(words)
    span = [words.index("The way"), len(words) - 1]
    digest = hashlib.sha256(words.encode()).hexdigest()
    paper(checkout, {"span": span, "anchor": "way"}, length=len(words), sha256=digest)
    assert found(checkout) == []


def test_an_anchor_of_what_stands_twice_leads_to_the_first(checkout: Checkout, text: Path) -> None:
    words = "Norland left the quay.\n\nNorland left the quay.\n"
    text.write_text(words)
    known = {"length": len(words), "sha256": hashlib.sha256(words.encode()).hexdigest()}
    paper(checkout, {"span": [0, 22], "anchor": "Norland left the quay", "paragraph": 1}, **known)
    assert found(checkout) == []
    paper(checkout, {"span": [24, 46], "anchor": "Norland left the quay", "paragraph": 2}, **known)
    assert "it stands 2 times" in only(checkout).rule


def test_a_mention_points_at_its_name(checkout: Checkout, text: Path) -> None:
    paper(checkout)
    checkout.mention("paper", text="Port Amber", start=0, end=10)
    problem = only(checkout)
    assert (problem.record, problem.field, problem.value) == ("mention Port Amber", "start", 0)
    assert "the text has 'A paper of' there" in problem.rule


def test_offsets_are_code_points_not_bytes(checkout: Checkout, text: Path) -> None:
    words = "Қарши 🛬 Norland came.\n"
    text.write_text(words, encoding="utf-8")
    digest = hashlib.sha256(words.encode()).hexdigest()
    claim = {"span": [8, 21], "anchor": "Norland came", "paragraph": 1}
    paper(checkout, claim, length=len(words), sha256=digest)
    checkout.mention("paper", text="Norland", start=8, end=15)
    assert found(checkout) == []


def test_a_wrong_length_is_named(checkout: Checkout, text: Path) -> None:
    paper(checkout, length=len(TEXT) + 1)
    assert (only(checkout).field, only(checkout).rule) == ("length", f"must be {len(TEXT)}")


def test_a_text_that_changed_is_named_and_not_compared(checkout: Checkout, text: Path) -> None:
    paper(checkout, {"anchor": "not there at all"})
    text.write_text(TEXT + "!")
    problem = only(checkout)
    assert (problem.record, problem.field) == ("source", "sha256")
    assert "differs from the checksum of paper.txt" in problem.rule


def test_without_the_text_nothing_is_compared(checkout: Checkout) -> None:
    paper(checkout, {"anchor": "not there at all"})
    assert found(checkout) == []


def test_relations_alone_read_no_text(checkout: Checkout, text: Path) -> None:
    paper(checkout, {"anchor": "not there at all", "kind": "dreamt"})
    assert [problem.field for problem in check_relations(checkout.records())] == ["kind"]


def test_the_atlas_opens_no_records_with_broken_relations(checkout: Checkout) -> None:
    checkout.document("paper", {"kind": "dreamt"}, {"when": "2007/.."})
    with pytest.raises(RecordError) as caught:
        checkout.atlas()
    assert [problem.field for problem in caught.value.problems] == ["kind", "when"]
