"""An extension of Jupyter's server: nbgrader's list of assignments, loaded when somebody first opens it.

nbgrader brings a gradebook with its database along, and most of the time no learner hands anything in; on a hub that would be
memory for each of them. `deploy/hub/settings/learner` names this instead of nbgrader's own extension.
"""

from typing import Any

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import Router

# What JupyterLab's list of assignments asks for.
ADDRESSES = (r"/assignments(?:/\w+)?", r"/courses", r"/nbgrader_version")


class _OnFirstUse(Router):
    """Has nbgrader add its own handlers when the first question for it comes, and leaves the answering to them."""

    SUPPORTED_METHODS = ()  # jupyter_server looks whether what a handler answers asks who one is

    def __init__(self, server: ServerApp) -> None:
        self._server, self._loaded = server, False

    def find_handler(self, request: HTTPServerRequest, **_options: Any) -> None:
        """Answer nothing, so that tornado looks on; nbgrader's handlers come after this one."""
        if not self._loaded:
            from nbgrader.server_extensions import assignment_list

            assignment_list.load_jupyter_server_extension(self._server)
            self._loaded = True


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    web = server.web_app
    when_asked = _OnFirstUse(server)
    web.add_handlers(".*$", [(url_path_join(web.settings["base_url"], one), when_asked) for one in ADDRESSES])
