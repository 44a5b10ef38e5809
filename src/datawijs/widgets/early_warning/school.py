"""A school of 400 pupils and an early-warning list, counted in people.

Three numbers make the list: how many pupils are really in trouble, how many of those the list catches, and how many of the
others it flags all the same. Every combination that the learner can choose gives whole pupils, so nothing is rounded away:
the counts, and what a flag is worth by `datawijs.signals.predictive_value`, say exactly the same.
"""

from dataclasses import dataclass
from itertools import product

from datawijs.signals import predictive_value

PUPILS = 400
COMMON = (5, 10, 20, 30, 40, 50)  # percent of the pupils
CAUGHT = (50, 60, 70, 80, 90, 100)  # percent of those in trouble
FALSE = (5, 10, 15, 20, 30)  # percent of the others

START = (5, 70, 10)  # the case of the course: rare, and a list that catches most


@dataclass(frozen=True)
class School:
    """The pupils of a school by what is the matter and what the list says, in numbers of pupils."""

    hits: int
    misses: int
    false_alarms: int
    left_alone: int

    @property
    def troubled(self) -> int:
        return self.hits + self.misses

    @property
    def others(self) -> int:
        return self.false_alarms + self.left_alone

    @property
    def listed(self) -> int:
        return self.hits + self.false_alarms


def school(common: int, caught: int, false: int) -> School:
    """Return the school for three percentages; raises ValueError where pupils would have to be cut in pieces."""
    troubled = _whole(PUPILS, common)
    hits = _whole(troubled, caught)
    false_alarms = _whole(PUPILS - troubled, false)
    return School(hits, troubled - hits, false_alarms, PUPILS - troubled - false_alarms)


def _whole(number: int, percent: int) -> int:
    part, rest = divmod(number * percent, 100)
    if rest:
        raise ValueError(f"{percent} % of {number} pupils is no whole number of pupils")
    return part


def worth(common: float, caught: float, false: float) -> float:
    """Return how many in 100 flagged pupils are really in trouble; all in percent."""
    return 100 * predictive_value(common / 100, caught / 100, 1 - false / 100)


def all_schools() -> dict[tuple[int, int, int], School]:
    """Return the school for every choice of the three sliders, in order."""
    return {choice: school(*choice) for choice in product(COMMON, CAUGHT, FALSE)}
