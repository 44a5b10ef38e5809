"""A list of tests in an administration, with two levels: by the norm of the test, and by that of the pupil's own year."""

from dataclasses import dataclass

import numpy as np

from datawijs.board.ability import MOMENTS, usual_ability
from datawijs.screens.grid import Label, Row, grid
from datawijs.screens.levels import level_at
from datawijs.screens.screen import Screen, screen_words

SUBJECT = "reading"
LOOKS = {"I": "high", "II": "high", "III": "middle", "IV": "low", "V": "low"}
# How far this pupil of ours stands below the usual of the own year: always as far, so nothing changes but the test.
BELOW = 10


@dataclass(frozen=True)
class Taken:
    """A test that a pupil took: in the own `year` and at this `moment`, the test of another `test_year`, or of the same."""

    year: int
    moment: str
    test_year: int


TAKEN = (Taken(5, "M", 5), Taken(5, "E", 5), Taken(6, "M", 6), Taken(6, "E", 6), Taken(7, "M", 6))


def norm_level() -> Screen:
    """Draw a pupil who stays as far below the usual score of the own year, and who last took the test of a year lower."""
    words = screen_words("norm-level")
    rows, told = [], []
    for number, one in enumerate(TAKEN):
        score = _score(one)
        by_test = level_at(score, SUBJECT, one.test_year, one.moment)
        corrected = level_at(score, SUBJECT, one.year, one.moment)
        when, test = f"{one.moment}{one.year}", f"{one.moment}{one.test_year}"
        last = number == len(TAKEN) - 1
        cells = (when, test, str(score), Label(by_test, LOOKS[by_test]), Label(corrected, LOOKS[corrected]))
        rows.append(Row(cells, "lower-test" if last else None, words.say("drawn", "where", when=when, test=test)))
        told.append(words.say("drawn", "told", when=when, test=test, score=score, by_test=by_test, corrected=corrected))
    head = [words.say("head", key) for key in ("when", "test", "score", "by_test", "corrected")]
    title = words.say("drawn", "title")
    before, now = TAKEN[-2], TAKEN[-1]
    facts = {
        "before": level_at(_score(before), SUBJECT, before.test_year, before.moment),
        "now": level_at(_score(now), SUBJECT, now.test_year, now.moment),
        "corrected": level_at(_score(now), SUBJECT, now.year, now.moment),
    }
    return Screen(title, words.say("drawn", "like"), grid(head, rows, title), " ".join(told), facts)


def _score(taken: Taken) -> int:
    usual = usual_ability(SUBJECT, np.asarray(taken.year), np.asarray(MOMENTS[taken.moment]))
    return round(float(usual)) - BELOW
