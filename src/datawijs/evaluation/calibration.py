"""Calibration: how sure people were, and how often they were right.

Of a test of Noise or decline (see `widgets/confidence.py` for what calibration is and how one person reads it). Here the people
are the sample, not their answers: twenty answers of one person hang together.
"""

from dataclasses import dataclass

import pandas as pd

from datawijs.evaluation.group import Group
from datawijs.evaluation.judgements import judgements
from datawijs.evaluation.shares import Interval, average, share_of_answers
from datawijs.evaluation.smallest_group import is_group

PERCENT = 100


@dataclass(frozen=True, eq=False)
class Calibration:
    """Of `people` in one test: `stated` and `right`, averages in percent; `too_sure`, stated minus right, with its interval.

    `levels`: one row for each percentage that was stated, from low to high; those that fewer than a group stated are taken
    together with their neighbours. Columns: from and to (percentages), stated (their average), answers, right, share, low, high
    (in percent).
    """

    people: int
    stated: float
    right: float
    too_sure: Interval
    levels: pd.DataFrame


def calibration(group: Group, moment: str) -> Calibration | None:
    """Return the calibration of a group in the test "before" or "after" (see `judgements`); None when too few finished it."""
    said = judgements(group, moment)
    if said.empty:
        return None
    each = said.groupby("person").agg(stated=("sure", "mean"), right=("right", "mean"))
    too_sure = average(each["stated"] - PERCENT * each["right"])
    return Calibration(len(each), each["stated"].mean(), PERCENT * each["right"].mean(), too_sure, _levels(said))


def _levels(said: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for percentages in _together(said):
        there = said[said["sure"].isin(percentages)]
        counts = there.groupby("person")["right"].agg(["sum", "count"])
        found = share_of_answers(counts["sum"], counts["count"])
        rows.append(
            {
                "from": percentages[0],
                "to": percentages[-1],
                "stated": there["sure"].mean(),
                "answers": len(there),
                "right": int(there["right"].sum()),
                "share": PERCENT * found.centre,
                "low": PERCENT * found.low,
                "high": PERCENT * found.high,
            }
        )
    return pd.DataFrame(rows)


def _together(said: pd.DataFrame) -> list[list[int]]:
    """The stated percentages in runs that enough people stated, each run as short as can be; what is left joins the last."""
    people = said.groupby("sure")["person"].agg(set)
    runs: list[list[int]] = []
    open_run: list[int] = []
    seen: set[int] = set()
    for percentage, who in people.items():
        open_run, seen = [*open_run, percentage], seen | who
        if is_group(len(seen)):
            runs.append(open_run)
            open_run, seen = [], set()
    if open_run:  # all people together are a group, so there is a run to join
        runs[-1] = [*runs[-1], *open_run]
    return runs
