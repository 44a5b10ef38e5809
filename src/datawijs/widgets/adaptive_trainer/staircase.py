"""How the level moves: two right in a row, one level up; one wrong, one level down.

This is the transformed up-down staircase "2-down-1-up" (named after what happens to the strength of the signal). It settles
where two right in a row are as likely as not, so where the share right is √½ ≈ 71 %. The level reached is the average of the
levels at which the staircase turned. The first turn is left out, it still depends on where we began; and one more where
needed, so that there are as many turns at the top as at the bottom.

When the pupils of a level have all been seen, the nearest level takes their place, and the staircase goes on as if nothing had
happened. After more than MOST_AWAY of such pupils no level is named for that session.

Source: Levitt, Journal of the Acoustical Society of America 49 (1971), 467–477.
"""

from typing import Any

START = 2  # the level of the very first pupil; every later session begins where the one before ended
MOST = 15  # pupils in a session
FEWEST = 10  # no session ends before this many
ENOUGH_TURNS = 6  # turns after which a session ends
FEWEST_TURNS = 3  # under this, no level is named
MOST_AWAY = 4  # pupils of another level than asked for, above which no level is named; about a quarter of a session

TARGET = 2**-0.5  # the share right at which the staircase settles


def staircase_content() -> dict[str, Any]:
    """Return what the front end needs to walk the staircase."""
    return {
        "start": START,
        "most": MOST,
        "fewest": FEWEST,
        "enough_turns": ENOUGH_TURNS,
        "fewest_turns": FEWEST_TURNS,
        "most_away": MOST_AWAY,
    }
