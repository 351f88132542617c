from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import Problem, RecordError
from geo.records.models import Source
from geo.records.reading import ROOT, Document
from tests.checkout import ACTORS, PLACES, SOURCE, Checkout


def problems(checkout: Checkout) -> tuple[Problem, ...]:
    with pytest.raises(RecordError) as caught:
        checkout.records()
    return caught.value.problems


def only(checkout: Checkout) -> Problem:
    (problem,) = problems(checkout)
    return problem


def test_records_come_back_by_id_in_the_order_of_the_file(checkout: Checkout) -> None:
    checkout.document("paper", {"says": "One."}, {"says": "Two."})
    checkout.mention("paper", text="Amber", start=3, end=8)
    records = checkout.records()
    document = records.documents["paper"]
    assert [claim.says for claim in document.claims.values()] == ["One.", "Two."]
    assert [mention.text for mention in document.mentions] == ["Amber"]
    assert list(records.actors) == ["norland", "southland", "westland", "harbour-league"]
    assert list(records.places) == ["port-amber"]
    assert list(records.words.families) == ["proposed", "agreed", "in-use", "ending", "against", "talk"]


def test_a_checkout_without_papers_is_no_error(checkout: Checkout) -> None:
    assert checkout.records().documents == {}


def test_malformed_toml_names_the_file_and_the_line(checkout: Checkout) -> None:
    path = checkout.write("seeds/paper.toml", "[source]\nid = \n")
    problem = only(checkout)
    assert problem.file == str(path)
    assert "is not TOML" in problem.rule
    assert "line 2" in problem.rule


def test_a_missing_file_and_one_that_is_not_utf8_are_named(checkout: Checkout) -> None:
    (checkout.root / "data" / "places.toml").unlink()
    (checkout.root / "seeds" / "paper.toml").write_bytes(b"x = '\xff'")
    found = {Path(problem.file).name: problem.rule for problem in problems(checkout)}
    assert found == {"places.toml": "is missing", "paper.toml": "is not UTF-8 (byte 5)"}


def test_an_unknown_key_is_named_with_file_record_field_and_value(checkout: Checkout) -> None:
    path = checkout.document("paper", {"says": "Norland came.", "colour": "red"})
    problem = only(checkout)
    assert problem == Problem(
        str(path), "claim 1 (Norland came.)", "colour", "red", "is not a field of this record"
    )
    assert (
        str(problem) == f"{path} · claim 1 (Norland came.) · colour is 'red': is not a field of this record"
    )


def test_an_unknown_table_is_named(checkout: Checkout) -> None:
    path = checkout.document("paper")
    path.write_text(path.read_text() + "\n[[clam]]\nsays = 'x'\n")
    problem = only(checkout)
    assert (problem.field, problem.rule) == (
        "clam",
        "is not a table of this file; it may hold source, claim, mention",
    )


def test_a_table_written_the_wrong_way_is_named(checkout: Checkout) -> None:
    path = checkout.document("paper")
    path.write_text(path.read_text() + "\n[claim]\nsays = 'x'\n")
    problem = only(checkout)
    assert (problem.field, problem.rule) == ("claim", "must be written [[claim]]")


@pytest.mark.parametrize(
    ("values", "field", "value", "rule"),
    [
        ({"when": "2005/2001"}, "when", "2005/2001", "ends before it begins"),
        ({"when": "2005-02-30"}, "when", "2005-02-30", "must be a day that the calendar has"),
        ({"paragraph": 0}, "paragraph", 0, "must be at least 1"),
        ({"span": [9, 3]}, "span", [9, 3], "must be [start, end) with 0 <= start < end"),
        ({"about": "tourism"}, "about", "tourism", "must be 'basing'"),
        ({"actors": [{"id": "norland", "role": "likes"}]}, "actors.0.role", "likes", "must be 'seeks'"),
        ({"amount": {"value": "800", "unit": "t"}}, "amount.value", "800", "must be a finite number"),
        ({"says": None}, "says", None, "is required"),
        ({"to": "port-amber"}, "", None, "'to' must differ from 'place'"),
    ],
)
def test_a_broken_claim_is_named_with_field_value_and_rule(
    checkout: Checkout, values: dict[str, object], field: str, value: object, rule: str
) -> None:
    checkout.document("paper", {}, values)
    problem = only(checkout)
    assert problem.record.startswith("claim 2")
    assert (problem.field, problem.value) == (field, value)
    assert rule in problem.rule


