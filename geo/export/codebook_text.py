"""data/CODEBOOK.md: every field of every record with its meaning, values and an example, made from the models.

Meanings are the models' own; examples are theirs too, or else the first that the seeds hold; the rules for hard cases stand
in this file, each with an example.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from geo import __version__
from geo.records.guide import GuideRow
from geo.records.models import Amount, Claim, Mention, Part, Source
from geo.records.reading import Records
from geo.records.stories import Step, Story
from geo.records.vocabulary import Term
from geo.records.when import read_when
from geo.records.wording import when_in_words
from geo.records.world import Actor, Membership, Name, Place

__all__ = ["CODEBOOK", "HARD_CASES", "MODELS", "codebook_text"]

CODEBOOK = "data/CODEBOOK.md"

MODELS: tuple[tuple[type[Any], str], ...] = (
    (Source, "`[source]` in `seeds/<id>.toml` and `data/sources/<publisher>/<date>-<slug>.toml`"),
    (Claim, "`[[claim]]` in its source's file"),
    (Part, "`actors` of a claim"),
    (Amount, "`amount` of a claim"),
    (Mention, "`[[mention]]` in its source's file"),
    (Place, "`[[place]]` in `data/places.toml`"),
    (Name, "`names` of a place"),
    (Actor, "`[[actor]]` in `data/actors.toml`"),
    (Membership, "`[[actor.membership]]`"),
    (GuideRow, "`[[row]]` in `data/guide.toml`"),
    (Story, "a file of `data/stories/`"),
    (Step, "`[[step]]` of a story"),
)
"""Models in the order of the book, with where their records stand."""

HARD_CASES = (
    (
        "A page without a date",
        "`published` is the span that it certainly falls in, from the latest happening it speaks of to the day it was read; "
        "`published_basis = \"inferred\"`, and `published_note` says how. A day in the address counts as stated, and the note says so. "
        "Such a document counts as known only from the last day of that span.",
        'published = "[2005-11-22..2026-11-22]"',
    ),
    (
        "Two addresses of one wire story",
        "One record; the other addresses stand in `also`. A page that adds something of its own is a record of its own, and the claims of both "
        "name the report in `via`: they count as one witness.",
        'also = ["https://paper.example/same-story"]   # or, in each claim: via = ["wire-2005-11-22"]',
    ),
    (
        "A translation that disagrees with its original",
        "Both are recorded with what each says, and stand side by side. The translation names its original in `translation_of`: where they agree, "
        "they count as one witness; where they do not, neither is settled.",
        'translation_of = "gazette-2005-08-12-airfield"',
    ),
    (
        "A site that was renamed",
        "One place with several names; a name has years only where a page gives them, and says which.",
        'names = [{ text = "Transit Center", lang = "en", from = "2009", basis = "the agreement of that year" }]',
    ),
    (
        "A site that moved",
        "Two places, and a claim of kind `relocated` from one `to` the other. A garrison that moves within a town stays one place.",
        'kind = "relocated", place = "north-camp", to = "south-camp"',
    ),
    (
        "Only part of a page is at hand",
        "`extent = \"excerpt\"`: spans and paragraphs count in the passages that were read, and the anchor leads to the passage on the page.",
        'extent = "excerpt"',
    ),
    (
        "A year that only the surrounding text gives",
        "The span that it allows, with `when_basis = \"context\"`; never the neighbouring sentence's day.",
        'when = "[2001-09-11..2002-12-31]"',
    ),
    (
        "A day printed without a year",
        "Where the year is that of publication, the date is `derived` and the note says so; `stated` wants the year in the text.",
        'when = "2005-08-11", when_basis = "derived", when_note = "The text gives 11 August; the year is that of publication."',
    ),
    (
        "Talk",
        "A claim where it bears on bases, routes, forces, help, an alliance, or cooperation and concern in security. "
        "None: praise, condolence, how warm relations are, and the fighting itself.",
        'kind = "stated", about = "security"',
    ),
    (
        "Sources that contradict each other",
        "Both claims stay. The ledger of the place sets them against each other; the count of bases takes the doubtful one only into its upper number.",
        'stance = "denied"',
    ),
)  # fmt: skip
"""Title, rule, example."""

_DATES = (
    "2001-11-06", "2001-11", "2001", "2005-07~", "2001-09-08?", "[2001-09-11..2002-12-31]", "[..2005-08-11]", "2001/2005-08",
    "/2005-08", "2005-08/",
)  # fmt: skip


def codebook_text(records: Records) -> str:
    """The whole book as Markdown; equal records give an equal book."""
    parts = [
        f"# Codebook of the Basing Atlas {__version__}\n\nMade by `make data` from the models of `geo/records`; change those, not this file.\n",
        *(_model(model, where, records) for model, where in MODELS),
        "## Dates\n\n"
        + _table(("written", "means"), ((f"`{w}`", when_in_words(read_when(w))) for w in _DATES)),
        "## Families and kinds\n\n"
        + _table(
            ("kind", "family", "nature", "meaning", "example"),
            (
                (f"`{k.id}`", f"`{k.family}`", k.nature, k.meaning, k.example or "")
                for k in sorted(
                    records.words.kind, key=lambda k: (records.words.families[k.family].order, k.id)
                )
            ),
        ),
        *(_words(title, getattr(records.words, list_)) for list_, title in _LISTS),
        "## Hard cases\n\n"
        + "\n".join(f"- **{title}.** {rule}\n  `{example}`" for title, rule, example in HARD_CASES)
        + "\n",
    ]
    return "\n".join(parts)


_LISTS = (
    ("about", "What a claim bears on"), ("role", "The parts of actors"), ("stance", "Stances"), ("status", "Status"),
    ("precision", "Precision of places"), ("place_kind", "Kinds of places"), ("basis", "Basis of a date"),
)  # fmt: skip


def _words(title: str, terms: Sequence[Term]) -> str:
    return f"## {title}\n\n" + _table(
        ("word", "meaning"), ((f"`{t.id}`", t.meaning or t.label) for t in terms)
    )


def _model(model: type[Any], where: str, records: Records) -> str:
    doc = (model.__doc__ or "").strip().splitlines()[0]
    schema = model.model_json_schema(by_alias=True)
    required = set(schema.get("required", ()))
    rows = (
        (
            f"`{name}`" + ("" if name in required else " (optional)"),
            field.get("description", ""),
            _values(field, schema),
            _example(model, name, field, records),
        )
        for name, field in schema["properties"].items()
    )
    return f"## {model.__name__}\n\n{doc} Where: {where}.\n\n" + _table(
        ("field", "meaning", "values", "example"), rows
    )


def _values(field: dict[str, Any], schema: dict[str, Any]) -> str:
    """What may stand there, from the schema of the field."""
    options = [option for option in field.get("anyOf", [field]) if option.get("type") != "null"]
    return " or ".join(dict.fromkeys(_one(option, schema) for option in options))


def _one(option: dict[str, Any], schema: dict[str, Any]) -> str:
    if ref := option.get("$ref"):
        return f"{str(ref).rsplit('/', 1)[-1]} (below)"
    if words := option.get("enum"):
        return ", ".join(f"`{word}`" for word in words)
    if option.get("type") == "array":
        inner = option.get("items") or (option.get("prefixItems") or [{}])[0]
        return f"list of {_one(inner, schema)}" if inner else "list"
    if option.get("type") == "object":
        return "table"
    names = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    said = names.get(str(option.get("type")), "text")
    lowest, highest = option.get("minimum"), option.get("maximum")
    if lowest is not None or highest is not None:
        said += f" from {lowest}" if highest is None else f" from {lowest} to {highest}"
    return said


def _example(model: type[Any], name: str, field: dict[str, Any], records: Records) -> str:
    """The model's own example; else the first that the seeds hold."""
    if examples := field.get("examples"):
        return f"`{_short(examples[0])}`"
    attribute = next((n for n, f in model.model_fields.items() if (f.alias or n) == name), name)
    for record in _records(model, records):
        value = getattr(record, attribute, None)
        if value not in (None, "", (), {}) and not hasattr(value, "model_dump"):
            if isinstance(value, tuple) and hasattr(value[0], "model_dump"):
                return f"`{_short(value[0].model_dump(by_alias=True, exclude_defaults=True))}`"
            return f"`{_short(value)}`"
        if value is not None and hasattr(value, "model_dump"):
            return f"`{_short(value.model_dump(by_alias=True, exclude_defaults=True))}`"
    return ""


def _records(model: type[Any], records: Records) -> Iterator[Any]:
    documents = [d for d in records.documents.values() if d.origin == "seeds"]
    claims = [claim for document in documents for claim in document.claims.values()]
    known: dict[type[Any], Iterable[Any]] = {
        Source: (d.source for d in documents), Claim: claims,
        Part: (part for claim in claims for part in claim.actors), Amount: (c.amount for c in claims if c.amount),
        Mention: (m for d in documents for m in d.mentions), Place: records.places.values(),
        Name: (n for p in records.places.values() for n in p.names), Actor: records.actors.values(),
        Membership: (m for a in records.actors.values() for m in a.membership),
    }  # fmt: skip
    yield from known.get(model, ())


def _short(value: object) -> str:
    text = str(value).replace("|", "\\|").replace("\n", " ")
    return text if len(text) <= 90 else text[:89] + "…"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {' | '.join(cell.replace(chr(10), ' ') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
