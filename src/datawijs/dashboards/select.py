"""Find a pupil, a class, a year or a school on the board, or say clearly that it isn't there."""

import pandas as pd

from datawijs.board import Board, class_name
from datawijs.language import _, capitalised


def the_pupil(board: Board, pupil_id: str) -> pd.Series:
    """Return the pupil's row, with `school_id`, `sector` and `class_name`: what the school calls the class."""
    pupil = _one(
        board.pupils, "pupil_id", pupil_id, _("There is no pupil {key!r} on the board; the first is {first!r}.")
    )
    its_class = the_class(board, pupil["class_id"])
    return pd.concat([pupil, its_class[["school_id", "sector"]], pd.Series({"class_name": its_class["class_name"]})])


def the_class(board: Board, class_id: str) -> pd.Series:
    """Return the class's row, with `sector` and `class_name`: what the school calls it."""
    found = _one(
        board.classes, "class_id", class_id, _("There is no class {key!r} on the board; the first is {first!r}.")
    )
    school = the_school(board, found["school_id"])
    called = pd.Series({"class_name": class_name(found["name"], school["sector"])})
    return pd.concat([found, school[["sector"]], called])


def called(name: str, sector: str) -> str:
    """Return what a school calls a class, as it stands in a chart and above a column: "Groep 7A", "Klas 3A"."""
    return capitalised(class_name(name, sector))


def the_school(board: Board, school_id: str) -> pd.Series:
    """Return the school's row."""
    return _one(
        board.schools, "school_id", school_id, _("There is no school {key!r} on the board; the first is {first!r}.")
    )


def classes_of(board: Board, school_id: str) -> pd.DataFrame:
    """Return the classes of a school, in the order of the board."""
    the_school(board, school_id)
    return board.classes[board.classes["school_id"] == school_id]


def classes_of_year(board: Board, school_id: str, year: int) -> pd.DataFrame:
    """Return the classes of one year of a school. A combination class counts in its lowest year."""
    classes = classes_of(board, school_id)
    of_year = classes[classes["year"] == year]
    if of_year.empty:
        years = ", ".join(str(known) for known in sorted(classes["year"].unique()))
        raise ValueError(
            _("School {school} has no year {year!r}. Choose one of: {years}.").format(
                school=school_id, year=year, years=years
            )
        )
    return of_year


def year_name(year: int, sector: str) -> str:
    """Return what the school calls a year: "groep" in Dutch primary schools, "leerjaar" in Flemish secondary ones."""
    return (_("groep {year}") if sector == "primary" else _("year {year}")).format(year=year)


def subject_results(board: Board, column: str, key: str, subject_id: str) -> pd.DataFrame:
    """Return the results of one pupil or class in one subject; ValueError when there isn't a single score."""
    of_key = board.results[board.results[column] == key]
    rows = of_key[of_key["subject_id"] == subject_id]
    if rows.empty and not of_key.empty:
        raise ValueError(
            _("{key} has no tests in {subject!r}. Choose one of: {known}.").format(
                key=key, subject=subject_id, known=", ".join(of_key["subject_id"].unique())
            )
        )
    if rows["score"].isna().all():
        raise ValueError(
            _("{key} has no score in {subject!r}: there is nothing to show.").format(key=key, subject=subject_id)
        )
    return rows.sort_values("number")


def weekly_rows(table: pd.DataFrame, column: str, key: str, measure: str) -> pd.DataFrame:
    """Return the weekly rows of one pupil or class in which `measure` is known; ValueError when there are none."""
    rows = table[table[column] == key].dropna(subset=[measure]).sort_values("week")
    if rows.empty:
        raise ValueError(_("{key} has no weeks with data: there is nothing to show.").format(key=key))
    return rows


def _one(table: pd.DataFrame, column: str, key: str, sentence: str) -> pd.Series:
    rows = table[table[column] == key]
    if rows.empty:
        raise ValueError(sentence.format(key=key, first=table[column].iloc[0]))
    return rows.iloc[0]
