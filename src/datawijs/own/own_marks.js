// Read the marks of one pupil in one subject from rows of cells, as Python's `datawijs.own` does: the same rules (rules.json),
// the same decisions, in the same words. tests/test_own_marks_alike.py holds the two together. It keeps and sends nothing.

const MARK_ROLES_OF_NO_TEST = ["maximum", "weight"];
const CENTURY = 2000;
const MOST_DIGITS = 9;
const HUNDRED = 100;
const TEN = 10;
const FEWEST_IN_A_ROW = 2;
const LINES_LOOKED_AT = 200;
const LINES = /[^\r\n]+/g;
const LINE_END = /\r\n|\r|\n/g;
const AT_A_TIME = 2000; // cells, between two moments for something else
const CHARACTERS_AT_A_TIME = 32768; // of a text, between two moments for something else
const MOST_CHARACTERS = 131072; // in a cell, as for Python's csv; more is a quotation mark that isn't closed
const MOST_ROWS = 100 * 1000;
const MOST_COLUMNS = 500;
const CELLS_IN_A_ROW = 10; // about, before it is known
/** @type {Record<string, string>} */
const SEPARATORS = { ";": "semicolon", "\t": "tab", ",": "comma", "|": "bar" };
const SAYS_SEPARATOR = "sep=";

/**
 * All the steps at once.
 * @type {<Result>(steps: Generator<void, Result, void>) => Result}
 */
