"""What does a cold build of both languages cost, beside Jupyter Book's own?

    python benchmarks/build.py

Ours: `datawijs build` in a fresh copy of the course, nothing kept; without a browser, as Jupyter Book makes no PDFs, and once
more with the PDFs (nothing kept either), if there is a browser that makes them. Jupyter Book's: `jupyter-book build` of the
same copy, which gives one language, with a kernel a notebook and nothing kept; counted twice, for two languages. Processor
seconds of all processes.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from processor_time import cost_of

from datawijs.course_folder import course_folder

JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")
MOST = 0.25


def main() -> None:
    """Measure both, one after the other, and print the ratio."""
    with tempfile.TemporaryDirectory() as temporary:
        course = Path(temporary) / "course"
        shutil.copytree(
            course_folder(), course, ignore=shutil.ignore_patterns(".git", ".venv", "_build", "node_modules")
        )
        build = [sys.executable, "-m", "datawijs", "build", "--out", f"{temporary}/site"]
        ours = cost_of(build, cwd=course, environment={"DATAWIJS_CHROMIUM": "none"})
        plain = cost_of([str(JUPYTER_BOOK), "build", str(course), "--path-output", f"{temporary}/plain"])
        shutil.rmtree(course / "_build", ignore_errors=True)
        with_papers = cost_of(build, cwd=course)
    print(
        f"datawijs build, both languages: {ours.processor:6.1f} s of processor, {ours.wall:6.1f} s, {ours.memory:5.0f} MB"
    )
    print(f"the same, with PDFs:             {with_papers.processor:6.1f} s of processor, {with_papers.wall:6.1f} s")
    print(
        f"jupyter-book build, one:        {plain.processor:6.1f} s of processor, {plain.wall:6.1f} s, {plain.memory:5.0f} MB"
    )
    print(
        f"ratio to two of these: {ours.processor / (2 * plain.processor):.2f} (must be at most {MOST}); "
        f"with PDFs {with_papers.processor / (2 * plain.processor):.2f}"
    )


if __name__ == "__main__":
    main()
