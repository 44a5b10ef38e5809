"""The form of a story with branches: steps, ways to go on, endings.

A story begins at its first step. Each way leads to a later step or to an ending, so that every path ends. No way is a dead end
for the learner: afterwards one can go back to any step and take another.
"""

from dataclasses import dataclass

from datawijs.widgets.conversation_planner.signal import Signal
from datawijs.words import read_words

FEWEST_STEPS, FEWEST_WAYS = 4, 3


@dataclass(frozen=True)
class Way:
    """One way to go on at a step: what one does, what follows, and why that is wise or not.

    `minutes` is the teacher's own time and `weeks` the time that passes, both estimates of this course; `trust` is 1 when it
    grows, −1 when it suffers. `misconception` is a key of `misconceptions`; None for a sensible way, of which a step may have
    more than one.
    """

    key: str
    text: str
    consequence: str
    why: str
    leads_to: str
    minutes: int = 0
    weeks: int = 0
    trust: int = 0
    misconception: str | None = None


@dataclass(frozen=True)
class Step:
    """A decision. `fills` names the part of the conversation plan that a sensible way writes."""

    key: str
    title: str
    situation: str
    ways: tuple[Way, ...]
    fills: str | None = None


@dataclass(frozen=True)
class Ending:
    """How it turned out."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class PlanWords:
    """What the plan says where the talk isn't with a pupil: what was seen, what isn't known, how to use it, its end."""

    saw: str
    unknown: str
    intro: str
    end: str


@dataclass(frozen=True)
class Story:
    """A case with everything that may happen in it.

    `about_class` puts the class average in front on the chart and the pupil beside it. `plan` is None for a talk with a pupil.

    Raises ValueError when a way leads nowhere or backwards, or when a step or an ending is never met.
    """

    key: str
    title: str
    intro: str
    signal: Signal
    says: tuple[str, ...]
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    truth: str
    about_class: bool = False
    plan: PlanWords | None = None

    def __post_init__(self) -> None:
        places = [step.key for step in self.steps] + [ending.key for ending in self.endings]
        if len(set(places)) < len(places) or len(self.steps) < FEWEST_STEPS:
            raise ValueError(f"Story {self.key!r} needs at least {FEWEST_STEPS} steps, and keys of their own: {places}")
        met = {places[0]}
        for place, step in enumerate(self.steps):
            if len(step.ways) < FEWEST_WAYS:
                raise ValueError(f"Step {step.key!r} needs at least {FEWEST_WAYS} ways.")
            if all(way.misconception for way in step.ways):
                raise ValueError(f"Step {step.key!r} has no sensible way.")
            for way in step.ways:
                if way.leads_to not in places[place + 1 :]:
                    raise ValueError(
                        f"Way {way.key!r} of step {step.key!r} leads to {way.leads_to!r}, which is not further on."
                    )
                met.add(way.leads_to)
        if met != set(places):
            raise ValueError(f"Never met in story {self.key!r}: {sorted(set(places) - met)}")


def misconceptions() -> dict[str, str]:
    """Return the thinking errors behind the ways, in the language in use."""
    return read_words(__file__).sentences("errors")
