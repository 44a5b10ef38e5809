"""The exercise "Combining sources": what does each say, where do they contradict, and what do you do?"""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import cause_name, subject_name
from datawijs.language import _, current_language, decimal
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.combining_sources.pupils import BOARD_SEED, SCHOOLS, Case, draw_cases
from datawijs.widgets.combining_sources.questions import (
    SOURCES,
    decision_question,
    source_questions,
    together_question,
)
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.stages import stage_words


class CombiningSources(Exercise):
    """Three pupils, three sources each: practice platform, tests, absences. Then the truth.

    exercise_id : language-neutral name, such as "combining-sources"; answers are kept under it.
    seed : another number chooses other pupils of the fictional board.
    """

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_("Three sources, one pupil"),
            content=sources_content(seed),
            ui={**stage_words(), **_sentences()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per question; columns as in `answers_table`, the part is the kind of pupil
        ("slide", "sudden", "silent")."""
        parts = {case["key"]: _asked(case) for case in self.content["cases"]}
        return answers_table(self.content, self.given, parts)

    @property
    def notes(self) -> pd.DataFrame:
        """What the learner wrote, one row per pupil with a note. Columns: part (as in `result`), note."""
        kept = self.given.get("notes", {}) if self.given.get("edition") == self.content["edition"] else {}
        rows = [(case["key"], kept[case["key"]]) for case in self.content["cases"] if kept.get(case["key"])]
        return pd.DataFrame(rows, columns=["part", "note"]).astype("string")


def _asked(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [*(source["question"] for source in case["sources"]), case["together"], case["decision"]]


def sources_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of CombiningSources shows, in the language in use."""
    rng = np.random.default_rng(seed)
    return {
        "edition": f"sources-{BOARD_SEED}-{SCHOOLS}-{seed}",
        "intro": _intro(),
        "cases": [_shown(case, number, rng) for number, case in enumerate(draw_cases(seed), start=1)],
    }


def _shown(case: Case, number: int, rng: np.random.Generator) -> dict[str, Any]:
    asked = source_questions(case)
    subject = _subject(case)
    charts = {"practice": _practice_chart(case), "tests": _tests_chart(case), "absences": _absences_chart(case)}
    return {
        "key": case.key,
        "name": case.name,
        "heading": _("Pupil {number}: {name}, {subject}").format(number=number, name=case.name, subject=subject),
        "sources": [{"key": key, **charts[key], "question": asked[key].content()} for key in SOURCES],
        "together": together_question(case).shuffled(rng).content(),
        "decision": decision_question(case).content(),  # wait, look closer, talk: always in this order
        "truth": _truth(case),
    }


def _subject(case: Case) -> str:
    return subject_name(case.subject_id, "primary").lower()


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _practice_chart(case: Case) -> dict[str, Any]:
    months = [_month_name(month) for month in case.practice.index]
    places = [int(place) for place in case.practice["percentile"]]
    reached = [bool(one) for one in case.practice["on_target"]]
    title = _("Place among 100 pupils, and the target of each month")
    return {
        "tab": _("Practice platform"),
        "type": "practice",
        "title": title,
        "note": _(
            "Of 100 pupils of the same year, so many stand lower. A ✓ means: not less able than when the month began. Whoever "
            "learns a little gets one, also while others pass by."
        ),
        "labels": months,
        "values": places,
        "reached": reached,
        "alternative": f"{title}. "
        + " ".join(
            (_("{month}: {place}, target reached.") if one else _("{month}: {place}, below target.")).format(
                month=month, place=place
            )
            for month, place, one in zip(months, places, reached, strict=True)
        ),
    }


def _tests_chart(case: Case) -> dict[str, Any]:
    return {
        "tab": _("Tests"),
        "type": "tests",
        "title": _("Results in {subject}, 0 to 100").format(subject=_subject(case)),
        "note": "",
        "name": case.name,
        "values": _plain(case.scores),
        "average": _plain(case.class_average),
    }


def _absences_chart(case: Case) -> dict[str, Any]:
    labels = [_day_name(week) for week in case.half_days.index]
    values = [int(number) for number in case.half_days]
    title = _("Half-days of absence, week by week")
    away = [
        _("week of {day}: {number}").format(day=label, number=value)
        for label, value in zip(labels, values, strict=True)
        if value
    ]
    return {
        "tab": _("Absences"),
        "type": "absences",
        "title": title,
        "note": _("Two half-days make one day. The middle pupil of the class was away for {middle} half-days.").format(
            middle=decimal(case.class_half_days, 0)
        ),
        "labels": labels,
        "values": values,
        "alternative": f"{title}. " + (("; ".join(away) + ".") if away else _("None.")),
    }


def _plain(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else round(float(value), 1) for value in values]


def _month_name(month: pd.Timestamp) -> str:
    name: str = _short_names().split()[month.month - 1]
    return name


def _day_name(day: pd.Timestamp) -> str:
    return f"{day.day} {_short_names().split()[day.month - 1]}"


def _short_names() -> str:
    return {
        "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    }[current_language()]


# ---- the truth -------------------------------------------------------------------------------------------------------


def _truth(case: Case) -> str:
    truth = case.board.truth
    if case.key == "slide":
        row = _row_of(truth.slides, case)
        return _(
            "{name} really falls behind in {subject}, a little each month from {month} on. On our board such a slide shows in "
            "practice and in the large tests twice a year, and not in the tests of the class: those ask what was just "
            "taught."
        ).format(name=case.name, subject=_subject(case), month=_long_month(row["month"]))
    if case.key == "sudden":
        row = _row_of(truth.declines, case)
        return _(
            "From test {onset} on, {name} really scores about {points} points lower in {subject}, because of {cause}. No "
            "source says so: only a talk could bring it out."
        ).format(
            onset=int(row["onset"]),
            name=case.name,
            points=decimal(row["size_points"], 0),
            subject=_subject(case),
            cause=cause_name(row["cause"]),
        )
    return _(
        "Nothing has changed with {name} in {subject}: the low result is ordinary wobble. From these sources nobody could "
        "know that. It could as well have been a decline, and that is why silence is not the same as fine."
    ).format(name=case.name, subject=_subject(case))


def _row_of(table: pd.DataFrame, case: Case) -> pd.Series:
    return table[(table["pupil_id"] == case.pupil_id) & (table["subject_id"] == case.subject_id)].iloc[0]


def _long_month(month: pd.Timestamp) -> str:
    names = _("January February March April May June July August September October November December")
    name: str = names.split()[month.month - 1]
    return name


def _intro() -> str:
    return _(
        "Three pupils, and for each the practice platform, the tests and the absences. Write down what each source says by "
        "itself before you put them together. Then decide: wait, look closer or talk. We made the pupils up, so afterwards "
        "you hear what was really going on."
    )


def _sentences() -> dict[str, str]:
    return {
        "kind": _("Exercise: combining sources"),
        "sources": _("Sources"),
        "done_mark": _("filled in"),
        "place": _("place"),
        "column_month": _("Month"),
        "column_place": _("Place"),
        "column_target": _("Target reached?"),
        "yes": _("yes"),
        "no": _("no"),
        "reached": _("target reached"),
        "missed_target": _("below target"),
        "class_average": _("class average"),
        "test": _("test"),
        "half_days": _("half-days"),
        "column_week": _("Week of"),
        "all_sources": _("First fill in all three sources; then you put them together."),
        "you_wrote": _("What each source says"),
        "column_source": _("Source"),
        "column_you": _("You noted"),
        "column_fits": _("What it says"),
        "note_label": _("In your own words: what do the sources say together? (for yourself, not marked)"),
        "truth_heading": _("What was really going on"),
        "end": _(
            "First each source by itself, then together. Ask three things: do two sources say the same because they are made "
            "from the same thing? Do I believe one because it is the newest? And is this source saying that all is well, or "
            "is it silent? Sources don't vote; each sees something else."
        ),
    }
