"""The documents: all of them as a list, or one with everything that is known of it and its reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from html import escape

import streamlit as st

from geo.atlas import Atlas, Entry, Selection
from geo.catalogue import catalogue, sought
from geo.errors import RecordError, WorkspaceError
from geo.export.coverage import LANGUAGES
from geo.export.document import citation, counts_html, coverage_html, document_html, facts_html
from geo.records.reading import Document
from geo.records.texts import read_text
from geo.records.wording import many
from pages.shared import address, reader
from pages.shared.markdown import plain

__all__ = ["draw_all", "draw_one"]


PAGE = 25
"""Documents listed at a time."""


def draw_all(atlas: Atlas, selection: Selection) -> None:
    """Draw the documents of the view: looked for by a word, under headings if asked, a page at a time."""
    if not atlas.records.documents:
        st.info(
            "There is no document yet. A document is one file in `seeds/`; the method says how to add it."
        )
        return
    spoken: dict[str, list[Entry]] = {}
    for entry in selection.shown:
        spoken.setdefault(entry.source.id, []).append(entry)
    every = atlas.records.documents
    of_view = [document for id_, document in every.items() if id_ in spoken or not document.claims]
    found = sought(of_view, address.look("find"))
    st.markdown(f"## Who says so? {len(found)} of {len(every)} documents")
    by = _choose()
    if len(of_view) < len(every):
        silent = len(every) - len(of_view)
        st.caption(
            f"{silent} more {'has' if silent == 1 else 'have'} no claim in this view: widen the years, take a filter away, or use **Reset**."
        )
    _in_hand(atlas)
    if not found:
        st.info("No document of this view has these words. Try fewer, or a publisher's name.")
        return
    flat = [(heading, document) for heading, those in catalogue(found, by) for document in those]
    sizes = Counter(heading for heading, _ in flat)
    page = flat[_first(len(flat)) :][:PAGE]
    with st.expander("What they speak of, on one axis of years", icon=":material/view_timeline:"):
        st.caption(
            "Coloured: the days that a document's claims speak of. Dark mark: when it was published. "
            "A stretch without colour may only mean that nobody here wrote about it."
        )
        st.html(coverage_html(atlas, selection, [document.source for _, document in page]))
    above = ""
    for heading, document in page:
        if heading and heading != above:
            st.markdown(f"### {plain(_named(atlas, by, heading))} :gray[{sizes[heading]}]")
        above = heading
        _row(atlas, spoken.get(document.source.id, []), document)


_BY = {
    "": "date",
    "publisher": "publisher",
    "kind": "kind",
    "side": "side",
    "language": "language",
    "year": "year",
}


def _choose() -> str:
    """The box to look for a document and the choice of headings; the heading that is asked for."""
    by = address.look("by")
    st.session_state.update({"doc-find": address.look("find"), "doc-by": _BY[by]})
    with st.container(horizontal=True, vertical_alignment="center", key="doc-choose"):
        st.text_input(
            "Find a document", key="doc-find", placeholder="Find a document: title, publisher, author …", icon=":material/search:",
            max_chars=200, label_visibility="collapsed", width=380,
            on_change=lambda: address.change_look(find=st.session_state["doc-find"].strip()),
        )  # fmt: skip
        st.segmented_control(
            "Listed by", list(_BY.values()), key="doc-by", required=True, label_visibility="collapsed", on_change=_listed
        )  # fmt: skip
    return by


def _listed() -> None:
    address.change_look(by=next(by for by, word in _BY.items() if word == st.session_state["doc-by"]))


def _first(total: int) -> int:
    """The position of the first document of the page that is open."""
    last = -(-total // PAGE)
    if last < 2:
        return 0
    key = f"doc-page-{hash((total, address.look('find'), address.look('by')))}"
    with st.container(horizontal=True, vertical_alignment="center", key="doc-pages"):
        number = int(
            st.number_input(f"Page of {last}", 1, last, key=key, width=130, label_visibility="collapsed")
        )
        first = (number - 1) * PAGE
        st.caption(
            f"of {many(last, 'page')} · documents {first + 1} to {min(first + PAGE, total)} of {total}"
        )
    return first


def _named(atlas: Atlas, by: str, heading: str) -> str:
    if by == "language":
        return LANGUAGES.get(heading, heading)
    known = atlas.records.actors.get(heading) if by == "side" else None
    return known.name if known else heading


def _row(atlas: Atlas, entries: list[Entry], document: Document) -> None:
    source = document.source
    count = (
        f"{len(entries)} of {len(document.claims)}"
        if len(entries) < len(document.claims)
        else f"{len(entries)}"
    )
    with st.container(border=True, key=f"doc-{source.id}", gap="small"):
        st.button(
            f"**{plain(source.title)}** :gray[{count} claims]", key=f"open-{source.id}", type="tertiary",
            icon=":material/menu_book:", on_click=_open, args=(source.id,), help="Open the document and read it beside the map",
        )  # fmt: skip
        st.html(document_html(atlas, source, entries))


def _in_hand(atlas: Atlas) -> None:
    entry = atlas.by_id.get(address.look("claim"))
    if entry:
        st.button(
            f"Read the passage of the claim in hand: {plain(entry.claim.says)}", key="doc-in-hand", type="tertiary",
            icon=":material/format_quote:", on_click=_open, args=(entry.source.id, entry.id),
        )  # fmt: skip


def draw_one(atlas: Atlas, selection: Selection, document: Document) -> None:
    """Draw one document: what is known of it, its claims in numbers, and the reader."""
    source = document.source
    entries = [entry for entry in selection.shown if entry.source.id == source.id]
    with st.container(horizontal=True, vertical_alignment="center", key="doc-bar"):
        st.button("All documents", icon=":material/arrow_back:", key="doc-back", on_click=_open, args=("",))
        only = address.view().source == (source.id,)
        st.button(
            "Only this document, on every page", icon=":material/filter_alt:", key="doc-only", on_click=_only, args=(source.id,),
            disabled=only, help="Sets the filter 'Source' of the view",
        )  # fmt: skip
    st.html(f'<h2 class="doc-title">{escape(source.title)}</h2>')
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.markdown(plain(source.summary))
        st.html(counts_html(atlas, entries, kinds=True))
    with right:
        st.html(facts_html(source))
        st.caption("To cite it")
        st.code(citation(source), language=None, wrap_lines=True)
    _hidden(document, {entry.id for entry in entries})
    reader.draw(atlas, selection, document, _text(document))


def _hidden(document: Document, shown: Collection[str]) -> None:
    if waiting := len(document.suggested - set(shown)):
        st.caption(
            f"{waiting} more {'is' if waiting == 1 else 'are'} only suggested: **Whose record** shows what nobody has accepted yet."
        )
    hidden = len(document.claims.keys() - document.suggested - set(shown))
    if not hidden:
        return
    claim = address.look("claim")
    among = " The claim in hand is one of them." if claim in document.claims and claim not in shown else ""
    st.caption(
        f"{hidden} of the {len(document.claims) - len(document.suggested)} claims of this document are outside the view and not marked below."
        f"{among} **Reset** shows them all."
    )


def _text(document: Document) -> str | None:
    """The text where it is present; what is wrong with it is said, and the paraphrases do instead."""
    try:
        text = document.text() if document.text else read_text(document.source)
    except WorkspaceError as error:
        st.warning(f"**The text is left out:** {plain(str(error))}")
        return None
    except RecordError as error:
        reasons = " ".join(f"{p.field} in {p.file} {p.rule}." for p in error.problems)
        st.warning(f"**The text is left out:** {plain(reasons)} Its claims follow in our own words.")
        return None
    if document.source.extent == "excerpt":
        st.caption(
            ":material/content_cut: **Read in excerpts:** only the passages that its claims rest on were read here, "
            "so that what else the document says is not known to the atlas. "
            + ("" if text else "Each link opens the publisher's page, where possible at the passage.")
        )
    elif text is None:
        st.caption(
            "The text itself is not on this machine: it belongs to its publisher and is not part of the atlas. "
            "Below is what it claims, in our own words and its order; each link opens the publisher's page at the passage."
        )
    return text


def _open(doc: str, claim: str = "") -> None:
    address.change_look(doc=doc, claim=claim)


def _only(doc: str) -> None:
    address.change(replace(address.view(), source=(doc,)))
