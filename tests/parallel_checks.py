"""What two checks that should be as hard as each other are compared by, for who guesses."""

from collections import Counter
from collections.abc import Callable, Mapping

LENGTHS: dict[str, Callable[[str], int]] = {"longest": len, "shortest": lambda text: -len(text)}


def choices(check: Mapping[str, dict]) -> dict[str, dict]:
    """The questions with options, by key."""
    return {key: question for key, question in check.items() if question["kind"] == "choice"}


def right_place(question: dict) -> int:
    return [option["correct"] for option in question["options"]].index(True)


def right_places(check: Mapping[str, dict]) -> Counter:
    """How often the right answer stands first, second and so on."""
    return Counter(right_place(question) for question in choices(check).values())


def right_by(liked: Callable[[str], int], check: Mapping[str, dict]) -> set[str]:
    """The questions that somebody gets right who takes the option liked most, without lot."""
    return {key for key, question in choices(check).items() if _most_liked(question, liked) == {right_place(question)}}


def _most_liked(question: dict, liked: Callable[[str], int]) -> set[int]:
    likings = [liked(option["text"]) for option in question["options"]]
    return {place for place, one in enumerate(likings) if one == max(likings)}


def hold_that_form_helps_nobody(before: Mapping[str, dict], after: Mapping[str, dict], most: int) -> None:
    """No place is right more often in one of two checks, and who goes by length scores the same in both: `most` at the most."""
    assert right_places(before) == right_places(after)
    assert max(right_places(before).values()) <= most
    for name, liked in LENGTHS.items():
        found = right_by(liked, before)
        assert found == right_by(liked, after), name
        assert len(found) <= most, name
