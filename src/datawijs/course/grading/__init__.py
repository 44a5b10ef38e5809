"""Grade what a group handed in, through nbgrader, with a gate in front and a status beside every score."""

from datawijs.course.grading.autograde import Limits
from datawijs.course.grading.grade_folder import grade_folder, grade_share

__all__ = ["Limits", "grade_folder", "grade_share"]
