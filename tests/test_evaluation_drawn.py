"""What the figures of a group's results draw, held against the numbers: places, sizes and colours."""

import re

import numpy as np
import pandas as pd
import pytest
from fictional_exports import AFTER, RIGHT, WRONG, group_of, took
from matplotlib.colors import to_hex

from datawijs.design import LIGHT
from datawijs.evaluation import figures, views
from datawijs.evaluation.calibration import Calibration
from datawijs.evaluation.shares import Interval, share
from datawijs.language import speaking


def has_colour(artist, token: str) -> bool:
    colour = artist.get_color() if hasattr(artist, "get_color") else artist.get_facecolor()
    return to_hex(colour) == LIGHT[token]


def lines_and_marks(axis):
    """The lines of an axis: those through two places, and the marks by their shape."""
    marks = [line for line in axis.lines if line.get_marker() not in ("None", None, "")]
    return [line for line in axis.lines if line not in marks], marks


def twelve_people():
    """Nine of twelve had the first question right after the training, six the second, and all of them the others."""
    people = []
    for place in range(12):
        slips = {"which": WRONG["which"]} if place < 3 else {}
        slips |= {"many": WRONG["many"]} if place < 6 else {}
        survey = {"use-it": place % 3 + 1, "need-more": 4}
        people.append(took(before=WRONG, after={**RIGHT, **slips}, survey=survey))
    return group_of(*people)


GROUP = twelve_people()


def test_the_share_of_each_question_stands_on_its_interval():
    shown = views.difficulty_view(GROUP)
    (axis,) = shown.figure.axes
    intervals, dots = lines_and_marks(axis)
    assert [label.get_text() for label in axis.get_yticklabels()] == shown.table.iloc[:, 0].tolist()
    for row, (right, interval, dot) in enumerate(zip((9, 6, 12, 12), intervals, dots, strict=True)):
        found = share(right, 12)
        assert interval.get_xdata() == pytest.approx([100 * found.low, 100 * found.high])
        assert list(interval.get_ydata()) == [row, row]
        assert dot.get_xydata().tolist() == [[pytest.approx(100 * found.centre), row]]
        assert has_colour(interval, "others") and has_colour(dot, "self")
    assert axis.get_xlim() == (0, 100) and axis.get_ylim() == (3.5, -0.5)


def told_shares(shown) -> list[list[int]]:
    """The shares that the words of a view tell, each with its interval."""
    found = re.findall(r": (\d+) % (?:right )?\((\d+) to (\d+)\)", shown.alternative)
    return [[int(number) for number in one] for one in found]


def test_a_share_of_a_half_reads_in_the_table_as_in_the_words():
    """Of sixteen people two are 12.5 %, and six 37.5 %: halves go away from zero, wherever they are told."""
    rights = (10, 2, 6, 14)
    people = [
        {key: (RIGHT if place < right else WRONG)[key] for key, right in zip(RIGHT, rights, strict=True)}
        for place in range(16)
    ]
    with speaking("en"):
        shown = views.difficulty_view(group_of(*(took(before=WRONG, after=after) for after in people)))
    assert shown.table["%"].tolist() == [63, 13, 38, 88]
    assert told_shares(shown) == shown.table[["%", "from (%)", "to (%)"]].to_numpy().tolist()


def test_how_sure_people_were_reads_in_the_table_as_in_the_words(monkeypatch):
    level = {"from": 50, "to": 50, "stated": 50.0, "answers": 40, "right": 25, "share": 62.5, "low": 44.5, "high": 80.5}
    found = Calibration(12, 50.0, 62.5, Interval(-12.5, -20.0, -5.0), pd.DataFrame([level]))
    monkeypatch.setattr(views, "calibration", lambda _group, moment: found if moment == "before" else None)
    with speaking("en"):
        shown = views.calibration_view(GROUP)
    assert shown.table[["%", "from (%)", "to (%)"]].to_numpy().tolist() == [[63, 45, 81]]
    assert told_shares(shown) == [[63, 45, 81]]


