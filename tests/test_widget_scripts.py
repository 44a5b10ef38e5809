"""The scripts of the exercises beside what they share: on a page both stand in one scope, so no name may be given twice."""

import re
from collections import Counter

import pytest

from datawijs.widgets.exercise import exercise_kinds, own_script
from datawijs.widgets.static_page import shared_names


def test_no_shared_name_is_given_twice():
    assert [name for name, count in Counter(shared_names()).items() if count > 1] == []


@pytest.mark.parametrize("kind", exercise_kinds())
def test_no_exercise_gives_a_shared_name_to_something_of_its_own(kind):
    own = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", own_script(kind), re.MULTILINE)
    assert "render" in own
    assert set(own).isdisjoint(shared_names())
