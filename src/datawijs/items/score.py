"""The one score: the share of the answers that the results support.

An answer is "noise", "too early to tell" or "decline". Right is the answer of the line (`signals.hand_rule`) on the results
with the class effect taken off, as an eye sees them: in tenths of a point. Tests, feedback, the report of a group and the
report on the items all count it. What really happened doesn't count: where chance hides a decline, nobody could know, and
where chance looks like one, nobody could either.

On the forms the count and the best reader give the same answer as the line, so that who reads well in another way isn't wrong.
"""

import numpy as np

from datawijs.items.cases import Cases
from datawijs.items.evidence import DECLINE, NOISE
from datawijs.items.readers import line_answers


def supported(cases: Cases) -> np.ndarray:
    """Return for each case the answer that its results support."""
    return line_answers(cases)


def truth_score(cases: Cases) -> int:
    """Return how many answers of somebody who knows the truth are supported: who says "decline" where one has begun, and
    "noise" elsewhere, however the results look."""
    return int((supported(cases) == np.where(cases.declines, DECLINE, NOISE)).sum())
