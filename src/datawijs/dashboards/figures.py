"""The figures of the views: which chart, on which axes, with which labels beside it."""

from itertools import cycle
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from datawijs.dashboards import charts
from datawijs.dashboards.style import (
    AXIS,
    EDGE,
    NUMBERS,
    PANEL,
    UNIT,
    house_style,
    label_ends,
    new_figure,
    room_for,
    short,
)
from datawijs.design import charts as alike
from datawijs.language import _, decimal
from datawijs.signals import ProcessLimits

ROW = 36  # points for one class among others
KEY = 24  # points for the meaning of the marks
TALL = 270  # points, where it matters on which side of a line a mark lies


def pupil_scores(scores: pd.Series, limits: ProcessLimits | None, average: pd.Series | None) -> Figure:
    """One pupil's scores by number of the test, with or without own limits and class average."""
    labels = _pupil_labels(scores, limits, average)
    with house_style():
        figure, (axis,) = new_figure(**_room_beside(scores), right=_room(labels))
        charts.line_with_dots(axis, scores)
        charts.score_axis(axis, _("score, 0 to 100"))
        charts.tests_axis(axis, scores.index)
        if limits is not None:
            charts.usual_range(axis, limits.lower, limits.centre, limits.upper)
        if average is not None:
            charts.plain_line(axis, average, "others")
        _missed(axis, scores)
        label_ends(axis, labels)
    return figure


def pupil_line(
    scores: pd.Series, average: pd.Series | None, judged: pd.Series, below: pd.Series, reach: tuple[float, float]
) -> Figure:
    """One pupil's scores with the line, which is the lower end of `reach`; its upper end is the highest earlier score.

    `judged`: the last three as they are judged, `below`: which of them lie below the line. The middle one of them is drawn
    against the earlier scores.
    """
    line, highest = reach
    middle, named = float(judged.median()), _("line")
    labels = [
        (line, f"{named} {short(line)}", "ink"),
        (highest, _("highest"), "quiet"),
        (middle, _("middle"), "self"),
    ]
    if average is not None:
        labels += [(_end(average), _("class"), "others"), (_end(scores), _("pupil"), "self")]
    with house_style():
        figure, (axis,) = new_figure(**_room_beside(scores, height=TALL, below=AXIS + KEY), right=_room(labels))
        charts.line_with_dots(axis, scores)
        charts.score_axis(axis, _("score, 0 to 100; ▼ below the line"))
        charts.tests_axis(axis, scores.index)
        charts.recent(axis, judged.index, middle)
        if average is not None:
            charts.plain_line(axis, average, "others")
        charts.line_to_judge_by(axis, line, highest)
        charts.raised(axis, scores, judged)
        charts.beside_a_line(axis, judged, below)
        missed = _missed(axis, scores)
        charts.bracket(axis, judged.index, _("the last three"), charts.BRACKET + missed)
        label_ends(axis, labels)
    return figure


def _room_beside(scores: pd.Series, *, height: float = PANEL, below: float = AXIS) -> dict[str, Any]:
    """The room that a figure of these scores takes, more where a test was missed: a lane below, and a word before it."""
    if not scores.isna().any():
        return {"height": height, "below": below}
    left = max(NUMBERS, room_for([_("missed")]))
    return {"height": height + alike.MISSED_ROOM, "below": below + alike.MISSED_ROOM, "left": left}


def _missed(axis: Axes, scores: pd.Series) -> float:
    """Draw the lane of missed tests where there are any; return the room it takes, in points."""
    if not scores.isna().any():
        return 0
    charts.missed_lane(axis, scores.index[scores.isna()], _("missed"))
    return alike.MISSED_ROOM


def class_scores(scores: pd.DataFrame, average: pd.Series) -> Figure:
    """All pupils' scores (rows) by number of the test (columns), with their average."""
    labels = [(_end(average), _("average"), "self")]
    with house_style():
        figure, (axis,) = new_figure(right=_room(labels))
        charts.crowd(axis, scores)
        charts.plain_line(axis, average, "self")
        charts.score_axis(axis, _("score, 0 to 100: ● pupil"))
        charts.tests_axis(axis, scores.columns)
        label_ends(axis, labels)
    return figure


def class_lines(averages: dict[str, pd.Series], unit: str) -> Figure:
    """The average scores of several classes by number of the test."""
    with house_style():
        figure, (axis,) = new_figure(right=room_for(averages))
        labels = _draw_lines(axis, averages)
        charts.score_axis(axis, unit)
        charts.tests_axis(axis, next(iter(averages.values())).index)
        label_ends(axis, labels)
    return figure


