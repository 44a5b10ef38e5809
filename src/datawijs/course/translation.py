"""Hold the two languages of the course together.

Dutch is the source. Every English cell that differs from its Dutch twin carries, in `metadata.translation.of`, the hash of
the Dutch cell that it was translated from; an English Markdown page carries it as `translation_of` in its front matter, and
each block of `words/en.md` as a comment. When the Dutch changes the hash no longer fits, and the check names the cell or line.

For whoever translates::

    python -m datawijs.course.translation                                   # what is missing or stale
    python -m datawijs.course.translation --record modules/en/…/01-x.ipynb  # "I have read it again: it fits the Dutch"
"""

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import yaml

from datawijs.language import _
from datawijs.widgets.exercise import exercise_kinds
from datawijs.words import Block, WordsError, is_page_words
from datawijs.words.fingerprints import block_fingerprint, fingerprint, item_fingerprint, write_marks
from datawijs.words.markdown import read_blocks
from datawijs.words.on_pages import SUFFIX
from datawijs.words.pairing import block_pairs, differences, item_pairs
from datawijs.words.shape import Sentence

CONTENT_FOLDERS = ("book", "modules", "coach", "solutions")
SOURCE, TARGET = "nl", "en"
# The package's files of words stand beside what they belong to, in a folder of this name.
WORDS_ROOT, WORDS_FOLDER = "src", "words"

# Strings that name things and are not read by a learner: they stay the same in every language.
EXERCISES = {kind.title().replace("_", "") for kind in exercise_kinds()}  # line_up is the folder of LineUp
NAMING_KEYWORDS = {"case", "form", "key", "level", "view"}


def check(root: Path) -> list[str]:
    """Return a sentence for each place below `root` where English and Dutch do not fit; none means that all is well."""
    problems = []
    for folder in CONTENT_FOLDERS:
        dutch, english = _files(root / folder / SOURCE), _files(root / folder / TARGET)
        for name in sorted(dutch - english):
            problems.append(_("{page}: there is no English page yet.").format(page=f"{folder}/{TARGET}/{name}"))
        for name in sorted(english - dutch):
            problems.append(_("{page}: there is no Dutch page.").format(page=f"{folder}/{SOURCE}/{name}"))
        for name in sorted(dutch & english):
            place = f"{folder}/{TARGET}/{name}"
            compare = _compare_notebooks if name.endswith(".ipynb") else _compare_pages
            problems += [f"{place}: {text}" for text in compare(root / folder / SOURCE / name, root / place)]
    return problems + _check_words(root)


def _stale() -> str:
    return _("the Dutch has changed since it was translated.")


def _unrecorded() -> str:
    return _("is not recorded as a translation of the Dutch.")


def record(english: Path) -> None:
    """Write into the file `english` that it is a translation of its Dutch twin as it is now."""
    dutch = twin_of(english)
    if _is_words(english):
        _record_words(dutch, english)
    elif english.suffix == ".ipynb":
        _record_notebook(dutch, english)
    else:
        _record_page(dutch, english)


def twin_of(english: Path) -> Path:
    """Return the path of the Dutch page or file of words of which `english` is the translation."""
    if english.parent.name == WORDS_FOLDER and english.name == f"{TARGET}.md":
        return english.with_name(f"{SOURCE}.md")
    parts = list(english.parts)
    position = max((i for i, part in enumerate(parts) if part == TARGET), default=None)
    if position is None:
        raise ValueError(
            _("{page} is not below a folder named {folder}: give a page of the English tree.").format(
                page=english, folder=TARGET
            )
        )
    parts[position] = SOURCE
    return Path(*parts)


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for pattern in ("*.md", "*.ipynb")
        for path in folder.rglob(pattern)
        if ".ipynb_checkpoints" not in path.parts and not is_page_words(path)
    }


# Notebooks ------------------------------------------------------------------------------------------------------------


def _compare_notebooks(dutch_path: Path, english_path: Path) -> Iterator[str]:
    dutch, english = _read_notebook(dutch_path), _read_notebook(english_path)
    if dutch.metadata.get("datawijs") != english.metadata.get("datawijs"):
        yield _("the facts of the page (metadata.datawijs) differ from the Dutch.")
    dutch_ids, english_ids = [cell.id for cell in dutch.cells], [cell.id for cell in english.cells]
    if dutch_ids != english_ids:
        yield _("the cells are not the same, or not in the same order: {difference}.").format(
            difference=_first_difference(dutch_ids, english_ids)
        )
        return
    for source, target in zip(dutch.cells, english.cells, strict=True):
        yield from (
            _("cell {cell!r}: {text}").format(cell=target.id, text=text) for text in _compare_cells(source, target)
        )


