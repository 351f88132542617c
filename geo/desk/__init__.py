"""The desk where a reader works a document through: taking it in, showing what was found, deciding."""

from __future__ import annotations

from geo.desk.acts import Desk, in_words
from geo.desk.intake import BuiltInError, Taken, day_of, read_again, take_in, take_in_text
from geo.desk.ownplaces import MINE, own_candidates
from geo.desk.preview import foreseen
from geo.desk.state import desk_changes, desk_state, options_for, vocabulary

__all__ = [
    "MINE", "BuiltInError", "Desk", "Taken", "day_of", "desk_changes", "desk_state", "foreseen", "in_words", "options_for", "own_candidates", "read_again", "take_in",
    "take_in_text", "vocabulary",
]  # fmt: skip
