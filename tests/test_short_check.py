"""What an author may ask in a Short check, and what is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.widgets import Choice, Numeric, Option, Ordering, ShortCheck, Statement

YES, NO = Option("yes", "because", correct=True), Option("no", "why not")


def question(**more):
    return Choice("Well?", [YES, NO], **more)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: Choice("Well?", [NO, Option("never", "x")]), "no option is right"),
        (lambda: Choice("Well?", [YES, Option("sure", "x", correct=True)]), "every option is right"),
        (lambda: Choice("Well?", [YES]), "at least two options"),
        (lambda: Choice("Well?", [YES, Option("yes", "again")]), "same text"),
        (lambda: Choice("Well?", [YES, Option("no", " ")]), "has no why"),
        (lambda: Choice("Well?", ["yes", "no"]), "Option"),
        (lambda: Choice("  ", [YES, NO]), "needs a prompt"),
        (lambda: Numeric("How much?", "12"), "not a number"),
        (lambda: Numeric("How much?", float("nan")), "not a number"),
        (lambda: Numeric("How much?", True), "not a number"),
        (lambda: Numeric("How much?", 12, tolerance=-1), "below zero"),
        (lambda: Numeric("How much?", 12, tolerance=0.5, wrong=[(12.4, "x")]), "would count as right"),
        (lambda: Numeric("How much?", 0.1 + 0.2, wrong=[(0.3, "x")]), "would count as right"),
        (lambda: Ordering("In order", ["one"]), "at least two steps"),
        (lambda: Ordering("In order", ["one", "one"]), "same text"),
        (lambda: Statement("I can", scale=["yes"]), "at least two answers"),
        (lambda: Statement("I can", scale=["yes", "yes"]), "no two alike"),
        (lambda: ShortCheck("x", []), "at least one question"),
        (lambda: ShortCheck("x", ["Well?"]), "Question 1 is not"),
        (lambda: ShortCheck("x", [question(key="a"), question(key="a")]), "have the key “a”"),
        (lambda: ShortCheck("x", [question(key="q2"), question()]), "have the key “q2”"),
        (lambda: ShortCheck("x", [question()], suggestions=[(2, "well done")]), "never shown"),
        (lambda: ShortCheck("Not An Id", [question()]), "can't be used"),
        (lambda: ShortCheck("", [question()]), "can't be used"),
    ],
)
def test_an_authors_mistake_is_told_in_words(make, problem):
    with pytest.raises(ValueError, match=problem):
        make()


def test_a_problem_names_its_question():
    with pytest.raises(ValueError, match="Well"):
        Choice("Well?", [NO, Option("never", "x")])


@given(st.integers(2, 9), st.text("abc-", min_size=1))
def test_steps_are_mixed_the_same_way_and_never_right_at_the_start(count, key):
    ordering = Ordering("In order", [f"step {number}" for number in range(count)])
    start = ordering.content(key)["start"]
    assert sorted(start) == list(range(count))
    assert start != list(range(count))
    assert ordering.content(key)["start"] == start


def test_translations_of_a_question_have_one_shape():
    with speaking("nl"):
        dutch = Choice("Nou?", [Option("ja", "omdat", correct=True), Option("nee", "waarom niet")]).content("q1")
    assert question().content("q1")["shape"] == dutch["shape"]
    assert Choice("Well?", [NO, YES]).content("q1")["shape"] != dutch["shape"]


def test_the_result_tells_first_and_last():
    check = ShortCheck("x", [question(level="read"), Numeric("How much?", 2), Statement("I can")])
    shapes = [question["shape"] for question in check.content["questions"]]
    check.answers = {
        "saved": 1,
        "given": {
            "q1": {"shape": shapes[0], "first": 1, "last": 0, "tries": 2},
            "q2": {"shape": "of another edition", "first": {"typed": "2", "value": 2}, "last": {}, "tries": 1},
            "q3": {"shape": shapes[2], "first": 4, "last": 4, "tries": 1},
        },
    }
    assert check.result["question"].tolist() == ["q1", "q3"]
    first = check.result.iloc[0]
    assert (first["first"], first["last"], first["right_first"], first["right_last"]) == ("no", "yes", False, True)
    assert check.result["right_first"].isna().tolist() == [False, True]
    assert check.result["level"].fillna("").tolist() == ["read", ""]
    assert check.result["tries"].tolist() == [2, 1]


@pytest.mark.parametrize(
    ("kind", "answer", "readable", "right"),
    [
        (Numeric("How much?", 2.5, tolerance=0.5), {"typed": "3,0", "value": 3.0}, "3,0", True),
        (Numeric("How much?", 2.5, tolerance=0.5), {"typed": "2", "value": 2.0}, "2", True),
        (Numeric("How much?", 2.5, tolerance=0.5), {"typed": "3,01", "value": 3.01}, "3,01", False),
        (Numeric("How much?", 2.5), {"typed": "2.5", "value": 2.5}, "2.5", True),
        (Ordering("In order", ["one", "two", "three"]), [0, 1, 2], "one → two → three", True),
        (Ordering("In order", ["one", "two", "three"]), [1, 0, 2], "two → one → three", False),
        (Statement("I can", scale=["no", "a bit", "yes"]), 1, "a bit", None),
        (question(), 0, "yes", True),
    ],
)
def test_the_result_reads_an_answer_of_every_kind(kind, answer, readable, right):
    check = ShortCheck("x", [kind])
    shape = check.content["questions"][0]["shape"]
    check.answers = {"saved": 1, "given": {"q1": {"shape": shape, "first": answer, "last": answer, "tries": 3}}}
    row = check.result.iloc[0]
    assert (row["first"], row["last"], row["tries"]) == (readable, readable, 3)
    told = [None if missing else bool(value) for value, missing in zip(row[4:6], row[4:6].isna(), strict=True)]
    assert told == [right, right]


def test_suggestions_come_in_the_order_of_their_scores():
    check = ShortCheck("x", [question(), question()], suggestions=[(2, "Go on."), (0, "Read again.")])
    assert check.content["suggestions"] == [{"lowest": 0, "text": "Read again."}, {"lowest": 2, "text": "Go on."}]


def test_without_answers_the_result_is_an_empty_table():
    assert ShortCheck("x", [question()]).result.empty
