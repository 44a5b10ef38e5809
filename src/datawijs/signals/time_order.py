"""The order of time, as the labels of results tell it: numbers, dates, ordered categories, or texts that hold one of these.

Nobody sees from an outcome that results came in the wrong order: text sorts by its letters, so that 10 comes before 2 and
1 December before 3 September. So labels that tell when something was are looked at. Labels that tell nothing of the kind, such
as "a", "b", "exam", are left as they are.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from functools import cache
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from datawijs.language import LANGUAGES, _

ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?([T ]\d{2}:\d{2}.*)?")
DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?")
MONTH = re.compile(r"([^\W\d]+)\.?(?:[\s'-]+(\d{4}))?")
WEEK = ("w", "wk", "week", "weeknr", "weeknummer")

Key = tuple[int, ...]
NUMBER, DATE, TEXT, OTHER = "number", "date", "text", "other"


def check_order(labels: pd.Index, *, columns: bool = False) -> None:
    """Raise ValueError, naming the place, where labels tell of time and don't rise, or mix numbers, dates and texts.

    `columns`: whether they are the columns of a table, which are sorted in another way than the index of a Series.
    """
    if isinstance(labels, pd.RangeIndex) and labels.step > 0:
        return
    labels = _that_differ(labels)
    at = _times(labels)
    if at is None or (at.is_monotonic_increasing and at.is_unique):
        return
    for place in range(1, len(at)):
        before, here = labels[place - 1], labels[place]
        if at[place] == at[place - 1]:
            raise ValueError(
                _("There are two results at the same moment, {label}. Keep one of them.").format(label=here)
            )
        if not at[place] > at[place - 1]:
            raise ValueError(_out_of_order(labels, columns).format(before=before, here=here))


def check_after(earlier: object, last: object) -> None:
    """Raise ValueError where both are a Series whose labels tell that the last results came before the earlier ones.

    Labels that count from 0 tell nothing: reset_index gives them.
    """
    if not isinstance(earlier, pd.Series) or not isinstance(last, pd.Series):
        return
    if not any(isinstance(labels, pd.RangeIndex) and labels.start == 0 for labels in (earlier.index, last.index)):
        check_order(earlier.index.append(last.index))


def read_moments(column: pd.Series, name: str) -> tuple[np.ndarray, pd.Index]:
    """Return for each row the place of its moment in time, −1 where it is missing, and the moments in order.

    Raises ValueError for text other than dates as in 2025-09-03, for booleans, and for a mix.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        if column.cat.ordered:
            used = column.cat.remove_unused_categories().cat
            return used.codes.to_numpy(), pd.Index(used.categories, name=name)
        column = column.astype(column.cat.categories.dtype)
    kinds = _kinds(pd.Index(column))
    if kinds == {TEXT}:
        return _dates_in_text(column, name)
    if len(kinds) > 1:
        raise ValueError(_mixed(name))
    if OTHER in kinds:
        raise ValueError(
            _("The column {name!r} holds neither numbers nor dates, so it has no order.").format(name=name)
        )
    places, moments = pd.factorize(column, sort=True)
    return places, pd.Index(moments, name=name)


def _dates_in_text(column: pd.Series, name: str) -> tuple[np.ndarray, pd.Index]:
    texts, uniques = pd.factorize(column)
    at = _iso(list(uniques))
    if at is None:
        raise ValueError(
            _(
                "The column {name!r} holds text, such as {example!r}, and text sorts by its letters: 10 before 2, and "
                "1 December before 3 September. Make dates of it, with pd.to_datetime(table[{name!r}], dayfirst=True), or "
                "numbers, or a category with an order: pd.Categorical(table[{name!r}], categories=[…], ordered=True)."
            ).format(name=name, example=uniques[0])
        )
    order, first = np.unique(at, return_index=True)
    place = np.append(np.searchsorted(order, at), -1)  # what is missing has −1, and finds the last
    return place[texts], pd.Index([uniques[one] for one in first], name=name)


def _out_of_order(labels: pd.Index, columns: bool) -> str:
    if pd.api.types.is_numeric_dtype(labels) or isinstance(labels, (pd.DatetimeIndex, pd.PeriodIndex)):
        if columns:
            return _(
                "The columns aren't in the order of time: {here} comes after {before}. Put them in order first, with "
                'sort_index(axis="columns").'
            )
        return _(
            "The results aren't in the order of time: {here} comes after {before}. Put them in order first, with "
            "sort_index(). If the labels are only row numbers and the order is right, leave them out with "
            "reset_index(drop=True)."
        )
    return _(
        "The results aren't in the order of time: {here} comes after {before}. Text sorts by its letters. Make dates "
        "of the labels, with pd.to_datetime(…, dayfirst=True), or numbers, and then put them in order with sort_index()."
    )


def _mixed(name: object) -> str:
    return _("The column {name!r} mixes numbers, dates and texts, which have no order together.").format(name=name)


def _that_differ(labels: pd.Index) -> pd.Index:
    """The one level of several in which the labels differ; all of them where that isn't one."""
    if not isinstance(labels, pd.MultiIndex):
        return labels
    levels = [labels.get_level_values(level) for level in range(labels.nlevels)]
    differ = [level for level in levels if level.nunique(dropna=False) > 1]
    return differ[0] if len(differ) == 1 else labels


