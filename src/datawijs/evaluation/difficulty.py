"""How hard each question was: the share who had it right at once."""

from typing import Any

import pandas as pd

from datawijs.evaluation.group import Group
from datawijs.evaluation.shares import share
from datawijs.evaluation.smallest_group import is_group

HARD = 0.5  # fewer right at once: the next round does well to spend more time on it; our choice
EASY = 0.75  # more right before the training: it may take less time; our choice


def difficulty(group: Group) -> pd.DataFrame:
    """Return every question with a right answer, in the order of the pages.

    Columns: exercise, question (its key), number (its place on the card), level, prompt, people (who answered), right (at
    once), share, low, high (the interval, at 95 %). Where too few people answered, only the question is there.
    """
    rows = []
    for exercise in group.exercises:
        answered = group.answered(exercise)
        for (name, key), question in group.questions.items():
            if name == exercise and question.scored:
                replies = answered[answered["question"] == key]
                rows.append(
                    {
                        "exercise": exercise,
                        "question": key,
                        "number": question.number,
                        "level": question.shown.get("level"),
                        "prompt": question.prompt,
                        **_counted(replies["right"]),
                    }
                )
    columns = ["exercise", "question", "number", "level", "prompt", "people", "right", "share", "low", "high"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"people": "Int64", "right": "Int64", "share": "Float64", "low": "Float64", "high": "Float64"})


def _counted(right: pd.Series) -> dict[str, Any]:
    if not is_group(len(right)):
        return {"people": pd.NA, "right": pd.NA, "share": pd.NA, "low": pd.NA, "high": pd.NA}
    found = share(right.sum(), len(right))
    return {
        "people": len(right),
        "right": int(right.sum()),
        "share": found.centre,
        "low": found.low,
        "high": found.high,
    }
