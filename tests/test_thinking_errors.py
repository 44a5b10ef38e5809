"""One list of thinking errors: every wrong answer names one of it, and nothing stands in it that no answer names."""

import json
import re
from pathlib import Path

import pytest
from kept_names import FILE, ROOT, joined_names, kept_names

from datawijs.language import LANGUAGES, speaking
from datawijs.thinking_errors import SLIP, thinking_error, thinking_errors
from datawijs.words.markdown import read_blocks
from datawijs.words.on_pages import SUFFIX

PACKAGE = ROOT / "src" / "datawijs"
PAGES = sorted(path for tree in ("book", "modules", "coach") for path in (ROOT / tree / "nl").rglob(f"*{SUFFIX}"))
EXERCISES = sorted(json.loads(FILE.read_text(encoding="utf-8")).keys() - {"joined", "pages"})


def named_on_page(path: Path) -> dict[str, str]:
    """The thinking error that each wrong answer on a page names, by the line it stands on."""
    return {
        f"{path.relative_to(ROOT)}:{item.line}": item.settings.get("error", item.key)
        for block in read_blocks(path)
        for item in block.items
        if item.tick is False
    }


def named_in(names: object) -> set[str]:
    """The thinking errors among the names that are kept of an exercise."""
    if isinstance(names, dict):
        return {one for key, each in names.items() if key not in ("fits", "second") for one in named_in(each)}
    return {names} if isinstance(names, str) else set(names or ())


def test_pages_ask_many_questions():
    assert len(PAGES) > 30
    assert sum(len(named_on_page(path)) for path in PAGES) > 300


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_wrong_answer_on_a_page_names_an_error(path):
    known = thinking_errors()
    assert {line: error for line, error in named_on_page(path).items() if error not in known} == {}


@pytest.mark.parametrize("kind", EXERCISES)
def test_every_wrong_answer_of_an_exercise_names_an_error(kind):
    assert named_in(kept_names(kind)) - thinking_errors().keys() == set()


def test_every_error_is_named_somewhere():
    on_pages = {error for path in PAGES for error in named_on_page(path).values()}
    files = [path for path in (PACKAGE / "widgets").rglob("*.*") if path.suffix in (".py", ".md")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in files)
    in_exercises = set(re.findall(r"[\"`]([a-z][a-z-]+)[\"`]|error: ([a-z-]+)", written))
    kept = {
        error for kind in EXERCISES for error in named_in(kept_names(kind))
    }  # some keys are put together in the code
    named = on_pages | kept | {one for pair in in_exercises for one in pair}
    assert thinking_errors().keys() - named == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_name_and_a_sentence_of_its_own(language):
    with speaking(language):
        errors = {error.key: error for error in thinking_errors().values()}
    assert len({error.name for error in errors.values()}) == len(errors)
    assert len({error.sentence for error in errors.values()}) == len(errors)
    for error in errors.values():
        assert error.name[:1].isupper() or error.name[:1] == "‘", error
        assert not error.name.endswith("."), error
        assert error.sentence.endswith("."), error
        assert "|" not in error.name + error.sentence


def test_two_keys_of_one_error_are_one():
    assert thinking_error("it-helped") == thinking_error("regression")
    assert thinking_error("it-helped").key == "regression"
    assert thinking_error(SLIP).key == SLIP
    assert thinking_error("no-such-thought") is None


def test_the_names_that_count_as_one_error_stay():
    """Else a group would be told of another thought than the year before, for the same answers."""
    assert joined_names() == kept_names("joined")
