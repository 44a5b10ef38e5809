"""How soon is a large file drawn on the page for results of one's own, on a phone?

    python benchmarks/own_marks.py

A list of 36,000 results (300 pupils, 8 subjects, 15 tests) is dropped on the card in a throttled Chromium: 360 px, processor
at a quarter of the speed. It comes in four kinds: separated by semicolons, the same with every cell between quotation marks, a
spreadsheet as Excel saves one, and as many results with a pupil a row and a test a column. Told of each: the time from the drop
until what was read is drawn, and the longest task; and the size of the script that is loaded for it, compressed. It must be at
most 1.5 s, 200 ms and 60 KB. A busy machine shows in all but the last; with `--processor` the processor time of the page's
tasks, unthrottled, is told four times over instead, which others' work hardly changes. Needs Chromium and the `test` extra.
"""

import argparse
import base64
import gzip
import io
import json
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import FLAGS, find_chromium  # the one place that knows where a Chromium may be

from datawijs.language import use_language
from datawijs.widgets import OwnMarks, static_page
from datawijs.widgets.exercise import later_script

PUPILS, SUBJECTS, TESTS = 300, 8, 15
SLOWER = 4
RUNS = 5
NAMES = {"semicolons": "list.csv", "quoted": "list.csv", "spreadsheet": "list.xlsx", "wide": "list.csv"}
FIRST_DAY_OF_SPREADSHEETS = date(1899, 12, 30)
HOLD = """([content, name]) => {
  window.held = new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name);
}"""
DROP = """() => {
  window.tasks = [];
  new PerformanceObserver((seen) => window.tasks.push(...seen.getEntries().map((one) => one.duration)))
    .observe({ entryTypes: ["longtask"] });
  const data = new DataTransfer();
  data.items.add(window.held);
  const below = document.querySelector(".dw-own");
  return new Promise((done) => {
    const begun = performance.now();
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
      setTimeout(() => done([performance.now() - begun, Math.max(0, ...window.tasks)]), 200);
    }, 0))).observe(below, { childList: true });
    document.querySelector(".dw-own-place").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
  }).then(([all, task]) => [all - 200, task]);
}"""


def main() -> None:
    """Measure, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often each file is dropped (default: {RUNS})")
    parser.add_argument("--kinds", nargs="*", choices=NAMES, default=list(NAMES), help="which files (default: all)")
    parser.add_argument("--processor", action="store_true", help="tell processor time, four times over")
    chosen = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for kind in chosen.kinds:
            content = a_file(kind)
            measured = processor_time if chosen.processor else dropped
            seen = [measured(browser, content, NAMES[kind]) for _run in range(chosen.runs)]
            drawn, tasks = zip(*seen, strict=True)
            print(f"{kind} ({len(content) / 1e6:.1f} MB):")
            print(
                f"  drop → drawn {statistics.median(drawn) / 1000:.2f} s ({min(drawn) / 1000:.2f} to {max(drawn) / 1000:.2f})"
            )
            print(f"  longest task {statistics.median(tasks):.0f} ms ({min(tasks):.0f} to {max(tasks):.0f})")
        browser.close()
    print(f"loaded for it {len(gzip.compress(later_script('own_marks').encode())) / 1024:.0f} KB")


def a_file(kind: str) -> bytes:
    """Return the list, as a school might save it: decimal commas, the day first."""
    if kind == "spreadsheet":
        return a_spreadsheet(list(long_rows()))
    rows = wide_rows() if kind == "wide" else long_rows()
    return "".join(";".join(f'"{cell}"' if kind == "quoted" else cell for cell in row) + "\n" for row in rows).encode()


def mark(pupil: int, subject: int, test: int) -> str:
    """Return a mark between 5 and 9,4."""
    return f"{(50 + (7 * pupil + 3 * test + subject) % 45) / 10:.1f}".replace(".", ",")


def long_rows() -> Iterator[list[str]]:
    """Give a result a row."""
    yield ["Leerling", "Vak", "Datum", "Toets", "Cijfer"]
    for pupil in range(PUPILS):
        for subject in range(SUBJECTS):
            for test in range(TESTS):
                day = f"{test + 1:02}-{subject + 1:02}-2026"
                yield [f"Leerling {pupil}", f"Vak {subject}", day, f"Toets {test + 1}", mark(pupil, subject, test)]


def wide_rows() -> Iterator[list[str]]:
    """Give a pupil a row and a test a column: eight times as many pupils with the tests of one subject."""
    yield ["Leerling", *(f"Toets {test + 1}" for test in range(TESTS))]
    for pupil in range(PUPILS * SUBJECTS):
        yield [f"Leerling {pupil}", *(mark(pupil, 0, test) for test in range(TESTS))]


def a_spreadsheet(rows: list[list[str]]) -> bytes:
    """Return these rows as Excel keeps them: texts once, days and marks as numbers."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    texts: dict[str, int] = {}

    def cell(place: str, text: str) -> str:
        parts = text.split("-")
        if len(parts) == 3:
            days = (date(*(int(part) for part in reversed(parts))) - FIRST_DAY_OF_SPREADSHEETS).days
            return f'<c r="{place}" s="1"><v>{days}</v></c>'
        if text.replace(",", "").isdigit():
            return f'<c r="{place}"><v>{text.replace(",", ".")}</v></c>'
        return f'<c r="{place}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'

    sheet = "".join(
        f'<row r="{down}" spans="1:5">'
        + "".join(cell("ABCDE"[across] + str(down), text) for across, text in enumerate(row))
        + "</row>"
        for down, row in enumerate(rows, 1)
    )
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    names = {"worksheet": "worksheets/sheet1", "styles": "styles", "sharedStrings": "sharedStrings"}
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{path}.xml" ContentType="{kinds}.{kind}+xml"/>' for kind, path in names.items()
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{documents}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="worksheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="{kind}" Type="{documents}/{kind}" Target="{path}.xml"/>' for kind, path in names.items()
        )
        + "</Relationships>",
        "xl/styles.xml": f'<styleSheet {main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst {main} uniqueCount="{len(texts)}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content)
    return packed.getvalue()


def dropped(browser: Browser, content: bytes, name: str) -> tuple[float, float]:
    """Drop the file on a fresh page; return the milliseconds until it is drawn, and those of the longest task."""
    with a_page(browser, content, name) as page:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        drawn, task = page.evaluate(DROP)
    return drawn, task


def processor_time(browser: Browser, content: bytes, name: str) -> tuple[float, float]:
    """Drop the file on a fresh page; return what its tasks together and the longest one take of the processor, slowed down."""
    with a_page(browser, content, name) as page:
        browser.start_tracing(page=page, categories=["toplevel"])
        page.evaluate(DROP)
        events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"].get("name") == "CrRendererMain"
    }
    tasks = [
        SLOWER * event["tdur"] / 1000
        for event in events
        if event["name"].endswith("RunTask") and (event["pid"], event["tid"]) in main and "tdur" in event
    ]
    return sum(tasks), max(tasks)


@contextmanager
def a_page(browser: Browser, content: bytes, name: str) -> Iterator[Page]:
    """Give a page of a phone with the card, which holds the file that is to be dropped."""
    use_language("nl")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(static_page.standalone(OwnMarks("own-marks")), encoding="utf-8")
        context = browser.new_context(viewport={"width": 360, "height": 800}, is_mobile=True, has_touch=True)
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_selector(".dw-own-place")
        page.evaluate(HOLD, [base64.b64encode(content).decode(), name])
        yield page
        context.close()


if __name__ == "__main__":
    main()
