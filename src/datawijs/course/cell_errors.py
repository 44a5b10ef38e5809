"""Errors that come from where and how a cell was typed or run, and say nothing about what somebody knows."""

import re

from datawijs.course.smart_punctuation import smart_signs
from datawijs.language import _

_NAMED = re.compile(r"['\"]([^'\"]+)['\"]")
_OF_THE_NETWORK = {
    "URLError",
    "HTTPError",
    "gaierror",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectTimeout",
    "TimeoutError",
}


def told_smart(signs: str) -> str:
    """Say which `signs` Python can't read, and how to type others."""
    shown = " ".join(sign for sign in signs if sign.isprintable() and not sign.isspace())
    if not shown:
        return _(
            "There is a blank here that Python can't read, as comes with pasted text. Take the blanks out and type them again."
        )
    return _(
        "Python can't read {signs}. It wants straight quotes (\" or ') and a plain minus (-). Take them out and type them "
        "again here, not in Word or a mail. On a phone or tablet, first turn off smart punctuation in the keyboard's "
        "settings."
    ).format(signs=shown)


def told_error(name: str, message: str, source: str) -> str:
    """Say what the error `name` with its `message` in a cell with this `source` is about; "" if it may be the answer."""
    if name == "SyntaxError":
        signs = smart_signs(source)
        return told_smart(signs) if signs else ""
    if name == "FileNotFoundError":
        return _(
            "The cell reads the file {file}, which isn't here: only the notebook itself comes along. Read the tables of the "
            "course as the exercise does."
        ).format(file=_named(message))
    if name == "StdinNotImplementedError":
        return _(
            "The cell waits with input() for somebody who types, and nobody does while it is checked. Write the answer behind "
            "the = instead."
        )
    if name == "SystemExit":
        return _("The cell stops itself with sys.exit(), so that what comes after it isn't run. Take that line out.")
    if name == "ModuleNotFoundError":
        return _("The cell needs the package {package}, which isn't installed here.").format(package=_named(message))
    if name in _OF_THE_NETWORK:
        return _("The cell asks something of the internet, and there is none while it is checked.")
    return ""


def _named(message: str) -> str:
    found = _NAMED.search(message)
    return found[1].replace("\\", "/").rpartition("/")[2] if found else "?"
