"""When a missed pupil comes back: Leitner's boxes, and how a day's round is filled.

A missed pupil goes to box 1. Judged as the results support on coming back, it moves one box on, and after the last box it is
done. Missed again, and it is back in box 1. Each box waits longer than the one before. The boxes are Leitner's, the waiting
times our choice: practice spread over days lasts longer than the same practice in one sitting, but no interval is best for all.

Who is judged well at first sight does not come back before all pupils have been seen: it would be remembered, not read.

Sources: Leitner, So lernt man lernen (1972); Cepeda, Pashler, Vul, Wixted & Rohrer, Psychological Bulletin 132 (2006), 354–380.
"""

from typing import Any

DAYS_IN_BOX = (1, 3, 7)  # box 1, 2, 3: days until a pupil comes back
A_DAY = 5  # pupils in a round
MOST_BACK = 3  # of these at most so many that come back, so that there is always somebody new


def boxes_content() -> dict[str, Any]:
    """Return what the front end needs to fill a day's round."""
    return {"days": list(DAYS_IN_BOX), "a_day": A_DAY, "most_back": MOST_BACK}
