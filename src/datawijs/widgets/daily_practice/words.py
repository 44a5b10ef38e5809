"""The sentences of the daily practice that other exercises with pupils don't have."""

from datawijs.language import _, ngettext
from datawijs.widgets.daily_practice.boxes import A_DAY
from datawijs.widgets.judged_words import judged_words
from datawijs.widgets.pupil import FORMS, pupil_words


def words() -> dict[str, str]:
    """Return all sentences of the daily practice, in the language in use."""
    judged = judged_words()
    return {
        **pupil_words(),
        "supported": judged["supported"],
        "intro": _(
            "{count} invented pupils, a few minutes. Whom you misjudge comes back another day, until it goes well. Skipped a "
            "day? Nothing is lost: you go on where you were."
        ).format(count=A_DAY),
        "back_again": _("You have seen this pupil before."),
        "finished": _("That was it for today"),
        "done_today": _("Done for {date}"),
        "next_round": _("The next {count} pupils are ready on {date}."),
        **{f"next_back_{form}": _coming_back(count) for form, count in FORMS.items()},
        "none_back": _("Nobody is waiting to come back."),
        "first_back": _("The first pupil to come back does so on {date}."),
        "boxes": _("Who comes back, and when"),
        "boxes_caption": _(
            "A pupil you judge well moves on one box; after the last box it is done. Otherwise it goes to box 1."
        ),
        "box": _("Box"),
        "box_row": _("Box {number}"),
        "waits": _("Comes back after"),
        **{f"days_{form}": _days(count) for form, count in FORMS.items()},
        "pupils_head": _("Pupils"),
        "more": _("{count} more now"),
        "so_far": _("So far you gave {count} judgements, {back} of them on a pupil who came back."),
    }


def _coming_back(count: int) -> str:
    return ngettext(
        "{count} of them comes back because the results pointed another way.",
        "{count} of them come back because the results pointed another way.",
        count,
    )


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count)
