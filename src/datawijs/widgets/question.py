"""A question with one right answer, where every answer says why."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datawijs.widgets.shared_words import shared_sentences

if TYPE_CHECKING:
    import numpy as np

RIGHT = "right"  # the key of an answer that is right


@dataclass(frozen=True)
class Answer:
    """One answer to choose. `why` explains it; `misreading` names the thinking error in one word (language-neutral), and
    is None for the right answer. `name` is its key, where another one is meant than the error, or "right"."""

    text: str
    why: str
    misreading: str | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        return self.name or self.misreading or RIGHT

    @property
    def correct(self) -> bool:
        return self.misreading is None


@dataclass(frozen=True)
class Question:
    """`key` is language-neutral; `level` names what the question asks of the reader ("read", "compare", "beyond",
    "behind", or another word that the exercise explains)."""

    key: str
    level: str
    prompt: str
    answers: tuple[Answer, ...]

    def __post_init__(self) -> None:
        texts = [answer.text for answer in self.answers]
        if sum(answer.correct for answer in self.answers) != 1 or len(set(texts)) < len(texts):
            raise ValueError(f"Question {self.key!r} needs one right answer, and no two alike: {texts}")
        keys = [answer.key for answer in self.answers]
        if len(set(keys)) < len(keys):
            raise ValueError(f"Each answer to question {self.key!r} needs a key of its own: {keys}")

    @property
    def right(self) -> int:
        """The place of the right answer, counted from 0."""
        return next(place for place, answer in enumerate(self.answers) if answer.correct)

    def shuffled(self, rng: "np.random.Generator") -> "Question":
        """Return the question with its answers in an order drawn by `rng` (a numpy Generator)."""
        order = rng.permutation(len(self.answers))
        return Question(self.key, self.level, self.prompt, tuple(self.answers[place] for place in order))

    def content(self) -> dict[str, Any]:
        """Return what the front end shows."""
        answers = [
            {
                "key": answer.key,
                "text": capital(answer.text),
                "why": capital(answer.why),
                "correct": answer.correct,
                "misreading": answer.misreading,
            }
            for answer in self.answers
        ]
        return {"key": self.key, "level": self.level, "prompt": capital(self.prompt), "options": answers}


def capital(sentence: str) -> str:
    """Return the sentence beginning with a capital: it may open with the name of a class, such as "groep 5A"."""
    return sentence[:1].upper() + sentence[1:]


def question_words() -> dict[str, str]:
    """Return the sentences around a question, in the language in use; `shared/question.js` shows them."""
    return shared_sentences("question")
