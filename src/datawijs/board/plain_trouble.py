"""A folder that can't be written gets a sentence, not a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from datawijs.language import _
from datawijs.system_trouble import reason


@contextmanager
def plain_trouble(folder: Path) -> Iterator[None]:
    """Raise ValueError with a sentence for the reader when writing to `folder` inside the `with` block fails."""
    try:
        yield
    except OSError as error:
        raise ValueError(
            _("I can't write the tables to {folder}: {reason}. Choose a folder that is yours to write in.").format(
                folder=folder, reason=reason(error)
            )
        ) from error
