"""What the exercise "Alarm threshold" asks: questions, and two choices with something at stake."""

from typing import Any

from datawijs.widgets.alarm_threshold.classes import THRESHOLDS, minutes_per_week
from datawijs.widgets.alarm_threshold.facts import Tally, best_for_little_time, best_for_much_to_lose
from datawijs.widgets.question import Answer, Question
from datawijs.widgets.worded_question import question
from datawijs.words import Item, Number, Words

MAY_COINCIDE = "on-the-list"  # its answers are shares, of which two may be the same number


def questions(words: Words) -> list[Question]:
    """Return the questions in a part of the words."""
    return [_unlike(words, key) if key == MAY_COINCIDE else question(words, key) for key in words.block_keys()]


def _unlike(words: Words, key: str) -> Question:
    """The question without wrong answers that read like one before them; the right one comes first."""
    block = words.block(key)
    kept: dict[str, Item[str]] = {}
    for item in sorted(block.items, key=lambda item: not item.tick):
        kept.setdefault(item.text, item)
    answers = tuple(
        Answer(item.text, " ".join((*block.whys, *item.whys)), None if item.tick else item.key)
        for item in kept.values()
    )
    return Question(key, block.setting("level"), " ".join(block.paragraphs), answers)


def stakes(words: Words, tally: Tally) -> list[dict[str, Any]]:
    """Return the two situations in which the learner chooses a threshold: `prompt`, `best` (place of the threshold that
    fits) and `feedback` (one text for every threshold)."""
    minutes = [Number(minutes_per_week(on_list)) for on_list in tally.mean["on_list"]]
    caught = [Number(number, 1) for number in tally.mean["caught"]]
    work = [words.say("little-time", "work", minutes=each) for each in minutes]
    finds = [words.say("much-to-lose", "finds", caught=each) for each in caught]
    return [
        _stake(words, "little-time", best_for_little_time(tally.mean), work),
        _stake(words, "much-to-lose", best_for_much_to_lose(tally.mean), finds),
    ]


def _stake(words: Words, key: str, best: int, outcomes: list[str]) -> dict[str, Any]:
    lower, fits, higher = (words.say(key, each) for each in ("lower", "fits", "higher"))
    judged = [lower] * best + [fits] + [higher] * (len(THRESHOLDS) - best - 1)
    feedback = [f"{outcome} {why}" for outcome, why in zip(outcomes, judged, strict=True)]
    return {"key": key, "prompt": words.text(key), "best": best, "feedback": feedback}
