// What is kept of an exercise, in the form of today; kept.py says which form that is, and does the same in Python. A record of
// the first edition kept positions: they become keys here, by the order that the options had then.

const KEPT_VERSION = 2;
const MOST_TRIES = 999; // more is no count of tries
const WITH_OPTIONS = ["choice", "stake", "moment"];

/**
 * @param {unknown} thing
 * @returns {thing is Record<string, unknown>}
 */
function isObject(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing);
}

/**
 * @param {unknown} thing
 * @returns {unknown[]}
 */
function listOf(thing) {
  return Array.isArray(thing) ? thing : [];
}

/**
 * What was kept, in the form of today and for the edition that `content` is; other editions are under `earlier`.
 * @param {Given} given
 * @param {CardContent} content
 * @returns {Given}
 */
function keptNow(given, content) {
  return ofThisEdition(inKeys(given, content), content.edition);
}

/** @type {(given: Given, content: CardContent) => Given} */
function inKeys(given, content) {
  if (!content.earlier_editions || given.version === KEPT_VERSION || !Object.keys(given).length) return given;
  return "edition" in given || "chosen" in given
    ? ofPositions(given, content, content.earlier_editions)
    : ofQuestions(given, content, content.earlier_editions);
}

/** @type {(given: Given, edition: string | undefined) => Given} */
function ofThisEdition(given, edition) {
  if (edition === undefined || given.edition === undefined || given.edition === edition) return given;
  const { earlier, ...one } = given;
  const rest = listOf(earlier);
  /** @type {(other: unknown) => boolean} */
  const isBack = (other) => isObject(other) && other.edition === edition;
  const back = /** @type {Given | undefined} */ (rest.filter(isBack).pop());
  return { version: KEPT_VERSION, edition, ...back, earlier: [...rest.filter((other) => !isBack(other)), one] };
}

/**
 * Most exercises of the first edition: { edition, chosen: { question: [positions] }, … }.
 * @type {(given: Given, content: CardContent, editions: Edition[]) => Given}
 */
function ofPositions(given, content, editions) {
  const { edition: was, chosen, ...state } = given;
  const now = content.edition || "";
  const known = editions.find((one) => one.was !== null && one.was === was);
  if (!known && was !== now && was !== now.slice(0, now.lastIndexOf("."))) return given;
  const items = known ? known.questions : itemsIn(content);
  /** @type {Record<string, { tried: unknown[] }>} */
  const answers = {};
  for (const [key, places] of Object.entries(isObject(chosen) ? chosen : {})) {
    const item = items[key];
    const tried = item ? listOf(places).map((place) => saidAt(item, place)).filter((said) => said !== undefined) : [];
    if (tried.length) answers[key] = { tried };
  }
  return { ...state, version: KEPT_VERSION, edition: known ? known.edition : now, answers };
}

/**
 * A Short check of the first edition: { question: { shape, first, last, tries, explained, draft } }.
 * @type {(given: Given, content: CardContent, editions: Edition[]) => Given}
 */
function ofQuestions(given, content, editions) {
  const [known] = editions;
  const items = known ? known.questions : itemsIn(content);
  /** @type {Record<string, Given>} */
  const answers = {};
  /** @type {Given} */
  const other = {};
  /** @type {Given} */
  const unread = {};
  for (const [key, kept] of Object.entries(given)) {
    const answer = items[key] && isObject(kept) ? answerOf(items[key], kept) : null;
    if (answer) answers[key] = answer;
    else if (isObject(kept) && "first" in kept && kept.shape !== items[key]?.shape) other[key] = kept;
    else unread[key] = kept;
  }
  return {
    version: KEPT_VERSION,
    edition: known ? known.edition : content.edition,
    answers,
    ...(Object.keys(other).length ? { earlier: [other] } : {}),
    ...(Object.keys(unread).length ? { unread } : {}),
  };
}

/**
 * What the first edition kept of one question of a Short check; null when that can't be read.
 * @type {(item: Item, kept: Given) => Given | null}
 */
