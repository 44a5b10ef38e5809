"""What a rule set remembers of the points so far: the finite states that an exact run length needs.

The method is that of Champ & Woodall (1987). A rule of "so many of the last so many points" only asks in which zone each
recent point lay, so all that it can still use is a short history. A trend asks two things more: for how many steps the
series has gone one way, which is counted here, and where the last point lies, which is left to `run_length_chain`.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from datawijs.signals.rules import Rule, RuleSet

# What a point was to one rule on one side of the centre.
TAKES_PART, IDLE, WRONG_SIDE = 1, 0, -1
RISING, FALLING, NO_MATTER = 1, -1, 0

History = tuple[int, ...]


@dataclass(frozen=True)
class State:
    """What still matters: a history for each rule and side, oldest point first; with a trend rule also the zone of the last
    point and for how many steps the series has risen (above zero) or fallen (below zero). Before any point, `zone` is None."""

    histories: tuple[History, ...]
    zone: int | None = None
    steps: int = 0


@dataclass(frozen=True, eq=False)
class StateTable:
    """All states that can be reached without a signal; the first is the start, before any point.

    `edges`: the borders between zones, in shares of the way from the centre to the limit. `following[state, zone,
    direction]`: the number of the next state, or None for a signal, when a point falls in that zone after a step in that
    direction. Where the direction doesn't matter (no trend rule, or no point yet) it is NO_MATTER.
    """

    edges: tuple[float, ...]
    states: list[State]
    following: dict[tuple[int, int, int], int | None]


@cache
def state_table(rules: RuleSet) -> StateTable:
    """Find all states of a rule set, by sending a point to every zone from every state until nothing new appears."""
    edges = _edges(rules)
    sided = [(rule, sign) for rule in rules.rules if not rule.trend for sign in (1, -1)]
    roles = [[_role(rule, sign * place) for rule, sign in sided] for place in _places(edges)]
    steps_needed = min((rule.window - 1 for rule in rules.rules if rule.trend), default=None)

    start = State(tuple(_before_any_point(rule) for rule, _sign in sided))
    numbers, states = {start: 0}, [start]
    following: dict[tuple[int, int, int], int | None] = {}
    for here, state in enumerate(states):  # grows while it is walked
        for zone in range(len(edges) + 1):
            for direction in _directions(state, zone, steps_needed):
                histories = _append(sided, state.histories, roles[zone])
                steps = _count(state.steps, direction)
                if histories is None or (steps_needed is not None and abs(steps) >= steps_needed):
                    following[here, zone, direction] = None
                    continue
                after = State(histories) if steps_needed is None else State(histories, zone, steps)
                if after not in numbers:
                    numbers[after] = len(states)
                    states.append(after)
                following[here, zone, direction] = numbers[after]
    return StateTable(edges, states, following)


def _edges(rules: RuleSet) -> tuple[float, ...]:
    """Every distance at which a rule changes its mind about a point, on both sides of the centre."""
    distances = {0.0}
    for rule in rules.rules:
        if not rule.trend:
            distances |= {float(rule.beyond)} | ({float(rule.up_to)} if rule.up_to is not None else set())
    return tuple(sorted(distances | {-distance for distance in distances if distance}))


def _places(edges: tuple[float, ...]) -> list[float]:
    """One place inside each zone."""
    inside = [(low + high) / 2 for low, high in pairwise(edges)]
    return [edges[0] - 1, *inside, edges[-1] + 1]


def _role(rule: Rule, distance: float) -> int:
    if rule.whole_window_on_side and distance <= 0:
        return WRONG_SIDE
    return TAKES_PART if distance > rule.beyond and (rule.up_to is None or distance <= rule.up_to) else IDLE


def _before_any_point(rule: Rule) -> History:
    return (WRONG_SIDE if rule.whole_window_on_side else IDLE,) * (rule.window - 1)


def _directions(state: State, zone: int, steps_needed: int | None) -> tuple[int, ...]:
    if steps_needed is None or state.zone is None:
        return (NO_MATTER,)
    if zone == state.zone:
        return (RISING, FALLING)
    return (RISING,) if zone > state.zone else (FALLING,)


def _count(steps: int, direction: int) -> int:
    """Count on in the same direction, or start again after a turn."""
    return steps + direction if steps * direction > 0 else direction


def _append(
    sided: list[tuple[Rule, int]], histories: tuple[History, ...], roles: list[int]
) -> tuple[History, ...] | None:
    """The histories with one point more, or None when a rule finds its signal."""
    longer = []
    for (rule, _sign), history, role in zip(sided, histories, roles, strict=True):
        window = (*history, role)
        if window.count(TAKES_PART) >= rule.needed and WRONG_SIDE not in window:
            return None
        longer.append(_what_matters(rule, window[1:]))
    return tuple(longer)


def _what_matters(rule: Rule, history: History) -> History:
    """The history without what can't lead to a signal any more, so that equal futures are one state."""
    kept = list(history)
    if WRONG_SIDE in kept:
        newest = len(kept) - kept[::-1].index(WRONG_SIDE)
        kept[:newest] = [WRONG_SIDE] * newest
    for place, role in enumerate(kept):  # the oldest first: what is dropped there counts for no later point
        if role == TAKES_PART and not _can_still_count(rule, kept, place):
            kept[place] = IDLE
    return tuple(kept)


def _can_still_count(rule: Rule, history: list[int], place: int) -> bool:
    """Whether some window that holds this point would be full enough, if all points to come took part."""
    return any(new + history[new - 1 :].count(TAKES_PART) >= rule.needed for new in range(1, place + 2))
