"""The adaptive trainer: pupils at the level where the learner learns most, and how sure the learner is of each."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from datawijs.items import Item, item_bank
from datawijs.signals import ANSWERS
from datawijs.widgets.adaptive_trainer.levels import LEVELS, sorted_into_levels
from datawijs.widgets.adaptive_trainer.staircase import MOST, TARGET, staircase_content
from datawijs.widgets.beside_the_line import chance_of
from datawijs.widgets.confidence import confidence_content, confidence_words
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.judged_words import judged_words, series_words
from datawijs.widgets.pupil import edition_of, pupil_content, pupil_words
from datawijs.widgets.raw_chart import can_be_raw
from datawijs.words import later, read_words

# Declines, and as many others, for which a learner chose noise or decline. Under it we say nothing about d′: with 25 of each it
# is known to within ± 0.8.
FEWEST_OF_EACH = 25

RAW_FROM = 4  # from this level on, who can be shown raw is: one more step to take

FROM_JUDGED = ("result", "supported", "of")
# what the front end fills in
FILLED = ("number", "most", "level", "levels", "all")
FILLED_BESIDE_IDEAL = (
    *("all", "ideal", "own", "early", "count", "share", "low", "high"),
    *("fewest", "declines", "noises"),
)


class AdaptiveTrainer(Exercise):
    """Judge pupils, each with how sure you are, at a difficulty that follows how well it goes.

    After each judgement the truth, why, and chance. At the end of a session (10 to 15 pupils): the level reached, whether
    being sure fits being right (calibration, over all sessions), and how the best possible reader did on the same pupils.
    On the highest levels most pupils are shown raw, as a dashboard shows them. No pupil comes back until all have been seen.

    Two things are called right, and are kept apart. For the level and for calibration: the answer is the one that the results
    support, as in Noise or decline; so luck plays no part. Beside the best possible reader: how it turned out. There the pupils
    whom the learner called "too early" are left out for both. In Noise or decline they count as no alarm; here that would set
    whoever waits wisely (70 % right on the whole bank) far below a reader who always takes a side (87 %).

    The best possible reader says decline when it is more likely than not. The share of what the results hold is the
    efficiency (own d′ / best possible d′)² (Tanner & Birdsall, Journal of the Acoustical Society of America 30 (1958),
    922–928), and the interval of d′ is by Gourevitch & Galanter, Psychometrika 32 (1967), 25–33.

    The same `seed` gives the same pupils. Raises ValueError for an id that can't be used.
    """

    minutes = 15

    def __init__(self, exercise_id: str, *, seed: int = 1):
        levelled = sorted_into_levels(item_bank(seed), np.random.default_rng(seed))
        pupils = [(level, replace(item, raw=level >= RAW_FROM and can_be_raw(item))) for level, item in levelled]
        self._items = {item.key: item for _level, item in pupils}
        super().__init__(
            exercise_id,
            title=read_words(__file__).title("card"),
            content={
                "pupils": [_shown(level, item) for level, item in pupils],
                "edition": edition_of(self._items.values()),
                "levels": LEVELS,
                "staircase": staircase_content(),
                "confidence": confidence_content(),
                "fewest_of_each": FEWEST_OF_EACH,
            },
            ui=_sentences(),
        )

    @property
    def result(self) -> pd.DataFrame:
        """What was answered, one row for each pupil judged, in the order of answering.

        Columns: session and item (from 1), pupil, subject, level (1–5), answer, best ("noise", "early", "decline"; best is
        what the results support), right (whether those two are the same), confidence (stated, in per cent; none where it
        wasn't), truth ("noise" or "decline"), chance (how often chance alone gives
        best or a stronger answer), posterior (the best possible reader's probability of a
        decline). Answers to pupils who are no longer in the bank are left out.
        """
        rows = [
            {
                "session": number,
                "item": place,
                "pupil": item.name,
                "subject": item.subject_id,
                "level": judged["level"],
                "answer": ANSWERS[judged["answer"]],
                "best": item.evidence.best,
                "right": ANSWERS[judged["answer"]] == item.evidence.best,
                "confidence": judged.get("sure"),
                "truth": "decline" if item.declines else "noise",
                "chance": chance_of(item.evidence.rule),
                "posterior": item.posterior,
            }
            for number, session in enumerate(self.given.get("sessions", []), start=1)
            if session.get("edition") == self.content["edition"]
            for place, judged in enumerate(session["judged"], start=1)
            for item in [self._items[judged["pupil"]]]
        ]
        columns = ["session", "item", "pupil", "subject", "level", "answer", "best", "right", "confidence"]
        return pd.DataFrame(rows, columns=[*columns, "truth", "chance", "posterior"])


def _shown(level: int, item: Item) -> dict[str, Any]:
    return {**pupil_content(item), "key": item.key, "level": level, "ideal": round(item.posterior, 2)}


def _sentences() -> dict[str, str]:
    words, judged = read_words(__file__), judged_words()
    target = round(10 * TARGET)
    return {
        **pupil_words(),
        **confidence_words(),
        **series_words(),
        **{name: judged[name] for name in FROM_JUDGED},
        **words.sentences("ui", later(*FILLED)),
        **words.sentences("level", {**later("level"), "levels": LEVELS, "target": target}),
        **words.sentences("ideal", later(*FILLED_BESIDE_IDEAL)),
        "intro": words.text("card", most=MOST, target=target),
    }
