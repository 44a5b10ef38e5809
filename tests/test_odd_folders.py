"""Odd folders: nobody is lost, no silent zero, a true status, and a sentence that helps; nbgrader's points stay as they are."""

import os

import pandas as pd
import pytest
from handed_in import hand_in
from odd_folders import CASES, GOOD, Case
from ran_work import run_nothing

from datawijs.course.grading import Limits, grade_folder, handed_files
from datawijs.course.grading.grades import Status
from datawijs.course.problem import Problem
from datawijs.language import speaking

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
    "moodle",
    "all-loose",
    "zip-called-notebook",
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


def test_links_pipes_and_folders_that_stay_closed_keep_their_owner(tmp_path, monkeypatch):
    run_nothing(monkeypatch)
    work = tmp_path / "work"
    hand_in(work / "Anna" / "reading.ipynb", GOOD)
    (work / "Bram").symlink_to(work / "Anna")
    (work / "Cas").mkdir()
    os.mkfifo(work / "Cas" / "reading.ipynb")
    (work / "Dirk" / "leeg" / "leger").mkdir(parents=True)
    (work / "Eva").mkdir()
    walk = os.walk

    def walk_but_eva(top, onerror, **options):
        for place, folders, files in walk(top, **options):
            if "Eva" in folders:
                onerror(PermissionError(13, "closed", str(work / "Eva")))
                folders.remove("Eva")
            yield place, folders, files

    monkeypatch.setattr(handed_files.os, "walk", walk_but_eva)
    table = grade_folder(work, tmp_path / "out", language="nl", report=lambda _line: None).set_index("learner")
    assert table["status"].to_dict() == {
        "Anna": Status.GRADED,
        "Bram": Status.NOT_GRADED,
        "Cas": Status.NOT_GRADED,
        "Dirk": Status.NOT_HANDED_IN,
        "Eva": Status.NOT_GRADED,
    }
    assert "een koppeling naar een andere plek" in table.loc["Bram", "why"]
    assert "laat ons hier niet in kijken" in table.loc["Eva", "why"]


@pytest.mark.parametrize("named", ["ingeleverdd", "Ingelevrd"])
def test_a_misspelt_folder_is_told_with_the_one_that_is_meant(named, tmp_path):
    (tmp_path / "ingeleverd").mkdir()
    with speaking("nl"), pytest.raises(Problem, match=r"Er is geen map .* Is het ingeleverd\?"):
        grade_folder(tmp_path / named, tmp_path / "out")
