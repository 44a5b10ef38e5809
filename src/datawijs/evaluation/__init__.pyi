from .across_exercises import across_exercises
from .before_after import before_after
from .calibration import calibration
from .counts import counts_of
from .counts_files import joined_counts, kept_counts, read_counts
from .difficulty import difficulty
from .export_files import read_files, read_folder
from .fictional_group import fictional_group
from .form_change import form_change
from .group import Group
from .halves import opened, read_half
from .misconceptions import misconceptions
from .next_round import proposals
from .rounds import between_rounds
from .smallest_group import SMALLEST_GROUP
from .survey import survey

__all__ = [
    "SMALLEST_GROUP",
    "Group",
    "across_exercises",
    "before_after",
    "between_rounds",
    "calibration",
    "counts_of",
    "difficulty",
    "fictional_group",
    "form_change",
    "joined_counts",
    "kept_counts",
    "misconceptions",
    "opened",
    "proposals",
    "read_counts",
    "read_files",
    "read_folder",
    "read_half",
    "survey",
]
