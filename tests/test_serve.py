"""Showing the site on this computer: loopback only, a free port, a calm end."""

import os
import re
import signal
import socket
import sys
import threading
import urllib.request
import webbrowser
from contextlib import contextmanager

import pytest
from stopped_programs import CTRL_C, started

from datawijs.course import serve as serving
from datawijs.course.problem import Problem
from datawijs.language import speaking


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>Datawijs</title>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def busy_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


class Stop(Exception):
    pass


def serve_until_ready(folder, **options) -> list[str]:
    """Serve until the address has been told, and return what was said."""
    said = []

    def report(line: str) -> None:
        said.append(line)
        if "Ctrl-C" in line:
            raise Stop

    with speaking("en"), pytest.raises(Stop):
        serving.serve(folder, open_browser=False, report=report, **options)
    return said


@contextmanager
def served(folder, **how):
    """Serve `folder` in a process of its own; give the program and its address, once it answers there."""
    code = f"""
from pathlib import Path
from datawijs.course.serve import serve
from datawijs.language import use_language
use_language("en")
serve(Path({str(folder)!r}), open_browser=False, report=lambda line: print(line, flush=True))
"""
    with started([sys.executable, "-c", code], **how) as program:
        address = re.search(r"http://127\.0\.0\.1:\d+/", program.process.stdout.readline())[0]
        with urllib.request.urlopen(address) as answer:
            assert b"Datawijs" in answer.read()
            assert answer.headers["Cache-Control"] == "no-cache"
        program.process.stdout.readline()
        yield program, address


def test_it_serves_on_loopback_only_and_ends_calmly(folder):
    with served(folder) as (program, address):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        for other in other_addresses():
            with pytest.raises(OSError):
                socket.create_connection((other, port), timeout=2).close()
        assert program.stop(CTRL_C) == (0, "Stopped.\n", "")
        assert program.left() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_where_ctrl_c_is_ignored_it_ends_as_calmly_when_asked(folder, name):
    with served(folder, ctrl_c=False) as (program, address):
        program.process.send_signal(signal.SIGINT)
        urllib.request.urlopen(address).close()
        assert program.stop(getattr(signal, name)) == (0, "Stopped.\n", "")
        assert program.left() == []


def other_addresses() -> list[str]:
    found = {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    return sorted(address for address in found if not address.startswith("127."))


def test_a_port_that_was_asked_for_and_is_taken_is_told(folder, busy_port):
    with speaking("en"), pytest.raises(Problem, match=f"Port {busy_port} is in use"):
        serving.serve(folder, port=busy_port, open_browser=False, report=lambda _line: None)


def test_without_a_wish_the_next_free_port_is_taken(folder, busy_port, monkeypatch):
    monkeypatch.setattr(serving, "FIRST_PORT", busy_port)
    said = serve_until_ready(folder)
    port = int(re.search(r":(\d+)/", said[0])[1])
    assert port != busy_port


def test_a_folder_without_a_site_is_told(tmp_path):
    with speaking("nl"), pytest.raises(Problem, match="geen site"):
        serving.serve(tmp_path, open_browser=False)


def test_the_browser_is_opened_at_the_address(folder, monkeypatch):
    opened, seen = [], threading.Event()
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or seen.set() or True)
    said = stop_when(seen, folder, monkeypatch)
    assert opened == [re.search(r"http://\S+", said[0])[0]]


def test_no_browser_is_told_and_the_course_stays_up(folder, monkeypatch):
    tried = threading.Event()
    monkeypatch.setattr(webbrowser, "open", lambda address: tried.set() or False)
    assert any("No browser was found" in line for line in stop_when(tried, folder, monkeypatch))


def stop_when(event: threading.Event, folder, monkeypatch) -> list[str]:
    """Serve, with a browser, until `event`; then as if Ctrl-C was pressed."""
    said = []

    def wait(_server) -> None:
        assert event.wait(10)
        for thread in threading.enumerate():
            if thread.daemon and thread is not threading.current_thread():
                thread.join(timeout=1)
        raise KeyboardInterrupt

    monkeypatch.setattr(serving.ThreadingHTTPServer, "serve_forever", wait)
    with speaking("en"):
        serving.serve(folder, report=said.append)
    return said
