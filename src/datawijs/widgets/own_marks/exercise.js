// My results. What somebody types, pastes or drops lives in one variable of this page, and in nothing else: no store, no trait,
// no request. How it is read stands in own_marks.js, which comes before this in the same script.

/**
 * @import { Content, Judged, Kind, State } from "./content"
 */

const SPREADSHEETS = /\.(xlsx|xlsm)$/i;
const OTHER_SPREADSHEETS = /\.(xls|xlsb|ods|numbers)$/i;
const NOTHING = { summary: "", parts: [] };
const AT_A_STRETCH = 30; // milliseconds of work before the page may do something else
const NEVER_BACK = ["word", "day", "double"];
const MOST_BYTES = 50 * 1000 * 1000;
const MOST_AS_RADIOS = 12;
const MOST_IN_A_LIST = 500;
const PERCENT = 100;
/** @type {() => Promise<OwnFiles | null>} */
const loadFiles = filesBeside(document.currentScript, typeof LATER === "function" ? LATER : null);

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { ui } = card;
  const fresh = () => /** @type {State} */ ({
    rows: [],
    wish: { pupil: null, subject: null, answers: {}, putBack: [] },
    kind: null,
    names: false,
    opened: [],
    lost: new Array(card.content.recent).fill(0),
    group: false,
  });
  let state = fresh();
  let turn = 0; // what was asked for before a later thing, or before everything was wiped, comes too late
  const said = h("p", { class: "dw-warning", role: "status" });
  const told = h("p", { class: "dw-how", role: "status" });
  let byPointer = false; // who goes by keys keeps the place of the keyboard in sight
  const below = h("div", {
    class: "dw-own",
    tabindex: -1,
    onpointerdown: () => { byPointer = true; },
    onkeydown: () => { byPointer = false; },
  });
  const typed = unheard(writingField({ label: ui.typed, hint: ui.typed_hint, rows: 4, oninput: () => { said.textContent = ""; } }));
  const file = h("input", { type: "file", class: "dw-file", accept: ".csv,.tsv,.txt,.xlsx,.xlsm", onchange: chosen });

  /** @param {OwnRead} read */
  async function begin({ rows, opened }) {
    state = { ...fresh(), rows: rows.length ? rows : [[""]], opened };
    if (!(await draw())) return;
    said.textContent = "";
    bringIntoView(below);
  }

  /** @param {{ summary: string, parts: Child[] }} what */
  function put({ summary, parts }) {
    below.replaceChildren(...nodesIn(parts));
    if (told.textContent !== summary) told.textContent = summary;
  }

  async function draw() {
    turn += 1;
    const mine = turn;
    const what = await partsOf(card, state, change);
    if (mine === turn) put(what);
    return mine === turn;
  }

  /** @param {Partial<State>} changed */
  async function change(changed) {
    state = { ...state, ...changed };
    const focused = document.activeElement instanceof HTMLElement && below.contains(document.activeElement) && nameOf(document.activeElement);
    const before = verdictIn(below);
    if (!(await draw())) return;
    if (focused) {
      const again = fieldsIn(below).find((field) => nameOf(field) === focused);
      (again || below).focus({ preventScroll: Boolean(again) }); // what was answered may be gone
    }
    const now = verdictIn(below);
    if (byPointer && now && !before) bringMomentIntoView(now);
  }

  async function look() {
    const text = typed.field.value;
    if (!text.trim()) said.textContent = ui.nothing_yet;
    else await opened((files) => inTurns(rowsInSteps(text, card.content.rules, files.parse)));
  }

  function chosen() {
    const one = file.files && file.files[0];
    file.value = "";
    if (one) open(one);
  }

  /** @param {File} one */
  async function open(one) {
    said.textContent = fill(ui.opening, { file: one.name });
    await opened((files) => rowsOfFile(one, card.content.rules, files), one.name);
  }

  /** @type {(read: (files: OwnFiles) => OwnRead | Promise<OwnRead>, name?: string) => Promise<void>} */
  async function opened(read, name = "") {
    turn += 1;
    const mine = turn;
    try {
      const files = await loadFiles();
      if (!files) throw problem("not_here");
      const rows = await read(files);
      if (mine === turn) await begin(rows);
    } catch (problem) {
      if (mine !== turn) return;
      state = fresh();
      put(NOTHING);
      said.textContent = sentenceOfProblem(card, problem, name);
    }
  }

  function forget() {
    turn += 1;
    state = fresh();
    typed.field.value = "";
    file.value = "";
    said.textContent = "";
    put(NOTHING);
  }

  function wipe() {
    forget();
    said.textContent = ui.wiped;
    typed.field.focus();
  }

  const place = h(
    "div",
    {
      class: "dw-own-place",
      ondragover: (event) => event.preventDefault(),
      ondrop: (event) => {
        event.preventDefault();
        const [one] = /** @type {DragEvent} */ (/** @type {unknown} */ (event)).dataTransfer?.files || [];
        if (one) open(one);
      },
    },
    typed.element,
    h(
      "div",
      { class: "dw-buttons" },
      button(ui.look, look, "primary"),
      h("label", { class: "dw-button dw-plain dw-file-label" }, file, ui.choose_file),
      button(ui.wipe, wipe),
    ),
  );
  card.show(h("p", {}, ui.intro), h("p", { class: "dw-how" }, ui.private), place, said, told, below);
  window.addEventListener("pagehide", forget); // a browser may hold a page that was left, to show it again
  return () => {
    window.removeEventListener("pagehide", forget);
    forget();
    card.close();
  };
}

