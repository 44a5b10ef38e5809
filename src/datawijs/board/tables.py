"""What the tables in datasets/ hold: every column described once, for the data package and for the READMEs.

A column name means the same in every table. Descriptions are in the language in use.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from datawijs.board.activity import MEANS
from datawijs.board.goals import STATUSES
from datawijs.board.schools import COUNTRIES
from datawijs.board.tests import TESTS_A_YEAR
from datawijs.board.truth import CAUSES, DECLINE_ONSET, DECLINE_SD
from datawijs.language import _

ACTIVITY_COUNTS = tuple(MEANS["NL"])


@dataclass(frozen=True)
class Column:
    """One column: its name, Table Schema type, meaning, unit and what it may hold (Table Schema constraints)."""

    name: str
    type: str
    description: str
    unit: str = ""
    constraints: Mapping[str, object] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True)
class Table:
    """One table: where it stands below its folder, its columns, its primary key, and the tables that its keys refer to."""

    name: str
    path: str
    title: str
    columns: tuple[str, ...]
    primary_key: tuple[str, ...]
    refers_to: Mapping[str, str] = field(default_factory=dict)  # column → table where it is the key
    source: str = ""  # where the numbers come from, when they aren't our own


def board_tables() -> tuple[Table, ...]:
    """Return the tables of a `Board` that every reader may see."""
    pupil = {"pupil_id": "pupils", "class_id": "classes"}
    return (
        _table("schools", _("Schools on the board"), "school_id name sector country", "school_id"),
        _table("classes", _("Classes of the schools"), "class_id school_id name year", "class_id", school_id="schools"),
        _table("pupils", _("Pupils in the classes"), "pupil_id class_id name", "pupil_id", class_id="classes"),
        _table("subjects", _("Subjects by sector"), "subject_id sector", "subject_id sector"),
        _table(
            "tests",
            _("Tests of the classes"),
            "test_id class_id subject_id number date",
            "test_id",
            class_id="classes",
            subject_id="subjects",
        ),
        _table(
            "results",
            _("Results on the tests"),
            "pupil_id class_id subject_id test_id number date score",
            "pupil_id test_id",
            **pupil,
            subject_id="subjects",
            test_id="tests",
        ),
        _table("absences", _("Absences by week"), "pupil_id class_id week half_days", "pupil_id week", **pupil),
        _table(
            "activity",
            _("Log-ins and planner views by week"),
            " ".join(("pupil_id class_id week", *ACTIVITY_COUNTS)),
            "pupil_id week",
            **pupil,
        ),
        _table(
            "goals",
            _("Practice goals by pupil"),
            "pupil_id subject_id goal status",
            "pupil_id subject_id goal",
            pupil_id="pupils",
            subject_id="subjects",
        ),
    )


def truth_tables() -> tuple[Table, ...]:
    """Return the tables of a board's `Truth`, in a folder of their own."""
    series = {"pupil_id": "pupils", "subject_id": "subjects"}
    return (
        _table(
            "declines",
            _("Real declines"),
            "pupil_id subject_id onset onset_date size_sd size_points cause",
            "pupil_id",
            folder="truth/",
            **series,
        ),
        _table(
            "difficulty",
            _("Difficulty of the tests"),
            "test_id difficulty",
            "test_id",
            folder="truth/",
            test_id="tests",
        ),
        _table(
            "levels",
            _("Levels and wobble"),
            "pupil_id subject_id level wobble_sd",
            "pupil_id subject_id",
            folder="truth/",
            **series,
        ),
    )


def survey_table() -> Table:
    """Return the table of the real survey counts."""
    return Table(
        "survey",
        "survey/smartschool-analytics.csv",
        _("Survey about Smartschool Analytics"),
        (
            *("group", "statement", "text_nl", "text_en"),
            *("agree", "neutral", "disagree", "respondents"),
            *("note_nl", "note_en"),
        ),
        ("group", "statement"),
        source="Op welke manier kan Smartschool Analytics een meerwaarde zijn voor mijn school? (tables 2 and 3, appendix 1)",
    )


def columns() -> dict[str, Column]:
    """Return every column by its name."""
    described = (*_keys(), *_facts(), *_measures(), *_truths(), *_survey())
    return {column.name: column for column in described}


