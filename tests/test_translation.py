"""English and Dutch stay together: the same pages, the same cells, no stale translation."""

from pathlib import Path

import nbformat
import pytest

from datawijs.course.translation import check, code_without_words, main, record
from datawijs.language import speaking

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def english_reader():
    with speaking("en"):
        yield


def notebook(*cells):
    made = nbformat.v4.new_notebook()
    for kind, identifier, source in cells:
        new = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        made.cells.append(new(source, id=identifier))
    return made


def write(root: Path, language: str, *cells) -> Path:
    path = root / "modules" / language / "beginner" / "01-start.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook(*cells), path)
    return path


DUTCH = (
    ("md", "title", "# Een begin"),
    ("md", "text", "Elke leerling schommelt, ook de beste."),
    ("code", "figure", "print('leerling')  # uitleg"),
)
ENGLISH = (
    ("md", "title", "# A start"),
    ("md", "text", "Every pupil wobbles, even the best."),
    ("code", "figure", "print('pupil')  # why"),
)


@pytest.fixture
def course(tmp_path):
    write(tmp_path, "nl", *DUTCH)
    record(write(tmp_path, "en", *ENGLISH))
    return tmp_path


def change(root: Path, language: str, identifier: str, source: str) -> None:
    path = root / "modules" / language / "beginner" / "01-start.ipynb"
    book = nbformat.read(path, as_version=4)
    next(cell for cell in book.cells if cell.id == identifier).source = source
    nbformat.write(book, path)


def test_the_course_itself_fits():
    assert check(ROOT) == []


def test_a_recorded_translation_fits(course):
    assert check(course) == []


def test_a_changed_dutch_cell_is_named_until_it_is_recorded_again(course):
    change(course, "nl", "text", "Elke leerling schommelt, altijd en overal.")
    assert check(course) == [
        "modules/en/beginner/01-start.ipynb: cell 'text': the Dutch has changed since it was translated."
    ]
    record(course / "modules/en/beginner/01-start.ipynb")
    assert check(course) == []


def test_a_cell_that_is_still_dutch_is_named(course):
    change(course, "en", "text", DUTCH[1][2])
    assert "still in Dutch" in " ".join(check(course))


def test_code_may_differ_in_words_only(course):
    change(course, "en", "figure", "print('pupil', 2)")
    assert any("code differs" in problem for problem in check(course))


@pytest.mark.parametrize(
    ("dutch", "english", "same"),
    [
        ("x = 1  # een", "x = 1  # one", True),
        ("f'{a} van {b}'", "f'{b} has {a}'", True),
        ("f'{a} van {b}'", "f'{a} of {c}'", False),
        ("NoiseOrDecline('a', title='Ruis')", "NoiseOrDecline('a', title='Noise')", True),
        ("NoiseOrDecline('a')", "NoiseOrDecline('b')", False),
        ("Choice('Wat?', key='q')", "Choice('What?', key='r')", False),
        ("NoiseOrDecline('a', form='A')", "NoiseOrDecline('a', form='B')", False),
        ("ReadDashboard('a', view='pupil')", "ReadDashboard('a', view='class')", False),
        ("ConversationPlanner('a', case='primary')", "ConversationPlanner('a', case='secondary')", False),
        ("Choice('Wat?', level='read')", "Choice('What?', level='behind')", False),
        ("print('ruis')", "print('noise')", True),
        ("widgets.NoiseOrDecline('a')", "widgets.NoiseOrDecline('b')", False),
        ("x = 1", "x = 2", False),
    ],
)
def test_what_counts_as_the_same_code(dutch, english, same):
    assert (code_without_words(dutch) == code_without_words(english)) is same


PAGE = "modules/{}/beginner/01-start.ipynb"
FACTS = {"cycle": "train", "minutes": 20}
NBGRADER = {"grade": True, "points": 2, "grade_id": "figure"}


def with_facts(root: Path, language: str, *, page: dict | None = None, cell: dict | None = None) -> None:
    """Give a notebook facts, and its last cell other ones."""
    path = root / PAGE.format(language)
    book = nbformat.read(path, as_version=4)
    book.metadata.update(page or {})
    book.cells[-1].metadata.update(cell or {})
    nbformat.write(book, path)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ({"minutes": 20}, {"minutes": 25}),
        ({"cycle": "train"}, {"cycle": "use"}),
        (FACTS, {"cycle": "train"}),
        ({"cycle": "train"}, FACTS),
        (FACTS, None),
        (None, FACTS),
        ({"layout": "landing"}, {"layout": "worksheet"}),
    ],
)
def test_the_facts_of_a_notebook_are_the_same_in_both_languages(course, dutch, english):
    for language, facts in (("nl", dutch), ("en", english)):
        with_facts(course, language, page={"datawijs": facts} if facts else None)
    place = PAGE.format("en")
    assert check(course) == [f"{place}: the facts of the page (metadata.datawijs) differ from the Dutch."]
    with_facts(course, "en", page={"datawijs": dutch or {}})
    with_facts(course, "nl", page={"datawijs": dutch or {}})
    assert check(course) == []


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        ("tags", ["remove-input"], ["remove-output"]),
        ("tags", ["remove-input"], None),
        ("nbgrader", NBGRADER, {**NBGRADER, "points": 3}),
        ("nbgrader", NBGRADER, None),
        ("jupyter", {"source_hidden": True}, {"source_hidden": False}),
        ("jupyter", None, {"source_hidden": True}),
    ],
)
def test_the_facts_of_a_cell_are_the_same_in_both_languages(course, name, dutch, english):
    for language, facts in (("nl", dutch), ("en", english)):
        with_facts(course, language, cell={name: facts} if facts else None)
    assert check(course) == [f"{PAGE.format('en')}: cell 'figure': its {name} differ from the Dutch."]
    for language in ("nl", "en"):
        with_facts(course, language, cell={name: dutch or english})
    assert check(course) == []


