"""Every answer that the authors thought of, right or wrong, gets its points and its sentence, in both languages."""

import ast
from html import unescape

import pytest
from handed_in import NOTEBOOKS, cell_named, exercise, filled_in, hand_in, right_answers
from questions import code_for, questions_of, written, written_answers

from datawijs.course.answers import NotFilledIn, NotYet, read_letter, read_number, rounded
from datawijs.course.grading import Limits, grade_folder
from datawijs.language import speaking

LANGUAGES = ("nl", "en")
# These two go through nbgrader with every wrong answer; all others do so in this process (test_exercises_in_process.py).
THROUGH_NBGRADER = ("beginner-reading", "beginner-class-table")
# Answers in words wait for a coach: test_grading_written_answers.py.
RIGHT_ONLY = [name for name in sorted(set(NOTEBOOKS) - set(THROUGH_NBGRADER)) if not written_answers(name)]


ALL = [
    pytest.param(name, language, answer, test, call, id=f"{language}-{name}-{test}")
    for name in NOTEBOOKS
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
    for name in NOTEBOOKS:
        for _answer, test, call in questions_of(name, "nl"):
            if call.func.id == "check_choice":
                options = ast.literal_eval(call.args[1])
                assert {*written(call)["feedback"], written(call)["right"]} == set(options), test


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Grade, through nbgrader, for each exercise and language as many learners as it takes to give every wrong answer."""
    folder = tmp_path_factory.mktemp("answers")
    for name in THROUGH_NBGRADER:
        for language in LANGUAGES:
            for turn in range(4):
                answers = {
                    answer.replace("-", "_"): code_for(name, answer, call, list(written(call)["feedback"])[turn])
                    for answer, _test, call in questions_of(name, language)
                    if turn < len(written(call)["feedback"])
                }
                if answers:
                    path = folder / "work" / f"wrong {turn} {language}" / f"{name.removeprefix('beginner-')}.ipynb"
                    hand_in(path, filled_in(name, language, **answers))
    for number, name in enumerate(RIGHT_ONLY):
        language = LANGUAGES[number % 2]
        hand_in(folder / "work" / "right" / NOTEBOOKS[name], filled_in(name, language))
    table = grade_folder(
        folder / "work", folder / "out", limits=Limits(cell=60, notebook=300), report=lambda line: None
    )
    return table.set_index(["learner", "exercise"]), folder / "out"


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", THROUGH_NBGRADER)
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


@pytest.mark.parametrize("name", RIGHT_ONLY)
def test_nbgrader_gives_right_answers_all_their_points(batch, name):
    row = batch[0].loc[("right", name)]
    assert row["status"] == "graded", row["why"]
    assert row["score"] == row["max_score"]


def graded_cells(name: str, language: str) -> list[dict]:
    return [cell for cell in exercise(name, language)["cells"] if cell["metadata"].get("nbgrader")]


def test_there_are_answers_to_all_questions():
    for name in NOTEBOOKS:
        assert set(right_answers(name)) - written_answers(name) == {
            answer for answer, _test, _call in questions_of(name, "nl")
        }


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


@pytest.mark.parametrize("answer", ["−0,4", "-0,4", "–0,4 %", "- 0.4", -0.4, ",4"])
def test_a_minus_before_a_zero_is_kept(answer):
    assert read_number(answer) == (0.4 if answer == ",4" else -0.4)


@pytest.mark.parametrize("answer", [(-0, 4), (0, 4)])  # what Python makes of -0,4 and of 0,4: the same
def test_a_minus_that_python_lost_is_asked_for(answer):
    with speaking("nl"), pytest.raises(NotYet, match=r"Schrijf 0\.4 of -0\.4, met een punt"):
        read_number(answer)
    assert read_number((0, 0)) == 0


def test_answers_are_rounded_as_at_school():
    assert rounded(6.25, 1) == rounded(read_number("6,3"), 1) == "6.3"
    assert rounded(-0.285, 2) == "-0.29"


@pytest.mark.parametrize("answer", ["zeven", "7,5,1", "7 tot 8", "", True, (7, 5, 1), [7], float("nan"), {}])
def test_anything_but_a_number_gets_a_sentence(answer):
    with pytest.raises(NotYet):
        read_number(answer)


def test_a_small_minus_is_zero():
    assert rounded(-0.04, 1) == rounded(0.04, 1) == "0.0"
