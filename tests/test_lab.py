"""`datawijs lab`: the learner's own copy, and JupyterLab in it, tried in a real browser."""

import json
import os
import re
import signal
import socket
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from jupyter_client.blocking import BlockingKernelClient
from stopped_programs import CTRL_C, started

from datawijs.cli import INTERRUPTED
from datawijs.course import learner_copy
from datawijs.course.lab import copy_lines, open_lab, prepare_copy
from datawijs.course.problem import Problem
from datawijs.language import speaking

LESSON, EXERCISE = "modules/beginner/02-four-steps.ipynb", "exercises/beginner-reading/reading.ipynb"
WAIT = 120_000
OUTLIVES_ITS_KERNEL = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
"""


def edit(path: Path, text: str = "my own note") -> None:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell(text, id="mine"))
    nbformat.write(notebook, path)


def run_it(path: Path) -> None:
    """Change a notebook as running it does."""
    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            cell.execution_count = number + 1
            cell.outputs = [nbformat.v4.new_output("stream", text="hello")]
    nbformat.write(notebook, path)


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A small course that the test may change."""
    folder = tmp_path / "course"
    for name in (LESSON, EXERCISE):
        tree, rest = name.split("/", 1)
        path = folder / tree / "nl" / rest
        path.parent.mkdir(parents=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# one", id="one")]), path)
    (folder / "datasets" / "board").mkdir(parents=True)
    (folder / "datasets" / "board" / "results.csv").write_text("a,b\n")
    monkeypatch.setattr(learner_copy, "course_folder", lambda: folder)
    return folder


def renew(course: Path, name: str, text: str = "# two") -> None:
    tree, rest = name.split("/", 1)
    nbformat.write(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text, id="one")]), course / tree / "nl" / rest
    )


def source(path: Path) -> str:
    return nbformat.read(path, as_version=4).cells[0].source


def test_a_first_copy_has_all_the_real_course(tmp_path):
    report = prepare_copy("en", tmp_path)
    assert {LESSON, EXERCISE, "book/in-jupyterlab.md", "datasets/board/results.csv"} <= set(report.new)
    assert not list(tmp_path.rglob("solutions"))
    assert not list(tmp_path.rglob("*.words.md"))  # they give the answers away
    assert (tmp_path / "en" / EXERCISE).is_file()


