"""First names, prefixes and surnames, as school systems keep them apart; still nobody who could exist.

A pupil's first name is the bird on the board. The surnames are where a bird might sit: together they are no one's name. They
are dealt out by the pupil's number, so that several pupils share one, as in real schools.
"""

import pandas as pd

from datawijs.board.board import Board

PLACES = (  # tussenvoegsel, achternaam
    ("van het", "Nest"),
    ("", "Vleugelslag"),
    ("uit de", "Heg"),
    ("op de", "Nok"),
    ("", "Verenkleed"),
    ("in het", "Riet"),
    ("van de", "Boomtop"),
    ("", "Vogelvlucht"),
    ("aan de", "Waterkant"),
    ("onder de", "Dakpan"),
    ("", "Ochtendlied"),
)
PARTS = ["Roepnaam", "Tussenvoegsel", "Achternaam"]


def pupil_names(board: Board, school_id: str) -> pd.DataFrame:
    """Return the pupils of a school with pupil_id, class_id, Roepnaam, Tussenvoegsel, Achternaam and Klas."""
    classes = board.classes[board.classes["school_id"] == school_id].rename(columns={"name": "Klas"})
    pupils = board.pupils.merge(classes[["class_id", "Klas"]], on="class_id").rename(columns={"name": "Roepnaam"})
    place = pupils["pupil_id"].map(pupil_number).astype(int) % len(PLACES)
    pupils["Tussenvoegsel"] = [PLACES[number][0] for number in place]
    pupils["Achternaam"] = [PLACES[number][1] for number in place]
    return pupils[["pupil_id", "class_id", *PARTS, "Klas"]]


def pupil_number(pupil_id: str) -> str:
    """Return a pupil's number in the administration: P0007 is 0007, with its zeros."""
    return pupil_id.removeprefix("P")
