"""Which of the claims that one sentence suggests stand: the surest of each kind, and none that only touches upon what another says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.parsing.claims.when.yearly import YEARLY
from geo.parsing.claims.who.handing import HANDED
from geo.parsing.model import Mention, Suggestion
from geo.parsing.rules.reading import ENDINGS, LASTING

__all__ = ["best_of"]


def best_of(found: list[Suggestion], mentions: Sequence[Mention]) -> list[Suggestion]:
    """One suggestion for each kind, topic and place of a sentence, and each date of what is counted by years: the surest."""
    kept: dict[tuple[str, str, str, int | None, str], Suggestion] = {}
    for one in sorted(found, key=lambda one: -one.confidence):
        best = mentions[one.mention].best
        year = one.when if one.kind in YEARLY else ""
        kept.setdefault((one.kind, one.about, best.place if best else "", one.to, year), one)
    ratified = {key[1:3] for key in kept if key[0] == "ratified"}
    kept = {key: one for key, one in kept.items() if key[0] != "agreed" or key[1:3] not in ratified}
    refused = {key[1:3] for key in kept if key[0] == "refused"}
    kept = {
        key: one
        for key, one in kept.items()
        if key[0] not in ("agreed", "planned") or one.stance != "denied" or key[1:3] not in refused
    }  # `would not be renewed` is one claim
    handed = {key[1:3] for key, one in kept.items() if one.rule == HANDED and one.kind == "withdrawn"}
    kept = {key: one for key, one in kept.items() if key[0] != "planned" or key[1:3] not in handed}
    strong = {
        key[1:3] for key in kept if key[0] != "stated" and key[0] not in LASTING and not _is_weak(kept[key])
    }
    kept = {key: one for key, one in kept.items() if not _is_weak(one) or key[1:3] not in strong}
    inside = {
        (one.kind, one.about, _land(one, mentions))
        for key, one in kept.items()
        if not _is_land(one, mentions)
    }
    kept = {
        key: one
        for key, one in kept.items()
        if not (
            one.rule.endswith("-named")
            and _is_land(one, mentions)
            and (one.kind, one.about, _land(one, mentions)) in inside
        )
    }  # `Russian troops in Georgia remain in Batumi`
    ended = {
        (key[2], actor)
        for key, one in kept.items()
        if one.kind in ENDINGS and one.status == "actual" and one.stance != "denied"
        for actor, role in one.actors
        if role == "uses"
    }
    kept = {key: one for key, one in kept.items() if not _has_ended(one, key[2], ended)}
    days = {(*key[1:3], one.when) for key, one in kept.items() if one.kind not in LASTING}
    last = {(key[2], one.when) for key, one in kept.items() if one.kind in ENDINGS}
    kept = {
        key: replace(one, when="", when_basis=None)
        if one.kind in LASTING and ((*key[1:3], one.when) in days or (key[2], one.when) in last)
        else one
        for key, one in kept.items()
    }  # the day on which an accord was made or ended is not when the base was there
    return sorted(kept.values(), key=lambda one: (one.start, -one.confidence))


def _has_ended(one: Suggestion, place: str, ended: set[tuple[str, str]]) -> bool:
    """Whether a presence is only named whose end the sentence tells: `the French contingent in Dushanbe has left`."""
    users = {(place, actor) for actor, role in one.actors if role == "uses"}
    return one.rule.endswith("-named") and one.kind in LASTING and bool(users) and users <= ended


def _land(one: Suggestion, mentions: Sequence[Mention]) -> str:
    """The country in which the place of a claim lies, by two letters."""
    best = mentions[one.mention].best
    return best.country if best else ""


def _is_land(one: Suggestion, mentions: Sequence[Mention]) -> bool:
    best = mentions[one.mention].best
    return best is not None and best.kind in ("country", "region", "sea")


def _is_weak(one: Suggestion) -> bool:
    return one.rule.endswith("-named") or (
        one.kind in LASTING and (one.rule == "deployment" or one.status != "actual" or one.stance == "denied")
    )
