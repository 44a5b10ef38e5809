"""The process that has imported once what notebooks begin with, and forks a child for each of them.

`python -m datawijs.course.notebooks.fork_server NUMBER`: NUMBER is the open socket on which `fork_client.ForkServer` tells it
what to do. A fork inherits memory, so this process never reads a submission, a solution or a gradebook: what a notebook is
asked comes through that notebook's own pipe, and reaches its child alone.
"""

import gc
import io
import json
import os
import pkgutil
import random
import select
import signal
import socket
import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any, NoReturn

from IPython.core.shellapp import InteractiveShellApp

from datawijs.course.notebooks import descendants
from datawijs.course.notebooks.forked_kernel import ForkedKernel, make_kernel, serve
from datawijs.course.notebooks.isolation import WORK, isolate

MOST_FILES = 1 << 20  # more than a process may have open
ROOMS = ("board", "signals", "dashboards", "items", "widgets", "evaluation")  # what a whole course asks for
EXERCISES_ASK_FOR = (
    "course.answers",
    "signals.screen",
    "signals.false_alarm_list",
)  # the graded ones; see `_begin_once` too
Answer = dict[str, Any]


@dataclass(frozen=True)
class Child:
    """A notebook's processes: `outer`, a child of this one, and `kernel`, which runs the cells. The same, unless isolated."""

    outer: int
    kernel: int


class Server:
    """Does what it is told, one thing at a time."""

    def __init__(self, control: socket.socket, kernel: ForkedKernel) -> None:
        self._control, self._kernel = control, kernel
        self._children: dict[str, Child] = {}
        self._verbs = {"alive": self.is_alive, "interrupt": self.interrupt, "end": self.end, "prepare": self.prepare}

    def run(self) -> None:
        """Answer until the other side closes, then end all children."""
        self._tell({"ready": True})
        while (told := self._next()) is not None:
            request, connection = told
            if connection is not None:
                self._tell(self.start(request, connection))
                connection.close()
            else:
                self._tell(self._verbs[request["do"]](request["name"]))
        for name in list(self._children):
            self.end(name)

    def start(self, request: dict[str, Any], connection: socket.socket) -> Answer:
        """Fork a child that runs one notebook."""
        hear, tell = os.pipe()
        outer = os.fork()
        if outer == 0:
            _become_kernel(self._kernel, connection, tell, request)
        os.close(tell)
        with os.fdopen(hear, encoding="utf-8") as pipe:
            said = [json.loads(line) for line in pipe]
        answer: Answer = {key: value for one in said for key, value in one.items()}
        self._children[request["name"]] = Child(outer, answer.get("kernel", outer))
        if "problem" in answer or "kernel" not in answer:
            self.end(request["name"])
            return {"problem": answer.get("problem", "it ended before it began")}
        return {"started": True}

    def is_alive(self, name: str) -> Answer:
        """Tell whether the child is still there."""
        self._forget_ended()
        return {"alive": name in self._children}

    def interrupt(self, name: str) -> Answer:
        """Interrupt the cell that runs, as Ctrl-C would."""
        self._forget_ended()
        if name in self._children:
            os.kill(self._children[name].kernel, signal.SIGINT)
        return {"done": True}

    def end(self, name: str) -> Answer:
        """End a child and all that it started."""
        self._forget_ended()
        child = self._children.pop(name, None)
        if child is not None:
            descendants.end(child.kernel)
            os.waitpid(child.outer, 0)
        descendants.end_strays({one.outer for one in self._children.values()})
        return {"done": True}

    def prepare(self, _name: str) -> Answer:
        """Import and make what many notebooks ask for, so that each child has it."""
        assert self._kernel.shell is not None
        with self._kernel.shell.builtin_trap:
            for room in ROOMS:
                _import_all(import_module(f"datawijs.{room}"))
            # here: at the top it would import pandas before there is a shell, see `warmed_up`
            from datawijs.course.notebooks.ready_made import make_ready

            make_ready()
        _keep_out_of_collections()
        return {"done": True}

    def _forget_ended(self) -> None:
        gone = descendants.ended()
        for name, child in list(self._children.items()):
            if child.outer in gone:
                del self._children[name]

    def _tell(self, answer: Answer) -> None:
        self._control.send(json.dumps(answer).encode())

    def _next(self) -> tuple[dict[str, Any], socket.socket | None] | None:
        """Wait for a request; with it may come the connection for a new child. None: the other side has closed."""
        while not select.select([self._control], [], [], 1)[0]:
            self._forget_ended()
        data, numbers, _flags, _address = socket.recv_fds(self._control, 1 << 16, 1)
        return (json.loads(data), socket.socket(fileno=numbers[0]) if numbers else None) if data else None


