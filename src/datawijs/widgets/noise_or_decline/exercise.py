"""Noise or decline: judge a pupil's results, and learn when there is something to judge."""

import pandas as pd

from datawijs.items.evidence import ANSWERS, habits
from datawijs.language import _
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.noise_or_decline.items import Item, draw_rounds
from datawijs.widgets.noise_or_decline.words import words
from datawijs.widgets.pupil import edition_of, pupil_content


class NoiseOrDecline(Exercise):
    """Pupils' results, three answers (noise, too early to tell, real decline), and after each: the truth, why, and chance.

    `items` is the number of pupils in a round (3 to 12); there are three rounds. The same `seed` draws the same pupils.
    Raises ValueError for another number of items or an id that can't be used.
    """

    def __init__(self, exercise_id: str, *, items: int = 12, seed: int = 1):
        self._rounds = draw_rounds(items, seed)
        super().__init__(
            exercise_id,
            title=_("Noise or decline?"),
            content={
                "rounds": [[_shown(item) for item in pupils] for pupils in self._rounds],
                "edition": edition_of(*self._rounds),
            },
            ui=words(),
        )

    @property
    def result(self) -> pd.DataFrame:
        """What was answered, one row for each pupil judged, in the order of answering.

        Columns: attempt, round and item (from 1), pupil, subject, answer and best ("noise", "early", "decline"; best is
        what the results support), truth ("noise" or "decline"), chance (how often chance alone makes such a drop).
        """
        rows = [
            {
                "attempt": number,
                "round": attempt["round"] + 1,
                "item": place + 1,
                "pupil": item.name,
                "subject": item.subject_id,
                "answer": ANSWERS[answer],
                "best": item.evidence.best,
                "truth": "decline" if item.declines else "noise",
                "chance": item.evidence.chance,
            }
            for number, attempt in enumerate(self.given.get("attempts", []), start=1)
            if attempt.get("edition") == self.content["edition"]
            for place, answer in enumerate(attempt["answers"])
            for item in [self._rounds[attempt["round"]][place]]
        ]
        columns = ["attempt", "round", "item", "pupil", "subject", "answer", "best", "truth", "chance"]
        return pd.DataFrame(rows, columns=columns)


def _shown(item: Item) -> dict:
    return {**pupil_content(item), "habits": habits(item.scores, item.class_average)}
