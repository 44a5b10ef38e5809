"""The words that exercises share: in `words/nl.md` and `words/en.md` beside this file, a block for each group of them."""

from datawijs.words import Words, later, read_words


def shared_words() -> Words:
    """Return all of them, in the language in use."""
    return read_words(__file__)


def shared_sentences(block: str, *gaps: str) -> dict[str, str]:
    """Return the sentences of one block for the front end, which fills the `gaps`."""
    return shared_words().sentences(block, later(*gaps))
