"""The ledger of a place as HTML: what is contradicted first and side by side, then the rest in columns by aspect."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape

from geo.atlas import Atlas, Entry
from geo.export.anchors import Way, cite, link
from geo.export.card import own_chip
from geo.ledger import RULE, Contrast, Matter, Proposition, independent
from geo.records.when import read_when
from geo.records.wording import amount_in_words, when_in_words

__all__ = ["ledger_html"]

_WHY = {
    "denied": "One says that it is so, the other that it is not",
    "refused": "Offered or granted on one side, refused on the other",
    "dates": "The same happening with different dates",
    "amounts": "The same happening with different amounts",
}
_ASPECTS = ("Who", "What", "When", "How sure", "Who says so")


def ledger_html(
    atlas: Atlas, matters: Sequence[Matter], way: Way, presumed: Collection[str] = (), chosen: str = ""
) -> str:
    """Matters with a contrast side by side, the others as a table under a heading for each thing they bear on.

    `presumed` are the claims that the view shows only as presumed; `chosen` is the claim in hand.
    """
    against = [matter for matter in matters if matter.contrasts]
    single = [matter.propositions[0] for matter in matters if not matter.contrasts]
    parts = [f'<p class="fine">{escape(RULE)}</p>']
    if against:
        parts.append('<h3 class="ld-part">Where claims stand against each other</h3>')
        parts += [_matter(atlas, matter, way, presumed) for matter in against]
    for term in atlas.records.words.about:
        own = [p for p in single if p.claims[0].claim.about == term.id]
        if own:
            parts.append(
                f'<h3 class="ld-part">{escape(term.label.capitalize())} <small>{_claims(own)}</small></h3>'
            )
            parts.append(_table(atlas, own, way, presumed))
    made = "".join(parts)
    if chosen:
        made = made.replace(_row_id(chosen), _row_id(chosen) + ' class="chosen"')
    return f'<div class="ld">{made}</div>'


def _row_id(claim: str) -> str:
    return f'id="claim-{claim}"'


def _claims(propositions: Sequence[Proposition]) -> str:
    count = sum(len(p.claims) for p in propositions)
    return "1 claim" if count == 1 else f"{count} claims"


def _matter(atlas: Atlas, matter: Matter, way: Way, presumed: Collection[str]) -> str:
    """Propositions that stand against each other, each in a column of its own."""
    why = "".join(f"<p>{escape(_contrast(c))}</p>" for c in _told_once(matter.contrasts))
    sides = "".join(
        f'<section class="ld-side"><p class="ld-agree">{escape(_agreement(p))}</p>{"".join(_side(atlas, e, way, presumed) for e in p.claims)}</section>'
        for p in matter.propositions
    )
    return f'<div class="ld-matter"><div class="ld-why">{why}</div><div class="ld-sides">{sides}</div></div>'


def _told_once(contrasts: Sequence[Contrast]) -> Iterable[Contrast]:
    return {(c.why, c.together): c for c in contrasts}.values()


def _contrast(contrast: Contrast) -> str:
    if contrast.why == "dates" or contrast.together:
        return f"{_WHY[contrast.why]}."
    return f"{_WHY[contrast.why]}, at different times: one may have followed the other."


def _side(atlas: Atlas, entry: Entry, way: Way, presumed: Collection[str]) -> str:
    cells = zip(_ASPECTS, _cells(atlas, entry, way, presumed), strict=True)
    rows = "".join(f"<dt>{name}</dt><dd>{cell}</dd>" for name, cell in cells)
    return f'<dl {_row_id(entry.id)} tabindex="-1">{rows}</dl>'


def _table(atlas: Atlas, propositions: Sequence[Proposition], way: Way, presumed: Collection[str]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _ASPECTS)
    bodies = "".join(_body(atlas, p, way, presumed) for p in propositions)
    return f'<table class="ld-table"><thead><tr>{head}</tr></thead>{bodies}</table>'


def _body(atlas: Atlas, proposition: Proposition, way: Way, presumed: Collection[str]) -> str:
    """One proposition: a line that says who agrees where several claims make it, then a row a claim."""
    several = len(proposition.claims) > 1
    head = (
        f'<tr class="ld-agree"><th colspan="5" scope="rowgroup">{escape(_agreement(proposition))}</th></tr>'
        if several
        else ""
    )
    rows = ""
    for entry in proposition.claims:
        cells = list(_cells(atlas, entry, way, presumed))
        if not several:
            cells[-1] += f'<p class="fine">{escape(_agreement(proposition))}</p>'
        columns = "".join(
            f'<td data-label="{name}">{cell}</td>' for name, cell in zip(_ASPECTS, cells, strict=True)
        )
        rows += f'<tr {_row_id(entry.id)} tabindex="-1">{columns}</tr>'
    return f'<tbody class="{"several" if several else ""}">{head}{rows}</tbody>'


def _agreement(proposition: Proposition) -> str:
    """`2 independent sources`, and why not more where several documents say it."""
    count, relayed, claims = proposition.agree, proposition.relayed, len(proposition.claims)
    said = "one source" if count == 1 else f"{count} independent sources agree"
    if count == 0:
        said = "no source stands behind it" if relayed else "only presumed in these years"
    if relayed:
        said += (
            f"; {relayed} passes on the accusation" if relayed == 1 else f"; {relayed} pass on the accusation"
        )
    if claims > 1:
        said = f"{claims} claims: {said}"
    documents = len({entry.source.id for entry in proposition.claims})
    if documents > len(independent(proposition.claims)):
        shared = sorted({via for entry in proposition.claims for via in entry.claim.via})
        said += f" ({documents} documents that rest on the same report: {', '.join(shared)})"
    return said


def _cells(atlas: Atlas, entry: Entry, way: Way, presumed: Collection[str]) -> Iterable[str]:
    claim, words = entry.claim, atlas.records.words
    yield (
        "<br>".join(_actor(atlas, part.id, words.label("role", part.role), way) for part in claim.actors)
        or "—"
    )
    yield "".join(_what(atlas, entry, way))
    basis = words.label("basis", claim.when_basis).lower() if claim.when_basis else ""
    yield f"<strong>{escape(when_in_words(entry.when))}</strong>" + (
        f' <span class="fine">({escape(basis)})</span>' if basis else ""
    )
    yield "".join(_sure(atlas, entry, entry.id in presumed))
    yield "".join(_source(entry, way))


def _actor(atlas: Atlas, id_: str, role: str, way: Way) -> str:
    actor = atlas.records.actors.get(id_)
    name = actor.name if actor else id_
    return f'{link(way("actors", who=id_), name)} <span class="fine">{escape(role.lower())}</span>'


def _what(atlas: Atlas, entry: Entry, way: Way) -> Iterable[str]:
    claim, words = entry.claim, atlas.records.words
    kind = words.label("kind", claim.kind)
    yield f'<span class="chip family" style="--c:{words.families[entry.family].color}">{escape(kind)}</span> '
    yield escape(claim.says)
    if entry.to:
        yield f'<p class="fine">{link(way("site", card=entry.site.id), entry.site.name)} → {link(way("site", card=entry.to.id), entry.to.name)}</p>'
    facts = [amount_in_words(claim.amount)] if claim.amount else []
    facts += [f"condition: {claim.condition}"] if claim.condition else []
    facts += [f"aimed at {when_in_words(read_when(claim.target))}"] if claim.target else []
    if facts:
        yield f'<p class="fine">{escape("; ".join(facts))}</p>'
    if claim.caution:
        yield f'<p class="caution">{escape(claim.caution)}</p>'


def _sure(atlas: Atlas, entry: Entry, presumed: bool) -> Iterable[str]:
    claim, words = entry.claim, atlas.records.words
    chips = [words.label("stance", claim.stance)]
    chips += [words.label("status", claim.status)] if claim.status != "actual" else []
    chips += ["presumed in these years"] if presumed else []
    yield " ".join([*(f'<span class="chip">{escape(chip)}</span>' for chip in chips), own_chip(entry)])
    if claim.speaker:
        unnamed = "" if claim.speaker_named else " (not named)"
        yield f'<p class="fine">said by {escape(claim.speaker)}{unnamed}{_for(atlas, claim.speaks_for)}</p>'
    if entry.precision != entry.site.precision:
        yield f'<p class="fine">spot: {escape(words.label("precision", entry.precision))}</p>'


def _for(atlas: Atlas, side: str | None) -> str:
    actor = atlas.records.actors.get(side or "")
    return f", for {escape(actor.name if actor else side)}" if side else ""


def _source(entry: Entry, way: Way) -> Iterable[str]:
    claim, published = entry.claim, when_in_words(read_when(entry.source.published))
    yield link(way("sources", doc=entry.source.id, claim=entry.id), cite(entry))
    inferred = "" if entry.source.published_basis == "stated" else ", date inferred"
    yield f'<p class="fine">{escape(published + inferred)}</p>'
    if claim.via:
        yield f'<p class="fine">citing {escape(", ".join(claim.via))}</p>'
    if entry.link:
        yield f'<a href="{escape(entry.link)}" data-page="{escape(entry.source.url or "")}" target="_blank" rel="noopener noreferrer">read the passage ↗</a>'
