"""Tests of a method: a percentage after each block, coloured by borders that somebody chose; here they are ours."""

import pandas as pd

from datawijs.board import Board
from datawijs.screens.grid import Bar, Label, Row, grid
from datawijs.screens.screen import Screen, percent, screen_words
from datawijs.signals import hand_rule
from datawijs.signals.constants import RECENT

GOOD, ENOUGH = 80, 60  # from which percentage: our choice
SUBJECT = "maths"
FEWEST = 12


def method_tests(board: Board) -> Screen:
    """Draw a primary pupil whose last tests look worse by their colours, while the line says that it is noise.

    Raises LookupError when there is no such pupil.
    """
    words = screen_words("method-tests")
    pupil_id, scores = _coloured_down(board)
    rule = hand_rule(scores.iloc[:-RECENT], scores.iloc[-RECENT:])
    rows, told = [], []
    for number, score in enumerate(scores, start=1):
        look = _look(score)
        named = words.say("drawn", "block", number=number)
        label = Label(words.say("looks", look), look)
        recent = number > len(scores) - RECENT
        bar = Bar(score, percent(score), GOOD)
        rows.append(Row((named, bar, label), "recent" if recent else None, words.say("drawn", "where", number=number)))
        told.append(words.say("drawn", "told", block=named, score=round(score), look=label.text))
    name = board.pupils.set_index("pupil_id").loc[pupil_id, "name"]
    head = [words.say("head", key) for key in ("block", "score", "colour")]
    title = words.say("drawn", "title", name=name)
    facts = {
        "pupil": name,
        "line": round(rule.line),
        "below": int(sum(rule.below)),
        "lowest": round(min(scores[-RECENT:])),
    }
    return Screen(title, None, grid(head, rows, title), " ".join(told), facts)


def _coloured_down(board: Board) -> tuple[str, pd.Series]:
    primary = board.results[board.results["class_id"].str.startswith("S01") & (board.results["subject_id"] == SUBJECT)]
    for pupil_id, rows in primary.sort_values("number").groupby("pupil_id"):
        scores = rows["score"].dropna().round().reset_index(drop=True)
        if len(scores) < FEWEST:
            continue
        earlier, last = scores.iloc[:-RECENT], scores.iloc[-RECENT:]
        rule = hand_rule(earlier, last)
        looks = [_look(score) for score in scores]
        if rule.answer == "noise" and looks[-RECENT - 1] == "high" and looks[-RECENT:].count("high") == 0:
            return str(pupil_id), scores
    raise LookupError("no pupil of this board changes colour by noise alone")


def _look(score: float) -> str:
    return "high" if score >= GOOD else "middle" if score >= ENOUGH else "low"
