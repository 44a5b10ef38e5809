"""Refresher: four questions in five minutes, on what this reader missed before."""

import numpy as np
import pandas as pd

from datawijs.signals import hand_rule, hand_rule_chances
from datawijs.thinking_errors import thinking_errors
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.stages import stage_words
from datawijs.widgets.worded_question import question
from datawijs.words import Fact, Number, Words, later, read_words

A_ROUND = 4  # questions: about a minute each
SEED = 1  # of the order of the options

# Which question takes up which thinking errors. In this order they come where nothing is known of the reader.
CATCHES = {
    "three-results": (
        "wobble-as-signal",
        "two-points",
        "last-is-level",
        "one-result",
        "line-goes-on",
        "half-by-chance",
    ),
    "class-fell": (
        "no-comparison",
        "class-to-blame",
        "unlike-tests",
        "other-comparison",
        "class-fell",
        "harder-for-all",
    ),
    "name-on-list": ("other-way-round", "list-is-verdict", "rightly-left-alone", "no-false-alarms", "silence-is-proof"),
    "two-below": ("all-noise", "waits-for-certainty", "no-date", "difference-means-nothing", "no-proof-as-proof"),
    "it-rose": ("regression", "chance-makes-up", "all-luck", "correlation-as-cause"),
    "level-moved": ("screen-is-pupil", "level-is-change", "line-decides", "same-label-same-group"),
    "gap": ("missing-as-zero", "gap-ignored", "zero-as-missing", "odd-is-error", "filled-in-silently"),
    "why": ("every-difference-has-a-cause", "guessed-cause", "logins-as-effort", "numbers-speak", "result-is-teaching"),
}

# Of one pupil: one of the last three lies below the line; and of a list, as lesson 04 has it.
EARLIER, LAST = (62, 70, 58, 66, 73, 61, 68, 64, 71), (65, 57, 63)
PUPILS, SHARE, FOUND, SPARED = 1000, 0.05, 0.70, 0.90


class Refresher(Exercise):
    """Four of eight questions: first those on the thinking errors that this reader made most often in the course, then others.

    What was missed is read from what the device keeps of other exercises; where that is nothing, the first four are asked, and
    in the next round the other four. Raises ValueError for an id that can't be used.
    """

    minutes = 4

    def __init__(self, exercise_id: str):
        words = _words().knowing(facts())
        asked = [question(words, key) for key in CATCHES]
        rng = np.random.default_rng(SEED)
        super().__init__(
            exercise_id,
            title=words.title("card"),
            content={
                "intro": words.text("card"),
                "questions": [one.shuffled(rng).content() for one in asked],
                "caught": caught_by(),
                "a_round": A_ROUND,
            },
            ui={**stage_words(), **words.sentences("ui", later("count", "all", "right", "date"))},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What was answered in the round under way, one row a question.

        Columns: part ("refresher"), key, first (the key of the first answer), right (whether it was), misreading, tries.
        """
        return answers_table(self.content, self.given, {"refresher": self.content["questions"]})


def caught_by() -> dict[str, str]:
    """Return, by every key that a wrong answer may have been kept under, the question that takes it up."""
    of_main = {error: key for key, errors in CATCHES.items() for error in errors}
    return {key: of_main[error.key] for key, error in thinking_errors().items() if error.key in of_main}


def facts() -> dict[str, Fact]:
    """Return the numbers that the questions tell, computed."""
    read = hand_rule(EARLIER, LAST)
    found, false = PUPILS * SHARE * FOUND, PUPILS * (1 - SHARE) * (1 - SPARED)
    return {
        "earlier": [str(score) for score in EARLIER],
        "last": [str(score) for score in LAST],
        "line": Number(read.line),
        "below": read.count,
        "by_chance": Number(100 * hand_rule_chances(len(EARLIER)).alarm),
        "pupils": PUPILS,
        "declining": Number(PUPILS * SHARE),
        "found": Number(found),
        "listed": Number(found + false),
        "worth": Number(100 * found / (found + false)),
        "caught": Number(100 * FOUND),
        "spared": Number(100 * SPARED),
    }


def _words() -> Words:
    return read_words(__file__)
