"""What every chart of an exercise draws, held against the numbers it was given: positions are read from the drawing itself.

The page holds every exercise that draws, with its answers given, and is read once in a wide and once in a narrow window.
"""

import json
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest
from browser import watched_pages
from drawn_charts import Chart, charts_of, is_colour
from drawn_pictures import (
    BASIC,
    ENRICHED,
    EXTENDED,
    apart,
    check_absences,
    check_bars,
    check_mini,
    check_pair,
    check_practice,
    check_ranges,
    check_rooms,
    check_scatter,
    check_strips,
    check_weeks,
    grid_across,
    group_of,
    js_rounded,
)
from drawn_series import Series, check_keys, check_looks, check_places, check_series, written
from exercise_page import KEY, save
from finished_exercises import Finished, finished_exercises
from scipy.stats import binomtest

from datawijs.signals import cohen_kappa


@dataclass(frozen=True)
class Drawn:
    """The charts of an exercise, and the exercise itself."""

    done: Finished
    charts: list[Chart]

    @property
    def content(self) -> dict:
        return self.done.content

    @property
    def ui(self) -> dict:
        return self.content["ui"]

    @property
    def language(self) -> str:
        return self.done.exercise.language


@pytest.fixture(scope="module")
def finished():
    return finished_exercises()


@pytest.fixture(scope="module", params=[1280, 360])
def drawn(request, finished, browser, tmp_path_factory) -> dict[str, Drawn]:
    """All charts by the id of their exercise, in a window of this width."""
    address = save(tmp_path_factory.mktemp("drawn"), *(one.exercise for one in finished.values()))
    kept = {KEY + name: {"saved": 5, "given": one.given} for name, one in finished.items()}
    with watched_pages(browser) as new_page:
        page = new_page(request.param)
        page.add_init_script(
            f"for (const [key, record] of Object.entries({json.dumps(kept)})) "
            "localStorage.setItem(key, JSON.stringify(record));"
        )
        page.goto(address)
        for name, one in finished.items():
            for press in one.presses:
                page.evaluate(
                    "css => document.querySelectorAll(css).forEach((one) => one.click())",
                    f'[data-exercise="{name}"] {press}',
                )
        # what stands behind a button or a fold is drawn once it is in sight
        page.evaluate("document.querySelectorAll('.dw-panel[hidden]').forEach((one) => { one.hidden = false })")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return {name: Drawn(one, charts_of(page, name)) for name, one in finished.items()}


def test_a_rule_is_told_with_the_results_of_one_pupil(drawn):
    it = drawn["alarm"]
    rule, ui = it.content["rule"], it.ui
    check_series(
        it.charts[0],
        Series(
            rule["name"],
            rule["values"],
            it.language,
            ui,
            ui["test"],
            rule["caption"],
            lines=[("average", ui["own_average"], rule["mean"])],
            band=(ui["own_wobble"], rule["lower"], rule["upper"]),
            y_title=ui["score_axis"],
            short={ui[name]: ui[f"{name}_short"] for name in ("own_average", "own_wobble")},
            recent=(10, ui["last_three"], None),
        ),
    )


@pytest.mark.parametrize("view", ["pupil", "class", "year", "school"])
def test_series_of_a_dashboard(drawn, view):
    it = drawn[f"dashboard-{view}"]
    for chart, given in zip(it.charts, it.content["charts"], strict=True):
        if given["type"] == "line":
            lines = [(line["kind"], line["label"], line["values"]) for line in given["lines"]]
            short = {line["label"]: line["short"] for line in given["lines"] if "short" in line}
            assert bool(short) == (view == "pupil")
            name, values, title = given["name"], given["values"], given["title"]
            missed, axis = given["missedLabel"], given["yTitle"]
            check_series(
                chart,
                Series(
                    *(name, values, it.language, it.ui, given["xTitle"], title),
                    lines=lines,
                    missed=missed,
                    y_title=axis,
                    short=short,
                ),
            )


def test_tests_beside_other_sources(drawn):
    it = drawn["sources"]
    for place, one in enumerate(it.content["cases"]):
        for chart, source in zip(it.charts[3 * place : 3 * place + 3], one["sources"], strict=True):
            if source["type"] == "tests":
                lines = [("others", it.ui["class_average"], source["average"])]
                name, values, title = source["name"], source["values"], source["title"]
                check_series(
                    chart,
                    Series(
                        *(name, values, it.language, it.ui, it.ui["test"], title),
                        lines=lines,
                        missed=it.ui["missed"],
                        y_title=it.ui["score_axis"],
                        short={it.ui["class_average"]: it.ui["in_class"]},
                    ),
                )


