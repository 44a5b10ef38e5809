"""One list of thinking errors: every wrong answer names one of it, and nothing stands in it that no answer names."""

import json
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from kept_names import FILE, ROOT, joined_names, kept_names

from datawijs.language import LANGUAGES, speaking
from datawijs.thinking_errors import SLIP, thinking_error, thinking_errors
from datawijs.words.markdown import read_blocks
from datawijs.words.on_pages import SUFFIX

PACKAGE = ROOT / "src" / "datawijs"
PAGES = sorted(path for tree in ("book", "modules", "coach") for path in (ROOT / tree / "nl").rglob(f"*{SUFFIX}"))
HALF, ROUNDING = 0.5, 1e-9
LITTLE_WORDS = {
    "a",
    "all",
    "an",
    "and",
    "as",
    "for",
    "in",
    "is",
    "it",
    "not",
    "of",
    "on",
    "one",
    "or",
    "that",
    "the",
    "to",
}
# Their English says in other words what their key says. (Who rewords one reads here whether it is still about that error.)
IN_OTHER_WORDS = {
    "all-noise",
    "announced",
    "apart-too-soon",
    "borderline-is-middle",
    "chance-evens-out",
    "chance-has-no-numbers",
    "data-before-pupil",
    "data-for-another-purpose",
    "difference-means-nothing",
    "gap-ignored",
    "goals-have-nothing-in-common",
    "growth-means-fine",
    "guess",
    "hindsight",
    "more-data-more-certainty",
    "mostly-wrong-is-useless",
    "no-comparison",
    "no-proof-as-proof",
    "observer-is-outside",
    "other-name-solves",
    "other-way-round",
    "overreaction",
    "regression",
    "silence-is-proof",
    "threshold-zero",
    "unseen",
    "waits-in-the-wrong-place",
    "worth-travels-along",
}
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


def test_the_english_of_each_error_is_about_what_its_key_says():
    """Of two errors whose English got exchanged each would still be the translation of some Dutch; only the keys tell."""
    with speaking("en"):
        told = {error.key: stems(f"{error.name} {error.sentence}") for error in thinking_errors().values()}
    assert {key for key, words in told.items() if share_told(key, words) < HALF} == IN_OTHER_WORDS
    for one, other in combinations(told.keys() - IN_OTHER_WORDS, 2):
        as_it_is = fit(one, told[one]) + fit(other, told[other])
        exchanged = fit(one, told[other]) + fit(other, told[one])
        assert exchanged - as_it_is < ROUNDING, (one, other)


def stems(text: str) -> list[str]:
    return [word[:4] for word in re.findall("[a-z]+", text.lower()) if word not in LITTLE_WORDS]


def share_told(key: str, words: list[str]) -> float:
    """Which share of the words of a key are told."""
    wanted = set(stems(key))
    return len(wanted & set(words)) / len(wanted)


def fit(key: str, words: list[str]) -> float:
    """The same, and a little more for each two that are told in the order of the key: zero as missing isn't missing as zero."""
    wanted = stems(key)
    known = [word for word in wanted if word in words]
    in_order = sum(words.index(one) < words.index(other) for one, other in pairwise(known))
    return share_told(key, words) + in_order / 100


def test_two_keys_of_one_error_are_one():
    assert thinking_error("it-helped") == thinking_error("regression")
    assert thinking_error("it-helped").key == "regression"
    assert thinking_error(SLIP).key == SLIP
    assert thinking_error("no-such-thought") is None


def test_the_names_that_count_as_one_error_stay():
    """Else a group would be told of another thought than the year before, for the same answers."""
    assert joined_names() == kept_names("joined")