function atOnce(steps) {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * Go through a list, with a moment for something else now and then. Whatever is as long as the file is gone through by this, and
 * only by this. `size`: how many cells an item holds; `visit` may return false, which ends it.
 * @template Item
 * @param {Iterable<Item>} list
 * @param {(item: Item, place: number) => boolean | void} visit
 * @param {number} [size]
 * @returns {Generator<void, void, void>}
 */
function* passOver(list, visit, size = 1) {
  const stretch = Math.max(1, Math.floor(AT_A_TIME / Math.max(1, size)));
  let place = 0;
  for (const item of list) {
    if (place % stretch === 0) yield;
    if (visit(item, place) === false) return;
    place += 1;
  }
}

/** @type {(rows: string[][], rules: OwnRules, wish?: OwnWish) => OwnMarks} */
function ownMarks(rows, rules, wish) {
  return atOnce(marksInSteps(rows, rules, wish));
}

/**
 * What is in rows of cells, for this pupil and subject (null: the first, and ask). Throws { key, facts } for what can't be read.
 * In steps, between which a page can do something else.
 * @param {string[][]} rows
 * @param {OwnRules} rules
 * @param {OwnWish} [wish]
 * @returns {Generator<void, OwnMarks, void>}
 */
function* marksInSteps(rows, rules, { pupil = null, subject = null, answers = {}, putBack = [] } = {}) {
  const reader = readerOf(rules, answers);
  const { layout, column, every } = yield* understood(rows, reader);
  const pupils = yield* namesIn(every, "pupil");
  const ofPupil = yield* entriesAbout(every, "pupil", chosenOf(pupil, pupils, "pupil", reader));
  const ourSubject = chosenOf(subject, yield* namesIn(ofPupil, "subject"), "subject", reader);
  const ours = yield* entriesAbout(ofPupil, "subject", ourSubject); // from here on no list is long, but for `every`
  const { there, reasons, counted, scores, scale } = yield* seriesOf(ours, { layout, column, every }, putBack, reader);
  return {
    scores,
    scale,
    table: [
      ...counted.map((entry, place) => tableRow(entry, scores[place], "")),
      ...there.flatMap((entry, place) => (reasons[place] ? [tableRow(entry, null, reasons[place])] : [])),
    ],
    classAverage: yield* averagesOfOthers(counted, every, scale, rules),
    pupils,
    subjects: yield* namesIn(every, "subject"),
    ...reader.notes,
  };
}

/** @type {(rules: OwnRules, answers: Record<string, string>) => OwnReader} */
function readerOf(rules, answers) {
  return { rules, answers, notes: { decided: [], asked: [] }, monthFirst: {} };
}

/**
 * The layout of a table, the column of its marks, and all its entries.
 * @type {(rows: string[][], reader: OwnReader) => Generator<void, OwnUnderstood, void>}
 */
function* understood(rows, reader) {
  if (!rows.length) throw problem("nothing");
  const layout = yield* layoutOf(rows, reader);
  const column = yield* markColumn(layout, reader);
  const every = yield* entriesOf(layout, column, reader);
  if (!(yield* anyMarks(every, reader.rules))) throw problem("no_marks");
  tellColumns(layout, column, reader);
  return { layout, column, every };
}

/**
 * The entries of one pupil in one subject: those with something in their cell, why some are left out, and the rest in order.
 * @type {(ours: OwnEntry[], table: OwnUnderstood, putBack: string[], reader: OwnReader) => Generator<void, OwnSeries, void>}
 */
function* seriesOf(ours, { layout, column, every }, putBack, reader) {
  const there = withResult(ours, reader);
  const reasons = reasonsOf(there, putBack, reader);
  tellLeftOut(there, reasons, reader);
  const counted = yield* inOrder(there.filter((_, place) => !reasons[place]), every, reader);
  const { scores, scale } = scoresOf(counted, layout, column, reader);
  if (counted.some((entry) => entry.text.includes(","))) decide(reader, "decimal_comma");
  if (scale === "growing") decide(reader, "growing");
  return { there, reasons, counted, scores, scale };
}

/** @type {(every: OwnEntry[], rules: OwnRules) => Generator<void, boolean, void>} */
function* anyMarks(every, rules) {
  let found = false;
  yield* passOver(every, ({ text }) => {
    found = markIn(text, rules) !== null;
    return !found;
  });
  return found;
}

/**
 * Whom or what entries are about, in the order of the file.
 * @type {(entries: OwnEntry[], what: "pupil" | "subject") => Generator<void, string[], void>}
 */
function* namesIn(entries, what) {
  /** @type {Set<string>} */
  const known = new Set();
  /** @type {string[]} */
  const names = [];
  yield* passOver(entries, ({ [what]: name }) => {
    if (!known.has(name)) names.push(name);
    known.add(name);
  });
  return names;
}

/** @type {(entries: OwnEntry[], what: "pupil" | "subject", name: string) => Generator<void, OwnEntry[], void>} */
function* entriesAbout(entries, what, name) {
  /** @type {OwnEntry[]} */
  const about = [];
  yield* passOver(entries, (entry) => { if (entry[what] === name) about.push(entry); });
  return about;
}

/** @type {(entry: OwnEntry, score: number | null, reason: string) => OwnRow} */
function tableRow({ date, label, text }, score, reason) {
  return { moment: date, label, text, score, counts: !reason, reason };
}

// A text in rows.

/** @type {(text: string, rules: OwnRules, parse: OwnParse) => OwnRead} */
function rowsOfText(text, rules, parse) {
  return atOnce(rowsInSteps(text, rules, parse));
}

/**
 * The rows of a text, without the empty ones, and what separates the cells; in steps. `parse` is PapaParse's.
 * @type {(text: string, rules: OwnRules, parse: OwnParse) => Generator<void, OwnRead, void>}
 */
function* rowsInSteps(text, rules, parse) {
  const [first] = text.split("\n", 1);
  const named = first.trim().toLowerCase().startsWith(SAYS_SEPARATOR) ? first.trim().slice(SAYS_SEPARATOR.length) : "";
  const says = rules.separators.includes(named);
  const separator = says ? named : separatorOf(text, rules);
  const table = says ? text.slice(first.length + 1) : text;
  const opened = separator === null ? [] : [{ key: `separated_by_${SEPARATORS[separator]}`, facts: {} }];
  const cells = table.includes('"') ? quotedCells(`${inLines(table)}\n`, separator || ";", parse) : plainCells(table, separator || ";");
  return { rows: yield* filledRows(cells), separator, opened };
}

/**
 * A text of which every line ends alike.
 * @param {string} text
 */
function inLines(text) {
  return text.includes("\r") ? text.replace(LINE_END, "\n") : text;
}

/** @type {(text: string, separator: string) => Generator<string[], void, void>} */
function* plainCells(text, separator) {
  let begin = 0;
  while (begin < text.length) {
    LINE_END.lastIndex = begin + CHARACTERS_AT_A_TIME; // a piece goes to the end of the line after so many characters
    const end = LINE_END.test(text) ? LINE_END.lastIndex : text.length;
    for (const line of text.slice(begin, end).split(LINE_END)) yield line.split(separator);
    begin = end;
  }
}

/**
 * The cells of each row of a text with quotation marks, as PapaParse cuts it: a piece of the text when the rows of the piece
 * before it are used up. A quotation mark that closes too soon or never has no one sensible reading, and is refused.
 * @type {(text: string, delimiter: string, parse: OwnParse) => Generator<unknown[], void, void>}
 */
function* quotedCells(text, delimiter, parse) {
  /** @type {{ ended: boolean, rows: unknown[][], malformed: boolean, without: number, go(): void }} */
  const cut = { ended: false, rows: [], malformed: false, without: 0, go: () => {} };
  parse(text, {
    delimiter,
    newline: "\n",
    chunkSize: CHARACTERS_AT_A_TIME,
    chunk: ({ data, errors }, parser) => {
      parser.pause();
      cut.rows = data;
      cut.malformed = errors.some(({ type, row = 0 }) => type === "Quotes" && row < data.length); // a row beyond goes on in the next piece
      cut.go = parser.resume;
    },
    complete: () => { cut.ended = true; },
  });
  while (!cut.ended) {
    if (cut.malformed) throw problem("not_closed");
    cut.without = cut.rows.length ? 0 : cut.without + CHARACTERS_AT_A_TIME; // characters since the last row
    if (cut.without > 2 * MOST_CHARACTERS) throw problem("not_closed");
    yield* cut.rows;
    cut.rows = [];
    cut.go();
  }
}

/**
 * The rows of the first sheet of a spreadsheet with something on it; in steps.
 * @type {(sheets: { sheet: string, data: unknown[][] }[], name: string) => Generator<void, OwnRead, void>}
 */
function* sheetRowsInSteps(sheets, name) {
  const filled = [];
  for (const { data } of sheets) {
    const rows = yield* filledRows(data);
    if (rows.length) filled.push(rows);
  }
  if (!filled.length) throw problem("empty", { name });
  return { rows: filled[0], separator: null, opened: filled.length > 1 ? [{ key: "sheet", facts: {} }] : [] };
}

/** @type {(rows: Iterable<unknown[]>) => Generator<void, string[][], void>} */
function* filledRows(rows) {
  /** @type {string[][]} */
  const kept = [];
  const textOf = cellTexts();
  yield* passOver(rows, (row) => keepFilled(row.map(textOf), kept), CELLS_IN_A_ROW);
  return kept;
}

/** @type {(cells: string[], kept: string[][]) => void} */
function keepFilled(cells, kept) {
  while (cells.length && !cells[cells.length - 1]) cells.pop();
  if (cells.length) kept.push(cells);
  if (cells.some((cell) => cell.length > MOST_CHARACTERS)) throw problem("not_closed");
  if (cells.length > MOST_COLUMNS) throw problem("many_cells", { most: MOST_COLUMNS });
  if (kept.length > MOST_ROWS) throw problem("many_rows", { most: MOST_ROWS });
}

/** What stands in a cell as a text; of numbers and days, which return in a long table, each once. */
function cellTexts() {
  /** @type {Map<unknown, string>} */
  const known = new Map();
  /** @param {unknown} cell */
  return (cell) => {
    if (typeof cell === "string") return cell.trim();
    const found = known.get(cell);
    if (found !== undefined) return found;
    const text = cellText(cell);
    known.set(cell, text);
    return text;
  };
}

/** @type {(cell: unknown) => string} */
function cellText(cell) {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10); // at midnight, Greenwich's
  if (typeof cell === "number") return String(Number(cell.toFixed(10)));
  return String(cell).trim();
}