/**
 * A field whose text the browser neither remembers nor has its spelling checked elsewhere.
 * @template {{ field: HTMLTextAreaElement | HTMLInputElement }} Written
 * @param {Written} written
 */
function unheard(written) {
  written.field.setAttribute("autocomplete", "off");
  written.field.setAttribute("spellcheck", "false");
  return written;
}

/**
 * The box with the verdict, if there is one yet.
 * @param {ParentNode} place
 */
function verdictIn(place) {
  const verdict = place.querySelector(".dw-verdict");
  return verdict && verdict.parentElement;
}

/** @param {ParentNode} place */
function fieldsIn(place) {
  /** @type {NodeListOf<HTMLElement>} */
  const fields = place.querySelectorAll("input, select, textarea, button, summary");
  return [...fields];
}

/**
 * What a field is called with the question around it: the same after everything was drawn again.
 * @param {HTMLElement} field
 */
function nameOf(field) {
  const { labels } = /** @type {HTMLInputElement} */ (field);
  const label = labels && labels[0] ? labels[0].textContent : field.textContent;
  const legend = field.closest("fieldset")?.querySelector("legend")?.textContent || "";
  return [field.tagName, legend, label].join("\n");
}

/**
 * The rows of a file: of its first sheet with something on it, or of its text.
 * @type {(file: File, rules: OwnRules, files: OwnFiles) => Promise<OwnRead>}
 */
async function rowsOfFile(file, rules, { parse, readSpreadsheet }) {
  if (file.size > MOST_BYTES) throw problem("too_large", { name: file.name });
  const content = await file.arrayBuffer();
  if (!isSpreadsheet(file.name, content)) return inTurns(rowsInSteps(textOf(content, file.name), rules, parse));
  /** @type {Awaited<ReturnType<OwnFiles["readSpreadsheet"]>>} */
  let sheets;
  try {
    sheets = await readSpreadsheet(content);
  } catch (broken) {
    throw problem("no_spreadsheet", { name: file.name });
  }
  return inTurns(sheetRowsInSteps(sheets, file.name));
}

/** @type {(name: string, content: ArrayBuffer) => boolean} */
function isSpreadsheet(name, content) {
  if (OTHER_SPREADSHEETS.test(name)) throw problem("other_spreadsheet", { name });
  const [first, second] = new Uint8Array(content);
  return SPREADSHEETS.test(name) || (first === 0x50 && second === 0x4b); // "PK": a spreadsheet is a zip file
}

/**
 * All the steps, with a pause for whoever presses something.
 * @type {<Result>(steps: Generator<void, Result, void>) => Promise<Result>}
 */
async function inTurns(steps) {
  let began = performance.now();
  let step = steps.next();
  while (!step.done) {
    if (performance.now() - began > AT_A_STRETCH) {
      await new Promise((done) => { setTimeout(done, 0); });
      began = performance.now();
    }
    step = steps.next();
  }
  return step.value;
}

