"""The exercise "Alarm threshold": when should a pupil be on the list? The learner finds that no threshold is free."""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.names import BIRDS
from datawijs.language import decimal, rounded, told_difference
from datawijs.widgets.alarm_threshold.classes import (
    DECLINING,
    HEALTHY,
    LAST,
    PUPILS,
    THRESHOLDS,
    Classes,
    draw_classes,
    minutes_per_week,
    outcomes,
)
from datawijs.widgets.alarm_threshold.facts import CLASSES, GUESS_AT, Tally, chosen_facts, counted_facts
from datawijs.widgets.alarm_threshold.questions import questions, stakes
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.stages import stage_words
from datawijs.words import Number, Words, later, read_words

MARKS = ["caught", "missed", "false_alarms", "left_alone"]
# what the front end fills in
COUNTED = ("all", "caught", "classes", "false", "list", "minutes", "name", "number", "threshold")


class AlarmThreshold(Exercise):
    """One class with known truth, one rule, and a slider: caught, missed, falsely alarmed, and the work it takes.

    exercise_id : language-neutral name, such as "no-alarm-is-free"; answers are kept under it.
    seed : another number draws other classes. The class that is shown is the most typical of 200.
    """

    minutes = 8

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_words().title("card"),
            content=alarm_content(seed),
            ui={**stage_words(), **_sentences()},
        )

    @property
    def result(self) -> pd.DataFrame:
        """What the learner answered, one row per guess, stake and question.

        Columns: part ("guess", "stake", "question"), key, first (the key of the first answer; for a stake the threshold), right
        (whether that first answer was right), tries (how many answers were given; 0 when none).
        """
        content = self.content
        parts = {"guess": content["guesses"], "question": content["questions"], "stake": content["stakes"]}
        return answers_table(content, self.given, parts).drop(columns="misreading")


def alarm_content(seed: int) -> dict[str, Any]:
    """Return all that the front end of AlarmThreshold shows, in the language in use."""
    classes = draw_classes(CLASSES, seed)
    everywhere = outcomes(classes.pupils)
    shown = typical_class(everywhere)
    tally = make_tally(classes, everywhere, shown)
    pupils = classes.pupils[classes.pupils["class"] == shown].reset_index(drop=True)
    rng = np.random.default_rng(seed)
    pupils["name"] = rng.permutation(BIRDS)[:PUPILS]
    words = _words().knowing(counted_facts(tally, pupils))
    return {
        "edition": f"alarm-{seed}",
        "intro": words.text("card"),
        "rule": _rule(words, classes, shown, pupils),
        "guesses": [question.content() for question in questions(words.part("guesses"))],
        "steps": [_step(words, tally, place) for place in range(len(THRESHOLDS))],
        "start": THRESHOLDS.index(GUESS_AT),
        "pupils": [_pupil(row) for row in pupils.sort_values("drop").itertuples()],
        "declining": DECLINING,
        "healthy": HEALTHY,
        "stakes": [{**stake, **_choosing(stake["best"])} for stake in stakes(words, tally)],
        "questions": [question.shuffled(rng).content() for question in questions(words.part("questions"))],
    }


def typical_class(everywhere: pd.DataFrame) -> int:
    """Return the class that is nearest to the average of all, among those in which no threshold is free.

    Nearest: the smallest sum, over all thresholds, of squared distances in caught and in false alarms, each as a share.
    """
    shares = everywhere.assign(
        caught=everywhere["caught"] / DECLINING, false_alarms=everywhere["false_alarms"] / HEALTHY
    )
    means = shares.groupby("threshold")[["caught", "false_alarms"]].transform("mean")
    distance = ((shares[["caught", "false_alarms"]] - means) ** 2).sum(axis=1).groupby(shares["class"]).sum()
    free = everywhere[(everywhere["missed"] == 0) & (everywhere["false_alarms"] == 0)]["class"].unique()
    return int(distance.drop(free).idxmin())


