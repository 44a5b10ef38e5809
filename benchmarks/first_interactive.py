"""How soon can a learner press something? Our exercise page beside the same page with Jupyter's html-manager.

    python benchmarks/first_interactive.py

Builds the course, then takes one of its exercise pages twice: as it is, and with what a Jupyter Book has in its place
(require.js, the html-manager's `embed-amd`, anywidget's own front end, the full widget state), all served from this machine,
compressed, to a throttled Chromium: a phone of 360 px, processor at a quarter of the speed, 9 Mbit/s, 170 ms. The two take
turns, each time with an empty cache. "Interactive" is when the first control of the exercise is on the page and the browser has
time for whoever presses it.

The html-manager comes from npm, by its name, into a temporary folder. Needs npm, Chromium and the `test` extra.
"""

import argparse
import gzip
import json
import mimetypes
import re
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import anywidget
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import FLAGS, find_chromium  # the one place that knows where a Chromium may be

from datawijs.course.build import RESULTS, WORK, build_site
from datawijs.course.execution import executed_notebook
from datawijs.course_folder import course_folder

PAGE, NOTEBOOK = "nl/beginner/03-noise-or-decline.html", "modules/nl/beginner/03-noise-or-decline.ipynb"
STATE_TYPE = "application/vnd.jupyter.widget-state+json"
# npm packages, and the file that a page needs of each
PACKAGES = {"@jupyter-widgets/html-manager@1": "dist/embed-amd.js", "requirejs@2": "require.js"}
PHONE = {"latency": 170, "downloadThroughput": 9e6 / 8, "uploadThroughput": 1.5e6 / 8, "offline": False}
SLOWER = 4
RUNS = 7
# Told by the page itself: the first control is there, it has been drawn, and the browser is idle enough to run a task.
WATCH = """
new MutationObserver((_, seen) => {
  if (!document.querySelector(".dw-exercise button, .dw-exercise input")) return;
  seen.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.interactiveAt = performance.now(); }, 0));
}).observe(document, { childList: true, subtree: true });
"""


def main() -> None:
    """Measure, and print the two medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often each page is opened (default: {RUNS})")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        build_site(site)
        add_page_with_html_manager(site, Path(temporary))
        pages = {"Datawijs": PAGE, "html-manager": with_html_manager(PAGE)}
        with serving(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
            seconds, kilobytes = measure(browser, address, pages, runs)
            browser.close()
    for name in pages:
        times = seconds[name]
        print(
            f"{name:<13} first interactive {statistics.median(times):5.2f} s "
            f"(from {min(times):.2f} to {max(times):.2f}, {runs} runs), {kilobytes[name]:5.0f} KB"
        )
    ratio = statistics.median(seconds["Datawijs"]) / statistics.median(seconds["html-manager"])
    print(f"ratio {ratio:.2f} (must be at most 0.18)")


def measure(
    browser: Browser, address: str, pages: dict[str, str], runs: int
) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Open the pages in turn, `runs` times each; return the seconds of each run and the kilobytes that came, by page."""
    seconds = {name: [] for name in pages}
    kilobytes = {}
    for _run in range(runs):
        for name, page in pages.items():
            time, received = open_once(browser, address + page)
            seconds[name].append(time)
            kilobytes[name] = received
    return seconds, kilobytes


def open_once(browser: Browser, address: str) -> tuple[float, float]:
    """Open a page on the throttled phone, with nothing kept; return the seconds to first interactive and the kilobytes."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    control = context.new_cdp_session(page)
    control.send("Network.enable")
    control.send("Network.emulateNetworkConditions", PHONE)
    control.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    received = []
    control.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.interactiveAt", timeout=120_000)
    time = page.evaluate("window.interactiveAt") / 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return time, sum(received) / 1024


def with_html_manager(page: str) -> str:
    """Return the name of the page's double."""
    return page.replace(".html", "-html-manager.html")


def add_page_with_html_manager(site: Path, temporary: Path) -> None:
    """Write beside the page its double: all the same, but for what mounts the exercises."""
    vendor = site / "vendor"
    vendor.mkdir()
    for package, file in PACKAGES.items():
        shutil.copy(fetch(package, temporary) / file, vendor / Path(file).name)
    shutil.copy(Path(anywidget.__file__).parent / "nbextension" / "index.js", vendor / "anywidget.js")
    html = (site / PAGE).read_text(encoding="utf-8")
    html = re.sub(r"<(?:script|link)[^>]*datawijs-exercises[^>]*>(?:</script>)?", "", html)
    html, swapped = re.subn(
        rf'(<script type="{re.escape(STATE_TYPE)}">).*?(</script>)',
        lambda state: state[1] + full_state() + state[2],
        html,
        flags=re.DOTALL,
    )
    assert swapped == 1, "the page should have one widget state"
    html = html.replace(
        "</head>",
        '<script src="../../vendor/require.js"></script>\n'
        '<script>require.config({paths: {anywidget: "../../vendor/anywidget"}});</script>\n'
        '<script src="../../vendor/embed-amd.js"></script>\n</head>',
    )
    (site / with_html_manager(PAGE)).write_text(html, encoding="utf-8")


def full_state() -> str:
    """Return the widget state of the page as Jupyter embeds it, each exercise with its own copy of the code."""
    root = course_folder()
    notebook = executed_notebook(root / NOTEBOOK, root / WORK / RESULTS)
    return json.dumps(notebook.metadata.widgets[STATE_TYPE]).replace("</", "<\\/")


def fetch(package: str, temporary: Path) -> Path:
    """Fetch an npm package, without what it depends on, and return its folder."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("This benchmark needs npm, to fetch Jupyter's html-manager.")
    packed = subprocess.run(
        [npm, "pack", "--silent", package], cwd=temporary, capture_output=True, text=True, check=True
    )
    folder = temporary / re.sub(r"\W", "-", package)
    with tarfile.open(temporary / packed.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder`, compressed as web servers do, at the address that is yielded."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = (folder / urlsplit(self.path).path.lstrip("/")).resolve()
            if not path.is_relative_to(folder.resolve()) or not path.is_file():
                self.send_error(404)
                return
            content = compressed.setdefault(path, gzip.compress(path.read_bytes()))
            self.send_response(200)
            self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_message) -> None:
            pass

    compressed: dict[Path, bytes] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    main()
