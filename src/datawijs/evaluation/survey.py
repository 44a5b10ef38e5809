"""The survey: what people used, how satisfied they are, what they still need and where they get stuck.

The four things that Stichting Klasse asked after its trainings. Which of them a statement is about, its key tells: "use-steps".
"""

from typing import Any

import pandas as pd

from datawijs.evaluation.group import Group
from datawijs.evaluation.shares import share
from datawijs.evaluation.smallest_group import is_group

THEMES = ("use", "satisfied", "need", "bottleneck")
STEPS = 5  # of the scale; agreeing is one of the two highest
AGREES = STEPS - 2


def survey(group: Group) -> pd.DataFrame:
    """Return every statement of the survey, in order.

    Columns: exercise, theme (of THEMES), question (key), prompt, counts (how many chose each of the five steps, from disagree
    to agree), people, agree (who chose one of the two highest), share, low, high (of agreeing). Where too few people
    answered, only the statement is there.
    """
    rows = [
        {"exercise": name, "theme": theme, "question": key, "prompt": question.prompt, **_counted(group, name, key)}
        for (name, key), question in group.questions.items()
        if (theme := key.partition("-")[0]) in THEMES and len(question.shown.get("scale", ())) == STEPS
    ]
    columns = ["exercise", "theme", "question", "prompt", "counts", "people", "agree", "share", "low", "high"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"people": "Int64", "agree": "Int64", "share": "Float64", "low": "Float64", "high": "Float64"})


def _counted(group: Group, exercise: str, key: str) -> dict[str, Any]:
    answered = group.answered(exercise)
    steps = answered.loc[answered["question"] == key, "said"].astype(int)
    if not is_group(len(steps)):
        return {"counts": None, "people": pd.NA, "agree": pd.NA, "share": pd.NA, "low": pd.NA, "high": pd.NA}
    agree = int((steps >= AGREES).sum())
    found = share(agree, len(steps))
    return {
        "counts": [int((steps == step).sum()) for step in range(STEPS)],
        "people": len(steps),
        "agree": agree,
        "share": found.centre,
        "low": found.low,
        "high": found.high,
    }
