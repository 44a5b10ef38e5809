"""Building the site: what it makes, what it leaves alone, and how it fails."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from small_book import make_book, record_translations, write_notebook

from datawijs.course.build import build_site
from datawijs.course.problem import Problem
from datawijs.language import speaking

PAGES = ("index", "cycle", "beginner/01-try")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, Path, list[str]]:
    """A small course that has been built: its folder, its site, and what was reported."""
    root, out = make_book(tmp_path_factory.mktemp("course")), tmp_path_factory.mktemp("site") / "made" / "here"
    return root, out, build(root, out)


@pytest.fixture
def book(tmp_path) -> Path:
    """A small course to break: nothing of it has been built, but its notebooks have nothing to compute."""
    root = make_book(tmp_path / "course")
    for language in ("nl", "en"):
        write_notebook(root / f"modules/{language}/beginner/01-try.ipynb", language, "")
    record_translations(root)
    return root


def build(root: Path, out: Path) -> list[str]:
    reported = []
    with speaking("en"):
        build_site(out, root=root, report=reported.append)
    return reported


def failure(root: Path, tmp_path: Path) -> str:
    with pytest.raises(Problem) as problem:
        build(root, tmp_path / "site")
    assert not (tmp_path / "site" / "nl").exists(), "a broken course must not be put in the folder"
    return str(problem.value)


def times(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


class TestWhatItMakes:
    def test_both_languages_with_short_addresses_and_a_first_page(self, built):
        _root, out, _reported = built
        for language in ("nl", "en"):
            for page in PAGES:
                assert f'<html lang="{language}"' in (out / language / f"{page}.html").read_text(encoding="utf-8")
        assert 'href="nl/index.html"' in (out / "index.html").read_text(encoding="utf-8")
        assert (out / ".nojekyll").is_file()

    def test_only_the_site_is_in_the_folder(self, built):
        _root, out, _reported = built
        assert sorted(path.name for path in out.iterdir()) == [
            ".datawijs-site.json",
            ".nojekyll",
            "edition.json",
            "en",
            "index.html",
            "nl",
        ]

    def test_each_page_links_to_its_twin(self, built):
        _root, out, _reported = built
        page = (out / "nl" / "beginner" / "01-try.html").read_text(encoding="utf-8")
        assert 'href="../../en/beginner/01-try.html" hreflang="en"' in page

    def test_it_tells_how_far_it_is(self, built):
        _root, _out, reported = built
        running = [line for line in reported if "running notebook" in line]
        assert running[0] == "Dutch: running notebook 1 of 2: 01-try"
        assert len(running) == 2

    def test_the_exercise_is_on_the_page_once_and_its_code_is_not(self, built):
        _root, out, _reported = built
        page = (out / "nl" / "beginner" / "01-try.html").read_text(encoding="utf-8")
        assert page.count("application/vnd.jupyter.widget-view+json") == 1
        assert "_esm" not in page
        assert "Hoeveel pagina’s?" in page
        assert "from_words" not in page

    def test_only_pages_with_an_exercise_load_its_script(self, built):
        _root, out, _reported = built
        assert "datawijs-exercises.js" in (out / "nl" / "beginner" / "01-try.html").read_text(encoding="utf-8")
        assert "datawijs-exercises" not in (out / "nl" / "cycle.html").read_text(encoding="utf-8")

    def test_without_javascript_a_sentence_stands_in_place_of_the_exercise(self, built):
        _root, out, _reported = built
        page = (out / "nl" / "beginner" / "01-try.html").read_text(encoding="utf-8")
        assert "<noscript><p" in page
        assert "JavaScript nodig" in page


class TestBuildingAgain:
    def test_nothing_changed_runs_and_rewrites_nothing(self, built):
        root, out, _reported = built
        before, made_before = times(out), times(root / "_build" / "course" / "site")
        reported = build(root, out)
        assert not [line for line in reported if "running notebook" in line]
        assert times(out) == before
        pages = {name: time for name, time in made_before.items() if name.endswith(".html") and "/" in name}
        after = times(root / "_build" / "course" / "site")
        assert {name: after[name] for name in pages} == pages

    def test_nothing_changed_asks_nothing_of_sphinx(self, built, monkeypatch):
        root, out, _reported = built
        build(root, out)
        monkeypatch.setattr("datawijs.course.build.Sphinx", None)
        (out / "nl" / "cycle.html").unlink()
        assert build(root, out)[-1] == f"Nothing has changed: the course is in {out}"
        assert (out / "nl" / "cycle.html").is_file()

    def test_what_went_missing_where_it_was_made_is_made_again(self, built):
        root, out, _reported = built
        made = root / "_build" / "course" / "site" / "nl" / "cycle.html"
        made.unlink()
        assert build(root, out)[-1].startswith("Done")
        assert made.is_file()

    def test_a_new_word_on_a_page_runs_no_notebook_and_is_found(self, built):
        root, out, _reported = built
        page = root / "book" / "nl" / "cycle.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nEn hier staat ooievaarsnest.\n", encoding="utf-8")
        record_translations(root)
        reported = build(root, out)
        assert not [line for line in reported if "running notebook" in line]
        assert "ooievaarsnest" in (out / "nl" / "cycle.html").read_text(encoding="utf-8")
        index = (out / "nl" / "searchindex.js").read_text(encoding="utf-8")
        assert "ooievaarsnest" in index
        assert '"docnames": ["cycle", "index", "beginner/01-try"]' in index

    def test_a_new_title_reaches_the_list_of_pages_on_every_page(self, built):
        root, out, _reported = built
        page = root / "book" / "nl" / "cycle.md"
        page.write_text(page.read_text(encoding="utf-8").replace("# De cirkel", "# De kring"), encoding="utf-8")
        record_translations(root)
        build(root, out)
        for name in PAGES:
            assert "De kring" in (out / "nl" / f"{name}.html").read_text(encoding="utf-8")

    def test_new_words_of_a_question_run_its_page_again_and_are_shown(self, built):
        root, out, _reported = built
        words = root / "modules" / "nl" / "beginner" / "01-try.words.md"
        words.write_text(words.read_text(encoding="utf-8").replace("twee", "Een half dozijn"), encoding="utf-8")
        record_translations(root)
        assert len([line for line in build(root, out) if "running notebook" in line]) == 2
        assert "Een half dozijn" in (out / "nl" / "beginner" / "01-try.html").read_text(encoding="utf-8")
        assert not list(out.rglob("*.words.*"))

    def test_new_data_runs_the_notebooks_again(self, built):
        root, out, _reported = built
        (root / "datasets" / "results.csv").write_text("score\n61\n", encoding="utf-8")
        assert len([line for line in build(root, out) if "running notebook" in line]) == 2


class TestWhatIsWrongWithTheCourse:
    def test_broken_notebook(self, book, tmp_path):
        for language in ("nl", "en"):
            write_notebook(book / f"modules/{language}/beginner/01-try.ipynb", language, 'print("a")\n1 / 0')
        record_translations(book)
        message = failure(book, tmp_path)
        assert "modules/nl/beginner/01-try.ipynb" in message
        assert message.endswith("ZeroDivisionError: division by zero")
        assert failure(book, tmp_path) == message  # and not only the first time

    def test_damaged_notebook(self, book, tmp_path):
        (book / "modules/nl/beginner/01-try.ipynb").write_text('{"cells": [', encoding="utf-8")
        assert "modules/nl/beginner/01-try.ipynb" in failure(book, tmp_path)

    def test_notebook_that_ends_its_kernel(self, book, tmp_path):
        for language in ("nl", "en"):
            code = "import os\nos._exit(1)"
            write_notebook(book / f"modules/{language}/beginner/01-try.ipynb", language, code)
        record_translations(book)
        assert "modules/nl/beginner/01-try.ipynb" in failure(book, tmp_path)

    def test_missing_page(self, book, tmp_path):
        for language in ("nl", "en"):
            (book / "book" / language / "cycle.md").unlink()
        assert "book/nl/cycle" in failure(book, tmp_path)

    def test_dead_link(self, book, tmp_path):
        add_dutch(book, "[weg](verdwenen.md)")
        message = failure(book, tmp_path)
        assert "book/nl/cycle.md" in message
        assert "verdwenen.md" in message
        assert failure(book, tmp_path) == message  # Sphinx itself would complain once only

    def test_text_on_the_line_of_a_card_s_link(self, book, tmp_path):
        add_dutch(book, ":::{card} Kies\n:link: welcome.md Hier begin je.\n:::")
        message = failure(book, tmp_path)
        assert "welcome.md Hier begin je." in message
        assert "cycle" in message

    def test_dead_link_to_a_heading(self, book, tmp_path):
        add_dutch(book, "[weg](welcome.md#nergens)")
        message = failure(book, tmp_path)
        assert "nergens" in message
        assert "cycle" in message

    def test_unknown_source(self, book, tmp_path):
        add_dutch(book, "Zo staat het geschreven {cite}`niemand2020`.")
        assert "niemand2020" in failure(book, tmp_path)

    def test_image_without_words(self, book, tmp_path):
        (book / "book" / "nl" / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
        add_dutch(book, "![](dot.svg)")
        message = failure(book, tmp_path)
        assert "nl/cycle" in message
        assert "dot.svg" in message

    def test_page_that_loads_from_elsewhere(self, book, tmp_path):
        add_dutch(book, '<img src="https://example.org/x.png" alt="een plaatje van elders">')
        message = failure(book, tmp_path)
        assert "nl/cycle" in message
        assert "https://example.org/x.png" in message

    def test_untranslated_page(self, book, tmp_path):
        (book / "book" / "en" / "cycle.md").unlink()
        assert "book/en/cycle" in failure(book, tmp_path)

    def test_stale_translation(self, book, tmp_path):
        page = book / "book" / "nl" / "cycle.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nNog een zin.\n", encoding="utf-8")
        message = failure(book, tmp_path)
        assert "book/en/cycle.md" in message

    def test_stale_words(self, book, tmp_path):
        words = book / "modules" / "nl" / "beginner" / "01-try.words.md"
        words.write_text(words.read_text(encoding="utf-8").replace("twee", "zes"), encoding="utf-8")
        message = failure(book, tmp_path)
        assert (
            "modules/en/beginner/01-try.words.md:3: `pages`: the Dutch has changed since it was translated." in message
        )

    def test_untranslated_cell(self, book, tmp_path):
        dutch = book / "modules/nl/beginner/01-try.ipynb"
        dutch.write_text(dutch.read_text(encoding="utf-8").replace("# Oefenen", "# Anders oefenen"), encoding="utf-8")
        message = failure(book, tmp_path)
        assert "modules/en/beginner/01-try.ipynb" in message
        assert "title" in message

    def test_unknown_fact(self, book, tmp_path):
        add_facts(book, "cycle: somewhere")
        message = failure(book, tmp_path)
        assert "book/nl/cycle" in message
        assert "somewhere" in message

    def test_no_table_of_contents(self, book, tmp_path):
        (book / "_toc.yml").write_text("format: [", encoding="utf-8")
        assert "_toc.yml" in failure(book, tmp_path)

    def test_mended_course_builds_after_a_failure(self, book, tmp_path):
        add_dutch(book, "[weg](verdwenen.md)")
        failure(book, tmp_path)
        page = book / "book" / "nl" / "cycle.md"
        page.write_text(page.read_text(encoding="utf-8").replace("verdwenen.md", "welcome.md"), encoding="utf-8")
        record_translations(book)
        build(book, tmp_path / "site")
        assert (tmp_path / "site" / "nl" / "cycle.html").is_file()


class TestTheFolder:
    def test_what_others_put_there_stays(self, built):
        root, out, _reported = built
        ours, theirs = out / "CNAME", out / "nl" / "extra" / "menu.pdf"
        ours.write_text("school.example", encoding="utf-8")
        theirs.parent.mkdir(exist_ok=True)
        theirs.write_text("menu", encoding="utf-8")
        build(root, out)
        assert ours.is_file()
        assert theirs.is_file()

    def test_a_page_that_is_gone_goes(self, book, tmp_path):
        out = tmp_path / "site"
        build(book, out)
        assert (out / "nl" / "cycle.html").is_file()
        toc = (book / "_toc.yml").read_text(encoding="utf-8")
        (book / "_toc.yml").write_text(toc.replace("book/nl/cycle", "book/nl/ring"), encoding="utf-8")
        for language in ("nl", "en"):
            folder = book / "book" / language
            (folder / "cycle.md").rename(folder / "ring.md")
            welcome = folder / "welcome.md"
            welcome.write_text(welcome.read_text(encoding="utf-8").replace("cycle.md", "ring.md"), encoding="utf-8")
        record_translations(book)
        build(book, out)
        assert not (out / "nl" / "cycle.html").exists()
        assert (out / "nl" / "ring.html").is_file()

    @pytest.mark.parametrize("name", ["nl", "index.html"])
    def test_a_folder_of_somebody_else_is_left_alone(self, book, tmp_path, name):
        out = tmp_path / "site"
        out.mkdir()
        if name == "nl":
            (out / name).mkdir()
            (out / name / "letter.txt").write_text("mine", encoding="utf-8")
        else:
            (out / name).write_text("mine", encoding="utf-8")
        before = times(out)
        with pytest.raises(Problem, match=name):
            build(book, out)
        assert times(out) == before

    def test_a_file_in_place_of_the_folder(self, book, tmp_path):
        (tmp_path / "site").write_text("mine", encoding="utf-8")
        with pytest.raises(Problem, match="site"):
            build(book, tmp_path / "site")

    def test_a_place_where_nothing_can_be_written(self, book, tmp_path):
        with pytest.raises(Problem, match="site"):
            build(book, closed_folder(tmp_path) / "site")

    def test_two_builds_at_once(self, book, tmp_path):
        code = f"""
