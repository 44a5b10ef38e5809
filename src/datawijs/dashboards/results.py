"""Results of a pupil, a class, a year and a school."""

import pandas as pd

from datawijs.board import Board
from datawijs.dashboards import figures
from datawijs.dashboards.select import (
    called,
    classes_of,
    classes_of_year,
    subject_results,
    the_class,
    the_pupil,
    the_school,
    year_name,
)
from datawijs.dashboards.view import View
from datawijs.dashboards.words import place_of_test, told, told_group
from datawijs.language import _, decimal
from datawijs.signals import ProcessLimits, process_limits


def pupil_results(
    board: Board, pupil_id: str, subject_id: str, *, show_limits: bool = False, show_class: bool = False
) -> View:
    """Show one pupil's scores in one subject, test by test.

    `show_limits` adds the pupil's own average and process limits over all the scores shown (not screened); `show_class`
    adds the class average on each test.

    Raises ValueError when the pupil or subject is unknown, when there is no score, or too few for limits.
    """
    pupil = the_pupil(board, pupil_id)
    rows = subject_results(board, "pupil_id", pupil_id, subject_id).set_index("number")
    scores = rows["score"]
    limits = process_limits(scores.dropna()) if show_limits else None
    average = board.class_average(pupil["class_id"], subject_id) if show_class else None
    title = _("{subject}: results of {name}, {class_name}").format(
        name=pupil["name"],
        class_name=pupil["class_name"],
        subject=board.subject_name(subject_id, pupil["sector"]),
    )
    table = pd.DataFrame(
        {_("test number"): scores.index, _("date"): rows["date"].to_numpy(), _("score"): scores.to_numpy()}
    )
    words = [told(pupil["name"], scores, place_of_test)]
    if average is not None:
        table[_("Class average")] = average.reindex(scores.index).to_numpy()
        words.append(told(_("Class average"), average, place_of_test))
    if limits is not None:
        table[_("average of the pupil")] = limits.centre
        table[_("lower limit")] = limits.lower
        table[_("upper limit")] = limits.upper
        words.append(_limits_told(limits, scores.count()))
    return View(title, figures.pupil_scores(scores, limits, average), " ".join(words), table)


def class_results(board: Board, class_id: str, subject_id: str) -> View:
    """Show every pupil's score on every test of one subject, and the class average.

    Raises ValueError when the class or subject is unknown or nobody has a score.
    """
    the = the_class(board, class_id)
    rows = subject_results(board, "class_id", class_id, subject_id)
    scores = rows.pivot(index="pupil_id", columns="number", values="score")
    average = board.class_average(class_id, subject_id)
    title = _("{subject}: results of {class_name}").format(
        class_name=the["class_name"], subject=board.subject_name(subject_id, the["sector"])
    )
    missed = int(scores.isna().sum().sum())
    words = [
        told(_("Class average"), average, place_of_test),
        _("{count} pupils. Of {all} results {missed} are missing.").format(
            count=len(scores), all=scores.size, missed=missed
        ),
    ]
    table = scores.set_axis([place_of_test(number) for number in scores.columns], axis="columns")
    table.insert(0, _("pupil"), board.pupils.set_index("pupil_id")["name"].reindex(scores.index))
    table.loc["average"] = [_("Class average"), *average]
    table = table.reset_index(drop=True)
    return View(title, figures.class_scores(scores, average), " ".join(words), table)


def year_results(board: Board, school_id: str, year: int, subject_id: str) -> View:
    """Show the averages of all classes of one year, test by test. A combination class counts in its lowest year.

    Raises ValueError when school, year or subject is unknown or a class has no score.
    """
    school = the_school(board, school_id)
    classes = classes_of_year(board, school_id, year)
    averages = {
        called(row["name"], school["sector"]): _average(board, row["class_id"], subject_id)
        for _index, row in classes.iterrows()
    }
    title = _("{subject}: results of {year}, {school}").format(
        school=school["name"],
        year=year_name(year, school["sector"]),
        subject=board.subject_name(subject_id, school["sector"]),
    )
    table = pd.DataFrame(averages).rename_axis(_("test number")).reset_index()
    words = [told(name, line, place_of_test) for name, line in averages.items()]
    return View(title, figures.class_lines(averages, _("class average, 0 to 100")), " ".join(words), table)


def school_results(board: Board, school_id: str, subject_id: str) -> View:
    """Show every pupil's average in one subject, class beside class, and the class averages.

    Raises ValueError when the school or subject is unknown or a class has no score.
    """
    school = the_school(board, school_id)
    levels = {
        called(row["name"], school["sector"]): subject_results(board, "class_id", row["class_id"], subject_id)
        .groupby("pupil_id")["score"]
        .mean()
        for _index, row in classes_of(board, school_id).iterrows()
    }
    title = _("{subject}: results by class, {school}").format(
        school=school["name"], subject=board.subject_name(subject_id, school["sector"])
    )
    table = pd.DataFrame(
        {
            _("class"): list(levels),
            _("pupils"): [level.count() for level in levels.values()],
            _("average score"): [level.mean() for level in levels.values()],
            _("lowest average"): [level.min() for level in levels.values()],
            _("highest average"): [level.max() for level in levels.values()],
        }
    )
    words = [told_group(name, level) for name, level in levels.items()]
    return View(title, figures.groups({_("average score"): levels}, scores=True), " ".join(words), table)


def _average(board: Board, class_id: str, subject_id: str) -> pd.Series:
    return subject_results(board, "class_id", class_id, subject_id).groupby("number")["score"].mean()


def _limits_told(limits: ProcessLimits, count: int) -> str:
    sentence = _("The pupil's own average is {centre}; the usual range is from {lower} to {upper}.").format(
        centre=decimal(limits.centre), lower=decimal(limits.lower), upper=decimal(limits.upper)
    )
    if not limits.trial:
        return sentence
    return sentence + " " + _("These are trial limits, from {count} scores.").format(count=count)
