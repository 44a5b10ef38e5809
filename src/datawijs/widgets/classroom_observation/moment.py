"""The form of a lesson told in moments, and the thinking errors of an observer."""

from dataclasses import dataclass

from datawijs.widgets.classroom_observation.categories import KEYS
from datawijs.widgets.question import Question
from datawijs.words import read_words

MOST_FITTING = 2  # a moment that three categories fit is too much for one line on the form


@dataclass(frozen=True)
class Slip:
    """A category that doesn't fit although it lies near. `misconception` is a key of `misconceptions`, or None when there is
    no error in thinking, only a better category."""

    misconception: str | None
    why: str


@dataclass(frozen=True)
class Moment:
    """Something that is seen in the lesson, as somebody would have filmed it.

    `at` is (hour, minute). `fits` says why each category that can be defended does; `slips` why the likely others don't; `seen`
    is what one saw, for all other categories. `second` is the category of the second observer, who is no better than you.
    """

    key: str
    at: tuple[int, int]
    title: str
    told: str
    seen: str
    fits: dict[str, str]
    slips: dict[str, Slip]
    second: str

    def __post_init__(self) -> None:
        named = [*self.fits, *self.slips, self.second]
        if not set(named) <= set(KEYS):
            raise ValueError(
                f"Moment {self.key!r} names categories that aren't there: {sorted(set(named) - set(KEYS))}"
            )
        if not 1 <= len(self.fits) <= MOST_FITTING or set(self.fits) & set(self.slips):
            raise ValueError(f"Moment {self.key!r} needs one or two categories that fit, and no slip among them.")


@dataclass(frozen=True)
class Lesson:
    """A lesson with its moments. `slip` tells where the second observer was mistaken; `question` asks how to begin the talk."""

    key: str
    title: str
    intro: str
    moments: tuple[Moment, ...]
    slip: str
    question: Question

    def __post_init__(self) -> None:
        keys = [moment.key for moment in self.moments]
        times = [moment.at for moment in self.moments]
        if len(set(keys)) < len(keys) or times != sorted(set(times)):
            raise ValueError(f"The moments of lesson {self.key!r} need keys of their own, and times that go on: {keys}")


def misconceptions() -> dict[str, str]:
    """Return the thinking errors of an observer, in the language in use."""
    return read_words(__file__).sentences("errors")
