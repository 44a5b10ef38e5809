"""A forked kernel as nbclient knows kernels: a manager that starts and ends it, a client that speaks with it.

nbclient drives it as any other: what it makes of outputs, widgets, errors and time limits is the same.
"""

import asyncio
import socket
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.session import Session

from datawijs.course.notebooks.fork_client import ForkServer
from datawijs.course.notebooks.pipe import IOPUB, SHELL, Unpacker, packed

MOST_SHOWN = 4_000_000  # bytes that one cell may show; what comes after is dropped, and the cell runs on
Message = dict[str, Any]


class PipedKernelManager:
    """Starts a kernel as a child of the fork server, and ends it."""

    ipykernel = False  # it keeps no history, so needs not to be told where

    def __init__(self, server: ForkServer, environment: dict[str, str] | None = None) -> None:
        self._server, self._environment = server, environment or {}
        self._connection: socket.socket | None = None
        self.kernel_id = uuid.uuid4().hex

    @property
    def has_kernel(self) -> bool:
        """Whether a kernel has been started."""
        return self._connection is not None

    async def start_kernel(self, *, cwd: str, **_for_programs: Any) -> None:
        """Start the kernel, with `cwd` as its working folder. What only a program of its own could heed is not asked."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._server.start(self.kernel_id, theirs, Path(cwd).resolve(), self._environment)
        self._connection = ours

    def client(self) -> "PipedKernelClient":
        """Return a client that speaks with the kernel."""
        assert self._connection is not None
        return PipedKernelClient(self._connection, self)

    async def is_alive(self) -> bool:
        """Tell whether the kernel is there."""
        return self.has_kernel and self._server.is_alive(self.kernel_id)

    async def interrupt_kernel(self) -> None:
        """Interrupt the cell that runs."""
        self._server.interrupt(self.kernel_id)

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """End the kernel and all that it started, at once."""
        self.end()

    async def cleanup_resources(self, restart: bool = False) -> None:
        """See to it that nothing of the kernel is left, also where it had ended by itself."""
        self.end()
        self._connection = None  # the client closes it

    def end(self) -> None:
        """End the kernel; may be called from another thread."""
        self._server.end(self.kernel_id)


class _Inbox:
    """The messages of one channel that came, as nbclient asks for them."""

    def __init__(self, client: "PipedKernelClient", name: str) -> None:
        self._client, self._name = client, name
        self.messages: asyncio.Queue[Message] = asyncio.Queue()

    async def get_msg(self, timeout: float | None = None) -> Message:
        """Return the next message; raises queue.Empty when none comes within `timeout` seconds."""
        if not self.messages.empty():
            return self.messages.get_nowait()
        try:
            return await asyncio.wait_for(self.messages.get(), timeout)
        except TimeoutError:
            raise Empty from None

    def send(self, message: Message) -> None:
        """Send a message on this channel."""
        self._client.send(self._name, message)


class PipedKernelClient:
    """Sends requests to a kernel and sorts what comes back."""

    allow_stdin = False

    def __init__(self, connection: socket.socket, manager: PipedKernelManager) -> None:
        self._connection, self._manager = connection, manager
        self._unpacker, self._broken, self._shown = Unpacker(), False, 0
        self.session = Session(key=b"", username="")
        self.shell_channel, self.iopub_channel = _Inbox(self, SHELL), _Inbox(self, IOPUB)

    def start_channels(self) -> None:
        """Listen, on the event loop that runs."""
        asyncio.get_running_loop().add_reader(self._connection, self._read)

    def stop_channels(self) -> None:
        """Listen no more, and close the pipe."""
        if self._connection.fileno() >= 0:
            asyncio.get_running_loop().remove_reader(self._connection)
            self._connection.close()

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """A kernel that was forked is ready."""

    async def is_alive(self) -> bool:
        """Tell whether the kernel is there and can be understood."""
        return not self._broken and await self._manager.is_alive()

    def execute(self, code: str, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Ask to run a cell; return the number of the request."""
        self._shown = 0
        content = {"code": code, "silent": False, "store_history": store_history, "user_expressions": {}}
        return self._ask("execute_request", content | {"allow_stdin": False, "stop_on_error": stop_on_error})

    def kernel_info(self) -> str:
        """Ask what kernel it is; return the number of the request."""
        return self._ask("kernel_info_request", {})

    def send(self, channel: str, message: Message) -> None:
        """Send a message; one to a kernel that has ended is lost, which `is_alive` will tell."""
        try:
            self._connection.sendall(packed(channel, self.session.serialize(message)))
        except OSError:
            self._broken = True

    def _ask(self, kind: str, content: Message) -> str:
        message = self.session.msg(kind, content)
        self.send(SHELL, message)
        number: str = message["header"]["msg_id"]
        return number

    def _read(self) -> None:
        try:
            data = self._connection.recv(1 << 20, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._hang_up()
            return
        self._unpacker.feed(data)
        try:
            for channel, parts in self._unpacker.messages():
                self._sort(channel, parts)
        except Exception:  # learner code can write anything into the pipe: it is no kernel then
            self._hang_up()

    def _sort(self, channel: str, parts: list[bytes]) -> None:
        message = self.session.deserialize(self.session.feed_identities(parts)[1])
        if channel == SHELL:
            self.shell_channel.messages.put_nowait(message)
            return
        kind = message["header"]["msg_type"]
        if kind not in ("status", "error", "execute_input"):
            self._shown += sum(map(len, parts))
            if self._shown > MOST_SHOWN:
                return
        self.iopub_channel.messages.put_nowait(message)

    def _hang_up(self) -> None:
        self._broken = True
        asyncio.get_running_loop().remove_reader(self._connection)
