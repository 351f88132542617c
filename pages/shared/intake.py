"""Documents come in: files dropped or a text pasted, each with its progress; a bad one is a sentence, the others go on."""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from geo.desk import Taken, in_words, take_in, take_in_text
from geo.errors import AtlasError
from geo.parsing.textin import MAX_BYTES
from pages.shared import address
from pages.shared.workspace import workspace

__all__ = ["draw", "plain", "tell"]

_TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]


class _Outcome(NamedTuple):
    """What came of one file, in words; `document` is empty where nothing came in."""

    name: str
    words: str
    notes: tuple[str, ...]
    document: str = ""


def draw() -> None:
    """Draw where documents come in, and what came of the last ones."""
    st.markdown("##### Add documents of your own")
    st.caption(
        "Places, dates, actors and suggested claims are found in them; nothing counts before you accept it. "
        "**Nothing leaves this machine:** texts and decisions are kept in your own workspace."
    )
    left, right = st.columns(2, gap="large")
    turn = st.session_state.setdefault("intake-turn", 0)
    with left:
        files = st.file_uploader(
            "Drop files here: text, Markdown, web pages, PDF, Word", _TYPES, accept_multiple_files=True, key=f"intake-files-{turn}",
            max_upload_size=MAX_BYTES // 1_000_000
        )  # fmt: skip
    with right:
        _paste(turn)
    if files:
        _take_files(files)
    _outcomes()


def _paste(turn: int) -> None:
    with st.form(f"intake-paste-{turn}", border=False):
        st.text_area(
            "Or paste a text", key=f"paste-text-{turn}", height=112, placeholder="The text of an article …"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Title", key=f"paste-title-{turn}", placeholder="its first words, if left empty")
            st.text_input("Published", key=f"paste-published-{turn}", placeholder="2005-08-16")
            st.text_input("Outlet", key=f"paste-outlet-{turn}", placeholder="newspaper, agency …")
        st.form_submit_button("Read this text", type="primary", on_click=_pasted, args=(turn,))


def _pasted(turn: int) -> None:
    """A text was pasted: take it in and open it; where that fails, the text stays in its field."""
    given = {name: str(st.session_state.get(f"paste-{name}-{turn}", "")) for name in ("text", "title", "published", "outlet")}  # fmt: skip
    known = {name: given[name].strip() for name in ("published", "outlet") if given[name].strip()}
    try:
        taken = take_in_text(workspace(), given["text"], given["title"], known)
    except AtlasError as error:
        words = "There is no text to read: paste one first." if not given["text"].strip() else in_words(error)
        st.session_state["intake-outcomes"] = [_Outcome(given["title"] or "The pasted text", words, ())]
        return
    _done([_outcome("The pasted text", taken)])
    address.change_look(doc=taken.document.id, claim="")


def _take_files(files: list[Any]) -> None:
    outcomes: list[_Outcome] = []
    bar = st.progress(0.0, "")
    for n, file in enumerate(files):
        bar.progress(n / len(files), f"{n} of {len(files)} read")
        with st.status(plain(file.name), expanded=False) as status:
            try:
                taken = take_in(
                    workspace(), file.name, file.getvalue(), say=lambda words: st.write(f"{words} …")
                )
            except AtlasError as error:
                outcomes.append(_Outcome(file.name, in_words(error), ()))
                status.update(label=f"{plain(file.name)}: not taken in", state="error")
                continue
            status.update(label=f"{plain(file.name)}: {taken.found}", state="complete")
        outcomes.append(_outcome(file.name, taken))
    _done(outcomes)
    came = [outcome.document for outcome in outcomes if outcome.document]
    if len(files) == len(came) == 1:
        address.change_look(doc=came[0], claim="")
    st.rerun()


def _outcome(name: str, taken: Taken) -> _Outcome:
    return _Outcome(name, taken.found, taken.notes, taken.document.id)


def _done(outcomes: list[_Outcome]) -> None:
    """Keep what is to be said, and empty the fields: widgets with a new key are new widgets."""
    st.session_state["intake-outcomes"] = outcomes
    st.session_state["intake-turn"] += 1


def _outcomes() -> None:
    for outcome in st.session_state.pop("intake-outcomes", ()):
        notes = "".join(f" {plain(note)}" for note in outcome.notes)
        if outcome.document:
            st.success(f"**{plain(outcome.name)}** — {outcome.words}.{notes}", icon=":material/check:")
        else:
            st.error(
                f"**{plain(outcome.name)}** was not taken in. {plain(outcome.words)}", icon=":material/error:"
            )


def tell() -> None:
    """Over an opened document: only what was read otherwise than one may expect."""
    for outcome in st.session_state.pop("intake-outcomes", ()):
        for note in outcome.notes:
            st.info(plain(note))


def plain(text: str) -> str:
    """Text of any origin as Markdown that says just that."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()<>#+!|$:~" else sign for sign in text)
