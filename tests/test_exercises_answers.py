"""Every answer that the authors thought of, right or wrong, gets its points and its sentence, in both languages."""

import ast
from collections.abc import Iterator
from html import unescape

import pytest
from handed_in import cell_named, exercise, filled_in, hand_in, right_answers, solution

from datawijs.course.answers import NotFilledIn, NotYet, read_letter, read_number, rounded
from datawijs.course.grading import Limits, grade_folder

EXERCISES = ("beginner-reading", "beginner-class-table")
LANGUAGES = ("nl", "en")

# How people come to the wrong numbers in the table exercise: {answer cell: {number: the code that gives it}}.
WRONG_WAYS = {
    "answer-pupils": {
        300: "pupils = len(table)",
        12: 'pupils = table["number"].nunique()',
        285: 'pupils = table["score"].count()',
    },
    "answer-missed": {
        285: 'missed = table["score"].count()',
        0: 'missed = (table["score"] == 0).sum()',
        300: 'missed = len(table["score"])',
    },
    "answer-average": {
        66.9: 'class_average = table["score"].fillna(0).mean()',
        70.6: 'class_average = table["score"].median()',
        6.5: 'class_average = table["number"].mean()',
    },
    "answer-own": {
        67.3: 'own_average = table[table["name"] == "Kievit"]["score"].mean()',
        70.4: 'own_average = table["score"].mean()',
    },
    "answer-change": {
        10.1: "difference = earlier.mean() - last_three.mean()",
        6.3: 'difference = last_three.mean() - table["score"].mean()',
        -7.6: 'difference = last_three.mean() - own["score"].mean()',
        76.7: "difference = last_three.mean()",
    },
}


def questions_of(name: str, language: str) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield (answer cell, test cell, the check as its author wrote it) of each question."""
    answer = None
    for cell in solution(name, language)["cells"]:
        facts = cell["metadata"].get("nbgrader", {})
        if facts.get("solution"):
            answer = cell["id"]
        elif facts.get("grade"):
            calls = (node for node in ast.walk(ast.parse("".join(cell["source"]))) if isinstance(node, ast.Call))
            call = next(call for call in calls if getattr(call.func, "id", "").startswith("check_"))
            yield answer, cell["id"], call


def written(call: ast.Call) -> dict:
    return {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}


def code_for(answer_cell: str, call: ast.Call, answer: object) -> str:
    way = WRONG_WAYS.get(answer_cell, {}).get(answer)
    return way or f"{ast.literal_eval(call.args[0])} = {answer!r}"


ALL = [
    pytest.param(name, language, answer, test, call, id=f"{language}-{name}-{test}")
    for name in EXERCISES
    for language in LANGUAGES
    for answer, test, call in questions_of(name, language)
]


@pytest.mark.parametrize(("name", "language", "answer_cell", "test_cell", "call"), ALL)
def test_the_released_check_says_what_its_author_wrote(name, language, answer_cell, test_cell, call, capsys):
    check = cell_named(exercise(name, language), test_cell)["source"]
    variable, meant = ast.literal_eval(call.args[0]), written(call)
    assert meant["feedback"], "name at least one wrong answer that people give"
    for wrong, sentence in meant["feedback"].items():
        with pytest.raises(NotYet) as caught:
            exec("".join(check), {variable: wrong})
        assert str(caught.value).endswith(f" {sentence}")
    exec("".join(check), {variable: meant["right"]})
    assert " ".join(capsys.readouterr().out.split()).endswith(f" {meant['well']}")
    with pytest.raises(NotFilledIn):
        exec("".join(check), {})


def test_every_choice_has_its_own_feedback():
    for name in EXERCISES:
        for _answer, test, call in questions_of(name, "nl"):
            if call.func.id == "check_choice":
                options = ast.literal_eval(call.args[1])
                assert {*written(call)["feedback"], written(call)["right"]} == set(options), test


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Grade, through nbgrader, for each exercise and language as many learners as it takes to give every wrong answer."""
    folder = tmp_path_factory.mktemp("answers")
    for name in EXERCISES:
        for language in LANGUAGES:
            for turn in range(4):
                answers = {
                    answer.replace("-", "_"): code_for(answer, call, list(written(call)["feedback"])[turn])
                    for answer, _test, call in questions_of(name, language)
                    if turn < len(written(call)["feedback"])
                }
                if answers:
                    path = folder / "work" / f"wrong {turn} {language}" / f"{name.removeprefix('beginner-')}.ipynb"
                    hand_in(path, filled_in(name, language, **answers))
    table = grade_folder(
        folder / "work", folder / "out", limits=Limits(cell=60, notebook=300), report=lambda line: None
    )
    return table.set_index(["learner", "exercise"]), folder / "out"


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXERCISES)
def test_a_wrong_answer_costs_its_points_and_gets_its_sentence(batch, name, language, turn):
    table, out = batch
    wrong = [call for _answer, _test, call in questions_of(name, language) if turn < len(written(call)["feedback"])]
    if not wrong:
        return
    row = table.loc[(f"wrong {turn} {language}", name)]
    points = {cell["id"]: cell["metadata"]["nbgrader"].get("points", 0) for cell in graded_cells(name, language)}
    right = [test for _answer, test, call in questions_of(name, language) if turn >= len(written(call)["feedback"])]
    assert row["status"] == "graded"
    assert row["score"] == sum(points[test] for test in right)
    page = unescape((out / "feedback" / f"wrong {turn} {language}" / f"{name}.html").read_text(encoding="utf-8"))
    for call in wrong:
        assert list(written(call)["feedback"].values())[turn] in page


def graded_cells(name: str, language: str) -> list[dict]:
    return [cell for cell in exercise(name, language)["cells"] if cell["metadata"].get("nbgrader")]


def test_there_are_answers_to_all_questions():
    for name in EXERCISES:
        assert set(right_answers(name)) == {answer for answer, _test, _call in questions_of(name, "nl")}


@pytest.mark.parametrize("answer", ["b", "B", " b ", "b.", "(b)"])
def test_a_letter_is_understood_as_people_write_it(answer):
    assert read_letter(answer, "abc") == "b"


@pytest.mark.parametrize("answer", ["d", "ab", "a en b", 2, True, ["b"], "b" * 500])
def test_anything_but_one_of_the_letters_gets_a_sentence(answer):
    with pytest.raises(NotYet, match="één letter, a, b of c"):
        read_letter(answer, "abc")


@pytest.mark.parametrize("answer", [7.5, "7,5", "7.5", " 7,50 ", "7,5 %", (7, 5), "+7.5"])
def test_a_number_is_understood_with_comma_or_point(answer):
    assert read_number(answer) == 7.5


@pytest.mark.parametrize("answer", ["−10,0", "-10", -10, (-10, 0), -10.02])
def test_a_negative_number_too(answer):
    assert rounded(read_number(answer), 1) == "-10.0"


@pytest.mark.parametrize("answer", ["zeven", "7,5,1", "7 tot 8", "", True, (7, 5, 1), [7], float("nan"), {}])
def test_anything_but_a_number_gets_a_sentence(answer):
    with pytest.raises(NotYet):
        read_number(answer)


def test_a_small_minus_is_zero():
    assert rounded(-0.04, 1) == rounded(0.04, 1) == "0.0"
