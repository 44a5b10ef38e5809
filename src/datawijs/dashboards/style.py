"""How the figures look: few lines, direct labels, colours and nothing else from the design tokens.

Sizes are in points of a figure that is 6 inch (432 pt) wide. On a phone of 360 px it is drawn at about 0.75 px a point, so
that 16 pt is still 12 px; on wider screens figure.css makes the type smaller again.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
from matplotlib.ticker import FuncFormatter, MaxNLocator

from datawijs.design import LIGHT, charts
from datawijs.language import current_language, decimal, speaking

POINTS = 72  # in an inch
WIDTH = 6 * POINTS
PANEL = 3 * POINTS  # height of one chart with what stands above and below it
UNIT = 34  # room above a chart, for the unit
AXIS = 34  # room below it, for the ticks
NUMBERS = 42  # room left of it, for the ticks
EDGE = 14  # room where nothing stands
BESIDE = 8  # between a line and its label
TYPE = 16
AXES = 0.5  # the depth at which matplotlib draws ticks and the lines at them
LABEL_LINE = 18.5  # between two labels

Which = Literal["x", "y"]
Dash = str | tuple[float, tuple[float, ...]]


def token(name: str) -> str:
    """Return the light value of a colour token; the page swaps it for the token itself."""
    return LIGHT[name]


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the style of the course inside a `with` block, and leave the reader's own settings as they were."""
    settings: dict[Any, Any] = {
        "axes.grid": False,
        "axes.axisbelow": True,
        "lines.solid_capstyle": "round",
        "patch.edgecolor": "white",
        "patch.force_edgecolor": True,
        "font.family": "DejaVu Sans",  # wider than any font of the pages, so what fits here fits there
        "font.size": TYPE,
        "axes.labelsize": TYPE,
        "axes.titlesize": TYPE,
        "xtick.labelsize": TYPE,
        "ytick.labelsize": TYPE,
        "text.color": token("ink"),
        "axes.labelcolor": token("quiet"),
        "xtick.color": token("quiet"),
        "ytick.color": token("quiet"),
        "axes.edgecolor": token("others"),
        "axes.facecolor": "none",
        "figure.facecolor": token("card"),
        "grid.color": token("line"),
        "grid.linewidth": 0.8,
        "axes.linewidth": 1.0,
        "lines.linewidth": charts.WIDTHS["self"],
        "lines.markersize": 7,
        "xtick.major.pad": 8,
        "xtick.bottom": False,
        "ytick.left": False,
    }
    with mpl.rc_context(settings):
        yield


def stroke(kind: str) -> dict[str, Any]:
    """Return the width and the dashes of a kind of line, as matplotlib wants them."""
    return {"linewidth": charts.WIDTHS[kind], "linestyle": dashes(kind)}


def dashes(kind: str) -> Dash:
    """Return the dashes of a kind of line: "-" where it is solid."""
    return (0, charts.DASHES[kind]) if kind in charts.DASHES else "-"


def layer(name: str) -> float:
    """Return the depth at which this is drawn: what lies over it has a greater one."""
    return AXES + (charts.LAYERS.index(name) - charts.LAYERS.index("gridline")) / 20


def new_figure(
    panels: int = 1, *, height: float = PANEL, left: float = NUMBERS, right: float = EDGE, below: float = AXIS
) -> tuple[Figure, np.ndarray]:
    """Return a Figure and its axes, stacked. `height` of one panel and the room beside and below it are in points.

    The figure isn't registered with pyplot: a notebook shows it once, as the View it belongs to.
    """
    total, drawn = panels * height, height - UNIT - below
    figure = Figure(figsize=(WIDTH / POINTS, total / POINTS))
    axes = figure.subplots(panels, 1, squeeze=False)[:, 0]
    figure.subplots_adjust(
        left=left / WIDTH,
        right=1 - right / WIDTH,
        top=1 - UNIT / total,
        bottom=below / total,
        hspace=(UNIT + below) / drawn,
    )
    return figure, axes


