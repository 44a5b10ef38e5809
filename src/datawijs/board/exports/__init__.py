"""The board as files that look like those a school gets out of its systems, with all that makes them awkward to read.

Our imitation: no file here claims to be somebody's format. For the exchange between systems there are public ones (Edustandaard
publishes OSO and that of the doorstroomtoets); for what a teacher downloads we know of none. Each kind of file is one module
with its columns and its quirks; what a quirk costs a reader is why it is there.
"""

from datawijs.board.exports.find import exports_folder
from datawijs.board.exports.kinds import KINDS
from datawijs.board.exports.read import read_export
from datawijs.board.exports.write import write_exports

__all__ = ["KINDS", "exports_folder", "read_export", "write_exports"]
