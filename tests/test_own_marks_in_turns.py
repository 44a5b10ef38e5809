"""However long a file is, the page lets others have their turn: no step of the reading grows with the number of rows.

Nothing is timed. Between two turns it is counted how many items are gone through, by all the ways that JavaScript has for it.
"""

import json
import subprocess

import pytest
from test_own_marks_alike import SCRIPT

from datawijs.own.rules import RULES

COUNT = """
const fs = require("node:fs");
const [own, libraries] = process.argv.slice(1);
const window = { datawijs: {} };
new Function("window", fs.readFileSync(libraries, "utf8"))(window);
const script = [own, own.replace("own_marks", "own_group")].map((name) => fs.readFileSync(name, "utf8")).join("\\n");
const steps = new Function(script + "; return { marksInSteps, rowsInSteps, sheetRowsInSteps, groupInSteps };")();
const { rules, files } = JSON.parse(fs.readFileSync(0, "utf8"));

let gone = 0;
const WAYS = ["map", "filter", "forEach", "some", "every", "find", "findIndex", "findLast", "flatMap", "reduce", "sort"];
for (const name of WAYS) {
  const real = Array.prototype[name];
  Array.prototype[name] = function (visit, ...rest) {
    if (typeof visit !== "function") return real.call(this, visit, ...rest);
    return real.call(this, function (...given) { gone += 1; return visit.apply(this, given); }, ...rest);
  };
}
for (const list of [[], new Map(), new Set(), "".matchAll(/x/g)]) {
  const iterator = Object.getPrototypeOf(list[Symbol.iterator]());
  const real = iterator.next;
  iterator.next = function () { gone += 1; return real.call(this); };
}
const split = String.prototype.split;
String.prototype.split = function (...given) {
  const parts = split.apply(this, given);
  gone += parts.length;
  return parts;
};

function taken(generator) {
  let most = 0;
  for (;;) {
    gone = 0;
    const step = generator.next();
    most = Math.max(most, gone);
    if (step.done) return [most, step.value];
  }
}

const told = files.map(({ text, sheet, wish }) => {
  const read = sheet
    ? steps.sheetRowsInSteps([{ sheet: "Blad1", data: sheet }], "")
    : steps.rowsInSteps(text, rules, window.datawijs.files.parse);
  const [first, { rows }] = taken(read);
  const [second, marks] = taken(steps.marksInSteps(rows, rules, wish));
  const [third] = taken(steps.groupInSteps(rows, rules, wish));
  return { rows: rows.length, steps: [first, second, third], pupils: marks.pupils.length };
});
process.stdout.write(JSON.stringify(told));
"""

FEW, MANY = 4_000, 16_000
TESTS = 10
HEADINGS = ["Leerling", "Vak", "Datum", "Toets", "Cijfer"]


def long_table(rows):
    return [
        HEADINGS,
        *(
            [
                f"Leerling {row // TESTS}",
                "Rekenen",
                f"{row % TESTS + 13}-{row % 9 + 1}-2025",
                f"Toets {row % TESTS + 1}",
                f"{5 + row % 40 / 10:.1f}",
            ]
            for row in range(rows)
        ),
    ]


def wide_table(pupils):
    head = ["Leerling", *(f"Toets {test + 1}" for test in range(TESTS))]
    return [
        head,
        *([f"Leerling {pupil}", *(str(5 + (pupil + test) % 5) for test in range(TESTS))] for pupil in range(pupils)),
    ]


def a_file(kind, rows):
    if kind == "wide":
        table = wide_table(rows // TESTS)
    elif kind == "a pupil a row, short":
        table = [row[:5] for row in wide_table(rows)]
        table[0] = ["Leerling", "Toets 1", "Toets 2", "Toets 3", "Toets 4"]
    else:
        table = long_table(rows)
    if kind == "spreadsheet":
        return {"sheet": table}
    mark = '"' if kind == "quoted" else ""
    return {"text": "\n".join(";".join(f"{mark}{cell}{mark}" for cell in row) for row in table)}


@pytest.mark.parametrize("kind", ["plain", "quoted", "spreadsheet", "wide", "a pupil a row, short"])
def test_no_step_is_longer_in_a_longer_file(npm, kind):
    files = [{**a_file(kind, rows), "wish": {}} for rows in (FEW, MANY)]
    done = subprocess.run(
        ["node", "-e", COUNT, "--", str(SCRIPT), str(SCRIPT.parent / "libraries" / "libraries.js")],
        input=json.dumps({"rules": RULES, "files": files}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    few, many = json.loads(done.stdout)
    assert many["rows"] > 3.9 * few["rows"]  # it was all read
    for short, long in zip(few["steps"], many["steps"], strict=True):
        assert long <= 1.5 * short, (few, many)
