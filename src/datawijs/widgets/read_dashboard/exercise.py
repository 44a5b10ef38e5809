"""The exercise "Read the dashboard": a dashboard of a fictional school, and questions on four levels about it."""

from typing import Any

import pandas as pd

from datawijs.widgets.exercise import Exercise
from datawijs.widgets.kept import tries_of
from datawijs.widgets.question import capital, question_words
from datawijs.widgets.read_dashboard.views import make_dashboard
from datawijs.words import later, read_words

LEVELS = ("read", "compare", "beyond", "behind")


class ReadDashboard(Exercise):
    """A dashboard of one pupil, class, year or school, and eight questions: read, compare, read beyond, read behind.

    exercise_id : language-neutral name, such as "read-a-class"; answers are kept under it.
    view : "pupil", "class", "year" or "school".
    seed : another number draws another dashboard, with other right answers.

    Raises ValueError for another view.
    """

    minutes = 9

    def __init__(self, exercise_id: str, *, view: str = "pupil", seed: int = 1):
        content = dashboard_content(view, seed)  # first: it refuses another view
        words = read_words(__file__)
        gaps = later("done", "all", "number", "right", "left", "start")
        super().__init__(
            exercise_id,
            title=words.say("titles", view),
            content=content,
            ui={**question_words(), **words.sentences("ui", gaps)},
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
