// The results of a group on one sheet. What was read lives in one variable of this page, and in nothing else: no store, no trait,
// no request. How it is counted stands in intervals.js, answers.js, counts.js and halves.js, which come before this in the same
// script. A name of a file is told where that file is bad, and is never printed.

/**
 * @import { Content, Item, State, Unit, Whole } from "./content"
 */

const ZIP = /\.zip$/i;
const MOST_IN_ZIP = 500;
const MOST_UNZIPPED = 200 * 1000 * 1000;
const PERCENT = 100;
const DRAWN = { width: 120, height: 12, edge: 5 };
/** @type {() => Promise<OwnFiles | null>} */
const loadFiles = filesBeside(document.currentScript);

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const opened = openCard({ model, el });
  const card = { ...opened, content: wholeContent(opened.content) };
  const { ui, content } = card;
  const fresh = () => /** @type {State} */ ({ items: [], bad: [], training: null, beside: true, halves: null });
  let state = fresh();
  let turn = 0; // what was chosen before everything was wiped, comes too late
  const said = h("p", { class: "dw-how", role: "status" });
  const below = h("div", { class: "dw-group", tabindex: -1 });
  const file = h("input", { type: "file", class: "dw-file", accept: ".json,.zip", multiple: true, onchange: chosen });

  /** @param {Partial<State>} changed */
  function change(changed) {
    state = { ...state, halves: null, ...changed };
    const focused = document.activeElement;
    const again = focused instanceof HTMLElement && below.contains(focused) ? againOf(focused) : "";
    below.replaceChildren(...nodesIn(partsOf(card, state, change)));
    /** @type {HTMLElement | null} */
    const field = again ? below.querySelector(again) : null;
    if (field) field.focus({ preventScroll: true });
  }

  function chosen() {
    const files = [...(file.files || [])];
    file.value = "";
    if (files.length) take(files);
  }

  /** @param {File[]} files */
  async function take(files) {
    turn += 1;
    const mine = turn;
    said.textContent = ui.opening;
    const read = await readFiles(files, content);
    if (mine !== turn) return;
    change({ items: [...state.items, ...read.items], bad: [...state.bad, ...read.bad], training: null });
    const count = state.items.length + state.bad.length;
    said.textContent = fill(count === 1 ? ui.read_one : ui.read_many, { count });
    bringIntoView(below);
  }

  function forget() {
    turn += 1;
    state = fresh();
    file.value = "";
    said.textContent = "";
    below.replaceChildren();
  }

  function wipe() {
    forget();
    said.textContent = ui.wiped;
  }

  const place = h(
    "div",
    {
      class: "dw-group-place",
      ondragover: (event) => event.preventDefault(),
      ondrop: (event) => {
        event.preventDefault();
        const dropped = /** @type {DragEvent} */ (/** @type {unknown} */ (event)).dataTransfer;
        if (dropped && dropped.files.length) take([...dropped.files]);
      },
    },
    h(
      "div",
      { class: "dw-buttons" },
      h("label", { class: "dw-button dw-primary dw-file-label" }, file, ui.choose),
      button(ui.wipe, wipe),
    ),
  );
  card.show(h("p", {}, ui.intro), h("p", { class: "dw-how" }, fill(ui.private, { smallest: content.limits.smallest_group })), place, said, below);
  window.addEventListener("pagehide", forget); // a browser may hold a page that was left, to show it again
  return () => {
    window.removeEventListener("pagehide", forget);
    forget();
    card.close();
  };
}

/**
 * How to find a field again once everything was drawn anew.
 * @param {HTMLElement} field
 */
function againOf(field) {
  return field.matches("input[type=radio]") ? `input[type=radio][value="${/** @type {HTMLInputElement} */ (field).value}"]` : field.tagName;
}

/** @type {(files: File[], content: Whole) => Promise<Pick<State, "items" | "bad">>} */
async function readFiles(files, content) {
  const found = await Promise.all(files.map((one) => contentsOf(one, content)));
  /** @type {Pick<State, "items" | "bad">} */
  const read = { items: [], bad: [] };
  for (const { name, bytes, key } of found.flat()) {
    try {
      if (!bytes) throw wrongFile(key || "closed");
      read.items.push(itemIn(name, bytes, content));
    } catch (problem) {
      read.bad.push({ name, key: isObject(problem) ? String(problem.key) : "not_ours" });
    }
  }
  return read;
}

