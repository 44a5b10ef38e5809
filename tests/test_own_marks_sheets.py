"""A spreadsheet on the page: the rows that are read the short way are those that read-excel-file reads, and what it refuses is
refused."""

import base64
import io
import json
import random
import subprocess
import zipfile

import pytest
from conftest import ROOT
from test_own_marks_alike import SCRIPT

START = """
const fs = require("node:fs");
const [own, libraries] = process.argv.slice(1);
const window = { datawijs: {} };
new Function("window", fs.readFileSync(libraries, "utf8"))(window);
const steps = new Function(fs.readFileSync(own, "utf8") + "; return { sheetRowsInSteps, atOnce };")();
const rowsOf = (sheets) => steps.atOnce(steps.sheetRowsInSteps(sheets, "")).rows;
"""
COMPARE = (
    START
    + """
import("read-excel-file/universal").then(async ({ default: theirs }) => {
  const read = async (readSpreadsheet, file) => {
    try {
      const sheets = await readSpreadsheet(new Uint8Array(file).buffer);
      return { rows: rowsOf(sheets), widths: sheets[0].data.map((row) => row.length) };
    } catch (refused) {
      return { refused: true };
    }
  };
  const told = [];
  for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const file = Buffer.from(text, "base64");
    told.push([await read(window.datawijs.files.readSpreadsheet, file), await read(theirs, file)]);
  }
  process.stdout.write(JSON.stringify(told));
});
"""
)
OURS = (
    START
    + """
Promise.all(JSON.parse(fs.readFileSync(0, "utf8")).map(async (text) => {
  try {
    const sheets = await window.datawijs.files.readSpreadsheet(new Uint8Array(Buffer.from(text, "base64")).buffer);
    return { rows: rowsOf(sheets), made: sheets[0].data.length };
  } catch (refused) {
    return { refused: true };
  }
})).then((told) => process.stdout.write(JSON.stringify(told)));
"""
)
LIBRARIES = SCRIPT.parent / "libraries" / "libraries.js"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
DOCUMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {"worksheet": "worksheets/sheet1", "styles": "styles", "sharedStrings": "sharedStrings"}
TEXTS = ["Naam", "Toets 1", "", " 7,3 ", "a &amp; b", "_x0041_", "NB", "é"]
PLAIN = [
    '<c r="{}"><v>7.3</v></c>',
    '<c r="{}"><v>45903</v></c>',
    '<c r="{}" s="1"><v>45903</v></c>',
    '<c r="{}" s="1"><v>45903.25</v></c>',
    '<c r="{}" s="2"><v>45903</v></c>',
    '<c r="{}" s="3"><v>0.65</v></c>',
    '<c r="{}" t="n"><v>-1E-3</v></c>',
    '<c r="{}" s="0"/>',
    '<c r="{}"></c>',
    *(f'<c r="{{}}" t="s"><v>{place}</v></c>' for place in range(len(TEXTS))),
    '<c r="{}" s="1" t="s"><v>1</v></c>',
]
OTHER = [
    '<c r="{}" t="inlineStr"><is><t>Cijfer</t></is></c>',
    '<c r="{}" t="str"><f>A1</f><v>ok</v></c>',
    '<c r="{}"><f>1+1</f><v>2</v></c>',
    '<c r="{}" t="b"><v>1</v></c>',
    '<c r="{}" t="e"><v>#N/A</v></c>',
    '<c t="s" r="{}"><v>1</v></c>',
    '<c r="{}"><v>7<!-- no mark -->3</v></c>',
    "<c r='{}'><v>8</v></c>",
    '<c r="{}" t="d"><v>2025-09-03</v></c>',
    '<c r="{}"> <v>6</v> </c>',
]
WRONG = [
    '<c r="{}" t="s"><v>99</v></c>',
    '<c r="{}" s="99"><v>1</v></c>',
    '<c r="{}"><v>zeven</v></c>',
    '<c r="{}"><v>1</c>',
    '<c r="{}"><v>1</v>',
    '<c r="{}" t="q"><v>1</v></c>',
    '<c r="{}"><v>&lt;</v></c>',
    "<c><v>1</v></c>",
    '<c r="{}"><v>1</v></c></row>',
    '<c r="A1"><v>1</v></c>',
]


