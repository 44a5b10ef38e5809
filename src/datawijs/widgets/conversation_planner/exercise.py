"""Conversation planner: from a signal to what one does with it, with the consequences of each choice."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from datawijs.board import class_name
from datawijs.language import rounded
from datawijs.widgets.conversation_planner.signal import Signal
from datawijs.widgets.conversation_planner.stories import story_of
from datawijs.widgets.conversation_planner.story import PlanWords, Story, misconceptions
from datawijs.widgets.exercise import Exercise
from datawijs.words import Words, later, read_words

# The parts of the conversation plan, in the order in which they stand on the paper.
PLAN = ("saw", "unknown", "whom", "opening", "agree", "share", "again")
# what the front end fills in
COUNTED = ("number", "title", "count", "sensible", "seen", "all", "file")


class ConversationPlanner(Exercise):
    """A case from the fictional board, told in steps: choose, see what follows and why, go back, and take another way.

    `case` is "primary" (a real decline in a Dutch primary school), "secondary" (a test that was hard for a whole class in a
    Flemish secondary school), "false-alarm" (one low result there, with nothing going on) or "colleague" (the talk after a
    classroom visit, with a teacher who acts on every dip). It ends in the truth and in a
    conversation plan on one page, which the learner changes and prints. Raises ValueError for another case or an id that can't
    be used.
    """

    minutes = 12
    written = ("plan",)

    def __init__(self, exercise_id: str, case: str = "primary"):
        self._story = story_of(case)
        super().__init__(
            exercise_id,
            title=self._story.title,
            content=_content(self._story),
            ui=_ui(self._story),
        )

    @property
    def result(self) -> pd.DataFrame:
        """Every choice that was made, one row for each, in the order of choosing.

        Columns: choice (from 1), step and way (their keys), misconception (the key of the thinking error; missing for a
        sensible way), minutes and weeks (what it cost, estimates), trust (1, 0 or −1), on_path (whether it is part of the path
        as it now is; False for choices that were gone back on).
        """
        steps = {step.key: {way.key: way for way in step.ways} for step in self._story.steps}
        path = self.given.get("path", [])
        rows = []
        for number, chosen in enumerate(self.given.get("log", []), start=1):
            step, key = chosen
            way = steps.get(step, {}).get(key)
            if way is None:
                continue
            rows.append(
                {
                    "choice": number,
                    "step": step,
                    "way": key,
                    "misconception": way.misconception,
                    "minutes": way.minutes,
                    "weeks": way.weeks,
                    "trust": way.trust,
                    "on_path": list(chosen) in [list(kept) for kept in path],
                }
            )
        columns = ["choice", "step", "way", "misconception", "minutes", "weeks", "trust", "on_path"]
        return pd.DataFrame(rows, columns=columns)


def _content(story: Story) -> dict[str, Any]:
    return {
        "intro": story.intro,
        "says": list(story.says),
        "truth": story.truth,
        "chart": _chart(story),
        "steps": [asdict(step) for step in story.steps],
        "endings": [asdict(ending) for ending in story.endings],
        "misconceptions": misconceptions(),
        "plan": {"saw": _plan_words(story).saw, "unknown": _plan_words(story).unknown},
        "plan_parts": list(PLAN),
    }


def _chart(story: Story) -> dict[str, Any]:
    """Return the line in front and the one beside it: the pupil and the class, or the other way round."""
    signal = story.signal
    words = _words()
    lines = [(signal.name, signal.scores), (words.say("chart", "class_average"), signal.class_average)]
    if story.about_class:
        lines = [(class_name(signal.class_name, signal.sector), signal.class_average), lines[0]]
    (name, values), (beside, beside_values) = lines
    return {
        "name": name,
        "caption": story.title,
        "values": _values(values),
        "beside": beside,
        "beside_values": _values(beside_values),
        "now": signal.now,
        **_marks(signal),
    }


def _marks(signal: Signal) -> dict[str, Any]:
    """The tests with a ring around them, what the ring means, and whether one knew it before the end."""
    coloured = signal.coloured
    decline = range(signal.onset, len(signal.scores) + 1) if signal.onset else []
    return {
        "marks": list(coloured.tests if coloured else decline),
        "mark_label": _words().say("chart", "coloured" if coloured else "declining"),
        "marks_known": coloured is not None,
    }


def _plan_words(story: Story) -> PlanWords:
    return story.plan or PlanWords(saw=" ".join(story.says), **_words().sentences("plan"))


def _values(series: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else rounded(float(value), 1) for value in series]


def _ui(story: Story) -> dict[str, str]:
    plan = _plan_words(story)
    return {**_words().sentences("ui", later(*COUNTED)), "plan_intro": plan.intro, "plan_end": plan.end}


def _words() -> Words:
    return read_words(__file__)
