"""The hub of a school: what a coach is told, the way of an exercise through nbgrader's exchange, and a server that starts."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import nbformat
import psutil
import pytest
from graded_elsewhere import LIMITS
from handed_in import exercise, filled_in, hand_in
from hub_for_tests import ROOT, everything_below, running_hub
from nbgrader.apps import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchFeedback, ExchangeSubmit
from traitlets.config import Config

from datawijs.cli import main
from datawijs.course.grading import grade_folder
from datawijs.course.hub.exchange import GRADED, SUBMITTED, collect, give_back, release
from datawijs.course.hub.own_server import prepare_server
from datawijs.course.problem import Problem
from datawijs.language import speaking

if sys.platform == "win32":
    pytest.skip("nbgrader has no exchange on Windows, and JupyterHub doesn't run there", allow_module_level=True)

SETTINGS = ROOT / "deploy" / "hub" / "settings"
READING = "beginner-reading"
SAME_ACCOUNT = "c = get_config()\nc.ExchangeCollect.check_owner = False\n"  # as all of a test run as one


@pytest.fixture(autouse=True)
def in_english():
    with speaking("en"):
        yield


class Place:
    """A hub without its servers: the exchange, and for each person the settings and the copy that they would have."""

    def __init__(self, folder: Path, monkeypatch) -> None:
        self.folder, self.exchange, self.course = folder, folder / "exchange", folder / "coach" / "datawijs-course"
        self.exchange.mkdir()
        self.exchange.chmod(0o777)
        (folder / "same-account").mkdir()
        (folder / "same-account" / "nbgrader_config.py").write_text(SAME_ACCOUNT)
        self._patch = monkeypatch
        self.as_coach()

    def as_coach(self, *, checks_owner: bool = False) -> None:
        paths = (
            [str(SETTINGS / "coach")] if checks_owner else [str(self.folder / "same-account"), str(SETTINGS / "coach")]
        )
        self._patch.setenv("JUPYTER_CONFIG_PATH", os.pathsep.join(paths))
        self._patch.setenv("JUPYTER_CONFIG_DIR", str(self.folder / "config"))
        self._patch.setenv("DATAWIJS_EXCHANGE", str(self.exchange))
        self._patch.setenv("DATAWIJS_COURSE", str(self.course))

    def hand_in(self, name: str, notebook: dict, exercise: str = READING) -> None:
        """Hand in as the Assignment List of `name` does."""
        copy = self.folder / name / "my-datawijs" / "nl"
        hand_in(copy / "exercises" / exercise / "reading.ipynb", notebook)
        self._as_learner(name, copy, ExchangeSubmit, exercise)

    def fetch_feedback(self, name: str, exercise: str = READING) -> list[Path]:
        """Fetch as the Assignment List of `name` does; gives the pages."""
        copy = self.folder / name / "my-datawijs" / "nl"
        self._as_learner(name, copy, ExchangeFetchFeedback, exercise)
        return sorted((copy / "exercises" / exercise / "feedback").rglob("*.html"))

    def _as_learner(self, name: str, copy: Path, step, exercise: str) -> None:
        with self._patch.context() as here:
            here.setenv("JUPYTER_CONFIG_PATH", str(SETTINGS / "learner"))
            here.setenv("JUPYTER_DATA_DIR", str(self.folder / name / "data"))
            here.setenv("JUPYTERHUB_USER", name)
            here.setenv("DATAWIJS_COPY", str(copy))
            app = NbGrader()
            app.load_config_file()
            app.config.CourseDirectory.assignment_id = exercise
            step(
                coursedir=CourseDirectory(config=app.config),
                authenticator=Authenticator(config=app.config),
                config=app.config,
            ).start()


@pytest.fixture
def place(tmp_path, monkeypatch) -> Place:
    return Place(tmp_path, monkeypatch)


def said(step, *arguments, **options) -> str:
    lines: list[str] = []
    step(*arguments, report=lines.append, **options)
    return "\n".join(lines)


def test_an_exercise_goes_out_and_its_page_comes_back_byte_for_byte(place):
    assert "is released: learners can hand it in" in said(release, READING)
    assert "released anew" in said(release, READING, language="en")
    assert "Nobody has handed in" in said(collect, READING)
    place.hand_in("anna", filled_in(READING))
    place.hand_in("bram", filled_in(READING, "en", answer_read='answer_1 = "11"'))
    assert f"{READING}: 2 learners handed it in, 2 new." in said(collect, READING)
    with pytest.raises(Problem, match="There are no grades in"):
        give_back(READING)
    table = grade_folder(place.course / SUBMITTED, place.course / GRADED, limits=LIMITS, report=lambda _line: None)
    scores = dict(zip(table["learner"], table["score"] / table["max_score"], strict=True))
    assert scores["anna"] == 1
    assert 0 < scores["bram"] < 1
    assert "went back to 2 of 2 learners" in said(give_back, READING)
    for name in ("anna", "bram"):
        (page,) = place.fetch_feedback(name)
        assert page.read_bytes() == (place.course / GRADED / "feedback" / name / f"{READING}.html").read_bytes()
        assert b"http" not in page.read_bytes()

    place.hand_in("anna", exercise(READING))
    assert "2 learners handed it in, 1 new" in said(collect, READING)
    told = said(give_back, READING)
    assert "anna: not graded since it was handed in." in told
    assert "went back to 1 of 2 learners" in told


def test_what_somebody_hands_in_under_another_name_is_left_out(place):
    release(READING, report=lambda _line: None)
    place.hand_in("anna", filled_in(READING))  # by whoever runs the tests, who has another name
    place.as_coach(checks_owner=True)
    told = said(collect, READING)
    assert "anna: left out, because" in told
    assert "Nobody has handed in" in told


@pytest.mark.parametrize("step", [release, collect, give_back])
def test_an_exercise_that_is_not_there_is_named_with_those_that_are(place, step):
    with pytest.raises(Problem, match=r"There is no exercise reading\. There are: .*beginner-reading"):
        step("reading")


def test_what_is_missing_or_closed_is_told_in_a_sentence(place, monkeypatch):
    with pytest.raises(Problem, match=f"not released yet.*datawijs hub release {READING}"):
        collect(READING)
    with pytest.raises(Problem, match=f"is collected yet. First: datawijs hub collect {READING}"):
        give_back(READING)
    with monkeypatch.context() as closed:
        closed.setattr(
            os, "access", lambda *_arguments: False
        )  # who runs the tests may be root, whom nothing is closed to
        with pytest.raises(Problem, match="is closed to you"):
            release(READING)
    release(READING, report=lambda _line: None)
    with monkeypatch.context() as others:
        others.setattr(os, "getuid", lambda: 4_000_000)
        with pytest.raises(Problem, match="releases and collects on this hub"):
            collect(READING)
    shutil.rmtree(place.exchange)
    with pytest.raises(Problem, match="is not there"):
        release(READING)
    place.exchange.mkdir()
    shutil.rmtree(place.course)
    place.course.write_text("a file")
    with pytest.raises(Problem, match="Nothing can be collected in"):
        release(READING)


@pytest.mark.parametrize("verb", ["release", "collect", "return"])
def test_without_a_hub_a_sentence_says_where_to_type_it(verb, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    monkeypatch.setenv("DATAWIJS_LANGUAGE", "en")
    assert main(["hub", verb, READING]) == 1
    assert "This works on a hub, for its coaches" in capsys.readouterr().err


@pytest.mark.parametrize("role", ["learner", "coach"])
def test_each_role_has_its_copy_and_its_settings(role, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    server = prepare_server(SETTINGS, {"DATAWIJS_LANGUAGE": "en", "DATAWIJS_ROLE": role, "PATH": "/usr/bin"})
    copy = tmp_path / "my-datawijs" / "en"
    off = json.loads((copy / ".datawijs/jupyter/config/labconfig/page_config.json").read_text())["disabledExtensions"]
    is_coach = role == "coach"
    assert (copy / "coach").is_dir() == is_coach
    assert server.folder == (tmp_path if is_coach else copy)
    assert ("@jupyter/nbgrader:assignment-list" in off) == is_coach
    assert {"@jupyter/nbgrader:formgrader", "@jupyter/nbgrader:validate-assignment"} <= off.keys()
    assert f"--ServerApp.terminals_enabled={is_coach}" in server.command
    assert server.environment["JUPYTER_CONFIG_PATH"] == str(SETTINGS / role)
    first = next(one for one in server.command if "default_url" in one).partition("/lab/tree/")[2]
    assert (server.folder / first).is_file()


def test_what_the_hub_does_not_know_is_a_learner_with_the_dutch_course(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    server = prepare_server(SETTINGS, {"DATAWIJS_LANGUAGE": "../..", "DATAWIJS_ROLE": "admin"})
    assert server.folder == tmp_path / "my-datawijs" / "nl"


@pytest.fixture
def hub_config(tmp_path, monkeypatch) -> Config:
    """What `deploy/hub/jupyterhub_config.py` says on a server where nothing was chosen."""
    monkeypatch.setenv("DATAWIJS_HUB", str(tmp_path / "state"))
    monkeypatch.setenv("DATAWIJS_COACHES", "coach")
    path = ROOT / "deploy" / "hub" / "jupyterhub_config.py"
    config = Config()
    exec(compile(path.read_text(), str(path), "exec"), {"get_config": lambda: config, "__file__": str(path)})
    return config


def test_a_hub_lets_in_accounts_of_one_group_only(hub_config):
    assert hub_config.JupyterHub.authenticator_class == "pam"
    assert hub_config.PAMAuthenticator.allowed_groups == {"datawijs"}
    assert "allow_all" not in hub_config.get("Authenticator", {})
    assert "127.0.0.1" in hub_config.JupyterHub.bind_url
    for file in (hub_config.JupyterHub.db_url, hub_config.JupyterHub.cookie_secret_file):
        assert Path(file.removeprefix("sqlite:///")).parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("answers", "groups", "told"),
    [
        ({"language": ["en"]}, [], ("en", "learner")),
        ({}, ["coaches"], ("nl", "coach")),
        ({"language": ["fr"]}, ["others"], ("nl", "learner")),
    ],
)
def test_the_form_and_the_groups_say_which_course_somebody_gets(hub_config, answers, groups, told):
    chosen = hub_config.Spawner.options_from_form(answers)
    groups = [SimpleNamespace(name=name) for name in groups]
    spawner = SimpleNamespace(user_options=chosen, user=SimpleNamespace(groups=groups), environment={"OTHER": "stays"})
    hub_config.Spawner.pre_spawn_hook(spawner)
    assert (spawner.environment["DATAWIJS_LANGUAGE"], spawner.environment["DATAWIJS_ROLE"]) == told
    assert spawner.environment["OTHER"] == "stays"
    assert 'value="nl" checked' in hub_config.Spawner.options_form(spawner)


def test_what_takes_more_memory_than_the_hub_gives_ends_with_an_error_and_nothing_else():
    code = "from datawijs.course.hub.own_server import _limit_memory as limit; limit({!r}); print(len(bytearray(700_000_000)))"
    done = {
        given: subprocess.run([sys.executable, "-c", code.format(given)], capture_output=True, text=True)
        for given in (str(500_000_000), "")
    }
    assert "MemoryError" in done[str(500_000_000)].stderr
    assert done[""].stdout.strip() == "700000000"


def test_the_pins_of_the_hub_are_those_of_the_course():
    pins = set((ROOT / "constraints.txt").read_text().split())
    asked = [
        line
        for line in (ROOT / "deploy/hub/requirements.txt").read_text().splitlines()
        if "==" in line and line[0] != "#"
    ]
    assert len(asked) == 2
    assert set(asked) <= pins


def has_nbgrader(server: psutil.Process) -> bool:
    """Tell from a compiled library that comes with nbgrader, and with nothing else, whether a program has loaded it."""
    return any("rapidfuzz" in one.path for one in server.memory_maps())


def test_a_kernel_of_the_hub_has_no_debugger():
    code = (
        "import sys, datawijs.course.hub.kernel\n"
        "from ipykernel.debugger import _is_debugpy_available\n"
        "assert not _is_debugpy_available\n"
        "print([name for name in sys.modules if 'pydev' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_real_hub_starts_the_server_of_a_learner_and_leaves_nothing(proxy, tmp_path):
    with running_hub(tmp_path, ["anna"], coaches=[]) as hub:
        hub.begin("anna", "en")
        there = hub.on_server("anna", "GET", "api/contents/exercises")["content"]
        assert READING in [one["name"] for one in there]
        assert not has_nbgrader(hub.server_of("anna"))  # memory for each, and most of the time nobody hands anything in
        assert hub.on_server("anna", "GET", "assignments?course_id=datawijs")["success"]
        assert has_nbgrader(hub.server_of("anna"))
        (kernel,) = hub.on_server("anna", "GET", "api/kernelspecs")["kernelspecs"].values()
        assert kernel["spec"]["argv"][1:3] == ["-m", "datawijs.course.hub.kernel"]
        started = everything_below(hub.process)
        port = urlsplit(hub.url).port
    assert len(started) >= 3  # the proxy, what ends idle servers, and the server of the learner
    assert not [one for one in started if one.is_running()]
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    assert nbformat.read(hub.home("anna") / "my-datawijs/en/exercises" / READING / "reading.ipynb", 4)
