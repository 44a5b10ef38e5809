"""Every exercise, played through in this process: right answers, no answers, and each wrong answer that its authors thought of.

The cells run as in the solution, so with the hidden tests. That nbgrader gives the same points is tested in
test_exercises_answers.py: on two exercises with every wrong answer, on all others with right answers only.
"""

import matplotlib
import pytest
from handed_in import NOTEBOOKS, right_answers, solution
from questions import check_in, code_for, questions_of, variable, written
from wrong_ways import WRONG_WAYS

from datawijs.course.answers import NotFilledIn, NotYet
from datawijs.language import use_language

matplotlib.use("agg")


@pytest.fixture(autouse=True)
def dutch_again():
    yield
    use_language("nl")


def stub_of(source: str) -> str:
    """Return what stands in an answer cell before anybody has answered."""
    return source.split("### BEGIN SOLUTION")[0]


def played(name: str, language: str, answers: dict[str, str]) -> tuple[float, dict[str, Exception]]:
    """Run the exercise with `answers` (by answer cell); return the points, and what each failing test raised."""
    space, points, raised = {"__name__": "__main__"}, 0, {}
    for cell in solution(name, language)["cells"]:
        if cell["cell_type"] != "code":
            continue
        facts, source = cell["metadata"].get("nbgrader", {}), "".join(cell["source"])
        source = answers.get(cell["id"], stub_of(source)) if facts.get("solution") else source
        try:
            exec(compile(source, cell["id"], "exec"), space)
            points += facts.get("points", 0)
        except Exception as error:  # as in a notebook, the next cell runs all the same
            assert facts.get("solution") or facts.get("grade"), f"{cell['id']}: {error!r}"
            raised[cell["id"]] = error
    return points, raised


def most(name: str) -> float:
    facts = [cell["metadata"].get("nbgrader", {}) for cell in solution(name)["cells"]]
    return sum(fact["points"] for fact in facts if fact.get("grade") and not fact.get("solution"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_wrong_answer_gets_its_sentence_and_the_right_one_its_points(name, language, capsys):
    right, points = right_answers(name, language), 0
    checks = {answer: (test, call) for answer, test, call in questions_of(name, language)}
    space, waiting = {"__name__": "__main__"}, None
    for cell in solution(name, language)["cells"]:
        facts, source = cell["metadata"].get("nbgrader", {}), "".join(cell["source"])
        if cell["cell_type"] != "code":
            continue
        if facts.get("solution"):
            waiting = (cell["id"], stub_of(source), dict(space))
            exec(right[cell["id"]], space)
        elif facts.get("grade"):
            answer, stub, before = waiting
            call = checks[answer][1]
            with pytest.raises(NotFilledIn):
                run_question(before, stub, source)
            for wrong, sentence in written(call)["feedback"].items():
                with pytest.raises(NotYet) as caught:
                    run_question(before, code_for(name, answer, call, wrong), source)
                assert str(caught.value).endswith(f" {sentence}"), f"{answer}: {wrong}"
            capsys.readouterr()
            exec(source, space)
            assert " ".join(capsys.readouterr().out.split()).endswith(f" {written(call)['well']}")
            points += facts["points"]
        else:
            exec(source, space)
    assert points == most(name)


def run_question(before: dict, answer: str, test: str) -> None:
    """Run an answer and its test in the notebook as it was before the answer."""
    space = dict(before)
    try:
        exec(answer, space)
    except Exception:  # an untouched cell may not run at all
        space.pop(variable(check_in(test)), None)
    exec(test, space)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_an_untouched_exercise_earns_nothing(name):
    points, raised = played(name, "nl", {})
    assert points == 0
    tests = {test for _answer, test, _call in questions_of(name, "nl")}
    assert {type(raised[test]) for test in tests} == {NotFilledIn}


@pytest.mark.parametrize("odd", [0, 1])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_wrong_answer_costs_its_own_points_only(name, odd):
    questions = list(questions_of(name, "nl"))
    wrong = {
        answer: code_for(name, answer, call, next(iter(written(call)["feedback"])))
        for answer, _test, call in questions[odd::2]
    }
    points, raised = played(name, "nl", right_answers(name) | wrong)
    assert {test for _answer, test, _call in questions[odd::2]} == set(raised) - set(wrong)
    facts = {cell["id"]: cell["metadata"].get("nbgrader", {}) for cell in solution(name)["cells"]}
    assert points == most(name) - sum(facts[test]["points"] for _answer, test, _call in questions[odd::2])


def test_every_way_to_a_wrong_answer_belongs_to_one():
    for name, ways in WRONG_WAYS.items():
        feedback = {answer: set(written(call)["feedback"]) for answer, _test, call in questions_of(name, "nl")}
        for answer, by_number in ways.items():
            assert set(by_number) <= feedback[answer], f"{name}, {answer}"
