"""Showing the site on this computer, and to nobody else."""

import os
import threading
import webbrowser
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from datawijs.course.problem import Problem
from datawijs.course.stopping import stops_when_asked
from datawijs.language import _

HOST = "127.0.0.1"  # loopback only: no other computer can reach it
FIRST_PORT = 8000
TRIED_PORTS = 20


def build_and_serve(
    *, port: int | None = None, open_browser: bool = True, report: Callable[[str], None] = print
) -> None:
    """Build the course and show it, until it is stopped. Raises Problem as `build_site` and `serve` do."""
    from datawijs.course.build import build_site, own_site  # Sphinx: `serve` alone should not wait for it

    folder = own_site()
    with stops_when_asked():
        build_site(folder, report=report)
        serve(folder, port=port, open_browser=open_browser, report=report)


def serve(
    folder: Path, *, port: int | None = None, open_browser: bool = True, report: Callable[[str], None] = print
) -> None:
    """Show the site in `folder` at an address on this computer, until Ctrl-C or another request to end.

    Without `port`, the first free one from 8000 on is taken. Raises Problem if `folder` has no site or `port` is taken.
    """
    if not (Path(folder) / "index.html").is_file():
        raise Problem(_("There is no site in {folder}: build it first.").format(folder=folder))
    with stops_when_asked(), _server(Path(folder), port) as server:
        address = f"http://{HOST}:{server.server_port}/"
        report(_("The course is at {address}").format(address=address))
        report(_("Press Ctrl-C to stop."))
        if open_browser:
            threading.Thread(target=_open, args=(address, report), daemon=True).start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            report(_("Stopped."))


def _server(folder: Path, port: int | None) -> ThreadingHTTPServer:
    handler = partial(_Quiet, directory=str(folder))
    for candidate in [port] if port else [*range(FIRST_PORT, FIRST_PORT + TRIED_PORTS), 0]:
        try:
            return _Server((HOST, candidate), handler)
        except OSError as error:
            reason = error
    if isinstance(reason, PermissionError):
        raise Problem(
            _("This computer does not allow port {port}. Choose one above 1024.").format(port=port)
        ) from reason
    raise Problem(
        _("Port {port} is in use by another program. Choose another, or none: then a free one is found.").format(
            port=port
        )
    ) from reason


def _open(address: str, report: Callable[[str], None]) -> None:
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        report(_("No browser was found. Open the address yourself."))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # on Windows this would let two programs listen at one port
    allow_reuse_address = os.name != "nt"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, without a line for each one, and without the browser keeping old pages."""

    def log_message(self, *_message: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()
