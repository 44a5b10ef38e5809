"""To stop a program that runs until somebody ends it, whoever that is: with Ctrl-C, or without a keyboard."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# What a service manager or `kill` sends, what a terminal sends when its window closes, and what Windows has for both.
REQUESTS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


@contextmanager
def stops_when_asked() -> Iterator[None]:
    """In this block a request to end raises KeyboardInterrupt, as Ctrl-C does, so that what was started is closed.

    A signal that is ignored stays ignored, as with `nohup`; one that the program has its own answer to keeps that answer. So
    does every signal outside the main thread, where Python gives none.
    """
    here = threading.current_thread() is threading.main_thread()
    taken = [number for number in REQUESTS if here and signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
