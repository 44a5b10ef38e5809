"""The exercise "Comparing groups": what does the difference between two groups of 20 show?"""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.truth import MEAN_LEVEL
from datawijs.language import decimal, rounded
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.comparing_groups.facts import facts
from datawijs.widgets.comparing_groups.groups import (
    ANSWERS,
    DRAWS,
    ERROR,
    LARGE,
    LEAST,
    PAIRS,
    Pair,
    draw_pair,
    draw_pairs,
)
from datawijs.widgets.comparing_groups.questions import pair_question
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.question import Question
from datawijs.widgets.stages import stage_words
from datawijs.widgets.worded_question import question
from datawijs.words import Words, later, read_words

# what the front end fills in
COUNTED = ("all", "count", "groups", "large", "limit", "near", "number", "pairs", "right")
MEASURED = ("a", "b", "difference", "error", "group", "highest", "lowest", "mean", "widest")


class ComparingGroups(Exercise):
    """Pairs of groups of 20: chance, a real difference, or not to be told? Then what chance alone does, draw after draw.

    exercise_id : language-neutral name, such as "comparing-groups"; answers are kept under it.
    seed : another number draws other groups.
    """

    minutes = 10

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_words().title("card"),
            content=groups_content(seed),
            ui={**stage_words(), **_sentences()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per guess, pair and question; columns as in `answers_table`."""
        content = self.content
        pairs = [pair["question"] for pair in content["pairs"]]
        parts = {"guess": content["guesses"], "pair": pairs, "question": content["questions"]}
        return answers_table(content, self.given, parts)


def groups_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of ComparingGroups shows, in the language in use."""
    words = _words()
    rng = np.random.default_rng(seed)
    pairs = draw_pairs(PAIRS, rng)
    draws = [draw_pair(rng, real=False) for _number in range(DRAWS)]
    return {
        "edition": f"groups-{seed}",
        "intro": words.text("card"),
        "guesses": [asked.content() for asked in _asked(words.part("guesses"))],
        "pairs": [
            {**_shown(pair), "question": pair_question(words, number, pair).content()}
            for number, pair in enumerate(pairs, start=1)
        ],
        "draws": [_shown(pair) for pair in draws],
        "centre": MEAN_LEVEL,
        "error": rounded(ERROR, 2),
        "near": _near(draws),
        "large": np.cumsum([pair.difference >= LARGE for pair in draws]).tolist(),
        "widest": np.maximum.accumulate([pair.difference for pair in draws]).tolist(),
        "questions": [asked.shuffled(rng).content() for asked in _asked(words.part("questions"))],
    }


def _words() -> Words:
    words = read_words(__file__).knowing(facts())
    return words.knowing({f"{answer}_answer": words.say("ui", answer) for answer in ANSWERS})


def _asked(words: Words) -> list[Question]:
    return [question(words, key) for key in words.block_keys()]


def _shown(pair: Pair) -> dict[str, Any]:
    return {
        "a": pair.a.tolist(),
        "b": pair.b.tolist(),
        "means": [rounded(float(pair.a.mean()), 2), rounded(float(pair.b.mean()), 2)],
        "real": pair.real,
        "difference": decimal(pair.difference),
        "mean_texts": [decimal(average) for average in pair.averages],
    }


def _near(draws: list[Pair]) -> list[int]:
    """After each draw: how many averages so far lie within one standard error of the population's."""
    means = np.array([[pair.a.mean(), pair.b.mean()] for pair in draws])
    near: list[int] = (abs(means - MEAN_LEVEL) <= ERROR).sum(axis=1).cumsum().tolist()
    return near


def _sentences() -> dict[str, str | list[str] | int]:
    words = _words()
    return {
        **words.sentences("ui", later(*COUNTED, *MEASURED)),
        **words.sentences("pairs"),
        **words.sentences("draw"),
        "group": list(words.sentences("groups").values()),
        "pairs_heading": words.title("pairs"),
        "pairs_intro": words.text("pairs"),
        "draw_heading": words.title("draw"),
        "draw_intro": words.text("draw"),
        "least": LEAST,
        "error": decimal(ERROR),
        "mean": decimal(MEAN_LEVEL, 0),
        "limit": LARGE,
    }
