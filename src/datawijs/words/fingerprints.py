"""The fingerprint of Dutch words, by which a stale translation is known.

It is taken of the words as they are read: wrapping a line anew, a comment, a tick or a level makes nothing stale. A block and
each sentence of its list have one of their own; what is ticked or numbered belongs to its block.

The key of an answer counts, for English is matched to Dutch by it: the same words behind another key are another answer. Then
the place of that answer doesn't count. Answers without a key are matched by place, and so are steps: there it does.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from datawijs.words.markdown import RECORDED
from datawijs.words.shape import Block, Item, Sentence


def fingerprint(text: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def block_fingerprint(block: Block[Sentence]) -> str:
    """Return the fingerprint of a block without its own key and the sentences of its list; with the keys of its answers."""
    own = [item for item in block.items if item not in block.lists]
    return _of(
        [
            block.title.text if block.title else "",
            [one.text for one in block.paragraphs],
            [one.text for one in block.whys],
            {item.key: _words(item) for item in own if item.key},
            [_words(item) for item in own if not item.key],
        ]
    )


def item_fingerprint(item: Item[Sentence]) -> str:
    """Return the fingerprint of one sentence of a list, with its why."""
    return _of(_words(item))


def _words(item: Item[Sentence]) -> list[list[str]]:
    return [[one.text for one in item.paragraphs], [one.text for one in item.whys]]


def _of(words: Any) -> str:
    return fingerprint(json.dumps(words, ensure_ascii=False, sort_keys=True))


def write_marks(file: Path, marks: dict[tuple[int, int], str]) -> None:
    """Write fingerprints into a file: `marks` has each by the first and last line of what ends in it."""
    lines = file.read_text(encoding="utf-8").split("\n")
    for (first, last), mark in marks.items():
        for number in range(first - 1, last):
            lines[number] = _unmarked(lines[number])
        lines[last - 1] += f" <!-- {RECORDED}{mark} -->"
    file.write_text("\n".join(lines), encoding="utf-8")


def _unmarked(line: str) -> str:
    before, mark, after = line.partition(f"<!-- {RECORDED}")
    return (before.rstrip() + after.partition("-->")[2]).rstrip() if mark else line
