"""Conversation planner: from a signal to what one does with it, with the consequences of each choice."""

from typing import Any

import pandas as pd

from datawijs.language import _
from datawijs.widgets.conversation_planner.signal import Signal
from datawijs.widgets.conversation_planner.stories import story_of
from datawijs.widgets.conversation_planner.story import PlanWords, Step, Story, Way, misconceptions
from datawijs.widgets.exercise import Exercise

# The parts of the conversation plan, in the order in which they stand on the paper.
PLAN = ("saw", "unknown", "whom", "opening", "agree", "share", "again")


class ConversationPlanner(Exercise):
    """A case from the fictional board, told in steps: choose, see what follows and why, go back, and take another way.

    `case` is "primary" (a real decline in a Dutch primary school), "secondary" (a test that was hard for a whole class in a
    Flemish secondary school), "false-alarm" (one low result there, with nothing going on) or "colleague" (the talk after a
    classroom visit, with a teacher who acts on every dip). It ends in the truth and in a
    conversation plan on one page, which the learner changes and prints. Raises ValueError for another case or an id that can't
    be used.
    """

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
        "steps": [_step(step) for step in story.steps],
        "endings": [{"key": ending.key, "title": ending.title, "text": ending.text} for ending in story.endings],
        "misconceptions": misconceptions(),
        "plan": {"saw": _plan_words(story).saw, "unknown": _plan_words(story).unknown},
        "plan_parts": list(PLAN),
    }


def _chart(story: Story) -> dict[str, Any]:
    """Return the line in front and the one beside it: the pupil and the class, or the other way round."""
    signal = story.signal
    lines = [(signal.name, signal.scores), (_("class average"), signal.class_average)]
    if story.about_class:
        lines = [(_("class {name}").format(name=signal.class_name), signal.class_average), lines[0]]
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
    if signal.coloured:
        return {"marks": list(signal.coloured.tests), "mark_label": _("orange on the dashboard"), "marks_known": True}
    decline = range(signal.onset, len(signal.scores) + 1) if signal.onset else []
    return {"marks": list(decline), "mark_label": _("after the decline began"), "marks_known": False}


def _plan_words(story: Story) -> PlanWords:
    return story.plan or PlanWords(
        saw=" ".join(story.says),
        unknown=_("What is behind it. The results can't tell."),
        intro=_(
            "Here stands what was sensible on your path; the rest is still empty. Change it to suit this story, or "
            "empty it and write a plan for a pupil of your own. Then leave the name out."
        ),
        end=_("Data are a reason to talk, not the verdict."),
    )


def _values(series: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else round(float(value), 1) for value in series]


def _step(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": step.title,
        "situation": step.situation,
        "fills": step.fills,
        "ways": [_way(way) for way in step.ways],
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "key": way.key,
        "text": way.text,
        "consequence": way.consequence,
        "why": way.why,
        "leads_to": way.leads_to,
        "minutes": way.minutes,
        "weeks": way.weeks,
        "trust": way.trust,
        "misconception": way.misconception,
    }


def _ui(story: Story) -> dict[str, str]:
    return {
        "story": _("The pupil, the school and the story are made up. What you read about time is an estimate."),
        "dashboard": _("What the dashboard says"),
        "see_again": _("Look at the results again"),
        "test": _("test"),
        "missed_label": _("missed"),
        "decision": _("Decision {number}: {title}"),
        "choose": _("Do this"),
        "choose_first": _("Choose first what you would do."),
        "you_chose": _("You chose"),
        "follows": _("What follows"),
        "sensible": _("A sensible step"),
        "costs": _("What it cost"),
        "cost_minutes": _("your time: {count} minutes"),
        "cost_weeks": _("time that passed: {count} weeks"),
        "cost_week": _("time that passed: 1 week"),
        "cost_nothing": _("nothing"),
        "trust_up": _("trust grows"),
        "trust_down": _("trust suffers"),
        "go_on": _("Go on with this"),
        "to_end": _("See how it ends"),
        "other": _("Go back and choose something else"),
        "path": _("Your path so far"),
        "whole_path": _("Your path"),
        "back_to": _("Back to this decision: {title}"),
        "back_here": _("Back to here"),
        "tried_before": _("tried before"),
        "ended": _("How it ended: {title}"),
        "truth": _("What was really going on"),
        "total": _("Altogether"),
        "sum_up": _("Sensible steps on this path: {sensible} of {all}."),
        "seen": _("You have now seen {seen} of the {all} choices in this story. Each one has its own consequence."),
        "again": _("Begin again"),
        "plan": _("Your conversation plan"),
        "plan_intro": _plan_words(story).intro,
        "plan_title": _("Conversation plan"),
        "plan_saw": _("What I saw"),
        "plan_unknown": _("What I don't know yet"),
        "plan_whom": _("With whom I talk first, and where"),
        "plan_opening": _("My first sentence"),
        "plan_agree": _("What we agree"),
        "plan_share": _("What others hear, and from whom"),
        "plan_again": _("When we look again, and at what"),
        "plan_end": _plan_words(story).end,
        "kept": _("What you choose and type stays in this browser, on this device. Nobody else gets to see it."),
        "print": _("Print the plan"),
        "save": _("Save as a text file"),
        "saved": _("The file is called {file}. You can open it with any word processor."),
        "file": _("conversation-plan"),
    }
