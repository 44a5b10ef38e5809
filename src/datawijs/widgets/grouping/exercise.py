"""The exercise "Grouping": three instruction groups by one test, and who stands in another group than fits."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.names import BIRDS
from datawijs.language import decimal, rounded
from datawijs.signals import reliability_of_average
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.grouping.classes import (
    ALIKE,
    GOALS,
    LOOKS,
    PUPILS,
    RELIABILITY,
    RENEWALS,
    SIZE,
    SIZES,
    USUAL_ALIKE,
    draw_classes,
)
from datawijs.widgets.grouping.facts import facts
from datawijs.widgets.grouping.outcomes import Elsewhere, at_one_goal, ever_extended, in_a_year, reached
from datawijs.widgets.grouping.typical_year import typical_year
from datawijs.widgets.stages import stage_words
from datawijs.widgets.worded_question import question
from datawijs.words import Number, Words, later, read_words

SHOWN = 6  # classes to look at
LEAST = {"least_seen": 3, "least_tried": 3, "least_tried_year": 3}  # classes and settings, before the exercise goes on
PARTS = ("class", "choose", "year")
AXIS = 16  # pupils: where the axis of the averages ends
LONGEST_NAME = 9  # letters: more don't fit under a little pupil on a phone
# what the front end fills in
COUNTED = (
    "always",
    "elsewhere",
    "ever",
    "goals",
    "group",
    "high",
    "higher",
    "label",
    "list",
    "low",
    "lower",
    "mean",
    "number",
    "places",
    "pupils",
    "reached",
    "size",
    "slider",
)


class Grouping(Exercise):
    """Three groups by one test: who stands in another group than fits, what makes that fewer, and what a year does to it.

    exercise_id : language-neutral name, such as "grouping"; answers are kept under it.
    seed : another number draws other classes to look at. The numbers over many classes stay the same.
    """

    minutes = 12

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_words().title("card"),
            content=grouping_content(seed),
            ui={**stage_words(), **_sentences()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per guess and question; columns as in `answers_table`."""
        parts = {"guess": self.content["guesses"], "question": self.content["questions"]}
        return answers_table(self.content, self.given, parts)


def grouping_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of Grouping shows, in the language in use."""
    words = _words()
    rng = np.random.default_rng(seed)
    return {
        "edition": f"grouping-{seed}",
        "intro": words.text("card"),
        "guesses": _asked(words.part("guesses"), rng),
        "pupils": PUPILS,
        "axis": AXIS,
        "sizes": list(SIZES),
        "classes": _shown_classes(rng),
        "counted": [
            {**_shown(at_one_goal(looks, size)), "reached": decimal(reached(looks, size))}
            for looks, size in product(LOOKS, SIZES)
        ],
        "sliders": [_looks_slider(words), _size_slider(words)],
        "start": [0, SIZES.index(SIZE)],
        "year": {"goals": GOALS, "renewals": list(RENEWALS), **_year(rng)},
        "counted_year": [
            _shown(in_a_year(renewals, looks, alike)) for renewals, looks, alike in product(RENEWALS, LOOKS, ALIKE)
        ],
        "year_sliders": [_slider(words, "renewals"), _looks_slider(words), _alike_slider(words)],
        "year_start": [0, 0, ALIKE.index(USUAL_ALIKE)],
        "questions": _asked(words.part("questions"), rng),
    }


def _asked(words: Words, rng: np.random.Generator) -> list[dict[str, Any]]:
    return [question(words, key).shuffled(rng).content() for key in words.block_keys()]


def _names(rng: np.random.Generator) -> list[str]:
    short = [bird for bird in BIRDS if len(bird) <= LONGEST_NAME]
    names: list[str] = rng.choice(short, PUPILS, replace=False).tolist()
    return names


def _shown_classes(rng: np.random.Generator) -> list[dict[str, Any]]:
    """Classes as they come, with the places of the pupils from low by what they can do of one goal, and by the looks at it."""
    drawn = draw_classes(SHOWN, USUAL_ALIKE, rng)
    return [
        {"names": _names(rng), "true": true.tolist(), "seen": seen.T.tolist()}
        for true, seen in zip(drawn.true_rank[..., 0], drawn.seen_rank[:, :, 0], strict=True)
    ]


def _year(rng: np.random.Generator) -> dict[str, Any]:
    """A class for each of `ALIKE`, with places per goal: true [goal][pupil], seen [goal][number of looks][pupil]. Whoever can
    do most of the subject comes first."""
    years = []
    for alike, one in typical_year(rng).items():
        ever, always = ever_extended(alike)
        order = one.subject[0].argsort()[::-1]
        years.append(
            {
                "true": one.true_rank[0][order].T.tolist(),
                "seen": one.seen_rank[0][order].transpose(1, 2, 0).tolist(),
                "ever": _whole(ever),
                "always": _whole(always),
            }
        )
    return {"names": _names(rng), "classes": years}


def _shown(counted: Elsewhere) -> dict[str, Any]:
    return {
        "mean": rounded(counted.mean, 2),
        "low": rounded(counted.low, 1),
        "high": rounded(counted.high, 1),
        "text": decimal(counted.mean),
        "low_text": _whole(counted.low),
        "high_text": _whole(counted.high),
    }


def _whole(number: float) -> str:
    return decimal(number, 0)


# ---- what the learner may choose -------------------------------------------------------------------------------------


def _slider(words: Words, key: str, steps: Sequence[str] = ()) -> dict[str, Any]:
    """`steps`: what stands beside the slider; its names in the words say the same, shorter, where there is little room."""
    names = _names_of(words, key) or list(steps)
    return {"key": key, "label": words.title(key), "names": names, "steps": list(steps) or names}


def _names_of(words: Words, key: str) -> list[str]:
    return [item.text for item in words.block(key).items]


def _looks_slider(words: Words) -> dict[str, Any]:
    steps = [
        words.say("steps", "looks", what=name, reliability=Number(reliability_of_average(RELIABILITY, looks), 2))
        for name, looks in zip(_names_of(words, "looks"), LOOKS, strict=True)
    ]
    return _slider(words, "looks", steps)


def _size_slider(words: Words) -> dict[str, Any]:
    return _slider(words, "size", [words.say("steps", "size", outer=size, middle=PUPILS - 2 * size) for size in SIZES])


def _alike_slider(words: Words) -> dict[str, Any]:
    names = zip(_names_of(words, "alike"), ALIKE, strict=True)
    return _slider(
        words, "alike", [words.say("steps", "alike", how=how, alike=Number(alike, 1)) for how, alike in names]
    )


# ---- sentences -------------------------------------------------------------------------------------------------------


def _words() -> Words:
    words = read_words(__file__).knowing({**facts(), **LEAST, "shown": SHOWN})
    return words.knowing({"assumption": words.text("assumption")})


def _sentences() -> dict[str, str | list[str] | int]:
    words = _words()
    groups = words.block("groups").items
    return {
        **LEAST,
        **{f"{part}_heading": words.title(part) for part in PARTS},
        **{f"{part}_intro": words.text(part) for part in PARTS},
        "groups": [group.text for group in groups],
        "group_short": [group.paragraphs[1] for group in groups],
        **words.sentences("told"),
        **words.sentences("ui", later(*COUNTED)),
    }
