"""The shapes of chart that the views are made of. Each draws on axes that it is given."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from datawijs.dashboards.style import (
    BESIDE,
    POINTS,
    Dash,
    Which,
    calm,
    dashes,
    layer,
    number_axis,
    stroke,
    token,
)
from datawijs.dashboards.words import month_name
from datawijs.design import charts as alike

SCORES = (0, 100)
# Lines of several classes differ in dash as well as in colour, and each has its name at its end.
LINES: tuple[tuple[str, Dash], ...] = (
    ("self", "-"),
    ("ink", (0, (5, 2))),
    ("others", dashes("others")),
    ("wait", (0, (6, 2, 1, 2))),
)
GOLDEN = 0.6180339887  # spreads dots evenly, the same way every time
DOT = 6  # points across
BRACKET = 31  # points below the axis, where the numbers of the tests end


def line_with_dots(axis: Axes, series: pd.Series, colour: str = "self") -> None:
    """Draw one pupil's results: a dot each, joined; a missed one breaks the line, and stands in a lane (`missed_lane`)."""
    axis.plot(
        series.index,
        series.to_numpy(),
        color=token(colour),
        marker="o",
        markeredgecolor=token("card"),
        markeredgewidth=1,
        zorder=layer("self"),
        gid="self",
    )


def plain_line(axis: Axes, series: pd.Series, kind: str) -> None:
    """Draw an average: a line without dots. `kind`: "others" for that of a class, "self" where there is nothing beside it."""
    axis.plot(
        series.index,
        series.to_numpy(),
        color=token(kind),
        dash_capstyle="round",
        zorder=layer(kind),
        gid=kind,
        **stroke(kind),
    )


def class_line(axis: Axes, series: pd.Series, colour: str, dash: Dash) -> None:
    """Draw the average of one class among others."""
    axis.plot(series.index, series.to_numpy(), color=token(colour), linestyle=dash, dash_capstyle="round")


def missed_lane(axis: Axes, tests: pd.Index, text: str) -> None:
    """Draw a cross for each missed test in a lane under the axis, with the word for it before the lane.

    The numbers of the tests move down to make room (`tests_axis`).
    """
    middle = axis.get_xaxis_transform() + _moved(axis, 0, alike.MISSED_ROOM / 2 + 3)
    first, last = axis.get_xlim()
    axis.plot(
        [first, last],
        [0, 0],
        transform=middle,
        color=token("soft"),
        linewidth=alike.MISSED_LANE,
        solid_capstyle="butt",
        clip_on=False,
        gid="lane",
    )
    axis.plot(
        tests,
        np.zeros(len(tests)),
        linestyle="",
        marker="x",
        markersize=8,
        markeredgewidth=2,
        color=token("others"),
        transform=middle,
        clip_on=False,
        gid="gap",
    )
    before = middle + _moved(axis, -BESIDE, 0)
    axis.text(first, 0, text, transform=before, ha="right", va="center", color=token("quiet"))
    axis.tick_params(axis="x", pad=8 + alike.MISSED_ROOM)


def _moved(axis: Axes, right: float, down: float) -> ScaledTranslation:
    # by so many points
    return ScaledTranslation(right / POINTS, -down / POINTS, axis.figure.dpi_scale_trans)


def with_gaps(weeks: pd.Series) -> pd.Series:
    """Add the weeks without data, so that a line breaks there and does not bridge a holiday."""
    return weeks.asfreq("7D")


def usual_range(axis: Axes, lower: float, centre: float, upper: float) -> None:
    """Draw a band between two limits, with an edge where the limit lies on the scale, and a fine line at the centre."""
    axis.axhspan(
        max(lower, SCORES[0]), min(upper, SCORES[1]), color=token("band"), linewidth=0, zorder=layer("band"), gid="band"
    )
    for limit in (lower, upper):
        if SCORES[0] <= limit <= SCORES[1]:
            axis.axhline(limit, color=token("edge"), linewidth=1, zorder=layer("band"))
    axis.axhline(centre, color=token("self"), zorder=layer("average"), gid="average", **stroke("average"))


def line_to_judge_by(axis: Axes, line: float, highest: float) -> None:
    """Draw the line, and shade what lies between it and the highest earlier score; nothing lies below it."""
    axis.axhspan(line, highest, color=token("band"), linewidth=0, zorder=layer("band"), gid="band")
    axis.axhline(highest, color=token("edge"), linewidth=1, zorder=layer("band"))
    axis.axhline(line, color=token("ink"), zorder=layer("rule"), gid="rule", **stroke("rule"))


def recent(axis: Axes, tests: pd.Index, middle: float) -> None:
    """Shade the last tests, and draw the middle one of their scores against the earlier ones."""
    first, last = axis.get_xlim()
    begin = min(tests) - alike.HALF_A_TEST
    axis.axvspan(begin, last, color=token("soft"), linewidth=0, zorder=layer("recent"), gid="recent")
    axis.axvline(begin, color=token("edge"), linewidth=1, zorder=layer("recent"))
    for ends, name, kind in (((first, begin), "middle-before", "average"), ((begin, last), "middle", "middle")):
        axis.plot(ends, [middle, middle], color=token("self"), zorder=layer(name), gid=name, **stroke(kind))


