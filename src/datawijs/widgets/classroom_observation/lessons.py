"""The lessons that can be asked for: each is a folder with its words, in which every moment is a block."""

from pathlib import Path

from datawijs.widgets.classroom_observation.categories import categories
from datawijs.widgets.classroom_observation.moment import Lesson, Moment, Slip
from datawijs.widgets.worded_question import question
from datawijs.words import Block, Item, read_words

LESSONS = ("primary", "secondary")
ONLY_BETTER = "slip"  # the `error` of a category that lies near: there is a better one, and no error in thinking


def lesson_of(key: str) -> Lesson:
    """Return the lesson in the language in use. Raises ValueError for one that isn't in `LESSONS`."""
    if key not in LESSONS:
        raise ValueError(read_words(__file__).say("mistakes", "lesson", lesson=key, known=", ".join(LESSONS)))
    words = read_words(Path(__file__).with_name(key)).knowing({one.key: one.name for one in categories()})
    return Lesson(
        key,
        title=words.title("lesson"),
        intro=words.text("lesson"),
        moments=tuple(_moment(block) for block in words.part("moments").blocks()),
        slip=words.block("lesson").why,
        question=question(words, "first-question"),
    )


def _moment(block: Block[str]) -> Moment:
    hour, minute = block.setting("at").split(":")
    return Moment(
        block.key,
        at=(int(hour), int(minute)),
        title=block.title or "",
        told=" ".join(block.paragraphs),
        seen=block.why,
        fits={item.key or "": " ".join(item.whys) for item in block.items if item.tick},
        slips={item.key or "": _slip(block, item) for item in block.items if not item.tick},
        second=block.setting("second"),
    )


def _slip(block: Block[str], item: Item[str]) -> Slip:
    error = block.setting("error", item)
    return Slip(None if error == ONLY_BETTER else error, " ".join(item.whys))
