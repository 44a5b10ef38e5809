"""The exercise "Alarm threshold": when should a pupil be on the list? The learner finds that no threshold is free."""

from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.names import BIRDS
from datawijs.language import _, decimal, ngettext
from datawijs.widgets.alarm_threshold.classes import (
    DECLINING,
    LAST,
    MINUTES_PER_PUPIL,
    PUPILS,
    TESTS,
    THRESHOLDS,
    WEEKS_PER_LIST,
    Classes,
    draw_classes,
    minutes_per_week,
    outcomes,
)
from datawijs.widgets.alarm_threshold.questions import GUESS_AT, HEALTHY, Tally, guesses, questions, stakes
from datawijs.widgets.answers_table import answers_table
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.question import question_words

CLASSES = 200
MARKS = ["caught", "missed", "false_alarms", "left_alone"]


class AlarmThreshold(Exercise):
    """One class with known truth, one rule, and a slider: caught, missed, falsely alarmed, and the work it takes.

    exercise_id : language-neutral name, such as "no-alarm-is-free"; answers are kept under it.
    seed : another number draws other classes. The class that is shown is the most typical of 200.
    """

    def __init__(self, exercise_id: str, *, seed: int = 1):
        super().__init__(
            exercise_id,
            title=_("When is a pupil on the list?"),
            content=alarm_content(seed),
            ui={**question_words(), **_sentences()},
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
    asked = questions(tally, pupils)
    return {
        "edition": f"alarm-{seed}",
        "intro": _intro(),
        "rule": _rule(classes, shown, pupils),
        "guesses": [question.content() for question in guesses(tally)],
        "steps": [_step(tally, place) for place in range(len(THRESHOLDS))],
        "start": THRESHOLDS.index(GUESS_AT),
        "pupils": [_pupil(row) for row in pupils.sort_values("drop").itertuples()],
        "declining": DECLINING,
        "healthy": HEALTHY,
        "stakes": [{**stake, **_choosing(stake["best"])} for stake in stakes(tally)],
        "questions": [question.shuffled(rng).content() for question in asked],
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
        classes=CLASSES,
    )


def _intro() -> str:
    return _(
        "A class of {pupils} pupils, {tests} tests in one subject. We drew this class ourselves, so we know what no "
        "school knows: "
        "{declining} pupils have a real decline, with the other {healthy} nothing is the matter. It is the most "
        "typical of "
        "{classes} classes that we drew in the same way."
    ).format(pupils=PUPILS, tests=TESTS, declining=DECLINING, healthy=HEALTHY, classes=CLASSES)


def _rule(classes: Classes, shown: int, pupils: pd.DataFrame) -> dict[str, Any]:
    """The rule, told with one pupil: a decline that the rule sees well."""
    one = pupils[pupils["declines"]].nlargest(1, "drop").iloc[0]
    scores = classes.scores.query("`class` == @shown and pupil == @one.pupil and subject == 0").sort_values("number")[
        "score"
    ]
    values = scores.to_numpy()
    earlier, last = values[:-LAST], values[-LAST:]
    wobble = earlier.std(ddof=1)
    text = _(
        "Take {name}. The first {earlier} results are {mean} on average, and {inside} of them lie within {wobble} "
        "points of that. "
        "We call these {wobble} points {name}'s own wobble (the standard deviation). The last {last} are {recent} on "
        "average. That is {points} points lower, or {drop} times the own "
        "wobble."
    ).format(
        name=one["name"],
        earlier=len(earlier),
        mean=decimal(earlier.mean()),
        wobble=decimal(wobble),
        inside=int((abs(earlier - earlier.mean()) <= wobble).sum()),
        last=len(last),
        recent=decimal(last.mean()),
        points=decimal(earlier.mean() - last.mean()),
        drop=decimal(one["drop"], 2),
    )
    return {
        "text": text,
        "rule": _(
            "A pupil is on the list when the last {last} results lie far enough below the pupil's own earlier "
            "average. How far is far "
            "enough? We count in the pupil's own wobble, so that a restless pupil isn't on the list every month. The "
            "number of "
            "wobbles is the threshold, and you choose it."
        ).format(last=LAST),
        "work": _(
            "What it costs is our own choice: {each} minutes for every name on the list (to look, to prepare, to "
            "talk), and a new "
            "list every {weeks} weeks."
        ).format(each=MINUTES_PER_PUPIL, weeks=WEEKS_PER_LIST),
        "name": one["name"],
        "values": values.tolist(),
        "mean": round(float(earlier.mean()), 1),
        "lower": round(float(earlier.mean() - wobble), 1),
        "upper": round(float(earlier.mean() + wobble), 1),
        "last": LAST,
        "caption": _("The results of {name}").format(name=one["name"]),
    }


def _pupil(row: Any) -> dict[str, Any]:
    return {
        "name": row.name,
        "drop": round(row.drop, 2),
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


def _step(tally: Tally, place: int) -> dict[str, Any]:
    threshold = THRESHOLDS[place]
    here, mean = tally.here.iloc[place], tally.mean.iloc[place]
    minutes = decimal(minutes_per_week(here["on_list"]), 0)
    values = {
        "threshold": decimal(threshold, 2),
        "caught": here["caught"],
        "missed": here["missed"],
        "false": here["false_alarms"],
        "declining": DECLINING,
        "healthy": HEALTHY,
        "minutes": minutes,
    }
    values["names"] = ngettext("{count} name on the list", "{count} names on the list", int(here["on_list"])).format(
        count=here["on_list"]
    )
    sentence = _(
        "Threshold {threshold}: {names}. Hits: {caught} of {declining}. Misses: {missed}. False alarms: {false} "
        "of {healthy}. Work: {minutes} minutes a week."
    )
    return {
        "threshold": threshold,
        "label": decimal(threshold, 2),
        "spoken": _("{threshold} times the pupil's own wobble, {names}").format(**values),
        "names": values["names"],
        "sentence": sentence.format(**values),
        "here": {name: int(here[name]) for name in [*MARKS, "on_list"]},
        "minutes": minutes,
        "mean": {name: round(float(mean[name]), 2) for name in [*MARKS, "on_list"]},
        "mean_text": {name: decimal(mean[name]) for name in [*MARKS, "on_list"]},
        "mean_minutes": decimal(minutes_per_week(mean["on_list"]), 0),
    }


def _sentences() -> dict[str, str | int]:
    return {
        "kind": _("Exercise: alarm threshold"),
        "rule_heading": _("The rule"),
        "own_average": _("own average of the earlier results"),
        "own_wobble": _("own average, plus and minus one wobble"),
        "test": _("test"),
        "last_three": _("the last three"),
        "guess_heading": _("First your guess"),
        "guess_intro": _("Guess before you look. A wrong guess teaches you most."),
        "guess_fits": _("Well guessed"),
        "guess_off": _("It turns out differently"),
        "more_below": _("You can go on below."),
        "try_heading": _("Try the threshold"),
        "try_intro": _(
            "Move the threshold, with the slider or with the buttons. Try at least three places, far apart."
        ),
        "slider": _("Threshold: how many times the pupil's own wobble"),
        "longer": _("longer list"),
        "shorter": _("shorter list"),
        "picture": _("The class at threshold {threshold}"),
        "picture_axis": _("drop, in own wobbles"),
        "on_side": _("on the list"),
        "off_side": _("not on the list"),
        "declines": _("Real decline"),
        "healthy": _("Nothing the matter"),
        "caught": _("Hits"),
        "missed": _("Misses"),
        "false_alarms": _("False alarms"),
        "left_alone": _("Rightly left alone"),
        "caught_note": _("real decline, on the list"),
        "missed_note": _("real decline, not on the list"),
        "false_alarms_note": _("no decline, yet on the list"),
        "left_alone_note": _("no decline, not on the list"),
        "of": _("{number} of {all}"),
        "work": _("Work"),
        "work_unit": _("{minutes} minutes a week"),
        "average": _("{number} on average over {classes} classes"),
        "classes": CLASSES,
        "column_pupil": _("Pupil"),
        "column_drop": _("Drop"),
        "column_truth": _("The truth"),
        "column_listed": _("On the list?"),
        "yes": _("yes"),
        "no": _("no"),
        "trade_heading": _("What you have tried"),
        "trade_x": _("false alarms, of {all}").format(all=HEALTHY),
        "trade_y": _("hits, of {all}").format(all=DECLINING),
        "trade_ideal": _("what we would like: every decline a hit, and no false alarm"),
        "trade_line": _("all thresholds, average of {classes} classes").format(classes=CLASSES),
        "trade_tried": _("your thresholds, in this class"),
        "trade_alternative": _("What you have tried, in this class: {list}."),
        "trade_point": _("threshold {threshold}: {caught} hits, {false} false alarms"),
        "column_threshold": _("Threshold"),
        "column_false": _("False alarms"),
        "column_minutes": _("Minutes a week"),
        "stakes_heading": _("Choose, twice"),
        "stakes_intro": _(
            "The same class and the same rule, but something else is at stake. Judge by the average over "
            "{classes} classes: one class may be a fluke. Look it up with the slider above."
        ).format(classes=CLASSES),
        "stake_label": _("My threshold"),
        "stake_fits": _("This fits"),
        "stake_not": _("This doesn't fit"),
        "questions_heading": _("What does it mean?"),
        "progress": _("{done} of {all} done"),
        "end_heading": _("To take along"),
        "end_score": _("Right at the first try: {right} of {all}."),
        "end": _(
            "A lower threshold gives more hits and more false alarms; a higher one gives fewer false alarms and "
            "more misses. The data don't choose for you. You choose, as a team: which mistake is worse here, and "
            "how much time is there?"
        ),
    }