def test_before_and_after_stand_at_their_counts():
    shown = views.change_view(GROUP)
    (axis,) = shown.figure.axes
    joins, marks = lines_and_marks(axis)
    befores = [mark for mark in marks if mark.get_marker() == "D"]
    afters = [mark for mark in marks if mark.get_marker() == "o"]
    for row, (right, join, before, after) in enumerate(zip((9, 6, 12, 12), joins, befores, afters, strict=True)):
        assert before.get_xydata().tolist() == [[0, row]] and has_colour(before, "others")
        assert after.get_xydata().tolist() == [[right, row]] and has_colour(after, "self")
        assert list(join.get_xdata()) == [0, right] and list(join.get_ydata()) == [row, row]
    low, high = axis.get_xlim()
    assert low < 0 and 12 < high < 13


def test_how_sure_and_how_often_right_stand_where_they_are():
    levels = {
        "before": pd.DataFrame(
            {"stated": [40.0, 90.0], "share": [55.0, 70.0], "low": [40.0, 60.0], "high": [70.0, 80.0]}
        ),
        "after": pd.DataFrame(
            {"stated": [50.0, 85.0], "share": [50.0, 80.0], "low": [35.0, 65.0], "high": [65.0, 90.0]}
        ),
    }
    (axis,) = figures.calibration(levels).axes
    (equal, *intervals), marks = lines_and_marks(axis)
    assert equal.get_xydata().tolist() == [[0, 0], [100, 100]] and equal.is_dashed()
    for mark, (form, table), shape, colour in zip(marks, levels.items(), ("D", "o"), ("others", "self"), strict=True):
        assert mark.get_marker() == shape and has_colour(mark, colour)
        assert mark.get_xdata() == pytest.approx(table["stated"], abs=1)
        assert mark.get_ydata() == pytest.approx(table["share"])
        own, intervals = intervals[: len(table)], intervals[len(table) :]
        for interval, row in zip(own, table.itertuples(), strict=True):
            assert interval.get_xdata() == pytest.approx([row.stated] * 2, abs=1), form
            assert list(interval.get_ydata()) == [row.low, row.high]
            assert has_colour(interval, colour)
    assert not intervals
    assert axis.get_ylim() == (0, 100) and axis.get_xlim() == (25, 100)


def test_a_bubble_for_every_answer_is_as_large_as_the_number_of_people():
    counts = pd.DataFrame([[1, 4, 0, 16, 4], [0, 0, 25, 0, 0]], index=["First.", "Second."], columns=list("abcde"))
    with speaking("en"):
        (axis,) = figures.answers(counts).axes
    _rules, marks = lines_and_marks(axis)
    numbers = [text for text in axis.texts if text.get_text().isdecimal()]
    names = {text.get_text(): text.get_position()[1] for text in axis.texts if text.get_text() in counts.index}
    order = [(row, column) for row in range(2) for column in range(5)]
    places = [mark.get_xydata()[0] for mark in marks]
    across = [place[0] for place in places[:5]]
    assert np.diff(across) == pytest.approx(np.full(4, np.diff(across)[0])) and across[0] < across[-1]
    for (row, column), mark, text, place in zip(order, marks, numbers, places, strict=True):
        count = counts.iloc[row, column]
        assert text.get_text() == str(count)
        assert text.get_position() == pytest.approx(tuple(place))
        assert place[0] == pytest.approx(across[column])
        assert names["First." if row == 0 else "Second."] < place[1]
        assert row == 1 or place[1] < names["Second."]
        if count >= 10:
            largest = marks[order.index((1, 2))].get_markersize()
            assert mark.get_markersize() == pytest.approx(largest * np.sqrt(count / counts.iloc[row].sum()))
    ends = [text for text in axis.texts if "←" in text.get_text() or "→" in text.get_text()]
    assert [text.get_text() for text in ends] == ["← strongly disagree", "strongly agree →"]
    assert ends[0].get_position()[0] < across[0] < across[-1] < ends[1].get_position()[0]


def test_the_survey_is_drawn_by_its_own_counts():
    shown = views.survey_view(GROUP, "use")
    (axis,) = shown.figure.axes
    assert [text.get_text() for text in axis.texts if text.get_text().isdecimal()] == ["0", "4", "4", "4", "0"]
    assert AFTER not in shown.title
