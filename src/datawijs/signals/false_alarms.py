"""How often the rules find something where there is nothing."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.constants import FEWEST_FOR_LIMITS, LIMIT_FACTOR
from datawijs.signals.limits import ProcessLimits, mean_moving_range, read_limits
from datawijs.signals.rules import RuleSet, rule_set
from datawijs.signals.series_table import read_table
from datawijs.signals.windows import holds, sides


def has_signal(
    table: ArrayLike | pd.DataFrame,
    limits: ProcessLimits | None = None,
    *,
    rules: str | RuleSet = "nhs",
    screen: bool = False,
) -> np.ndarray:
    """Return for each row of a table (one series a row, equally long) whether any rule finds a signal in it.

    The many-series twin of `find_signals`, for class lists and simulations. Without `limits`, each row gets its own, from
    all its points, as `process_limits` gives them with that `screen`.

    Raises ValueError, naming the place, for anything but a full table of finite numbers in the order of time.
    """
    chosen = rule_set(rules).rules
    numbers = _full_table(table)
    lower, centre, upper = _own_limits(numbers, screen) if limits is None else read_limits(limits)
    found = np.zeros(len(numbers), dtype=bool)
    for side in sides(numbers, lower, centre, upper).values():
        for rule in chosen:
            found |= holds(rule, side).any(axis=-1)
    return found


def false_alarm_share(
    points: int, *, rules: str | RuleSet = "nhs", screen: bool = False, series: int = 20_000, seed: int = 1
) -> float:
    """Return which share of purely random series of `points` points has a signal, by simulation.

    The series are independent and normal, without any change, with limits from the series itself. Screened limits
    (`screen`) are narrower and give more false alarms. The standard error is at most 0.5/√`series`: 0.0035 for 20,000.
    """
    noise = np.random.default_rng(seed).normal(size=(series, points))
    return float(has_signal(noise, rules=rules, screen=screen).mean())


def _full_table(table: ArrayLike | pd.DataFrame) -> np.ndarray:
    numbers = read_table(table, single=False).numbers
    if numbers.shape[1] < FEWEST_FOR_LIMITS:
        raise ValueError(
            _(
                "A table with one series a row, of at least {least} points each, is needed; this has shape {shape}."
            ).format(least=FEWEST_FOR_LIMITS, shape=numbers.shape)
        )
    wrong = np.argwhere(~np.isfinite(numbers))
    if len(wrong):
        row, column = wrong[0] + 1
        raise ValueError(
            _("Row {row}, value {column} is missing or infinite. Leave such series out first.").format(
                row=row, column=column
            )
        )
    return numbers


def _own_limits(numbers: np.ndarray, screen: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    centre = numbers.mean(axis=-1, keepdims=True)
    reach = LIMIT_FACTOR * mean_moving_range(numbers, screen=screen)[..., np.newaxis]
    return centre - reach, centre, centre + reach
