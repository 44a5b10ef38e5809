"""Classroom observation: note what a colleague does after looking at a dashboard, and compare with a second observer."""

from typing import Any

import pandas as pd
from scipy.special import ndtri

from datawijs.signals import Agreement, cohen_kappa
from datawijs.signals.constants import CONFIDENCE
from datawijs.widgets.classroom_observation.categories import KEYS, Category, categories
from datawijs.widgets.classroom_observation.lessons import lesson_of
from datawijs.widgets.classroom_observation.moment import Lesson, Moment
from datawijs.widgets.classroom_observation.note_words import note_words
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.kept import tries_of
from datawijs.widgets.question import question_words
from datawijs.words import later, read_words

MANY_MOMENTS = 100  # our choice: to show what the interval would be after some ten lessons
# what the front end counts and fills in
COUNTED = (
    "number",
    "all",
    "count",
    "fits",
    "same",
    "expected",
    "kappa",
    "lower",
    "upper",
    "many",
    "many_lower",
    "many_upper",
)


class ClassroomObservation(Exercise):
    """A lesson told in ten moments: note for each what kind of action it is, and compare with a second observer.

    `lesson` is "primary" (a Dutch primary school, mathematics on tablets) or "secondary" (a Flemish secondary school,
    French). At the end stand the agreement with the second observer and a question about how to begin the talk afterwards.
    Raises ValueError for another lesson or an id that can't be used.
    """

    minutes = 15
    written = ("notes", "own")

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
        "time": read_words(__file__).say("feedback", "time", hour=hour, minute=f"{minute:02}"),
        "title": moment.title,
        "told": moment.told,
        "second": KEYS.index(moment.second),
        "kind": "moment",
        "options": [{"key": key, "correct": key in moment.fits} for key in KEYS],
        "choices": [_choice(moment, category) for category in categories()],
    }


def _choice(moment: Moment, category: Category) -> dict[str, Any]:
    """What one hears on choosing a category: whether it fits, the name of the thinking error, and why."""
    words = read_words(__file__)
    if category.key in moment.fits:
        others = {key: why for key, why in moment.fits.items() if key != category.key}
        heading = words.say("feedback", "fits_too" if others else "fits")
        return {"fits": True, "heading": heading, "why": [moment.fits[category.key], *_also(others)]}
    slip = moment.slips.get(category.key)
    better = words.say("feedback", "better")
    if slip is None:
        means = words.say("feedback", "means", category=category.name, meaning=category.meaning)
        return {"fits": False, "heading": better, "why": [means, moment.seen]}
    heading = words.say("errors", slip.misconception) if slip.misconception else better
    return {"fits": False, "heading": heading, "why": [slip.why]}


def _also(others: dict[str, str]) -> list[str]:
    """The other category that can be defended, if there is one, and what follows from there being two."""
    words = read_words(__file__)
    names = {category.key: category.name for category in categories()}
    also = [words.say("feedback", "also", category=names[key], why=why) for key, why in others.items()]
    return [*also, words.say("feedback", "differ")] if others else []


def _ui() -> dict[str, str]:
    return read_words(__file__).sentences("ui", later(*COUNTED, "time", "title", "word", "names"))
