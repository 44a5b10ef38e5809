"""The language the package speaks: Dutch unless told otherwise.

A notebook names its language once, in its first cell::

    from datawijs import use_language
    use_language("nl")

Every sentence that a reader may see goes through `_` (or `ngettext`) at the moment it is shown, never at import, so that
one process can speak both languages. The sentences in the code are English; `locale/nl/` holds the Dutch, one Babel catalogue
for each room of the package. They are compiled in memory, so that no generated file is kept in the repository.
"""

import gettext as _gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

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
    return _catalogue(_current).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return `one` or `many`, whichever fits `number`, in the language in use."""
    return _catalogue(_current).ngettext(one, many, number)


def decimal(number: float, digits: int = 1) -> str:
    """Write `number` as its reader does: 3,5 in Dutch, 3.5 in English; a real minus sign in both."""
    text = f"{number:.{digits}f}".replace("-", "−")
    return text.replace(".", ",") if _current == "nl" else text


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    catalogue = _gettext.NullTranslations()  # the sentences in the code are English
    for source in sorted((LOCALE_FOLDER / language).glob("*.po")):
        room = _compiled(source, language)
        room.add_fallback(catalogue)
        catalogue = room
    return catalogue


def _compiled(source: Path, language: str) -> _gettext.GNUTranslations:
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)
