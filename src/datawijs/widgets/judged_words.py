"""The sentences about a number of judgements together; `shared/judged.js` counts, fills and shows them."""

from datawijs.widgets.shared_words import shared_sentences

COUNTS = ("all", "declines", "noises", "hits", "false_alarms", "early", "wisely", "supported", "count")


def judged_words() -> dict[str, str]:
    """Return the sentences about hits, false alarms, d′ and bias, in the language in use."""
    return shared_sentences("judged", *COUNTS, "d_prime", "meaning", "bias")
