"""A screen that is a graph: values in time against bands, with intervals and a dotted line where they have them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from datawijs.language import decimal
from datawijs.screens.screen import place

WIDTH, HEIGHT = 340, 216
LEFT, RIGHT, TOP, BOTTOM = 40, 44, 12, 28
DOT, RING = 5, 15
MOST_NAMES = 7  # of moments: more get in each other's way on a phone, then every other one has its name


@dataclass(frozen=True)
class Point:
    """A value at one moment. `interval` reaches from its first to its second number. `place` and `where` as in a row."""

    value: float
    interval: tuple[float, float] | None = None
    place: str | None = None
    where: str = ""


@dataclass(frozen=True)
class Axes:
    """Where moments and values come to stand. `moments` name the values along the bottom; `reach` is the lowest and highest
    value; `ticks` are written beside the axis, `unit` above it."""

    moments: tuple[str, ...]
    reach: tuple[float, float]
    ticks: tuple[float, ...]
    unit: str

    def x(self, number: int) -> float:
        """Return where moment `number`, counted from 0, stands."""
        step = (WIDTH - LEFT - RIGHT) / len(self.moments)
        return round(LEFT + (number + 0.5) * step, 1)

    def y(self, value: float) -> float:
        """Return where a value stands, within the axes."""
        low, high = self.reach
        share = min(max((value - low) / (high - low), 0), 1)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def graph(
    axes: Axes,
    points: Sequence[Point],
    *,
    name: str,
    borders: Sequence[Sequence[float]] = (),
    bands: Sequence[str] = (),
    dotted: Sequence[float] = (),
) -> str:
    """Return the graph as SVG that a screen reader calls `name`.

    borders: each at every moment, from low to high; `bands` names what lies below, between and above them. dotted: a second
    line, which the words beside the graph explain.
    """
    parts = [*_ground(axes), *_bands(axes, borders, bands), *_dotted(axes, dotted), *_points(axes, points)]
    unit = f'<p class="dw-screen-unit">{escape(axes.unit)}</p>'
    view = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(name)}"'
    return f'{unit}<svg class="dw-screen-graph" {view}>{"".join(parts)}</svg>'


def _ground(axes: Axes) -> list[str]:
    parts = []
    for tick in axes.ticks:
        y = axes.y(tick)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(_text(LEFT - 6, y + 4, decimal(tick, None), "end"))
    every = 1 if len(axes.moments) <= MOST_NAMES else 2
    named = list(enumerate(axes.moments))[::every]
    return [*parts, *(_text(axes.x(at), HEIGHT - 8, text, "middle") for at, text in named)]


def _bands(axes: Axes, borders: Sequence[Sequence[float]], names: Sequence[str]) -> list[str]:
    parts = []
    for border in borders:
        first, last = border[0], border[-1]
        corners = [(LEFT, axes.y(first)), *_corners(axes, border), (WIDTH - RIGHT, axes.y(last))]
        parts.append(f'<polyline class="border" points="{_path(corners)}"/>')
    ends = [axes.reach[0], *(border[-1] for border in borders), axes.reach[1]]
    for name, (low, high) in zip(names, pairwise(ends), strict=False):
        parts.append(_text(WIDTH - RIGHT + 6, (axes.y(low) + axes.y(high)) / 2 + 4, name, "start"))
    return parts


def _dotted(axes: Axes, values: Sequence[float]) -> list[str]:
    return [f'<polyline class="dotted" points="{_path(_corners(axes, values))}"/>'] if values else []


def _points(axes: Axes, points: Sequence[Point]) -> list[str]:
    parts = [f'<polyline class="own" points="{_path(_corners(axes, [point.value for point in points]))}"/>']
    for number, point in enumerate(points):
        x, y = axes.x(number), axes.y(point.value)
        if point.interval:
            low, high = map(axes.y, point.interval)
            parts.append(f'<line class="interval" x1="{x}" x2="{x}" y1="{low}" y2="{high}"/>')
        parts.append(f'<circle class="dot" cx="{x}" cy="{y}" r="{DOT}"/>')
        if point.place:
            parts.append(f'<circle class="ring"{place(point.place, point.where)} cx="{x}" cy="{y}" r="{RING}"/>')
    return parts


def _corners(axes: Axes, values: Sequence[float]) -> list[tuple[float, float]]:
    return [(axes.x(number), axes.y(value)) for number, value in enumerate(values)]


def _path(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in corners)


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'
