"""nbgrader's check of what it notes on cells: their names, points, and what they are for."""

import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import CheckCellMetadata

_passed: set[str] = set()


class CheckNames(CheckCellMetadata):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's check, done once for notes that are the same: those of a group's work nearly always are.

    It checks its own schema anew for each cell, which takes a quarter of the time that grading costs outside of the kernel.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return `nb` as it is. Raises nbgrader's ValidationError where its notes can't be right."""
        notes = json.dumps([(cell.cell_type, cell.metadata.get("nbgrader")) for cell in nb.cells], sort_keys=True)
        if notes not in _passed:
            super().preprocess(nb, resources)
            _passed.add(notes)
        return nb, resources
