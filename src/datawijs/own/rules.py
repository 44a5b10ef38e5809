"""The rules by which a file of one's own is read: words and patterns, kept as data because the page follows the same ones.

`rules.json` is read here and, on the page, by `widgets/own_marks`. Its patterns mean the same in Python and in JavaScript.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

RULES: dict[str, Any] = json.loads(Path(__file__).with_name("rules.json").read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the rules; digits are 0 to 9 and letters a to z, as in JavaScript."""
    return re.compile(RULES["patterns"][name], re.ASCII)


def plain(text: str) -> str:
    """Return a text in small letters, with one space for whatever is no letter or digit."""
    kept = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    return " ".join(kept.split())


def has_words(text: str, phrases: list[str]) -> bool:
    """Return whether one of the phrases stands in a text as whole words."""
    within = f" {plain(text)} "
    return any(f" {plain(phrase)} " in within for phrase in phrases)


def tells_no_name(heading: str) -> bool:
    """Return whether a heading says what kind of column it is and nothing else: words of the rules, and numbers. Any other word
    may be somebody's name."""
    return all(_is_known(word) for word in plain(heading).split())


def _is_known(word: str) -> bool:
    if any("0" <= letter <= "9" for letter in word) or word in RULES["months"]:
        return True
    return any(
        any(word in phrase.split() for phrase in rule["words"])
        or any(word.endswith(ending) for ending in rule["endings"])
        for rule in RULES["roles"]
    )


def role_of(heading: str) -> str | None:
    """Return what a column with this heading holds, by the first rule that fits; None where none does."""
    words = plain(heading)
    for rule in RULES["roles"]:
        if words in rule["words"] or any(word.endswith(ending) for ending in rule["endings"] for word in words.split()):
            return str(rule["role"])
    for rule in RULES["roles"]:
        if has_words(heading, rule["words"]):
            return str(rule["role"])
    return None
