"""The sentences of lists that one makes one's own: to tick, to put in other words, to put in order."""

from datawijs.widgets.shared_words import shared_sentences


def reword_words() -> dict[str, str]:
    """Return the sentences for ticking a sentence and putting it in one's own words (shared/reword.js)."""
    return shared_sentences("reword", "sentence")


def order_words() -> dict[str, str]:
    """Return the sentences for putting a list in order (shared/order.js)."""
    return shared_sentences("order", "step", "number", "all")
