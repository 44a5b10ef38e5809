"""The sentences of Noise or decline that other exercises with pupils don't have."""

from datawijs.language import _
from datawijs.widgets.judged_words import judged_words
from datawijs.widgets.pupil import pupil_words


def words() -> dict[str, str]:
    """Return all sentences of the rounds, in the language in use."""
    return {
        **pupil_words(),
        **judged_words(),
        **_habit_words(),
        "intro": _(
            "You see the test results of invented pupils, so we know what really happened to each of them. More of them "
            "decline here than in a real class. Look at the latest results, and decide."
        ),
        "again_new": _("Practise with new pupils"),
        "again_same": _("The same pupils again"),
        "earlier": _("Your rounds so far"),
        "earlier_caption": _("Each round you finished, the latest last."),
        "round": _("Round"),
    }


def _habit_words() -> dict[str, str]:
    return {
        "compare": _("You beside four habits"),
        "compare_caption": _(
            "The same pupils, read by habit. The first two come naturally; the last one is what this exercise trains."
        ),
        "who": _("Who"),
        "hits_head": _("declines recognised"),
        "alarms_head": _("false alarms"),
        "d_head": _("d′"),
        "you_row": _("You"),
        "habit_drops": _("Reacts to every drop"),
        "habit_below": _("Reacts below the class average"),
        "habit_limits": _("Follows the process limits over all results"),
        "habit_recent": _("Holds the last three against the pupil's own earlier results"),
    }
