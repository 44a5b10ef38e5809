"""A plan in which much is wrong, as a colleague with the best intentions could make it: all of it soon, evaluate at the end."""

from typing import Any

from datawijs.widgets.year_plan.pieces import INTERVISIONS
from datawijs.widgets.year_plan.school_year import moment

_PLACES = {
    "beginner-1": "late aug",
    "beginner-2": "late aug",
    "beginner-3": "early sep",
    "beginner-4": "late oct",
    "advanced": "early nov",
    "analysis": "late may",
    "intervision-1": "early nov",
    "intervision-2": "late jan",
    "intervision-3": "early feb",
    "intervision-4": "late mar",
    "coaches-1": "early jan",
    "coaches-2": "early jan",
    "coaches-3": "late jan",
    "coaches-4": "late jan",
    "agreements": "late sep",
    "pupils": "late oct",
    "choosing": "early may",
    "survey": "late jun",
}


def draft() -> dict[str, Any]:
    """Return the draft: the place of each piece, and who leads each intervision."""
    return {
        "plan": {key: moment(written) for key, written in _PLACES.items()},
        "leads": dict.fromkeys(INTERVISIONS, "outside"),
    }
