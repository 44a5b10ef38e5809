"""What changed from somebody's first test of Noise or decline to the second, whichever form came first.

The forms A and B are alike, but never exactly. So half of a group begins with A, and half with B. Of each half the mean change
is taken, and then the average of the two: a form that is somewhat easier raises one and lowers the other as much. It is the
test for a difference between two periods in a crossover (Hills and Armitage, British Journal of Clinical Pharmacology 8
(1979), 7–20): Student's, with one spread for both halves. Where hardly anybody had one of the orders, nothing is claimed.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd
from scipy.stats import t

from datawijs.evaluation.group import Group
from datawijs.evaluation.judgements import DECLINED, MOMENTS, finished, judgements
from datawijs.evaluation.shares import Interval
from datawijs.evaluation.smallest_group import is_group
from datawijs.signals import ANSWERS, detection, rated_apart
from datawijs.signals.constants import CONFIDENCE

FEWEST_IN_AN_ORDER = 2  # people: with one alone, half of the result would be about that one
PERCENT = 100
EARLY = ANSWERS.index("early")


@dataclass(frozen=True, eq=False)
class Changed:
    """A number of each person `before` and `after`, averaged over both orders, and the difference with its interval."""

    before: float
    after: float
    difference: Interval


@dataclass(frozen=True, eq=False)
class Changes:
    """`supported`: how many answers the results support, the one score. `hits`, `false_alarms`: the share of the declines that
    were called one, and of the others, in percent. `area`: under the ROC curve of how sure people were of a decline, from
    "noise, sure" to "decline, sure". `early_border`, `decline_border`: how much higher than the line people lay the border of
    "too early" and that of "decline" (criterion c; above 0 is reluctant)."""

    supported: Changed
    hits: Changed
    false_alarms: Changed
    area: Changed
    early_border: Changed
    decline_border: Changed


@dataclass(frozen=True, eq=False)
class FormChange:
    """Of `people` who finished both forms of so many `questions`, `orders` of whom began with (A, B). `only_one`: how many
    finished one only, and aren't counted. `changes` is None where an order is missing."""

    people: int
    orders: tuple[int, int]
    only_one: int
    questions: int
    changes: Changes | None


def form_change(group: Group) -> FormChange | None:
    """Return the change from the first test to the second; None when too few people finished both forms."""
    who = finished(group)
    if not is_group(len(who["after"])):
        return None
    said = [judgements(group, moment) for moment in MOMENTS]
    began = said[0].groupby("person")["form"].first()
    orders = int((began == "A").sum()), int((began == "B").sum())
    return FormChange(
        people=len(began),
        orders=orders,
        only_one=len(who["before"]) - len(began),
        questions=said[0]["item"].nunique(),
        changes=_changes(said, (began == "A").to_numpy()) if min(orders) >= FEWEST_IN_AN_ORDER else None,
    )


def _changes(said: list[pd.DataFrame], began_with_a: np.ndarray) -> Changes:
    before, after = (_of_each(table) for table in said)
    return Changes(**{str(name): _changed(before[name], after[name], began_with_a) for name in before.columns})


def balanced_change(differences: np.ndarray, began_with_a: np.ndarray) -> Interval:
    """Return the mean difference over both orders, each counting half, with Student's interval for people − 2 degrees of
    freedom; without any spread it is that number."""
    halves = differences[began_with_a], differences[~began_with_a]
    centre = float(np.mean([half.mean() for half in halves]))
    free = len(differences) - len(halves)
    spread = sqrt(sum(((half - half.mean()) ** 2).sum() for half in halves) / free)
    error = spread * sqrt(sum(1 / len(half) for half in halves)) / len(halves)
    reach = float(t.ppf((1 + CONFIDENCE) / 2, free)) * error
    return Interval(centre, centre - reach, centre + reach)


def _changed(before: pd.Series, after: pd.Series, began_with_a: np.ndarray) -> Changed:
    first, second = (
        float(np.mean([each[began_with_a].mean(), each[~began_with_a].mean()])) for each in (before, after)
    )
    return Changed(first, second, balanced_change((after - before).to_numpy(dtype=float), began_with_a))


def _of_each(said: pd.DataFrame) -> pd.DataFrame:
    """The numbers of each person in one test."""
    return pd.DataFrame({person: _of_one(own) for person, own in said.groupby("person")}).T


def _of_one(own: pd.DataFrame) -> dict[str, float]:
    with_it, without = own[own["declines"]], own[~own["declines"]]
    return {
        "supported": float(own["right"].sum()),
        "hits": PERCENT * with_it["alarm"].mean(),
        "false_alarms": PERCENT * without["alarm"].mean(),
        "area": rated_apart(without["rating"], with_it["rating"]).area,
        "early_border": _border(own, EARLY),
        "decline_border": _border(own, DECLINED),
    }


def _border(own: pd.DataFrame, answer: int) -> float:
    """The criterion for saying this answer or a stronger one, less that of the line on the same pupils."""
    person, line = (_criterion(own[column] >= answer, own["declines"]) for column in ("answer", "best"))
    return person - line


def _criterion(alarms: pd.Series, declines: pd.Series) -> float:
    hits, false_alarms = int((alarms & declines).sum()), int((alarms & ~declines).sum())
    counts = int(declines.sum()), int((~declines).sum())
    return detection(hits, counts[0] - hits, false_alarms, counts[1] - false_alarms).bias
