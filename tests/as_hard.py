"""What makes two checks alike for who knows nothing: the thoughts behind their wrong answers, and what guessing gives."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from form_only import READERS, Asked, hit

from datawijs.thinking_errors import thinking_error

Questions = Mapping[str, dict[str, Any]]  # of a check, by key, as its front end gets them


def thoughts(questions: Questions) -> dict[str, Counter[str]]:
    """Return how many wrong options of each choice stand for which thinking error: so often a habit leads astray there."""
    return {
        key: Counter(
            thinking_error(option["misreading"]).key for option in question["options"] if not option["correct"]
        )
        for key, question in questions.items()
        if question["kind"] == "choice"
    }


def guessed(questions: Questions, language: str) -> dict[str, float]:
    """Return how many choices each reader of form_only.py gets right, who looks at nothing but the form of the options."""
    asked = [
        Asked(
            "", language, "", key, tuple(one["text"] for one in options), np.array([one["correct"] for one in options])
        )
        for key, question in questions.items()
        if (options := question.get("options"))
    ]
    return {name: round(sum(hit(one, reader(one)) for one in asked), 6) for name, reader in READERS.items()}
