"""What a flag is worth, given how rare the thing is that it warns of."""

from datawijs.language import _
from datawijs.signals.arguments import read_share


def predictive_value(prevalence: float, sensitivity: float, specificity: float) -> float:
    """Return which share of the flagged pupils really has what the flag warns of.

    `prevalence`: the share of all pupils that has it. `sensitivity`: the share of those that gets a flag. `specificity`:
    the share of the others that doesn't. All three from 0 to 1. By Bayes' rule p·se / (p·se + (1 − p)·(1 − sp)): of a list
    made with .70 and .90 where 5 in 100 pupils have it, 27 % is right. Sensitivity and specificity are taken to be the same
    everywhere; lists made elsewhere, with plainer cases, promise more than they keep.

    Raises ValueError for anything else, and where nobody would be flagged.
    Source: Altman & Bland, Diagnostic tests 2: predictive values, BMJ 309 (1994), 102.
    """
    p, se = read_share(prevalence, "prevalence"), read_share(sensitivity, "sensitivity")
    right, wrong = p * se, (1 - p) * (1 - read_share(specificity, "specificity"))
    if right + wrong == 0:
        raise ValueError(_("With these numbers nobody gets a flag, so there is none to be right or wrong."))
    return right / (right + wrong)
