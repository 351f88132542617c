"""Citations written out: lines of text, BibTeX, RIS (Research Information Systems, 2011), CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo.atlas import Atlas, Selection
from geo.export.citations import Item, cite, items
from geo.export.envelope import envelope, hidden_in_words

__all__ = ["as_bibtex", "as_csl", "as_ris", "as_text", "bibtex", "csl", "ris"]

_BIBTEX = {
    "dataset": "misc", "webpage": "misc", "article-newspaper": "article", "article-magazine": "article",
    "article-journal": "article", "report": "techreport", "entry-encyclopedia": "misc",
}  # fmt: skip
_RIS = {
    "dataset": "DATA", "webpage": "ELEC", "article-newspaper": "NEWS", "article-magazine": "MGZN",
    "article-journal": "JOUR", "report": "RPRT", "entry-encyclopedia": "ENCYC",
}  # fmt: skip
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def as_text(atlas: Atlas, selection: Selection, address: str = "", beside: Sequence[Item] = ()) -> str:
    """One line for the view, one for all that stands beside its claims, one for every document in it."""
    said = envelope(atlas, selection)
    sources = {entry.source.id: entry.source for entry in selection.shown}
    first = said["citation"] + (f" {address}" if address else "")
    others = [item["abstract"] for item in beside]
    return "\n".join([first, *others, "", *(cite(source) for source in sources.values())]).strip() + "\n"


def as_bibtex(atlas: Atlas, selection: Selection, address: str = "", beside: Sequence[Item] = ()) -> str:
    """A file of entries under a head that says what was asked. BibTeX passes over what stands outside entries."""
    head = "".join(f"% {line}\n" for line in _head(atlas, selection))
    return (
        head.replace("@", " at ") + "\n" + "\n".join(map(_bibtex, items(atlas, selection, address, beside)))
    )


def as_ris(atlas: Atlas, selection: Selection, address: str = "", beside: Sequence[Item] = ()) -> str:
    """Records with CRLF, as the format has it; what was asked stands in the notes of the first."""
    return "".join(map(_ris, items(atlas, selection, address, beside)))


def as_csl(atlas: Atlas, selection: Selection, address: str = "", beside: Sequence[Item] = ()) -> str:
    """A JSON array of items."""
    return json.dumps(items(atlas, selection, address, beside), ensure_ascii=False, indent=1) + "\n"


def bibtex(atlas: Atlas, selection: Selection) -> bytes:
    """`as_bibtex` as a file."""
    return as_bibtex(atlas, selection).encode()


def ris(atlas: Atlas, selection: Selection) -> bytes:
    """`as_ris` as a file."""
    return as_ris(atlas, selection).encode()


def csl(atlas: Atlas, selection: Selection) -> bytes:
    """`as_csl` as a file."""
    return as_csl(atlas, selection).encode()


def _head(atlas: Atlas, selection: Selection) -> list[str]:
    said = envelope(atlas, selection)
    return [
        said["citation"],
        f"Query: {said['query']['words']}. Left out: {hidden_in_words(said['hidden'])}.",
        said["licence"],
    ]


def _bibtex(item: Item) -> str:
    kind = _BIBTEX[item["type"]]
    where = "journal" if kind == "article" else "howpublished"
    fields = {
        "author": _authors(item), "title": f"{{{_tex(item['title'])}}}", where: _tex(item.get("container-title", "")),
        "volume": item.get("volume", ""), "number": item.get("issue", ""),
        "institution" if kind == "techreport" else "publisher": _tex(item.get("publisher", "")),
        "version": item.get("version", ""), **_bibtex_date(item["issued"]), "url": _url(item), "language": item.get("language", ""),
        "note": _tex(item.get("note", "")),
    }  # fmt: skip
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _bibtex_date(issued: Mapping[str, Any]) -> dict[str, str]:
    """`date` for biblatex, `year` and `month` for BibTeX; a date in words goes into `year`, as it has no other place."""
    if "literal" in issued:
        return {"year": _tex(issued["literal"])}
    (parts,) = issued["date-parts"]
    date = "-".join(f"{part:02d}" for part in parts)
    month = str(parts[1]) if len(parts) > 1 else ""
    circa = "~" if issued.get("circa") else ""
    return {"date": date + circa, "year": str(parts[0]), "month": month}


def _authors(item: Item) -> str:
    """Whole names are braced twice, so that nobody's last word becomes a surname."""
    names = (
        f"{_tex(name['family'])}, {_tex(name['given'])}"
        if "family" in name
        else f"{{{_tex(name['literal'])}}}"
        for name in item.get("author", ())
    )
    return " and ".join(names)


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in re.sub(r"\s+", " ", text))


def _url(item: Item) -> str:
    return str(item.get("URL", "")).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _ris(item: Item) -> str:
    lines = "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _ris_fields(item) if value)
    return f"TY  - {_RIS[item['type']]}\r\n{lines}ER  - \r\n\r\n"


def _ris_fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item["id"]
    for tag, people in (("AU", "author"), ("A4", "translator")):
        for name in item.get(people, ()):
            yield tag, f"{name['family']}, {name['given']}" if "family" in name else name["literal"]
    yield "TI", item["title"]
    yield "T2", item.get("container-title", "")
    yield "VL", item.get("volume", "")
    yield "IS", item.get("issue", "")
    yield "PB", item.get("publisher", "")
    yield from _ris_date(item["issued"])
    yield "ET", item.get("version", "")
    yield "LA", item.get("language", "")
    yield "UR", item.get("URL", "")
    yield "AB", item.get("abstract", "")
    yield "N1", item.get("note", "")
    if "custom" in item:
        yield "N1", f"Query: {item['custom']['query']['words']}"


def _ris_date(issued: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "literal" in issued:
        yield "N1", f"Published: {issued['literal']}"
        return
    parts: Sequence[int] = issued["date-parts"][0]
    yield "PY", f"{parts[0]}"
    padded = [f"{part:02d}" for part in parts] + [""] * (3 - len(parts))
    yield "DA", "/".join([*padded, ""])


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
