"""The sentences around the parts of an exercise that open in turn; `shared/stages.js` shows them."""

from datawijs.language import _
from datawijs.widgets.question import question_words


def stage_words() -> dict[str, str]:
    """Return the sentences of the parts and of the questions in them, in the language in use."""
    return {
        **question_words(),
        "guess_heading": _("First your guess"),
        "guess_intro": _("Guess before you look. A wrong guess teaches you most."),
        "guess_fits": _("Well guessed"),
        "guess_off": _("It turns out differently"),
        "more_below": _("You can go on below."),
        "questions_heading": _("What does it mean?"),
        "progress": _("{done} of {all} done"),
        "end_heading": _("To take along"),
        "end_score": _("Right at the first try: {right} of {all}."),
    }
