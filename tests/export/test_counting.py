from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from geo.counting import Rule, by_year, count_bases
from geo.export.anchors import no_way
from geo.export.counting import band_html, count_csv, count_html, range_in_words, rule_html
from tests.checkout import Checkout

DAYS = (date(2003, 1, 1), date(2003, 12, 31))


def test_the_count_says_its_range_its_rule_and_what_it_counts(checkout: Checkout) -> None:
    uses = [{"id": "norland", "role": "uses"}]
    checkout.document(
        "paper",
        {"when": "2002/2004", "actors": uses},
        {"place": "mill-field", "when": "", "actors": uses},
        published="2010",
    )
    atlas = checkout.atlas()
    count = count_bases(atlas, atlas.entries, DAYS)
    assert range_in_words(count) == "1 to 2"
    page = count_html(atlas, count, Rule(), "in 2003", no_way)
    assert (
        page.index("Port Amber")
        < page.index("In the upper number only")
        < page.index("Mill Field")
        < page.index("undated")
    )
    rows = list(csv.DictReader(StringIO(count_csv(count, DAYS))))
    assert [(row["place"], row["in_lower_number"], row["why_not"]) for row in rows] == [
        ("port-amber", "true", ""),
        ("mill-field", "false", "undated"),
    ]
    assert {id_ for row in rows for id_ in row["claims"].split()} == {entry.id for entry in atlas.entries}
    assert "attested or ended by 1 claim from 1 source" in page
    assert "upper number" in rule_html()
    assert 'title="2003: 1 to 2"' in band_html(by_year(atlas, atlas.entries, range(2001, 2005)))
