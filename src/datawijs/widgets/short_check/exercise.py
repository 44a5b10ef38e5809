"""Short check: a reusable quiz, for the pre-test, the parallel post-test and everything between."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from datawijs.course_folder import course_folder
from datawijs.language import _
from datawijs.widgets.editions import items_in
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.kept import readable_tries
from datawijs.widgets.list_words import order_words
from datawijs.widgets.question import Drawn, Question, question_words
from datawijs.widgets.short_check.from_words import check_of
from datawijs.words import Fact, later, read_page_words, read_words

if TYPE_CHECKING:
    import pandas as pd


FILLED_IN = ("done", "all", "typed", "example", "number", "answer", "order", "first", "now", "count")  # by the screen


class ShortCheck(Exercise):
    """Questions of four kinds (Choice, Numeric, Ordering, Statement) on one card, with feedback on every answer.

    The first answer to a question counts for the score, as usual in a pre- and post-test; after it the learner may go on
    until it is right. `suggestions` are shown when every question has an answer: [(lowest score, text), …]; the one with the
    highest score that was reached. Keys are q1, q2 … unless a question names its own.

    Raises ValueError when there are no questions, two have one key, or a suggestion can't be reached.
    """

    def __init__(
        self,
        exercise_id: str,
        questions: Sequence[Question],
        *,
        title: str | None = None,
        intro: str | None = None,
        suggestions: Sequence[tuple[int, str]] | None = None,
    ):
        self._questions = _by_key(questions)
        scored = sum(question.scored for question in self._questions.values())
        super().__init__(
            exercise_id,
            title=title or read_words(__file__).title("card"),
            content={
                "intro": intro,
                "questions": [question.content(key) for key, question in self._questions.items()],
                "suggestions": _checked_suggestions(suggestions or (), scored),
            },
            ui={**read_words(__file__).sentences("ui", later(*FILLED_IN)), **_shared_words()},
        )

    @classmethod
    def from_words(
        cls,
        exercise_id: str,
        page: str,
        facts: Mapping[str, Fact] | None = None,
        figures: Mapping[str, Drawn] | None = None,
    ) -> Self:
        """Return the check whose words stand beside the notebook `page`, in a part with the id of the check.

        page : such as "modules/beginner/02-four-steps", whose words are in `02-four-steps.words.md`, in each language.
        facts : what the words tell, by the names of their gaps: `{"pupils": 25, "share": Number(12.5, 1)}`.
        figures : what is shown above a question, by its key.

        Raises ValueError where there are no such words, WordsError, with file and line, where they can't be asked.
        """
        words = read_page_words(course_folder(), page).part(exercise_id).knowing(facts or {})
        return cls(exercise_id, **check_of(words, figures or {}))

    @property
    def result(self) -> "pd.DataFrame":
        """What was answered, one row for each question with an answer, in the order of the questions.

        Columns: question (its key), level, first and last (the first and the latest answer, to read), right_first and
        right_last (True or False; missing for statements), tries.
        """
        import pandas as pd  # here: most who show this exercise never ask for the table

        rows, items = [], items_in(self.content)
        for key, question in self._questions.items():
            tried = readable_tries(items[key], self.given, key)
            if not tried:
                continue
            rows.append(
                {
                    "question": key,
                    "level": question.level,
                    "first": question.readable(tried[0]),
                    "last": question.readable(tried[-1]),
                    "right_first": question.is_right(tried[0]),
                    "right_last": question.is_right(tried[-1]),
                    "tries": len(tried),
                }
            )
        columns = ["question", "level", "first", "last", "right_first", "right_last", "tries"]
        return pd.DataFrame(rows, columns=columns).astype({"right_first": "boolean", "right_last": "boolean"})


def _by_key(questions: Sequence[Question]) -> dict[str, Question]:
    questions = list(questions)
    if not questions:
        raise ValueError(_("A short check needs at least one question."))
    found: dict[str, Question] = {}
    for number, question in enumerate(questions, start=1):
        if not isinstance(question, Question):
            raise ValueError(
                _("Question {number} is not a Choice, Numeric, Ordering or Statement.").format(number=number)
            )
        key = question.key or f"q{number}"
        if key in found:
            raise ValueError(_("Two questions have the key “{key}”; give each its own.").format(key=key))
        found[key] = question
    return found


def _checked_suggestions(suggestions: Sequence[tuple[int, str]], scored: int) -> list[dict[str, Any]]:
    for lowest, _text in suggestions:
        if not 0 <= lowest <= scored:
            raise ValueError(
                _("A suggestion for a score of {lowest} is never shown: the scores go from 0 to {most}.").format(
                    lowest=lowest, most=scored
                )
            )
    return [{"lowest": lowest, "text": text} for lowest, text in sorted(suggestions)]


def _shared_words() -> dict[str, str]:
    """What every question says, by the names that this exercise has for it."""
    words = question_words()
    asked = {
        "check": words["give_answer"],
        "choose": words["choose_answer"],
        "right": words["right"],
        "look_at": words["look_at"],
    }
    return {**asked, **order_words()}
