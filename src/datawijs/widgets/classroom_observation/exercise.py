"""Classroom observation: note what a colleague does after looking at a dashboard, and compare with a second observer."""

from typing import Any

import pandas as pd
from scipy.special import ndtri

from datawijs.language import _, current_language
from datawijs.signals import Agreement, cohen_kappa
from datawijs.signals.constants import CONFIDENCE
from datawijs.widgets.classroom_observation.categories import KEYS, Category, categories
from datawijs.widgets.classroom_observation.lessons import lesson_of
from datawijs.widgets.classroom_observation.moment import Lesson, Moment, misconceptions
from datawijs.widgets.classroom_observation.note_words import note_words
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.kept import tries_of
from datawijs.widgets.question import question_words

MANY_MOMENTS = 100  # our choice: to show what the interval would be after some ten lessons


class ClassroomObservation(Exercise):
    """A lesson told in ten moments: note for each what kind of action it is, and compare with a second observer.

    `lesson` is "primary" (a Dutch primary school, mathematics on tablets) or "secondary" (a Flemish secondary school,
    French). At the end stand the agreement with the second observer and a question about how to begin the talk afterwards.
    Raises ValueError for another lesson or an id that can't be used.
    """

    def __init__(self, exercise_id: str, lesson: str = "primary"):
        self._lesson = lesson_of(lesson)
        super().__init__(
            exercise_id, title=self._lesson.title, content=_content(self._lesson), ui={**question_words(), **_ui()}
        )

    @property
    def result(self) -> pd.DataFrame:
        """What was noted, one row per moment.

        Columns: moment (its key), first (the key of the category that was chosen first; none when none was), fits (whether
        that one can be defended), misconception (the key of the thinking error; none for a category that fits or only lies
        near), second (the category of the second observer), same (whether both chose the same), tries (how many categories
        were tried).
        """
        given = self.given
        tries = [[said for said in tries_of(given, moment.key) if said in KEYS] for moment in self._lesson.moments]
        first = [keys[0] if keys else None for keys in tries]
        pairs = list(zip(self._lesson.moments, first, strict=True))
        return pd.DataFrame(
            {
                "moment": pd.Series([moment.key for moment, _one in pairs], dtype="string"),
                "first": pd.Series(first, dtype="string"),
                "fits": pd.Series([one in moment.fits if one else pd.NA for moment, one in pairs], dtype="boolean"),
                "misconception": pd.Series(
                    [moment.slips[one].misconception if one in moment.slips else None for moment, one in pairs],
                    dtype="string",
                ),
                "second": pd.Series([moment.second for moment, _one in pairs], dtype="string"),
                "same": pd.Series([one == moment.second if one else pd.NA for moment, one in pairs], dtype="boolean"),
                "tries": pd.Series([len(keys) for keys in tries], dtype="Int64"),
            }
        )

    @property
    def agreement(self) -> Agreement | None:
        """The agreement with the second observer; None until every moment has a category."""
        result = self.result
        if result["first"].isna().any():
            return None
        return cohen_kappa(result["first"], result["second"])

    @property
    def notes(self) -> pd.DataFrame:
        """What was written, one row per note. Columns: moment, note."""
        notes = self.given.get("notes")
        kept = notes if isinstance(notes, dict) else {}
        rows = [(one.key, kept[one.key]) for one in self._lesson.moments if isinstance(kept.get(one.key), str)]
        return pd.DataFrame([row for row in rows if row[1]], columns=["moment", "note"]).astype("string")


def _content(lesson: Lesson) -> dict[str, Any]:
    return {
        "edition": f"lesson-{lesson.key}",
        "intro": lesson.intro,
        "categories": [{"name": one.name, "meaning": one.meaning} for one in categories()],
        "moments": [_moment(moment) for moment in lesson.moments],
        "slip": lesson.slip,
        "question": lesson.question.content(),
        "note_words": note_words(),
        "z": float(ndtri((1 + CONFIDENCE) / 2)),
        "many": MANY_MOMENTS,
    }


def _moment(moment: Moment) -> dict[str, Any]:
    hour, minute = moment.at
    return {
        "key": moment.key,
        "time": f"{hour}.{minute:02}" if current_language() == "nl" else f"{hour}:{minute:02}",
        "title": moment.title,
        "told": moment.told,
        "second": KEYS.index(moment.second),
        "kind": "moment",
        "options": [{"key": key, "correct": key in moment.fits} for key in KEYS],
        "choices": [_choice(moment, category) for category in categories()],
    }


