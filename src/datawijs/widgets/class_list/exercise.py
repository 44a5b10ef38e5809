"""The exercise "Class list": 25 pupils, 8 subjects, time for four conversations. Whom do you invite?"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import class_name
from datawijs.board.names import BIRDS
from datawijs.language import capitalised, decimal, rounded
from datawijs.signals import expected_false_alarms
from datawijs.signals.constants import RECENT
from datawijs.widgets.class_list.cases import cases_of
from datawijs.widgets.class_list.classes import PUPILS, SUBJECTS, TESTS, Classes, draw_classes
from datawijs.widgets.class_list.facts import facts, flag_facts, lesson_facts, lot_facts
from datawijs.widgets.class_list.readings import CONVERSATIONS, EARLIER, READINGS, Readings, found, read_classes
from datawijs.widgets.class_list.told import pupil_words, screen_words, subjects
from datawijs.widgets.exercise import Exercise
from datawijs.words import Words, read_words

DRAWN = 100  # classes, for the averages
# The three most typical of them are shown, in this order.
SHOWN = (("secondary", "2B"), ("primary", "7A"), ("secondary", "1C"))


class ClassList(Exercise):
    """A class list with known truth: the learner invites four pupils, then sees who really declined, and what other ways of
    choosing four would have found. Three classes.

    exercise_id : language-neutral name, such as "class-list"; answers are kept under it.
    seed : another number draws other classes.
    """

    minutes = 15

    def __init__(self, exercise_id: str, *, seed: int = 1):
        words = _words()
        content = class_list_content(seed)
        super().__init__(exercise_id, title=words.title("card"), content=content, ui=screen_words(words))

    @property
    def result(self) -> pd.DataFrame:
        """Whom the learner invited: one row for each pupil of each class that was finished, in that order.

        Columns: attempt (from 1), class (name), pupil, invited, declines (whether the pupil really does), and of those who
        do subject and onset (number of the first test with the decline; both missing for the others), change (latest result
        minus the average of the earlier ones, in the subject where it fell most, in points), drop (the last three below
        the earlier ones, in own wobbles, in the subject where that is most), flags_down (how many subjects a rule flags
        downwards) and chance (of a decline, for the best possible reader).
        """
        attempts = self.given.get("attempts", []) if self.given.get("edition") == self.content["edition"] else []
        finished = [attempt for attempt in attempts if attempt.get("shown")]
        rows = [row for number, attempt in enumerate(finished, start=1) for row in self._rows(number, attempt)]
        columns = ["attempt", "class", "pupil", "invited", "declines", "subject", "onset", "change", "drop"]
        table = pd.DataFrame(rows, columns=[*columns, "flags_down", "chance"])
        return table.astype({"subject": "string", "onset": "Int64", "invited": bool, "declines": bool})

    def _rows(self, number: int, attempt: dict[str, Any]) -> Iterator[dict[str, Any]]:
        one = self.content["classes"][attempt["class"]]
        for place, pupil in enumerate(one["pupils"]):
            truth = pupil["declines"] or {}
            yield {
                "attempt": number,
                "class": one["name"],
                "pupil": pupil["name"],
                "invited": place in attempt["picks"],
                "declines": bool(truth),
                "subject": one["subjects"][truth["subject"]]["key"] if truth else pd.NA,
                "onset": truth.get("onset", pd.NA),
                "change": min(pupil["change"]),
                "drop": pupil["drop"],
                "flags_down": pupil["flags"].count(-1),
                "chance": pupil["chance"],
            }


def _words() -> Words:
    return read_words(__file__).knowing(facts())


@cache
def drawn_classes(seed: int) -> tuple[Classes, Readings]:
    """Return the classes of a seed, and how each way of reading sees them."""
    classes = draw_classes(DRAWN, seed)
    return classes, read_classes(classes)


def class_list_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of ClassList shows, in the language in use."""
    classes, readings = drawn_classes(seed)
    expected = expected_false_alarms(PUPILS * SUBJECTS, points=TESTS).expected
    averages = _averages(classes, readings)
    words = _words()
    names = np.random.default_rng(seed)
    shown = typical_classes(classes, readings)
    return {
        "edition": "-".join(["class-list", str(seed), *map(str, shown)]),
        "conversations": CONVERSATIONS,
        "recent": RECENT,
        "earlier": EARLIER,
        "drawn": DRAWN,
        "readings": {name: decimal(value) for name, value in averages.items()},
        "lesson": words.text("lesson", **lesson_facts(averages, _all_below(readings))),
        "classes": [
            _shown(words, classes, readings, which, sector, name, names, expected)
            for which, (sector, name) in zip(shown, SHOWN, strict=True)
        ],
    }


