"""One year with two classes: pupils' averages in a subject, the two averages test by test, absences, log-ins.

The classes differ a little, took tests of their own, and a few pupils have most of the absences.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import Board
from datawijs.language import rounded, told_difference
from datawijs.widgets.read_dashboard.asked import Asked, asked_dashboard, asked_number, view_words
from datawijs.widgets.read_dashboard.class_view import SHUFFLES, chance_of_difference
from datawijs.widgets.read_dashboard.clear import Unclear, need
from datawijs.widgets.read_dashboard.dashboard import (
    Dashboard,
    bar_chart,
    day_and_month,
    line_chart,
    strip_chart,
)
from datawijs.widgets.read_dashboard.people import (
    class_name,
    names_of,
    schools_and_subjects,
    score_table,
    sector_of,
    subject_in_text,
    year_name,
)
from datawijs.words import Fact, Number, Words

FEW = 4  # pupils with the most absence
TOP = 3  # pupils whose share of all absence we count


@dataclass(frozen=True)
class One:
    """One of the two classes; all pupils' series have the pupils' names as index."""

    class_id: str
    name: str
    scores: pd.DataFrame  # name × number
    half_days: pd.Series
    logins_per_week: float

    @cached_property
    def averages(self) -> pd.Series:
        return self.scores.mean(axis=1)

    @cached_property
    def tests(self) -> pd.Series:
        return self.scores.mean().round(1)

    @property
    def size(self) -> int:
        return len(self.scores)


@dataclass(frozen=True)
class Facts:
    """All that is drawn: `high` is the class with the higher average, `low` the other."""

    board: Board
    school: pd.Series
    year: int
    subject_id: str
    subject: str
    high: One
    low: One

    @property
    def difference(self) -> float:
        return float(self.high.averages.mean() - self.low.averages.mean())


candidates = schools_and_subjects


def make(board: Board, candidate: tuple[str, str]) -> Dashboard:
    """Return the dashboard of the year with two classes of one school, in one subject; raises Unclear."""
    facts = _facts(board, *candidate)
    need(facts.difference >= 1)
    asked = (
        _class_average(facts),
        _often_absent(facts),
        _overlap(facts),
        _same_test(facts),
        _new_classes(facts),
        _small_group(facts),
        _few_pupils(facts),
        _what_else(facts),
    )
    return _shown(facts, asked)


def _facts(board: Board, school_id: str, subject_id: str) -> Facts:
    of_school = board.classes[board.classes["school_id"] == school_id]
    year = of_school["year"].value_counts().idxmax()
    classes = [_one(board, class_id, subject_id) for class_id in of_school.loc[of_school["year"] == year, "class_id"]]
    need(len(classes) == 2)
    low, high = sorted(classes, key=lambda one: one.averages.mean())
    school = board.schools.set_index("school_id").loc[school_id]
    return Facts(board, school, int(year), subject_id, subject_in_text(board, subject_id, school["sector"]), high, low)


def _one(board: Board, class_id: str, subject_id: str) -> One:
    names = names_of(board)
    absences = board.absences[board.absences["class_id"] == class_id]
    activity = board.activity[board.activity["class_id"] == class_id]
    return One(
        class_id,
        class_name(board, class_id),
        score_table(board, class_id, subject_id).rename(index=names),
        absences.groupby("pupil_id")["half_days"].sum().rename(names),
        float(activity["logins"].mean()),
    )


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _shown(facts: Facts, asked: tuple[Asked, ...]) -> Dashboard:
    words = view_words("year").knowing(
        {"school": facts.school["name"], "subject": facts.subject, "high": facts.high.name, "low": facts.low.name}
    )
    return asked_dashboard(
        words,
        words.title("heading", year=year_name(sector_of(facts.board, facts.high.class_id), facts.year)),
        _in_tiles(facts),
        _charts(facts, words.part("charts")),
        asked,
        **_levels(facts),
    )


def _in_tiles(facts: Facts) -> dict[str, Fact]:
    first, second = _both(facts)
    return {
        "first": first.name,
        "first_count": first.size,
        "first_missed": Number(100 * first.scores.isna().to_numpy().mean(), 1),
        "second": second.name,
        "second_count": second.size,
        "second_missed": Number(100 * second.scores.isna().to_numpy().mean(), 1),
    }


def _both(facts: Facts) -> list[One]:
    order = list(facts.board.classes["class_id"])
    return sorted((facts.high, facts.low), key=lambda one: order.index(one.class_id))


def _charts(facts: Facts, words: Words) -> tuple[dict[str, Any], ...]:
    both = first, second = _both(facts)
    return (
        strip_chart(words.block("results"), {one.name: one.averages for one in both}),
        line_chart(words.block("tests"), first.name, first.tests, [(second.name, second.tests)]),
        strip_chart(words.block("absence"), {one.name: one.half_days for one in both}, digits=0),
        bar_chart(words.block("logins"), [one.name for one in both], [one.logins_per_week for one in both], digits=1),
    )


def _levels(facts: Facts) -> dict[str, Fact]:
    levels = facts.board.truth.levels
    pupils = facts.board.pupils
    of_subject = levels[levels["subject_id"] == facts.subject_id].merge(pupils, on="pupil_id")
    means = of_subject.groupby("class_id")["level"].mean()
    return {
        "high_level": Number(means[facts.high.class_id], 1),
        "low_level": Number(means[facts.low.class_id], 1),
    }


# ---- read ------------------------------------------------------------------------------------------------------------


def _class_average(facts: Facts) -> Asked:
    averages = facts.low.averages
    mean = averages.mean()
    return asked_number(
        "class-average",
        {"mean": Number(mean, 1), "count": facts.low.size},
        mean,
        {
            "best-pupil": averages.max(),
            "weakest-pupil": averages.min(),
            "other-class": facts.high.averages.mean(),
        },
        gap=2.5,
    )


def _often_absent(facts: Facts) -> Asked:
    other, one = _both(facts)
    for cut in (20, 25, 15, 30, 10):
        more, other_more = int((one.half_days > cut).sum()), int((other.half_days > cut).sum())
        clear = (one.half_days != cut).all() and (other.half_days != cut).all()
        if not clear or more < 1 or other_more < 1:
            continue
        told = {"class_name": one.name, "other": other.name, "cut": cut}
        wrong = {"other-row": other_more, "both-classes": more + other_more, "other-side": one.size - more}
        try:
            return asked_number("often-absent", told, more, wrong, gap=1)
        except Unclear:
            continue
    raise Unclear


# ---- compare ---------------------------------------------------------------------------------------------------------


def _overlap(facts: Facts) -> Asked:
    high, low = facts.high.averages, facts.low.averages
    above = int((low > high.mean()).sum())
    need(above >= 3)
    return asked_number(
        "overlap",
        {"points": Number(facts.difference, 1), "total": len(low), "mean": Number(high.mean(), 1)},
        above,
        {
            "average-is-everyone": 0,
            "own-average": int((low > low.mean()).sum()),
            "other-row": int((high > high.mean()).sum()),
            "none-below": len(low),
        },
        gap=1,
    )


def _same_test(facts: Facts) -> Asked:
    """A test on which one class scored clearly higher, because the other's test was harder."""
    at, ahead, behind = _unequal_test(facts)
    return Asked(
        "same-test",
        {
            "number": at,
            "ahead": ahead.name,
            "behind": behind.name,
            "score": Number(ahead.tests[at], 1),
            "other": Number(behind.tests[at], 1),
            "points": Number(told_difference(ahead.tests[at], behind.tests[at], 1), 1),
            "day_ahead": day_and_month(_date(facts, ahead, at)),
            "day_behind": day_and_month(_date(facts, behind, at)),
            "harder": Number(_difficulty(facts, behind, at) - _difficulty(facts, ahead, at), 1),
        },
    )


