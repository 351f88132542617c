"""Web pages: the running text without menus and footers, and what the page says about itself.

The text is taken by trafilatura; where it finds none, or where a page is built so large that its analysis would take
minutes, all visible text is taken block by block. Metadata is read from the page's own tags and never guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from geo.errors import UnreadableFileError
from geo.parsing.textin.dateline import signed
from geo.parsing.textin.encoding import decode
from geo.parsing.textin.figures import captions_last, keep_captions, leave_out_repeated_quotes
from geo.parsing.textin.language import language_of
from geo.parsing.textin.model import Text
from geo.parsing.textin.plain import edtf_of, one_line, unread_date
from geo.parsing.textin.titles import site_behind

__all__ = ["read_html"]

_MOST_ELEMENTS = 6_000
_MOST_FOR_ANALYSIS = 600_000
_LONGEST_PAGE = 20_000_000
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]{0,30})[\s/][^<>]{4000,}>")
"""A tag of thousands of attributes takes the parser minutes (it compares each with each): it loses them."""
_WRAPPER = re.compile(r"</?(?:div|span|font|b|i)\b[^<>]{0,300}>", re.I)
"""What pages are nested in thousands deep, and can do without."""
_KEPT = frozenset({"class", "id", "href", "lang", "itemprop", "property", "name", "content", "datetime", "rel", "type", "role"})  # fmt: skip
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head", "form", "select")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_SITES = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHORS = ("author", "citation_author", "dc.creator", "dcterms.creator", "article:author", "parsely-author")
_DATES = (
    "article:published_time", "citation_publication_date", "citation_date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "date", "pubdate", "publishdate", "parsely-pub-date", "datepublished",
)  # fmt: skip
_DATED = re.compile(r"(?:^|[\s_-])(?:date|time|timestamp|pubdate|published|posted|byline)(?:$|[\s_-])", re.I)
"""Classes and ids of what shows a date."""
_NEAR = 400
"""Characters behind a page's heading in which it is that of the article; further on it may be another's."""
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage", re.I)


def read_html(name: str, data: bytes) -> Text:
    """Text and metadata of a web page. Raises UnreadableFileError where it shows no text."""
    from lxml import etree

    source, encoding = decode(name, data, declares=True)
    if len(source) > _LONGEST_PAGE:
        raise UnreadableFileError(
            f"{name} is a web page of more than {_LONGEST_PAGE:,} characters, the most that is read: split it."
        )
    source = _LONG_TAG.sub(r"<\1>", re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    try:
        tree = _tree(source)
    except (etree.LxmlError, ValueError, RecursionError):
        raise UnreadableFileError(f"{name} is not a web page that can be read.") from None
    facts = _facts(tree)
    shown = "" if facts["published"] else edtf_of(_shown(tree))
    text, note = _body(tree)
    if not text.strip():
        raise UnreadableFileError(f"{name} is a web page without text; it may be drawn by a script.")
    unread = unread_date(facts["published"])
    facts["published"] = shown or edtf_of(facts["published"])
    said = f"Published {shown}, as the page shows it below its heading." if shown else ""
    notes = tuple(filter(None, (note, unread, said)))
    if encoding not in ("utf-8", "ascii"):
        notes = (*notes, f"Read as {encoding}.")
    declared = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    language = language_of(text) or (declared if declared.isascii() and declared.isalpha() else "")
    return Text(text, "html", language=language, notes=notes, **facts)


def _tree(source: str) -> Any:
    from lxml import html

    for wanted in (source, _WRAPPER.sub(" ", source)):
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = html.document_fromstring(wanted.encode("utf-8", "replace"), parser=parser)
        if not any("depth" in entry.message for entry in parser.error_log):
            break  # the parser stops at a depth of 2,048, and what follows would be lost
    return tree


def _body(tree: Any) -> tuple[str, str]:
    for silent in list(tree.iter(*_SILENT)):
        if silent.tag != "head":
            silent.drop_tree()
    elements = 0
    for element in tree.iter():
        elements += 1
        for attribute in [key for key in element.attrib if key not in _KEPT]:
            del element.attrib[attribute]
    length = sum(map(len, tree.itertext()))
    if elements <= _MOST_ELEMENTS and length <= _MOST_FOR_ANALYSIS:
        leave_out_repeated_quotes(tree)
        captions = keep_captions(tree)
        article = _article(tree)
        if article:
            return captions_last(article, captions), ""
        return _visible(tree), "No article was found in the page: all its visible text was taken."
    return _visible(tree), "The page is too large to tell article from menus: all its visible text was taken."


def _article(tree: Any) -> str:
    import logging
    from copy import deepcopy

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = extract(
            deepcopy(tree), fast=True, include_comments=False, include_tables=True, output_format="txt"
        )
    except (ValueError, TypeError, AttributeError, RecursionError, IndexError):
        return ""  # a broken page broke the analysis; what it shows is still taken
    return "\n\n".join(line.strip() for line in (found or "").splitlines() if line.strip())


def _visible(tree: Any) -> str:
    """All text, one paragraph a block element; an iterative walk, since a hostile page nests a million deep."""
    blocks: list[str] = []
    words: list[str] = []

    def close() -> None:
        if block := " ".join("".join(words).split()):
            blocks.append(block)
        words.clear()

    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        inline = not isinstance(element.tag, str) or element.tag in _INLINE
        if not inline:
            close()
        said = element.text if event == "start" else element.tail
        if said and element.tag not in ("title", "head", "meta"):
            words.append(said)
    close()
    return "\n\n".join(blocks)


def _facts(tree: Any) -> dict[str, str]:
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        meta.setdefault(key, one_line(tag.get("content") or ""))
    linked = list(_linked(tree))
    title, site = _title(tree)
    return {
        "title": _first(meta, _TITLES) or _said(linked, "headline", "name") or title,
        "publisher": _first(meta, _SITES)
        or _said([_one(item.get("publisher")) for item in linked], "name")
        or site,
        "author": _author(_first(meta, _AUTHORS))
        or _said([_one(item.get("author")) for item in linked], "name"),
        "published": _first(meta, _DATES) or _said(linked, "datePublished") or _time(tree),
        "url": _address(tree, meta),
    }


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((meta[key] for key in keys if meta.get(key)), "")


def _author(written: str) -> str:
    return "" if written.startswith(("http://", "https://")) else written


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """Articles described in JSON-LD (schema.org)."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or len(script.text or "") > 200_000:
            continue
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = found.get("@graph") if isinstance(found, dict) else None
        for item in graph if isinstance(graph, list) else found if isinstance(found, list) else [found]:
            if isinstance(item, dict) and _ARTICLE.search(str(item.get("@type", ""))):
                yield item