@pytest.mark.parametrize("case", ["primary", "secondary", "colleague"])
@pytest.mark.parametrize("ended", [False, True], ids=["begun", "ended"])
def test_a_story_shows_what_is_known_and_the_rest_of_the_year_at_its_end(drawn, case, ended):
    it = drawn[f"talk-{case}-ended" if ended else f"talk-{case}"]
    given = it.content["chart"]
    known = len(given["values"]) if ended else given["now"]
    check_series(
        it.charts[0],
        Series(
            given["name"],
            given["values"][:known],
            it.language,
            it.ui,
            it.ui["test"],
            given["caption"],
            lines=[("others", given["beside"], given["beside_values"][:known])],
            marks=given["marks"] if ended or given["marks_known"] else [],
            mark_label=given["mark_label"],
            missed=it.ui["missed_label"],
            y_title=it.ui["score_axis"],
            short={given["beside"]: it.ui["in_class"]},
        ),
    )


def test_the_real_chart_of_a_line_up_once_more(drawn):
    it = drawn["line-up"]
    one, ui = it.content["sets"][0][0], it.ui
    name = ui["chart"].format(number=one["real"] + 1)
    check_series(
        it.charts[-1],
        Series(
            name,
            one["scores"][one["real"]],
            it.language,
            ui,
            ui["test"],
            name,
            lines=[("average", ui["own_earlier"], one["before"])],
            marks=list(range(one["onset"], 13)),
            mark_label=ui["since_decline"],
            y_title=name,
            short={ui["own_earlier"]: ui["own_earlier_short"]},
            recent=(10, ui["recent"], float(np.median(one["scores"][one["real"]][-3:]))),
        ),
    )


def test_the_levels_of_a_session(drawn):
    it = drawn["trainer"]
    judged, ui = it.done.given["sessions"][-1]["judged"], it.ui
    check_series(
        it.charts[0],
        Series(
            ui["level_line"],
            [one["level"] for one in judged],
            it.language,
            ui,
            ui["level_axis"],
            ui["level_caption"],
            marks=[number for number, one in enumerate(judged, start=1) if not one["right"]],
            mark_label=ui["level_wrong"],
            y_title=ui["level_line"],
            ticks=(1, 2, 3, 4, 5),
            ends=(0.5, 5.5),
        ),
    )


# drawings of an exercise's own


def test_a_class_at_a_threshold(drawn):
    it = drawn["alarm"]
    chart, content, ui = it.charts[1], it.content, it.ui
    step = content["steps"][it.done.given["tried"][-1]]
    threshold = step["threshold"]
    names = {(True, True): "dw-caught", (True, False): "dw-missed"}
    names |= {(False, True): "dw-false-alarms", (False, False): "dw-left-alone"}
    expected = [
        (names[declines, pupil["drop"] >= threshold], pupil["drop"])
        for declines in (True, False)
        for pupil in content["pupils"]
        if pupil["declines"] == declines
    ]
    people = chart.named("dw-person")
    assert [person.names[-1] for person in people] == [name for name, _drop in expected]
    assert chart.across.of(people) == pytest.approx([drop for _name, drop in expected], abs=2 * chart.across.sharp)
    apart(people, 11)
    lower, upper = sorted(line.middle[1] for line in chart.named("dw-gridline") if line.box[3] - line.box[1] < 1)
    for person in people:
        declines = person.names[-1] in ("dw-caught", "dw-missed")
        assert (person.tag == "path") == declines  # a diamond or a circle: never by colour alone
        assert (person.middle[1] < lower) if declines else (lower < person.middle[1] < upper)
    assert chart.text(ui["declines"]).middle[1] < lower < chart.text(ui["healthy"]).middle[1] < upper
    listed, line = chart.one("dw-listed"), chart.one("dw-threshold")
    assert chart.across.of([line]) == pytest.approx([threshold], abs=2 * chart.across.sharp)
    assert chart.across(listed.box[0]) == pytest.approx(threshold, abs=2 * chart.across.sharp)
    assert listed.box[2] == pytest.approx(chart.named("dw-gridline")[-1].box[2], abs=1)
    assert chart.text(f"{ui['on_side']} →").box[0] > line.middle[0] or chart.width < 500
    assert grid_across(chart) == pytest.approx(chart.across.labels, abs=3 * chart.across.sharp)
    check_keys(chart.legend, [(names[key], ui[names[key][3:].replace("-", "_")]) for key in names])
    check_looks(chart, {"dw-caught": ("self", "self", False), "dw-missed": ("card", "self", False)})
    check_looks(chart, {"dw-false-alarms": ("signal", "signal", False), "dw-left-alone": ("card", "others", False)})
    assert chart.words == step["sentence"]
    assert chart.caption == ui["picture"].format(threshold=step["label"])
    assert chart.rows[1:] == [
        [
            pupil["name"],
            pupil["drop_text"],
            ui["declines" if pupil["declines"] else "healthy"],
            ui["yes" if pupil["drop"] >= threshold else "no"],
        ]
        for pupil in content["pupils"]
    ]


