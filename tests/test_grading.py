"""Grading, with real broken work, a real nbgrader and real kernels: one batch, looked at from all sides."""

import json
import os
import re
import shutil
from html import unescape
from pathlib import Path

import pandas as pd
import psutil
import pytest
from accessibility import in_anyones_way
from bubblewrap import need_bubblewrap
from handed_in import COURSE, cell_named, exercise, filled_in, hand_in

from datawijs.course.grading import Limits, grade_folder
from datawijs.course.grading.grades import Status
from datawijs.language import speaking

READING, TABLE = "beginner-reading", "beginner-class-table"
LIMITS = Limits(cell=60, notebook=300)
SHORT = Limits(cell=5, notebook=100)  # for work that never ends


def with_cell_twice(notebook: dict, cell_id: str) -> dict:
    cell = cell_named(notebook, cell_id)
    notebook["cells"].insert(notebook["cells"].index(cell), json.loads(json.dumps(cell)))
    return notebook


def without_cells(notebook: dict, *cell_ids: str) -> dict:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in cell_ids]
    return notebook


def with_test(notebook: dict, cell_id: str, source: str, **metadata) -> dict:
    cell_named(notebook, cell_id)["source"] = source
    cell_named(notebook, cell_id)["metadata"].update(metadata)
    return notebook


def as_bytes(notebook: dict, encoding: str) -> bytes:
    return json.dumps(notebook, ensure_ascii=False).encode(encoding)


