"""What stands in one cell: a mark, or a word that is none."""

from dataclasses import dataclass

from datawijs.own.rules import RULES, pattern


@dataclass(frozen=True)
class Mark:
    """`value` as it stands in `text`, and the `maximum` it is of (None where nothing names one; 100 for a percentage)."""

    text: str
    value: float
    maximum: float | None = None

    @property
    def percent(self) -> float | None:
        """The value in percent of its maximum; None where there is none to take it of."""
        return None if not self.maximum else 100 * self.value / self.maximum


def is_empty(text: str) -> bool:
    """Return whether a cell says that nothing is there."""
    return text.strip() in RULES["nothing"]


def read_mark(text: str) -> Mark | None:
    """Return the mark in a cell: "7,3", "7.3", "7½", "65 %" or "13,5/18"; None for anything else."""
    text = text.strip()
    if pattern("number").match(text):
        return Mark(text, number(text))
    half = pattern("half").match(text)
    if half:
        return Mark(text, int(half[1] or 0) + 0.5)
    percent = pattern("percent").match(text)
    if percent:
        return Mark(text, number(percent[1]), 100.0)
    share = pattern("of").match(text)
    if share and number(share[2]) > 0:
        return Mark(text, number(share[1]), number(share[2]))
    return None


def number(text: str) -> float:
    """Return a number that is written with a comma or a point."""
    return float(text.replace(",", ".").replace("−", "-"))


def is_like_a_day(text: str) -> bool:
    """Return whether a cell looks like a day: what a spreadsheet makes of a mark such as 7-5."""
    return bool(pattern("like_a_day").match(text.strip()))
