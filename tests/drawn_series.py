"""What a line chart has to show of a series, wherever it stands: `check_series` holds the drawing against the numbers."""

from dataclasses import dataclass, field
from itertools import groupby, pairwise

import pytest
from drawn_charts import Chart, Key, Shape, is_colour

# What each kind of mark means has one look, in the picture as in the legend: its fill, its stroke, and whether it is dashed.
LOOKS = {
    "dw-line-self": ("none", "self", False),
    "dw-line-middle": ("none", "self", False),
    "dw-line-middle-before": ("none", "self", True),
    "dw-recent": ("soft", "none", False),
    "dw-recent-edge": ("none", "edge", False),
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
    y_title: str | None = None
    short: dict = field(default_factory=dict)  # what stands in the picture for a longer label
    recent: tuple | None = (
        None  # number of the first test that is shaded, label, and the middle of their values or None
    )
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
    check_titles(chart, series)
    check_recent(chart, series)
    check_beside(chart, series)
    check_keys(chart.legend, [("dw-mark", series.mark_label)] if series.marks and series.mark_label else [])
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


def check_titles(chart: Chart, series: Series) -> None:
    """What is measured stands above the axis, what is counted below the other, and which results are shaded below that."""
    below = [series.x_title, *([series.recent[1]] if series.recent else [])]
    above = [series.y_title] if series.y_title else []
    titles = chart.named("dw-axis-title")
    assert [title.text for title in titles] == [*above, *below]
    grid = [line.middle[1] for line in chart.named("dw-gridline")]
    assert all(title.box[3] <= min(grid) for title in titles[: len(above)])
    assert all(title.box[1] >= max(grid) for title in titles[len(above) :])


def check_recent(chart: Chart, series: Series) -> None:
    """The last results are shaded over the whole height; the middle one is drawn there, and as dashes over the earlier ones."""
    shades, edges = chart.named("dw-recent"), chart.named("dw-recent-edge")
    middles = [chart.named(f"dw-line-{name}") for name in ("middle", "middle-before")]
    assert len(shades) == len(edges) == (series.recent is not None)
    middle = series.recent[2] if series.recent else None
    assert [len(lines) for lines in middles] == [int(middle is not None)] * 2
    if series.recent is None:
        return
    (shade,), (edge,), grid = shades, edges, chart.named("dw-gridline")[0]
    begin = series.recent[0] - 0.5
    assert [chart.across(shade.box[0]), chart.across(edge.box[0])] == pytest.approx(
        [begin] * 2, abs=2 * chart.across.sharp
    )
    assert shade.box[2] == pytest.approx(grid.box[2], abs=1)
    assert chart.up.ends(shade) == pytest.approx(series.ends, abs=2 * chart.up.sharp)
    if middle is None:
        return
    (own,), (before,) = middles
    assert chart.up.of([own, before]) == pytest.approx([middle] * 2, abs=2 * chart.up.sharp)
    places = (before.box[0], before.box[2], own.box[0], own.box[2])
    assert places == pytest.approx((grid.box[0], shade.box[0], shade.box[0], grid.box[2]), abs=1)


TOKENS_BESIDE = {"self": "self", "average": "self", "others": "others", "band": "quiet", "middle": "self"}


def check_beside(chart: Chart, series: Series) -> None:
    """What each line is stands right of it, in its colour: in the order of their heights, where they can all be read."""
    shown = sorted((one for one in chart.shapes if "dw-beside" in one.names), key=lambda one: one.middle[1])
    told = told_beside(series)
    assert " ".join(one.text for one in shown) == " ".join(text for _value, _kind, text in told)
    right = chart.named("dw-gridline")[0].box[2]
    assert all(right < one.box[0] and one.box[2] <= chart.width + 1 for one in shown)
    assert all(above.box[3] - below.box[1] < 4 for above, below in pairwise(shown))  # letters have some air around them
    for one in shown:
        (kind,) = (name.removeprefix("dw-beside-") for name in one.names if name.startswith("dw-beside-"))
        assert is_colour(one.fill, TOKENS_BESIDE[kind]), kind
    if len(told) == len(shown) == 1:
        assert chart.up.of(shown) == pytest.approx([told[0][0]], abs=3 * chart.up.sharp)


def told_beside(series: Series) -> list[tuple[float, str, str]]:
    """What stands beside the picture, highest first: its value there, its kind and its text."""
    low, high = series.ends

    def end(value) -> float:
        values = value if isinstance(value, list) else [value]
        return min(max([one for one in values if one is not None][-1], low), high)

    told = [(end(value), kind, series.short.get(label, label)) for kind, label, value in series.lines]
    if series.lines:
        told.insert(0, (end(series.values), "self", series.name))
    if series.band:
        label, lower, upper = series.band
        told.append(((end(lower) + end(upper)) / 2, "band", series.short.get(label, label)))
    if series.recent and series.recent[2] is not None:
        told.append((series.recent[2], "middle", series.ui["middle"]))
    return sorted(told, key=lambda one: -one[0])


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
    if series.recent and series.recent[2] is not None:
        middle, earlier = series.recent[2], [value for value in series.values if value is not None][:-3]
        lower = sum(value < middle for value in earlier)
        told.append(ui["middle_told"].format(value=written(middle, language), lower=lower, count=len(earlier)))
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
