"""Log-ins and planner views of a pupil, a class, a year and a school."""

from datawijs.board import Board
from datawijs.dashboards.select import the_class, the_pupil, the_school, year_name
from datawijs.dashboards.view import View
from datawijs.dashboards.weekly import Measure, class_view, pupil_view, school_view, year_view
from datawijs.language import _, capitalised


def pupil_activity(board: Board, pupil_id: str) -> View:
    """Show one pupil's log-ins and planner views, week by week. Raises ValueError for an unknown pupil."""
    pupil = the_pupil(board, pupil_id)
    title = _("{name}, {class_name}: log-ins and planner").format(name=pupil["name"], class_name=pupil["class_name"])
    return pupil_view(board, pupil_id, _measures(), title)


def class_activity(board: Board, class_id: str) -> View:
    """Show a class's average and its middle half, week by week. Raises ValueError for an unknown class."""
    title = _("{class_name}: log-ins and planner").format(
        class_name=capitalised(the_class(board, class_id)["class_name"])
    )
    return class_view(board, class_id, _measures(), title, with_middle=True)


def year_activity(board: Board, school_id: str, year: int) -> View:
    """Show the classes of one year, week by week. Raises ValueError for an unknown school or year."""
    school = the_school(board, school_id)
    title = _("{school}, {year}: log-ins and planner").format(
        school=school["name"], year=year_name(year, school["sector"])
    )
    return year_view(board, school_id, year, _measures(), title)


def school_activity(board: Board, school_id: str) -> View:
    """Show every pupil's average week, by class. Raises ValueError for an unknown school."""
    title = _("{school}: log-ins and planner by class").format(school=the_school(board, school_id)["name"])
    return school_view(board, school_id, _measures(), title)


def _measures() -> list[Measure]:
    return [
        Measure(
            "activity",
            "logins",
            name=_("log-ins"),
            unit=_("log-ins a week"),
            class_unit=_("log-ins a week, per pupil"),
            year_unit=_("log-ins a week"),
        ),
        Measure(
            "activity",
            "planner_views",
            name=_("planner views"),
            unit=_("planner views a week"),
            class_unit=_("planner views a week, per pupil"),
            year_unit=_("planner views a week"),
        ),
    ]
