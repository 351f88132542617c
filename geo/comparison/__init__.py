"""What changed between two dates: evidence, standings on each date, and a verdict for each site, actor and matter."""

from geo.comparison.changes import Change, Comparison, compare
from geo.comparison.clocks import Learned, learned_between
from geo.comparison.moment import Moment, moments_of, publications, read_moment
from geo.comparison.standing import Standing
from geo.comparison.verdicts import RULE, VERDICTS, Verdict

__all__ = [
    "RULE", "VERDICTS", "Change", "Comparison", "Learned", "Moment", "Standing", "Verdict", "compare", "learned_between",
    "moments_of", "publications", "read_moment",
]  # fmt: skip
