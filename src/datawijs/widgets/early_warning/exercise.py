"""The exercise "Early warning": what is a flag worth when trouble is rare? Counted in people, not in formulas."""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.language import _, decimal
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.early_warning.questions import guesses, questions
from datawijs.widgets.early_warning.school import CAUGHT, COMMON, FALSE, PUPILS, START, all_schools, worth
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.stages import stage_words

LEAST_TRIED = 3  # settings, before the questions come


class EarlyWarning(Exercise):
    """A school of 400 little people, three sliders, and a list: how many of the flagged pupils are really in trouble?

    exercise_id : language-neutral name, such as "early-warning"; answers are kept under it.
    seed : another number puts the answers in another order. The people are counted, not drawn.
    """

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_("A name on the list"),
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
    rng = np.random.default_rng(seed)
    return {
        "edition": f"warning-{seed}",
        "intro": _intro(),
        "guesses": [question.shuffled(rng).content() for question in guesses()],
        "pupils": PUPILS,
        "sliders": [
            {"key": "common", "label": _("How common: in trouble"), "values": list(COMMON), "of": _("of 100 pupils")},
            {"key": "caught", "label": _("Caught by the list"), "values": list(CAUGHT), "of": _("of 100 in trouble")},
            {"key": "false", "label": _("Falsely flagged"), "values": list(FALSE), "of": _("of 100 others")},
        ],
        "start": [COMMON.index(START[0]), CAUGHT.index(START[1]), FALSE.index(START[2])],
        # in the order of the sliders, the last one fastest
        "schools": [
            [one.hits, one.misses, one.false_alarms, one.left_alone, decimal(worth(*choice))]
            for choice, one in all_schools().items()
        ],
        "questions": [question.shuffled(rng).content() for question in questions()],
    }


def _intro() -> str:
    return _(
        "A school has a list of pupils who may be getting into trouble: dropping out, or falling far behind. A computer "
        "makes it, from absences and results. How much does a name on that list tell you? No formulas here: we count "
        "pupils."
    )


def _sentences() -> dict[str, str | int]:
    return {
        "kind": _("Exercise: early-warning list"),
        "try_heading": _("Count along"),
        "try_intro": _(
            "All {pupils} pupils of the school. Move the sliders and watch the list. Try at least three settings."
        ).format(pupils=PUPILS),
        "least": LEAST_TRIED,
        "less": _("{slider}: lower"),
        "more": _("{slider}: higher"),
        "slider_label": _("{value} {of}"),
        "arrange": _("Put the pupils"),
        "by_truth": _("by what is the matter"),
        "by_list": _("by the list"),
        "in_trouble": _("In trouble: {number}"),
        "not_in_trouble": _("Not in trouble: {number}"),
        "on_list": _("On the list: {number}"),
        "off_list": _("Not on the list: {number}"),
        "hits": _("In trouble, on the list"),
        "misses": _("In trouble, not on the list"),
        "false_alarms": _("Not in trouble, yet on the list"),
        "left_alone": _("Not in trouble, not on the list"),
        "count_truth": _(
            "Of {pupils} pupils {troubled} are in trouble; the list catches {hits} of them and misses {misses}. Of the "
            "{others} others it flags {false}."
        ),
        "count_list": _("So the list has {listed} names. Of those, {hits} are right: {worth} in 100."),
        "people": _("The pupils of the school"),
        "column_kind": _("Pupils"),
        "column_number": _("Number"),
        "end": _(
            "What a flag is worth depends on how rare the trouble is. Think in people: how many are in trouble, how many "
            "of those are caught, and how many of all the others slip in? A name on a list is a reason to look, with an "
            "open mind; it is not yet a pupil in trouble."
        ),
    }
