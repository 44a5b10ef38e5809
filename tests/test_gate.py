"""The gate before grading, and who a file belongs to."""

import json

import pytest
from handed_in import cell_named, exercise, filled_in, hand_in
from odd_folders import NEW, OLD, put

from datawijs.course.exercise_notebook import grade_id, grade_ids, mend, questions, read_notebook
from datawijs.course.exercises import exercises, recognise
from datawijs.course.grading import grade_folder
from datawijs.course.grading.gate import pass_gate
from datawijs.course.grading.submissions import find_submissions
from datawijs.course.problem import Problem
from datawijs.language import speaking

READING, TABLE = "beginner-reading", "beginner-class-table"


@pytest.mark.parametrize(
    ("path", "learner", "name"),
    [
        ("Anna/reading.ipynb", "Anna", READING),
        ("Anna/beginner-reading/reading.ipynb", "Anna", READING),
        ("beginner-reading/Anna/reading.ipynb", "Anna", READING),
        ("nl/beginner-class-table/Anna/class-table.ipynb", "Anna", TABLE),
        ("Anna de Vries_reading.ipynb", "Anna de Vries", READING),
        ("anna_lisa_class-table.ipynb", "anna_lisa", TABLE),
        ("Anna/my-datawijs/nl/exercises/beginner-reading/Reading.IPYNB", "Anna", READING),
        ("Anna/my work.ipynb", "Anna", None),
    ],
)
def test_whose_work_it_is(tmp_path, path, learner, name):
    hand_in(tmp_path / path, b"{}")
    group = find_submissions(tmp_path)
    assert [(one.learner, one.exercise) for one in group.notebooks] == [(learner, name)]
    assert group.learners == (learner,)


def test_hidden_files_and_the_folder_with_grades_are_passed_over(tmp_path):
    for path in ("Anna/reading.ipynb", "Anna/.ipynb_checkpoints/reading-checkpoint.ipynb", "__MACOSX/x/reading.ipynb"):
        hand_in(tmp_path / path, b"{}")
    hand_in(tmp_path / "out" / "handed-in" / "Anna" / READING / "reading.ipynb", b"{}")
    group = find_submissions(tmp_path, skip=tmp_path / "out")
    assert [one.path for one in group.notebooks] == [tmp_path / "Anna" / "reading.ipynb"]


def test_a_file_that_says_no_name_is_left_aside_with_a_sentence(tmp_path):
    hand_in(tmp_path / "Anna" / "reading.ipynb", filled_in(READING))
    hand_in(tmp_path / "reading.ipynb", filled_in(READING))
    gate = pass_gate(find_submissions(tmp_path))
    assert [work.learner for work in gate.admitted] == ["Anna"]
    assert "reading.ipynb: er staat niet bij van wie dit werk is" in gate.left_aside[0]


def test_the_well_named_file_goes_first(tmp_path):
    hand_in(tmp_path / "Anna" / "reading.ipynb", filled_in(READING))
    hand_in(tmp_path / "Anna" / "reading (kladje).ipynb", exercise(READING))
    gate = pass_gate(find_submissions(tmp_path))
    assert [work.path.name for work in gate.admitted] == ["reading.ipynb"]
    assert "kladje" in gate.admitted[0].notes[0]


def test_two_renamed_files_are_not_guessed_between(tmp_path):
    hand_in(tmp_path / "Anna" / "a.ipynb", filled_in(READING))
    hand_in(tmp_path / "Anna" / "b.ipynb", filled_in(READING, answer_read='answer_1 = "3"'))
    gate = pass_gate(find_submissions(tmp_path))
    assert not gate.admitted
    assert "2 bestanden" in gate.refused[0].why


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_language_is_known_even_when_its_line_was_changed(tmp_path, language):
    notebook = filled_in(READING, language)
    cell_named(notebook, "language")["source"] = "use_language('fr')"
    hand_in(tmp_path / "x.ipynb", notebook)
    assert recognise(read_notebook(tmp_path / "x.ipynb")).language == language


def released(name: str = READING):
    return next(one.released for one in exercises("nl") if one.name == name)


def test_mending_puts_back_all_that_nbgrader_needs_wherever_it_was(tmp_path):
    full = filled_in(READING)
    for gone in range(len(full["cells"])):
        notebook = json.loads(json.dumps(full))
        del notebook["cells"][gone]
        hand_in(tmp_path / "x.ipynb", notebook)
        mended, _notes = mend(read_notebook(tmp_path / "x.ipynb"), released())
        assert grade_ids(mended) == grade_ids(released())


