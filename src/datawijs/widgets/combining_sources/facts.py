"""The facts that the words of "Combining sources" tell. Every number in a sentence is computed from the board."""

from math import ceil

import pandas as pd

from datawijs.board import cause_name, subject_name
from datawijs.widgets.combining_sources.pupils import LATE_TESTS, STEADY, Case
from datawijs.words import Fact, Number, Words, read_words


def case_words(case: Case) -> Words:
    """Return the words of the exercise, knowing all facts of one pupil."""
    words = read_words(__file__)
    fewer = words.say("parts", "fewer")
    words = words.knowing({**_numbers(case, fewer), **_truth(case, words)})
    last_three = words.say("parts", f"below-{case.evidence.rule.count}")
    return words.knowing({**words.sentences("answers"), "last_three": last_three})


def _numbers(case: Case, fewer: str) -> dict[str, Fact]:
    """What the sources of a pupil say; `fewer`: how a share below one in a hundred is written."""
    first, last = case.places
    late = case.scores.iloc[LATE_TESTS.start - 1 :]
    return {
        "name": case.name,
        "subject": subject_name(case.subject_id, "primary").lower(),
        "first": Number(first),
        "last": Number(last),
        "fall_as_far": _in_hundred(case.steady_falls, fewer),
        "steady": STEADY,
        "stay_as_near": Number(100 * case.steady_stays),
        "ticks": case.ticks,
        "usual_ticks": Number(case.usual_ticks, 1),
        "by_chance": ceil(100 * case.evidence.rule.chances.decline),
        "newest": Number(case.newest, 1),
        "late_tests": len(late),
        "missed": int(late.isna().sum()),
        "half_days": int(case.half_days.sum()),
        "middle": Number(case.class_half_days),
    }


def _in_hundred(share: float, fewer: str) -> Fact:
    return fewer if share < 0.01 else Number(100 * share)


def _truth(case: Case, words: Words) -> dict[str, Fact]:
    truth = case.board.truth
    if case.key == "slide":
        month = _row_of(truth.slides, case)["month"]
        return {"slides_from": month_name(words, month, "long")}
    if case.key == "sudden":
        row = _row_of(truth.declines, case)
        return {
            "onset": int(row["onset"]),
            "points": Number(row["size_points"]),
            "cause": cause_name(row["cause"]),
        }
    return {}


def _row_of(table: pd.DataFrame, case: Case) -> pd.Series:
    return table[(table["pupil_id"] == case.pupil_id) & (table["subject_id"] == case.subject_id)].iloc[0]


def month_name(words: Words, day: pd.Timestamp, form: str) -> str:
    """Return the name of the month of a day; `form`: "short" or "long"."""
    name: str = words.say("months", form).split()[day.month - 1]
    return name
