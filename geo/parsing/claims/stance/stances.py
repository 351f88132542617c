"""How a sentence says it: who speaks, how far the text stands behind it, and whether it is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.stance.imagined import is_wished
from geo.parsing.claims.stance.modality import mode_of
from geo.parsing.claims.who.bylines import speaker_above
from geo.parsing.claims.who.speaking import opponent_of, speaker_of, told_of
from geo.parsing.rules.reading import Rule

if TYPE_CHECKING:
    from geo.records.fields import Stance, Status

__all__ = ["Saying", "saying_of"]

_ALLEGED = re.compile(r"alleged$|purported$", re.I)
"""What is only said of plans, and not of those who are against them: `alleged plans were criticized by`."""


class Saying(NamedTuple):
    """Stance and status, with the speaker where the text gives one."""

    stance: Stance
    status: Status
    speaker: str | None
    speaks_for: str | None
    factor: float
    why: tuple[str, ...]


def saying_of(passage: Passage, rule: Rule, phrase: re.Match[str], about: str) -> Saying | None:
    """How the claim is said; None where the sentence leaves nothing to suggest."""
    mode = mode_of(passage, rule, phrase, about)
    speaker, speaks_for = speaker_of(passage, phrase)
    if mode is None or is_wished(passage, rule, phrase, speaks_for):
        return None
    status, denied, why = mode
    if rule.kind == "opposed" and not speaker:
        speaker = opponent_of(passage, phrase)
    told = "" if speaker else told_of(passage, phrase)
    if not speaker and not told:
        speaker, speaks_for = speaker_above(passage)
    if denied:
        return Saying("denied", status, speaker, speaks_for, 0.9, why)
    allegation = passage.find("allegation", passage.start, phrase.start())
    if allegation and not (rule.kind == "opposed" and _ALLEGED.match(allegation[0])):
        why = (*why, f"an accusation: “{allegation[0]}”")
        return Saying("alleged", status, speaker, speaks_for, 0.95, why)
    if speaker:
        return Saying("reported", status, speaker, speaks_for, 1.0, (*why, f"said by {speaker}"))
    if told:
        return Saying("reported", status, None, None, 1.0, (*why, told))
    return Saying("asserted", status, None, None, 1.0, why)
