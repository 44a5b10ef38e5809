"""Open JupyterLab in a learner's own copy of the notebooks, on this computer only.

It starts with its own settings, apart from those of any other JupyterLab on the computer: no news, no questions about
updates, no extensions to fetch; nothing is asked from any other computer.
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
import webbrowser
from collections.abc import Callable
from pathlib import Path

from datawijs.course.extras import require
from datawijs.course.learner_copy import CopyReport, prepare_copy
from datawijs.course.problem import Problem
from datawijs.course.processes import marked_run
from datawijs.course.stopping import stops_when_asked
from datawijs.language import _, ngettext
from datawijs.system_trouble import reason

__all__ = ["open_lab", "prepare_copy"]

HERE = "127.0.0.1"
START_SECONDS = 120
FIRST_PAGE = "book/in-jupyterlab.md"
COACHES_FIRST_PAGE = "coach/group-results.ipynb"
# What would ask other computers for something, or offers a learner what the course does otherwise.
NOT_NEEDED = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/help-extension:resources",
    "@jupyterlab/debugger-extension",
    "@jupyter/nbgrader",  # its button Validate restarts the kernel and knows no hidden tests
)
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}},
    "@jupyterlab/notebook-extension:tracker": {
        "codeCellConfig": {"lineNumbers": False},
        "autoStartDefaultKernel": True,
    },
}
# The same for the server behind it: its options.
ASKS_NOTHING = {
    "LabApp.news_url": None,
    "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    "LabApp.extension_manager": "readonly",
}


def open_lab(
    language: str,
    folder: Path,
    *,
    for_coach: bool = False,
    port: int | None = None,
    open_browser: bool = True,
    report: Callable[[str], None] = print,
) -> None:
    """Make or refresh the learner's copy in `folder/language`, and run JupyterLab there until it is stopped.

    However it is stopped, JupyterLab ends with all that was started in it.
    `for_coach`: whether the pages for coaches are in the copy too. `port`: the port to use, default a free one. `report` gets
    a line for the copy and one with the address.
    Raises Problem, with a sentence for the reader, when JupyterLab is missing, the port is taken, or the copy can't be made.
    """
    require("lab")
    copy = prepare_copy(language, folder, for_coach=for_coach)
    for line in copy_lines(copy):
        report(line)
    port = _port_to_use(port)
    token = secrets.token_urlsafe(24)
    with stops_when_asked(), marked_run() as mark:
        folder = copy.folder.resolve()
        server = _start(folder, port, environment(folder, token, language) | mark)
        try:
            _wait_for(server, port, copy.folder)
            address = f"http://{HERE}:{port}/lab/tree/{COACHES_FIRST_PAGE if for_coach else FIRST_PAGE}?token={token}"
            report(_("JupyterLab is open at {address}").format(address=address))
            report(_("Stop it with Ctrl+C, here in this window. Save your work first."))
            if open_browser and not webbrowser.open(address):
                report(_("No browser could be opened. Copy the address into your browser."))
            server.wait()
        finally:
            _stop(server)


def copy_lines(copy: CopyReport) -> list[str]:
    """Say what happened to the learner's copy, in the language in use."""
    lines = [_("Your own copy is in {folder}.").format(folder=copy.folder)]
    if copy.refreshed:
        number = len(copy.refreshed)
        lines.append(
            ngettext(
                "{number} page that you had not changed is renewed.",
                "{number} pages that you had not changed are renewed.",
                number,
            ).format(number=number)
        )
    lines += [
        _("{name} has a new version. Yours is kept as it is; the new one is {beside}.").format(name=name, beside=beside)
        for name, beside in copy.beside.items()
    ]
    return lines


def command(folder: Path, port: int) -> list[str]:
    """Return the command line that starts JupyterLab in `folder`."""
    options = {
        "ServerApp.ip": HERE,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.root_dir": folder,
        "ServerApp.allow_root": True,
        "ServerApp.terminals_enabled": False,
        "ServerApp.log_level": "ERROR",
        **ASKS_NOTHING,
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items())]


def environment(folder: Path, token: str, language: str) -> dict[str, str]:
    """Return the environment in which JupyterLab runs."""
    # the token is here and not on the command line, where others on the computer could read it
    return os.environ | {"JUPYTER_TOKEN": token} | settings_environment(folder, language)


def settings_environment(folder: Path, language: str) -> dict[str, str]:
    """Return what tells JupyterLab where its settings live: in the copy `folder`, hidden."""
    own = folder / ".datawijs" / "jupyter"
    return {
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
        "DATAWIJS_LANGUAGE": language,
    }


def _start(folder: Path, port: int, known: dict[str, str]) -> subprocess.Popen[bytes]:
    write_settings(folder / ".datawijs" / "jupyter" / "config" / "labconfig", NOT_NEEDED)
    with (folder / ".datawijs" / "jupyter" / "log.txt").open("wb") as log:
        return subprocess.Popen(
            command(folder, port),
            cwd=folder,
            env=known,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def write_settings(folder: Path, not_needed: tuple[str, ...]) -> None:
    """Write in `folder` how JupyterLab looks to a learner, without the extensions `not_needed`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "default_setting_overrides.json").write_text(json.dumps(SETTINGS, indent=1), encoding="utf-8")
    disabled = {"disabledExtensions": dict.fromkeys(not_needed, True)}
    (folder / "page_config.json").write_text(json.dumps(disabled, indent=1), encoding="utf-8")


def _port_to_use(port: int | None) -> int:
    """Return `port` if it is free, or any free one. Raises Problem when it is taken or may not be used."""
    with socket.socket() as listener:
        try:
            listener.bind((HERE, port or 0))
        except OSError as error:
            raise Problem(
                _("Port {port} can't be used: {reason}. Name another one, or leave it out.").format(
                    port=port, reason=reason(error)
                )
            ) from error
        free: int = listener.getsockname()[1]
        return free


def _wait_for(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{HERE}:{port}/api", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    log = folder / ".datawijs" / "jupyter" / "log.txt"
    raise Problem(_("JupyterLab did not start. What it said is in {log}.").format(log=log))


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
