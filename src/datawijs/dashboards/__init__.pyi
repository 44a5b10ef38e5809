from .absences import class_absences, pupil_absences, school_absences, year_absences
from .activity import class_activity, pupil_activity, school_activity, year_activity
from .line import pupil_line
from .people import People, in_hundred
from .results import class_results, pupil_results, school_results, year_results
from .view import View

__all__ = [
    "People",
    "View",
    "class_absences",
    "class_activity",
    "class_results",
    "in_hundred",
    "pupil_absences",
    "pupil_activity",
    "pupil_line",
    "pupil_results",
    "school_absences",
    "school_activity",
    "school_results",
    "year_absences",
    "year_activity",
    "year_results",
]
