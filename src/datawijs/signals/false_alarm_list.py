"""How many false alarms to expect on a list of many series."""

from dataclasses import dataclass
from math import expm1, log1p

from datawijs.signals.arguments import read_count
from datawijs.signals.constants import FEWEST_FOR_LIMITS
from datawijs.signals.false_alarms import false_alarm_share
from datawijs.signals.rules import RuleSet


@dataclass(frozen=True)
class FalseAlarms:
    """`share`: of purely random series that the rules flag. `expected`: how many on the list. `at_least_one`: the chance
    that the list has one or more."""

    share: float
    expected: float
    at_least_one: float


def expected_false_alarms(
    series: int, *, points: int, rules: str | RuleSet = "nhs", screen: bool = False
) -> FalseAlarms:
    """Return how many of `series` series of `points` points are flagged though nothing whatever is going on.

    A list of 25 pupils in 8 subjects has 200 series. The share is simulated, with limits from each series itself; see
    `false_alarm_share` for its error and for `screen`. The expected number holds for series that go together too; the
    chance of at least one is that of independent series, 1 − (1 − share)^series, and is lower where they go together.

    Raises ValueError for impossible numbers and unknown rules.
    """
    series = read_count(series, "series")
    share = false_alarm_share(read_count(points, "points", at_least=FEWEST_FOR_LIMITS), rules=rules, screen=screen)
    none_at_all = series * log1p(-share) if share < 1 else (float("-inf") if series else 0.0)
    return FalseAlarms(share, series * share, -expm1(none_at_all))
