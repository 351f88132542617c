"""Documents of the reader's own: all of them with what is decided, or one with its form, its files and the desk."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from geo.atlas import Atlas
from geo.desk import day_of, in_words, read_again
from geo.errors import AtlasError
from geo.records.models import Source
from geo.workspace import OwnDocument, Plan
from geo.workspace.seed import seed_of
from pages.shared import address, desk
from pages.shared.intake import plain
from pages.shared.workspace import workspace

__all__ = ["draw_all", "draw_one"]

_FIELDS = {
    "title": "Title", "outlet": "Outlet", "publisher": "Publisher", "author": "Author", "published": "Published", "language": "Language",
    "url": "Address", "summary": "What it says, in your words",
}  # fmt: skip
_PARSED_WITH = ("published", "outlet", "publisher", "language")
"""What the parser reads a text in the light of."""


def draw_all() -> None:
    """Draw every document, those put away below."""
    documents = workspace().documents(removed=True)
    kept = [own for own in documents if own.item.status == "kept"]
    away = [own for own in documents if own.item.status == "removed"]
    _said()
    if kept:
        st.markdown(f"## Your documents: {len(kept)}")
    for own in reversed(kept):
        _row(own)
    if away:
        with st.expander(f"Put away: {len(away)}"):
            for own in away:
                with st.container(horizontal=True, vertical_alignment="center", key=f"away-{own.id}"):
                    st.markdown(f"{plain(own.title)} :gray[{plain(_about(own, file=True))}]", width="stretch")
                    st.button("Take back", key=f"restore-{own.id}", on_click=_restore, args=(own.id,))


def _row(own: OwnDocument) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"own-{own.id}", border=True):
        with st.container(width="stretch", gap=None):
            st.button(
                f"**{plain(own.title)}** :gray[{plain(_about(own, file=True))}]", key=f"open-{own.id}", type="tertiary",
                on_click=_open, args=(own.id,), help="Work on it at the desk",
            )  # fmt: skip
            st.caption(_counts(own))
        st.button("Put away", key=f"remove-{own.id}", on_click=_remove, args=(own.id,), help="Takes it off every page; nothing is deleted")  # fmt: skip


def _about(own: OwnDocument, *, file: bool = False) -> str:
    value = own.item.value
    parts = [
        value.get("outlet") or value.get("publisher"),
        value.get("published"),
        value.get("original_name") if file else None,
        None if own.has_text else "without its text",
    ]
    return " · ".join(str(part) for part in parts if part)


def _counts(own: OwnDocument) -> str:
    def count(*status: str) -> int:
        return sum(own.counts.get(("claim", each), 0) for each in status)

    places = sum(n for (sort, status), n in own.counts.items() if sort == "place" and status != "removed")
    return (
        f"claims: **{count('suggested')}** suggested · **{count('accepted', 'edited')}** accepted · "
        f"**{count('rejected')}** rejected; {places} places named"
    )


def draw_one(atlas: Atlas, own: OwnDocument) -> None:
    """Draw one document: what is known of it, what can be taken away, and the desk."""
    _said()
    with st.container(horizontal=True, vertical_alignment="center", key="own-bar"):
        st.button("All documents", icon=":material/arrow_back:", key="own-back", on_click=_open, args=("",))
        st.markdown(f"**{plain(own.title)}** :gray[{plain(_about(own))}]", width="stretch")
        with st.popover("What is known of it", icon=":material/edit_note:", width="content"):
            _form(own)
        _seed(own)
        st.button("Put away", key="own-remove", on_click=_remove, args=(own.id,))
    _dates(own.id)
    desk.draw(atlas, own.id)


def _dates(document: str) -> None:
    """Accepted claims that the last reading would date otherwise: it is said, and done if the reader wants it."""
    newer = st.session_state.get("own-dates", {}).get(document)
    if not newer:
        return
    said = "1 accepted claim rests" if len(newer) == 1 else f"{len(newer)} accepted claims rest"
    with st.container(horizontal=True, vertical_alignment="center", key="own-dates-row"):
        st.info(f"{said} on the old date.")
        st.button("Take the new date", key="own-redate", on_click=_redate, args=(document,), help="One decision, which Undo takes back")  # fmt: skip
        st.button("Leave it", key="own-dated", on_click=st.session_state.pop, args=("own-dates", None))


def _redate(document: str) -> None:
    plan = workspace().plans.redate(document, st.session_state.pop("own-dates", {}).get(document, {}))
    _decide(plan, f"{plan.words[:1].upper()}{plan.words[1:]}.")


def _form(own: OwnDocument) -> None:
    value, kinds = own.item.value, list(get_args(Source.model_fields["publisher_kind"].annotation))
    st.caption("What the file said is filled in; what is not known stays empty. A new date or outlet lets the text be read again: what you decided stays.")  # fmt: skip
    with st.form(f"about-{own.id}", border=False):
        columns = st.columns(2)
        for n, (name, label) in enumerate(_FIELDS.items()):
            with columns[n % 2]:
                st.text_input(label, value.get(name) or "", key=f"about-{name}-{own.id}")
        st.selectbox("How its date is known", ["stated", "inferred"], key=f"about-published_basis-{own.id}", index=int(value.get("published_basis") == "inferred"))  # fmt: skip
        st.selectbox("Sort of publisher", kinds, key=f"about-publisher_kind-{own.id}", index=kinds.index(value.get("publisher_kind", "other")))  # fmt: skip
        st.form_submit_button("Keep", type="primary", on_click=_describe, args=(own,))


def _describe(own: OwnDocument) -> None:
    names = [*_FIELDS, "published_basis", "publisher_kind"]
    given = {name: str(st.session_state[f"about-{name}-{own.id}"] or "").strip() or None for name in names}
    typed = given["published"]
    given["published"] = day_of(typed or "") or typed
    given["published_basis"] = given["published_basis"] if given["published"] else None
    if given["publisher_kind"] == "other" and "publisher_kind" not in own.item.value:
        given["publisher_kind"] = None
    changed = {name: value for name, value in given.items() if value != own.item.value.get(name)}
    if not changed:
        return
    try:
        workspace().decide(workspace().plans.describe(own.item, **changed))
        if set(changed) & set(_PARSED_WITH):
            read = read_again(workspace(), own.id)
            st.session_state["own-dates"] = {own.id: read.newer if read else {}}
        taken = f" “{typed}” was taken as {given['published']}." if typed != given["published"] else ""
        st.session_state["own-said"] = (f"Kept what is known of “{given['title'] or own.title}”.{taken}", "")
    except AtlasError as error:
        st.session_state["own-said"] = (f"Not kept: {in_words(error)}", "error")


def _seed(own: OwnDocument) -> None:
    try:
        seed = seed_of(workspace(), own.id)
    except AtlasError:
        return
    st.download_button(
        "Record", seed.whole, seed.name,
        "application/toml", icon=":material/download:", on_click="ignore", key="own-toml",
        help="The accepted claims as a record (TOML), ready to be proposed to the project; never the text",
    )  # fmt: skip


# ---- acts on a document as a whole


def _open(doc: str) -> None:
    address.change_look(doc=doc, claim="")


def _remove(id_: str) -> None:
    own = workspace().document(id_)
    if _decide(workspace().plans.remove(own.item), f"Put “{own.title}” away."):
        st.session_state["own-undo"] = id_
        if address.look("doc") == id_:
            address.change_look(doc="", claim="")


def _restore(id_: str) -> None:
    own = workspace().document(id_)
    _decide(workspace().plans.restore(own.item), f"Took “{own.title}” back.")


def _decide(plan: Plan, words: str) -> bool:
    try:
        workspace().decide(plan)
    except AtlasError as error:
        st.session_state["own-said"] = (in_words(error), "error")
        return False
    st.session_state["own-said"] = (words, "")
    return True


def _said() -> None:
    """What came of the last act, with the way back."""
    words, bad = st.session_state.pop("own-said", ("", ""))
    undo = st.session_state.pop("own-undo", "")
    if not words:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own-said-row"):
        (st.error if bad else st.info)(plain(words))
        if undo:
            st.button("Undo", key="own-undo-remove", on_click=_restore, args=(undo,), icon=":material/undo:")
