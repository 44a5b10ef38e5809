// Refresher. Kept: the answers to the questions of the round under way (shared/question.js), which questions those are
// (given.round), and the rounds before it (given.past: [{ day, keys, right }]). What was missed is looked up in what other exercises
// keep: the key of a wrong answer is its thinking error.

/** @import { Content, Past, Round } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  /** @type {Round} */
  let round = { day: "", keys: [], missed: 0 };

  /** @returns {Round | null} the round that was begun, if all its questions are still there */
  function begun() {
    const kept = stateOf(card, "round", null);
    const keys = isObject(kept) ? listOf(kept.keys).filter((key) => typeof key === "string" && questionOf(content, key)) : [];
    if (!isObject(kept) || keys.length !== content.a_round || typeof kept.day !== "string") return null;
    return { day: kept.day, keys: /** @type {string[]} */ (keys), missed: Number(kept.missed) || 0 };
  }

  const past = () => /** @type {Past[]} */ (listOf(stateOf(card, "past", [])).filter(isObject));
  const asked = () => round.keys.flatMap((key) => questionOf(content, key) || []);

  function onanswer() {
    if (!begun()) keepState(card, { round });
    refresh();
  }

  const close = h("div", { role: "status" });

  function refresh() {
    const { done, right } = tallyOf(card, asked());
    card.progress(fill(ui.progress, { done, all: content.a_round }), done / content.a_round);
    const isDone = done === content.a_round;
    close.replaceChildren(
      ...nodesIn(
        isDone
          ? [
              card.subheading(ui.end_heading),
              h("p", {}, fill(ui.end_score, { right, all: content.a_round })),
              h("p", { class: "dw-take-along" }, ui.end),
              h("div", { class: "dw-buttons" }, button(ui.again, again)),
            ]
          : [],
      ),
    );
  }

  /** Four other questions; the answers to these make room, and how it went is kept. */
  function again() {
    const { right } = tallyOf(card, asked());
    const over = [...past(), { day: round.day, keys: round.keys, right }];
    const next = chooseRound(content, over, store.id);
    keepState(card, { answers: {}, past: over, round: next });
    draw();
    card.focusTop();
  }

  function draw() {
    round = begun() || chooseRound(content, past(), store.id);
    const before = past().slice(-1)[0];
    card.show(
      h("p", {}, content.intro),
      h("p", {}, round.missed ? fill(ui.from_missed, { count: round.missed, all: content.a_round }) : ui.general),
      before
        ? h("p", { class: "dw-fine" }, fill(ui.before, { date: formatDay(String(before.day), card.language), right: before.right, all: content.a_round }))
        : null,
      asked().map((question) => h("div", { class: "dw-stage" }, askedQuestion(card, question, { onanswer }))),
      close,
    );
    refresh();
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/** @type {(content: Content, key: unknown) => Question | undefined} */
function questionOf({ questions }, key) {
  return questions.find((question) => question.key === key);
}

/**
 * The questions of a new round: those on what was missed most often, without those of the round before; then the others, in
 * their order, first those that came up least.
 * @type {(content: Content, past: Past[], own: string) => Round}
 */
function chooseRound(content, past, own) {
  const missed = missedIn(content, own);
  const last = listOf((past.slice(-1)[0] || { keys: [] }).keys);
  /** @param {string} key */
  const times = (key) => past.filter(({ keys }) => listOf(keys).includes(key)).length;
  const keys = content.questions
    .map(({ key }, place) => ({ key, place, missed: missed.get(key) || 0, fresh: Number(!last.includes(key)), times: times(key) }))
    .sort((one, other) => other.fresh - one.fresh || other.missed - one.missed || one.times - other.times || one.place - other.place)
    .slice(0, content.a_round)
    .map(({ key }) => key);
  return { day: today(), keys, missed: keys.filter((key) => missed.has(key)).length };
}

/**
 * By the key of a question, how often a first answer elsewhere was one that it takes up.
 * @type {(content: Content, own: string) => Map<string, number>}
 */
function missedIn({ caught }, own) {
  /** @type {Map<string, number>} */
  const missed = new Map();
  /** @param {unknown} error */
  const count = (error) => {
    const key = typeof error === "string" ? caught[error] : undefined;
    if (key) missed.set(key, (missed.get(key) || 0) + 1);
  };
  for (const { exercise, given } of progress.list()) {
    if (exercise === own) continue;
    for (const kept of Object.values(isObject(given.answers) ? given.answers : {})) {
      if (isObject(kept)) count(listOf(kept.tried)[0]);
    }
    // of pupils who were judged, the daily exercise keeps whether the answer was right
    for (const judged of listOf(given.rounds).flatMap((one) => (isObject(one) ? listOf(one.judged) : []))) {
      if (isObject(judged) && judged.right === false) count(judged.answer === DECLINE_VERDICT ? "wobble-as-signal" : "all-noise");
    }
  }
  return missed;
}
