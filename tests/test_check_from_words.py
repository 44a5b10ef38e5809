"""A Short check whose words stand beside its page: what is asked, and what somebody is told who wrote something else."""

from pathlib import Path

import pytest

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import ShortCheck
from datawijs.words import Number, WordsError
from datawijs.words.words import _read, _read_file

WORDS = """# `small-check` Check

Take your time.

- never
- always

## `share`
`kind: number, within: 0.5, level: read`

Of {all} pupils {some} are ill. How many in 100?

- [x] {share} %
  > {some} of {all}.
- [ ] `count-for-rate` {some}
  > That is how many.

## `why`

Well?

- [ ] `guessed-cause` They are tired.
  > Nobody knows.
- [x] Ask.
  > They know.

## `mine`
`kind: statement`

I ask.

## `suggestions`

- `from-0` Read on.
- `from-2` Well done.

# `other-check`

## `order`

In order.

1. first
2. last

> So it goes.
"""
FACTS = {"all": 8, "some": 2, "share": Number(25)}
PAGE = "modules/beginner/01-try"


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch) -> Path:
    """A course with one page, in whose folder somebody works, in English."""
    (tmp_path / "_toc.yml").write_text("", encoding="utf-8")
    for language in LANGUAGES:
        folder = tmp_path / "modules" / language / "beginner"
        folder.mkdir(parents=True)
        told = WORDS if language == "nl" else "\n".join(line for line in WORDS.split("\n") if not line.startswith("`"))
        (folder / "01-try.words.md").write_text(told, encoding="utf-8")
    monkeypatch.chdir(folder)
    with speaking("en"):
        yield tmp_path


def change(course: Path, was: str, now: str) -> None:
    for language in LANGUAGES:
        file = course / "modules" / language / "beginner" / "01-try.words.md"
        text = file.read_text(encoding="utf-8")
        assert was in text
        file.write_text(text.replace(was, now), encoding="utf-8")
    _read.cache_clear()
    _read_file.cache_clear()


def test_it_asks_what_stands_in_its_part():
    content = ShortCheck.from_words("small-check", PAGE, FACTS).content
    assert (content["title"], content["intro"]) == ("Check", "Take your time.")
    number, choice, statement = content["questions"]
    assert (number["prompt"], number["answer"]) == ("Of 8 pupils 2 are ill. How many in 100?", 25)
    assert [option["key"] for option in choice["options"]] == ["guessed-cause", "right"]
    assert statement["scale"] == ["never", "always"]
    assert content["suggestions"] == [{"lowest": 0, "text": "Read on."}, {"lowest": 2, "text": "Well done."}]


class Drawn:
    """A figure with one place."""

    def _repr_html_(self) -> str:
        return '<p data-place="top" data-place-name="the top">x</p>'


def point_at(course: Path, place: str) -> None:
    file = course / "modules" / "nl" / "beginner" / "01-try.words.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("## `why`\n", f"## `why`\n`place: {place}`\n"), encoding="utf-8")
    _read.cache_clear()
    _read_file.cache_clear()


def test_a_question_says_where_in_its_figure_to_look(course):
    point_at(course, "top")
    _number, choice, statement = ShortCheck.from_words("small-check", PAGE, FACTS, {"why": Drawn()}).content[
        "questions"
    ]
    assert choice["place"] == "top"
    assert "place" not in statement


@pytest.mark.parametrize(("place", "figures"), [("bottom", {"why": Drawn()}), ("top", {})])
def test_a_place_that_the_figure_lacks_is_named(course, place, figures):
    point_at(course, place)
    with pytest.raises(ValueError, match=f"the figure has no place {place} to point at"):
        ShortCheck.from_words("small-check", PAGE, FACTS, figures)


def test_a_check_without_title_introduction_and_suggestions():
    content = ShortCheck.from_words("other-check", PAGE).content
    assert (content["title"], content["intro"], content["suggestions"]) == ("Short check", None, [])
    assert [question["key"] for question in content["questions"]] == ["order"]


def test_a_page_without_words_is_named():
    with pytest.raises(ValueError, match=r"“modules/beginner/02-try” has no words: .*02-try\.words\.md is missing"):
        ShortCheck.from_words("small-check", "modules/beginner/02-try", FACTS)


@pytest.mark.parametrize(
    ("check", "facts", "figures", "told"),
    [
        ("smal-check", FACTS, {}, "Did you mean `small-check`?"),
        ("small-check", {**FACTS, "ill": 3}, {}, "no sentence tells the fact ill"),
        ("small-check", {"all": 8}, {}, "nothing is known of {some}"),
        ("small-check", FACTS, {"shares": None}, "there is no question `shares` to show a figure above"),
    ],
)
def test_what_does_not_fit_the_words_is_named(check, facts, figures, told):
    with pytest.raises(WordsError, match=r"01-try\.words\.md:\d+: ") as error:
        ShortCheck.from_words(check, PAGE, facts, figures)
    assert told in str(error.value)


def test_a_suggestion_says_from_which_score_on_it_holds(course):
    change(course, "`from-2`", "`often`")
    with pytest.raises(WordsError, match="from which score on it holds: - `from-4` …, not `often`"):
        ShortCheck.from_words("small-check", PAGE, FACTS)