def beside_a_line(axis: Axes, judged: pd.Series, below: pd.Series) -> None:
    """Draw scores that are held against a line: a triangle that points down below it, a ring above it."""
    for scores, marker, colour, inside, name in (
        (judged[~below], "o", "self", "card", "above"),
        (judged[below], "v", "signal", "signal", "below"),
    ):
        axis.plot(
            scores.index,
            scores.to_numpy(),
            linestyle="",
            marker=marker,
            markersize=9,
            markeredgewidth=2,
            color=token(colour),
            markerfacecolor=token(inside),
            clip_on=False,
            zorder=layer(name),
            gid=name if len(scores) else None,
        )


def raised(axis: Axes, scores: pd.Series, judged: pd.Series) -> None:
    """Draw a fine line from each score up to the place where it is judged, where that is another."""
    for test, place in judged.items():
        if place > scores[test]:
            axis.plot(
                [test, test], [scores[test], place], color=token("ink"), linewidth=1.5, zorder=layer("way"), gid="way"
            )


def bracket(axis: Axes, tests: pd.Index, text: str, below: float = BRACKET) -> None:
    """Name the last tests below their numbers along the bottom."""
    _first, end = axis.get_xlim()
    down = axis.get_xaxis_transform() + _moved(axis, 0, below)
    rule: dict[str, Any] = {"color": token("edge"), "linewidth": 1, "clip_on": False, "gid": "bracket"}
    axis.plot([min(tests) - alike.HALF_A_TEST, end], [0, 0], transform=down, **rule)
    axis.text(end, -0.02, text, transform=down, ha="right", va="top", color=token("quiet"))


def crowd(axis: Axes, table: pd.DataFrame) -> None:
    """Draw every pupil's dot on every test: rows are pupils, columns are tests."""
    columns = np.repeat(np.asarray(table.columns, dtype=float), len(table))
    offsets = np.tile(_spread(len(table), 0.5), len(table.columns))
    _dots(axis, columns + offsets, table.to_numpy().T.ravel())


def groups(axis: Axes, values: dict[str, pd.Series]) -> None:
    """Draw groups under each other: a dot for every pupil, a diamond for the average."""
    for row, series in enumerate(values.values()):
        _dots(axis, series.to_numpy(), row + _spread(len(series), 0.6))
        axis.plot(
            series.mean(), row, marker="D", markersize=11, color=token("self"), markeredgecolor=token("card"), zorder=3
        )
    axis.set_ylim(len(values) - 0.4, -0.6)
    axis.set_yticks(range(len(values)), list(values))


def week_bars(axis: Axes, series: pd.Series, colour: str = "self") -> None:
    """Draw one bar a week; a week without anything gets a small dot, so that it differs from a week without data."""
    some, none = series[series > 0], series[series == 0]
    axis.bar(some.index, some.to_numpy(), width=5.5, color=token(colour), linewidth=0)
    axis.plot(
        none.index, np.zeros(len(none)), linestyle="", marker="o", markersize=3, color=token("others"), clip_on=False
    )


def band(axis: Axes, low: pd.Series, high: pd.Series) -> None:
    """Draw a band between two weekly series."""
    low, high = with_gaps(low), with_gaps(high)
    axis.fill_between(low.index, low.to_numpy(), high.to_numpy(), color=token("band"), linewidth=0, zorder=0)
    for edge in (low, high):
        axis.plot(edge.index, edge.to_numpy(), color=token("edge"), linewidth=0.8, zorder=1)


def score_axis(axis: Axes, unit: str, *, which: Which = "y") -> None:
    """Give scores their whole scale, so that a wobble looks as large as it is."""
    getattr(axis, f"set_{which}lim")(*SCORES)
    calm(axis, unit=unit, grid=which)
    number_axis(axis, which)


def count_axis(axis: Axes, unit: str, *, which: Which = "y", highest: float) -> None:
    """Start at zero and end just above the highest."""
    getattr(axis, f"set_{which}lim")(0, max(highest, 1) * 1.08)
    calm(axis, unit=unit, grid=which)
    number_axis(axis, which, whole=highest >= 3)


def tests_axis(axis: Axes, numbers: Sequence[int]) -> None:
    """Number the tests along the bottom."""
    axis.set_xticks(list(numbers), [str(number) for number in numbers])
    axis.set_xlim(min(numbers) - 0.5, max(numbers) + 0.5)


def month_axis(axis: Axes, weeks: pd.DatetimeIndex) -> None:
    """Name every other month along the bottom."""
    days = pd.Timedelta(days=5)
    starts = pd.date_range(min(weeks), max(weeks) + days, freq="MS")[::2]
    axis.set_xlim(min(weeks) - days, max(weeks) + days)
    axis.set_xticks(starts, [month_name(day) for day in starts])


def _dots(axis: Axes, x: np.ndarray, y: np.ndarray) -> None:
    known = ~(np.isnan(x) | np.isnan(y))
    axis.scatter(
        x[known],
        y[known],
        s=DOT**2,
        color=token("others"),
        linewidth=0,
        alpha=0.75,
        clip_on=False,
        zorder=2,
    )


def _spread(count: int, width: float) -> np.ndarray:
    return ((np.arange(count) * GOLDEN) % 1 - 0.5) * width
