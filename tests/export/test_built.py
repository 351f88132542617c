from __future__ import annotations

import hashlib
import json
from pathlib import Path
from urllib.parse import urlsplit

from geo.export.built import COLLECTION, stale, write_built
from geo.export.datapackage import DATAPACKAGE, datapackage
from geo.records.reading import ROOT
from tests.checkout import Checkout


def stale_files(checkout: Checkout) -> list[str]:
    return [problem.file for problem in stale(checkout.atlas(), checkout.root)]


def test_what_is_built_is_fresh_until_a_record_changes(checkout: Checkout) -> None:
    checkout.document("paper", {"when": "2003"})
    assert stale_files(checkout) == [COLLECTION, DATAPACKAGE]
    assert write_built(checkout.atlas(), checkout.root) == [COLLECTION, DATAPACKAGE]
    assert stale_files(checkout) == []
    before = (checkout.root / COLLECTION).read_bytes()
    assert write_built(checkout.atlas(), checkout.root) == []
    checkout.document("paper", {"when": "2004"})
    assert stale_files(checkout) == [COLLECTION, DATAPACKAGE]
    write_built(checkout.atlas(), checkout.root)
    assert (checkout.root / COLLECTION).read_bytes() != before
    assert stale_files(checkout) == []


def test_a_description_that_is_none_is_stale(checkout: Checkout) -> None:
    checkout.document("paper", {"when": "2003"})
    write_built(checkout.atlas(), checkout.root)
    for text in ("", "[]", "{}"):
        checkout.write(DATAPACKAGE, text)
        assert stale_files(checkout) == [DATAPACKAGE]


def test_every_resource_is_a_file_below_the_description_with_its_checksum() -> None:
    package = datapackage(ROOT)
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    paths = {resource["path"] for resource in package["resources"] if "path" in resource}
    assert paths >= {
        "actors.toml",
        "kinds.toml",
        "places.toml",
        "atlas.geojson",
        "basemap/land.geojson",
        "gazetteer/waters.csv",
    }
    for resource in package["resources"]:
        assert resource["licenses"]
        if "path" in resource:
            assert ".." not in Path(resource["path"]).parts
            content = (ROOT / "data" / resource["path"]).read_bytes()
            assert (resource["bytes"], resource["hash"]) == (
                len(content),
                f"sha256:{hashlib.sha256(content).hexdigest()}",
            )


def test_every_document_has_a_row() -> None:
    (seeds,) = [resource for resource in datapackage(ROOT)["resources"] if resource["name"] == "seeds"]
    assert {row["file"] for row in seeds["data"]} == {
        f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.toml")
    }
    assert {field["name"] for field in seeds["schema"]["fields"]} == set(seeds["data"][0])


def test_the_description_is_plain_json_with_whole_addresses() -> None:
    package = json.loads(json.dumps(datapackage(ROOT)))
    assert package["name"] == "basing-atlas"
    for entry in [*package["licenses"], *package["sources"]]:
        assert urlsplit(entry["path"]).scheme == "https"
