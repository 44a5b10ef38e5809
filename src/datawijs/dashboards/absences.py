"""Absences of a pupil, a class, a year and a school, in half-days."""

from datawijs.board import Board
from datawijs.dashboards.select import the_class, the_pupil, the_school, year_name
from datawijs.dashboards.view import View
from datawijs.dashboards.weekly import Measure, class_view, pupil_view, school_view, year_view
from datawijs.language import _, capitalised


def pupil_absences(board: Board, pupil_id: str) -> View:
    """Show the half-days that one pupil was absent, week by week. Raises ValueError for an unknown pupil."""
    pupil = the_pupil(board, pupil_id)
    title = _("{name}, {class_name}: absences").format(name=pupil["name"], class_name=pupil["class_name"])
    return pupil_view(board, pupil_id, _measures(), title)


def class_absences(board: Board, class_id: str) -> View:
    """Show the average half-days of absence in a class, week by week. Raises ValueError for an unknown class."""
    title = _("{class_name}: absences").format(class_name=capitalised(the_class(board, class_id)["class_name"]))
    # No middle half: in an ordinary week more than three in four pupils miss nothing, so the band would be empty.
    return class_view(board, class_id, _measures(), title, with_middle=False)


def year_absences(board: Board, school_id: str, year: int) -> View:
    """Show the classes of one year, week by week. Raises ValueError for an unknown school or year."""
    school = the_school(board, school_id)
    title = _("{school}, {year}: absences").format(school=school["name"], year=year_name(year, school["sector"]))
    return year_view(board, school_id, year, _measures(), title)


def school_absences(board: Board, school_id: str) -> View:
    """Show every pupil's half-days over the year, by class. Raises ValueError for an unknown school."""
    title = _("{school}: absences by class").format(school=the_school(board, school_id)["name"])
    return school_view(board, school_id, _measures(), title)


def _measures() -> list[Measure]:
    return [
        Measure(
            "absences",
            "half_days",
            name=_("half-days absent"),
            unit=_("half-days absent a week"),
            class_unit=_("half-days absent a week, per pupil"),
            year_unit=_("half-days absent in all"),
            summed=True,
        )
    ]
