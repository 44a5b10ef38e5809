"""Daily practice: five pupils a day, and those that were missed come back."""

from dataclasses import replace

import numpy as np
import pandas as pd

from datawijs.items import Item, item_bank
from datawijs.signals import ANSWERS
from datawijs.widgets.beside_the_line import chance_of
from datawijs.widgets.daily_practice.boxes import A_DAY, boxes_content
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.judged_words import judged_words, series_words
from datawijs.widgets.pupil import edition_of, pupil_content, pupil_words
from datawijs.widgets.raw_chart import can_be_raw, misleads_raw
from datawijs.words import later, read_words

# From this exercise's seed to the one of its item bank: other pupils than the adaptive trainer with the same seed has.
OWN_BANK = 1_000


class DailyPractice(Exercise):
    """Judge five pupils a day, each with the truth, why, and chance at once. Missed pupils come back, see `boxes`.

    No pupil whom you judged well comes back before all 120 have been seen, which takes 24 days or more.

    One in five is shown raw, as a dashboard shows them.

    Missed means: another answer than the results support, as in Noise or decline. A day is a day on the learner's own device.
    Who wants more takes an extra round; who skips days goes on where they were.

    The same `seed` gives the same pupils. Raises ValueError for an id that can't be used.
    """

    minutes = 6

    def __init__(self, exercise_id: str, *, seed: int = 1):
        pupils = _some_raw(_shuffled(bank_of_its_own(seed), np.random.default_rng(seed)))
        self._items = {item.key: item for item in pupils}
        super().__init__(
            exercise_id,
            title=read_words(__file__).title("card"),
            content={
                "pupils": [{**pupil_content(item), "key": item.key} for item in pupils],
                "edition": edition_of(pupils),
                "boxes": boxes_content(),
            },
            ui=_sentences(),
        )

    @property
    def result(self) -> pd.DataFrame:
        """What was answered, one row for each pupil judged, in the order of answering.

        Columns: round (from 1), day (date on the learner's device), item (from 1), time (1 at first sight, 2 when the pupil
        came back, …), pupil, subject, answer, best ("noise", "early", "decline"; best is what the results support), right
        (whether those two are the same), truth ("noise" or "decline"), chance (how often chance alone gives
        best or a stronger answer).
        Answers to pupils who are no longer in the bank are left out.
        """
        rows = [
            {
                "round": number,
                "day": pd.Timestamp(a_round["day"]),
                "item": place,
                "key": judged["pupil"],
                "pupil": item.name,
                "subject": item.subject_id,
                "answer": ANSWERS[judged["answer"]],
                "best": item.evidence.best,
                "right": ANSWERS[judged["answer"]] == item.evidence.best,
                "truth": "decline" if item.declines else "noise",
                "chance": chance_of(item.evidence.rule),
            }
            for number, a_round in enumerate(self.given.get("rounds", []), start=1)
            if a_round.get("edition") == self.content["edition"]
            for place, judged in enumerate(a_round["judged"], start=1)
            for item in [self._items[judged["pupil"]]]
        ]
        columns = ["round", "day", "item", "key", "pupil", "subject", "answer", "best", "right", "truth", "chance"]
        table = pd.DataFrame(rows, columns=columns)
        table.insert(3, "time", table.groupby("key").cumcount() + 1)
        return table.drop(columns="key")


def bank_of_its_own(seed: int = 1) -> tuple[Item, ...]:
    """Return the 120 items that are practised with here, and nowhere else."""
    return item_bank(OWN_BANK + seed)


def _shuffled(items: tuple[Item, ...], rng: np.random.Generator) -> list[Item]:
    """The items in an order drawn by `rng`, in which each answer comes about as often in any part of it: the k-th of n pupils
    with the same answer comes somewhere in the k-th of n equal parts."""
    places: dict[str, float] = {}
    for answer in ANSWERS:
        alike = [item.key for item in items if item.evidence.best == answer]
        drawn = (rng.permutation(len(alike)) + rng.random(len(alike))) / len(alike)
        places.update(zip(alike, drawn, strict=True))
    return sorted(items, key=lambda item: places[item.key])


def _some_raw(items: list[Item]) -> list[Item]:
    """The items with in every day's worth of them one shown raw; one that misleads whoever leaves out the step, if there is."""
    raw: set[str] = set()
    for start in range(0, len(items), A_DAY):
        able = sorted(filter(can_be_raw, items[start : start + A_DAY]), key=misleads_raw)
        raw.update(item.key for item in able[-1:])
    return [replace(item, raw=item.key in raw) for item in items]


def _sentences() -> dict[str, str]:
    words = read_words(__file__)
    return {
        **pupil_words(),
        **series_words(),
        "supported": judged_words()["supported"],
        **words.sentences("ui", later("count", "date", "number", "back")),
        "intro": words.text("card", a_day=A_DAY),
    }