@pytest.fixture(scope="module")
def batch(tmp_path_factory) -> tuple[pd.DataFrame, Path, Path, list[str]]:
    """Grade one folder with good and broken work; return the table, the two folders and what was reported."""
    folder = tmp_path_factory.mktemp("grading")
    work, out = folder / "work", folder / "out"
    good = filled_in(READING)
    hand_in(work / "Anna de Vries" / "reading.ipynb", good)
    hand_in(work / "Bram" / "reading.ipynb", exercise(READING))
    hand_in(
        work / "Chloé" / "beginner-reading" / "reading.ipynb", filled_in(READING, "en", answer_read='answer_1 = "11"')
    )
    hand_in(work / "beginner-reading" / "Daan" / "reading.ipynb", filled_in(READING, answer_compare='answer_2 = "c'))
    hand_in(
        work / "Els_reading.ipynb", without_cells(filled_in(READING), "check-read", "answer-behind", "check-behind")
    )
    hand_in(
        work / "Finn" / "reading.ipynb",
        with_test(filled_in(READING, answer_read='answer_1 = "3"'), "check-read", "pass"),
    )
    hand_in(
        work / "Gijs" / "reading.ipynb",
        with_test(filled_in(READING, answer_read='answer_1 = "3"'), "check-read", "check", tags=["skip-execution"]),
    )
    hand_in(work / "Hanne" / "reading.ipynb", with_cell_twice(filled_in(READING), "check-compare"))
    hand_in(work / "Imke" / "mijn werk (1).ipynb", good)
    hand_in(work / "Jef" / "reading.ipynb", filled_in(READING, answer_read="import os\nos._exit(0)"))
    noisy = 'import sys, warnings\nwarnings.warn("oude versie")\nprint("let op", file=sys.stderr)\nanswer_1 = "6"\n'
    noisy += "import atexit, logging\nlogging.captureWarnings(False)\n"
    noisy += 'class Loud(str):\n    def strip(self, *a):\n        warnings.warn("hier ook")\n'
    noisy += "        return str.strip(self, *a)\n"
    hand_in(work / "Kaat" / "reading.ipynb", filled_in(READING, answer_read=noisy + 'answer_1 = Loud("6")'))
    hand_in(work / "Lotte" / "reading.ipynb", as_bytes(good, "utf-8")[:2000])
    hand_in(work / "Milan" / "reading.ipynb", b"")
    hand_in(work / "Noor" / "reading.ipynb", as_bytes(good, "utf-16"))
    hand_in(work / "Otto" / "reading.ipynb", as_bytes(filled_in(READING, answer_read='answer_1 = "é"'), "latin-1"))
    (work / "Pien").mkdir()
    hand_in(work / "Quinten" / "reading.html", b"<p>printed</p>")
    hand_in(work / "Rosa" / "reading.ipynb", good)
    hand_in(work / "Rosa" / "copy" / "reading.ipynb", filled_in(READING, answer_read='answer_1 = "3"'))
    hand_in(work / "Stijn" / "welcome.ipynb", {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    hand_in(work / "Tess" / "reading.ipynb", filled_in(TABLE))  # another exercise under this name
    hand_in(
        work / "Umut" / "class-table.ipynb",
        filled_in(TABLE, answer_average='class_average = table["score"].fillna(0).mean()'),
    )
    hand_in(work / "Vera" / "reading.ipynb", good)
    os.symlink(work / "Anna de Vries" / "reading.ipynb", work / "Bram" / "class-table.ipynb")
    said: list[str] = []
    with speaking("en"):
        table = grade_folder(work, out, limits=LIMITS, report=said.append)
    return table, work, out, said


def row(batch, learner: str, name: str = READING) -> pd.Series:
    table = batch[0]
    found = table[(table["learner"] == learner) & (table["exercise"] == name)]
    assert len(found) == 1
    return found.iloc[0]


def test_good_work_gets_all_points(batch):
    assert row(batch, "Anna de Vries")[["status", "score", "max_score"]].tolist() == [Status.GRADED, 8, 8]


def test_an_untouched_exercise_is_not_begun_and_gets_no_zero(batch):
    assert row(batch, "Bram")["status"] == Status.NOT_BEGUN and pd.isna(row(batch, "Bram")["score"])


def test_an_anticipated_wrong_answer_costs_its_own_points_only(batch):
    assert row(batch, "Chloé")[["status", "score", "language"]].tolist() == [Status.GRADED, 7, "en"]
    assert row(batch, "Umut", TABLE)[["status", "score"]].tolist() == [Status.GRADED, 6]


def test_a_syntax_error_costs_its_own_question_only(batch):
    assert row(batch, "Daan")[["status", "score"]].tolist() == [Status.GRADED, 6]
    assert "SyntaxError" in feedback(batch, "Daan")


def test_deleted_cells_come_back_and_are_graded(batch):
    found = row(batch, "Els")  # the test of question 1 was gone, and the answer and the test of question 4
    assert found[["status", "score"]].tolist() == [Status.GRADED, 7]
    assert "3 cells were missing" in found["notes"]


def test_an_edited_test_cell_earns_nothing(batch):
    assert row(batch, "Finn")[["status", "score"]].tolist() == [Status.GRADED, 7]
    assert "Vraag 1" in row(batch, "Finn")["notes"]


def test_a_tag_that_skips_a_test_earns_nothing(batch):
    assert row(batch, "Gijs")[["status", "score"]].tolist() == [Status.GRADED, 7]


def test_a_cell_that_is_there_twice_does_no_harm(batch):
    assert row(batch, "Hanne")[["status", "score"]].tolist() == [Status.GRADED, 8]
    assert "there twice" in row(batch, "Hanne")["notes"]


def test_a_renamed_notebook_is_known_by_its_questions(batch):
    assert row(batch, "Imke")[["status", "score"]].tolist() == [Status.GRADED, 8]
    assert "mijn werk (1).ipynb" in row(batch, "Imke")["notes"]


def test_another_exercise_under_this_name_is_graded_as_what_it_is(batch):
    assert row(batch, "Tess", TABLE)[["status", "score"]].tolist() == [Status.GRADED, 8]
    assert row(batch, "Tess")["status"] == Status.NOT_HANDED_IN


def test_warnings_cost_nothing(batch):
    assert row(batch, "Kaat")[["status", "score"]].tolist() == [Status.GRADED, 8]


@pytest.mark.parametrize(
    ("learner", "reason"),
    [
        ("Jef", "ends Python itself"),
        ("Lotte", "damaged or was cut off"),
        ("Milan", "is empty"),
        ("Noor", "UTF-16"),
        ("Otto", "Latin-1"),
        ("Rosa", "2 files for this exercise"),
    ],
)
def test_what_can_not_be_graded_says_why_and_has_no_score(batch, learner, reason):
    found = row(batch, learner)
    assert found["status"] == Status.NOT_GRADED
    assert pd.isna(found["score"])
    assert reason in found["why"]


def test_a_link_to_someone_elses_work_is_not_graded(batch):
    assert row(batch, "Bram", TABLE)["status"] == Status.NOT_GRADED
    assert "link" in row(batch, "Bram", TABLE)["why"]


@pytest.mark.parametrize(
    ("learner", "status"),
    [("Pien", Status.NOT_HANDED_IN), ("Quinten", Status.NOT_GRADED), ("Stijn", Status.NOT_GRADED)],
)
def test_who_handed_in_no_exercise_is_listed_without_a_score(batch, learner, status):
    assert row(batch, learner)["status"] == status
    assert pd.isna(row(batch, learner)["score"])


def test_other_files_are_named(batch):
    assert "reading.html" in row(batch, "Quinten")["why"]
    assert any("Stijn/welcome.ipynb" in line for line in batch[3])


def test_every_learner_has_a_line_in_the_report_and_the_overview(batch):
    overview = (batch[2] / "overview.html").read_text(encoding="utf-8")
    for learner in set(batch[0]["learner"]):
        assert any(line.startswith(f"{learner}, ") for line in batch[3])
        assert learner in overview


def test_the_csv_says_the_same_as_the_table(batch):
    written = pd.read_csv(batch[2] / "grades.csv")
    assert written["score"].isna().tolist() == batch[0]["score"].isna().tolist()
    assert written["status"].tolist() == batch[0]["status"].tolist()
    assert not (written["score"].fillna(-1) == 0)[written["status"] != Status.GRADED].any()


def test_the_pages_ask_nothing_of_other_computers(batch):
    for path in batch[2].rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "http" not in text and "<script" not in text and "@import" not in text


def test_feedback_is_in_the_language_of_the_exercise_and_names_the_misconception(batch):
    assert "Test 11 is low too (47.2)" in feedback(batch, "Chloé")
    assert 'lang="en"' in feedback(batch, "Chloé")
    assert "15 gemiste toetsen mee als 0" in feedback(batch, "Umut", TABLE)
    assert 'lang="nl"' in feedback(batch, "Umut", TABLE)


def test_the_report_says_how_learner_code_was_kept_apart(batch):
    from datawijs.course.grading import sandbox

    expected = "inside bubblewrap" if sandbox.bubblewrap() else "with your own rights"
    assert expected in batch[3][0]


def test_every_version_is_kept_as_it_came(batch):
    _table, work, out, _said = batch
    for learner in ("Anna de Vries", "Lotte", "Noor"):
        kept = list((out / "handed-in" / learner / READING).glob("*.ipynb"))
        assert [path.read_bytes() for path in kept] == [(work / learner / "reading.ipynb").read_bytes()]


def test_nothing_in_the_handed_in_work_changes(batch):
    _table, work, _out, _said = batch
    assert json.loads((work / "Els_reading.ipynb").read_bytes()) == without_cells(
        filled_in(READING), "check-read", "answer-behind", "check-behind"
    )


def feedback(batch, learner: str, name: str = READING) -> str:
    return (batch[2] / "feedback" / learner / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def again(batch, tmp_path_factory):
    """A second round: Anna hands in a broken version after her good one, Vera's file is gone, Bram has done it."""
    folder = tmp_path_factory.mktemp("again")
    work, out = folder / "work", folder / "out"
    shutil.copytree(batch[2], out)
    hand_in(work / "Anna de Vries" / "reading.ipynb", b'{"cells": [')
    hand_in(work / "Bram" / "reading.ipynb", filled_in(READING))
    (work / "Vera").mkdir()
    with speaking("en"):
        table = grade_folder(work, out, limits=LIMITS, report=lambda line: None)
    return table, work, out, []


def test_a_broken_version_after_a_good_one_has_no_score(again):
    found = row(again, "Anna de Vries")
    assert found["status"] == Status.NOT_GRADED and pd.isna(found["score"])
    assert "An earlier version got 8 of 8 points" in found["notes"]
    assert not (again[2] / "feedback" / "Anna de Vries").exists()


def test_a_score_of_work_that_is_gone_is_no_score_now(again):
    assert row(again, "Vera")["status"] == Status.NOT_HANDED_IN and pd.isna(row(again, "Vera")["score"])
    assert "8 of 8" in row(again, "Vera")["notes"]


def test_a_better_version_gets_its_own_score(again):
    assert row(again, "Bram")[["status", "score"]].tolist() == [Status.GRADED, 8]


def test_nothing_of_the_round_before_is_lost(batch, again):
    _table, _work, out, _said = again
    (earlier,) = (out / "earlier").iterdir()
    assert (earlier / "grades.csv").read_bytes() == (batch[2] / "grades.csv").read_bytes()
    assert (earlier / "feedback" / "Anna de Vries" / f"{READING}.html").exists()
    assert len(list((out / "handed-in" / "Anna de Vries" / READING).glob("*.ipynb"))) == 2


@pytest.fixture(scope="module", params=["sandbox", "plain"])
def endless(request, tmp_path_factory):
    """Work that never ends, in bubblewrap where there is one, and without."""
    from datawijs.course.grading import sandbox

    if request.param == "sandbox":
        need_bubblewrap()
    folder = tmp_path_factory.mktemp("endless")
    work, out = folder / "work", folder / "out"
    stubborn = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    orphan = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(4321)'], "
    orphan += "start_new_session=True)\n"
    hand_in(work / "Anna" / "reading.ipynb", filled_in(READING, answer_read="while True: pass"))
    hand_in(work / "Bram" / "reading.ipynb", filled_in(READING, answer_read=stubborn + orphan + "while True: pass"))
    hand_in(work / "Chris" / "reading.ipynb", filled_in(READING))
    hand_in(work / "Dora" / "reading.ipynb", with_slow_cell(filled_in(READING)))
    with pytest.MonkeyPatch.context() as patch, speaking("en"):
        if request.param == "plain":
            patch.setattr(sandbox, "bubblewrap", lambda: None)
        table = grade_folder(work, out, limits=SHORT, report=lambda line: None)
    return table, work, out, []


def with_slow_cell(notebook: dict) -> dict:
    """Return `notebook` with a cell of the learner's own, before all questions, that takes longer than a cell may."""
    slow = {"cell_type": "code", "id": "my-own-cell", "metadata": {}, "execution_count": None, "outputs": []}
    return notebook | {"cells": [slow | {"source": "while True: pass"}, *notebook["cells"]]}


@pytest.mark.parametrize("learner", ["Anna", "Bram", "Dora"])
def test_a_loop_without_an_end_is_stopped_and_has_no_score(endless, learner):
    found = row(endless, learner)
    assert found["status"] == Status.NOT_GRADED and pd.isna(found["score"])
    assert f"{SHORT.cell} seconds" in found["why"]


def test_the_others_are_graded_beside_an_endless_loop(endless):
    assert row(endless, "Chris")[["status", "score"]].tolist() == [Status.GRADED, 8]


def test_feedback_on_the_questions_that_did_run(endless):
    page = feedback(endless, "Anna")
    assert "bleef maar rekenen" in page
    assert "De klas zakte 11,6 punten" in page


def test_nothing_that_learner_code_started_is_left(endless):
    commands = [" ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])]
    assert not [command for command in commands if "time.sleep(4321)" in command]


def test_in_the_sandbox_learner_code_sees_neither_work_nor_grades_nor_network(tmp_path):
    need_bubblewrap()
    spy = f"""
import os, socket
places = ({str(tmp_path / "work")!r}, "/etc/passwd", os.path.expanduser("~/.bashrc"), {str(COURSE / "solutions")!r})
found = [place for place in places if os.path.exists(place)]
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except OSError as error:
    found.append(type(error).__name__)
found += os.listdir() + [name for name in os.listdir("/proc") if name.isdigit() and name != str(os.getpid())]
raise RuntimeError(f"saw {{found}}")
"""
    hand_in(tmp_path / "work" / "Anna" / "reading.ipynb", filled_in(READING, "en", answer_read=spy))
    grade_folder(tmp_path / "work", tmp_path / "out", limits=LIMITS, report=lambda line: None)
    page = unescape((tmp_path / "out" / "feedback" / "Anna" / f"{READING}.html").read_text(encoding="utf-8"))
    assert re.search(r"RuntimeError: saw \['(ConnectionRefusedError|OSError)'\]", page)


def test_the_pages_are_accessible_on_a_phone_in_light_and_dark(batch, new_page):
    page = new_page(360)
    for path in (batch[2] / "overview.html", batch[2] / "feedback" / "Daan" / f"{READING}.html"):
        page.goto(path.as_uri())
        assert in_anyones_way(page) == [], path.name
