"""An answer in words waits for a coach: it is never shown as 0, and what the computer could judge is told beside it."""

import shutil

import pandas as pd
import pytest
from handed_in import exercise, filled_in, hand_in, right_answers

from datawijs.course.check_exercise import check_exercise
from datawijs.course.exercise_notebook import questions, read_notebook
from datawijs.course.exercises import exercises
from datawijs.course.grading import Limits, grade_folder
from datawijs.course.grading.coach_points import read_given
from datawijs.course.grading.folders import written_answers
from datawijs.course.grading.grades import Status
from datawijs.course.outcome import Verdict, outcomes
from datawijs.language import speaking

NAME, FILE = "analysis-group-discussion", "group-discussion.ipynb"


def nothing_right() -> dict[str, str]:
    """Answers that are as they were handed out, but for one that is wrong."""
    untouched = {cell["id"]: "".join(cell["source"]) for cell in exercise(NAME, "en")["cells"]}
    given = {name: untouched[name] for name in right_answers(NAME, "en")}
    return {name.replace("-", "_"): text for name, text in (given | {"answer-missing": "missing = 0"}).items()}


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    work, out = folder / "work", folder / "out"
    hand_in(work / "Anna" / FILE, filled_in(NAME, "en"))
    hand_in(work / "Bram" / FILE, filled_in(NAME, "en", **nothing_right()))
    hand_in(work / "Chloé" / FILE, filled_in(NAME, answer_missing="missing = 0", answer_later="  \n"))
    said: list[str] = []
    with speaking("en"):
        table = grade_folder(work, out, limits=Limits(cell=60, notebook=300), report=said.append)
    return table.set_index("learner"), out, said


def test_work_with_an_answer_in_words_waits_and_has_no_score(batch):
    anna = batch[0].loc["Anna"]
    assert anna["status"] == Status.WAITING and pd.isna(anna["score"]) and anna["max_score"] == 16
    assert anna["why"].startswith("7 of 7 points so far. A coach still gives up to 9 points for: Question 7")
    assert any(line.startswith("Anna, analysis-group-discussion: ◌ waits for a coach. 7 of 7") for line in batch[2])


def test_an_empty_answer_earns_nothing_and_waits_for_nobody(batch):
    bram, chloe = batch[0].loc["Bram"], batch[0].loc["Chloé"]
    assert bram["status"] == Status.GRADED and bram["score"] == 0
    assert chloe["status"] == Status.WAITING
    assert chloe["why"].startswith("6 of 10 points so far. A coach still gives up to 6 points for: Vraag 7")


def test_the_csv_has_no_number_where_a_coach_still_reads(batch):
    written = pd.read_csv(batch[1] / "grades.csv").set_index("learner")
    assert written["score"].isna().tolist() == [True, False, True]


def test_the_feedback_shows_the_answer_and_that_it_waits(batch):
    page = (batch[1] / "feedback" / "Anna" / f"{NAME}.html").read_text(encoding="utf-8")
    assert "a coach still reads your answer" in page and "up to 6 points" in page
    assert "◌ for a coach to read" in page and "In spelling Alk is lower too" in page
    assert "0 of 6" not in page
    page = (batch[1] / "feedback" / "Chloé" / f"{NAME}.html").read_text(encoding="utf-8")
    assert "◌ leest een coach" in page and "0 van 3" in page


@pytest.fixture(scope="module")
def again(batch, tmp_path_factory):
    """The coach fills in the table with a spreadsheet that writes semicolons and commas; Chloé changes her answer."""
    folder = tmp_path_factory.mktemp("again")
    work, out = folder / "work", folder / "out"
    shutil.copytree(batch[1], out)
    table = pd.read_csv(out / "written-answers.csv", encoding="utf-8-sig", dtype={"points": object, "comment": object})
    assert table["learner"].tolist() == ["Anna", "Anna", "Chloé"]
    assert table["most"].tolist() == [6, 3, 6] and table["points"].isna().all()
    table["points"] = ["4,5", "3", "6"]
    table.loc[0, "comment"] = "Say when you call home — 'this week' will do."
    table.to_csv(out / "written-answers.csv", sep=";", index=False, encoding="cp1252", errors="replace")
    hand_in(work / "Anna" / FILE, filled_in(NAME, "en"))
    hand_in(work / "Chloé" / FILE, filled_in(NAME, answer_note="Iets heel anders.", answer_later=" "))
    with speaking("en"):
        result = grade_folder(work, out, limits=Limits(cell=60, notebook=300), report=lambda line: None)
    return result.set_index("learner"), out


def test_points_that_a_coach_filled_in_make_the_score(again):
    assert again[0].loc["Anna", ["status", "score"]].tolist() == [Status.GRADED, 14.5]
    page = (again[1] / "feedback" / "Anna" / f"{NAME}.html").read_text(encoding="utf-8")
    assert "✓ read by a coach" in page and "4.5 of 6" in page and "will do." in page


def test_points_of_another_answer_are_not_used(again):
    assert again[0].loc["Chloé", "status"] == Status.WAITING


def test_what_the_coach_filled_in_is_kept(again):
    table = pd.read_csv(again[1] / "written-answers.csv", encoding="utf-8-sig").set_index(["learner", "question"])
    assert table.loc[("Anna", "answer-note"), "points"] == 4.5
    assert pd.isna(table.loc[("Chloé", "answer-note"), "points"])
    given = read_given(written_answers(again[1]))
    assert {(key[0], key[2], one.points) for key, one in given.items()} == {
        ("Anna", "answer-note", 4.5),
        ("Anna", "answer-later", 3.0),
        ("Chloé", "answer-note", 6.0),
    }


def test_a_table_that_can_not_be_read_gives_nothing(tmp_path):
    for data in (b"", b"\xff\xfe\x00", b"learner,points\nAnna,5\n", "a;b\n“;".encode("cp1252")):
        (tmp_path / "written-answers.csv").write_bytes(data)
        assert read_given([tmp_path / "written-answers.csv", tmp_path / "nowhere.csv"]) == {}


def test_the_overview_counts_who_waits(batch):
    overview = (batch[1] / "overview.html").read_text(encoding="utf-8")
    assert "2 waiting for a coach" in overview and "◌ waits for a coach" in overview


def test_the_check_on_ones_own_computer_says_so_too(tmp_path):
    hand_in(tmp_path / FILE, filled_in(NAME, "en"))
    said: list[str] = []
    assert check_exercise(tmp_path / FILE, report=said.append)
    assert "◌ for a coach to read" in said[6] and said[-1] == "All 6 answers are right."


def test_an_answer_in_words_is_a_question_of_its_own(tmp_path):
    released = next(one.released for one in exercises("nl") if one.name == NAME)
    assert [question.by_coach for question in questions(released)] == [False] * 6 + [True, True]
    assert sum(question.points for question in questions(released)) == 16
    hand_in(tmp_path / FILE, exercise(NAME))
    written = [one for one in outcomes(read_notebook(tmp_path / FILE)) if one.question.by_coach]
    assert [one.verdict for one in written] == [Verdict.NOT_FILLED_IN] * 2
