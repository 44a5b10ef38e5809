"""The sentences around a document of the learner's own: what every tool that ends in one says alike."""

from datawijs.widgets.shared_words import shared_sentences


def paper_words() -> dict[str, str]:
    """Return the sentences for writing, printing and saving a document, in the language in use."""
    return shared_sentences("paper", "file")