/**
 * The text of a file: UTF-16 with a mark, UTF-8 with or without one, or else Windows' own.
 * @type {(content: ArrayBuffer, name: string) => string}
 */
function textOf(content, name) {
  const [first, second] = new Uint8Array(content);
  const utf16 = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  for (const encoding of utf16 ? [utf16] : ["utf-8", "windows-1252"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      if (!text.includes("\0")) return text;
    } catch (other) {
      continue; // the next encoding
    }
  }
  throw problem("no_text", { name });
}

/** @type {(card: Card<Content>, thrown: unknown, name: string) => string} */
function sentenceOfProblem({ ui, content, language }, thrown, name) {
  const { key, facts = {} } = /** @type {{ key?: string, facts?: OwnFacts }} */ (thrown || {});
  if (key === "not_here") return ui.not_here;
  const known = key && content.sentences.problems[key];
  if (!known) console.error(thrown); // for whoever mends it; the reader gets a sentence all the same
  return filledIn(known || content.sentences.problems.no_text, { name, ...facts }, language);
}

/**
 * A sentence with its facts: lists as "a, b and c".
 * @type {(sentence: string, facts: OwnFacts, language: Language) => string}
 */
function filledIn(sentence, facts, language) {
  const and = language === "nl" ? " en " : " and ";
  const written = Object.entries(facts).map(([name, fact]) => [
    name,
    Array.isArray(fact) && fact.length > 1 ? [fact.slice(0, -1).join(", "), fact.slice(-1)].join(and) : fact,
  ]);
  return fill(sentence, Object.fromEntries(written));
}

/**
 * Everything that follows from the rows: how they were read, what has to be said, the line, and what to write down; and in one
 * sentence how far it is.
 * @type {(card: Card<Content>, state: State, change: (changed: Partial<State>) => void) => Promise<{ summary: string, parts: Child[] }>}
 */
async function partsOf(card, state, change) {
  if (state.group) return groupPartsOf(card, state, change);
  /** @type {OwnMarks} */
  let marks;
  try {
    marks = await inTurns(marksInSteps(state.rows, card.content.rules, state.wish));
  } catch (problem) {
    return { summary: sentenceOfProblem(card, problem, ""), parts: [] };
  }
  const kind = state.kind || (marks.scale === "growing" ? "half_yearly" : null);
  const open = marks.asked.length > 0;
  const judged = kind === "tests" && !open ? judgedOf(card, marks, state) : null;
  return {
    summary: summaryOf(card, marks, kind, judged),
    parts: [
      howItWasRead(card, marks, state, change),
      marks.pupils.length > 1 ? groupQuestion(card, state, change) : null,
      open ? questionsOf(card, marks, state, change) : null,
      kindQuestion(card, kind, change),
      kind && !open ? whatFollows(card, marks, kind, judged, state, change) : null,
    ],
  };
}

/**
 * As `partsOf`, for a whole group: what chance gives, what is seen, and what to talk about. Nobody is named.
 * @type {(card: Card<Content>, state: State, change: (changed: Partial<State>) => void) => Promise<{ summary: string, parts: Child[] }>}
 */
async function groupPartsOf(card, state, change) {
  const { ui, content } = card;
  /** @type {OwnGroup} */
  let group;
  try {
    group = await inTurns(groupInSteps(state.rows, content.rules, state.wish));
  } catch (problem) {
    return { summary: sentenceOfProblem(card, problem, ""), parts: [] };
  }
  const kind = state.kind || (group.scale === "growing" ? "half_yearly" : null);
  const open = group.asked.length > 0;
  const told = kind === "tests" && !open ? await inTurns(toldInSteps(group, content.rules, content)) : null;
  const wait = open ? ui.to_say_first : ui.kind_first;
  return {
    summary: kind && !open ? fill(ui.group_told, { count: group.pupils }) : wait,
    parts: [
      howItWasRead(card, { ...group, table: [] }, state, change),
      groupQuestion(card, state, change),
      open ? questionsOf(card, group, state, change) : null,
      kindQuestion(card, kind, change),
      told ? whatOfTheGroup(card, told) : kind && !open && kind !== "tests" ? h("p", {}, ui[`no_line_${kind}`]) : null,
    ],
  };
}

