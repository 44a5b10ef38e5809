"""Year plan: the learner plans a school year's offer, hears what helps and what doesn't, and ends with a plan on paper."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from datawijs.language import _
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.paper_words import paper_words
from datawijs.widgets.year_plan.draft import draft
from datawijs.widgets.year_plan.pieces import LEADERS, leader_names, offers
from datawijs.widgets.year_plan.principles import principles, source_names
from datawijs.widgets.year_plan.school_year import HALVES, HOLIDAY, months

if TYPE_CHECKING:
    import pandas as pd


class YearPlan(Exercise):
    """Give each piece of the offer a place between August and June, and choose who leads the intervisions. Then the plan is
    held against the principles, with why; change it and look again, as often as one likes. It ends in a plan to print.

    One may begin with an empty year or with a well-meant draft in which much is wrong. Everything is kept in the browser.
    Raises ValueError for an id that can't be used.
    """

    def __init__(self, exercise_id: str):
        super().__init__(exercise_id, title=_("Plan the year"), content=_content(), ui=_ui())

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
    return {
        **paper_words(),
        **_words_of_planning(),
        **_words_of_looking(),
        **_words_of_the_document(),
    }


def _words_of_planning() -> dict[str, str]:
    return {
        "intro": _(
            "A school, or a few schools together, begins with this course. Twelve colleagues start, two of them "
            "will coach the "
            "others later. You plan the year. Give each piece a place, or leave it for another year. Then have "
            "your plan "
            "looked at, change it, and look again. There is more than one good plan."
        ),
        "half": _("You plan in halves of a month. Half a month is about two weeks."),
        "draft": _("Would you rather mend than begin?"),
        "draft_hint": _(
            "A colleague with the best intentions made a draft. Much in it can be better. What would you change?"
        ),
        "take_draft": _("Begin with the draft"),
        "plan": _("Your plan"),
        "placed": _("Decided: {placed} of {all} pieces"),
        "choose": _("choose a time"),
        "out": _("not this year"),
        "leads": _("Who leads?"),
        "leads_of": _("Who leads: {name}"),
        "choose_leader": _("choose who leads"),
        "again": _("Look again: {principles}"),
        "moved": _("{name}: {when}. That month now holds: {count}."),
        "left_out": _("{name}: not this year."),
        "undone": _("{name}: no time yet."),
        "year": _("The year at a glance"),
        "nothing_here": _("nothing"),
        "another_year": _("Another year"),
        "look": _("Look at my plan"),
        "to_paper": _("To the document"),
        "place_first": _("Give at least one piece a place first."),
    }


def _words_of_looking() -> dict[str, str]:
    return {
        "looked": _("What helps, and what not yet"),
        "score": _("Your plan keeps {kept} of {all} principles."),
        "score_open": _("Too early to tell: {open}."),
        "score_first": _("The first time it kept {kept}."),
        "all_kept": _(
            "Your plan keeps every principle. It is one of many good plans: now hold it against the calendar of "
            "your own school."
        ),
        "not_choices_only": _(
            "Most principles are our choice, not a law. If you have a good reason to do otherwise, write it "
            "down: then it stands "
            "in the plan and the next coach knows why."
        ),
        "broken": _("Not yet"),
        "more": _("And {count} more"),
        "open": _("Too early to tell"),
        "open_hint": _("These depend on pieces that have no time yet, or on who leads."),
        "kept_ones": _("Kept: {count}"),
        "on_purpose": _("On purpose? Write down why"),
        "on_purpose_of": _("On purpose? Why: {principle}"),
        "change": _("Change my plan"),
    }


def _words_of_the_document() -> dict[str, str]:
    return {
        "document": _("The document"),
        "doc_title": _("Title"),
        "doc_title_default": _("Our year: learning to read data"),
        "school_year": _("School year"),
        "arrange": _("Still to arrange"),
        "arrange_hint": _("For example rooms, replacement, who invites whom. Each line becomes a point."),
        "undecided": _("Not in the document, because nothing has been decided yet: {names}."),
        "line": _("{half}: {name} ({length})"),
        "line_led": _("{half}: {name} ({length}), led by {leader}"),
        "half_early": _("Early"),
        "half_late": _("Late"),
        "deliberately": _("Otherwise on purpose"),
        "doc_end": _("This plan is a first version. After “Choosing what changes next year” you make the next one."),
        "file": _("year-plan"),
    }
