"""From what readers say of cases to how well they read: hits, false alarms, d′, and all of it against the ideal observer."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import ndtri

from datawijs.items.best_reader import best_reader_answers, borders
from datawijs.items.cases import Cases
from datawijs.items.evidence import DECLINE, NOISE
from datawijs.items.ideal import log_odds
from datawijs.items.people import PEOPLE, Person, answer_chances
from datawijs.items.readers import answers, count_answers
from datawijs.items.score import supported
from datawijs.signals import ANSWERS
from datawijs.signals.normal import normal_density

GUESSES = "guesses"


def person_name(person: Person) -> str:
    """Return the row of a person in the report: "noise 4", or "noise 4, bias +2" with a bias."""
    return f"noise {person.noise:g}" + (f", bias {person.bias:+g}" if person.bias else "")


PERSON_NAMES = tuple(person_name(person) for person in PEOPLE)


def measures(cases: Cases) -> pd.DataFrame:
    """Return how well every reader does on these cases, one row a reader, guesses and people included.

    Columns: `supported`, the share of the answers that the results support (the one score, see `score`); against the truth
    `hits`, `false_alarms` and `right`, as shares, and `d_prime`. For people and guesses they are what is expected. An alarm of
    people is whatever isn't "noise".
    """
    declines = cases.declines
    people = answer_chances(log_odds(cases), borders(), PEOPLE)
    alarms = {name: said.astype(float) for name, said in answers(cases).items()}
    alarms[GUESSES] = np.full(len(cases), 0.5)
    alarms |= dict(zip(PERSON_NAMES, 1 - people[..., ANSWERS.index(NOISE)], strict=True))
    found = pd.DataFrame(
        {name: (said[declines].mean(), said[~declines].mean()) for name, said in alarms.items()},
        index=["hits", "false_alarms"],
    ).T
    found["right"] = (found["hits"] * declines.sum() + (1 - found["false_alarms"]) * (~declines).sum()) / len(cases)
    found["d_prime"] = d_prime(found["hits"], found["false_alarms"], declines)
    found.insert(0, "supported", pd.Series(_supported_shares(cases, people)))
    return found


def _supported_shares(cases: Cases, people: np.ndarray) -> dict[str, float]:
    """The share of the answers of every reader that are supported. Who only raises alarms says "decline" then, and else
    "noise"; who guesses does so among three answers."""
    best = supported(cases)
    place = np.array([ANSWERS.index(answer) for answer in best])
    said = {name: np.where(alarm, DECLINE, NOISE) for name, alarm in answers(cases).items()}
    said |= {"taught": best, "counted": count_answers(cases), "ideal": best_reader_answers(cases)}
    shares = {name: float((given == best).mean()) for name, given in said.items()}
    expected = people[:, np.arange(len(cases)), place].mean(axis=1)
    return shares | {GUESSES: 1 / len(ANSWERS)} | dict(zip(PERSON_NAMES, expected.tolist(), strict=True))


def d_prime(hits: ArrayLike, false_alarms: ArrayLike, declines: np.ndarray) -> np.ndarray:
    """Return d′ = z(H) − z(F) of shares of these cases, which need not be whole numbers of them, by the log-linear rule that
    `detection` uses for counts."""
    corrected = _corrected(hits, declines.sum()), _corrected(false_alarms, (~declines).sum())
    found: np.ndarray = ndtri(corrected[0]) - ndtri(corrected[1])
    return found


def d_prime_error(hits: ArrayLike, false_alarms: ArrayLike, declines: np.ndarray) -> np.ndarray:
    """Return the standard error of a d′ that comes from so many cases (Gourevitch and Galanter, Psychometrika 32, 1967)."""
    variance = 0
    for share, cases in ((hits, declines.sum()), (false_alarms, (~declines).sum())):
        corrected = _corrected(share, cases)
        variance = variance + corrected * (1 - corrected) / (cases * normal_density(ndtri(corrected)) ** 2)
    error: np.ndarray = np.sqrt(variance)
    return error


def ideal_d_prime_at(false_alarms: ArrayLike, cases: Cases) -> np.ndarray:
    """Return the d′ of an ideal observer who raises this share of false alarms in these cases, for each share."""
    odds, declines = log_odds(cases), cases.declines
    threshold = np.quantile(odds[~declines], 1 - np.asarray(false_alarms, dtype=float))
    hits = (odds[declines] > threshold[..., np.newaxis]).mean(axis=-1)
    return d_prime(hits, false_alarms, declines)


def _corrected(share: ArrayLike, cases: int) -> np.ndarray:
    corrected: np.ndarray = (np.asarray(share) * cases + 0.5) / (cases + 1)
    return corrected
