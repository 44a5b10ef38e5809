"""How sure a learner is of an answer, and whether that fits how often the answer is right: calibration.

The learner states a percentage with each judgement. Right means: the answer that the results support best, so that luck plays
no part. Of all the answers given at 70 % about 70 % should be right. For each percentage the interval is Wilson's (1927), at
95 %. Whether somebody is too sure over all is told by the mean stated share against the share that was right, and only where
they differ by more than two standard errors of what chance makes when both are equal. Most people are too sure; looking for a
reason against one's own answer helps.

Sources: Lichtenstein, Fischhoff & Phillips, in: Judgment under uncertainty (1982), 306–334; Koriat, Lichtenstein & Fischhoff,
Journal of Experimental Psychology: Human Learning and Memory 6 (1980), 107–118; Wilson, Journal of the American Statistical
Association 22 (1927), 209–212.
"""

from typing import Any

from scipy.special import ndtri

from datawijs.signals.constants import CONFIDENCE
from datawijs.widgets.shared_words import shared_sentences

SCALE = (33, 50, 70, 85, 95)  # percentages to choose from; a third is a guess among three answers
FEWEST_AT_ONE = (
    10  # answers at one percentage, under which its share says too little: the interval is then over 50 points wide
)
FEWEST_OVER_ALL = 20  # answers, under which nobody is called too sure: over 20, two standard errors are some 20 points

# what the front end fills in
FILLED = ("lowest", "highest", "share", "stated", "sure", "right", "count", "fewest", "margin", "low", "high")

SURE_FROM = 85  # percent: whoever says so much or more is sure; our choice


def rating(answer: int, sure: int) -> int:
    """Return how strongly an answer (its place among noise, early, decline), given so `sure`, speaks for a decline: 0 for
    noise, sure; 1 for noise, unsure; 2 for too early; 3 for decline, unsure; 4 for decline, sure."""
    is_sure = sure >= SURE_FROM
    return (0 if is_sure else 1, 2, 4 if is_sure else 3)[answer]


def confidence_content() -> dict[str, Any]:
    """Return what `shared/confidence.js` needs beside the sentences."""
    return {
        "scale": list(SCALE),
        "fewest_at_one": FEWEST_AT_ONE,
        "fewest_over_all": FEWEST_OVER_ALL,
        "z": float(ndtri((1 + CONFIDENCE) / 2)),  # half of an interval in standard errors
    }


def confidence_words() -> dict[str, str]:
    """Return the sentences of `shared/confidence.js`, in the language in use."""
    return shared_sentences("confidence", *FILLED)