def _all_below(readings: Readings) -> float:
    """How many pupils of a class have all last three results below the line in some subject, on average."""
    return float((readings.below == RECENT).any(axis=-1).sum(axis=1).mean())


def typical_classes(classes: Classes, readings: Readings) -> list[int]:
    """Return the numbers of the three classes nearest to the average, among those in which a flag is right and in which the
    best possible reader finds some and misses some.

    Nearest: the smallest sum of squared distances, in standard deviations, over the number of false flags and of pupils that
    each way of reading finds.
    """
    false, right = _flags(classes, readings)
    by_reading = [found(classes, readings.invited[name]) for name in READINGS]
    facts = np.column_stack([false, *by_reading]).astype(float)
    distance = (((facts - facts.mean(axis=0)) / facts.std(axis=0)) ** 2).sum(axis=1)
    best = by_reading[READINGS.index("best")]
    instructive = (right > 0) & (best > 0) & (best < classes.declines.sum(axis=1))
    return [int(which) for which in np.argsort(np.where(instructive, distance, np.inf), kind="stable")[: len(SHOWN)]]


def _flags(classes: Classes, readings: Readings) -> tuple[np.ndarray, np.ndarray]:
    """How many flags of each class are false, and how many stand at a real decline and point down."""
    at_decline = classes.declines[..., np.newaxis] & (np.arange(SUBJECTS) == classes.subject[..., np.newaxis])
    right = ((readings.flag < 0) & at_decline).sum(axis=(1, 2))
    return (readings.flag != 0).sum(axis=(1, 2)) - right, right


def _averages(classes: Classes, readings: Readings) -> dict[str, float]:
    average = {name: float(found(classes, readings.invited[name]).mean()) for name in READINGS}
    average["by_lot"] = CONVERSATIONS * classes.declines.sum(axis=1).mean() / PUPILS
    average["all"] = float(classes.declines.sum(axis=1).mean())
    return average


def _shown(
    words: Words,
    classes: Classes,
    readings: Readings,
    which: int,
    sector: str,
    name: str,
    names: np.random.Generator,
    expected: float,
) -> dict[str, Any]:
    """One class, as the front end shows it."""
    false, right = _flags(classes, readings)
    declining = int(classes.declines[which].sum())
    taught = subjects(words, sector)
    scores = classes.scores[which]
    by_lot = CONVERSATIONS * declining / PUPILS
    flags = flag_facts(int(false[which] + right[which]), int(right[which]), expected, float(false.mean()), DRAWN)
    pupils = _pupils(words, classes, readings, which, sorted(names.permutation(BIRDS)[:PUPILS]), taught, expected)
    return {
        "name": name,
        "called": capitalised(class_name(name, sector)),
        "subjects": taught,
        "average": scores.mean(axis=0).round(1).tolist(),
        "pupils": pupils,
        "declining": declining,
        "found": {way: int(found(classes, readings.invited[way])[which]) for way in READINGS},
        "by_lot": decimal(by_lot),
        "lot": words.text("lot", **lot_facts(by_lot, declining)),
        "flags": words.text("flags", **flags),
    }


def _pupils(
    words: Words,
    classes: Classes,
    readings: Readings,
    which: int,
    names: list[str],
    taught: list[dict[str, Any]],
    expected: float,
) -> list[dict[str, Any]]:
    named = [subject["within"] for subject in taught]
    shown = []
    for place, (name, case) in enumerate(zip(names, cases_of(classes, readings, which), strict=True)):
        scores = classes.scores[which, place]
        shown.append(
            {
                "name": str(name),
                "scores": scores.astype(int).tolist(),
                "earlier": scores[:, :EARLIER].mean(axis=1).round(1).tolist(),
                "before": scores[:, :-1].mean(axis=1).round(1).tolist(),
                "change": readings.change[which, place].round().astype(int).tolist(),
                "flags": readings.flag[which, place].tolist(),
                "drop": rounded(float(readings.drop[which, place].max()), 2),
                "chance": rounded(case.chance, 3),
                "declines": {"subject": case.subject, "onset": case.onset} if case.declines else None,
                **pupil_words(words, case, name, named, expected),
            }
        )
    return shown