@pytest.mark.parametrize("for_coach", [False, True])
def test_code_of_lessons_is_folded_and_links_lead_to_files_of_the_copy(tmp_path, for_coach):
    prepare_copy("nl", tmp_path, for_coach=for_coach)
    copy = tmp_path / "nl"
    for path in copy.rglob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            if "remove-input" in cell.metadata.get("tags", ()):
                assert cell.metadata["jupyter"]["source_hidden"]
    links = 0
    for path in [*copy.rglob("*.md"), *copy.rglob("*.ipynb")]:
        text = path.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([\w./-]+\.(?:md|ipynb))(?:#[^)]*)?\)", text):
            assert (path.parent / target).is_file(), f"{path.relative_to(copy)}: {target}"
            links += 1
    assert links > 10


def test_only_a_coach_gets_the_pages_for_coaches(tmp_path):
    prepare_copy("nl", tmp_path)
    assert not (tmp_path / "nl" / "coach").exists()
    report = prepare_copy("nl", tmp_path, for_coach=True)
    assert "coach/group-results.ipynb" in report.new


def test_a_second_time_nothing_changes(course, tmp_path):
    prepare_copy("nl", tmp_path / "mine")
    before = {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    report = prepare_copy("nl", tmp_path / "mine")
    assert not (report.new or report.refreshed or report.beside or report.kept)
    assert before == {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()}


def test_what_the_learner_did_not_change_is_refreshed(course, tmp_path):
    prepare_copy("nl", tmp_path / "mine")
    run_it(tmp_path / "mine" / "nl" / LESSON)
    renew(course, LESSON)
    report = prepare_copy("nl", tmp_path / "mine")
    assert report.refreshed == [LESSON]
    assert source(tmp_path / "mine" / "nl" / LESSON) == "# two"
    assert source(tmp_path / "mine" / "nl" / ".datawijs" / "earlier" / LESSON) == "# one"


def test_what_the_learner_changed_is_kept_and_the_new_version_lies_beside(course, tmp_path):
    mine = tmp_path / "mine" / "nl"
    prepare_copy("nl", tmp_path / "mine")
    edit(mine / EXERCISE)
    own = (mine / EXERCISE).read_bytes()
    renew(course, EXERCISE)
    report = prepare_copy("nl", tmp_path / "mine")
    beside = "exercises/beginner-reading/reading.nieuw.ipynb"
    assert report.beside == {EXERCISE: beside}
    assert beside in " ".join(copy_lines(report))
    assert (mine / EXERCISE).read_bytes() == own
    assert source(mine / beside) == "# two"
    assert prepare_copy("nl", tmp_path / "mine").kept == [EXERCISE]  # and it says so once only


def test_a_new_version_that_the_learner_worked_in_is_kept_too(course, tmp_path):
    mine = tmp_path / "mine" / "nl"
    prepare_copy("nl", tmp_path / "mine")
    edit(mine / EXERCISE)
    renew(course, EXERCISE)
    prepare_copy("nl", tmp_path / "mine")
    edit(mine / "exercises/beginner-reading/reading.nieuw.ipynb", "in the new one")
    worked_in = (mine / "exercises/beginner-reading/reading.nieuw.ipynb").read_bytes()
    renew(course, EXERCISE, "# three")
    report = prepare_copy("nl", tmp_path / "mine")
    assert report.beside[EXERCISE].endswith("reading.nieuw-2.ipynb")
    assert (mine / "exercises/beginner-reading/reading.nieuw.ipynb").read_bytes() == worked_in


def test_files_of_the_learner_stay_and_a_deleted_page_comes_back(course, tmp_path):
    mine = tmp_path / "mine" / "nl"
    prepare_copy("nl", tmp_path / "mine")
    (mine / "my notes.md").write_text("note")
    (mine / LESSON).unlink()
    prepare_copy("nl", tmp_path / "mine")
    assert (mine / "my notes.md").read_text() == "note"
    assert source(mine / LESSON) == "# one"


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b"\xff\xfe", None])
def test_without_the_note_of_what_was_handed_out_nothing_is_overwritten(course, tmp_path, damage):
    mine = tmp_path / "mine" / "nl"
    prepare_copy("nl", tmp_path / "mine")
    edit(mine / LESSON)
    own = (mine / LESSON).read_bytes()
    note = mine / learner_copy.NOTED
    note.unlink() if damage is None else note.write_bytes(damage)
    renew(course, LESSON)
    prepare_copy("nl", tmp_path / "mine")
    assert (mine / LESSON).read_bytes() == own


def test_a_notebook_that_the_learner_broke_is_kept(course, tmp_path):
    mine = tmp_path / "mine" / "nl"
    prepare_copy("nl", tmp_path / "mine")
    (mine / LESSON).write_bytes(b'{"cells": [')
    renew(course, LESSON)
    prepare_copy("nl", tmp_path / "mine")
    assert (mine / LESSON).read_bytes() == b'{"cells": ['


def test_problems_are_told_in_a_sentence(course, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Problem, match="nl, en, geen fr"):
        prepare_copy("fr", tmp_path)
    with pytest.raises(Problem, match="is een bestand"):
        prepare_copy("nl", tmp_path / "file")
    monkeypatch.setattr(learner_copy, "_write", refuse)
    with pytest.raises(Problem, match="kan niets geschreven worden: van deze schijf kun je alleen lezen"):
        prepare_copy("nl", tmp_path / "mine")


def refuse(*_arguments) -> None:
    raise OSError(30, os.strerror(30))


def test_a_busy_port_is_told_in_a_sentence(course, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Problem, match="kan niet gebruikt worden"):
            open_lab("nl", tmp_path / "mine", port=taken.getsockname()[1], report=lambda line: None)