def test_the_thresholds_that_were_tried(drawn):
    it = drawn["alarm"]
    chart, steps, ui = it.charts[2], it.content["steps"], it.ui
    tried, now = sorted(it.done.given["tried"]), it.done.given["tried"][-1]
    assert chart.up.labels == list(range(it.content["declining"] + 1))
    assert chart.up.of(chart.named("dw-gridline")) == pytest.approx(chart.up.labels, abs=3 * chart.up.sharp)
    (average,) = chart.one("dw-line-others").strokes
    means = [step["mean"] for step in steps]
    for axis, which, name in ((chart.across, 0, "false_alarms"), (chart.up, 1, "caught")):
        shown = [axis(point[which]) for point in average]
        assert shown == pytest.approx([mean[name] for mean in means], abs=2 * axis.sharp)
    ideal = chart.one("dw-ideal")
    assert (chart.across(ideal.middle[0]), chart.up(ideal.middle[1])) == pytest.approx(
        (0, it.content["declining"]), abs=3 * chart.across.sharp
    )
    points = chart.named("dw-tried")
    outcomes = {(steps[at]["here"]["false_alarms"], steps[at]["here"]["caught"]) for at in tried}
    at_values = [(round(x), round(y)) for x, y in zip(chart.across.of(points), chart.up.of(points), strict=True)]
    assert set(at_values) == outcomes and len(points) == len(outcomes)
    for axis, which in ((chart.across, 0), (chart.up, 1)):
        assert axis.of(points) == pytest.approx([value[which] for value in at_values], abs=2 * axis.sharp)
    here = steps[now]["here"]
    (current,) = [shape for shape in points if "dw-now" in shape.names]
    assert at_values[points.index(current)] == (here["false_alarms"], here["caught"])
    for point, (false, caught) in zip(points, at_values, strict=True):
        same = [steps[at]["label"] for at in tried if _outcome(steps[at]) == (false, caught)]
        name = f"{same[0]} – {same[-1]}" if len(same) > 2 else " · ".join(same)
        label = chart.text(name)
        assert 0 < label.box[0] - point.middle[0] < 15 and abs(label.middle[1] - point.middle[1]) < 25
    check_keys(
        chart.legend,
        [("dw-tried", ui["trade_tried"]), ("dw-line-others", ui["trade_line"]), ("dw-ideal", ui["trade_ideal"])],
    )
    told = [
        ui["trade_point"].format(
            threshold=steps[at]["label"], caught=_outcome(steps[at])[1], false=_outcome(steps[at])[0]
        )
        for at in tried
    ]
    assert chart.words == ui["trade_alternative"].format(list="; ".join(told))
    assert chart.rows[0][1:] == [ui["caught"], ui["missed"], ui["column_false"], ui["column_minutes"]]
    assert chart.rows[1:] == [
        [
            steps[at]["label"],
            *(str(steps[at]["here"][name]) for name in ("caught", "missed", "false_alarms")),
            steps[at]["minutes"],
        ]
        for at in tried
    ]


def _outcome(step: dict) -> tuple[int, int]:
    return step["here"]["false_alarms"], step["here"]["caught"]


