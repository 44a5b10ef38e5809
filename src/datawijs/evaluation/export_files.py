"""Read the files that participants saved: "datawijs.json" of everything, or "datawijs-….json" of one exercise.

What is in them is described in `widgets/kept.py`: a file of version 1 holds positions, which become keys here. A file may hold
anything: what can't be read is told in a sentence, and the rest is read. A file is named by its place among the files, in order
of name, because people put their name in the name of a file.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from datawijs.language import _, ngettext
from datawijs.widgets.editions import today_id
from datawijs.widgets.kept import in_keys_of

FORMAT, VERSION = "datawijs-answers", 2  # as in store.js
READABLE = (1, VERSION)
LARGEST = 10_000_000  # bytes: twice what a browser keeps
NOT_BY_PEOPLE = {"thumbs.db", "desktop.ini"}  # what Windows puts in a folder by itself


@dataclass(frozen=True)
class Record:
    """What one person did in one exercise: `given` as the exercise keeps it, `saved` in milliseconds since 1970."""

    saved: float
    given: dict[str, Any]


@dataclass(frozen=True)
class Exports:
    """The files that were read, as {exercise id: record} each; how many there were; a sentence for each that was bad."""

    read: tuple[dict[str, Record], ...]
    files: int
    problems: tuple[str, ...]


class _Unreadable(Exception):
    """Why a file can't be read: a key of `reasons`."""


def reasons() -> dict[str, str]:
    """Return why a file can't be read, by a key, in the language in use: each the end of a sentence that begins with the file.
    The page that counts in a browser says them too."""
    again = _("Ask for it again: “My progress”, then “Save everything to a file”.")
    return {
        "empty": _("is empty.") + " " + again,
        "too_large": _("is far too large for a file with answers.") + " " + again,
        "damaged": _("is damaged: a part of it is missing or changed.") + " " + again,
        "not_ours": _("is no file with answers.") + " " + again,
        "nothing_done": _("holds no answers: nothing had been done yet when it was saved."),
        "other_version": _("comes from another version of this course, and can't be read here."),
        "closed": _("can't be opened. Is it open in another program? Close it there, and run this page again."),
    }


def read_folder(folder: Path) -> Exports:
    """Read all files in a folder, not those in folders inside it. A folder that isn't there has no files."""
    if not folder.is_dir():
        return Exports((), 0, ())
    paths = sorted(
        (path for path in folder.iterdir() if path.is_file() and not _is_by_itself(path)),
        key=_as_people_sort,
    )
    return read_files(_content(path) for path in paths)


def read_files(contents: Iterable[bytes | None]) -> Exports:
    """Read the contents of files, in order of name; None stands for a file that can't be opened."""
    read, problems, number = [], [], 0
    for number, content in enumerate(contents, start=1):
        try:
            records, damaged = _records(content)
        except _Unreadable as reason:
            problems.append(_("File {number} {reason}").format(number=number, reason=reasons()[str(reason)]))
            continue
        read.append(records)
        if damaged:
            problems.append(
                ngettext(
                    "In file {number} one exercise is damaged. It doesn't count; the rest of the file does.",
                    "In file {number} {damaged} exercises are damaged. They don't count; the rest of the file does.",
                    damaged,
                ).format(number=number, damaged=damaged)
            )
    return Exports(tuple(read), number, tuple(problems))


def _is_by_itself(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name.casefold() in NOT_BY_PEOPLE


def _as_people_sort(path: Path) -> list[tuple[int, str]]:
    """The order in which JupyterLab and most computers list files: capitals don't matter, and 2 comes before 10."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        return None


def _records(content: bytes | None) -> tuple[dict[str, Record], int]:
    """The records in a file, and how many of them are damaged; exercises without answers are left out."""
    exercises = _exercises(_parsed(content))
    records = {
        name: record for old, kept in exercises.items() if (record := _record(name := today_id(old), kept)) is not None
    }
    if not exercises:
        raise _Unreadable("nothing_done")
    answered = {name: record for name, record in records.items() if record.given}
    return answered, len(exercises) - len(records)


def _parsed(content: bytes | None) -> object:
    if content is None:
        raise _Unreadable("closed")
    if not content.strip():
        raise _Unreadable("empty")
    if len(content) > LARGEST:
        raise _Unreadable("too_large")
    try:
        return json.loads(content)
    except (ValueError, RecursionError):  # not JSON, not text, or a text that nobody wrote
        raise _Unreadable("damaged" if FORMAT.encode() in content[:200] else "not_ours") from None


def _exercises(file: object) -> dict[str, Any]:
    if not isinstance(file, dict) or file.get("format") != FORMAT or not isinstance(file.get("exercises"), dict):
        raise _Unreadable("not_ours")
    if file.get("version") not in READABLE:
        raise _Unreadable("other_version")
    exercises: dict[str, Any] = file["exercises"]
    return exercises


def _record(exercise_id: str, kept: object) -> Record | None:
    """The record of an exercise, or None when it can't be one (as `isRecord` in store.js)."""
    if not isinstance(kept, dict) or not isinstance(kept.get("given"), dict):
        return None
    saved = kept.get("saved")
    if isinstance(saved, bool) or not isinstance(saved, (int, float)) or not isfinite(saved):
        return None
    return Record(saved, in_keys_of(exercise_id, kept["given"]))
