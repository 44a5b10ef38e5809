"""Find the signals in one series."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from datawijs.signals.constants import FEWEST_FOR_LIMITS
from datawijs.signals.limits import ProcessLimits, process_limits, read_limits
from datawijs.signals.rules import Rule, RuleSet, rule_set
from datawijs.signals.series import read_series
from datawijs.signals.windows import Side, holds, sides, taking_part


def find_signals(
    values: ArrayLike, limits: ProcessLimits | None = None, *, rules: str | RuleSet = "nhs"
) -> pd.DataFrame:
    """Return the signals of a series in the order of time, one a row: `rule`, `first`, `last`, `direction`.

    `limits` come from `process_limits`, by default of all the points, without screening. `rules` is "nhs", "wheeler" or
    "western-electric"; `datawijs.signals.RULE_SETS` has them with their sources. A RuleSet of your own will do too.

    `first` and `last` are the labels of the first and last point that take part: the index of a pandas Series, else
    positions counted from 0. `direction` is "up" or "down". Findings of one rule in one direction that share a point are
    one signal. A point exactly on a limit or on the centre is not beyond it. A series that is too short for a rule has no
    signal by that rule.

    Raises ValueError for an unknown rule set, for impossible limits, for anything but finite numbers and for an index that
    isn't in the order of time.
    """
    chosen = rule_set(rules).rules
    numbers, labels = read_series(values, at_least=FEWEST_FOR_LIMITS if limits is None else 1)
    lower, centre, upper = read_limits(process_limits(numbers) if limits is None else limits)
    found = [
        (rule.name, first, last, direction)
        for rule in chosen
        for direction, side in sides(numbers, lower, centre, upper).items()
        for first, last in _signals(rule, side)
    ]
    found.sort(key=lambda signal: signal[1:3])
    return pd.DataFrame(
        {
            "rule": pd.Series([name for name, *_rest in found], dtype="str"),
            "first": labels[[first for _name, first, _last, _direction in found]],
            "last": labels[[last for _name, _first, last, _direction in found]],
            "direction": pd.Series([direction for *_rest, direction in found], dtype="str"),
        }
    )


def _signals(rule: Rule, side: Side) -> list[tuple[int, int]]:
    counts = taking_part(rule, side)
    signals: list[tuple[int, int]] = []
    for start in np.flatnonzero(holds(rule, side)):
        points = start + np.flatnonzero(counts[start : start + rule.window])
        first, last = int(points[0]), int(points[-1])
        if signals and first <= signals[-1][1]:
            first = signals.pop()[0]
        signals.append((first, last))
    return signals
