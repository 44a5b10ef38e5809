"""A made-up group with known habits: so that there is something to see before a coach has files, and tests know the truth.

Its people answer the real questions of a training and save files like everybody's. Most learn something. Two misconceptions are
planted in the test after the training: the same wrong answer in most of the group, and another in a smaller part. On the two
forms of Noise or decline they are surer than they are right, more so on the first. Every other person begins with B, as by a
birthday.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit

from datawijs.evaluation.export_files import FORMAT, VERSION, Exports
from datawijs.evaluation.group import Group
from datawijs.evaluation.judgements import MOMENTS
from datawijs.evaluation.questions import AskedQuestion, questions_of
from datawijs.evaluation.smallest_group import SMALLEST_GROUP
from datawijs.signals import ANSWERS
from datawijs.widgets.kept import VERSION as KEPT
from datawijs.widgets.shown_exercise import Shown

SIZE = 14
PLANTED = (0.65, 0.5)  # the part of the group that holds each misconception
# Log-odds of a right answer: what a person brings, how questions differ, and what the training adds.
SKILL_SPREAD, QUESTION_SPREAD = 0.6, 0.7
BEFORE, ON_A_PAGE, AFTER = -0.3, 0.7, 1.4
# In the tests A and B: the chance of the answer that the results support, and how much too sure people are of it, in points.
BEST_ANSWER = {"before": 0.5, "after": 0.66}
TOO_SURE = {"before": 20, "after": 9}
SURE_SPREAD = 14
DOES_AN_EXERCISE = 0.92
STOPPED_EARLY = 2  # people who never came to the last exercises, in a group that can spare them
FIRST_MOMENT, A_DAY, A_MINUTE = 1_700_000_000_000, 86_400_000, 60_000  # milliseconds
A_MONTH = 30 * A_DAY


@dataclass(frozen=True)
class FictionalGroup:
    """`files`: their contents, one a person. `planted`: (exercise, question, said) of each misconception, commonest first."""

    files: tuple[bytes, ...]
    planted: tuple[tuple[str, str, str], ...]


def fictional_group(exercises: Mapping[str, Shown], *, size: int = SIZE, seed: int = 1) -> FictionalGroup:
    """Return a group of `size` that took the training with these `exercises`; the same seed gives the same group."""
    rng = np.random.default_rng(seed)
    tests = Group(Exports((), 0, ()), exercises).tests
    planted = _planted(exercises[tests[1]], rng) if tests else ()
    holders = [set(rng.permutation(size)[: round(part * size)].tolist()) for part in PLANTED]
    people = [
        _Person(
            skill=float(rng.normal(0, SKILL_SPREAD)),
            habits={where[:2]: where[2] for where, who in zip(planted, holders, strict=False) if number in who},
            stops_early=number >= size - STOPPED_EARLY and size >= SMALLEST_GROUP + STOPPED_EARLY,
        )
        for number in range(size)
    ]
    learned = {name: ON_A_PAGE for name in exercises} | (
        dict(zip(tests, (BEFORE, AFTER), strict=True)) if tests else {}
    )
    hard: dict[str, float] = {}
    kept: list[dict[str, Any]] = [{} for _person in people]
    for day, (name, exercise) in enumerate(exercises.items()):
        always = name in (tests or ()) or "form" in exercise.content or _is_survey(exercise)
        for number, person in enumerate(people):
            does = rng.random() < DOES_AN_EXERCISE or always
            if person.stops_early and "form" in exercise.content:
                continue
            when = _moment(exercise.content.get("form"), number)
            given = _given(exercise, person, learned[name], hard, rng, when)
            if given and does:
                kept[number][name] = {"saved": FIRST_MOMENT + day * A_DAY + number * A_MINUTE, "given": given}
    files = (json.dumps({"format": FORMAT, "version": VERSION, "exercises": records}).encode() for records in kept)
    return FictionalGroup(tuple(files), planted)


@dataclass(frozen=True)
class _Person:
    skill: float
    habits: dict[tuple[str, str], str]  # by test and question: the wrong answer that this person gives
    stops_early: bool


def _planted(exercise: Shown, rng: np.random.Generator) -> tuple[tuple[str, str, str], ...]:
    """Draw questions of the test after, and for each a wrong answer with a misconception behind it."""
    able = [question for question in questions_of(exercise) if _known_wrong(question)]
    drawn = rng.permutation(len(able))[: len(PLANTED)]
    return tuple((exercise.exercise_id, able[place].key, str(rng.choice(_known_wrong(able[place])))) for place in drawn)


def _known_wrong(question: AskedQuestion) -> list[str]:
    """The keys of the wrong answers with a misconception behind them."""
    if question.kind == "choice":
        return [option["key"] for option in question.shown["options"] if not option["correct"]]
    return [wrong["key"] for wrong in question.shown["wrong"]] if question.kind == "numeric" else []


def _moment(form: str | None, number: int) -> str | None:
    """Whether this person takes this form before or after: every other person begins with B. None where it is no form."""
    return None if form is None else MOMENTS[(form == "B") != bool(number % 2)]


def _is_survey(exercise: Shown) -> bool:
    questions = questions_of(exercise)
    return bool(questions) and not any(question.scored for question in questions)


def _given(
    exercise: Shown,
    person: _Person,
    learned: float,
    hard: dict[str, float],
    rng: np.random.Generator,
    when: str | None,
) -> dict[str, Any]:
    """What this person's browser keeps of an exercise; nothing where it asks no questions."""
    if when is not None:
        return _judged(exercise.content, person, rng, when)
    questions = questions_of(exercise)
    firsts = {}
    for question in questions:
        hardness = hard.setdefault(question.key, float(rng.normal(0, QUESTION_SPREAD)))
        habit = person.habits.get((question.exercise_id, question.key))
        misled = any(key == question.key for _test, key in person.habits)
        knows = rng.random() < expit(learned + person.skill - hardness) and not misled
        firsts[question.key] = _first(question, habit, knows, hardness, rng)
    answers = {key: {"tried": [first]} for key, first in firsts.items()}
    return {"version": KEPT, "edition": exercise.content["edition"], "answers": answers} if questions else {}


