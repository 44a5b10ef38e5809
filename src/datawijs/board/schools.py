"""Schools, classes and subjects: what stands on the board before anybody takes a test.

School 1 is a Dutch primary school, school 2 a Flemish secondary school, and so on by turns, so that both feel at home.

A small school has four classes: its tables stay small and there is still a year with two classes to compare (3A and 3B; 5A
and 5/6B). A whole school has ten, in every year from groep 3 to 8 or leerjaar 1 to 6, about 240 pupils: 17 of them are a
board of about 4,000 pupils, like that of Stichting Klasse. A combination class is filed under the year of its youngest
pupils: a dashboard has to put it somewhere, and a reader who compares "all of groep 5" should ask who is in it.
"""

import numpy as np
import pandas as pd

from datawijs.board.columns import Columns, repeated, texts
from datawijs.board.names import PRIMARY_SCHOOLS, SECONDARY_SCHOOLS
from datawijs.board.school_year import THIS_YEAR

COUNTRIES = {"primary": "NL", "secondary": "BE"}
SUBJECTS = {"primary": ("maths", "spelling", "reading"), "secondary": ("maths", "dutch", "french")}
# Groep 3 is the first with these tests; before it children play.
FIRST_YEAR, LAST_YEAR = {"primary": 3, "secondary": 1}, {"primary": 8, "secondary": 6}
CLASSES: dict[str, dict[str, tuple[str, ...]]] = {
    "small": {"primary": ("5A", "5/6B", "7A", "8A"), "secondary": ("3A", "3B", "4A", "5A")},
    "whole": {
        "primary": ("3A", "3B", "4A", "4B", "5A", "5/6B", "6A", "7A", "7B", "8A"),
        "secondary": ("1A", "1B", "2A", "2B", "3A", "3B", "4A", "4B", "5A", "6A"),
    },
}
MOST_SCHOOLS = len(PRIMARY_SCHOOLS) + len(SECONDARY_SCHOOLS)  # 17, like the board of Stichting Klasse


def sector_of(number: int) -> str:
    """Return the sector of school `number` (from 1): odd ones are primary, even ones secondary."""
    return "primary" if number % 2 else "secondary"


def make_school(number: int) -> Columns:
    """Return the row of school `number` (from 1): school_id, name, sector, country."""
    sector = sector_of(number)
    names = PRIMARY_SCHOOLS if sector == "primary" else SECONDARY_SCHOOLS
    return {
        "school_id": texts([f"S{number:02d}"]),
        "name": texts([names[(number - 1) // 2]]),
        "sector": texts([sector]),
        "country": texts([COUNTRIES[sector]]),
    }


def make_classes(school_id: str, names: tuple[str, ...], school_year: str = THIS_YEAR) -> Columns:
    """Return classes of one school in one year: class_id, school_id, school_year, name, year."""
    return {
        "class_id": texts(class_id(school_id, name, school_year) for name in names),
        "school_id": repeated(school_id, len(names)),
        "school_year": repeated(school_year, len(names)),
        "name": texts(names),
        "year": np.array([lowest_year(name) for name in names]),
    }


def class_id(school_id: str, name: str, school_year: str) -> str:
    """Return the code of a class: "S01-7A" in the year that is now on the board, "S01-6A-2024-2025" in an earlier one."""
    code = f"{school_id}-{name.replace('/', '')}"  # a slash would be awkward in an address or a file name
    return code if school_year == THIS_YEAR else f"{code}-{school_year}"


def lowest_year(name: str) -> int:
    """Return the groep or leerjaar of a class by its name; of a combination class ("5/6B") the lowest."""
    return int(name[0])


def a_year_younger(name: str) -> str:
    """Return what a class was called a year ago: "7A" was "6A", "5/6B" was "4/5B"."""
    return "".join(str(int(sign) - 1) if sign.isdigit() else sign for sign in name)


def make_subjects(sectors: tuple[str, ...]) -> pd.DataFrame:
    """Return the subjects of `sectors`: subject_id, sector. Mathematics occurs in both sectors."""
    rows = [(subject, sector) for sector in sectors for subject in SUBJECTS[sector]]
    return pd.DataFrame(rows, columns=["subject_id", "sector"])
