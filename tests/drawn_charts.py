"""What a chart in a browser shows, read back from the drawing itself: where its shapes are, and what its axes say there.

Positions are in pixels of the picture, after every transformation. `Axis` is made from the labels that a reader sees, so that
a test asks whether a shape stands where the axis says its value is, and never how the code came there.
"""

from dataclasses import dataclass, field

import numpy as np

from datawijs.design import LIGHT

# Every chart in a card, with its words, its table and its legend. A path is read as its strokes: lists of points.
READ = r"""(card) => {
  const strokesOf = (d) => {
    const strokes = [];
    let [x, y] = [0, 0];
    for (const [, letter, rest] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
      const numbers = (rest.match(/-?\d*\.?\d+(e-?\d+)?/g) || []).map(Number);
      const size = { M: 2, L: 2, H: 1, V: 1, Q: 4, Z: 0 }[letter.toUpperCase()];
      if (size === 0) continue;
      for (let at = 0; at < numbers.length; at += size) {
        const relative = letter === letter.toLowerCase();
        const part = numbers.slice(at, at + size).slice(-2);
        const kind = letter.toUpperCase();
        if (kind === "H") x = part[0] + (relative ? x : 0);
        else if (kind === "V") y = part[0] + (relative ? y : 0);
        else [x, y] = [part[0] + (relative ? x : 0), part[1] + (relative ? y : 0)];
        if (kind === "M" && at === 0) strokes.push([]);
        strokes[strokes.length - 1].push([x, y]);
      }
    }
    return strokes;
  };
  const number = (shape, name) => shape[name].baseVal.value;
  const shapesOf = (picture) => [...picture.querySelectorAll("rect, circle, line, path, text")].map((shape) => {
    const frame = shape.getCTM();
    const at = ([x, y]) => { const p = new DOMPoint(x, y).matrixTransform(frame); return [p.x, p.y]; };
    const style = getComputedStyle(shape);
    const box = shape.getBBox();
    const n = (name) => number(shape, name);
    const strokes = {
      rect: () => [[[n("x"), n("y")], [n("x") + n("width"), n("y") + n("height")]]],
      circle: () => [[[n("cx"), n("cy")]]],
      line: () => [[[n("x1"), n("y1")], [n("x2"), n("y2")]]],
      path: () => strokesOf(shape.getAttribute("d")),
      text: () => [[[box.x, box.y], [box.x + box.width, box.y + box.height]]],
    }[shape.tagName]();
    const within = shape.parentNode.closest("g, svg");
    return {
      tag: shape.tagName,
      names: [...shape.classList],
      group: within === picture ? [] : [...within.classList],
      strokes: strokes.map((points) => points.map(at)),
      radius: shape.tagName === "circle" ? n("r") : 0,
      text: shape.tagName === "text" ? shape.textContent : "",
      anchor: style.textAnchor,
      fill: style.fill,
      stroke: style.stroke,
      dashes: style.strokeDasharray,
    };
  });
  const pictureOf = (picture) => {
    const figure = picture.closest("figure");
    const cells = (row) => [...row.cells].map((cell) => cell.textContent);
    const table = figure && figure.querySelector("table");
    return {
      classes: [...picture.classList],
      width: picture.getBoundingClientRect().width,
      words: picture.getAttribute("aria-label"),
      shapes: shapesOf(picture),
      caption: table ? table.caption.textContent : "",
      rows: table ? [...table.rows].map(cells) : [],
      legend: figure ? [...figure.querySelectorAll(".dw-legend .dw-key")].map((key) => ({
        label: key.textContent, shapes: [...key.querySelectorAll("svg")].flatMap(shapesOf),
      })) : [],
    };
  };
  return [...card.querySelectorAll("svg.dw-svg, svg.dw-spark")].map(pictureOf);
}"""
SHARP = 0.7  # px: paths are written to a tenth, and labels are measured


@dataclass(frozen=True)
class Shape:
    """One shape of a drawing. `strokes`: lists of (x, y); a rect and a text have their two corners, a circle its middle."""

    tag: str
    names: list[str]
    group: list[str]
    strokes: list[list[list[float]]]
    radius: float
    text: str
    anchor: str
    fill: str
    stroke: str
    dashes: str

    @property
    def middle(self) -> tuple[float, float]:
        """Where a dot, a mark or a label stands."""
        points = np.array([point for stroke in self.strokes for point in stroke])
        return tuple((points.min(axis=0) + points.max(axis=0)) / 2)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        points = np.array([point for stroke in self.strokes for point in stroke])
        return (*points.min(axis=0), *points.max(axis=0))