/** @type {(one: File, content: Whole) => Promise<{ name: string, bytes: Uint8Array | null, key?: string }[]>} */
async function contentsOf(one, content) {
  if (isByItself(one.name, content)) return [];
  const { name } = one;
  const isZip = ZIP.test(name);
  if (!isZip && one.size > content.files.largest) return [{ name, bytes: null, key: "too_large" }];
  try {
    const bytes = new Uint8Array(await one.arrayBuffer());
    const packed = isZip || (bytes[0] === 0x50 && bytes[1] === 0x4b); // "PK"
    return packed ? await unpacked(name, bytes, content) : [{ name, bytes }];
  } catch (problem) {
    return [{ name, bytes: null, key: isObject(problem) && problem.key ? String(problem.key) : "closed" }];
  }
}

/** @type {(name: string, content: Whole) => boolean} */
function isByItself(name, { files }) {
  return /^(\.|~\$)/.test(name) || files.not_by_people.includes(name.toLowerCase());
}

/** @type {(name: string, bytes: Uint8Array, content: Whole) => Promise<{ name: string, bytes: Uint8Array | null, key?: string }[]>} */
async function unpacked(name, bytes, content) {
  const opener = await loadFiles();
  if (!opener) throw wrongFile("not_here");
  /** @type {Map<string, number>} */
  const sizes = new Map();
  /** @type {(file: { name: string, originalSize: number }) => boolean} */
  const filter = ({ name: path, originalSize }) => {
    const last = path.split("/").pop() || "";
    if (!last || path.startsWith("__MACOSX/") || isByItself(last, content)) return false;
    sizes.set(path, originalSize);
    if (sizes.size > MOST_IN_ZIP || sumOf([...sizes.values()]) > MOST_UNZIPPED) throw wrongFile("zip_large");
    return originalSize <= content.files.largest;
  };
  /** @type {Record<string, Uint8Array>} */
  const files = await new Promise((done, failed) => {
    const broken = (/** @type {unknown} */ error) => failed(isObject(error) && error.key ? error : wrongFile("no_zip"));
    opener.unzip(bytes, { filter }, (error, unzipped) => (error ? broken(error) : done(unzipped)));
  });
  if (!sizes.size) throw wrongFile("empty_zip");
  return [...sizes].map(([path]) => ({ name: `${name}: ${path}`, bytes: files[path] || null, key: "too_large" }));
}

/** @type {(name: string, bytes: Uint8Array, content: Whole) => Item} */
function itemIn(name, bytes, content) {
  const parsed = parsedFile(bytes, content.files);
  const format = isObject(parsed) ? parsed.format : null;
  if (isObject(parsed) && format === content.files.counts) return { name, kept: keptCountsIn(parsed, content.trainings, content) };
  if (isObject(parsed) && format === content.files.half) return { name, half: halfIn(parsed, content.trainings, content) };
  const earlier = content.trainings.flatMap(({ exercises }) => exercises.map(({ id, content: { earlier_editions: known } }) => [id, known || []]));
  return { name, ...recordsOf(parsed, content.files, Object.fromEntries(earlier)) };
}

/** @type {(card: Card<Whole>, state: State, change: (changed: Partial<State>) => void) => Child} */
function partsOf(card, state, change) {
  const { ui, content } = card;
  const files = state.items.flatMap(({ records }) => (records ? [records] : []));
  const people = peopleIn(files);
  const trainings = trainingsIn(people, state.items, content);
  const training = trainings.find(({ name }) => name === state.training) || trainings[0];
  const bad = badFiles(card, state);
  if (!training) return [h("p", {}, state.items.length ? ui.nothing_here : ""), bad];
  const group = groupOf(people, training, content.other);
  const { units, notes, waiting, small } = unitsOf(group, state.items, content);
  return [
    trainings.length > 1 ? trainingField(card, trainings, training, change) : null,
    whatWasRead(card, { group, files, units }),
    bad,
    notes.map((key) => h("p", { class: "dw-warning" }, fill(ui[key], { smallest: content.limits.smallest_group }))),
    units.length > 1 ? howToSee(card, units, state, change) : null,
    units.length === 2 && state.beside ? roundsOf(card, training, units) : null,
    units.length === 1 || (units.length > 1 && !(units.length === 2 && state.beside)) ? sheetOf(card, training, togetherOf(units, training)) : null,
    small ? smallPart(card, group, waiting, state) : null,
  ];
}

