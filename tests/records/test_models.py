from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from geo.records import fields
from geo.records.models import Amount, Claim, Mention, Source, claim_id
from geo.records.reading import ROOT, read_vocabulary
from geo.records.wording import amount_in_words, status_in_words
from geo.records.world import Actor, Membership, Name, Place
from tests.checkout import CLAIM, SOURCE


def claim(**values: object) -> Claim:
    return Claim.model_validate({**CLAIM, "span": [0, 10], **values})


def place(**values: object) -> Place:
    known = {"id": "x", "name": "X", "kind": "city", "basis": "b", "precision": "exact", **values}
    return Place.model_validate({key: value for key, value in known.items() if value is not None})


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"span": [5, 5]}, "must be [start, end)"),
        ({"span": [-1, 5]}, "must be [start, end)"),
        ({"span": ["0", 5]}, "valid integer"),
        ({"span": [0.0, 5]}, "valid integer"),
        ({"anchor": "one two three four five six"}, "at most five words"),
        ({"anchor": " "}, "at least 1 character"),
        ({"paragraph": 0}, "greater than or equal to 1"),
        ({"paragraph": "1"}, "valid integer"),
        ({"when": "2001"}, "must say its when_basis"),
        ({"when": "2001?", "when_basis": "stated"}, "must carry a caution"),
        ({"when": "2001%", "when_basis": "stated"}, "must carry a caution"),
        ({"when": "2002/2001", "when_basis": "stated"}, "ends before it begins"),
        ({"target": "next year"}, "must be a date such as"),
        ({"condition": "if asked"}, "needs status = 'conditional'"),
        ({"to": "port-amber"}, "must differ from 'place'"),
        ({"place": "Port Amber"}, "match pattern"),
        ({"about": "tourism"}, "'basing'"),
        ({"stance": "believed"}, "'asserted'"),
        ({"host": "kz"}, "match pattern"),
        ({"actors": [{"id": "norland", "role": "likes"}]}, "'seeks'"),
        ({"actors": [{"id": "norland", "role": "uses", "why": "x"}]}, "Extra inputs"),
        ({"colour": "red"}, "Extra inputs"),
        ({"amount": {"value": 1, "unit": "t", "qualifier": "roughly"}}, "'about'"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_refused(values: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError) as caught:
        claim(**values)
    assert len(caught.value.errors()) == 1
    assert rule in str(caught.value)


def test_space_around_a_value_is_no_part_of_it() -> None:
    assert claim(place=" port-amber\n").place == "port-amber"


def test_a_claim_is_frozen() -> None:
    with pytest.raises(ValidationError):
        claim().says = "else"  # type: ignore[misc]


@pytest.mark.parametrize("value", [True, "800", float("nan"), float("inf"), None, [1]])
def test_an_amount_is_a_finite_number(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Amount.model_validate({"value": value, "unit": "flights"})
    (error,) = caught.value.errors()
    assert error["loc"] == ("value",)
    assert "finite number" in error["msg"]


@pytest.mark.parametrize(
    ("value", "qualifier", "words"),
    [
        (800, "more than", "more than 800 flights"),
        (52.893, "exact", "52.893 flights"),
        (1234567, "exact", "1,234,567 flights"),
        (4500000, "about", "about 4,500,000 flights"),
    ],
)
def test_an_amount_in_words_keeps_every_digit(value: float, qualifier: str, words: str) -> None:
    amount = Amount.model_validate({"value": value, "unit": "flights", "qualifier": qualifier})
    assert amount_in_words(amount) == words
    assert type(amount.value) is type(value)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("USD million", "about USD 5 million"),
        ("USD", "about USD 5"),
        ("USD million a year", "about USD 5 million a year"),
        ("Su-25 aircraft", "about 5 Su-25 aircraft"),
    ],
)
def test_a_currency_stands_before_its_number(unit: str, words: str) -> None:
    amount = Amount.model_validate({"value": 5, "unit": unit, "qualifier": "about"})
    assert amount_in_words(amount) == words


def test_how_far_a_claim_came_is_said_once() -> None:
    assert status_in_words("deployed", "planned") == "deployed, planned"
    assert status_in_words("deployed", "planned", "{} · {}") == "deployed · planned"
    assert status_in_words("deployed", "actual") == "deployed"
    assert status_in_words("planned", "planned") == "planned"


def test_the_id_of_a_claim_is_stable_and_hangs_on_what_is_claimed() -> None:
    assert claim_id("paper", claim()) == claim_id("paper", claim(says="Otherwise put.", caution="Hm."))
    changes: list[dict[str, object]] = [
        {"span": [0, 11]}, {"kind": "deployed"}, {"about": "transit"}, {"place": "mill-field"}, {"to": "grey-sea"},
        {"actors": []}, {"actors": [{"id": "norland", "role": "hosts"}]}, {"when": "2001", "when_basis": "stated"},
    ]  # fmt: skip
    others = [claim_id("other", claim()), *(claim_id("paper", claim(**values)) for values in changes)]
    ids = [claim_id("paper", claim()), *others]
    assert len(set(ids)) == len(ids)
    assert all(len(id_) == 10 and int(id_, 16) >= 0 for id_ in ids)


