"""A small group whose work is graded in several ways, and what has to be the same afterwards, byte for byte."""

from pathlib import Path

import pandas as pd
from handed_in import filled_in, hand_in

from datawijs.course.grading import Limits

LIMITS = Limits(cell=60, notebook=300)
READING, WORDS = "beginner-reading", "analysis-group-discussion"


def small_group(work: Path) -> Path:
    """Fill the folder `work` with good, wrong, double, broken and written work of seven people; return it."""
    hand_in(work / "Anna" / "reading.ipynb", filled_in(READING))
    hand_in(work / "Bram" / "reading.ipynb", filled_in(READING, answer_read='answer_1 = "1"'))
    hand_in(work / "Chloé" / "reading.ipynb", filled_in(READING, "en", answer_read='answer_1 = "11"'))
    hand_in(work / "Daan" / "reading.ipynb", filled_in(READING))  # the same as Anna, byte for byte
    hand_in(work / "Els" / "reading.ipynb", filled_in(READING, answer_read="import os\nos._exit(0)"))
    hand_in(work / "Finn" / "reading.ipynb", b"no notebook")
    hand_in(work / "Gijs" / "group-discussion.ipynb", filled_in(WORDS))
    return work


def pages(out: Path) -> dict[str, bytes]:
    """Return {name: content} of what a coach opens and learners get in `out`, all but the time in the table."""
    table = pd.read_csv(out / "grades.csv", dtype=str, encoding="utf-8-sig").drop(columns="graded_on")
    found = {"grades": table.to_csv().encode()}
    files = [out / "overview.html", *out.glob("written-answers.csv"), *(out / "feedback").rglob("*.html")]
    return found | {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
