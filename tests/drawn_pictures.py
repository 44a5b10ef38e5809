"""What each kind of drawing has to show of its numbers: bars, weeks, strips, dots, piles, groups and ranges."""

import numpy as np
import pytest
from drawn_charts import Chart, Shape
from drawn_series import check_keys, check_line, check_looks, check_places


def apart(shapes: list[Shape], distance: float) -> None:
    """No mark hides another."""
    places = np.array([shape.middle for shape in shapes])
    away = np.hypot(*(places[:, np.newaxis] - places[np.newaxis]).transpose(2, 0, 1))
    assert (away + np.eye(len(places)) * 1e6).min() >= distance


def grid_across(chart: Chart) -> list[float]:
    """The values at which a line goes up through the drawing."""
    upright = [line for line in chart.named("dw-gridline") if line.box[2] - line.box[0] < 1]
    return chart.across.of(upright)


def js_rounded(value: float) -> str:
    """A whole number as JavaScript rounds it: a half goes up."""
    return str(int(np.floor(value + 0.5)))


def check_bars(chart: Chart, given: dict) -> None:
    across, bars = chart.across, chart.named("dw-bar")
    assert across.labels[0] == given["start"]
    assert across.labels[-1] >= max(one["value"] for one in given["bars"])
    assert not given["start"] or across.labels[-1] == 100  # an axis that doesn't begin at 0 shows the rest of the scale
    assert grid_across(chart) == pytest.approx(across.labels, abs=3 * across.sharp)
    for bar, one in zip(bars, given["bars"], strict=True):
        assert across.ends(bar) == pytest.approx((given["start"], one["value"]), abs=3 * across.sharp)
        label = chart.text(one["label"])
        assert (label.box[2] < bar.box[0]) or (label.box[3] - 5 < bar.box[1])  # before it, or above it
        assert abs(label.middle[1] - bar.middle[1]) < 30
    heights = {round(bar.box[3] - bar.box[1]) for bar in bars}
    assert len(heights) == 1
    assert [bar.middle[1] for bar in bars] == sorted(bar.middle[1] for bar in bars)
    check_looks(chart, {"dw-bar": ("self", "none", False)})
    assert chart.text(given["unit"])


def check_weeks(chart: Chart, given: dict) -> None:
    up, bars = chart.up, chart.named("dw-bar")
    assert up.of(chart.named("dw-gridline")) == pytest.approx(up.labels, abs=3 * up.sharp)
    assert up.labels[0] == 0 and up.labels[-1] >= max(one["value"] for one in given["bars"])
    some = [(place, one) for place, one in enumerate(given["bars"]) if one["value"] > 0]
    grid = chart.named("dw-gridline")[0]
    pitch = (grid.box[2] - grid.box[0]) / len(given["bars"])
    for bar, (place, one) in zip(bars, some, strict=True):
        assert up.ends(bar) == pytest.approx((0, one["value"]), abs=3 * up.sharp)
        assert bar.middle[0] == pytest.approx(grid.box[0] + (place + 0.5) * pitch, abs=1)
    check_weeks_named(chart, [one["label"] for one in given["bars"]], grid.box[0], pitch)
    check_looks(chart, {"dw-bar": ("self", "none", False)})
    assert chart.text(given["unit"])


def check_weeks_named(chart: Chart, labels: list[str], left: float, pitch: float) -> None:
    """Some of the weeks have their name under them, each its own."""
    named = [shape for shape in chart.shapes if shape.tag == "text" and shape.anchor == "middle"]
    assert len(named) >= 3
    for shape in named:
        place = labels.index(shape.text)
        pushed = 25 if shape.box[2] > chart.width - 1 or shape.box[0] < 1 else 1
        assert shape.middle[0] == pytest.approx(left + (place + 0.5) * pitch, abs=pushed)