/**
 * The trainings that are in what was read, the one of most people first.
 * @type {(people: Record<string, Kept>[], items: Item[], content: Whole) => SheetTraining[]}
 */
function trainingsIn(people, items, { trainings }) {
  const everywhere = (/** @type {string} */ id) => trainings.every(({ exercises }) => exercises.some((one) => one.id === id));
  const sizes = trainings.map((training) => {
    const ids = training.exercises.map(({ id }) => id).filter((id) => !everywhere(id) || trainings.length === 1);
    const kept = items.filter(({ kept: counts, half }) => (counts || half)?.training === training);
    return people.filter((records) => ids.some((id) => id in records)).length + kept.length;
  });
  const found = trainings.map((training, place) => ({ training, size: sizes[place] })).filter(({ size }) => size);
  return found.sort((one, other) => other.size - one.size).map(({ training }) => training);
}

/**
 * What can be told: each unit is a group of its own, of different people. Who are too few are only added to others who are too few,
 * so that nothing that is told, taken from something else that is told, is about fewer than a group.
 * @type {(group: SheetGroup, items: Item[], content: Whole) => { units: Unit[], notes: string[], waiting: SheetHalf | null, small: boolean }}
 */
function unitsOf(group, items, { limits }) {
  const { training } = group;
  const own = group.replies.length;
  const isSmall = own > 0 && own < limits.smallest_group;
  /** @type {string[]} */
  const notes = [];
  /** @type {Unit[]} */
  const units = items.flatMap(({ name, kept }) => (kept && kept.training === training ? [{ ...kept, name, isKept: true }] : []));
  if (own >= limits.smallest_group) {
    const elsewhere = group.elsewhere;
    units.push({ training, day: today(), groups: [randomName()], counts: countsOfGroup(group, limits), left_out: [], elsewhere });
  }
  const { pairs, waiting, twice } = pairsOf(items.flatMap(({ half }) => (half && half.training === training ? [half] : [])));
  if (twice) notes.push("half_twice");
  /** @type {(halves: SheetHalf[], with_: SheetGroup | null) => boolean} */
  const open = (halves, with_) => {
    try {
      units.push(openedHalves(halves, with_, today(), limits));
      return true;
    } catch (problem) {
      const key = isObject(problem) ? String(problem.key) : "";
      notes.push(key === "damaged_counts" ? "not_fitting" : key);
      return false;
    }
  };
  /** @type {(pair: SheetHalf[]) => boolean} */
  const isGroup = (pair) => sumOf(pair.map(({ people }) => people)) >= limits.smallest_group;
  pairs.filter(isGroup).forEach((pair) => open(pair, null));
  const few = pairs.filter((pair) => !isGroup(pair));
  const along = isSmall && own >= limits.smallest_part ? group : null;
  const counted = few.length > 0 && open(few.flat(), along) && along !== null;
  if (waiting.length && !isSmall) notes.push("half_waits");
  const names = units.flatMap(({ groups }) => groups);
  if (new Set(names).size < names.length) return { units: [], notes: ["twice"], waiting: null, small: false };
  if (isSmall && !counted && units.length) notes.push("too_small_to_add");
  else if (!units.length && !few.length && !waiting.length) notes.push("too_few");
  units.sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
  return { units, notes, waiting: waiting[0] || null, small: isSmall && !counted };
}

/** @type {(halves: SheetHalf[]) => { pairs: SheetHalf[][], waiting: SheetHalf[], twice: boolean }} */
function pairsOf(halves) {
  const different = [...new Map(halves.map((one) => [canonical({ ...one, training: one.training.name }), one])).values()];
  const locks = [...new Set(different.map(({ lock }) => lock))].map((lock) => different.filter((one) => one.lock === lock));
  return {
    pairs: locks.filter((found) => found.length === 2 && found[0].half !== found[1].half),
    waiting: locks.filter((found) => found.length === 1).flat(),
    twice: locks.some((found) => found.length > 2 || (found.length === 2 && found[0].half === found[1].half)),
  };
}

/** @type {(units: Unit[], training: SheetTraining) => Unit} */
function togetherOf(units, training) {
  if (units.length === 1) return units[0];
  return {
    training,
    day: units[units.length - 1].day,
    groups: units.flatMap(({ groups }) => groups),
    counts: joinedOf(units.map(({ counts }) => counts), training),
    left_out: [...new Set(units.flatMap(({ left_out: out }) => out))],
  };
}

