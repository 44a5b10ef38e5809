"""Noise or decline: judge a pupil's results, and learn when there is something to judge."""

from typing import Any

import pandas as pd

from datawijs.items import form as items_of_form
from datawijs.items.evidence import habits
from datawijs.signals import ANSWERS
from datawijs.widgets.beside_the_line import chance_of
from datawijs.widgets.confidence import confidence_content, confidence_words
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.judged_words import judged_content, judged_words
from datawijs.widgets.noise_or_decline.items import draw_rounds
from datawijs.widgets.pupil import PupilToJudge, edition_of, pupil_content, pupil_words
from datawijs.words import later, read_words


class NoiseOrDecline(Exercise):
    """Pupils' results, three answers (noise, too early to tell, real decline), and after each: the truth, why, and chance.

    `items` is the number of pupils in a round (3 to 12); there are three rounds. The same `seed` draws the same pupils.

    With `form` ("A" or "B") it is a test instead: the 20 pupils of that form of the item bank, without feedback before the
    end, and with each judgement how sure the learner is. The two forms are as alike as can be, for before and after a training.
    It may be taken again, but the first time counts. `items` and `seed` then mean nothing.

    Raises ValueError for another number of items, another form or an id that can't be used.
    """

    def __init__(self, exercise_id: str, *, items: int = 12, seed: int = 1, form: str | None = None):
        self._rounds = draw_rounds(items, seed) if form is None else (items_of_form(form),)
        content = {
            "rounds": [[_shown(item) for item in pupils] for pupils in self._rounds],
            "edition": edition_of(*self._rounds),
            "judging": judged_content(),
        }
        words = read_words(__file__)
        if form is None:
            super().__init__(exercise_id, title=words.title("card"), content=content, ui=sentences_of_rounds())
        else:
            super().__init__(
                exercise_id,
                title=words.title("test_card", form=form),
                content={**content, "form": form, "confidence": confidence_content()},
                ui=sentences_of_test(len(self._rounds[0])),
            )

    @property
    def result(self) -> pd.DataFrame:
        """What was answered, one row for each pupil judged, in the order of answering.

        Columns: attempt, round and item (from 1), pupil, subject, answer and best ("noise", "early", "decline"; best is
        what the results support), truth ("noise" or "decline"), chance (how often chance alone gives
        best or a stronger answer). Of a test
        also: form ("A" or "B"), confidence (stated, in per cent), and counts (whether it is the first time this test was
        taken).
        """
        edition = self.content["edition"]
        attempts = enumerate(self.given.get("attempts", []), start=1)
        ours = [(number, attempt) for number, attempt in attempts if attempt.get("edition") == edition]
        rows = [
            {
                "attempt": number,
                "round": attempt["round"] + 1,
                "item": place + 1,
                "pupil": item.name,
                "subject": item.subject_id,
                "answer": ANSWERS[answer],
                "best": item.evidence.best,
                "truth": "decline" if item.declines else "noise",
                "chance": chance_of(item.evidence.rule),
            }
            for number, attempt in ours
            for place, answer in enumerate(attempt["answers"])
            for item in [self._rounds[attempt["round"]][place]]
        ]
        columns = ["attempt", "round", "item", "pupil", "subject", "answer", "best", "truth", "chance"]
        table = pd.DataFrame(rows, columns=columns)
        if "form" not in self.content:
            return table
        return table.assign(
            form=self.content["form"],
            confidence=[sure for _number, attempt in ours for sure in attempt["sure"]],
            counts=table["attempt"] == min((number for number, _attempt in ours), default=0),
        )


def _shown(item: PupilToJudge) -> dict[str, Any]:
    return {**pupil_content(item), "habits": habits(item.scores, item.class_average)}


def sentences_of_rounds() -> dict[str, str]:
    """Return all sentences of the rounds, in the language in use."""
    words = read_words(__file__)
    return {
        **pupil_words(),
        **judged_words(),
        **words.sentences("habits"),
        **words.sentences("rounds", later("milder", "stronger")),
        "intro": words.text("card"),
    }


def sentences_of_test(items: int) -> dict[str, str]:
    """Return the sentences of the test of so many pupils, in the language in use."""
    words = read_words(__file__)
    counts = later("number", "supported", "all", "hits", "declines", "falseAlarms")
    return {
        **sentences_of_rounds(),
        **confidence_words(),
        **words.sentences("test", counts),
        "intro": words.text("test_card", items=items),
    }
