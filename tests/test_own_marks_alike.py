"""Python and the page read a file of one's own alike: the same results, decisions, questions and refusals, cell for cell."""

import json
import random
import subprocess
from math import isnan

import pytest
from conftest import ROOT

from datawijs.own.decision import Notes
from datawijs.own.file_rows import FileRows, rows_of_text
from datawijs.own.read_marks import Wish, _read, _tell_how_it_was_opened
from datawijs.own.rules import RULES
from datawijs.own.sentences import problem

SCRIPT = ROOT / "src" / "datawijs" / "own" / "own_marks.js"
RUN = """
const fs = require("node:fs");
const [own, libraries, name] = process.argv.slice(1);
const window = { datawijs: {} };
new Function("window", fs.readFileSync(libraries, "utf8"))(window);
const { ownMarks, rowsOfText } = new Function(fs.readFileSync(own, "utf8") + "; return { ownMarks, rowsOfText };")();
const { rules, cases } = JSON.parse(fs.readFileSync(0, "utf8"));
const read = {
  rowsOfText: (text) => rowsOfText(text, rules, window.datawijs.files.parse),
  ownMarks: ({ rows, wish }) => ownMarks(rows, rules, wish),
};
const orProblem = (one) => {
  try {
    return read[name](one);
  } catch (problem) {
    if (!problem.key) throw problem;
    return { problem: problem.key };
  }
};
process.stdout.write(JSON.stringify(cases.map(orProblem)));
"""

HEADINGS = [rule["words"] for rule in RULES["roles"]]
NUMBERS = [
    "7,3",
    "6.8",
    "8",
    "10",
    "65",
    "13,5/18",
    "70 %",
    "0,65",
    "7½",
    "−0,4",
    "14 op 20",
    "0",
    "100",
    "3,05",
    "148.2",
]
WORDS = ["NB", "vold.", "", "-", "B", "7-5", "2026-05-07", "7,3*", "zeven", "1e3", "½x", "nvt", "(7)", "7,,3", "٣", "é"]
DATES = [
    "03-09-2025",
    "2025-10-01",
    "3/4/26",
    "31-12-2025",
    "12/31/2025",
    "4 okt",
    "5 nov 2025",
    "sep",
    "okt 2025",
    "M3",
    "E4",
]
DATES += ["gisteren", "45903", "2025-09-03T10:00", "29-02-2025", "1-1-25", "mrt 26", "b2", "99-99-9999", "4 okt."]
NAMES = ["Leerling 1", "Leerling 2", "Points Possible", "Gemiddelde", "Max", "", "1001", "ÉÉN ß İ"]
LABELS = ["Toets 1", "Toets 10", "SO 2 (13)", "Gemiddelde periode 1", "Herkansing SO 8", "Oefentoets", "", "M3", "mei"]
ANSWERS = {
    "day_order": ["day-first", "month-first"],
    "same_moment": ["as-it-stands", "turned-round"],
    "order": ["as-it-stands", "turned-round"],
    "scale": ["one-scale"],
    "tests_or_subjects": ["tests", "subjects"],
}


def a_table(chance):
    """Rows of cells as no spreadsheet has them, and as some do."""
    if chance.random() < 0.3:
        columns = [
            chance.choice([DATES, NUMBERS, WORDS + NUMBERS, LABELS, NAMES]) for _column in range(chance.randint(1, 6))
        ]
        heads = [chance.choice(chance.choice([*HEADINGS, LABELS, DATES, ["1", "2", "3"]])) for _column in columns]
    else:
        heads, columns = ["Datum", "Toets", "Cijfer"], [DATES[: chance.randint(1, 9)], LABELS, NUMBERS * 3 + WORDS]
        more = [
            ("Naam", NAMES),
            ("Vak", ["Rekenen", "Taal"]),
            ("Telt mee", ["ja", "nee", "0"]),
            ("Max", ["10", "20", ""]),
        ]
        for head, cells in chance.sample(more, chance.randint(0, 3)):
            heads.append(head)
            columns.append(cells)
    rows = [[chance.choice(cells) for cells in columns] for _row in range(chance.randint(1, 14))]
    if chance.random() < 0.2:  # many pupils
        heads = ["Naam", *[f"Toets {number}" for number in chance.sample(range(1, 20), 4)]]
        rows = [
            [chance.choice(NAMES) + str(place), *(chance.choice(NUMBERS + WORDS[:4]) for _test in range(4))]
            for place in range(15)
        ]
    elif chance.random() < 0.1:
        heads, rows = in_points_and_in_percent(chance)
    if chance.random() < 0.8:
        rows.insert(0, heads)
    if chance.random() < 0.1:
        rows.insert(0, ["Overzicht"])
    if chance.random() < 0.05:
        rows = [[" ".join(rows[0])]] if chance.random() < 0.5 else rows[:1]
    return rows


def in_points_and_in_percent(chance):
    """The same results twice, rounded; now and then another, or none."""
    beside, sign = chance.random() < 0.5, chance.choice(["", " %"])
    rows = []
    for day in DATES[: chance.randint(1, 9)]:
        points, most = chance.randint(0, 40) / 2, chance.choice([10, 18, 20, 22])
        percent = chance.choice([100 * points / most] * 12 + [99.0])
        cells = [str(points), str(most)] if beside else [f"{points}/{most}"]
        rows.append([day, *cells, chance.choice([f"{percent:.0f}{sign}"] * 15 + [""])])
    return ["Datum", "Resultaat", *(["Max"] if beside else []), "Percentage"], rows


