"""What a line chart has to show of a series, wherever it stands: `check_series` holds the drawing against the numbers."""

from dataclasses import dataclass, field
from itertools import groupby

import pytest
from drawn_charts import Chart, Key, Shape, is_colour

# What each kind of mark means has one look, in the picture as in the legend: its fill, its stroke, and whether it is dashed.
LOOKS = {
    "dw-line-self": ("none", "self", False),
    "dw-line-average": ("none", "self", True),
    "dw-line-others": ("none", "others", True),
    "dw-dot": ("self", "card", False),
    "dw-band": ("band", "edge", False),
    "dw-mark": ("none", "signal", False),
    "dw-gap": ("none", "others", False),
}


@dataclass(frozen=True)
class Series:
    """The numbers of a line chart. `lines`: (kind, label, one value or a list of them); `marks`: numbers of tests, from 1."""

    name: str
    values: list[float | None]
    language: str
    ui: dict
    x_title: str
    caption: str | None = None
    lines: list[tuple] = field(default_factory=list)
    band: tuple | None = None
    marks: list[int] = field(default_factory=list)
    mark_label: str = ""
    ticks: tuple = (0, 20, 40, 60, 80, 100)
    ends: tuple = (0, 100)
    missed: str = ""


def check_series(chart: Chart, series: Series) -> None:
    """Every mark stands at its value, by the labels on the axes; legend, words and table say the same."""
    up, across = chart.up, chart.across
    assert up.labels == list(series.ticks)
    last = len(series.values)
    assert across.labels[-1] == last and set(across.labels) <= set(range(1, last + 1))
    check_gridlines(chart)
    check_band(chart, series)
    there = [(number, value) for number, value in enumerate(series.values, start=1) if value is not None]
    check_places(chart, chart.named("dw-dot"), there)
    check_line(chart, chart.one("dw-line-self"), series.values)
    for kind in ("average", "others"):
        drawn = chart.named(f"dw-line-{kind}")
        given = [value for line_kind, _label, value in series.lines if line_kind == kind]
        assert len(drawn) == len(given)
        for shape, value in zip(drawn, given, strict=True):
            check_line(chart, shape, value)
    marked = [(number, value) for number, value in there if number in series.marks]
    check_places(chart, chart.named("dw-mark"), marked)
    assert all(mark.radius > dot.radius for mark in chart.named("dw-mark") for dot in chart.named("dw-dot"))
    check_missed(chart, series)
    check_looks(chart)
    check_legend(chart, series)
    assert chart.words == words_of(series)
    check_table(chart, series)


def check_gridlines(chart: Chart) -> None:
    """A line through the whole plot at every label, and nowhere else."""
    lines = chart.named("dw-gridline")
    assert chart.up.of(lines) == pytest.approx(chart.up.labels, abs=3 * chart.up.sharp)
    assert len({(round(line.box[0]), round(line.box[2])) for line in lines}) == 1


def check_band(chart: Chart, series: Series) -> None:
    """The usual range: as high as it is, cut off where the scale ends, over the whole width."""
    assert len(chart.named("dw-band")) == (series.band is not None)
    if series.band is None:
        return
    band, (_label, lower, upper) = chart.one("dw-band"), series.band
    low, high = series.ends
    assert chart.up.ends(band) == pytest.approx((max(lower, low), min(upper, high)), abs=2 * chart.up.sharp)
    line = chart.named("dw-gridline")[0]
    assert (band.box[0], band.box[2]) == pytest.approx((line.box[0], line.box[2]), abs=1)


def check_places(chart: Chart, shapes: list[Shape], places: list[tuple[float, float]]) -> None:
    """Each shape stands at its number and its value."""
    assert chart.across.of(shapes) == pytest.approx([x for x, _y in places], abs=2 * chart.across.sharp)
    assert chart.up.of(shapes) == pytest.approx([y for _x, y in places], abs=2 * chart.up.sharp)


def check_line(chart: Chart, line: Shape, values) -> None:
    """A line through every value, broken where one is missing; or at one height through the whole plot."""
    if not isinstance(values, list):
        ((first, last),) = line.strokes
        grid = chart.named("dw-gridline")[0]
        assert (first[0], last[0]) == pytest.approx((grid.box[0], grid.box[2]), abs=1)
        assert [chart.up(first[1]), chart.up(last[1])] == pytest.approx([values] * 2, abs=2 * chart.up.sharp)
        return
    runs = groupby(enumerate(values, start=1), key=lambda one: one[1] is None)
    expected = [list(run) for missing, run in runs if not missing]
    assert [len(stroke) for stroke in line.strokes] == [len(run) for run in expected]
    for stroke, run in zip(line.strokes, expected, strict=True):
        numbers, heights = zip(*run, strict=True)
        assert [chart.across(x) for x, _y in stroke] == pytest.approx(numbers, abs=2 * chart.across.sharp)
        assert [chart.up(y) for _x, y in stroke] == pytest.approx(heights, abs=2 * chart.up.sharp)