def make_tally(classes: Classes, everywhere: pd.DataFrame, shown: int) -> Tally:
    """Return what every threshold does, in the class that is shown and on average."""
    columns = [*MARKS, "on_list"]
    here = everywhere[everywhere["class"] == shown].set_index("threshold")[columns]
    watching_all = outcomes(classes.pupils, drop="drop_any")
    return Tally(
        here=here,
        mean=everywhere.groupby("threshold")[columns].mean(),
        mean_any=watching_all.groupby("threshold")[columns].mean(),
    )


def _words() -> Words:
    return read_words(__file__).knowing(chosen_facts())


def _rule(words: Words, classes: Classes, shown: int, pupils: pd.DataFrame) -> dict[str, Any]:
    """The rule, told with one pupil: a decline that the rule sees well."""
    one = pupils[pupils["declines"]].nlargest(1, "drop").iloc[0]
    scores = classes.scores.query("`class` == @shown and pupil == @one.pupil and subject == 0").sort_values("number")[
        "score"
    ]
    values = scores.to_numpy()
    earlier, last = values[:-LAST], values[-LAST:]
    wobble = earlier.std(ddof=1)
    points = told_difference(earlier.mean(), last.mean(), 1)
    text = words.say(
        "rule",
        "text",
        name=one["name"],
        earlier=len(earlier),
        mean=Number(earlier.mean(), 1),
        wobble=Number(wobble, 1),
        inside=int((abs(earlier - earlier.mean()) <= wobble).sum()),
        recent=Number(last.mean(), 1),
        points=Number(points, 1),
        drop=Number(points / rounded(wobble, 1), 1),  # as a reader divides what is told
    )
    return {
        "text": text,
        "rule": words.say("rule", "rule"),
        "work": words.say("rule", "work"),
        "name": one["name"],
        "values": values.tolist(),
        "mean": rounded(float(earlier.mean()), 1),
        "lower": rounded(float(earlier.mean() - wobble), 1),
        "upper": rounded(float(earlier.mean() + wobble), 1),
        "last": LAST,
        "caption": words.say("rule", "caption", name=one["name"]),
    }


def _pupil(row: Any) -> dict[str, Any]:
    return {
        "name": row.name,
        "drop": rounded(row.drop, 2),
        "drop_text": decimal(row.drop, 2),
        "declines": bool(row.declines),
    }


def _choosing(best: int) -> dict[str, Any]:
    """What may be chosen in a situation: a threshold, of which one fits."""
    options = [
        {"key": f"{threshold:g}", "correct": place == best, "misreading": None}
        for place, threshold in enumerate(THRESHOLDS)
    ]
    return {"kind": "stake", "options": options}


def _step(words: Words, tally: Tally, place: int) -> dict[str, Any]:
    threshold = THRESHOLDS[place]
    here, mean = tally.here.iloc[place], tally.mean.iloc[place]
    minutes = Number(minutes_per_week(here["on_list"]))
    names = words.say("step", "names", count=int(here["on_list"]))
    sentence = words.say(
        "step",
        "sentence",
        threshold=Number(threshold, 2),
        names=names,
        caught=int(here["caught"]),
        missed=int(here["missed"]),
        false=int(here["false_alarms"]),
        minutes=minutes,
    )
    return {
        "threshold": threshold,
        "label": decimal(threshold, 2),
        "spoken": words.say("step", "spoken", threshold=Number(threshold, 2), names=names),
        "names": names,
        "sentence": sentence,
        "here": {name: int(here[name]) for name in [*MARKS, "on_list"]},
        "minutes": decimal(minutes.value, 0),
        "mean": {name: rounded(float(mean[name]), 2) for name in [*MARKS, "on_list"]},
        "mean_text": {name: decimal(mean[name]) for name in [*MARKS, "on_list"]},
        "mean_minutes": decimal(minutes_per_week(mean["on_list"]), 0),
    }


def _sentences() -> dict[str, str | int]:
    words = _words()
    return {
        "rule_heading": words.title("rule"),
        "try_heading": words.title("try"),
        "try_intro": words.text("try"),
        "stakes_heading": words.title("stakes"),
        "stakes_intro": words.text("stakes"),
        "classes": CLASSES,
        **words.sentences("told"),
        **words.sentences("ui", later(*COUNTED)),
    }
