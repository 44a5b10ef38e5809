"""One school: averages by class, absence by year and by week, log-ins by week.

The year with two classes has the most absence as a count and not as a rate; a list of low results shows what returns.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from datawijs.board import Board
from datawijs.language import decimal, rounded, told_difference
from datawijs.widgets.question import RIGHT
from datawijs.widgets.read_dashboard.asked import Asked, asked_dashboard, asked_number, one_decimal, view_words
from datawijs.widgets.read_dashboard.clear import need
from datawijs.widgets.read_dashboard.dashboard import Dashboard, bar_chart, day_and_month, week_chart
from datawijs.widgets.read_dashboard.people import (
    class_name,
    declines_in,
    schools_and_subjects,
    subject_in_text,
    year_name,
)
from datawijs.words import Fact, Number, Words

LIST_AT, LIST_POINTS = 11, 10  # the list: on test 11, ten points or more below the own average before it
HALF_DAYS_A_WEEK = {"primary": 10, "secondary": 9}  # an ordinary week
WINTER = (12, 1, 2)


@dataclass(frozen=True)
class Facts:
    """All that is drawn, and what follows from it."""

    board: Board
    school: pd.Series
    subject_id: str
    subject: str
    averages: pd.Series  # of the classes, by name
    pupils: pd.Series  # number by year
    half_days: pd.Series  # by year
    absence: pd.Series  # per cent of an ordinary week, by week
    logins: pd.Series  # per pupil, by week
    scores: pd.DataFrame  # pupil_id × number, all classes


candidates = schools_and_subjects


def make(board: Board, candidate: tuple[str, str]) -> Dashboard:
    """Return the dashboard of one school; raises Unclear."""
    facts = _facts(board, *candidate)
    asked = (
        _worst_week(facts),
        _one_year(facts),
        _most_per_pupil(facts),
        _years_side_by_side(facts),
        _list_again(facts),
        _worst_week_again(facts),
        _quiet_week(facts),
        _missing_results(facts),
    )
    return _shown(facts, asked)


def _facts(board: Board, school_id: str, subject_id: str) -> Facts:
    school = board.schools.set_index("school_id").loc[school_id]
    classes = board.classes[board.classes["school_id"] == school_id]
    years = classes.set_index("class_id")["year"]
    results = board.results[board.results["class_id"].isin(years.index) & (board.results["subject_id"] == subject_id)]
    absences = board.absences[board.absences["class_id"].isin(years.index)]
    activity = board.activity[board.activity["class_id"].isin(years.index)]
    pupils = board.pupils[board.pupils["class_id"].isin(years.index)]
    of_class = results.groupby(["class_id", "pupil_id"])["score"].mean().groupby("class_id").mean()
    full = HALF_DAYS_A_WEEK[school["sector"]] * len(pupils)
    return Facts(
        board=board,
        school=school,
        subject_id=subject_id,
        subject=subject_in_text(board, subject_id, school["sector"]),
        averages=of_class.rename({class_id: class_name(board, class_id) for class_id in years.index}),
        pupils=pupils["class_id"].map(years).value_counts().sort_index(),
        half_days=absences.groupby(absences["class_id"].map(years))["half_days"].sum(),
        absence=100 * absences.groupby("week")["half_days"].sum() / full,
        logins=activity.groupby("week")["logins"].sum() / len(pupils),
        scores=results.pivot(index="pupil_id", columns="number", values="score"),
    )


def _year_name(facts: Facts, year: int) -> str:
    return year_name(facts.school["sector"], year)


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _shown(facts: Facts, asked: tuple[Asked, ...]) -> Dashboard:
    words = view_words("school").knowing({"subject": facts.subject})
    declined = declines_in(facts.board, facts.subject_id) & set(facts.scores.index)
    return asked_dashboard(
        words,
        facts.school["name"],
        _in_tiles(facts),
        _charts(facts, words.part("charts")),
        asked,
        declined=len(declined),
        count=len(facts.scores),
    )


def _in_tiles(facts: Facts) -> dict[str, Fact]:
    return {
        "count": int(facts.pupils.sum()),
        "absence": Number(facts.absence.mean(), 1),
        "present": Number(100 * facts.scores.notna().to_numpy().mean(), 1),
        "points": LIST_POINTS,
        "number": LIST_AT,
        "listed": len(_low_at(facts, LIST_AT)),
    }


def _charts(facts: Facts, words: Words) -> tuple[dict[str, Any], ...]:
    years = [
        words.say("bars", "year", year=_year_name(facts, year), count=facts.pupils[year])
        for year in facts.half_days.index
    ]
    return (
        bar_chart(words.block("results"), facts.averages.index, facts.averages, digits=1),
        bar_chart(words.block("years"), years, facts.half_days),
        week_chart(words.block("weeks"), facts.absence.index, facts.absence, digits=1),
        week_chart(words.block("logins"), facts.logins.index, facts.logins, digits=1),
    )


# ---- read ------------------------------------------------------------------------------------------------------------


def _worst_week(facts: Facts) -> Asked:
    week, highest = facts.absence.idxmax(), facts.absence.max()
    return asked_number(
        "worst-week",
        {"week": day_and_month(week), "highest": Number(highest, 1), "weeks": len(facts.absence)},
        highest,
        {
            "average-for-peak": facts.absence.mean(),
            "wrong-axis": facts.absence.index.get_loc(week) + 1,
            "last-column": facts.absence.iloc[-1],
        },
        gap=1.2,
    )


def _one_year(facts: Facts) -> Asked:
    year = facts.half_days.idxmin()
    value = facts.half_days[year]
    others = facts.half_days.drop(year).sort_values()
    return asked_number(
        "one-year",
        {"year": _year_name(facts, year), "other": _year_name(facts, others.index[-1])},
        value,
        {"other-row": others.iloc[-1], "number-of-pupils": facts.pupils[year], "days-for-half-days": value / 2},
        gap=0.1 * value,
    )


# ---- compare ---------------------------------------------------------------------------------------------------------


def _most_per_pupil(facts: Facts) -> Asked:
    rate = facts.half_days / facts.pupils
    by_count, by_rate = facts.half_days.idxmax(), rate.idxmax()
    second = rate.drop(by_rate).max()
    need(by_count != by_rate and rate.max() >= 1.05 * second and len(rate) == 3)
    meant = {by_rate: RIGHT, by_count: "count-for-rate"}
    answers = {meant.get(year, "guess"): _year_name(facts, year) for year in rate.index}
    return Asked(
        "most-per-pupil",
        {
            **{key.replace("-", "_"): name for key, name in answers.items()},
            "list": "; ".join(f"{_year_name(facts, year)} {decimal(value)}" for year, value in rate.items()),
        },
        tuple(answers),
    )


def _years_side_by_side(facts: Facts) -> Asked:
    names = list(facts.averages.index)
    young, old = names[0], names[-1]
    difference = told_difference(facts.averages[old], facts.averages[young], 1)
    need(abs(difference) >= 1.5)
    return Asked(
        "years-side-by-side",
        {
            **view_words("school").sentences("old-above" if difference > 0 else "old-below"),
            "young": young,
            "old": old,
            "weaker": young if difference > 0 else old,
            "points": Number(abs(difference), 1),
            "young_mean": Number(facts.averages[young], 1),
            "old_mean": Number(facts.averages[old], 1),
        },
    )


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _low_at(facts: Facts, number: int, pupils: set[str] | None = None) -> list[str]:
    """The pupils whose result on test `number` lies far enough below the own average of tests 1 to 10."""
    before = facts.scores.loc[:, : LIST_AT - 1].mean(axis=1)
    low = before - facts.scores[number] >= LIST_POINTS
    return [pupil for pupil in low.index[low] if pupils is None or pupil in pupils]


def _list_again(facts: Facts) -> Asked:
    listed = _low_at(facts, LIST_AT)
    again = len(_low_at(facts, LIST_AT + 1, set(listed)))
    real = len(declines_in(facts.board, facts.subject_id) & set(listed))
    need(len(listed) >= 8 and 1 <= again <= len(listed) / 2 - 1)
    return asked_number(
        "list-again",
        {
            "number": LIST_AT,
            "next": LIST_AT + 1,
            "listed": len(listed),
            "points": LIST_POINTS,
            "again": again,
            "real": real,
        },
        again,
        {"list-is-verdict": len(listed), "coin-flip": rounded(len(listed) / 2), "all-luck": 0},
        write=_again,
        gap=1,
    )


def _again(value: float) -> str:
    return (
        view_words("school").say("again", "some", number=int(value))
        if value
        else view_words("school").say("again", "none")
    )


def _worst_week_again(facts: Facts) -> Asked:
    week, highest = facts.absence.idxmax(), facts.absence.max()
    in_winter = facts.absence.index.month.isin(WINTER)
    need(week.month in WINTER)
    winter = facts.absence[in_winter].drop(week).mean()
    rest = facts.absence[~in_winter].mean()
    need(winter - rest >= 1 and highest - winter >= 1.2)
    return asked_number(
        "worst-week-again",
        {"week": day_and_month(week), "highest": Number(highest, 1)},
        winter,
        {"worst-repeats": highest, "season-ignored": rest, "line-goes-on": 2 * highest - winter},
        write=one_decimal,
        gap=0.9,
    )


# ---- read behind -----------------------------------------------------------------------------------------------------


def _quiet_week(facts: Facts) -> Asked:
    lessons = facts.absence.index
    holidays = facts.logins.index.difference(lessons)
    week = holidays[holidays.month == 2][0]  # the holiday that both countries have in the same month
    before, during, after = (facts.logins[week + pd.Timedelta(weeks=step)] for step in (-1, 0, 1))
    return Asked(
        "quiet-week",
        {
            "week": day_and_month(week),
            "before": Number(before, 1),
            "during": Number(during, 1),
            "after": Number(after, 1),
        },
    )


def _missing_results(facts: Facts) -> Asked:
    missing = int(facts.scores.isna().sum().sum())
    mean = facts.scores.stack().mean()
    with_zeros = facts.scores.fillna(0).to_numpy().mean()
    pupils = int((facts.scores.isna().sum(axis=1) >= 1).sum())
    need(missing >= 10 and pupils >= 10 and mean - with_zeros >= 1)
    return Asked(
        "missing-results",
        {
            "missing": missing,
            "total": facts.scores.size,
            "mean": Number(mean, 1),
            "pupils": pupils,
            "count": len(facts.scores),
            "zero": Number(with_zeros, 1),
        },
    )
