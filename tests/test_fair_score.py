"""Which work gets a score: only work of which every question was run and judged, and both judges say the same."""

import time

import pytest
from ran_work import DISCUSSION, MISSED, READING, Kernels, admitted, graded, ran, run_nothing

from datawijs.course.grading.autograde import Autograder, Graded, Limits, _is_fair, _with_empty_answers, points_of
from datawijs.course.outcome import ENDED, TOO_LONG

ALL = {
    "check-read": 1,
    "check-compare": 2,
    "check-beyond": 1,
    "check-behind": 1,
    "check-roodmus": 1,
    "check-ringmus": 1,
    "check-huismus": 1,
}


def test_the_time_that_work_gets():
    assert (Limits().cell, Limits().notebook) == (30, 300)


def test_a_question_earns_its_own_points():
    work = admitted()
    assert points_of(ran(work)) == ALL
    assert points_of(ran(work, {"check-compare": MISSED})) == ALL | {"check-compare": 0}


def fair(work, errors=None, change=None) -> bool:
    executed = ran(work, errors)
    points = points_of(executed)
    if change:
        change(executed, points)
    return _is_fair(executed, points, work)


@pytest.mark.parametrize("errors", [None, {"check-compare": MISSED}, {name: MISSED for name in ALL}])
def test_work_that_ran_to_its_end_has_a_fair_score(errors):
    assert fair(admitted(), errors)


def test_answers_in_words_wait_and_are_fair():
    work = admitted(DISCUSSION)
    assert fair(work)
    assert points_of(ran(work))["answer-note"] is None


@pytest.mark.parametrize("why", [TOO_LONG, ENDED])
def test_a_cell_that_was_stopped_spoils_the_score_also_when_it_belongs_to_no_question(why):
    assert not fair(admitted(), {"figure-boerenzwaluw": (why, "")})


def test_a_question_that_was_not_reached_spoils_the_score():
    def not_reached(executed, points):
        cell = next(
            cell for cell in executed.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "check-read"
        )
        cell.execution_count = None

    assert not fair(admitted(), change=not_reached)


def test_a_question_that_is_gone_spoils_the_score():
    def gone(executed, points):
        executed.cells = [
            cell for cell in executed.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "check-read"
        ]

    def gone_in_both(executed, points):
        gone(executed, points)
        del points["check-read"]

    assert not fair(admitted(), change=gone)
    assert not fair(admitted(), change=gone_in_both)
    assert not fair(admitted(), change=lambda executed, points: points.pop("check-read"))


def test_points_that_the_verdict_does_not_bear_out_spoil_the_score():
    assert not fair(admitted(), change=lambda executed, points: points.update({"check-compare": 0}))
    assert not fair(admitted(), change=lambda executed, points: points.update({"check-compare": 1}))
    assert not fair(
        admitted(), {"check-compare": MISSED}, change=lambda executed, points: points.update({"check-compare": 2})
    )


def test_an_empty_answer_in_words_earns_nothing_and_any_other_waits():
    executed = ran(admitted(DISCUSSION, answer_later=" \n"))
    points = points_of(executed)
    assert (points["answer-note"], points["answer-later"]) == (None, None)
    assert _with_empty_answers(executed, points) == points | {"answer-later": 0.0}
    assert _with_empty_answers(executed, points | {"answer-later": 3.0})["answer-later"] == 3.0


def grade(works, monkeypatch, run=ran, limits=None, kernels=None):
    run_nothing(monkeypatch, run)
    done = []
    found = Autograder(kernels or Kernels(), limits=limits or Limits()).grade(works, done=done.append)
    assert done == found
    return found


def test_work_is_told_in_the_order_it_came(monkeypatch):
    works = [admitted(learner=name) for name in "CAB"]
    kernels = Kernels()
    found = grade(
        works, monkeypatch, lambda work: time.sleep(0.1 if work.learner == "C" else 0) or ran(work), None, kernels
    )
    assert [one.work.learner for one in found] == ["C", "A", "B"]
    assert all(one.points == ALL and one.executed is not None and one.trouble == "" for one in found)
    assert [environment for _manager, environment in kernels.given] == [{"NBGRADER_EXECUTION": "autograde"}] * 3
    assert not any(manager.ended.is_set() for manager, _environment in kernels.given)


def test_work_that_breaks_the_grading_has_no_score_and_the_others_have(monkeypatch):
    def run(work):
        if work.learner == "A":
            raise ValueError("odd cell")
        return ran(work)

    broken, good = grade([admitted(learner="A"), admitted(learner="B")], monkeypatch, run)
    assert broken == Graded(broken.work, trouble="ValueError: odd cell")
    assert good.points == ALL


def test_work_without_a_fair_score_keeps_what_it_ran(monkeypatch):
    (found,) = grade([admitted()], monkeypatch, lambda work: ran(work, {"check-read": (TOO_LONG, "")}))
    assert found.points is None and found.executed is not None and found.trouble == ""


def test_a_notebook_past_its_time_is_ended_and_has_no_score(monkeypatch):
    kernels = Kernels()

    def run(work):
        assert kernels.given[0][0].ended.wait(20), "nobody ended it"
        return ran(work)

    (found,) = grade([admitted()], monkeypatch, run, Limits(notebook=0.05), kernels)
    assert found == Graded(found.work, trouble="stopped after 0.05 s")


def test_who_stops_the_grading_stops_what_runs(monkeypatch):
    kernels = Kernels()

    def run(work):
        if work.learner == "A":
            raise KeyboardInterrupt
        kernels.given[0][0].ended.wait(0.2)
        return ran(work)

    run_nothing(monkeypatch, run)
    with pytest.raises(KeyboardInterrupt):
        Autograder(kernels, limits=Limits()).grade(
            [admitted(learner="A"), admitted(learner="B")], done=lambda _one: None
        )


def test_empty_answers_count_in_what_is_graded(monkeypatch):
    (found,) = grade([admitted(DISCUSSION, answer_later="")], monkeypatch)
    assert found.points["answer-later"] == 0.0 and found.points["answer-note"] is None
    assert graded(admitted(READING)).points == ALL