def room_for(texts: Iterable[str]) -> float:
    """Return the room in points that the longest of these labels needs beside the chart."""
    font = FontProperties(family="DejaVu Sans")
    return BESIDE + EDGE / 2 + max(TextPath((0, 0), text, size=TYPE, prop=font).get_extents().width for text in texts)


def calm(axis: Axes, *, unit: str, grid: Which = "y") -> None:
    """Take away what carries no data; say the unit above the axis, where it can be read without tilting one's head."""
    axis.spines[["left", "top", "right"]].set_visible(False)
    axis.spines["bottom"].set_visible(grid != "x")
    axis.grid(visible=True, axis=grid)
    axis.grid(visible=False, axis="x" if grid == "y" else "y")
    axis.set_axisbelow(True)
    axis.set_xlabel("")
    axis.set_ylabel("")
    # with its height given, matplotlib need not measure all labels to find it
    axis.set_title(unit, loc="left", color=token("quiet"), pad=10, x=0, y=1)


class RoundTicks(MaxNLocator):
    """Ticks at steps of 1, 2 or 5; on the whole scale of scores always the same ones."""

    def tick_values(self, vmin: float, vmax: float) -> Sequence[float]:
        """Return the places of the ticks between two ends of an axis."""
        if (vmin, vmax) == (charts.SCORE_TICKS[0], charts.SCORE_TICKS[-1]):
            return charts.SCORE_TICKS
        return super().tick_values(vmin, vmax)


def number_axis(axis: Axes, which: Which = "y", *, ticks: int = 4, whole: bool = False) -> None:
    """Write the numbers of an axis as the reader does."""
    own = getattr(axis, f"{which}axis")
    own.set_major_locator(RoundTicks(ticks, integer=whole, steps=[1, 2, 5, 10]))
    language = current_language()  # a figure is drawn later, and stays in the language that it was made in
    own.set_major_formatter(FuncFormatter(lambda value, _place: _said_in(language, value)))


def label_ends(axis: Axes, labels: list[tuple[float, str, str]]) -> None:
    """Write labels in the right margin, each at its own height or just beside it: (height, text, colour token)."""
    bottom, top = axis.get_ylim()
    assert isinstance(axis.figure, Figure), "no chart of ours is a figure within a figure"
    room = axis.get_position().height * axis.figure.get_figheight() * POINTS
    heights = _apart([(height - bottom) / (top - bottom) for height, _text, _colour in labels], LABEL_LINE / room)
    for height, (_height, text, colour) in zip(heights, labels, strict=True):
        axis.annotate(
            text,
            (1, height),
            xycoords="axes fraction",
            xytext=(BESIDE, 0),
            textcoords="offset points",
            va="center",
            color=token(colour),
            annotation_clip=False,
        )


def _apart(heights: list[float], gap: float) -> list[float]:
    # As near as can be (least squares) to the heights they belong to, in the same order, a gap apart, within the chart.
    if not heights:
        return []
    order = np.argsort(heights, kind="stable")
    steps = gap * np.arange(len(heights))
    lowest = _rising(np.asarray(heights)[order] - steps)
    placed = np.empty(len(heights))
    placed[order] = np.clip(lowest, 0, max(0, 1 - steps[-1])) + steps
    return placed.tolist()


def _rising(values: Iterable[float]) -> list[float]:
    """Return the numbers that never fall and lie nearest to `values` (least squares): pool adjacent violators.

    scipy.optimize has it too, and for a few labels on a chart that is 20 MB for each learner on a hub.
    """
    pools: list[tuple[float, int]] = []  # a mean, and of how many
    for value in values:
        mean, size = float(value), 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, size = (before * many + mean * size) / (many + size), many + size
        pools.append((mean, size))
    return [mean for mean, size in pools for _one in range(size)]


def short(value: float) -> str:
    """Write a number with a decimal only where it has one, as along an axis."""
    return decimal(value, 0 if float(value).is_integer() else 1)


def _said_in(language: str, value: float) -> str:
    with speaking(language):
        return short(value)
