from __future__ import annotations

from geo.coverage import looked_for, tally, years_of_sites
from geo.current import current_atlas
from geo.export.anchors import no_way
from geo.export.coverage import LANGUAGES, guide_html, lead, matrix_html, tally_html
from geo.export.routes import cut_html, weak_html
from geo.logistics import legs
from geo.records.guide import GuideRow
from geo.routes import cut, routes, weak_points
from tests.checkout import Checkout

ROWS = [
    GuideRow.model_validate(
        {"id": "amber", "title": "Port <Amber>", "places": ["port-amber"], "looked": "2020"}
    ),
    GuideRow.model_validate(
        {
            "id": "west",
            "title": "Westland",
            "actors": ["westland"],
            "looked": "2020",
            "queries": ["west & base"],
        }
    ),
]


def test_every_language_of_the_records_has_a_name() -> None:
    assert {entry.source.language for entry in current_atlas().entries} <= set(LANGUAGES)


def test_what_was_read_and_not_found_is_told_and_escaped(checkout: Checkout) -> None:
    checkout.document("paper", {"when": "2003"}, published="2010")
    atlas = checkout.atlas()
    assert lead(atlas.entries).startswith("1 claim about 1 site or town")
    guide = guide_html(looked_for(atlas.entries, ROWS), no_way)
    assert (
        guide.index("Looked for, not found (1)")
        < guide.index("west &amp; base")
        < guide.index("Port &lt;Amber&gt;")
    )
    years = range(2002, 2005)
    matrix = matrix_html(years_of_sites(atlas, atlas.entries, ROWS, years), years, no_way)
    assert 'title="Port Amber, 2003: a source says that it was in use"' in matrix
    assert "2004: looked for, nothing found" in matrix
    checkout.document(
        "vague", {"when": "[2002..2004]", "actors": [{"id": "norland", "role": "uses"}]}, published="2010"
    )
    atlas = checkout.atlas()
    unsure = matrix_html(years_of_sites(atlas, atlas.entries, ROWS, years), years, no_way)
    assert 'class="cell-perhaps" title="Port Amber, 2004: perhaps in use' in unsure
    assert '<i class="cell-perhaps"></i>perhaps in use' in unsure
    assert "The Paper" in tally_html("By publisher", tally(atlas.entries, "publisher"), {})


def test_what_is_cut_off_is_told(checkout: Checkout) -> None:
    ways = (("port-amber", "mill-field"), ("mill-field", "grey-sea"))
    checkout.document(
        "paper",
        *({"kind": "conducted", "about": "transit", "place": a, "to": b} for a, b in ways),
        published="2012",
    )
    atlas = checkout.atlas()
    found = routes(legs(atlas.entries))
    goal = atlas.sites["grey-sea"]
    page = cut_html(cut(found, goal, ["mill-field"]), no_way)
    assert "Cut off (2)" in page
    assert "Legs closed (2)" in page
    assert "Mill Field" in weak_html(weak_points(found, goal), {})
    assert "always a second way" in weak_html([], {})
