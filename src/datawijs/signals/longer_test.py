"""How reliable the average of several tests is."""

from datawijs.signals.arguments import read_count, read_reliability


def reliability_of_average(reliability: float, tests: int) -> float:
    """Return the reliability of the average of `tests` tests of the same kind: k·r / (1 + (k − 1)·r).

    It holds for tests that are equally reliable and whose errors know nothing of one another; the same test counted twice
    adds nothing. Raises ValueError for an impossible reliability and for fewer than one test.

    Sources: Spearman, British Journal of Psychology 3 (1910), 271–295; Brown, the same, 296–322.
    """
    reliability = read_reliability(reliability, perfect=True)
    tests = read_count(tests, "tests", at_least=1)
    return tests * reliability / (1 + (tests - 1) * reliability)
