"""What a real browser saves of real answers is read as what was answered, whichever button saved it."""

import json

from exercise_page import card, open_menu, save, served
from fictional_exports import AFTER, small_training
from judging import best_of, judge_in_test, other_than
from playwright.sync_api import expect

from datawijs.evaluation import Group, difficulty, read_files
from datawijs.evaluation.judgements import finished, judgements
from datawijs.items import form
from datawijs.language import speaking
from datawijs.widgets import NoiseOrDecline, static_page
from datawijs.widgets.confidence import SCALE


def test_what_a_browser_saves_is_what_was_answered(tmp_path, new_page):
    with speaking("nl"):
        exercises = {**small_training(), "form-a": NoiseOrDecline("form-a", form="A")}
        address = save(tmp_path, exercises[AFTER], exercises["form-a"])
        whole = static_page.standalone(title="Mijn voortgang")
        progress = tmp_path / "progress.html"
        progress.write_text(whole.replace("</main>", f"{static_page.progress_place()}</main>", 1), encoding="utf-8")
    page = new_page(language="nl")
    page.goto(address)
    answer_check(card(page, AFTER))
    answers = judge_all(page, card(page, "form-a"))

    one_exercise = downloaded(page, lambda: open_menu(card(page, AFTER)).get_by_text("Bewaren in een bestand").click())
    page.goto(served(progress))
    everything = downloaded(page, lambda: page.get_by_role("button", name="Alles bewaren in een bestand").click())

    group = Group(read_files([one_exercise, everything]), exercises)
    assert group.exports.problems == ()
    assert len(group.people) == 1  # both files are of one person
    said = group.replies.set_index("question")[["right", "said"]]
    assert said.loc["which"].tolist() == [False, "other-3"]  # the first answer, not the one that came after it
    assert said.loc["many"].tolist() == [False, "other-1"]
    assert said.loc["who", "right"]
    assert finished(group) == {"before": {0}, "after": set()}

    of_ten = Group(read_files(as_ten_people(everything)), exercises)
    judged = judgements(of_ten, "before").query("person == 0")
    assert judged["answer"].tolist() == answers
    assert judged["sure"].tolist() == [SCALE[place % 5] for place in range(20)]
    assert judged["right"].tolist() == [place % 4 > 0 for place in range(20)]
    assert difficulty(of_ten)["share"].isna().all()  # a test with one question open isn't counted


def answer_check(exercise) -> None:
    """The first question wrong and then right, the second the number of a misconception, the fourth right."""
    parts = exercise.locator(".dw-asked")
    for option, said in (("Other.", "Another."), ("Right.", "Because.")):
        parts.nth(0).get_by_role("radio", name=option, exact=True).check()
        parts.nth(0).get_by_role("button", name="Kijk mijn antwoord na").click()
        expect(parts.nth(0)).to_contain_text(said)
    parts.nth(1).get_by_role("textbox").fill("24,0")
    parts.nth(1).get_by_role("button", name="Kijk mijn antwoord na").click()
    expect(parts.nth(1)).to_contain_text("Twice.")
    parts.nth(3).get_by_role("radio", name="B.", exact=True).check()
    parts.nth(3).get_by_role("button", name="Kijk mijn antwoord na").click()
    expect(parts.nth(3)).to_contain_text("Yes.")


def judge_all(page, exercise) -> list[int]:
    """Judge all pupils of the form, one in four not as the results support; gives the answers."""
    answers = []
    for place, item in enumerate(form("A")):
        expect(exercise).to_contain_text(f"Leerling {place + 1} van 20")
        answers.append(best_of(item) if place % 4 else other_than(item))
        judge_in_test(exercise, answers[-1], place % 5)
    exercise.locator(".dw-review").wait_for()
    return answers


def downloaded(page, press) -> bytes:
    with page.expect_download() as download:
        press()
    return download.value.path().read_bytes()


def as_ten_people(content: bytes) -> list[bytes]:
    """The same file as ten people would have saved it, each at another moment."""
    files = []
    for person in range(10):
        file = json.loads(content)
        for record in file["exercises"].values():
            record["saved"] += person
        files.append(json.dumps(file).encode())
    return files