// ---- what was read

/** @type {(card: Card<Whole>, trainings: SheetTraining[], training: SheetTraining, change: (changed: Partial<State>) => void) => Child} */
function trainingField({ ui }, trainings, training, change) {
  const id = uniqueId("training");
  /** @type {HTMLSelectElement} */
  const field = h(
    "select",
    { id, class: "dw-field", onchange: () => change({ training: field.value }) },
    trainings.map(({ name, title }) => h("option", { value: name, selected: name === training.name }, title)),
  );
  return h("p", { class: "dw-written" }, h("label", { for: id, class: "dw-prompt" }, ui.training), field);
}

/** @type {(card: Card<Whole>, read: { group: SheetGroup, files: Record<string, Kept>[], units: Unit[] }) => Child} */
function whatWasRead({ ui, content, language }, { group, files, units }) {
  const people = group.replies.length;
  const ids = group.training.exercises.map(({ id }) => id);
  const without = files.filter((records) => !ids.some((id) => id in records)).length;
  const kept = sumOf(units.filter((unit) => !unit.elsewhere).map(({ counts }) => counts.people));
  const name = (/** @type {string} */ id) => group.training.exercises.find((one) => one.id === id)?.title || id;
  const all = sumOf(units.map(({ counts }) => counts.people));
  return [
    files.length ? h("p", {}, fill(people === 1 ? ui.from_one : ui.from_many, { people })) : null,
    kept ? h("p", {}, fill(ui.of_counts, { people: kept })) : null,
    without ? h("p", {}, fill(without === 1 ? ui.elsewhere_one : ui.elsewhere_many, { count: without })) : null,
    Object.entries(group.elsewhere).map(([id, count]) => h("p", {}, fill(count === 1 ? ui.edition_one : ui.edition_many, { exercise: name(id), people: count }))),
    [...new Set(units.flatMap(({ left_out: out }) => out))].map((id) => h("p", {}, fill(ui.left_out, { exercise: name(id) }))),
    all && all < content.limits.small ? h("p", {}, fill(ui.small, { share: formatNumber(PERCENT / all, language, 0) })) : null,
  ];
}

/** @type {(card: Card<Whole>, state: State) => Child} */
function badFiles({ ui, content, subheading }, { items, bad }) {
  const sentences = [
    ...bad.map(({ name, key }) => fill(ui.bad_file, { file: name, reason: ui[key] || content.reasons[key] })),
    ...items.filter(({ damaged }) => damaged).map(({ name, damaged }) => fill(damaged === 1 ? ui.damaged_one : ui.damaged_many, { file: name })),
  ];
  if (!sentences.length) return null;
  return h("div", { class: "dw-bad" }, subheading(ui.bad), h("ul", {}, sentences.map((sentence) => h("li", {}, sentence))));
}

/** @type {(card: Card<Whole>, units: Unit[], state: State, change: (changed: Partial<State>) => void) => Child} */
function howToSee({ ui }, units, { beside }, change) {
  if (units.length > 2) return null;
  const people = sumOf(units.map(({ counts }) => counts.people));
  return radioGroup({
    legend: ui.how,
    options: [{ label: ui.beside, note: ui.beside_note }, { label: ui.together, note: fill(ui.together_note, { people }) }],
    chosen: beside ? 0 : 1,
    onchoose: (place) => change({ beside: place === 0 }),
  });
}

// ---- the sheet

/** @type {(card: Card<Whole>, training: SheetTraining, unit: Unit) => Child} */
function sheetOf(card, training, unit) {
  const { ui, content, language } = card;
  const { counts } = unit;
  const sheet = h(
    "div",
    { class: "dw-sheet" },
    card.subheading(fill(ui.heading, { training: training.title, people: counts.people })),
    changeOf(card, training, counts),
    testTable(card, training, counts),
    hardestOf(card, training, counts),
    errorsThatCameBack(card, counts),
    h("p", { class: "dw-how" }, fill(ui.foot, { day: formatDay(unit.day, language) || unit.day, smallest: content.limits.smallest_group })),
  );
  return [sheet, keepPart(card, training, unit, sheet)];
}

/**
 * A heading one level below that of the sheet.
 * @type {(card: Card<Whole>, text: string) => HTMLElement}
 */