def test_a_missing_jupyterlab_is_told_in_a_sentence(course, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "jupyterlab", None)
    with pytest.raises(Problem, match="Hiervoor is JupyterLab nodig"):
        open_lab("nl", tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


@contextmanager
def lab_in(folder: Path, **how):
    """`datawijs lab` as somebody starts it, with its connections in `folder/runtime`; gives the program and its address."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "datawijs",
        "lab",
        "--language",
        "en",
        "--folder",
        str(folder),
        "--no-browser",
    ]
    environment = os.environ | {"DATAWIJS_LANGUAGE": "en", "JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
    with started(command, env=environment, **how) as program:
        yield program, next(found[0] for line in program.process.stdout if (found := re.search(r"http://\S+", line)))


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """`datawijs lab` as a learner starts it; gives its address and the copy, and stops it as a learner does."""
    folder = tmp_path_factory.mktemp("learner")
    with lab_in(folder) as (program, address):
        yield address, folder / "en"
        assert program.stop(CTRL_C)[0] == INTERRUPTED
        assert program.left() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")
def test_where_ctrl_c_is_ignored_it_ends_when_asked_with_all_that_was_started_in_it(tmp_path):
    with lab_in(tmp_path, ctrl_c=False) as (program, address):
        run_cell(address, tmp_path / "runtime", OUTLIVES_ITS_KERNEL)
        assert len(program.left()) == 4  # the command, JupyterLab, the kernel, and what the cell started
        program.process.send_signal(signal.SIGINT)
        code, _said, errors = program.stop(signal.SIGTERM)
        assert (code, errors) == (INTERRUPTED, "Stopped.\n")
        assert program.left() == []


def run_cell(address: str, connections: Path, code: str) -> None:
    """Have the JupyterLab at `address` start a kernel, and run `code` in it."""
    server, token = address.split("/lab/")[0], address.split("token=")[1]
    asked = urllib.request.Request(f"{server}/api/kernels", b"{}", {"Authorization": f"token {token}"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        kernel = BlockingKernelClient(connection_file=str(connections / f"kernel-{json.load(answer)['id']}.json"))
    kernel.load_connection_file()
    kernel.start_channels()
    try:
        assert kernel.execute(code, reply=True, timeout=60)["content"]["status"] == "ok"
    finally:
        kernel.stop_channels()


def test_an_exercise_can_be_done_in_jupyterlab_without_a_request_to_anyone_else(running, browser):
    address, copy = running
    server, token = address.split("/lab/")[0], address.split("token=")[1]
    asked: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address, timeout=WAIT)
        page.get_by_role("heading", name="Working in JupyterLab").wait_for(timeout=WAIT)
        page.goto(f"{server}/lab/tree/{EXERCISE}?token={token}", timeout=WAIT)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=WAIT)
        assert page.get_by_role("button", name="Validate").count() == 0
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        answer = page.locator(".jp-Notebook .jp-CodeCell", has_text=re.compile('answer_7 = "'))
        has_run(answer)
        answer.locator(".cm-content").click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text('answer_7 = "a"')
        page.keyboard.press("Shift+Enter")
        check = page.locator(".jp-Notebook .jp-CodeCell.jp-mod-active", has_text='check_choice("answer_7"')
        check.wait_for(timeout=WAIT)
        page.keyboard.press("Shift+Enter")
        page.get_by_text("Not yet. The last score goes up").wait_for(timeout=WAIT)
        page.keyboard.press("Control+S")
        page.wait_for_function(
            "() => !document.querySelector('.lm-TabBar-tab.jp-mod-dirty, .lm-mod-current.jp-mod-dirty')"
        )
        outputs = _outputs(copy / EXERCISE)
    assert outputs["figure-huismus"], "all cells run, also behind a question that is not filled in"
    assert outputs["check-read"][0]["ename"] == "NotFilledIn"
    assert "Traceback" not in json.dumps(outputs["check-huismus"])
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []


def has_run(cell) -> None:
    """Wait until `cell` and all before it have run: a number stands in front of it."""
    cell.locator(".jp-InputPrompt").filter(has_text=re.compile(r"\[\d+\]")).wait_for(timeout=WAIT)


def _outputs(path: Path) -> dict[str, list]:
    return {cell.id: cell.get("outputs", []) for cell in nbformat.read(path, as_version=4).cells}


def test_only_this_computer_can_reach_it_and_only_with_the_token(running):
    address, _copy = running
    port = int(re.search(r":(\d+)/", address)[1])
    import urllib.error
    import urllib.request

    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api/contents", timeout=20)
    listening = [entry for entry in _listening(port)]
    assert listening and all(host == "127.0.0.1" for host in listening)


def _listening(port: int) -> list[str]:
    import psutil

    return [
        entry.laddr.ip
        for entry in psutil.net_connections("inet")
        if entry.status == psutil.CONN_LISTEN and entry.laddr.port == port
    ]


def test_the_lines_about_the_copy_are_in_the_language_of_the_reader(course, tmp_path):
    with speaking("en"):
        assert copy_lines(prepare_copy("nl", tmp_path / "mine")) == [f"Your own copy is in {tmp_path / 'mine' / 'nl'}."]