def _first_difference(dutch: list[str], english: list[str]) -> str:
    for one, other in zip(dutch, english, strict=False):
        if one != other:
            return _("Dutch has {one!r} where English has {other!r}").format(one=one, other=other)
    if len(dutch) > len(english):
        return _("only Dutch has {cell!r}").format(cell=dutch[len(english)])
    return _("only English has {cell!r}").format(cell=english[len(dutch)])


def _compare_cells(dutch: nbformat.NotebookNode, english: nbformat.NotebookNode) -> Iterator[str]:
    if dutch.cell_type != english.cell_type:
        yield _("is {kind}, in Dutch {other_kind}.").format(kind=english.cell_type, other_kind=dutch.cell_type)
        return
    for key in ("tags", "nbgrader", "jupyter"):
        if dutch.metadata.get(key) != english.metadata.get(key):
            yield _("its {facts} differ from the Dutch.").format(facts=key)
    if dutch.cell_type == "code" and code_without_words(dutch.source) != code_without_words(english.source):
        yield _("its code differs from the Dutch by more than strings and comments.")
    if dutch.source != english.source:
        recorded = english.metadata.get("translation", {}).get("of")
        if recorded is None:
            yield _unrecorded()
        elif recorded != fingerprint(dutch.source):
            yield _stale()
    elif dutch.cell_type == "markdown" and re.search(r"\w{3}", dutch.source) and not _is_markup(dutch.source):
        yield _("is still in Dutch.")


def _is_markup(source: str) -> bool:
    """Tell whether a cell holds no prose: links, directives and markup may be the same in both languages."""
    return not re.search(r"[^\W\d_]{2,}(\s+[^\W\d_]{2,}){2,}", re.sub(r"<[^>]*>|:::.*|\{[^}]*\}", "", source))


def code_without_words(source: str) -> str:
    """Return what the code in `source` does, without its comments and the texts that a reader sees."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    return ast.dump(_WithoutWords().visit(tree))


class _WithoutWords(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        kept = {id(keyword.value) for keyword in node.keywords if keyword.arg in NAMING_KEYWORDS}
        if name in EXERCISES and node.args:
            kept.add(id(node.args[0]))
        node.func = self.visit(node.func)
        node.args = [arg if id(arg) in kept else self.visit(arg) for arg in node.args]
        for keyword in node.keywords:
            if id(keyword.value) not in kept:
                keyword.value = self.visit(keyword.value)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        # a translation may name the values in another order
        values = [self.visit(part) for part in node.values if isinstance(part, ast.FormattedValue)]
        return ast.Tuple(elts=sorted(values, key=ast.dump), ctx=ast.Load())

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(value="") if isinstance(node.value, str) else node


def _record_notebook(dutch_path: Path, english_path: Path) -> None:
    dutch, english = _read_notebook(dutch_path), _read_notebook(english_path)
    sources = {cell.id: cell.source for cell in dutch.cells}
    for cell in english.cells:
        cell.metadata.pop("translation", None)
        if cell.id in sources and sources[cell.id] != cell.source:
            cell.metadata["translation"] = {"of": fingerprint(sources[cell.id])}
    nbformat.write(english, english_path)


def _read_notebook(path: Path) -> nbformat.NotebookNode:
    try:
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
        return notebook
    except (OSError, ValueError, json.JSONDecodeError) as error:
        raise ValueError(_("{path} can't be read as a notebook: {error}").format(path=path, error=error)) from error


# Markdown pages -------------------------------------------------------------------------------------------------------

_PAGE = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)


def _split_page(path: Path) -> tuple[dict[str, Any], str]:
    text = path.read_text(encoding="utf-8")
    match = _PAGE.match(text)
    return (yaml.safe_load(match["front"]) or {}, match["body"]) if match else ({}, text)


def _compare_pages(dutch_path: Path, english_path: Path) -> Iterator[str]:
    dutch_facts, dutch_body = _split_page(dutch_path)
    english_facts, english_body = _split_page(english_path)
    recorded = english_facts.pop("translation_of", None)
    if dutch_facts != english_facts:
        yield _("the facts of the page (its front matter) differ from the Dutch.")
    if dutch_body == english_body:
        yield _("is still in Dutch.")
    elif recorded is None:
        yield _unrecorded()
    elif recorded != fingerprint(dutch_body):
        yield _stale()


def _record_page(dutch_path: Path, english_path: Path) -> None:
    facts, body = _split_page(english_path)
    facts["translation_of"] = fingerprint(_split_page(dutch_path)[1])
    front = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False).strip()
    english_path.write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")


# Files of words -------------------------------------------------------------------------------------------------------


def _is_words(path: Path) -> bool:
    return is_page_words(path) or (path.parent.name == WORDS_FOLDER and path.name == f"{TARGET}.md")


def _check_words(root: Path) -> list[str]:
    """A sentence for each place in a file of words, beginning with the file and the line."""
    problems = []
    for dutch, english in _worded(root):
        try:
            found = list(_compare_words(dutch, english))
        except WordsError as error:
            found = [error]
        problems += [f"{one.file.relative_to(root).as_posix()}:{one.line}: {one.text}" for one in found]
    return problems


def _worded(root: Path) -> list[tuple[Path, Path]]:
    """The Dutch and the English file of all words, of which one may not be there: the package's, then those of pages."""
    folders = {path.parent for path in root.glob(f"{WORDS_ROOT}/**/{WORDS_FOLDER}/*.md")}
    pairs = [(folder / f"{SOURCE}.md", folder / f"{TARGET}.md") for folder in sorted(folders)]
    for tree in CONTENT_FOLDERS:
        dutch, english = root / tree / SOURCE, root / tree / TARGET
        names = {path.relative_to(home) for home in (dutch, english) for path in home.rglob(f"*{SUFFIX}")}
        pairs += [(dutch / name, english / name) for name in sorted(names)]
    return pairs