def _one(value: object) -> dict[str, Any]:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, dict) else {"name": first} if isinstance(first, str) else {}


def _said(items: list[dict[str, Any]], *keys: str) -> str:
    return next((one_line(item[key]) for key in keys for item in items if isinstance(item.get(key), str)), "")


def _title(tree: Any) -> tuple[str, str]:
    """The page's title, and whose page it is where the title says so behind the heading: `Heading - Newspaper`."""
    head, title = (
        next((said for tag in tree.iter(name) if (said := one_line("".join(tag.itertext())))), "")
        for name in ("h1", "title")
    )
    site = site_behind(head, title)
    return (head, site) if site else (title or head, "")


def _time(tree: Any) -> str:
    marked = [tag.get("datetime") for tag in tree.iter("time") if tag.get("datetime")]
    return (
        marked[0] if len(set(marked)) == 1 else ""
    )  # several times on a page may be those of other articles


def _shown(tree: Any) -> str:
    """The date that stands by itself between a page's heading and the first lines of its text; above the heading it may be today's."""
    heading, passed = next(tree.iter("h1"), None), None
    for element in tree.iter():
        if heading is not None and element is heading:
            passed = -len("".join(element.itertext()))
        if passed is None or not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        if element.tag == "time" and edtf_of(element.get("datetime") or ""):
            return str(element.get("datetime"))
        if _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}") and (
            day := signed(one_line("".join(element.itertext())))
        ):
            return day.published
        passed += len(element.text or "") + len(element.tail or "")
        if passed > _NEAR:
            break
    return ""


def _address(tree: Any, meta: dict[str, str]) -> str:
    links = [
        link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    address = next((link.strip() for link in [*links, meta.get("og:url", "")] if link), "")
    return address if re.fullmatch(r"https?://[^\s\"'<>]{3,1000}", address) else ""
