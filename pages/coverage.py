"""Did anybody look? What was read, the years of each site, what was looked for in vain, and how many bases that makes."""

from datetime import date

import streamlit as st

from geo.counting import by_year, count_bases
from geo.coverage import looked_for, tally, years_of_sites
from geo.export.counting import band_html, count_csv, count_html, rule_html
from geo.export.coverage import LANGUAGES, guide_html, lead, matrix_html, tally_html
from geo.view import View
from pages.shared import address, count, loaders, ways

atlas = loaders.atlas()
selection = loaders.selection(address.view())
guide = loaders.guide()
years = range(1991, date.today().year + 1)
# What was looked for and not found must not be what the filters merely hide.
everything = loaders.selection(View(known=address.view().known)).shown
spots = {entry.site.id for entry in selection.shown}
narrowed = len(selection.shown) < len(everything)

st.html(f'<div class="coverage"><h1>Coverage</h1><p>{lead(selection.shown)}</p></div>')

rule = count.choose()
known, span, days = count.asked(atlas, address.view())
with st.container(border=True, key="count"):
    st.html(band_html(by_year(atlas, known, years, rule), address.view().years))
    found = count_bases(atlas, known, span, rule)
    st.html(count_html(atlas, found, rule, days, ways.to))
    with st.expander("The rule of this count"):
        st.html(rule_html())
    st.download_button(
        "What was counted, as CSV",
        count_csv(found, span),
        "bases-counted.csv",
        "text/csv",
        on_click="ignore",
        key="count-csv",
    )

st.html('<h2 class="story-title">What was read</h2>')
names = {
    **{id_: actor.name for id_, actor in atlas.records.actors.items()},
    **LANGUAGES,
    **atlas.choices.facets["host"],
}
charts = {
    "year": "By year of publication",
    "publisher": "By publisher",
    "side": "By side",
    "language": "By language",
    "host": "By host",
}
columns = st.columns(3)
for number, (by, title) in enumerate(charts.items()):
    table = tally_html(title, tally(selection.shown, by), names, 40 if by == "year" else 12)
    if table:
        columns[number % 3].html(table)
if not selection.shown:
    st.caption("No claim is in this view, and so no document: take a filter away.")

st.html('<h2 class="story-title">Sites and years</h2>')
if narrowed:
    st.caption(
        "The sites of this view; their years, and what was looked for, are those of all claims, whatever is filtered."
    )
rows = years_of_sites(atlas, everything, guide, years)
st.html(matrix_html([row for row in rows if row.place in spots or not narrowed], years, ways.to))
if guide:
    st.html('<h2 class="story-title">What was looked for</h2>')
    st.html(guide_html(looked_for(everything, guide), ways.to))
ways.follow()
