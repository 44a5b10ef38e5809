"""Questions from a file of words: a block becomes a question, its ticked items the answers.

`question` makes one for an exercise, `check_question` the same for a Short check. What a block holds, by kind:

choice  items with a tick; the key of a wrong one is its thinking error, or it says `error: …`
number  `kind: number`; the answer is the fact in the right item, what follows is its unit; `within: 0.5` is the tolerance
order   numbered steps, in their right order
statement  `kind: statement`; the items are the scale, from low to high; without items it goes from disagree to agree, or as the
           check says for all of its statements

Any of them may say `place: …`, a place in the figure above it that is marked once it was answered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from datawijs.language import _
from datawijs.widgets.question import Answer, Choices, Drawn, Numeric, Ordering, Question, Statement
from datawijs.words import Block, Fact, Item, Number, Words
from datawijs.words.facts import Gap, pieces

KINDS = ("choice", "number", "order", "statement")


def question(
    words: Words,
    key: str,
    facts: Mapping[str, Fact] | None = None,
    *,
    figure: Drawn | None = None,
    on_page: bool = False,
    scale: Sequence[str] = (),
) -> Question:
    """Return the question in block `key` of `words`; raises WordsError where it can't be asked.

    One of an exercise has a level, and one right answer. `on_page`, in a Short check, it needs no level, and several may be
    right. `scale`: the answers to a statement that has none of its own, from low to high.
    """
    asked = _question(words, key, facts, figure=figure, on_page=on_page, scale=scale)
    place = words.block(key, facts).settings.get("place")
    if place and f'data-place="{place}"' not in (figure._repr_html_() if figure else ""):
        raise words.block(key, facts).problem(_("the figure has no place {place} to point at.").format(place=place))
    return replace(asked, place=place)


def _question(
    words: Words,
    key: str,
    facts: Mapping[str, Fact] | None,
    *,
    figure: Drawn | None,
    on_page: bool,
    scale: Sequence[str],
) -> Question:
    block, known = words.block(key, facts), {**words.facts, **(facts or {})}
    prompt, kind = _prompt(block), _kind(block)
    level = block.settings.get("level") if on_page else _setting(block, "level")
    if kind == "choice":
        return Question(key, level, prompt, _choices(block, several=on_page), figure)
    if kind == "number":
        return _number(words, block, known, figure)
    if kind == "order":
        steps = [item.text for item in block.items]
        return Ordering(prompt, steps, why=block.why, level=level, key=key, figure=figure)
    return Statement(prompt, [item.text for item in block.items] or scale or None, level=level, key=key, figure=figure)


check_question = partial(question, on_page=True)


def _choices(block: Block[str], *, several: bool) -> Choices:
    right = [item for item in block.items if item.tick]
    if len(right) != 1 and not several:
        line = right[1].line if right else block.line
        raise block.problem(
            _("one answer is right: write - [x] before one, not before {count}.").format(count=len(right)), line
        )
    nameless = [item for item in right if not item.key]
    if len(nameless) > 1:
        raise block.problem(_("several answers are right: give each a key, behind its tick."), nameless[1].line)
    answers = (
        Answer(item.text, _why(block, item), None if item.tick else _error(block, item), item.key)
        for item in block.items
    )
    return Choices(tuple(answers), several=several)


def _number(words: Words, block: Block[str], facts: Mapping[str, Fact], figure: Drawn | None) -> Question:
    open_items = words.unfilled(block.key).items
    values = [_value(block, item.text.text, facts, item.line) for item in open_items]
    right = [(value, item) for value, item in zip(values, block.items, strict=True) if item.tick]
    if len(right) != 1:
        raise block.problem(
            _("one number is right: write - [x] before one, not before {count}.").format(count=len(right))
        )
    (answer, unit), item = right[0]
    return Numeric(
        _prompt(block),
        answer,
        tolerance=_tolerance(block),
        unit=unit,
        why=_why(block, item),
        wrong=[
            (value, _why(block, one), one.key or _error(block, one), _error(block, one))
            for (value, _unit), one in zip(values, block.items, strict=True)
            if not one.tick
        ],
        level=block.settings.get("level"),
        key=block.key,
        figure=figure,
    )


def _tolerance(block: Block[str]) -> float:
    within = block.settings.get("within", "0")
    try:
        return float(within)
    except ValueError:
        raise block.problem(
            _("“within: {within}” is no number. Write it with a point: 0.5").format(within=within)
        ) from None


def _value(block: Block[str], text: str, facts: Mapping[str, Fact], line: int) -> tuple[float, str]:
    """The number that an item stands for, unrounded, and the unit behind it."""
    first, *rest = pieces(text)
    fact = facts.get(first.name) if isinstance(first, Gap) else None
    value = fact.value if isinstance(fact, Number) else fact
    if isinstance(value, bool) or not isinstance(value, (int, float)) or any(isinstance(each, Gap) for each in rest):
        raise block.problem(
            _("a number to fill in is one fact, and perhaps its unit: {example}").format(example="{share} %"), line
        )
    return value, "".join(map(str, rest)).strip()


def _kind(block: Block[str]) -> str:
    kind = block.settings.get("kind", "order" if block.ordered else "choice")
    if kind not in KINDS:
        raise block.problem(
            _("“{kind}” is no kind of question. Write one of these: {known}.").format(kind=kind, known=", ".join(KINDS))
        )
    if kind in ("choice", "number"):
        for item in block.items:
            if item.tick is None:
                raise block.problem(
                    _("this answer has no tick. Write - [x] when it is right, - [ ] when not."), item.line
                )
    return kind


def _prompt(block: Block[str]) -> str:
    if not block.paragraphs:
        raise block.problem(_("nothing is asked. Write the question as a paragraph below the heading."))
    return " ".join(block.paragraphs)


def _why(block: Block[str], item: Item[str]) -> str:
    """What is said with every answer, and what is said with this one."""
    if not block.whys and not item.whys:
        raise block.problem(_("this answer has no why. Write it below, indented: > …"), item.line)
    return " ".join((*block.whys, *item.whys))


def _error(block: Block[str], item: Item[str]) -> str:
    error = item.settings.get("error") or item.key
    if not error:
        raise block.problem(
            _("this wrong answer names no thinking error. Write its key behind the tick, or `slip`: - [ ] `slip` …"),
            item.line,
        )
    return error


def _setting(block: Block[str], name: str) -> str:
    if name not in block.settings:
        raise block.problem(_("this question has no {name}. Write it below the heading: `{name}: …`").format(name=name))
    return block.settings[name]
