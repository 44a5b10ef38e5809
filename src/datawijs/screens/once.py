"""What is taken once: a pupil's transfer test, and what a school gets back of a test of another group of pupils each year."""

from dataclasses import dataclass

from datawijs.language import decimal
from datawijs.screens.graph import Axes, Point, graph
from datawijs.screens.grid import Row, grid
from datawijs.screens.screen import Screen, screen_words
from datawijs.signals import score_interval

# Ours: the level that each domain reached in this pupil's one test.
REACHED = {"reading": "1F", "language": "L1F", "maths": "1F"}

MEAN, SPREAD = 50, 10  # of our own scale: the average of comparable schools, and the spread between pupils
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Cohort:
    """The pupils who took a test in one year, and their average on our own scale."""

    year: int
    pupils: int
    average: float


COHORTS = (Cohort(2024, 24, 51.5), Cohort(2025, 22, 48.5))


def transfer_test() -> Screen:
    """Draw the one result of a pupil's transfer test: an advice, and a level for each domain."""
    words = screen_words("transfer-test")
    rows = [
        Row((words.say("domains", key), level), "once" if key == "maths" else None, words.say("domains", key))
        for key, level in REACHED.items()
    ]
    title = words.say("drawn", "title")
    advice = words.say("drawn", "advice")
    head = [words.say("head", "domain"), words.say("head", "level")]
    told = " ".join(
        words.say("drawn", "told", domain=words.say("domains", key), level=level) for key, level in REACHED.items()
    )
    return Screen(title, words.say("drawn", "like"), f"<p>{advice}</p>{grid(head, rows, title)}", f"{advice} {told}")


def school_dashboard(cohorts: tuple[Cohort, ...] = COHORTS) -> Screen:
    """Draw the averages of a school in two years, each of other pupils, with the interval that chance alone gives."""
    words = screen_words("school-dashboard")
    points, told = [], []
    for one in cohorts:
        # of an average over so many pupils the reliability is 0: nothing of it is measured twice
        interval = score_interval(one.average, sd=SPREAD / one.pupils**0.5, reliability=0, confidence=CONFIDENCE)
        last = one is cohorts[-1]
        where = words.say("drawn", "where", year=str(one.year))
        points.append(Point(one.average, (interval.lower, interval.upper), "cohort" if last else None, where))
        told.append(
            words.say(
                "drawn",
                "told",
                year=str(one.year),
                pupils=one.pupils,
                average=decimal(one.average),
                lower=decimal(interval.lower),
                upper=decimal(interval.upper),
            )
        )
    axes = Axes(tuple(str(one.year) for one in cohorts), (40, 60), (40, 45, 50, 55, 60), words.say("drawn", "unit"))
    title = words.say("drawn", "title")
    drawn = graph(axes, points, name=title, dotted=(MEAN,) * len(cohorts))
    error = sum(SPREAD**2 / one.pupils for one in cohorts) ** 0.5
    before, now = cohorts
    facts = {
        "before": before.year,
        "now": now.year,
        "pupils_before": before.pupils,
        "pupils_now": now.pupils,
        "drop": round(before.average - now.average),
        "error": round(error),
    }
    return Screen(title, words.say("drawn", "like"), drawn, " ".join(told), facts)
