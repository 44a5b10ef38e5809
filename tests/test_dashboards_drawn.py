"""What the figures of the dashboards draw, held against the board's own tables: places, scales and colours."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from dashboard_views import the_board, view, with_scores
from matplotlib.colors import to_hex
from matplotlib.dates import date2num, num2date

from datawijs import dashboards
from datawijs.design import LIGHT
from datawijs.items.evidence import evidence
from datawijs.language import decimal
from datawijs.signals import process_limits

TEST_NUMBERS = list(range(1, 13))


def axes_of(name, **options):
    return view(name, **options).figure.axes


def colour(artist) -> str:
    """The token whose colour this is, among those of data."""
    shown = artist.get_color() if hasattr(artist, "get_color") else artist.get_facecolor()
    shown = to_hex(np.atleast_2d(shown)[0] if not isinstance(shown, str) else shown)
    (name,) = {
        token
        for token in ("self", "others", "ink", "wait", "signal", "card", "band", "edge", "quiet", "soft")
        if LIGHT[token] == shown
    }
    return name


def own(table: str, key: str, value: str, column: str) -> pd.Series:
    """One pupil's or class's column by week, straight from the board."""
    rows = getattr(the_board(), table)
    return rows[rows[key] == value].set_index("week")[column]


def weekly_means(table: str, class_id: str, column: str) -> pd.Series:
    return own(table, "class_id", class_id, column).groupby(level=0).mean()


def class_of(subject_id: str, class_id: str) -> pd.DataFrame:
    """Scores of a class: rows are pupils, columns are tests."""
    results = the_board().results
    rows = results[(results["class_id"] == class_id) & (results["subject_id"] == subject_id)]
    return rows.pivot(index="pupil_id", columns="number", values="score")


def named(axis, text: str):
    """The label beside a line: its height as a value of the axis, and its colour."""
    (label,) = [one for one in axis.texts if one.get_text() == text]
    low, high = axis.get_ylim()
    return low + label.xy[1] * (high - low), colour(label)


# One pupil


def test_a_pupil_with_limits_and_class():
    (axis,) = axes_of("pupil_results", show_limits=True, show_class=True)
    scores = the_board().series("P0001", "maths")
    limits = process_limits(scores.dropna())
    average = class_of("maths", "S01-5A").mean()
    assert axis.get_ylim() == (0, 100) and axis.get_xlim() == (0.5, 12.5)
    assert [label.get_text() for label in axis.get_xticklabels()] == [str(number) for number in TEST_NUMBERS]
    assert list(axis.get_xticks()) == TEST_NUMBERS
    band = axis.patches[0]
    assert (band.get_y(), band.get_y() + band.get_height()) == pytest.approx((limits.lower, min(limits.upper, 100)))
    assert band.get_x() == 0 and band.get_width() == 1  # over the whole width
    assert colour(band) == "band"
    dots, *lines = axis.lines
    assert dots.get_xdata().tolist() == TEST_NUMBERS and dots.get_marker() == "o" and colour(dots) == "self"
    np.testing.assert_array_equal(dots.get_ydata(), scores)
    edges = [line for line in lines if colour(line) == "edge"]
    expected = [limit for limit in (limits.lower, limits.upper) if 0 <= limit <= 100]
    assert [line.get_ydata()[0] for line in edges] == pytest.approx(expected)
    (centre,) = [line for line in lines if colour(line) == "self"]
    assert centre.get_ydata() == pytest.approx([limits.centre] * 2) and centre.is_dashed()
    (others,) = [line for line in lines if colour(line) == "others"]
    np.testing.assert_allclose(others.get_ydata(), average)
    assert others.get_xdata().tolist() == TEST_NUMBERS and others.get_marker() == "None"
    heights = {"klas": average.iloc[-1], "leerling": scores.iloc[-1]}
    heights["gebruikelijk"] = (limits.lower + min(limits.upper, 100)) / 2
    shown = {text.get_text(): text for text in axis.texts}
    assert len(shown) == 3
    order = sorted(shown, key=lambda text: shown[text].xy[1])
    values = [named(axis, text)[0] for text in order]
    assert values == sorted(values)
    assert named(axis, "klas")[1] == "others" and named(axis, "leerling")[1] == "self"
    assert named(axis, "klas")[0] == pytest.approx(heights["klas"], abs=12)
    assert named(axis, "leerling")[0] == pytest.approx(heights["leerling"], abs=12)


def test_limits_alone_are_named_at_their_heights():
    (axis,) = axes_of("pupil_results", show_limits=True)
    limits = process_limits(the_board().series("P0001", "maths").dropna())
    found = sorted((named(axis, text.get_text()) for text in axis.texts), key=lambda one: one[0])
    assert [one for _height, one in found] == ["quiet", "self", "quiet"]
    expected = [max(limits.lower, 0), limits.centre, min(limits.upper, 100)]
    assert [height for height, _colour in found] == pytest.approx(expected, abs=2)


def test_a_band_ends_where_the_scale_ends_and_has_no_edge_there():
    scores = [90, 10, 100, 5, 95, 0, 100, 15, 90, 10, 100, 5]
    shown = dashboards.pupil_results(with_scores(lambda _scores: scores), "P0001", "maths", show_limits=True)
    (axis,) = shown.figure.axes
    limits = process_limits(pd.Series(scores))
    assert limits.upper > 100 and limits.lower < 0
    band = axis.patches[0]
    assert (band.get_y(), band.get_y() + band.get_height()) == (0, 100)
    assert not [line for line in axis.lines if colour(line) == "edge"]


# One pupil and the line


def marks_of(axis) -> dict[str, list[tuple[float, float]]]:
    """Where the triangles and the rings stand: each of the last three is one or the other."""
    return {
        marker: [
            place
            for line in axis.lines
            if line.get_marker() == marker and line.get_linestyle() == "None"
            for place in zip(line.get_xdata().tolist(), line.get_ydata().tolist(), strict=True)
        ]
        for marker in ("v", "o")
    }


def check_line(axis, line: float, highest: float) -> None:
    """The line and the band above it; no band lies below. What else is shaded, are the last three."""
    band, recent = sorted(axis.patches, key=lambda one: one.get_gid())
    assert colour(recent) == "soft" and (recent.get_y(), recent.get_height()) == (0, 1)
    assert (band.get_y(), band.get_y() + band.get_height()) == pytest.approx((line, highest))
    assert band.get_x() == 0 and band.get_width() == 1 and colour(band) == "band"
    whole = [one for one in axis.lines if list(one.get_xdata()) == [0, 1]]
    assert {colour(one): one.get_ydata()[0] for one in whole} == pytest.approx({"ink": line, "edge": highest})
    written = decimal(line, 0 if float(line).is_integer() else 1)
    assert named(axis, f"lijn {written}") == (pytest.approx(line, abs=10), "ink")
    assert named(axis, "hoogste") == (pytest.approx(highest, abs=10), "quiet")


def check_bracket(axis, judged: list[int]) -> None:
    """The bracket below the numbers, and the shade above them, begin at the first of the tests that are judged and go on to the
    end; the bracket says there what they are."""
    (rule,) = [one for one in axis.lines if one.get_gid() == "bracket"]
    (shade,) = [one for one in axis.patches if one.get_gid() == "recent"]
    start, end = rule.get_xdata()
    assert (shade.get_x(), shade.get_x() + shade.get_width()) == (start, end)
    assert [number for number in TEST_NUMBERS if start < number < end] == list(range(judged[0], 13))
    assert judged[0] - start == 0.5 and end == 12.5
    (label,) = [one for one in axis.texts if one.get_text() == "de laatste drie"]
    assert label.get_position()[0] == end and label.get_horizontalalignment() == "right"


@pytest.mark.parametrize("missed", [(), (12,), (10, 11), (3,)])
def test_the_bracket_stands_under_the_last_three_that_were_taken(missed):
    board = with_scores(lambda scores: [np.nan if number in missed else 60.0 for number in TEST_NUMBERS])
    (axis,) = dashboards.pupil_line(board, "P0001", "maths").figure.axes
    judged = [number for number in TEST_NUMBERS if number not in missed][-3:]
    check_bracket(axis, judged)
    assert sorted(number for places in marks_of(axis).values() for number, _score in places) == judged
    check_middle(axis, judged, sorted(score for places in marks_of(axis).values() for _number, score in places)[1])
    crosses = [one for one in axis.lines if one.get_gid() == "gap"]
    assert [number for one in crosses for number in one.get_xdata()] == sorted(missed)
    assert [text.get_text().strip() for text in axis.texts].count("gemist") == bool(missed)


def check_middle(axis, judged: list[int], middle: float) -> None:
    """The middle one of the last three is drawn over them, and goes on as dashes over the earlier ones."""
    own, before = (next(one for one in axis.lines if one.get_gid() == name) for name in ("middle", "middle-before"))
    assert [*own.get_ydata(), *before.get_ydata()] == pytest.approx([middle] * 4)
    assert [*before.get_xdata(), *own.get_xdata()] == [0.5, judged[0] - 0.5, judged[0] - 0.5, 12.5]
    assert before.is_dashed() and not own.is_dashed() and colour(own) == colour(before) == "self"
    assert named(axis, "midden")[1] == "self"


def test_the_line_lies_on_the_third_of_nine_and_marks_what_is_below_it():
    (axis,) = axes_of("pupil_line")
    average = class_of("maths", "S01-5A").mean()
    own_scores = (the_board().series("P0001", "maths") - average + average.mean()).round(1)
    dots = next(one for one in axis.lines if one.get_linestyle() == "-" and one.get_marker() == "o")
    np.testing.assert_allclose(dots.get_ydata(), own_scores)
    earlier, last = own_scores.iloc[:9], own_scores.iloc[9:]
    line = sorted(earlier)[2]
    check_line(axis, line, earlier.max())
    below = last < line
    assert 0 < below.sum() < 3
    marks = marks_of(axis)
    assert marks["v"] == list(last[below].items()) and marks["o"] == list(last[~below].items())
    check_middle(axis, list(last.index), sorted(last)[1])
    assert axis.get_ylim() == (0, 100)


def test_what_the_class_lost_is_added_to_raw_scores():
    scores = [60, 62, 64, 66, 68, 70, 72, 74, 76, 63.5, 66, 50]
    board = with_scores(lambda _scores: scores)
    results = board.results.copy()
    others = (results["class_id"] == "S01-5A") & (results["subject_id"] == "maths") & (results["pupil_id"] != "P0001")
    results.loc[others, "score"] = np.where(results.loc[others, "number"] == 10, 60.0, 70.0)
    board = replace(board, results=results)
    shown = dashboards.pupil_line(board, "P0001", "maths", raw=True)
    (axis,) = shown.figure.axes
    average = board.class_average("S01-5A", "maths")
    lost = (average.iloc[:9].mean() - average).clip(lower=0).round(1)
    check_line(axis, 64, 76)
    dots = next(one for one in axis.lines if one.get_linestyle() == "-" and one.get_marker() == "o")
    assert dots.get_ydata().tolist() == scores
    marks = marks_of(axis)
    assert dict(marks["o"]) == pytest.approx({10: 63.5 + lost[10], 11: 66 + lost[11]})
    assert marks["v"] == [(12, pytest.approx(50 + lost[12]))]
    (up,) = [one for one in axis.lines if list(one.get_xdata()) == [10, 10]]
    assert lost[10] > 9 and up.get_ydata().tolist() == pytest.approx([63.5, 63.5 + lost[10]])
    assert "toets 10" in shown.alternative and "1 van de laatste 3 (toets 12)" in shown.alternative
    (klas,) = [one for one in axis.lines if colour(one) == "others"]
    np.testing.assert_allclose(klas.get_ydata(), average)


def test_the_line_on_a_page_is_that_of_the_label():
    """Triangles are counted as the exercises count, for every pupil of a class."""
    board = the_board()
    average = board.class_average("S01-5A", "reading")
    counts = set()
    for pupil_id in board.pupils.loc[board.pupils["class_id"] == "S01-5A", "pupil_id"]:
        label = evidence(board.series(pupil_id, "reading"), average)
        for raw, rule in ((False, label.rule), (True, label.stepped)):
            (axis,) = dashboards.pupil_line(board, pupil_id, "reading", raw=raw).figure.axes
            assert len(marks_of(axis)["v"]) == rule.count
            counts.add(rule.count)
    assert counts == {0, 1, 2, 3}


# Classes, years, schools


def test_every_dot_of_a_class_stands_at_its_test_and_score():
    (axis,) = axes_of("class_results")
    scores = class_of("reading", "S01-5A")
    places = axis.collections[0].get_offsets().data
    expected = [(number, value) for number in scores for value in scores[number] if not np.isnan(value)]
    assert places[:, 1].tolist() == pytest.approx([value for _number, value in expected])
    assert np.abs(places[:, 0] - [number for number, _value in expected]).max() < 0.26
    assert len({tuple(place) for place in places.round(6)}) > 0.95 * len(places)  # beside each other
    assert colour(axis.collections[0]) == "others"
    (average,) = axis.lines
    assert colour(average) == "self" and average.get_xdata().tolist() == TEST_NUMBERS
    np.testing.assert_allclose(average.get_ydata(), scores.mean())
    assert named(axis, "gemiddelde") == (pytest.approx(scores.mean().iloc[-1], abs=1), "self")
    assert axis.get_ylim() == (0, 100)


def test_every_class_of_a_year_has_a_line_of_its_own_with_its_name():
    (axis,) = axes_of("year_results")
    for line, name in zip(axis.lines, ("3A", "3B"), strict=True):
        average = class_of("french", f"S02-{name}").mean()
        np.testing.assert_allclose(line.get_ydata(), average)
        assert named(axis, f"Klas {name}") == (pytest.approx(average.iloc[-1], abs=6), colour(line))
    assert len({colour(line) for line in axis.lines}) == len({line.is_dashed() for line in axis.lines}) == 2
    assert axis.get_ylim() == (0, 100)


def classes_in(school_id: str) -> pd.DataFrame:
    classes = the_board().classes
    return classes[classes["school_id"] == school_id]


def check_groups(axis, values: dict[str, pd.Series]) -> None:
    """A row a class, in their order: a dot for each pupil at its value, a diamond at the average, and that as a number."""
    assert [label.get_text() for label in axis.get_yticklabels()] == list(values)
    assert axis.get_yticks().tolist() == list(range(len(values)))
    bottom, top = axis.get_ylim()
    assert bottom > len(values) - 1 and top < 0  # the first class on top
    for row, (dots, diamond, own_values) in enumerate(zip(axis.collections, axis.lines, values.values(), strict=True)):
        places = dots.get_offsets().data
        assert sorted(places[:, 0]) == pytest.approx(sorted(own_values))
        assert np.abs(places[:, 1] - row).max() < 0.31
        assert diamond.get_xydata()[0].tolist() == pytest.approx([own_values.mean(), row])
        assert diamond.get_marker() == "D"
        assert (colour(dots), colour(diamond)) == ("others", "self")
        height, shown = named_row(axis, decimal(own_values.mean()), row)
        assert height == pytest.approx(row, abs=0.3) and shown == "self"


def named_row(axis, text: str, row: int):
    """The label with this text that stands nearest to a row."""
    low, high = axis.get_ylim()
    found = [(low + one.xy[1] * (high - low), colour(one)) for one in axis.texts if one.get_text() == text]
    return min(found, key=lambda one: abs(one[0] - row))


def test_the_classes_of_a_school():
    (axis,) = axes_of("school_results")
    check_groups(
        axis,
        {
            f"Klas {row['name']}": class_of("dutch", row["class_id"]).mean(axis=1)
            for _i, row in classes_in("S02").iterrows()
        },
    )
    assert axis.get_xlim() == (0, 100)


@pytest.mark.parametrize(
    ("name", "school_id", "table", "columns"),
    [
        ("school_absences", "S01", "absences", ["half_days"]),
        ("school_activity", "S02", "activity", ["logins", "planner_views"]),
    ],
)
def test_a_school_by_the_year_of_every_pupil(name, school_id, table, columns):
    kind = {"S01": "Groep", "S02": "Klas"}[school_id]
    for axis, column in zip(axes_of(name), columns, strict=True):
        rows = getattr(the_board(), table)
        how = "sum" if column == "half_days" else "mean"
        values = {
            f"{kind} {row['name']}": rows[rows["class_id"] == row["class_id"]].groupby("pupil_id")[column].agg(how)
            for _i, row in classes_in(school_id).iterrows()
        }
        check_groups(axis, values)
        check_count_axis(axis.get_xlim(), max(one.max() for one in values.values()))


# Weeks


def check_count_axis(limits: tuple[float, float], highest: float) -> None:
    assert limits[0] == 0 and highest < limits[1] <= 1.2 * max(highest, 1)


def check_months(axis, weeks) -> None:
    """Each name of a month stands at that month's first day, and all weeks are in sight."""
    first, last = axis.get_xlim()
    assert first < date2num(min(weeks)) and date2num(max(weeks)) < last
    names = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    ticks = [num2date(place) for place in axis.get_xticks()]
    assert [label.get_text() for label in axis.get_xticklabels()] == [names[day.month - 1] for day in ticks]
    assert all(day.day == 1 for day in ticks) and len(ticks) >= 4


