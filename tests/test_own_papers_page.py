"""The papers that a reader prints from "My progress", in a real browser: only what the device knows, and it says so."""

import inspect
import json
import re
from pathlib import Path

import pytest
from accessibility import in_anyones_way
from exercise_page import KEY, served

from datawijs import widgets
from datawijs.language import speaking
from datawijs.widgets import AgreementsBuilder, static_page
from datawijs.widgets.exercise import Exercise

NO_PRINT_WINDOW = "window.printed = 0; window.print = () => { window.printed += 1; };"
RIGHT = [0, 2, 1, 0, 2]
PAPERS = {
    "pages": [
        {
            "part": "Beginner",
            "folder": "beginner",
            "title": "Four steps",
            "minutes": 40,
            "exercises": ["steps", "more"],
        },
        {"part": "Beginner", "folder": "beginner", "title": "Not opened", "minutes": 99, "exercises": ["unseen"]},
        {
            "part": "Beginner",
            "folder": "beginner",
            "title": "A week",
            "minutes": 30,
            "exercises": [],
            "sheet": "week-sheet",
            "blocks": [
                {"name": "about", "kind": "facts", "items": ["Class", "Subject"]},
                {"name": "week", "kind": "table", "head": ["Day", "Signal"], "rows": [["Mo", ""], ["Tu", ""]]},
                {"name": "before", "kind": "ticks", "items": ["I looked", "I asked"]},
                {"name": "change", "kind": "lines", "items": ["I change:"]},
            ],
        },
        {
            "part": "Practise",
            "folder": "practice",
            "title": "A and B",
            "minutes": 30,
            "exercises": ["test-a", "test-b"],
        },
        {"part": "Advanced", "folder": "advanced", "title": "Agreements", "minutes": 25, "exercises": ["builder"]},
    ],
    "papers": {
        "test-a": {"form": "A", "edition": "of-today", "right": RIGHT},
        "test-b": {"form": "B", "edition": "of-today", "right": RIGHT},
        "builder": {
            "sectors": [
                {
                    "key": "primary",
                    "themes": [
                        {"key": "who", "heading": "Who looks", "starts": [{"key": "a", "text": "The teacher looks."}]}
                    ],
                }
            ]
        },
    },
    "error": {"A": 1.96, "B": 1.9},
    "change": 6,
}
DAY = 1_790_000_000_000  # 21 September 2026


def attempt(answers, edition="of-today"):
    return {"round": 0, "edition": edition, "answers": answers, "sure": [50] * len(answers)}


KEPT = {
    "steps": {"saved": DAY, "given": {"answers": {"q": {"tried": ["right"]}}}},
    "week-sheet": {
        "saved": DAY + 86_400_000,
        "given": {
            "texts": {"week.2.2": "4 of 10", "about.2": "Maths", "change": "first the line"},
            "ticks": {"before.2": True},
        },
    },
    "test-a": {"saved": DAY, "given": {"attempts": [attempt([0, 2, 1, 1, 1]), attempt(RIGHT)]}},
    "test-b": {"saved": DAY, "given": {"attempts": [attempt(RIGHT[:3])]}},
    "builder": {"saved": DAY, "given": {"themes": {"who": {"taken": ["a"], "texts": {}, "own": "We look together."}}}},
}


KNOWN = {
    "week-sheet": {"title": "A week", "worksheet": True},
    "builder": {"title": "Agreements", "written": AgreementsBuilder.written},
}


@pytest.fixture
def progress(new_page, tmp_path):
    def open_page(records=KEPT, width=1280, **options):
        with speaking("en"):
            place = static_page.progress_place(KNOWN, PAPERS)
        whole = static_page.standalone(title="My progress").replace('lang="nl"', 'lang="en"', 1)
        script = f"<script>{static_page.own_papers_script()}</script>"
        file = tmp_path / "progress.html"
        file.write_text(whole.replace("</main>", f"{script}{place}</main>", 1), encoding="utf-8")
        page = new_page(width, language="en", **options)
        page.add_init_script(NO_PRINT_WINDOW)
        page.goto(served(file))
        page.evaluate(
            "records => { for (const [key, record] of Object.entries(records)) localStorage.setItem(key, record); }",
            {KEY + exercise: json.dumps(record) for exercise, record in records.items()},
        )
        page.reload()
        page.locator(".dw-own-papers").wait_for()
        return page

    return open_page


