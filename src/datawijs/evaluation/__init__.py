"""Evaluation: what a group of participants did with a training, from the files that they saved, and what to change next.

Nobody's name is asked or shown, and nothing about fewer than `SMALLEST_GROUP` people. `read_folder` reads the files, `Group`
holds what they say; difficulty, misconceptions, before and after, calibration and the survey are tables made from it, each in
a file of its own; `proposals` argues from them what the next round could do differently.
"""

from datawijs.evaluation.before_after import before_after, form_change
from datawijs.evaluation.calibration import calibration
from datawijs.evaluation.difficulty import difficulty
from datawijs.evaluation.export_files import read_files, read_folder
from datawijs.evaluation.fictional_group import fictional_group
from datawijs.evaluation.group import Group
from datawijs.evaluation.misconceptions import misconceptions
from datawijs.evaluation.next_round import proposals
from datawijs.evaluation.smallest_group import SMALLEST_GROUP
from datawijs.evaluation.survey import survey

__all__ = [
    "SMALLEST_GROUP",
    "Group",
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
