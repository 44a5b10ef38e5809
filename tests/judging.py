"""Judging pupils on a card in a browser, and the pupils that are on it: for the exercises that ask for a judgement."""

from datawijs.items.evidence import ANSWERS
from datawijs.language import speaking
from datawijs.widgets.pupil import pupil_title


def shown_pupil(exercise) -> str:
    """The title of the pupil on the card; waits until there is one."""
    exercise.locator(".dw-pupil-chart").wait_for()
    return exercise.locator(".dw-subheading").first.inner_text()


def item_on(exercise, items):
    """The item that is on the card: by its title, and of those with the same title by its first result."""
    title = shown_pupil(exercise)
    with speaking(exercise.get_attribute("lang")):
        found = [item for item in items if pupil_title(item) == title]
    if len(found) > 1:
        cells = exercise.locator(".dw-data tbody td").all_text_contents()
        first = cells[0].replace(",", ".")
        found = [
            item for item in found if first in (f"{one.iloc[0]:g}" for one in (item.scores, item.evidence.corrected))
        ]
    assert len(found) == 1, title
    return found[0]


def judge(exercise, answer: int, sure: int | None = None) -> None:
    """Say the `sure`-th percentage first, where one is wanted, and press verdict number `answer`, which answers at once."""
    if sure is not None:
        if not exercise.locator(".dw-sure-scale").is_visible():
            exercise.locator(".dw-sure-first > summary").click()
        exercise.locator(".dw-sure-scale").get_by_role("radio").nth(sure).check()
    verdicts(exercise).nth(answer).click()


def verdicts(exercise):
    """The three buttons of which one is the answer."""
    return exercise.locator("button.dw-choice")


def judge_in_test(exercise, answer: int, sure: int | None) -> None:
    """Choose answer number `answer` and the `sure`-th percentage, and press the button of the test."""
    exercise.locator(".dw-question").first.get_by_role("radio").nth(answer).check()
    if sure is not None:
        exercise.locator(".dw-sure-scale").get_by_role("radio").nth(sure).check()
    exercise.locator(".dw-body .dw-primary").click()


def onward(exercise) -> None:
    """Press the button under the feedback."""
    exercise.locator(".dw-feedback .dw-said").wait_for()
    exercise.locator(".dw-body .dw-primary").click()


def best_of(item) -> int:
    """The number of the answer that the results support."""
    return ANSWERS.index(item.evidence.best)


def other_than(item) -> int:
    """The number of another answer."""
    return (best_of(item) + 1) % 3


def put(page, exercise_id: str, given: dict, saved: int = 5) -> None:
    """Store answers as if they had been given before, and load the page again."""
    page.evaluate(
        "([key, record]) => localStorage.setItem(key, JSON.stringify(record))",
        [f"datawijs.2.none.{exercise_id}", {"saved": saved, "given": given}],
    )
    page.reload()
