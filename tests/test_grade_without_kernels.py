"""A whole folder graded, with what running gives put in by hand: the rows, the lines that are said, and the pages."""

import re
from html import unescape

import nbformat
import pandas as pd
import pytest
from handed_in import filled_in, hand_in
from ran_work import DISCUSSION, MISSED, READING, ran, run_nothing

from datawijs.course.grading import grade_folder
from datawijs.course.grading.grades import Status
from datawijs.course.outcome import TOO_LONG

FILES = {READING: "reading.ipynb", DISCUSSION: "group-discussion.ipynb"}


def run(work):
    errors = {"Bram": {"check-compare": MISSED}, "Cas": {"figure-boerenzwaluw": (TOO_LONG, "")}}
    executed = ran(work, errors.get(work.learner))
    if work.learner == "Anna" and work.exercise.name == READING:
        cell = next(
            cell for cell in executed.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "check-read"
        )
        cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="Good. Test 6 & no other.")]
    return executed


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graded")
    work, out = folder / "work", folder / "out"
    for learner in ("Anna", "Bram", "Cas"):
        hand_in(work / learner / FILES[READING], filled_in(READING, "en"))
    hand_in(work / "Anna" / FILES[DISCUSSION], filled_in(DISCUSSION, "en", answer_later=""))
    hand_in(work / "Dirk" / FILES[READING], b"")
    hand_in(work / "Eva" / "reading.html", b"x")
    (work / "Bram" / FILES[DISCUSSION]).symlink_to(work / "Anna" / FILES[DISCUSSION])
    hand_in(work / "Anna" / "notes.ipynb", b"{}")
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        run_nothing(patch, run)
        table = grade_folder(work, out, language="en", report=said.append)
    return table, out, said


def row(batch, learner: str, exercise: str = READING) -> pd.Series:
    table = batch[0]
    return table[(table["learner"] == learner) & (table["exercise"] == exercise)].iloc[0]


def page(batch, learner: str, exercise: str = READING) -> str:
    return (batch[1] / "feedback" / learner / f"{exercise}.html").read_text(encoding="utf-8")


def test_each_learner_has_one_row_for_each_exercise_that_anyone_handed_in(batch):
    table = batch[0]
    assert list(zip(table["learner"], table["exercise"], table["status"], strict=True)) == [
        ("Anna", DISCUSSION, Status.WAITING),
        ("Anna", READING, Status.GRADED),
        ("Bram", DISCUSSION, Status.NOT_GRADED),
        ("Bram", READING, Status.GRADED),
        ("Cas", DISCUSSION, Status.NOT_HANDED_IN),
        ("Cas", READING, Status.NOT_GRADED),
        ("Dirk", DISCUSSION, Status.NOT_HANDED_IN),
        ("Dirk", READING, Status.NOT_GRADED),
        ("Eva", DISCUSSION, Status.NOT_HANDED_IN),
        ("Eva", READING, Status.NOT_GRADED),
    ]
    assert table["score"].dropna().tolist() == [8, 6]
    assert "reading.html" in row(batch, "Eva")["why"]


def test_the_report_tells_of_everyone_once_and_ends_with_what_to_do(batch):
    said = batch[2]
    assert "bubblewrap" in said[0]
    during, after = said[1:5], said[5:]
    assert [line.split(":")[0] for line in during] == [
        f"Anna, {DISCUSSION}",
        f"Anna, {READING}",
        f"Bram, {READING}",
        f"Cas, {READING}",
    ]
    assert during[1] == f"Anna, {READING}: ✓ graded, 8 of 8."
    assert during[2] == f"Bram, {READING}: ✓ graded, 6 of 8."
    assert during[3].startswith(f"Cas, {READING}: ! could not be graded. A cell ran for more than 30 seconds")
    assert [line.split(":")[0] for line in after[:6]] == [
        f"Bram, {DISCUSSION}",
        f"Cas, {DISCUSSION}",
        f"Dirk, {DISCUSSION}",
        f"Dirk, {READING}",
        f"Eva, {DISCUSSION}",
        f"Eva, {READING}",
    ]
    assert after[6].startswith("Anna/notes.ipynb: ")
    assert after[7] == "5 learners · 2 graded · 1 waiting for a coach · 4 could not be graded · 3 not handed in"
    assert all(str(batch[1] / name) in after[8] for name in ("overview.html", "grades.csv", "feedback"))
    assert after[9].startswith("Answers in words: ") and str(batch[1] / "written-answers.csv") in after[9]
    assert len(after) == 10


def test_what_came_is_kept_but_no_link_to_someone_elses_work(batch):
    kept = {
        path.parent.relative_to(batch[1] / "handed-in").as_posix() for path in batch[1].rglob("handed-in/*/*/*.ipynb")
    }
    assert kept == {
        f"Anna/{READING}",
        f"Anna/{DISCUSSION}",
        f"Bram/{READING}",
        f"Cas/{READING}",
        f"Dirk/{READING}",
    }


def test_nothing_but_results_is_left_in_the_folder(batch):
    names = {"overview.html", "grades.csv", "written-answers.csv", "feedback", "handed-in"}
    assert {path.name for path in batch[1].iterdir()} == names
    written = pd.read_csv(batch[1] / "written-answers.csv")
    assert written[["learner", "question"]].to_numpy().tolist() == [["Anna", "answer-note"]]
    feedback = {path.relative_to(batch[1] / "feedback").as_posix() for path in (batch[1] / "feedback").rglob("*.html")}
    assert feedback == {f"{name}/{READING}.html" for name in ("Anna", "Bram", "Cas")} | {f"Anna/{DISCUSSION}.html"}


