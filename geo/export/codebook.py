"""The words of a claim as HTML tables, made from data/kinds.toml, with how many claims use each. Texts are escaped here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape

from geo.atlas import Atlas, Entry
from geo.records.vocabulary import Family, Term
from geo.records.when import read_when
from geo.records.wording import day_in_words, when_in_words

__all__ = ["dates", "families", "precisions", "table", "terms"]

_DATES = (
    "2001-11-06", "2001-11", "2001", "2005-07~", "2001-09-08?", "[2001-09-11..2002-12-31]", "[..2005-08-11]", "2001/2005-08",
    "/2005-08", "2005-08/", "",
)  # fmt: skip
_SHAPES = {"triangle": "▲", "square": "■", "circle": "●", "diamond": "◆"}


def families(atlas: Atlas) -> str:
    """Each family with its colour and meaning, and below it its kinds with an example."""
    used = Counter(entry.family for entry in atlas.entries)
    return "".join(
        _family(atlas, family, used[family.id]) for family in atlas.records.words.families.values()
    )


def _family(atlas: Atlas, family: Family, count: int) -> str:
    used = Counter(entry.claim.kind for entry in atlas.entries)
    rows = [
        [
            f"<strong>{escape(kind.label)}</strong>" + (" <em>state</em>" if kind.nature == "state" else ""),
            escape(kind.meaning) + (f'<br><span class="method-eg">{escape(kind.example)}</span>' if kind.example else ""),
            str(used[kind.id]),
        ]
        for kind in atlas.records.words.kind
        if kind.family == family.id
    ]  # fmt: skip
    head = (
        f'<h3 id="family-{family.id}"><span class="method-dot" style="background:{family.color}"></span>{escape(family.label)}'
        f' <span class="method-count">{count} claims</span></h3><p>{escape(family.meaning)}</p>'
    )
    return head + table(("Kind", "What it means", "Claims"), rows)


def terms(
    words: Sequence[Term], entries: Iterable[Entry], value: Callable[[Entry], Iterable[str]], what: str
) -> str:
    """A fixed list with meanings and counts; groups become rows of their own."""
    used = Counter(id_ for entry in entries for id_ in set(value(entry)))
    rows = [
        [f"<strong>{escape(term.label)}</strong>", escape(term.meaning or ""), str(used[term.id])]
        for term in words
    ]
    return table((what, "What it means", "Claims"), rows)


def precisions(atlas: Atlas) -> str:
    """How well a spot is known, with the radius that the map draws."""
    used = Counter(entry.precision for entry in atlas.entries)
    rows = [
        [
            f"<strong>{escape(term.label)}</strong>", escape(term.meaning or ""),
            f"{term.radius_m / 1000:g} km" if term.radius_m else "its own outline", str(used[term.id]),
        ]
        for term in atlas.records.words.precision
    ]  # fmt: skip
    return table(("Precision", "What it means", "True spot within", "Claims"), rows) + _shapes(atlas)


def _shapes(atlas: Atlas) -> str:
    kinds: dict[str, list[str]] = {}
    for term in atlas.records.words.place_kind:
        kinds.setdefault(term.shape or "badge", []).append(term.label)
    said = [
        f"{_SHAPES.get(shape, '')} {', '.join(labels)}".strip()
        for shape, labels in kinds.items()
        if shape in _SHAPES
    ]
    rest = ", ".join(kinds.get("badge", ()))
    return f"<p>Shapes: {escape(' · '.join(said))}. A badge with a count stands for a {escape(rest)} as a whole.</p>"


def dates() -> str:
    """Forms of a date: as written, in words, and the days that it can mean."""
    rows = []
    for written in _DATES:
        when = read_when(written)
        days = [day_in_words(day) if day else "not known" for day in (when.earliest, when.latest)]
        rows.append([f"<code>{escape(written or '(empty)')}</code>", escape(when_in_words(when)), *days])
    ongoing = [
        "<code>2003/..</code>",
        "since 2003, still so when the source spoke",
        "1 Jan 2003",
        "the day of publication",
    ]
    return table(("Written", "Read as", "Earliest", "Latest"), [*rows[:-1], ongoing, rows[-1]])


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table; cells are HTML already. It scrolls by itself where it is wider than the page."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="method-table" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
