"""The exercise "Moving target": a target that is reset every month stays reached while the pupil sinks."""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.names import BIRDS
from datawijs.language import _, ngettext
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.moving_target.questions import Facts, guesses, questions
from datawijs.widgets.moving_target.years import (
    MARGIN,
    MONTHS,
    PEER_GROWTH,
    SLOW_GROWTH,
    Years,
    draw_years,
    typical_year,
)
from datawijs.widgets.stages import stage_words

PUPILS = 1000  # drawn of each kind


class MovingTarget(Exercise):
    """A pupil who slowly falls behind, ten months of "on target", and a switch that keeps the target of September.

    exercise_id : language-neutral name, such as "moving-target"; answers are kept under it.
    seed : another number draws other years. The year that is shown is the most typical of those that hide the decline.
    """

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_("On target, and yet"),
            content=moving_content(seed),
            ui={**stage_words(), **_sentences()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per guess and question; columns as in `answers_table`."""
        parts = {"guess": self.content["guesses"], "question": self.content["questions"]}
        return answers_table(self.content, self.given, parts)


def moving_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of MovingTarget shows, in the language in use."""
    rng = np.random.default_rng(seed)
    behind, pace = draw_years(PUPILS, SLOW_GROWTH, rng), draw_years(PUPILS, PEER_GROWTH, rng)
    place = typical_year(behind)
    shown = Years(behind.skill[[place]], behind.ability[[place]])
    kept = shown.on_target(shown.september_target)[0]
    name = str(rng.choice(BIRDS))
    facts = Facts(name, shown.ability[0], int(kept.argmin()), behind, pace)
    asked = questions(facts, _months()[facts.first_miss])
    return {
        "edition": f"moving-{seed}",
        "intro": _intro(name),
        "name": name,
        "start": facts.start,
        "margin": MARGIN,
        "guesses": [question.content() for question in guesses(facts)],
        "months": [_month(shown, number, kept=False) for number in range(MONTHS)],
        "months_kept": [_month(shown, number, kept=True) for number in range(MONTHS)],
        "summary": _summary(facts),
        "summary_kept": _summary_kept(facts, kept),
        "questions": [question.shuffled(rng).content() for question in asked],
    }


def _month(year: Years, number: int, *, kept: bool) -> dict[str, Any]:
    """One month as the programme shows it, or as it would with September's target."""
    target = int((year.september_target if kept else year.monthly_target)[0, number])
    ability, growth = int(year.ability[0, number + 1]), int(year.growth[0, number])
    reached = ability >= target - MARGIN
    values = {"month": _months()[number], "ability": ability, "growth": growth, "target": target}
    sentence = (
        _("{month}: ability {ability}, growth {growth}, target {target}: on target.")
        if reached
        else _("{month}: ability {ability}, growth {growth}, target {target}: below target.")
    )
    return {
        "name": _months()[number],
        "short": _short_months()[number],
        "ability": ability,
        "growth": growth,
        "target": target,
        "reached": reached,
        "sentence": _capital(sentence.format(**values)),
    }


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _months() -> list[str]:
    """The months of a school year, as they stand in a sentence."""
    return _("September October November December January February March April May June").split()


def _short_months() -> list[str]:
    return _("Sep Oct Nov Dec Jan Feb Mar Apr May Jun").split()


def _intro(name: str) -> str:
    return _(
        "{name} practises with a programme that sets a target of its own for every pupil. We made {name} up, so we know "
        "what no school knows: {name} learns, but only half as fast as most others. Would you notice?"
    ).format(name=name)


def _summary(facts: Facts) -> str:
    always = int(facts.behind.on_target(facts.behind.monthly_target).all(axis=1).sum())
    return _(
        "With a target that is reset every month: ten times on target, while ability fell from {start} to {june}. "
        "{name} is no exception: of {count} pupils who fall behind like this, {always} are on target in all ten months."
    ).format(start=facts.start, june=facts.june, name=facts.name, count=facts.count, always=always)


def _summary_kept(facts: Facts, kept: np.ndarray) -> str:
    misses = int((~kept).sum())
    return ngettext(
        "With September's target: {count} month below target, the first in {month}. In June {name} is {fall} places "
        "below it.",
        "With September's target: {count} months below target, the first in {month}. In June {name} is {fall} places "
        "below it.",
        misses,
    ).format(count=misses, month=_months()[facts.first_miss], name=facts.name, fall=facts.fall)


def _sentences() -> dict[str, str | list[str]]:
    return {
        "kind": _("Exercise: moving target"),
        "screen_heading": _("What the programme shows"),
        "screen_rules": [
            _("Ability: where the pupil stands. Of 100 pupils of the same year, so many stand lower."),
            _("Growth: how many points this pupil gained this month."),
            _(
                "Target: on the first of the month the programme sets it to the ability of that day. On target is "
                "whoever ends the month at most {margin} places below it."
            ).format(margin=MARGIN),
        ],
        "our_choice": _("The {margin} places are our choice; programmes differ, and many don't tell.").format(
            margin=MARGIN
        ),
        "walk_heading": _("Walk through the year"),
        "walk_intro": _("Go from month to month, as a teacher does. Stop each time and ask: would I do something?"),
        "month": _("Month"),
        "month_before": _("One month back"),
        "month_after": _("One month on"),
        "ability": _("Ability"),
        "ability_value": _("{ability} of 100"),
        "growth": _("Growth"),
        "growth_value": _("{growth} points"),
        "target": _("Target"),
        "reached": _("On target"),
        "missed_target": _("Below target"),
        "target_note": _("target {target}, on target from {lowest}"),
        "marks": _("Month by month"),
        "not_yet": _("not seen yet"),
        "to_june": _("Go on to June; then you can keep the target of September."),
        "switch_heading": _("Now keep the target of September"),
        "switch_intro": _("The same pupil, the same ten months. Only the target no longer comes along."),
        "switch": _("Keep the target of September"),
        "start": _("start"),
        "chart": _("Ability of {name} and the target, month by month"),
        "chart_axis": _("ability (place among 100 pupils)"),
        "still": _("still on target"),
        "column_month": _("Month"),
        "column_result": _("On target?"),
        "yes": _("yes"),
        "no": _("no"),
        "end": _(
            "A target that comes along is a good goal for this month and a poor measure of the year. Write down in "
            "September where each pupil stands, and look back at it twice a year. Ask of every green tick: compared "
            "with what?"
        ),
    }