@pytest.mark.parametrize("kept", [False, True], ids=["reset", "kept"])
def test_a_year_with_its_targets(drawn, kept):
    it = drawn["moving-kept" if kept else "moving"]
    (chart,), content, ui = it.charts, it.content, it.ui
    months = content["months_kept" if kept else "months"]
    up, margin = chart.up, content["margin"]
    dots, values = chart.named("dw-dot"), [content["start"], *(month["ability"] for month in months)]
    assert up.of(dots) == pytest.approx(values, abs=2 * up.sharp)
    assert up.of(chart.named("dw-gridline")) == pytest.approx(up.labels, abs=3 * up.sharp)
    places = [dot.middle[0] for dot in dots]
    assert np.diff(places) == pytest.approx(np.full(10, np.diff(places).mean()), abs=0.2)
    names = [ui["start"], *(month["short"] for month in months)]
    shown = {shape.text: shape.middle[0] for shape in chart.shapes if shape.text in names}
    assert names[-1] in shown and len(shown) >= 4
    for place, name in zip(places, names, strict=True):
        if name in shown:
            assert shown[name] == pytest.approx(place, abs=12 if name == names[0] else 2)
    (line,) = chart.one("dw-line-self").strokes
    assert [up(y) for _x, y in line] == pytest.approx(values, abs=2 * up.sharp)
    for place, (target, band, month) in enumerate(
        zip(chart.named("dw-line-target"), chart.named("dw-band"), months, strict=True)
    ):
        assert (target.box[0], target.box[2]) == pytest.approx(places[place : place + 2], abs=0.5)
        assert (band.box[0], band.box[2]) == pytest.approx(places[place : place + 2], abs=0.5)
        assert up.ends(target) == pytest.approx([month["target"]] * 2, abs=2 * up.sharp)
        assert up.ends(band) == pytest.approx((month["target"] - margin, month["target"]), abs=2 * up.sharp)
    missed = [dot for dot, month in zip(dots[1:], months, strict=True) if not month["reached"]]
    crosses = chart.named("dw-below-mark")
    assert len(crosses) == len(missed) and bool(missed) == kept
    for cross, dot in zip(crosses, missed, strict=True):
        assert cross.middle[0] == pytest.approx(dot.middle[0], abs=0.5)
        assert 5 < cross.middle[1] - dot.middle[1] < 25  # below the dot of its own month
    keys = [
        ("dw-dot", "ability"),
        ("dw-line-target", "target"),
        ("dw-band", "still"),
        ("dw-below-mark", "missed_target"),
    ]
    check_keys(chart.legend, [(name, ui[word]) for name, word in keys])
    check_looks(chart, {"dw-line-target": ("none", "ink", True), "dw-below-mark": ("none", "signal", False)})
    check_looks(chart, {"dw-band": ("band", "edge", False), "dw-line-self": ("none", "self", False)})
    head = ui["chart"].format(**{name: value for name, value in content.items() if isinstance(value, (str, int))})
    assert chart.words == " ".join([head, *(month["sentence"] for month in months)])
    assert chart.rows[0] == [ui[word] for word in ("column_month", "ability", "growth", "target", "column_result")]
    assert chart.rows[1:] == [
        [
            month["name"],
            str(month["ability"]),
            f"+{month['growth']}",
            str(month["target"]),
            ui["yes" if month["reached"] else "no"],
        ]
        for month in months
    ]


def test_a_pair_of_groups_and_the_averages_so_far(drawn):
    first, later = drawn["groups-pair"], drawn["groups-drawn"]
    content, count = later.content, later.done.given["drawn"]
    for it, chart, pair in (
        (first, first.charts[0], first.content["pairs"][0]),
        (later, later.charts[0], content["draws"][count - 1]),
    ):
        check_pair(chart, pair, it.ui)
    pile, ui = later.charts[1], later.ui
    assert pile.across.labels == list(range(30, 101, 10))
    assert grid_across(pile) == pytest.approx(pile.across.labels, abs=3 * pile.across.sharp)
    means = [mean for pair in content["draws"][:count] for mean in pair["means"]]
    dots, sharp = pile.named("dw-average-dot"), 2 * pile.across.sharp
    assert pile.across.of(dots) == pytest.approx(means, abs=sharp)
    apart(dots, 2 * dots[0].radius - 0.1)
    band = pile.one("dw-band")
    wanted = (content["centre"] - content["error"], content["centre"] + content["error"])
    assert pile.across.ends(band) == pytest.approx(wanted, abs=sharp)
    assert all(band.box[1] < dot.middle[1] < band.box[3] for dot in dots)
    check_keys(pile.legend, [("dw-average-dot", ui["average_dot"]), ("dw-band", ui["band"])])
    check_looks(pile, {"dw-average-dot": ("signal", "none", False), "dw-band": ("band", "edge", False)})
    texts = [text for pair in content["draws"][:count] for text in pair["mean_texts"]]
    lowest, highest = (texts[means.index(end)] for end in (min(means), max(means)))
    assert pile.words == ui["alternative_drawn"].format(groups=2 * count, lowest=lowest, highest=highest)
    assert pile.rows[1:] == [
        [str(number), *pair["mean_texts"], pair["difference"]]
        for number, pair in enumerate(content["draws"][:count], start=1)
    ]


