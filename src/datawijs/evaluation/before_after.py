"""Before and after: what changed between two tests, and how far that could be chance.

Always the same people, each compared with themselves. What the difference means is another matter: there is no group without
the training to compare with, people know the kind of question the second time, and who stops halfway isn't there any more.
"""

from dataclasses import dataclass

import pandas as pd

from datawijs.evaluation.difficulty import difficulty
from datawijs.evaluation.group import Group
from datawijs.evaluation.shares import Interval, average
from datawijs.evaluation.smallest_group import is_group


@dataclass(frozen=True, eq=False)
class Change:
    """Of `people` who took both tests: how many of `questions` they had right on average, `before` and `after`, and the
    difference with its interval. `only_one`: how many took only one of the two, and aren't counted."""

    people: int
    questions: int
    before: float
    after: float
    difference: Interval
    only_one: int


def before_after(group: Group) -> tuple[Change, pd.DataFrame] | None:
    """Return the change between the tests before and after, and the same for each question; None for too few people.

    The table has one row a question, in order: question (key), number, level, before and after (who had it right at once).
    """
    if group.tests is None:
        return None
    before, after = group.tests
    both = group.took(before) & group.took(after)
    if not is_group(len(both)):
        return None
    totals = [group.answered(test).groupby("person")["right"].sum().astype(float) for test in group.tests]
    items = difficulty(group)
    of_each = {test: items[items["exercise"] == test].set_index("question") for test in group.tests}
    questions = of_each[after][["number", "level"]].assign(
        before=of_each[before]["right"], after=of_each[after]["right"]
    )
    only_one = len(group.took(before) ^ group.took(after))
    return _change(totals, len(questions), only_one), questions.reset_index()


def _change(totals: list[pd.Series], questions: int, only_one: int) -> Change:
    before, after = totals
    return Change(len(before), questions, before.mean(), after.mean(), average((after - before).to_numpy()), only_one)
