"""How many points it takes until rules give a signal: on average, and how likely within so many points."""

import numpy as np
from scipy.sparse import csr_array, eye_array
from scipy.sparse.linalg import splu

from datawijs.language import _, decimal
from datawijs.signals.arguments import read_count
from datawijs.signals.rules import RuleSet, rule_set
from datawijs.signals.run_length_chain import quiet_steps
from datawijs.signals.run_length_states import state_table
from datawijs.signals.series import read_number

LONGEST = 1e12  # beyond this, the chance of a signal is lost in rounding


def average_run_length(rules: str | RuleSet = "nhs", shift: float = 0.0) -> float:
    """Return how many points it takes on average until the first signal, the signalling point included.

    The points are independent and normal; the limits are known beforehand and lie three standard deviations from the
    centre. `shift` is how far the mean of the points lies from the centre, in standard deviations, from the first point
    on. With `shift` 0 this is the average time to a false alarm. Two-sided, as the rule sets are: −1 and 1 give the same.

    Exact, by a Markov chain (Champ & Woodall, Technometrics 29 (1987), 393–399; `run_length_states` has the states). A trend
    rule turns the chain into an integral equation, solved to at least nine digits; `run_length_chain` says how.

    The limits are *known* here. Limits computed from a short series move with it, and so do the run lengths: use
    `false_alarm_share` for series of 8 or 12 points. Watching starts at the first point with an empty history, so a rule
    of two out of three may fire at the second point.

    Raises ValueError for an unknown rule set, a shift that isn't a number, and rules that practically never give a signal.
    """
    quiet = _quiet_steps(rules, shift)
    try:
        expected = float(splu((eye_array(quiet.shape[0]) - quiet).tocsc()).solve(np.ones(quiet.shape[0]))[0])
    except RuntimeError:  # singular: from some state a signal never comes
        expected = np.inf
    if not 0 < expected < LONGEST:
        raise ValueError(
            _("With a shift of {shift}, these rules practically never give a signal.").format(
                shift=decimal(shift, None)
            )
        )
    return expected


def run_length_distribution(points: int, *, rules: str | RuleSet = "nhs", shift: float = 0.0) -> np.ndarray:
    """Return the chance of a signal within the first 1, 2, …, `points` points; the same model as `average_run_length`.

    For 12 results and known limits, `run_length_distribution(12)[-1]` is the chance of at least one false alarm.

    Raises ValueError as `average_run_length` does, and when `points` isn't a whole number, 1 or more.
    """
    points = read_count(points, "points", at_least=1)
    quiet = _quiet_steps(rules, shift)
    still_quiet, chances = np.ones(quiet.shape[0]), []
    for _point in range(points):
        still_quiet = quiet @ still_quiet
        chances.append(1 - still_quiet[0])
    within: np.ndarray = np.clip(chances, 0, 1)
    return within


def _quiet_steps(rules: str | RuleSet, shift: float) -> csr_array:
    chosen = rule_set(rules)
    return quiet_steps(state_table(RuleSet(tuple(chosen.rules), chosen.source)), read_number(shift, "shift"))