def check_strips(chart: Chart, given: dict) -> None:
    across, dots, means = chart.across, chart.named("dw-dot"), chart.named("dw-mean")
    assert grid_across(chart) == pytest.approx(across.labels, abs=3 * across.sharp)
    values = [dot["value"] for row in given["rows"] for dot in row["dots"]]
    assert across.of(dots) == pytest.approx(values, abs=2 * across.sharp)
    assert across.of(means) == pytest.approx([row["mean"] for row in given["rows"]], abs=2 * across.sharp)
    start = 0
    for row, mean in zip(given["rows"], means, strict=True):
        own = dots[start : start + len(row["dots"])]
        start += len(own)
        top = chart.text(row["label"]).middle[1]
        assert all(top < dot.middle[1] < top + 84 for dot in own)
        assert top < mean.box[1] < mean.box[3] < top + 84
    check_keys(chart.legend, [("dw-dot", given["dotLabel"]), ("dw-mean", given["meanLabel"])])
    assert chart.text(given["unit"])


def check_scatter(chart: Chart, given: dict) -> None:
    dots = chart.named("dw-dot")
    for axis, which in ((chart.across, "x"), (chart.up, "y")):
        assert axis.of(dots) == pytest.approx([dot[which] for dot in given["dots"]], abs=2 * axis.sharp)
        assert chart.text(given[f"{which}Title"])
    assert grid_across(chart) == pytest.approx(chart.across.labels, abs=3 * chart.across.sharp)


def check_practice(chart: Chart, given: dict, ui: dict) -> None:
    up, dots, verdicts = chart.up, chart.named("dw-dot"), chart.named("dw-verdict")
    assert up.labels == [0, 20, 40, 60, 80, 100]
    assert up.of(chart.named("dw-gridline")) == pytest.approx(up.labels, abs=3 * up.sharp)
    assert up.of(dots) == pytest.approx(given["values"], abs=2 * up.sharp)
    (line,) = chart.one("dw-line-self").strokes
    assert [up(y) for _x, y in line] == pytest.approx(given["values"], abs=2 * up.sharp)
    shown = {shape.text: shape.middle[0] for shape in chart.shapes if shape.text in given["labels"]}
    assert given["labels"][-1] in shown and len(shown) >= 3
    for dot, mark, label, reached in zip(dots, verdicts, given["labels"], given["reached"], strict=True):
        assert mark.names == ["dw-verdict", "dw-verdict-reached" if reached else "dw-verdict-below"]
        assert mark.middle[0] == pytest.approx(dot.middle[0], abs=1)
        assert len(mark.strokes) == (1 if reached else 2)  # a tick or a cross
        assert up(mark.box[1]) < 0
        assert shown.get(label, dot.middle[0]) == pytest.approx(
            dot.middle[0], abs=15 if label == given["labels"][0] else 2
        )
    check_looks(chart, {"dw-verdict-reached": ("none", "accent", False), "dw-verdict-below": ("none", "signal", False)})
    assert [key.label for key in chart.legend] == [ui["place"], ui["reached"], ui["missed_target"]]
    assert [len(key.shapes[-1].strokes) for key in chart.legend[1:]] == [1, 2]
    assert chart.words == given["alternative"]
    assert chart.rows[1:] == [
        [label, str(value), ui["yes" if reached else "no"]]
        for label, value, reached in zip(given["labels"], given["values"], given["reached"], strict=True)
    ]


def check_absences(chart: Chart, given: dict, ui: dict) -> None:
    assert chart.up.labels == [0, 2, 4, 6, 8, 10]
    bars = [{"label": label, "value": value} for label, value in zip(given["labels"], given["values"], strict=True)]
    check_weeks(chart, {"bars": bars, "unit": ui["half_days"]})
    assert chart.words == given["alternative"]
    assert chart.rows[1:] == [[one["label"], str(one["value"])] for one in bars]