/** @type {(card: Card<Content>, state: State, change: (changed: Partial<State>) => void) => Child} */
function groupQuestion({ ui }, { group }, change) {
  return radioGroup({
    legend: ui.look_at,
    options: [{ label: ui.one_pupil }, { label: ui.whole_group, note: ui.whole_group_note }],
    chosen: Number(group),
    onchoose: (place) => change({ group: place === 1 }),
  });
}

/** @type {(card: Card<Content>, told: OwnGroupTold) => Child} */
function whatOfTheGroup(card, { told, talk, table }) {
  const { ui, content, language } = card;
  /** @type {(name: string, fact: number | number[]) => string | number | string[]} */
  const written = (name, fact) => {
    if (Array.isArray(fact)) return fact.map((one) => formatNumber(one, language, 1));
    return name.startsWith("mean") ? formatNumber(fact, language, 1) : fact;
  };
  const sentences = told.map(({ key, facts }) =>
    filledIn(content.sentences.group[key], Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, written(name, fact)])), language),
  );
  const rows = table
    .filter(({ answer }) => answer !== "noise")
    .map(({ answer, mean, seen }) => [ui[answer], formatNumber(mean, language, 1), String(seen)]);
  return [
    card.subheading(ui.group),
    sentences.map((sentence) => h("p", {}, sentence)),
    rows.length
      ? dataTable({ caption: ui.group_table, head: [ui.group_answer, ui.group_mean, ui.group_seen], rows })
      : null,
    talk.length
      ? [
          card.subheading(ui.group_talk),
          h("ul", {}, talk.map((key) => h("li", {}, content.sentences.talk[key]))),
          h("p", { class: "dw-how" }, ui.group_names),
        ]
      : null,
  ];
}

/** @type {(card: Card<Content>, marks: OwnMarks, kind: Kind | null, judged: Judged | null) => string} */
function summaryOf({ ui, content }, { asked, scores }, kind, judged) {
  const read = fill(scores.length === 1 ? ui.read_one : ui.read_many, { count: scores.length });
  if (asked.length) return `${read} ${ui.to_say_first}`;
  if (!kind) return `${read} ${ui.kind_first}`;
  const missing = content.fewest_to_compare + content.recent - scores.length;
  if (kind === "tests" && missing > 0) return `${read} ${fill(missing === 1 ? ui.missing_one : ui.missing_many, { missing })}`;
  return judged ? `${read} ${ui[judged.answer]}: ${ui[`${judged.answer}_note`]}` : `${read} ${ui.no_line}`;
}

/**
 * The results held against the line; null with too few, or where the earlier ones are all equal.
 * @type {(card: Card<Content>, marks: OwnMarks, state: State) => Judged | null}
 */
function judgedOf({ content }, marks, { lost }) {
  if (marks.scores.length < content.fewest_to_compare + content.recent) return null;
  const judged = heldAgainstLine(marks.scores, classLosses(marks.classAverage, content) || lost, content);
  return judged.earlier.every((value) => value === judged.earlier[0]) ? null : judged;
}

/** @type {(card: Card<Content>, marks: Pick<OwnMarks, "decided" | "table">, state: State, change: (changed: Partial<State>) => void) => Child} */
function howItWasRead({ ui, content, language }, marks, { wish, opened }, change) {
  const sentences = [...opened, ...marks.decided].map(({ key, facts }) => filledIn(content.sentences.decisions[key], facts, language));
  const leftOut = marks.table.filter((row) => row.reason && !NEVER_BACK.includes(row.reason) && row.label).map((row) => row.label);
  const answers = Object.keys(wish.answers).length + Number(wish.pupil !== null) + Number(wish.subject !== null);
  return h(
    "details",
    { class: "dw-method", open: true },
    h("summary", {}, ui.understood),
    h("ul", {}, sentences.map((sentence) => h("li", {}, sentence))),
    [...new Set([...wish.putBack, ...leftOut])].map((name) =>
      checkbox({
        label: fill(ui.put_back, { name }),
        checked: wish.putBack.includes(name),
        onchange: (counts) =>
          change({ wish: { ...wish, putBack: counts ? [...wish.putBack, name] : wish.putBack.filter((other) => other !== name) } }),
      }),
    ),
    answers
      ? h("p", {}, button(ui.answer_again, () => change({ wish: { ...wish, pupil: null, subject: null, answers: {} } })))
      : null,
  );
}

