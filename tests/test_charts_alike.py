"""One style of chart: what Python draws for a page and JavaScript in an exercise looks the same for the same series."""

import io
import re

import pytest
from dashboard_views import view
from drawn_charts import charts_of
from exercise_page import card, save
from judging import judge, put

from datawijs.dashboards import figures
from datawijs.design import charts
from datawijs.language import speaking
from datawijs.signals import class_losses, hand_rule
from datawijs.signals.constants import RECENT
from datawijs.widgets import NoiseOrDecline
from datawijs.widgets.noise_or_decline.items import draw_rounds

ROUNDS = draw_rounds(12, 1)
NEAR = 0.25  # points, on top of how sharp the drawing can be read


def place_of(kind: str) -> tuple[int, int]:
    """The first pupil of this kind: with a missed test and something below the line, or raw, with points to give back."""

    def fits(item) -> bool:
        if kind == "raw":
            return item.raw and (drawn_by_hand(item)[2] - item.scores.dropna().iloc[-RECENT:] > 1).any()
        return not item.raw and item.scores.isna().any() and item.evidence.best == "decline"

    return next(
        (number, place) for number, items in enumerate(ROUNDS) for place, item in enumerate(items) if fits(item)
    )


def drawn_by_hand(item):
    """What is drawn of a pupil: the results, the class beside them, the last three as judged, and what the line says."""
    shown = item.scores if item.raw else item.evidence.corrected.reindex(item.scores.index)
    there = shown.dropna()
    earlier, last = there.iloc[:-RECENT], there.iloc[-RECENT:]
    lost = class_losses(item.class_average, earlier.index, last.index) if item.raw else 0 * last
    return shown, item.class_average if item.raw else None, last - lost, hand_rule(earlier, last, class_effect=lost)


def of_python(item):
    shown, average, judged, rule = drawn_by_hand(item)
    highest = float(shown.dropna().iloc[:-RECENT].max())
    with speaking("nl"):
        below = judged < rule.line
        return figures.pupil_line(shown, average, judged, below, (rule.line, highest))


def of_javascript(tmp_path, new_page, number: int, place: int):
    with speaking("nl"):
        exercise = NoiseOrDecline("noise", items=12, seed=1)
        page = new_page(1280)
        page.goto(save(tmp_path, exercise))
    attempt = {"round": number, "edition": exercise.content["edition"], "answers": [0] * place}
    put(page, "noise", {"attempts": [attempt]})
    judge(card(page, "noise"), 1)
    (chart,) = charts_of(page, "noise")
    return chart


def named_layers(names) -> list[str]:
    """The layers among these names, each where it comes first. A dot of Python's is drawn with its line."""
    known = [name for name in names if name in charts.LAYERS and name != "dot"]
    return list(dict.fromkeys(known))


def layers_of_python(figure) -> list[str]:
    drawing = io.StringIO()
    figure.savefig(drawing, format="svg")
    names = re.findall(r'<g id="([a-z-]+(?:_1)?)"', drawing.getvalue())
    return named_layers("gridline" if name == "ytick_1" else name for name in names)


def layers_of_javascript(chart) -> list[str]:
    return named_layers(re.sub("^dw-(line-)?", "", name) for shape in chart.shapes for name in shape.names)


@pytest.mark.parametrize("kind", ["with a gap", "raw"])
def test_both_drawers_draw_the_same_series_alike(tmp_path, new_page, kind):
    number, place = place_of(kind)
    item = ROUNDS[number][place]
    figure = of_python(item)
    (axis,) = figure.axes
    chart = of_javascript(tmp_path, new_page, number, place)

    assert list(axis.get_yticks()) == chart.up.labels == list(charts.SCORE_TICKS)
    assert [int(label.get_text()) for label in axis.get_xticklabels()] == chart.across.labels
    titles = [shape.text for shape in chart.named("dw-axis-title")]
    assert axis.get_title(loc="left") == titles[0]

    beside = sorted((text.xy[1], text.get_text()) for text in axis.texts if hasattr(text, "xy"))
    shown = [shape for shape in chart.shapes if "dw-beside" in shape.names]
    assert len(shown) == len(beside)
    names = {"leerling": item.name}  # the page says in its title who it is
    assert [shape.text for shape in sorted(shown, key=lambda shape: -shape.middle[1])] == [
        names.get(text, text) for _height, text in beside
    ]

    words = {text.get_text().strip() for text in axis.texts if not hasattr(text, "xy")}
    assert words == {titles[-1], *(shape.text for shape in chart.shapes if shape.text == "gemist")}
    crosses = [line for line in axis.lines if line.get_gid() == "gap"]
    missed = [int(test) for line in crosses for test in line.get_xdata()]
    assert missed == [round(test) for test in chart.across.of(chart.named("dw-gap"))]
    assert missed == list(item.scores.index[item.scores.isna()])

    near = chart.up.sharp + NEAR
    for name in ("rule", "middle", "middle-before"):
        (line,) = [one for one in axis.lines if one.get_gid() == name]
        assert line.get_ydata()[0] == pytest.approx(chart.up(chart.one(f"dw-line-{name}").middle[1]), abs=near)
    assert layers_of_python(figure) == layers_of_javascript(chart)
    assert layers_of_python(figure) == [name for name in charts.LAYERS if name in layers_of_python(figure)]


def test_on_paper_a_chart_is_as_wide_as_a_figure_of_the_book_and_alone(tmp_path, new_page):
    """No table to unfold beside it, and afterwards it is as wide as its card again."""
    with speaking("nl"):
        page = new_page(1280)
        page.goto(save(tmp_path, NoiseOrDecline("noise", items=12, seed=1)))
    width = "document.querySelector('.dw-svg').viewBox.baseVal.width"
    page.wait_for_function(f"{width} !== 640")  # measured
    before = page.evaluate(width)
    page.evaluate(f"window.printed = []; addEventListener('beforeprint', () => printed.push({width}))")
    page.pdf()
    assert page.evaluate("printed") == [588]
    assert page.evaluate(width) == before
    page.emulate_media(media="print")
    assert not page.locator(".dw-data").first.is_visible()


def test_on_paper_a_figure_of_the_book_stands_without_its_table(new_page):
    page = new_page()
    page.set_content(view("pupil_line")._repr_html_())
    assert page.locator("details").is_visible()
    page.emulate_media(media="print")
    assert page.locator("svg").is_visible() and not page.locator("details").is_visible()
