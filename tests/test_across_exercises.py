"""One thinking error across the exercises of a training: what is counted, of whom, and what is not told."""

import json

import pytest
from scipy.stats import binomtest

from datawijs.course.group_results import SEED, group_results
from datawijs.evaluation import Group, across_exercises, fictional_group, read_files, report
from datawijs.evaluation.questions import questions_of
from datawijs.language import speaking
from datawijs.thinking_errors import SLIP, thinking_error
from datawijs.widgets import Choice, Numeric, Option, ShortCheck

pytestmark = pytest.mark.usefixtures("pages_as_built")

ERRORS = {"first": "it-helped", "second": "regression", "third": SLIP}
RIGHT, WRONG = 0, 1


def check(exercise_id: str, keys: tuple[str, ...]) -> ShortCheck:
    """Questions whose one wrong answer has the error that `ERRORS` says, by their key."""
    return ShortCheck(
        exercise_id,
        [
            Choice(f"{key}?", [Option("yes", "so", correct=True), Option("no", "not so", key=ERRORS[key])], key=key)
            for key in keys
        ],
        title=exercise_id,
    )


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


EXERCISES = {
    one.exercise_id: one for one in (check("page-a", ("first", "third")), check("page-b", ("second", "third")))
}


def did(**first: dict[str, int]) -> dict:
    """What one person answered at once, by exercise (page_a for page-a) and question."""
    given = {}
    for name, answers in first.items():
        shapes = {one["key"]: one["shape"] for one in EXERCISES[name.replace("_", "-")].content["questions"]}
        given[name.replace("_", "-")] = {
            key: {"shape": shapes[key], "first": said, "last": RIGHT, "tries": 1} for key, said in answers.items()
        }
    return given


def group_of(*people: dict, exercises: dict | None = None) -> Group:
    files = [
        json.dumps(
            {
                "format": "datawijs-answers",
                "version": 1,
                "exercises": {name: {"saved": number, "given": given} for name, given in one.items()},
            }
        ).encode()
        for number, one in enumerate(people, start=1)
    ]
    return Group(read_files(files), exercises or EXERCISES)


def people(a_only: int, both: int, neither: int) -> list[dict]:
    """So many who showed the error on the first page only, on both, and on neither; all of them also made a slip twice."""
    slip = {"third": WRONG}
    return [
        *[did(page_a={"first": WRONG, **slip}, page_b={"second": RIGHT, **slip})] * a_only,
        *[did(page_a={"first": WRONG, **slip}, page_b={"second": WRONG, **slip})] * both,
        *[did(page_a={"first": RIGHT, **slip}, page_b={"second": RIGHT, **slip})] * neither,
    ]


def test_an_error_is_counted_once_for_each_person_whatever_key_names_it():
    table = across_exercises(group_of(*people(a_only=3, both=4, neither=5)))
    assert table["error"].tolist() == ["regression"]  # a slip is no thought
    found = table.iloc[0]
    assert found[["questions", "of_questions", "exercises", "of_exercises"]].tolist() == [2, 2, 2, 2]
    wilson = binomtest(7, 12).proportion_ci(method="wilson")
    assert found[["showed", "people"]].tolist() == [7, 12]
    assert found[["low", "high"]].tolist() == pytest.approx([wilson.low, wilson.high])


def test_an_error_in_one_question_did_not_come_back():
    assert across_exercises(group_of(*people(a_only=9, both=0, neither=3))).empty


def test_of_fewer_than_ten_people_nothing_is_told():
    nine, ten = (group_of(*people(a_only=0, both=number, neither=0)) for number in (9, 10))
    assert across_exercises(nine).empty
    assert not across_exercises(ten).empty
    assert report.errors_across_exercises(nine) == report.too_few()


def test_a_question_that_few_answered_is_left_out():
    few = [did(page_b={"second": WRONG})] * 9
    assert across_exercises(group_of(*[did(page_a={"first": WRONG})] * 12, *few)).empty


def test_the_test_before_the_training_is_not_looked_at():
    keys = ("first", "second", "third")
    tests = {name: check(name, keys) for name in ("before", "after")}
    shapes = {one["key"]: one["shape"] for one in tests["before"].content["questions"]}

    def took(said: int) -> dict:
        return {key: {"shape": shapes[key], "first": said, "last": said, "tries": 1} for key in keys}

    learned, forgot = ({"before": took(one), "after": took(RIGHT + WRONG - one)} for one in (WRONG, RIGHT))
    assert across_exercises(group_of(*[learned] * 12, exercises=tests)).empty
    assert across_exercises(group_of(*[forgot] * 12, exercises=tests))["showed"].tolist() == [12]


def test_a_wrong_number_names_its_error_too():
    asked = Numeric("How many?", 2, wrong=[(4, "Twice.", "wrong-whole"), (8, "More.")], key="many")
    (question,) = questions_of(ShortCheck("x", [asked]))
    assert question.errors == {"wrong-whole": "wrong-whole"}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "nl",
            "zat deze gedachte minstens één keer achter een antwoord. Ze kwam voor bij 2 van de 2 vragen waar het kon, in 2",
        ),
        (
            "en",
            "showed this thought at least once. It showed in 2 of the 2 questions in which it could, in 2 exercises",
        ),
    ],
)
def test_the_report_names_the_error_and_says_where(language, told):
    with speaking(language):
        text = report.errors_across_exercises(group_of(*people(a_only=3, both=4, neither=5)))
        assert text.startswith(f"**{thinking_error('it-helped').name}.**")
        assert told in text
        assert text.endswith(thinking_error("regression").sentence)
        assert "7 van de 12" in text or "7 of 12" in text


def test_of_the_fictional_group_the_same_is_counted_by_hand():
    exercises = group_results("answers", "beginner").exercises
    files = fictional_group(exercises, seed=SEED).files
    group = Group(read_files(files), exercises)
    before = group.tests[0]
    places: dict[str, set] = {}
    showing: dict[str, set] = {}
    for name in exercises:
        for question in questions_of(exercises[name]) if name != before else ():
            replies = group.answered(name).query("question == @question.key")
            for one in replies.itertuples() if len(replies) >= 10 else ():
                error = thinking_error(question.errors.get(one.said, ""))
                if error and not one.right:
                    places.setdefault(error.key, set()).add((name, question.key))
                    showing.setdefault(error.key, set()).add(one.person)
    expected = {key: len(showing[key]) for key in places if len(places[key]) >= 2 and key != SLIP}
    table = across_exercises(group).set_index("error")
    assert len(expected) >= 5
    assert table["showed"].to_dict() == expected
    assert table["questions"].to_dict() == {key: len(places[key]) for key in expected}
    assert (table["people"] >= 10).all()
    assert table["share"].is_monotonic_decreasing
