"""Session timer: a meeting in timed phases, to be read across a room."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from datawijs.language import rounded
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.session_timer.phases import MOST_MINUTES, checked_phases
from datawijs.words import later, read_words

if TYPE_CHECKING:
    import pandas as pd

# what the front end fills in
FILLED_IN = ("number", "all", "left", "spent", "time", "name", "count", "most", "minutes")


class SessionTimer(Exercise):
    """A timer for a meeting: the phase, the time that is left, what to do, and what comes next.

    `phases` lists [(name, minutes, what to do), …] in the language of the page, or comes from `protocol`. The group can change
    the minutes. The time is computed from the clock, so it is right after the device slept and after the page was loaded again.
    Raises ValueError for phases that can't be timed or an id that can't be used.
    """

    def __init__(self, exercise_id: str, phases: Sequence[tuple[str, int, str]], *, title: str | None = None):
        self._phases = checked_phases(phases)
        words = read_words(__file__)
        super().__init__(
            exercise_id,
            title=title or words.title("card"),
            content={
                "phases": [
                    {"name": phase.name, "minutes": phase.minutes, "what": phase.what_to_do} for phase in self._phases
                ],
                "most": MOST_MINUTES,
            },
            ui=words.sentences("ui", later(*FILLED_IN)),
        )

    @property
    def result(self) -> "pd.DataFrame":
        """How the time went, one row for each phase.

        Columns: phase (its place, from 1), name, planned (minutes in the protocol), minutes (as the group set them), spent
        (minutes in which this phase ran, up to the last button that was pressed).
        """
        import pandas as pd  # here: most who show this exercise never ask for the table

        minutes, spent = self.given.get("minutes", {}), self.given.get("spent", {})
        rows = [
            {
                "phase": place + 1,
                "name": phase.name,
                "planned": phase.minutes,
                "minutes": minutes.get(str(place), phase.minutes),
                "spent": rounded(spent.get(str(place), 0) / 60_000, 1),
            }
            for place, phase in enumerate(self._phases)
        ]
        return pd.DataFrame(rows)
