"""Counts in a file: those of a group, to keep, to compare with a later round, and to add to those of another group.

The file holds numbers of ten people or more, and nobody in it: which training, which edition of each exercise, how many people,
and the counts. Ten is `SMALLEST_GROUP`. Two things keep one person from being told by taking one file from another. Files are
joined whole, so what one has more than another is a group again. And a group is kept once it is complete: who keeps eleven
people today and twelve tomorrow has told the twelfth, which no file can prevent, so the page says it where the file is made.
People who are fewer than a group are kept in two halves (`halves`).
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from datawijs.evaluation.counts import BothTests, Counts, ErrorCount, Place, counts_of, errors_at, joined, told
from datawijs.evaluation.group import Group
from datawijs.evaluation.smallest_group import is_group
from datawijs.language import _

FORMAT, VERSION = "datawijs-counts", 1
MOST = 1_000_000  # people; more is no count


class NoCounts(ValueError):
    """Why a file can't be read as counts, or counts can't be joined: a sentence for the coach."""


@dataclass(frozen=True)
class KeptCounts:
    """The counts of one group or of several: of which `training`, on which `day` they were kept ("2026-11-30"), and a random
    name for each of the `groups`. `left_out`: the exercises that are another edition now, which don't count any more."""

    training: str
    day: str
    groups: tuple[str, ...]
    counts: Counts
    left_out: tuple[str, ...] = field(default=(), compare=False)


def editions_of(group: Group) -> dict[str, str]:
    """Return the edition of each exercise of a training of which something is counted."""
    return {exercise: group.exercises[exercise].content["edition"] for exercise, _key in group.questions}


def kept_counts(group: Group, training: str, *, day: str, name: str) -> KeptCounts:
    """Return the counts of a group to keep. Raises NoCounts for fewer people than a group."""
    if not is_group(len(group.people)):
        raise NoCounts(_("So few people can't be kept as counts, only as two halves."))
    return KeptCounts(training, day, (name,), counts_of(group))


def written(kept: KeptCounts, group: Group) -> str:
    """Return the text of the file; `group` is any of the training, as it stands now."""
    counts = kept.counts
    questions: dict[str, dict[str, list[int]]] = {}
    for (exercise, key), count in counts.questions.items():
        questions.setdefault(exercise, {})[key] = list(count)
    file = {
        "format": FORMAT,
        "version": VERSION,
        "training": kept.training,
        "tests": list(group.tests or ()),
        "editions": editions_of(group),
        "day": kept.day,
        "groups": list(kept.groups),
        "people": counts.people,
        "both": vars(counts.both) if counts.both else None,
        "questions": questions,
        "errors": {
            key: {"people": one.people, "showed": one.showed, "at": _by_exercise(one.at)}
            for key, one in counts.errors.items()
        },
    }
    return json.dumps(file, ensure_ascii=False, indent=1)


def read_counts(content: bytes, group: Group, training: str) -> KeptCounts:
    """Return the counts in a file, for a training as it is now (`group` is any of it). Raises NoCounts with a sentence."""
    file = parsed(content, FORMAT)
    require_training(file, training)
    try:
        counts = _counts(file, group)
        kept = KeptCounts(training, str(file["day"]), names_in(file), counts)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise NoCounts(_("This file with counts is damaged.")) from None
    return _of_today(kept, file["editions"], group)


def joined_counts(several: Sequence[KeptCounts], group: Group) -> KeptCounts:
    """Return the counts of several groups together. Raises NoCounts where a group would count twice."""
    names = [name for one in several for name in one.groups]
    if len(set(names)) < len(names):
        raise NoCounts(_("A group in these files would count twice."))
    left_out = tuple(dict.fromkeys(name for one in several for name in one.left_out))
    counts = joined([one.counts for one in several], group.tests)
    return KeptCounts(several[0].training, max(one.day for one in several), tuple(names), counts, left_out)


