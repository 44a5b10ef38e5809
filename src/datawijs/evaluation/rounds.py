"""Two rounds beside each other: what the second gained more than the first, and how far that could be chance.

The rounds are different people, so each number has the chance of both in it. Nobody was assigned to a round: a difference says
that the groups differ, not what made it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from datawijs.evaluation.counts import BothTests, Counts, Place
from datawijs.evaluation.shares import Interval, difference_of_averages, difference_of_shares, share


@dataclass(frozen=True)
class BetweenRounds:
    """How much more the second round gained on average (None where a round wasn't told by who took both tests); and, where both
    rounds have it, how much larger the share right at once is, and the share that showed a thinking error (0 to 1)."""

    gain: Interval | None
    questions: Mapping[Place, Interval]
    errors: Mapping[str, Interval]


def between_rounds(first: Counts, second: Counts) -> BetweenRounds:
    """Return how two rounds differ: the second less the first."""
    return BetweenRounds(
        gain=difference_of_averages(_gains(first.both), _gains(second.both)) if first.both and second.both else None,
        questions={
            place: _difference((right, people), second.questions[place][::-1])
            for place, (people, right) in first.questions.items()
            if place in second.questions
        },
        errors={
            key: _difference((one.showed, one.people), (second.errors[key].showed, second.errors[key].people))
            for key, one in first.errors.items()
            if key in second.errors
        },
    )


def _gains(both: BothTests) -> tuple[int, int, int]:
    return both.people, both.after - both.before, both.squares


def _difference(first: tuple[int, int], second: tuple[int, int]) -> Interval:
    return difference_of_shares(share(*first), share(*second))