def _table(name: str, title: str, columns: str, primary_key: str, *, folder: str = "", **refers_to: str) -> Table:
    return Table(name, f"{folder}{name}.csv", title, tuple(columns.split()), tuple(primary_key.split()), refers_to)


def _keys() -> tuple[Column, ...]:
    return (
        Column("school_id", "string", _("Code of the school"), constraints={"pattern": r"S\d{2}"}),
        Column("class_id", "string", _("Code of the class")),
        Column("pupil_id", "string", _("Code of the pupil"), constraints={"pattern": r"P\d{4}"}),
        Column("subject_id", "string", _("Code of the subject")),
        Column("test_id", "string", _("Code of the test")),
    )


def _facts() -> tuple[Column, ...]:
    return (
        Column("name", "string", _("What the school, class or pupil is called; all pupils are birds")),
        Column("sector", "string", _("Primary or secondary education"), constraints={"enum": list(COUNTRIES)}),
        Column("country", "string", _("The Netherlands or Belgium"), constraints={"enum": list(COUNTRIES.values())}),
        Column(
            "year", "integer", _("Year of the class; of a combination class the lowest"), constraints=_between(1, 8)
        ),
        Column("number", "integer", _("Which test of the year it is"), constraints=_between(1, TESTS_A_YEAR)),
        Column("date", "date", _("Day on which the test was taken")),
        Column("week", "date", _("Monday of the week; absences leave out the holidays")),
    )


def _measures() -> tuple[Column, ...]:
    return (
        Column(
            "score",
            "number",
            _("Score on the test; empty when the pupil was away"),
            unit=_("points out of 100"),
            constraints=_between(0, 100),
            optional=True,
        ),
        Column(
            "half_days",
            "integer",
            _("How long the pupil was away from school"),
            unit=_("in half-days"),
            constraints=_between(0, 10),
        ),
        Column(
            "logins", "integer", _("How often the pupil logged in"), unit=_("times a week"), constraints={"minimum": 0}
        ),
        Column(
            "planner_views",
            "integer",
            _("How often the pupil opened the planner"),
            unit=_("times a week"),
            constraints={"minimum": 0},
        ),
        Column("goal", "string", _("Code of the practice goal")),
        Column("status", "string", _("How far the pupil is with the goal"), constraints={"enum": list(STATUSES)}),
    )


def _truths() -> tuple[Column, ...]:
    own_wobble = _("in units of the pupil's own wobble")
    return (
        Column("onset", "integer", _("Number of the first lower test"), constraints=_between(*DECLINE_ONSET)),
        Column("onset_date", "date", _("Day of the first lower test")),
        Column("size_sd", "number", _("Size of the decline"), unit=own_wobble, constraints=_between(*DECLINE_SD)),
        Column("size_points", "number", _("Size of the decline"), unit=_("in points"), constraints={"minimum": 0}),
        Column("cause", "string", _("Why the results went down"), constraints={"enum": list(CAUSES)}),
        Column(
            "difficulty",
            "number",
            _("How much harder than usual the test was; below 0 it was easier"),
            unit=_("in points"),
        ),
        Column(
            "level",
            "number",
            _("What the pupil scores on average before any decline, on an ordinary test"),
            unit=_("in points"),
        ),
        Column(
            "wobble_sd", "number", _("Standard deviation of the pupil's ordinary ups and downs"), unit=_("in points")
        ),
    )


def _survey() -> tuple[Column, ...]:
    people = {"unit": _("number of people"), "constraints": {"minimum": 0}}
    return (
        Column("group", "string", _("Who answered"), constraints={"enum": ["pupils", "teachers"]}),
        Column("statement", "integer", _("Number of the statement"), constraints=_between(1, 10)),
        Column("text_nl", "string", _("The statement as the study asked it, in Dutch")),
        Column("text_en", "string", _("The statement in English, our translation")),
        Column("agree", "integer", _("Agree or fully agree"), **people),
        Column("neutral", "integer", _("Neutral; empty where the study doesn't print it"), **people, optional=True),
        Column("disagree", "integer", _("Disagree or fully disagree"), **people),
        Column("respondents", "integer", _("Filled in the questionnaire"), **people),
        Column("note_nl", "string", _("What to know about this row, in Dutch"), optional=True),
        Column("note_en", "string", _("What to know about this row, in English"), optional=True),
    )


def _between(least: float, most: float) -> dict[str, float]:
    return {"minimum": least, "maximum": most}
