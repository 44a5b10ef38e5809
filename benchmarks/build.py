"""What does a cold build of both languages cost, beside Jupyter Book's own?

    python benchmarks/build.py

Ours: `datawijs build` in a fresh copy of the course, nothing kept. Jupyter Book's: `jupyter-book build` of the same copy,
which gives one language, with a kernel a notebook and nothing kept; counted twice, for two languages. Processor seconds of
all processes.
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
        ours = cost_of([sys.executable, "-m", "datawijs", "build", "--out", f"{temporary}/site"], cwd=course)
        plain = cost_of([str(JUPYTER_BOOK), "build", str(course), "--path-output", f"{temporary}/plain"])
    print(
        f"datawijs build, both languages: {ours.processor:6.1f} s of processor, {ours.wall:6.1f} s, {ours.memory:5.0f} MB"
    )
    print(
        f"jupyter-book build, one:        {plain.processor:6.1f} s of processor, {plain.wall:6.1f} s, {plain.memory:5.0f} MB"
    )
    print(f"ratio to two of these: {ours.processor / (2 * plain.processor):.2f} (must be at most {MOST})")


if __name__ == "__main__":
    main()