def test_a_cell_of_another_kind_and_cells_in_another_order_are_named(course):
    write(course, "en", *ENGLISH[:2], ("md", "figure", "No code."))
    record(course / PAGE.format("en"))
    assert check(course) == [f"{PAGE.format('en')}: cell 'figure': is markdown, in Dutch code."]
    write(course, "en", ENGLISH[1], ENGLISH[0], ENGLISH[2])
    record(course / PAGE.format("en"))
    (problem,) = check(course)
    assert "not in the same order: Dutch has 'title' where English has 'text'" in problem


def test_a_translation_that_nobody_recorded_is_named(course):
    write(course, "en", *ENGLISH)
    unrecorded = "is not recorded as a translation of the Dutch."
    assert check(course) == [
        f"{PAGE.format('en')}: cell '{name}': {unrecorded}" for name in ("title", "text", "figure")
    ]


def test_what_is_no_prose_may_stay_as_it_is(course):
    same = ("md", "links", "[Datawijs](welcome.md) :::{card}")
    for language, cells in (("nl", DUTCH), ("en", ENGLISH)):
        write(course, language, *cells, same)
    record(course / PAGE.format("en"))
    assert check(course) == []
    english = nbformat.read(course / PAGE.format("en"), as_version=4)
    assert [("translation" in cell.metadata) for cell in english.cells] == [True, True, True, False]


@pytest.mark.parametrize("folder", ["book", "modules", "coach", "solutions"])
def test_every_folder_with_pages_is_looked_at(tmp_path, folder):
    (tmp_path / folder / "nl").mkdir(parents=True)
    (tmp_path / folder / "nl" / "page.md").write_text("# Een pagina.\n", encoding="utf-8")
    assert check(tmp_path) == [f"{folder}/en/page.md: there is no English page yet."]
    (tmp_path / folder / "nl").rename(tmp_path / folder / "en")
    assert check(tmp_path) == [f"{folder}/nl/page.md: there is no Dutch page."]


def test_a_missing_page_and_a_missing_cell_are_named(course, tmp_path):
    (course / "modules/nl/beginner/02-more.ipynb").write_text("{}", encoding="utf-8")
    write(course, "en", *ENGLISH[:2])
    problems = check(course)
    assert "modules/en/beginner/02-more.ipynb: there is no English page yet." in problems
    assert any("only Dutch has 'figure'" in problem for problem in problems)


def test_pages_in_markdown(tmp_path):
    for language, text in (("nl", "Een kring."), ("en", "A circle.")):
        (tmp_path / "book" / language).mkdir(parents=True)
        (tmp_path / "book" / language / "cycle.md").write_text(f"---\nminutes: 5\n---\n# {text}\n", encoding="utf-8")
    english = tmp_path / "book/en/cycle.md"
    assert check(tmp_path) == ["book/en/cycle.md: is not recorded as a translation of the Dutch."]
    record(english)
    assert check(tmp_path) == []
    english.write_text(english.read_text(encoding="utf-8").replace("A circle", "Een kring"), encoding="utf-8")
    assert check(tmp_path) == ["book/en/cycle.md: is still in Dutch."]
    (tmp_path / "book/nl/cycle.md").write_text("---\nminutes: 6\n---\n# Twee kringen.\n", encoding="utf-8")
    assert check(tmp_path) == [
        "book/en/cycle.md: the facts of the page (its front matter) differ from the Dutch.",
        "book/en/cycle.md: the Dutch has changed since it was translated.",
    ]


def test_the_command_says_what_is_wrong(course, capsys):
    assert main(["--root", str(course)]) == 0
    change(course, "nl", "title", "# Een ander begin")
    assert main(["--root", str(course)]) == 1
    assert "cell 'title'" in capsys.readouterr().out
    assert main(["--root", str(course), "--record", str(course / "README.md")]) == 2
    assert "English tree" in capsys.readouterr().err