def check_mini(chart: Chart, scores: list, average: list, earlier: float, onset: int) -> None:
    up, across = chart.up, chart.across
    assert up.labels == [0, 50, 100] and across.labels == [1, 12]
    assert up.of(chart.named("dw-gridline")) == pytest.approx(up.labels, abs=3 * up.sharp)
    points = list(enumerate(scores, start=1))
    check_places(chart, chart.named("dw-dot"), points)
    check_line(chart, chart.one("dw-line-self"), scores)
    check_line(chart, chart.one("dw-line-others"), average)
    check_line(chart, chart.one("dw-line-average"), earlier)
    check_places(chart, chart.named("dw-mark"), [point for point in points if point[0] >= onset])
    recent = chart.one("dw-recent")
    assert across(recent.box[0]) == pytest.approx(9.5, abs=2 * across.sharp)
    assert recent.box[2] == pytest.approx(chart.named("dw-gridline")[0].box[2], abs=1)
    assert up.ends(recent) == pytest.approx((0, 100), abs=2 * up.sharp)
    check_looks(chart)


def check_pair(chart: Chart, pair: dict, ui: dict) -> None:
    across = chart.across
    assert across.labels == list(range(30, 101, 10))
    assert grid_across(chart) == pytest.approx(across.labels, abs=3 * across.sharp)
    dots = chart.named("dw-dot")
    scores = [*pair["a"], *pair["b"]]
    assert across.of(dots) == pytest.approx([min(max(score, 30), 100) for score in scores], abs=2 * across.sharp)
    apart(dots, 8.9)
    means = chart.named("dw-mean")
    assert across.of(means) == pytest.approx(pair["means"], abs=2 * across.sharp)
    tops = [chart.text(name).middle[1] for name in ui["group"]]
    floors = sorted(line.middle[1] for line in chart.named("dw-gridline") if line.box[3] - line.box[1] < 1)
    for group, (top, floor) in enumerate(zip(tops, floors, strict=True)):
        own = dots[20 * group : 20 * group + 20]
        assert all(top < dot.middle[1] < floor for dot in own)
        assert means[group].box[3] == pytest.approx(floor, abs=1) and means[group].box[1] > top
    labels = [shape for shape in chart.shapes if shape.text in pair["mean_texts"]]
    assert across.of(labels) == pytest.approx(pair["means"], abs=2 * across.sharp)
    assert [label.text for label in labels] == pair["mean_texts"]
    check_keys(chart.legend, [("dw-dot", ui["one_pupil"]), ("dw-mean", ui["group_average"])])
    check_looks(chart, {"dw-dot": ("self", "card", False), "dw-mean": ("none", "ink", False)})
    told = [
        ui["group_words"].format(group=name, count=20, mean=mean, lowest=scores[0], highest=scores[-1])
        for name, mean, scores in zip(ui["group"], pair["mean_texts"], (pair["a"], pair["b"]), strict=True)
    ]
    assert chart.words == " ".join([f"{ui['pair_chart']}.", *told])
    assert chart.rows[0][1:] == [f"{g} ({m})" for g, m in zip(ui["group"], pair["mean_texts"], strict=True)]
    assert chart.rows[1:] == [
        [str(n), str(a), str(b)] for n, (a, b) in enumerate(zip(pair["a"], pair["b"], strict=True), 1)
    ]


EXTENDED, BASIC, ENRICHED = range(3)


def group_of(rank: int, size: int) -> int:
    return EXTENDED if rank < size else ENRICHED if rank >= 24 - size else BASIC


