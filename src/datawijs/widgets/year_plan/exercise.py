"""Year plan: the learner plans a school year's offer, hears what helps and what doesn't, and ends with a plan on paper."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from datawijs.widgets.exercise import Exercise
from datawijs.widgets.paper_words import paper_words
from datawijs.widgets.year_plan.draft import draft
from datawijs.widgets.year_plan.pieces import LEADERS, leader_names, offers
from datawijs.widgets.year_plan.principles import principles, source_names
from datawijs.widgets.year_plan.school_year import HALVES, HOLIDAY, months
from datawijs.words import later, read_words

if TYPE_CHECKING:
    import pandas as pd


class YearPlan(Exercise):
    """Give each piece of the offer a place between August and June, and choose who leads the intervisions. Then the plan is
    held against the principles, with why; change it and look again, as often as one likes. It ends in a plan to print.

    One may begin with an empty year or with a well-meant draft in which much is wrong. Everything is kept in the browser.
    Raises ValueError for an id that can't be used.
    """

    minutes = 15
    written = ("leads", "attempts", "reasons", "title", "school", "by", "school_year", "arrange")

    def __init__(self, exercise_id: str):
        super().__init__(exercise_id, title=read_words(__file__).title("card"), content=_content(), ui=_ui())

    @property
    def result(self) -> "pd.DataFrame":
        """How each plan that was looked at fared: one row for each time and each principle that could be judged or not yet.

        Columns: attempt (from 1), principle (its key), state ("kept", "broken", or "open": too little was planned to tell).
        A principle about pieces that were left for another year has no row.
        """
        import pandas as pd  # here: most who show this exercise never ask for the table

        known = {principle["key"] for principle in self.content["principles"]}
        rows = [
            (number, principle, state)
            for number, states in enumerate(self._states(), start=1)
            for principle, state in states.items()
            if principle in known
        ]
        return pd.DataFrame(rows, columns=["attempt", "principle", "state"])

    def _states(self) -> list[dict[str, Any]]:
        """How the principles fared, for each look; what can't be one is left out, for a file may hold anything."""
        attempts = self.given.get("attempts")
        found = [one.get("states") for one in attempts if isinstance(one, dict)] if isinstance(attempts, list) else []
        return [states for states in found if isinstance(states, dict)]


def _content() -> dict[str, Any]:
    offer = offers()
    keys = tuple(piece.key for group in offer for piece in group.pieces)
    names = leader_names()
    return {
        "months": [asdict(month) for month in months()],
        "halves": list(HALVES),
        "holiday": HOLIDAY,
        "offers": [asdict(group) for group in offer],
        "leaders": [{"key": key, "name": names[key]} for key in LEADERS],
        "principles": [asdict(principle) for principle in principles(keys)],
        "sources": source_names(),
        "draft": draft(),
    }


def _ui() -> dict[str, str]:
    words = read_words(__file__)
    return {
        **paper_words(),
        "intro": words.text("card"),
        **words.sentences("planning", later("placed", "all", "name", "when", "count", "principles")),
        **words.sentences("looking", later("kept", "all", "open", "count", "principle")),
        **words.sentences("document", later("names", "half", "name", "length", "leader")),
    }
