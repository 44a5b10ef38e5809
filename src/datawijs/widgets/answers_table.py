"""The answers to the questions of one exercise as a tidy table."""

from typing import Any

import pandas as pd

from datawijs.widgets.kept import tries_of


def answers_table(
    _content: dict[str, Any], given: dict[str, Any], parts: dict[str, list[dict[str, Any]]]
) -> pd.DataFrame:
    """Return one row per question, in the order of `parts` ({name of the part: its questions, as in `content`}).

    Columns: part, key, first (the key of the first answer), right (whether that first answer was right), misreading (the
    thinking error that the first answer stands for; none when it was right), tries (how many answers were given; 0 when
    none). `given` is what was kept of this edition (see `Exercise.given`).
    """
    rows = [
        (part, question, _known(tries_of(given, question["key"]), question))
        for part, questions in parts.items()
        for question in questions
    ]
    first = [options[0] if options else None for _part, _question, options in rows]
    return pd.DataFrame(
        {
            "part": pd.Series([part for part, *_rest in rows], dtype="string"),
            "key": pd.Series([question["key"] for _part, question, _options in rows], dtype="string"),
            "first": pd.Series([option["key"] if option else None for option in first], dtype="string"),
            "right": pd.Series([option["correct"] if option else pd.NA for option in first], dtype="boolean"),
            "misreading": pd.Series([option["misreading"] if option else None for option in first], dtype="string"),
            "tries": pd.Series([len(options) for *_rest, options in rows], dtype="Int64"),
        }
    )


def _known(tried: list[Any], question: dict[str, Any]) -> list[dict[str, Any]]:
    """The options that were chosen; only what can be an answer to this question, as a file may hold anything."""
    options = {option["key"]: option for option in question["options"]}
    return [options[said] for said in tried if isinstance(said, str) and said in options]
