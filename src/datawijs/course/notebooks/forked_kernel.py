"""A real IPython kernel that speaks through a pipe, made once and carried over into each forked child.

All that is ipykernel's stays ipykernel's: how a cell runs, what it shows, how an error looks. Only what needs ZeroMQ's
threads is replaced, because a process can be forked safely only while it has one thread.
"""

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import zmq
from ipykernel import debugger
from ipykernel.iostream import IOPubThread, OutStream
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session, new_id
from tornado.ioloop import IOLoop
from traitlets.config import Config

from datawijs.course.notebooks.pipe import IOPUB, SHELL, Channel, Line, Unpacker

LARGE_PIECE = (
    65_536  # characters that are printed before they go out; the rest goes when the cell ends or shows something
)


class ForkedKernel(IPythonKernel):
    """IPython's kernel with two channels of a pipe in place of ZeroMQ's sockets."""

    shell_stream: Any = None
    _supports_kernel_subshells = False
    session: Session
    line: Line
    streams: list[OutStream]

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Nothing waits behind a cell that failed: one request comes at a time."""


@dataclass(frozen=True)
class _OneThread:
    """What a kernel asks of the thread that reads its messages; here one thread does all."""

    parent_thread: threading.Thread


class _SendsAtOnce(IOPubThread):
    """Where ipykernel has a thread that sends outputs later, send them now."""

    socket: Any
    background_socket: Any
    io_loop: Any = None

    def __init__(self, channel: Channel) -> None:
        self.socket = self.background_socket = channel
        self.thread = threading.Thread()  # never started

    def schedule(self, f: Callable[[], object]) -> None:
        f()

    def send_multipart(self, *args: Any, **kwargs: Any) -> None:
        self.socket.send_multipart(*args, **kwargs)


class _Stream(OutStream):
    """Standard output or error. What a cell prints goes out in large pieces: ipykernel's depend on how fast the machine is."""

    _waiting = 0

    def write(self, string: str) -> int:
        self._waiting += len(string)
        super().write(string)
        return len(string)

    def _schedule_flush(self) -> None:
        if self._waiting >= LARGE_PIECE:
            self._flush()

    def _flush(self) -> None:
        self._waiting = 0
        super()._flush()  # type: ignore[no-untyped-call]  # ipykernel gives it no types


def make_kernel() -> ForkedKernel:
    """Make the kernel of this process. It has to be there before pandas and matplotlib, which ask for it when imported."""
    debugger._is_debugpy_available = False  # nobody steps through these cells
    config = Config()
    config.HistoryManager.enabled = False  # it would start a thread
    session, line = Session(key=b"", username="kernel"), Line()
    sender = _SendsAtOnce(Channel(IOPUB, line))
    log = logging.getLogger(__name__)
    log.setLevel(logging.ERROR)
    kernel = ForkedKernel.instance(
        config=config, session=session, iopub_socket=sender.socket, iopub_thread=sender, log=log
    )
    kernel.line, kernel.shell_stream = line, Channel(SHELL, line)
    kernel.shell_channel_thread = _OneThread(threading.main_thread())
    stream: Any = _Stream
    kernel.streams = [stream(session, sender, name, watchfd=False) for name in ("stdout", "stderr")]
    return kernel


def serve(kernel: ForkedKernel, connection: socket.socket) -> None:
    """Answer the requests that come through `connection`, in a child that was just forked, until it closes."""
    kernel.line.connect(connection)
    kernel.session.pid, kernel.session.session = os.getpid(), new_id()
    for stream in kernel.streams:
        stream._master_pid = os.getpid()
    sys.stdout, sys.stderr = kernel.streams
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # between cells; while one runs, the kernel sets Python's own
    asyncio.run(_answer_all(kernel, connection))


async def _answer_all(kernel: ForkedKernel, connection: socket.socket) -> None:
    kernel.io_loop = IOLoop.current()
    unpacker = Unpacker()
    while data := await _received(connection):
        unpacker.feed(data)
        for _channel, parts in unpacker.messages():
            await kernel.dispatch_shell([zmq.Frame(part) for part in parts])


async def _received(connection: socket.socket) -> bytes:
    """Wait for bytes; what a cell left on the event loop goes on meanwhile."""
    loop = asyncio.get_running_loop()
    readable = loop.create_future()
    loop.add_reader(connection, readable.set_result, None)
    try:
        await readable
    finally:
        loop.remove_reader(connection)
    return connection.recv(1 << 20)