def test_mending_puts_back_everything_when_all_was_deleted(tmp_path):
    hand_in(tmp_path / "x.ipynb", {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    mended, notes = mend(read_notebook(tmp_path / "x.ipynb"), released())
    assert grade_ids(mended) == grade_ids(released())
    assert [one.points for one in questions(mended)] == [one.points for one in questions(released())]
    assert notes


def test_mending_keeps_every_word_of_the_learner(tmp_path):
    notebook = filled_in(READING, answer_read='answer_1 = "6"  # want: laagste')
    extra = {
        "cell_type": "code",
        "id": "mine",
        "metadata": {},
        "source": "helper = 1",
        "outputs": [],
        "execution_count": 3,
    }
    notebook["cells"].insert(4, extra)
    twice = json.loads(json.dumps(cell_named(notebook, "answer-compare")))
    twice["source"] = 'answer_2 = "a"'
    notebook["cells"].append(twice)
    hand_in(tmp_path / "x.ipynb", notebook)
    mended, notes = mend(read_notebook(tmp_path / "x.ipynb"), released())
    sources = [cell.source for cell in mended.cells]
    for text in ('answer_1 = "6"  # want: laagste', "helper = 1", 'answer_2 = "a"', 'answer_2 = "c"'):
        assert text in sources
    assert "Vraag 2" in notes[0] and "answer-compare" not in notes[0]
    assert sorted(set(grade_ids(mended))) == sorted(grade_ids(mended))


def test_points_that_a_learner_changed_are_put_right(tmp_path):
    notebook = filled_in(READING)
    cell_named(notebook, "check-read")["metadata"]["nbgrader"]["points"] = 100
    cell_named(notebook, "check-compare")["metadata"]["nbgrader"] = {"grade_id": "check-compare", "grade": False}
    cell_named(notebook, "check-beyond")["cell_type"] = "markdown"
    cell_named(notebook, "check-behind")["metadata"]["nbgrader"] = "broken"
    hand_in(tmp_path / "x.ipynb", notebook)
    mended, _notes = mend(read_notebook(tmp_path / "x.ipynb"), released())
    assert [(q.grade_id, q.points) for q in questions(mended)] == [
        (q.grade_id, q.points) for q in questions(released())
    ]
    assert all(cell.cell_type == "code" for cell in mended.cells if (grade_id(cell) or "").startswith("check-"))


def test_where_there_is_nothing_to_grade_or_nowhere_to_write_a_sentence_says_so(tmp_path):
    def grade(work, out):
        return grade_folder(work, out, report=print)

    (tmp_path / "empty").mkdir()
    hand_in(tmp_path / "work" / "Anna" / "reading.ipynb", b"{}")
    (tmp_path / "file").write_text("x")
    for work, out, sentence in [
        ("nowhere", "out", "Er is geen map"),
        ("file", "out", "is een bestand"),
        ("empty", "out", "staat geen werk"),
        ("work", "work", "daar staat het ingeleverde werk"),
        ("work", ".", "daar staat het ingeleverde werk"),
        ("work", "file", "is een bestand"),
        ("work", "file/out", "kan niets geschreven worden"),
    ]:
        with pytest.raises(Problem, match=sentence):
            grade(tmp_path / work, tmp_path / out)
    assert (tmp_path / "work" / "Anna" / "reading.ipynb").read_bytes() == b"{}"


def test_everyone_is_found_with_what_lies_in_their_folder(tmp_path):
    for path in ("bram/reading.html", "bram/b.txt", "Cas/reading.ipynb", "loose.txt", "loose.ipynb", "Dirk/~$x.docx"):
        hand_in(tmp_path / path, b"{}")
    for path in ("Anna/empty", "nl", "beginner-reading/Eva", ".hidden", "__pycache__/x", "out/Fred"):
        (tmp_path / path).mkdir(parents=True)
    group = find_submissions(tmp_path, skip=tmp_path / "out")
    assert group.learners == (
        "Anna",
        "bram",
        "Cas",
        "Dirk",
        "Eva",
    )  # Dirk's file is a program's, so the folder is empty
    assert group.other_files == {"bram": (tmp_path / "bram" / "b.txt", tmp_path / "bram" / "reading.html")}
    assert group.nameless == (tmp_path / "loose.ipynb",)


def test_files_without_a_folder_belong_to_the_name_before_the_last_underscore(tmp_path):
    for path in (
        "Anna_reading.ipynb",
        "_reading.ipynb",
        "Anna_other.ipynb",
        "nl/ Bram _READING.ipynb",
        "x_reading.txt",
    ):
        hand_in(tmp_path / path, b"{}")
    group = find_submissions(tmp_path)
    assert [(one.learner, one.exercise) for one in group.notebooks] == [("Anna", READING), ("Bram", READING)]
    assert [path.name for path in group.nameless] == ["Anna_other.ipynb", "_reading.ipynb"]
    assert group.other_files == {"x": (tmp_path / "x_reading.txt",)}


def gate_of(folder):
    with speaking("en"):
        return pass_gate(find_submissions(folder))


def why_refused(folder) -> list[tuple]:
    return [(one.learner, one.exercise, one.path and one.path.name, one.why) for one in gate_of(folder).refused]


def test_a_link_to_another_file_is_refused_whatever_it_leads_to(tmp_path):
    hand_in(tmp_path / "Anna" / "reading.ipynb", filled_in(READING))
    (tmp_path / "Bram").mkdir()
    (tmp_path / "Bram" / "reading.ipynb").symlink_to(tmp_path / "Anna" / "reading.ipynb")
    assert why_refused(tmp_path) == [
        ("Bram", READING, "reading.ipynb", "reading.ipynb is a link to another file. Hand in the file itself.")
    ]


def test_a_file_that_can_not_be_read_is_refused_by_its_name_and_else_left_aside(tmp_path):
    hand_in(tmp_path / "Anna" / "reading.ipynb", b"")
    hand_in(tmp_path / "Bram" / "other.ipynb", b"")
    ((learner, exercise_name, path, why),) = why_refused(tmp_path)
    assert (learner, exercise_name, path) == ("Anna", READING, "reading.ipynb") and why.startswith(
        "reading.ipynb is empty"
    )
    assert [line.split(" is ")[0] for line in gate_of(tmp_path).left_aside] == ["Bram/other.ipynb: other.ipynb"]


def test_a_notebook_without_the_questions_is_refused_by_its_name_and_else_left_aside(tmp_path):
    empty = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    hand_in(tmp_path / "Anna" / "reading.ipynb", empty)
    hand_in(tmp_path / "Bram" / "other.ipynb", empty)
    why = "reading.ipynb has none of the questions of this exercise. Is it another notebook under this name?"
    assert why_refused(tmp_path) == [("Anna", READING, "reading.ipynb", why)]
    gate = gate_of(tmp_path)
    assert gate.left_aside == ["Bram/other.ipynb: this is not an exercise of the course."] and not gate.admitted


def test_a_file_under_another_name_is_admitted_with_a_note_that_goes_first(tmp_path):
    notebook = filled_in(READING, "en")
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "check-read"]
    hand_in(tmp_path / "Anna" / "class-table.ipynb", notebook)
    (work,) = gate_of(tmp_path).admitted
    assert (work.learner, work.exercise.name, work.exercise.language) == ("Anna", READING, "en")
    assert work.notes[0].startswith("The file is called class-table.ipynb; by its questions it is reading.ipynb")
    assert len(work.notes) == 2 and "Question 1" in work.notes[1]
    hand_in(tmp_path / "Bram" / "reading.ipynb", filled_in(READING))
    assert [one.notes for one in gate_of(tmp_path).admitted if one.learner == "Bram"] == [()]


def test_two_files_of_one_name_are_refused_with_both_places(tmp_path):
    hand_in(tmp_path / "Anna" / "a" / "reading.ipynb", filled_in(READING))
    hand_in(tmp_path / "Anna" / "b" / "reading.ipynb", filled_in(READING, answer_read='answer_1 = "3"'))
    hand_in(tmp_path / "Anna" / "old.ipynb", filled_in(READING))
    places = "Anna/a/reading.ipynb, Anna/b/reading.ipynb"
    why = f"There are 2 files for this exercise: {places}. Keep the one that counts and grade again."
    assert why_refused(tmp_path) == [("Anna", READING, None, why)]


VERSION = "Submitted files/Anna J/Opdracht 1/Version {}/reading.ipynb"


@pytest.mark.parametrize(
    ("older", "newer", "modified"),
    [
        (VERSION.format(1), VERSION.format(2), (NEW, OLD)),  # copied anew, the first one last
        (VERSION.format(2), VERSION.format(10), (OLD, OLD)),
        ("Anna/reading (1).ipynb", "Anna/reading.ipynb", (OLD, NEW)),
        ("Anna/reading (2).ipynb", "Anna/reading (10).ipynb", (OLD, OLD)),
    ],
    ids=["version before time", "version", "time before number", "number"],
)
def test_the_newest_is_told_by_its_version_else_by_its_time_else_by_its_number(tmp_path, older, newer, modified):
    work = {older: filled_in(READING), newer: filled_in(READING, answer_read='answer_1 = "3"')}
    put(tmp_path, work, dict(zip(work, modified, strict=True)))
    (admitted,) = pass_gate(find_submissions(tmp_path)).admitted
    assert admitted.path == tmp_path / newer


def test_the_gate_goes_by_name(tmp_path):
    for learner, name in (("Bram", READING), ("Anna", TABLE), ("Anna", READING)):
        hand_in(tmp_path / learner / f"{'reading' if name == READING else 'class-table'}.ipynb", filled_in(name))
    found = [(one.learner, one.exercise.name) for one in gate_of(tmp_path).admitted]
    assert found == [("Anna", TABLE), ("Anna", READING), ("Bram", READING)]
