"""A group of participants: what they answered to the exercises of one training, as tables without names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from datawijs.evaluation.export_files import Exports
from datawijs.evaluation.people import people_in
from datawijs.evaluation.questions import AskedQuestion, questions_of
from datawijs.evaluation.smallest_group import is_group
from datawijs.widgets.shown_exercise import Shown

FEWEST_IN_A_TEST = 3  # questions; two checks with the same two questions needn't be a test before and after
BOTH, EACH = (
    "both",
    "each",
)  # of whom the tests before and after are told: who took both, or of each test who took that one


@dataclass(frozen=True, eq=False)
class Group:
    """The people who handed in a file, and the training that they took.

    exports : what was read. exercises : those of the training by id, in the order of its pages, and the two forms of Noise or
    decline where they belong to it. pages : the title of the page of each exercise. fictional : whether the people are made up.
    """

    exports: Exports
    exercises: Mapping[str, Shown]
    pages: Mapping[str, str] = field(default_factory=dict)
    fictional: bool = False

    @cached_property
    def people(self) -> list[dict[str, dict[str, Any]]]:
        """What each person did in this training: {exercise id: what the exercise kept}. Who did nothing in it isn't there."""
        all_given = [{name: record.given for name, record in one.items()} for one in people_in(self.exports.read)]
        ours = [{name: given for name, given in one.items() if name in self.exercises} for one in all_given]
        return [one for one in ours if one]

    @cached_property
    def questions(self) -> dict[tuple[str, str], AskedQuestion]:
        """All questions of the training by (exercise id, key), in order."""
        return {
            (name, question.key): question
            for name, exercise in self.exercises.items()
            for question in questions_of(exercise)
        }

    @cached_property
    def replies(self) -> pd.DataFrame:
        """Every first answer, one a row: person (a number that means nothing), exercise, question, right, said (see Reply)."""
        rows = [
            (person, name, key, reply.right, reply.said)
            for person, given in enumerate(self.people)
            for (name, key), question in self.questions.items()
            if name in given and (reply := question.reply(given[name])) is not None
        ]
        table = pd.DataFrame(rows, columns=["person", "exercise", "question", "right", "said"])
        return table.astype({"right": "boolean", "said": "string"})

    @cached_property
    def tests(self) -> tuple[str, str] | None:
        """The ids of the test before and the test after: the first two checks with the same questions. None without them."""
        earlier: dict[tuple[str, ...], str] = {}
        for name, exercise in self.exercises.items():
            keys = tuple(question.key for question in questions_of(exercise) if question.scored)
            if exercise.kind != "short_check" or len(keys) < FEWEST_IN_A_TEST:
                continue
            if keys in earlier:
                return earlier[keys], name
            earlier[keys] = name
        return None

    @cached_property
    def forms(self) -> dict[str, str]:
        """The ids of the tests of Noise or decline by their form, "A" and "B"."""
        with_form = ((exercise.content.get("form"), name) for name, exercise in self.exercises.items())
        return {form: name for form, name in with_form if form}

    def took(self, test: str) -> set[int]:
        """The people who answered every question of a test; who stopped halfway isn't compared with who didn't."""
        keys = {key for name, key in self.questions if name == test}
        counts = self.replies[self.replies["exercise"] == test].groupby("person")["question"].nunique()
        return set(counts.index[counts == len(keys)])

    @property
    def took_both(self) -> set[int]:
        """The people who answered every question of the test before and of the test after; nobody where there are none."""
        return set() if self.tests is None else self.took(self.tests[0]) & self.took(self.tests[1])

    @property
    def of_tests(self) -> str:
        """Of whom the tests before and after are told: BOTH where who took both are a group, so that all that is told of them
        is about the same people (see `smallest_group`); else EACH."""
        return BOTH if is_group(len(self.took_both)) else EACH

    def counted_in(self, exercise: str, of_tests: str | None = None) -> set[int]:
        """The people whose answers to an exercise are told about: of the tests before and after by `of_tests` (BOTH or EACH; as
        the group has it when it isn't given), of other exercises everybody."""
        if self.tests is None or exercise not in self.tests:
            return set(range(len(self.people)))
        return self.took_both if (of_tests or self.of_tests) == BOTH else self.took(exercise)

    def answered(self, exercise: str, of_tests: str | None = None) -> pd.DataFrame:
        """The rows of `replies` about one exercise that are counted; see `counted_in`."""
        table = self.replies
        return table[(table["exercise"] == exercise) & table["person"].isin(self.counted_in(exercise, of_tests))]

    def of_another_edition(self) -> dict[str, int]:
        """For each exercise with answers to another edition of it: of how many people."""
        found = {
            name: sum(
                any(question.is_of_another_edition(given[name]) for question in self._questions_of(name))
                for given in self.people
                if name in given
            )
            for name in self.exercises
        }
        return {name: people for name, people in found.items() if people}

    def _questions_of(self, exercise: str) -> Sequence[AskedQuestion]:
        return [question for (name, _key), question in self.questions.items() if name == exercise]
