"""The counts of people who are fewer than a group, in two halves that say nothing by themselves.

Of nine people nothing may be told, nor kept where somebody can read it: if all nine had a question wrong, it is known of each.
But two times nine are a group. So their counts are split as a secret is shared (Shamir, Communications of the ACM 22 (1979),
612–613, in its simplest form, two out of two): one half holds random numbers, the other the counts with these taken off, both
modulo `MODULUS`. Each half alone is as good as random, whatever was counted. Two files that were made at different times have
nothing in common either, so taking one from the other tells nothing, also when one person came in between. Another group adds
its own counts to a half without reading it, and only when both halves come together and are of a group, they are opened.

What it doesn't hide: who has both halves has a key and a lock in one hand, so they should be with two people. And whoever knows
what one of two groups answered, knows from the sum what the other did: nothing that gives an exact sum can prevent that. So a
part has to be of `SMALLEST_PART` people, and never becomes about one.
"""

import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from datawijs.evaluation.counts import (
    BothTests,
    Counts,
    ErrorCount,
    Place,
    counts_of_part,
    errors_at,
    scored_places,
    told,
)
from datawijs.evaluation.counts_files import (
    VERSION,
    KeptCounts,
    NoCounts,
    checked,
    editions_of,
    names_in,
    parsed,
    require_training,
    whole,
)
from datawijs.evaluation.group import BOTH, EACH, Group
from datawijs.evaluation.smallest_group import SMALLEST_GROUP, is_group
from datawijs.language import _

FORMAT = "datawijs-counts-half"
MODULUS = 2**32
SMALLEST_PART = SMALLEST_GROUP // 2
OF_TESTS = ("people", "only_one", "before", "after", "squares")  # of BothTests, in the order of the numbers


@dataclass(frozen=True)
class Half:
    """One half (1 or 2) of the counts of `people` in these `groups`; both halves of one `lock` are opened together. Only one of
    them has people, until others add to it."""

    training: str
    day: str
    lock: str
    half: int
    people: int
    groups: tuple[str, ...]
    numbers: tuple[int, ...]


def part_numbers(group: Group) -> tuple[int, ...]:
    """Return all that is counted of the people of a group, in the order that a half has it."""
    part = counts_of_part(group)
    both = part[BOTH].both or BothTests(0, 0, 0, 0, 0)
    return (
        *(getattr(both, name) for name in OF_TESTS),
        *(n for of_tests in (BOTH, EACH) for n in _numbers(part[of_tests], group)),
    )


def split(group: Group, training: str, *, day: str, name: str) -> tuple[Half, Half]:
    """Return the two halves of what is counted of the people of a group. Raises NoCounts for fewer than SMALLEST_PART."""
    require_part(group)
    lock, numbers = secrets.token_hex(8), part_numbers(group)
    mask = [secrets.randbelow(MODULUS) for _number in numbers]
    counted = tuple((number + one) % MODULUS for number, one in zip(numbers, mask, strict=True))
    other = tuple(-one % MODULUS for one in mask)
    return (
        Half(training, day, lock, 1, len(group.people), (name,), counted),
        Half(training, day, lock, 2, 0, (), other),
    )


def added(half: Half, group: Group, *, day: str, name: str) -> Half:
    """Return a half with the people of a group added. Raises NoCounts for fewer than SMALLEST_PART."""
    require_part(group)
    numbers = tuple((one + own) % MODULUS for one, own in zip(half.numbers, part_numbers(group), strict=True))
    people = half.people + len(group.people)
    return Half(half.training, day, half.lock, half.half, people, (*half.groups, name), numbers)


