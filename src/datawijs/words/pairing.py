"""The two languages of one file of words, held together.

Parts, order, ticks and settings come from the Dutch. Blocks and items with a key are matched by key, other items by place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from datawijs.language import _
from datawijs.words.facts import shown_gaps
from datawijs.words.problem import WordsError, did_you_mean
from datawijs.words.shape import Block, Item, Sentence

Blocks = Iterable[Block[Sentence]]


def translated(dutch: Blocks, english: Blocks) -> tuple[Block[Sentence], ...]:
    """Return the Dutch blocks with their English words; raises the first WordsError of `differences`."""
    dutch, english = tuple(dutch), tuple(english)
    for problem in differences(dutch, english):
        raise problem
    return tuple(_in_english(source, target) for source, target in block_pairs(dutch, english))


def block_pairs(dutch: Blocks, english: Blocks) -> Iterator[tuple[Block[Sentence], Block[Sentence]]]:
    """Yield each Dutch block with its English one, in the order of the Dutch; those without a twin are left out."""
    twins = {_address(block): block for block in english}
    for block in dutch:
        if _address(block) in twins:
            yield block, twins[_address(block)]


def item_pairs(dutch: Block[Sentence], english: Block[Sentence]) -> Iterator[tuple[Item[Sentence], Item[Sentence]]]:
    """Yield each Dutch item with its English one, in the order of the Dutch; those without a twin are left out."""
    twins = {item.key: item for item in english.items if item.key}
    nameless = iter([item for item in english.items if not item.key])
    for item in dutch.items:
        twin = twins.get(item.key) if item.key else next(nameless, None)
        if twin is not None:
            yield item, twin


def differences(dutch: Blocks, english: Blocks) -> Iterator[WordsError]:
    """Yield what keeps the English from being a translation of the Dutch: at the line where something has to be written."""
    dutch, english = tuple(dutch), tuple(english)
    known, made = {_address(block) for block in dutch}, {_address(block) for block in english}
    for block in dutch:
        if _address(block) not in made:
            yield block.problem(_("{block} has no English twin yet.").format(block=_name(block)))
    for block in english:
        if _address(block) not in known:
            yield block.problem(
                _("{block} has no Dutch twin.").format(block=_name(block))
                + did_you_mean(block.key, [other.key for other in dutch if other.part == block.part])
            )
    for source, target in block_pairs(dutch, english):
        yield from _in_block(source, target)


def _in_block(dutch: Block[Sentence], english: Block[Sentence]) -> Iterator[WordsError]:
    if english.settings:
        yield english.problem(_("what stands in typewriter on a line of its own belongs in nl.md only."))
    if (dutch.title is None) != (english.title is None):
        yield english.problem(_("a title stands in one language only."))
    if dutch.ordered != english.ordered and dutch.items and english.items:
        yield english.problem(_("steps are numbered in one language only."))
    for what, one, other in (
        (_("paragraphs"), dutch.paragraphs, english.paragraphs),
        (_("whys (> …)"), dutch.whys, english.whys),
    ):
        if len(one) != len(other):
            yield _counts(english, english.line, what, len(other), len(one))
    yield from _gaps_differ(
        english,
        english.line,
        [*_title(dutch), *dutch.paragraphs, *dutch.whys],
        [*_title(english), *english.paragraphs, *english.whys],
    )
    yield from _items_missing(dutch, english)
    for source, target in item_pairs(dutch, english):
        yield from _in_item(english, source, target)


def _items_missing(dutch: Block[Sentence], english: Block[Sentence]) -> Iterator[WordsError]:
    known, made = {item.key for item in dutch.items}, {item.key for item in english.items}
    for item in dutch.items:
        if item.key not in made:
            yield dutch.problem(_("{item} has no English twin yet.").format(item=f"`{item.key}`"), item.line)
    for item in english.items:
        if item.key not in known:
            hint = did_you_mean(item.key or "", [key for key in known if key])
            yield english.problem(_("{item} has no Dutch twin.").format(item=f"`{item.key}`") + hint, item.line)
    one, other = (sum(item.key is None for item in block.items) for block in (dutch, english))
    if one != other and None in known & made:
        yield _counts(english, english.line, _("items without a key"), other, one)


def _in_item(block: Block[Sentence], dutch: Item[Sentence], english: Item[Sentence]) -> Iterator[WordsError]:
    if english.settings:
        yield block.problem(_("what stands in typewriter on a line of its own belongs in nl.md only."), english.line)
    if dutch.tick != english.tick:
        yield block.problem(_("this has another tick than in the Dutch."), english.line)
    if len(dutch.paragraphs) != len(english.paragraphs):
        yield _counts(block, english.line, _("paragraphs"), len(english.paragraphs), len(dutch.paragraphs))
    if len(dutch.whys) != len(english.whys):
        yield _counts(block, english.line, _("whys (> …)"), len(english.whys), len(dutch.whys))
    yield from _gaps_differ(block, english.line, list(dutch.words()), list(english.words()))


def _counts(block: Block[Sentence], line: int, what: str, here: int, there: int) -> WordsError:
    return block.problem(
        _("the {what} are {here}, in the Dutch {there}.").format(what=what, here=here, there=there), line
    )


def _gaps_differ(
    block: Block[Sentence], line: int, dutch: list[Sentence], english: list[Sentence]
) -> Iterator[WordsError]:
    """What only chooses between two forms may be needed in one language only."""
    wanted, written = _gaps(dutch), _gaps(english)
    for name in sorted(wanted - written):
        yield block.problem(_("the gap {gap} of the Dutch is missing.").format(gap=f"{{{name}}}"), line)
    for name in sorted(written - wanted):
        at = next(one.line for one in english if name in shown_gaps(one.text))
        hint = did_you_mean(name, wanted, "{{{}}}")
        yield block.problem(_("the gap {gap} is not in the Dutch.").format(gap=f"{{{name}}}") + hint, at)


def _gaps(sentences: list[Sentence]) -> set[str]:
    return {name for one in sentences for name in shown_gaps(one.text)}


def _in_english(dutch: Block[Sentence], english: Block[Sentence]) -> Block[Sentence]:
    items = tuple(
        replace(source, paragraphs=target.paragraphs, whys=target.whys, line=target.line)
        for source, target in item_pairs(dutch, english)
    )
    return replace(
        dutch,
        file=english.file,
        line=english.line,
        title=english.title,
        paragraphs=english.paragraphs,
        whys=english.whys,
        items=items,
    )


def _title(block: Block[Sentence]) -> list[Sentence]:
    return [block.title] if block.title else []


def _address(block: Block[Sentence]) -> tuple[str | None, int, str]:
    return block.part, block.level, block.key


def _name(block: Block[Sentence]) -> str:
    return _("block `{key}`").format(key=block.key) if block.level == 2 else _("part `{key}`").format(key=block.key)
