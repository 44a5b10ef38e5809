"""Results that are kept are those that a notebook would give now."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from datawijs.course import execution
from datawijs.course.execution import forget_stale_results, run_notebooks
from datawijs.course.problem import Problem
from datawijs.language import speaking

KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}


@pytest.fixture
def course(tmp_path) -> Path:
    """A page, and two notebooks of which one asks what stands on the pages."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "datasets").mkdir()
    (tmp_path / "modules" / "page.ipynb").write_text("one", encoding="utf-8")
    for name, code in (("plain", "1 + 1"), ("reader", "from datawijs.course import problem")):
        nbformat.write(
            new_notebook(cells=[new_code_cell(code, id="cell")], metadata=KERNEL), tmp_path / f"{name}.ipynb"
        )
    return tmp_path


def run(course: Path, notebooks: list[Path] | None = None) -> list[str]:
    """Run what has no result that still holds, and tell what that was."""
    ran = []
    forget_stale_results(course / "results", course)
    run_notebooks(
        notebooks or [course / "plain.ipynb", course / "reader.ipynb"],
        course / "results",
        lambda path, _number, _total: ran.append(path.stem),
    )
    return sorted(ran)


def test_only_what_reads_the_pages_runs_again_when_a_page_changes(course):
    assert run(course) == ["plain", "reader"]
    assert run(course) == []
    (course / "modules" / "page.ipynb").write_text("two", encoding="utf-8")
    assert run(course) == ["reader"]
    assert run(course) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_the_pages_with_other_words_run_again(course, language):
    """The Dutch words count for the English page too: the order of its questions comes from there."""
    for each in ("nl", "en"):
        (course / "modules" / each).mkdir()
        (course / "modules" / each / "asks.words.md").write_text("# `check` …", encoding="utf-8")
        page = new_notebook(cells=[new_code_cell(f"'{each}'", id="cell")], metadata=KERNEL)
        nbformat.write(page, course / "modules" / each / "asks.ipynb")
    pages = [course / "modules" / each / "asks.ipynb" for each in ("nl", "en")] + [course / "plain.ipynb"]
    assert run(course, pages) == ["asks", "asks", "plain"]
    assert run(course, pages) == []
    (course / "modules" / language / "asks.words.md").write_text("# `check` ?", encoding="utf-8")
    assert run(course, pages) == ["asks", "asks"]
    assert run(course, pages) == []


def test_all_runs_again_when_the_data_change(course):
    run(course)
    (course / "datasets" / "results.csv").write_text("new", encoding="utf-8")
    assert run(course) == ["plain", "reader"]


def test_a_cell_that_takes_too_long_is_told_and_the_others_are_kept(course, monkeypatch):
    monkeypatch.setattr(execution, "CELL_SECONDS", 1)
    slow = course / "slow.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("import time; time.sleep(60)", id="cell")], metadata=KERNEL), slow)
    notebooks = [slow, course / "plain.ipynb"]
    with (
        speaking("en"),
        pytest.raises(Problem, match=r"slow\.ipynb takes more than 1 seconds.*What is ready is kept\."),
    ):
        run(course, notebooks)
    ran = []
    with pytest.raises(Problem):
        run_notebooks(notebooks, course / "results", lambda path, _number, _total: ran.append(path.stem))
    assert ran == ["slow"]
