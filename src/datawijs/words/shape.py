"""What a file of words holds: blocks under a heading, with paragraphs, a why and items.

As it is read, each of its words is a `Sentence`, which knows its line and still has its gaps; as it is said, each is a text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from datawijs.language import _
from datawijs.words.problem import WordsError

W = TypeVar("W")
To = TypeVar("To")


@dataclass(frozen=True)
class Sentence:
    """Words as they are written, with their gaps, and the line on which they begin."""

    text: str
    line: int


@dataclass(frozen=True)
class Item(Generic[W]):
    """One item of a list.

    `tick` is True for `- [x]`, False for `- [ ]`, None where there is nothing to tick. `paragraphs` has the text of the item
    first, then what follows on it; `whys` is what is said afterwards. `last_line` is where its first paragraph ends. `of` is
    the fingerprint that an English item carries.
    """

    key: str | None
    tick: bool | None
    paragraphs: tuple[W, ...]
    whys: tuple[W, ...]
    settings: dict[str, str]
    line: int
    last_line: int
    of: str | None = None

    @property
    def text(self) -> W:
        return self.paragraphs[0]

    def words(self) -> Iterator[W]:
        yield from self.paragraphs
        yield from self.whys

    def said(self, say: Callable[[W], To]) -> "Item[To]":
        """Return the item with `say` of each of its words."""
        return cast(
            "Item[To]",
            replace(cast(Any, self), paragraphs=tuple(map(say, self.paragraphs)), whys=tuple(map(say, self.whys))),
        )


@dataclass(frozen=True)
class Block(Generic[W]):
    """What stands under one heading.

    A heading of the first level makes a part: a block too, whose key is the `part` of the blocks below it. `items` are those
    of its list; `ordered` tells whether they are numbered steps, in their right order.
    """

    file: Path
    line: int
    key: str
    level: int
    part: str | None = None
    title: W | None = None
    paragraphs: tuple[W, ...] = ()
    whys: tuple[W, ...] = ()
    items: tuple[Item[W], ...] = ()
    ordered: bool = False
    settings: dict[str, str] = field(default_factory=dict)
    of: str | None = None

    @property
    def why(self) -> str:
        """What is said afterwards, as one text."""
        return " ".join(str(why) for why in self.whys)

    @property
    def lists(self) -> tuple[Item[W], ...]:
        """The items that are sentences of a list: each has a key, and nothing to tick."""
        return tuple(item for item in self.items if item.key and item.tick is None)

    def words(self) -> Iterator[W]:
        """All words, with those of the items."""
        yield from self.own_words()
        for item in self.lists:
            yield from item.words()

    def own_words(self) -> Iterator[W]:
        """The words without the sentences of a list, which are said one by one."""
        if self.title is not None:
            yield self.title
        yield from self.paragraphs
        yield from self.whys
        for item in self.items:
            if item not in self.lists:
                yield from item.words()

    def said(self, say: Callable[[W], To]) -> "Block[To]":
        """Return the block with `say` of each of its words."""
        return cast(
            "Block[To]",
            replace(
                cast(Any, self),
                title=None if self.title is None else say(self.title),
                paragraphs=tuple(map(say, self.paragraphs)),
                whys=tuple(map(say, self.whys)),
                items=tuple(item.said(say) for item in self.items),
            ),
        )

    def setting(self, name: str, item: Item[W] | None = None) -> str:
        """Return a setting of the block, or of one of its items; raises WordsError where it isn't there."""
        settings, line = (self.settings, self.line) if item is None else (item.settings, item.line)
        if name not in settings:
            raise self.problem(
                _("{name} is missing. Write it in nl.md, on a line of its own: `{name}: …`").format(name=name), line
            )
        return settings[name]

    def problem(self, text: str, line: int | None = None) -> WordsError:
        """Return the error that says `text` of this block, or of one line in it."""
        return WordsError(self.file, self.line if line is None else line, text)
