"""A file of one's own: every kind of file and every trap in it, made up here after what public reports and files show."""

import datetime
import io
import zipfile

import numpy as np
import pandas as pd
import pytest

from datawijs.language import speaking
from datawijs.own import read_marks, read_pasted

DAYS = ["03-09-2025", "24-09-2025", "15-10-2025", "12-11-2025", "03-12-2025", "14-01-2026", "04-02-2026", "04-03-2026"]
MARKS = [6.8, 7.1, 6.4, 7.3, 6.9, 7.0, 5.4, 5.1]
COMMAS = [str(mark).replace(".", ",") for mark in MARKS]


@pytest.fixture
def file(tmp_path):
    def write(content, name="marks.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def lines(*rows, separator=";"):
    return "\n".join(separator.join(row) for row in rows)


def keys(marks):
    return [decision.key for decision in marks.decided]


def asked(marks):
    return [question.key for question in marks.asked]


PLAIN = lines(("Datum", "Cijfer"), *zip(DAYS, COMMAS, strict=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_encodings_and_separators_are_found(file, encoding, separator):
    text = lines(
        ("Datum", "Cijfer", "Noot"),
        *((day, mark, "coördinaten") for day, mark in zip(DAYS, COMMAS, strict=True)),
        separator=separator,
    )
    assert read_marks(file(text, encoding=encoding)).scores == MARKS


def test_a_comma_separates_where_marks_have_a_point_or_quotation_marks(file):
    rows = [("Datum", "Cijfer"), *((day, f'"{mark}"') for day, mark in zip(DAYS, COMMAS, strict=True))]
    assert read_marks(file(lines(*rows, separator=","))).scores == MARKS
    rows = [("Datum", "Cijfer"), *((day, str(mark)) for day, mark in zip(DAYS, MARKS, strict=True))]
    assert read_marks(file(lines(*rows, separator=","))).scores == MARKS


def test_marks_alone_one_a_line_are_read_with_their_commas():
    marks = read_pasted("\n".join(COMMAS))
    assert marks.scores == MARKS
    assert "order_of_file" in keys(marks)
    turned = read_pasted("\n".join(COMMAS[::-1]), answers={"order": "turned-round"})
    assert turned.scores == MARKS


@pytest.mark.parametrize(
    "typed", ["6,8 7,1 6,4", "6.8, 7.1, 6.4", "6,8;7,1;6,4", "6,8\t7,1\t6,4", "Rekenen\t6,8\t7,1\t6,4"]
)
def test_marks_in_one_row_are_results_too(typed):
    marks = read_pasted(typed)
    assert marks.scores == [6.8, 7.1, 6.4]
    assert "one_row" in keys(marks)
    assert "no_headings" not in keys(marks)  # one sentence says it


def test_a_line_that_names_the_separator_is_no_result(file):
    assert read_marks(file("sep=;\n" + PLAIN)).scores == MARKS


def test_newest_first_is_turned_and_told(file):
    marks = read_marks(file(lines(("Datum", "Cijfer"), *list(zip(DAYS, COMMAS, strict=True))[::-1])))
    assert marks.scores == MARKS
    assert {"sorted", "day_first", "decimal_comma", "separated_by_semicolon"} <= set(keys(marks))


def test_month_first_is_told_by_a_month_above_twelve(file):
    american = [f"{day[3:5]}/{day[:2]}/{day[6:]}" for day in DAYS]
    marks = read_marks(file(lines(("Datum", "Cijfer"), *zip(american, COMMAS, strict=True))))
    assert marks.scores == MARKS
    assert "month_first" in keys(marks)


def test_days_that_run_on_only_with_the_month_first_are_asked_about(file):
    days = ["01/09/2025", "02/03/2025", "03/01/2025", "04/02/2025"]  # 9 January, 3 February, 1 March, 2 April?
    text = lines(("Datum", "Cijfer"), *zip(days, COMMAS[:4], strict=True))
    assert asked(read_marks(file(text))) == ["day_order"]
    chosen = read_marks(file(text), answers={"day_order": "month-first"})
    assert (chosen.scores, asked(chosen)) == (MARKS[:4], [])


def test_two_marks_on_one_day_are_put_by_number_or_asked_about(file):
    rows = [("Datum", "Toets", "Cijfer"), (DAYS[0], "SO 2", "7,1"), (DAYS[0], "SO 1", "6,8"), (DAYS[1], "SO 3", "6,4")]
    assert read_marks(file(lines(*rows))).scores == [6.8, 7.1, 6.4]
    without = [("Datum", "Cijfer"), (DAYS[0], "7,1"), (DAYS[0], "6,8"), (DAYS[1], "6,4")]
    assert asked(read_marks(file(lines(*without)))) == ["same_moment"]
    turned = read_marks(file(lines(*without)), answers={"same_moment": "turned-round"})
    assert (turned.scores, asked(turned)) == ([6.8, 7.1, 6.4], [])


@pytest.mark.parametrize(
    "moments",
    [
        ["sep", "okt", "nov", "dec", "jan", "feb", "mrt", "apr"],
        ["sep 2025", "okt 2025", "nov 2025", "dec 2025", "jan 2026", "feb 2026", "mrt 2026", "apr 2026"],
        ["M3", "E3", "M4", "E4", "M5", "E5", "M6", "E6"],
        [f"Toets {number}" for number in range(4, 12)],
        ["4 sep", "1 okt", "5 nov", "3 dec", "7 jan", "4 feb", "4 mrt", "1 apr"],
        [
            "4 sep 2025",
            "1 okt 2025",
            "5 nov 2025",
            "3 dec 2025",
            "7 jan 2026",
            "4 feb 2026",
            "4 maart 2026",
            "1 april 2026",
        ],
        ["45903", "45924", "45945", "45973", "45994", "46036", "46057", "46085"],
    ],
)
def test_every_kind_of_moment_has_its_own_order(file, moments):
    shuffled = sorted(zip(moments, COMMAS, strict=True))  # by the alphabet
    marks = read_marks(file(lines(("Moment", "Cijfer"), *shuffled)))
    assert marks.scores == MARKS
    assert not asked(marks)


def test_a_moment_that_is_no_date_is_asked_about(file):
    rows = [("Datum", "Cijfer"), ("gisteren", "6,4"), (DAYS[1], "7,1"), (DAYS[0], "6,8")]
    marks = read_marks(file(lines(*rows)))
    assert asked(marks) == ["order"]
    assert "gisteren" in marks.questions[0]


def test_words_are_set_aside_by_name(file):
    rows = [("Datum", "Cijfer"), *zip(DAYS, ["6,8", "NB", "6,4", "vold.", "6,9", "", "5,4", "-"], strict=True)]
    marks = read_marks(file(lines(*rows)))
    assert marks.scores == [6.8, 6.4, 6.9, 5.4]
    assert list(marks.left_out["text"]) == ["NB", "vold."]
    assert list(marks.left_out["reason"]) == ["word", "word"]
    assert "Woorden en letters zijn geen getal en tellen niet mee: ‘NB’ en ‘vold.’." in marks.decisions
    assert "Zonder resultaat: 2." in marks.decisions


def test_averages_resits_and_what_does_not_count_are_left_out_and_can_be_put_back(file):
    rows = [
        ("Datum", "Toets", "Cijfer", "Telt mee"),
        (DAYS[0], "SO 1", "6,8", "ja"),
        (DAYS[1], "Gemiddelde periode 1", "6,9", "ja"),
        (DAYS[2], "Herkansing SO 1", "8,0", "ja"),
        (DAYS[3], "Oefentoets", "9,0", "nee"),
        (DAYS[4], "SO 2", "7,1", "ja"),
    ]
    marks = read_marks(file(lines(*rows)))
    assert marks.scores == [6.8, 7.1]
    assert list(marks.left_out["reason"]) == ["average", "resit", "no_count"]
    assert read_marks(file(lines(*rows)), put_back=["Herkansing SO 1"]).scores == [6.8, 8.0, 7.1]


def test_weights_of_nothing_do_not_count_and_others_do(file):
    rows = [("Datum", "Cijfer", "Weging"), *zip(DAYS[:4], COMMAS[:4], ["2x", "1", "0x", "0,5"], strict=True)]
    assert read_marks(file(lines(*rows))).scores == [6.8, 7.1, 7.3]


def test_a_row_that_stands_there_twice_counts_once(file):
    rows = [("Datum", "Toets", "Cijfer"), (DAYS[0], "SO 1", "6,8"), (DAYS[0], "SO 1", "6,8"), (DAYS[1], "SO 2", "7,1")]
    marks = read_marks(file(lines(*rows)))
    assert (marks.scores, list(marks.left_out["reason"])) == ([6.8, 7.1], ["double"])
    alike = [("Cijfer",), ("6,8",), ("6,8",), ("7,1",)]
    assert read_marks(file(lines(*alike))).scores == [6.8, 6.8, 7.1]  # may well be two tests


def test_points_of_a_maximum_become_percent(file):
    rows = [("Datum", "Resultaat"), *zip(DAYS[:4], ["13,5/18", "8/10", "14 op 20", "65 %"], strict=True)]
    marks = read_marks(file(lines(*rows)))
    assert (marks.scores, marks.scale) == ([75, 80, 70, 65], "percent")
    beside = [("Datum", "Punten", "Max"), *zip(DAYS[:3], ["9", "8", "14"], ["12", "10", "20"], strict=True)]
    assert read_marks(file(lines(*beside))).scores == [75, 80, 70]


def test_mixed_scales_are_asked_about(file):
    mixed = [("Datum", "Resultaat"), *zip(DAYS[:3], ["13,5/18", "8", "14/20"], strict=True)]
    assert asked(read_marks(file(lines(*mixed)))) == ["maximum"]
    field = [("Datum", "Cijfer"), *zip(DAYS[:4], ["7,3", "6,8", "50", "65"], strict=True)]
    assert asked(read_marks(file(lines(*field)))) == ["two_scales"]
    assert asked(read_marks(file(lines(*field)), answers={"scale": "one-scale"})) == []


def test_percentages_as_a_spreadsheet_keeps_them(file):
    rows = [("Datum", "Score"), *zip(DAYS[:3], ["0,65", "0,7", "1"], strict=True)]
    marks = read_marks(file(lines(*rows)))
    assert (marks.scores, marks.scale) == ([65, 70, 100], "percent")


@pytest.mark.parametrize(("text", "score"), [("7½", 7.5), ("½", 0.5), ("7.25", 7.25), ("10", 10), ("+7", 7)])
def test_marks_are_read_as_teachers_write_them(text, score):
    assert read_pasted(f"Cijfer\n{text}\n6\n5").scores == [score, 6, 5]


@pytest.mark.parametrize("text", ["7+", "7-", "A", "goed", "7,3*", "6,5,4", "zeven", "1e3", "∞", "NaN", "--4"])
def test_what_is_no_mark_is_never_a_number(text):
    marks = read_pasted(f"Cijfer\n{text}\n6\n5")
    assert (marks.scores, list(marks.left_out["text"])) == ([6, 5], [text])


@pytest.mark.parametrize("text", ["7-5", "07-05-2026", "2026-05-07"])
def test_marks_that_a_spreadsheet_made_days_of_are_asked_about(text):
    marks = read_pasted(f"Toets;Cijfer\n1;6,8\n2;{text}\n3;7,1")
    assert (marks.scores, asked(marks)) == ([6.8, 7.1], ["day"])
    assert text in marks.questions[0]


def test_a_class_has_its_average_beside_one_pupil(file):
    names = [f"Leerling {number}" for number in range(1, 13)]
    heads = ["Naam", "Toets 1", "Toets 10", "Toets 2"]  # by the alphabet
    rows = [(name, str(number), str(number + 2), str(number + 1)) for number, name in enumerate(names, start=1)]
    text = lines(heads, *rows, ("Klasgemiddelde", "1", "1", "1"))
    marks = read_marks(file(text), "Leerling 1")
    assert marks.scores == [1, 2, 3]
    others = np.arange(2, 13)
    assert list(marks.class_average) == pytest.approx([others.mean() + more for more in (0, 1, 2)])
    assert marks.pupils == names
    assert asked(read_marks(file(text))) == ["pupil"]
    few = read_marks(file(lines(heads, *rows[:10])), "Leerling 1")
    assert few.class_average.isna().all()  # nine others: too few to tell of


def test_a_row_of_maxima_is_no_pupil_and_a_pupil_called_max_is_one(file):
    rows = [("Student", "ID", "SO 1 (11)", "SO 2 (12)", "SO 3 (13)", "Current Score")]
    rows += [("Points Possible", "", "10", "10", "20", "(read only)"), ("Max", "501", "7", "6,5", "13", "66,3")]
    marks = read_marks(file(lines(*rows)), "Max")
    assert (marks.scores, marks.pupils) == ([70, 65, 65], ["Max"])


def test_bounds_targets_numbers_and_ages_are_no_results(file):
    rows = [("Leerlingnummer", "Leeftijd", "Toets", "Score", "Ondergrens", "Bovengrens", "Streefniveau")]
    rows += [
        ("1001", "9", moment, score, "1", "2", "3") for moment, score in zip(["M3", "E3", "M4"], "456", strict=True)
    ]
    marks = read_marks(file(lines(*rows)))
    assert (marks.scores, marks.scale) == ([4, 5, 6], "growing")


def test_several_subjects_are_asked_about_and_can_be_named(file):
    rows = [("Vak", "Datum", "Cijfer")]
    rows += [("Rekenen", day, mark) for day, mark in zip(DAYS[:3], COMMAS[:3], strict=True)]
    rows += [("Taal", day, "8,0") for day in DAYS[:3]]
    assert asked(read_marks(file(lines(*rows)))) == ["subject"]
    assert read_marks(file(lines(*rows)), subject="taal").scores == [8, 8, 8]
    with speaking("en"), pytest.raises(ValueError, match=r"Frans isn't in it\. There is: ‘Rekenen’ and ‘Taal’"):
        read_marks(file(lines(*rows)), subject="Frans")


def test_columns_that_could_be_subjects_are_asked_about(file):
    text = lines(("Naam", "Rekenen", "Taal", "Spelling"), ("Leerling 1", "7", "6", "8"), ("Leerling 2", "5", "6", "7"))
    assert "tests_or_subjects" in asked(read_marks(file(text), "Leerling 1"))
    tests = read_marks(file(text), "Leerling 1", answers={"tests_or_subjects": "tests"})
    assert (tests.scores, asked(tests)) == ([7, 6, 8], [])
    with pytest.raises(ValueError, match="maar één resultaat"):
        read_marks(file(text), "Leerling 1", answers={"tests_or_subjects": "subjects"})


def test_several_columns_of_marks_are_asked_about(file):
    rows = [("Datum", "Score", "Percentage"), *zip(DAYS[:3], "456", ["40", "50", "60"], strict=True)]
    marks = read_marks(file(lines(*rows)))
    assert asked(marks) == ["mark_column"]
    assert read_marks(file(lines(*rows)), answers={"mark_column": "Percentage"}).scores == [40, 50, 60]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (("Datum", "Resultaat", "Percentage"), [("13,5/18", "75 %"), ("8/10", "80 %"), ("14,5/22", "66 %")]),
        (("Datum", "Resultaat", "Percentage"), [("13,5/18", "75"), ("8/10", "80"), ("14,5/22", "66")]),
        (
            ("Datum", "Resultaat", "Maximum", "Percentage"),
            [("13,5", "18", "75"), ("8", "10", "80"), ("14,5", "22", "66")],
        ),
        (
            ("Datum", "Resultaat", "Maximum", "Percentage"),
            [("13,5", "18", "75 %"), ("", "10", ""), ("14,5", "22", "66 %")],
        ),
        (("Datum", "Cijfer", "Resultaat"), [("7,5", "7.5"), ("8", "8"), ("6", "6,0")]),
    ],
    ids=["points and percent", "percent without its sign", "with the maximum beside", "one without", "twice the same"],
)
def test_columns_that_say_the_same_are_not_asked_about(file, headings, rows):
    marks = read_marks(file(lines(headings, *((day, *row) for day, row in zip(DAYS, rows, strict=False)))))
    assert asked(marks) == []
    assert any("telkens hetzelfde resultaat" in decision for decision in map(str, marks.decisions))
    assert marks.scores[0] in (75, 7.5)


def test_one_row_in_which_they_differ_is_enough_to_ask(file):
    rows = [("13,5/18", "75 %"), ("8/10", "80 %"), ("14,5/22", "60 %")]
    text = lines(("Datum", "Resultaat", "Percentage"), *((day, *row) for day, row in zip(DAYS, rows, strict=False)))
    assert asked(read_marks(file(text))) == ["mark_column"]


def test_a_heading_that_could_be_a_name_is_never_told(file):
    text = lines(
        ("Toets", "Ewoud", "Cijfer Marijke", "Gemiddelde van Tibo"),
        *zip(["1", "2", "3"], "789", "678", "777", strict=True),
    )
    marks = read_marks(file(text))
    told = " ".join([*marks.decisions, *marks.questions])
    assert "De resultaten staan in kolom 3." in told
    both = read_marks(file(text.replace("Cijfer Marijke", "Marijke")))
    [question] = both.asked
    assert (question.choices, question.shown) == (("Ewoud", "Marijke"), ("2", "3"))
    assert "kolommen 2 en 3" in both.questions[0]
    told += " ".join([*both.decisions, *both.questions])
    alone = read_marks(file(lines(("Ewoud",), ("7",), ("8",))))
    assert "De resultaten staan in kolom 1." in alone.decisions
    assert not [name for name in ("Ewoud", "Marijke", "Tibo") if name in told + " ".join(alone.decisions)]
    whole = read_marks(file(lines(("Datum", "Behaald percentage toets 3"), (DAYS[0], "7"))))
    assert "De resultaten staan in de kolom ‘Behaald percentage toets 3’." in whole.decisions


def test_the_day_of_the_test_comes_before_the_day_of_entry(file):
    rows = [("Datum ingevoerd", "Toetsdatum", "Cijfer"), ("05-01-2026", DAYS[1], "7,1"), ("06-01-2026", DAYS[0], "6,8")]
    assert read_marks(file(lines(*rows))).scores == [6.8, 7.1]


def test_a_title_and_empty_rows_are_passed_over(file):
    marks = read_marks(file("Resultaten van een leerling\n\n" + PLAIN))
    assert marks.scores == MARKS
    assert "title_left_out" in keys(marks)


def test_a_table_of_pandas_and_rows_are_read_alike():
    table = pd.DataFrame({"datum": pd.to_datetime(DAYS, dayfirst=True), "cijfer": MARKS})
    assert read_marks(table.iloc[::-1]).scores == MARKS
    assert read_marks([["datum", "cijfer"], *map(list, zip(DAYS, MARKS, strict=True))]).scores == MARKS


def test_a_spreadsheet_keeps_its_days_and_numbers(tmp_path):
    path = tmp_path / "marks.xlsx"
    cells = [["Overzicht"], [], ["Datum", "Cijfer"]]
    cells += [
        [datetime.date(int(day[6:]), int(day[3:5]), int(day[:2])), mark] for day, mark in zip(DAYS, MARKS, strict=True)
    ]
    path.write_bytes(spreadsheet(cells[:3] + cells[3:][::-1]))
    assert read_marks(path).scores == MARKS


def test_a_spreadsheet_that_is_none_is_told_by_name(file):
    for content, name in ((b"PK\x03\x04 broken", "kapot.xlsx"), (b"<html><table></table></html>", "oud.xls")):
        with pytest.raises(ValueError, match=f"{name} is niet te lezen als rekenblad"):
            read_marks(file(content, name=name))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "Er staat niets in"),
        ("\n\n;;\n", "Er staat niets in"),
        ("Datum;Cijfer\n", "Geen enkele kolom bevat resultaten"),
        ("Naam;Opmerking\nLeerling 1;goed\n", "Geen enkele kolom bevat resultaten"),
        (b"\x00\x01\x02\x03", "geen tekst en geen rekenblad"),
        ("1;" * 600, "meer dan 500 cellen"),
    ],
)
def test_what_holds_no_marks_is_told_in_words(file, content, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_marks(file(content))


def test_a_file_that_is_not_there_is_told_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"weg\.csv is niet te openen"):
        read_marks(tmp_path / "weg.csv")
    with pytest.raises(ValueError, match="Geef de naam van een bestand"):
        read_marks(3)


def spreadsheet(rows):
    """A small xlsx: days and numbers as spreadsheet programs keep them."""
    parts = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, cell in zip("ABCDEFGH", row, strict=False):
            place = f'r="{column}{number}"'
            if isinstance(cell, datetime.date):
                days = (cell - datetime.date(1899, 12, 30)).days
                cells.append(f'<c {place} s="1"><v>{days}</v></c>')
            elif isinstance(cell, str):
                cells.append(f'<c {place} t="inlineStr"><is><t>{cell}</t></is></c>')
            else:
                cells.append(f"<c {place}><v>{cell!r}</v></c>")
        parts.append(f'<row r="{number}">{"".join(cells)}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Blad1" sheetId="1" r:id="a"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/'
        f'worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{office}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(parts)}</sheetData></worksheet>',
    }
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as book:
        for name, content in files.items():
            book.writestr(name, content)
    return memory.getvalue()
