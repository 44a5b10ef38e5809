"""What several tests share: the browsers, the built site, an address for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import (  # noqa: F401  (fixtures)
    browser,
    chromium_path,
    find_headless_shell,
    headless_path,
    new_page,
    playwright_driver,
    visitor,
)
from filelock import FileLock
from firefox import firefox, firefox_path, in_firefox  # noqa: F401  (fixtures)
from hub_for_tests import proxy  # noqa: F401  (fixture)
from hypothesis import settings
from javascript_tools import npm  # noqa: F401  (fixture)
from jupyterlab_server import _kept_lab_window, jupyterlab, lab_window  # noqa: F401  (fixtures)

from datawijs.course.build import RESULTS, WORK, build_site
from datawijs.course.execution import RESULTS_IN
from datawijs.course.problem import Problem
from datawijs.course.toc import toc_in
from datawijs.language import use_language

ROOT = Path(__file__).parent.parent

# A busy machine must not fail a test: no law is a law about time.
settings.register_profile("datawijs", deadline=None)
settings.load_profile("datawijs")


@pytest.fixture(autouse=True)
def _dutch() -> None:
    """Every test begins in the language that is the default, whatever another one left."""
    use_language("nl")


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id) -> Path:
    """The folder of the site in both languages, built once for all processes of a test run."""
    shared = _of_all_processes(tmp_path_factory, worker_id)
    folder, failure = shared / "site", shared / "site-failed.txt"
    with FileLock(shared / "site.lock"):
        if not folder.is_dir() and not failure.is_file():
            try:
                with _printing_headless():
                    build_site(folder, root=ROOT, report=lambda _line: None)
            except Problem as problem:
                failure.write_text(str(problem), encoding="utf-8")
    if failure.is_file():
        pytest.fail(f"The site could not be built.\n{failure.read_text(encoding='utf-8')}")
    return folder


@pytest.fixture(scope="module")
def pages_as_built(tmp_path_factory, worker_id) -> Iterator[None]:
    """Where this run has built the site, who asks what stands on the pages reads what they gave there, instead of running them
    again: test_page_exercises.py holds that it is the same."""
    if not (_of_all_processes(tmp_path_factory, worker_id) / "site").is_dir():
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(RESULTS_IN, str(ROOT / WORK / RESULTS))
        yield


def _of_all_processes(tmp_path_factory, worker_id) -> Path:
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@contextmanager
def _printing_headless() -> Iterator[None]:
    """Let the PDFs be made by the Chromium without windows, where there is one: a sheet costs it half.

    test_paper.py prints with the one that people have.
    """
    with pytest.MonkeyPatch.context() as patch:
        if headless := find_headless_shell():
            patch.setenv("DATAWIJS_CHROMIUM", headless)
        yield


@pytest.fixture(scope="session")
def site_url(site) -> Iterator[str]:
    """The address of the site over HTTP, with a slash at its end."""
    yield from serving(site)


def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` on this machine while the generator is held."""
    handler = partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_message) -> None:
        pass


@pytest.fixture(scope="session")
def worker_id(request) -> str:
    """The name of this process among xdist's; "master" without xdist."""
    return getattr(request.config, "workerinput", {}).get("workerid", "master")


def pages_of(language: str) -> list[str]:
    """Return the addresses of all pages in `language`, relative to the site: "nl/beginner/01-….html"."""
    from datawijs.course.sphinx_extension.addresses import page_address
    from datawijs.course.toc import page_names

    return [f"{language}/{page_address(name)}.html" for name in page_names(toc_in(ROOT, language))]


@pytest.fixture(scope="session", autouse=True)
def _kernels_stay() -> Iterator[None]:
    """All tests of a process get their kernels from one fork server, or from none while no test runs a notebook."""
    from datawijs.course.notebooks.kernels import kept_open

    with kept_open():
        yield
