"""One class: every pupil's average in a subject, the class average from test to test, log-ins beside results, absences.

The bars don't start at zero, as on many a dashboard; one test was hard for everybody.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import Board
from datawijs.language import rounded
from datawijs.widgets.read_dashboard.asked import Asked, asked_dashboard, asked_number, view_words
from datawijs.widgets.read_dashboard.clear import Unclear, need
from datawijs.widgets.read_dashboard.dashboard import (
    Dashboard,
    bar_chart,
    line_chart,
    scatter_chart,
    week_chart,
)
from datawijs.widgets.read_dashboard.people import (
    class_name,
    declines_in,
    names_of,
    school_of,
    score_table,
    subject_in_text,
)
from datawijs.words import Fact, Number, Words

LARGE_DROP = 10  # points from one test to the next
LOWEST = 5  # pupils, whom we follow to the next test
WITHIN = 5  # points around the class average
SHUFFLES = 2000


@dataclass(frozen=True)
class Facts:
    """All that is drawn, and what follows from it."""

    board: Board
    class_id: str
    class_name: str
    subject_id: str
    subject: str
    scores: pd.DataFrame  # pupil_id × number
    names: pd.Series  # by pupil_id
    logins: pd.Series  # of the year, by pupil_id
    absences: pd.Series  # half-days of the class, by week

    @cached_property
    def averages(self) -> pd.Series:
        """Each pupil's average, by name."""
        return self.scores.mean(axis=1).rename(self.names)

    @cached_property
    def tests(self) -> pd.Series:
        """The class average by number, as drawn."""
        return self.scores.mean().round(1)

    @property
    def steady(self) -> pd.DataFrame:
        """The scores of the pupils without a decline in this subject."""
        return self.scores.drop(index=list(declines_in(self.board, self.subject_id)), errors="ignore")

    @cached_property
    def start(self) -> int:
        """Where the bars begin: at a ten, a little below the lowest average."""
        return int((self.averages.min() - 6) // 10 * 10)


def candidates(board: Board, rng: np.random.Generator) -> list[tuple[str, str]]:
    """Return classes and subjects (class_id, subject_id) in an order drawn by `rng`."""
    pairs = board.tests[["class_id", "subject_id"]].drop_duplicates().to_numpy()
    return [tuple(pair) for pair in pairs[rng.permutation(len(pairs))]]


def make(board: Board, candidate: tuple[str, str]) -> Dashboard:
    """Return the dashboard of one class in one subject; raises Unclear."""
    facts = _facts(board, *candidate)
    need(facts.start >= 20)
    asked = (
        _one_average(facts),
        _below(facts),
        _how_many_times(facts),
        _near_average(facts),
        _lowest_five(facts),
        _drops_by_chance(facts),
        _hard_test(facts),
        _logins_and_results(facts),
    )
    return _shown(facts, asked)


def _facts(board: Board, class_id: str, subject_id: str) -> Facts:
    activity = board.activity[board.activity["class_id"] == class_id]
    absences = board.absences[board.absences["class_id"] == class_id]
    return Facts(
        board=board,
        class_id=class_id,
        class_name=class_name(board, class_id),
        subject_id=subject_id,
        subject=subject_in_text(board, subject_id, school_of(board, class_id)["sector"]),
        scores=score_table(board, class_id, subject_id),
        names=names_of(board),
        logins=activity.groupby("pupil_id")["logins"].sum(),
        absences=absences.groupby("week")["half_days"].sum(),
    )


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _shown(facts: Facts, asked: tuple[Asked, ...]) -> Dashboard:
    words = view_words("class").knowing(
        {
            "class_name": facts.class_name,
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
        declined=len(facts.scores) - len(facts.steady),
        count=len(facts.scores),
    )


def _in_tiles(facts: Facts) -> dict[str, Fact]:
    return {
        "count": len(facts.scores),
        "average": Number(facts.averages.mean(), 1),
        "half_days": Number(facts.absences.sum() / len(facts.scores), 1),
        "logins": Number(facts.logins.mean()),
    }


def _charts(facts: Facts, words: Words) -> tuple[dict[str, Any], ...]:
    return (
        bar_chart(words.block("pupils"), facts.averages.index, facts.averages, start=facts.start, digits=1),
        line_chart(words.block("tests"), facts.class_name, facts.tests),
        scatter_chart(words.block("logins"), facts.logins.rename(facts.names), facts.averages),
        week_chart(words.block("absence"), facts.absences.index, facts.absences),
    )


# ---- read ------------------------------------------------------------------------------------------------------------


def _one_average(facts: Facts) -> Asked:
    averages = facts.averages
    place = _telling_place(averages)
    beside = place + 1 if place + 1 < len(averages) else place - 1
    value = averages.iloc[place]
    return asked_number(
        "one-average",
        {
            "name": averages.index[place],
            "other": averages.index[beside],
            "value": Number(value, 1),
            "start": facts.start,
        },
        value,
        {
            "length-of-bar": value - facts.start,
            "one-row-off": averages.iloc[beside],
            "class-average": averages.mean(),
        },
        gap=4,
    )


def _telling_place(averages: pd.Series) -> int:
    """The row that differs most from the next one, so that a slip to the next row shows."""
    return int(averages.diff(-1).abs().iloc[:-1].to_numpy().argmax())


def _below(facts: Facts) -> Asked:
    averages = facts.averages
    middle = (facts.start + 100) / 2
    last = facts.scores.iloc[:, -1]
    for cut in (60, 65, 70, 55, 75):
        count = int((averages < cut).sum())
        if (averages - cut).abs().min() < 0.5 or not 2 <= count <= len(averages) - 2:
            continue
        wrong = {
            "half-of-the-bar": int((averages < middle).sum()),
            "other-side": int((averages >= cut).sum()),
            "last-test": int((last < cut).sum()),
        }
        try:
            return asked_number("below", {"cut": cut, "middle": Number(middle)}, count, wrong, gap=1)
        except Unclear:
            continue
    raise Unclear


# ---- compare ---------------------------------------------------------------------------------------------------------


def _how_many_times(facts: Facts) -> Asked:
    top, bottom = rounded(facts.averages.max(), 1), rounded(facts.averages.min(), 1)
    by_points = top / bottom
    by_length = (top - facts.start) / (bottom - facts.start)
    need(by_length >= by_points + 0.7)
    return Asked(
        "how-many-times",
        {
            "high": facts.averages.idxmax(),
            "low": facts.averages.idxmin(),
            "top": Number(top, 1),
            "bottom": Number(bottom, 1),
            "start": facts.start,
            "by_points": Number(by_points, 1),
            "by_length": Number(by_length, 1),
        },
    )


def _near_average(facts: Facts) -> Asked:
    averages = facts.averages
    mean = averages.mean()
    distance = (averages - mean).abs()
    count, total = int((distance < WITHIN).sum()), len(averages)
    need((distance - WITHIN).abs().min() > 0.2 and count <= 0.7 * total)
    return asked_number(
        "near-average",
        {
            "mean": Number(mean, 1),
            "total": total,
            "low": Number(mean - WITHIN, 1),
            "high": Number(mean + WITHIN, 1),
            "within": WITHIN,
            "wide": 2 * WITHIN,
        },
        count,
        {
            "average-is-everyone": total - 1,
            "above-average": int((averages > mean).sum()),
            "band-too-wide": int((distance < 2 * WITHIN).sum()),
        },
        gap=2,
    )


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _lowest_five(facts: Facts) -> Asked:
    at, pupils = _lowest_without_decline(facts)
    now, after = facts.scores.loc[pupils, at].mean(), facts.scores.loc[pupils, at + 1].mean()
    class_now, class_after = facts.tests[at], facts.tests[at + 1]
    usual = facts.scores.loc[pupils].drop(columns=[at, at + 1]).mean(axis=1).mean()
    need(now + 3 <= usual <= facts.tests.mean() - 2)  # partly luck, partly level
    return asked_number(
        "lowest-five",
        {
            "count": LOWEST,
            "number": at,
            "next": at + 1,
            "now": Number(now, 1),
            "after": Number(after, 1),
            "class_now": Number(class_now, 1),
            "class_after": Number(class_after, 1),
            "usual": Number(usual, 1),
        },
        after,
        {"stays-lowest": now, "all-luck": class_after, "line-goes-on": now - (after - now)},
        gap=4,
    )


def _lowest_without_decline(facts: Facts) -> tuple[int, list[str]]:
    """A test on which the five lowest have no decline, took the next test too and rose on it, while the class "
    "stayed put."""
    declined = declines_in(facts.board, facts.subject_id)
    for number in range(10, 2, -1):
        lowest = facts.scores[number].nsmallest(LOWEST).index
        after = facts.scores.loc[lowest, number + 1]
        steady = abs(facts.tests[number + 1] - facts.tests[number]) <= 3
        rise = after.mean() - facts.scores.loc[lowest, number].mean()
        if steady and rise >= 4 and after.notna().all() and not declined & set(lowest):
            return number, list(lowest)
    raise Unclear


def _drops_by_chance(facts: Facts) -> Asked:
    steps = facts.steady.diff(axis=1)
    share = float((steps <= -LARGE_DROP).sum().sum() / steps.notna().sum().sum())
    total = len(facts.scores)
    expected = rounded(share * total)
    need(3 <= expected <= total // 2 - 3)
    return Asked(
        "drops-by-chance",
        {
            "total": total,
            "points": LARGE_DROP,
            "percent": rounded(100 * share),
            "expected": expected,
            "half": total // 2,
        },
    )


# ---- read behind -----------------------------------------------------------------------------------------------------


def _hard_test(facts: Facts) -> Asked:
    step = facts.tests.diff().loc[2:11]
    at = int(step.idxmin())
    both = facts.scores[[at - 1, at]].dropna()
    lower = int((both[at] < both[at - 1]).sum())
    harder = _difficulty(facts, at) - _difficulty(facts, at - 1)
    back = facts.tests[at + 1]
    need(step[at] <= -6 and lower >= 0.7 * len(both) and harder >= 5 and back - facts.tests[at] >= 4)
    return Asked(
        "hard-test",
        {
            "number": at,
            "before": at - 1,
            "points": Number(-step[at], 1),
            "lower": lower,
            "both": len(both),
            "harder": Number(harder, 1),
            "back": Number(back, 1),
        },
    )


def _difficulty(facts: Facts, number: int) -> float:
    tests = facts.board.tests
    same = (
        (tests["class_id"] == facts.class_id) & (tests["subject_id"] == facts.subject_id) & (tests["number"] == number)
    )
    difficulty = facts.board.truth.difficulty.set_index("test_id")["difficulty"]
    return float(difficulty[tests.loc[same, "test_id"].iloc[0]])


def _logins_and_results(facts: Facts) -> Asked:
    averages = facts.scores.mean(axis=1)
    often = (facts.logins > facts.logins.median()).reindex(averages.index).to_numpy()
    difference = float(averages[often].mean() - averages[~often].mean())
    chance = chance_of_difference(averages.to_numpy(), often, difference)
    need(abs(difference) >= 1 and chance >= 0.1)
    return Asked(
        "logins-and-results",
        {
            **view_words("class").sentences("higher" if difference > 0 else "lower"),
            "points": Number(abs(difference), 1),
            "count": len(averages),
            "shuffles": SHUFFLES,
            "chance": rounded(100 * chance),
        },
    )


def chance_of_difference(values: np.ndarray, group: np.ndarray, difference: float) -> float:
    """Return how often a group of this size, dealt by lot, differs from the others by at least |difference| (two-sided
    permutation test with `SHUFFLES` deals of a fixed seed)."""
    rng = np.random.default_rng(SHUFFLES)
    dealt = rng.permuted(np.tile(group, (SHUFFLES, 1)), axis=1)
    inside = dealt @ values / group.sum()
    outside = ~dealt @ values / (~group).sum()
    return float((np.abs(inside - outside) >= abs(difference) - 1e-9).mean())
