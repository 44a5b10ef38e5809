"""What a page may say of itself, and what it may not."""

import json

import pytest

from datawijs.course.sphinx_extension.page_facts import LAYOUTS, STATIONS, PageFacts, page_facts


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("cycle", STATIONS)
def test_what_the_course_knows_is_read(cycle, layout):
    told = {"cycle": cycle, "minutes": 12, "layout": layout}
    assert page_facts({"datawijs": told}) == page_facts({"datawijs": json.dumps(told)}) == PageFacts(cycle, 12, layout)


def test_a_page_may_say_nothing():
    assert page_facts({}) == PageFacts(None, None, None)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("layout", "sesion"),
        ("layout", ""),
        ("layout", 1),
        ("cycle", "training"),
        ("cycle", "Train"),
        ("minutes", 0),
        ("minutes", -5),
        ("minutes", 2.5),
        ("minutes", "ten"),
    ],
)
def test_what_the_course_does_not_know_is_refused_by_its_name(fact, value):
    with pytest.raises(ValueError, match=f"{fact} should be .*, not {value!r}"):
        page_facts({"datawijs": {fact: value}})


def test_facts_are_names_with_values():
    with pytest.raises(ValueError, match="names with values"):
        page_facts({"datawijs": ["train"]})
