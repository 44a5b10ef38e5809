"""What a pupil's results support: the answer of the line, and what habits of reading would say of the same results.

The course teaches one rule, the line (`signals.hand_rule`), and labels by it. It is laid over the results once the class effect
is taken off: what a test did to everybody says nothing about this pupil.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from datawijs.signals import (
    ANSWERS,
    CountRule,
    HandRule,
    class_losses,
    count_rule,
    find_signals,
    hand_rule,
    without_class_average,
)
from datawijs.signals.class_effect import SHOWN_DECIMALS
from datawijs.signals.constants import RECENT

NOISE, EARLY, DECLINE = ANSWERS  # in the order of the buttons

DECIMALS = SHOWN_DECIMALS


@dataclass(frozen=True, eq=False)
class Evidence:
    """`scores` and `class_average`: the results as they are, and those of the class; index: the number of the test.
    `corrected`: the results with the class effect taken off, in tenths of a point, missed tests (NaN) included. `rule`: what
    the line says of these."""

    scores: pd.Series
    class_average: pd.Series
    corrected: pd.Series
    rule: HandRule

    @property
    def best(self) -> str:
        """The answer that the results support."""
        return self.rule.answer

    # laid over only when somebody asks: an exercise looks through hundreds of pupils for the dozen that it shows

    @cached_property
    def raw(self) -> HandRule:
        """What the line says of the results as they are."""
        return hand_rule(*earlier_and_last(self.scores))

    @cached_property
    def stepped(self) -> HandRule:
        """What it says to who has these with the class beside them, and first gives back what the class lost on each of the
        last three tests."""
        earlier, last = earlier_and_last(self.scores)
        return hand_rule(earlier, last, class_effect=class_losses(self.class_average, earlier.index, last.index))

    @cached_property
    def count(self) -> CountRule:
        """What the count says of the same results."""
        return count_rule(*earlier_and_last(self.corrected))


def evidence(scores: pd.Series, class_average: pd.Series) -> Evidence:
    """Lay the line over a pupil's results, after taking off what the whole class scored.

    Both series have the number of the test as index; missed tests (NaN) are left out of the rule. Taking off the class average
    removes how hard a test was; its own average over the tests is added back, so that the results keep their level. It is not
    quite free: the average of some 24 pupils wobbles too, by a fifth of one pupil's wobble.
    """
    corrected = without_class_average(scores, class_average)
    return Evidence(scores, class_average, corrected, rule=hand_rule(*earlier_and_last(corrected)))


def earlier_and_last(scores: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the results before the last three, and the last three; missed tests left out."""
    there = scores.dropna() if np.isnan(scores.to_numpy()).any() else scores
    return there.iloc[:-RECENT], there.iloc[-RECENT:]


def habits(scores: pd.Series, class_average: pd.Series) -> dict[str, bool]:
    """Tell for each habit whether somebody with it would say that this pupil declines.

    "drops": reacts when the last result is lower than the one before. "below": reacts when it is below the class average.
    "limits": reacts when the process limits over all results give a signal downwards (NHS rules) that reaches the last three.
    "recent": reacts when the line says decline.
    """
    there = scores.dropna()
    signals = find_signals(there)
    first_recent = there.index[-RECENT]
    return {
        "drops": bool(there.iloc[-1] < there.iloc[-2]),
        "below": bool(there.iloc[-1] < class_average[there.index[-1]]),
        "limits": bool(((signals["direction"] == "down") & (signals["last"] >= first_recent)).any()),
        "recent": evidence(scores, class_average).best == DECLINE,
    }
