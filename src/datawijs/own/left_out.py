"""What is left out of the results, and why: words, averages, resits, what doesn't count, and doubles."""

from collections.abc import Iterable, Sequence

from datawijs.own.cell import is_empty, is_like_a_day, read_mark
from datawijs.own.decision import Notes
from datawijs.own.entry import Entry
from datawijs.own.rules import RULES, has_words
from datawijs.own.sentences import quoted

WORD, DAY, NO_COUNT, DOUBLE = "word", "day", "no_count", "double"


def reasons_of(entries: Sequence[Entry], put_back: Iterable[str]) -> list[str]:
    """Return for each entry why it is left out; "" where it counts. Marks whose label is `put_back` count."""
    seen: set[tuple[str, str, str]] = set()
    back = set(put_back)
    reasons = []
    for entry in entries:
        same = (entry.date, entry.label, entry.text)
        reason = _reason(entry, same in seen)
        reasons.append("" if entry.label in back and read_mark(entry.text) is not None else reason)
        seen.add(same)
    return reasons


def _reason(entry: Entry, seen: bool) -> str:
    if read_mark(entry.text) is None:
        return DAY if is_like_a_day(entry.text) else WORD
    for kind, words in RULES["entry_kinds"].items():
        if has_words(f"{entry.label} {entry.date}", words):
            return str(kind)
    if not entry.counts:
        return NO_COUNT
    # without a date and a label two equal results may well be two tests
    return DOUBLE if seen and entry.date and entry.label else ""


def tell_left_out(entries: Sequence[Entry], reasons: Sequence[str], notes: Notes) -> None:
    """Say what was left out, a sentence for each reason; ask about what a spreadsheet may have turned into days."""
    for reason in dict.fromkeys(reason for reason in reasons if reason):
        of_it = [entry for entry, own in zip(entries, reasons, strict=True) if own == reason]
        if reason == DAY:
            notes.ask("day", texts=[quoted(entry.text) for entry in of_it])
        elif reason == WORD:
            notes.decide("left_out_word", names=list(dict.fromkeys(quoted(entry.text) for entry in of_it)))
        else:
            notes.decide(f"left_out_{reason}", names=[quoted(entry.label or entry.text) for entry in of_it])


def with_result(entries: Sequence[Entry], notes: Notes) -> list[Entry]:
    """Return the entries in whose cell something stands, and say how many have nothing."""
    there = [entry for entry in entries if not is_empty(entry.text)]
    if len(there) < len(entries):
        notes.decide("empty", count=len(entries) - len(there))
    return there
