"""The categories of the observation form: what a teacher does after looking at a dashboard.

The keys are kept with the answers and stand on the paper form too; they never change.
"""

from dataclasses import dataclass

from datawijs.language import _

KEYS = ("look", "check", "talk", "instruct", "adapt", "note", "wait", "none")


@dataclass(frozen=True)
class Category:
    """One kind of action. `meaning` says in a line when an observer chooses it."""

    key: str
    name: str
    meaning: str


def categories() -> tuple[Category, ...]:
    """Return the categories in the order of the form, in the language in use."""
    words = {
        "look": (_("Looks at the dashboard"), _("Looks or scrolls; nothing else is to be seen yet.")),
        "check": (
            _("Looks behind it"),
            _("Asks how an answer came about, or takes a second source: a notebook, an earlier test."),
        ),
        "talk": (_("Talks with a pupil"), _("About how it is going; not an explanation of the subject.")),
        "instruct": (_("Gives instruction"), _("Explains, perhaps once more: to one pupil, to a few, or to all.")),
        "adapt": (
            _("Changes task, goal or group"),
            _("From now on a pupil or the class does something else than planned."),
        ),
        "note": (_("Makes a note or plans to look again"), _("Writes it down, or fixes when to look again.")),
        "wait": (_("Waits deliberately"), _("Says or shows that leaving it for now is a choice.")),
        "none": (
            _("Does nothing with what the dashboard shows"),
            _("Goes on, or does something that has nothing to do with it. That is not a reproach."),
        ),
    }
    return tuple(Category(key, *words[key]) for key in KEYS)
