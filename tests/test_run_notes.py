"""What costs a point for another reason than the answer is told beside the score, by the question as people know it."""

import nbformat
import pandas as pd
import pytest
from handed_in import filled_in, hand_in
from ran_work import DISCUSSION, MISSED, READING, admitted, graded, ran

from datawijs.course.answers import NotYet, check_choice, check_number, read_letter, read_number
from datawijs.course.cell_errors import told_error
from datawijs.course.grading import Limits, grade_folder
from datawijs.course.grading.autograde import Graded
from datawijs.course.grading.grades import Status, graded_row, why_no_score
from datawijs.course.outcome import MUCH_PRINTED, TOO_LONG, note_end, note_printing, outcomes
from datawijs.course.smart_punctuation import smart_signs
from datawijs.language import speaking

LIMITS = Limits(cell=60, notebook=300)
# what the cell of question 2 holds, what Python says of it, and what of it the coach reads, in Dutch and in English
TROUBLES = {
    "curly": (
        "answer_2 = “c”",
        "SyntaxError",
        "invalid character",
        "Python kan “ ” niet lezen",
        "Python can't read “ ”",
    ),
    "low": ("answer_2 = „c”", "SyntaxError", "invalid character", "rechte aanhalingstekens", "straight quotes"),
    "guillemets": ("answer_2 = «c»", "SyntaxError", "invalid character", "rechte aanhalingstekens", "straight quotes"),
    "single": ("answer_2 = ‘c’", "SyntaxError", "invalid character", "Python kan ‘ ’ niet lezen", "can't read ‘ ’"),
    "dash": ("answer_2 = –3", "SyntaxError", "invalid character", "een gewoon minteken", "a plain minus"),
    "blank": ("answer_2 =\u00a0'c'", "SyntaxError", "invalid non-printable", "spatie die Python niet", "a blank here"),
    "file": (
        "answer_2 = open('C:/Users/Anna/mijn.csv').read()",
        "FileNotFoundError",
        "[Errno 2] No such file or directory: 'C:/Users/Anna/mijn.csv'",
        "het bestand mijn.csv, en dat is hier niet",
        "the file mijn.csv, which isn't here",
    ),
    "input": (
        "answer_2 = input('letter?')",
        "StdinNotImplementedError",
        "raw_input was called, but this frontend does not support input requests.",
        "wacht met input()",
        "waits with input()",
    ),
    "exit": ("import sys\nsys.exit()\nanswer_2 = 'c'", "SystemExit", "", "sys.exit()", "sys.exit()"),
    "package": (
        "import nietbestaand",
        "ModuleNotFoundError",
        "No module named 'nietbestaand'",
        "het pakket nietbestaand",
        "the package nietbestaand",
    ),
    "network": ("answer_2 = 'c'", "URLError", "<urlopen error>", "iets op van internet", "something of the internet"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", TROUBLES)
def test_a_trouble_is_told_beside_the_score_and_to_the_learner(name, language):
    source, error, message, nl, en = TROUBLES[name]
    work = admitted(READING, language, answer_compare=source)
    errors = {"answer-compare": (error, message), "check-compare": ("NameError", "answer_2")}
    one = graded(work, errors)
    with speaking(language):
        row = graded_row(one, LIMITS)
        told = {"nl": nl, "en": en}[language]
        assert row["status"] == Status.GRADED and row["score"] == 6
        assert row["notes"].startswith({"nl": "Vraag 2: ", "en": "Question 2: "}[language]) and told in row["notes"]
        assert told in outcomes(one.executed)[1].sentence


def test_an_ordinary_mistake_gets_no_note():
    errors = {"answer-compare": ("NameError", "name 'c' is not defined"), "check-compare": MISSED}
    assert graded_row(graded(admitted(READING), errors), LIMITS)["notes"] == ""
    assert told_error("SyntaxError", "unterminated string", 'answer_2 = "c') == ""


@pytest.mark.parametrize(
    ("source", "signs"),
    [
        ("answer = “c”", "“”"),
        ('answer = "hij zei “c”"', ""),  # in a text between quotes they do no harm
        ("answer = 'c'  # “zo”", ""),
        ("answer = “c", ""),  # straight ones would not mend it
        ("%matplotlib inline", ""),
        ("", ""),
        ("x = 3 − 1", "−"),
    ],
)
def test_which_signs_python_can_not_read(source, signs):
    assert smart_signs(source) == signs


@pytest.mark.parametrize("typed", ["“c”", "„C”", "'c'", "‘c’ ", "c"])
def test_a_letter_between_curly_quotes_inside_straight_ones_is_that_letter(typed):
    assert read_letter(typed, "abcd") == "c"


def test_so_is_a_number():
    assert read_number("“7,5”") == 7.5


def test_who_typed_curly_quotes_reads_so_instead_of_not_filled_in():
    """In JupyterLab the answer's cell ends in a SyntaxError, and nothing is kept: the check has to see why."""
    kept = {"answer_2": "", "In": ["", 'answer_2 = ""', "answer_2 = “c”", "check()"]}
    exec("def check(check_choice):\n    check_choice('answer_2', 'abcd', right='c')\n", kept)
    with speaking("nl"), pytest.raises(NotYet, match="rechte aanhalingstekens"):
        kept["check"](check_choice)
    kept["In"] += ['answer_2 = "c"']
    kept["answer_2"] = "c"
    kept["check"](check_choice)


def test_an_older_answer_is_not_judged_in_place_of_one_in_curly_quotes():
    kept = {"answer_1": "3", "In": ['answer_1 = "3"', "answer_1 = “6”"]}
    exec("def check(check_number):\n    check_number('answer_1', right=6)\n", kept)
    with speaking("en"), pytest.raises(NotYet, match="straight quotes"):
        kept["check"](check_number)


@pytest.mark.parametrize(("lines", "told"), [(MUCH_PRINTED, "thousands of lines"), (3, "a loop without an end")])
def test_much_printing_is_told_from_a_loop_without_an_end(lines, told):
    work = admitted(READING, "en")
    executed = ran(work)
    cell = next(one for one in executed.cells if one.metadata.get("nbgrader", {}).get("grade_id") == "answer-read")
    cell.outputs.append(nbformat.v4.new_output("stream", name="stdout", text="1\n" * lines))
    note_end(cell, TOO_LONG)
    note_printing(executed)
    with speaking("en"):
        assert told in why_no_score(Graded(work, executed), LIMITS)
        assert ("prints thousands" in outcomes(executed)[0].sentence) == (lines >= MUCH_PRINTED)


def test_notes_name_the_question():
    work = admitted(DISCUSSION, "en", answer_missing="missing = open('x.csv')")
    error = {"answer-missing": ("FileNotFoundError", "[Errno 2] No such file or directory: 'x.csv'")}
    with speaking("en"):
        assert graded_row(graded(work, error), LIMITS)["notes"].startswith("Question 1: The cell reads the file x.csv")


REAL = {name: TROUBLES[name] for name in ("curly", "file", "input", "exit", "package")}


@pytest.fixture(scope="module")
def really(tmp_path_factory) -> pd.DataFrame:
    folder = tmp_path_factory.mktemp("troubles")
    for name, (source, *_rest) in REAL.items():
        hand_in(folder / "work" / name / "reading.ipynb", filled_in(READING, answer_compare=source))
    flood = 'for number in range(30_000_000):\n    print(number)\nanswer_2 = "c"'
    hand_in(folder / "work" / "flood" / "reading.ipynb", filled_in(READING, answer_compare=flood))
    limits = Limits(cell=20, notebook=300)
    with speaking("nl"):
        return grade_folder(folder / "work", folder / "out", limits=limits, report=lambda _line: None).set_index(
            "learner"
        )


@pytest.mark.nightly
@pytest.mark.parametrize("name", REAL)
def test_the_points_stay_those_of_nbgrader_and_the_note_stands_beside_them(really, name):
    assert really.loc[name, ["status", "score"]].tolist() == [Status.GRADED, 6]
    assert really.loc[name, "notes"].startswith("Vraag 2: ") and REAL[name][3] in really.loc[name, "notes"]


@pytest.mark.nightly
def test_millions_of_lines_are_called_that(really):
    assert really.loc["flood", "status"] == Status.NOT_GRADED
    assert "drukte duizenden regels af" in really.loc["flood", "why"]
