"""Put entries in the order of time, oldest first, or ask how."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from datawijs.own.decision import Notes
from datawijs.own.entry import Entry
from datawijs.own.moment import (
    DAY_FIRST,
    MONTH_FIRST,
    Key,
    all_keys,
    date_key,
    day_of_month_key,
    half_year_key,
    month_key,
    number_key,
    serial_day_key,
)
from datawijs.own.sentences import quoted

AS_IT_STANDS, TURNED_ROUND = "as-it-stands", "turned-round"
KINDS = (
    ("date", date_key),
    ("serial_day", serial_day_key),
    ("day_of_month", day_of_month_key),
    ("month", month_key),
    ("half_year", half_year_key),
)


@dataclass
class DayOrders:
    """Whether in dates, or in labels, of a file the day stands first or the month. `every` entry helps to tell; it is looked at
    once, and noted then."""

    every: Sequence[Entry]
    answers: dict[str, str]
    known: dict[str, str] = field(default_factory=dict)

    def of(self, name: str, notes: Notes) -> str:
        """Return the order in "date" or "label"."""
        if name not in self.known:
            texts = [text for entry in self.every if (text := getattr(entry, name))]
            self.known[name] = _day_order(texts, notes, self.answers)
        return self.known[name]


def in_order(entries: Sequence[Entry], orders: DayOrders, notes: Notes) -> list[Entry]:
    """Return entries of one pupil and subject, oldest first.

    `orders` say how the file writes its dates; their `answers` to the questions "day_order" and "same_moment" (and "order",
    for a file that tells no moments) are used.
    """
    answers = orders.answers
    keys = _keys(entries, orders, notes)
    if keys is None:
        turned = answers.get("order") == TURNED_ROUND
        notes.decide("order_of_file_turned" if turned else "order_of_file")
        return list(entries)[:: -1 if turned else 1]
    places = sorted(range(len(entries)), key=lambda place: keys[place])  # equal moments stay as they stand
    sorted_before = places == list(range(len(entries)))
    if not sorted_before:
        notes.decide("sorted")
    return _same_moments([entries[place] for place in places], [keys[place] for place in places], notes, answers)


def _keys(entries: Sequence[Entry], orders: DayOrders, notes: Notes) -> list[Key] | None:
    for name in ("date", "label"):
        texts = [getattr(entry, name) for entry in entries]
        if not any(texts):
            continue
        order = orders.of(name, notes)
        for kind, read in KINDS:
            keys = all_keys(texts, partial(date_key, order=order) if kind == "date" else read)
            if keys is not None:
                notes.decide(f"by_{kind}")
                return keys
    numbers = all_keys([entry.label for entry in entries], number_key)
    if numbers is not None and len(set(numbers)) == len(numbers):
        notes.decide("by_number")
        return numbers
    if any(entry.date for entry in entries) and "order" not in orders.answers:
        unread = next((entry.date for entry in entries if date_key(entry.date) is None), "")
        notes.ask("order", (AS_IT_STANDS, TURNED_ROUND), moment=quoted(unread))
    return None


def _day_order(dates: Sequence[str], notes: Notes, answers: dict[str, str]) -> str:
    """Whether the day or the month stands first: told by a number above 12, else by which of the two gives an order in time."""
    if "day_order" in answers:
        return answers["day_order"]
    by_order = {order: all_keys(dates, partial(date_key, order=order)) for order in (DAY_FIRST, MONTH_FIRST)}
    possible = [order for order, keys in by_order.items() if keys is not None]
    if not possible:
        return DAY_FIRST
    if len(possible) == 1 or by_order[DAY_FIRST] == by_order[MONTH_FIRST]:
        if len(possible) == 1:  # of the others nothing has to be said: they begin with the year
            notes.decide("day_first" if possible[0] == DAY_FIRST else "month_first")
        return possible[0]
    if _runs(by_order[MONTH_FIRST]) and not _runs(by_order[DAY_FIRST]):
        notes.ask("day_order", (DAY_FIRST, MONTH_FIRST), date=quoted(dates[0]))
    else:
        notes.decide("day_first")
    return DAY_FIRST


def _runs(keys: list[Key] | None) -> bool:
    """Whether moments run on in one direction."""
    assert keys is not None
    return keys in (sorted(keys), sorted(keys, reverse=True))


def _same_moments(entries: list[Entry], keys: list[Key], notes: Notes, answers: dict[str, str]) -> list[Entry]:
    """Entries of one moment in the order of their numbers; asked where they have none."""
    moments: dict[Key, list[Entry]] = {}
    for entry, key in zip(entries, keys, strict=True):
        moments.setdefault(key, []).append(entry)
    ordered: list[Entry] = []
    for same in moments.values():
        numbers = all_keys([entry.label for entry in same], number_key)
        if len(same) > 1 and numbers is not None and len(set(numbers)) == len(numbers):
            same = [entry for _number, entry in sorted(zip(numbers, same, strict=True), key=lambda pair: pair[0])]
        elif len(same) > 1 and "same_moment" not in answers:
            notes.ask("same_moment", (AS_IT_STANDS, TURNED_ROUND), moment=quoted(same[0].date or same[0].label))
        elif len(same) > 1 and answers["same_moment"] == TURNED_ROUND:
            same = same[::-1]
        ordered += same
    return ordered