function answerOf(item, kept) {
  const { shape, first, last, draft, tries, explained } = kept;
  if (shape !== item.shape || (first === undefined) !== (last === undefined)) return null;
  const isTyped = item.kind === "numeric";
  const moved = isTyped ? (typeof draft === "string" ? draft : undefined) : saidAt(item, draft);
  if (draft !== undefined && moved === undefined) return null;
  const more = { ...(moved === undefined ? {} : { draft: moved }), ...(explained ? { explained } : {}) };
  if (first === undefined) return { tried: [], ...more };
  const [one, other] = [saidAt(item, first), saidAt(item, last)];
  if (one === undefined || other === undefined) return null;
  const counted = typeof tries === "number" && Number.isInteger(tries) && tries >= 1 && tries <= MOST_TRIES;
  const count = counted ? tries : JSON.stringify(one) === JSON.stringify(other) ? 1 : 2;
  const between = new Array(Math.max(0, count - 2)).fill(null); // of these tries only the number was kept
  return { tried: count > 1 ? [one, ...between, other] : [one], ...more };
}

/**
 * What a position of the first edition stood for; undefined when it can't be an answer.
 * @type {(item: Item, position: unknown) => unknown}
 */
function saidAt(item, position) {
  if (item.kind === "numeric") return isAnswer(item, position) ? position : undefined;
  const keys = item.keys || [];
  if (item.kind !== "ordering") return typeof position === "number" ? keys[position] : undefined;
  const order = listOf(position);
  const isWhole = order.length === keys.length && keys.every((_key, place) => order.includes(place));
  return isWhole ? order.map((step) => keys[Number(step)]) : undefined;
}

/**
 * Whether this can be an answer to the question.
 * @type {(item: Item, said: unknown) => boolean}
 */
function isAnswer(item, said) {
  const keys = item.keys || [];
  if (item.kind === "numeric") return isObject(said) && typeof said.typed === "string" && Number.isFinite(said.value);
  if (item.kind !== "ordering") return typeof said === "string" && keys.includes(said);
  const order = listOf(said);
  return order.length === keys.length && keys.every((key) => order.includes(key));
}

/**
 * What matters of each question of the exercise, by its key: as `items_in` in editions.py.
 * @param {unknown} content
 * @returns {Record<string, Item>}
 */
function itemsIn(content) {
  if (Array.isArray(content)) return Object.assign({}, ...content.map(itemsIn));
  if (!isObject(content)) return {};
  const asked = /** @type {AnyAsked} */ (content);
  const isAsked = typeof content.key === "string" && [...WITH_OPTIONS, "numeric", "ordering", "statement"].includes(asked.kind);
  return isAsked ? { [asked.key]: itemOf(asked) } : itemsIn(Object.values(content));
}

/** @type {(asked: AnyAsked) => Item} */
function itemOf(asked) {
  const { kind, shape, answer, tolerance, options } = asked;
  if (!options) return { kind, shape, answer, tolerance, keys: asked.keys };
  const right = options.filter(({ correct }) => correct).map(({ key }) => key);
  return { kind, shape, keys: options.map(({ key }) => key), right };
}

/**
 * How many of the answers of an earlier edition were right at once, by its own items, and of how many: null when its items
 * aren't known.
 * @param {unknown} one
 * @param {Edition[]} editions
 */
function scoreOfEarlier(one, editions) {
  const known = isObject(one) && editions.find(({ edition }) => edition === one.edition);
  if (!known || !isObject(one.answers)) return null;
  const answers = one.answers;
  const scored = Object.entries(known.questions).filter(([, { kind }]) => kind !== "statement");
  const first = scored.map(([key, item]) => [item, isObject(answers[key]) ? listOf(answers[key].tried)[0] : undefined]);
  const right = first.filter(([item, said]) => isRightIn(/** @type {Item} */ (item), said)).length;
  return { right, all: scored.length };
}

/** @type {(item: Item, said: unknown) => boolean} */
function isRightIn(item, said) {
  if (!isAnswer(item, said)) return false;
  if (item.kind === "numeric") {
    const { value } = /** @type {TypedNumber} */ (said);
    return Math.abs(value - (item.answer ?? NaN)) <= (item.tolerance ?? 0);
  }
  const keys = item.kind === "ordering" ? item.keys || [] : [];
  return keys.length ? listOf(said).every((step, place) => step === keys[place]) : (item.right || []).includes(String(said));
}
