"""Documents come in: files dropped or a text pasted, each with its progress; a bad one is a sentence, the others go on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from geo.atlas import Atlas
from geo.desk import BuiltInError, Taken, in_words, take_in, take_in_text
from geo.errors import AtlasError
from geo.parsing.textin import MAX_BYTES
from pages.shared import address
from pages.shared.markdown import plain
from pages.shared.workspace import workspace

__all__ = ["draw", "plain", "tell"]

_TYPES = ["txt", "md", "html", "htm", "mhtml", "mht", "eml", "pdf", "docx"]
_UPLOAD_MB = 500
"""More than is read: what is too large is to get its sentence here, not a red mark in the browser."""

Take = Callable[..., Taken]
"""Takes one thing in; `built_in=` and `say=` as `take_in` has them."""


class _Outcome(NamedTuple):
    """What came of one file, in words; `document` is empty where nothing came in.

    `twin` is the atlas's own document with the same text; then `take` takes it in all the same.
    """

    name: str
    words: str
    notes: tuple[str, ...] = ()
    document: str = ""
    twin: str = ""
    take: Take | None = None


def draw(atlas: Atlas) -> None:
    """Draw where documents come in, and what came of the last ones."""
    st.markdown("## Add documents of your own")
    st.caption(
        "Places, dates, actors and suggested claims are found in them; nothing counts before you accept it. "
        "**Nothing leaves this machine:** texts and decisions are kept in your own workspace."
    )
    left, right = st.columns(2, gap="large")
    turn = st.session_state.setdefault("intake-turn", 0)
    with left:
        files = st.file_uploader(
            "Drop files here: text, Markdown, web pages, mails, PDF, Word", _TYPES, accept_multiple_files=True, key="intake-files",
            max_upload_size=_UPLOAD_MB
        )  # fmt: skip
        st.caption(f"Several at once, if you like; up to {MAX_BYTES // 1_000_000} MB each. A scanned page needs text recognition first; menus and advertisements of a web page are left out.")  # fmt: skip
    with right:
        _paste(turn, _built_in(atlas))
    read: set[str] = st.session_state.setdefault("intake-read", set())
    if fresh := [file for file in files if file.file_id not in read]:
        read |= {
            file.file_id for file in fresh
        }  # they stay in the list above, beside those that were refused there
        _take_files(fresh, _built_in(atlas))
    _outcomes(atlas)


def _built_in(atlas: Atlas) -> dict[str, str]:
    """The atlas's own documents by the checksum of their text."""
    sources = [document.source for document in atlas.records.documents.values()]
    return {
        source.sha256: source.id for source in sources if source.sha256 and not source.id.startswith("my-")
    }