@pytest.mark.parametrize("view", ["pupil", "class", "year", "school"])
def test_bars_weeks_strips_and_dots_of_a_dashboard(drawn, view):
    it = drawn[f"dashboard-{view}"]
    for chart, given in zip(it.charts, it.content["charts"], strict=True):
        if given["type"] != "line":
            {"bars": check_bars, "weeks": check_weeks, "strips": check_strips, "scatter": check_scatter}[given["type"]](
                chart, given
            )
            assert chart.words == given["alternative"]
            assert chart.caption == given["table"]["caption"]
            assert chart.rows == [given["table"]["head"], *given["table"]["rows"]]


def test_practice_and_absences_beside_the_tests(drawn):
    it = drawn["sources"]
    for place, one in enumerate(it.content["cases"]):
        practice, _tests, absences = it.charts[3 * place : 3 * place + 3]
        of = {source["type"]: source for source in one["sources"]}
        check_practice(practice, of["practice"], it.ui)
        check_absences(absences, of["absences"], it.ui)


def test_the_small_lines_of_a_class_list(drawn):
    """They have no axis: all of them share one scale around each pupil's own earlier average, and end where the square does."""
    it = drawn["class-list"]
    sparks = [chart for chart in it.charts if "dw-spark" in chart.classes]
    pupils = it.content["classes"][0]["pupils"]
    away, heights = [], []
    for spark, (scores, before) in zip(
        sparks, [pair for pupil in pupils for pair in zip(pupil["scores"], pupil["before"], strict=True)], strict=True
    ):
        ((first, last),) = spark.one("dw-spark-before").strokes
        middle = first[1]
        assert last[1] == middle and first[0] == 0
        (line,) = spark.one("dw-spark-line").strokes
        steps = np.diff([x for x, _y in line])
        assert len(line) == len(scores) and steps == pytest.approx(np.full(11, steps.mean()), abs=0.2)
        assert spark.one("dw-spark-last").box[:2] == pytest.approx(line[-1], abs=0.2)
        away += [score - before for score in scores]
        heights += [(middle - y) / middle for _x, y in line]  # 1: as high as the square
    away, heights = np.array(away), np.array(heights)
    plain = np.abs(away) < 40
    per_point = (heights[plain] @ away[plain]) / (away[plain] @ away[plain])
    assert per_point > 0
    assert heights[plain] == pytest.approx(per_point * away[plain], abs=0.02)
    assert np.abs(heights).max() < 1 and (heights[away > 42] > 0.8).all() and (heights[away < -42] < -0.8).all()


def test_the_charts_of_a_pupil_on_a_class_list(drawn):
    it = drawn["class-list"]
    one, ui = it.content["classes"][0], it.ui
    minis = [chart for chart in it.charts if "dw-spark" not in chart.classes]
    opened = [
        next(pupil for pupil in one["pupils"] if bool(pupil["declines"]) == declines) for declines in (True, False)
    ]
    opened.sort(key=one["pupils"].index)  # in the order of the list
    series = [(pupil, place) for pupil in opened for place in range(len(one["subjects"]))]
    for chart, (pupil, place) in zip(minis, series, strict=True):
        scores, average = pupil["scores"][place], one["average"][place]
        truth = pupil["declines"]
        onset = truth["onset"] if truth and truth["subject"] == place else 13
        check_mini(chart, scores, average, pupil["earlier"][place], onset)
        assert chart.words == ui["mini"].format(
            subject=one["subjects"][place]["name"],
            values=", ".join(map(str, scores)),
            count=9,
            mean=js_rounded(pupil["earlier"][place]),
            recent=3,
            last=js_rounded(sum(scores[-3:]) / 3),
            **{"class": js_rounded(average[-1])},
        )


