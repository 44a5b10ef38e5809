"""The exercises of a training come from its pages, which are run without anybody seeing it."""

import json

import comm
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from datawijs.course import page_exercises as module
from datawijs.course.execution import RESULTS_IN, run_notebooks
from datawijs.course.page_exercises import exercises_of_training, exercises_on_page, page_exercises, trainings
from datawijs.course.problem import Problem
from datawijs.language import current_language, speaking


@pytest.mark.parametrize("training", ["beginner", "advanced"])
def test_a_training_has_the_same_exercises_in_both_languages(training):
    dutch, english = (exercises_of_training(training, language) for language in ("nl", "en"))
    assert list(dutch) == list(english)
    assert f"{training}-0" in next(iter(dutch))
    assert {exercise.language for exercise in english.values()} == {"en"}


def test_an_exercise_knows_its_page():
    pretest = next(one for one in page_exercises("beginner", "nl") if one.exercise.exercise_id == "beginner-00-pretest")
    assert pretest.page == "Instaptoets: wat lees jij al?"
    assert pretest.path.name == "00-pretest.ipynb"


def test_running_pages_leaves_nothing_behind(capsys):
    before = comm.create_comm
    with speaking("en"):
        exercises_on_page.__wrapped__("data-analysis/04-class-list", "nl")  # a page that prints
        assert current_language() == "en"
    assert comm.create_comm is before
    assert capsys.readouterr().out == ""


def test_no_front_end_hears_of_the_exercises(monkeypatch):
    heard = []
    monkeypatch.setattr(comm, "create_comm", lambda **facts: heard.append(facts) or comm.DummyComm(**facts))
    assert exercises_on_page.__wrapped__("beginner/00-pretest", "nl")
    assert heard == []


def test_results_tell_the_same_as_running_the_page(tmp_path, monkeypatch):
    page = "practice/04-line-up"
    (asked,) = exercises_on_page.__wrapped__(page, "en")
    run_notebooks([asked.path], tmp_path, lambda *_announced: None)
    monkeypatch.setenv(RESULTS_IN, str(tmp_path))
    monkeypatch.setattr(module, "_run", None)  # nothing is run a second time
    (read,) = exercises_on_page.__wrapped__(page, "en")
    assert (read.page, read.path) == (asked.page, asked.path)
    for fact in ("exercise_id", "kind", "language", "content"):
        assert getattr(read.exercise, fact) == json.loads(json.dumps(getattr(asked.exercise, fact))), fact


def test_pages_without_results_are_run(tmp_path, monkeypatch):
    monkeypatch.setenv(RESULTS_IN, str(tmp_path))
    assert exercises_on_page.__wrapped__("beginner/00-pretest", "nl")


def test_notebooks_that_read_pages_are_run_after_these(tmp_path):
    paths = [tmp_path / f"{name}.ipynb" for name in ("reader", "page")]
    for path, code in zip(paths, ("import datawijs.course", "1"), strict=True):
        nbformat.write(new_notebook(cells=[new_code_cell(code)]), path)
    announced = []
    run_notebooks(paths, tmp_path / "results", lambda path, *_number: announced.append(path.stem))
    assert announced[0] == "page"


def test_every_training_can_be_asked_for():
    assert {"beginner", "advanced", "data-analysis"} <= set(trainings("nl"))
    assert trainings("nl") == trainings("en")


def test_an_unknown_training_or_language_is_told():
    with speaking("en"):
        with pytest.raises(Problem, match=r"There is no training 'begginer'\. There are: advanced, beginner"):
            page_exercises("begginer", "nl")
        with pytest.raises(Problem, match="The course speaks nl, en, not fr"):
            page_exercises("beginner", "fr")


def test_a_page_that_can_t_be_run_is_named(tmp_path, monkeypatch):
    page = tmp_path / "modules" / "nl" / "broken" / "01-page.ipynb"
    page.parent.mkdir(parents=True)
    page.write_text(
        '{"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null, '
        '"source": "1 / 0"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        encoding="utf-8",
    )
    monkeypatch.setattr(module, "course_folder", lambda _start: tmp_path)
    with speaking("en"), pytest.raises(Problem, match=r"01-page.ipynb can't be run: ZeroDivisionError"):
        page_exercises.__wrapped__("broken", "nl")
