"""What a school makes agreements about, and good sentences to start from.

The themes come from what the two sources of the course ask for: a shared vision, who looks and who tells, reacting to a
series and not to one result, privacy, the pupils' say, and looking back. The sentences are the course's own. Each says who,
when and what, so that one can see it happen; each is light enough for a busy week.
"""

from dataclasses import dataclass

from datawijs.words import Item, read_words

SECTORS = ("primary", "secondary")


@dataclass(frozen=True)
class Start:
    """A sentence to start from, and why it works. `key` is language-neutral."""

    key: str
    text: str
    why: str


@dataclass(frozen=True)
class Theme:
    """One subject of agreement: its heading in the document, the question to the team, and why it matters."""

    key: str
    heading: str
    question: str
    why: str
    starts: tuple[Start, ...]


def themes(sector: str) -> tuple[Theme, ...]:
    """Return the themes in the words of `sector` ("primary", Netherlands, or "secondary", Flanders), in the language in use."""
    words = read_words(__file__)
    blocks = words.knowing(words.sentences(sector)).part("themes").blocks()
    return tuple(
        Theme(block.key, block.title or "", block.paragraphs[0], block.why, tuple(_start(item) for item in block.items))
        for block in blocks
    )


def _start(item: Item[str]) -> Start:
    return Start(item.key or "", item.text, " ".join(item.whys))


def sector_name(sector: str) -> str:
    """Return what the kind of school is called."""
    return read_words(__file__).title(sector)
