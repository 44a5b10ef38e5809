"""What people said of the pupils in a test of Noise or decline (form A or B), with how sure they were."""

from typing import Any

import pandas as pd

from datawijs.evaluation.group import Group
from datawijs.evaluation.smallest_group import is_group
from datawijs.items.evidence import DECLINE
from datawijs.signals import ANSWERS

COLUMNS = ["person", "item", "answer", "sure", "best", "right", "alarm", "declines"]
DECLINED = ANSWERS.index(DECLINE)


def judgements(group: Group, form: str) -> pd.DataFrame:
    """Return the judgements of who finished a form ("A" or "B"), the first time they took it; one row a pupil judged.

    Columns: person, item (from 0), answer and best (what the results support), both places in ANSWERS, sure (in percent), right
    (whether the two are the same), alarm (whether a decline was seen) and declines (whether there is one). They are about the
    people who took both forms, where those are a group; else about who took this one; none when they are too few.
    """
    if form not in group.forms:
        return pd.DataFrame(columns=COLUMNS)
    who = finished(group)
    both = set.intersection(*who.values())
    counted = both if is_group(len(both)) else who[form]
    table = _judged(group, group.forms[form])
    return table[table["person"].isin(counted)] if is_group(len(counted)) else table.head(0)


def finished(group: Group) -> dict[str, set[int]]:
    """Return the people who finished each form."""
    return {form: set(_judged(group, exercise)["person"]) for form, exercise in group.forms.items()}


def _judged(group: Group, exercise: str) -> pd.DataFrame:
    content = group.exercises[exercise].content
    pupils, scale = content["rounds"][0], set(content["confidence"]["scale"])
    rows = [
        (person, item, answer, sure, pupil["best"], answer == pupil["best"], answer == DECLINED, "onset" in pupil)
        for person, given in enumerate(group.people)
        for answer, sure, item, pupil in _first_time(given.get(exercise, {}), content["edition"], pupils, scale)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _first_time(
    given: dict[str, Any], edition: str, pupils: list[dict[str, Any]], scale: set[int]
) -> list[tuple[int, int, int, dict[str, Any]]]:
    """The first attempt at this edition, pupil by pupil; nothing when it isn't finished, or can't be one."""
    attempts = given.get("attempts")
    ours = [one for one in attempts if isinstance(one, dict)] if isinstance(attempts, list) else []
    first = next((one for one in ours if one.get("edition") == edition), {})
    answers, sure = first.get("answers"), first.get("sure")
    if not (isinstance(answers, list) and isinstance(sure, list) and len(answers) == len(sure) == len(pupils)):
        return []
    known = all(type(answer) is int and 0 <= answer < len(ANSWERS) for answer in answers)
    if not known or not all(type(share) is int and share in scale for share in sure):
        return []
    return list(zip(answers, sure, range(len(pupils)), pupils, strict=True))
