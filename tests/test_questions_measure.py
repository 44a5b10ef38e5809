"""A question measures what somebody knows, not how well somebody reads the form of its options: see form_only.py."""

from dataclasses import replace

import numpy as np
import pytest
from form_only import ALLOWED, Asked, Score, form_only, most_by_chance, scores, strictly, told

from datawijs.language import LANGUAGES

pytestmark = pytest.mark.usefixtures("pages_as_built")

WORDS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def test_the_bound_of_chance_is_that_of_the_binomial():
    assert most_by_chance([0.5] * 10) == 9  # P(10) = 0.001, P(9 or more) = 0.011
    assert most_by_chance([1 / 3] * 3) == 3
    assert most_by_chance([0.25, 0.5]) == 2


@pytest.fixture(scope="module")
def drawn() -> list[Asked]:
    """Questions of which the form says nothing."""
    rng = np.random.default_rng(1)
    return [
        Asked(
            "", "nl", "", f"/{number}", tuple(_drawn_text(rng) for _ in range(3)), rng.permutation([True, False, False])
        )
        for number in range(200)
    ]


def _drawn_text(rng: np.random.Generator) -> str:
    return " ".join(rng.choice(WORDS, size=rng.integers(4, 12))) + "."


def test_the_form_only_reader_finds_nothing_where_nothing_is(drawn):
    hits = form_only(drawn).sum()
    assert hits <= most_by_chance([one.chance for one in drawn])
    assert hits / len(drawn) - 1 / 3 < ALLOWED


@pytest.mark.parametrize(
    "given_away",
    [
        lambda text, right: text + ", en dan nog veel meer woorden" if right else text,
        lambda text, right: text if right else f"Altijd {text}",
        lambda text, right: text.replace(" ", ", ", 2) if right else text,
        lambda text, right: text if right else text.replace(" ", "? ", 1),
    ],
    ids=["length", "absolute words", "commas", "questions"],
)
def test_the_form_only_reader_finds_what_gives_an_answer_away(given_away, drawn):
    told_by_form = [
        replace(one, texts=tuple(map(given_away, one.texts, one.right))) if place % 2 else one
        for place, one in enumerate(drawn)
    ]
    hits = form_only(told_by_form).sum()
    assert hits > most_by_chance([one.chance for one in drawn])
    assert hits / len(drawn) - 1 / 3 > ALLOWED


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_finds_the_right_options_by_their_form(language):
    reached = scores(language)
    assert {score.training for score in reached} >= {
        "all",
        "advanced",
        "beginner",
        "data-analysis",
        "train-the-trainer",
    }
    assert all(score.count > 200 for score in reached if score.training == "all"), (
        "some questions aren't found any more"
    )
    too_easy = [
        score for score in reached if not score.is_chance or (score.training == "all" and score.above > ALLOWED)
    ]
    assert not too_easy, _to_mend(language, too_easy)


def _to_mend(language: str, too_easy: list[Score]) -> str:
    trainings = {score.training for score in too_easy}
    questions = [line for line in told(language) if "all" in trainings or line.split()[1].startswith(tuple(trainings))]
    summary = [strictly(language, "", training) for training in (*trainings - {"all"}, None)]
    return "\n".join(["the form of the options tells which are right:", *map(str, too_easy), *summary, *questions])
