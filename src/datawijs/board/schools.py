"""Schools, classes and subjects: what stands on the board before anybody takes a test.

School 1 is a Dutch primary school, school 2 a Flemish secondary school, and so on by turns, so that both feel at home. Four
classes a school keep the tables small and still give a year with two classes to compare (3A and 3B; 5A and 5/6B). The
combination class 5/6B is filed under the year of its youngest pupils: a dashboard has to put it somewhere, and a reader who
compares "all of groep 5" should ask who is in it.
"""

import pandas as pd

from datawijs.board.names import PRIMARY_SCHOOLS, SECONDARY_SCHOOLS

COUNTRIES = {"primary": "NL", "secondary": "BE"}
SUBJECTS = {"primary": ("maths", "spelling", "reading"), "secondary": ("maths", "dutch", "french")}
CLASSES = {  # name and year (groep or leerjaar)
    "primary": (("5A", 5), ("5/6B", 5), ("7A", 7), ("8A", 8)),
    "secondary": (("3A", 3), ("3B", 3), ("4A", 4), ("5A", 5)),
}
MOST_SCHOOLS = len(PRIMARY_SCHOOLS) + len(SECONDARY_SCHOOLS)  # 17, like the board of Stichting Klasse


def sector_of(number: int) -> str:
    """Return the sector of school `number` (from 1): odd ones are primary, even ones secondary."""
    return "primary" if number % 2 else "secondary"


def make_school(number: int) -> pd.DataFrame:
    """Return the row of school `number` (from 1): school_id, name, sector, country."""
    sector = sector_of(number)
    names = PRIMARY_SCHOOLS if sector == "primary" else SECONDARY_SCHOOLS
    return pd.DataFrame(
        {
            "school_id": [f"S{number:02d}"],
            "name": [names[(number - 1) // 2]],
            "sector": [sector],
            "country": [COUNTRIES[sector]],
        }
    )


def make_classes(school_id: str, sector: str) -> pd.DataFrame:
    """Return the classes of a school: class_id, school_id, name, year."""
    names, years = zip(*CLASSES[sector], strict=True)
    return pd.DataFrame(
        {
            # a slash would be awkward in an address or a file name
            "class_id": [f"{school_id}-{name.replace('/', '')}" for name in names],
            "school_id": school_id,
            "name": names,
            "year": years,
        }
    )


def make_subjects(sectors: tuple[str, ...]) -> pd.DataFrame:
    """Return the subjects of `sectors`: subject_id, sector. Mathematics occurs in both sectors."""
    rows = [(subject, sector) for sector in sectors for subject in SUBJECTS[sector]]
    return pd.DataFrame(rows, columns=["subject_id", "sector"])
