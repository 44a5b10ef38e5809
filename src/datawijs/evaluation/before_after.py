"""Before and after: what changed between two tests, and how far that could be chance.

Always the same people, each compared with themselves. What the difference means is another matter: there is no group without
the training to compare with, people know the kind of question the second time, and who stops halfway isn't there any more.
"""

from dataclasses import dataclass

import pandas as pd

from datawijs.evaluation.difficulty import difficulty
from datawijs.evaluation.group import Group
from datawijs.evaluation.judgements import finished, judgements
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


@dataclass(frozen=True, eq=False)
class FormChange(Change):
    """Likewise on the forms A and B; also the share of declines that was seen (`hits`), and of the others where one was seen
    (`false_alarms`), on (A, B), in percent."""

    hits: tuple[float, float]
    false_alarms: tuple[float, float]


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


def form_change(group: Group) -> FormChange | None:
    """Return the change from form A to form B; None when too few people finished both."""
    said = [judgements(group, form) for form in ("A", "B")]
    who = finished(group)
    if len(who) < 2 or not is_group(len(set.intersection(*who.values()))):
        return None
    totals = [table.groupby("person")["right"].sum().astype(float) for table in said]
    before, after = (table.groupby("declines")["alarm"].mean().mul(100) for table in said)
    change = _change(totals, said[0]["item"].nunique(), len(who["A"] ^ who["B"]))
    return FormChange(
        **vars(change),
        hits=(float(before[True]), float(after[True])),
        false_alarms=(float(before[False]), float(after[False])),
    )


def _change(totals: list[pd.Series], questions: int, only_one: int) -> Change:
    before, after = totals
    return Change(len(before), questions, before.mean(), after.mean(), average((after - before).to_numpy()), only_one)
