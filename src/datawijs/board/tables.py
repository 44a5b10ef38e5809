"""What the tables in datasets/ hold: every column described once, for the data package and for the READMEs.

A column name means the same in every table, but for the few that a table calls its own: a score on a standardised test is no
score out of 100. Descriptions are in the language in use.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from datawijs.board.ability import MOMENTS
from datawijs.board.activity import MEANS
from datawijs.board.attests import ATTESTS
from datawijs.board.directions import FINALITIES, FIRST_STAGE
from datawijs.board.goals import STATUSES
from datawijs.board.school_year import SCHOOL_YEARS
from datawijs.board.schools import COUNTRIES
from datawijs.board.standard_tests import BANDS, LEVELS
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
    constraints: Mapping[str, Any] = field(default_factory=dict)
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
    own: tuple["Column", ...] = ()  # columns that mean something else here than in the other tables

    def described(self) -> tuple["Column", ...]:
        """Return every column of the table, in order."""
        known = columns() | {column.name: column for column in self.own}
        return tuple(known[name] for name in self.columns)


def board_tables() -> tuple[Table, ...]:
    """Return the tables of a `Board` that every reader may see."""
    pupil = {"pupil_id": "pupils", "class_id": "classes"}
    return (
        _table("schools", _("Schools on the board"), "school_id name sector country", "school_id"),
        _table(
            "classes",
            _("Classes of the schools"),
            "class_id school_id school_year name year",
            "class_id",
            refers_to={"school_id": "schools"},
        ),
        _table(
            "pupils",
            _("Pupils in the classes"),
            "pupil_id class_id name",
            "pupil_id",
            refers_to={"class_id": "classes"},
        ),
        _table(
            "enrolments",
            _("Enrolments by school year"),
            "pupil_id school_year class_id year direction repeats",
            "pupil_id school_year",
            own=(_own_year(),),
            refers_to=pupil,
        ),
        _table("subjects", _("Subjects by sector"), "subject_id sector", "subject_id sector"),
        _table(
            "tests",
            _("Tests of the classes"),
            "test_id class_id school_year subject_id number date",
            "test_id",
            refers_to={"class_id": "classes", "subject_id": "subjects"},
        ),
        _table(
            "results",
            _("Results on the tests"),
            "pupil_id class_id school_year subject_id test_id number date score",
            "pupil_id test_id",
            refers_to=pupil | {"subject_id": "subjects", "test_id": "tests"},
        ),
        _table(
            "absences",
            _("Absences by week"),
            "pupil_id class_id school_year week half_days",
            "pupil_id week",
            refers_to=pupil,
        ),
        _table(
            "activity",
            _("Log-ins and planner views by week"),
            " ".join(("pupil_id class_id school_year week", *ACTIVITY_COUNTS)),
            "pupil_id week",
            refers_to=pupil,
        ),
        _table(
            "goals",
            _("Practice goals by pupil"),
            "pupil_id subject_id goal status",
            "pupil_id subject_id goal",
            refers_to={"pupil_id": "pupils", "subject_id": "subjects"},
        ),
        _table(
            "standard_tests",
            _("Standardised tests, in primary school"),
            "pupil_id class_id school_year year subject_id moment date score lower upper level band",
            "pupil_id school_year subject_id moment",
            own=(_own_year(), *_standard_test()),
            refers_to=pupil | {"subject_id": "subjects"},
        ),
        _table(
            "practice",
            _("Practice by month, in primary school"),
            "pupil_id class_id school_year subject_id month ability percentile band growth target on_target",
            "pupil_id subject_id month",
            refers_to=pupil | {"subject_id": "subjects"},
        ),
        _table(
            "attests",
            _("Attests at the end of the year, in secondary school"),
            "pupil_id school_year class_id direction finality attest excluded",
            "pupil_id school_year",
            refers_to=pupil,
        ),
    )


def truth_tables() -> tuple[Table, ...]:
    """Return the tables of a board's `Truth`, in a folder of their own."""
    series = {"pupil_id": "pupils", "subject_id": "subjects"}
    return (
        _table(
            "declines",
            _("Real declines"),
            "pupil_id school_year subject_id onset onset_date size_sd size_points cause",
            "pupil_id school_year",
            folder="truth/",
            refers_to=series,
        ),
        _table(
            "difficulty",
            _("Difficulty of the tests"),
            "test_id difficulty season",
            "test_id",
            folder="truth/",
            refers_to={"test_id": "tests"},
        ),
        _table(
            "levels",
            _("Levels and wobble"),
            "pupil_id school_year subject_id level wobble_sd",
            "pupil_id school_year subject_id",
            folder="truth/",
            refers_to=series,
        ),
        _table(
            "growth",
            _("True growth, in primary school"),
            "pupil_id school_year subject_id moment ability",
            "pupil_id school_year subject_id moment",
            folder="truth/",
            own=(Column("ability", "number", _("What the pupil could really do"), unit=_ability_unit()),),
            refers_to=series,
        ),
        _table(
            "slides",
            _("Slow declines, in primary school"),
            "pupil_id school_year subject_id month per_month",
            "pupil_id school_year",
            folder="truth/",
            own=(Column("month", "date", _("First day of the month in which it began")),),
            refers_to=series,
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
    described = (*_keys(), *_facts(), *_measures(), *_practice(), *_council(), *_truths(), *_survey())
    return {column.name: column for column in described}


def _table(
    name: str,
    title: str,
    columns: str,
    primary_key: str,
    *,
    folder: str = "",
    own: tuple[Column, ...] = (),
    refers_to: Mapping[str, str] | None = None,
) -> Table:
    path, names, key = f"{folder}{name}.csv", tuple(columns.split()), tuple(primary_key.split())
    return Table(name, path, title, names, key, refers_to or {}, own=own)


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
        Column("school_year", "string", _("School year"), constraints={"enum": sorted(SCHOOL_YEARS)}),
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


def _own_year() -> Column:
    return Column("year", "integer", _("The pupil's own year, also in a combination class"), constraints=_between(1, 8))


def _ability_unit() -> str:
    return _("points on the ability scale")


def _standard_test() -> tuple[Column, ...]:
    ability = _ability_unit()
    return (
        Column("date", "date", _("Day on which the class took the test")),
        Column("score", "number", _("Ability score; empty when the pupil was away"), unit=ability, optional=True),
        Column("lower", "number", _("Lower end of the 90 % interval around the score"), unit=ability, optional=True),
        Column("upper", "number", _("Upper end of the 90 % interval around the score"), unit=ability, optional=True),
        Column(
            "level",
            "string",
            _("Fifth of all pupils in the country, I the highest"),
            constraints={"enum": sorted(LEVELS)},
            optional=True,
        ),
        Column(
            "band",
            "string",
            _("Older division of all pupils, A the highest quarter and E the lowest tenth"),
            constraints={"enum": sorted(BANDS)},
            optional=True,
        ),
    )


def _practice() -> tuple[Column, ...]:
    ability = _ability_unit()
    return (
        Column("moment", "string", _("Middle or end of the school year"), constraints={"enum": list(MOMENTS)}),
        Column("month", "date", _("First day of the month")),
        Column("ability", "number", _("Where the pupil stands in the practice software"), unit=ability),
        Column(
            "percentile",
            "integer",
            _("How many in a hundred pupils of the same year in the country stand lower"),
            constraints=_between(0, 100),
        ),
        Column("band", "integer", _("Fifth of all pupils in the country, 5 the highest"), constraints=_between(1, 5)),
        Column("growth", "number", _("Change in ability since the month before"), unit=ability),
        Column("target", "number", _("Ability to reach this month; set anew each month"), unit=ability),
        Column("on_target", "boolean", _("Whether the pupil reached the target of this month")),
    )


def _council() -> tuple[Column, ...]:
    directions = [FIRST_STAGE, *FINALITIES]
    finalities = sorted(set(FINALITIES.values()))
    return (
        Column(
            "direction",
            "string",
            _("Study direction; empty in primary school"),
            constraints={"enum": directions},
            optional=True,
        ),
        Column("repeats", "boolean", _("Whether the pupil does this year for the second time")),
        Column(
            "finality",
            "string",
            _("Where the study direction leads; empty in the first stage"),
            constraints={"enum": finalities},
            optional=True,
        ),
        Column("attest", "string", _("What the class council decided"), constraints={"enum": list(ATTESTS)}),
        Column(
            "excluded",
            "string",
            _("Finality that a B attest excludes"),
            constraints={"enum": finalities},
            optional=True,
        ),
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
        Column("season", "number", _("Part of the difficulty that the season explains"), unit=_("in points")),
        Column("per_month", "number", _("Ability lost each month from then on"), unit=_ability_unit()),
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
    people, count = _("number of people"), {"minimum": 0}
    return (
        Column("group", "string", _("Who answered"), constraints={"enum": ["pupils", "teachers"]}),
        Column("statement", "integer", _("Number of the statement"), constraints=_between(1, 10)),
        Column("text_nl", "string", _("The statement as the study asked it, in Dutch")),
        Column("text_en", "string", _("The statement in English, our translation")),
        Column("agree", "integer", _("Agree or fully agree"), unit=people, constraints=count),
        Column(
            "neutral",
            "integer",
            _("Neutral; empty where the study doesn't print it"),
            unit=people,
            constraints=count,
            optional=True,
        ),
        Column("disagree", "integer", _("Disagree or fully disagree"), unit=people, constraints=count),
        Column("respondents", "integer", _("Filled in the questionnaire"), unit=people, constraints=count),
        Column("note_nl", "string", _("What to know about this row, in Dutch"), optional=True),
        Column("note_en", "string", _("What to know about this row, in English"), optional=True),
    )


def _between(least: float, most: float) -> dict[str, float]:
    return {"minimum": least, "maximum": most}
