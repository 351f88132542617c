"""The form of an own place while it is filled in: what was typed, against the record as it was seen.

Where somebody else changes the record in between, their change comes into the form, and what was typed stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from geo.desk import OwnPlace
from geo.errors import WorkspaceError
from geo.workspace import Item, Plan, Workspace
from pages.shared.workspace import workspace

__all__ = [
    "Draft",
    "changed",
    "changed_names",
    "forget",
    "given",
    "hush",
    "key",
    "missing",
    "new",
    "of",
    "pick",
    "split",
    "spot",
    "text",
]

_FIELDS = ("name", "kind", "country", "lat", "lon", "precision", "names", "reason")
_CHOSEN = ("kind", "country", "precision")
_ENDS = {"lat": ("Latitude", 90), "lon": ("Longitude", 180)}
_EMPTY = {"kind": "facility", "precision": "near", "reason": "Not found in the gazetteer; put by a reader."}
_WHY = "Say why no gazetteer has it."
_DRAFT = "place-draft"


@dataclass
class Draft:
    """A form: the record as it was seen (None: a new place), its values then, and what of the form was shown."""

    id: str
    seen: Item | None
    base: dict[str, str]
    shown: dict[str, str] | None = None
    clicked: tuple[str, str] | None = None
    fit: str = ""
    quiet: bool = False

    @property
    def how(self) -> Literal["typed", "clicked"]:
        """Where the coordinates in the form come from."""
        return "clicked" if self.clicked == (text("lat"), text("lon")) else "typed"


def key(name: str) -> str:
    """The key of a field's widget."""
    return f"place-{name}"


def text(name: str) -> str:
    """What stands in a field."""
    return str(st.session_state.get(key(name)) or "").strip()


def given() -> dict[str, str]:
    """What stands in the form."""
    return {name: text(name) for name in _FIELDS}


def of(own: OwnPlace | None) -> Draft:
    """The form's draft for a place, filled from its record where it is opened, and where the record has changed."""
    draft: Draft | None = st.session_state.get(_DRAFT)
    id_ = own.id if own else "new"
    if draft is None or draft.id != id_ or any(key(name) not in st.session_state for name in _FIELDS):
        base = _values(own.item) if own else {name: _EMPTY.get(name, "") for name in _FIELDS}
        draft = st.session_state[_DRAFT] = Draft(id_, own.item if own else None, base)
        _fill(base)
        draft.fit = _where(draft)
    elif own and draft.seen and own.item.version != draft.seen.version:
        _follow(draft, own)
    elif draft.how == "typed":
        draft.fit = _where(draft)
    return draft


def _follow(draft: Draft, own: OwnPlace) -> None:
    """Take over what is otherwise in the record by now, beside what was typed."""
    typed, base = changed_names(draft), _values(own.item)
    _fill({name: value for name, value in base.items() if name not in typed})
    if not draft.quiet:
        last = workspace().decision(own.item.decision) or "it was changed"
        kept = " What you typed is still in the form." if typed else ""
        st.info(f"In between, {last}: the form shows it.{kept}")
    draft.seen, draft.base, draft.quiet, draft.fit = own.item, base, False, _where(draft)


def _where(draft: Draft) -> str:
    """The map makes room for what was typed; what was pressed lies in sight already."""
    return f"{draft.id} {text('lat')} {text('lon')}"


def _fill(values: dict[str, str]) -> None:
    for name, value in values.items():
        st.session_state[key(name)] = (value or None) if name in _CHOSEN else value


def forget() -> None:
    """Fill the form anew on the next run."""
    st.session_state.pop(_DRAFT, None)


def hush() -> None:
    """The next change of the record is the reader's own: it need not be said."""
    if draft := st.session_state.get(_DRAFT):
        draft.quiet = True


