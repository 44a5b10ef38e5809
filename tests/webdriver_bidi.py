"""WebDriver BiDi, the protocol by which a browser lets itself be driven, as far as tests/firefox.py speaks it.

Firefox speaks it by itself, so nothing has to stand in between: https://w3c.github.io/webdriver-bidi/
"""

import itertools
import json
from collections.abc import Callable
from contextlib import suppress

from websocket import WebSocketException, create_connection

PATIENCE = 120  # seconds that an answer may take: a busy machine must not fail a test


class Refused(Exception):
    """The browser did not do what it was asked; `code` is the protocol's word for why."""

    def __init__(self, code: str, message: str):
        super().__init__(f"{code}: {message}")
        self.code = code


class Connection:
    """One session with a browser. Events that come between question and answer go to `heard(name, facts)`."""

    def __init__(self, address: str, heard: Callable[[str, dict], None]):
        self._socket = create_connection(f"{address}/session", timeout=PATIENCE, suppress_origin=True)
        self._heard = heard
        self._numbers = itertools.count(1)

    def ask(self, method: str, **params) -> dict:
        """Ask for one thing; return what came of it."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv())
            if message["type"] == "event":
                self._heard(message["method"], message["params"])
            elif message["id"] == number:
                return _result(message)

    def close(self) -> None:
        """Leave; whoever has gone already is not missed."""
        with suppress(OSError, WebSocketException):
            self._socket.close()


def _result(message: dict) -> dict:
    if message["type"] == "error":
        raise Refused(message["error"], message["message"])
    return message["result"]


def click_at(x: float, y: float) -> list[dict]:
    """The actions of a mouse that goes to a place in the window and clicks."""
    move = {"type": "pointerMove", "x": round(x), "y": round(y)}
    press, release = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
    return [{"type": "pointer", "id": "mouse", "actions": [move, press, release]}]


def keys(text: str) -> list[dict]:
    """The actions of a keyboard on which somebody types `text`."""
    strokes = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": strokes}]
