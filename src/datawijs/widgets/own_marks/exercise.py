"""My results: those of one pupil, typed, pasted or from a file, held against the line. Nothing is kept, nothing is sent."""

from typing import TYPE_CHECKING

from datawijs.own.rules import RULES
from datawijs.own.words_of_own import sentences_of_own
from datawijs.signals.constants import RECENT
from datawijs.signals.hand_rule import FEWEST_TO_COMPARE, FEWEST_TO_DECIDE, ONE_IN
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.pupil import pupil_words
from datawijs.words import later, read_words

if TYPE_CHECKING:
    import pandas as pd

# what the front end fills in
FILLED = (
    "count",
    "missing",
    "fewest",
    "number",
    "file",
    "line",
    "value",
    "values",
    "below",
    "place",
    "earlier",
    "points",
    "name",
)
FILLED_IN_LOG = ("date", "what", "tests", "answer", "line", "again", "note")
FROM_PUPIL = (
    *(
        "noise",
        "early",
        "decline",
        "noise_note",
        "early_note",
        "decline_note",
        "line",
        "from_the_line",
        "test",
        "class",
    ),
    *("below", "not_below", "against_head", "chance_noise", "chance_early", "chance_decline"),
)


class OwnMarks(Exercise):
    """Results of one pupil that the reader brings: read as `datawijs.own` reads them, and held against the line.

    Nothing that is typed, pasted or dropped is kept in the browser or told to Python, so `answers` stays empty and `result` has
    no rows. `datawijs.own.read_marks` reads the same files in Python.

    Raises ValueError for an id that can't be used.
    """

    minutes = 5
    keeps = False

    def __init__(self, exercise_id: str):
        words = read_words(__file__)
        pupil = pupil_words()
        super().__init__(
            exercise_id,
            title=words.title("card"),
            content={
                "rules": RULES,
                "sentences": sentences_of_own(),
                "recent": RECENT,
                "one_in": ONE_IN,
                "fewest_to_compare": FEWEST_TO_COMPARE,
                "fewest_to_decide": FEWEST_TO_DECIDE,
                "most_earlier": RULES["most_earlier"],
            },
            ui={
                **{name: pupil[name] for name in FROM_PUPIL},
                **words.sentences("ui", later(*FILLED)),
                **words.sentences("scales"),
                **words.sentences("choices"),
                **words.sentences("steps"),
                **words.sentences("log", later(*FILLED_IN_LOG)),
                "intro": words.text("card"),
            },
        )

    @property
    def result(self) -> "pd.DataFrame":
        """Nothing: what somebody looks up here is nobody else's."""
        import pandas as pd  # here: hardly anybody asks

        return pd.DataFrame()
