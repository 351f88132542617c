"""A dataset beside the claims on the map page: which one, its field on the map, its sentence and its card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo.atlas import Atlas
from geo.datasets import Dataset, datasets, open_dataset
from geo.errors import DatasetError
from geo.export.envelope import events_envelope
from geo.export.eventcard import event_card
from geo.maps.fieldview import Asked, asked_of
from geo.maps.timelayer import Field
from geo.records.wording import many
from geo.serve.events import columns_version, prepare
from geo.view import YEARS, View, view_in_words
from pages.shared import address, eventspot, heading
from pages.shared.markdown import plain

__all__ = [
    "card",
    "chosen",
    "envelope",
    "extent",
    "field",
    "in_words",
    "left_out",
    "narrowed",
    "open_event",
    "pick",
    "question",
]

NAMES = 500
"""Names of actors or sources that are listed, the most frequent first; any other can be typed."""


def chosen() -> Dataset | None:
    """The dataset of the look while the map page is open; None where none is chosen or it is gone."""
    slug = address.look("dataset")
    if not slug or address.page() != "map":
        return None
    try:
        return open_dataset(slug)
    except DatasetError:
        return None


def extent(atlas: Atlas) -> tuple[int, int]:
    """First and last year of all that can be shown: the atlas's, and the chosen dataset's."""
    dataset = chosen()
    if dataset is None or dataset.years is None:
        return atlas.years
    first, last = min(atlas.years[0], dataset.years[0]), max(atlas.years[1], dataset.years[1])
    return max(first, YEARS[0]), min(last, YEARS[1])  # the first day of `1000~` is one of 999


def pick() -> None:
    """The box that puts a dataset beside the claims; drawn only where one is imported."""
    found = {dataset.slug: dataset for dataset in datasets()}
    if not found:
        return
    slug = address.look("dataset")
    st.session_state["events-of"] = slug if slug in found else None
    alike = {title for title, n in Counter(dataset.title for dataset in found.values()).items() if n > 1}
    titles = {
        one: f"{dataset.title} · {many(dataset.events, 'event')}{f' ({one})' if dataset.title in alike else ''}"
        for one, dataset in found.items()
    }
    box, party, outlet = st.columns([2, 1, 1], gap="small")
    box.selectbox(
        "Events of a dataset", list(found), key="events-of", on_change=_picked, placeholder="Claims alone; choose a dataset …",
        format_func=titles.__getitem__, label_visibility="collapsed",
    )  # fmt: skip
    if slug in found:
        for look, column, place, label, hint in (
            ("party", "actors", party, "Actor of the dataset", "actors"),
            ("outlet", "source", outlet, "Source of the dataset", "sources"),
        ):
            names, known = _names(slug, found[slug].version, column)
            st.session_state[f"events-{look}"] = address.look(look) or None
            cut = known > len(names)
            place.selectbox(
                label, names, key=f"events-{look}", on_change=_narrowed, args=(look, column),
                placeholder=f"Any of {known:,} {hint} …" if cut else f"All its {hint} …",
                label_visibility="collapsed", accept_new_options=cut,
            )  # fmt: skip


@st.cache_data(max_entries=8, show_spinner=False)
def _names(slug: str, version: str, column: str) -> tuple[list[str], int]:
    """The most frequent names of a column, and how many there are."""
    values = open_dataset(slug).values(column)
    return [name for name, _ in values.most_common(NAMES)], len(values)


def _picked() -> None:
    slug = st.session_state["events-of"] or ""
    address.change_look(dataset=slug, event="", party="", outlet="")
    if at := eventspot.spot(chosen()):
        address.change_look(at=at)
        address.arrive()


def _narrowed(look: str, column: str) -> None:
    name, dataset = st.session_state[f"events-{look}"] or "", chosen()
    if name and dataset and name not in dataset.values(column):
        what = {"party": "names an actor", "outlet": "has a source"}[look]
        st.session_state["refused"] = {look: f"No event of this dataset {what} called just '{name}'."}
        return
    address.change_look(**{look: name, "event": ""})


def narrowed() -> bool:
    """Whether one actor or source of the dataset is chosen."""
    return bool(chosen() and (address.look("party") or address.look("outlet")))


def field(atlas: Atlas, view: View) -> Field | None:
    """What the map draws of the dataset."""
    dataset = chosen()
    if dataset is None:
        return None
    if st.session_state.get("events-packed") != columns_version(dataset):
        st.session_state["events-packed"] = columns_version(dataset)
        prepare(dataset)
    asked = question(atlas, dataset, view)
    base = f"../../api/columns/{dataset.slug}/{columns_version(dataset)}"
    event = _event(dataset)
    spot = [event["lat"], event["lon"]] if event and event["lat"] is not None else None
    return {
        "address": f"{base}.bin", "rows": f"{base}/", "keep": {name: list(words) for name, words in asked.keep.items()},
        "known": asked.known, "none": asked.rows is None, "spot": spot,
    }  # fmt: skip


def in_words(atlas: Atlas, view: View) -> str:
    """`2,310 of 100,000 events`, with what no event can answer; plain words, empty where no dataset is chosen."""
    dataset = chosen()
    if dataset is None:
        return ""
    asked = question(atlas, dataset, view)
    if asked.rows is None:
        return f"none of {dataset.events:,} events, which no filter by {' or '.join(asked.because)} fits"
    placeless = f", {dataset.unplaced:,} of all without a place on the map" if dataset.unplaced else ""
    return f"{dataset.count(asked.rows):,} of {dataset.events:,} events{_named()}{placeless}"


def left_out(atlas: Atlas, view: View) -> Mapping[str, int]:
    """How many events are hidden, by why; empty where the sentence says already that none fits."""
    dataset = chosen()
    asked = question(atlas, dataset, view) if dataset else None
    return dataset.left_out(asked.rows) if dataset and asked and asked.rows is not None else {}


def envelope(atlas: Atlas, view: View) -> dict[str, Any] | None:
    """What is said of the events that the view shows; None where no dataset is chosen or no event can answer."""
    dataset = chosen()
    asked = question(atlas, dataset, view) if dataset else None
    if dataset is None or asked is None or asked.rows is None:
        return None
    looks = [(name, address.look(name)) for name in ("dataset", "party", "outlet")]
    options = [*view.options(), *(pair for pair in looks if pair[1])]
    words = view_in_words(view, atlas.choices, "events") + (f" ·{_named()}" if narrowed() else "")
    return events_envelope(dataset, dataset.left_out(asked.rows), options, words)


def _named() -> str:
    """The actor and the source of the dataset that narrow it."""
    party, outlet = address.look("party"), address.look("outlet")
    return (f" naming {_short(party)}" if party else "") + (f" from {_short(outlet)}" if outlet else "")


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:57]}…"


def card(atlas: Atlas) -> bool:
    """Draw the card of the event in hand; False where there is none."""
    dataset = chosen()
    event = _event(dataset) if dataset else None
    if dataset is None or event is None:
        if dataset and (id_ := address.look("event")):
            st.warning(plain(f"{dataset.title} has no event with the id “{id_[:80]}”: it may have been imported anew since the link was made."))  # fmt: skip
        return False
    with st.container(key="card-open"):
        heading.unseen("The event in hand")
        st.button(
            "Close",
            key="event-close",
            icon=":material/close:",
            type="tertiary",
            on_click=open_event,
            args=("",),
        )
        st.html(event_card(event, dataset, atlas.records.words))
    return True


def open_event(event: str) -> None:
    """Take an event in hand; the empty id puts it down."""
    address.change_look(event=event, card="", claim="")


def _event(dataset: Dataset) -> dict[str, Any] | None:
    id_ = address.look("event")
    return dataset.event(id_) if id_ else None


def question(atlas: Atlas, dataset: Dataset, view: View) -> Asked:
    """What the view asks of the dataset, with the actor and the source that narrow it."""
    return asked_of(dataset, view, atlas.records.actors, address.look("party"), address.look("outlet"))
