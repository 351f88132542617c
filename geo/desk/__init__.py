"""The desk where a reader works a document through: taking it in, showing what was found, deciding."""

from __future__ import annotations

from geo.desk.acts import Desk, in_words
from geo.desk.intake import BuiltInError, Taken, day_of, read_again, take_in, take_in_text
from geo.desk.ownlist import OwnPlace, Use, around_in_words, change_in_words, own_list, removal_in_words
from geo.desk.ownplaces import MINE, own_candidates
from geo.desk.preview import foreseen
from geo.desk.state import desk_changes, desk_state, options_for, part_with, vocabulary

__all__ = [
    "MINE", "BuiltInError", "Desk", "OwnPlace", "Taken", "Use", "around_in_words", "change_in_words", "day_of", "desk_changes", "desk_state", "foreseen", "in_words", "options_for",
    "own_candidates", "own_list", "part_with", "read_again", "removal_in_words", "take_in", "take_in_text", "vocabulary",
]  # fmt: skip
