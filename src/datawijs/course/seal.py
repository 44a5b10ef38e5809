"""Keep the feedback of a question in its test cell, without telling the answer to whoever reads the cell.

In `solutions/` the feedback stands in plain words. In the released exercise it is one sealed text: each sentence can be read
only with the answer that it belongs to. This is no secret (a short program can try all answers); it only keeps an open
notebook from telling the answer at a glance.
"""

import base64
import hashlib
import zlib
from itertools import pairwise

_TAG = 4  # bytes that say to which answer a sentence belongs
_LENGTH = 2  # bytes that say how long it is


def seal(sentences: dict[str, str], salt: str) -> str:
    """Return one line of printable text that holds `sentences`, each readable with its own answer (its key) only.

    `salt` makes the same answer to two questions look different. The same sentences always give the same line.
    """
    parts = []
    for answer, sentence in sorted(sentences.items()):
        packed = zlib.compress(sentence.encode("utf-8"), level=9)
        parts.append(_tag(answer, salt) + len(packed).to_bytes(_LENGTH, "big") + _mix(packed, answer, salt))
    return f"{salt}:{base64.b85encode(b''.join(sorted(parts))).decode('ascii')}"


def unseal(sealed: str, answer: str) -> str | None:
    """Return the sentence that `sealed` holds for `answer`, or None when it holds none.

    Raises ValueError when `sealed` was not made by `seal` or has been changed.
    """
    salt, _colon, text = sealed.partition(":")
    data = base64.b85decode(text)
    starts = _starts(data)
    for start, end in pairwise(starts):
        if data[start : start + _TAG] == _tag(answer, salt):
            return _open(data[start + _TAG + _LENGTH : end], answer, salt)
    return None


def _starts(data: bytes) -> list[int]:
    starts = [0]
    while starts[-1] < len(data):
        length = int.from_bytes(data[starts[-1] + _TAG : starts[-1] + _TAG + _LENGTH], "big")
        starts.append(starts[-1] + _TAG + _LENGTH + length)
    return starts


def _open(mixed: bytes, answer: str, salt: str) -> str:
    try:
        return zlib.decompress(_mix(mixed, answer, salt)).decode("utf-8")
    except zlib.error as error:
        raise ValueError("The sealed feedback has been changed.") from error


def _tag(answer: str, salt: str) -> bytes:
    return hashlib.sha256(f"tag {salt} {answer}".encode()).digest()[:_TAG]


def _mix(data: bytes, answer: str, salt: str) -> bytes:
    key = hashlib.shake_256(f"text {salt} {answer}".encode()).digest(len(data))
    return bytes(one ^ other for one, other in zip(data, key, strict=True))