def _first(
    question: AskedQuestion, habit: str | None, knows: bool, hardness: float, rng: np.random.Generator
) -> str | list[str] | dict[str, Any]:
    """The first answer to a question, as it is kept."""
    shown = question.shown
    if question.kind == "statement":
        keys: list[str] = shown["keys"]
        middle = (len(keys) - 1) * expit(0.6 + 1.5 * hardness)
        return keys[int(np.clip(round(rng.normal(middle, 1)), 0, len(keys) - 1))]
    if question.kind == "ordering":
        order: list[str] = list(shown["keys"])
        if not knows:
            place = int(rng.integers(len(order) - 1))
            order[place], order[place + 1] = order[place + 1], order[place]
        return order
    wrong = _known_wrong(question)
    if question.kind == "choice":
        right = [option["key"] for option in shown["options"] if option["correct"]]
        return habit if habit is not None else str(rng.choice(right if knows else wrong))
    if habit is None and not knows and wrong:
        habit = str(rng.choice(wrong))
    off = 0 if knows else 2 * shown["tolerance"] + 1
    known = {one["key"]: one["value"] for one in shown["wrong"]}
    value = shown["answer"] + off if habit is None else known[habit]
    return {"typed": f"{value:g}", "value": value}


def _judged(content: dict[str, Any], person: _Person, rng: np.random.Generator, when: str) -> dict[str, Any]:
    """A finished form of Noise or decline, taken before or after."""
    scale = np.array(content["confidence"]["scale"])
    best = np.array([pupil["best"] for pupil in content["rounds"][0]])
    chance = float(np.clip(BEST_ANSWER[when] + 0.1 * person.skill, 0.34, 0.95))
    slips = rng.integers(1, len(ANSWERS), len(best)) * (rng.random(len(best)) > chance)
    stated = rng.normal(100 * chance + TOO_SURE[when], SURE_SPREAD, len(best))
    sure = scale[abs(stated[:, None] - scale).argmin(axis=1)]
    attempt = {"round": 0, "edition": content["edition"], "answers": ((best + slips) % len(ANSWERS)).tolist()}
    return {"attempts": [{**attempt, "sure": sure.tolist(), "finished": FIRST_MOMENT + MOMENTS.index(when) * A_MONTH}]}
