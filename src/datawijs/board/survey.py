"""The real survey counts of the study of Smartschool Analytics: 75 pupils and 33 teachers, ten statements each.

The counts are as printed in tables 2 and 3 of the study, the statements as in its appendix 1 (book/references.bib,
"smartschoolstudie"). The study asked on a five-point scale and printed three groups: agree, neutral, disagree. Where a count
is not printed it is missing here, and where counts don't add up they are left so; the column `note` says it.
"""

from pathlib import Path

import pandas as pd

from datawijs.course_folder import course_folder
from datawijs.language import _, current_language

PLACE = Path("datasets", "survey", "smartschool-analytics.csv")
COUNTS = ["agree", "neutral", "disagree"]
COLUMNS = ["group", "statement", "text", *COUNTS, "respondents", "answered", "note"]


def load_survey() -> pd.DataFrame:
    """Return the survey, one row a statement, with `text` and `note` in the language in use.

    group: "pupils" or "teachers". statement: 1–10. agree, neutral, disagree: people; missing where not printed. respondents:
    people who filled in the questionnaire. answered: the three counts together; missing where one of them is. note: what to
    know about this row, or nothing.

    Raises FileNotFoundError, with a sentence for the reader, when the table is not where the course keeps it.
    """
    survey = pd.read_csv(_find(), dtype=dict.fromkeys([*COUNTS, "respondents"], "Int64"))
    survey["answered"] = survey[COUNTS].sum(axis="columns", skipna=False).astype("Int64")
    survey["text"] = survey[f"text_{current_language()}"]
    survey["note"] = survey[f"note_{current_language()}"].fillna("")
    return survey[COLUMNS]


def _find() -> Path:
    # a learner may work in a copy of the notebooks that has no datasets/
    for start in (None, Path(__file__).parent):
        try:
            place = course_folder(start) / PLACE
        except FileNotFoundError:
            continue
        if place.is_file():
            return place
    raise FileNotFoundError(
        _("The survey is not there: {place}. Get the folder datasets/ of the course again.").format(
            place=PLACE.as_posix()
        )
    )
