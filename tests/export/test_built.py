from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from geo.export.built import COLLECTION, RELEASE, stale, write_built, write_release
from geo.export.codebook_text import CODEBOOK
from geo.export.datapackage import DATAPACKAGE, datapackage
from geo.export.formats import FORMATS
from geo.records.reading import ROOT, record_files
from tests.checkout import Checkout


def stale_files(checkout: Checkout) -> list[str]:
    return [problem.file for problem in stale(checkout.atlas(), checkout.root)]


def test_what_is_built_is_fresh_until_a_record_changes(checkout: Checkout) -> None:
    checkout.document("paper", {"when": "2003"})
    assert stale_files(checkout) == [COLLECTION, CODEBOOK, DATAPACKAGE]
    assert write_built(checkout.atlas(), checkout.root) == [COLLECTION, CODEBOOK, DATAPACKAGE]
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


def test_every_file_of_data_is_described() -> None:
    """Beside the documents, which have rows: all but programs, pictures and what is read before the data."""
    listed = subprocess.run(["git", "ls-files", "data"], cwd=ROOT, capture_output=True, text=True, check=True)
    described = {f"data/{each['path']}" for each in datapackage(ROOT)["resources"] if "path" in each}
    tracked = {
        name
        for name in listed.stdout.splitlines()
        if not name.startswith("data/sources/")
        and not name.endswith((".py", ".png", "README.md", "LICENSE.md"))
    }
    assert tracked - described == {DATAPACKAGE}
    assert "data/readings.csv" in described


def test_every_document_has_a_row() -> None:
    (documents,) = [
        resource for resource in datapackage(ROOT)["resources"] if resource["name"] == "documents"
    ]
    assert {row["file"] for row in documents["data"]} == {
        path.relative_to(ROOT).as_posix() for path, _ in record_files(ROOT)
    }
    assert {field["name"] for field in documents["schema"]["fields"]} == set(documents["data"][0])


def test_the_description_is_plain_json_with_whole_addresses() -> None:
    package = json.loads(json.dumps(datapackage(ROOT)))
    assert package["name"] == "basing-atlas"
    for entry in [*package["licenses"], *package["sources"]]:
        assert urlsplit(entry["path"]).scheme == "https"


def test_a_release_holds_every_format_and_describes_itself(checkout: Checkout, tmp_path: Path) -> None:
    checkout.document("paper", {"when": "2003"}, {"place": "mill-field", "to": "port-amber"})
    write_built(checkout.atlas(), checkout.root)
    written = write_release(checkout.atlas(), checkout.root)
    folder = checkout.root / RELEASE
    assert {path.name for path in folder.iterdir()} == {name.rsplit("/", 1)[-1] for name in written}
    assert all(any(name.endswith(suffix) for name in written) for suffix in FORMATS)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
