"""The exercise "Grouping": three instruction groups by one test, and who stands in another group than fits."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.names import BIRDS
from datawijs.language import _, decimal
from datawijs.signals import reliability_of_average
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.grouping.classes import (
    ALIKE,
    GOALS,
    LOOKS,
    PUPILS,
    RELIABILITY,
    RENEWALS,
    SIZE,
    SIZES,
    USUAL_ALIKE,
    draw_classes,
)
from datawijs.widgets.grouping.outcomes import CLASSES, Elsewhere, at_one_goal, ever_extended, in_a_year, reached
from datawijs.widgets.grouping.questions import by_lot, guesses, questions, reliability_sentence, whole
from datawijs.widgets.grouping.typical_year import typical_year
from datawijs.widgets.question import capital
from datawijs.widgets.stages import stage_words

SHOWN = 6  # classes to look at
LEAST_SEEN, LEAST_TRIED, LEAST_TRIED_YEAR = 3, 3, 3  # before the exercise goes on
AXIS = 16  # pupils: where the axis of the averages ends
LONGEST_NAME = 9  # letters: more don't fit under a little pupil on a phone


class Grouping(Exercise):
    """Three groups by one test: who stands in another group than fits, what makes that fewer, and what a year does to it.

    exercise_id : language-neutral name, such as "grouping"; answers are kept under it.
    seed : another number draws other classes to look at. The numbers over many classes stay the same.
    """

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_("Three groups, one test"),
            content=grouping_content(seed),
            ui={**stage_words(), **_sentences(), **_sentences_of_the_year()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per guess and question; columns as in `answers_table`."""
        parts = {"guess": self.content["guesses"], "question": self.content["questions"]}
        return answers_table(self.content, self.given, parts)


