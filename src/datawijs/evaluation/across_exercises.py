"""Which thinking errors came back: one thought behind wrong answers to several questions, on several exercises."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from datawijs.evaluation.group import Group
from datawijs.evaluation.shares import share
from datawijs.evaluation.smallest_group import is_group
from datawijs.thinking_errors import SLIP, thinking_error

SEVERAL = 2  # questions in which an error showed; in one it is told with its answer (see `misconceptions`)


def across_exercises(group: Group) -> pd.DataFrame:
    """Return the thinking errors that showed in several questions, those of the largest share of people first.

    Columns: error (key), name and sentence (in the language in use), questions and exercises (in how many it showed),
    of_questions and of_exercises (in how many it could), people (who answered a question in which it could), showed (who gave
    an answer of it at once, in one question or more), share, low, high.

    The test before the training isn't looked at, and neither is a question that too few people answered. A slip is no error in
    thinking.
    """
    met = pd.DataFrame(_met(group), columns=["error", "exercise", "question", "person", "shown"])
    rows = [row for key, of_error in met.groupby("error", sort=False) for row in _of_error(str(key), of_error)]
    columns = [
        "error",
        "name",
        "sentence",
        "questions",
        "of_questions",
        "exercises",
        "of_exercises",
        "people",
        "showed",
    ]
    table = pd.DataFrame(rows, columns=[*columns, "share", "low", "high"])
    return table.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def _met(group: Group) -> Iterator[tuple[str, str, str, Any, bool]]:
    """Every answer to a question in which an error could show: the error, where, who, and whether it did."""
    before, _after = group.tests or (None, None)
    for exercise in group.exercises:
        if exercise == before:
            continue
        for key, replies in group.answered(exercise).groupby("question", sort=False):
            if not is_group(len(replies)):
                continue
            errors = group.questions[exercise, key].errors
            named = {said: error.key for said, name in errors.items() if (error := thinking_error(name))}
            for one in replies.itertuples():
                for main in dict.fromkeys(named.values()):
                    yield main, exercise, str(key), one.person, not one.right and named.get(one.said) == main


def _of_error(key: str, met: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    error, shown = thinking_error(key), met[met["shown"]]
    questions = len(shown[["exercise", "question"]].drop_duplicates())
    people, showed = met["person"].nunique(), shown["person"].nunique()
    if error is None or error.key == SLIP or questions < SEVERAL or not is_group(people):
        return
    found = share(showed, people)
    yield (
        error.key,
        error.name,
        error.sentence,
        questions,
        len(met[["exercise", "question"]].drop_duplicates()),
        shown["exercise"].nunique(),
        met["exercise"].nunique(),
        people,
        showed,
        found.centre,
        found.low,
        found.high,
    )