def opened(halves: Sequence[Half], group: Group) -> KeptCounts:
    """Return the counts in whole pairs of halves together. Raises NoCounts where a half is missing, where they don't belong
    together, where a group would count twice, and where they aren't of a group all together."""
    locks = {lock: sorted(one.half for one in halves if one.lock == lock) for lock in {one.lock for one in halves}}
    names = [name for one in halves for name in one.groups]
    if any(pair != [1, 2] for pair in locks.values()):
        raise NoCounts(_("The other half is missing."))
    if len(set(names)) < len(names):
        raise NoCounts(_("A group in these files would count twice."))
    people = sum(one.people for one in halves)
    if not is_group(people):
        raise NoCounts(
            _("Together these are fewer than {smallest} people, so they stay closed.").format(smallest=SMALLEST_GROUP)
        )
    numbers = [sum(column) % MODULUS for column in zip(*(one.numbers for one in halves), strict=True)]
    try:
        counts = told(checked(_from_numbers(people, numbers, group)))
    except ValueError:
        raise NoCounts(_("These halves don't belong together.")) from None
    return KeptCounts(halves[0].training, max(one.day for one in halves), tuple(names), counts)


def require_part(group: Group) -> None:
    """Raise NoCounts for so few people that a sum would soon be about one of them."""
    if len(group.people) < SMALLEST_PART:
        raise NoCounts(
            _("Fewer than {smallest} people can't count along, not even with another group.").format(
                smallest=SMALLEST_PART
            )
        )


def written_half(half: Half, group: Group) -> str:
    """Return the text of the file of a half; `group` is any of the training, as it stands now."""
    file = {
        "format": FORMAT,
        "version": VERSION,
        **vars(half),
        "groups": list(half.groups),
        "numbers": list(half.numbers),
    }
    return json.dumps({**file, "editions": editions_of(group)})


def read_half(content: bytes, group: Group, training: str) -> Half:
    """Return the half in a file, for a training as it is now. Raises NoCounts with a sentence."""
    file = parsed(content, FORMAT)
    require_training(file, training)
    if file["editions"] != editions_of(group):
        raise NoCounts(_("The course has changed since this half was made, so it can't be added to anything any more."))
    try:
        return _half(file, training, _how_many(group))
    except (KeyError, TypeError, ValueError):
        raise NoCounts(_("This file with counts is damaged.")) from None


def _half(file: dict[str, Any], training: str, length: int) -> Half:
    (lock,) = names_in({"groups": [file["lock"]]})
    numbers = tuple(whole(number, MODULUS - 1) for number in file["numbers"])
    groups = names_in(file) if file["groups"] else ()
    if file["half"] not in (1, 2) or len(numbers) != length or bool(groups) != (whole(file["people"]) > 0):
        raise ValueError(file)
    return Half(training, str(file["day"]), lock, file["half"], file["people"], groups, numbers)


def _how_many(group: Group) -> int:
    """How many numbers a half has."""
    of_errors = (2 + len(places) for places in _places_of_errors(group).values())
    return len(OF_TESTS) + 2 * (2 * len(scored_places(group)) + sum(of_errors))


def _numbers(counts: Counts, group: Group) -> Iterator[int]:
    for place in scored_places(group):
        yield from counts.questions[place]
    for key, places in _places_of_errors(group).items():
        one = counts.errors[key]
        yield from (one.people, one.showed, *(one.at[place] for place in places))


def _from_numbers(people: int, numbers: Sequence[int], group: Group) -> Counts:
    taken = iter(numbers)
    both = BothTests(*(next(taken) for _name in OF_TESTS))
    ways = [_counts(people, taken, group) for _of_tests in (BOTH, EACH)]
    if is_group(both.people):
        return Counts(people, both, ways[0].questions, ways[0].errors)
    return ways[1]


def _counts(people: int, taken: Iterator[int], group: Group) -> Counts:
    questions = {place: (next(taken), next(taken)) for place in scored_places(group)}
    errors = {
        key: ErrorCount(next(taken), next(taken), {place: next(taken) for place in places})
        for key, places in _places_of_errors(group).items()
    }
    return Counts(people, None, questions, errors)


def _places_of_errors(group: Group) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place, named in errors_at(group).items():
        for key in dict.fromkeys(named.values()):
            found.setdefault(key, []).append(place)
    return found
