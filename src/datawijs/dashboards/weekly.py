"""What all views of weekly data share: absences, log-ins, planner."""

from dataclasses import dataclass

import pandas as pd

from datawijs.board import Board
from datawijs.dashboards import figures
from datawijs.dashboards.select import called, classes_of, classes_of_year, the_school, weekly_rows
from datawijs.dashboards.view import View
from datawijs.dashboards.words import place_of_week, told, told_group
from datawijs.language import _, decimal


@dataclass(frozen=True)
class Measure:
    """A weekly count: where it stands on the board, and its units in the language in use.

    The units: of one pupil in a week, of a class's average in a week, and of one pupil over the year, which is the sum of
    the weeks if `summed`, else their average.
    """

    table: str
    column: str
    name: str
    unit: str
    class_unit: str
    year_unit: str
    summed: bool = False

    def rows(self, board: Board, key_column: str, key: str) -> pd.DataFrame:
        """Return the weekly rows of one pupil or class."""
        return weekly_rows(getattr(board, self.table), key_column, key, self.column)

    def by_week(self, board: Board, class_id: str) -> pd.DataFrame:
        """Return a class's weeks: rows are pupils, columns are weeks."""
        return self.rows(board, "class_id", class_id).pivot(index="pupil_id", columns="week", values=self.column)

    def by_pupil(self, board: Board, class_id: str) -> pd.Series:
        """Return one number for each pupil of a class, over the year."""
        weeks = self.by_week(board, class_id)
        return weeks.sum(axis=1) if self.summed else weeks.mean(axis=1)


def pupil_view(board: Board, pupil_id: str, measures: list[Measure], title: str) -> View:
    """Show the weeks of one pupil."""
    series = {
        measure.unit: measure.rows(board, "pupil_id", pupil_id).set_index("week")[measure.column]
        for measure in measures
    }
    words = [
        told(measure.unit, one, place_of_week, digits=0) + " " + _total(one)
        for measure, one in zip(measures, series.values(), strict=True)
    ]
    table = pd.DataFrame({unit: one for unit, one in series.items()})
    return View(title, figures.week_bars(series), _sentences(words), _weeks_first(table))


def class_view(board: Board, class_id: str, measures: list[Measure], title: str, *, with_middle: bool) -> View:
    """Show the weekly averages of one class; `with_middle` adds the band that holds the middle half of the pupils."""
    pupils = {measure.class_unit: measure.by_week(board, class_id) for measure in measures}
    averages = {unit: weeks.mean() for unit, weeks in pupils.items()}
    figure = figures.week_middles(pupils) if with_middle else figures.week_bars(averages)
    columns = {}
    for measure, weeks in zip(measures, pupils.values(), strict=True):
        columns[measure.class_unit] = weeks.mean()
        if with_middle:
            columns[_("{measure}: middle half, from").format(measure=measure.name)] = weeks.quantile(0.25)
            columns[_("{measure}: middle half, to").format(measure=measure.name)] = weeks.quantile(0.75)
        columns[_("{measure}: highest of one pupil").format(measure=measure.name)] = weeks.max()
        columns[_("{measure}: pupils above 0").format(measure=measure.name)] = (weeks > 0).sum()
    words = [told(unit, average, place_of_week) for unit, average in averages.items()]
    return View(title, figure, _sentences(words), _weeks_first(pd.DataFrame(columns)))


def year_view(board: Board, school_id: str, year: int, measures: list[Measure], title: str) -> View:
    """Show the weekly averages of all classes of one year. A combination class counts in its lowest year."""
    classes, sector = classes_of_year(board, school_id, year), the_school(board, school_id)["sector"]
    panels = {
        measure.class_unit: {
            called(row["name"], sector): measure.by_week(board, row["class_id"]).mean()
            for _index, row in classes.iterrows()
        }
        for measure in measures
    }
    columns, words = {}, []
    for measure, (unit, averages) in zip(measures, panels.items(), strict=True):
        for name, average in averages.items():
            columns[_("{measure}, {class_name}").format(measure=measure.name, class_name=name)] = average
        words.append(unit + ". " + " ".join(told(name, average, place_of_week) for name, average in averages.items()))
    return View(title, figures.class_lines_by_week(panels), _sentences(words), _weeks_first(pd.DataFrame(columns)))


def school_view(board: Board, school_id: str, measures: list[Measure], title: str) -> View:
    """Show every pupil's year, class under class, and the class averages."""
    classes, sector = classes_of(board, school_id), the_school(board, school_id)["sector"]
    names = [called(name, sector) for name in classes["name"]]
    panels = {
        measure.year_unit: {
            name: measure.by_pupil(board, class_id) for name, class_id in zip(names, classes["class_id"], strict=True)
        }
        for measure in measures
    }
    table = pd.DataFrame({_("class"): names})
    words = []
    for measure, (unit, values) in zip(measures, panels.items(), strict=True):
        table[_("{measure}: average").format(measure=measure.name)] = [one.mean() for one in values.values()]
        table[_("{measure}: lowest").format(measure=measure.name)] = [one.min() for one in values.values()]
        table[_("{measure}: highest").format(measure=measure.name)] = [one.max() for one in values.values()]
        words.append(unit + ". " + " ".join(told_group(name, one) for name, one in values.items()))
    table.insert(1, _("pupils"), [len(one) for one in next(iter(panels.values())).values()])
    return View(title, figures.groups(panels), _sentences(words), table)


def _weeks_first(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename_axis(_("week from")).reset_index()


def _total(series: pd.Series) -> str:
    return _("In total {total} in {weeks} weeks.").format(total=decimal(series.sum(), 0), weeks=len(series))


def _sentences(words: list[str]) -> str:
    return " ".join(text[0].upper() + text[1:] for text in words)