/** @type {(card: Card<Content>, marks: OwnNotes, state: State, change: (changed: Partial<State>) => void) => Child} */
function questionsOf(card, marks, state, change) {
  const { ui, content, language } = card;
  return [
    card.subheading(ui.to_say),
    marks.asked.map((asked) => {
      const legend = filledIn(content.sentences.questions[asked.key], asked.facts, language);
      if (!asked.choices.length) return h("p", { class: "dw-prompt" }, legend);
      const answers = asked.choices.map((choice, place) => ({ label: labelOfChoice(ui, asked, choice, place, state.names) }));
      /** @param {number} place */
      const answer = (place) => change({ wish: answered(state.wish, asked.key, asked.choices[place]) });
      return [
        choiceOf(card, legend, answers, answer, asked.key === "pupil" && !state.names),
        hidesNames(asked) &&
          checkbox({ label: ui[`show_${asked.key}`], checked: state.names, onchange: (names) => change({ names }) }),
      ];
    }),
  ];
}

/** @type {(wish: State["wish"], key: string, choice: string) => State["wish"]} */
function answered(wish, key, choice) {
  if (key === "pupil" || key === "subject") return { ...wish, [key]: choice };
  const known = key === "maximum" || key === "two_scales" ? "scale" : key;
  return { ...wish, answers: { ...wish.answers, [known]: choice } };
}

/** @type {(asked: OwnQuestion) => boolean} */
function hidesNames({ key, choices, shown }) {
  return key === "pupil" || shown.some((text, place) => text !== choices[place]);
}

/** @type {(ui: Words, asked: OwnQuestion, choice: string, place: number, names: boolean) => string} */
function labelOfChoice(ui, { key, shown }, choice, place, names) {
  if (key === "pupil" && !names) return fill(ui.pupil_number, { number: place + 1 });
  if (shown.length && !names && shown[place] !== choice) return fill(ui.column_number, { number: shown[place] });
  return ui[`choice_${choice}`] || choice;
}

/**
 * A few answers to choose from, a list of many, or for more than a list is good for the number of a pupil without a name.
 * @type {(card: Card<Content>, legend: string, options: { label: string }[], onchoose: (place: number) => void, numbered: boolean) => Child}
 */
function choiceOf({ ui }, legend, options, onchoose, numbered) {
  if (options.length <= MOST_AS_RADIOS) return radioGroup({ legend, options, onchoose });
  if (!numbered || options.length <= MOST_IN_A_LIST) return choiceInAList(legend, options, onchoose);
  const id = uniqueId("number");
  const label = h("label", { for: id, class: "dw-prompt" }, legend, " ", fill(ui.by_number, { count: options.length }));
  /** @type {HTMLInputElement} */
  const field = h("input", {
    id,
    class: "dw-field",
    inputmode: "numeric",
    autocomplete: "off",
    onchange: () => {
      const place = Number(field.value) - 1;
      const fits = Number.isInteger(place) && place >= 0 && place < options.length;
      field.setAttribute("aria-invalid", String(!fits));
      if (fits) onchoose(place);
    },
  });
  return h("p", { class: "dw-written" }, label, field);
}

/** @type {(label: string, options: { label: string }[], onchoose: (place: number) => void) => Child} */
function choiceInAList(label, options, onchoose) {
  const id = uniqueId("list");
  const empty = h("option", { value: "" }, "–");
  const list = h(
    "select",
    { id, class: "dw-field", "data-field": "list", onchange: (event) => event.currentTarget.value && onchoose(Number(event.currentTarget.value)) },
    empty,
    options.map((option, place) => h("option", { value: place }, option.label)),
  );
  return h("p", { class: "dw-written" }, h("label", { for: id, class: "dw-prompt" }, label), list);
}

/** @type {(card: Card<Content>, kind: Kind | null, change: (changed: Partial<State>) => void) => Child} */
function kindQuestion({ ui }, kind, change) {
  /** @type {Kind[]} */
  const kinds = ["tests", "half_yearly", "moving"];
  return radioGroup({
    legend: ui.scale,
    options: kinds.map((one) => ({ label: ui[one], note: ui[`${one}_note`] })),
    chosen: kind ? kinds.indexOf(kind) : null,
    onchoose: (place) => change({ kind: kinds[place] }),
  });
}