def test_a_feedback_page_has_a_card_for_each_question(batch):
    text = page(batch, "Bram")
    cards = re.findall(r'<section class="card ([a-z-]*)">\n<h2>(.*?)</h2>\n<p>(.*?)</p>\n<p>(.*?)</p>', text)
    assert [(kind, re.sub("<.*?>", "", line)) for kind, _title, line, _told in cards] == [
        ("good", "✓ right · 1 of 1"),
        ("not-yet", "○ not yet · 0 of 2"),
        *[("good", "✓ right · 1 of 1")] * 5,
    ]
    assert cards[1][1].startswith("Question 2") and cards[1][3] == "Look again at the scale."
    assert 'class="lead">Bram: 6 of 8 points</p>' in text and 'class="notice"' not in text
    assert 'answer_1 = "6"' in unescape(re.findall(r'<pre tabindex="0">(.*?)</pre>', text, re.DOTALL)[0])
    assert "<title>Reading a figure in four steps · Bram</title>" in text and '<main class="narrow">' in text


def test_a_feedback_page_escapes_what_a_cell_printed(batch):
    assert "<p>Test 6 &amp; no other.</p>" in page(batch, "Anna")


def test_a_feedback_page_without_a_score_says_why_and_shows_none(batch):
    text = page(batch, "Cas")
    assert '<p class="lead">Cas: no score</p>' in text
    assert '<p class="notice">A cell ran for more than 30 seconds' in text
    assert " · no score</p>" in text and " of 8" not in text and "1 of 1" not in text


def test_a_feedback_page_that_waits_says_how_much_a_coach_may_give(batch):
    text = page(batch, "Anna", DISCUSSION)
    assert 'class="lead">Anna: a coach still reads your answer</p>' in text
    assert "◌ for a coach to read</span> · up to 6 points" in text and "not filled in</span> · 0 of 3" in text


def test_the_overview_links_who_has_a_page_and_shows_scores_of_graded_work_only(batch):
    text = (batch[1] / "overview.html").read_text(encoding="utf-8")
    rows = re.findall(
        r'<tr><th scope="row">(\w+)</th><td>(.*?)</td><td class="status">(.*?)</td><td class="number">(.*?)</td>', text
    )
    link = f'<a href="feedback/Bram/{READING}.html">{READING}</a>'
    assert ("Bram", link, "✓ graded", "6 of 8") in rows
    assert ("Dirk", READING, "! could not be graded", "") in rows
    assert ("Eva", DISCUSSION, "– not handed in", "") in rows
    assert len(rows) == 10 and "<main>" in text and "<h2>Files that were left aside</h2>" in text


def test_the_overview_counts_what_the_group_found_hard(batch):
    text = (batch[1] / "overview.html").read_text(encoding="utf-8").partition("What the group found hard")[2]
    first, second = re.findall(r"<caption>(.*?)</caption>.*?<tbody>(.*?)</tbody>", text)
    assert (first[0], second[0]) == (DISCUSSION, READING)

    def numbers(table: str, question: str) -> list[int]:
        cells = re.search(rf'<th scope="row">{question}\b[^<]*</th>(.*?)</tr>', table)[1]
        return [int(number) for number in re.findall(r'<td class="number">(\d+)</td>', cells)]

    assert numbers(second[1], "Question 1") == [2, 0, 0, 0]  # Cas has no score and isn't counted
    assert numbers(second[1], "Question 2") == [1, 1, 0, 0]
    assert numbers(first[1], "Question 7") == [0, 0, 0, 1]
    assert numbers(first[1], "Question 8") == [0, 0, 1, 0]


def test_a_second_run_tells_what_the_first_gave_and_takes_over_a_coachs_points(tmp_path, monkeypatch):
    run_nothing(monkeypatch)
    work, out = tmp_path / "work", tmp_path / "out"
    hand_in(work / "Anna" / FILES[READING], filled_in(READING, "en"))
    hand_in(work / "Bram" / FILES[DISCUSSION], filled_in(DISCUSSION, "en", answer_later=""))
    grade_folder(work, out, language="en", report=lambda _line: None)
    answers = pd.read_csv(out / "written-answers.csv", encoding="utf-8-sig").assign(points=4.5, comment="Well said.")
    answers.to_csv(out / "written-answers.csv", index=False)
    hand_in(work / "Anna" / FILES[READING], b"")
    said: list[str] = []
    table = grade_folder(work, out, language="en", report=said.append).set_index(["learner", "exercise"])
    assert table.loc[("Anna", READING), "notes"].startswith("An earlier version got 8 of 8 points")
    assert table.loc[("Bram", DISCUSSION), ["status", "score"]].tolist() == [Status.GRADED, 11.5]
    assert said[1] == f"Bram, {DISCUSSION}: ✓ graded, 11.5 of 16."
    assert not any(line.startswith("Answers in words") for line in said)
    text = page((table, out), "Bram", DISCUSSION)
    assert "✓ read by a coach</span> · 4.5 of 6" in text and "<p>Well said.</p>" in text
    assert 'class="lead">Bram: 11.5 of 16 points</p>' in text


def test_where_nobody_handed_in_a_notebook_each_person_has_one_row(tmp_path, monkeypatch):
    run_nothing(monkeypatch)
    (tmp_path / "work" / "Anna").mkdir(parents=True)
    table = grade_folder(tmp_path / "work", tmp_path / "out", report=lambda _line: None)
    assert table[["learner", "exercise", "status"]].to_numpy().tolist() == [["Anna", "", Status.NOT_HANDED_IN]]
    assert not (tmp_path / "out" / "written-answers.csv").exists()