def check_weeks(axis, weeks: pd.Series) -> None:
    """A bar for each week with something, as high as it was; a dot on the axis where it was nothing; nothing without data."""
    some, none = weeks[weeks > 0], weeks[weeks == 0]
    bars = axis.patches
    assert [bar.get_x() + bar.get_width() / 2 for bar in bars] == pytest.approx(date2num(some.index))
    assert [bar.get_height() for bar in bars] == pytest.approx(some.tolist())
    assert {bar.get_y() for bar in bars} == {0} and {colour(bar) for bar in bars} == {"self"}
    (dots,) = axis.lines
    assert [pd.Timestamp(day) for day in dots.get_xdata()] == list(none.index)
    assert set(dots.get_ydata()) <= {0} and colour(dots) == "others"
    check_count_axis(axis.get_ylim(), weeks.max())
    check_months(axis, weeks.index)


def check_weekly_line(line, weeks: pd.Series) -> None:
    """A line through all weeks with data; it breaks in a holiday."""
    days = pd.date_range(weeks.index.min(), weeks.index.max(), freq="7D")
    assert [pd.Timestamp(day) for day in line.get_xdata()] == list(days)
    np.testing.assert_allclose(line.get_ydata(), weeks.reindex(days))


UNITS = {"half_days": "halve dagen afwezig", "logins": "keer ingelogd", "planner_views": "planner bekeken"}