def class_lines_by_week(panels: dict[str, dict[str, pd.Series]]) -> Figure:
    """The weekly averages of several classes; one panel a measure, named by its unit."""
    names = next(iter(panels.values()))
    with house_style():
        figure, axes = new_figure(len(panels), right=room_for(names))
        for axis, (unit, averages) in zip(axes, panels.items(), strict=True):
            labels = _draw_lines(axis, {name: charts.with_gaps(average) for name, average in averages.items()})
            charts.count_axis(axis, unit, highest=max(average.max() for average in averages.values()))
            charts.month_axis(axis, next(iter(averages.values())).index)
            label_ends(axis, labels)
    return figure


def groups(panels: dict[str, dict[str, pd.Series]], *, scores: bool = False) -> Figure:
    """The pupils of several classes, class under class; one panel a measure, named by its unit."""
    names = next(iter(panels.values()))
    below = AXIS + KEY
    with house_style():
        figure, axes = new_figure(
            len(panels),
            height=UNIT + ROW * (len(names) + 0.2) + below,
            left=room_for(names),
            right=room_for([decimal(100)]),
            below=below,
        )
        for axis, (unit, values) in zip(axes, panels.items(), strict=True):
            charts.groups(axis, values)
            if scores:
                charts.score_axis(axis, unit, which="x")
            else:
                charts.count_axis(axis, unit, which="x", highest=max(series.max() for series in values.values()))
            axis.set_xlabel(_("● pupil   ◆ average"), loc="left")
            label_ends(axis, [(row, decimal(series.mean()), "self") for row, series in enumerate(values.values())])
    return figure


def week_bars(panels: dict[str, pd.Series]) -> Figure:
    """Amounts by week; one panel a measure, named by its unit."""
    with house_style():
        figure, axes = new_figure(len(panels))
        for axis, (unit, series) in zip(axes, panels.items(), strict=True):
            charts.week_bars(axis, series)
            charts.count_axis(axis, unit, highest=series.max())
            charts.month_axis(axis, series.index)
    return figure


def week_middles(panels: dict[str, pd.DataFrame]) -> Figure:
    """Averages by week with the middle half of the pupils; one panel a measure; rows are pupils, columns are weeks."""
    with house_style():
        figure, axes = new_figure(len(panels), right=room_for([_("average"), _("middle half")]))
        for axis, (unit, table) in zip(axes, panels.items(), strict=True):
            average, low, high = table.mean(), table.quantile(0.25), table.quantile(0.75)
            charts.band(axis, low, high)
            charts.plain_line(axis, charts.with_gaps(average), "self")
            charts.count_axis(axis, unit, highest=max(average.max(), high.max()))
            charts.month_axis(axis, average.index)
            middle = (_end(low) + _end(high)) / 2
            label_ends(axis, [(_end(average), _("average"), "self"), (middle, _("middle half"), "quiet")])
    return figure


def _draw_lines(axis: Axes, averages: dict[str, pd.Series]) -> list[tuple[float, str, str]]:
    labels = []
    for (name, average), (colour, dash) in zip(averages.items(), cycle(charts.LINES), strict=False):
        charts.class_line(axis, average, colour, dash)
        labels.append((_end(average), name, colour))
    return labels


def _pupil_labels(
    scores: pd.Series, limits: ProcessLimits | None, average: pd.Series | None
) -> list[tuple[float, str, str]]:
    lines = [] if average is None else [(_end(average), _("class"), "others"), (_end(scores), _("pupil"), "self")]
    if limits is None:
        return lines
    lowest, highest = (min(max(limit, charts.SCORES[0]), charts.SCORES[1]) for limit in (limits.lower, limits.upper))
    if lines:  # more labels would push each other away from what they name
        return [*lines, ((lowest + highest) / 2, _("usual range"), "quiet")]
    return [
        (lowest, _("lower limit"), "quiet"),
        (limits.centre, _("average"), "self"),
        (highest, _("upper limit"), "quiet"),
    ]


def _end(series: pd.Series) -> float:
    end: float = series.dropna().iloc[-1]
    return end


def _room(labels: list[tuple[float, str, str]]) -> float:
    return room_for(text for _height, text, _colour in labels) if labels else EDGE