function partHeading(card, text) {
  return h(`h${Number(card.subheading("").tagName[1]) + 1}`, { class: "dw-part-heading" }, text);
}

/** @type {(card: Card<Whole>, training: SheetTraining, counts: SheetCounts) => Child} */
function changeOf(card, { tests, exercises }, { both }) {
  const { ui, content, language } = card;
  const { limits, intervals } = content;
  if (!tests || !both) return h("p", {}, fill(tests ? ui.few_both : ui.no_tests, { smallest: limits.smallest_group }));
  const after = exercises.find(({ id }) => id === (tests || [])[1]);
  const found = averageOfSums(gainsOf(both), intervals);
  const number = (/** @type {number} */ value) => formatNumber(value, language, 1);
  const [first, second] = [both.before / both.people, both.after / both.people];
  const told = fill(ui.changed, {
    people: both.people,
    all: (after ? after.questions : []).filter(({ kind }) => kind !== "statement").length,
    before: number(first),
    after: number(second),
    difference: number(toldDifference(second, first)),
    low: number(found.low),
    high: number(found.high),
  });
  const chance = found.low > 0 || found.high < 0 ? ui.more_than_chance : ui.may_be_chance;
  const one = both.only_one ? fill(both.only_one === 1 ? ui.only_one_one : ui.only_one_many, { count: both.only_one }) : "";
  return [partHeading(card, ui.change), h("p", {}, [told, chance, one].filter(Boolean).join(" "))];
}

/** @param {SheetBoth} both */
function gainsOf({ people, before, after, squares }) {
  return { people, total: after - before, squares };
}

/**
 * The difference between two numbers as they are told, rounded: as `told_difference` in language.py.
 * @type {(second: number, first: number) => number}
 */
function toldDifference(second, first) {
  const rounded = (/** @type {number} */ number) => Number(formatNumber(number, "en", 1).replace(MINUS, "-"));
  return rounded(second) - rounded(first);
}

/** @type {(card: Card<Whole>, training: SheetTraining, counts: SheetCounts) => Child} */
function testTable({ ui, content, language }, { tests, exercises }, { questions }) {
  if (!tests) return null;
  const [before, after] = tests.map((test) => questions[test] || {});
  const asked = (exercises.find(({ id }) => id === tests[1])?.questions || []).filter(({ key }) => after[key]);
  if (!asked.length) return null;
  const rows = asked.map(({ key, number, prompt }) => {
    const [people, right] = after[key];
    const found = shareOf(right, people, content.intervals);
    return [
      h("span", {}, h("span", { class: "dw-number" }, `${number}. `), prompt),
      before[key] ? fill(ui.of_people, { count: before[key][1], people: before[key][0] }) : "–",
      fill(ui.of_people, { count: right, people }),
      h("span", { class: "dw-between" }, drawnInterval(found), betweenOf(ui, found, language)),
    ];
  });
  return h("div", { class: "dw-wide", tabindex: 0, role: "group", "aria-label": ui.test_table }, dataTable({ caption: ui.test_table, head: [ui.question, ui.before, ui.after, ui.interval], rows }));
}

/** @type {(ui: Words, found: SheetInterval, language: Language) => string} */
function betweenOf(ui, { low, high }, language) {
  return fill(ui.between, { low: formatNumber(PERCENT * low, language, 0), high: formatNumber(PERCENT * high, language, 0) });
}

/**
 * An interval on a scale from 0 to 100: a line, and a dot where the share is. The numbers stand beside it.
 * @param {SheetInterval} found
 */
