"""The words of the questions on a page: in Markdown beside its notebook, in the folder of each language.

Beside `modules/nl/beginner/02-four-steps.ipynb` stands `02-four-steps.words.md`, and beside the English notebook its
translation. They are no pages, and a learner's copy of the course goes without: it would give the answers away.
"""

from pathlib import Path

from datawijs.language import LANGUAGES, _
from datawijs.words.words import Words

SUFFIX = ".words.md"


def is_page_words(file: Path) -> bool:
    """Tell whether a file holds the words of the questions on a page."""
    return file.name.endswith(SUFFIX)


def page_words_files(notebook: Path) -> list[Path]:
    """Return the files of words that a notebook's questions come from, in each language; none where it has none."""
    folders = [place for place in notebook.parents if place.name in LANGUAGES]
    if not folders:
        return []
    name = notebook.relative_to(folders[0]).with_name(f"{notebook.stem}{SUFFIX}")
    files = [folders[0].with_name(language) / name for language in LANGUAGES]
    return [file for file in files if file.is_file()]


def read_page_words(course: Path, page: str) -> Words:
    """Return the words beside a notebook of the course in folder `course`.

    page : its address without language and suffix, such as "modules/beginner/02-four-steps".

    Raises ValueError when there are none.
    """
    tree, _slash, name = page.partition("/")
    files = {language: course / tree / language / f"{name}{SUFFIX}" for language in LANGUAGES}
    for file in files.values():
        if not file.is_file():
            raise ValueError(
                _("“{page}” has no words: {file} is missing. Name the page as here: {example}").format(
                    page=page, file=file, example="modules/beginner/02-four-steps"
                )
            )
    return Words(files)
