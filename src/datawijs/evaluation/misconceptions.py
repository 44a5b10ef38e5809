"""Which misconceptions there are: the wrong answers that many people choose, and the thought behind each."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from datawijs.evaluation.group import Group
from datawijs.evaluation.questions import OTHER
from datawijs.evaluation.shares import share
from datawijs.evaluation.smallest_group import is_group

MANY = 1 / 3  # of a group, on one wrong answer; our choice


def misconceptions(group: Group) -> pd.DataFrame:
    """Return the wrong answers that more than `MANY` chose at once, and more than guessing gives; the most chosen first.

    Columns: exercise, question (key), number, prompt, said (which wrong answer, as in Reply), answer and why (as the page has
    them), people (who answered), chose, share, low, high, after (whether it is in the test after the training: there it
    remained), clear (whether the whole interval lies above what counts as many).

    The test before the training isn't looked at: there nobody had learned anything yet. Nor are numbers that no known thought
    leads to: they are different numbers, and no answer that people share.
    """
    before, after = group.tests or (None, None)
    rows = [
        row
        for exercise in group.exercises
        if exercise != before
        for row in _of_exercise(group, exercise, in_after=exercise == after)
    ]
    columns = ["exercise", "question", "number", "prompt", "said", "answer", "why", "people", "chose"]
    columns += ["share", "low", "high", "after", "clear"]
    return pd.DataFrame(rows, columns=columns).sort_values("share", ascending=False, kind="stable", ignore_index=True)


def _of_exercise(group: Group, exercise: str, *, in_after: bool) -> Iterator[dict[str, Any]]:
    for key, replies in group.answered(exercise).groupby("question", sort=False):
        question, people = group.questions[exercise, key], len(replies)
        if not question.scored or not is_group(people):
            continue
        many = max(MANY, question.guessed)
        for said, chose in replies.loc[~replies["right"].astype(bool), "said"].value_counts().items():
            found = share(chose, people)
            if said != OTHER and found.centre > many:
                answer, why = question.wrong_answer(said)
                yield {
                    "exercise": exercise,
                    "question": key,
                    "number": question.number,
                    "prompt": question.prompt,
                    "said": said,
                    "answer": answer,
                    "why": why,
                    "people": people,
                    "chose": int(chose),
                    "share": found.centre,
                    "low": found.low,
                    "high": found.high,
                    "after": in_after,
                    "clear": found.low > many,
                }
