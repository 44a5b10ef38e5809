"""Where a dashboard's question has an answer and where it has none, and which number stands for which thought."""

from types import SimpleNamespace

import pandas as pd
import pytest

from datawijs.widgets.read_dashboard.clear import Unclear
from datawijs.widgets.read_dashboard.pupil_view import FELL, SAME, _class_fell_too
from datawijs.widgets.read_dashboard.year_view import _overlap


def pupil(own_step: float, class_step: float) -> SimpleNamespace:
    """A pupil whose largest fall is at test 5, and what the class did on that test."""
    scores = pd.Series([70.0, 71, 72, 71, 71 + own_step, 70 + own_step], index=range(1, 7))
    return SimpleNamespace(scores=scores, average=pd.Series([65.0] * 4 + [65 + class_step] * 2, index=range(1, 7)))


@pytest.mark.parametrize(
    ("class_step", "right"),
    [
        (-FELL - 3, "class-fell"),
        (-FELL, "class-fell"),
        (-SAME, "class-same"),
        (0, "class-same"),
        (SAME, "class-same"),
        (FELL, "class-rose"),
        (FELL + 3, "class-rose"),
    ],
)
def test_what_the_class_did_is_asked_where_it_is_plain(class_step, right):
    asked = _class_fell_too(pupil(-12, class_step))
    assert (asked.right, asked.facts["number"], asked.facts["before"]) == (right, 5, 4)


@pytest.mark.parametrize("class_step", [-FELL + 0.1, -3, -SAME - 0.1, SAME + 0.1, 3, FELL - 0.1])
def test_in_between_it_is_unclear(class_step):
    with pytest.raises(Unclear):
        _class_fell_too(pupil(-12, class_step))


@pytest.mark.parametrize(("own_step", "clear"), [(-8, True), (-7.9, False)])
def test_a_fall_of_the_pupil_is_a_plain_one(own_step, clear):
    if clear:
        assert _class_fell_too(pupil(own_step, 0)).right == "class-same"
    else:
        with pytest.raises(Unclear):
            _class_fell_too(pupil(own_step, 0))


def test_each_number_of_the_overlap_is_what_that_thought_counts():
    low = pd.Series([40.0, 41, 42, 43, 44, 66, 67, 68, 69])  # average 53.3: four lie above it, and four above 65
    low = pd.concat([low, pd.Series([55.0, 56, 57])], ignore_index=True)  # now seven lie above their own average
    high = pd.Series([50.0, 55, 60, 70, 71, 72, 73, 74, 60, 65])  # average 65.0, above which five lie
    facts = SimpleNamespace(
        high=SimpleNamespace(averages=high), low=SimpleNamespace(averages=low), difference=high.mean() - low.mean()
    )
    asked = _overlap(facts)
    told = {key: value.value for key, value in asked.facts.items() if key in _overlap_keys()}
    assert told == {
        "right": sum(one > 65 for one in low),
        "average_is_everyone": 0,
        "own_average": sum(one > sum(low) / len(low) for one in low),
        "other_row": sum(one > 65 for one in high),
        "none_below": 12,
    }
    assert len({told["own_average"], told["other_row"], told["right"]}) == 3


def _overlap_keys() -> tuple[str, ...]:
    return ("right", "average_is_everyone", "own_average", "other_row", "none_below")
