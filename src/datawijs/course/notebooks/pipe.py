"""Jupyter's messages over one stream socket, in place of ZeroMQ's five.

A message is a list of byte strings, and belongs to a channel: "shell" for requests and their replies, "iopub" for outputs. On
the wire: the number of parts (the channel's name is the first), the length of each, the parts themselves.
"""

import os
import signal
import socket
import struct
import threading
from collections.abc import Iterator, Sequence

SHELL, IOPUB = "shell", "iopub"
MOST_PARTS = 10_000
LARGEST = 256_000_000  # bytes; a page of the course with all its figures and exercises stays below a hundredth of this
_COUNT, _LENGTH = struct.Struct(">I"), struct.Struct(">Q")


class NoMessage(Exception):
    """What came is no message, or one of an impossible size: whoever sent it is no kernel any more."""


def packed(channel: str, parts: Sequence[bytes | memoryview]) -> bytes:
    """Return the bytes of one message of `channel`."""
    whole = [channel.encode(), *(bytes(part) for part in parts)]
    lengths = b"".join(_LENGTH.pack(len(part)) for part in whole)
    return b"".join((_COUNT.pack(len(whole)), lengths, *whole))


class Unpacker:
    """Puts messages together from the bytes that came so far."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> None:
        """Take in what was received."""
        self._bytes += data

    def messages(self) -> Iterator[tuple[str, list[bytes]]]:
        """Yield the channel and the parts of each message that is complete. Raises NoMessage."""
        while (lengths := self._lengths()) is not None:
            parts, start = [], _COUNT.size + len(lengths) * _LENGTH.size
            for length in lengths:
                parts.append(bytes(self._bytes[start : start + length]))
                start += length
            del self._bytes[:start]
            yield parts[0].decode(errors="replace"), parts[1:]

    def _lengths(self) -> tuple[int, ...] | None:
        """Return the lengths of the parts of the first message, or None while it isn't all there."""
        if len(self._bytes) < _COUNT.size:
            return None
        (count,) = _COUNT.unpack_from(self._bytes)
        if not 1 <= count <= MOST_PARTS:
            raise NoMessage(f"a message of {count} parts")
        head = _COUNT.size + count * _LENGTH.size
        if len(self._bytes) < head:
            return None
        lengths: tuple[int, ...] = struct.unpack_from(f">{count}Q", self._bytes, _COUNT.size)
        if sum(lengths) > LARGEST:
            raise NoMessage(f"a message of {sum(lengths)} bytes")
        return lengths if len(self._bytes) >= head + sum(lengths) else None


class Line:
    """The child's end of the pipe: sends whole messages, whatever interrupts."""

    def __init__(self) -> None:
        self._connection: socket.socket | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def connect(self, connection: socket.socket) -> None:
        """Send through `connection` from now on, in this process; one that is forked from it later stays silent."""
        self._connection, self._owner = connection, os.getpid()

    def send(self, data: bytes) -> None:
        """Send `data`, all of it: an interrupt waits, since half a message would spoil all that come after."""
        if self._connection is None or self._owner != os.getpid():
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with self._lock:
                self._connection.sendall(data)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Channel:
    """One channel as a thing to send on: all that Jupyter's `Session.send` asks of a socket."""

    def __init__(self, name: str, line: Line) -> None:
        self._name, self._line = name, line

    def send_multipart(self, parts: Sequence[bytes | memoryview], copy: bool = True, track: bool = False) -> None:
        """Send one message."""
        self._line.send(packed(self._name, parts))
