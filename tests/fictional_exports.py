"""Export files of made-up people, and a small training to answer: for the tests of a group's results."""

import json

from datawijs.evaluation import Group, read_files
from datawijs.widgets import Choice, Numeric, Option, Ordering, ShortCheck, Statement

BEFORE, AFTER, SURVEY = "small-before", "small-after", "small-survey"


def small_training() -> dict:
    """A test before and after of four questions, and a survey of two statements."""

    def questions():
        return [
            Choice(
                "Which?",
                [
                    Option("Right.", "Because.", correct=True),
                    Option("Wrong.", "A thought."),
                    Option("Other.", "Another."),
                ],
                level="compare",
                key="which",
            ),
            Numeric("How many?", 12, unit="points", why="Count.", wrong=[(24, "Twice.")], level="read", key="many"),
            Ordering("In which order?", ["first", "second", "third"], why="So.", key="order"),
            Choice("Who?", [Option("A.", "No."), Option("B.", "Yes.", correct=True)], level="judge", key="who"),
        ]

    statements = [Statement("I used it.", key="use-it"), Statement("I want more.", key="need-more")]
    checks = (
        ShortCheck(BEFORE, questions(), title="Before"),
        ShortCheck(AFTER, questions(), title="After"),
        ShortCheck(SURVEY, statements, title="Survey"),
    )
    return {check.exercise_id: check for check in checks}


EXERCISES = small_training()
RIGHT = {"which": 0, "many": {"typed": "12", "value": 12}, "order": [0, 1, 2], "who": 1}
WRONG = {"which": 1, "many": {"typed": "24", "value": 24}, "order": [1, 0, 2], "who": 0}


def kept(exercise_id: str, firsts: dict) -> dict:
    """What the browser keeps of a short check with these first answers."""
    shapes = {question["key"]: question["shape"] for question in EXERCISES[exercise_id].content["questions"]}
    return {key: {"shape": shapes[key], "first": first, "last": first, "tries": 1} for key, first in firsts.items()}


def export(given: dict[str, dict], *, saved: int = 1) -> bytes:
    """An export file; every exercise in it was saved at `saved`."""
    records = {name: {"saved": saved, "given": of_exercise} for name, of_exercise in given.items()}
    return json.dumps({"format": "datawijs-answers", "version": 1, "exercises": records}).encode()


def took(*, before: dict | None = None, after: dict | None = None, survey: dict | None = None) -> dict[str, dict]:
    """What one person did: first answers by exercise; what is None wasn't done."""
    done = {BEFORE: before, AFTER: after, SURVEY: survey}
    return {name: kept(name, firsts) for name, firsts in done.items() if firsts is not None}


def group_of(*people: dict[str, dict]) -> Group:
    """The group of these people, each with a file saved at another moment."""
    files = [export(given, saved=number) for number, given in enumerate(people, start=1)]
    return Group(read_files(files), EXERCISES)
