"""The language the package speaks: Dutch unless told otherwise.

A notebook names its language once, in its first cell::

    from datawijs import use_language
    use_language("nl")

The words of an exercise stand beside it, in `words/nl.md` and `words/en.md` (see `datawijs.words`). Every other sentence that
a reader may see goes through `_` (or `ngettext`) at the moment it is shown, never at import, so that one process can speak
both languages. The sentences in the code are English; `locale/nl/` holds the Dutch, one Babel catalogue for each room of the
package. They are read where they stand, so that no generated file is kept in the repository.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGUAGES = ("nl", "en")
DEFAULT_LANGUAGE = "nl"
LOCALE_FOLDER = Path(__file__).parent / "locale"

_current = DEFAULT_LANGUAGE


def use_language(language: str) -> None:
    """Make the package speak `language` ("nl" or "en") from here on.

    Raises ValueError for any other language, in the language that was in use.
    """
    global _current
    if language not in LANGUAGES:
        raise ValueError(
            _("Datawijs speaks {known}, not {language!r}.").format(known=", ".join(LANGUAGES), language=language)
        )
    _current = language


def current_language() -> str:
    """Return the language in use: "nl" or "en"."""
    return _current


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside a `with` block, and the former language again after it."""
    before = current_language()
    use_language(language)
    try:
        yield
    finally:
        use_language(before)


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _translations(_current).get(message, (message,))[0]


def ngettext(one: str, many: str, number: int) -> str:
    """Return `one` or `many`, whichever fits `number`, in the language in use."""
    forms = _translations(_current).get(one, ())
    if len(forms) < 2:  # no translation, or one of the same words where nothing is counted
        forms = (one, many)
    return forms[0 if number == 1 else 1]  # so in both languages


def decimal(number: float, digits: int = 1) -> str:
    """Write `number` as its reader does: 3,5 in Dutch, 3.5 in English; a real minus sign in both."""
    text = f"{number:.{digits}f}".replace("-", "−")
    return text.replace(".", ",") if _current == "nl" else text


def listed(names: Sequence[str]) -> str:
    """Write names as a list: "a, b en c" in Dutch, "a, b and c" in English."""
    joined = " en " if _current == "nl" else " and "
    return joined.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


@cache
def _translations(language: str) -> dict[str, tuple[str, ...]]:
    """The sentences that the catalogues of a language hold, by their English: one form each, or two where a number counts."""
    said: dict[str, tuple[str, ...]] = {}
    for source in sorted((LOCALE_FOLDER / language).glob("*.po")):
        said |= _read(source, language)
    return said


def _read(source: Path, language: str) -> dict[str, tuple[str, ...]]:
    from babel.messages.pofile import read_po  # here: who speaks English needs none of it

    with source.open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id and message.string]
    said: dict[str, tuple[str, ...]] = {}
    for message in messages:
        key = message.id if isinstance(message.id, str) else message.id[0]
        said[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return said
