"""What is asked: the block of words that asks it, and the facts of the board that it tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datawijs.widgets.question import RIGHT, Answer, Question
from datawijs.widgets.read_dashboard.clear import told_apart
from datawijs.widgets.read_dashboard.dashboard import Dashboard, tiles
from datawijs.words import Block, Fact, Item, Number, Words, read_words


@dataclass(frozen=True)
class Asked:
    """`key` is that of a block of words, `facts` are what it tells.

    `answers` are the keys of the answers to choose from, in their order; None for all, as they stand. `right` is the key of
    the right answer where that differs from board to board: each answer then has two whys, for when it is right and when not.
    """

    key: str
    facts: Mapping[str, Fact]
    answers: tuple[str, ...] | None = None
    right: str | None = None


def asked_number(
    key: str,
    facts: Mapping[str, Fact],
    right: float,
    wrong: Mapping[str, float],
    *,
    gap: float,
    write: Callable[[float], Fact] = Number,
) -> Asked:
    """Ask for a number; every answer tells the fact of its own name, such as {right} or {one_row_off}.

    `wrong` has a number for each thinking error; `write` makes a fact of a number. Raises Unclear when too few of the numbers
    lie `gap` apart.
    """
    told = {name.replace("-", "_"): write(value) for name, value in {RIGHT: right, **wrong}.items()}
    return Asked(key, {**facts, **told}, told_apart(right, wrong, gap=gap))


def one_decimal(value: float) -> Number:
    """Return the fact of a number that is shown with one decimal."""
    return Number(value, 1)


def asked_dashboard(
    words: Words,
    heading: str,
    in_tiles: Mapping[str, Fact],
    charts: tuple[dict[str, Any], ...],
    asked: tuple[Asked, ...],
    **in_truth: Fact,
) -> Dashboard:
    """Return a view from its words: `in_tiles` and `in_truth` are facts that only those tell."""
    questions = words.part("questions")
    return Dashboard(
        heading,
        tiles(words, in_tiles),
        charts,
        tuple(ask(questions, one) for one in asked),
        words.text("truth", **in_truth),
    )


def view_words(view: str) -> Words:
    """Return the words of a view, which stand in the folder of its name."""
    return read_words(Path(__file__).parent / view)


def ask(words: Words, asked: Asked) -> Question:
    """Return the question in words; raises ValueError when it hasn't one right answer and a thinking error for each other."""
    block = words.block(asked.key, asked.facts)
    items = {item.key or (RIGHT if item.tick else item.text): item for item in block.items}
    answers = tuple(_answer(block, items[key], asked.right) for key in asked.answers or items)
    return Question(block.key, block.settings["level"], " ".join(block.paragraphs), answers)


def _answer(block: Block[str], item: Item[str], right: str | None) -> Answer:
    correct = item.tick if right is None else item.key == right
    why = " ".join(item.whys) if right is None else item.whys[0 if correct else 1]
    error = None if correct else item.settings.get("error", item.key)
    return Answer(item.text, f"{block.why} {why}".strip(), error, RIGHT if correct else item.key)