def _paste(turn: int, built_in: dict[str, str]) -> None:
    with st.form(f"intake-paste-{turn}", border=False):
        st.text_area(
            "Or paste a text", key=f"paste-text-{turn}", height=112, placeholder="The text of an article …"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Title", key=f"paste-title-{turn}", placeholder="or its first words")
            st.text_input("Published", key=f"paste-published-{turn}", placeholder="2005-08-16")
            st.text_input("Outlet", key=f"paste-outlet-{turn}", placeholder="newspaper …")
        st.form_submit_button("Read this text", type="primary", on_click=_pasted, args=(turn, built_in))


def _pasted(turn: int, built_in: dict[str, str]) -> None:
    """A text was pasted: take it in and open it; where that fails, the text stays in its field."""
    given = {name: str(st.session_state.get(f"paste-{name}-{turn}", "")) for name in ("text", "title", "published", "outlet")}  # fmt: skip
    known = {name: given[name].strip() for name in ("published", "outlet") if given[name].strip()}
    if not given["text"].strip():
        st.session_state["intake-outcomes"] = [
            _Outcome("The pasted text", "There is no text to read: paste one first.")
        ]
        return
    take = partial(take_in_text, workspace(), given["text"], given["title"], known)
    outcome = _taken(given["title"] or "The pasted text", take, built_in)
    st.session_state["intake-outcomes"] = [outcome]
    if outcome.document or outcome.twin:
        st.session_state["intake-turn"] += 1  # empties the fields: widgets with a new key are new widgets
    if outcome.document:
        address.change_look(doc=outcome.document, claim="")


def _take_files(files: list[Any], built_in: dict[str, str]) -> None:
    outcomes: list[_Outcome] = []
    bar = st.progress(0.0, "")
    for n, file in enumerate(files):
        bar.progress(n / len(files), f"{n} of {len(files)} read")
        with st.status(plain(file.name), expanded=False) as status:
            take = partial(take_in, workspace(), file.name, file.getvalue())
            outcome = _taken(file.name, take, built_in, lambda words: st.write(f"{words} …"))
            came = bool(outcome.document)
            status.update(
                label=f"{plain(file.name)}: {outcome.words if came else 'not taken in'}", state="complete" if came else "error"
            )  # fmt: skip
        outcomes.append(outcome)
    st.session_state["intake-outcomes"] = outcomes
    if len(outcomes) == 1 and outcomes[0].document:
        address.change_look(doc=outcomes[0].document, claim="")
    st.rerun()


def _taken(
    name: str, take: Take, built_in: dict[str, str], say: Callable[[str], object] = lambda _: None
) -> _Outcome:
    try:
        taken = take(built_in=built_in, say=say)
    except BuiltInError as error:
        return _Outcome(name, in_words(error), twin=error.source, take=take)
    except AtlasError as error:
        return _Outcome(name, in_words(error))
    return _Outcome(name, taken.found, taken.notes, taken.document.id)


def _outcomes(atlas: Atlas) -> None:
    """What came in, what did not, and what the atlas has already; it stays until a document is opened."""
    all_: list[_Outcome] = st.session_state.get("intake-outcomes", [])
    for n, outcome in enumerate(all_):
        if outcome.twin:
            _twin(atlas, n, outcome)
    if bad := [o for o in all_ if not o.document and not o.twin]:
        st.error(
            _list([(o.name, f"was not taken in. {_about(o)}", ()) for o in bad]), icon=":material/error:"
        )
    if good := [o for o in all_ if o.document]:
        st.success(_list([(f"{o.name}:", f"{o.words}.", o.notes) for o in good]), icon=":material/check:")


def _list(lines: list[tuple[str, str, tuple[str, ...]]]) -> str:
    made = [
        f"**{plain(name)}** {plain(words)}{''.join(f' {plain(n)}' for n in notes)}"
        for name, words, notes in lines
    ]
    return made[0] if len(made) == 1 else "\n".join(f"- {line}" for line in made)


def _about(outcome: _Outcome) -> str:
    """Why, without the name once more at its beginning."""
    words = outcome.words.removeprefix(f"{outcome.name} ")
    return words if words == outcome.words else f"It {words}"


def _twin(atlas: Atlas, n: int, outcome: _Outcome) -> None:
    document = atlas.records.documents.get(outcome.twin)
    title = document.source.title if document else outcome.twin
    with st.container(border=True, key=f"twin-{n}"):
        st.markdown(
            f"**{plain(outcome.name)}** is the same text as “{plain(title)}”, which the atlas has already with its claims. "
            "Nothing was taken in yet: added as your own, what it says would count twice."
        )
        with st.container(horizontal=True):
            if st.button("Open the one in the atlas", key=f"twin-open-{n}", type="primary"):
                address.change_look(doc=outcome.twin, claim="")
                st.session_state.pop("intake-outcomes", None)
                st.switch_page("sources.py")
            st.button("Add it all the same", key=f"twin-add-{n}", on_click=_all_the_same, args=(n,))


def _all_the_same(n: int) -> None:
    outcomes: list[_Outcome] = st.session_state.get("intake-outcomes", [])
    if n < len(outcomes) and (take := outcomes[n].take):
        outcomes[n] = _taken(outcomes[n].name, take, {})
        if len(outcomes) == 1 and outcomes[0].document:
            address.change_look(doc=outcomes[0].document, claim="")


def tell(document: str) -> None:
    """Over an opened document: only what was read otherwise than one may expect; what is told of others waits for them."""
    outcomes: list[_Outcome] = st.session_state.pop("intake-outcomes", [])
    for note in (note for outcome in outcomes if outcome.document == document for note in outcome.notes):
        st.info(plain(note))
    if others := [outcome for outcome in outcomes if outcome.notes and outcome.document != document]:
        st.session_state["intake-outcomes"] = others