def a_workbook(sheet: str) -> bytes:
    """An xlsx of which this is the sheet, with shared texts and four styles: none, a day, a day of its own making, percent."""
    override = "".join(
        f'<Override PartName="/xl/{path}.xml" ContentType="{KINDS}.{kind}+xml"/>' for kind, path in PARTS.items()
    )
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{DOCUMENTS}/{kind}" Target="{path}.xml"/>' for kind, path in PARTS.items()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{override}</Types>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{DOCUMENTS}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="worksheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f"<sst {MAIN}>" + "".join(f"<si><t>{text}</t></si>" for text in TEXTS) + "</sst>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def a_sheet(chance: random.Random, others: float = 0.0, wrong: float = 0.0) -> str:
    """Rows of cells, of which a share is written in another way or is wrong."""
    rows, number = [], 0
    for _row in range(chance.randint(1, 12)):
        number += chance.choice([1, 1, 1, 2, 5])
        cells = []
        for column in sorted(chance.sample(["A", "B", "C", "D", "H"], chance.randint(0, 5))):
            kind = WRONG if chance.random() < wrong else OTHER if chance.random() < others else PLAIN
            cells.append(chance.choice(kind).format(f"{column}{number}"))
        more = chance.choice(
            ["", ' spans="1:5"', ' spans="1:5" x14ac:dyDescent="0.25"', ' ht="12.8" customHeight="true" ']
        )
        rows.append(f'<row r="{number}"{more}>{"".join(cells)}</row>' if cells else f'<row r="{number}"{more}/>')
    before = chance.choice(["", '<dimension ref="A1:H9"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>'])
    after = chance.choice(
        ["", '<pageMargins left="0.7"/>', "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>", "<!-- end -->"]
    )
    start = chance.choice(["", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'])
    return f"{start}<worksheet {MAIN}>{before}<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"


def broken(chance: random.Random, sheet: str) -> str:
    """The same sheet with a few characters gone, doubled or put in."""
    for _time in range(chance.randint(1, 2)):
        place = chance.randrange(len(sheet))
        put = chance.choice(
            ["", "", "<", ">", '"', "/", "</row>", "<row>", "</sheetData>", "<sheetData>", "&", "x:", " "]
        )
        sheet = sheet[:place] + put + sheet[place + chance.randint(0, 2) :]
    return sheet


def compared(npm, sheets: list[str]) -> list:
    done = subprocess.run(
        ["node", "-e", COMPARE, "--", str(SCRIPT), str(LIBRARIES)],
        input=json.dumps([base64.b64encode(a_workbook(sheet)).decode() for sheet in sheets]),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for sheet, (ours, theirs) in zip(sheets, told, strict=True):
        assert ours.get("rows") == theirs.get("rows"), sheet
        assert ours.get("refused") == theirs.get("refused"), sheet
    return told


def went_the_short_way(told) -> int:
    """How many were read without the library, which makes all rows as long as the longest."""
    return sum(ours.get("widths") != theirs.get("widths") for ours, theirs in told)


@pytest.mark.parametrize("times", [60, pytest.param(4_000, marks=pytest.mark.nightly)])
class TestOursAndTheirs:
    def test_plain_sheets_are_read_the_short_way_and_alike(self, npm, times):
        chance = random.Random(times)
        told = compared(npm, [a_sheet(chance) for _time in range(times)])
        assert went_the_short_way(told) > times / 2

    def test_sheets_with_other_cells_too(self, npm, times):
        chance = random.Random(2 * times)
        told = compared(npm, [a_sheet(chance, others=0.05) for _time in range(times)])
        assert sum("rows" in ours for ours, _theirs in told) > times / 2

    def test_what_is_wrong_is_refused_as_before(self, npm, times):
        chance = random.Random(3 * times)
        told = compared(npm, [a_sheet(chance, others=0.05, wrong=0.1) for _time in range(times)])
        assert sum("refused" in ours for ours, _theirs in told) > times / 4

    def test_broken_sheets_too(self, npm, times):
        chance = random.Random(4 * times)
        told = compared(npm, [broken(chance, a_sheet(chance)) for _time in range(times)])
        assert times / 4 < sum("refused" in ours for ours, _theirs in told)


class TestRowsFarDown:
    FIRST = '<row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>7.3</v></c></row>'
    OTHERS = FIRST.replace('<c r="A1" t="s"><v>1</v></c>', '<c r="A1" t="inlineStr"><is><t>Toets 1</t></is></c>')

    @pytest.mark.parametrize("first", [FIRST, OTHERS], ids=["plain", "with other cells"])
    @pytest.mark.parametrize(
        "empty", ['<c r="A1048576" s="1"/>', ""], ids=["with a cell that was given a format", "with a height"]
    )
    def test_an_empty_last_row_makes_no_rows(self, npm, first, empty):
        rows = f'{first}<row r="1048576" ht="12">{empty}</row>'
        [ours] = ours_of(npm, [f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"])
        assert ours == {"rows": [["Toets 1"], ["7.3"]], "made": 2}

    @pytest.mark.parametrize("first", [FIRST, OTHERS], ids=["plain", "with other cells"])
    @pytest.mark.parametrize(
        "row",
        [
            '<row r="1048577"><c r="A1048577"><v>8</v></c></row>',
            '<row r="9999999"><c r="A9999999"><v>8</v></c></row>',
            '<row r="999999999"><c r="A999999999" t="b"><v>1</v></c></row>',
            '<row><c r="A999999999" t="b"><v>1</v></c></row>',
        ],
    )
    def test_a_number_that_no_sheet_has_is_refused(self, npm, first, row):
        [ours] = ours_of(npm, [f"<worksheet {MAIN}><sheetData>{first}{row}</sheetData></worksheet>"])
        assert ours == {"refused": True}


def ours_of(npm, sheets: list[str]) -> list:
    """What the page makes of sheets: their rows, and how many were `made` on the way."""
    done = subprocess.run(
        ["node", "--max-old-space-size=256", "-e", OURS, "--", str(SCRIPT), str(LIBRARIES)],
        input=json.dumps([base64.b64encode(a_workbook(sheet)).decode() for sheet in sheets]),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
