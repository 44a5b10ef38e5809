"""Columns that say the same: a result in points beside the same one in percent, as some books of marks have it."""

from itertools import product

from datawijs.own.cell import Mark, is_empty, read_mark
from datawijs.own.layout import Layout
from datawijs.own.rules import RULES


def say_the_same(layout: Layout, columns: list[int]) -> bool:
    """Tell whether these columns hold the same result in every row, as far as rounding leaves it."""
    rows = [row for row in layout.rows if not all(is_empty(row[column]) for column in columns)]
    most = layout.columns("maximum")
    return bool(rows) and all(_agree(row, columns, read_mark(row[most[0]]) if most else None) for row in rows)


def _agree(row: list[str], columns: list[int], most: Mark | None) -> bool:
    first, *others = (read_mark(row[column]) for column in columns)
    return first is not None and all(other is not None and _same(first, other, most) for other in others)


def _same(one: Mark, other: Mark, most: Mark | None) -> bool:
    if one.maximum is None and other.maximum is None and one.value == other.value:
        return True
    within = float(RULES["same_percent_within"])
    readings = product(_percents(one, other, most), _percents(other, one, most))
    return any(abs(percent - again) <= within for percent, again in readings)


def _percents(mark: Mark, beside: Mark, most: Mark | None) -> list[float]:
    """What a mark may be in percent: of its own maximum, of that of its row, or as it stands beside one that has a maximum."""
    if mark.percent is not None:
        return [mark.percent]
    of_row = [100 * mark.value / most.value] if most is not None and most.value else []
    return of_row + ([mark.value] if beside.percent is not None or of_row else [])
