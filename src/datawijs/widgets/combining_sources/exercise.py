"""The exercise "Combining sources": what does each say, where do they contradict, and what do you do?"""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.language import rounded
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.combining_sources.facts import case_words, month_name
from datawijs.widgets.combining_sources.pupils import BOARD_SEED, SCHOOLS, Case, draw_cases
from datawijs.widgets.combining_sources.questions import (
    SOURCES,
    decision_question,
    source_questions,
    together_question,
)
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.stages import stage_words
from datawijs.words import Words, read_words


class CombiningSources(Exercise):
    """Three pupils, three sources each: practice platform, tests, absences. Then the truth.

    exercise_id : language-neutral name, such as "combining-sources"; answers are kept under it.
    seed : another number chooses other pupils of the fictional board.
    """

    minutes = 12
    written = ("notes",)

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=read_words(__file__).title("card"),
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
    rng, cases = np.random.default_rng(seed), draw_cases(seed)
    return {
        "edition": "-".join(["sources", str(BOARD_SEED), str(SCHOOLS), str(seed), *(case.pupil_id for case in cases)]),
        "intro": read_words(__file__).text("card"),
        "cases": [_shown(case, number, rng) for number, case in enumerate(cases, start=1)],
    }


def _shown(case: Case, number: int, rng: np.random.Generator) -> dict[str, Any]:
    words, asked = case_words(case), source_questions(case)
    charts = {
        "practice": _practice_chart(case, words),
        "tests": _tests_chart(case, words),
        "absences": _absences_chart(case, words),
    }
    return {
        "key": case.key,
        "name": case.name,
        "heading": words.say("card", "heading", number=number),
        "sources": [
            {"key": key, "tab": words.title(key), "type": key, **charts[key], "question": asked[key].content()}
            for key in SOURCES
        ],
        "together": together_question(case).shuffled(rng).content(),
        "decision": decision_question(case).content(),  # wait, look closer, talk: always in this order
        "truth": words.say("truth", case.key),
    }


def _practice_chart(case: Case, words: Words) -> dict[str, Any]:
    months = [month_name(words, month, "short") for month in case.practice.index]
    places = [int(place) for place in case.practice["percentile"]]
    reached = [bool(one) for one in case.practice["on_target"]]
    title = words.say("practice", "title")
    told = [
        words.say("practice", "reached" if one else "missed", month=month, place=place)
        for month, place, one in zip(months, places, reached, strict=True)
    ]
    return {
        "title": title,
        "note": words.say("practice", "note"),
        "labels": months,
        "values": places,
        "reached": reached,
        "alternative": f"{title}. {' '.join(told)}",
    }


def _tests_chart(case: Case, words: Words) -> dict[str, Any]:
    return {
        "title": words.say("tests", "title"),
        "note": "",
        "name": case.name,
        "values": _plain(case.scores),
        "average": _plain(case.class_average),
    }


def _absences_chart(case: Case, words: Words) -> dict[str, Any]:
    labels = [f"{week.day} {month_name(words, week, 'short')}" for week in case.half_days.index]
    values = [int(number) for number in case.half_days]
    title = words.say("absences", "title")
    away = [
        words.say("absences", "away", day=label, number=value)
        for label, value in zip(labels, values, strict=True)
        if value
    ]
    return {
        "title": title,
        "note": words.say("absences", "note"),
        "labels": labels,
        "values": values,
        "alternative": f"{title}. " + (("; ".join(away) + ".") if away else words.say("absences", "never")),
    }


def _plain(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else rounded(float(value), 1) for value in values]


def _sentences() -> dict[str, str]:
    words = read_words(__file__)
    return {**words.sentences("ui"), "truth_heading": words.title("truth")}
