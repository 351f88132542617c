from __future__ import annotations

import pytest

from geo.coverage import Looked, looked_for, tally, years_of_sites
from geo.records.guide import GuideRow, check_guide, read_guide
from tests.checkout import Checkout

USES = [{"id": "norland", "role": "uses"}]


def row(**more: object) -> GuideRow:
    return GuideRow.model_validate(
        {"id": "amber", "title": "Port Amber", "places": ["port-amber"], "looked": "2020-01-01", **more}
    )


@pytest.fixture
def papers(checkout: Checkout) -> Checkout:
    checkout.document("one", {"when": "2002", "actors": USES}, {"stance": "denied", "when": "2004", "actors": USES},
                      published="2010", side="norland")  # fmt: skip
    checkout.document("two", {"kind": "requested", "when": "2003", "actors": [{"id": "norland", "role": "seeks"}]},
                      {"place": "mill-field", "when": "2001"}, {"place": "southland"}, published="[2001..2004]", language="ru",
                      published_basis="inferred", published_note="By its contents.", publisher="Other")  # fmt: skip
    return checkout


def test_documents_are_told_apart(papers: Checkout) -> None:
    atlas = papers.atlas()
    found = {
        by: [(t.value, t.documents, t.claims) for t in tally(atlas.entries, by)]
        for by in ("publisher", "side", "language", "year")
    }
    assert found == {
        "publisher": [("Other", 1, 3), ("The Paper", 1, 2)],
        "side": [("not said", 1, 3), ("norland", 1, 2)],
        "language": [("ru", 1, 3), ("en", 1, 2)],
        "year": [("2010", 1, 2), ("not known", 1, 3)],
    }
    with pytest.raises(KeyError):
        tally(atlas.entries, "weather")


def test_a_year_in_use_is_told_apart_from_one_looked_at_and_one_nobody_looked_at(papers: Checkout) -> None:
    atlas = papers.atlas()
    found = {
        one.place: one
        for one in years_of_sites(atlas, atlas.entries, [row(years="2000/2005")], range(1999, 2006))
    }
    assert found["port-amber"].cells == (
        "unlooked",
        "nothing",
        "nothing",
        "present",
        "told",
        "against",
        "nothing",
    )
    assert found["mill-field"].cells == (
        "unlooked",
        "unlooked",
        "present",
        "unlooked",
        "unlooked",
        "unlooked",
        "unlooked",
    )
    assert "southland" not in found


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("[2002..2003]", ["nothing", "perhaps", "perhaps", "nothing"]),
        ("2003~", ["nothing", "perhaps", "perhaps", "perhaps"]),
        ("2002?", ["nothing", "perhaps", "nothing", "nothing"]),
        ("2002-12~", ["nothing", "perhaps", "perhaps", "nothing"]),
        ("2002-11~", ["nothing", "present", "nothing", "nothing"]),
        ("2002/2003", ["nothing", "present", "present", "nothing"]),
    ],
)
def test_a_year_that_rests_only_on_vague_dates_looks_uncertain(
    checkout: Checkout, when: str, expected: list[str]
) -> None:
    checkout.document("vague", {"when": when, "actors": USES, "caution": "As printed."}, published="2010")
    atlas = checkout.atlas()
    (one,) = years_of_sites(atlas, atlas.entries, [row()], range(2001, 2005))
    assert list(one.cells) == expected
    checkout.document("sure", {"when": "2002", "actors": USES}, published="2010")
    atlas = checkout.atlas()
    (one,) = years_of_sites(atlas, atlas.entries, [row()], range(2001, 2005))
    assert one.cells[1] == "present"


def test_a_use_says_nothing_of_the_year_after_its_source_spoke(checkout: Checkout) -> None:
    checkout.document("paper", {"when": "2002-12~", "actors": USES}, published="2002-12-20")
    atlas = checkout.atlas()
    (one,) = years_of_sites(atlas, atlas.entries, [row()], range(2002, 2004))
    assert one.cells == ("present", "nothing")


def test_a_row_is_answered_by_claims_that_fit_every_list(papers: Checkout) -> None:
    entries = papers.atlas().entries

    def answers(**more: object) -> int:
        (looked,) = looked_for(entries, [row(**more)])
        assert isinstance(looked, Looked)
        return len(looked.entries)

    assert answers() == 3
    assert answers(actors=["norland"], about=["basing"]) == 3
    assert answers(actors=["westland"]) == 0
    assert answers(places=(), hosts=["SL"]) == 5
    assert answers(places=(), hosts=["SL"], years="2001/2002") == 2


def test_a_row_that_every_claim_would_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="must name places"):
        row(places=())


def test_the_guide_is_read_and_its_actors_checked(papers: Checkout) -> None:
    assert read_guide(papers.root) == ()
    papers.write(
        "data/guide.toml", '[[row]]\nid = "amber"\ntitle = "Amber"\nactors = ["nordland"]\nlooked = "2020"\n'
    )
    rows = read_guide(papers.root)
    (problem,) = check_guide(rows, papers.records())
    assert (problem.record, problem.value) == ("row amber", "nordland")


def test_a_row_may_ask_for_kinds(papers: Checkout) -> None:
    (looked,) = looked_for(papers.atlas().entries, [row(places=(), hosts=["SL"], kinds=["requested"])])
    assert [entry.claim.kind for entry in looked.entries] == ["requested"]