/** @type {(text: string, rules: OwnRules) => string | null} */
function separatorOf(text, rules) {
  /** @type {string[]} */
  const lines = [];
  for (const { 0: line } of text.matchAll(LINES)) {
    if (line.trim()) lines.push(line);
    if (lines.length === LINES_LOOKED_AT) break;
  }
  /** @type {string | null} */
  let best = null;
  let most = (lines.length - 1) / 2;
  for (const separator of rules.separators) {
    const counts = lines.map((line) => outsideQuotes(line, separator)).filter(Boolean);
    /** @type {Map<number, number>} */
    const often = new Map();
    for (const count of counts) often.set(count, (often.get(count) || 0) + 1);
    const alike = Math.max(0, ...often.values());
    if (alike <= most || (separator === "," && areDecimals(lines, rules))) continue;
    best = separator;
    most = alike;
  }
  return best;
}

/** @type {(line: string, separator: string) => number} */
function outsideQuotes(line, separator) {
  return line.split('"').filter((_, place) => place % 2 === 0).join("\n").split(separator).length - 1;
}

/** @type {(lines: string[], rules: OwnRules) => boolean} */
function areDecimals(lines, rules) {
  const withComma = lines.filter((line) => line.includes(","));
  const numbers = withComma.filter((line) => line.trim().split(/\s+/).every((word) => matched(word, "number", rules)));
  return 2 * numbers.length > withComma.length;
}

// Notes.

/** @type {(reader: OwnReader, key: string, facts?: OwnFacts) => void} */
function decide({ notes }, key, facts = {}) {
  notes.decided.push({ key, facts });
}

/**
 * `shown`: what may be shown of each choice unasked, where that isn't all of it: the number of a column whose heading could be
 * a name.
 * @type {(reader: OwnReader, key: string, choices: string[], facts: OwnFacts, shown?: string[]) => void}
 */
function ask({ notes }, key, choices, facts, shown = []) {
  notes.asked.push({ key, facts, choices, shown });
}

/** @type {(key: string, facts?: OwnFacts) => { key: string, facts: OwnFacts }} */
function problem(key, facts = {}) {
  return { key, facts };
}

/** @param {string} text */
function quoted(text) {
  return `‘${text}’`;
}

// Rules: words and patterns.

