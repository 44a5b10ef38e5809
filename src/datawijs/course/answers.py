"""Look at a learner's answer at once, and say in a sentence what to think of next.

These functions are called by the test cells of the exercises. In `solutions/` a test cell is written in plain words::

    check_choice(
        "answer_1",
        "abc",
        right="b",
        well="Indeed: one low result says little.",
        feedback={"a": "One low result is no trend yet.", "c": "…"},
    )

`python -m datawijs.course.release` seals those words for the learner (`datawijs.course.seal`). A good answer prints a
sentence; any other raises `NotYet`, which Jupyter shows as that sentence alone, without a traceback, and which nbgrader
counts as no points.
"""

import re
import sys
from collections.abc import Mapping
from numbers import Real
from textwrap import wrap
from typing import Any

from datawijs.course.cell_errors import told_smart
from datawijs.course.seal import unseal
from datawijs.course.smart_punctuation import QUOTES, smart_signs
from datawijs.language import _, decimal, number_in, speaking

WIDTH = 84  # characters on a line
WELL, NOT_YET = "+", "-"  # the first character of a sealed sentence


class NotYet(AssertionError):
    """The answer does not fit yet; the message says what to think of."""

    def _render_traceback_(self) -> list[str]:
        # Jupyter asks an exception how it wants to be shown: a learner needs the sentence only.
        return _lines(str(self))


class NotFilledIn(NotYet):
    """There is no answer yet, or its cell has not been run."""


def check_choice(
    name: str,
    options: str,
    *,
    right: str | None = None,
    well: str = "",
    feedback: Mapping[str, str] | None = None,
    sealed: str | None = None,
) -> None:
    """Check the letter that the learner stored under `name`.

    `options`: the letters to choose from, such as "abc". `right`: the letter that fits; `well`: the sentence for it;
    `feedback`: {letter: sentence} for the others. In a released exercise these three are `sealed`.
    Raises NotYet (a sentence for the learner) unless the answer is right.
    """
    letter = read_letter(_stored(name, sys._getframe(1).f_globals), options)
    _judge(letter, sealed, sentences(right=right, well=well, feedback=feedback))


def check_number(
    name: str,
    *,
    digits: int = 0,
    right: float | None = None,
    well: str = "",
    feedback: Mapping[float, str] | None = None,
    sealed: str | None = None,
) -> None:
    """Check the number that the learner stored under `name`, rounded to `digits` decimals.

    A number or text will do, with a decimal comma or point. `right`: the number that fits; `well`: the sentence for it;
    `feedback`: {number: sentence} for answers that many people give. In a released exercise these three are `sealed`.
    Raises NotYet (a sentence for the learner) unless the answer is right.
    """
    number = read_number(_stored(name, sys._getframe(1).f_globals))
    _judge(rounded(number, digits), sealed, sentences(right=right, well=well, feedback=feedback, digits=digits))


def sentences(
    *,
    right: str | float | None,
    well: str,
    feedback: Mapping[str, str] | Mapping[float, str] | None,
    digits: int | None = None,
) -> dict[str, str]:
    """Return {answer: verdict and sentence}: what `check_…` needs to judge an answer, and what `release` seals."""
    if right is None:
        return {}

    def spell(answer: str | float) -> str:
        return str(answer) if digits is None else rounded(read_number(answer), digits)

    wrong = {spell(answer): NOT_YET + sentence for answer, sentence in (feedback or {}).items()}
    if spell(right) in wrong:
        raise ValueError(f"The answer {right!r} is both right and wrong.")
    return wrong | {spell(right): WELL + well}


