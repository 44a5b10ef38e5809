"""Questions on an exercise's card, answered as a learner does: for the tests in a browser."""

from playwright.sync_api import expect


def asked(room, question):
    """The part of the card with this question."""
    return room.locator(".dw-asked").filter(has_text=question["prompt"])


def right_place(question) -> int:
    """The place of the right answer, counted from 0."""
    return [option["correct"] for option in question["options"]].index(True)


def give(room, content, question, place: int):
    """Answer a question, and see that the feedback is that of this answer: why, and whether it is right."""
    part = asked(room, question)
    option = question["options"][place]
    part.get_by_role("radio", name=option["text"], exact=True).check()
    part.get_by_role("button", name=content["ui"]["give_answer"]).click()
    expect(part.locator(".dw-feedback")).to_contain_text(option["why"])
    expect(part.locator(".dw-said")).to_have_class(f"dw-said dw-said-{'right' if option['correct'] else 'other'}")


def give_all(room, content, question):
    """Try every answer, the right one last."""
    right = right_place(question)
    for place in [*(place for place in range(len(question["options"])) if place != right), right]:
        give(room, content, question, place)


def give_by_keyboard(page, room, content, question, place: int):
    """Answer a question without a mouse: to the first answer, down to the chosen one, on to the button."""
    part = asked(room, question)
    part.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for _step in range(place):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part.locator(".dw-feedback")).to_contain_text(question["options"][place]["why"])


def checked_questions(questions: list[dict]) -> None:
    """What must hold for questions in any language: one right answer, a reason for each, a name for each error, no gaps."""
    for question in questions:
        options = question["options"]
        texts, reasons = [option["text"] for option in options], [option["why"] for option in options]
        assert len(set(texts)) == len(texts) >= 2
        assert len(set(reasons)) == len(reasons), f"{question['key']}: two answers with the same reason"
        assert [option["correct"] for option in options].count(True) == 1
        assert all(option["correct"] == (option["misreading"] is None) for option in options)
        assert not set("{}") & set("".join([question["prompt"], *texts, *reasons]))