function drawnInterval({ centre, low, high }) {
  const { width, height, edge } = DRAWN;
  const x = (/** @type {number} */ share) => edge + share * (width - 2 * edge);
  const middle = height / 2;
  return svg(
    "svg",
    { class: "dw-interval", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true", focusable: "false" },
    svg("line", { class: "dw-interval-scale", x1: x(0), x2: x(1), y1: middle, y2: middle }),
    svg("line", { class: "dw-interval-line", x1: x(low), x2: x(high), y1: middle, y2: middle }),
    svg("circle", { class: "dw-interval-dot", cx: x(centre), cy: middle, r: 4 }),
  );
}

/** @type {(card: Card<Whole>, training: SheetTraining, counts: SheetCounts) => Child} */
function hardestOf(card, training, { questions }) {
  const { ui, content, language } = card;
  const asked = training.exercises
    .filter(({ id }) => !(training.tests || []).includes(id))
    .flatMap((exercise) => exercise.questions.map((question) => ({ exercise, question, count: (questions[exercise.id] || {})[question.key] })))
    .filter(({ count }) => count)
    .sort((one, other) => one.count[1] / one.count[0] - other.count[1] / other.count[0])
    .slice(0, content.limits.most_listed);
  const items = asked.map(({ exercise, question, count: [people, right] }) => {
    const { low, high } = percentsOf(shareOf(right, people, content.intervals), language);
    return h("li", {}, h("strong", {}, fill(ui.right_at_once, { right, people, low, high })), ` – ${question.prompt} `, h("em", {}, `(${exercise.page})`));
  });
  return [
    partHeading(card, ui.hardest),
    items.length ? h("ul", {}, items) : h("p", {}, fill(ui.no_questions, { smallest: content.limits.smallest_group })),
  ];
}

/** @type {(found: SheetInterval, language: Language) => { low: string, high: string }} */
function percentsOf({ low, high }, language) {
  return { low: formatNumber(PERCENT * low, language, 0), high: formatNumber(PERCENT * high, language, 0) };
}

/**
 * The thinking errors that showed in several questions, of the largest share of people first.
 * @type {(counts: SheetCounts, limits: SheetLimits) => { key: string, error: SheetError, questions: number, of: number }[]}
 */
function errorsInSeveral({ errors }, { several }) {
  return Object.entries(errors)
    .map(([key, error]) => {
      const at = Object.values(error.at).flatMap((counts) => Object.values(counts));
      return { key, error, questions: at.filter(Boolean).length, of: at.length };
    })
    .filter(({ questions }) => questions >= several)
    .sort((one, other) => other.error.showed / other.error.people - one.error.showed / one.error.people);
}

/** @type {(card: Card<Whole>, counts: SheetCounts) => Child} */
function errorsThatCameBack(card, counts) {
  const { ui, content, language } = card;
  const found = errorsInSeveral(counts, content.limits).slice(0, content.limits.most_listed);
  const items = found.map(({ key, error: { people, showed }, questions, of }) => {
    const { low, high } = percentsOf(shareOf(showed, people, content.intervals), language);
    const { name, sentence } = content.errors[key];
    const told = fill(ui.showed, { showed, people, low, high, questions, of_questions: of });
    return h("li", {}, h("strong", {}, `${name}. `), told, h("span", { class: "dw-thought" }, ` ${sentence}`));
  });
  return [partHeading(card, ui.errors), items.length ? h("ul", {}, items) : h("p", {}, ui.no_errors)];
}

// ---- two rounds

/** @type {(card: Card<Whole>, training: SheetTraining, units: Unit[]) => Child} */
function roundsOf(card, training, units) {
  const { ui, content, language } = card;
  const [first, second] = units.map(({ counts }) => counts);
  const heads = units.map(({ day, counts }, place) =>
    fill(place ? ui.second : ui.first, { day: formatDay(day, language) || day, people: counts.people }),
  );
  const sheet = h(
    "div",
    { class: "dw-sheet" },
    card.subheading(`${training.title}: ${ui.rounds_heading}`),
    gainsBeside(card, first, second),
    besideTable(card, { caption: ui.rounds_questions, name: ui.question, heads, rows: questionsBeside(training, first, second) }),
    besideTable(card, { caption: ui.rounds_errors, name: ui.error, heads, rows: errorsBeside(content, first, second) }),
    h("p", { class: "dw-how" }, ui.many),
  );
  return [sheet, h("div", { class: "dw-buttons" }, button(ui.print, () => printOnly([sheet]), "primary"))];
}

/** @type {(card: Card<Whole>, first: SheetCounts, second: SheetCounts) => Child} */
function gainsBeside({ ui, content, language }, first, second) {
  if (!first.both || !second.both) return h("p", {}, fill(ui.no_gains, { smallest: content.limits.smallest_group }));
  const [before, after] = [gainsOf(first.both), gainsOf(second.both)];
  const found = differenceOfAverages(before, after, content.intervals);
  const number = (/** @type {number} */ value) => formatNumber(value, language, 1);
  const [one, other] = [before, after].map(({ total, people }) => total / people);
  const told = fill(ui.gains, {
    before: number(one),
    after: number(other),
    difference: number(toldDifference(other, one)),
    low: number(found.low),
    high: number(found.high),
  });
  return h("p", {}, `${told} ${found.low > 0 || found.high < 0 ? ui.no_chance : ui.chance}`);
}

/** @type {(training: SheetTraining, first: SheetCounts, second: SheetCounts) => { name: string, counts: [number, number][] }[]} */
function questionsBeside({ tests, exercises }, first, second) {
  const after = exercises.find(({ id }) => tests && id === tests[1]);
  if (!after) return [];
  const [one, other] = [first, second].map(({ questions }) => questions[after.id] || {});
  return after.questions
    .filter(({ key }) => one[key] && other[key])
    .map(({ key, number, prompt }) => ({ name: `${number}. ${prompt}`, counts: [one[key], other[key]] }));
}

/** @type {(content: Whole, first: SheetCounts, second: SheetCounts) => { name: string, counts: [number, number][] }[]} */
function errorsBeside({ errors, limits }, first, second) {
  return errorsInSeveral(first, limits)
    .filter(({ key }) => second.errors[key])
    .slice(0, limits.most_listed)
    .map(({ key }) => ({
      name: errors[key].name,
      counts: [first, second].map((one) => [one.errors[key].people, one.errors[key].showed]),
    }));
}

/** @type {(card: Card<Whole>, table: { caption: string, name: string, heads: string[], rows: { name: string, counts: [number, number][] }[] }) => Child} */
function besideTable({ ui, content, language }, { caption, name, heads, rows }) {
  if (!rows.length) return null;
  const number = (/** @type {number} */ share) => formatNumber(PERCENT * share, language, 0);
  const cells = rows.map(({ name: of, counts }) => {
    const [first, second] = counts.map(([people, count]) => shareOf(count, people, content.intervals));
    const { centre, low, high } = differenceOfShares(first, second);
    return [of, number(first.centre), number(second.centre), fill(ui.points, { difference: number(centre), low: number(low), high: number(high) })];
  });
  return h("div", { class: "dw-wide", tabindex: 0, role: "group", "aria-label": caption }, dataTable({ caption, head: [name, ...heads, ui.difference], rows: cells }));
}

// ---- what can be kept

/** @type {(card: Card<Whole>, training: SheetTraining, unit: Unit, sheet: HTMLElement) => Child} */
function keepPart(card, training, unit, sheet) {
  const { ui, content } = card;
  const said = h("p", { role: "status" });
  const file = fill(ui.file, { training: training.name, day: today() });
  const save = () => {
    download(file, writtenCounts({ ...unit, day: unit.day }, content.files));
    said.textContent = fill(ui.saved, { file });
  };
  return [
    h(
      "div",
      { class: "dw-buttons" },
      button(ui.print, () => printOnly([sheet]), "primary"),
      unit.isKept ? null : button(ui.keep_button, save),
    ),
    said,
    unit.isKept ? null : h("p", { class: "dw-how" }, fill(ui.note, { smallest: content.limits.smallest_group })),
  ];
}

/**
 * What people who are too few can do: count along with others, without anybody seeing them apart.
 * @type {(card: Card<Whole>, group: SheetGroup, waiting: SheetHalf | null, state: State) => Child}
 */
function smallPart(card, group, waiting, state) {
  const { ui, content } = card;
  const { limits, files } = content;
  const people = group.replies.length;
  if (people < limits.smallest_part) return h("p", {}, fill(ui.part_few, { most: limits.smallest_part }));
  const said = h("p", { role: "status" });
  /** @param {SheetHalf} half */
  const save = (half) => {
    const file = fill(ui.half_file, { number: half.half, training: group.training.name, day: today() });
    download(file, writtenHalf(half, files));
    said.textContent = fill(ui.saved, { file });
  };
  if (waiting) {
    return [card.subheading(ui.halves), h("p", {}, ui.add_note), h("p", {}, button(ui.add, () => save(addedToHalf(waiting, group, today(), limits)), "primary")), said];
  }
  const halves = () => (state.halves = state.halves || splitInHalves(group, today(), limits)); // both of one lock
  const half = (/** @type {1 | 2} */ number) => button(fill(ui.half_button, { number }), () => save(halves()[number - 1]));
  return [
    card.subheading(ui.halves),
    h("p", {}, fill(ui.halves_note, { people })),
    h("div", { class: "dw-buttons" }, half(1), half(2)),
    said,
  ];
}
