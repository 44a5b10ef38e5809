"""What went wrong, told to the person at the keyboard."""


class Problem(Exception):
    """Something the reader can mend: the message says what is wrong, where, and what to do.

    The command line prints the message, without a traceback, and ends with a non-zero exit code.
    """

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows when this is raised in it: the message alone."""
        return [str(self)]
