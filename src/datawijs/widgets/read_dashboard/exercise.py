"""The exercise "Read the dashboard": a dashboard of a fictional school, and questions on four levels about it."""

from typing import Any

import pandas as pd

from datawijs.language import _
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.kept import tries_of
from datawijs.widgets.question import capital, question_words
from datawijs.widgets.read_dashboard.views import make_dashboard

LEVELS = ("read", "compare", "beyond", "behind")


class ReadDashboard(Exercise):
    """A dashboard of one pupil, class, year or school, and eight questions: read, compare, read beyond, read behind.

    exercise_id : language-neutral name, such as "read-a-class"; answers are kept under it.
    view : "pupil", "class", "year" or "school".
    seed : another number draws another dashboard, with other right answers.

    Raises ValueError for another view.
    """

    def __init__(self, exercise_id: str, *, view: str = "pupil", seed: int = 1):
        super().__init__(
            exercise_id, title=_title(view), content=dashboard_content(view, seed), ui={**question_words(), **_words()}
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered: one row a question.

        Columns: question (key), level ("read", "compare", "beyond", "behind"), answered, right (of the first answer),
        tries (answers given), misreading (the thinking error behind the first answer; missing when it was right).
        """
        given, rows = self.given, []
        for question in self.content["questions"]:
            options = {option["key"]: option for option in question["options"]}
            tried = [
                options[said] for said in tries_of(given, question["key"]) if isinstance(said, str) and said in options
            ]
            first = tried[0] if tried else {}
            rows.append(
                (
                    question["key"],
                    question["level"],
                    bool(tried),
                    first.get("correct", pd.NA),
                    len(tried),
                    first.get("misreading") or pd.NA,
                )
            )
        table = pd.DataFrame(rows, columns=["question", "level", "answered", "right", "tries", "misreading"])
        return table.astype(
            {"question": "string", "level": "string", "right": "boolean", "tries": "Int64", "misreading": "string"}
        )


def dashboard_content(view: str, seed: int) -> dict[str, Any]:
    """Return all that the front end of ReadDashboard shows, in the language in use."""
    dashboard = make_dashboard(view, seed)
    return {
        "edition": f"{view}-{seed}",
        "heading": capital(dashboard.heading),
        "tiles": [{"label": label, "value": value} for label, value in dashboard.tiles],
        "charts": list(dashboard.charts),
        "questions": [question.content() for question in dashboard.questions],
        "truth": dashboard.truth,
    }


def _title(view: str) -> str:
    titles = {
        "pupil": _("Read the dashboard of a pupil"),
        "class": _("Read the dashboard of a class"),
        "year": _("Read the dashboard of a year"),
        "school": _("Read the dashboard of a school"),
    }
    return titles.get(view, "")  # another view is refused by make_dashboard, in a sentence


def _words() -> dict[str, str]:
    return {
        "kind": _("Exercise: read the dashboard"),
        "intro": _(
            "Look around first. Then come eight questions, two for each of the four steps of reading. After every "
            "answer you read "
            "why. You may try again; your first answer counts."
        ),
        "fictional": _("Pupils, school and data are made up."),
        "charts": _("Charts"),
        "answered": _("{done} of {all} answered"),
        "question_of": _("Question {number} of {all}"),
        "level_read": _("Step 1: read"),
        "level_compare": _("Step 2: compare"),
        "level_beyond": _("Step 3: read beyond"),
        "level_behind": _("Step 4: read behind"),
        "note_read": _("What does it say, exactly?"),
        "note_compare": _("With whom, since when, how many?"),
        "note_beyond": _("What would you expect next?"),
        "note_behind": _("How did this number come about, and what is missing?"),
        "next_question": _("Next question"),
        "previous_question": _("Previous question"),
        "to_result": _("To the result"),
        "result": _("Your result"),
        "result_all": _("At the first try {right} of {all} right."),
        "result_some": _("At the first try {right} of the {done} you answered right; {left} questions are still open."),
        "column_level": _("Step"),
        "column_right": _("Right at the first try"),
        "of": _("{right} of {all}"),
        "what_happened": _("What really was the matter"),
        "look_again": _("Look again at a question"),
        "axis_starts": _("The axis starts at {start}, not at 0."),
    }
