"""The gate as a whole, on a made-up checkout and a made-up gazetteer."""

from __future__ import annotations

import pytest

import geo.check
from geo.check import check
from geo.gazetteer import Candidate
from tests.checkout import Checkout, locate


class Gazetteer:
    """Knows what `locate` knows, and finds each place under the name that is its id."""

    get = staticmethod(locate)

    def search(self, name: str, limit: int) -> list[Candidate]:
        return [Candidate(locate(name), 1.0, ())][:limit]  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geo.check, "open_gazetteer", lambda progress: Gazetteer())
    monkeypatch.setattr(geo.check, "stale", lambda atlas, root: [])


def document(checkout: Checkout, id_: str, *claims: dict[str, object]) -> None:
    checkout.document(id_, *claims)
    checkout.mention(id_, text="port-amber", start=0, end=10, how="literal")


def said(checkout: Checkout) -> list[str]:
    return [str(problem) for problem in check(checkout.root).problems]


def test_sound_records_pass(checkout: Checkout) -> None:
    document(checkout, "paper", {"host": "SL"})
    report = check(checkout.root)
    assert report.problems == []
    assert report.checked["claims"] == 1


def test_what_is_malformed_hides_nothing_else(checkout: Checkout) -> None:
    checkout.write("seeds/broken.toml", "[source\n")
    document(checkout, "paper", {"kind": "oparating"}, {"actors": [{"id": "nowhere", "role": "uses"}]})
    found = said(checkout)
    assert len(found) == 3
    assert any("broken.toml" in one and "TOML" in one for one in found)
    assert any("claim 1" in one and "'oparating'" in one for one in found)
    assert any("claim 2" in one and "'nowhere'" in one for one in found)


def test_a_place_that_nobody_knows_is_named_with_file_and_claim(checkout: Checkout) -> None:
    document(checkout, "paper", {}, {"place": "port-ember"})
    (problem,) = said(checkout)
    assert "seeds/paper.toml" in problem
    assert "claim 2" in problem
    assert "'port-ember'" in problem


def test_the_host_is_the_country_of_the_place(checkout: Checkout) -> None:
    document(checkout, "paper", {"host": "NL"})
    (problem,) = said(checkout)
    assert "host is 'NL'" in problem
    assert "SL, the country of port-amber" in problem


def test_a_parent_must_be_known(checkout: Checkout) -> None:
    document(checkout, "paper", {})
    path = checkout.root / "data" / "places.toml"
    path.write_text(path.read_text("utf-8") + 'parent = "nowhere-at-all"\n', "utf-8")
    (problem,) = said(checkout)
    assert "port-amber" in problem
    assert "parent is 'nowhere-at-all'" in problem


def test_every_document_of_the_reference_set_was_read_twice(checkout: Checkout) -> None:
    folder = checkout.root / "data" / "sources" / "gazette"
    folder.mkdir(parents=True)
    document(checkout, "gazette-2001-pier", {})
    (checkout.root / "seeds" / "gazette-2001-pier.toml").rename(folder / "2001-pier.toml")
    assert "data/readings.csv: is missing" in " ".join(said(checkout))
    checkout.write("data/readings.csv", "source,what\ngazette-2001-quay,\n")
    assert [line.split(" · ")[-1].split(":")[0].split(" is ")[-1] for line in said(checkout)] == [
        "'gazette-2001-pier'", "'gazette-2001-quay'",
    ]  # fmt: skip
    checkout.write("data/readings.csv", "source,what\ngazette-2001-pier,\n")
    assert said(checkout) == []
