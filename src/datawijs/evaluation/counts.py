"""The counts of a group: the numbers behind what is told of it, with nobody in them, so that they can be kept and added up.

Before and after, how many had each question right, and how many showed each thinking error. A count of fewer than a group is
left out where it is told (`told`), whatever it was made from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from datawijs.evaluation.group import BOTH, EACH, Group
from datawijs.evaluation.smallest_group import is_group
from datawijs.thinking_errors import SLIP, thinking_error

Place = tuple[str, str]  # an exercise, and the key of a question in it


@dataclass(frozen=True)
class BothTests:
    """Of `people` who took both tests: how many answers were right all together, `before` and `after`, and the sum of the
    `squares` of what each of them gained. `only_one`: how many took only one of the tests."""

    people: int
    only_one: int
    before: int
    after: int
    squares: int


@dataclass(frozen=True)
class ErrorCount:
    """Of `people` who answered a question in which a thinking error could show: how many `showed` it, and how many `at` each of
    these questions."""

    people: int
    showed: int
    at: Mapping[Place, int]


@dataclass(frozen=True)
class Counts:
    """Of `people`: who took `both` tests, (people, right at once) for each of the `questions`, and the `errors` by their key.

    The questions of the tests are those of who took both, where `both` is there, else those of who took that one.
    """

    people: int
    both: BothTests | None
    questions: Mapping[Place, tuple[int, int]]
    errors: Mapping[str, ErrorCount]


def counts_of(group: Group) -> Counts:
    """Return all that is counted of a group and may be told."""
    asked = _of_questions(group, group.of_tests)
    enough = {place: of_one for place, of_one in asked.items() if is_group(len(of_one))}
    return told(_counts(group, group.of_tests, enough))


def counts_of_part(group: Group) -> dict[str, Counts]:
    """Return everything that is counted of people who may be too few to tell anything about: with the tests of who took BOTH,
    and with those of who took EACH. Which of the two is told, can only be known when they were added to others."""
    return {of_tests: _counts(group, of_tests, _of_questions(group, of_tests)) for of_tests in (BOTH, EACH)}


def told(counts: Counts) -> Counts:
    """Return what may be told of these counts: those of a group."""
    return Counts(
        people=counts.people,
        both=counts.both if counts.both and is_group(counts.both.people) else None,
        questions={place: count for place, count in counts.questions.items() if is_group(count[0])},
        errors={key: count for key, count in counts.errors.items() if is_group(count.people)},
    )


def joined(several: Sequence[Counts], tests: tuple[str, str] | None) -> Counts:
    """Return the counts of several groups of different people together; `tests` as in `Group`.

    Where some of the groups are told by who took both tests, the tests of the others aren't added: they are of other people.
    """
    both = [one.both for one in several if one.both]
    places = dict.fromkeys(place for one in several for place in one.questions)
    questions = {}
    for place in places:
        by_both = bool(both) and place[0] in (tests or ())
        counted = [one.questions[place] for one in several if place in one.questions and (one.both or not by_both)]
        if counted:
            questions[place] = (sum(people for people, _right in counted), sum(right for _people, right in counted))
    return Counts(
        people=sum(one.people for one in several),
        both=_sum_of_tests(both) if both else None,
        questions=questions,
        errors=_sum_of_errors([one.errors for one in several]),
    )


def scored_places(group: Group) -> list[Place]:
    """Return the questions of a training that have a right answer, in the order of its pages."""
    return [place for place, question in group.questions.items() if question.scored]


def errors_at(group: Group) -> dict[Place, dict[str, str]]:
    """Return for each question of the pages and of the test after: the thinking error behind each wrong answer that has one. A
    slip is no error in thinking, and before the training nobody had learned anything yet."""
    before, _after = group.tests or (None, None)
    found = {}
    for place in scored_places(group):
        named = {
            said: error.key for said, name in group.questions[place].errors.items() if (error := thinking_error(name))
        }
        thought = {said: key for said, key in named.items() if key != SLIP}
        if thought and place[0] != before:
            found[place] = thought
    return found


def _of_questions(group: Group, of_tests: str) -> dict[Place, pd.DataFrame]:
    """The answers to each scored question that are counted."""
    answered = {exercise: group.answered(exercise, of_tests) for exercise in group.exercises}
    return {place: (table := answered[place[0]])[table["question"] == place[1]] for place in scored_places(group)}


def _counts(group: Group, of_tests: str, asked: Mapping[Place, pd.DataFrame]) -> Counts:
    return Counts(
        people=len(group.people),
        both=_both_tests(group) if of_tests == BOTH else None,
        questions={place: (len(replies), int(replies["right"].sum())) for place, replies in asked.items()},
        errors=_errors(errors_at(group), asked),
    )


def _both_tests(group: Group) -> BothTests:
    """Of who took both tests, however many they are."""
    who = sorted(group.took_both)
    if group.tests is None or not who:
        return BothTests(0, 0, 0, 0, 0)
    before, after = (
        group.answered(test, BOTH).groupby("person")["right"].sum().astype(int).reindex(who) for test in group.tests
    )
    only_one = group.took(group.tests[0]) ^ group.took(group.tests[1])
    return BothTests(len(who), len(only_one), int(before.sum()), int(after.sum()), int(((after - before) ** 2).sum()))


def _errors(could: Mapping[Place, Mapping[str, str]], asked: Mapping[Place, pd.DataFrame]) -> dict[str, ErrorCount]:
    met: dict[str, set[int]] = {}
    showed: dict[str, dict[Place, set[int]]] = {}
    for place, named in could.items():
        for key in dict.fromkeys(named.values()):
            if (replies := asked.get(place)) is not None:
                of_error = {said for said, error in named.items() if error == key}
                wrong = replies[~replies["right"].astype(bool) & replies["said"].isin(of_error)]
                met.setdefault(key, set()).update(replies["person"])
                showed.setdefault(key, {})[place] = set(wrong["person"])
    return {
        key: ErrorCount(
            len(who), len(set().union(*showed[key].values())), {at: len(them) for at, them in showed[key].items()}
        )
        for key, who in met.items()
    }


def _sum_of_tests(several: Sequence[BothTests]) -> BothTests:
    return BothTests(*(sum(column) for column in zip(*(vars(one).values() for one in several), strict=True)))


def _sum_of_errors(several: Sequence[Mapping[str, ErrorCount]]) -> dict[str, ErrorCount]:
    keys = dict.fromkeys(key for errors in several for key in errors)
    return {key: _sum_of_error([errors[key] for errors in several if key in errors]) for key in keys}


def _sum_of_error(several: Sequence[ErrorCount]) -> ErrorCount:
    places = dict.fromkeys(place for one in several for place in one.at)
    return ErrorCount(
        sum(one.people for one in several),
        sum(one.showed for one in several),
        {place: sum(one.at.get(place, 0) for one in several) for place in places},
    )