def check_missed(chart: Chart, series: Series) -> None:
    """A cross under the axis for each missed test, in a lane with its name; no lane where nothing was missed."""
    missing = [number for number, value in enumerate(series.values, start=1) if value is None]
    crosses = chart.named("dw-gap")
    assert chart.across.of(crosses) == pytest.approx(missing, abs=2 * chart.across.sharp)
    assert len(chart.named("dw-lane")) == bool(missing)
    if missing:
        lane = chart.one("dw-lane")
        assert chart.up(lane.box[1]) < series.ends[0]
        assert all(lane.box[1] < cross.box[1] and cross.box[3] < lane.box[3] for cross in crosses)
        assert chart.text(series.missed).middle[1] == pytest.approx(crosses[0].middle[1], abs=2)


def check_looks(chart: Chart, looks: dict = LOOKS) -> None:
    """Everything has the colour and the stroke that its meaning has, in the picture and in the legend."""
    shapes = [*chart.shapes, *(shape for key in chart.legend for shape in key.shapes)]
    for name, (fill, stroke, dashed) in looks.items():
        for shape in shapes:
            if name in shape.names:
                for shown, wanted in ((shape.fill, fill), (shape.stroke, stroke)):
                    assert shown == "none" if wanted == "none" else is_colour(shown, wanted), (name, shown)
                assert (shape.dashes != "none") == dashed, name


def check_legend(chart: Chart, series: Series) -> None:
    """A key for everything in the picture, in one order, each with the mark that it explains."""
    expected = [("dw-line-self", series.name), *((f"dw-line-{kind}", label) for kind, label, _value in series.lines)]
    if series.band:
        expected.append(("dw-band", series.band[0]))
    if series.marks and series.mark_label:
        expected.append(("dw-mark", series.mark_label))
    check_keys(chart.legend, expected)


def check_keys(keys: list[Key], expected: list[tuple[str, str]]) -> None:
    """Each line of a legend has its words, and a shape with this class before them."""
    assert [key.label for key in keys] == [label for _name, label in expected]
    for key, (name, _label) in zip(keys, expected, strict=True):
        assert name in [each for shape in key.shapes for each in shape.names], key.label


def words_of(series: Series) -> str:
    """The text alternative: each line from first to last, its lowest and its highest; what is missing; what is marked."""
    ui, language = series.ui, series.language
    told = [_series_in_words(ui, series.name, series.values, language)]
    missing = [str(number) for number, value in enumerate(series.values, start=1) if value is None]
    if missing:
        told.append(ui["chart_missed"].format(numbers=", ".join(missing)))
    if series.marks and series.mark_label:
        told.append(ui["chart_level"].format(label=series.mark_label, value=", ".join(map(str, series.marks))))
    if series.band:
        label, *limits = series.band
        lower, upper = (written(limit, language) for limit in limits)
        told.append(ui["chart_band"].format(label=label, lower=lower, upper=upper))
    for _kind, label, value in series.lines:
        if isinstance(value, list):
            told.append(_series_in_words(ui, label, value, language))
        else:
            told.append(ui["chart_level"].format(label=label, value=written(value, language)))
    return " ".join(told)


def _series_in_words(ui: dict, name: str, values: list, language: str) -> str:
    there = [(value, number) for number, value in enumerate(values, start=1) if value is not None]
    lowest, highest = min(there, key=lambda one: one[0]), max(there, key=lambda one: one[0])
    return ui["chart_series"].format(
        name=name,
        count=len(there),
        first=written(there[0][0], language),
        last=written(there[-1][0], language),
        lowest=written(lowest[0], language),
        lowest_at=lowest[1],
        highest=written(highest[0], language),
        highest_at=highest[1],
    )


def check_table(chart: Chart, series: Series) -> None:
    """The same numbers as a table: a row for each test; what is the same everywhere stands in the caption."""

    def shown(value):
        return (series.missed or series.ui["missed"]) if value is None else written(value, series.language)

    moving = [(label, value) for _kind, label, value in series.lines if isinstance(value, list)]
    assert chart.rows[0] == [series.x_title, series.name, *(label for label, _values in moving)]
    assert chart.rows[1:] == [
        [str(place + 1), shown(value), *(shown(values[place]) for _label, values in moving)]
        for place, value in enumerate(series.values)
    ]
    steady = [f"{label}: {written(v, series.language)}" for _k, label, v in series.lines if not isinstance(v, list)]
    if series.band:
        label, *limits = series.band
        steady.append(f"{label}: " + " – ".join(written(limit, series.language) for limit in limits))
    assert chart.caption == " · ".join([series.caption or series.name, *steady])


def written(value: float, language: str, digits: int | None = None) -> str:
    """A number as the reader of a language writes it; `digits` keeps zeros, without it there are at most two decimals."""
    text = f"{value:.{digits}f}" if digits is not None else f"{round(value + 1e-9, 2):g}"
    text = text.replace("-", "\u2212")
    return text.replace(".", ",") if language == "nl" else text
