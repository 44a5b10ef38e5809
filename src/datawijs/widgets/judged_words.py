"""The sentences about a number of judgements together, and when each is said; `shared/judged.js` counts, fills and shows them.

d′ and bias are those of `datawijs.signals.detection`. Where one sentence ends and the next begins is our choice.
"""

from typing import Any

from datawijs.widgets.shared_words import shared_sentences

FEWEST_FOR_D_PRIME = 8  # judgements; under that, d′ says next to nothing
LEANING = 0.4  # bias, either way, beyond which we say that somebody leans to one side
# d′ from which it is somewhat better than guessing, clearly better, and as good as can be: the best possible reader of such
# series has about 2
STEPS_OF_D_PRIME = (0.4, 1.0, 1.8)

COUNTS = ("all", "declines", "noises", "hits", "false_alarms", "early", "wisely", "supported", "count")


def judged_content() -> dict[str, Any]:
    """Return what `shared/judged.js` needs beside the sentences."""
    return {"fewest_for_d_prime": FEWEST_FOR_D_PRIME, "leaning": LEANING, "steps_of_d_prime": list(STEPS_OF_D_PRIME)}


def judged_words() -> dict[str, str]:
    """Return the sentences about hits, false alarms, d′ and bias, in the language in use."""
    return shared_sentences("judged", *COUNTS, "d_prime", "meaning", "bias")