def read_letter(answer: object, options: str) -> str:
    """Return the one letter of `options` that a learner meant: "B", " b) " and "b." are all b.

    Raises NotFilledIn for no answer and NotYet for anything else.
    """
    if isinstance(answer, str):
        letter = answer.strip().strip(f"().:{QUOTES}").strip().lower()
        if len(letter) == 1 and letter in options:
            return letter
    choices = ", ".join(options[:-1]) + " " + _("or") + " " + options[-1]
    raise NotYet(
        _("Choose one letter, {choices}, and put it between the quotes. Now it says {answer}.").format(
            choices=choices, answer=_quoted(answer)
        )
    )


def read_number(answer: object) -> float:
    """Return the number that a learner meant: 7.5, "7,5", "7.5 %" and 7,5 without quotes are all seven and a half.

    Raises NotYet when it is not one number.
    """
    if isinstance(answer, tuple) and len(answer) == 2 and all(type(part) is int for part in answer) and answer[1] >= 0:
        answer = _with_point(*answer)
    if isinstance(answer, str):
        number = number_in(answer.strip().strip(QUOTES))
        if number is None:
            raise NotYet(_("One number is asked for. Now it says {answer}.").format(answer=_quoted(answer)))
        return number
    if isinstance(answer, Real) and not isinstance(answer, bool):
        if answer != answer:
            raise NotYet(_("The outcome is nan: not a number. Did you choose the right column and rows?"))
        return float(answer)
    if hasattr(answer, "item") and getattr(answer, "size", 0) == 1:
        return read_number(answer.item())  # one number in a table's wrapping
    if hasattr(answer, "shape"):
        raise NotYet(_("This is a whole list or table. One number is asked for."))
    raise NotYet(_("One number is asked for. Now it says {answer}.").format(answer=_quoted(answer)))


def rounded(number: float, digits: int) -> str:
    """Spell `number` with `digits` decimals, the way answers are compared."""
    with speaking("en"):
        return decimal(number, digits).replace("−", "-")  # so are they sealed


def _with_point(whole: int, part: int) -> str:
    """The one number that a learner meant where Python reads 7,5 as two."""
    if whole == 0 and part:
        raise NotYet(
            _(
                "Python reads 0,{part} as two numbers, and a minus before the 0 gets lost. Write 0.{part} or -0.{part}, "
                "with a point."
            ).format(part=part)
        )
    return f"{whole}.{part}"


def _stored(name: str, namespace: dict[str, Any]) -> object:
    signs = smart_signs(_last_typed(name, namespace))
    if signs:  # what is kept is then an older answer, or none
        raise NotYet(told_smart(signs))
    answer = namespace.get(name, ...)
    if answer is ... or answer is None or (isinstance(answer, str) and not answer.strip()):
        raise NotFilledIn(
            _(
                "Not filled in yet. Type your answer after {name} = and run that cell: click in it and press "
                "Shift + Enter. Then run this cell again."
            ).format(name=name)
        )
    return answer


def _last_typed(name: str, namespace: dict[str, Any]) -> str:
    """The last cell run that gives `name` a value, as it was typed: IPython keeps those that Python couldn't read too."""
    cells = namespace.get("In", ())
    gives = re.compile(rf"^\s*{re.escape(name)}\s*=", re.MULTILINE)
    return next((cell for cell in reversed(cells) if gives.search(cell)), "") if isinstance(cells, list) else ""


def _judge(answer: str, sealed: str | None, plain: dict[str, str]) -> None:
    judgement = unseal(sealed, answer) if sealed is not None else plain.get(answer)
    if judgement is None:
        judgement = NOT_YET + _("Another answer fits better. Go back to the figure or the table and look once more.")
    verdict, sentence = judgement[0], judgement[1:]
    if verdict != WELL:
        raise NotYet(_("Not yet.") + " " + sentence)
    print("\n".join(_lines(f"{_('Good.')} {sentence}".strip())))


def _lines(sentence: str) -> list[str]:
    """Break `sentence` between words: Jupyter breaks anywhere."""
    return wrap(sentence, WIDTH)


def _quoted(answer: object) -> str:
    text = answer if isinstance(answer, str) else repr(answer)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
