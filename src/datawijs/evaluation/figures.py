"""The figures of a group's results, in the style of the dashboards."""

from collections.abc import Iterable
from textwrap import wrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from datawijs.dashboards.style import (
    AXIS,
    EDGE,
    NUMBERS,
    POINTS,
    TYPE,
    UNIT,
    WIDTH,
    calm,
    house_style,
    new_figure,
    number_axis,
    room_for,
    token,
)
from datawijs.evaluation.words import moment_name
from datawijs.language import _
from datawijs.widgets.short_check.questions import agreement

ROW = 34  # points for one question
KEY = 24  # points for the meaning of the marks
DOT = 9  # points across
SQUARE = 250  # height of a chart that isn't made of rows
SHARES = (0, 100)
LINE = 40  # letters of a statement that fit beside each other
LINE_HEIGHT = 20
BUBBLES = 50  # points for the answers to one statement
LARGEST_BUBBLE, SMALLEST_BUBBLE = 52, 21  # for everybody, and for a number to stand in
MOMENT_MARKS = {"before": ("D", "others"), "after": ("o", "self")}


def shares(table: pd.DataFrame) -> Figure:
    """The share of each row (columns share, low, high, in percent) as a dot on its interval."""
    with house_style():
        figure, axis = _rows(table.index, unit=_("right at once, of 100"), keys=2)
        for row, found in enumerate(table.itertuples()):
            axis.plot([found.low, found.high], [row, row], color=token("others"), linewidth=2)
            axis.plot(found.share, row, "o", color=token("self"), markersize=DOT, clip_on=False)
        axis.set_xlim(*SHARES)
        axis.set_xlabel(_("● this group\n─ people like these"), loc="left")
    return figure


def before_and_after(counts: pd.DataFrame, people: int) -> Figure:
    """The count of each row before (a diamond) and after (a dot), joined."""
    with house_style():
        figure, axis = _rows(counts.index, unit=_("right at once, of {people}").format(people=people))
        for row, found in enumerate(counts.itertuples()):
            axis.plot([found.before, found.after], [row, row], color=token("line"), linewidth=4, zorder=1)
            axis.plot(found.before, row, "D", color=token("others"), markersize=DOT - 2)
            axis.plot(found.after, row, "o", color=token("self"), markersize=DOT)
        axis.set_xlim(-0.4, people + 0.4)
        number_axis(axis, "x", whole=True)
        axis.set_xlabel(_("◆ before   ● after"), loc="left")
    return figure


def calibration(levels: dict[str, pd.DataFrame]) -> Figure:
    """How sure (across) and how often right (upwards), in percent, in each test; the dashed line is where they are equal."""
    with house_style():
        figure, (axis,) = new_figure(height=UNIT + SQUARE + AXIS + 3 * KEY, below=AXIS + 3 * KEY, left=NUMBERS + 8)
        axis.plot(SHARES, SHARES, color=token("edge"), linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
        for moment, table in levels.items():
            mark, colour = MOMENT_MARKS[moment]
            aside = {"before": -0.8, "after": 0.8}[moment]  # so that intervals of both can be told apart
            for row in table.itertuples():
                axis.plot([row.stated + aside] * 2, [row.low, row.high], color=token(colour), linewidth=1.6)
            axis.plot(table["stated"] + aside, table["share"], mark, color=token(colour), markersize=DOT)
        axis.set_xlim(25, 100)
        axis.set_ylim(*SHARES)
        calm(axis, unit=_("right (%)"))
        number_axis(axis, "y")
        number_axis(axis, "x")
        marks = "   ".join(f"{_MARKS[moment]} {moment_name(moment)}" for moment in levels)
        axis.set_xlabel("\n".join([_("how sure (%)"), marks, _("┄ as sure as right")]), loc="left")
    return figure


def answers(counts: pd.DataFrame) -> Figure:
    """Statements (rows), each with a bubble for every answer, as large as the number of people who gave it."""
    lines = [wrap(statement, LINE) for statement in counts.index]
    heights = [len(text) * LINE_HEIGHT + BUBBLES for text in lines]
    with house_style():
        height = sum(heights) + UNIT + EDGE
        figure = Figure(figsize=(WIDTH / POINTS, height / POINTS))
        axis = figure.add_axes((0, 0, 1, 1))
        axis.set(xlim=(0, WIDTH), ylim=(height, 0))
        axis.axis("off")
        places = [EDGE + 28 + step * (WIDTH - 2 * EDGE - 56) / (counts.shape[1] - 1) for step in range(counts.shape[1])]
        first, *_middle, last = agreement()
        axis.text(EDGE, UNIT / 2, f"← {first.lower()}", color=token("quiet"), va="center")
        axis.text(WIDTH - EDGE, UNIT / 2, f"{last.lower()} →", color=token("quiet"), va="center", ha="right")
        top = UNIT
        for text, row, room in zip(lines, counts.to_numpy(), heights, strict=True):
            for number, line in enumerate(text):
                axis.text(EDGE, top + (number + 0.5) * LINE_HEIGHT, line, va="center", fontsize=TYPE)
            _bubbles(axis, places, row, top + room - BUBBLES / 2)
            top += room
    return figure


def _bubbles(axis: Axes, places: list[float], row: np.ndarray, height: float) -> None:
    axis.plot([places[0], places[-1]], [height, height], color=token("line"), linewidth=1, zorder=1)
    for place, count in zip(places, row, strict=True):
        size = max(LARGEST_BUBBLE * (count / row.sum()) ** 0.5, SMALLEST_BUBBLE)  # the area tells the count
        if count:
            axis.plot(
                place,
                height,
                "o",
                markersize=size,
                markerfacecolor=token("band"),
                markeredgecolor=token("self"),
                markeredgewidth=1.4,
                zorder=2,
            )
        else:
            axis.plot(place, height, "o", markersize=TYPE, color=token("card"), zorder=2)  # a gap in the line for the 0
        colour = token("ink" if count else "quiet")
        axis.text(place, height, str(int(count)), ha="center", va="center_baseline", color=colour, zorder=3)


def _rows(names: Iterable[str], *, unit: str, keys: int = 1) -> tuple[Figure, Axes]:
    labels = list(names)
    below = AXIS + keys * KEY
    figure, (axis,) = new_figure(
        height=UNIT + ROW * len(labels) + below, left=room_for(labels), right=EDGE + 8, below=below
    )
    calm(axis, unit=unit, grid="x")
    axis.set_yticks(range(len(labels)), labels)
    axis.tick_params(axis="y", labelcolor=token("ink"))
    axis.set_ylim(len(labels) - 0.5, -0.5)
    number_axis(axis, "x")
    return figure, axis


_MARKS = {"before": "◆", "after": "●"}