def check_rooms(chart: Chart, pupils: list[tuple[str, int, int]], ui: dict, *, known: bool) -> None:
    heads = [shape for shape in chart.shapes if shape.tag == "circle"]
    apart(heads, 20)
    rooms = chart.named("dw-seat-room")
    assert [room.middle[1] for room in rooms] == sorted(room.middle[1] for room in rooms)
    arrows = chart.named("dw-seat-arrow")
    expected_arrows = 0
    told = []
    for group, room in zip((ENRICHED, BASIC, EXTENDED), rooms, strict=True):
        own = [pupil for pupil in pupils if pupil[1] == group]
        title = chart.text(f"{ui['groups'][group]}: {len(own)}")
        assert room.box[1] < title.middle[1] < room.box[3]
        seats = []
        for name, _group, fits in own:
            label = chart.text(name)
            assert room.box[1] < label.box[1] and label.box[3] < room.box[3] + 3
            (head,) = [
                one
                for one in heads
                if abs(one.middle[0] - label.middle[0]) < 1 and 10 < label.middle[1] - one.middle[1] < 45
            ]
            kind = "unknown" if not known else "fits" if fits == group else "higher" if fits > group else "lower"
            assert head.group[-1] == f"dw-seat-{kind}"
            seats.append((round(head.middle[1]), head.middle[0]))
            beside = [
                a
                for a in arrows
                if abs(a.middle[0] - head.middle[0] - 13) < 6 and abs(a.middle[1] - head.middle[1]) < 20
            ]
            assert len(beside) == (kind in ("higher", "lower"))
            expected_arrows += len(beside)
            for arrow in beside:
                shaft, *tips = arrow.strokes
                assert (shaft[-1][1] < shaft[0][1]) == (kind == "higher")  # up, or down
                assert len(tips) == abs(fits - group)
        assert seats == sorted(seats)  # the highest first
        higher, lower = (sum((fits > group) if up else (fits < group) for _n, _g, fits in own) for up in (True, False))
        sentence = ui["group_words_truth" if known else "group_words"]
        told.append(sentence.format(group=ui["groups"][group], number=len(own), higher=higher, lower=lower))
    assert len(arrows) == expected_arrows and len(heads) == len(pupils)
    assert chart.words == " ".join([f"{ui['class_chart']}.", *told])
    assert chart.rows[1:] == [
        [name, ui["group_short"][group], *([ui["group_short"][fits]] if known else [])] for name, group, fits in pupils
    ]
    keys = {"fits": "fits", "higher": "belongs_higher", "lower": "belongs_lower"} if known else {"unknown": "pupil"}
    assert [key.label for key in chart.legend] == [ui[word] for word in keys.values()]
    assert [key.shapes[0].group[-1] for key in chart.legend] == [f"dw-seat-{kind}" for kind in keys]


def check_ranges(chart: Chart, names: list[str], rows: list[dict], now: int, content: dict) -> None:
    across, ui = chart.across, content["ui"]
    assert across.labels == list(range(0, content["axis"] + 1, 4))
    assert grid_across(chart) == pytest.approx(across.labels, abs=3 * across.sharp)
    dots = chart.named("dw-dot")
    assert across.of(dots) == pytest.approx([row["mean"] for row in rows], abs=2 * across.sharp)
    labels = [ui["now_label"].format(label=name) if at == now else name for at, name in enumerate(names)]
    for at, (line, dot, row, name) in enumerate(zip(chart.named("dw-range"), dots, rows, names, strict=True)):
        assert across.ends(line) == pytest.approx((row["low"], row["high"]), abs=2 * across.sharp)
        assert line.middle[1] == pytest.approx(dot.middle[1], abs=0.1)
        assert 5 < dot.middle[1] - chart.text(name).middle[1] < 25
        assert ("dw-range-now" in line.names) == ("dw-dot-now" in dot.names) == (at == now)
    check_looks(chart, {"dw-range-now": ("none", "accent", False)})
    check_keys(chart.legend, [("dw-dot", ui["average"]), ("dw-range", ui["range"]), ("dw-range-now", ui["now"])])
    told = [
        ui["range_words"].format(label=label, mean=row["text"], low=row["low_text"], high=row["high_text"])
        for label, row in zip(labels, rows, strict=True)
    ]
    assert chart.words == " ".join([f"{ui['ranges']}.", *told])
    assert chart.rows[1:] == [
        [label, row["text"], row["low_text"], row["high_text"]] for label, row in zip(labels, rows, strict=True)
    ]
