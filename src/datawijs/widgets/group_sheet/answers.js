// What is in the files that participants saved, and which of them come from one person: as export_files.py, people.py and
// questions.py have it. A file may hold anything.

const UTF16 = { "255,254": "utf-16le", "254,255": "utf-16be" };
const NAMED_IN = 200; // bytes at the beginning, where a file that is damaged still says what it was
const SPACES = [9, 10, 11, 12, 13, 32];

/**
 * What the page brought, with each question as its own exercise has it.
 * @template {SheetPrepared} Prepared
 * @param {Prepared} prepared
 * @returns {Prepared & SheetContent}
 */
function wholeContent(prepared) {
  /** @type {<One extends { asks: string }>(one: One) => Omit<One, "asks"> & { kind: string }} */
  const whole = ({ asks, ...one }) => ({ kind: asks, ...one });
  const trainings = prepared.trainings.map((training) => ({
    ...training,
    exercises: training.exercises.map(({ content, questions, ...exercise }) => ({
      ...exercise,
      content: { ...content, asked: content.asked.map(whole) },
      questions: questions.map(whole),
    })),
  }));
  return { ...prepared, trainings };
}

/**
 * The records in a file, by exercise, and how many are damaged. Throws { key, facts } with a key of the reasons.
 * @type {(file: unknown, files: SheetFiles, earlier: Record<string, Edition[]>) => SheetRead}
 */
function recordsOf(file, files, earlier) {
  const exercises = isObject(file) && file.format === files.format ? file.exercises : null;
  if (!isObject(file) || !isObject(exercises)) throw wrongFile("not_ours");
  if (!files.readable.includes(Number(file.version))) throw wrongFile("other_version");
  if (!Object.keys(exercises).length) throw wrongFile("nothing_done");
  /** @type {Record<string, Kept>} */
  const records = {};
  for (const [old, kept] of Object.entries(exercises)) {
    const id = OLD_IDS[old] || old;
    if (isWholeRecord(kept)) records[id] = { saved: kept.saved, given: keyedOf(kept.given, earlier[id] || []) };
  }
  const answered = Object.entries(records).filter(([, { given }]) => Object.keys(given).length);
  return { records: Object.fromEntries(answered), damaged: Object.keys(exercises).length - Object.keys(records).length };
}

/**
 * What is in a file of ours; throws { key, facts } with a key of the reasons.
 * @type {(bytes: Uint8Array, files: SheetFiles) => unknown}
 */
function parsedFile(bytes, files) {
  if (bytes.every((byte) => SPACES.includes(byte))) throw wrongFile("empty");
  if (bytes.length > files.largest) throw wrongFile("too_large");
  try {
    return JSON.parse(textIn(bytes));
  } catch (notJson) {
    const begin = String.fromCharCode(...bytes.slice(0, NAMED_IN));
    throw wrongFile(begin.includes(files.format) ? "damaged" : "not_ours");
  }
}

/** @type {(key: string) => SheetProblem} */
function wrongFile(key) {
  return { key, facts: {} };
}

/**
 * Text in UTF-8, or in UTF-16 with a mark or without one: another program may have saved it again.
 * @param {Uint8Array} bytes
 */
function textIn(bytes) {
  const mark = /** @type {Record<string, string>} */ (UTF16)[bytes.slice(0, 2).join()];
  const coding = mark || (bytes[0] === 0 ? "utf-16be" : bytes[1] === 0 ? "utf-16le" : "utf-8");
  return new TextDecoder(coding, { fatal: true }).decode(bytes);
}

/**
 * @param {unknown} kept
 * @returns {kept is Kept}
 */
function isWholeRecord(kept) {
  return isObject(kept) && isObject(kept.given) && Number.isFinite(kept.saved);
}

/** @type {(given: Given, earlier: Edition[]) => Given} */
function keyedOf(given, earlier) {
  if (!earlier.length) return given;
  const content = { edition: earlier[earlier.length - 1].edition, earlier_editions: earlier };
  return inKeys(given, /** @type {CardContent} */ (/** @type {unknown} */ (content)));
}