KINDS = ("hits", "misses", "false_alarms", "left_alone")


@pytest.mark.parametrize("by_list", [False, True], ids=["by truth", "by list"])
def test_the_pupils_of_a_school_are_all_there(drawn, by_list):
    it = drawn["warning-list" if by_list else "warning-truth"]
    (chart,), content, ui = it.charts, it.content, it.ui
    sizes = [len(slider["values"]) for slider in content["sliders"]]
    at = int(np.ravel_multi_index(it.done.given["places"], sizes))
    counts = dict(zip(KINDS, content["schools"][at], strict=False))
    blocks = {
        False: {"in_trouble": ("hits", "misses"), "not_in_trouble": ("false_alarms", "left_alone")},
        True: {"on_list": ("hits", "false_alarms"), "off_list": ("misses", "left_alone")},
    }[by_list]
    heads = [shape for shape in chart.shapes if shape.tag == "circle"]
    apart(heads, 5)
    tops = [chart.text(ui[name].format(number=sum(counts[k] for k in kinds))) for name, kinds in blocks.items()]
    ends = [tops[1].box[1], np.inf]
    for top, end, kinds in zip(tops, ends, blocks.values(), strict=True):
        inside = [head for head in heads if top.middle[1] < head.middle[1] < end]
        names = [head.group[-1] for head in inside]
        assert names == [f"dw-{kind.replace('_', '-')}" for kind in kinds for _pupil in range(counts[kind])]
        # row by row, from left to right
        order = [(round(head.middle[1]), head.middle[0]) for head in inside]
        assert order == sorted(order)
    arms = [shape for shape in chart.named("dw-arms")]
    assert len(arms) == counts["hits"] + counts["misses"]  # what is true is told by shape, the list by colour
    assert {shape.group[-1] for shape in arms} == {"dw-hits", "dw-misses"}
    assert [key.label for key in chart.legend] == [f"{ui[kind]}: {counts[kind]}" for kind in KINDS]
    assert [key.shapes[0].group[-1] for key in chart.legend] == [f"dw-{kind.replace('_', '-')}" for kind in KINDS]
    colours = {"hits": ("self", "self"), "misses": ("card", "self"), "false_alarms": ("signal", "signal")}
    for kind, (fill, stroke) in {**colours, "left_alone": ("card", "others")}.items():
        for head in heads:
            if head.group[-1] == f"dw-{kind.replace('_', '-')}":
                assert is_colour(head.fill, fill) and is_colour(head.stroke, stroke)
    assert chart.words == " ".join([f"{ui['people']}.", *(f"{ui[kind]}: {counts[kind]}." for kind in KINDS)])
    assert chart.rows == [[ui["column_kind"], ui["column_number"]], *([ui[k], str(counts[k])] for k in KINDS)]


def in_groups(one: dict, looks_at: int, size: int) -> list[tuple[str, int, int]]:
    """The pupils of a class, highest first: name, group by the looks, group that fits."""
    ranked = sorted(zip(one["names"], one["seen"][looks_at], one["true"], strict=True), key=lambda pupil: -pupil[1])
    return [(name, group_of(seen, size), group_of(true, size)) for name, seen, true in ranked]


def test_a_class_in_three_groups(drawn):
    before, it = drawn["grouping-before"], drawn["grouping"]
    content, start = it.content, it.content["start"]
    sizes, (looks_at, size) = content["sizes"], it.done.given["chosenPlaces"]
    third = content["classes"][it.done.given["seen"] - 1]
    usual = sizes[start[1]]
    check_rooms(before.charts[0], in_groups(content["classes"][0], start[0], usual), it.ui, known=False)
    check_rooms(it.charts[0], in_groups(third, start[0], usual), it.ui, known=True)
    check_rooms(it.charts[2], in_groups(third, looks_at, sizes[size]), it.ui, known=True)


