"""The four habits on series made for the border of each."""

import pandas as pd
import pytest

from datawijs.items.evidence import habits
from datawijs.signals import find_signals
from datawijs.signals.constants import RECENT

CLASS = pd.Series(60.0, index=range(1, 13))
# two of three far below on tests 9 and 10, and all well again: with 12 tests, 10 is the first of the last three
LATE = [70, 72, 68, 71, 69, 70, 72, 68, 40, 38, 69, 70]


def series(values: list[float]) -> pd.Series:
    return pd.Series([float(value) for value in values], index=range(1, len(values) + 1))


def moved(values: list[float], steps: int) -> list[float]:
    """The same dip `steps` tests earlier."""
    low = [place for place, value in enumerate(values) if value < 50]
    others = [value for value in values if value >= 50]
    for place in low:
        others.insert(place - steps, values[place])
    return others


@pytest.mark.parametrize(("earlier", "reaches"), [(0, True), (1, False), (2, False)])
def test_a_signal_counts_that_ends_at_the_first_of_the_last_three(earlier, reaches):
    scores = series(moved(LATE, earlier))
    down = find_signals(scores).query("direction == 'down'")
    assert not down.empty
    assert (down["last"].max() >= scores.index[-RECENT]) == reaches
    assert down["last"].max() == 10 - earlier
    assert habits(scores, CLASS)["limits"] == reaches


@pytest.mark.parametrize(("last", "drops"), [(59.9, True), (60, False), (60.1, False)])
def test_a_drop_is_any_result_lower_than_the_one_before(last, drops):
    assert habits(series([60] * 5 + [61, 59] * 3 + [60, last]), pd.Series(1.0, index=range(1, 14)))["drops"] == drops


@pytest.mark.parametrize(("last", "below"), [(59.9, True), (60, False)])
def test_below_the_class_is_the_last_result_below_its_average(last, below):
    assert habits(series([70, 71, 69, 70, 72, 68, 70, 71, 70, 69, 70, last]), CLASS)["below"] == below


def test_missed_tests_are_left_out():
    scores = series([70, 71, 69, 70, 72, 68, 70, 71, 70, 60, 59, float("nan")])
    assert habits(scores, CLASS)["drops"]
    assert habits(scores, CLASS)["below"]
