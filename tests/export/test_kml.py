from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pandas
import pyogrio
import pytest

from geo.atlas import Atlas
from tests.checkout import Checkout
from tests.export.reading import NOTHING, SOME, written

KML = {"k": "http://www.opengis.net/kml/2.2"}


def root(path: Path) -> ElementTree.Element:
    return ElementTree.parse(path).getroot()


def marks(path: Path) -> dict[str, ElementTree.Element]:
    """Placemarks of claims by what they say."""
    found = {}
    for mark in root(path).iterfind(".//k:Placemark", KML):
        if mark.get("id", "").startswith("claim-"):
            found[mark.findtext("k:ExtendedData/k:Data[@name='says']/k:value", "", KML)] = mark
    return found


def time(mark: ElementTree.Element) -> dict[str, str]:
    found = {}
    for part in ("TimeStamp/k:when", "TimeSpan/k:begin", "TimeSpan/k:end"):
        if (text := mark.findtext(f"k:{part}", None, KML)) is not None:
            found[part.split(":")[-1]] = text
    return found


def test_times(atlas: Atlas, tmp_path: Path) -> None:
    found = {says: time(mark) for says, mark in marks(written(atlas, tmp_path, ".kml")).items()}
    assert found["Norland runs a quay."] == {"begin": "2002-01-01", "end": "2004-06-30"}
    assert found["Norland leaves the field."] == {"when": "2005-03-01"}
    assert found["Westland may come."] == {"end": "2005-05-05"}
    assert found["Norland wants a base, somewhere."] == {}
    assert len(found) == 8


def test_a_folder_and_a_colour_for_each_family(atlas: Atlas, tmp_path: Path) -> None:
    document = root(written(atlas, tmp_path, ".kml")).find("k:Document", KML)
    assert document is not None
    colors = {
        s.get("id"): s.findtext("k:IconStyle/k:color", "", KML) for s in document.iterfind("k:Style", KML)
    }
    for family in atlas.records.words.families.values():
        assert colors[family.id] == ("ff" + family.color[5:7] + family.color[3:5] + family.color[1:3]).lower()
    labels = {family.label: family.id for family in atlas.records.words.families.values()}
    for folder in document.iterfind("k:Folder", KML):
        name = folder.findtext("k:name", "", KML)
        urls = {mark.findtext("k:styleUrl", "", KML) for mark in folder.iterfind("k:Placemark", KML)}
        assert name == "movements" or urls == {f"#{labels[name]}"}


@pytest.mark.parametrize("driver", ["KML", "LIBKML"])
def test_gdal_reads_it(atlas: Atlas, tmp_path: Path, driver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pyogrio.set_gdal_config_options({"OGR_SKIP": "LIBKML" if driver == "KML" else None})
    path = written(atlas, tmp_path, ".kml")
    try:
        layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
        claims = pandas.concat(
            [pyogrio.read_dataframe(path, layer=name) for name in layers if name != "movements"]
        )
        legs = pyogrio.read_dataframe(path, layer="movements")
    finally:
        pyogrio.set_gdal_config_options({"OGR_SKIP": None})
    assert len(claims) == 8
    assert set(claims.geom_type) == {"Point"}
    assert list(legs.geom_type) == ["LineString"]
    assert {(round(g.x, 6), round(g.y, 6)) for g in claims.geometry} >= {(71.25, 41.5), (73.0, 42.123457)}


def test_libkml_reads_data_and_times(atlas: Atlas, tmp_path: Path) -> None:
    frame = pyogrio.read_dataframe(written(atlas, tmp_path, ".kml"), layer="in use").set_index("says")
    quay = frame.loc["Norland runs a quay."]
    assert (quay.begin, quay.end) == (pandas.Timestamp("2002-01-01"), pandas.Timestamp("2004-06-30"))
    assert (quay.source, quay.actors) == ("amber-daily", "norland;southland")
    undated = pyogrio.read_dataframe(tmp_path / "atlas.kml", layer="proposed").set_index("says")
    assert undated.loc["Norland wants a base, somewhere."][["begin", "end"]].isna().all()


def test_the_file_says_what_was_asked(atlas: Atlas, tmp_path: Path) -> None:
    said = root(written(atlas, tmp_path, ".kml", SOME)).findtext("k:Document/k:description", "", KML)
    for part in (
        "2005 · Norland or Southland",
        "1 of 8 claims",
        "1 undated",
        "2 outside the years",
        "CC BY 4.0",
        "Basing Atlas",
    ):
        assert part in said


def test_a_view_that_shows_nothing(atlas: Atlas, tmp_path: Path) -> None:
    document = root(written(atlas, tmp_path, ".kml", NOTHING)).find("k:Document", KML)
    assert document is not None
    assert document.find("k:Folder", KML) is None
    assert "0 of 8 claims" in document.findtext("k:description", "", KML)


def test_markup_and_control_characters_do_no_harm(checkout: Checkout, tmp_path: Path) -> None:
    checkout.document(
        "paper",
        {"says": "A <b>bold</b> & \u0007 ]]> claim.", "caution": "<script>x</script>", "when": "2003"},
    )
    (mark,) = marks(written(checkout.atlas(), tmp_path, ".kml")).values()
    described = mark.findtext("k:description", "", KML)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; \ufffd" in described
    assert "<script" not in described
