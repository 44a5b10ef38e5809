"""The group card of an IB'er: of each pupil the textbook tests, the half-yearly test and what was seen, side by side."""

from datawijs.board import Board
from datawijs.language import decimal
from datawijs.screens.grid import Label, Row, grid
from datawijs.screens.norm_level import LOOKS
from datawijs.screens.screen import Screen, screen_words

PUPILS, SUBJECT, RECENT = 5, "maths", 3
SEEN = ("works-on", "asks", "new-words", "often-ill", "helps")  # one a pupil, of our own


def group_card(board: Board) -> Screen:
    """Draw five pupils of one class in maths: the last three tests of the method, the level in January, an observation."""
    words = screen_words("group-card")
    tests = board.standard_tests.query("subject_id == @SUBJECT and moment == 'M'").dropna()
    tests = tests[tests["school_year"] == max(tests["school_year"])]
    first_class = tests["class_id"].iloc[0]
    names = board.pupils.set_index("pupil_id")["name"]
    rows, told = [], []
    for one, seen in zip(tests[tests["class_id"] == first_class].head(PUPILS).itertuples(), SEEN, strict=True):
        last = ", ".join(decimal(mark, 0) for mark in board.series(one.pupil_id, SUBJECT).dropna().iloc[-RECENT:])
        level, said = str(one.level), words.say("seen", seen)
        rows.append(Row((names[one.pupil_id], last, Label(level, LOOKS[level]), said)))
        told.append(words.say("drawn", "told", name=names[one.pupil_id], marks=last, level=level, seen=said))
    head = [words.say("head", key) for key in ("pupil", "method", "level", "seen")]
    title = words.say("drawn", "title")
    return Screen(title, words.say("drawn", "like"), grid(head, rows, title), " ".join(told))