def _unequal_test(facts: Facts) -> tuple[int, One, One]:
    found = []
    for number in facts.high.tests.index:
        for ahead, behind in ((facts.high, facts.low), (facts.low, facts.high)):
            seen = ahead.tests[number] - behind.tests[number]
            harder = _difficulty(facts, behind, number) - _difficulty(facts, ahead, number)
            if seen >= 4 and harder >= max(4, 0.7 * seen):
                found.append((harder, number, ahead, behind))
    need(bool(found))
    _harder, number, ahead, behind = max(found, key=lambda one: one[0])
    return number, ahead, behind


def _test_row(facts: Facts, one: One, number: int) -> pd.Series:
    tests = facts.board.tests
    same = (tests["class_id"] == one.class_id) & (tests["subject_id"] == facts.subject_id) & (tests["number"] == number)
    return tests[same].iloc[0]


def _date(facts: Facts, one: One, number: int) -> pd.Timestamp:
    return _test_row(facts, one, number)["date"]


def _difficulty(facts: Facts, one: One, number: int) -> float:
    difficulty = facts.board.truth.difficulty.set_index("test_id")["difficulty"]
    return float(difficulty[_test_row(facts, one, number)["test_id"]])


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _new_classes(facts: Facts) -> Asked:
    values = np.concatenate([facts.high.averages, facts.low.averages])
    usual = usual_difference(values, facts.high.size)
    need(usual >= 1 and abs(usual - facts.difference) >= 0.5)
    return Asked(
        "new-classes",
        {
            "count": len(values),
            "shuffles": SHUFFLES,
            "usual": Number(usual, 1),
            "points": Number(facts.difference, 1),
        },
    )


