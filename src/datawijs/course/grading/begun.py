"""Whether somebody worked in an exercise, or only has it as it was handed out."""

import re

from nbformat import NotebookNode

from datawijs.course.exercise_notebook import grade_id, is_answer
from datawijs.course.exercises import Exercise

_GIVES = re.compile(r"\s*\w+\s*=\s*[^\s=,]+\s*$")


def typed(notebook: NotebookNode) -> tuple[tuple[str, str], ...]:
    """Return what stands in the cells of `notebook`: kind and text, without blank lines around it."""
    return tuple((cell.cell_type, cell.source.strip()) for cell in notebook.cells)


def is_begun(notebook: NotebookNode, exercise: Exercise) -> bool:
    """Tell whether anything was typed in `notebook`: in an answer, in a check, or in a cell that the `exercise` hasn't got.

    Texts that only differ because the course has changed since don't count; nor do cells that are gone.
    """
    released = exercise.released
    originals = {name: cell for cell in released.cells if (name := grade_id(cell))}
    ids = {cell.id for cell in released.cells}
    knows_ids = any(cell.id in ids for cell in notebook.cells)
    texts = {cell.source.strip() for cell in released.cells}
    return any(
        _is_typed_in(cell, originals[name])
        if (name := grade_id(cell)) in originals
        else _is_own(cell, texts, ids if knows_ids else None)
        for cell in notebook.cells
    )


def _is_typed_in(cell: NotebookNode, original: NotebookNode) -> bool:
    """Tell whether somebody typed in one of our cells: in an answer anything, in another cell an answer (`answer_1 = …`)."""
    text, before = cell.source.strip(), original.source.strip()
    if is_answer(original):
        return bool(text) and text != before
    lines = set(text.splitlines()) - set(before.splitlines())
    return cell.cell_type == "code" and any(_GIVES.match(line) for line in lines)


def _is_own(cell: NotebookNode, texts: set[str], ids: set[str] | None) -> bool:
    """Tell whether a cell without a name was added. Of our texts, which have no name either, the id tells (`ids`)."""
    text = cell.source.strip()
    if not text or text in texts:
        return False
    return cell.cell_type == "code" or (ids is not None and cell.id not in ids)