/** @type {(card: Card<Content>, marks: OwnMarks, kind: Kind, judged: Judged | null, state: State, change: (changed: Partial<State>) => void) => Child} */
function whatFollows(card, marks, kind, judged, state, change) {
  const { ui, content } = card;
  const count = marks.scores.length;
  if (kind !== "tests") return [h("p", {}, ui[`no_line_${kind}`]), seriesChart(card, marks.scores, null)];
  if (!judged) {
    const fewest = content.fewest_to_compare + content.recent;
    if (count >= fewest) return h("p", {}, ui.all_equal);
    return [
      h("p", {}, fill(fewest - count === 1 ? ui.too_few_one : ui.too_few_many, { count, fewest, missing: fewest - count })),
      h("p", {}, ui.meanwhile),
      count > 1 ? seriesChart(card, marks.scores, null) : null,
    ];
  }
  const known = classLosses(marks.classAverage, content);
  const chart = seriesChart(card, marks.scores.slice(-(content.most_earlier + content.recent)), judged);
  return [
    card.subheading(ui.verdict),
    chart,
    verdictOn(card, judged, count),
    known ? h("p", {}, toldOfClass(card, known)) : classFields(card, state, judged, change),
    h("details", { class: "dw-method" }, h("summary", {}, ui.steps), h("ul", {}, ["read", "compare", "beyond", "behind"].map((step) => h("li", {}, ui[`step_${step}`])))),
    logOf(card, judged, chart),
  ];
}

/** @type {(card: Card<Content>, scores: number[], judged: Judged | null) => Node} */
function seriesChart({ ui, language }, scores, judged) {
  const first = scores.length - (judged ? judged.last.length : 0);
  const values = [...scores, ...(judged ? judged.last.map((one) => one.value) : [])];
  const range = axisFor(values);
  /** @param {number} value */
  const number = (value) => formatNumber(value, language);
  return lineChart({
    ui,
    language,
    name: ui.series,
    caption: ui.series,
    values: scores,
    xTitle: ui.test,
    yTitle: ui.series,
    range,
    ...(judged && {
      band: { label: ui.from_the_line, edge: ui.highest, lower: judged.line, upper: Math.max(...judged.earlier) },
      lines: [{ label: ui.line, short: ui.line_short, value: judged.line, kind: "rule" }],
      recent: { from: first, label: ui.recent, middle: middleOf(ui, [...judged.earlier, ...judged.last.map((one) => one.value)], number) },
      judged: judged.last.map((one, at) => {
        const side = one.below ? ui.below : ui.not_below;
        const told = one.lost ? fill(ui.with_class, { value: number(one.value), name: side }) : side;
        return { index: first + at, value: one.value, below: one.below, told };
      }),
      judgedWords: { head: ui.against_head, below: ui.below, above: ui.not_below, said: lieSentence({ ui, language }, judged) },
    }),
  }).figure;
}

/**
 * The ends of an axis on which all values have room: 0 to 10 and 0 to 100 where they fit.
 * @type {(values: number[]) => [number, number]}
 */
function axisFor(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= 0 && high <= 10) return [0, 10];
  if (low >= 0 && high <= PERCENT) return [0, PERCENT];
  const step = 10 ** Math.floor(Math.log10(Math.max(high - low, 1)));
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** @type {(card: { ui: Words, language: Language }, judged: Judged) => string} */
function lieSentence({ ui, language }, { line, place, earlier, last, below }) {
  /** @param {number} value */
  const number = (value) => formatNumber(value, language);
  const values = last.map((one) => number(one.value));
  const said = below === 0 ? ui.lie_none : below === 1 ? ui.lie_one : ui.lie_many;
  return filledIn(said, { line: number(line), place, earlier: earlier.length, values, below }, language);
}

