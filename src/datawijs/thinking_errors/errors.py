"""The list itself, and what an error is called in the language in use.

Every wrong answer names an error by its key. Answers are kept by it, so a key never changes. Where two keys turned out to mean
the same, one of them names the other after `also:`, and for a group they are one error.
"""

from dataclasses import dataclass
from functools import cache

from datawijs.language import DEFAULT_LANGUAGE, speaking
from datawijs.words import Words, read_words

SLIP = "slip"  # a mistake in reckoning or reading that no thought is behind


@dataclass(frozen=True)
class ThinkingError:
    """A thought that leads to a wrong answer: its `key`, a `name`, and a `sentence` that says what is wrong with it."""

    key: str
    name: str
    sentence: str


def thinking_errors() -> dict[str, ThinkingError]:
    """Return all thinking errors in the language in use, by every key that answers name them by."""
    words = _words()
    known = {key: ThinkingError(key, words.title(key), words.text(key)) for key in words.block_keys()}
    return known | {other: known[key] for other, key in _joined().items()}


def thinking_error(key: str) -> ThinkingError | None:
    """Return the thinking error that an answer names, in the language in use; None when the list has none such."""
    main = _joined().get(key, key)
    words = _words()
    return ThinkingError(main, words.title(main), words.text(main)) if main in words.block_keys() else None


@cache
def _joined() -> dict[str, str]:
    """The other keys of errors, each with the key that they are known by."""
    with speaking(DEFAULT_LANGUAGE):
        return {other: block.key for block in _words().blocks() for other in block.settings.get("also", "").split()}


def _words() -> Words:
    return read_words(__file__)
