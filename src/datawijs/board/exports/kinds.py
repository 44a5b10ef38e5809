"""All kinds of export files, in the order in which the README tells about them."""

from datawijs.board.exports.absences import ABSENCES
from datawijs.board.exports.file_kind import FileKind
from datawijs.board.exports.groups import GROUPS
from datawijs.board.exports.practice_goals import PRACTICE_GOALS
from datawijs.board.exports.results_list import RESULTS_LIST

KINDS: tuple[FileKind, ...] = (RESULTS_LIST, PRACTICE_GOALS, GROUPS, ABSENCES)
