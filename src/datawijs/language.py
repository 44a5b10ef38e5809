"""The language the package speaks: Dutch unless told otherwise.

A notebook names its language once, in its first cell::

    from datawijs import use_language
    use_language("nl")

The words of an exercise stand beside it, in `words/nl.md` and `words/en.md` (see `datawijs.words`). Every other sentence that
a reader may see goes through `_` (or `ngettext`) at the moment it is shown, never at import, so that one process can speak
both languages. The sentences in the code are English; `locale/nl/` holds the Dutch, one Babel catalogue for each room of the
package. They are read where they stand, so that no generated file is kept in the repository.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from math import isfinite
from pathlib import Path
from typing import overload

LANGUAGES = ("nl", "en")
DEFAULT_LANGUAGE = "nl"
LOCALE_FOLDER = Path(__file__).parent / "locale"

AWAY_FROM_ZERO = Context(prec=400, rounding=ROUND_HALF_UP)  # room for every number that a computer has
AT_MOST = 2  # decimals, where a number is written as short as it is

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


def decimal(number: float, digits: int | None = 1) -> str:
    """Write `number` as its reader does: 3,5 in Dutch, 3.5 in English; a real minus sign in both, and none before a zero.

    It has `digits` decimals, or with None as many as it needs and two at most. It is rounded as `rounded` says.
    """
    if not isfinite(number):
        return str(number)
    text = f"{_rounded(number, AT_MOST).normalize() if digits is None else _rounded(number, digits):f}"
    return text.replace("-", "−").replace(".", "," if _current == "nl" else ".")


@overload
def rounded(number: float) -> int: ...


@overload
def rounded(number: float, digits: int) -> float: ...


def rounded(number: float, digits: int | None = None) -> float:
    """Return `number` rounded to `digits` decimals, or to a whole number, as everything is that a reader sees.

    Halves go away from zero, as one learns at school, and a half is what reads as one: 6.25 becomes 6.3, 0.285 becomes 0.29 and
    −2.5 becomes −3. Python's own `round` goes to the even digit and looks at the binary number, which gives 6.2, 0.28 and −2.
    `formatNumber` in widgets/shared/format.js keeps to the same rule; tests/test_numbers.py holds the two together.
    """
    if digits is None:
        return int(_rounded(number, 0))
    return float(_rounded(number, digits)) if isfinite(number) else float(number)


def told_difference(higher: float, lower: float, digits: int = 0) -> float:
    """Return `higher` minus `lower` as a reader reckons it who sees both rounded to `digits` decimals: 67 and 44 differ by 23,
    though 67.4 and 43.6 would by 24. The difference of averages that are told is told so."""
    return rounded(rounded(higher, digits) - rounded(lower, digits), digits)


def _rounded(number: float, digits: int) -> Decimal:
    return (
        Decimal(str(number)).quantize(Decimal(1).scaleb(-digits), context=AWAY_FROM_ZERO) + 0
    )  # no minus before a zero


def number_in(text: str, unit: str = "") -> float | None:
    """Return the number that somebody typed, with a decimal comma or point, a minus or hyphen, and perhaps its unit, a word or
    % after it; None when it isn't one. When both signs occur, the last one is the decimal sign: 1.234,5 and 1,234.5.

    `parseNumber` in widgets/shared/format.js reads alike.
    """
    plain = re.sub(r"\s", "", re.sub("[−–]", "-", text))
    for tail in (re.escape(re.sub(r"\s", "", unit)), "[a-zà-öø-ɏ]{2,}", "%"):
        plain = re.sub(f"{tail}$", "", plain, flags=re.IGNORECASE)
    point, grouping = (",", ".") if plain.rfind(",") > plain.rfind(".") else (".", ",")
    if point in plain and re.fullmatch(rf"[+-]?[0-9]{{1,3}}(\{grouping}[0-9]{{3}})+(\{point}[0-9]+)?", plain):
        plain = plain.replace(grouping, "")
    plain = plain.replace(point, ".", 1)
    return float(plain) if re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", plain) else None


def capitalised(text: str) -> str:
    """Return a text with a capital, to begin a sentence or a title with."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Write names as a list: "a, b en c" in Dutch, "a, b and c" in English."""
    joined = " en " if _current == "nl" else " and "
    return joined.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def read_words() -> None:
    """Read the sentences of every language now, so that nobody waits for them later."""
    for language in LANGUAGES:
        _translations(language)


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
