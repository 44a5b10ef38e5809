"""How hard an item is, in five levels."""

import numpy as np

# Upper borders of levels 1 to 4, in the share of the simulated people who are wrong. Chosen so that each level holds about one
# in five of the declines of a board. Even on the plainest item the people with most noise nearly guess; above one half, the
# results point the wrong way and whoever reads them best is misled most.
BORDERS = (0.18, 0.21, 0.25, 0.33)
LEVELS = tuple(range(1, len(BORDERS) + 2))


def level_of(difficulty: float | np.ndarray) -> np.ndarray:
    """Return the level, 1 (plain) to 5 (hardly to be seen, or misleading), of each difficulty (0–1)."""
    level: np.ndarray = np.digitize(difficulty, BORDERS) + 1
    return level
