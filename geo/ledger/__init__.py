"""The ledger of a place: claims grouped into propositions, opposed ones together, and how many sources agree."""

from geo.ledger.contrasts import Contrast, Why
from geo.ledger.propositions import RULE, Matter, Proposition, independent, ledger

__all__ = ["RULE", "Contrast", "Matter", "Proposition", "Why", "independent", "ledger"]