def _become_kernel(kernel: ForkedKernel, connection: socket.socket, tell: int, request: dict[str, Any]) -> NoReturn:
    """Turn this process, which was just forked, into the kernel of one notebook."""
    try:
        os.setsid()
        _keep_only(connection.fileno(), tell)
        with os.fdopen(tell, "w", encoding="utf-8") as pipe:
            _settle(request, connection, pipe)
        serve(kernel, connection)
    finally:
        os._exit(0)


def _keep_only(*kept: int) -> None:
    """Close every file but `kept`; input and the two outputs lead nowhere."""
    first = 3
    for number in sorted(kept):
        os.closerange(first, number)
        first = number + 1
    os.closerange(first, MOST_FILES)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    os.close(nowhere)


def _settle(request: dict[str, Any], connection: socket.socket, pipe: io.TextIOBase) -> None:
    """Give this process its place, and tell the server by which number it knows it."""
    if request["isolated"]:
        _isolate(connection, pipe)
        os.chdir(WORK)
        os.environ.update(HOME=WORK, TMPDIR=WORK)
        tempfile.tempdir = None  # which this process may have asked for before
    else:
        descendants.adopt_orphans()
        descendants.end_with_parent()
        pipe.write(json.dumps({"kernel": os.getpid()}) + "\n")
        os.chdir(request["folder"])
    os.environ.update(request["environment"])
    random.seed()
    sys.modules["numpy"].random.seed()
    gc.enable()


def _isolate(connection: socket.socket, pipe: io.TextIOBase) -> None:
    """Go on in a process that is alone; this one waits for its end."""
    try:
        inside = isolate()
    except OSError as error:
        pipe.write(json.dumps({"problem": str(error)}) + "\n")
        pipe.close()
        raise
    if inside:
        pipe.write(json.dumps({"kernel": inside}) + "\n")
        pipe.close()
        connection.close()
        os.waitpid(inside, 0)
        os._exit(0)


def warmed_up() -> ForkedKernel:
    """Return a kernel in a process that has imported, and done once, what nearly every notebook begins with."""
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")  # as a kernel does
    kernel = make_kernel()
    # pandas asks for the shell while it is imported; without one it would set itself up for a terminal
    assert kernel.shell is not None
    with kernel.shell.builtin_trap:
        _import_all(import_module("datawijs.board"))
        for name in EXERCISES_ASK_FOR:
            import_module(f"datawijs.{name}")
        _begin_once()
    return kernel


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def _begin_once() -> None:
    """Do once what nearly every notebook begins with: read the words, make the board, show a table and a chart.

    What the libraries look up for it, such as fonts, is then known in every child.
    """
    from datawijs.board import make_board
    from datawijs.dashboards import pupil_results
    from datawijs.language import read_words

    read_words()
    board = make_board()
    results = board.results.head()
    results.to_html()
    str(results)
    first = results.iloc[0]
    pupil_results(board, first["pupil_id"], first["subject_id"], show_limits=True, show_class=True)._repr_html_()


def _keep_out_of_collections() -> None:
    """Let the garbage collection of a child, which would copy all pages, leave alone what stands here."""
    gc.collect()
    gc.freeze()


def main() -> None:
    """Serve on the socket whose number is the argument."""
    with socket.socket(fileno=int(sys.argv[1])) as control:
        kernel = warmed_up()
        del sys.path[0]  # the folder of this server is no place to import from
        shell_app: Any = SimpleNamespace(ignore_cwd=False)
        InteractiveShellApp.init_path(shell_app)  # that of a notebook is, as in any kernel
        descendants.adopt_orphans()
        gc.disable()
        _keep_out_of_collections()
        Server(control, kernel).run()


if __name__ == "__main__":
    main()
