"""Ways of reading a class list: whom would each of them invite, and how many who decline does that find?

`lowest`   the four with the lowest latest results, on average over their subjects
`drop`     the four whose latest result, in any subject, lies furthest below their own earlier average, in points
`flags`    the four with the most flags downwards, by the common rules; who has equally many comes in the order of the list
`recent`   what the course teaches, the line: with what the test did to the whole class taken off, how many of the last three
           lie below it, in the subject where most do; of equally many, who lies furthest below the own earlier results, in
           units of the pupil's own wobble. The wobble comes from all subjects of the pupil together: nine results are too few
           to know it, and who searches 200 series for the largest number would find those whose wobble happens to look small.
`best`     the best possible reader, who knows how the results came about: the posterior of `signals.screen`

Chance is the sixth: four names drawn by lot.
"""

from dataclasses import dataclass
from math import comb

import numpy as np

from datawijs.signals import screen, without_class_effect
from datawijs.signals.constants import RECENT
from datawijs.signals.hand_rule import line_place
from datawijs.widgets.class_list.classes import MODEL, PUPILS, SUBJECTS, TESTS, Classes

CONVERSATIONS = 4
READINGS = ("lowest", "drop", "flags", "recent", "best")
EARLIER = TESTS - RECENT
FAR = 100.0  # wobbles: more than any drop, so that drops only decide between equally many below the line
CLOSE_TO_CERTAIN = 1 - 1e-12  # odds of a certainty can't be averaged


@dataclass(frozen=True, eq=False)
class Readings:
    """What each reading sees.

    Of every series (class × pupil × subject): `change` (latest result minus the average of all earlier ones, in points),
    `below` (how many of the last three lie below the line), `drop` (how far those three lie below the earlier ones, in own
    wobbles), `run` (what `recent` ranks by: first `below`, then `drop`), `flag` (−1 down, 1 up, 0 none).

    Of every pupil (class × pupil): `wobble` (own, in points), `chance` (the posterior that one of the subjects declines), and
    for each reading in `invited` whether it would invite that pupil.
    """

    change: np.ndarray
    below: np.ndarray
    drop: np.ndarray
    run: np.ndarray
    flag: np.ndarray
    wobble: np.ndarray
    chance: np.ndarray
    invited: dict[str, np.ndarray]


def read_classes(classes: Classes) -> Readings:
    """Read all classes at once, in each of the ways."""
    scores = classes.scores
    own = _without_difficulty(scores)
    earlier, recent = own[..., :EARLIER], own[..., EARLIER:]
    wobble = np.sqrt(earlier.var(axis=-1, ddof=1).mean(axis=-1))
    line = np.sort(earlier, axis=-1)[..., line_place(EARLIER) - 1]
    below = (recent < line[..., np.newaxis]).sum(axis=-1)
    drop = (earlier.mean(axis=-1) - recent.mean(axis=-1)) / wobble[..., np.newaxis]
    run = below * FAR + drop
    change = scores[..., -1] - scores[..., :-1].mean(axis=-1)
    flag = _flags(scores)
    chance = _chance_of_decline(own)
    judged = {
        "lowest": -scores[..., -1].mean(axis=-1),
        "drop": -change.min(axis=-1),
        "flags": (flag < 0).sum(axis=-1),
        "recent": run.max(axis=-1),
        "best": chance,
    }
    return Readings(
        change, below, drop, run, flag, wobble, chance, {name: _first_four(judged[name]) for name in READINGS}
    )


def _first_four(judged: np.ndarray) -> np.ndarray:
    """Whether a pupil is among the four that stand out most; who stands out equally comes in the order of the list."""
    rank = np.argsort(np.argsort(-judged, axis=1, kind="stable"), axis=1)
    return rank < CONVERSATIONS


def _by_series(scores: np.ndarray) -> np.ndarray:
    """One series a row, the pupils of a class and subject together."""
    return scores.swapaxes(1, 2).reshape(-1, TESTS)


def _by_pupil(rows: np.ndarray) -> np.ndarray:
    """The way back, for one number or one series a row: class × pupil × subject (× test)."""
    return rows.reshape(-1, SUBJECTS, PUPILS, *rows.shape[1:]).swapaxes(1, 2)


def _without_difficulty(scores: np.ndarray) -> np.ndarray:
    groups = np.repeat(np.arange(len(scores) * SUBJECTS), PUPILS)
    return _by_pupil(without_class_effect(_by_series(scores), groups))


def _flags(scores: np.ndarray) -> np.ndarray:
    """The flags of the common rules, on the results as they are: 1 up, −1 down, 0 none."""
    found = screen(_by_series(scores))
    direction = found["direction"].map({"up": 1, "down": -1}).astype(float).fillna(0)
    return _by_pupil(direction.to_numpy(dtype=int))


def _chance_of_decline(own: np.ndarray) -> np.ndarray:
    """The posterior that a pupil declines, in one of the subjects: each subject is equally likely to be the one, so the odds of
    the pupil are the prior odds times the mean of what each series adds to its own odds."""
    posterior = screen(_by_series(own), model=MODEL.with_class_of(PUPILS))["decline"].to_numpy()
    series = _by_pupil(posterior).clip(0, CLOSE_TO_CERTAIN)
    prior = MODEL.prevalence
    evidence = (series / (1 - series) / (prior / (1 - prior))).mean(axis=-1)
    pupil = prior * SUBJECTS
    odds = evidence * pupil / (1 - pupil)
    chance: np.ndarray = odds / (1 + odds)
    return chance


def found(classes: Classes, invited: np.ndarray) -> np.ndarray:
    """Return for each class how many of those who decline are among the invited."""
    count: np.ndarray = (classes.declines & invited).sum(axis=1)
    return count


def nobody_by_lot(declining: int) -> float:
    """Return the chance that four names drawn by lot hold none of those who decline."""
    return comb(PUPILS - declining, CONVERSATIONS) / comb(PUPILS, CONVERSATIONS)
