"""Year plans for the tests: a good one, and ways to change it into the plans that people will make."""

from datawijs.widgets.year_plan.pieces import INTERVISIONS
from datawijs.widgets.year_plan.school_year import moment

GOOD = {
    "beginner-1": "late sep",
    "beginner-2": "late oct",
    "beginner-3": "late nov",
    "beginner-4": "early jan",  # the Christmas holidays don't count
    "advanced": "late feb",
    "analysis": "early nov",
    "intervision-1": "late nov",
    "intervision-2": "late jan",
    "intervision-3": "late mar",
    "intervision-4": "early may",
    "coaches-1": "late oct",
    "coaches-2": "early dec",
    "coaches-3": "late jan",
    "coaches-4": "early mar",
    "pupils": "early feb",
    "agreements": "early mar",
    "survey": "early may",
    "choosing": "late may",
}
FADING = ("outside", "both", "coach", "coach")


def plan_of(leaders=FADING, **changed) -> dict:
    """Return the good plan as the front end keeps it, with pieces moved: plan_of(survey="late jun", pupils="out").

    None leaves a piece undecided. An underscore stands for a hyphen."""
    places = GOOD | {key.replace("_", "-"): written for key, written in changed.items()}
    return {
        "plan": {key: written if written == "out" else moment(written) for key, written in places.items() if written},
        "leads": {key: leader for key, leader in zip(INTERVISIONS, leaders, strict=True) if leader},
    }
