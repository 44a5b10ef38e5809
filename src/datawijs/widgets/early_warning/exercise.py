"""The exercise "Early warning": what is a flag worth when trouble is rare? Counted in people, not in formulas."""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.language import decimal
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.early_warning.facts import facts
from datawijs.widgets.early_warning.school import CAUGHT, COMMON, FALSE, PUPILS, START, all_schools, worth
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.stages import stage_words
from datawijs.widgets.worded_question import question
from datawijs.words import Words, later, read_words

LEAST_TRIED = 3  # settings, before the questions come
# what the front end counts anew at each setting of the sliders
COUNTED = ("pupils", "troubled", "others", "hits", "misses", "false", "listed", "worth")


class EarlyWarning(Exercise):
    """A school of 400 little people, three sliders, and a list: how many of the flagged pupils are really in trouble?

    exercise_id : language-neutral name, such as "early-warning"; answers are kept under it.
    seed : another number puts the answers in another order. The people are counted, not drawn.
    """

    minutes = 10

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_words().title("card"),
            content=warning_content(seed),
            ui={**stage_words(), **_sentences()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per guess and question; columns as in `answers_table`."""
        parts = {"guess": self.content["guesses"], "question": self.content["questions"]}
        return answers_table(self.content, self.given, parts)


def warning_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of EarlyWarning shows, in the language in use."""
    words = _words()
    rng = np.random.default_rng(seed)
    values = {"common": COMMON, "caught": CAUGHT, "false": FALSE}
    return {
        "edition": f"warning-{seed}",
        "intro": words.text("card"),
        "guesses": _asked(words.part("guesses"), rng),
        "pupils": PUPILS,
        "sliders": [
            {"key": item.key, "label": item.text, "values": list(values[item.key or ""]), "of": item.paragraphs[1]}
            for item in words.block("sliders").items
        ],
        "start": [COMMON.index(START[0]), CAUGHT.index(START[1]), FALSE.index(START[2])],
        # in the order of the sliders, the last one fastest
        "schools": [
            [one.hits, one.misses, one.false_alarms, one.left_alone, decimal(worth(*choice))]
            for choice, one in all_schools().items()
        ],
        "questions": _asked(words.part("questions"), rng),
    }


def _words() -> Words:
    return read_words(__file__).knowing(facts())


def _asked(words: Words, rng: np.random.Generator) -> list[dict[str, Any]]:
    return [question(words, key).shuffled(rng).content() for key in words.block_keys()]


def _sentences() -> dict[str, str | int]:
    words = _words()
    return {
        **words.sentences("ui", later(*COUNTED, "slider", "value", "of", "number")),
        "try_heading": words.title("counting"),
        "try_intro": words.text("counting"),
        "least": LEAST_TRIED,
    }