def has_unit(axis, column: str) -> None:
    """The unit above a panel is that of its own measure."""
    shown = axis.get_title(loc="left")
    assert [name for name, unit in UNITS.items() if unit in shown] == [column], shown


def test_the_weeks_of_a_pupil():
    absences = the_board().absences
    pupil_id = absences.groupby("pupil_id")["half_days"].sum().idxmax()
    (axis,) = dashboards.pupil_absences(the_board(), pupil_id).figure.axes
    check_weeks(axis, own("absences", "pupil_id", pupil_id, "half_days"))
    has_unit(axis, "half_days")
    for axis, column in zip(axes_of("pupil_activity"), ("logins", "planner_views"), strict=True):
        check_weeks(axis, own("activity", "pupil_id", "P0100", column))
        has_unit(axis, column)


def test_the_weeks_of_a_class():
    check_weeks(axes_of("class_absences")[0], weekly_means("absences", "S02-3B", "half_days"))


def test_the_middle_half_of_a_class():
    for axis, column in zip(axes_of("class_activity"), ("logins", "planner_views"), strict=True):
        weeks = own("activity", "class_id", "S02-3A", column).groupby(level=0)
        low, high = weeks.quantile(0.25), weeks.quantile(0.75)
        (band,) = axis.collections
        corners = np.concatenate([path.vertices for path in band.get_paths()])
        assert colour(band) == "band"
        for day in low.index:
            here = corners[np.isclose(corners[:, 0], date2num(day)), 1]
            assert (here.min(), here.max()) == pytest.approx((low[day], high[day]))
        assert set(np.round(corners[:, 0], 4)) == set(np.round(date2num(low.index), 4))  # no band in a holiday
        edges = [line for line in axis.lines if colour(line) == "edge"]
        for line, limit in zip(edges, (low, high), strict=True):
            check_weekly_line(line, limit)
        (average,) = [line for line in axis.lines if colour(line) == "self"]
        check_weekly_line(average, weeks.mean())
        assert named(axis, "gemiddelde")[1] == "self"
        assert named(axis, "gemiddelde")[0] == pytest.approx(weeks.mean().iloc[-1], abs=0.12 * axis.get_ylim()[1])
        check_count_axis(axis.get_ylim(), max(weeks.mean().max(), high.max()))
        check_months(axis, low.index)


