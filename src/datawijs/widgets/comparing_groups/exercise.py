"""The exercise "Comparing groups": is the difference between two groups of 20 real?"""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.truth import MEAN_LEVEL
from datawijs.language import _, decimal
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.comparing_groups.groups import (
    ERROR,
    ERROR_IN_SD,
    LARGE,
    PUPILS,
    SPREAD,
    Pair,
    draw_pair,
    draw_pairs,
)
from datawijs.widgets.comparing_groups.questions import guesses, pair_question, questions, reader_sentence
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.stages import stage_words

PAIRS = 6  # to judge; half of them really differ
DRAWS = 60  # from one population, to see what chance does
LEAST = 20  # of them, before the exercise goes on


class ComparingGroups(Exercise):
    """Pairs of groups of 20: chance or a real difference? Then what chance alone does, draw after draw.

    exercise_id : language-neutral name, such as "comparing-groups"; answers are kept under it.
    seed : another number draws other groups.
    """

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_("Two groups of {pupils}").format(pupils=PUPILS),
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
    rng = np.random.default_rng(seed)
    pairs = draw_pairs(PAIRS, rng)
    draws = [draw_pair(rng, real=False) for _number in range(DRAWS)]
    return {
        "edition": f"groups-{seed}",
        "intro": _intro(),
        "guesses": [question.content() for question in guesses()],
        "pairs": [
            {**_shown(pair), "question": pair_question(number, pair).content()}
            for number, pair in enumerate(pairs, start=1)
        ],
        "draws": [_shown(pair) for pair in draws],
        "centre": MEAN_LEVEL,
        "error": round(ERROR, 2),
        "near": _near(draws),
        "large": np.cumsum([pair.difference >= LARGE for pair in draws]).tolist(),
        "widest": np.maximum.accumulate([round(pair.difference, 1) for pair in draws]).tolist(),
        "questions": [question.shuffled(rng).content() for question in questions()],
    }


def _shown(pair: Pair) -> dict[str, Any]:
    return {
        "a": pair.a.tolist(),
        "b": pair.b.tolist(),
        "means": [round(float(pair.a.mean()), 2), round(float(pair.b.mean()), 2)],
        "real": pair.real,
        "difference": decimal(pair.difference),
        "mean_texts": [decimal(pair.a.mean()), decimal(pair.b.mean())],
    }


def _near(draws: list[Pair]) -> list[int]:
    """After each draw: how many averages so far lie within one standard error of the population's."""
    means = np.array([[pair.a.mean(), pair.b.mean()] for pair in draws])
    near: list[int] = (abs(means - MEAN_LEVEL) <= ERROR).sum(axis=1).cumsum().tolist()
    return near


def _intro() -> str:
    return _(
        "Groep 7A scores higher than groep 7B. Is something going on, or does that happen by itself? We draw groups of "
        "{pupils} pupils ourselves, so we know the answer each time: sometimes both groups come from the same pool "
        "of pupils, sometimes from two pools that really differ."
    ).format(pupils=PUPILS)


def _sentences() -> dict[str, str | list[str] | int]:
    return {
        "kind": _("Exercise: comparing groups"),
        "pairs_heading": _("Chance or real?"),
        "pairs_intro": _("{pairs} pairs. Each dot is a pupil, the line is the average of the group.").format(
            pairs=PAIRS
        ),
        "next_pair": _("Next pair"),
        "pairs_done": _("Your judgements"),
        "pair_chart": _("Scores of group A and group B"),
        "group": [_("Group A"), _("Group B")],
        "group_words": _("{group}: {count} pupils, average {mean}, lowest {lowest}, highest {highest}."),
        "score": _("score"),
        "one_pupil": _("one pupil"),
        "group_average": _("average of the group"),
        "column_place": _("From low to high"),
        "column_pair": _("Pair"),
        "column_difference": _("Difference"),
        "column_you": _("You said"),
        "column_truth": _("The truth"),
        "chance": _("Only chance"),
        "real": _("A real difference"),
        "pairs_right": _("You judged {right} of {all} pairs rightly."),
        "reader": reader_sentence(),
        "draw_heading": _("Draw for yourself"),
        "draw_intro": _(
            "Now all groups come from the same pool of pupils, whose average is {mean}. Whatever you see is chance. Draw until "
            "you have at least {least} pairs."
        ).format(mean=decimal(MEAN_LEVEL, 0), least=LEAST),
        "least": LEAST,
        "draw_one": _("Draw a pair"),
        "draw_ten": _("Draw ten pairs"),
        "drawn": _("Pair {number}: averages {a} and {b}, so {difference} apart."),
        "all_drawn": _("That were all {number} pairs.").format(number=DRAWS),
        "not_drawn": _("Nothing drawn yet."),
        "averages": _("All averages so far"),
        "average_dot": _("average of one group"),
        "band": _("{mean}, plus and minus {error} points").format(mean=decimal(MEAN_LEVEL, 0), error=decimal(ERROR)),
        "so_far": _(
            "So far {pairs} pairs. Of {groups} averages {near} lie within {error} points of {mean}. In {large} pairs the "
            "averages differ by {limit} points or more; the widest is {widest}."
        ),
        "error": decimal(ERROR),
        "mean": decimal(MEAN_LEVEL, 0),
        "limit": LARGE,
        "rule": _(
            "This is how it is reckoned: pupils differ by {spread} points (the standard deviation). The average of "
            "{pupils} wobbles by that, divided by the square root of {pupils}: {error} points, or {in_sd} standard "
            "deviations. This is called the standard error; about two in three averages lie within it."
        ).format(spread=decimal(SPREAD), pupils=PUPILS, error=decimal(ERROR), in_sd=decimal(ERROR_IN_SD, 2)),
        "alternative_drawn": _("Averages of {groups} groups, from {lowest} to {highest}."),
        "end": _(
            "Small groups differ by themselves. Before you look for a cause, ask: how large would the difference be if "
            "nothing were going on? And even a real difference between groups says next to nothing about one pupil."
        ),
    }