def _choice(moment: Moment, category: Category) -> dict[str, Any]:
    """What one hears on choosing a category: whether it fits, the name of the thinking error, and why."""
    if category.key in moment.fits:
        others = [why for key, why in moment.fits.items() if key != category.key]
        why = [moment.fits[category.key], *(_also(moment, category.key) if others else [])]
        return {"fits": True, "heading": _("That fits, and another does too") if others else _("That fits"), "why": why}
    names = misconceptions()
    slip = moment.slips.get(category.key)
    if slip is None:
        meaning = _("“{category}” means: {meaning}").format(category=category.name, meaning=category.meaning)
        return {"fits": False, "heading": _("Another category fits better"), "why": [meaning, moment.seen]}
    heading = names.get(slip.misconception or "", _("Another category fits better"))
    return {"fits": False, "heading": heading, "why": [slip.why]}


def _also(moment: Moment, chosen: str) -> list[str]:
    """The other category that can be defended, and what follows from there being two."""
    names = {category.key: category.name for category in categories()}
    return [
        *(
            _("“{category}” can be defended as well. {why}").format(category=names[key], why=why)
            for key, why in moment.fits.items()
            if key != chosen
        ),
        _("Here two careful observers may differ. Agree beforehand which of the two you note."),
    ]


def _ui() -> dict[str, str]:
    return {
        "kind": _("Exercise: classroom observation"),
        "story": _("The lesson, the pupils and the colleague are made up."),
        "progress_moment": _("Moment {number} of {all}"),
        "progress_end": _("All moments noted"),
        "heading": _("{time} {title}"),
        "note_label": _("Your note (if you like)"),
        "note_hint": _("Word for word: what would a camera have recorded?"),
        "ask_judging": _("You wrote “{word}”. Is that what you saw, or what you think of it?"),
        "ask_motive": _("You wrote “{word}”. Did you see or hear that, or did you add it?"),
        "ask_list": _("A list of words asks this. It doesn't understand your sentence and may be mistaken."),
        "what_kind": _("What kind of action is this?"),
        "note_it": _("Note this"),
        "choose_category": _("Choose a category first."),
        "again": _("Try another category if you like. Your first one counts for the comparison."),
        "previous": _("Previous moment"),
        "next": _("Next moment"),
        "to_end": _("Compare with the second observer"),
        "end_heading": _("Beside the second observer"),
        "you": _("You"),
        "second": _("Second observer"),
        "same_mark": _("the same"),
        "other_mark": _("different"),
        "fits_mark": _("fits: {names}"),
        "or": _(" or "),
        "fitting": _("Your first choice can be defended in {fits} of the {all} moments."),
        "same": _("You and the second observer chose the same in {same} of the {all} moments."),
        "by_chance": _(
            "Even without looking you two would choose the same in about {expected} of them, given how often each of "
            "you uses each category."
        ),
        "kappa": _(
            "Cohen's kappa takes that chance off: {kappa}. It is 0 when you agree as often as chance would have it, "
            "and 1 when you always agree."
        ),
        "range": _(
            "From {all} moments it can't be told precisely: the 95% interval runs from {lower} to {upper}. With {many} "
            "moments and as much agreement it would be {many_lower} to {many_upper}. So this number opens a talk about "
            "the form; it is no mark for an observer."
        ),
        "chart_caption": _("Kappa with its 95% interval"),
        "chart_chance": _("like chance"),
        "chart_always": _("always the same"),
        "chart_alternative": _(
            "Kappa {kappa}, with an interval from {lower} to {upper}, on a line where 0 is chance and 1 is always."
        ),
        "column_what": _("What"),
        "column_kappa": _("Kappa"),
        "chart_lower": _("Lower end of the interval"),
        "chart_upper": _("Upper end of the interval"),
        "agree_heading": _("Agreeing is not the same as being right"),
        "two_fit": _(
            "In {count} moments two categories can be defended. Where you differ there, nobody missed anything: the "
            "form needs an agreement."
        ),
        "talk_heading": _("The talk afterwards"),
        "own_label": _("Your own first question for this colleague"),
        "own_hint": _("What you saw, with the time; then a question to which you don't know the answer."),
        "end": _(
            "First what you saw, then what you ask, and only then what you think. The form opens the talk; it gives no "
            "mark."
        ),
        "look_again": _("Look at the moments again"),
    }
