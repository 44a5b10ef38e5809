"""How a table is laid out: where its headings stand, what each column holds, one result a row or one pupil a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from datawijs.own.cell import is_empty, read_mark
from datawijs.own.decision import Notes
from datawijs.own.file_rows import Rows
from datawijs.own.moment import date_key, half_year_key, month_key, number_key
from datawijs.own.rules import RULES, role_of, tells_no_name

FEWEST_IN_A_ROW = 2


@dataclass(frozen=True)
class Layout:
    """`headings` (as they stand, or none), the `rows` below them, each as long as there are columns, and of each column its
    role: "mark", "date", … ; "test" where a column holds one test of many pupils; None where nobody knows."""

    headings: tuple[str, ...]
    rows: Rows
    roles: tuple[str | None, ...]

    @property
    def is_wide(self) -> bool:
        """Whether each row is a pupil and each test a column."""
        return self.roles.count("test") >= int(RULES["test_columns"])

    @property
    def tests_are_named(self) -> bool:
        """Whether the columns of tests have names that don't tell that they are tests: they could be subjects."""
        return self.is_wide and not any(names_a_test(self.heading(column)) for column in self.columns("test"))

    def columns(self, role: str) -> list[int]:
        """Return the places of the columns with a role."""
        return [place for place, own in enumerate(self.roles) if own == role]

    def heading(self, column: int) -> str:
        """Return the heading of a column; its number where there is none."""
        return self.headings[column] if self.headings and self.headings[column] else str(column + 1)

    def told(self, column: int) -> str:
        """Return the heading of a column as far as it may be told unasked: "" where it could be a name, or there is none."""
        heading = self.headings[column] if self.headings else ""
        return heading if tells_no_name(heading) else ""


def read_layout(rows: Rows, notes: Notes) -> Layout:
    """Find the headings and say what the columns hold."""
    below = _one_below_the_other(rows[0], notes) if len(rows) == 1 else None
    rows, in_one_row = (rows, False) if below is None else (below, True)
    width = max(len(row) for row in rows)
    padded = [row + [""] * (width - len(row)) for row in rows]
    top = _headings_at(padded, width)
    if top is None:
        if not in_one_row:  # that has been said, and says so
            notes.decide("no_headings")
        return Layout((), padded, _roles((), padded, width))
    if top > 0:
        notes.decide("title_left_out")  # without its words: a name may be among them
    headings, under = tuple(padded[top]), padded[top + 1 :]
    return Layout(headings, under, _roles(headings, under, width))


def _one_below_the_other(row: list[str], notes: Notes) -> Rows | None:
    """The cells of a single row, or the words of its single cell, in rows of their own; None where no marks are among them."""
    cells = row if len(row) > 1 else row[0].split()
    if sum(read_mark(cell) is not None for cell in cells) < FEWEST_IN_A_ROW:
        return None
    notes.decide("one_row")
    return [[cell] for cell in cells]


def _headings_at(rows: Rows, width: int) -> int | None:
    """The row of the headings; None where there are none. A title above them is alone in its row."""
    for place, row in enumerate(rows[: RULES["header_rows_looked_at"]]):
        filled = [cell for cell in row if cell]
        if width > 1 and len(filled) == 1 and place + 1 < len(rows):
            continue
        return place if _are_headings(filled) else None
    return None


def _are_headings(cells: list[str]) -> bool:
    """Whether cells are headings: words, one of them known or none of them a mark; or a known one before test 1, 2, 3 …"""
    known = any(role_of(cell) is not None and read_mark(cell) is None for cell in cells)
    marks = [cell for cell in cells if read_mark(cell) is not None]
    if not marks:
        return known or not any(date_key(cell) for cell in cells)
    return known and marks == [str(number) for number in range(1, len(marks) + 1)]


def _roles(headings: Sequence[str], rows: Rows, width: int) -> tuple[str | None, ...]:
    columns = [[row[place] for row in rows if not is_empty(row[place])] for place in range(width)]
    roles = [_role(headings[place] if headings else "", cells) for place, cells in enumerate(columns)]
    if roles.count("test") < RULES["test_columns"]:
        roles = ["mark" if role == "test" else role for role in roles]
    if "date" not in roles:
        _give(roles, "date", [place for place, role in enumerate(roles) if role == "entered"][:1])
    if "date" not in roles:
        _give(roles, "date", _free(roles, columns, _hold_moments)[:1])
    if "mark" not in roles and "test" not in roles:
        marks = _free(roles, columns, _hold_marks)
        many = len(marks) >= RULES["test_columns"] and bool({"pupil", "number"} & set(roles))
        _give(roles, "test" if many else "mark", marks)
    return tuple(roles)


def _give(roles: list[str | None], role: str, places: list[int]) -> None:
    for place in places:
        roles[place] = role


def _free(roles: list[str | None], columns: list[list[str]], fits: Callable[[list[str]], bool]) -> list[int]:
    """The columns of which nobody knows yet what they hold, and whose cells fit."""
    return [place for place, own in enumerate(roles) if own is None and columns[place] and fits(columns[place])]


def _role(heading: str, cells: list[str]) -> str | None:
    role = role_of(heading)
    if role in RULES["no_results"] or role in ("maximum", "weight"):
        return role
    if names_a_test(heading) and cells and _hold_marks(cells):
        return "test"
    return role


def names_a_test(heading: str) -> bool:
    return number_key(heading) is not None or any(read(heading) for read in (date_key, month_key, half_year_key))


def _hold_marks(cells: list[str]) -> bool:
    """Whether at least half of the cells are marks."""
    return 2 * sum(read_mark(cell) is not None for cell in cells) >= len(cells)


def _hold_moments(cells: list[str]) -> bool:
    return all(any(read(cell) for read in (date_key, month_key, half_year_key)) for cell in cells)
