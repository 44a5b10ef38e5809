// Papers that a reader prints from "My progress", without an account: a statement of participation and a portfolio. They are made
// of what this device keeps, and of what own_papers.py says of the course. The name that is typed goes on the paper and nowhere else.

const MONTHS_VALID = 12; // our choice: after a year a refresher is due
const [BEGINNER, TRAINER] = ["beginner", "train-the-trainer"];

/** @type {(place: Element, ui: Words, papers: CoursePapers) => void} */
function ownPapers(place, ui, papers) {
  const said = h("p", { class: "dw-menu-said", role: "status" });
  let name = "";
  const field = writingField({ label: ui.name, hint: ui.name_hint, oninput: (text) => (name = text.trim()) }).element;

  /** @param {(course: Done) => HTMLElement} made */
  const print = (made) => () => {
    const done = doneIn(papers);
    said.textContent = done.pages.length ? "" : ui.nothing_done;
    if (done.pages.length) printAlone(made(done), pageLanguage());
  };
  place.append(
    h(
      "section",
      { class: "dw-exercise dw-own-papers" },
      h("h2", { class: "dw-title" }, ui.own_papers),
      h("p", {}, ui.own_papers_intro),
      field,
      h(
        "div",
        { class: "dw-buttons" },
        button(ui.print_statement, print((done) => statementOf(ui, papers, done, name)), "primary"),
        button(ui.print_portfolio, print((done) => portfolioOf(ui, papers, done, name))),
      ),
      said,
    ),
  );
}

/**
 * @typedef {{ page: CoursePage, saved: number }} PageDone
 * @typedef {{ pages: PageDone[], kept: Map<string, Kept> }} Done
 * @typedef {{ form: string, right: number, all: number, saved: number }} Taken
 */

/** @type {(papers: CoursePapers) => Done} the pages with at least one answer, and when the last one was given */
function doneIn({ pages }) {
  const kept = new Map(progressOnPaper().map((one) => [one.exercise, one]));
  const done = pages.flatMap((page) => {
    const ids = [...page.exercises, ...(page.sheet ? [page.sheet] : [])];
    const saved = Math.max(0, ...ids.map((id) => kept.get(id)?.saved || 0));
    return saved ? [{ page, saved }] : [];
  });
  return { pages: done, kept };
}

/** What was answered; an exercise that was opened and erased has nothing left in it. */
const progressOnPaper = () => window.datawijs.progress.list().filter(({ given }) => Object.keys(given).length);

/** @param {number} moment */
function dayOf(moment) {
  return new Intl.DateTimeFormat(pageLanguage() === "nl" ? "nl" : "en-GB", { dateStyle: "long" }).format(new Date(moment));
}

/** @type {(papers: CoursePapers, kept: Map<string, Kept>) => Taken[]} a test counts once it is finished, and then the first time */
function testsTaken({ papers }, kept) {
  return Object.entries(papers).flatMap(([id, { form, edition, right }]) => {
    const record = kept.get(id);
    if (!form || !right || !record) return [];
    const first = listOf(record.given.attempts).filter(isObject).find((attempt) => attempt.edition === edition);
    const answers = first ? listOf(first.answers) : [];
    if (answers.length !== right.length) return []; // under way
    return [{ form, right: right.filter((best, at) => answers[at] === best).length, all: right.length, saved: record.saved }];
  });
}

/** @type {(ui: Words, papers: CoursePapers, done: Done, name: string) => HTMLElement} */
function statementOf(ui, papers, { pages, kept }, name) {
  const times = pages.map(({ saved }) => saved);
  const last = new Date(Math.max(...times));
  const until = new Date(last);
  until.setMonth(until.getMonth() + MONTHS_VALID);
  const folders = pages.map(({ page }) => page.folder);
  const total = pages.reduce((sum, { page }) => sum + page.minutes, 0);
  return h(
    "div",
    { class: "dw-paper dw-statement" },
    h("h1", { class: "dw-paper-title" }, ui.statement),
    factsOf([
      [ui.name, name],
      [ui.course, ui.course_name],
      [ui.done_between, daysBetween(ui, Math.min(...times), last.getTime())],
      [ui.valid_until, dayOf(until.getTime())],
      [ui.printed_on, dayOf(Date.now())],
    ]),
    heading(ui.what_was_done),
    doneTable(ui, pages),
    h("p", {}, fill(ui.time, { pages: pages.length, time: lasting(ui, total) })),
    testsOnPaper(ui, papers, testsTaken(papers, kept)),
    h(
      "div",
      { class: "dw-together" },
      heading(ui.frame),
      h(
        "p",
        {},
        [folders.includes(BEGINNER) ? ui.frame_beginner : "", folders.includes(TRAINER) ? ui.frame_trainer : "", ui.frame_says_not].filter(Boolean).join(" "),
      ),
    ),
    h(
      "div",
      { class: "dw-signed dw-together" },
      heading(ui.coach),
      h("p", {}, ui.coach_saw),
      factsOf([ui.coach_screen, ui.coach_name, ui.coach_school, ui.coach_day, ui.coach_signature].map((label) => [label, ""])),
    ),
    [ui.printed_by_reader, ui.promises_nothing, ui.refresh].map((text) => h("p", { class: "dw-paper-end" }, text)),
  );
}

/** @type {(ui: Words, first: number, last: number) => string} */
function daysBetween(ui, first, last) {
  const [from, to] = [dayOf(first), dayOf(last)];
  return from === to ? to : fill(ui.from_to_day, { first: from, last: to });
}