def _compare_words(dutch_path: Path, english_path: Path) -> Iterator[WordsError]:
    if not english_path.is_file():
        yield WordsError(dutch_path, 1, _("there is no English file yet: {name}.").format(name=english_path.name))
        return
    if not dutch_path.is_file():
        yield WordsError(english_path, 1, _("there is no Dutch file: {name}.").format(name=dutch_path.name))
        return
    dutch, english = read_blocks(dutch_path), read_blocks(english_path)
    yield from differences(dutch, english)
    for source, target in block_pairs(dutch, english):
        yield from _compare_blocks(source, target)


def _compare_blocks(dutch: Block[Sentence], english: Block[Sentence]) -> Iterator[WordsError]:
    state = _state(block_fingerprint(dutch), english.of, block_fingerprint(english), english.own_words())
    if state:
        yield english.problem(f"`{english.key}`: {state}")
    for source, target in item_pairs(dutch, english):
        if source in dutch.lists:
            state = _state(item_fingerprint(source), target.of, item_fingerprint(target), target.words())
            if state:
                yield english.problem(f"`{target.key}`: {state}", target.line)


def _state(dutch: str, recorded: str | None, english: str, words: Iterable[Sentence]) -> str | None:
    """What keeps words from being a translation of the Dutch ones, by the fingerprints of both; None when all is well."""
    if english == dutch and not _is_markup(" ".join(one.text for one in words)):
        return _("is still in Dutch.")
    if recorded is None:
        return _unrecorded()
    return _stale() if recorded != dutch else None


def _record_words(dutch_path: Path, english_path: Path) -> None:
    marks = {}
    for dutch, english in block_pairs(read_blocks(dutch_path), read_blocks(english_path)):
        marks[english.line, english.line] = block_fingerprint(dutch)
        for source, target in item_pairs(dutch, english):
            if source in dutch.lists:
                marks[target.line, target.last_line] = item_fingerprint(source)
    write_marks(english_path, marks)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m datawijs.course.translation", description=__doc__.split("\n\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the folder of the course (default: this one)")
    parser.add_argument("--record", type=Path, nargs="+", metavar="FILE", help="English pages that fit the Dutch again")
    options = parser.parse_args(arguments)
    try:
        for path in options.record or ():
            record(path)
        problems = check(options.root)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(problems) or _("English and Dutch fit."))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