def test_the_id_of_a_claim_does_not_change_with_the_program() -> None:
    """Links in the world end in these ids: a change here breaks them."""
    assert claim_id("paper", claim()) == "27437d4e51"


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"lat": 1.0, "lon": None, "reason": "r"}, "lat and lon go together"),
        ({}, "give either 'at'"),
        ({"at": "geonames-1", "lat": 1.0, "lon": 1.0, "reason": "r"}, "give either 'at'"),
        ({"lat": 1.0, "lon": 1.0}, "curated coordinates need a reason"),
        ({"lat": 90.5, "lon": 1.0, "reason": "r"}, "less than or equal to 90"),
        ({"lat": 1.0, "lon": -180.5, "reason": "r"}, "greater than or equal to -180"),
        ({"lat": float("nan"), "lon": 1.0, "reason": "r"}, "less than or equal to 90"),
        ({"lat": "41.5", "lon": 1.0, "reason": "r"}, "valid number"),
        ({"at": "geonames-1", "kind": "village"}, "'airbase'"),
        ({"at": "geonames-1", "precision": "roughly"}, "'exact'"),
        ({"at": "geonames-1", "radius_m": 0}, "greater than or equal to 1"),
    ],
)
def test_a_place_that_breaks_a_rule_is_refused(values: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=rule.replace("(", r"\(")):
        place(**values)


def test_a_place_on_the_equator_and_the_meridian_has_coordinates() -> None:
    assert place(lat=0.0, lon=0.0, reason="r").lat == 0


def test_years_run_forward_and_have_a_basis() -> None:
    with pytest.raises(ValidationError, match="need a basis"):
        Name.model_validate({"text": "Amber", "from": "1991"})
    for model, values in (
        (Name, {"text": "Amber", "basis": "b"}),
        (Membership, {"of": "harbour-league", "basis": "b"}),
        (Actor, {"id": "norland", "name": "Norland", "kind": "state"}),
    ):
        with pytest.raises(ValidationError, match="ends before it begins"):
            model.model_validate({**values, "from": "2005", "to": "1999"})
        model.model_validate({**values, "from": "2005", "to": "2005"})


@pytest.mark.parametrize(
    ("values", "rule"),
    [({"start": 5, "end": 5}, "end must come after start"), ({"place": "x"}, "go together"), ({"reason": "x"}, "go together"), ({"how": "joke"}, "'literal'")],
)  # fmt: skip
def test_a_mention_that_breaks_a_rule_is_refused(values: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=rule):
        Mention.model_validate({"text": "Amber", "start": 0, "end": 5, **values})


@pytest.mark.parametrize(
    "values",
    [
        {"published": ""}, {"published": "soon"}, {"url": "ftp://paper.example"}, {"url": "https://a.example/ b"},
        {"sha256": "abc"}, {"language": "english"}, {"file": "../secret.txt"}, {"file": ".."}, {"length": 0},
        {"publisher_kind": "blog"}, {"licence": ""},
    ],
)  # fmt: skip
def test_a_source_that_breaks_a_rule_is_refused(values: dict[str, object]) -> None:
    Source.model_validate({"id": "paper", **SOURCE})
    with pytest.raises(ValidationError) as caught:
        Source.model_validate({"id": "paper", **SOURCE, **values})
    assert {error["loc"] for error in caught.value.errors()} == {(key,) for key in values}


def test_every_fixed_word_has_its_label_and_meaning() -> None:
    words = read_vocabulary(ROOT / "data" / "kinds.toml")
    for list_, fixed in (
        ("about", fields.About), ("role", fields.Role), ("stance", fields.Stance), ("status", fields.Status),
        ("precision", fields.Precision), ("place_kind", fields.PlaceKind), ("basis", fields.WhenBasis),
    ):  # fmt: skip
        assert {term.id for term in getattr(words, list_)} == set(get_args(fixed)), list_
    assert {term.id: term.radius_m for term in words.precision} == fields.RADIUS_M


@pytest.mark.parametrize(
    ("values", "family"),
    [
        ({"kind": "operating"}, "in-use"),
        ({"kind": "operating", "stance": "denied"}, "against"),
        ({"kind": "planned", "stance": "denied", "status": "conditional"}, "against"),
        ({"kind": "refused", "status": "planned"}, "against"),
        ({"kind": "requested"}, "proposed"),
        ({"kind": "requested", "about": "withdrawal"}, "against"),
        ({"kind": "relocated", "status": "planned"}, "proposed"),
        ({"kind": "relocated"}, "ending"),
        ({"kind": "agreed", "status": "conditional"}, "proposed"),
        ({"kind": "ratified"}, "agreed"),
        ({"kind": "visited"}, "talk"),
    ],
)
def test_the_rules_of_families_apply_top_to_bottom(values: dict[str, object], family: str) -> None:
    assert read_vocabulary(ROOT / "data" / "kinds.toml").family_of(claim(**values)) == family
