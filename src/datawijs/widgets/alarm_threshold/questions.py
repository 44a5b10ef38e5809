"""What the exercise "Alarm threshold" asks: two guesses, two choices with something at stake, four questions.

Every number in a sentence is computed from the drawn classes.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from datawijs.language import _, decimal, ngettext
from datawijs.widgets.alarm_threshold.classes import (
    DECLINING,
    MINUTES_PER_PUPIL,
    PUPILS,
    THRESHOLDS,
    WEEKS_PER_LIST,
    minutes_per_week,
)
from datawijs.widgets.question import Answer, Question

HEALTHY = PUPILS - DECLINING
GUESS_AT = 1.0  # the threshold of the two guesses
MINUTES_AVAILABLE = 40  # a week: the stake "little time"
TO_CATCH = 0.8  # of the pupils who decline: the stake "much to lose"


@dataclass(frozen=True)
class Tally:
    """What the rule does: `here` in the one class that is shown, `mean` on average over all drawn classes, `mean_any` likewise
    when three subjects are watched. Each is a table with a row per threshold."""

    here: pd.DataFrame
    mean: pd.DataFrame
    mean_any: pd.DataFrame
    classes: int


# ---- two guesses -----------------------------------------------------------------------------------------------------


def guesses(tally: Tally) -> list[Question]:
    """Return the two guesses, asked before the learner has seen any list."""
    return [_guess_false_alarms(tally), _guess_caught(tally)]


def _guess_false_alarms(tally: Tally) -> Question:
    mean = tally.mean.loc[GUESS_AT, "false_alarms"]
    fact = _(
        "At this threshold {here} of the {healthy} pupils without a decline are on the list here, and {mean} on "
        "average "
        "over {classes} such classes."
    ).format(here=tally.here.loc[GUESS_AT, "false_alarms"], healthy=HEALTHY, mean=decimal(mean), classes=tally.classes)
    misreadings = {
        (0, 0): (
            "no-false-alarms",
            _(
                "A rule that measures against the pupil's own wobble still meets bad luck: three low results in a "
                "row happen."
            ),
        ),
        (1, 4): (
            "few-false-alarms",
            _("Three low results in a row happen by chance, and with many pupils there is always someone."),
        ),
        (5, 10): (
            "many-false-alarms",
            _(
                "The average of three results wobbles less than one result, so chance reaches this threshold less "
                "often."
            ),
        ),
        (11, HEALTHY): (
            "half-by-chance",
            _(
                "Half of the pupils end below their own average by chance, but only just. The threshold asks for "
                "more than that."
            ),
        ),
    }
    answers = _range_answers(misreadings, mean, fact)
    prompt = _(
        "{healthy} of the {pupils} pupils have no decline at all. The threshold is 1: once the pupil's own "
        "wobble. How many of these {healthy} will be on the list all the same?"
    ).format(healthy=HEALTHY, pupils=PUPILS)
    return Question("guess-false-alarms", "guess", prompt, answers)


def _guess_caught(tally: Tally) -> Question:
    mean = tally.mean.loc[GUESS_AT, "caught"]
    fact = _(
        "At this threshold {here} of the {declining} are on the list here, and {mean} on average over {classes} such "
        "classes."
    ).format(here=tally.here.loc[GUESS_AT, "caught"], declining=DECLINING, mean=decimal(mean), classes=tally.classes)
    misreadings = {
        (0, 1): (
            "rule-sees-little",
            _(
                "A decline of one to three wobbles, as in these classes, moves the average of three results far "
                "enough more often than not."
            ),
        ),
        (2, 3): (
            "rule-sees-all-but",
            _(
                "A decline that is small, or has only just begun, hides in the wobble; a pupil's good luck can hide "
                "it as well."
            ),
        ),
        (DECLINING, DECLINING): (
            "rule-sees-all",
            _(
                "A decline that is small, or has only just begun, hides in the wobble. A rule can't see what luck "
                "covers up."
            ),
        ),
    }
    answers = _range_answers(misreadings, mean, fact)
    prompt = _("{declining} pupils do have a real decline. How many of those {declining} will be on the list?").format(
        declining=DECLINING
    )
    return Question("guess-caught", "guess", prompt, answers)


def _range_answers(misreadings: dict[tuple[int, int], tuple[str, str]], value: float, fact: str) -> tuple[Answer, ...]:
    answers = []
    for (low, high), (misreading, why) in misreadings.items():
        right = low - 0.5 <= value < high + 0.5
        answers.append(Answer(_range_text(low, high), f"{fact} {why}", None if right else misreading))
    return tuple(answers)


def _range_text(low: int, high: int) -> str:
    if low == high == 0:
        return _("None")
    if low == high:
        return _("All {number}").format(number=high)
    if high == HEALTHY:
        return _("{low} or more").format(low=low)
    return _("{low} to {high}").format(low=low, high=high) if low else _("{high} at most").format(high=high)


# ---- two choices with something at stake -----------------------------------------------------------------------------


def stakes(tally: Tally) -> list[dict[str, Any]]:
    """Return the two situations in which the learner chooses a threshold: `prompt`, `best` (place of the threshold that
    fits) and `feedback` (one sentence for every threshold)."""
    return [_little_time(tally), _much_to_lose(tally)]


def best_for_little_time(mean: pd.DataFrame) -> int:
    """Return the place of the lowest threshold whose list, on average, fits the time available."""
    return int(np.argmax(minutes_per_week(mean["on_list"].to_numpy()) <= MINUTES_AVAILABLE))


def best_for_much_to_lose(mean: pd.DataFrame) -> int:
    """Return the place of the highest threshold that, on average, catches enough of the pupils who decline."""
    return int(np.flatnonzero(mean["caught"].to_numpy() >= TO_CATCH * DECLINING)[-1])


def _little_time(tally: Tally) -> dict[str, Any]:
    best = best_for_little_time(tally.mean)
    prompt = _(
        "The team has {minutes} minutes a week for the list, not more. A name on the list takes {each} minutes (to "
        "look, to "
        "prepare, to talk), and there is a new list every {weeks} weeks. Which threshold do you choose?"
    ).format(minutes=MINUTES_AVAILABLE, each=MINUTES_PER_PUPIL, weeks=WEEKS_PER_LIST)
    feedback = []
    for place in range(len(THRESHOLDS)):
        if place < best:
            why = _(
                "That is more than the {minutes} minutes there are. A list that nobody has time for helps no one."
            ).format(minutes=MINUTES_AVAILABLE)
        elif place == best:
            why = _(
                "It fits, and no lower threshold does. The price: of the {declining} pupils who decline you miss "
                "{missed} on "
                "average. The list doesn't see them; a colleague who looks and listens may."
            ).format(declining=DECLINING, missed=decimal(tally.mean["missed"].iloc[place]))
        else:
            why = _("It fits, but you miss more than you need to: there is time for a lower threshold.")
        feedback.append(f"{_mean_work(tally, place)} {why}")
    return {"key": "little-time", "prompt": prompt, "best": best, "feedback": feedback}


def _much_to_lose(tally: Tally) -> dict[str, Any]:
    best = best_for_much_to_lose(tally.mean)
    prompt = _(
        "It is the last term before an important choice of school. The team agrees: of the pupils who decline, "
        "at least {share} in 10 must be on the list, even if that takes time. Which threshold do you choose?"
    ).format(share=round(TO_CATCH * 10))
    feedback = []
    for place in range(len(THRESHOLDS)):
        if place > best:
            why = _("That is fewer than the team agreed on. A stricter rule gives a calmer list, and more silence.")
        elif place == best:
            why = _(
                "It is enough, and no higher threshold is. The price: {work} minutes a week, and {false} talks out "
                "of {all} "
                "with a pupil who has no decline. So open each talk with a question, not with a conclusion."
            ).format(
                work=decimal(minutes_per_week(tally.mean["on_list"].iloc[place]), 0),
                false=decimal(tally.mean["false_alarms"].iloc[place]),
                all=decimal(tally.mean["on_list"].iloc[place]),
            )
        else:
            why = _("It is enough, but it costs more work, and gives more false alarms, than the agreement needs.")
        feedback.append(f"{_mean_caught(tally, place)} {why}")
    return {"key": "much-to-lose", "prompt": prompt, "best": best, "feedback": feedback}


def _mean_work(tally: Tally, place: int) -> str:
    return _("Over {classes} classes this threshold takes {minutes} minutes a week on average.").format(
        classes=tally.classes, minutes=decimal(minutes_per_week(tally.mean["on_list"].iloc[place]), 0)
    )


def _mean_caught(tally: Tally, place: int) -> str:
    return _("Over {classes} classes this threshold finds {caught} of the {declining} declines on average.").format(
        classes=tally.classes, caught=decimal(tally.mean["caught"].iloc[place]), declining=DECLINING
    )


# ---- four questions --------------------------------------------------------------------------------------------------


def questions(tally: Tally, pupils: pd.DataFrame) -> list[Question]:
    """Return the questions that close the exercise; `pupils` are those of the class that is shown."""
    return [_free_threshold(pupils), _listed(tally), _three_subjects(tally), _not_listed(tally)]


def _free_threshold(pupils: pd.DataFrame) -> Question:
    weakest = decimal(pupils.loc[pupils["declines"], "drop"].min(), 2)
    strongest = decimal(pupils.loc[~pupils["declines"], "drop"].max(), 2)
    overlap = _(
        "The least visible decline in this class is a drop of {weakest} wobbles; the largest drop without a decline is "
        "{strongest}."
    ).format(weakest=weakest, strongest=strongest)
    answers = (
        Answer(
            _("Yes, it lies between two steps of the slider"),
            overlap + " " + _("The two groups overlap, so no line, however fine, keeps them apart."),
            "finer-scale",
        ),
        Answer(
            _("No: every threshold misses someone, or flags someone wrongly"),
            overlap
            + " "
            + _(
                "Lower means more hits and more false alarms; higher means fewer false alarms and more misses. "
                "You choose which mistake weighs more."
            ),
        ),
        Answer(
            _("Not with this rule, but a cleverer formula would do it"),
            overlap
            + " "
            + _(
                "A better rule makes the overlap smaller, and that is worth having. But pupils wobble, and no "
                "formula takes "
                "the wobble out of three results."
            ),
            "cleverer-formula",
        ),
    )
    prompt = _("Is there a threshold for this class that misses nobody and flags nobody wrongly?")
    return Question("free-threshold", "meaning", prompt, answers)


def _listed(tally: Tally) -> Question:
    """Of those on the list, how many decline? (not: of those who decline, how many are on the list?)"""
    place = best_for_much_to_lose(tally.mean)
    row = tally.mean.iloc[place]
    hit_rate, alarm_rate = row["caught"] / DECLINING, row["false_alarms"] / HEALTHY
    listed = row["caught"] / row["on_list"]
    one = hit_rate / (hit_rate + (PUPILS - 1) * alarm_rate)  # with one declining pupil in the class
    fact = _(
        "On average {all} names are on the list, and {caught} of them have a real decline: {percent} in 100."
    ).format(all=decimal(row["on_list"]), caught=decimal(row["caught"]), percent=_percent(listed))
    right = (
        fact
        + " "
        + _(
            "And here {declining} of {pupils} decline. With 1 of {pupils} it would be {one} in 100: the rarer the "
            "decline, the less "
            "a name on the list says."
        ).format(declining=DECLINING, pupils=PUPILS, one=_percent(one))
    )
    candidates = [
        Answer(_in_hundred(listed), right),
        Answer(
            _in_hundred(hit_rate),
            fact
            + " "
            + _(
                "{percent} in 100 is the other way round: the share of the pupils who decline that is on the list."
            ).format(percent=_percent(hit_rate)),
            "other-way-round",
        ),
        Answer(
            _in_hundred(1 - alarm_rate),
            fact
            + " "
            + _("{percent} in 100 is the share of pupils without a decline who are rightly left alone.").format(
                percent=_percent(1 - alarm_rate)
            ),
            "rightly-left-alone",
        ),
        Answer(
            _("Certain: that is what the list is for"),
            fact + " " + _("A list shows whom to look at. The looking is still to be done."),
            "list-is-verdict",
        ),
    ]
    prompt = _(
        "The threshold is {threshold}. A name is on the list; you know nothing more. How likely is a real decline?"
    ).format(threshold=decimal(THRESHOLDS[place], 2))
    return Question("on-the-list", "meaning", prompt, _unlike(candidates))


def _three_subjects(tally: Tally) -> Question:
    one = tally.mean.loc[GUESS_AT, "false_alarms"]
    three = tally.mean_any.loc[GUESS_AT, "false_alarms"]
    fact = _("With one subject {one} pupils are flagged wrongly on average, with three subjects {three}.").format(
        one=decimal(one), three=decimal(three)
    )
    answers = (
        Answer(
            _("Fewer: three subjects give more certainty than one"),
            fact
            + " "
            + _(
                "More data give more certainty when you put them together. Here every subject may sound the alarm by "
                "itself, and "
                "so chance gets three tries."
            ),
            "more-data-more-certainty",
        ),
        Answer(
            _("About as many: the threshold is the same"),
            fact
            + " "
            + _("The threshold is the same for each subject, but each pupil now gets three chances to drop below it."),
            "same-rule-same-alarms",
        ),
        Answer(
            _("Clearly more: chance gets three tries with each pupil"),
            fact
            + " "
            + _("If you watch more, you see more chance. A list over all subjects needs a stricter threshold."),
        ),
    )
    prompt = _(
        "The threshold is 1. Now the list watches three subjects, and a pupil is on it as soon as one of them drops "
        "far enough. "
        "How many pupils without a decline are on the list, compared with one subject?"
    )
    return Question("three-subjects", "meaning", prompt, answers)


def _not_listed(tally: Tally) -> Question:
    missed = decimal(tally.mean.loc[GUESS_AT, "missed"])
    lowest = tally.mean.iloc[0]
    answers = (
        Answer(
            _("That nothing is the matter: the rule has looked"),
            _(
                "At threshold 1 the list misses {missed} of the {declining} pupils who decline, on average. That "
                "a name is not on the list does not prove that there is no decline."
            ).format(missed=missed, declining=DECLINING),
            "silence-is-proof",
        ),
        Answer(
            _("That this rule saw nothing; my own eyes and a talk still count"),
            _(
                "At threshold 1 the list misses {missed} of the {declining} pupils who decline, on average. The list "
                "is one "
                "source; what you see in the lesson is another."
            ).format(missed=missed, declining=DECLINING),
        ),
        Answer(
            _("That the threshold must go down to 0, so that nobody is missed"),
            _(
                "At threshold 0 there are {on_list} of the {pupils} pupils on the list on average, and still "
                "{missed} of the {declining} are missed. A list with more than half of the class on it singles "
                "out nobody."
            ).format(
                on_list=decimal(lowest["on_list"]), pupils=PUPILS, missed=decimal(lowest["missed"]), declining=DECLINING
            ),
            "threshold-zero",
        ),
    )
    prompt = _("A pupil you worry about is not on the list. What does that tell you?")
    return Question("not-on-the-list", "meaning", prompt, answers)


def _unlike(answers: list[Answer]) -> tuple[Answer, ...]:
    """Drop wrong answers that read like one before them (the right one comes first)."""
    kept: dict[str, Answer] = {}
    for answer in answers:
        kept.setdefault(answer.text, answer)
    return tuple(kept.values())


def _percent(share: float) -> int:
    return round(100 * share)


def _in_hundred(share: float) -> str:
    number = _percent(share)
    return ngettext("About {number} in 100", "About {number} in 100", number).format(number=number)