@dataclass(frozen=True)
class Key:
    """A line of a legend: what it says, and what is drawn before it."""

    label: str
    shapes: list[Shape]


@dataclass(frozen=True)
class Chart:
    """One drawing. `words`: its text alternative; `caption` and `rows`: its table, the head first."""

    classes: list[str]
    width: float
    words: str
    shapes: list[Shape]
    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)
    legend: list[Key] = field(default_factory=list)

    def named(self, name: str) -> list[Shape]:
        """The shapes with this class, in the order of drawing."""
        return [shape for shape in self.shapes if name in shape.names]

    def one(self, name: str) -> Shape:
        """The only shape with this class."""
        (shape,) = self.named(name)
        return shape

    def text(self, words: str) -> Shape:
        """The only label that says this."""
        (shape,) = [shape for shape in self.shapes if shape.tag == "text" and shape.text == words]
        return shape

    @property
    def up(self) -> "Axis":
        """The axis whose labels stand at the left, right-aligned beside each other."""
        return Axis(1, [shape for shape in self._numbers() if shape.anchor == "end"], self.width)

    @property
    def across(self) -> "Axis":
        """The axis whose labels stand along the bottom."""
        middles = [shape for shape in self._numbers() if shape.anchor == "middle"]
        lowest = max(shape.middle[1] for shape in middles)
        return Axis(0, [shape for shape in middles if abs(shape.middle[1] - lowest) < 1], self.width)

    def _numbers(self) -> list[Shape]:
        return [shape for shape in self.shapes if shape.tag == "text" and _is_number(shape.text)]


class Axis:
    """From a place on an axis to the value there, by its labels. Between labels the axis is even, or making one fails."""

    def __init__(self, which: int, labels: list[Shape], width: float) -> None:
        self.which = which
        self.labels = [number(shape.text) for shape in labels]
        # a label at the edge of the picture is pushed inwards, and no longer stands at its value
        told = [shape for shape in labels if which or (shape.box[0] > 0.6 and shape.box[2] < width - 0.6)]
        values, places = [number(shape.text) for shape in told], [shape.middle[which] for shape in told]
        assert len(set(values)) >= 2, self.labels
        self.per_px, self.start = np.polyfit(places, values, 1)
        off = max(abs(self(place) - value) for place, value in zip(places, values, strict=True))
        assert off <= 1.5 * abs(self.per_px), f"the labels {values} are not evenly spread: {places}"
        assert (self.per_px > 0) == (which == 0), "numbers grow to the right and upwards"

    def __call__(self, place: float) -> float:
        return self.per_px * place + self.start

    def of(self, shapes: list[Shape]) -> list[float]:
        """The values at which shapes stand."""
        return [self(shape.middle[self.which]) for shape in shapes]

    def ends(self, shape: Shape) -> tuple[float, float]:
        """The lowest and the highest value that a shape reaches."""
        first, last = self(shape.box[self.which]), self(shape.box[self.which + 2])
        return min(first, last), max(first, last)

    @property
    def sharp(self) -> float:
        """How far a value may be off, for what can be measured."""
        return SHARP * abs(self.per_px)


def charts_of(page, exercise_id: str) -> list[Chart]:
    """All charts in the card of an exercise, in the order of the page."""
    found = page.locator(f'.dw-exercise[data-exercise="{exercise_id}"]').evaluate(READ)
    return [_chart(one) for one in found]


def _chart(read: dict) -> Chart:
    keys = [Key(key["label"], [Shape(**shape) for shape in key["shapes"]]) for key in read["legend"]]
    return Chart(**{**read, "shapes": [Shape(**shape) for shape in read["shapes"]], "legend": keys})


def number(text: str) -> float:
    """A number as its reader sees it: a decimal comma or point, a real minus sign."""
    return float(text.replace("\u2212", "-").replace(",", "."))


def _is_number(text: str) -> bool:
    try:
        number(text)
    except ValueError:
        return False
    return True


def is_colour(colour: str, token: str) -> bool:
    """Whether a computed colour is that of a design token, in light colours."""
    red, green, blue = (int(LIGHT[token][place : place + 2], 16) for place in (1, 3, 5))
    return colour == f"rgb({red}, {green}, {blue})"
