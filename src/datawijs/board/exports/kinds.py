"""All kinds of export files, in the order in which the README tells about them."""

from datawijs.board.exports.absences import ABSENCES
from datawijs.board.exports.file_kind import FileKind
from datawijs.board.exports.groups import GROUPS
from datawijs.board.exports.practice_goals import PRACTICE_GOALS
from datawijs.board.exports.practice_months import PRACTICE_MONTHS
from datawijs.board.exports.results_list import RESULTS_LIST
from datawijs.board.exports.standard_tests import STANDARD_TESTS

KINDS: tuple[FileKind, ...] = (RESULTS_LIST, PRACTICE_GOALS, PRACTICE_MONTHS, STANDARD_TESTS, GROUPS, ABSENCES)
