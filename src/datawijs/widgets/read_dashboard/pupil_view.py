"""One pupil: the results in one subject beside the class average, absences, log-ins.

The pupil has no decline in this subject, ends on a low result and missed a test: all that a hasty reader needs to be fooled.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import Board
from datawijs.language import rounded, told_difference
from datawijs.signals import process_limits
from datawijs.widgets.read_dashboard.asked import Asked, asked_dashboard, asked_number, view_words
from datawijs.widgets.read_dashboard.clear import need
from datawijs.widgets.read_dashboard.dashboard import Dashboard, label, line_chart, week_chart
from datawijs.widgets.read_dashboard.people import class_name, school_of, subject_in_text
from datawijs.words import Fact, Number, Words

LAST = 3  # results that count as recent
NEAR = 3  # points around a forecast that counts as "about the same"
FEWEST_LIKE_THIS = 20  # other low results, before we say how they went on
RECENT_WEEKS = 4
WIDEST = 70  # points: a range beyond this says nothing any more
LOW = 8  # points below the own average: a low last result


@dataclass(frozen=True)
class Facts:
    """All that is drawn, and what follows from it."""

    board: Board
    pupil_id: str
    name: str
    class_id: str
    subject_id: str
    subject: str
    scores: pd.Series  # by number, NaN where missed
    average: pd.Series  # of the class, by number
    absences: pd.Series  # half-days by week
    logins: pd.Series  # by week

    @property
    def taken(self) -> pd.Series:
        return self.scores.dropna()


def candidates(board: Board, rng: np.random.Generator) -> list[tuple[str, str]]:
    """Return pupils and subjects (pupil_id, subject_id) in an order drawn by `rng`: no decline, a low last result, "
    "a gap."""
    table = board.results.pivot(index=["pupil_id", "subject_id"], columns="number", values="score")
    table = table[table.isna().any(axis=1) & table.iloc[:, -2:].notna().all(axis=1)]
    table = table[table.iloc[:, :-1].mean(axis=1) - table.iloc[:, -1] >= LOW]
    declined = pd.MultiIndex.from_frame(board.truth.declines[["pupil_id", "subject_id"]])
    series = list(table.index.difference(declined))
    return [series[place] for place in rng.permutation(len(series))]


def make(board: Board, candidate: tuple[str, str]) -> Dashboard:
    """Return the dashboard of one pupil in one subject; raises Unclear."""
    facts = _facts(board, *candidate)
    asked = (
        _one_result(facts),
        _days_absent(facts),
        _class_fell_too(facts),
        _last_three(facts),
        _next_result(facts),
        _after_a_low_result(facts),
        _gap(facts),
        _logins(facts),
    )
    return _shown(facts, asked)


def _facts(board: Board, pupil_id: str, subject_id: str) -> Facts:
    pupil = board.pupils.set_index("pupil_id").loc[pupil_id]
    sector = school_of(board, pupil["class_id"])["sector"]
    absences = board.absences[board.absences["pupil_id"] == pupil_id]
    activity = board.activity[board.activity["pupil_id"] == pupil_id]
    return Facts(
        board=board,
        pupil_id=pupil_id,
        name=pupil["name"],
        class_id=pupil["class_id"],
        subject_id=subject_id,
        subject=subject_in_text(board, subject_id, sector),
        scores=board.series(pupil_id, subject_id),
        average=board.class_average(pupil["class_id"], subject_id).round(1),
        absences=absences.set_index("week")["half_days"],
        logins=activity.set_index("week")["logins"],
    )


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _shown(facts: Facts, asked: tuple[Asked, ...]) -> Dashboard:
    words = view_words("pupil").knowing(
        {
            "name": facts.name,
            "class_name": class_name(facts.board, facts.class_id),
            "school": school_of(facts.board, facts.class_id)["name"],
            "subject": facts.subject,
        }
    )
    return asked_dashboard(
        words,
        words.title("heading"),
        _in_tiles(facts),
        _charts(facts, words.part("charts")),
        asked,
    )


def _in_tiles(facts: Facts) -> dict[str, Fact]:
    return {
        "last": Number(facts.taken.iloc[-1], 1),
        "average": Number(facts.taken.mean(), 1),
        "weeks_absent": int((facts.absences > 0).sum()),
        "weeks": RECENT_WEEKS,
        "logins": int(facts.logins.iloc[-RECENT_WEEKS:].sum()),
    }