def parsed(content: bytes, form: str) -> dict[str, Any]:
    """Return what is in a file of ours. Raises NoCounts for any other."""
    try:
        file = json.loads(content)
    except (ValueError, RecursionError):
        file = None
    if not isinstance(file, dict) or file.get("format") != form:
        raise NoCounts(_("This is no file with counts."))
    if file.get("version") != VERSION or not isinstance(file.get("editions"), dict):
        raise NoCounts(_("This file with counts comes from another version of the course."))
    return file


def require_training(file: Mapping[str, Any], training: str) -> None:
    """Raise NoCounts for the counts of another training."""
    if file.get("training") != training:
        raise NoCounts(_("This file has the counts of another training."))


def names_in(file: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the groups in a file. Raises ValueError for what can't be names."""
    names = tuple(file["groups"])
    if not names or not all(isinstance(name, str) and re.fullmatch(r"[0-9a-f]{16}", name) for name in names):
        raise ValueError(names)
    return names


def whole(number: Any, most: int = MOST) -> int:
    """Return a number of people or answers. Raises ValueError for anything else."""
    if type(number) is not int or not 0 <= number <= most:
        raise ValueError(number)
    return number


def checked(counts: Counts) -> Counts:
    """Return counts that can be true. Raises ValueError for others."""
    both, errors = counts.both, counts.errors.values()
    fits = [right <= people <= counts.people for people, right in counts.questions.values()]
    fits += [one.showed <= one.people <= counts.people for one in errors]
    fits += [people <= one.showed for one in errors for people in one.at.values()]
    if both:
        fits += [both.people <= counts.people, (both.after - both.before) ** 2 <= both.people * both.squares]
        fits += [both.only_one <= counts.people - both.people]
    if not all(fits):
        raise ValueError(counts)
    return counts


def _counts(file: Mapping[str, Any], group: Group) -> Counts:
    both, could = file["both"], errors_at(group)
    errors = {
        str(key): ErrorCount(
            whole(one["people"]), whole(one["showed"]), {place: whole(n) for place, n in _places(one["at"]).items()}
        )
        for key, one in file["errors"].items()
    }
    known = {key for named in could.values() for key in named.values()}
    counts = Counts(
        people=whole(file["people"]),
        both=None if both is None else BothTests(**{str(name): whole(number) for name, number in both.items()}),
        questions={place: (whole(count[0]), whole(count[1])) for place, count in _places(file["questions"]).items()},
        errors={key: one for key, one in errors.items() if key in known},
    )
    if not is_group(counts.people) or told(counts) != counts:
        raise ValueError(counts.people)
    return checked(counts)


def _places(by_exercise: Mapping[str, Mapping[str, Any]]) -> dict[Place, Any]:
    return {(exercise, key): value for exercise, of_one in by_exercise.items() for key, value in of_one.items()}


def _by_exercise(at: Mapping[Place, int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (exercise, key), people in at.items():
        found.setdefault(exercise, {})[key] = people
    return found


def _of_today(kept: KeptCounts, editions: Mapping[str, Any], group: Group) -> KeptCounts:
    """Without what was asked in an exercise that is another edition now: of a thinking error that means all of it."""
    now = editions_of(group)
    named = {*(place[0] for place in kept.counts.questions), *(group.tests or ())}
    left_out = tuple(
        name for name in dict.fromkeys([*now, *editions]) if name in named and editions.get(name) != now.get(name)
    )
    tests = set(group.tests or ())
    return KeptCounts(
        kept.training,
        kept.day,
        kept.groups,
        Counts(
            people=kept.counts.people,
            both=None if tests & set(left_out) else kept.counts.both,
            questions={place: count for place, count in kept.counts.questions.items() if place[0] not in left_out},
            errors={
                key: one
                for key, one in kept.counts.errors.items()
                if not {place[0] for place in one.at} & set(left_out)
            },
        ),
        left_out,
    )