/**
 * One { exercise: newest record } for each person. Two files with an exercise that was saved at the same thousandth of a second
 * with the same answers come from one browser.
 * @type {(files: Record<string, Kept>[]) => Record<string, Kept>[]}
 */
function peopleIn(files) {
  /** @type {{ marks: Set<string>, records: Record<string, Kept> }[]} */
  let people = [];
  for (const records of files) {
    let one = { marks: marksOf(records), records };
    const others = [];
    for (const other of people) {
      if ([...other.marks].some((mark) => one.marks.has(mark))) {
        one = { marks: new Set([...one.marks, ...other.marks]), records: newestOf(one.records, other.records) };
      } else others.push(other);
    }
    people = [...others, one];
  }
  return people.map(({ records }) => records).filter((records) => Object.keys(records).length);
}

/** @param {Record<string, Kept>} records */
function marksOf(records) {
  const real = Object.entries(records).filter(([, { saved }]) => saved > 0);
  return new Set(real.map(([id, { saved, given }]) => `${id} ${saved} ${canonical(given)}`));
}

/** @type {(one: Record<string, Kept>, other: Record<string, Kept>) => Record<string, Kept>} */
function newestOf(one, other) {
  const newest = { ...one };
  for (const [id, record] of Object.entries(other)) {
    const mine = newest[id];
    const isNewer = !mine || record.saved > mine.saved;
    const wins = mine && record.saved === mine.saved && canonical(record.given) > canonical(mine.given);
    if (isNewer || wins) newest[id] = record;
  }
  return newest;
}

/**
 * A text that is the same for the same thing, whatever the order in which it was written.
 * @param {unknown} thing
 * @returns {string}
 */
function canonical(thing) {
  if (Array.isArray(thing)) return `[${thing.map(canonical).join(", ")}]`;
  if (!isObject(thing)) return JSON.stringify(thing).replace(/[\u007f-\uffff]/g, escaped);
  return `{${Object.keys(thing).sort().map((key) => `${canonical(key)}: ${canonical(thing[key])}`).join(", ")}}`;
}

/** @param {string} letter */
function escaped(letter) {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * The first answer of somebody to a question; null when there is none that can be read.
 * @type {(asked: SheetAsked, kept: Given, other: string) => SheetReply | null}
 */
function replyTo(asked, kept, other) {
  const tried = triesAt(asked, kept);
  return tried.length ? READ_AS[asked.kind](asked, tried[0], other) : null;
}

/**
 * All answers to a question, if each can be one, else none; the first and the last are known.
 * @type {(asked: SheetAsked, kept: Given) => unknown[]}
 */
function triesAt(asked, kept) {
  const answers = isObject(kept.answers) ? kept.answers : {};
  const one = Object.prototype.hasOwnProperty.call(answers, asked.key) ? answers[asked.key] : null;
  const tried = isObject(one) ? listOf(one.tried) : [];
  const item = itemOf(asked);
  const known = tried.length && tried[0] !== null && tried[tried.length - 1] !== null;
  return known && tried.every((said) => said === null || isAnswer(item, said)) ? tried : [];
}

/** @type {Record<string, (asked: SheetAsked, said: unknown, other: string) => SheetReply>} */
const READ_AS = {
  choice: ({ options = [] }, said) => ({
    right: options.some(({ key, correct }) => key === said && correct),
    said: String(said),
  }),
  numeric({ answer = NaN, tolerance = 0, wrong = [] }, said, other) {
    const { value } = /** @type {TypedNumber} */ (said);
    if (Math.abs(value - answer) <= tolerance) return { right: true, said: null };
    const known = wrong.find((one) => Math.abs(one.value - value) <= tolerance);
    return { right: false, said: known ? known.key : other };
  },
  ordering({ keys = [] }, said) {
    const order = listOf(said).map((step) => keys.indexOf(String(step)));
    const place = order.findIndex((step, at) => step !== at);
    return place < 0 ? { right: true, said: null } : { right: false, said: `${place} ${order[place]}` };
  },
  statement: ({ keys = [] }, said) => ({ right: null, said: String(keys.indexOf(String(said))) }),
};
