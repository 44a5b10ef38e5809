"""The sentences around the parts of an exercise that open in turn; `shared/stages.js` shows them."""

from datawijs.widgets.question import question_words
from datawijs.widgets.shared_words import shared_sentences


def stage_words() -> dict[str, str]:
    """Return the sentences of the parts and of the questions in them, in the language in use."""
    return {**question_words(), **shared_sentences("stages", "done", "all", "right")}