/** @type {(ui: Words, total: number) => string} so many minutes, in hours and minutes */
function lasting(ui, total) {
  /** @type {(value: number, unit: string) => string} */
  const inWords = (value, unit) => new Intl.NumberFormat(pageLanguage(), { style: "unit", unit, unitDisplay: "long" }).format(value);
  const [hours, minutes] = [inWords(Math.floor(total / 60), "hour"), inWords(total % 60, "minute")];
  if (total < 60) return minutes;
  return total % 60 ? fill(ui.hours_and_minutes, { hours, minutes }) : hours;
}

/** @type {(ui: Words, papers: CoursePapers, tests: Taken[]) => Node} the scores, how far chance moves them, what they don't say */
function testsOnPaper(ui, { error, change }, tests) {
  const about = Math.round(10 * Math.max(...tests.map(({ form }) => error[form]))) / 10;
  return h(
    "div",
    { class: "dw-together" },
    heading(ui.tests),
    tests.length
      ? [
          paperTable(
            [ui.test, ui.score, ui.last_worked],
            tests.map(({ form, right, all, saved }) => [form, fill(ui.of, { right, all }), dayOf(saved)]),
          ),
          h("p", {}, fill(ui.test_error, { error: formatNumber(about, pageLanguage()), change })),
        ]
      : h("p", {}, ui.no_tests),
    h("p", {}, ui.tests_say_not),
  );
}

/** @type {(ui: Words, papers: CoursePapers, done: Done, name: string) => HTMLElement} */
function portfolioOf(ui, papers, { pages, kept }, name) {
  const sheets = pages.filter(({ page }) => page.sheet && kept.has(page.sheet));
  const parts = [
    ...agreementParts(ui, papers, kept),
    ...sheets.flatMap(({ page }) => sheetParts(page, /** @type {Kept} */ (kept.get(page.sheet || "")).given)),
  ];
  return h(
    "div",
    { class: "dw-paper dw-portfolio" },
    h("h1", { class: "dw-paper-title" }, ui.portfolio),
    factsOf([[ui.name, name], [ui.printed_on, dayOf(Date.now())]]),
    parts.length ? parts : h("p", {}, ui.portfolio_empty),
    heading(ui.log),
    doneTable(ui, pages),
    h("p", { class: "dw-paper-end" }, ui.portfolio_end),
  );
}

/** @type {(ui: Words, papers: CoursePapers, kept: Map<string, Kept>) => Node[]} */
function agreementParts(ui, { papers }, kept) {
  const themes = Object.entries(papers).flatMap(([id, { sectors }]) => {
    const record = kept.get(id);
    if (!sectors || !record) return [];
    return sectorOf(record.given, sectors).themes.flatMap((theme) => {
      const lines = agreementsOn(record.given, theme);
      return lines.length ? [h("h3", { class: "dw-paper-heading" }, theme.heading), h("ul", {}, lines.map((line) => h("li", {}, line)))] : [];
    });
  });
  return themes.length ? [heading(ui.agreements), ...themes] : [];
}

/** @type {(page: CoursePage, given: Given) => Node[]} what was written on a worksheet, beside what it asks */
function sheetParts({ title, blocks = [] }, given) {
  const texts = isObject(given.texts) ? given.texts : {};
  const ticks = isObject(given.ticks) ? given.ticks : {};
  /** @param {string} key */
  const textAt = (key) => String(texts[key] ?? "").trim();
  const parts = blocks.flatMap((block) => {
    const { name } = block;
    if (block.kind === "table") return tableOf(block, (row, column) => textAt(`${name}.${row + 1}.${column + 1}`));
    const [about] = block.items;
    if (block.kind === "lines") return textAt(name) ? [factsOf([[about, textAt(name)]])] : [];
    if (block.kind === "facts") {
      const facts = block.items.map((item, at) => /** @type {[string, string]} */ ([item, textAt(`${name}.${at + 1}`)]));
      return facts.some(([, text]) => text) ? [factsOf(facts.filter(([, text]) => text))] : [];
    }
    const ticked = block.items.filter((_item, at) => ticks[`${name}.${at + 1}`] === true);
    return ticked.length ? [h("ul", { class: "dw-ticked" }, ticked.map((item) => h("li", {}, item)))] : [];
  });
  return parts.length ? [heading(title), ...parts] : [];
}

/** @type {(block: { head: string[], rows: string[][] }, written: (row: number, column: number) => string) => Node[]} */
function tableOf({ head, rows }, written) {
  const filled = rows
    .map((row, down) => ({ own: row.some((text, across) => !text && written(down, across)), cells: row.map((text, across) => text || written(down, across)) }))
    .filter(({ own }) => own);
  return filled.length ? [paperTable(head, filled.map(({ cells }) => cells))] : [];
}

/** @type {(ui: Words, pages: PageDone[]) => Node} */
function doneTable(ui, pages) {
  return paperTable(
    [ui.page, ui.last_worked, ui.minutes_of_page],
    pages.map(({ page, saved }) => [`${page.part}: ${page.title}`, dayOf(saved), String(page.minutes)]),
  );
}

/** @type {(head: string[], rows: string[][]) => Node} */
function paperTable(head, rows) {
  return h(
    "table",
    { class: "dw-paper-table" },
    h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((text) => h("td", {}, text))))),
  );
}

/** @type {(facts: [string, string][] | string[][]) => Node} a list of facts, with a line to write on where there is none */
function factsOf(facts) {
  return h("dl", {}, facts.map(([label, text]) => [h("dt", {}, label), h("dd", {}, text || roomToWrite())]));
}

/** @param {string} text */
const heading = (text) => h("h2", { class: "dw-paper-heading" }, text);
