"""A suggested claim in one plain English sentence, as a person might first put it down; a person may put it better."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from geo.errors import UnknownPlaceError
from geo.workspace.wording import CONDUCTED, LINK, OVER, THINGS, VERBS, Verb, articled, listed, possessive
from geo.workspace.world import World

__all__ = ["said_of"]

_SITES = frozenset({"airbase", "airfield", "port", "facility"})


def said_of(claim: Mapping[str, Any], place: str, to: str, world: World) -> str:
    """The claim in a sentence; `place` and `to` are the names to use, `to` empty where nothing moves."""
    spot = _spot(claim, place, to, world)
    clause = _clause(claim, _parties(claim, spot, world), spot)
    said = _stance(claim, clause, world)
    return f"{said[:1].upper()}{said[1:]}."


class _Spot(NamedTuple):
    """Where it is: the name, what kind of place that is, whose ground, and whether something moves on from there."""

    name: str
    to: str
    kind: str
    country: str
    about: str

    @property
    def site(self) -> bool:
        """Whether it is a base, an airfield or a port rather than the ground around one."""
        return self.kind in _SITES

    @property
    def called(self) -> str:
        """The name as it stands in a sentence."""
        if self.kind in ("sea", "facility") or (self.kind == "region" and self.name.endswith("egion")):
            return f"the {self.name}"
        return articled(self.name)

    @property
    def where(self) -> str:
        """The name with the preposition that its kind asks for."""
        at = "at" if self.site else "on" if self.kind == "sea" else "in"
        return f" {OVER.get(self.about, at)} {self.called}{self.onward}"

    @property
    def onward(self) -> str:
        """Where something moves to, if it does."""
        return f" to {articled(self.to)}" if self.to else ""


class _Parties(NamedTuple):
    """Who does it, the others in a list, whether the place is the country of one of them, and whether nobody does it and the others are two."""

    doer: str
    other: str
    home: bool
    two: bool


def _clause(claim: Mapping[str, Any], parties: _Parties, spot: _Spot) -> str:
    kind = str(claim["kind"])
    verb = _verb(kind, spot, parties)
    lead = _led(verb, parties.doer, str(claim["status"]))
    made = _CLAUSES.get(kind)
    if made:
        return f"{lead}{made(spot, parties)}"
    thing, where = _thing(kind, spot, parties)
    whom = verb.other.format(parties.other) if parties.other and verb.other else ""
    if spot.kind == "city" and kind in ("negotiated", "agreed") and spot.about in _LOOSE:
        return f"{lead}{where}{whom}{LINK[kind]}{thing}"
    return f"{lead}{whom}{LINK.get(kind, ' ')}{thing}{where}"


def _thing(kind: str, spot: _Spot, parties: _Parties) -> tuple[str, str]:
    """What it is about, and where that is, if the sentence does not say so already."""
    if spot.about == "basing" and spot.site:
        return f"the use of {spot.called}", ""
    where = "" if parties.home and spot.kind == "country" and spot.about not in OVER else spot.where
    return THINGS[spot.about], where


def _verb(kind: str, spot: _Spot, parties: _Parties) -> Verb:
    """The verb of a kind; some change with the topic."""
    verb = VERBS[kind]
    if kind == "operating" and spot.about == "basing":
        return (
            verb._replace(done="uses", to_do="use")
            if spot.site
            else verb._replace(done="has a base", to_do="have a base")
        )
    if kind == "operating":
        return (
            verb._replace(done="works", to_do="work")
            if parties.other
            else verb._replace(done="takes part", to_do="take part")
        )
    if kind == "conducted":
        done, to_do = CONDUCTED.get(spot.about, ("was active", "be active"))
        return verb._replace(done=done, to_do=to_do)
    return verb


_LOOSE = frozenset({"aid", "training", "alliance", "security", "liaison", "basing"})
"""Topics that are talked of in a town without being about the town."""


def _requested(spot: _Spot, parties: _Parties) -> str:
    if spot.about == "withdrawal":
        return (
            f" for {possessive(parties.other) if parties.other else 'foreign'} forces to leave {spot.called}"
        )
    whom = f" {parties.other}" if parties.other else ""
    thing, where = _thing("requested", spot, parties)
    return f"{whom} for {thing}{where}"


def _opposed(spot: _Spot, parties: _Parties) -> str:
    at = f" from {spot.called}" if spot.about == "withdrawal" else spot.where
    thing = {"basing": "military presence", "withdrawal": "withdrawal", "security": "part in security"}.get(
        spot.about
    )
    if thing:
        return f" {possessive(parties.other) if parties.other else 'a foreign'} {thing}{at}"
    return f" {THINGS[spot.about]}{at}" + (f" by {parties.other}" if parties.other else "")


def _terminated(spot: _Spot, parties: _Parties) -> str:
    thing, where = _thing("terminated", spot, parties)
    partner = f" {'between' if parties.two else 'with'} {parties.other}" if parties.other else ""
    return f" the agreement{partner} on {spot.called if spot.site else thing + where}"


def _ratified(spot: _Spot, parties: _Parties) -> str:
    partner = f" with {parties.other}" if parties.other else ""
    if spot.about == "alliance":
        return partner or " within its alliance"
    thing, where = _thing("ratified", spot, parties)
    return f"{partner} on {thing}{where}"


def _planned(spot: _Spot, parties: _Parties) -> str:
    thing, _ = _thing("planned", spot, parties)
    partner = (
        f" with {parties.other}"
        if parties.other and spot.about in ("security", "exercise", "alliance", "training")
        else ""
    )
    where = "" if spot.site and spot.about == "basing" else spot.where
    return f" {thing}{partner}{'' if partner and parties.home else where}"


def _operating(spot: _Spot, parties: _Parties) -> str:
    if spot.about == "basing":
        return f" {spot.called}" if spot.site else spot.where
    what = {"alliance": "in an alliance", "security": "on security"}.get(
        spot.about, f"on {THINGS[spot.about]}"
    )
    with_whom = f" with {parties.other}" if parties.other else ""
    return f"{with_whom} {what}{'' if parties.home else spot.where}"


def _conducted(spot: _Spot, parties: _Parties) -> str:
    if spot.about == "basing":
        return f" from {spot.called}"
    partner = (
        f" with {parties.other}"
        if parties.other and spot.about in ("exercise", "security", "training")
        else ""
    )
    return partner + spot.where


_CLAUSES: dict[str, Callable[[_Spot, _Parties], str]] = {
    "requested": _requested, "opposed": _opposed, "terminated": _terminated, "ratified": _ratified, "planned": _planned,
    "operating": _operating, "conducted": _conducted, "deployed": lambda spot, parties: spot.where,
    "visited": lambda spot, parties: f" {spot.called}",
    "withdrawn": lambda spot, parties: f" from {spot.called}",
    "relocated": lambda spot, parties: f" from {spot.called}{spot.onward}",
    "appointed": lambda spot, parties: f" for {THINGS[spot.about].removeprefix('a ')}{spot.where}",
}  # fmt: skip
"""What follows the verb, where more is to be said than whom, what and where."""


def _led(verb: Verb, doer: str, status: str) -> str:
    """Who does it, and the verb in the form that the status asks for; a plan is one already."""
    if status == "actual" or (status == "planned" and verb.done == "plans"):
        return f"{doer} {verb.done}"
    return f"{doer} {'will' if status == 'planned' else 'might'} {verb.to_do}"


def _stance(claim: Mapping[str, Any], clause: str, world: World) -> str:
    """The clause with who says it, where the source does not say it itself."""
    stance, speaker, side = claim["stance"], str(claim.get("speaker") or ""), claim.get("speaks_for")
    who = speaker or (_called(side, world) if side else "")
    if who.startswith(("A ", "An ", "The ")):
        who = f"{who[:1].lower()}{who[1:]}"
    rest = "," if "," in who else ""
    if stance == "reported":
        return f"according to {who}, {clause}" if who else f"it is reported that {clause}"
    if stance == "alleged":
        return f"{who}{rest} alleged that {clause}" if who else f"it is alleged that {clause}"
    if stance == "denied":
        return f"{who}{rest} denied that {clause}" if who else f"it is denied that {clause}"
    return clause


def _parties(claim: Mapping[str, Any], spot: _Spot, world: World) -> _Parties:
    """Who does it and the rest; several of one role act together, but the parties of a deal face each other."""
    kind = str(claim["kind"])
    parts = [(str(part["id"]), str(part["role"])) for part in claim["actors"]]
    role = next((role for role in VERBS[kind].by if any(own == role for _, own in parts)), None)
    doing = [id_ for id_, own in parts if own == role]
    if role == "party":
        doing = doing[:1]
    leaving = kind == "requested" and spot.about == "withdrawal"  # nobody asks the host to leave
    rest = [id_ for id_, own in parts if id_ not in doing and not (leaving and own == "hosts")]
    doer = listed([_called(id_, world) for id_ in doing]) or "somebody"
    state = bool(doing) and doing[0] in world.actors and world.actors[doing[0]].kind in ("state", "alliance")
    if kind == "visited" and state:
        doer = f"a representative of {doer}"
    home = any(
        world.actors[id_].country == spot.country for id_, _ in parts if id_ in world.actors and spot.country
    )
    return _Parties(doer, listed([_called(id_, world) for id_ in rest]), home, not doing and len(rest) == 2)


def _called(actor: str, world: World) -> str:
    return articled(world.actors[actor].name if actor in world.actors else actor.replace("-", " "))


def _spot(claim: Mapping[str, Any], place: str, to: str, world: World) -> _Spot:
    kind, country = "city", ""
    try:
        found = world.locate(str(claim.get("place") or ""))
        kind, country = str(getattr(found, "kind", kind)), str(getattr(found, "country", "") or "")
    except UnknownPlaceError:
        pass  # a place of the reader's own
    return _Spot(place, to, kind, country, str(claim["about"]))
