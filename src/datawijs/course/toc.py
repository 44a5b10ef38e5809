"""The table of contents of the course: which pages there are, in which language.

`_toc.yml` names the Dutch pages. The English book has the same ones, a folder further.
"""

from pathlib import Path
from typing import Any

import yaml

from datawijs.course.problem import Problem
from datawijs.language import DEFAULT_LANGUAGE, _

SUFFIXES = (".ipynb", ".md")


def toc_in(root: Path, language: str) -> dict[str, Any]:
    """Return the table of contents of the course in the folder `root`, as `_toc.yml` has it, for `language`.

    Raises Problem if there is no table of contents or if it can't be read.
    """
    path = root / "_toc.yml"
    try:
        toc = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Problem(_("There is no table of contents: {path} is missing.").format(path=path)) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Problem(_("The table of contents {path} can't be read: {error}").format(path=path, error=error)) from None
    if not isinstance(toc, dict) or "root" not in toc:
        raise Problem(_("The table of contents {path} names no first page (root).").format(path=path))
    moved: dict[str, Any] = _in_language(toc, language)
    return moved


def page_names(toc: dict[str, Any]) -> list[str]:
    """Return the names of all pages in `toc`, without suffix, in reading order."""
    names = [toc["root"]]
    for part in toc.get("parts", []):
        names += [chapter["file"] for chapter in part.get("chapters", [])]
    return names


def page_sources(root: Path, toc: dict[str, Any]) -> dict[str, Path]:
    """Return the source file of each page in `toc`, by the page's name.

    Raises Problem that names the pages without a file.
    """
    found = {name: _source(root, name) for name in page_names(toc)}
    sources = {name: source for name, source in found.items() if source is not None}
    missing = [name for name in found if name not in sources]
    if missing:
        raise Problem(
            _(
                "The table of contents names pages that don't exist: {pages}. Write them, or take them out of _toc.yml."
            ).format(pages=", ".join(missing))
        )
    return sources


def _source(root: Path, name: str) -> Path | None:
    return next((path for suffix in SUFFIXES if (path := root / f"{name}{suffix}").is_file()), None)


def _in_language(node: Any, language: str) -> Any:
    """Copy `node` with every page's name moved to the folder of `language`."""
    if isinstance(node, dict):
        return {
            key: _moved(value, language) if key in ("root", "file") else _in_language(value, language)
            for key, value in node.items()
        }
    return [_in_language(item, language) for item in node] if isinstance(node, list) else node


def _moved(name: str, language: str) -> str:
    return name.replace(f"/{DEFAULT_LANGUAGE}/", f"/{language}/", 1)