def test_an_impossible_coordinate_is_named(checkout: Checkout) -> None:
    checkout.write("data/places.toml", PLACES.replace("lat = 41.5", "lat = 91.5"))
    problem = only(checkout)
    assert (problem.record, problem.field, problem.value) == ("place 1 (port-amber)", "lat", 91.5)
    assert problem.rule == "must be at most 90"


@pytest.mark.parametrize("list_", ["actor", "place"])
def test_an_id_that_stands_twice_is_named(checkout: Checkout, list_: str) -> None:
    text, id_ = {"actor": (ACTORS, "norland"), "place": (PLACES, "port-amber")}[list_]
    checkout.write(f"data/{list_}s.toml", text + text.split("[[", 2)[0] + "[[" + text.split("[[", 2)[1])
    problem = only(checkout)
    assert (problem.record, problem.field, problem.value) == (f"{list_} {id_}", "id", id_)
    assert problem.rule == "stands more than once in this file"


def test_a_kind_that_stands_twice_or_has_no_family_is_named(checkout: Checkout) -> None:
    path = checkout.root / "data" / "kinds.toml"
    kind = '\n[[kind]]\nid = "{}"\nlabel = "x"\nfamily = "{}"\nnature = "event"\nmeaning = "x"\n'
    path.write_text(path.read_text() + kind.format("agreed", "agreed") + kind.format("dreamt", "dreams"))
    found = {(problem.record, problem.field, problem.rule) for problem in problems(checkout)}
    assert found == {
        ("kind agreed", "id", "stands more than once in this file"),
        ("kind dreamt", "family", "is not a family of this file"),
    }


def test_a_claim_written_twice_is_named(checkout: Checkout) -> None:
    checkout.document("paper", {"says": "One.", "span": [0, 9]}, {"says": "Again.", "span": [0, 9]})
    problem = only(checkout)
    assert problem.record == "claim (Again.)"
    assert "repeats an earlier claim" in problem.rule


def test_the_file_has_the_name_of_its_source(checkout: Checkout) -> None:
    path = checkout.document("paper")
    path.rename(path.with_name("letter.toml"))
    problem = only(checkout)
    assert (problem.record, problem.field, problem.value) == ("source", "id", "paper")


def test_a_record_of_the_reference_set_has_its_folder_in_its_id(checkout: Checkout) -> None:
    folder = checkout.root / "data" / "sources" / "gazette"
    folder.mkdir(parents=True)
    made = checkout.document("gazette-2001-05-06-pier", {})
    made.rename(folder / "2001-05-06-pier.toml")
    (document,) = checkout.records().documents.values()
    assert (document.source.id, document.origin) == ("gazette-2001-05-06-pier", "reference")
    (folder / "2001-05-06-pier.toml").rename(folder / "2001-pier.toml")
    assert "gazette-2001-pier" in only(checkout).rule


def test_all_problems_are_raised_at_once(checkout: Checkout) -> None:
    checkout.document("paper", {"about": "tourism", "stance": "believed"}, {}, {"colour": "red"})
    checkout.document("letter", published="soon")
    checkout.write("data/actors.toml", ACTORS.replace('"alliance"', '"club"'))
    checkout.write("data/places.toml", PLACES.replace("lat = 41.5", "lat = 91.5"))
    found = problems(checkout)
    assert {(Path(problem.file).name, problem.field) for problem in found} == {
        ("paper.toml", "about"), ("paper.toml", "stance"), ("paper.toml", "colour"), ("letter.toml", "published"),
        ("actors.toml", "kind"), ("places.toml", "lat"),
    }  # fmt: skip
    message = str(RecordError(found))
    assert message.startswith("6 problems in the records:\n")
    assert len(message.splitlines()) == 7


def test_a_long_value_is_shortened_in_its_message(checkout: Checkout) -> None:
    checkout.document("paper", {"about": "x" * 500})
    assert len(str(only(checkout))) < 600


def test_files_of_this_checkout_are_named_from_its_root() -> None:
    document = Document(
        Source.model_validate({"id": "paper", **SOURCE}), {}, (), ROOT / "seeds" / "paper.toml"
    )
    assert document.file == "seeds/paper.toml"
