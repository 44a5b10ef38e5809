"""The sentences of Noise or decline that other exercises with pupils don't have."""

from datawijs.language import _
from datawijs.widgets.confidence import confidence_words
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


def test_words(items: int) -> dict[str, str]:
    """Return the sentences of the test of so many pupils, in the language in use."""
    return {
        **words(),
        **confidence_words(),
        "intro": _(
            "You judge {items} invented pupils, and say each time how sure you are. There is no feedback in between and you "
            "can't go back; at the end you see everything, pupil by pupil. You may stop and go on later."
        ).format(items=items),
        "answer_and_on": _("Answer, and on to the next pupil"),
        "hand_in": _("Answer, and see how you did"),
        "first_take": _(
            "This was your first time, so this one counts. Whoever takes the test again knows the pupils already."
        ),
        "later_take": _(
            "This was time {number}. Your first time counts: then you chose what the results support best in {supported} of "
            "{all} pupils, and recognised {hits} of the {declines} real declines with {falseAlarms} false alarms."
        ),
        "again_same": _("The same test once more, as practice"),
        "earlier": _("Each time you took this test"),
        "earlier_caption": _("The first one counts."),
        "round": _("Time"),
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
