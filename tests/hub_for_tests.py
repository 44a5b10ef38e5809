"""A real JupyterHub for the tests, set up by `deploy/hub/`: real processes on loopback, without accounts of the system.

Only what needs such accounts is replaced: who somebody is (a token for each, drawn anew), and as whom a server runs (all as
whoever runs the tests, each in a home of their own). So how accounts are kept apart is not tested here.
"""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from ci import on_ci

ROOT = Path(__file__).parent.parent
PROXY = ROOT / "node_modules" / ".bin" / "configurable-http-proxy"
START_SECONDS = 180
FOR_TESTS = """
import json, os, pathlib
get_config = lambda: c
source = pathlib.Path(os.environ["DATAWIJS_TEST_CONFIG"])
exec(compile(source.read_text(), str(source), "exec"), {"get_config": get_config, "__file__": str(source)})
told = json.loads(os.environ["DATAWIJS_TEST_PEOPLE"])

from traitlets import Unicode
from jupyterhub.auth import Authenticator

class ByToken(Authenticator):
    async def authenticate(self, handler, data):
        name, token = data["username"], data["password"]
        return name if told["people"].get(name) == token else None

c.JupyterHub.authenticator_class = ByToken
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.Spawner.args = ["--allow-root"]  # who runs the tests may be root, as on many a build machine
c.SimpleLocalProcessSpawner.home_dir_template = told["homes"] + "/{username}"
c.JupyterHub.hub_port = told["hub_port"]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{told['proxy_port']}"
c.JupyterHub.services = [*c.JupyterHub.services, {"name": "tests", "api_token": told["api_token"]}]
c.JupyterHub.load_roles = [
    *c.JupyterHub.load_roles,
    {
        "name": "tests",
        "services": ["tests"],
        "scopes": ["admin:users", "admin:servers", "access:servers", "tokens", "groups", "list:users", "shutdown"],
    },
]
"""


@dataclass(frozen=True)
class Hub:
    """A running hub: its `url`, its `folder`, and the token with which each of the `people` logs in."""

    url: str
    folder: Path
    people: dict[str, str]
    token: str
    process: subprocess.Popen

    @property
    def log(self) -> str:
        """What the hub and the servers said, but for each question that was answered."""
        lines = (self.folder / "hub.log").read_text(errors="replace").splitlines()
        return "\n".join(line for line in lines if " 200 GET " not in line)

    def home(self, name: str) -> Path:
        """The home of somebody."""
        return self.folder / "homes" / name

    def api(self, method: str, path: str, told: dict | None = None) -> Any:
        """Ask the hub something; gives what it answers, or None."""
        return self._ask(method, f"/hub/api/{path}", told)

    def on_server(self, name: str, method: str, path: str, told: dict | None = None) -> Any:
        """Ask somebody's own server something."""
        return self._ask(method, f"/user/{name}/{path}", told)

    def begin(self, name: str, language: str) -> float:
        """Start somebody's server and wait until it answers; gives the seconds that took."""
        since = time.monotonic()
        with contextlib.suppress(urllib.error.HTTPError):  # who has been here before is known
            self.api("POST", f"users/{name}")
        self.api("POST", f"users/{name}/server", {"language": language})
        while not self.is_ready(name):
            if time.monotonic() - since > START_SECONDS:
                pytest.fail(f"The server of {name} did not start:\n{self.log[-4000:]}")
            time.sleep(0.5)
        return time.monotonic() - since

    def server_of(self, name: str) -> psutil.Process:
        """The process of somebody's own server."""
        for one in everything_below(self.process):
            with contextlib.suppress(psutil.Error):
                if one.environ().get("JUPYTERHUB_USER") == name and "singleuser" in " ".join(one.cmdline()):
                    return one
        raise LookupError(name)

    def is_ready(self, name: str) -> bool:
        """Tell whether somebody's server answers."""
        return bool(self.api("GET", f"users/{name}")["servers"].get("", {}).get("ready"))

    def stop(self, name: str) -> None:
        """End somebody's server, and wait until it has ended."""
        self.api("DELETE", f"users/{name}/server")
        until = time.monotonic() + 60
        while self.api("GET", f"users/{name}")["servers"] and time.monotonic() < until:
            time.sleep(0.3)

    def _ask(self, method: str, path: str, told: dict | None) -> Any:
        request = urllib.request.Request(
            f"{self.url}{path}",
            data=json.dumps(told).encode() if told is not None else None,
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            text = answer.read()
        return json.loads(text) if text else None


@contextlib.contextmanager
def running_hub(folder: Path, people: list[str], coaches: list[str], config: Path | None = None) -> Iterator[Hub]:
    """Run a hub in `folder` for these people for a `with` block; then it ends, with all that it started."""
    port, hub_port, proxy_port = _free_ports(3)
    token = secrets.token_hex(24)
    tokens = {name: secrets.token_hex(16) for name in people}
    told = {
        "people": tokens,
        "homes": str(folder / "homes"),
        "hub_port": hub_port,
        "proxy_port": proxy_port,
        "api_token": token,
    }
    (folder / "homes").mkdir(parents=True)
    (folder / "config.py").write_text(FOR_TESTS)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "DATAWIJS"))},
        "DATAWIJS_TEST_CONFIG": str(config or ROOT / "deploy" / "hub" / "jupyterhub_config.py"),
        "DATAWIJS_TEST_PEOPLE": json.dumps(told),
        "DATAWIJS_HUB": str(folder / "state"),
        "DATAWIJS_HUB_URL": f"http://127.0.0.1:{port}/",
        "DATAWIJS_PROXY": str(PROXY),
        "DATAWIJS_COACHES": " ".join(coaches),
    }
    with (folder / "hub.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "--config", str(folder / "config.py")],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    hub = Hub(f"http://127.0.0.1:{port}", folder, tokens, token, process)
    try:
        _wait_until_it_answers(hub)
        yield hub
    finally:
        _end(process)


def everything_below(process: subprocess.Popen) -> list[psutil.Process]:
    """Return the processes that `process` started, and those that these started."""
    return psutil.Process(process.pid).children(recursive=True)


@pytest.fixture(scope="module")
def proxy(npm) -> Path:
    """The proxy that a hub needs, from npm. Without Node: skipped with a reason; on CI a failure."""
    if not PROXY.exists():
        advice = "configurable-http-proxy is not in node_modules, so that no hub can be tried"
        if on_ci():
            pytest.fail(advice)
        warnings.warn(advice, stacklevel=1)
        pytest.skip(advice)
    return PROXY


def _end(process: subprocess.Popen) -> None:
    started = everything_below(process) if process.poll() is None else []
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    _gone, left = psutil.wait_procs(started, timeout=20)
    for one in left:
        with contextlib.suppress(psutil.Error):
            one.kill()
    assert not left, f"the hub left {left}"


def _wait_until_it_answers(hub: Hub) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and hub.process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError):
            hub.api("GET", "")
            return
        time.sleep(0.3)
    pytest.fail(f"The hub did not start:\n{hub.log[-4000:]}")


def _free_ports(number: int) -> list[int]:
    with contextlib.ExitStack() as open_ones:
        listeners = [open_ones.enter_context(socket.socket()) for _number in range(number)]
        for listener in listeners:
            listener.bind(("127.0.0.1", 0))
        return [listener.getsockname()[1] for listener in listeners]
