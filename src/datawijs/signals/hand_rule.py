"""The line: a rule that an eye can follow, for the question whether a pupil's last three results are noise or a decline.

Draw a line at the k-th lowest of the earlier results, k a third of their number, rounded down. Count how many of the last three
lie below it: three is a decline, two is too early to tell, one or none is noise. A result on the line is not below it. With
four or five earlier results two or three below the line are at most too early to tell.

Where nothing is going on, every order of the results is equally likely, whatever the shape of the wobble. So its false alarms
follow from counting orders: see `hand_rule_chances`.
"""

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.arguments import read_count
from datawijs.signals.best_answer import DECLINE, EARLY, NOISE
from datawijs.signals.constants import RECENT
from datawijs.signals.series import read_series, rounding_of
from datawijs.signals.series_table import read_table
from datawijs.signals.time_order import check_after

ONE_IN = 3  # one in three of the earlier results marks the line
FEWEST_TO_COMPARE = 4  # with fewer earlier results there is no line
FEWEST_TO_DECIDE = 6  # with fewer, too little is known of how this pupil wobbles to say "decline"
BELOW_FOR_EARLY, BELOW_FOR_DECLINE = 2, 3


@dataclass(frozen=True)
class HandRuleChances:
    """How often the line gives an answer where nothing is going on: `decline`, and `alarm` ("decline" or "too early")."""

    decline: float
    alarm: float


@dataclass(frozen=True)
class HandRule:
    """What the line says of one series.

    `answer`: "noise", "early" or "decline". `line`: where it lies, on the scale of the results. `place`: which of the earlier
    results, counted from the lowest, it goes through. `below`: for each of the last three whether it lies below the line, once
    the class effect is taken off. `chances`: how often so many earlier results give such answers by chance alone.
    """

    answer: str
    line: float
    place: int
    below: tuple[bool, ...]
    chances: HandRuleChances

    @property
    def count(self) -> int:
        """How many of the last three lie below the line."""
        return sum(self.below)


def hand_rule(earlier: ArrayLike, last: ArrayLike, *, class_effect: ArrayLike | None = None) -> HandRule:
    """Return what the line says of the `last` three results of a pupil, beside the `earlier` ones, oldest first.

    `class_effect`: by how many points the class scored above (or below: negative) its usual on each of the last three tests;
    it is taken off them. Left out, the results are taken as they are.

    Raises ValueError for fewer than four earlier results, for another number than three last ones or effects, and for anything
    but finite numbers in the order of time.
    """
    before, _labels = read_series(earlier)
    recent, _labels = read_series(last)
    check_after(earlier, last)
    _check_counts(len(before), len(recent))
    if class_effect is not None:
        recent = recent - _three_effects(class_effect)
    place = line_place(len(before))
    line = float(np.sort(before)[place - 1])
    blur = float(rounding_of(np.append(before, recent)))
    below = tuple(bool(value < line - blur) for value in recent)
    return HandRule(_answer(sum(below), len(before)), line, place, below, hand_rule_chances(len(before)))


def line_place(earlier: int) -> int:
    """Return which of so many earlier results, counted from the lowest, the line goes through. Raises ValueError below four."""
    return read_count(earlier, "earlier", at_least=FEWEST_TO_COMPARE) // ONE_IN


def hand_rule_chances(earlier: int) -> HandRuleChances:
    """Return the exact chances of both alarms where nothing is going on, with so many earlier results.

    All C(n + 3, 3) places that the last three can take among all results, put in order, are then equally likely. With j of them
    below the line, the k-th lowest of the n earlier ones: C(k − 1 + j, j) ways below it, C(n − k + 3 − j, 3 − j) above it.

    It holds for results without ties, trend or memory; ties make the alarms rarer. Raises ValueError below four
    earlier results.
    """
    place = line_place(earlier)
    orders = comb(earlier + RECENT, RECENT)

    def share(below: int) -> float:
        return comb(place - 1 + below, below) * comb(earlier - place + RECENT - below, RECENT - below) / orders

    decides = earlier >= FEWEST_TO_DECIDE
    three, two = share(BELOW_FOR_DECLINE), share(BELOW_FOR_EARLY)
    return HandRuleChances(three if decides else 0.0, two + three)


def hand_rule_answers(earlier: ArrayLike, last: ArrayLike) -> np.ndarray:
    """Return what the line says of many series at once: for each row of `earlier` (series × tests, NaN where missed) and of
    `last` (series × 3) "noise", "early" or "decline".

    Raises ValueError for another shape, for a missing last result, and for a row with fewer than four earlier results.
    """
    before, recent, counts = earlier_and_last(earlier, last)
    lines = np.sort(before, axis=1)[np.arange(len(before)), counts // ONE_IN - 1]  # NaN is sorted last
    blur = rounding_of(np.nan_to_num(np.hstack([before, recent])))
    below = (recent < (lines - blur)[:, np.newaxis]).sum(axis=1)
    decline = (below >= BELOW_FOR_DECLINE) & (counts >= FEWEST_TO_DECIDE)
    answers: np.ndarray = np.select([decline, below >= BELOW_FOR_EARLY], [DECLINE, EARLY], NOISE)
    return answers


def earlier_and_last(earlier: ArrayLike, last: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return both tables of many series as numbers, and how many earlier results each series has. Raises ValueError as
    `hand_rule_answers` does."""
    before, recent = read_table(earlier, single=False).numbers, read_table(last, single=False).numbers
    if recent.shape != (len(before), RECENT) or np.isnan(recent).any():
        raise ValueError(_("Give earlier results, one series a row, and for each series its last three, none missing."))
    counts: np.ndarray = (~np.isnan(before)).sum(axis=1)
    if len(counts):
        _check_counts(int(counts.min()), RECENT)
    return before, recent, counts


def _answer(below: int, earlier: int) -> str:
    if below < BELOW_FOR_EARLY:
        return NOISE
    return DECLINE if below >= BELOW_FOR_DECLINE and earlier >= FEWEST_TO_DECIDE else EARLY


def _check_counts(earlier: int, last: int) -> None:
    if earlier < FEWEST_TO_COMPARE:
        raise ValueError(
            _(
                "There are {count} results before the last three. At least {fewest} are needed for a line; "
                "look again when there are more."
            ).format(count=earlier, fewest=FEWEST_TO_COMPARE)
        )
    if last != RECENT:
        raise ValueError(_("The rule compares the last {all} results, not {count}.").format(all=RECENT, count=last))


def _three_effects(class_effect: ArrayLike) -> np.ndarray:
    effects, _labels = read_series(class_effect)
    if len(effects) != RECENT:
        raise ValueError(
            _("Give the class effect of each of the last {all} tests, not of {count}.").format(
                all=RECENT, count=len(effects)
            )
        )
    return effects
