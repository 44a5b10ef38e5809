"""The pieces of the year's offer: what has to find a place in the school year.

Meetings and their hours are those of Stichting Klasse (PO-Raad and Kennisnet, 2016). How long a return day takes (half a day),
that there are four intervisions, and the pieces around the meetings are the course's own.
"""

from dataclasses import dataclass

from datawijs.language import _

INTERVISIONS = tuple(f"intervision-{number}" for number in (1, 2, 3, 4))
COACH_DAYS = tuple(f"coaches-{number}" for number in (1, 2, 3, 4))
# Who may lead an intervision, from outside to inside.
LEADERS = ("outside", "both", "coach")


@dataclass(frozen=True)
class Piece:
    """One piece: its language-neutral key, its name, how it is called within a sentence, and how long it takes."""

    key: str
    name: str
    within: str
    length: str


@dataclass(frozen=True)
class Offer:
    """Pieces that belong together, and for whom they are."""

    name: str
    whom: str
    pieces: tuple[Piece, ...]


def offers() -> tuple[Offer, ...]:
    """Return the whole offer, in the language in use."""
    return (_beginner(), _further(), _intervision(), _coaches(), _around())


def leader_names() -> dict[str, str]:
    """Return what those who may lead an intervision are called."""
    return {
        "outside": _("the facilitator from outside"),
        "both": _("the facilitator and the school's own coach together"),
        "coach": _("the school's own coach"),
    }


def _beginner() -> Offer:
    two_hours, half_day = _("2 hours"), _("half a day")
    return Offer(
        _("Beginner training"),
        _("Twelve teachers, with the IB'er or care coordinator and the school leader."),
        (
            Piece("beginner-1", _("Beginner training: start"), _("the start of the beginner training"), two_hours),
            Piece("beginner-2", _("Beginner training: first return day"), _("the first return day"), half_day),
            Piece("beginner-3", _("Beginner training: second return day"), _("the second return day"), half_day),
            Piece("beginner-4", _("Beginner training: close"), _("the close of the beginner training"), two_hours),
        ),
    )


def _further() -> Offer:
    return Offer(
        _("Going further"),
        _("Advanced: who did the beginner training. Analysis: IB'ers, care coordinators and school leaders."),
        (
            Piece("advanced", _("The advanced training"), _("the advanced training"), _("2 hours")),
            Piece("analysis", _("Analysis of information"), _("the training in analysis"), _("2 hours")),
        ),
    )


def _intervision() -> Offer:
    return Offer(
        _("Intervision"),
        _("Coaches, teachers and IB'ers, who bring cases of their own."),
        tuple(
            Piece(
                key,
                _("Intervision {number}").format(number=number),
                _("intervision {number}").format(number=number),
                _("2 hours"),
            )
            for number, key in enumerate(INTERVISIONS, start=1)
        ),
    )


def _coaches() -> Offer:
    return Offer(
        _("Train the trainer"),
        _("Two colleagues who will coach the others."),
        tuple(
            Piece(
                key,
                _("Train the trainer: half-day {number}").format(number=number),
                _("half-day {number} for the coaches").format(number=number),
                _("half a day"),
            )
            for number, key in enumerate(COACH_DAYS, start=1)
        ),
    )


def _around() -> Offer:
    return Offer(
        _("Around the meetings"),
        _("The whole team, and the pupils."),
        (
            Piece("pupils", _("Pupil workshop"), _("the pupil workshop"), _("35 minutes")),
            Piece("agreements", _("The team fixes the school agreements"), _("fixing the agreements"), _("1 hour")),
            Piece("survey", _("Survey among the participants"), _("the survey"), _("15 minutes")),
            Piece("choosing", _("Choosing what changes next year"), _("choosing what changes"), _("1 hour")),
        ),
    )
