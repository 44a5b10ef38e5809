"""Odd folders: nobody is lost, no silent zero, a true status, and a sentence that helps; nbgrader's points stay as they are."""

import pandas as pd
import pytest
from odd_folders import CASES, Case
from ran_work import run_nothing

from datawijs.course.grading import Limits, grade_folder
from datawijs.course.grading.grades import Status

# one of each kind; the others run at night
DAILY = [
    "icloud",
    "gdoc",
    "half-downloaded",
    "only-what-windows-makes",
    "browser-copy",
    "same-time-no-number",
    "teams-versions",
    "group",
    "too-high",
    "people-or-folders",
    "one-name-two-ways",
    "untouched",
    "whole-copy",
    "nothing-but-photos",
    "zip",
    "zip-that-climbs",
    "zip-locked",
    "txt",
    "html",
    "photo",
    "old-format",
    "large-figures",
]


def by_day(names) -> list:
    return [name if name in DAILY else pytest.param(name, marks=pytest.mark.nightly) for name in names]


def test_what_runs_every_day_is_in_the_table():
    assert set(DAILY) <= set(CASES)


def graded(case: Case, folder, language: str) -> tuple[pd.DataFrame, list[str]]:
    (folder / "work").mkdir()
    case.make(folder / "work")
    said: list[str] = []
    limits = Limits(cell=60, notebook=300)
    return grade_folder(folder / "work", folder / "out", language=language, limits=limits, report=said.append), said


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("name", by_day(CASES))
def test_the_rows_of_an_odd_folder(name, language, tmp_path, monkeypatch):
    run_nothing(monkeypatch)
    case = CASES[name]
    table, said = graded(case, tmp_path, language)
    assert [tuple(row) for row in table[["learner", "exercise", "status"]].to_numpy()] == sorted(case.rows)
    assert (table["score"].isna() == (table["status"] != Status.GRADED)).all()
    for learner, sentences in case.told.items():
        of_learner = table[table["learner"] == learner]
        told = " ".join((*of_learner["why"], *of_learner["notes"]))
        assert sentences[["nl", "en"].index(language)] in told, told
    if case.aside and language == "nl":
        assert any(case.aside in line for line in said), said
        assert case.aside in (tmp_path / "out" / "overview.html").read_text(encoding="utf-8")
    assert {path.name for path in (tmp_path).iterdir()} == {"work", "out"}  # no zip wrote anywhere


@pytest.mark.nightly
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.points])
def test_the_points_of_an_odd_folder(name, tmp_path):
    table, _said = graded(CASES[name], tmp_path, "nl")
    scores = table.set_index("learner")["score"]
    assert {learner: scores[learner] for learner in CASES[name].points} == CASES[name].points
