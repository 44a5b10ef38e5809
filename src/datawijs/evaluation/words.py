"""Words for numbers and names that several tables of a group share."""

from datawijs.evaluation.group import Group
from datawijs.language import _, decimal


def percent(share: float) -> str:
    """Write a share (0–1) in percent."""
    return _("{number} %").format(number=decimal(100 * share, 0))


def of_people(count: int, people: int) -> str:
    """Write how many of how many people."""
    return _("{count} of {people} people").format(count=int(count), people=int(people))


def exercise_name(group: Group, exercise: str) -> str:
    """Return the title on the card of an exercise."""
    title: str = group.exercises[exercise].content["title"]
    return title


def moment_name(moment: str) -> str:
    """Return the name of a test of Noise or decline by when it was taken, inside a sentence."""
    return {"before": _("the first test"), "after": _("the second test")}[moment]


def theme_name(theme: str) -> str:
    """Return the name of a theme of the survey."""
    return {
        "use": _("What people used"),
        "satisfied": _("How satisfied they are"),
        "need": _("What they still want to learn"),
        "bottleneck": _("Where they get stuck"),
    }[theme]
