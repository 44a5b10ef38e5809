"""The rows of the table of grades, and why someone has no score."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from ran_work import DISCUSSION, MISSED, READING, admitted, graded, ran

from datawijs.course.grading.autograde import Graded, Limits
from datawijs.course.grading.file_kinds import kind_by_name
from datawijs.course.grading.gate import Refused
from datawijs.course.grading.grades import (
    COLUMNS,
    Earlier,
    Status,
    as_table,
    earlier_grades,
    graded_row,
    missing_row,
    points_text,
    refused_row,
    why_no_score,
    why_waiting,
    with_earlier,
    write_csv,
)
from datawijs.course.grading.handed_files import HandedFile
from datawijs.course.outcome import ENDED, TOO_LONG
from datawijs.language import speaking

LIMITS = Limits(cell=7, notebook=70)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def test_the_row_of_graded_work():
    one = graded(admitted(language="en", notes=("First.", "Second.")), {"check-compare": MISSED})
    assert graded_row(one, LIMITS) == {
        "learner": "Anna",
        "exercise": READING,
        "language": "en",
        "status": Status.GRADED,
        "score": 6,
        "max_score": 8,
        "why": "",
        "notes": "First. Second.",
    }


def test_the_row_of_work_without_a_fair_score_says_why():
    row = graded_row(Graded(admitted(), trouble="stopped after 70 s"), LIMITS)
    assert (row["status"], row["score"], row["max_score"]) == (Status.NOT_GRADED, None, 8)
    assert row["why"] == "The notebook took too long and was stopped."


def test_the_row_of_work_that_waits_says_for_what():
    row = graded_row(graded(admitted(DISCUSSION, "en"), {"check-alk": MISSED}), LIMITS)
    assert (row["status"], row["score"], row["max_score"]) == (Status.WAITING, None, 16)
    assert row["why"].startswith("5 of 7 points so far. A coach still gives up to 9 points for: Question 7")
    assert "; Question 8" in row["why"]


def test_the_row_of_refused_work():
    exercise = admitted().exercise
    assert refused_row(Refused("Bram", READING, Path("x"), "It is empty."), exercise) == {
        "learner": "Bram",
        "exercise": READING,
        "language": "",
        "status": Status.NOT_GRADED,
        "score": None,
        "max_score": 8,
        "why": "It is empty.",
        "notes": "",
    }


def test_the_row_of_someone_who_handed_in_nothing_names_three_other_files():
    exercise = admitted().exercise
    assert missing_row("Cas", exercise, ()) == {
        "learner": "Cas",
        "exercise": READING,
        "language": "",
        "status": Status.NOT_HANDED_IN,
        "score": None,
        "max_score": 8,
        "why": "There is no notebook reading.ipynb.",
        "notes": "",
    }
    files = [
        HandedFile(Path("Cas") / name, ("Cas",), 0.0, kind_by_name(name), bytes)
        for name in ("a.docx", "b.docx", "c.py", "d.csv", "e.html", ".reading.ipynb.icloud")
    ]
    row = missing_row("Cas", exercise, files)
    assert row["status"] == Status.NOT_HANDED_IN
    assert row["why"].startswith(
        "There is no notebook reading.ipynb. There is: a.docx, b.docx, c.py and 1 more. Ask for the notebook itself"
    )
    assert "e.html: this shows the notebook" in row["why"] and "reading.ipynb: not downloaded from iCloud" in row["why"]
    assert missing_row("Cas", exercise, files, only=True) == row | {"status": Status.NOT_GRADED}


def test_why_there_is_no_score():
    work = admitted()
    assert why_no_score(graded(work), LIMITS) == ""
    assert why_no_score(Graded(work, ran(work, {"check-read": (TOO_LONG, "")})), LIMITS).startswith(
        "A cell ran for more than 7 seconds"
    )
    assert why_no_score(Graded(work, ran(work, {"check-read": (ENDED, "")})), LIMITS).startswith("A cell ends Python")
    assert why_no_score(Graded(work, trouble="ValueError: first\nthe last line."), LIMITS) == (
        "Grading broke off: the last line."
    )
    assert why_no_score(Graded(work, trouble="x" * 300), LIMITS) == f"Grading broke off: {'x' * 200}."
    assert why_no_score(Graded(work), LIMITS) == "Grading broke off: no details."


def test_nothing_waits_where_all_points_are_given():
    assert why_waiting(graded(admitted())) == ""
    assert why_waiting(Graded(admitted(DISCUSSION))) == ""


def row(learner: str, exercise: str, score: float | None = None, status: Status = Status.GRADED) -> dict:
    facts = {"language": "en", "max_score": 8, "why": "", "notes": ""}
    return {"learner": learner, "exercise": exercise, "status": status, "score": score, **facts}


def test_the_table_goes_by_name_whatever_the_capitals():
    rows = [row("bram", "b", 1), row("Cas", "a", 2), row("Anna", "a", 3), row("bram", "A", None, Status.NOT_GRADED)]
    table = as_table(rows, datetime(2026, 5, 4, 3, 2, 1, 999))
    assert list(table.columns) == COLUMNS
    assert table.index.tolist() == [0, 1, 2, 3]
    assert list(zip(table["learner"], table["exercise"], strict=True)) == [
        ("Anna", "a"),
        ("bram", "A"),
        ("bram", "b"),
        ("Cas", "a"),
    ]
    assert table["graded_on"].tolist() == ["2026-05-04T03:02:01"] * 4
    assert table["score"].dtype == float and table["score"].isna().tolist() == [False, True, False, False]


def test_an_earlier_score_is_told_beside_a_missing_one_only():
    rows = [row("Anna", "a", 3), row("Bram", "a", None, Status.NOT_GRADED), row("Cas", "a", None, Status.NOT_GRADED)]
    rows[1]["notes"] = "A note."
    earlier = {(name, "a"): Earlier(6.5, 8, "2026-05-04T03:02:01") for name in ("Anna", "Bram")}
    notes = with_earlier(as_table(rows, datetime.now()), earlier)["notes"].tolist()
    told = "An earlier version got 6.5 of 8 points (2026-05-04); that is not the score of what lies here now."
    assert notes == ["", f"A note. {told}", ""]


def test_the_last_score_of_each_person_is_found_and_broken_tables_are_passed_over(tmp_path):
    def written(name: str, rows: list[dict], day: int) -> Path:
        write_csv(as_table(rows, datetime(2026, 5, day)), tmp_path / name)
        return tmp_path / name

    files = [
        written("1.csv", [row("=Anna", "a", 3), row("Bram", "a", 1)], 1),
        tmp_path / "nowhere.csv",
        written("2.csv", [row("=Anna", "a", 5), row("Bram", "a", None, Status.NOT_GRADED)], 2),
    ]
    (tmp_path / "3.csv").write_text("other,columns\n1,2\n")
    (tmp_path / "4.csv").write_text("status,learner,exercise,score,max_score,graded_on\ngraded,A,a,many,8,x\n")
    found = earlier_grades([*files[:2], tmp_path / "3.csv", tmp_path / "4.csv", files[2]])
    assert found == {
        ("=Anna", "a"): Earlier(5, 8, "2026-05-02T00:00:00"),
        ("Bram", "a"): Earlier(1, 8, "2026-05-01T00:00:00"),
    }


def test_no_cell_of_the_file_is_a_formula_and_excel_knows_its_letters(tmp_path):
    table = pd.DataFrame({"a": ["=1", "+1", "-1", "@x", "x=1"], "b": [-1, 2, 3, 4, 5]})
    write_csv(table, tmp_path / "x.csv")
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split() == ["a,b", "'=1,-1", "'+1,2", "'-1,3", "'@x,4", "x=1,5"]


def test_points_are_written_without_needless_decimals():
    assert [points_text(6), points_text(6.5), points_text(0)] == ["6", "6.5", "0"]
    with speaking("nl"):
        assert points_text(6.5) == "6,5"
