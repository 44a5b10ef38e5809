"""Editions of an exercise: which questions it asks, and what in them an answer hangs on.

An answer is kept by key, so what matters of a question is which keys it has and which of them is right; not the words, the
language or the order. An edition is named by a fingerprint of that. When it changes, earlier answers are not to be read as
answers to what is asked now. What is known of earlier editions stands in `earlier_editions.json`: {exercise id: [edition, …]},
each {"was", "edition", "questions"}; `was` is the name in records that kept positions, and what `questions` lists of each item
stands in the order that those positions count. An exercise whose id changed stands in `old_ids.json`: {old id: id of today}.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

Item = Mapping[
    str, Any
]  # what matters of one question: kind; keys and which are right, or the number and its tolerance

WITH_OPTIONS = ("choice", "stake", "moment")
KINDS = (*WITH_OPTIONS, "numeric", "ordering", "statement")


def asked_in(content: object) -> Iterator[dict[str, Any]]:
    """Yield every question in the content of an exercise, in order: whatever has a key and one of the KINDS."""
    if isinstance(content, dict):
        if content.get("kind") in KINDS and "key" in content:
            yield content
            return
        content = list(content.values())
    if isinstance(content, list):
        for part in content:
            yield from asked_in(part)


def items_in(content: object) -> dict[str, Item]:
    """Return what matters of each question in the content of an exercise, by its key."""
    return {asked["key"]: _item(asked) for asked in asked_in(content)}


def _item(asked: Mapping[str, Any]) -> Item:
    kind = asked["kind"]
    shape = {"shape": asked["shape"]} if "shape" in asked else {}
    if kind in WITH_OPTIONS:
        options = asked["options"]
        right = [option["key"] for option in options if option["correct"]]
        return {"kind": kind, "keys": [option["key"] for option in options], "right": right, **shape}
    if kind == "numeric":
        return {"kind": kind, "answer": asked["answer"], "tolerance": asked["tolerance"], **shape}
    return {"kind": kind, "keys": asked["keys"], **shape}


def edition_name(base: str | None, items: Mapping[str, Item]) -> str:
    """Return the name of the edition with these items; `base` names what else answers hang on, such as a drawn class."""
    matters = [(key, *_what_matters(item)) for key, item in sorted(items.items())]
    fingerprint = hashlib.sha256(json.dumps(matters).encode()).hexdigest()[:10]
    return fingerprint if base is None else f"{base}.{fingerprint}"


def _what_matters(item: Item) -> tuple[object, ...]:
    if item["kind"] == "numeric":
        return item["kind"], round(item["answer"], 6), round(item["tolerance"], 6)
    keys = item["keys"] if item["kind"] in ("ordering", "statement") else sorted(item["keys"])
    return item["kind"], keys, sorted(item.get("right", []))


def earlier_editions(exercise_id: str) -> list[dict[str, Any]]:
    """Return what is known of earlier editions of an exercise, the oldest first; [] where there were none."""
    editions: list[dict[str, Any]] = _data("earlier_editions.json").get(exercise_id, [])
    return editions


def old_ids() -> dict[str, str]:
    """Return the ids that exercises had before: {old id: id of today}."""
    return _data("old_ids.json")


def today_id(exercise_id: str) -> str:
    """Return the id that an exercise has today, which may be another one than in a record."""
    return old_ids().get(exercise_id, exercise_id)


@cache
def _data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return data