@pytest.mark.parametrize(
    ("name", "class_ids", "table", "columns"),
    [
        ("year_absences", ["S02-3A", "S02-3B"], "absences", ["half_days"]),
        ("year_activity", ["S01-5A", "S01-56B"], "activity", ["logins", "planner_views"]),
    ],
)
def test_the_weeks_of_a_year(name, class_ids, table, columns):
    names = the_board().classes.set_index("class_id")["name"]
    kind = "Groep" if class_ids[0].startswith("S01") else "Klas"
    for axis, column in zip(axes_of(name), columns, strict=True):
        for line, class_id in zip(axis.lines, class_ids, strict=True):
            weeks = weekly_means(table, class_id, column)
            check_weekly_line(line, weeks)
            assert table == "activity" or np.isnan(line.get_ydata()).any()  # a holiday
            height, shown = named(axis, f"{kind} {names[class_id]}")
            assert shown == colour(line)
            assert height == pytest.approx(weeks.iloc[-1], abs=0.15 * axis.get_ylim()[1])
        check_count_axis(axis.get_ylim(), max(weekly_means(table, one, column).max() for one in class_ids))
        check_months(axis, weeks.index)
        has_unit(axis, column)


# The drawing that stands on the page


def test_the_drawing_on_the_page_keeps_every_place_and_colour():
    """From the labels of the axes in the SVG: where each dot of a pupil stands, and in which colour."""
    svg = ElementTree.fromstring(view("pupil_results", show_limits=True)._repr_html_()).find("{*}svg")
    texts = {text.text: text for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    scores = the_board().series("P0001", "maths").dropna()

    def place(text) -> tuple[float, float]:
        moved = re.search(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)", text.get("transform") or "")
        return tuple(map(float, moved.groups())) if moved else (float(text.get("x")), float(text.get("y")))

    left = {
        int(label): place(text)[1] for label, text in texts.items() if label in ("0", "20", "40", "60", "80", "100")
    }
    assert len(left) == 6
    below = {int(label): place(text) for label, text in texts.items() if re.fullmatch(r"\d+", label or "")}
    floor = max(y for _x, y in below.values())
    marks = [use for use in svg.iter("{http://www.w3.org/2000/svg}use")]
    dots = [(float(use.get("x")), float(use.get("y"))) for use in marks]
    assert len(dots) == len(scores)
    per_point, zero = np.polyfit(list(left), list(left.values()), 1)
    heights = [zero + per_point * score for score in scores]
    shift = np.mean([dot[1] for dot in dots]) - np.mean(heights)  # a text stands on its line, a little lower
    assert abs(shift) < 10
    assert [dot[1] for dot in dots] == pytest.approx([height + shift for height in heights], abs=0.5)
    assert floor > max(y for _x, y in dots) - 10
    drawn = ElementTree.tostring(svg, encoding="unicode")
    for token in ("self", "band", "edge"):
        assert f"var(--dw-{token}, {LIGHT[token]})" in drawn