from pathlib import Path
from datawijs.course.build import build_site
build_site(Path({str(tmp_path / "site")!r}), root=Path({str(book)!r}), report=lambda line: None)
"""
        builds = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(2)]
        errors = [process.communicate()[1] for process in builds]
        assert [process.returncode for process in builds] == [0, 0], errors
        assert (tmp_path / "site" / "en" / "beginner" / "01-try.html").is_file()


def test_jupyter_book_alone_gives_the_dutch_course(built):
    root, _out, _reported = built
    command = Path(sys.executable).with_name("jupyter-book")
    run = subprocess.run([command, "build", str(root)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    for page in PAGES:
        assert '<html lang="nl"' in (root / "_build" / "html" / f"{page}.html").read_text(encoding="utf-8")
    assert "WARNING:" not in run.stderr


def closed_folder(tmp_path: Path) -> Path:
    """A place in which this user can't make anything: for root, who may write in any folder, one that the kernel makes."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/proc")
    folder = tmp_path / "closed"
    if os.name == "nt":
        folder.write_text("a file", encoding="utf-8")
    else:
        folder.mkdir()
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    return folder


def add_dutch(book: Path, text: str) -> None:
    """Add a paragraph to the Dutch page on the cycle, and say that the English fits it."""
    page = book / "book" / "nl" / "cycle.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    record_translations(book)


def add_facts(book: Path, fact: str) -> None:
    for language in ("nl", "en"):
        page = book / "book" / language / "cycle.md"
        text = page.read_text(encoding="utf-8")
        body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
        page.write_text(f"---\ndatawijs:\n  {fact}\n---\n{body}", encoding="utf-8")
    record_translations(book)
