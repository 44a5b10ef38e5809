"""Which thinking errors came back: one thought behind wrong answers to several questions, on several exercises."""

from collections.abc import Iterator, Mapping

import pandas as pd

from datawijs.evaluation.counts import ErrorCount, counts_of
from datawijs.evaluation.group import Group
from datawijs.evaluation.shares import share
from datawijs.thinking_errors import thinking_error

SEVERAL = 2  # questions in which an error showed; in one it is told with its answer (see `misconceptions`)


def across_exercises(group: Group) -> pd.DataFrame:
    """Return the thinking errors that showed in several questions, those of the largest share of people first.

    Columns: error (key), name and sentence (in the language in use), questions and exercises (in how many it showed),
    of_questions and of_exercises (in how many it could), people (who answered a question in which it could), showed (who gave
    an answer of it at once, in one question or more), share, low, high.

    The test before the training isn't looked at, and neither is a question that too few people answered. A slip is no error in
    thinking.
    """
    return errors_that_came_back(counts_of(group).errors)


def errors_that_came_back(errors: Mapping[str, ErrorCount]) -> pd.DataFrame:
    """Return the same of thinking errors that were counted; see `across_exercises`."""
    columns = [
        "error",
        "name",
        "sentence",
        "questions",
        "of_questions",
        "exercises",
        "of_exercises",
        "people",
        "showed",
    ]
    rows = [row for key, count in errors.items() for row in _of_error(key, count)]
    table = pd.DataFrame(rows, columns=[*columns, "share", "low", "high"])
    return table.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def _of_error(key: str, count: ErrorCount) -> Iterator[tuple[object, ...]]:
    error, shown = thinking_error(key), [place for place, people in count.at.items() if people]
    if error is None or len(shown) < SEVERAL:
        return
    found = share(count.showed, count.people)
    yield (
        *(error.key, error.name, error.sentence),
        *(len(shown), len(count.at)),
        *(len({exercise for exercise, _key in shown}), len({exercise for exercise, _key in count.at})),
        *(count.people, count.showed),
        *(found.centre, found.low, found.high),
    )