def _values(item: Item) -> dict[str, str]:
    """A record as the texts of the form."""
    value = item.value
    made = {name: str(value.get(name) or "") for name in ("name", "kind", "country", "precision", "reason")}
    made |= {name: _degrees(value.get(name)) for name in _ENDS}
    return {**made, "names": "\n".join(_texts(value.get("names")))}


def _degrees(value: Any) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float | int) else str(value or "")


def _texts(names: Any) -> list[str]:
    known = names if isinstance(names, list | tuple) else []
    return [str(name["text"]) for name in known if isinstance(name, dict) and name.get("text")]


# ---- coordinates


def split() -> None:
    """`42.853, 74.846` in one field is both."""
    for name in _ENDS:
        parts = text(name).replace(";", ",").split(",")
        if (
            len(parts) == 2
            and all(_number(part) is not None for part in parts)
            and ("." in text(name) or " " in text(name))
        ):
            st.session_state[key("lat")], st.session_state[key("lon")] = (part.strip() for part in parts)
            return


def pick(draft: Draft, lat: float, lon: float) -> None:
    """A spot of the map comes into the fields."""
    st.session_state[key("lat")], st.session_state[key("lon")] = _degrees(lat), _degrees(lon)
    draft.clicked = (text("lat"), text("lon"))


def spot() -> tuple[float, float] | None:
    """Latitude and longitude in the form, if they are some."""
    lat, lon = (_number(text(name)) for name in _ENDS)
    return (lat, lon) if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180 else None


def _number(typed: str) -> float | None:
    try:
        return float(typed.strip().replace(",", "."))
    except ValueError:
        return None


def _end(name: str) -> float:
    called, most = _ENDS[name]
    number = _number(text(name))
    if number is None:
        why = f"“{text(name)}” is no number" if text(name) else "is missing"
        raise WorkspaceError(f"{called} {why}: type degrees from -{most} to {most}, or press on the map.")
    if not -most <= number <= most:
        raise WorkspaceError(f"{called} {text(name)} lies outside -{most} to {most} degrees.")
    return number


# ---- as a decision


def changed_names(draft: Draft) -> set[str]:
    """Fields in which something else stands than in the record as it was seen."""
    return {name for name, value in given().items() if value != draft.base[name].strip()}


def changed(draft: Draft) -> dict[str, Any]:
    """Fields of the place that the form changes. Raises WorkspaceError for what cannot be one."""
    names = changed_names(draft)
    fields: dict[str, Any] = {name: text(name) or None for name in names - {*_ENDS, "names"}}
    fields |= {name: _end(name) for name in _ENDS if {*_ENDS} & names}
    if "name" in fields and not fields["name"]:
        raise WorkspaceError("Give the place a name.")
    if "reason" in fields and not fields["reason"]:
        raise WorkspaceError(_WHY)
    if "names" in names:
        old = draft.seen.value.get("names") if draft.seen else None
        known = {name["text"]: name for name in old or () if isinstance(name, dict) and name.get("text")}
        fields["names"] = [known.get(name, {"text": name, "lang": "und"}) for name in _other_names()]
    return fields


def missing() -> list[str]:
    """What a new place still lacks, in words."""
    lacking = {"name": "name", "lat": "latitude", "lon": "longitude"}
    return [words for name, words in lacking.items() if not text(name)]


def new(into: Workspace) -> Plan:
    """The place in the form, to be added. Raises WorkspaceError, RecordError."""
    if not text("name"):
        raise WorkspaceError("Give the place a name.")
    if not text("reason"):
        raise WorkspaceError(_WHY)
    draft: Draft = st.session_state[_DRAFT]
    return into.plans.add_site(
        text("name"), text("kind"), _end("lat"), _end("lon"), reason=text("reason"), precision=text("precision") or "near", how=draft.how,
        country=text("country") or None, names=_other_names(),
    )  # fmt: skip


def _other_names() -> list[str]:
    lines = (line.strip() for line in str(st.session_state.get(key("names")) or "").splitlines())
    return [line for line in dict.fromkeys(lines) if line]
