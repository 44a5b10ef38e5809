"""The sentences about a number of judgements together, and when each is said; `shared/judged.js` counts, fills and shows them.

First the score: how many answers the results support. Then, against the truth, hits and false alarms, and beside them two
things that don't hang on one border: how well declines are told from noise, as the area under the ROC curve of answer and
certainty together (`signals.rated_apart`), and where both borders lie, each as criterion c (`signals.detection`). What is good
is held against who follows the line on the same pupils, computed each time: the borders of the line itself aren't "holding
back", and no reader of these pupils does much better.
"""

from typing import Any

from scipy.special import ndtri

from datawijs.signals.constants import CONFIDENCE
from datawijs.widgets.confidence import SURE_FROM
from datawijs.widgets.shared_words import shared_sentences

FEWEST_TO_TELL_APART = 8  # judgements; under that, the area says next to nothing
# Criterion c beside that of the line, either way, beyond which we say that a border lies elsewhere: that of "too early to
# tell", and that of "real decline", which fewer answers settle. Our choice: in a test of 20 somebody without a bias, who sees
# nearly all that there is to see, is told so in fewer than 5 of 100 tests.
LEANINGS = {"early": 0.5, "decline": 0.65}

SERIES_COUNTS = ("count", "all", "declines", "noises", "hits", "left", "supported", "milder", "stronger")
COUNTS = ("all", "declines", "noises", "hits", "false_alarms", "early", "wisely", "supported", "count")


def judged_content() -> dict[str, Any]:
    """Return what `shared/judged.js` needs beside the sentences."""
    return {
        "fewest_to_tell_apart": FEWEST_TO_TELL_APART,
        "sure_from": SURE_FROM,
        "leanings": LEANINGS,
        "z": float(ndtri((1 + CONFIDENCE) / 2)),
    }


def judged_words() -> dict[str, str]:
    """Return the sentences about a number of judgements, in the language in use."""
    return {**shared_sentences("judged", *COUNTS, "share", "line", "points"), **series_words()}


def series_words() -> dict[str, str]:
    """Return the sentences around the picture of a series: `shared/series_end.js` draws it."""
    return shared_sentences("series", *SERIES_COUNTS, "title", "minutes")