def _times(labels: pd.Index) -> pd.Index | None:
    """Return what rises with time for each label, or None where the labels tell of none."""
    if isinstance(labels, pd.CategoricalIndex):
        return pd.Index(labels.codes) if labels.ordered else _times(labels.astype(labels.categories.dtype))
    kinds = _kinds(labels)
    if len(kinds) > 1 and OTHER not in kinds:
        raise ValueError(
            _("The labels mix numbers, dates and texts, which have no order together: {labels}.").format(
                labels=", ".join(str(label) for label in _one_of_each_kind(labels))
            )
        )
    if kinds == {TEXT}:
        return _times_in_text([str(label).strip() for label in labels]) if labels.notna().all() else None
    if kinds == {DATE} and labels.dtype == object:
        return pd.to_datetime(labels, utc=True)
    return labels if kinds and OTHER not in kinds else None


def _kinds(labels: pd.Index) -> set[str]:
    if isinstance(labels, (pd.DatetimeIndex, pd.PeriodIndex, pd.TimedeltaIndex)):
        return {DATE}
    if pd.api.types.is_numeric_dtype(labels) and not pd.api.types.is_bool_dtype(labels):
        return {NUMBER}
    return {_kind(label) for label in labels.dropna().unique()}


def _kind(label: object) -> str:
    if isinstance(label, str):
        return TEXT
    if isinstance(label, Real) and not isinstance(label, (bool, np.bool_)):
        return NUMBER
    return DATE if isinstance(label, (datetime.date, pd.Period, np.datetime64)) else OTHER


def _one_of_each_kind(labels: pd.Index) -> list[Any]:
    return list({_kind(label): label for label in reversed(labels.dropna())}.values())[::-1]


def _times_in_text(labels: Sequence[str]) -> pd.Index | None:
    at = _iso(labels)
    if at is not None:
        return pd.Index(at)
    for read in (_days, _months, _numbered):
        keys = read(labels)
        if keys is not None:
            return pd.MultiIndex.from_tuples(keys) if len(keys[0]) > 1 else pd.Index([key[0] for key in keys])
    return None


def _iso(labels: Sequence[str]) -> np.ndarray | None:
    """The dates in texts such as 2025-09-03 or 2025-09; None where a text is none."""
    if not labels or not all(ISO.fullmatch(label) for label in labels):
        return None
    at = pd.to_datetime(pd.Index(labels), format="ISO8601", errors="coerce", utc=True)
    return None if at.hasnans else at.to_numpy()


def _days(labels: Sequence[str]) -> list[Key] | None:
    """Days such as 3-9-2025 or 3/9: with the day first, or with the month first where only that rises."""
    found = _all_match(DAY, labels)
    if found is None:
        return None
    days = [(int(one[3] or 0), int(one[2]), int(one[1])) for one in found]
    months = [(year, day, month) for year, month, day in days]
    readings = [[*map(_unrolled(keys), keys)] for keys in (days, months) if all(0 < key[1] <= 12 for key in keys)]
    rising = [keys for keys in readings if sorted(set(keys)) == keys]
    return next(iter(rising or readings), None)


def _months(labels: Sequence[str]) -> list[Key] | None:
    """Names of months, with or without a year."""
    found = _all_match(MONTH, [label.casefold() for label in labels])
    if found is None or not all(one[1] in _month_names() for one in found):
        return None
    keys = [(int(one[2] or 0), _month_names()[one[1]]) for one in found]
    return [*map(_unrolled(keys), keys)]


def _numbered(labels: Sequence[str]) -> list[Key] | None:
    """The one number that differs in texts that are otherwise the same: Test 1, Test 2."""
    parts = [re.split(r"(\d+)", label.casefold()) for label in labels]
    if len({tuple(part[::2]) for part in parts}) != 1 or len(parts[0]) < 3:
        return None
    numbers = np.array([[int(number) for number in part[1::2]] for part in parts], dtype=object)
    differ = [column for column in numbers.T if len(set(column)) > 1]
    if len(differ) != 1:
        return None
    keys: list[Key] = [(0, int(number)) for number in differ[0]]
    return [*map(_unrolled(keys), keys)] if parts[0][0].strip(" .:") in WEEK else keys


def _unrolled(keys: Sequence[Key]) -> Callable[[Key], Key]:
    """A school year goes on after December, or after week 52: what lies before the first moment belongs to the year after.

    Only where no label has a year.
    """
    first = keys[0]
    return lambda key: (1 if not key[0] and key < first else key[0], *key[1:])


def _all_match(pattern: re.Pattern[str], labels: Sequence[str]) -> list[re.Match[str]] | None:
    found = [pattern.fullmatch(label) for label in labels]
    return [one for one in found if one] if labels and all(found) else None


@cache
def _month_names() -> dict[str, int]:
    from babel.dates import get_month_names  # here: few need it

    names: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                plain = name.casefold().rstrip(".")
                names |= {plain: number, plain[:3]: number, plain[:4]: number}
    return names