def _charts(facts: Facts, words: Words) -> tuple[dict[str, Any], ...]:
    results = words.block("results")
    return (
        line_chart(results, facts.name, facts.scores, [(label(results, "class"), facts.average)], of_class=True),
        week_chart(words.block("absence"), facts.absences.index, facts.absences),
        week_chart(words.block("logins"), facts.logins.index, facts.logins),
    )


# ---- read ------------------------------------------------------------------------------------------------------------


def _one_result(facts: Facts) -> Asked:
    at = _telling_number(facts)
    return asked_number(
        "one-result",
        {"number": at, "score": Number(facts.scores[at], 1), "next": at + 1, "before": at - 1},
        facts.scores[at],
        {
            "class-line": facts.average[at],
            "one-place-on": facts.scores.get(at + 1, np.nan),
            "one-place-back": facts.scores.get(at - 1, np.nan),
        },
        gap=5,
    )


def _telling_number(facts: Facts) -> int:
    """A test on which pupil and class lie well apart, and the pupil's next or former result too."""
    distance = (facts.scores - facts.average).abs().dropna()
    numbers = [
        number
        for number in distance.sort_values(ascending=False).index
        if 1 < number < 12 and abs(facts.scores[number] - facts.scores.get(number + 1, np.nan)) >= 5
    ]
    need(bool(numbers) and distance[numbers[0]] >= 8)
    return int(numbers[0])


