"""The words of one place, in the language in use: ask for a block or a sentence, and give the facts it tells."""

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache
from pathlib import Path

from datawijs.language import DEFAULT_LANGUAGE, LANGUAGES, _, current_language
from datawijs.words.facts import Fact, Later, filled, gaps, waits_for_number
from datawijs.words.markdown import read_blocks
from datawijs.words.pairing import translated
from datawijs.words.problem import WordsError, did_you_mean
from datawijs.words.shape import Block, Item, Sentence

FORMS = {"one": Later(1), "many": Later(2)}


def read_words(place: str | Path) -> "Words":
    """Return the words that stand beside a module (`__file__`) or in a folder: in `words/nl.md` and `words/en.md` there.

    Nothing is read before something is asked for.
    """
    place = Path(place)
    folder = (place.parent if place.suffix == ".py" else place) / "words"
    return Words({language: folder / f"{language}.md" for language in LANGUAGES})


class Words:
    """The words of a file in both languages, or of a part of it.

    files : the file in each language.

    Whatever is asked for comes in the language in use, and raises WordsError, with file and line, where it isn't there, tells
    of a fact that nobody gave, or leaves a given fact untold.
    """

    def __init__(self, files: Mapping[str, Path]):
        self._files = tuple(files.items())
        self._part: str | None = None
        self.facts: dict[str, Fact] = {}

    def knowing(self, facts: Mapping[str, Fact], *, shared: bool = False) -> "Words":
        """Return the same words with facts that all of their blocks may tell.

        Each fact has to be told somewhere in them, unless they are `shared` with other files.
        """
        if not shared:
            self._refuse_untold(facts)
        knowing = copy(self)
        knowing.facts = {**self.facts, **facts}
        return knowing

    def _refuse_untold(self, facts: Mapping[str, Fact]) -> None:
        for language in LANGUAGES:  # the other language only where this one leaves a fact untold
            told = {name for block in self._written(language) for one in block.words() for name in gaps(one.text)}
            untold = sorted(set(facts) - told)
            if not untold:
                return
        raise WordsError(
            self._file,
            1,
            _("no sentence tells the fact {name}.").format(name=untold[0]) + did_you_mean(untold[0], told),
        )

    def part(self, key: str) -> "Words":
        """Return the words of a part alone: its blocks, and what stands right under its own heading."""
        if not any(block.level == 1 and block.key == key for block in self._blocks()):
            raise self._unknown(key, (block.key for block in self._blocks() if block.level == 1))
        part = copy(self)
        part._part = key
        return part

    def parts(self) -> tuple[str, ...]:
        """Return the keys of the parts, in their order."""
        return tuple(block.key for block in self._blocks() if block.level == 1)

    def block_keys(self) -> tuple[str, ...]:
        """Return the keys of the blocks, in their order, without those of parts."""
        return tuple(block.key for block in self._blocks() if block.level == 2)

    def unfilled(self, key: str) -> Block[Sentence]:
        """Return a block with its gaps open."""
        found = [block for block in self._blocks() if block.key == key]
        if not found:
            raise self._unknown(key, (block.key for block in self._blocks()))
        if len(found) > 1:
            raise found[1].problem(_("several parts have {key}. Ask for it with part(…).").format(key=f"`{key}`"))
        return found[0]

    def block(self, key: str, facts: Mapping[str, Fact] | None = None) -> Block[str]:
        """Return a block with its gaps filled in; `facts` are those that this block tells besides those of all blocks."""
        block = self.unfilled(key)
        told = self._told(block, block.words(), facts or {})
        return block.said(lambda sentence: _said(block, sentence, told))

    def blocks(self, facts: Mapping[str, Fact] | None = None) -> tuple[Block[str], ...]:
        """Return the blocks in their order, without those of parts."""
        if facts:
            return self.knowing(facts).blocks()
        return tuple(
            block.said(lambda sentence, block=block: _said(block, sentence, self.facts))  # type: ignore[misc]
            for block in self._blocks()
            if block.level == 2
        )

    def title(self, key: str, /, **facts: Fact) -> str:
        """Return the title of a block."""
        block = self.unfilled(key)
        if block.title is None:
            raise block.problem(_("this heading has no title. Write it behind the key."))
        return _said(block, block.title, self._told(block, [block.title], facts))

    def text(self, key: str, /, **facts: Fact) -> str:
        """Return the paragraphs of a block as one text."""
        block = self.unfilled(key)
        if not block.paragraphs:
            raise block.problem(_("nothing is told here. Write a paragraph below the heading."))
        told = self._told(block, block.paragraphs, facts)
        return " ".join(_said(block, one, told) for one in block.paragraphs)

    def say(self, key: str, sentence: str, /, **facts: Fact) -> str:
        """Return one sentence of the list in block `key`."""
        block, item = self._item(key, sentence)
        return _said(block, item.text, self._told(block, [item.text], facts))

    def why(self, key: str, sentence: str, /, **facts: Fact) -> str:
        """Return the why under one sentence of the list in block `key`."""
        block, item = self._item(key, sentence)
        if not item.whys:
            raise block.problem(_("this has no why. Write it below, indented: > …"), item.line)
        told = self._told(block, item.whys, facts)
        return " ".join(_said(block, one, told) for one in item.whys)

    def sentences(self, key: str, facts: Mapping[str, Fact] | None = None) -> dict[str, str]:
        """Return the sentences of the list in block `key`, by their keys, for a front end to show.

        Where a number that only the browser knows (`Later()`) chooses between two forms, both are there: `names_one` and
        `names_many` for the sentence `names`.
        """
        block = self.unfilled(key)
        told = self._told(block, (item.text for item in block.lists), facts or {})
        sentences: dict[str, str] = {}
        for item in block.lists:
            waiting = waits_for_number(item.text.text, told)
            if not waiting:
                sentences[item.key or ""] = _said(block, item.text, told)
            for form, number in FORMS.items() if waiting else ():
                chosen = {**told, **dict.fromkeys(waiting, number)}
                sentences[f"{item.key}_{form}"] = _said(block, item.text, chosen)
        return sentences

    @property
    def _file(self) -> Path:
        return dict(self._files)[current_language()]

    def _blocks(self) -> tuple[Block[Sentence], ...]:
        """The blocks of the file, or of the part, in the language in use."""
        return self._of_part(_read(self._files, current_language()))

    def _written(self, language: str) -> tuple[Block[Sentence], ...]:
        """The blocks as they stand in the file of a language, even where the two don't fit."""
        return self._of_part(_read_file(dict(self._files)[language]))

    def _of_part(self, blocks: tuple[Block[Sentence], ...]) -> tuple[Block[Sentence], ...]:
        if self._part is None:
            return blocks
        return tuple(block for block in blocks if self._part in (block.part, block.key if block.level == 1 else None))

    def _item(self, key: str, sentence: str) -> tuple[Block[Sentence], Item[Sentence]]:
        block = self.unfilled(key)
        for item in block.items:
            if item.key == sentence:
                return block, item
        raise block.problem(
            _("{key} has no {sentence}.").format(key=f"`{key}`", sentence=f"`{sentence}`")
            + did_you_mean(sentence, [item.key for item in block.items if item.key], "`{}`")
        )

    def _told(
        self, block: Block[Sentence], sentences: Iterable[Sentence], facts: Mapping[str, Fact]
    ) -> dict[str, Fact]:
        """All facts that sentences may tell; those of their own have to be told in them."""
        if facts:
            told = {name for one in sentences for name in gaps(one.text)}
            for name in facts:
                if name not in told and not self._is_told_elsewhere(block, name):
                    raise block.problem(
                        _("nothing here tells the fact {name}.").format(name=name) + did_you_mean(name, told)
                    )
        return {**self.facts, **facts}

    def _is_told_elsewhere(self, block: Block[Sentence], name: str) -> bool:
        """Whether the other language needs a fact in this block: to choose between two forms, say."""
        return any(
            name in gaps(one.text)
            for language in LANGUAGES
            for other in self._written(language)
            if (other.part, other.level, other.key) == (block.part, block.level, block.key)
            for one in other.words()
            if language != current_language()
        )

    def _unknown(self, key: str, known: Iterable[str]) -> WordsError:
        return WordsError(
            self._file, 1, _("there is no {key} here.").format(key=f"`{key}`") + did_you_mean(key, known, "`{}`")
        )


def _said(block: Block[Sentence], sentence: Sentence, facts: Mapping[str, Fact]) -> str:
    try:
        return filled(sentence.text, facts)
    except ValueError as error:
        raise block.problem(str(error), sentence.line) from None


@cache
def _read(files: tuple[tuple[str, Path], ...], language: str) -> tuple[Block[Sentence], ...]:
    of = dict(files)
    dutch = _read_file(of[DEFAULT_LANGUAGE])
    return dutch if language == DEFAULT_LANGUAGE else translated(dutch, _read_file(of[language]))


@cache
def _read_file(file: Path) -> tuple[Block[Sentence], ...]:
    return read_blocks(file)