def grouping_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of Grouping shows, in the language in use."""
    rng = np.random.default_rng(seed)
    return {
        "edition": f"grouping-{seed}",
        "intro": _intro(),
        "guesses": [question.shuffled(rng).content() for question in guesses()],
        "pupils": PUPILS,
        "axis": AXIS,
        "sizes": list(SIZES),
        "classes": _shown_classes(rng),
        "counted": [
            {**_shown(at_one_goal(looks, size)), "reached": decimal(reached(looks, size))}
            for looks, size in product(LOOKS, SIZES)
        ],
        "sliders": [_looks_slider(), _size_slider()],
        "start": [0, SIZES.index(SIZE)],
        "year": {"goals": GOALS, "renewals": list(RENEWALS), **_year(rng)},
        "counted_year": [
            _shown(in_a_year(renewals, looks, alike)) for renewals, looks, alike in product(RENEWALS, LOOKS, ALIKE)
        ],
        "year_sliders": [_renewals_slider(), _looks_slider(), _alike_slider()],
        "year_start": [0, 0, ALIKE.index(USUAL_ALIKE)],
        "questions": [question.shuffled(rng).content() for question in questions()],
    }


def _names(rng: np.random.Generator) -> list[str]:
    short = [bird for bird in BIRDS if len(bird) <= LONGEST_NAME]
    names: list[str] = rng.choice(short, PUPILS, replace=False).tolist()
    return names


def _shown_classes(rng: np.random.Generator) -> list[dict[str, Any]]:
    """Classes as they come, with the places of the pupils from low by what they can do of one goal, and by the looks at it."""
    drawn = draw_classes(SHOWN, USUAL_ALIKE, rng)
    return [
        {"names": _names(rng), "true": true.tolist(), "seen": seen.T.tolist()}
        for true, seen in zip(drawn.true_rank[..., 0], drawn.seen_rank[:, :, 0], strict=True)
    ]


def _year(rng: np.random.Generator) -> dict[str, Any]:
    """A class for each of `ALIKE`, with places per goal: true [goal][pupil], seen [goal][number of looks][pupil]. Whoever can
    do most of the subject comes first."""
    years = []
    for alike, one in typical_year(rng).items():
        ever, always = ever_extended(alike)
        order = one.subject[0].argsort()[::-1]
        years.append(
            {
                "true": one.true_rank[0][order].T.tolist(),
                "seen": one.seen_rank[0][order].transpose(1, 2, 0).tolist(),
                "ever": whole(ever),
                "always": whole(always),
            }
        )
    return {"names": _names(rng), "classes": years}


def _shown(counted: Elsewhere) -> dict[str, Any]:
    return {
        "mean": round(counted.mean, 2),
        "low": round(counted.low, 1),
        "high": round(counted.high, 1),
        "text": decimal(counted.mean),
        "low_text": whole(counted.low),
        "high_text": whole(counted.high),
    }


# ---- what the learner may choose -------------------------------------------------------------------------------------


def _slider(key: str, label: str, names: Sequence[str], steps: Sequence[str] | None = None) -> dict[str, Any]:
    """`steps`: what stands beside the slider; `names`: the same, shorter, where there is little room."""
    return {"key": key, "label": label, "names": list(names), "steps": list(steps or names)}


def _looks_slider() -> dict[str, Any]:
    names = (_("one test"), _("one test and a second source"), _("three tests"), _("three tests and a second source"))
    steps = [
        _("{what} (reliability {reliability})").format(
            what=name, reliability=decimal(reliability_of_average(RELIABILITY, looks), 2)
        )
        for name, looks in zip(names, LOOKS, strict=True)
    ]
    return _slider("looks", _("Groups rest on"), names, steps)


def _size_slider() -> dict[str, Any]:
    steps = [_("{outer} – {middle} – {outer} pupils").format(outer=size, middle=PUPILS - 2 * size) for size in SIZES]
    return _slider("size", _("Size of the groups"), steps)


def _renewals_slider() -> dict[str, Any]:
    names = (_("once, at the start of the year"), _("twice"), _("four times"), _("before every goal"))
    return _slider("renewals", _("Groups are formed"), names)


def _alike_slider() -> dict[str, Any]:
    names = (_("little"), _("fairly"), _("strongly"))
    steps = [
        _("{how} (correlation {alike})").format(how=name, alike=decimal(alike))
        for name, alike in zip(names, ALIKE, strict=True)
    ]
    return _slider("alike", _("Goals resemble one another"), names, steps)


# ---- sentences -------------------------------------------------------------------------------------------------------


def _intro() -> str:
    return _(
        "A class of {pupils} pupils gets three groups: extended instruction, the basic group in the middle, and enrichment. "
        "A test on the goal decides. How often does that turn out well? We made the classes ourselves, so we know what each "
        "pupil can really do."
    ).format(pupils=PUPILS)


def _sentences() -> dict[str, str | list[str] | int]:
    return {
        "kind": _("Exercise: forming groups"),
        "least_seen": LEAST_SEEN,
        "least_tried": LEAST_TRIED,
        "least_tried_year": LEAST_TRIED_YEAR,
        "less": _("{slider}: one step back"),
        "more": _("{slider}: one step on"),
        "groups": [_("Extended instruction"), _("Basic group (the middle group)"), _("Enrichment")],
        "group_short": [capital(_("extended")), capital(_("basic")), capital(_("enriched"))],
        "class_heading": _("One class, one test"),
        "class_intro": _(
            "The groups by the test. In each group the highest score comes first. Look behind the test, and then at more "
            "classes: at least {least}."
        ).format(least=LEAST_SEEN),
        "look_behind": _("Look behind the test"),
        "not_looked": _("These are the groups that the test makes. Who stands in a group that doesn't fit?"),
        "next_class": _("Another class"),
        "class_result": _("Class {number}: {elsewhere} of {pupils} pupils stand in another group than fits."),
        "so_far": _("So far: {list}."),
        "all_seen": _("Those were all {number} classes.").format(number=SHOWN),
        "long_run": _(
            "Over {classes} classes, at {goals} goals each: on average {mean} of {pupils}, and in eight in ten cases between "
            "{low} and {high}. Drawing lots would give {lots}. {reliability}"
        ).format(
            classes=CLASSES,
            goals=GOALS,
            pupils=PUPILS,
            mean=decimal(at_one_goal(LOOKS[0]).mean),
            low=whole(at_one_goal(LOOKS[0]).low),
            high=whole(at_one_goal(LOOKS[0]).high),
            lots=whole(by_lot()),
            reliability=reliability_sentence(),
        ),
        "class_chart": _("The class in three groups"),
        "pupil": _("a pupil"),
        "fits": _("the group fits"),
        "belongs_higher": _("can do more than this group asks"),
        "belongs_lower": _("needs more instruction than this group gets"),
        "group_words": _("{group}: {number} pupils."),
        "group_words_truth": _(
            "{group}: {number} pupils, of whom {higher} can do more and {lower} need more instruction."
        ),
        "column_pupil": _("Pupil"),
        "column_group": _("Group by the measurement"),
        "column_true": _("Group that fits"),
        "choose_heading": _("What makes it better?"),
        "choose_intro": _(
            "Now you decide what the groups rest on, and how large they are. A second source is, for instance, what a pupil "
            "made in the lesson. We take it to be as good as one test, and to know nothing of it. Try at least {least} "
            "settings."
        ).format(least=LEAST_TRIED),
        "choose_result": _("In this class {elsewhere} of {pupils} pupils stand in another group than fits."),
        "over_many": _("Over many classes it is {mean} on average; in eight in ten classes between {low} and {high}."),
        "choose_reached": _("Of the {size} pupils who need extended instruction, {reached} get it on average."),
        "ranges": _("Pupils in another group than fits, over many classes"),
        "average": _("average"),
        "range": _("eight in ten classes"),
        "now": _("your choice"),
        "now_label": _("{label} · your choice"),
        "range_words": _("{label}: on average {mean}, mostly from {low} to {high}."),
        "column_choice": _("Choice"),
        "column_mean": _("Average"),
        "column_low": _("From"),
        "column_high": _("To"),
        "axis": _("pupils of {pupils}").format(pupils=PUPILS),
        "end": _(
            "A group is for a goal, and for now. A test sorts well far from the lines and badly near them; so look twice at "
            "the few who stand close to one. Begin the lesson from the middle group for everyone, let pupils move when you see "
            "that it doesn't fit, and form the groups anew when the goal is new."
        ),
    }


def _sentences_of_the_year() -> dict[str, str]:
    return {
        "year_heading": _("A year with {goals} goals").format(goals=GOALS),
        "year_intro": _(
            "One class, {goals} goals of one subject. At every goal the {size} pupils who can do least of it need extended "
            "instruction, and the {size} who can do most need enrichment. Nobody gets better or worse for good in this year: "
            "that is kind to fixed groups. How much goals resemble one another is different in every subject; so try that too. "
            "Try at least {least} settings."
        ).format(goals=GOALS, size=SIZE, least=LEAST_TRIED_YEAR),
        "year_result": _("In this class, per goal {elsewhere} of {pupils} pupils stand in another group than fits."),
        "year_ever": _(
            "Whatever you do: in a class like this, about {ever} different pupils need extended instruction at one goal or "
            "more, and about {always} at all {goals}."
        ),
        "year_chart": _("Which group fits, goal by goal"),
        "goal": _("goal"),
        "elsewhere_now": _("stands in another group"),
        "year_words": _(
            "{pupils} pupils, {goals} goals. Of {places} places {elsewhere} are in another group than fits."
        ),
        "column_extended": _("Extended at goal"),
        "column_enriched": _("Enrichment at goal"),
        "column_elsewhere": _("In another group at goal"),
        "none": "–",
    }
