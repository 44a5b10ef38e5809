"""One school: averages by class, absence by year and by week, log-ins by week.

The year with two classes has the most absence as a count and not as a rate; a list of low results shows what returns.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from datawijs.board import Board
from datawijs.language import _, decimal
from datawijs.widgets.question import Answer, Question
from datawijs.widgets.read_dashboard.clear import Misread, need, numeric_answers
from datawijs.widgets.read_dashboard.dashboard import Dashboard, bar_chart, day_and_month, tabbed, week_chart
from datawijs.widgets.read_dashboard.people import class_name, declines_in, schools_and_subjects, subject_in_text

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
    questions = (
        _worst_week(facts),
        _one_year(facts),
        _most_per_pupil(facts),
        _years_side_by_side(facts),
        _list_again(facts),
        _worst_week_again(facts),
        _quiet_week(facts),
        _missing_results(facts),
    )
    return Dashboard(facts.school["name"], _tiles(facts), _charts(facts), questions, _truth(facts))


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
    return (_("groep {year}") if facts.school["sector"] == "primary" else _("year {year}")).format(year=year)


def _year_label(facts: Facts, year: int) -> str:
    return _("{year} ({count} pupils)").format(year=_year_name(facts, year), count=facts.pupils[year])


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _tiles(facts: Facts) -> tuple[tuple[str, str], ...]:
    taken = facts.scores.notna().to_numpy().mean()
    return (
        (_("Pupils"), str(int(facts.pupils.sum()))),
        (_("Absence, all weeks"), _("{percent} %").format(percent=decimal(facts.absence.mean()))),
        (
            _("Results present, {subject}").format(subject=facts.subject),
            _("{percent} %").format(percent=decimal(100 * taken)),
        ),
        (
            _("{points} points or more below the own average on test {number}").format(
                points=LIST_POINTS, number=LIST_AT
            ),
            str(len(_low_at(facts, LIST_AT))),
        ),
    )


def _charts(facts: Facts) -> tuple[dict[str, Any], ...]:
    years = facts.half_days.index
    return tabbed(
        {
            _("Results"): bar_chart(
                _("Average of each class in {subject}").format(subject=facts.subject),
                facts.averages.index,
                facts.averages,
                unit=_("points, 0 to 100"),
                head=_("Class"),
                digits=1,
                note=_("Each class takes its own tests."),
            ),
            _("Absence by year"): bar_chart(
                _("Half-days of absence, by year"),
                [_year_label(facts, year) for year in years],
                facts.half_days,
                unit=_("half-days, all pupils together"),
                head=_("Year"),
            ),
            _("Absence by week"): week_chart(
                _("Absence by week"),
                facts.absence.index,
                facts.absence,
                unit=_("% of an ordinary week"),
                digits=1,
            ),
            _("Log-ins"): week_chart(
                _("Log-ins by week"), facts.logins.index, facts.logins, unit=_("log-ins per pupil"), digits=1
            ),
        }
    )


def _truth(facts: Facts) -> str:
    declined = declines_in(facts.board, facts.subject_id) & set(facts.scores.index)
    return _(
        "What we know and no school knows: {declined} of the {count} pupils have a real decline in {subject} this "
        "year. Log-ins have "
        "nothing to do with results; absence follows the season and a few pupils."
    ).format(declined=len(declined), count=len(facts.scores), subject=facts.subject)


# ---- read ------------------------------------------------------------------------------------------------------------


def _worst_week(facts: Facts) -> Question:
    week, highest = facts.absence.idxmax(), facts.absence.max()
    place = facts.absence.index.get_loc(week) + 1
    fact = _("The highest column, in the week of {week}, ends at {highest} %.").format(
        week=day_and_month(week), highest=decimal(highest)
    )
    wrong = [
        Misread(
            "average-for-peak",
            facts.absence.mean(),
            fact + " " + _("That is the average of the year; it stands at the top."),
        ),
        Misread(
            "wrong-axis",
            place,
            fact
            + " "
            + _("You counted which column it is: number {place}. The height is on the other axis.").format(place=place),
        ),
        Misread(
            "last-column",
            facts.absence.iloc[-1],
            fact + " " + _("That is the last column. The latest is not the highest."),
        ),
    ]
    answers = numeric_answers(
        highest,
        fact + " " + _("Highest means highest of {count} weeks: keep that in mind.").format(count=len(facts.absence)),
        wrong,
        write=lambda value: _("About {percent} %").format(percent=decimal(value, 0)),
        gap=1.2,
    )
    return Question("worst-week", "read", _("How high was the absence in the worst week?"), answers)


def _one_year(facts: Facts) -> Question:
    year = facts.half_days.idxmin()
    value = facts.half_days[year]
    fact = _("The bar of {year} ends at {value} half-days.").format(year=_year_name(facts, year), value=value)
    others = facts.half_days.drop(year).sort_values()
    wrong = [
        Misread(
            "other-row",
            others.iloc[-1],
            fact + " " + _("You read the bar of {other}.").format(other=_year_name(facts, others.index[-1])),
        ),
        Misread(
            "number-of-pupils",
            facts.pupils[year],
            fact + " " + _("That is the number of pupils. The bar counts half-days."),
        ),
        Misread(
            "days-for-half-days",
            value / 2,
            fact + " " + _("So many days it is. The question is about half-days: look at the unit."),
        ),
    ]
    answers = numeric_answers(
        value,
        fact + " " + _("A count, of all pupils of that year together."),
        wrong,
        write=lambda number: _("About {number}").format(number=decimal(number, 0)),
        gap=0.1 * value,
    )
    prompt = _("How many half-days were the pupils of {year} absent, together?").format(year=_year_name(facts, year))
    return Question("one-year", "read", prompt, answers)


# ---- compare ---------------------------------------------------------------------------------------------------------


def _most_per_pupil(facts: Facts) -> Question:
    rate = facts.half_days / facts.pupils
    by_count, by_rate = facts.half_days.idxmax(), rate.idxmax()
    second = rate.drop(by_rate).max()
    need(by_count != by_rate and rate.max() >= 1.05 * second)
    fact = _("Per pupil that makes: {list}.").format(
        list="; ".join(
            _("{year} {rate}").format(year=_year_name(facts, year), rate=decimal(value)) for year, value in rate.items()
        )
    )
    answers = []
    for year in rate.index:
        if year == by_rate:
            why, misreading = _("You divided by the number of pupils before you compared."), None
        elif year == by_count:
            why = _(
                "That bar is the longest because there are two classes in it. First divide by the number of pupils."
            )
            misreading = "count-for-rate"
        else:
            why, misreading = _("That bar isn't the longest, nor is its share per pupil the highest."), "guess"
        answers.append(Answer(_year_name(facts, year), f"{fact} {why}", misreading))
    prompt = _("In which year are the pupils absent most, per pupil?")
    return Question("most-per-pupil", "compare", prompt, tuple(answers))


def _years_side_by_side(facts: Facts) -> Question:
    names = list(facts.averages.index)
    young, old = names[0], names[-1]
    difference = facts.averages[old] - facts.averages[young]
    need(abs(difference) >= 1.5)
    up = difference > 0
    fact = _(
        "{young} has {young_mean}, {old} {old_mean}, but those are other pupils with other tests about other things."
    ).format(young=young, young_mean=decimal(facts.averages[young]), old=old, old_mean=decimal(facts.averages[old]))
    answers = (
        Answer(
            _("No: other pupils and other tests, so these averages can't be set side by side"),
            fact + " " + _("To see growth you follow the same pupils with the same yardstick."),
        ),
        Answer(
            _("Yes: pupils gain about {points} points on the way up").format(points=decimal(difference))
            if up
            else _("Yes: pupils lose about {points} points on the way up").format(points=decimal(-difference)),
            fact + " " + _("Classes of one year, side by side, are no film of pupils growing older."),
            "side-by-side-as-growth",
        ),
        Answer(
            _("Yes: {name} is the weaker class").format(name=young if up else old),
            fact + " " + _("A label from one number. In which class the tests were harder isn't on the dashboard."),
            "label-from-one-number",
        ),
    )
    prompt = _(
        "In {subject} {old} is {points} points {direction} {young}. Does that tell you how pupils develop in this "
        "school?"
    ).format(
        subject=facts.subject,
        old=old,
        young=young,
        points=decimal(abs(difference)),
        direction=_("above") if up else _("below"),
    )
    return Question("years-side-by-side", "compare", prompt, answers)


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _low_at(facts: Facts, number: int, pupils: set[str] | None = None) -> list[str]:
    """The pupils whose result on test `number` lies far enough below the own average of tests 1 to 10."""
    before = facts.scores.loc[:, : LIST_AT - 1].mean(axis=1)
    low = before - facts.scores[number] >= LIST_POINTS
    return [pupil for pupil in low.index[low] if pupils is None or pupil in pupils]


def _list_again(facts: Facts) -> Question:
    listed = _low_at(facts, LIST_AT)
    again = _low_at(facts, LIST_AT + 1, set(listed))
    declined = declines_in(facts.board, facts.subject_id)
    real = len(declined & set(listed))
    need(len(listed) >= 8 and 1 <= len(again) <= len(listed) / 2 - 1)
    fact = _(
        "Of the {listed} pupils {again} were that low again on test {next}. Of all {listed}, {real} have a real "
        "decline in {subject}."
    ).format(listed=len(listed), again=len(again), next=LIST_AT + 1, real=real, subject=facts.subject)
    wrong = [
        Misread(
            "list-is-verdict",
            len(listed),
            fact
            + " "
            + _("A list holds pupils with a problem and pupils who had a bad day, and doesn't say which is which."),
        ),
        Misread(
            "coin-flip",
            round(len(listed) / 2),
            fact
            + " "
            + _(
                "As if it were heads or tails. But being this low is rarer than that: the list had to wait for bad "
                "luck."
            ),
        ),
        Misread(
            "all-luck",
            0,
            fact + " " + _("Some pupils do return: a real decline stays, and bad luck can strike twice."),
        ),
    ]
    answers = numeric_answers(
        len(again),
        fact + " " + _("A list is a reason to look twice, not a list of problems."),
        wrong,
        write=lambda value: _("About {number}").format(number=int(value)) if value else _("None"),
        gap=1,
    )
    prompt = _(
        "On test {number} {listed} pupils scored {points} points or more below their own average. They are on a "
        "list; nobody did anything "
        "yet. How many of them were that low again on test {next}?"
    ).format(number=LIST_AT, listed=len(listed), points=LIST_POINTS, next=LIST_AT + 1)
    return Question("list-again", "beyond", prompt, answers)


def _worst_week_again(facts: Facts) -> Question:
    week, highest = facts.absence.idxmax(), facts.absence.max()
    in_winter = facts.absence.index.month.isin(WINTER)
    need(week.month in WINTER)
    winter = facts.absence[in_winter].drop(week).mean()
    rest = facts.absence[~in_winter].mean()
    need(winter - rest >= 1 and highest - winter >= 1.2)
    fact = _(
        "The other weeks from December to February had {winter} % on average, the rest of the year {rest} %."
    ).format(winter=decimal(winter), rest=decimal(rest))
    wrong = [
        Misread(
            "worst-repeats",
            highest,
            fact
            + " "
            + _(
                "This week stands out because it was picked as the worst of all. Part of that is chance, and doesn't "
                "return."
            ),
        ),
        Misread(
            "season-ignored",
            rest,
            fact + " " + _("That is too hopeful: winter does return every year, and illness with it."),
        ),
        Misread(
            "line-goes-on",
            2 * highest - winter,
            fact + " " + _("A peak says nothing about a rise. One year shows no trend from year to year."),
        ),
    ]
    answers = numeric_answers(
        winter,
        fact + " " + _("The season returns, the peak doesn't. So this is the better guess."),
        wrong,
        write=lambda value: _("About {percent} %").format(percent=decimal(value)),
        gap=0.9,
    )
    prompt = _(
        "The worst week, that of {week}, had {highest} % absence. What is the best guess for the same week next year?"
    ).format(week=day_and_month(week), highest=decimal(highest))
    return Question("worst-week-again", "beyond", prompt, answers)


# ---- read behind -----------------------------------------------------------------------------------------------------


def _quiet_week(facts: Facts) -> Question:
    lessons = facts.absence.index
    holidays = facts.logins.index.difference(lessons)
    week = holidays[holidays.month == 2][0]  # the holiday that both countries have in the same month
    before, during, after = (facts.logins[week + pd.Timedelta(weeks=step)] for step in (-1, 0, 1))
    fact = _(
        "In the week of {week} there were no lessons: in the chart of absence that week is missing too. A week later "
        "it was {after} again."
    ).format(week=day_and_month(week), after=decimal(after))
    answers = (
        Answer(
            _("The calendar: it was a holiday"),
            fact + " " + _("First ask what the day was like, then what the pupils were like."),
        ),
        Answer(
            _("Less motivation, halfway through the year"),
            fact + " " + _("A story about pupils, where the calendar says enough."),
            "story-about-pupils",
        ),
        Answer(
            _("The platform was down, so the data are wrong"),
            fact + " " + _("The data are right. Not everything that looks odd is an error."),
            "odd-is-error",
        ),
    )
    prompt = _(
        "In the week of {week} the pupils logged in {during} times on average; a week earlier it was {before}. What "
        "is behind it?"
    ).format(week=day_and_month(week), during=decimal(during), before=decimal(before))
    return Question("quiet-week", "behind", prompt, answers)


def _missing_results(facts: Facts) -> Question:
    missing = int(facts.scores.isna().sum().sum())
    total = facts.scores.size
    mean = facts.scores.stack().mean()
    with_zeros = facts.scores.fillna(0).to_numpy().mean()
    often = facts.scores.isna().sum(axis=1) >= 1
    need(missing >= 10 and often.sum() >= 10 and mean - with_zeros >= 1)
    fact = _("{pupils} of the {count} pupils together miss {missing} of {total} results.").format(
        pupils=int(often.sum()), count=len(facts.scores), missing=missing, total=total
    )
    answers = (
        Answer(
            _("That depends on who is missing, and that isn't on the dashboard"),
            fact
            + " "
            + _("If they are pupils who find it hard, the average flatters; if it is chance, it hardly changes."),
        ),
        Answer(
            _("No: with so few missing, it can't matter to anyone"),
            fact
            + " "
            + _(
                "For the school as a whole it matters little. For these {pupils} pupils it can: their own averages "
                "rest on less."
            ).format(pupils=int(often.sum())),
            "few-missing-is-none",
        ),
        Answer(
            _("Yes: it would be {zero}, as nothing done is 0 points").format(zero=decimal(with_zeros)),
            fact
            + " "
            + _(
                "Missing is not zero. These pupils were absent; with their results the average would stay near {mean}."
            ).format(mean=decimal(mean)),
            "missing-as-zero",
        ),
    )
    prompt = _(
        "In {subject} {missing} of {total} results are missing; the average of the others is {mean}. Would it be "
        "different with them?"
    ).format(subject=facts.subject, missing=missing, total=total, mean=decimal(mean))
    return Question("missing-results", "behind", prompt, answers)
