"""Run nbgrader inside this process: what it needs around it, and what it says."""

import logging
import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager

from traitlets.log import get_logger


@contextmanager
def nbgrader_at_work() -> Iterator[list[str]]:
    """Let nbgrader find its own programs, and collect what it logs (warnings and errors) in the list that this yields.

    nbgrader starts `alembic` by its bare name, which fails when this Python's environment was not activated.
    """
    path, said = os.environ.get("PATH", ""), _Collector()
    logger = get_logger()
    assert isinstance(logger, logging.Logger)  # traitlets could hand out an adapter; nothing here asks it to
    os.environ["PATH"] = os.pathsep.join((sysconfig.get_path("scripts"), path))
    logger.addHandler(said)
    try:
        yield said.lines
    finally:
        logger.removeHandler(said)
        os.environ["PATH"] = path


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
