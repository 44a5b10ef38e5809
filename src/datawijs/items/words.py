"""What the readers are called, in the language in use."""

from datawijs.items.readers import ORANGE_BELOW
from datawijs.language import _


def reader_name(reader: str) -> str:
    """Return the short name of a reader, as it stands beside a bar or in a table."""
    return {
        "drops": _("every drop"),
        "below": _("class average"),
        "colours": _("colours"),
        "limits": _("limits"),
        "strict": _("the line, strict"),
        "taught": _("the line"),
        "counted": _("the count"),
        "ideal": _("best reader"),
        "guesses": _("guessing"),
    }[reader]


def reader_sentence(reader: str) -> str:
    """Return what a reader does, in one plain sentence."""
    return {
        "drops": _("Raises an alarm when the last result is lower than the one before."),
        "below": _("Raises an alarm when the last result lies below the class average."),
        "colours": _("Raises an alarm when the last result is orange or red: below {score}.").format(
            score=ORANGE_BELOW
        ),
        "limits": _("Raises an alarm when process limits over the whole series give a signal downwards."),
        "strict": _("Reads as the course teaches, and raises an alarm only at “real decline”."),
        "taught": _(
            "Reads as the course teaches, and raises an alarm at “too early to tell” as well as at “real decline”."
        ),
        "counted": _(
            "Counts, for each of the last three results, how many earlier ones are as low or lower, and raises an alarm when "
            "the sum is seldom so low by chance."
        ),
        "ideal": _(
            "Knows how the fictional results come about, and computes the chance of a decline from all of them."
        ),
        "guesses": _("Tosses a coin for each pupil."),
    }[reader]
