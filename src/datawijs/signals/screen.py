"""Screen all series of a school or board at once: limits, signals and the posterior, one row per series."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from datawijs.signals.constants import FEWEST_FOR_LIMITS, LIMIT_FACTOR, MOVING_RANGE_FACTOR, TRIAL_BELOW
from datawijs.signals.decline_model import DeclineModel
from datawijs.signals.ideal_observer import check_scale, posterior_of
from datawijs.signals.limits import mean_moving_range
from datawijs.signals.rules import Rule, RuleSet, rule_set
from datawijs.signals.series_table import SeriesTable, read_results
from datawijs.signals.windows import last_point, sides

ROWS_AT_ONCE = 16_384  # bounds the memory, and keeps the work in the processor's cache
LIMITS = ("lower", "centre", "upper", "moving_range_upper")
DIRECTIONS = ("up", "down")


def screen(
    results: ArrayLike | pd.DataFrame,
    *,
    rules: str | RuleSet = "nhs",
    screen_limits: bool = False,
    model: DeclineModel | None = None,
    series: str | Sequence[str] = ("pupil_id", "subject_id"),
    time: str = "number",
    value: str = "score",
) -> pd.DataFrame:
    """Return limits, signals and, with a model, the chance of a decline for every series, one row per series.

    `results`: a 2-D array or wide DataFrame with one series a row in the order of time, NaN where missing; or a long table
    with one result a row, recognised by its columns `series`, `time` and `value`. `rules` as in `find_signals`.
    `screen_limits`: as `screen` in `process_limits`. `model`: how results come about; see `decline_posterior`.

    Columns: `points` (present), `lower`, `centre`, `upper`, `moving_range_upper`, `trial`; `signal`, true when any rule
    finds one; one column of true and false for each rule, under its name; `rule`, `direction` and `last` of the signal that
    ends last, where `last` is the label of its last point (a column of the table, a moment of the long one); where several
    end there, the first in the order of the rules. With a model, `decline`: the probability that a decline has begun.

    It is what `process_limits` and `find_signals` say of each series on its own, with the missing results left out, so that
    the remaining ones become neighbours; a test holds them together. Series of fewer than 3 results have no limits and no
    signal. For `decline`, a missed test keeps its place; take the difficulty of the tests off first (`without_class_effect`)
    or leave it in the model.

    A signal on a list is no finding: with 200 series, some ten come up by chance alone (`expected_false_alarms`).

    Raises ValueError, naming the place, for texts, true and false, infinite values, columns that aren't there, doubles, columns
    and rows that aren't results, moments whose order isn't that of time (text sorts by its letters, except dates as in
    2025-09-03), and for results on another scale than the model's.
    """
    chosen = rule_set(rules).rules
    table = read_results(results, series, time, value)
    if model is not None:
        check_scale(table.numbers, model)
    rows = len(table.numbers)
    found = _Findings(rows, len(chosen))
    decline = np.empty(rows) if model is not None else None

    def do(part: slice) -> None:
        _limits_and_signals(table.numbers[part], chosen, screen_limits, found.part(part))
        if model is not None and decline is not None:
            decline[part] = posterior_of(table.numbers[part], model).probability

    # numpy lets go of Python's lock, so threads share the work
    with ThreadPoolExecutor(min(cpu_count() or 1, 8)) as workers:
        list(workers.map(do, _parts(rows)))
    return _frame(table, chosen, found, decline)


class _Findings:
    """The answers as arrays, one row per series. `last` is a position, −1 without a signal, for each rule and direction."""

    def __init__(self, rows: int, rules: int) -> None:
        self.points = np.zeros(rows, dtype=np.int64)
        self.limits = np.full((rows, len(LIMITS)), np.nan)
        self.last = np.full((rows, rules, len(DIRECTIONS)), -1, dtype=np.int32)

    def part(self, rows: slice) -> "_Findings":
        """The same arrays, of some rows only."""
        part = _Findings(0, 0)
        part.points, part.limits, part.last = self.points[rows], self.limits[rows], self.last[rows]
        return part


def _parts(rows: int) -> Iterator[slice]:
    return (slice(start, start + ROWS_AT_ONCE) for start in range(0, rows, ROWS_AT_ONCE))


def _limits_and_signals(numbers: np.ndarray, rules: tuple[Rule, ...], screened: bool, found: _Findings) -> None:
    """Fill in `found`. Series with equally many results are taken together, so that each set is a full table."""
    there = ~np.isnan(numbers)
    found.points[:] = there.sum(axis=1)
    for points in np.unique(found.points):
        if points < FEWEST_FOR_LIMITS:
            continue
        rows = np.flatnonzero(found.points == points)
        present = there[rows]
        # columns next to each other in memory: every step then runs along all series
        full = np.asfortranarray(numbers[rows][present].reshape(-1, points))
        places = np.nonzero(present)[1].reshape(-1, points)
        centre = full.mean(axis=-1, keepdims=True)
        step = mean_moving_range(full, screen=screened)[:, np.newaxis]
        reach = LIMIT_FACTOR * step
        found.limits[rows] = np.hstack([centre - reach, centre, centre + reach, MOVING_RANGE_FACTOR * step])
        both = sides(full, centre - reach, centre, centre + reach)
        for number, rule in enumerate(rules):
            for way, direction in enumerate(DIRECTIONS):
                last = last_point(rule, both[direction])
                hit = np.flatnonzero(last >= 0)
                found.last[rows[hit], number, way] = places[hit, last[hit]]


def _frame(table: SeriesTable, rules: tuple[Rule, ...], found: _Findings, decline: np.ndarray | None) -> pd.DataFrame:
    columns: dict[str, Any] = {"points": found.points}
    columns |= {name: found.limits[:, place] for place, name in enumerate(LIMITS)}
    columns["trial"] = found.points < TRIAL_BELOW
    any_last = found.last.max(axis=(1, 2), initial=-1)
    columns["signal"] = any_last >= 0
    columns |= {rule.name: (found.last[:, place] >= 0).any(axis=1) for place, rule in enumerate(rules)}
    # the first rule wins where several end at the same point
    winner = np.full(len(found.last), -len(DIRECTIONS))
    hit = np.flatnonzero(any_last >= 0)
    winner[hit] = found.last[hit].reshape(len(hit), len(rules) * len(DIRECTIONS)).argmax(axis=1)
    columns["rule"] = pd.Categorical.from_codes(winner // len(DIRECTIONS), [rule.name for rule in rules])
    columns["direction"] = pd.Categorical.from_codes(
        np.where(any_last >= 0, winner % len(DIRECTIONS), -1), list(DIRECTIONS)
    )
    columns["last"] = _labels(table.moments, any_last)
    if decline is not None:
        columns["decline"] = decline
    return pd.DataFrame(columns, index=table.series)


def _labels(moments: pd.Index, places: np.ndarray) -> pd.Index:
    """The label at each place, missing where the place is −1; whole numbers stay whole."""
    labels = moments.take(places, allow_fill=True, fill_value=np.nan)
    return labels.astype("Int64") if pd.api.types.is_integer_dtype(moments) else labels