/** @type {(card: Card<Content>, judged: Judged, count: number) => Node} */
function verdictOn(card, judged, count) {
  const { ui, content } = card;
  const { answer, earlier, last, line } = judged;
  const rounded = Math.ceil(judged.chance);
  const sure = Math.floor(judged.chance);
  const chance = answer === "noise" ? fill(ui.chance_noise, { count: sure }) : fill(ui[`chance_${answer}`], { count: rounded });
  const sentences = [
    lieSentence(card, judged),
    last.some((one) => one.value === line) ? ui.on_the_line : "",
    earlier.length < content.fewest_to_decide ? fill(ui.few_earlier, { earlier: earlier.length }) : "",
    chance,
    ui.holds,
    count > content.most_earlier + content.recent
      ? fill(ui.newest_only, { count, earlier: content.most_earlier + content.recent })
      : "",
  ];
  return h(
    "div",
    { class: "dw-said dw-said-note" },
    h("div", { class: "dw-verdict" }, h("p", { class: "dw-said-heading" }, icon(answer), h("strong", {}, `${ui[answer]}: ${ui[`${answer}_note`]}`))),
    sentences.filter(Boolean).map((sentence) => h("p", {}, sentence)),
  );
}

/** @type {(card: Card<Content>, losses: number[]) => string} */
function toldOfClass({ ui, language }, losses) {
  if (losses.every((loss) => loss === 0)) return ui.class_not_lower;
  return filledIn(ui.class_known, { points: losses.map((loss) => formatNumber(Math.round(10 * loss) / 10, language)) }, language);
}

/** @type {(card: Card<Content>, state: State, judged: Judged, change: (changed: Partial<State>) => void) => Child} */
function classFields({ ui, language }, { lost }, { earlier }, change) {
  return h(
    "fieldset",
    { class: "dw-question" },
    h("legend", {}, ui.class_legend),
    h("p", { class: "dw-how" }, ui.class_hint),
    lost.map((points, at) => {
      const id = uniqueId("class");
      const wrong = h("p", { class: "dw-warning", id: `${id}-wrong`, role: "status" });
      /** @type {HTMLInputElement} */
      const field = h("input", {
        id,
        class: "dw-field",
        inputmode: "decimal",
        autocomplete: "off",
        "aria-describedby": wrong.id,
        value: points ? formatNumber(points, language) : "",
        onchange: () => {
          const typed = parseNumber(field.value || "0");
          const fits = typed !== null && typed >= 0;
          field.setAttribute("aria-invalid", String(!fits));
          wrong.textContent = fits ? "" : ui.no_points;
          if (fits) change({ lost: lost.map((one, other) => (other === at ? typed : one)) });
        },
      });
      const label = fill(ui.class_points, { number: earlier.length + at + 1 });
      return [h("p", { class: "dw-written" }, h("label", { for: id }, label), field), wrong];
    }),
  );
}

/** @type {(card: Card<Content>, judged: Judged, chart: Node) => Child} */
function logOf(card, { below, line, answer }, chart) {
  const { ui, language } = card;
  const sentence = h("p", { class: "dw-own-sentence" });
  const said = h("p", { class: "dw-menu-said", role: "status" });
  const parts = { what: "", again: "", note: "" };
  const write = () => {
    const said = fill(below ? ui[below === 1 ? "sentence_one" : "sentence_many"] : ui.sentence_none, {
      date: formatDay(today(), language),
      what: withoutEnd(parts.what) || ui.something,
      tests: below,
      line: formatNumber(line, language),
      answer: ui[answer][0].toLowerCase() + ui[answer].slice(1),
      again: withoutEnd(parts.again) || ui.log_again_example,
      note: parts.note,
    });
    sentence.textContent = said.replace(/\s+/g, " ").trim();
  };
  /** @param {keyof typeof parts} name */
  const field = (name) =>
    unheard(writingField({ label: ui[`log_${name}`], oninput: (text) => { parts[name] = text; write(); } })).element;
  async function copy() {
    try {
      await navigator.clipboard.writeText(sentence.textContent || "");
      said.textContent = ui.copied;
    } catch (refused) {
      said.textContent = ui.not_copied;
    }
  }
  write();
  return [
    card.subheading(ui.log),
    field("what"),
    field("again"),
    field("note"),
    sentence,
    h("div", { class: "dw-buttons" }, button(ui.copy, copy), button(ui.print, () => printOnly([sentence, chart]))),
    said,
  ];
}

/**
 * What was typed, without the full stop that the sentence brings itself.
 * @param {string} text
 */
function withoutEnd(text) {
  return text.trim().replace(/[\s.,;:]+$/, "");
}
