"""Whether a build would only make again what stands there: then it has nothing to do.

Sphinx and the checks take seconds to find out that nothing has changed. So each build that ended well notes from what it made
the site, and what it made; where both are still so, the site is as good as new.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path

from datawijs.course.execution import fingerprint, page_fingerprint

MARK = "made-from.txt"
TREES = ("book", "modules", "coach", "solutions", "exercises")
FILES = ("_config.yml", "_toc.yml")
MAKERS = ("jupyter-book", "myst-nb", "sphinx", "sphinxcontrib-bibtex")
_MADE_BY_OTHERS = {"__pycache__", ".ipynb_checkpoints"}


def made_from(root: Path, printed_by: str | None) -> str:
    """Return a hash of all that the site is made from; `printed_by` is the browser that makes the PDFs, if there is one."""
    makers = " ".join(f"{name} {version(name)}" for name in MAKERS)
    sources = [path for tree in TREES for path in _files_in(root / tree)]
    names = " ".join(path.relative_to(root).as_posix() for path in sources)
    files = [*sources, *(path for name in FILES if (path := root / name).is_file())]
    return fingerprint(files, f"{page_fingerprint(root)} {makers} {printed_by} {names}")


def still_stands(work: Path, site: Path, source: str) -> bool:
    """Tell whether the folder `site` holds what was made from this `source` (see `made_from`), and nobody changed it since."""
    try:
        noted = (work / MARK).read_text(encoding="utf-8")
    except OSError:
        return False
    return noted == _note(site, source)


def note_made(work: Path, site: Path, source: str) -> None:
    """Note that the site has been made from this `source`, and found right."""
    (work / MARK).write_text(_note(site, source), encoding="utf-8")


def forget_made(work: Path) -> None:
    """Forget what was noted: from here on the site is being changed."""
    (work / MARK).unlink(missing_ok=True)


def _note(site: Path, source: str) -> str:
    made = "\n".join(f"{path.relative_to(site).as_posix()} {_stamp(path)}" for path in _files_in(site))
    return f"{source} {hashlib.sha256(made.encode()).hexdigest()}"


def _stamp(path: Path) -> str:
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns}"


def _files_in(folder: Path) -> list[Path]:
    return [
        path for path in sorted(folder.rglob("*")) if path.is_file() and not _MADE_BY_OTHERS.intersection(path.parts)
    ]
