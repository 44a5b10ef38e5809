"""Which files come from one person, though no file has a name.

An exercise is saved with the thousandth of a second of the last answer. Two files with the same exercise, the same answers and
the same moment come from one browser, so from one person: an earlier file and a later one, or the same file twice. Of each
exercise the newest counts. When everything was changed between two files, nothing shows that they belong together, and the
person counts twice. Whoever asks for one file from each person has no such trouble.
"""

import json
from collections.abc import Sequence

from datawijs.evaluation.export_files import Record

Mark = tuple[str, float, str]  # an exercise, the moment of its last answer, and its answers


def people_in(files: Sequence[dict[str, Record]]) -> list[dict[str, Record]]:
    """Return one {exercise id: newest record} for each person, whatever the order of the files."""
    people: list[tuple[set[Mark], dict[str, Record]]] = []
    for records in files:
        marks, together = _marks(records), dict(records)
        others = []
        for theirs, kept in people:
            if marks & theirs:
                marks, together = marks | theirs, _newest(together, kept)
            else:
                others.append((theirs, kept))
        people = [*others, (marks, together)]
    return [records for _marks, records in people if records]


def _marks(records: dict[str, Record]) -> set[Mark]:
    """What nobody else's file can have. A record without a moment (saved 0) marks nobody."""
    return {(name, *_moment(record)) for name, record in records.items() if record.saved > 0}


def _newest(one: dict[str, Record], other: dict[str, Record]) -> dict[str, Record]:
    both = dict(one)
    for name, record in other.items():
        both[name] = max(both.get(name, record), record, key=_moment)
    return both


def _moment(record: Record) -> tuple[float, str]:
    return record.saved, json.dumps(record.given, sort_keys=True)
