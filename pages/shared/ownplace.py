"""One place of the reader's own gazetteer, or a new one: its form and map, what a change would do, where it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from geo.atlas import Atlas
from geo.desk import OwnPlace, Use, around_in_words, change_in_words, in_words, removal_in_words
from geo.errors import AtlasError
from geo.maps.marksheet import Mark, Marks
from geo.records.fields import RADIUS_M
from geo.whereabouts import countries
from geo.workspace import Plan
from pages.shared import address, desk, loaders, marksheet, ownsteps, placedraft, ways
from pages.shared.markdown import plain, shortened
from pages.shared.placedraft import Draft
from pages.shared.workspace import workspace

__all__ = ["draw"]

_ACCENT, _GREY = "#0B6E8A", "#8a8f94"
_MOST = 40
"""Uses of one place that are listed."""


def draw(atlas: Atlas, id_: str) -> None:
    """Draw the place that the address opens; `new` is one that is still to be added."""
    every = ownsteps.places()
    own = next((one for one in every if one.id == id_), None)
    with st.container(horizontal=True, vertical_alignment="center", key="place-bar"):
        st.button("All places", icon=":material/arrow_back:", key="place-back", on_click=_close)
        name = (
            f"**{plain(own.name)}** :gray[mine]" if own else "**A place of your own**" if id_ == "new" else ""
        )
        st.markdown(name, width="stretch")
        ownsteps.draw()
        if own:
            _remove(own)
    ownsteps.said()
    if own is None and id_ != "new":
        st.info(
            "Your gazetteer does not hold this place, or no longer: it is among those removed, if it was yours."
        )
        return
    draft = placedraft.of(own)
    form, sheet = st.columns([5, 6], gap="large")
    with form:
        _form(atlas, draft)
        plan, words = _plan(own, draft)
        draft.shown = placedraft.given() if plan else None
        st.markdown("**What it changes**")
        if not (ownsteps.said(beside=True) and plan and not plan.changes):
            (st.markdown if plan else st.error)(plain(words))
        st.button("Keep the change" if own else "Add to my gazetteer", key="place-keep", type="primary", on_click=_keep, args=(own, draft))  # fmt: skip
    with sheet:
        _map(every, own, draft)
        if own:
            _used(atlas, own)


def _close() -> None:
    address.change_look(own="")


def _form(atlas: Atlas, draft: Draft) -> None:
    """Each field shows what it changes as soon as it is left."""
    words, names = atlas.records.words, countries()
    kinds, precisions = {t.id: t.label for t in words.place_kind}, {t.id: t.label for t in words.precision}
    key = placedraft.key

    def options(name: str, known: Iterable[str]) -> list[str]:
        return [
            *dict.fromkeys([*known, *filter(None, [draft.base[name]])])
        ]  # one that fits no rule is shown as it is

    st.text_input("Name", key=key("name"), max_chars=200)
    with st.container(horizontal=True):  # two rows: Tab goes from latitude to longitude
        st.selectbox("Kind", options("kind", kinds), key=key("kind"), format_func=lambda id_: kinds.get(id_, id_), placeholder="choose")  # fmt: skip
        st.selectbox("Country", options("country", names), index=None, key=key("country"), format_func=lambda code: names.get(code, code), placeholder="not said")  # fmt: skip
    with st.container(horizontal=True):
        st.text_input("Latitude", key=key("lat"), placeholder="42.853", on_change=placedraft.split, max_chars=60)  # fmt: skip
        st.text_input("Longitude", key=key("lon"), placeholder="74.846", on_change=placedraft.split, max_chars=60)  # fmt: skip
    if spot := placedraft.spot():
        st.caption(plain(around_in_words(loaders.gazetteer(), *spot, kinds)))
    st.selectbox("How exactly it is known", options("precision", precisions), key=key("precision"), format_func=lambda id_: _known(precisions, id_), placeholder="choose")  # fmt: skip
    st.text_area("Other names, one a line", key=key("names"), height=80)
    st.text_input("Why no gazetteer has it", key=key("reason"), max_chars=400)


def _known(labels: Mapping[str, str], id_: str) -> str:
    label, radius = labels.get(id_, id_), RADIUS_M.get(id_)
    if id_ not in RADIUS_M:
        return label
    return f"{label}: within {radius / 1000:g} km" if radius else f"{label}: somewhere in it"


# ---- what a change would do


def _plan(own: OwnPlace | None, draft: Draft) -> tuple[Plan | None, str]:
    """The change that stands in the form, and what it would do; without a plan, what is wrong with it."""
    try:
        if own is None:
            if lacking := placedraft.missing():
                return Plan(
                    "add-site", "", ()
                ), f"Still missing: {' and '.join(lacking)}. Type them; a press on the map is a spot, too."
            plan = placedraft.new(workspace())
            value = plan.changes[0].after.value
            return (
                plan,
                f"“{value['name']}” comes into your gazetteer at {value['lat']}, {value['lon']}. Names in texts can be put there from then on.",
            )
        fields = placedraft.changed(draft)
        if not fields and own.wrong:
            return None, f"{own.wrong}. It is kept, and stands on no page until it is mended here."
        if not fields:
            return Plan(
                "edit-site", "", ()
            ), "Nothing yet. Type in a field, or press on the map where it lies."
        plan = workspace().plans.edit_site(own.item, how=draft.how, **fields)
        return plan, change_in_words(workspace(), own, plan, loaders.gazetteer().get)
    except AtlasError as error:
        return None, in_words(error)


def _keep(own: OwnPlace | None, draft: Draft) -> None:
    """Take the change, if what it does has been seen."""
    if draft.shown != placedraft.given() and own and {"lat", "lon"} & placedraft.changed_names(draft):
        ownsteps.say("Here is what it changes: press once more to keep it.", beside=True)
        return
    try:
        if own is None:
            plan = placedraft.new(workspace())
        elif draft.seen:
            plan = workspace().plans.edit_site(draft.seen, how=draft.how, **placedraft.changed(draft))
        ownsteps.decide(plan, beside=True)
    except AtlasError as error:
        ownsteps.say(in_words(error), bad=True, beside=True)
        draft.quiet = True
        return
    placedraft.forget()
    if own is None:
        address.change_look(own=plan.changes[0].item.id)


def _remove(own: OwnPlace) -> None:
    words, may = removal_in_words(own)
    with st.popover("Remove …", width="content"):
        st.markdown(plain(words))
        if may:
            st.button("Remove it from my gazetteer", key="place-remove", on_click=_removed, args=(own,))


def _removed(own: OwnPlace) -> None:
    if ownsteps.attempt(workspace().plans.remove_site, own.item):
        address.change_look(own="")


# ---- where it lies, where it is used


def _map(every: list[OwnPlace], own: OwnPlace | None, draft: Draft) -> None:
    spot, marks, lines = placedraft.spot(), list[Mark](), list[list[tuple[float, float]]]()
    for one in every:
        if (
            one.place
            and one.place.lat is not None
            and one.place.lon is not None
            and (own is None or one.id != own.id)
        ):
            marks.append(
                _mark(
                    one.id,
                    one.name,
                    one.place.lat,
                    one.place.lon,
                    "dots",
                    _GREY,
                    "another place of yours",
                    aside=True,
                )
            )
    before = own.place if own else None
    moved = bool(before and spot and spot != (before.lat, before.lon))
    if before and before.lat is not None and before.lon is not None and moved:
        marks.append(
            _mark(
                "before",
                f"{own.name if own else ''}, until now",
                before.lat,
                before.lon,
                "end",
                _GREY,
                "where it lies now",
            )
        )
        if spot:
            lines.append([(before.lat, before.lon), spot])
    if spot:
        name = placedraft.text("name") or "the new place"
        mark = _mark(
            "here",
            name,
            *spot,
            "plus" if moved or not own else "check",
            _ACCENT,
            "where it would lie" if moved else "where it lies",
        )
        marks.append({**mark, "radius_m": RADIUS_M.get(placedraft.text("precision"))})
    state: Marks = {
        "marks": marks, "lines": lines, "selected": "here", "fit": draft.fit,
        "label": "Map of the place. A press on it, or Enter for its middle, takes that spot; the fields beside it hold the same.",
    }  # fmt: skip
    marksheet.draw("place-map", state, lambda _: None, height=430, picked=partial(placedraft.pick, draft))
    st.caption(
        "Press on the map where it lies. By keyboard: the arrows move the map, Enter takes its middle."
    )


def _mark(
    id_: str, name: str, lat: float, lon: float, symbol: str, color: str, words: str, *, aside: bool = False
) -> Mark:
    return {"id": id_, "name": shortened(name), "lat": lat, "lon": lon, "signs": [{"symbol": symbol, "color": color, "text": words}], "words": words, "aside": aside}  # fmt: skip


def _used(atlas: Atlas, own: OwnPlace) -> None:
    """Every mention and claim that names it; each opens at the desk."""
    st.markdown(f"**Where it is used** :gray[{plain(own.used_in_words)}]")
    if own.count("claim", decided=True) and own.id in atlas.sites:
        links = (
            ("What happened here", ways.to("site", card=own.id)),
            ("On the map", ways.to("map", card=own.id)),
        )
        st.html(f'<nav class="sp-onward">{"".join(f"""<a data-go href="{href.replace("&", "&amp;")}">{text}</a>""" for text, href in links)}</nav>')  # fmt: skip
    said = [(use, _said(use.mark.value, use.mark.sort)) for use in own.used]
    times = Counter((use.mark.document, words) for use, words in said)
    first: dict[tuple[str | None, str], Use] = {}
    for use, words in said:
        first.setdefault((use.mark.document, words), use)
    title = ""
    with st.container(key="place-used", gap=None):
        for (_, words), use in [*first.items()][:_MOST]:
            if use.title != title:
                title = use.title
                away = ": put away; take the document back to work on it" if use.away else ""
                st.caption(f"In “{plain(title)}”{away}")
            _use(use, words, times[use.mark.document, words])
        if len(first) > _MOST:
            st.caption(f"and {len(first) - _MOST} more")


def _use(use: Use, words: str, times: int) -> None:
    sort = "claim" if use.mark.sort == "claim" else "mention" if times == 1 else f"{times} mentions"
    st.button(
        f"{plain(words)} :gray[{sort} · {'accepted' if use.mark.decided else 'suggested'}]", key=f"use-{use.mark.id}", type="tertiary",
        on_click=desk.open_at, args=(use.mark,), disabled=use.away, help="Open it at the desk",
    )  # fmt: skip


def _said(value: Mapping[str, Any], sort: str) -> str:
    return str(value["claim"].get("says", "")) if sort == "claim" else f"“{value['text']}”"