def test_how_far_the_groups_range(drawn):
    it = drawn["grouping"]
    content = it.content
    looks_at, size = it.done.given["chosenPlaces"]
    chosen = [content["counted"][at * len(content["sizes"]) + size] for at in range(4)]
    check_ranges(it.charts[1], content["sliders"][0]["names"], chosen, looks_at, content)
    often, *others = it.done.given["yearPlaces"]
    of_year = [content["counted_year"][at * 12 + others[0] * 3 + others[1]] for at in range(4)]
    check_ranges(it.charts[3], content["year_sliders"][0]["names"], of_year, often, content)


def test_which_group_fits_goal_by_goal(drawn):
    it = drawn["grouping"]
    (*_others, chart), year, ui = it.charts, it.content["year"], it.ui
    renewals, looks_at, alike = it.done.given["yearPlaces"]
    true, seen = (year["classes"][alike][name] for name in ("true", "seen"))
    every, size = 8 // year["renewals"][renewals], 6
    columns = [chart.text(str(goal)).middle[0] for goal in range(1, 9)]
    rows = [chart.text(name).middle[1] for name in year["names"]]
    assert columns == sorted(columns) and rows == sorted(rows)
    marks = {(_nearest(columns, m.middle[0]), _nearest(rows, m.middle[1])): m for m in chart.named("dw-cell-mark")}
    boxes = [(_nearest(columns, b.middle[0]), _nearest(rows, b.middle[1])) for b in chart.named("dw-cell-elsewhere")]
    elsewhere = []
    for goal in range(8):
        for pupil in range(24):
            fits = group_of(true[goal][pupil], size)
            mark = marks[goal, pupil]
            assert (mark.tag == "circle") == (fits == BASIC)
            if fits != BASIC:
                (first, _second, tip) = mark.strokes[0]
                assert (tip[1] < first[1]) == (fits == ENRICHED)  # a triangle up, or down
            if group_of(seen[goal // every * every][looks_at][pupil], size) != fits:
                elsewhere.append((goal, pupil))
    assert sorted(boxes) == sorted(elsewhere)
    words = ui["year_words"].format(pupils=24, goals=8, places=192, elsewhere=len(elsewhere))
    assert chart.words == f"{ui['year_chart']}. {words}"

    def goals(pupil: int, group: int) -> str:
        return ", ".join(str(g + 1) for g in range(8) if group_of(true[g][pupil], size) == group) or ui["none"]

    assert chart.rows[1:] == [
        [
            name,
            goals(pupil, EXTENDED),
            goals(pupil, ENRICHED),
            ", ".join(str(goal + 1) for goal, one in elsewhere if one == pupil) or ui["none"],
        ]
        for pupil, name in enumerate(year["names"])
    ]
    labels = [ui["groups"][group] for group in (ENRICHED, BASIC, EXTENDED)]
    assert [key.label for key in chart.legend] == [*labels, ui["elsewhere_now"]]
    assert [key.shapes[0].tag for key in chart.legend] == ["path", "circle", "path", "rect"]
    up, _dot, down, _box = (key.shapes[0].strokes[0] for key in chart.legend)
    assert up[2][1] < up[0][1] and down[2][1] > down[0][1]
    check_looks(chart, {"dw-cell-elsewhere": ("none", "signal", False)})


def _nearest(places: list[float], place: float) -> int:
    at = int(np.argmin(np.abs(np.array(places) - place)))
    assert abs(places[at] - place) < 3
    return at


def test_twenty_suspects_share_one_scale(drawn):
    it = drawn["line-up"]
    one = it.content["sets"][0][0]
    low, high = one["axis"]
    suspects, scales = it.charts[:-1], []
    for chart, scores in zip(suspects, one["scores"], strict=True):
        (line,) = chart.one("dw-line-self").strokes
        dots = [dot.middle for dot in chart.named("dw-dot")]
        assert np.array(line) == pytest.approx(np.array(dots), abs=0.2)
        across = [x for x, _y in dots]
        assert across == pytest.approx(np.linspace(across[0], across[-1], len(scores)), abs=0.1)
        shares = np.array([(value - low) / (high - low) for value in scores])
        per_share, bottom = np.polyfit(shares, [y for _x, y in dots], 1)
        assert [y for _x, y in dots] == pytest.approx(list(per_share * shares + bottom), abs=0.3)
        assert chart.one("dw-gridline").middle[1] == pytest.approx(bottom + per_share / 2, abs=0.3)
        scales.append((per_share / chart.width, bottom / chart.width))
    assert np.array(scales) == pytest.approx(np.broadcast_to(scales[0], (len(suspects), 2)), abs=0.005)
    assert scales[0][0] < 0  # higher is better
    check_looks(suspects[0])


@pytest.mark.parametrize("lesson", ["primary", "secondary"])
def test_the_agreement_with_its_interval(drawn, lesson):
    it = drawn[f"lesson-{lesson}"]
    (chart,), ui = it.charts, it.ui
    moments = it.content["moments"]
    own = [it.done.given["chosen"][moment["key"]][0] for moment in moments]
    found = cohen_kappa(own, [moment["second"] for moment in moments])
    assert (found.kappa < 0) == (lesson == "secondary")
    across = chart.across
    assert across.labels[-1] == 1 and 0 in [round(label, 6) for label in across.labels]
    assert np.diff(across.labels) == pytest.approx(np.full(len(across.labels) - 1, 0.2))
    assert grid_across(chart) == pytest.approx(across.labels, abs=3 * across.sharp)
    assert across.of([chart.one("dw-dot")]) == pytest.approx([found.kappa], abs=2 * across.sharp)
    ((start, end), *bars) = chart.one("dw-interval").strokes  # with a bar at either end
    assert [across(start[0]), across(end[0])] == pytest.approx([found.lower, found.upper], abs=2 * across.sharp)
    assert [bar[0][0] for bar in bars] == pytest.approx([start[0], end[0]], abs=0.1)
    assert across.of([chart.one("dw-line-average")]) == pytest.approx([0], abs=2 * across.sharp)
    numbers = {name: written(getattr(found, name), "en", 2) for name in ("kappa", "lower", "upper")}
    assert chart.words == ui["chart_alternative"].format(**numbers)
    assert [row[1] for row in chart.rows[1:]] == list(numbers.values())
    check_looks(chart, {"dw-interval": ("none", "self", False), "dw-dot": ("self", "card", False)})


def test_how_sure_and_how_often_right(drawn):
    it = drawn["trainer"]
    chart, ui = it.charts[1], it.ui
    judged = [one for session in it.done.given["sessions"] for one in session["judged"]]
    up, across = chart.up, chart.across
    assert up.labels == [0, 20, 40, 60, 80, 100] and across.labels[0] == 40
    assert up.of(chart.named("dw-gridline")) == pytest.approx(up.labels, abs=3 * up.sharp)
    shares = pd.DataFrame(judged).groupby("sure")["right"].agg(["sum", "count"])
    fewest = it.content["confidence"]["fewest_at_one"]
    assert (shares["count"] >= fewest).all()
    check_places(
        chart, chart.named("dw-dot"), [(sure, 100 * row["sum"] / row["count"]) for sure, row in shares.iterrows()]
    )
    told, rows = [f"{ui['calibration']}."], []
    for interval, (sure, row) in zip(chart.named("dw-interval"), shares.iterrows(), strict=True):
        right, count = int(row["sum"]), int(row["count"])
        wilson = binomtest(right, count).proportion_ci(method="wilson")
        assert across.of([interval]) == pytest.approx([sure], abs=2 * across.sharp)
        assert up.ends(interval) == pytest.approx((100 * wilson.low, 100 * wilson.high), abs=2 * up.sharp)
        told.append(ui["sure_at"].format(sure=sure, right=right, count=count))
        share = ui["share_of"].format(share=js_rounded(100 * right / count), right=right, count=count)
        limits = ui["from_to"].format(low=js_rounded(100 * wilson.low), high=js_rounded(100 * wilson.high))
        rows.append([ui["percent"].format(share=sure), str(count), share, limits])
    ((start, end),) = chart.one("dw-line-equal").strokes
    for point, value in ((start, 30), (end, 100)):
        assert (across(point[0]), up(point[1])) == pytest.approx((value, value), abs=1)
    assert chart.words == " ".join(told)
    assert chart.rows[1:] == rows
    names = [("dw-dot", "sure_point"), ("dw-interval", "sure_interval"), ("dw-line-equal", "sure_line")]
    check_keys(chart.legend, [(name, ui[word]) for name, word in names])
    check_looks(chart, {"dw-line-equal": ("none", "others", True), "dw-interval": ("none", "self", False)})
