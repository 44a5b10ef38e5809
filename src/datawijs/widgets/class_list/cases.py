"""What each pupil of a class list is a case of: what is true, what there was to see, and which misreading it invites."""

from dataclasses import dataclass

import numpy as np

from datawijs.widgets.class_list.classes import PUPILS, Classes
from datawijs.widgets.class_list.readings import Readings

# Our choice of a latest test that was hard enough for the whole class to explain one low result.
HARD_TEST_POINTS = 6
# Our choice of a level that was low before the latest tests too: it was among the lowest third of the class.
LOW_SHARE = 1 / 3

# declines and shows it, declines and hardly shows it; or nothing is going on, but: chance makes it look like a decline, the
# latest test was hard for all, one result is low, a rule flagged it, the level is low and was; or there is nothing to notice
SEEN, HIDDEN = "seen", "hidden"
UNLUCKY, HARD_TEST, ONE_RESULT, FLAGGED, LOW_LEVEL, ORDINARY = (
    "unlucky",
    "hard-test",
    "one-result",
    "flagged",
    "low-level",
    "ordinary",
)


@dataclass(frozen=True)
class Case:
    """One pupil. `kind` as above. `subject`: place of the subject that matters: where the decline is, or what stands out.

    `below`: how many of the last three results there lie below the line; `drop`: how far these lie below the earlier ones, in
    own wobbles; `latest` and `change`: there, the latest result and how far it lies from all earlier ones, in points;
    `hard_by`: how much lower than usual the class scored on that test. `onset`, `points` and `cause` are None without a
    decline. `flagged`: places of the subjects with a flag downwards. `before`: how many pupils stand out more for the best
    possible reader, and `chance` its probability of a decline. `level` and `former_level`: the latest results, and all earlier
    ones, on average over the subjects.
    """

    kind: str
    subject: int
    below: int
    drop: float
    latest: float
    change: float
    hard_by: float
    flagged: tuple[int, ...]
    before: int
    chance: float
    level: float
    former_level: float
    onset: int | None = None
    points: float | None = None
    cause: int | None = None

    @property
    def declines(self) -> bool:
        return self.onset is not None


def cases_of(classes: Classes, readings: Readings, which: int) -> list[Case]:
    """Return a case for every pupil of class number `which`, in the order of the list."""
    return [_case(classes, readings, which, pupil) for pupil in range(PUPILS)]


def _case(classes: Classes, readings: Readings, which: int, pupil: int) -> Case:
    here = (which, pupil)
    kind, subject = _kind(classes, readings, which, pupil)
    scores = classes.scores[here]
    declines = bool(classes.declines[here])
    return Case(
        kind=kind,
        subject=subject,
        below=int(readings.below[here][subject]),
        drop=float(readings.drop[here][subject]),
        latest=float(scores[subject, -1]),
        change=float(readings.change[here][subject]),
        hard_by=_hard_by(classes.scores[which], subject),
        flagged=tuple(int(place) for place in np.flatnonzero(readings.flag[here] < 0)),
        before=int((readings.chance[which] > readings.chance[here]).sum()),
        chance=float(readings.chance[here]),
        level=float(scores[:, -1].mean()),
        former_level=float(scores[:, :-1].mean()),
        onset=int(classes.onset[here]) if declines else None,
        points=float(classes.points[here]) if declines else None,
        cause=int(classes.cause[here]) if declines else None,
    )


def _kind(classes: Classes, readings: Readings, which: int, pupil: int) -> tuple[str, int]:
    """What the pupil is a case of, and in which subject."""
    here = (which, pupil)
    stands_out = {reading: bool(invited[here]) for reading, invited in readings.invited.items()}
    if classes.declines[here]:
        return (SEEN if stands_out["best"] else HIDDEN), int(classes.subject[here])
    lowest_run, lowest_latest = int(readings.run[here].argmax()), int(readings.change[here].argmin())
    if stands_out["best"]:
        return UNLUCKY, lowest_run
    if stands_out["drop"]:
        hard = _hard_by(classes.scores[which], lowest_latest) >= HARD_TEST_POINTS
        return (HARD_TEST if hard else ONE_RESULT), lowest_latest
    if (readings.flag[here] < 0).any():
        return FLAGGED, int(np.flatnonzero(readings.flag[here] < 0)[0])
    low = stands_out["lowest"] and _was_low(classes.scores[which], pupil)
    return (LOW_LEVEL if low else ORDINARY), lowest_run


def _was_low(scores: np.ndarray, pupil: int) -> bool:
    """Whether a pupil's results before the latest were, over all subjects, among the lowest of the class."""
    earlier = scores[..., :-1].mean(axis=(1, 2))
    return bool((earlier < earlier[pupil]).mean() < LOW_SHARE)


def _hard_by(scores: np.ndarray, subject: int) -> float:
    """How many points lower than usual the whole class scored on the latest test of a subject."""
    average = scores[:, subject].mean(axis=0)
    return float(average[:-1].mean() - average[-1])
