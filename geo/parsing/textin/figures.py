"""What stands between the paragraphs of a web page: captions, which tell of places, and pull quotes, which say a thing twice."""

from __future__ import annotations

from typing import Any

__all__ = ["captions_last", "keep_captions", "leave_out_repeated_quotes"]

_ASIDE = ("a", "aside", "nav", "footer", "header")
_MOST_QUOTES = 100
_LEAST = 20
"""Characters of a quote that can be told from a chance."""


def keep_captions(tree: Any) -> frozenset[str]:
    """Make a paragraph of each figure's caption, and return them: figures are left out of an article. Not of those that lead elsewhere."""
    kept: set[str] = set()
    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), caption)
        said = " ".join(caption.text_content().split())
        linked = sum(len(link.text_content()) for link in caption.iter("a"))
        alone = figure.getparent() is not None and " ".join(figure.text_content().split()) == said
        aside = next(figure.iterancestors(*_ASIDE), None) is not None
        if not said or not alone or aside or 2 * linked > len(said):
            continue
        tail = figure.tail
        figure.clear()
        figure.tag, figure.text, figure.tail = "p", said, tail
        kept.add(said)
    return frozenset(kept)


def captions_last(article: str, captions: frozenset[str]) -> str:
    """An article with its captions behind it: between its paragraphs "it" and "the base" would seem to mean what they name."""
    blocks = article.split("\n\n")
    return "\n\n".join(sorted(blocks, key=lambda block: block in captions))


def leave_out_repeated_quotes(tree: Any) -> None:
    """Drop quotes set apart whose words stand in a paragraph of the page, too."""
    quotes = [
        quote for quote in tree.iter("blockquote", "aside")
        if next(quote.iterancestors("blockquote", "aside"), None) is None
    ]  # fmt: skip
    if not 0 < len(quotes) <= _MOST_QUOTES:
        return
    outside = (p for p in tree.iter("p") if next(p.iterancestors("blockquote", "aside"), None) is None)
    text = "\n".join(_plain(p) for p in outside)
    for quote in quotes:
        said = _plain(quote)
        if len(said) >= _LEAST and said in text:
            quote.drop_tree()


def _plain(element: Any) -> str:
    """The words of an element, without the marks around a quote."""
    return " ".join(element.text_content().split()).strip(" .…«»“”„\"'‘’")
