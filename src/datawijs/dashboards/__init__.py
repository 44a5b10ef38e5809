"""Views as a school dashboard has them: results, absences, log-ins and planner, of a pupil, a class, a year, a school.

Each returns a `View`: a figure, the same in words, the same as a table.
"""

from datawijs.dashboards.absences import class_absences, pupil_absences, school_absences, year_absences
from datawijs.dashboards.activity import class_activity, pupil_activity, school_activity, year_activity
from datawijs.dashboards.results import class_results, pupil_results, school_results, year_results
from datawijs.dashboards.view import View

__all__ = [
    "View",
    "class_absences",
    "class_activity",
    "class_results",
    "pupil_absences",
    "pupil_activity",
    "pupil_results",
    "school_absences",
    "school_activity",
    "school_results",
    "year_absences",
    "year_activity",
    "year_results",
]