def _days_absent(facts: Facts) -> Asked:
    half_days, weeks = int(facts.absences.sum()), int((facts.absences > 0).sum())
    need(half_days % 2 == 0)  # whole days, so that no answer looks odd
    need(half_days // 2 >= 2 and weeks >= 2)
    return asked_number(
        "days-absent",
        {"half_days": half_days},
        half_days // 2,
        {"half-days-as-days": half_days, "counted-columns": weeks, "highest-column": int(facts.absences.max())},
        gap=1,
    )


# ---- compare ---------------------------------------------------------------------------------------------------------

FELL, SAME = 4, 2  # points: the class fell (or rose) from 4 on; up to 2 counts as the same; in between is unclear


def _class_fell_too(facts: Facts) -> Asked:
    step = facts.scores.diff().dropna()
    step = step[facts.scores.shift()[step.index].notna()]
    at = int(step.idxmin())
    need(step[at] <= -8)
    change = facts.average[at] - facts.average[at - 1]
    need(abs(change) >= FELL or abs(change) <= SAME)
    right = "same" if abs(change) <= SAME else ("fell" if change < 0 else "rose")
    return Asked(
        "class-fell-too",
        {
            "before": at - 1,
            "number": at,
            "own_before": Number(facts.scores[at - 1], 1),
            "own": Number(facts.scores[at], 1),
            "class_before": Number(facts.average[at - 1], 1),
            "class_now": Number(facts.average[at], 1),
        },
        right=f"class-{right}",
    )


def _last_three(facts: Facts) -> Asked:
    taken = facts.taken
    earlier, last = taken.iloc[:-LAST].mean(), taken.iloc[-LAST:].mean()
    return asked_number(
        "last-three",
        {"last": Number(last, 1), "earlier": Number(earlier, 1)},
        told_difference(last, earlier, 1),
        {
            "last-step": taken.iloc[-1] - taken.iloc[-2],
            "two-points": taken.iloc[-1] - taken.iloc[0],
            "other-comparison": last - facts.average.loc[taken.index[-LAST:]].mean(),
        },
        write=_difference,
        gap=3,
    )


def _difference(points: float) -> str:
    size = rounded(abs(points))
    if not size:
        return view_words("pupil").say("differences", "same")
    return view_words("pupil").say("differences", "lower" if points < 0 else "higher", size=size)


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _next_result(facts: Facts) -> Asked:
    taken = facts.taken
    limits = process_limits(taken)
    lower, upper = max(limits.lower, 0), min(limits.upper, 100)
    last, of_class = taken.iloc[-1], facts.average.mean()
    further = max(last - (taken.iloc[-2] - last), 0)
    need(taken.iloc[-2] - last >= 6 and abs(last - of_class) >= 2 * NEAR)
    need(abs(taken.mean() - of_class) > 2 * NEAR)
    need(_around(further) != _around(of_class))
    inside, near, count = _forecasts(facts.board)
    need(inside > near and upper - lower <= WIDEST)
    told: dict[str, Fact] = {"lower": rounded(lower), "upper": rounded(upper)}
    for name, value in {"last": last, "line": further, "class": of_class}.items():
        told[f"{name}_lower"], told[f"{name}_upper"] = _around(value)
    told["forecasts"] = view_words("pupil").say(
        "forecasts", "counted", count=count, inside=rounded(100 * inside), near=rounded(100 * near), points=NEAR
    )
    return Asked("next-result", told)


def _around(value: float) -> tuple[int, int]:
    return rounded(max(value - NEAR, 0)), rounded(min(value + NEAR, 100))


def _forecasts(board: Board) -> tuple[float, float, int]:
    """How often the last result of a series without a decline lies in the usual range of those before it, and how often it
    lies within `NEAR` points of the one before it."""
    inside, near = [], []
    for values in _steady_series(board):
        limits = process_limits(values[:-1])
        inside.append(limits.lower <= values[-1] <= limits.upper)
        near.append(abs(values[-1] - values[-2]) <= NEAR)
    return float(np.mean(inside)), float(np.mean(near)), len(inside)


def _steady_series(board: Board) -> list[np.ndarray]:
    """The results of every complete series on the board without a decline."""
    table = board.results.pivot(index=["pupil_id", "subject_id"], columns="number", values="score").dropna()
    declined = pd.MultiIndex.from_frame(board.truth.declines[["pupil_id", "subject_id"]])
    return list(table.drop(declined, errors="ignore").to_numpy())


def _after_a_low_result(facts: Facts) -> Asked:
    taken = facts.taken
    below = rounded(taken.iloc[:-1].mean() - taken.iloc[-1])  # as told: the others lie at least that far below
    higher, count = _after_low_results(facts.board, below)
    need(count >= FEWEST_LIKE_THIS and higher >= 0.6)
    return Asked("after-a-low-result", {"below": below, "count": count, "higher": rounded(100 * higher)})


def _after_low_results(board: Board, below: float) -> tuple[float, int]:
    """Among results at least `below` points under the mean of those before them: how often the next is higher, and "
    "how many."""
    higher = [
        values[place + 1] > values[place]
        for values in _steady_series(board)
        for place in range(LAST, len(values) - 1)
        if values[:place].mean() - values[place] >= below
    ]
    return (float(np.mean(higher)), len(higher)) if higher else (0.0, 0)


# ---- read behind -----------------------------------------------------------------------------------------------------


def _gap(facts: Facts) -> Asked:
    at = int(facts.scores.index[facts.scores.isna()][0])
    tests = facts.board.tests.query("class_id == @facts.class_id and subject_id == @facts.subject_id").set_index(
        "number"
    )
    date = tests.loc[at, "date"]
    return Asked(
        "gap",
        {
            "number": at,
            "half_days": int(facts.absences[date - pd.Timedelta(days=date.weekday())]),
            "zero": Number(facts.scores.fillna(0).mean(), 1),
            "mean": Number(facts.taken.mean(), 1),
            "taken": len(facts.taken),
        },
    )


def _logins(facts: Facts) -> Asked:
    activity = facts.board.activity.query("class_id == @facts.class_id").pivot(
        index="week", columns="pupil_id", values="logins"
    )
    recent = activity.iloc[-RECENT_WEEKS:].sum()
    own, middle = int(recent[facts.pupil_id]), float(recent.median())
    need(abs(own - middle) >= 0.15 * middle)
    above, few = _above_average(facts, activity.sum())
    return Asked(
        "logins",
        {
            **view_words("pupil").sentences("logged-in-less" if own < middle else "logged-in-more"),
            "weeks": RECENT_WEEKS,
            "own": own,
            "middle": Number(middle, 0 if middle == int(middle) else 1),
            "above": above,
            "few": few,
        },
    )


def _above_average(facts: Facts, logins: pd.Series) -> tuple[int, int]:
    """How many of the pupils of this class who log in less are above the class average in this subject, and of how many."""
    of_class = facts.board.results.query("class_id == @facts.class_id and subject_id == @facts.subject_id")
    averages = of_class.groupby("pupil_id")["score"].mean()
    few = logins[logins < logins.median()].index
    return int((averages[few] > averages.mean()).sum()), len(few)
