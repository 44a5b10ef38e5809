"""What a coach has to know of a run: cells that failed for a reason that says nothing about what somebody knows.

Such a cell can cost the points of its question, which nbgrader gives and nobody changes here; so it is told beside them.
"""

from nbformat import NotebookNode

from datawijs.course.cell_errors import told_error
from datawijs.course.exercise_notebook import questions, titles_of
from datawijs.course.grading.autograde import Graded
from datawijs.language import _


def run_notes(graded: Graded) -> list[str]:
    """Return a sentence for each kind of such cells in work that ran, with the questions that they stand in."""
    if graded.executed is None:
        return []
    told: dict[str, dict[str, None]] = {}
    titles = _titles(graded.executed)
    for index, cell in enumerate(graded.executed.cells):
        for output in cell.get("outputs", ()):
            if output.output_type == "error" and (sentence := told_error(output.ename, output.evalue, cell.source)):
                told.setdefault(sentence, {})[titles[index]] = None
    return [f"{', '.join(places)}: {sentence}" for sentence, places in told.items()]


def _titles(executed: NotebookNode) -> list[str]:
    """For each cell the question that it answers, or else the place where a reader finds it."""
    names = titles_of(executed)
    of_answers = {
        index: names[one.grade_id]
        for one in questions(executed)
        for index in (*one.answers, one.test)
        if one.grade_id in names
    }
    found, title = [], _("the first cell")
    for index, cell in enumerate(executed.cells):
        title = names.get(cell.metadata.get("nbgrader", {}).get("grade_id"), title)
        found.append(of_answers.get(index, title))
    return found
