"""Session timer: a meeting in timed phases, to be read across a room."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from datawijs.language import _
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.session_timer.phases import MOST_MINUTES, checked_phases

if TYPE_CHECKING:
    import pandas as pd


class SessionTimer(Exercise):
    """A timer for a meeting: the phase, the time that is left, what to do, and what comes next.

    `phases` lists [(name, minutes, what to do), …] in the language of the page, or comes from `protocol`. The group can change
    the minutes. The time is computed from the clock, so it is right after the device slept and after the page was loaded again.
    Raises ValueError for phases that can't be timed or an id that can't be used.
    """

    def __init__(self, exercise_id: str, phases: Sequence[tuple[str, int, str]], *, title: str | None = None):
        self._phases = checked_phases(phases)
        super().__init__(
            exercise_id,
            title=title or _("Timer"),
            content={
                "phases": [
                    {"name": phase.name, "minutes": phase.minutes, "what": phase.what_to_do} for phase in self._phases
                ],
                "most": MOST_MINUTES,
            },
            ui=_words(),
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
                "spent": round(spent.get(str(place), 0) / 60_000, 1),
            }
            for place, phase in enumerate(self._phases)
        ]
        return pd.DataFrame(rows)


def _words() -> dict[str, str]:
    return {
        "kind": _("Timer"),
        "phase_of": _("Phase {number} of {all}"),
        "start": _("Start"),
        "go_on": _("Continue"),
        "pause": _("Pause"),
        "next": _("Next phase"),
        "back": _("Previous phase"),
        "finish": _("Finish"),
        "reset": _("Start over"),
        "reset_sure": _("Put all phases back to the beginning? The minutes you set stay as they are."),
        "reset_yes": _("Yes, start over"),
        "reset_no": _("No, leave it"),
        "left": _("left"),
        "over": _("over time"),
        "not_started": _("Not started yet"),
        "running": _("Running"),
        "paused": _("Paused"),
        "time_up": _("Time is up"),
        "done": _("Finished"),
        "all_done": _("All phases are done. Thank you all."),
        "now": _("now"),
        "phases": _("Phases"),
        "total": _("Together {all} minutes; still {left} to go."),
        "total_done": _("Planned {all} minutes; it took {spent}."),
        "ends_at": _("Ready at about {time}."),
        "minutes_of": _("Minutes for “{name}”"),
        "minutes": _("{count} min"),
        "settings": _("Settings"),
        "settings_note": _("Change the minutes if your group needs it. The timer keeps them on this device."),
        "not_minutes": _("Type a whole number of minutes from 1 to {most}."),
        "own_minutes": _("Back to the usual minutes"),
        "by_itself": _("Go on to the next phase by itself"),
        "sound": _("Soft sound when the time of a phase is up"),
        "try_sound": _("Try the sound"),
        "say_start": _("{name}: {minutes} minutes."),
        "say_minute": _("{name}: one minute left."),
        "say_up": _("{name}: time is up."),
        "say_paused": _("Paused; {time} left."),
    }
