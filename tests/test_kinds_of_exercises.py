"""A kind of exercise is known by its folder alone: its class, its words, its minutes, and that a kernel hears of it."""

from pathlib import Path

import pytest

from datawijs import widgets
from datawijs.widgets.exercise import FOLDER, Exercise, exercise_kinds

TESTS = Path(__file__).parent
# how long these take depends on what the page asks with them; page_time.py counts it
COUNTED_FROM_THE_PAGE = {"noise_or_decline", "short_check", "session_timer"}


def class_of(kind: str) -> type[Exercise]:
    return getattr(widgets, kind.title().replace("_", ""))


@pytest.mark.parametrize("kind", exercise_kinds())
def test_a_folder_is_all_that_makes_it_known(kind):
    made = class_of(kind)
    assert issubclass(made, Exercise)
    assert made.__module__ == f"datawijs.widgets.{kind}.exercise"
    assert made.__name__ in widgets.__all__


@pytest.mark.parametrize("kind", exercise_kinds())
def test_it_has_its_words_and_its_types_with_it(kind):
    assert (FOLDER / kind / "content.d.ts").is_file()
    for language in ("nl", "en"):
        assert (FOLDER / kind / "words" / f"{language}.md").is_file()


@pytest.mark.parametrize("kind", exercise_kinds())
def test_it_says_how_long_it_takes(kind):
    assert (class_of(kind).minutes > 0) == (kind not in COUNTED_FROM_THE_PAGE)


@pytest.mark.parametrize("kind", exercise_kinds())
def test_it_is_tried_in_a_browser_and_with_a_kernel(kind):
    live = {path: path.read_text(encoding="utf-8") for path in TESTS.glob("test_*.py")}
    name = class_of(kind).__name__
    assert any(name in text and "new_page" in text for text in live.values()), "in no browser"
    assert any(name in text and "jupyterlab" in text for text in live.values()), "with no kernel"
