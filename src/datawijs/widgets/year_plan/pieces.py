"""The pieces of the year's offer: what has to find a place in the school year.

Meetings and their hours are those of Stichting Klasse (PO-Raad and Kennisnet, 2016). How long a return day takes (half a day),
that there are four intervisions, and the pieces around the meetings are the course's own.
"""

from dataclasses import dataclass

from datawijs.words import read_words

BEGINNER = tuple(f"beginner-{number}" for number in (1, 2, 3, 4))
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
    words = read_words(__file__)
    lengths = words.sentences("lengths")
    return tuple(
        Offer(
            block.title or "",
            block.paragraphs[0],
            tuple(
                Piece(item.key or "", item.text, item.paragraphs[1], lengths[item.settings["length"]])
                for item in block.items
            ),
        )
        for block in words.part("offers").blocks()
    )


def leader_names() -> dict[str, str]:
    """Return what those who may lead an intervision are called."""
    return read_words(__file__).sentences("leaders")
