"""Read a file of words: CommonMark, of which headings, paragraphs, quotes, lists and typewriter have a meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from datawijs.language import _
from datawijs.words.facts import pieces
from datawijs.words.problem import WordsError
from datawijs.words.shape import Block, Item, Sentence

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

RECORDED = "of "  # how a comment begins that holds a fingerprint
TICKS = {"[x] ": True, "[X] ": True, "[ ] ": False}


def read_blocks(file: Path) -> tuple[Block[Sentence], ...]:
    """Return the blocks of a file of words, in their order; raises WordsError for what has no meaning in it."""
    from markdown_it.tree import SyntaxTreeNode  # here: who shows no words needs no parser

    reader = _Reader(file)
    for node in SyntaxTreeNode(_parser().parse(file.read_text(encoding="utf-8"))).children:
        reader.read(node)
    return reader.blocks()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # A line under a title, or [words]: in a link's form, would make of words something else without anybody seeing it.
    return MarkdownIt("commonmark").disable(["lheading", "reference"])


@dataclass
class _Line:
    """What stands on one line or in one paragraph: perhaps a tick and a key in front, and a fingerprint at the end."""

    line: int
    last_line: int
    key: str | None = None
    tick: bool | None = None
    text: str = ""
    of: str | None = None
    settings: dict[str, str] | None = None


@dataclass
class _Draft:
    """A block while it is being read."""

    head: _Line
    level: int
    part: str | None
    paragraphs: list[Sentence] = field(default_factory=list)
    whys: list[Sentence] = field(default_factory=list)
    items: list[Item[Sentence]] = field(default_factory=list)
    ordered: bool = False
    settings: dict[str, str] = field(default_factory=dict)


class _Reader:
    def __init__(self, file: Path):
        self.file = file
        self.drafts: list[_Draft] = []
        self.part: str | None = None

    def blocks(self) -> tuple[Block[Sentence], ...]:
        return tuple(
            Block(
                self.file,
                draft.head.line,
                draft.head.key or "",
                draft.level,
                draft.part,
                Sentence(draft.head.text, draft.head.line) if draft.head.text else None,
                tuple(draft.paragraphs),
                tuple(draft.whys),
                tuple(draft.items),
                draft.ordered,
                draft.settings,
                draft.head.of,
            )
            for draft in self.drafts
        )

    def read(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            self._heading(node)
        elif self._is_comment(node):
            return
        elif not self.drafts:
            raise self._problem(node, _("this stands before the first heading. Write a heading above it: ## `key`"))
        elif node.type in ("bullet_list", "ordered_list"):
            self._list(node)
        else:
            draft = self.drafts[-1]
            self._paragraph_or_why(node, draft.paragraphs, draft.whys, draft.settings)

    def _heading(self, node: SyntaxTreeNode) -> None:
        level = int(node.tag[1])
        head = self._line(node.children[0])
        if level > 2:
            raise self._problem(
                node, _("a heading has one # (a part) or two (a block), not {level}.").format(level=level)
            )
        if head.key is None:
            raise self._problem(node, _("this heading has no key. Write its key in typewriter: ## `key` Title"))
        part = self.part if level == 2 else None
        for other in self.drafts:
            if (other.part, other.level, other.head.key) == (part, level, head.key):
                raise self._problem(
                    node,
                    _("the key {key} stands on line {line} too. Give each block its own.").format(
                        key=head.key, line=other.head.line
                    ),
                )
        if level == 1:
            self.part = head.key
        self.drafts.append(_Draft(head, level, part))

    def _paragraph_or_why(
        self, node: SyntaxTreeNode, paragraphs: list[Sentence], whys: list[Sentence], settings: dict[str, str]
    ) -> None:
        """Add what a paragraph says to `paragraphs` or `settings`, or what a quote says to `whys`."""
        if node.type == "blockquote":
            for child in node.children:
                self._paragraph_or_why(child, whys, whys, settings)
        elif node.type == "paragraph":
            line = self._line(node.children[0])
            if line.settings is not None:
                settings.update(line.settings)
            elif line.key is not None or line.tick is not None:
                raise self._problem(node, _("a key or a tick stands in front of an item only: - `key` …"))
            elif line.text:  # a comment alone says nothing
                paragraphs.append(Sentence(line.text, line.line))
        elif not self._is_comment(node):
            raise self._no_place(node)

    def _list(self, node: SyntaxTreeNode) -> None:
        draft = self.drafts[-1]
        if draft.items and draft.ordered != (node.type == "ordered_list"):
            raise self._problem(node, _("a block has one list: numbered steps or items with a dash, not both."))
        draft.ordered = node.type == "ordered_list"
        for child in node.children:
            item = self._item(child)
            if item.key is not None and item.key in {other.key for other in draft.items}:
                raise self._problem(
                    child, _("the key {key} stands here twice. Give each its own.").format(key=item.key)
                )
            draft.items.append(item)

    def _item(self, node: SyntaxTreeNode) -> Item[Sentence]:
        if not node.children or node.children[0].type != "paragraph":
            raise self._problem(node, _("this item has no text."))
        head = self._line(node.children[0].children[0], in_item=True)
        if not head.text:
            raise self._problem(node, _("this item has no text."))
        paragraphs = [Sentence(head.text, head.line)]
        whys: list[Sentence] = []
        settings: dict[str, str] = {}
        for child in node.children[1:]:
            self._paragraph_or_why(child, paragraphs, whys, settings)
        if head.tick is False and not whys:
            raise self._problem(node, _("this answer has no why. Write it below, indented: > …"))
        return Item(head.key, head.tick, tuple(paragraphs), tuple(whys), settings, head.line, head.last_line, head.of)

    def _line(self, inline: SyntaxTreeNode, in_item: bool = False) -> _Line:
        """Return what an inline node says. What stands in typewriter in front is a key, and alone it holds settings."""
        first, last = inline.map or (0, 0)
        line = _Line(first + 1, last)
        children = [child for child in inline.children if child.type != "html_inline"]
        code = [child for child in children if child.type == "code_inline"]
        before = "".join(child.content for child in children[: children.index(code[0])]) if code else ""
        if len(children) == 1 and code and ":" in code[0].content and not in_item:
            line.settings = self._settings(inline, code[0].content)
            return line
        for child in inline.children:
            if child.type in ("text", "text_special"):
                line.text += child.content
            elif child.type == "softbreak":
                line.text += " "
            elif child.type == "html_inline" and child.content.startswith("<!--"):
                line.of = _fingerprint_in(child.content) or line.of
            elif child.type == "code_inline" and line.key is None and before in ("", *TICKS):
                line.key = self._key(inline, child.content)
            else:
                raise self._no_place(child, line.line)
        for tick, right in TICKS.items():
            if in_item and f"{line.text} ".startswith(tick):
                line.tick, line.text = right, line.text[len(tick) :]
        line.text = line.text.strip()
        try:
            pieces(line.text)
        except ValueError as error:
            raise WordsError(self.file, line.line, str(error)) from None
        return line

    def _key(self, node: SyntaxTreeNode, key: str) -> str:
        if not key.replace("-", "a").replace("_", "a").isalnum() or not key.isascii():
            raise self._problem(
                node,
                _(
                    "“{key}” is no key: letters, digits, - and _. Typewriter on a line of its own has a name and a colon."
                ).format(key=key),
            )
        return key

    def _settings(self, node: SyntaxTreeNode, text: str) -> dict[str, str]:
        settings: dict[str, str] = {}
        for each in text.split(","):
            name, colon, value = (part.strip() for part in each.partition(":"))
            if not (name and colon and value):
                raise self._problem(
                    node, _("“{text}” can't be read. Write `name: value, name: value`.").format(text=text)
                )
            settings[name] = value
        return settings

    def _is_comment(self, node: SyntaxTreeNode) -> bool:
        return node.type == "html_block" and node.content.strip().startswith("<!--")

    def _problem(self, node: SyntaxTreeNode, text: str) -> WordsError:
        return WordsError(self.file, node.map[0] + 1 if node.map else 1, text)

    def _no_place(self, node: SyntaxTreeNode, line: int | None = None) -> WordsError:
        """What the screen can't show is refused, before somebody wonders where it went."""
        text = {
            "em": _("no screen can show emphasis yet. Write \\* or \\_ where the sign itself is meant."),
            "code_inline": _(
                "typewriter stands in front of a heading or an item, or alone on a line with empty lines around it."
            ),
            "code_block": _("this is indented too far, or not below an item."),
        }.get(
            "em" if node.type == "strong" else node.type, _("{what} has no place among words.").format(what=node.type)
        )
        return self._problem(node, text) if line is None else WordsError(self.file, line, text)


def _fingerprint_in(comment: str) -> str | None:
    text = comment.removeprefix("<!--").removesuffix("-->").strip()
    return text.removeprefix(RECORDED).strip() if text.startswith(RECORDED) else None
