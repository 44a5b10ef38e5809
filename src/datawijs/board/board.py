"""The board: a school board's tables, as its dashboards see them, with the ground truth kept apart."""

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
import pandas as pd

from datawijs.board.labels import subject_name
from datawijs.board.truth import Truth
from datawijs.language import _


@dataclass(frozen=True, eq=False, repr=False)
class Board:
    """A fictional school board in one to three school years. One DataFrame a table; keys are the same in all of them.

    school_year is always written like "2025-2026". Tables of several years have the latest year of each school first.

    schools: school_id, name, sector ("primary", "secondary"), country ("NL", "BE").
    classes: class_id ("S01-7A"; in an earlier year "S01-6A-2024-2025"), school_id, school_year, name, year (groep or leerjaar;
    of a combination class the lowest).
    pupils: pupil_id, class_id (the last that the board knows), name.
    enrolments: pupil_id, school_year, class_id, year (the pupil's own groep or leerjaar), direction (study direction in
    secondary school, "first-stage" in its first two years; "" in primary school), repeats (True: takes this year again).
    subjects: subject_id, sector.
    tests: test_id, class_id, school_year, subject_id, number (1–12 in the year), date.
    results: pupil_id, class_id, school_year, subject_id, test_id, number, date, score (0–100; NaN: the pupil missed the test).
    absences: pupil_id, class_id, school_year, week (Monday of a school week), half_days (0–10).
    activity: pupil_id, class_id, school_year, week (Monday, holidays too), logins, planner_views.
    goals: pupil_id, subject_id, goal, status ("reached", "growing", "stuck"); at the end of the latest year.
    standard_tests: primary only. pupil_id, class_id, school_year, year (own groep), subject_id, moment ("M" middle or "E" end
    of the year; no E in groep 8), date, score (ability, about 60–250), lower, upper (its 90 % interval), level ("I" highest to
    "V" lowest), band ("A" highest to "E"); the last five are missing where the pupil missed the test.
    practice: primary only. pupil_id, class_id, school_year, subject_id, month (its first day, September to June), ability,
    percentile (0–100), band (1 lowest to 5), growth (since the month before), target (reset each month), on_target (bool).
    attests: secondary only. pupil_id, school_year, class_id, direction, finality ("transition", "dual", "labour"; "" in the
    first stage), attest ("A", "B", "C"), excluded (the finality that a B excludes, or "").
    truth: what really happened. Don't look before you have judged.
    """

    schools: pd.DataFrame
    classes: pd.DataFrame
    pupils: pd.DataFrame
    enrolments: pd.DataFrame
    subjects: pd.DataFrame
    tests: pd.DataFrame
    results: pd.DataFrame
    absences: pd.DataFrame
    activity: pd.DataFrame
    goals: pd.DataFrame
    standard_tests: pd.DataFrame
    practice: pd.DataFrame
    attests: pd.DataFrame
    truth: Truth

    def __repr__(self) -> str:
        return _("A fictional board: {schools} schools, {classes} classes, {pupils} pupils").format(
            schools=len(self.schools), classes=len(self.classes), pupils=len(self.pupils)
        )

    @property
    def school_years(self) -> tuple[str, ...]:
        """The school years on this board, the earliest first."""
        return tuple(sorted(self.classes["school_year"].unique()))

    def in_school_year(self, school_year: str) -> "Board":
        """Return the board as it was in one school year: its classes, its pupils in the class of that year, its results.

        Practice goals are only known at the end of the latest year. Raises ValueError for a year that is not on the board.
        """
        self._check_school_year(school_year)
        pupils = self.enrolments.loc[self.enrolments["school_year"] == school_year, ["pupil_id", "class_id"]]
        pupils = pupils.merge(self.pupils[["pupil_id", "name"]], on="pupil_id")
        tables = _of_year(self, school_year) | {"pupils": pupils}
        if school_year != self.school_years[-1]:
            tables["goals"] = self.goals.iloc[:0]
        truth = _of_year(self.truth, school_year)
        of_year = self.truth.difficulty["test_id"].isin(tables["tests"]["test_id"])
        truth["difficulty"] = self.truth.difficulty[of_year].reset_index(drop=True)
        return replace(self, **tables, truth=replace(self.truth, **truth))

    def series(self, pupil_id: str, subject_id: str, school_year: str | None = None) -> pd.Series:
        """Return one pupil's scores in one subject, index: number of the test; NaN where the pupil missed it.

        school_year: the pupil's latest when it is not given. Raises ValueError when the pupil, the subject or the school year
        is not on the board.
        """
        rows = self._rows("pupil_id", pupil_id, subject_id)
        known = sorted(rows["school_year"].unique())
        if school_year is None:
            school_year = known[-1]
        elif school_year not in known:
            raise ValueError(
                _("{key} has no results in {school_year!r}. Choose one of: {known}.").format(
                    key=pupil_id, school_year=school_year, known=", ".join(known)
                )
            )
        return rows[rows["school_year"] == school_year].set_index("number")["score"]

    def class_average(self, class_id: str, subject_id: str) -> pd.Series:
        """Return the mean score of a class on each test of one subject, index: number; missed tests don't count.

        Raises ValueError when the class or the subject is not on the board.
        """
        key = class_id, subject_id
        if key not in self._averages:
            self._averages[key] = self._rows("class_id", *key).groupby("number")["score"].mean()
        return self._averages[key].copy()

    def subject_name(self, subject_id: str, sector: str | None = None) -> str:
        """Return a subject's name in the language in use; see `datawijs.board.subject_name`."""
        return subject_name(subject_id, sector)

    def _check_school_year(self, school_year: str) -> None:
        if school_year not in self.school_years:
            raise ValueError(
                _("There is no school year {key!r} on this board. Choose one of: {known}.").format(
                    key=school_year, known=", ".join(self.school_years)
                )
            )

    def _rows(self, column: str, key: str, subject_id: str) -> pd.DataFrame:
        found = self._places[column].get((key, subject_id))
        if found is None:
            raise self._not_there(column, key, subject_id)
        return self.results.iloc[found]

    @cached_property
    def _places(self) -> dict[str, dict[tuple[str, str], np.ndarray]]:
        """The rows of the results of each pupil and of each class, by subject: pages ask for hundreds of them."""
        return {
            column: self.results.groupby([column, "subject_id"], sort=False).indices
            for column in ("pupil_id", "class_id")
        }

    @cached_property
    def _averages(self) -> dict[tuple[str, str], pd.Series]:
        """The averages that were asked for: a page that looks through a class asks for the same one for each pupil."""
        return {}

    def _not_there(self, column: str, key: str, subject_id: str) -> ValueError:
        of_key = self.results[self.results[column] == key]
        if of_key.empty:
            sentence = {
                "pupil_id": _("There is no pupil {key!r} on the board; the first is {first!r}."),
                "class_id": _("There is no class {key!r} on the board; the first is {first!r}."),
            }[column]
            return ValueError(sentence.format(key=key, first=self.results[column].iloc[0]))
        return ValueError(
            _("{key} has no tests in {subject!r}. Choose one of: {known}.").format(
                key=key, subject=subject_id, known=", ".join(of_key["subject_id"].unique())
            )
        )


def _of_year(tables: "Board | Truth", school_year: str) -> dict[str, pd.DataFrame]:
    """The tables with a column school_year, with the rows of that year only."""
    found = {field.name: getattr(tables, field.name) for field in fields(tables) if field.name != "truth"}
    return {
        name: table[table["school_year"] == school_year].reset_index(drop=True)
        for name, table in found.items()
        if "school_year" in table
    }
