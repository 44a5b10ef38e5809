"""The results of a group on one sheet, counted in the browser from the files that participants saved."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from datawijs.widgets.exercise import Exercise
from datawijs.words import later, read_words

if TYPE_CHECKING:
    import pandas as pd

# The blocks of words, each with what the front end fills in.
FILLED = {
    "choose": ("smallest",),
    "read": ("count", "people", "file", "reason", "exercise", "smallest", "share"),
    "problems": ("smallest",),
    "sheet": (
        "training",
        "people",
        "before",
        "all",
        "after",
        "difference",
        "low",
        "high",
        "count",
        "smallest",
        "right",
        "showed",
        "questions",
        "of_questions",
        "day",
    ),
    "rounds": ("people", "day", "before", "after", "difference", "low", "high", "smallest"),
    "keep": ("smallest", "training", "day", "file", "people", "number", "most"),
}


class GroupSheet(Exercise):
    """What a group did in a training, from the files that its people gave to their coach.

    `prepared`: the questions of each training and the constants, as `evaluation.on_page` has them. Everything is counted in the
    browser; nothing of it is kept or told to Python, so `answers` stays empty and `result` has no rows. `datawijs.evaluation`
    counts the same files in Python.

    Raises ValueError for an id that can't be used.
    """

    minutes = 5
    keeps = False

    def __init__(self, exercise_id: str, prepared: Mapping[str, Any]):
        words = read_words(__file__)
        super().__init__(
            exercise_id,
            title=words.title("card"),
            content=dict(prepared),
            ui={
                "intro": words.text("card"),
                **{
                    name: text
                    for block, facts in FILLED.items()
                    for name, text in words.sentences(block, later(*facts)).items()
                },
            },
        )

    @property
    def result(self) -> "pd.DataFrame":
        """Nothing: what a group did stands on its coach's screen."""
        import pandas as pd  # here: hardly anybody asks

        return pd.DataFrame()
