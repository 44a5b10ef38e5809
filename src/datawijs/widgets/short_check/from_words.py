"""A Short check from the words beside a page: a part of the file is a check, each block in it a question.

The heading of the part has the id of the check and its title; what stands right under it is the introduction, and, as a list,
the scale that its statements have in common. A last block `suggestions` lists what is said at the end: the key `from-4` says
from how many right answers on.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from datawijs.language import _
from datawijs.widgets.question import Drawn
from datawijs.widgets.worded_question import check_question
from datawijs.words import Block, Words

SUGGESTIONS, FROM = "suggestions", "from-"


def check_of(words: Words, figures: Mapping[str, Drawn]) -> dict[str, Any]:
    """Return the arguments of a ShortCheck that asks what stands in `words`, the words of one part.

    figures : what is shown above a question, by its key.

    Raises WordsError for a figure of no question, and for a suggestion that doesn't say from which score on it holds.
    """
    (key,) = words.parts()
    head = words.block(key)
    keys = [each for each in words.block_keys() if each != SUGGESTIONS]
    scale = [item.text for item in head.items]
    for name in figures:
        if name not in keys:
            raise head.problem(_("there is no question {key} to show a figure above.").format(key=f"`{name}`"))
    return {
        "title": head.title,
        "intro": " ".join(head.paragraphs) or None,
        "questions": [check_question(words, each, figure=figures.get(each), scale=scale) for each in keys],
        "suggestions": list(_suggestions(words)),
    }


def _suggestions(words: Words) -> Iterator[tuple[int, str]]:
    block: Block[str] | None = words.block(SUGGESTIONS) if SUGGESTIONS in words.block_keys() else None
    for item in block.items if block else ():
        lowest = (item.key or "").removeprefix(FROM)
        if not lowest.isdecimal():
            raise block.problem(  # type: ignore[union-attr]
                _("this says from which score on it holds: - `from-4` …, not {key}.").format(key=f"`{item.key}`"),
                item.line,
            )
        yield int(lowest), item.text
