"""Running the notebooks of the course, and remembering their results.

Results are kept in a jupyter-cache, where myst-nb finds them when it reads the pages. A notebook whose code is unchanged
isn't run again, unless the package, the data or the words of its questions have changed, which the cache doesn't see. As many
notebooks run at a time as the machine has cores: each has a process of its own (see `notebooks.kernels`), so threads are
enough, and unlike jupyter-cache's own parallel executor they can tell how far they are.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from itertools import count
from pathlib import Path
from time import monotonic

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.main import JupyterCacheBase
from nbclient.exceptions import CellTimeoutError

from datawijs.course.notebooks.kernels import Manager, notebook_client, notebook_kernels
from datawijs.course.problem import Problem
from datawijs.language import _
from datawijs.words import page_words_files
from datawijs.words.on_pages import SUFFIX

PACKAGE = Path(__file__).parent.parent
DATA, PAGES = "datasets", "modules"
WORDED = ("book", "coach", PAGES)  # where a notebook may have the words of its questions beside it
READS_PAGES = "datawijs.course"  # a notebook that imports from there asks what stands on the pages
RESULTS_IN = "DATAWIJS_RESULTS"  # tells such a notebook where the results of the pages are
# A cell that takes longer is broken: the slowest of the course takes a few seconds, also on an old machine.
CELL_SECONDS = 180
MANY = 20  # notebooks, for which it is worth making ready what several of them ask for
# What draws and counts in the notebooks: another version may give other results.
LIBRARIES = ("anywidget", "ipywidgets", "matplotlib", "numpy", "pandas", "scipy", "seaborn")
_NOT_OF_THE_PACKAGE = {"__pycache__", ".ipynb_checkpoints"}
_TERMINAL_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def run_notebooks(notebooks: list[Path], cache_folder: Path, announce: Callable[[Path, int, int], None]) -> int:
    """Run those of `notebooks` whose results `cache_folder` doesn't hold, and return how many that were.

    Before each one, `announce(notebook, number, total)` is called. Raises Problem that names every notebook that can't be run,
    with its error; what ran well stays in the cache.
    """
    cache = get_cache(str(cache_folder))
    waiting = [(path, notebook) for path in notebooks if not _is_cached(cache, notebook := read_notebook(path))]
    waiting.sort(key=lambda one: _reads_pages(one[1]))  # last, so that the pages have results
    if not waiting:
        return 0
    numbers = count(1)

    def run(path: Path, notebook: nbformat.NotebookNode) -> float | Problem:
        announce(path, next(numbers), len(waiting))
        try:
            return _run(path, notebook, kernels.manager({RESULTS_IN: str(cache_folder.resolve())}))
        except Problem as problem:
            return problem

    problems = []
    with notebook_kernels() as kernels, ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        try:
            if len(waiting) >= MANY:
                kernels.prepare()
            for (path, notebook), result in zip(waiting, pool.map(lambda one: run(*one), waiting), strict=True):
                if isinstance(result, Problem):
                    problems.append(str(result))
                else:
                    _keep(cache, path, notebook, result)
        except BaseException:  # Ctrl-C: start no more of them
            pool.shutdown(cancel_futures=True)
            raise
    if problems:
        raise Problem("\n".join(problems))
    return len(waiting)


def _keep(cache: JupyterCacheBase, path: Path, notebook: nbformat.NotebookNode, seconds: float) -> None:
    bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": seconds})
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def executed_notebook(path: Path, cache_folder: Path) -> nbformat.NotebookNode:
    """Return the notebook at `path` with the results that `cache_folder` holds. Raises KeyError if it holds none."""
    notebook: nbformat.NotebookNode = get_cache(str(cache_folder)).merge_match_into_notebook(read_notebook(path))[1]
    return notebook


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Read a notebook. Raises Problem that names it if it isn't one."""
    try:
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises many kinds for a damaged file
        raise Problem(_("The notebook {path} can't be read: {error}").format(path=path, error=error)) from error
    return notebook


def forget_stale_results(cache_folder: Path, root: Path) -> None:
    """Forget the results that would be others now.

    All of them if the package or the data have changed since, those of a notebook whose questions have other words now, and
    those of notebooks that read the pages of the course if one of these has changed.
    """
    if _has_changed(cache_folder, "made-with", result_fingerprint(root)):
        shutil.rmtree(cache_folder, ignore_errors=True)
    if _has_changed(cache_folder, "read-from", fingerprint(_files(root / PAGES), page_fingerprint(root))):
        _forget_readers_of_pages(cache_folder)
    _forget_results_with_other_words(cache_folder, root)


