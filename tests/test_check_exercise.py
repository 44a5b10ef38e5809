"""`datawijs check`: a real kernel runs a learner's notebook, and each question gets its line."""

import json

import pytest
from handed_in import cell_named, exercise, filled_in, hand_in

from datawijs.course.check_exercise import check_exercise
from datawijs.course.problem import Problem

READING = "beginner-reading"


def checked(path, **limits) -> tuple[bool, list[str]]:
    said: list[str] = []
    return check_exercise(path, report=said.append, **limits), said


def test_all_good(tmp_path):
    hand_in(tmp_path / "reading.ipynb", filled_in(READING, "en"))
    good, said = checked(tmp_path / "reading.ipynb")
    assert good
    assert said[0].startswith("Question 1 · Read: ✓ right. Test 6, with 38.2.")
    assert said[-1] == "All 7 answers are right."


def test_each_question_gets_its_own_line_and_the_file_stays_as_it_is(tmp_path):
    notebook = filled_in(
        READING,
        answer_read='answer_1 = ""',
        answer_compare='answer_2 = "a"',
        answer_beyond='answer_3 = "b',
        answer_behind='answer_4 = "x"',
    )
    del cell_named(notebook, "answer-roodmus")["metadata"]["nbgrader"]
    path = tmp_path / "mijn werk.ipynb"
    hand_in(path, notebook)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    good, said = checked(path)
    lines = {line.split(" · ")[0]: line for line in said}
    assert not good
    assert "– niet ingevuld" in lines["Vraag 1"]
    assert "○ nog niet. Dan kijk je naar één leerling alleen." in lines["Vraag 2"]
    assert "○ nog niet" in lines["Vraag 3"] and "SyntaxError" in lines["Vraag 3"]
    assert "Kies één letter, a, b of c" in lines["Vraag 4"]
    assert "✓ goed" in lines["Vraag 5"] and "✓ goed" in lines["Vraag 6"]
    assert said[-1] == "3 van de 7 vragen zijn goed."
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_untouched_exercise_is_not_filled_in(tmp_path):
    hand_in(tmp_path / "class-table.ipynb", exercise("beginner-class-table", "en"))
    good, said = checked(tmp_path / "class-table.ipynb")
    assert not good
    assert sum("– not filled in" in line for line in said) == 6


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("while True: pass", "keeps running and was stopped"),
        (
            "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
            "keeps running and was stopped",
        ),
        ("import os\nos._exit(0)", "ends Python itself"),
    ],
    ids=["endless", "stubborn", "os-exit"],
)
def test_code_that_never_ends_or_ends_python(tmp_path, code, sentence):
    hand_in(tmp_path / "reading.ipynb", filled_in(READING, "en", answer_beyond=code))
    good, said = checked(tmp_path / "reading.ipynb", seconds_a_cell=5)
    assert not good
    assert "✓ right" in said[0] and "✓ right" in said[1]
    assert sentence in said[2]
    assert "not reached" in said[3]


def test_code_that_leaves_python_by_the_front_door(tmp_path):
    hand_in(tmp_path / "reading.ipynb", filled_in(READING, "en", answer_beyond="exit()"))
    good, said = checked(tmp_path / "reading.ipynb")
    assert not good
    assert "✓ right" in said[0] and "✓ right" in said[1]
    assert any("Python itself stopped halfway" in line for line in said)


def test_what_is_no_exercise_gets_a_sentence(tmp_path):
    for name, data, sentence in [
        ("empty.ipynb", b"  \n", "is leeg"),
        ("cut.ipynb", json.dumps(exercise(READING)).encode()[:3000], "beschadigd of afgebroken"),
        ("utf16.ipynb", json.dumps(exercise(READING)).encode("utf-16"), "UTF-16"),
        ("latin.ipynb", '{"cells": "é"}'.encode("latin-1"), "Latin-1"),
        ("deep.ipynb", b"[" * 200_000, "beschadigd"),
        ("list.ipynb", b"[1, 2]", "geen notebook van nu"),
        ("old.ipynb", b'{"nbformat": 3, "worksheets": []}', "geen notebook van nu"),
        ("cells.ipynb", b'{"nbformat": 4, "cells": [3]}', "een van de cellen"),
        ("lesson.ipynb", b'{"nbformat": 4, "cells": [], "metadata": {}}', "geen vragen"),
        ("page.html", b"<p>", "geen notebook"),
    ]:
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Problem, match=sentence):
            check_exercise(tmp_path / name, report=print)
    with pytest.raises(Problem, match="Er is geen bestand"):
        check_exercise(tmp_path / "nowhere.ipynb")
    with pytest.raises(Problem, match="is een map"):
        check_exercise(tmp_path)
