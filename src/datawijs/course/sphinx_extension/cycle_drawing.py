"""The cycle as a drawing: train → use → evaluate → next round, a ring of four stations that marks the page's place.

The place is marked by shape and words as well as by colour: its arc is thicker or its station filled, and its name is written
beside it. Colours come from the design tokens, so that the drawing follows dark mode and print.
"""

import math
from html import escape

from datawijs.course.sphinx_extension.texts import page_texts, stations

# Degrees on the ring, clockwise, with the first station at the top.
ANGLES = {"train": -90, "use": 0, "evaluate": 90, "next": 180}
# The large drawing, in its own units.
CENTRE, RADIUS, LINE = (220, 166), 92, 21


def ring(place: str | None = None, *, mark: str = "") -> str:
    """Return the small ring as SVG, decorative: whoever uses it says in words what it shows.

    `place` is the station to mark; `mark` is SVG to put in the middle, in a box of 100 × 100.
    """
    arcs = "".join(_small_arc(name, angle, name == place) for name, angle in ANGLES.items())
    return f'<svg class="dw-ring" viewBox="0 0 100 100" aria-hidden="true" focusable="false">{arcs}{mark}</svg>'


def wordmark_ring() -> str:
    """Return the mark of the course: the ring with a wobbling series in it, of which the last point hangs low."""
    series = '<path class="dw-ring-series" d="M30 47 41 56 51 43 62 52 70 63"/>'
    series += '<circle class="dw-ring-point" cx="70" cy="63" r="6"/>'
    return ring(mark=series)


def drawing(place: str | None = None) -> str:
    """Return the large drawing, with names at the stations, as SVG with a text alternative."""
    texts, names = page_texts(), stations()
    alternative = f"{texts['cycle']}: {' → '.join(names.values())} → {next(iter(names.values()))}."
    if place:
        alternative += f" {texts['you_are_here']}: {names[place]}."
    arcs = "".join(_large_arc(angle) for angle in ANGLES.values())
    nodes = "".join(
        _node(number, name, names[name], name == place, texts["you_are_here"])
        for number, name in enumerate(ANGLES, start=1)
    )
    return f'<svg class="dw-drawing" viewBox="0 0 440 338" role="img" aria-label="{escape(alternative)}">{arcs}{nodes}</svg>'


def _small_arc(name: str, angle: float, here: bool) -> str:
    x1, y1 = _point(50, 50, 38, angle - 35)
    x2, y2 = _point(50, 50, 38, angle + 35)
    return f'<path d="M{x1} {y1}A38 38 0 0 1 {x2} {y2}" class="dw-ring-arc{" is-here" if here else ""}"/>'


def _large_arc(angle: float) -> str:
    """The way from the station at `angle` to the next, with an arrow at its end."""
    (cx, cy), radius = CENTRE, RADIUS
    x1, y1 = _point(cx, cy, radius, angle + 20)
    x2, y2 = _point(cx, cy, radius, angle + 66)
    tip = _point(cx, cy, radius, angle + 70)
    left, right = _point(cx, cy, radius - 9, angle + 62), _point(cx, cy, radius + 9, angle + 62)
    return (
        f'<path class="dw-drawing-way" d="M{x1} {y1}A{radius} {radius} 0 0 1 {x2} {y2}"/>'
        f'<path class="dw-drawing-arrow" d="M{left[0]} {left[1]}L{tip[0]} {tip[1]}L{right[0]} {right[1]}"/>'
    )


def _node(number: int, station: str, name: str, here: bool, you_are_here: str) -> str:
    x, y = _point(*CENTRE, RADIUS, ANGLES[station])
    halo = f'<circle class="dw-drawing-halo" cx="{x}" cy="{y}" r="27"/>' if here else ""
    return (
        f'<g class="dw-drawing-node{" is-here" if here else ""}">{halo}<circle cx="{x}" cy="{y}" r="20"/>'
        f'<text class="dw-drawing-number" x="{x}" y="{round(y + 6, 1)}" text-anchor="middle">{number}</text>'
        f"{_label(station, x, y, name, you_are_here if here else '')}</g>"
    )


def _label(station: str, x: float, y: float, name: str, note: str) -> str:
    """The name beside a station, and below it a note; left and right of the ring each word has a line of its own."""
    beside = station in ("use", "next")
    lines = [(line, "") for line in (name.split() if beside else [name])]
    lines += [(note, ' class="dw-drawing-note"')] if note else []
    if beside:
        x, anchor = (x + 36, "start") if station == "use" else (x - 36, "end")
        top = y + 6 - LINE / 2 * (len(lines) - 1)
    else:
        anchor = "middle"
        top = y + 48 if station == "evaluate" else y - 36 - LINE * (len(lines) - 1)
    spans = "".join(
        f'<tspan{style} x="{x}" y="{round(top + LINE * row, 1)}">{escape(text)}</tspan>'
        for row, (text, style) in enumerate(lines)
    )
    return f'<text class="dw-drawing-name" text-anchor="{anchor}">{spans}</text>'


def _point(cx: float, cy: float, radius: float, degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return round(cx + radius * math.cos(angle), 1), round(cy + radius * math.sin(angle), 1)
