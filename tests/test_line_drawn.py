"""The line on the card of a pupil, read back from the drawing: the line, the ground above it, and on which side results lie."""

import pytest
from drawn_charts import charts_of
from exercise_page import card, save
from judging import judge, onward

from datawijs.language import speaking
from datawijs.signals.constants import RECENT
from datawijs.widgets import NoiseOrDecline
from datawijs.widgets.noise_or_decline.items import draw_rounds

ROUND = draw_rounds(12, 1)[0]
NEAR = 0.25  # points, on top of how sharp the drawing can be read


def by_hand(item):
    """The results that are judged, by the number of the test, and the line."""
    own = item.evidence.corrected.dropna()
    return own, sorted(own.iloc[:-RECENT])[(len(own) - RECENT) // 3 - 1]


@pytest.fixture
def exercise(tmp_path, new_page):
    def open_at(width: int):
        with speaking("en"):
            address = save(tmp_path, NoiseOrDecline("noise", items=12, seed=1))
        page = new_page(width, language="en")
        page.goto(address)
        return page, card(page, "noise")

    return open_at


@pytest.mark.parametrize("width", [390, 1280])
def test_line_ground_and_sides_are_drawn_where_they_lie(exercise, width):
    page, on_card = exercise(width)
    for item in ROUND:
        own, line = by_hand(item)
        judge(on_card, 1)
        (chart,) = charts_of(page, "noise")
        near = chart.up.sharp + NEAR
        assert chart.up(chart.one("dw-line-rule").middle[1]) == pytest.approx(line, abs=near)
        assert chart.up.ends(chart.one("dw-band")) == pytest.approx((line, own.iloc[:-RECENT].max()), abs=near)
        assert chart.up(chart.one("dw-band-edge").middle[1]) == pytest.approx(own.iloc[:-RECENT].max(), abs=near)
        last = own.iloc[-RECENT:]
        below = {number: result for number, result in last.items() if result < line}
        above = {number: result for number, result in last.items() if result >= line}
        _are_at(chart, chart.named("dw-below"), below, "path", shift=1)
        _are_at(chart, chart.named("dw-above"), above, "circle")
        _are_at(chart, chart.named("dw-dot"), dict(own.iloc[:-RECENT].items()), "circle")
        onward(on_card)


def _are_at(chart, shapes, results: dict, tag: str, shift: float = 0) -> None:
    """Each result has a shape of this kind, and there are no others; `shift`: how many px below it the middle of one lies."""
    assert [shape.tag for shape in shapes] == [tag] * len(results)
    assert [round(place) for place in chart.across.of(shapes)] == list(results)
    values = [chart.up(shape.middle[1] - shift) for shape in shapes]
    assert values == pytest.approx(list(results.values()), abs=chart.up.sharp + NEAR)


@pytest.mark.parametrize("width", [360, 1280])
def test_every_result_that_is_judged_has_its_value_beside_it_and_none_stands_in_anothers_way(exercise, width):
    page, on_card = exercise(width)
    for item in ROUND:
        own, line = by_hand(item)
        judge(on_card, 0)
        (chart,) = charts_of(page, "noise")
        labels = chart.named("dw-judged-value")
        assert [float(label.text) for label in labels] == own.iloc[-RECENT:].tolist()
        assert float(chart.one("dw-end-label").text) == line
        for label, number in zip(labels, own.index[-RECENT:], strict=True):
            place = chart.across(label.middle[0])
            beside = abs(chart.up(label.middle[1]) - own[number]) < 1  # then it stands left or right of the result
            assert round(place) == number or (beside and abs(place - number) < 2)
            assert label.box[1] >= 0
            assert label.box[2] <= chart.width
        boxes = [shape.box for shape in [*labels, chart.one("dw-end-label")]]
        for place, one in enumerate(boxes):
            assert not any(_overlap(one, other) for other in boxes[place + 1 :]), item.name
        onward(on_card)


def _overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_nothing_is_shaded_before_the_line_is_asked_for(exercise):
    page, on_card = exercise(1280)
    (chart,) = charts_of(page, "noise")
    assert not [
        *chart.named("dw-band"),
        *chart.named("dw-line-rule"),
        *chart.named("dw-below"),
        *chart.named("dw-above"),
    ]
    on_card.get_by_role("checkbox", name="the line").check()
    (chart,) = charts_of(page, "noise")
    own, line = by_hand(ROUND[0])
    assert chart.up.ends(chart.one("dw-band")) == pytest.approx(
        (line, own.iloc[:-RECENT].max()), abs=chart.up.sharp + NEAR
    )
    assert not [*chart.named("dw-below"), *chart.named("dw-above")], "the sides would give the answer away"