/** @param {string} text */
function plainWords(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** @type {(text: string, phrases: string[]) => boolean} */
function hasWords(text, phrases) {
  const within = ` ${plainWords(text)} `;
  return phrases.some((phrase) => within.includes(` ${plainWords(phrase)} `));
}

/**
 * Whether a heading says what kind of column it is and nothing else: words of the rules, and numbers. Any other word may be
 * somebody's name.
 * @type {(heading: string, rules: OwnRules) => boolean}
 */
function tellsNoName(heading, rules) {
  return plainWords(heading).split(" ").every((word) => isKnown(word, rules));
}

/** @type {(word: string, rules: OwnRules) => boolean} */
function isKnown(word, { roles, months }) {
  if (!word || /[0-9]/.test(word) || Object.prototype.hasOwnProperty.call(months, word)) return true;
  return roles.some(
    ({ words, endings }) => words.some((phrase) => phrase.split(" ").includes(word)) || endings.some((ending) => word.endsWith(ending)),
  );
}

/** @type {(heading: string, rules: OwnRules) => string | null} */
function roleOf(heading, rules) {
  const words = plainWords(heading);
  const each = words.split(" ").filter(Boolean);
  const exact = rules.roles.find(
    (rule) => rule.words.includes(words) || each.some((word) => rule.endings.some((ending) => word.endsWith(ending))),
  );
  const found = exact || rules.roles.find((rule) => hasWords(heading, rule.words));
  return found ? found.role : null;
}

/** @type {Map<string, RegExp>} */
const PATTERNS = new Map();

/** @type {(text: string, name: string, rules: OwnRules) => RegExpMatchArray | null} */
function matched(text, name, rules) {
  const source = rules.patterns[name];
  const pattern = PATTERNS.get(source) || new RegExp(source);
  PATTERNS.set(source, pattern);
  return text.trim().match(pattern);
}

// One cell.

/** @type {(text: string, rules: OwnRules) => boolean} */
function isEmpty(text, rules) {
  return rules.nothing.includes(text.trim());
}

/**
 * The mark in a cell: "7,3", "7.3", "7½", "65 %" or "13,5/18"; null for anything else.
 * @type {(cell: string, rules: OwnRules) => OwnMark | null}
 */
function markIn(cell, rules) {
  const text = cell.trim();
  if (matched(text, "number", rules)) return { text, value: numberIn(text), maximum: null };
  const half = matched(text, "half", rules);
  if (half) return { text, value: Number(half[1] || 0) + 0.5, maximum: null };
  const percent = matched(text, "percent", rules);
  if (percent) return { text, value: numberIn(percent[1]), maximum: HUNDRED };
  const share = matched(text, "of", rules);
  if (share && numberIn(share[2]) > 0) return { text, value: numberIn(share[1]), maximum: numberIn(share[2]) };
  return null;
}

/** @param {string} text */
function numberIn(text) {
  return Number(text.replace(/,/g, ".").replace(/−/g, "-"));
}

/** @type {(mark: OwnMark) => number | null} */
function percentOf({ value, maximum }) {
  return maximum ? (HUNDRED * value) / maximum : null;
}

// Moments, each a list of numbers that sorts as time goes.

/** @type {(text: string, rules: OwnRules, monthFirst?: boolean) => number[] | null} */
function dateKey(text, rules, monthFirst = false) {
  const iso = matched(text, "iso_date", rules);
  if (iso) return dayKey(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = matched(text, "written_date", rules);
  const named = written && monthNamed(written[2], rules);
  if (written && named) return dayKey(Number(written[3]), named, Number(written[1]));
  const numbers = matched(text, "date", rules);
  if (!numbers) return null;
  const [first, second, year] = numbers.slice(1, 4).map(Number);
  return dayKey(wholeYear(year), monthFirst ? first : second, monthFirst ? second : first);
}

/** @type {(name: string, rules: OwnRules) => number | null} */
function monthNamed(name, rules) {
  const known = name.toLowerCase();
  return Object.prototype.hasOwnProperty.call(rules.months, known) ? rules.months[known] : null;
}

/** @param {number} year */
function wholeYear(year) {
  return year >= CENTURY ? year : CENTURY + year;
}

/** @type {(year: number, month: number, day: number) => number[] | null} */
function dayKey(year, month, day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= lengths[month - 1] ? [year, month, day] : null;
}

/** @type {(text: string, rules: OwnRules) => number[] | null} */
function serialDayKey(text, rules) {
  const days = /^[0-9]{1,6}$/.test(text.trim()) ? Number(text.trim()) : NaN;
  const [low, high] = rules.serial_days;
  if (!(days >= low && days <= high)) return null;
  const day = new Date(Date.UTC(1899, 11, 30 + days));
  return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
}

/** @type {(text: string, rules: OwnRules) => number[] | null} */
function dayOfMonthKey(text, rules) {
  const found = matched(text, "day_of_month", rules);
  const month = found && monthNamed(found[2], rules);
  if (!found || !month || !dayKey(2024, month, Number(found[1]))) return null;
  return [placeInYear(month, rules), Number(found[1])];
}

/** @type {(month: number, rules: OwnRules) => number} */
function placeInYear(month, rules) {
  return (month - rules.first_month + 12) % 12;
}

/** @type {(text: string, rules: OwnRules) => number[] | null} */
function monthKey(text, rules) {
  const found = matched(text, "month", rules);
  const month = found && monthNamed(found[1], rules);
  if (!found || !month) return null;
  return found[2] === undefined ? [0, placeInYear(month, rules)] : [wholeYear(Number(found[2])), month];
}

/** @type {(text: string, rules: OwnRules) => number[] | null} */
function halfYearKey(text, rules) {
  const found = matched(text, "half_year", rules);
  return found ? [Number(found[2]), rules.half_years.indexOf(found[1].toUpperCase())] : null;
}

/** @type {(text: string) => number[] | null} */
function numberKey(text) {
  const found = text.match(/[0-9]+/);
  return found ? [Number(found[0].slice(0, MOST_DIGITS))] : null;
}

/**
 * The key of each text; null unless every text has one, and months either all have a year or none.
 * @type {(texts: string[], read: (text: string) => number[] | null, ofMonths?: boolean) => number[][] | null}
 */
function allKeys(texts, read, ofMonths = false) {
  /** @type {number[][]} */
  const keys = [];
  for (const text of texts) {
    const key = read(text);
    if (!key) return null;
    keys.push(key);
  }
  if (!keys.length) return null;
  return ofMonths && new Set(keys.map(([year]) => year === 0)).size > 1 ? null : keys;
}

/** @type {(one: number[], other: number[]) => number} */
function inTime(one, other) {
  const place = one.findIndex((part, at) => part !== other[at]);
  return place < 0 ? 0 : one[place] - other[place];
}

// The layout of a table.

/** @type {(given: string[][], reader: OwnReader) => Generator<void, OwnLayout, void>} */
function* layoutOf(given, reader) {
  const rows = given.length === 1 ? oneBelowTheOther(given, reader) : given;
  let width = 0;
  yield* passOver(rows, (row) => { width = Math.max(width, row.length); });
  /** @type {string[][]} */
  const padded = [];
  yield* passOver(rows, (row) => { padded.push(filledUp(row, width)); }, width);
  const top = headingsAt(padded, width, reader.rules);
  if (top === null) {
    if (rows === given) decide(reader, "no_headings"); // where it had all been in one row, that says so
    return { headings: [], rows: padded, roles: yield* rolesOf([], padded, width, reader.rules) };
  }
  if (top > 0) decide(reader, "title_left_out"); // without its words: a name may be among them
  const headings = padded[top];
  const below = padded.slice(top + 1);
  return { headings, rows: below, roles: yield* rolesOf(headings, below, width, reader.rules) };
}

/** @type {(row: string[], width: number) => string[]} */
function filledUp(row, width) {
  return row.length === width ? row : [...row, ...new Array(width - row.length).fill("")];
}

/**
 * The cells of a single row, or the words of its single cell, in rows of their own, where marks are among them; else as given.
 * @type {(given: string[][], reader: OwnReader) => string[][]}
 */
function oneBelowTheOther(given, reader) {
  const [row] = given;
  const cells = row.length > 1 ? row : row[0].split(/\s+/).filter(Boolean);
  if (cells.filter((cell) => markIn(cell, reader.rules)).length < FEWEST_IN_A_ROW) return given;
  decide(reader, "one_row");
  return cells.map((cell) => [cell]);
}

/** @type {(rows: string[][], width: number, rules: OwnRules) => number | null} */
function headingsAt(rows, width, rules) {
  for (const [place, row] of rows.slice(0, rules.header_rows_looked_at).entries()) {
    const filled = row.filter(Boolean);
    if (width > 1 && filled.length === 1 && place + 1 < rows.length) continue;
    return areHeadings(filled, rules) ? place : null;
  }
  return null;
}

/** @type {(cells: string[], rules: OwnRules) => boolean} */
function areHeadings(cells, rules) {
  const known = cells.some((cell) => roleOf(cell, rules) !== null && !markIn(cell, rules));
  const marks = cells.filter((cell) => markIn(cell, rules));
  if (!marks.length) return known || !cells.some((cell) => dateKey(cell, rules));
  return known && marks.every((mark, place) => mark === String(place + 1));
}

/** @type {(headings: string[], rows: string[][], width: number, rules: OwnRules) => Generator<void, (string | null)[], void>} */
function* rolesOf(headings, rows, width, rules) {
  const places = Array.from({ length: width }, (_, place) => place);
  /** @type {Map<string, number>[]} */
  const columns = [];
  /** @type {(string | null)[]} */
  let roles = [];
  for (const place of places) {
    columns.push(yield* cellsOf(rows, place, rules));
    roles.push(yield* roleOfColumn(headings.length ? headings[place] : "", columns[place], rules));
  }
  if (roles.filter((role) => role === "test").length < rules.test_columns) {
    roles = roles.map((role) => (role === "test" ? "mark" : role));
  }
  /** @type {(role: string, chosen: number[]) => void} */
  const give = (role, chosen) => chosen.forEach((place) => { roles[place] = role; });
  /** @param {(cells: Map<string, number>, rules: OwnRules) => Generator<void, boolean, void>} fits */
  const free = function* (fits) {
    const fitting = [];
    for (const place of places) {
      if (roles[place] === null && columns[place].size && (yield* fits(columns[place], rules))) fitting.push(place);
    }
    return fitting;
  };
  if (!roles.includes("date")) give("date", places.filter((place) => roles[place] === "entered").slice(0, 1));
  if (!roles.includes("date")) give("date", (yield* free(holdMoments)).slice(0, 1));
  if (!roles.includes("mark") && !roles.includes("test")) {
    const marks = yield* free(holdMarks);
    const many = marks.length >= rules.test_columns && (roles.includes("pupil") || roles.includes("number"));
    give(many ? "test" : "mark", marks);
  }
  return roles;
}

/**
 * What stands in the cells of a column, and how often: in a long table the same things return.
 * @type {(rows: string[][], place: number, rules: OwnRules) => Generator<void, Map<string, number>, void>}
 */
function* cellsOf(rows, place, rules) {
  /** @type {Map<string, number>} */
  const often = new Map();
  yield* passOver(rows, (row) => { often.set(row[place], (often.get(row[place]) || 0) + 1); });
  yield* passOver(often.keys(), (cell) => { if (isEmpty(cell, rules)) often.delete(cell); });
  return often;
}

/** @type {(heading: string, cells: Map<string, number>, rules: OwnRules) => Generator<void, string | null, void>} */
function* roleOfColumn(heading, cells, rules) {
  const role = roleOf(heading, rules);
  if (role && (rules.no_results.includes(role) || MARK_ROLES_OF_NO_TEST.includes(role))) return role;
  return namesATest(heading, rules) && cells.size && (yield* holdMarks(cells, rules)) ? "test" : role;
}

/** @type {(heading: string, rules: OwnRules) => boolean} */
function namesATest(heading, rules) {
  return Boolean(numberKey(heading) || dateKey(heading, rules) || monthKey(heading, rules) || halfYearKey(heading, rules));
}

/** @type {(cells: Map<string, number>, rules: OwnRules) => Generator<void, boolean, void>} */
function* holdMarks(cells, rules) {
  let [marks, all] = [0, 0];
  yield* passOver(cells, ([cell, often]) => {
    all += often;
    if (markIn(cell, rules)) marks += often;
  });
  return 2 * marks >= all;
}

/** @type {(cells: Map<string, number>, rules: OwnRules) => Generator<void, boolean, void>} */
function* holdMoments(cells, rules) {
  let all = true;
  yield* passOver(cells.keys(), (cell) => {
    all = Boolean(dateKey(cell, rules) || monthKey(cell, rules) || halfYearKey(cell, rules));
    return all;
  });
  return all;
}

/** @type {(layout: OwnLayout, role: string) => number[]} */
function columnsOf({ roles }, role) {
  return roles.flatMap((own, place) => (own === role ? [place] : []));
}

/** @type {(layout: OwnLayout, column: number) => string} */
function headingOf({ headings }, column) {
  return headings[column] || String(column + 1);
}

/**
 * The heading of a column as far as it may be told unasked: "" where it could be a name, or there is none.
 * @type {(layout: OwnLayout, column: number, rules: OwnRules) => string}
 */
function toldHeading({ headings }, column, rules) {
  const heading = headings[column] || "";
  return tellsNoName(heading, rules) ? heading : "";
}

/** @type {(layout: OwnLayout, column: number, rules: OwnRules) => string} */
function namedColumn(layout, column, rules) {
  const heading = toldHeading(layout, column, rules);
  return heading ? quoted(heading) : String(column + 1);
}

/** @type {(layout: OwnLayout, rules: OwnRules) => boolean} */
function isWide(layout, rules) {
  return columnsOf(layout, "test").length >= rules.test_columns;
}

/** @type {(layout: OwnLayout, reader: OwnReader) => Generator<void, number | null, void>} */
function* markColumn(layout, reader) {
  const columns = columnsOf(layout, "mark");
  if (isWide(layout, reader.rules) || !columns.length) return null;
  const names = columns.map((column) => headingOf(layout, column));
  const chosen = names.lastIndexOf(reader.answers.mark_column);
  if (chosen >= 0) return columns[chosen];
  if (columns.length > 1) {
    const places = distinct(names).map((name) => columns[names.lastIndexOf(name)]);
    const told = places.map((place) => namedColumn(layout, place, reader.rules));
    if (yield* sayTheSame(layout, columns, reader.rules)) {
      decide(reader, "columns_agree", { columns: told });
      return columns[0];
    }
    const shown = places.map((place) => toldHeading(layout, place, reader.rules) || String(place + 1));
    ask(reader, "mark_column", distinct(names), { columns: told }, shown);
  }
  return columns[0];
}

/**
 * Whether these columns hold the same result in every row, as far as rounding leaves it: in points, and in percent beside it.
 * @type {(layout: OwnLayout, columns: number[], rules: OwnRules) => Generator<void, boolean, void>}
 */
function* sayTheSame(layout, columns, rules) {
  const [most] = columnsOf(layout, "maximum");
  let [any, same] = [false, true];
  yield* passOver(layout.rows, (row) => {
    if (columns.every((place) => isEmpty(row[place], rules))) return true;
    any = true;
    const [first, ...others] = columns.map((place) => markIn(row[place], rules));
    const maximum = row[most] ? markIn(row[most], rules) : null;
    same = first !== null && others.every((other) => other !== null && isSameMark(first, other, maximum, rules));
    return same;
  }, layout.roles.length);
  return any && same;
}

/** @type {(one: OwnMark, other: OwnMark, most: OwnMark | null, rules: OwnRules) => boolean} */
function isSameMark(one, other, most, rules) {
  if (one.maximum === null && other.maximum === null && one.value === other.value) return true;
  const again = percentsOf(other, one, most);
  return percentsOf(one, other, most).some((percent) => again.some((as) => Math.abs(percent - as) <= rules.same_percent_within));
}

/**
 * What a mark may be in percent: of its own maximum, of that of its row, or as it stands beside one that has a maximum.
 * @type {(mark: OwnMark, beside: OwnMark, most: OwnMark | null) => number[]}
 */
function percentsOf(mark, beside, most) {
  const own = percentOf(mark);
  if (own !== null) return [own];
  const ofRow = most && most.value ? [(HUNDRED * mark.value) / most.value] : [];
  return percentOf(beside) !== null || ofRow.length ? [...ofRow, mark.value] : ofRow;
}

/** @type {(layout: OwnLayout, column: number | null, reader: OwnReader) => void} */
function tellColumns(layout, column, reader) {
  const { rules, answers } = reader;
  const tests = columnsOf(layout, "test");
  if (isWide(layout, rules)) decide(reader, "a_pupil_a_row", { tests: tests.length });
  else if (column !== null && layout.headings.length) {
    const heading = toldHeading(layout, column, rules);
    if (heading) decide(reader, "mark_column_taken", { column: heading });
    else decide(reader, "mark_column_number", { number: column + 1 });
  }
  const ignored = rules.no_results.flatMap((role) => columnsOf(layout, role));
  if (ignored.length) decide(reader, "no_results", { columns: ignored.map((place) => namedColumn(layout, place, rules)) });
  const subjects = isWide(layout, rules) && !tests.some((place) => namesATest(headingOf(layout, place), rules));
  if (!subjects || answers.tests_or_subjects === "tests") return;
  if (answers.tests_or_subjects) throw problem("subjects");
  ask(reader, "tests_or_subjects", ["tests", "subjects"], {});
}

// Entries.

/** @type {(layout: OwnLayout, column: number | null, reader: OwnReader) => Generator<void, OwnEntry[], void>} */
function* entriesOf(layout, column, reader) {
  if (isWide(layout, reader.rules)) return yield* wideEntries(layout, reader);
  return column === null ? [] : yield* longEntries(layout, column, reader.rules);
}

/** @type {(layout: OwnLayout, column: number, rules: OwnRules) => Generator<void, OwnEntry[], void>} */
function* longEntries(layout, column, rules) {
  const [subject, date, most] = ["subject", "date", "maximum"].map((role) => columnsOf(layout, role)[0]);
  const labels = columnsOf(layout, "label");
  const names = pupilColumns(layout);
  const counts = countsIn(layout, rules);
  /** @type {OwnEntry[]} */
  const entries = [];
  yield* passOver(layout.rows, (row) => {
    const maximum = row[most] ? markIn(row[most], rules) : null;
    entries.push({
      pupil: wordsIn(row, names),
      subject: row[subject] || "",
      text: row[column],
      label: wordsIn(row, labels),
      date: row[date] || "",
      maximum: maximum ? maximum.value : null,
      counts: counts(row),
    });
  }, layout.roles.length);
  return entries;
}

/**
 * Whether a row says that it counts: by what stands in columns that tell so.
 * @type {(layout: OwnLayout, rules: OwnRules) => (row: string[]) => boolean}
 */
function countsIn(layout, rules) {
  const [no, yes] = [rules.no, rules.yes].map((words) => words.map(plainWords));
  const counting = ["counts", "weight"].flatMap((role) => columnsOf(layout, role));
  const skipping = columnsOf(layout, "skips");
  return (row) =>
    !counting.some((place) => no.includes(plainWords(row[place]))) && !skipping.some((place) => yes.includes(plainWords(row[place])));
}

/** @type {(layout: OwnLayout, reader: OwnReader) => Generator<void, OwnEntry[], void>} */
function* wideEntries(layout, reader) {
  const { rules } = reader;
  const tests = columnsOf(layout, "test");
  const names = pupilColumns(layout);
  /** @type {[string, string[]][]} */
  const pupils = [];
  /** @type {(number | null)[]} */
  let maxima = [];
  yield* passOver(layout.rows, (row) => {
    const name = wordsIn(row, names);
    if (rules.maximum_rows.includes(plainWords(name))) {
      maxima = tests.map((place) => markIn(row[place], rules)).map((mark) => (mark ? mark.value : null));
      decide(reader, "maximum_row", { row: name });
    } else if (rules.average_rows.includes(plainWords(name))) decide(reader, "average_row", { row: name });
    else if (!tests.every((place) => isEmpty(row[place], rules))) pupils.push([name, row]);
  }, layout.roles.length);
  /** @type {OwnEntry[]} */
  const entries = [];
  yield* passOver(pupils, ([pupil, row]) => {
    for (const [test, place] of tests.entries()) {
      const label = headingOf(layout, place);
      entries.push({ pupil, subject: "", text: row[place], label, date: "", maximum: maxima[test] ?? null, counts: true });
    }
  }, layout.roles.length);
  return entries;
}

/** @param {OwnLayout} layout */
function pupilColumns(layout) {
  const names = columnsOf(layout, "pupil");
  return names.length ? names : columnsOf(layout, "number");
}

/** @type {(row: string[], columns: number[]) => string} */
function wordsIn(row, columns) {
  if (columns.length === 1) return row[columns[0]]; // as nearly always, of each row of a long list
  return columns.map((place) => row[place]).filter(Boolean).join(" ");
}

/** @type {(entry: OwnEntry, rules: OwnRules) => OwnMark | null} */
function markOf({ text, maximum }, rules) {
  const mark = markIn(text, rules);
  return mark && mark.maximum === null && maximum ? { ...mark, maximum } : mark;
}

/** @type {(askedFor: string | null, known: string[], what: "pupil" | "subject", reader: OwnReader) => string} */
function chosenOf(askedFor, known, what, reader) {
  if (askedFor !== null) {
    const found = known.find((one) => plainWords(one) === plainWords(askedFor));
    if (found === undefined) throw problem("unknown", { name: askedFor, known: known.map(quoted) });
    return found;
  }
  if (known.length > 1) ask(reader, what, known, { count: known.length });
  return known[0];
}

// What is left out.

/** @type {(entries: OwnEntry[], reader: OwnReader) => OwnEntry[]} */
function withResult(entries, reader) {
  const there = entries.filter((entry) => !isEmpty(entry.text, reader.rules));
  if (there.length < entries.length) decide(reader, "empty", { count: entries.length - there.length });
  return there;
}

/** @type {(entries: OwnEntry[], putBack: string[], reader: OwnReader) => string[]} */
function reasonsOf(entries, putBack, { rules }) {
  /** @type {Set<string>} */
  const seen = new Set();
  return entries.map((entry) => {
    const same = JSON.stringify([entry.date, entry.label, entry.text]);
    const reason = reasonOf(entry, seen.has(same), rules);
    seen.add(same);
    return putBack.includes(entry.label) && markIn(entry.text, rules) ? "" : reason;
  });
}

/** @type {(entry: OwnEntry, seen: boolean, rules: OwnRules) => string} */
function reasonOf(entry, seen, rules) {
  if (!markIn(entry.text, rules)) return matched(entry.text, "like_a_day", rules) ? "day" : "word";
  const kind = Object.keys(rules.entry_kinds).find((one) => hasWords(`${entry.label} ${entry.date}`, rules.entry_kinds[one]));
  if (kind) return kind;
  if (!entry.counts) return "no_count";
  return seen && entry.date && entry.label ? "double" : "";
}

/** @type {(entries: OwnEntry[], reasons: string[], reader: OwnReader) => void} */
function tellLeftOut(entries, reasons, reader) {
  for (const reason of distinct(reasons.filter(Boolean))) {
    const ofIt = entries.filter((_, place) => reasons[place] === reason);
    const texts = ofIt.map((entry) => quoted(entry.text));
    if (reason === "day") ask(reader, "day", [], { texts });
    else if (reason === "word") decide(reader, "left_out_word", { names: distinct(texts) });
    else decide(reader, `left_out_${reason}`, { names: ofIt.map((entry) => quoted(entry.label || entry.text)) });
  }
}

// The order of time.

/** @type {(entries: OwnEntry[], every: OwnEntry[], reader: OwnReader) => Generator<void, OwnEntry[], void>} */
function* inOrder(entries, every, reader) {
  const keys = yield* keysOf(entries, every, reader);
  if (!keys) {
    const turned = reader.answers.order === "turned-round";
    decide(reader, turned ? "order_of_file_turned" : "order_of_file");
    return turned ? [...entries].reverse() : entries;
  }
  const places = entries.map((_, place) => place).sort((one, other) => inTime(keys[one], keys[other]) || one - other);
  if (places.some((place, at) => place !== at)) decide(reader, "sorted");
  return sameMoments(places.map((place) => entries[place]), places.map((place) => keys[place]), reader);
}

/** @type {(entries: OwnEntry[], every: OwnEntry[], reader: OwnReader) => Generator<void, number[][] | null, void>} */
function* keysOf(entries, every, reader) {
  const { rules, answers } = reader;
  for (const name of /** @type {const} */ (["date", "label"])) {
    const texts = entries.map((entry) => entry[name]);
    if (!texts.some(Boolean)) continue;
    reader.monthFirst[name] = reader.monthFirst[name] ?? (yield* monthComesFirst(every, name, reader)); // one look a file
    const monthFirst = reader.monthFirst[name];
    /** @type {[string, (text: string) => number[] | null][]} */
    const kinds = [
      ["date", (text) => dateKey(text, rules, monthFirst)],
      ["serial_day", (text) => serialDayKey(text, rules)],
      ["day_of_month", (text) => dayOfMonthKey(text, rules)],
      ["month", (text) => monthKey(text, rules)],
      ["half_year", (text) => halfYearKey(text, rules)],
    ];
    for (const [kind, read] of kinds) {
      const keys = allKeys(texts, read, kind === "month");
      if (!keys) continue;
      decide(reader, `by_${kind}`);
      return keys;
    }
  }
  const numbers = allKeys(entries.map((entry) => entry.label), numberKey);
  if (numbers && new Set(numbers.flat()).size === numbers.length) {
    decide(reader, "by_number");
    return numbers;
  }
  if (entries.some((entry) => entry.date) && !answers.order) {
    const unread = entries.find((entry) => !dateKey(entry.date, rules));
    ask(reader, "order", ["as-it-stands", "turned-round"], { moment: quoted(unread ? unread.date : "") });
  }
  return null;
}

/**
 * Whether in the dates of a file the month stands before the day, or what is to be asked.
 * @type {(every: OwnEntry[], name: "date" | "label", reader: OwnReader) => Generator<void, boolean, void>}
 */
function* monthComesFirst(every, name, reader) {
  const { rules, answers } = reader;
  if (answers.day_order) return answers.day_order === "month-first";
  const [byDay, byMonth] = [aRun((text) => dateKey(text, rules)), aRun((text) => dateKey(text, rules, true))];
  let first = "";
  let same = true;
  yield* passOver(every, (entry) => {
    const text = entry[name];
    if (!text) return true;
    first = first || text;
    const [day, month] = [byDay.goOn(text), byMonth.goOn(text)];
    if (same) same = Boolean(day && month && inTime(day, month) === 0);
    return byDay.read || byMonth.read;
  });
  if (!byDay.read && !byMonth.read) return false;
  if (!byDay.read || !byMonth.read) {
    decide(reader, byDay.read ? "day_first" : "month_first");
    return !byDay.read;
  }
  if (same) return false;
  const runsOn = ({ up = true, down = true }) => up || down;
  if (runsOn(byMonth) && !runsOn(byDay)) ask(reader, "day_order", ["day-first", "month-first"], { date: quoted(first) });
  else decide(reader, "day_first");
  return false;
}

/**
 * Moments one after the other: whether each could be `read`, and whether they go `up`, or `down`, or neither.
 * @param {(text: string) => number[] | null} key
 */
function aRun(key) {
  const known = once(key);
  /** @type {number[] | null} */
  let before = null;
  const run = { read: true, up: true, down: true, goOn };
  /** @param {string} text */
  function goOn(text) {
    const moment = known(text);
    const step = moment && before && (run.up || run.down) ? inTime(moment, before) : 0;
    run.read = run.read && moment !== null;
    run.up = run.up && step >= 0;
    run.down = run.down && step <= 0;
    before = moment;
    return moment;
  }
  return run;
}

/**
 * Read each text once, however often it stands there.
 * @param {(text: string) => number[] | null} read
 */
function once(read) {
  /** @type {Map<string, number[] | null>} */
  const known = new Map();
  /** @param {string} text */
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const key = read(text);
    known.set(text, key);
    return key;
  };
}

/** @type {(entries: OwnEntry[], keys: number[][], reader: OwnReader) => OwnEntry[]} */
function sameMoments(entries, keys, reader) {
  /** @type {Map<string, OwnEntry[]>} */
  const moments = new Map();
  for (const [place, entry] of entries.entries()) {
    const moment = keys[place].join();
    const same = moments.get(moment);
    if (same) same.push(entry);
    else moments.set(moment, [entry]);
  }
  return [...moments.values()].flatMap((same) => {
    if (same.length === 1) return same;
    const numbers = allKeys(same.map((entry) => entry.label), numberKey);
    if (numbers && new Set(numbers.flat()).size === numbers.length) {
      return same.map((entry, place) => ({ entry, key: numbers[place] })).sort((a, b) => inTime(a.key, b.key)).map(({ entry }) => entry);
    }
    if (!reader.answers.same_moment) {
      ask(reader, "same_moment", ["as-it-stands", "turned-round"], { moment: quoted(same[0].date || same[0].label) });
    }
    return reader.answers.same_moment === "turned-round" ? same.reverse() : same;
  });
}

// The scale.

/** @type {(counted: OwnEntry[], layout: OwnLayout, column: number | null, reader: OwnReader) => { scores: number[], scale: OwnScale }} */
function scoresOf(counted, layout, column, reader) {
  const { rules, answers } = reader;
  const marks = /** @type {OwnMark[]} */ (counted.map((entry) => markOf(entry, rules)));
  const values = marks.map((mark) => mark.value);
  const bare = marks.find((mark) => mark.maximum === null);
  if (marks.some((mark) => mark.maximum !== null)) {
    if (bare && answers.scale !== "one-scale") ask(reader, "maximum", ["one-scale"], { mark: quoted(bare.text) });
    if (marks.some((mark) => mark.maximum !== null && mark.maximum !== HUNDRED)) decide(reader, "percent_of_maximum");
    return { scores: marks.map((mark) => percentOf(mark) ?? mark.value), scale: "percent" };
  }
  if (values.every((value) => value >= 0 && value <= 1) && values.some((value) => value % 1)) {
    decide(reader, "shares");
    return { scores: values.map((value) => HUNDRED * value), scale: "percent" };
  }
  const heading = column === null ? "" : headingOf(layout, column);
  const halfYears = counted.length > 0 && counted.every((entry) => halfYearKey(entry.date || entry.label, rules));
  if (halfYears || hasWords(heading, rules.growing)) return { scores: values, scale: "growing" };
  if (hasWords(heading, rules.percentile)) return { scores: values, scale: "percentile" };
  askAboutTwoScales(marks, reader);
  return { scores: values, scale: values.every((value) => value >= 0 && value <= TEN) ? "to-ten" : "points" };
}

/** @type {(marks: OwnMark[], reader: OwnReader) => void} */
function askAboutTwoScales(marks, reader) {
  const { low: border, times } = reader.rules.two_scales;
  const low = marks.filter((mark) => mark.value <= border);
  const high = marks.filter((mark) => mark.value > border);
  if (!low.length || !high.length || reader.answers.scale === "one-scale") return;
  const top = low.reduce((best, mark) => (mark.value > best.value ? mark : best));
  const bottom = high.reduce((best, mark) => (mark.value < best.value ? mark : best));
  if (bottom.value > times * top.value) ask(reader, "two_scales", ["one-scale"], { low: quoted(top.text), high: quoted(bottom.text) });
}

// The class.

/**
 * What the others scored on average on the same tests; null where they are too few to be a class.
 * @type {(counted: OwnEntry[], every: OwnEntry[], scale: OwnScale, rules: OwnRules) => Generator<void, (number | null)[], void>}
 */
function* averagesOfOthers(counted, every, scale, rules) {
  /** @param {OwnEntry} entry */
  const testOf = ({ subject, date, label }) => JSON.stringify([subject, date, label]);
  /** @type {Map<string, { sum: number, count: number }>} */
  const scored = new Map(counted.map((entry) => [testOf(entry), { sum: 0, count: 0 }]));
  const [{ pupil: ours, subject }] = counted.length ? counted : [{ pupil: "", subject: "" }];
  yield* passOver(every, (other) => {
    const others = other.pupil === ours || other.subject !== subject ? undefined : scored.get(testOf(other));
    const mark = others && markOf(other, rules);
    const value = mark && (scale === "percent" ? percentOf(mark) : mark.value);
    if (!others || value === null || value === undefined) return;
    others.sum += value;
    others.count += 1;
  });
  return counted.map((entry) => {
    const { sum, count } = scored.get(testOf(entry)) || { sum: 0, count: 0 };
    return count >= rules.fewest_in_a_class ? sum / count : null;
  });
}

/** @type {<T>(values: T[]) => T[]} */
function distinct(values) {
  return [...new Set(values)];
}
