"""The rules that call something in a series a signal: three published sets, in one table.

A distance is a share of the way from the centre to the limit, so that 1 is the limit (three sigma), 2/3 is two sigma and
0 the centre. A point exactly on a line is not beyond it, and a step of exactly zero breaks a trend.
"""

from dataclasses import dataclass

from datawijs.language import _


@dataclass(frozen=True)
class Rule:
    """`needed` of `window` successive points lie further than `beyond` from the centre, all on one side of it.

    With `up_to`, points further away than that don't count; with `whole_window_on_side`, the points that don't lie far
    enough must still be on that side of the centre. With `trend`, the points instead rise or fall at every step.
    """

    name: str
    needed: int
    window: int
    beyond: float = 0.0
    up_to: float | None = None
    whole_window_on_side: bool = False
    trend: bool = False


@dataclass(frozen=True)
class RuleSet:
    """Rules that belong together, and where they are published."""

    rules: tuple[Rule, ...]
    source: str


RULE_SETS = {
    "nhs": RuleSet(
        (
            Rule("point outside the limits", 1, 1, beyond=1),
            Rule("seven on one side", 7, 7),
            Rule("trend of seven", 7, 7, trend=True),
            Rule("two of three near a limit", 2, 3, beyond=2 / 3, up_to=1, whole_window_on_side=True),
        ),
        "NHS England, Making Data Count; as worked out in NHSRplotthedots 0.2 (ptd_calculate_point_type.R)",
    ),
    "wheeler": RuleSet(
        (
            Rule("point outside the limits", 1, 1, beyond=1),
            Rule("eight on one side", 8, 8),
            Rule("three of four nearer to a limit", 3, 4, beyond=1 / 2),
        ),
        "D. J. Wheeler, Understanding Variation: The Key to Managing Chaos, 2nd ed. (SPC Press, 2000)",
    ),
    "western-electric": RuleSet(
        (
            Rule("one beyond three sigma", 1, 1, beyond=1),
            Rule("two of three beyond two sigma", 2, 3, beyond=2 / 3),
            Rule("four of five beyond one sigma", 4, 5, beyond=1 / 3),
            Rule("eight on one side", 8, 8),
        ),
        "Western Electric Company, Statistical Quality Control Handbook (1956)",
    ),
}


def rule_set(chosen: str | RuleSet) -> RuleSet:
    """Return the rule set with that name, or a RuleSet as it is; ValueError with the known names for any other."""
    if isinstance(chosen, RuleSet):
        return chosen
    if not isinstance(chosen, str) or chosen not in RULE_SETS:
        raise ValueError(
            _("There is no rule set {name!r}. Choose one of: {known}.").format(name=chosen, known=", ".join(RULE_SETS))
        )
    return RULE_SETS[chosen]
