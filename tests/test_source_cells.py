"""What grading takes from a solution, held against what nbgrader itself notes in a gradebook when it makes the release."""

import shutil
from copy import deepcopy

import pytest
from handed_in import COURSE
from nbgrader.api import Gradebook, MissingEntry

from datawijs.course.exercises import exercises
from datawijs.course.grading.source_cells import OverwriteFromSource, source_cells
from datawijs.course.release import generate

EXERCISES = exercises("nl")


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    root = tmp_path_factory.mktemp("release")
    generate(COURSE / "solutions" / "nl", root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        yield book
    shutil.rmtree(root)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_the_cells_are_those_of_a_real_gradebook(gradebook, exercise):
    notebook = gradebook.find_notebook(exercise.notebook_name, exercise.name)
    points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
    noted = {
        cell.name: (cell.name, str(cell.cell_type), cell.locked, cell.source, cell.checksum, points.get(cell.name))
        for cell in notebook.source_cells
    }
    found = {
        name: (cell.name, cell.cell_type, cell.locked, cell.source, cell.checksum, cell.max_score)
        for name, cell in source_cells(exercise).items()
    }
    assert noted, "nbgrader noted nothing"
    assert found == noted
    assert sum(cell.max_score or 0 for cell in source_cells(exercise).values()) == notebook.max_score


def test_hidden_tests_come_back_whatever_a_learner_made_of_the_cell():
    exercise = next(one for one in EXERCISES if one.name == "beginner-reading")
    cells = source_cells(exercise)
    handed_in = deepcopy(exercise.released)
    check = next(cell for cell in handed_in.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "check-read")
    check.source, check.metadata.nbgrader["points"] = "pass", 100
    restored, _resources = OverwriteFromSource(cells).preprocess(handed_in, {"nbgrader": {}})
    check = next(cell for cell in restored.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "check-read")
    assert check.source == cells["check-read"].source != "pass"
    assert check.metadata.nbgrader["points"] == cells["check-read"].max_score == 1


def test_a_cell_that_nbgrader_does_not_know_is_missing_as_from_a_gradebook():
    step = OverwriteFromSource({})
    with pytest.raises(MissingEntry):
        step.gradebook.find_source_cell("check-read", "", "")
