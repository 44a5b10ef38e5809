"""What is proposed from a survey: the most that are needed, the least that are satisfied, and how sure that is."""

import pandas as pd
import pytest

from datawijs.evaluation import next_round
from datawijs.language import speaking

PEOPLE = 20


def answers(theme: str, shares: list[float]) -> pd.DataFrame:
    rows = [
        {
            "exercise": "survey",
            "question": f"q{number}",
            "theme": theme,
            "prompt": f"Statement {number}.",
            "share": share,
            "low": share - 0.2,
            "high": share + 0.2,
            "agree": round(share * PEOPLE),
            "people": PEOPLE,
        }
        for number, share in enumerate(shares, start=1)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("theme", "shares", "proposed", "clear"),
    [
        ("need", [0.6, 0.9, 0.3, 0.8], ["q2", "q4"], [True, True]),
        ("need", [0.6, 0.5], ["q1"], [False]),
        ("bottleneck", [0.55, 0.95, 0.65], ["q2", "q3"], [True, False]),
        ("satisfied", [0.4, 0.1, 0.6, 0.2], ["q2", "q4"], [True, True]),
        ("use", [0.45, 0.5, 0.9], ["q1"], [False]),
        ("use", [0.5, 0.6], [], []),
    ],
)
def test_the_furthest_from_half_come_first(monkeypatch, theme, shares, proposed, clear):
    monkeypatch.setattr(next_round, "survey", lambda _group: answers(theme, shares))
    with speaking("en"):
        found = list(next_round._about_the_survey(None))
    assert [one.key for one in found] == [f"survey-survey-{key}" for key in proposed]
    assert [one.strength == "clear" for one in found] == clear