def test_the_reader_is_told_in_dutch_too(course):
    change(course, "nl", "text", "Elke leerling schommelt, altijd en overal.")
    with speaking("nl"):
        assert check(course) == [
            "modules/en/beginner/01-start.ipynb: cel 'text': het Nederlands is veranderd sinds de vertaling."
        ]


WORDS = "src/datawijs/widgets/kind/words"
DUTCH_WORDS = """## `flag`
`level: guess`

Hoe waarschijnlijk is het dat er iets is?

- [x] Ongeveer {worth} op de 100
  > Moeilijkheden zijn hier zeldzaam.

## `ui`

- `names` {count} namen op de lijst
- `gap` Resultaat {number} ontbreekt.
"""
ENGLISH_WORDS = """## `flag`

How likely is it that something is the matter?

- [x] About {worth} in 100
  > Trouble is rare here.

## `ui`

- `names` {count} names on
  the list
- `gap` Result {number} is missing.
"""


@pytest.fixture
def worded(tmp_path):
    folder = tmp_path / WORDS
    folder.mkdir(parents=True)
    (folder / "nl.md").write_text(DUTCH_WORDS, encoding="utf-8")
    (folder / "en.md").write_text(ENGLISH_WORDS, encoding="utf-8")
    record(folder / "en.md")
    return tmp_path


def change_words(root: Path, language: str, was: str, now: str) -> None:
    file = root / WORDS / f"{language}.md"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), encoding="utf-8")


def test_recorded_words_fit_and_are_recorded_once(worded):
    assert check(worded) == []
    written = (worded / WORDS / "en.md").read_text(encoding="utf-8")
    assert written.count("<!-- of ") == 4
    record(worded / WORDS / "en.md")
    assert (worded / WORDS / "en.md").read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("language", "was", "now", "told"),
    [
        ("nl", "Hoe waarschijnlijk", "Hoe zeker", "en.md:1: `flag`: the Dutch has changed since it was translated."),
        ("nl", "zeldzaam", "schaars", "en.md:1: `flag`: the Dutch has changed since it was translated."),
        ("nl", "namen op", "namen in", "en.md:10: `names`: the Dutch has changed since it was translated."),
        ("nl", "- `gap` Resultaat {number} ontbreekt.", "", "en.md:12: `gap` has no Dutch twin."),
        ("nl", "## `ui`", "## `uis`", "nl.md:9: block `uis` has no English twin yet."),
        ("nl", "## `ui`", "## `uis`", "en.md:8: block `ui` has no Dutch twin. Did you mean uis?"),
        ("en", "- `gap` Result", "- `hole` Result", "nl.md:12: `gap` has no English twin yet."),
        ("en", "How likely", "`level: guess`\n\nHow likely", "en.md:1: what stands in typewriter on a line of its own"),
        ("en", "- [x] About", "- [ ] About", "en.md:5: this has another tick than in the Dutch."),
        ("en", "{worth}", "{wort}", "en.md:5: the gap {worth} of the Dutch is missing."),
        ("en", "{worth}", "{wort}", "en.md:5: the gap {wort} is not in the Dutch. Did you mean {worth}?"),
        ("en", "> Trouble", "> First.\n  >\n  > Trouble", "en.md:5: the whys (> …) are 2, in the Dutch 1."),
        ("en", "names on\n  the list", "namen op de lijst", "en.md:10: `names`: is still in Dutch."),
        ("en", "<!-- of ", "<!-- ", "en.md:1: `flag`: is not recorded as a translation of the Dutch."),
        ("en", "How likely", "How *likely*", "en.md:3: no screen can show emphasis yet."),
    ],
)
def test_words_that_do_not_fit_are_named_by_file_and_line(worded, language, was, now, told):
    change_words(worded, language, was, now)
    assert any(problem.startswith(f"{WORDS}/{told}") for problem in check(worded)), check(worded)


def test_words_in_one_language_are_named(worded):
    (worded / WORDS / "en.md").unlink()
    assert check(worded) == [f"{WORDS}/nl.md:1: there is no English file yet: en.md."]


def test_recorded_again_stale_words_fit(worded):
    change_words(worded, "nl", "zeldzaam", "schaars")
    assert main(["--root", str(worded), "--record", str(worded / WORDS / "en.md")]) == 0


def test_words_beside_a_page_are_held_together_as_words(course):
    dutch, english = (course / f"modules/{language}/beginner/01-start.words.md" for language in ("nl", "en"))
    dutch.write_text("# `check` Kort\n\n## `who`\n\nWie vraagt het?\n", encoding="utf-8")
    assert check(course) == [
        "modules/nl/beginner/01-start.words.md:1: there is no English file yet: 01-start.words.md."
    ]
    english.write_text("# `check` Short\n\n## `who`\n\nWho asks?\n", encoding="utf-8")
    record(english)
    assert check(course) == []
    dutch.write_text(dutch.read_text(encoding="utf-8").replace("vraagt", "wil"), encoding="utf-8")
    assert check(course) == [
        "modules/en/beginner/01-start.words.md:3: `who`: the Dutch has changed since it was translated."
    ]
