"""Facts, and the gaps in a sentence that they fill: numbers, names and words, written as the reader does."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, TypeAlias

from datawijs.language import _, decimal, listed, rounded
from datawijs.words.problem import did_you_mean


@dataclass(frozen=True)
class Number:
    """A number that is shown with `digits` decimals."""

    value: float
    digits: int = 0


@dataclass(frozen=True)
class Later:
    """What only the browser knows: its gap stays. `number` 1 gives the form for one, 2 that for more."""

    number: int | None = None


Fact: TypeAlias = "int | Number | Later | str | Sequence[str]"


def later(*names: str) -> dict[str, Later]:
    """Return the facts that the browser fills in, by their names."""
    return dict.fromkeys(names, Later())


@dataclass(frozen=True)
class Gap:
    """A gap `{name}`, or `{name:one|more}` with its two forms."""

    name: str
    forms: tuple[str, str] | None = None


def pieces(text: str) -> list[str | Gap]:
    """Return a sentence in pieces, texts and gaps in turn; raises ValueError for a gap that can't be read."""
    found: list[str | Gap] = []
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError:
        raise ValueError(_("a brace has no partner. Write {{ or }} where a brace itself is meant.")) from None
    for literal, name, forms, conversion in parsed:
        if literal:
            found.append(literal)
        if name is not None:
            found.append(_gap(name, forms or "", conversion))
    return found


def _gap(name: str, forms: str, conversion: str | None) -> Gap:
    if not name.isidentifier() or conversion:
        raise ValueError(
            _("“{gap}” is no gap. Write the name of a fact between braces: letters, digits and _.").format(gap=name)
        )
    if not forms:
        return Gap(name)
    one, bar, more = forms.partition("|")
    if not bar or "|" in more or "{" in forms:
        raise ValueError(_("{{{name}:…}} needs two forms: {{{name}:day|days}}.").format(name=name))
    return Gap(name, (one, more))


def gaps(text: str) -> set[str]:
    """Return the names of the gaps in a sentence."""
    return {piece.name for piece in pieces(text) if isinstance(piece, Gap)}


def shown_gaps(text: str) -> set[str]:
    """Return the names of the gaps whose fact is shown; what only chooses between two forms isn't."""
    return {piece.name for piece in pieces(text) if isinstance(piece, Gap) and piece.forms is None}


def waits_for_number(text: str, facts: Mapping[str, Fact]) -> list[str]:
    """Return the names of the facts that choose between two forms, and that only the browser will know."""
    chosen = [piece.name for piece in pieces(text) if isinstance(piece, Gap) and piece.forms]
    return [name for name in chosen if facts.get(name) == Later()]


def filled(text: str, facts: Mapping[str, Fact]) -> str:
    """Return a sentence with its gaps filled in, in the language in use; raises ValueError for what it isn't told."""
    return "".join(piece if isinstance(piece, str) else _filled(piece, facts) for piece in pieces(text))


def _filled(gap: Gap, facts: Mapping[str, Fact]) -> str:
    if gap.name not in facts:
        raise ValueError(
            _("nothing is known of {{{name}}}.").format(name=gap.name) + did_you_mean(gap.name, facts, "{{{}}}")
        )
    fact = facts[gap.name]
    return _written(gap.name, fact) if gap.forms is None else gap.forms[0 if _count(gap.name, fact) == 1 else 1]


def _written(name: str, fact: Any) -> str:
    if isinstance(fact, str):
        return fact
    if isinstance(fact, Later):
        return f"{{{name}}}"
    if isinstance(fact, Number):
        return decimal(fact.value, fact.digits)
    if isinstance(fact, Integral) and not isinstance(fact, bool):
        return decimal(int(fact), 0)
    if isinstance(fact, (list, tuple)):
        return listed([str(each) for each in fact])
    hint = _("Write Number(…, 1) for one decimal.") if isinstance(fact, Real) and not isinstance(fact, bool) else ""
    raise ValueError(
        _("the fact {name} is {fact!r}, which no sentence can show.").format(name=name, fact=fact) + f" {hint}".rstrip()
    )


def _count(name: str, fact: Any) -> float:
    """The number by which a gap chooses its form."""
    if isinstance(fact, Number):
        return rounded(fact.value, fact.digits)
    if isinstance(fact, Integral) and not isinstance(fact, bool):
        return int(fact)
    if isinstance(fact, (list, tuple)):
        return len(fact)
    if isinstance(fact, Later) and fact.number is not None:
        return fact.number
    raise ValueError(
        _("{{{name}:…|…}} chooses by a number, and the fact {name} is {fact!r}.").format(name=name, fact=fact)
    )
