"""A school's own hub for a whole round: two learners and a coach, each with a server of their own, in a real Chromium too."""

import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from exercise_page import card
from handed_in import NOTEBOOKS, filled_in, hand_in
from hub_for_tests import Hub, everything_below, running_hub
from playwright.sync_api import Page

from datawijs.course.grading import grade_folder

if sys.platform == "win32":
    pytest.skip("JupyterHub doesn't run on Windows", allow_module_level=True)

pytestmark = pytest.mark.nightly
READING = "beginner-reading"
QUESTION = (
    'from datawijs import use_language\nuse_language("en")\nfrom datawijs.widgets import Choice, Option, ShortCheck',
    'ShortCheck("keys", [Choice("Which?", [Option("One.", "So."), Option("Two.", "So.", correct=True)], key="which")])',
)
LANGUAGES = {"anna": "nl", "bram": "en", "coach": "nl"}
WAIT = 180_000
SAME_ACCOUNT = "c = get_config()\nc.ExchangeCollect.check_owner = False\n"  # see hub_for_tests


@pytest.fixture(scope="module")
def hub(proxy, tmp_path_factory):
    with running_hub(tmp_path_factory.mktemp("hub"), list(LANGUAGES), coaches=["coach"]) as running:
        for name, language in LANGUAGES.items():
            running.begin(name, language)
        yield running
        servers = everything_below(running.process)
    assert not [one for one in servers if one.is_running()]


@pytest.fixture(scope="module")
def handed_in(hub: Hub) -> str:
    """The exercise, released by the coach, and handed in by both learners: Anna in Chromium, and Bram here."""
    config = copy_of(hub, "coach") / ".datawijs" / "jupyter" / "config"
    (config / "nbgrader_config.py").write_text(SAME_ACCOUNT)
    as_coach(hub, "release", READING)
    for name, wrong in (("anna", {}), ("bram", {"answer_read": 'answer_1 = "11"'})):
        hand_in(exercise_of(hub, name), filled_in(READING, LANGUAGES[name], **wrong))
    hub.on_server("bram", "POST", "assignments/submit", {"course_id": "datawijs", "assignment_id": READING})
    return READING


def copy_of(hub: Hub, name: str) -> Path:
    return hub.home(name) / "my-datawijs" / LANGUAGES[name]


def exercise_of(hub: Hub, name: str) -> Path:
    return copy_of(hub, name) / "exercises" / READING / NOTEBOOKS[READING]


def as_coach(hub: Hub, *typed: str) -> str:
    """Type `datawijs hub …` as a terminal of the coach's JupyterLab has it; gives what it says."""
    environment = hub.server_of("coach").environ()
    done = subprocess.run(
        ["datawijs", "hub", *typed], cwd=hub.home("coach"), env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def logged_in(hub: Hub, page: Page, name: str) -> None:
    page.goto(f"{hub.url}/hub/logout")
    page.goto(f"{hub.url}/hub/login")
    page.get_by_label("Username:").fill(name)
    page.get_by_label("Password:").fill(hub.people[name])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/hub/**" if name == "coach" else f"**/user/{name}/**", timeout=WAIT)


def open_and_run(hub: Hub, page: Page, name: str, notebook: str) -> None:
    """Open a notebook of the copy in JupyterLab, and run all of it."""
    page.goto(f"{hub.url}/user/{name}/lab/tree/{notebook}?reset", timeout=WAIT)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=WAIT)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=WAIT)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def kept_in(page: Page) -> dict[str, str]:
    kept = page.evaluate("() => ({...localStorage})")
    return {key: text for key, text in kept.items() if key.startswith("datawijs.") and ".2." in key}


def test_each_has_their_own_copy_only(hub):
    for name, language in LANGUAGES.items():
        assert sorted(path.name for path in (hub.home(name) / "my-datawijs").iterdir()) == [language]
    inside = [one["name"] for one in hub.on_server("anna", "GET", "api/contents/")["content"]]
    assert sorted(inside) == ["book", "datasets", "exercises", "modules"]
    assert not list((hub.folder / "homes").rglob("solutions"))
    assert (copy_of(hub, "coach") / "coach").is_dir()


def test_an_edit_survives_a_restart(hub):
    path = f"exercises/{READING}/{NOTEBOOKS[READING]}"
    mine = hub.on_server("bram", "GET", f"api/contents/{path}")
    mine["content"]["cells"].append(nbformat.v4.new_markdown_cell("my own note"))
    hub.on_server("bram", "PUT", f"api/contents/{path}", {"type": "notebook", "content": mine["content"]})
    hub.stop("bram")
    hub.begin("bram", LANGUAGES["bram"])
    again = hub.on_server("bram", "GET", f"api/contents/{path}")
    assert again["content"]["cells"][-1]["source"] == "my own note"


def test_anna_hands_in_with_the_button_and_the_page_comes_back_byte_for_byte(hub, handed_in, new_page):
    page = new_page()
    logged_in(hub, page, "anna")
    page.goto(f"{hub.url}/user/anna/lab?reset", timeout=WAIT)
    page.get_by_role("menuitem", name="Nbgrader").click(timeout=WAIT)
    page.get_by_role("menuitem", name="Assignment List").click()
    page.get_by_role("button", name="Submit").or_(page.get_by_text("Submit", exact=True)).first.click(timeout=WAIT)
    submitted = hub.folder / "state" / "exchange" / "datawijs" / "inbound"
    wait_until(lambda: list(submitted.glob("anna+*")))

    as_coach(hub, "collect", READING)
    course = hub.home("coach") / "datawijs-course"
    table = grade_folder(course / "submitted", course / "graded", report=lambda _line: None)
    scores = dict(zip(table["learner"], table["score"] / table["max_score"], strict=True))
    assert scores["anna"] == 1
    assert 0 < scores["bram"] < 1
    as_coach(hub, "return", READING)
    for name in ("anna", "bram"):
        told = {"course_id": "datawijs", "assignment_id": READING}
        hub.on_server(name, "POST", "assignments/fetch_feedback", told)
        (fetched,) = exercise_of(hub, name).parent.glob("feedback/*/*.html")
        assert fetched.read_bytes() == (course / "graded" / "feedback" / name / f"{READING}.html").read_bytes()
        assert b"http" not in fetched.read_bytes()
    assert pd.read_csv(course / "graded" / "grades.csv", encoding="utf-8-sig")["language"].tolist() == ["nl", "en"]


def test_a_second_user_of_the_browser_finds_no_answers_of_the_first(hub, new_page):
    for name in ("anna", "bram"):
        cells = [nbformat.v4.new_code_cell(source) for source in QUESTION]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), copy_of(hub, name) / "question.ipynb")
    page = new_page()
    logged_in(hub, page, "anna")
    open_and_run(hub, page, "anna", "question.ipynb")
    shown = card(page, "keys")
    shown.get_by_role("radio", name="One.").check(timeout=WAIT)
    shown.get_by_role("button", name="Check my answer", exact=True).click()
    first = kept_in(page)
    assert [*first] == ["datawijs.2.hub:anna.keys"]
    logged_in(hub, page, "bram")
    open_and_run(hub, page, "bram", "question.ipynb")
    shown.get_by_role("radio", name="One.").wait_for(timeout=WAIT)
    assert shown.locator("input:checked").count() == 0
    assert kept_in(page) == first  # still there for Anna, and nothing of it became Bram's
    logged_in(hub, page, "anna")
    open_and_run(hub, page, "anna", "question.ipynb")
    shown.locator("input:checked").wait_for(timeout=WAIT)


def wait_until(what, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "that did not happen in time"
        time.sleep(0.3)
