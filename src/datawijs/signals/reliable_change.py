"""Is a change between two measurements larger than the test's own error?"""

from dataclasses import dataclass
from math import sqrt

from datawijs.signals.arguments import read_reliability, read_sd
from datawijs.signals.constants import RELIABLE_CRITERION
from datawijs.signals.series import read_number


@dataclass(frozen=True)
class ReliableChange:
    """`index`: the change in standard errors of a difference. `threshold`: the smallest reliable difference (95 %), in
    points. `reliable`: whether the change is larger than that."""

    index: float
    threshold: float
    reliable: bool


def reliable_change(before: float, after: float, *, sd: float, reliability: float) -> ReliableChange:
    """Compare two scores of one pupil on the same scale, given the test's spread between pupils and its reliability.

    S_diff = sd · √(1 − reliability) · √2; the change is reliable beyond 1.96 · S_diff. `sd` and `before`, `after` are in
    points, `reliability` is 0 up to, but not including, 1. It says nothing about the cause, and regression to the mean
    is not taken off.

    Raises ValueError for anything else. Source: Jacobson & Truax, Journal of Consulting and Clinical Psychology 59
    (1991), 12–19.
    """
    before, after = read_number(before, "before"), read_number(after, "after")
    sd, reliability = read_sd(sd), read_reliability(reliability)
    standard_error = sd * sqrt(1 - reliability) * sqrt(2)
    index = (after - before) / standard_error
    return ReliableChange(index, RELIABLE_CRITERION * standard_error, abs(index) > RELIABLE_CRITERION)
