"""What people said of the pupils in the tests of Noise or decline (forms A and B), with how sure they were.

Half of a group begins with form A, the other half with B. So a test is told by when it was taken: the first of somebody's
tests is the one "before", the second "after". The file says when each was finished.
"""

from typing import Any

import pandas as pd

from datawijs.evaluation.group import Group
from datawijs.evaluation.smallest_group import is_group
from datawijs.items.evidence import DECLINE
from datawijs.signals import ANSWERS
from datawijs.widgets.confidence import rating

MOMENTS = ("before", "after")
COLUMNS = ["person", "form", "finished", "item", "answer", "sure", "rating", "best", "right", "alarm", "declines"]
DECLINED = ANSWERS.index(DECLINE)


def judgements(group: Group, moment: str) -> pd.DataFrame:
    """Return the judgements of one of MOMENTS: in the first test that somebody finished, or in the second; one row a pupil
    judged.

    Columns: person, form ("A" or "B"), finished (in milliseconds since 1970), item (from 0), answer and best (what the results
    support), both places in ANSWERS, sure (in percent), rating (0 to 4, see `rating`), right (whether answer and best are the
    same: the one score), alarm (whether a decline was seen), declines (whether there is one) and moment. They are about the
    people who finished both forms, where those are a group; else about all who finished one; none when they are too few. Only
    the first time that somebody took a form counts.
    """
    table = taken(group)
    who = finished(group)
    counted = who["after"] if is_group(len(who["after"])) else who[moment]
    told = table[(table["moment"] == moment) & table["person"].isin(counted)]
    return told if is_group(len(counted)) else table.head(0)


def finished(group: Group) -> dict[str, set[int]]:
    """Return the people who finished a test, by MOMENTS: "before" one or both, "after" both."""
    table = taken(group)
    return {moment: set(table.loc[table["moment"] == moment, "person"]) for moment in MOMENTS}


def taken(group: Group) -> pd.DataFrame:
    """Return all judgements in finished tests; see `judgements`. Who finished one form only has no second moment."""
    rows = [row for form, exercise in group.forms.items() for row in _judged(group, form, exercise)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    later = table.groupby("person")["finished"].transform("min") < table["finished"]
    return table.assign(moment=later.map({False: MOMENTS[0], True: MOMENTS[1]}).astype(object))


def _judged(group: Group, form: str, exercise: str) -> list[tuple[Any, ...]]:
    content = group.exercises[exercise].content
    pupils, scale = content["rounds"][0], set(content["confidence"]["scale"])
    rows: list[tuple[Any, ...]] = []
    for person, given in enumerate(group.people):
        first = _first_time(given.get(exercise, {}), content["edition"], len(pupils), scale)
        if first:
            rows += [
                (
                    *(person, form, first["finished"], item, answer, sure, rating(answer, sure), pupil["best"]),
                    *(answer == pupil["best"], answer == DECLINED, "onset" in pupil),
                )
                for item, (answer, sure, pupil) in enumerate(zip(first["answers"], first["sure"], pupils, strict=True))
            ]
    return rows


def _first_time(given: dict[str, Any], edition: str, pupils: int, scale: set[int]) -> dict[str, Any]:
    """The first attempt at this edition; nothing when it isn't finished, or can't be one."""
    attempts = given.get("attempts")
    ours = [one for one in attempts if isinstance(one, dict)] if isinstance(attempts, list) else []
    first = next((one for one in ours if one.get("edition") == edition), {})
    answers, sure, moment = first.get("answers"), first.get("sure"), first.get("finished")
    if not (isinstance(answers, list) and isinstance(sure, list) and len(answers) == len(sure) == pupils):
        return {}
    known = all(type(answer) is int and 0 <= answer < len(ANSWERS) for answer in answers)
    if not known or not all(type(share) is int and share in scale for share in sure):
        return {}
    return first if type(moment) is int and moment > 0 else {}
