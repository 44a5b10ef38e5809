"""The scripts of the exercises beside what they share: on a page both stand in one scope, so no name may be given twice."""

import gzip
import re
from collections import Counter

import pytest

from datawijs.course.sphinx_extension.assets import EXERCISES, asset_texts
from datawijs.language import speaking
from datawijs.widgets.exercise import exercise_kinds, own_script
from datawijs.widgets.static_page import shared_names


def test_no_shared_name_is_given_twice():
    assert [name for name, count in Counter(shared_names()).items() if count > 1] == []


@pytest.mark.parametrize("kind", exercise_kinds())
def test_no_exercise_gives_a_shared_name_to_something_of_its_own(kind):
    own = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", own_script(kind), re.MULTILINE)
    assert "render" in own
    assert set(own).isdisjoint(shared_names())


def test_a_page_loads_the_scripts_without_their_comments():
    """They would be two fifths of what a phone waits for."""
    with speaking("nl"):
        sent = {
            name: text
            for name, text in asset_texts("nl").items()
            if name.startswith(EXERCISES) and name.endswith(".js")
        }
    assert len(sent) > len(exercise_kinds())
    with_comments = [name for name, text in sent.items() if "/**" in text and "later" not in name]
    assert with_comments == []
    assert len(gzip.compress(sent[f"{EXERCISES}.js"].encode())) <= 29 * 1024
