"""A whole course of three pages, in a folder of its own, for tests that break it."""

import shutil
from pathlib import Path

import nbformat
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from datawijs.course import translation

ROOT = Path(__file__).parent.parent
TOC = {
    "format": "jb-book",
    "root": "book/nl/welcome",
    "parts": [
        {"caption": "Start here", "chapters": [{"file": "book/nl/cycle"}]},
        {"caption": "Beginner training", "chapters": [{"file": "modules/nl/beginner/01-try"}]},
    ],
}
WELCOME = {
    "nl": "# Welkom\n\nDit is een kleine cursus met precies genoeg woorden. [De cirkel](cycle.md) en "
    "[een oefening](../../modules/nl/beginner/01-try.ipynb).\n",
    "en": "# Welcome\n\nThis is a small course with words enough for a page. [The cycle](cycle.md) and "
    "[an exercise](../../modules/en/beginner/01-try.ipynb).\n",
}
CYCLE = {
    "nl": "# De cirkel\n\nOpleiden, gebruiken, evalueren, en dan de volgende ronde. Bij dalingen kijk je eerst even.\n",
    "en": "# The cycle\n\nTrain, use, evaluate, and then the next round. With declines you first look for a while.\n",
}
TRY = {
    "nl": "# Oefenen\n\nHier staat een oefening, met een paar woorden ervoor zodat de pagina niet leeg is.",
    "en": "# Practise\n\nHere is an exercise, with a few words before it so that the page is not empty.",
}
EXERCISE = """from datawijs.widgets import ShortCheck

ShortCheck.from_words("small-try", "modules/beginner/01-try", {"pages": 3})"""
WORDS = {
    "nl": """# `small-try` Kort

## `pages`

Hoeveel pagina’s?

- [x] {pages}
  > Er zijn er drie.
- [ ] `slip` twee
  > Er zijn er drie.
""",
    "en": """# `small-try` Short

## `pages`

How many pages?

- [x] {pages}
  > There are three.
- [ ] `slip` two
  > There are three.
""",
}


def make_book(root: Path) -> Path:
    """Write the small course to the folder `root` and return that."""
    for language in ("nl", "en"):
        book, lessons = root / "book" / language, root / "modules" / language / "beginner"
        book.mkdir(parents=True)
        lessons.mkdir(parents=True)
        (book / "welcome.md").write_text(WELCOME[language], encoding="utf-8")
        (book / "cycle.md").write_text(CYCLE[language], encoding="utf-8")
        write_notebook(lessons / "01-try.ipynb", language, EXERCISE)
        (lessons / "01-try.words.md").write_text(WORDS[language], encoding="utf-8")
    (root / "datasets").mkdir()
    (root / "book" / "references.bib").write_text("", encoding="utf-8")
    (root / "_toc.yml").write_text(yaml.safe_dump(TOC, sort_keys=False), encoding="utf-8")
    shutil.copy(ROOT / "_config.yml", root / "_config.yml")
    record_translations(root)
    return root


def write_notebook(path: Path, language: str, code: str) -> None:
    """Write a lesson with its title and one cell of `code`."""
    hidden = {"tags": ["remove-input"]}
    cells = [
        new_code_cell(
            f'from datawijs import use_language\n\nuse_language("{language}")', id="language", metadata=hidden
        ),
        new_markdown_cell(TRY[language], id="title"),
        new_code_cell(code, id="exercise", metadata=hidden),
    ]
    metadata = {
        "datawijs": {"cycle": "train", "minutes": 5},
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.write(new_notebook(cells=cells, metadata=metadata), path)


def record_translations(root: Path) -> None:
    """Say of every English page that it fits the Dutch as it is now."""
    for path in [*root.glob("*/en/**/*.md"), *root.glob("*/en/**/*.ipynb")]:
        translation.record(path)
