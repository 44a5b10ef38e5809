"""A real JupyterLab for the tests, with a real kernel.

Fixture `jupyterlab` (one for the session): a server on a free port of this machine, in a folder of its own, without a browser.
Fixture `lab_window`: a page for it, which goes from test to test, because JupyterLab takes seconds to start in a page.
`jupyterlab.open(lab_window, cells)` writes a notebook with these cells, opens it on the page in place of what was open there,
with a kernel of its own, runs all of it and waits until every cell has run. `jupyterlab.run(page, source)` runs one more cell
and gives what it printed.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from browser import kept_window

START_SECONDS = 90
RUN_MS = 90_000
# In a page where JupyterLab runs: close what is open, without a question about saving it, and open another notebook.
OPEN_INSTEAD = """async (path) => {
    const { commands } = window.jupyterapp;
    await commands.execute("docmanager:save");
    await commands.execute("application:close-all");
    await commands.execute("docmanager:open", { path });
}"""


@dataclass(frozen=True)
class JupyterLab:
    """A running server: `url` with the port, `token`, and the `folder` that it serves."""

    url: str
    token: str
    folder: Path

    def open(self, page, cells: list[str], name: str = "notebook"):
        """Open a notebook with these code cells, run all, and wait for the kernel; gives the page."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.folder / f"{name}.ipynb")
        self._end_kernels()
        self._start_kernel(f"{name}.ipynb")
        if page.evaluate("'jupyterapp' in window"):
            page.evaluate(OPEN_INSTEAD, f"{name}.ipynb")
        else:
            page.goto(f"{self.url}/doc/tree/{name}.ipynb?token={self.token}&reset", timeout=RUN_MS)
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=RUN_MS)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=RUN_MS)
        page.wait_for_timeout(500)
        ask = page.get_by_role("button", name="Select Kernel", exact=True)  # it asks when it is slow to find the kernel
        if ask.is_visible():
            ask.click()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.wait(page, len(cells))
        return page

    def _start_kernel(self, path: str) -> None:
        """Start the notebook's kernel before the page is there, so that JupyterLab doesn't ask which one to take."""
        self._ask("POST", "sessions", {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}})

    def _end_kernels(self) -> None:
        for session in json.loads(self._ask("GET", "sessions")):
            self._ask("DELETE", f"sessions/{session['id']}")

    def _ask(self, method: str, address: str, told: dict | None = None) -> bytes:
        request = urllib.request.Request(
            f"{self.url}/api/{address}",
            data=json.dumps(told).encode() if told else None,
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def run(self, page, source: str) -> str:
        """Run `source` in a new cell at the end of the notebook; gives the text of its output."""
        before = page.locator(".jp-Notebook .jp-CodeCell").count()
        page.locator(".jp-Notebook .jp-Cell").last.locator(".jp-InputPrompt").click()
        page.keyboard.press("b")
        page.locator(".jp-Notebook .jp-CodeCell").nth(before).wait_for()
        page.keyboard.press("Enter")
        page.keyboard.insert_text(source)
        page.keyboard.press("Control+Enter")
        self.wait(page, before + 1)
        return page.locator(".jp-Notebook .jp-CodeCell").nth(before).locator(".jp-OutputArea").inner_text()

    def wait(self, page, cells: int) -> None:
        """Wait until the first `cells` cells have run."""
        for place in range(cells):
            prompt = page.locator(".jp-Notebook .jp-CodeCell").nth(place).locator(".jp-InputPrompt")
            page.wait_for_function(
                r"prompt => /^\[\d+\]:$/.test(prompt.textContent)", arg=prompt.element_handle(), timeout=RUN_MS
            )


@pytest.fixture(scope="session")
def jupyterlab(tmp_path_factory):
    """A JupyterLab server on a free port, with a token, in an empty folder; without settings of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("jupyterlab")
    home = tmp_path_factory.mktemp("home")
    port, token = _free_port(), secrets.token_hex(16)
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *(f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0"),
        *(
            "--LabApp.expose_app_in_browser=True",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ),
    ]
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    _decline_news(home / "settings")
    log = home / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_until_it_answers(server, f"http://127.0.0.1:{port}/api?token={token}", log)
        yield JupyterLab(f"http://127.0.0.1:{port}", token, folder)
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


@pytest.fixture(scope="session")
def _kept_lab_window(browser):
    with kept_window(browser) as (page, problems):
        yield page, problems


@pytest.fixture
def lab_window(_kept_lab_window):
    """A page for JupyterLab. An error in a script fails the test that caused it, as on any page of `new_page`."""
    page, problems = _kept_lab_window
    problems.clear()
    yield page
    assert not problems, "\n".join(problems)


def _decline_news(settings: Path) -> None:
    """JupyterLab asks at its first start whether it may fetch news; its question covers part of the page."""
    file = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    file.parent.mkdir(parents=True)
    file.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_until_it_answers(server, url: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"JupyterLab didn't start:\n{log.read_text()[-3000:]}")
