"""The line on the card of a pupil, read back from the drawing: the line, the ground above it, and on which side results lie."""

import pytest
from drawn_charts import charts_of
from exercise_page import card, save
from judging import judge, onward, put

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
        last = own.iloc[-RECENT:]
        begin = chart.across(chart.one("dw-recent").box[0])
        assert begin == pytest.approx(last.index[0] - 0.5, abs=2 * chart.across.sharp)
        for name in ("dw-line-middle", "dw-line-middle-before"):
            assert chart.up(chart.one(name).middle[1]) == pytest.approx(last.median(), abs=near)
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
        ends = chart.named("dw-beside")
        assert " ".join(one.text for one in chart.named("dw-beside-rule")) == f"line {line:g}"
        for label, number in zip(labels, own.index[-RECENT:], strict=True):
            place = chart.across(label.middle[0])
            beside = abs(chart.up(label.middle[1]) - own[number]) < 1  # then it stands left or right of the result
            assert round(place) == number or (beside and abs(place - number) < 2)
            assert label.box[1] >= 0
            assert label.box[2] <= chart.width
        assert {one.text for one in ends} >= {"highest", "middle"}
        boxes = [shape.box for shape in [*labels, *ends]]
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
    told = [
        *chart.named("dw-below"),
        *chart.named("dw-above"),
        *chart.named("dw-recent"),
        *chart.named("dw-line-middle"),
    ]
    assert not told, "it would give the answer away"


def test_a_raw_chart_teaches_the_step_and_shows_where_it_leads(exercise):
    """The last pupils of the last round: the class stands beside them, and what it lost is given back after the answer."""
    page, on_card = exercise(1280)
    last_round = draw_rounds(12, 1)[2]
    first_raw = next(place for place, item in enumerate(last_round) if item.raw)
    with speaking("en"):
        edition = NoiseOrDecline("noise", items=12, seed=1).content["edition"]
    put(page, "noise", {"attempts": [{"round": 2, "edition": edition, "answers": [0] * first_raw}]})
    for item in last_round[first_raw:]:
        on_card.get_by_text("Then first add those points").wait_for()
        assert on_card.get_by_role("checkbox").count() == 1, "the line; raw is not a choice here"
        (chart,) = charts_of(page, "noise")
        assert chart.named("dw-line-others"), "the class stands beside it"
        taken = item.scores.dropna()
        before, last = taken.iloc[:-RECENT], taken.iloc[-RECENT:]
        judge(on_card, 1)
        (chart,) = charts_of(page, "noise")
        near = chart.up.sharp + NEAR
        line = sorted(before)[len(before) // 3 - 1]
        assert chart.up(chart.one("dw-line-rule").middle[1]) == pytest.approx(line, abs=near)
        usual = item.class_average[before.index].mean()
        lost = {number: max(usual - item.class_average[number], 0) for number in last.index}
        shown = sorted([*chart.named("dw-below"), *chart.named("dw-above")], key=lambda shape: shape.middle[0])
        values = [chart.up(shape.middle[1]) for shape in shown]
        assert chart.up(chart.one("dw-line-middle").middle[1]) == pytest.approx(sorted(values)[1], abs=near + 1)
        assert values == pytest.approx([last[number] + lost[number] for number in last.index], abs=near + 1)
        ways = chart.named("dw-way")
        assert len(ways) == sum(round(points, 1) > 0 for points in lost.values())
        said = on_card.locator(".dw-feedback").inner_text()
        for number, points in lost.items():
            told = f"On test {number} the class scored {round(points, 1):g} points lower than on average"
            assert (told in said) == (round(points, 1) > 0)
        onward(on_card)
