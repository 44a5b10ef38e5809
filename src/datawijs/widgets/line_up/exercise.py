"""The exercise "Line-up": which of these twenty charts is real?"""

import hashlib
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import cause_name
from datawijs.board.truth import WOBBLE_SD
from datawijs.language import decimal, rounded
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.judged_words import judged_words
from datawijs.widgets.line_up.rounds import CHARTS, Round, draw_rounds, expected_largest_drop, luck
from datawijs.widgets.pupil import pupil_words
from datawijs.words import Fact, later, read_words

NONE = CHARTS  # the place of the answer "none of them"
# what the front end fills in
FILLED = ("number", "all", "name", "low", "high", "values")
FILLED_IN_FEEDBACK = ("real", "largest", "drop", "number", "charts", "points")


class LineUp(Exercise):
    """Twenty charts, at most one of them real: the learner points, and sees what that tells. In some rounds all are chance.

    exercise_id : language-neutral name, such as "line-up"; answers are kept under it.
    rounds : how many rounds a line-up has, 1 to 6; with two or more, at least one has no real chart.
    seed : another number draws other charts.

    Raises ValueError for another number of rounds or an id that can't be used.
    """

    minutes = 7

    def __init__(self, exercise_id: str, *, rounds: int = 3, seed: int = 1):
        self._sets = draw_rounds(rounds, seed)
        super().__init__(
            exercise_id,
            title=read_words(__file__).title("card"),
            content={
                "edition": _edition(self._sets),
                "sets": [[_shown(one) for one in drawn] for drawn in self._sets],
                "luck": [luck(_rounds_with_and_without(drawn)[0]) for drawn in self._sets],
                "wobble": decimal(WOBBLE_SD),
            },
            ui=_sentences(*_rounds_with_and_without(self._sets[0])),
        )

    @property
    def result(self) -> pd.DataFrame:
        """What was answered, one row for each round, in the order of answering.

        Columns: attempt, set and round (from 1), pupil, answer and real (number of the chart, 1 to 20; 0 is none of them),
        right, drop (of the chart that was chosen: the last three results below the earlier ones, in wobbles; missing for
        none of them), largest (number of the chart with the largest drop).
        """
        attempts = self.given.get("attempts", []) if self.given.get("edition") == self.content["edition"] else []
        rows = []
        for number, attempt in enumerate(attempts, start=1):
            for place, answer in enumerate(attempt["answers"]):
                one = self._sets[attempt["set"]][place]
                real = NONE if one.real is None else one.real
                rows.append(
                    {
                        "attempt": number,
                        "set": attempt["set"] + 1,
                        "round": place + 1,
                        "pupil": one.name,
                        "answer": _number(answer),
                        "real": _number(real),
                        "right": answer == real,
                        "drop": np.nan if answer == NONE else rounded(float(one.drops[answer]), 2),
                        "largest": _number(one.largest),
                    }
                )
        columns = ["attempt", "set", "round", "pupil", "answer", "real", "right", "drop", "largest"]
        return pd.DataFrame(rows, columns=columns).astype({"right": bool, "drop": float})


def _rounds_with_and_without(drawn: tuple[Round, ...]) -> tuple[int, int]:
    """How many rounds have a real decline, and how many have none; every set has as many."""
    declines = sum(one.real is not None for one in drawn)
    return declines, len(drawn) - declines


def _number(place: int) -> int:
    """The number that stands at a chart; 0 for none of them."""
    return 0 if place == NONE else place + 1


def _shown(one: Round) -> dict[str, Any]:
    """Return what the front end shows of one round; the axis is the same for all charts, in steps of ten."""
    shown = {
        "name": one.name,
        "scores": one.scores.astype(int).tolist(),
        "axis": [int(one.scores.min() // 10 * 10), int(-(-one.scores.max() // 10) * 10)],
        "drops": one.drops.round(1).tolist(),
        "largest": one.largest,
        "best": one.best,
        "real": one.real,
    }
    if one.real is None:
        return shown
    assert one.onset is not None and one.points is not None and one.cause is not None  # a real chart has all
    before = float(one.scores[one.real, : one.onset - 1].mean())
    cause = cause_name(one.cause)
    truth = {"onset": one.onset, "points": decimal(one.points, 0), "cause": cause, "fall": rounded(one.fall, 1)}
    return {**shown, **truth, "before": rounded(before, 1)}


def _edition(sets: tuple[tuple[Round, ...], ...]) -> str:
    """A fingerprint of all charts: answers to others don't belong to these."""
    series = [one.scores.astype(int).tolist() for drawn in sets for one in drawn]
    return hashlib.sha256(str(series).encode()).hexdigest()[:12]


def _sentences(declines: int, chance_only: int) -> dict[str, str]:
    """All sentences of line-ups with so many rounds with and without a real decline."""
    words, pupil = read_words(__file__), pupil_words()
    return {
        **{name: pupil[name] for name in ("answer", "test", "to_result")},
        "truth": pupil["truth_decline"],
        "since_decline": pupil["part_of_decline"],
        "result": judged_words()["result"],
        "intro": words.text("card"),
        **words.sentences("ui", later(*FILLED)),
        **words.sentences("feedback", later(*FILLED_IN_FEEDBACK)),
        "among_others": decimal(expected_largest_drop(CHARTS - 1)),
        "among_all": decimal(expected_largest_drop(CHARTS)),
        **words.sentences("closing", later("all")),
        **_of_the_rounds(declines, chance_only),
    }


def _of_the_rounds(declines: int, chance_only: int) -> dict[str, str]:
    """What came of the rounds; how many were found is filled in when that is known."""
    words = read_words(__file__)
    found, missed = (f"_{'one' if number == 1 else 'many'}" for number in (declines, chance_only))
    facts: dict[str, Fact] = {**later("found", "wrong", "cases"), "real": declines, "all": chance_only}
    said = words.sentences("result", facts)
    return {
        "result_luck": said["result_luck"],
        "result_no_luck": said["result_no_luck"],
        "result_found": said["found" + found],
        "result_none": said["none" + missed],
        "result_trap": said["trap" + missed],
    }
