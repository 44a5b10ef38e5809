"""The sentences of lists that one makes one's own: to tick, to put in other words, to put in order."""

from datawijs.language import _


def reword_words() -> dict[str, str]:
    """Return the sentences for ticking a sentence and putting it in one's own words (shared/reword.js)."""
    return {
        "words": _("In our own words"),
        "words_hint": _("Empty the field to get the first wording back."),
        "words_of": _("In our own words: {sentence}"),
    }


def order_words() -> dict[str, str]:
    """Return the sentences for putting a list in order (shared/order.js)."""
    return {
        "up": _("Move up: {step}"),
        "down": _("Move down: {step}"),
        "moved": _("“{step}” is now number {number} of {all}."),
    }
