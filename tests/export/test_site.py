"""The HTML of a place's page: everything is escaped, every end has its claim, nothing links to a page that is not there."""

from __future__ import annotations

import re
from html import unescape

from geo.atlas import Atlas
from geo.current import current_atlas
from geo.dossier import names_by_script
from geo.export.anchors import no_way
from geo.export.card import place_card
from geo.export.ledger import ledger_html
from geo.export.place import head_html, names_html, near_html, where_html
from geo.export.places import GROUPS, places_html
from geo.export.presence import presence_html
from geo.gazetteer.kinds import KINDS
from geo.ledger import RULE, ledger
from geo.view import View
from tests.checkout import Checkout

USES = [{"id": "norland", "role": "uses"}, {"id": "southland", "role": "hosts"}]


def way(page: str, *, place: str = "", **look: str) -> str:
    return f"{page}?{'&'.join(f'{k}={v}' for k, v in look.items())}"


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html))


def test_the_index_names_every_place_and_what_is_hidden(atlas: Atlas) -> None:
    whole = places_html(atlas, atlas.select(View()), way)
    assert all(f'href="site?card={id_}"' in whole for id_ in atlas.sites)
    assert "hide" not in whole
    narrow = places_html(atlas, atlas.select(View(place=("mill-field",))), way)
    hidden = len(atlas.sites) - 1
    assert f"{hidden} more places have claims that the filters or the years hide" in text(narrow)
    assert all(f'href="site?card={id_}"' in narrow for id_ in atlas.sites)


def test_the_bar_says_its_mix_in_words(atlas: Atlas) -> None:
    assert 'aria-label="1 in use, 1 ending"' in places_html(atlas, atlas.select(View()), way)


def test_presence_leads_from_each_end_to_its_claim(atlas: Atlas) -> None:
    here = {e.id for e in atlas.entries if e.site.id == "mill-field"}
    html = presence_html(atlas, "mill-field", atlas.select(View()), here)
    there, gone = (e for e in atlas.entries if e.site.id == "mill-field")
    assert f'href="#claim-{there.id}"' in html
    assert f'href="#claim-{gone.id}"' in html
    assert "left 1 Mar 2005" in text(html)
    assert 'class="end"' in html


def test_the_filters_do_not_change_who_was_there_but_the_day_of_knowledge_does(atlas: Atlas) -> None:
    from datetime import date

    narrow = presence_html(atlas, "mill-field", atlas.select(View(family=("ending",))), ())
    assert "deployed" in text(narrow)
    early = presence_html(atlas, "mill-field", atlas.select(View(known=date(2001, 1, 1))), ())
    assert "No source here says" in early


def test_no_line_of_a_presence_stands_without_its_source() -> None:
    """Also where only an ending attests that somebody was there, as in the built-in records."""
    atlas = current_atlas()
    lines = [
        line
        for place in atlas.sites
        for line in presence_html(atlas, place, atlas.select(View()), ()).split("<div class='pr-line'>")[1:]
    ]
    assert len(lines) > 100
    assert [line for line in lines if " — " in line and "<a " not in line.partition(" — ")[2]] == []


def test_the_denied_is_kept_apart(atlas: Atlas) -> None:
    html = text(presence_html(atlas, "port-amber", atlas.select(View()), ()))
    assert "Denied: somebody says that they were not there Harbour League" in html


def test_the_ledger_shows_every_claim_once_with_its_aspects(atlas: Atlas) -> None:
    html = ledger_html(atlas, ledger(atlas.entries), way)
    for entry in atlas.entries:
        assert html.count(f'id="claim-{entry.id}"') == 1
        assert f"doc={entry.source.id}" in html
    for aspect in ("Who", "What", "When", "How sure", "Who says so"):
        assert aspect in html
    assert RULE in unescape(text(html))


def test_opposed_claims_stand_side_by_side_with_the_sources_of_each(checkout: Checkout) -> None:
    checkout.document("one", {"actors": USES, "when": "2003", "via": ["wire"]})
    checkout.document("two", {"actors": USES, "when": "2003", "via": ["wire"]})
    checkout.document("three", {"actors": USES, "when": "2003", "stance": "denied"})
    found = checkout.atlas()
    html = ledger_html(found, ledger(found.entries), no_way)
    assert html.count('class="ld-side"') == 2
    assert "One says that it is so, the other that it is not" in html
    assert "2 claims: one source (2 documents that rest on the same report: wire)" in html
    assert "data-go" not in html


def test_the_chosen_claim_is_marked(atlas: Atlas) -> None:
    chosen = atlas.entries[0].id
    html = ledger_html(atlas, ledger(atlas.entries), no_way, chosen=chosen)
    assert html.count('class="chosen"') == 1
    assert f'id="claim-{chosen}" class="chosen"' in html


def test_what_is_written_is_escaped(checkout: Checkout) -> None:
    checkout.document("paper", {"says": "<b>x</b> & so", "condition": "<i>", "status": "conditional", "speaker": "<u>",
                                "speaks_for": "norland", "caution": "<s>", "via": ["wire"]}, title="<em>T</em>")  # fmt: skip
    found = checkout.atlas()
    site, selection = found.sites["port-amber"], found.select(View())
    made = [
        ledger_html(found, ledger(found.entries), way), presence_html(found, site.id, selection, ()),
        head_html(found, site, found.entries, way), places_html(found, selection, way), where_html(site),
        near_html(found, site, way), names_html(names_by_script(site, ["<script>"])), place_card(found, selection, site.id),
    ]  # fmt: skip
    for html in made:
        assert not re.search("<(b>x|em|script|u>|i>|s>)", html)


def test_coordinates_with_basis_and_precision_in_words(atlas: Atlas) -> None:
    words = text(where_html(atlas.sites["mill-field"]))
    assert "42.1235, 73.0000" in words
    assert "known within about 25 km; the halo is 25 km wide on every side" in words
    assert "a gazetteer of ours" in words


def test_distances_are_about_where_a_spot_is_not_exact(atlas: Atlas) -> None:
    words = text(near_html(atlas, atlas.sites["port-amber"], no_way))
    assert re.search(r"Mill Field about 16\d about 8\d ENE|Mill Field about 16\d about 8\d NE", words)


def test_a_country_lists_the_sites_on_its_ground(atlas: Atlas) -> None:
    html = near_html(atlas, atlas.sites["southland"], way)
    assert "Sites on its ground" in html
    assert "site?card=mill-field" in html


def test_a_place_of_any_kind_has_its_group_in_the_index() -> None:
    assert sorted(kind for kinds in GROUPS.values() for kind in kinds) == sorted(KINDS)
