from .across_exercises import across_exercises
from .before_after import before_after
from .calibration import calibration
from .difficulty import difficulty
from .export_files import read_files, read_folder
from .fictional_group import fictional_group
from .form_change import form_change
from .group import Group
from .misconceptions import misconceptions
from .next_round import proposals
from .smallest_group import SMALLEST_GROUP
from .survey import survey

__all__ = [
    "SMALLEST_GROUP",
    "Group",
    "across_exercises",
    "before_after",
    "calibration",
    "difficulty",
    "fictional_group",
    "form_change",
    "misconceptions",
    "proposals",
    "read_files",
    "read_folder",
    "survey",
]
