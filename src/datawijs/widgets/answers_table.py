"""The answers to the questions of one exercise as a tidy table."""

from typing import Any

import pandas as pd


def answers_table(
    content: dict[str, Any], given: dict[str, Any], parts: dict[str, list[dict[str, Any]]]
) -> pd.DataFrame:
    """Return one row per question, in the order of `parts` ({name of the part: its questions, as in `content`}).

    Columns: part, key, first (place of the first answer, counted from 0), right (whether that first answer was right),
    misreading (the thinking error that the first answer stands for; none when it was right), tries (how many answers were
    given; 0 when none). Answers to other content than this count as none.
    """
    chosen = given.get("chosen", {}) if given.get("edition") == content["edition"] else {}
    rows = [
        (part, question, _known(chosen.get(question["key"]), question))
        for part, questions in parts.items()
        for question in questions
    ]
    first = [question["options"][places[0]] if places else None for _part, question, places in rows]
    return pd.DataFrame(
        {
            "part": pd.Series([part for part, *_rest in rows], dtype="string"),
            "key": pd.Series([question["key"] for _part, question, _places in rows], dtype="string"),
            "first": pd.Series([places[0] if places else pd.NA for *_rest, places in rows], dtype="Int64"),
            "right": pd.Series([option["correct"] if option else pd.NA for option in first], dtype="boolean"),
            "misreading": pd.Series([option["misreading"] if option else None for option in first], dtype="string"),
            "tries": pd.Series([len(places) for *_rest, places in rows], dtype="Int64"),
        }
    )


def _known(places: object, question: dict[str, Any]) -> list[int]:
    """Only what can be an answer to this question: a file may hold anything."""
    if not isinstance(places, list):
        return []
    return [place for place in places if type(place) is int and 0 <= place < len(question["options"])]
