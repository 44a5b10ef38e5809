"""The exercise "Moving target": a target that is reset every month stays reached while the pupil sinks."""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.names import BIRDS
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.moving_target.facts import facts
from datawijs.widgets.moving_target.years import (
    MARGIN,
    PEER_GROWTH,
    SLOW_GROWTH,
    Years,
    draw_years,
    typical_year,
)
from datawijs.widgets.question import capital
from datawijs.widgets.stages import stage_words
from datawijs.widgets.worded_question import question
from datawijs.words import Words, later, read_words

PUPILS = 1000  # drawn of each kind
# what the front end fills in
COUNTED = ("ability", "growth", "lowest", "name", "target")


class MovingTarget(Exercise):
    """A pupil who slowly falls behind, ten months of "on target", and a switch that keeps the target of September.

    exercise_id : language-neutral name, such as "moving-target"; answers are kept under it.
    seed : another number draws other years. The year that is shown is the most typical of those that hide the decline.
    """

    minutes = 10

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=read_words(__file__).title("card"),
            content=moving_content(seed),
            ui={**stage_words(), **_sentences()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per guess and question; columns as in `answers_table`."""
        parts = {"guess": self.content["guesses"], "question": self.content["questions"]}
        return answers_table(self.content, self.given, parts)


def moving_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of MovingTarget shows, in the language in use."""
    rng = np.random.default_rng(seed)
    behind, pace = draw_years(PUPILS, SLOW_GROWTH, rng), draw_years(PUPILS, PEER_GROWTH, rng)
    place = typical_year(behind)
    shown = Years(behind.skill[[place]], behind.ability[[place]])
    first_miss = int(shown.on_target(shown.september_target)[0].argmin())
    name = str(rng.choice(BIRDS))
    words = read_words(__file__)
    first_month = _months(words)[0][first_miss]
    words = words.knowing({**facts(shown, behind, pace), "name": name, "first_month": first_month})
    guesses, questions = words.part("guesses"), words.part("questions")
    return {
        "edition": f"moving-{seed}",
        "intro": words.text("card"),
        "name": name,
        "start": int(shown.ability[0, 0]),
        "margin": MARGIN,
        "guesses": [question(guesses, key).content() for key in guesses.block_keys()],
        "months": _year(words, shown, shown.monthly_target),
        "months_kept": _year(words, shown, shown.september_target),
        "summary": words.say("summary", "monthly"),
        "summary_kept": words.say("summary", "kept"),
        "questions": [question(questions, key).shuffled(rng).content() for key in questions.block_keys()],
    }


def _months(words: Words) -> tuple[list[str], list[str]]:
    """The months of a school year, as they stand in a sentence, and short."""
    names, short = words.block("months").paragraphs
    return names.split(), short.split()


def _year(words: Words, year: Years, targets: np.ndarray) -> list[dict[str, Any]]:
    """The months as the programme shows them, with these targets."""
    reached = year.on_target(targets)
    return [
        {
            "name": name,
            "short": short,
            **_month(words, name, year, number, int(targets[0, number]), bool(reached[0, number])),
        }
        for number, (name, short) in enumerate(zip(*_months(words), strict=True))
    ]


def _month(words: Words, name: str, year: Years, number: int, target: int, reached: bool) -> dict[str, Any]:
    ability, growth = int(year.ability[0, number + 1]), int(year.growth[0, number])
    sentence = words.say(
        "month", "reached" if reached else "missed", month=name, ability=ability, growth=growth, target=target
    )
    return {"ability": ability, "growth": growth, "target": target, "reached": reached, "sentence": capital(sentence)}


def _sentences() -> dict[str, str | list[str]]:
    words = read_words(__file__)
    programme = words.block("programme", {"margin": MARGIN})
    return {
        "screen_heading": words.title("programme"),
        "screen_rules": [item.text for item in programme.items],
        "our_choice": programme.paragraphs[0],
        **{f"{part}_heading": words.title(part) for part in ("walk", "switch")},
        **{f"{part}_intro": words.text(part) for part in ("walk", "switch")},
        **words.sentences("ui", later(*COUNTED)),
    }