def a_wish(chance):
    answers = {key: chance.choice(choices) for key, choices in ANSWERS.items() if chance.random() < 0.15}
    return {"pupil": None, "subject": None, "answers": answers, "putBack": chance.sample(LABELS, chance.randint(0, 2))}


def read_by_python(rows, wish):
    try:
        marks = _read(FileRows(rows), Wish(None, None, wish["answers"], tuple(wish["putBack"])))
    except ValueError as error:
        return {"problem": str(error)}
    said = {"decided": marks.decided, "asked": marks.asked}
    return {
        "scores": marks.scores,
        "scale": marks.scale,
        "table": [_without_nan(row) for row in marks.table.to_dict("records")],
        "classAverage": [None if isnan(value) else value for value in marks.class_average],
        "pupils": marks.pupils,
        "subjects": marks.subjects,
        **{name: [json.loads(json.dumps(vars(one))) for one in noted] for name, noted in said.items()},
    }


def a_text(chance):
    """Cells as programs write them into a file: with separators, quotation marks, and lines that end this way or that."""
    separator, end = chance.choice(RULES["separators"]), chance.choice(["\n", "\r\n"])

    def written(cell):
        quoted = separator in cell or chance.random() < 0.1
        return '"' + cell.replace('"', '""') + '"' if quoted else cell

    lines = [separator.join(map(written, row)) for row in a_table(chance)]
    if chance.random() < 0.1:
        lines.insert(0, f"sep={separator}")
    if chance.random() < 0.2:
        lines.insert(
            chance.randint(0, len(lines)), chance.choice(["", separator * 3, "een regel", "6,8", '"twee\nregels"'])
        )
    return end.join(lines) + chance.choice(["", end])


MALFORMED = ['"a"b', 'a"b"', '"a" ', '"a" b', '"a""', '"', '""a', '"a\nb"', '"7,3"6,8', ' "a"', '"a"\r', '"a\r\nb" ']


def a_malformed_text(chance):
    """Cells as nobody should write them: quotation marks that close too soon, or never, now and then a long file."""
    separator, ends = chance.choice(RULES["separators"]), ["\n", "\r\n", "\r"]
    cells = MALFORMED if chance.random() < 0.5 else ['"a;b"', '"7,3"', '"een ""woord"""', '"a" ', "7,3", "", '"a\n\nb"']
    lines = [separator.join(chance.choices(cells, k=chance.randint(1, 4))) for _line in range(chance.randint(1, 6))]
    if chance.random() < 0.3:
        good = separator.join(['"Toets 1"', '"7,3"  ', "6"])
        lines[chance.randint(0, len(lines)) : 0] = [good] * chance.randint(1_700, 2_300)  # about a piece
    return "".join(line + chance.choice(ends) for line in lines[:-1]) + lines[-1] + chance.choice(["", " ", *ends])


def rows_by_python(text):
    try:
        file, notes = rows_of_text(text), Notes()
    except ValueError as error:
        assert str(error) == str(problem("not_closed"))
        return {"problem": "not_closed"}
    _tell_how_it_was_opened(file, notes)
    opened = [{"key": one.key, "facts": one.facts} for one in notes.decisions]
    return {"rows": file.rows, "separator": file.separator, "opened": opened}


def by_the_page(function, cases):
    read = subprocess.run(
        ["node", "-e", RUN, "--", str(SCRIPT), str(SCRIPT.parent / "libraries" / "libraries.js"), function],
        input=json.dumps({"rules": RULES, "cases": cases}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    return json.loads(read.stdout)


def _without_nan(row):
    return {name: None if value != value else value for name, value in row.items()}


def compared(cases):
    for case, page in zip(cases, by_the_page("ownMarks", cases), strict=True):
        python = read_by_python(**case)
        if "problem" in page:
            told = {
                key: str(problem(key, name="", known=[])) if key == "unknown" else str(problem(key))
                for key in ("nothing", "no_marks", "subjects")
            }
            assert python == {"problem": told[page["problem"]]}, case
            continue
        assert set(python) == set(page), (case, python)
        for name, value in python.items():
            if name == "classAverage":
                assert page[name] == pytest.approx(value, nan_ok=True), case
            else:
                assert page[name] == value, (name, case)


def test_tables_of_every_kind_are_read_alike(npm):
    chance = random.Random(11)
    compared([{"rows": a_table(chance), "wish": a_wish(chance)} for _case in range(1_000)])


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(10))
def test_many_more_tables_are_read_alike(npm, seed):
    chance = random.Random(100 + seed)
    compared([{"rows": a_table(chance), "wish": a_wish(chance)} for _case in range(2_000)])


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.nightly if seed else ()) for seed in range(6)])
def test_texts_are_cut_into_the_same_cells(npm, seed):
    chance = random.Random(500 + seed)
    texts = [a_text(chance) for _text in range(2_000 if seed else 600)]
    for text, page in zip(texts, by_the_page("rowsOfText", texts), strict=True):
        assert rows_by_python(text) == page, text


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.nightly if seed else ()) for seed in range(4)])
def test_malformed_texts_are_refused_alike(npm, seed):
    chance = random.Random(700 + seed)
    texts = [a_malformed_text(chance) for _text in range(2_000 if seed else 120)]
    refused = 0
    for text, page in zip(texts, by_the_page("rowsOfText", texts), strict=True):
        assert rows_by_python(text) == page, text
        refused += "problem" in page
    assert len(texts) / 4 < refused < len(texts) * 3 / 4