def printed(page, button):
    page.get_by_role("button", name=button).click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    return page.locator("body").inner_text()


def test_the_statement_tells_what_the_device_knows_and_what_it_does_not(progress):
    page = progress()
    page.get_by_label("Name").fill("Noor de Wit")
    text = printed(page, "Print the statement of participation")
    assert "Noor de Wit" in text
    assert "from 21 September 2026 to 22 September 2026" in text
    assert "22 September 2027" in text  # twelve months after the last answer
    assert "Beginner: Four steps" in text
    assert "Not opened" not in text
    assert "Number of pages: 4." in text
    assert "that comes to 2 hours and 5 minutes" in text  # 40 + 30 + 30 + 25
    assert "A\t3 of 5\t21 September 2026" in text  # the first time counts
    assert "standard error of a score is about 2 pupils" in text
    assert "a difference of 6 or more" in text
    assert "B\t3 of 5" not in text  # under way
    assert "DigCompEdu 4.2" in text
    assert "C1" not in text  # nothing of the train-the-trainer course was done
    assert "Signature" in text
    assert "no hours for any register" in text
    assert "Save everything" not in text  # nothing but the paper
    assert page.evaluate("Object.values(localStorage).some((text) => text.includes('Noor'))") is False


def test_the_portfolio_holds_agreements_worksheet_and_log(progress):
    page = progress()
    text = printed(page, "Print the portfolio")
    for told in (
        "The teacher looks.",
        "We look together.",
        "Tu\t4 of 10",
        "Maths",
        "I asked",
        "first the line",
        "Agreements",
    ):
        assert told in text
    for left_out in ("Mo\t", "I looked", "Class"):
        assert left_out not in text


def test_where_nothing_was_done_nothing_is_printed(progress):
    page = progress({})
    page.get_by_role("button", name="Print the statement").click()
    page.get_by_text("Nothing has been filled in on this device yet").wait_for()
    assert page.evaluate("window.printed") == 0


def test_damaged_records_print_nothing_odd(progress):
    page = progress(
        {
            "test-a": {"saved": DAY, "given": {"attempts": [7, {"edition": "of-today", "answers": "x"}]}},
            "week-sheet": {"saved": DAY, "given": {"texts": [1], "ticks": 3}},
        }
    )
    text = printed(page, "Print the statement of participation")
    assert "Neither of the two tests" in text
    assert "undefined" not in text


def test_the_file_for_a_coach_has_no_worksheets_and_nothing_that_was_written(progress):
    agreements = {**KEPT["builder"]["given"], "school": "Oak", "by": "Noor", "sector": "primary"}
    given = {**agreements, "earlier": [agreements]}
    page = progress({**KEPT, "builder": {"saved": DAY, "given": given}})
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save for my coach").click()
    exercises = json.loads(saved.value.path().read_text(encoding="utf-8"))["exercises"]
    assert set(exercises) == set(KEPT) - {"week-sheet"}
    assert exercises["builder"]["given"] == {"sector": "primary", "earlier": [{"sector": "primary"}]}
    assert exercises["test-a"]["given"] == KEPT["test-a"]["given"]


def test_every_exercise_in_which_one_writes_says_what_of_it_is_written():
    for one in vars(widgets).values():
        if isinstance(one, type) and issubclass(one, Exercise) and one.keeps:
            script = Path(inspect.getfile(one)).with_name("exercise.js")
            if script.exists():
                writes = re.search(r"writingField\(|rewordable\(|\"textarea\"", script.read_text(encoding="utf-8"))
                assert bool(one.written) == bool(writes), one


@pytest.mark.nightly
@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_they_are_in_nobodys_way(progress, width, dark):
    assert in_anyones_way(progress(width=width, dark=dark)) == []