def _has_changed(cache_folder: Path, what: str, current: str) -> bool:
    """Note `current` beside the cache, and tell whether it was another before."""
    mark = cache_folder.with_name(f"{cache_folder.name}.{what}")
    if mark.is_file() and mark.read_text(encoding="utf-8") == current:
        return False
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(current, encoding="utf-8")
    return True


def _forget_readers_of_pages(cache_folder: Path) -> None:
    cache = get_cache(str(cache_folder))
    for record in cache.list_cache_records():
        if _reads_pages(cache.get_cache_bundle(record.pk).nb):
            cache.remove_cache(record.pk)


def _forget_results_with_other_words(cache_folder: Path, root: Path) -> None:
    """Forget what notebooks gave whose questions have other words now, in any language: one of them gives the order."""
    now = {file.as_posix(): fingerprint([file], "") for tree in WORDED for file in (root / tree).rglob(f"*{SUFFIX}")}
    mark = cache_folder.with_name(f"{cache_folder.name}.words")
    before = json.loads(mark.read_text(encoding="utf-8")) if mark.is_file() else {}
    changed = {name for name in before | now if before.get(name) != now.get(name)}
    cache = get_cache(str(cache_folder))
    for record in cache.list_cache_records() if changed else ():
        if changed.intersection(file.as_posix() for file in page_words_files(Path(record.uri))):
            cache.remove_cache(record.pk)
    mark.write_text(json.dumps(now), encoding="utf-8")


def _reads_pages(notebook: nbformat.NotebookNode) -> bool:
    return any(READS_PAGES in cell.source for cell in notebook.cells)


def result_fingerprint(root: Path) -> str:
    """Return a hash of all that a notebook's results depend on besides its own code: package, libraries, data."""
    package = (
        path for path in _files(PACKAGE) if "course" not in (path.parent.name, path.parent.parent.name, path.stem)
    )
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return fingerprint([*package, *_files(root / DATA)], libraries)


def page_fingerprint(root: Path) -> str:
    """Return a hash of all that a page depends on besides its own source: the whole package, libraries, data."""
    return fingerprint(_files(PACKAGE), result_fingerprint(root))


def _is_cached(cache: JupyterCacheBase, notebook: nbformat.NotebookNode) -> bool:
    try:
        cache.match_cache_notebook(notebook)
    except KeyError:
        return False
    return True


def _run(path: Path, notebook: nbformat.NotebookNode, kernel: Manager) -> float:
    """Run `notebook`, in place, in the folder of its file `path`; return the seconds that it took."""
    begin = monotonic()
    try:
        # times would stand in the cells, and the cache no longer know the notebook by them
        client = notebook_client(notebook, kernel, timeout=CELL_SECONDS, record_timing=False)
        client.execute(cwd=str(path.parent), cleanup_kc=True)
    except CellTimeoutError as error:
        raise Problem(_too_slow(path)) from error
    except Exception as error:  # a cell's own, a dead or missing kernel: nbclient and jupyter_client raise many kinds
        raise _notebook_problem(path, error) from error
    return monotonic() - begin


def _too_slow(path: Path) -> str:
    return _(
        "A cell of the notebook {path} takes more than {seconds} seconds, and was stopped. Perhaps the computer is busy with "
        "something else: wait for that, and try again. What is ready is kept."
    ).format(path=path, seconds=CELL_SECONDS)


def _notebook_problem(path: Path, error: Exception) -> Problem:
    lines = [line for line in _TERMINAL_COLOURS.sub("", str(error)).splitlines() if line.strip()]
    last = lines[-1].strip() if lines else type(error).__name__
    return Problem(_("The notebook {path} can't be run: {error}").format(path=path, error=last))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _NOT_OF_THE_PACKAGE.intersection(path.parts):
            yield path


def fingerprint(paths: Iterable[Path], more: str) -> str:
    """Return a hash of what stands in these files, in this order, and of `more`."""
    total = hashlib.sha256(more.encode())
    for path in paths:
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()