def usual_difference(values: np.ndarray, size: int) -> float:
    """Return by how much the averages of a group of `size`, dealt by lot, and of the rest differ on average."""
    rng = np.random.default_rng(SHUFFLES)
    dealt = rng.permuted(np.tile(np.arange(len(values)) < size, (SHUFFLES, 1)), axis=1)
    inside, outside = dealt @ values / size, ~dealt @ values / (len(values) - size)
    return float(np.abs(inside - outside).mean())


def _small_group(facts: Facts) -> Asked:
    half_days = pd.concat([facts.high.half_days, facts.low.half_days])
    averages = pd.concat([facts.high.averages, facts.low.averages])
    most = half_days.sort_values(ascending=False)
    need(most.iloc[FEW - 1] > most.iloc[FEW])
    group = averages.index.isin(most.index[:FEW])
    difference = float(averages[group].mean() - averages[~group].mean())
    chance = chance_of_difference(averages.to_numpy(), group, difference)
    need(chance >= 0.1 and abs(difference) >= 1.5)
    return Asked(
        "small-group",
        {
            "few": FEW,
            "points": Number(abs(difference), 1),
            "lower_or_higher": view_words("year").say("absent-ones", "lower" if difference < 0 else "higher"),
            "count": len(averages),
            "shuffles": SHUFFLES,
            "chance": rounded(100 * chance),
        },
    )


# ---- read behind -----------------------------------------------------------------------------------------------------


def _few_pupils(facts: Facts) -> Asked:
    more, fewer = sorted((facts.high, facts.low), key=lambda one: one.half_days.mean(), reverse=True)
    mean, other = more.half_days.mean(), fewer.half_days.mean()
    top = more.half_days.nlargest(TOP)
    share = top.sum() / more.half_days.sum()
    rest = more.half_days.drop(top.index).mean()
    need(mean - other >= 1)
    need(share >= 0.28 and rest - other <= (mean - other) / 2)
    return Asked(
        "few-pupils",
        {
            "more": more.name,
            "fewer": fewer.name,
            "mean": Number(mean, 1),
            "other": Number(other, 1),
            "top": TOP,
            "count": more.size,
            "share": rounded(100 * share),
            "rest": Number(rest, 1),
        },
    )


def _what_else(facts: Facts) -> Asked:
    combination = next((one for one in _both(facts) if "/" in one.name), None)
    return Asked(
        "what-else",
        {
            "points": Number(facts.difference, 1),
            "high_logins": Number(facts.high.logins_per_week, 1),
            "low_logins": Number(facts.low.logins_per_week, 1),
            "division": view_words("year").say("division", "combination", class_name=combination.name)
            if combination
            else view_words("year").say("division", "unknown"),
        },
    )
