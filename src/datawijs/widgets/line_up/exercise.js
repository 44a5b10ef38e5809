// Line-up. Kept: { edition, attempts: [{ set, answers: [place of the chart, or their number for "none of them", …] }] }, the
// last attempt being the current one.

/** @import { Attempt, Content, Round } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;

  /**
   * @param {any} attempt
   * @returns {attempt is Attempt}
   */
  function fits(attempt) {
    /** @type {(answer: number, place: number) => boolean} */
    const isAnswer = (answer, place) =>
      Number.isInteger(answer) && answer >= 0 && answer <= noneOf(content.sets[attempt.set][place]);
    return (
      Boolean(attempt) &&
      Array.isArray(content.sets[attempt.set]) &&
      Array.isArray(attempt.answers) &&
      attempt.answers.length <= content.sets[attempt.set].length &&
      attempt.answers.every(isAnswer)
    );
  }

  /** @param {Given} given */
  const attemptsIn = (given) =>
    given.edition === content.edition && Array.isArray(given.attempts) ? given.attempts.filter(fits) : [];
  const current = () => attemptsIn(store.given).slice(-1)[0] || { set: 0, answers: [] };
  const rounds = () => content.sets[current().set];

  /** @type {(place: number, answer: number) => void} */
  function keepAnswer(place, answer) {
    store.update((given) => {
      const attempts = attemptsIn(given);
      const now = attempts.pop() || { set: 0, answers: [] };
      // Another tab may have answered this round already: the first answer stands.
      const answers = now.answers.length === place ? [...now.answers, answer] : now.answers;
      return { ...given, edition: content.edition, attempts: [...attempts, { ...now, answers }] };
    });
  }

  /** @param {number} set */
  function startSet(set) {
    store.update((given) => ({ ...given, edition: content.edition, attempts: [...attemptsIn(given), { set, answers: [] }] }));
    draw();
    card.focusTop();
  }

  /** Show where the learner is: the first round without an answer, or the result. */
  function draw() {
    const place = current().answers.length;
    if (place < rounds().length) showRound(place);
    else showResult();
  }

  /** @param {number} place */
  function showRound(place) {
    const one = rounds()[place];
    const all = rounds().length;
    const slot = feedbackSlot();
    // there from the start, because the verdict will be spoken from its place in it
    const large = lineChart({ ui, language: card.language, ...shownLarge(card, one, noneOf(one)), xTitle: ui.test, beneath: slot });
    large.figure.classList.add("dw-waits");
    const below = h("div", {});
    const warning = h("p", { class: "dw-warning", role: "status" });
    /** @type {number | null} */
    let chosen = null;
    const row = lineUp(card, one, (answer) => {
      chosen = answer;
      warning.textContent = "";
    });

    function answer() {
      if (chosen === null) {
        warning.textContent = ui.choose_first;
        row.element.querySelector("input")?.focus();
        return;
      }
      keepAnswer(place, chosen);
      const given = current().answers[place];
      row.reveal(given);
      const last = place + 1 === all;
      const next = button(last ? ui.to_result : ui.next, () => { draw(); card.focusTop(); }, "primary");
      below.replaceChildren();
      large.figure.classList.remove("dw-waits");
      large.update(shownLarge(card, one, given));
      card.progress(fill(ui.round_of, { number: place + 1, all }), (place + 1) / all);
      giveFeedback(slot, { ...feedbackOn(card, one, given), onward: h("div", { class: "dw-buttons" }, next) });
      next.focus({ preventScroll: true });
    }

    below.append(warning, h("div", { class: "dw-buttons" }, button(ui.answer, answer, "primary")));
    card.progress(fill(ui.round_of, { number: place + 1, all }), place / all);
    card.show(
      place === 0 ? h("p", {}, ui.intro) : null,
      card.subheading(one.name),
      h("p", { class: "dw-how" }, fill(ui.scale, { low: one.axis[0], high: one.axis[1] })),
      row.element,
      large.figure,
      below,
    );
  }

  function showResult() {
    const { set, answers } = current();
    const drawn = rounds();
    card.progress(fill(ui.done, { all: drawn.length }), 1);
    card.show(
      card.subheading(ui.result),
      h("ul", { class: "dw-result" }, resultSentences(card, drawn, answers, content.luck[set]).map((text) => h("li", {}, text))),
      roundsTable(ui, drawn, answers),
      h(
        "details",
        { class: "dw-method", open: true },
        h("summary", {}, ui.method),
        h("p", {}, ui.method_name),
        h("ul", {}, ["limit_once", "limit_p", "limit_what", "limit_model", "limit_missed"].map((limit) => h("li", {}, ui[limit]))),
        h("p", { class: "dw-take-along" }, ui.try_it),
        h("p", { class: "dw-how" }, ui.method_sources),
      ),
      h(
        "div",
        { class: "dw-buttons" },
        button(ui.again_new, () => startSet((set + 1) % content.sets.length), "primary"),
        button(ui.again_same, () => startSet(set)),
      ),
    );
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/**
 * The place of the answer "none of them": after the last chart.
 * @param {Round} one
 */
function noneOf(one) {
  return one.scores.length;
}

/**
 * Twenty small charts to choose from, as one group of radio buttons, and their numbers as a table.
 * @param {Card<Content>} card
 * @param {Round} one
 * @param {(place: number) => void} onchoose
 */
function lineUp({ ui }, one, onchoose) {
  const group = uniqueId("line-up");
  /** @type {(value: number, attributes: Attributes<HTMLInputElement>) => Node} */
  const radio = (value, attributes) =>
    h("input", { type: "radio", name: group, value, onchange: () => onchoose(value), ...attributes });
  const panels = one.scores.map((scores, place) => {
    const spoken = uniqueId("values");
    return h(
      "label",
      { class: "dw-suspect" },
      h(
        "span",
        { class: "dw-suspect-head" },
        radio(place, { "aria-label": fill(ui.chart, { number: place + 1 }), "aria-describedby": spoken }),
        h("span", { "aria-hidden": "true" }, String(place + 1)),
      ),
      smallSeries(scores, one.axis),
      h("span", { id: spoken, hidden: true }, fill(ui.values, { values: scores.join(", ") })),
    );
  });
  const none = h(
    "label",
    { class: "dw-choice dw-none" },
    radio(noneOf(one), {}),
    h("span", { class: "dw-choice-text" }, ui.none, h("small", {}, ui.none_note)),
  );
  const question = h(
    "fieldset",
    { class: "dw-question" },
    h("legend", {}, fill(ui.question, { name: one.name })),
    h("div", { class: "dw-suspects" }, panels),
    none,
  );

  /** @param {number} answer */
  function reveal(answer) {
    question.querySelectorAll("input").forEach((input) => {
      input.disabled = true;
      input.checked = Number(input.value) === answer;
    });
    /** @type {(place: number, kind: "real" | "chosen", text: string) => void} */
    const tag = (place, kind, text) => {
      const label = panels[place] || none;
      label.classList.add(`dw-is-${kind}`);
      label.append(h("span", { class: "dw-tag" }, icon(kind === "real" ? "decline" : "note"), text));
    };
    if (one.real !== null) tag(one.real, "real", ui.the_real);
    tag(answer, "chosen", ui.your_choice);
  }

  return {
    element: h("div", {}, question, resultsTable(ui, one)),
    reveal,
  };
}

/** @type {(ui: Words, one: Round) => Node} */
function resultsTable(ui, one) {
  const caption = ui.table_caption;
  const tests = one.scores[0].map((_, test) => `${test + 1}`);
  return h(
    "details",
    { class: "dw-data" },
    h("summary", {}, ui.show_table),
    h(
      "div",
      { class: "dw-wide", tabindex: 0, role: "region", "aria-label": caption },
      dataTable({
        caption,
        head: [ui.chart_head, ...tests],
        rows: one.scores.map((scores, place) => [String(place + 1), ...scores.map(String)]),
      }),
    ),
  );
}

const SUSPECT = { width: 120, height: 72, edge: 7 };

/** @type {(scores: number[], axis: Round["axis"]) => Node} */
function smallSeries(scores, [low, high]) {
  const { width, height, edge } = SUSPECT;
  /** @type {Scale} */
  const x = (index) => edge + (index * (width - 2 * edge)) / (scores.length - 1);
  /** @type {Scale} */
  const y = (value) => height - edge - ((value - low) * (height - 2 * edge)) / (high - low);
  const middle = y((low + high) / 2);
  return svg(
    "svg",
    { class: "dw-svg", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" },
    svg("line", { class: "dw-gridline", x1: 0, x2: width, y1: middle, y2: middle }),
    svg("path", { class: "dw-line dw-line-self", d: pathThrough(scores, x, y) }),
    scores.map((value, index) => svg("circle", { class: "dw-dot", cx: x(index), cy: y(value), r: 2.8 })),
  );
}

/**
 * One chart once more, large: the real one with what happened, or, when there is none, the chosen one, or the one that fell most.
 * @type {(card: Card<Content>, one: Round, answer: number) => Pick<LineChart, "name" | "yTitle" | "caption" | "values" | "lines" | "marks" | "markLabel" | "recent">}
 */
function shownLarge({ ui, language }, one, answer) {
  /** @param {number} value */
  const number = (value) => formatNumber(value, language);
  const shown = one.real ?? (answer === noneOf(one) ? one.largest : answer);
  const name = fill(ui.chart, { number: shown + 1 });
  const values = one.scores[shown];
  const laid = { name, yTitle: name, caption: name, recent: { from: values.length - LAST, label: ui.recent, middle: middleOf(ui, values, number) } };
  if (one.real === null) return { ...laid, values, lines: [], marks: [] };
  return {
    ...laid,
    values,
    lines: [{ label: ui.own_earlier, short: ui.own_earlier_short, value: one.before, kind: "average" }],
    marks: values.map((_, index) => ({ index })).filter(({ index }) => index + 1 >= one.onset),
    markLabel: ui.since_decline,
  };
}

/** @type {(card: Card<Content>, one: Round, answer: number) => Feedback} */
function feedbackOn(card, one, answer) {
  const { ui, content } = card;
  const none = answer === noneOf(one);
  const wobble = fill(ui.wobble, { points: content.wobble });
  if (one.real === null) {
    const among = fill(ui.among, { charts: noneOf(one), drop: ui.among_all });
    const largest = fill(ui.all_chance_why, { largest: one.largest + 1, drop: written(card, one.drops[one.largest]) });
    return none
      ? { tone: "right", heading: ui.all_chance, text: [largest, among, wobble] }
      : { tone: "other", heading: ui.picked_chance, text: [pickedDrop(card, one, answer), among, ui.picked_chance_why, wobble] };
  }
  const number = one.real + 1;
  const truth = [fill(ui.truth, one), fill(ui.fall, { number, drop: written(card, one.fall) })].join(" ");
  if (answer === one.real) return { tone: "right", heading: fill(ui.found, { real: number }), text: [truth, ui.found_p, wobble] };
  const hidden = one.best === one.real ? null : fill(ui.hidden, { number: one.best + 1 });
  const among = fill(ui.among, { charts: noneOf(one) - 1, drop: ui.among_others });
  return none
    ? { tone: "other", heading: fill(ui.held_back, { real: number }), text: [truth, ui.held_back_why, hidden, wobble] }
    : { tone: "other", heading: fill(ui.other, { real: number }), text: [truth, pickedDrop(card, one, answer), among, hidden, wobble] };
}

/** @type {(card: Card<Content>, drop: number) => string} */
function written({ language }, drop) {
  return formatNumber(drop, language, 1);
}

/**
 * How far the last three results of the chosen chart, which is chance, lie below the earlier ones.
 * @type {(card: Card<Content>, one: Round, place: number) => string}
 */
function pickedDrop(card, one, place) {
  const drop = one.drops[place];
  return fill(drop <= 0 ? card.ui.picked_level : card.ui.picked_drop, { number: place + 1, drop: written(card, drop) });
}

/** @type {(card: Card<Content>, drawn: Round[], answers: number[], luck: number[]) => string[]} */
function resultSentences({ ui }, drawn, answers, luck) {
  const places = drawn.map((_, place) => place);
  const withDecline = places.filter((place) => drawn[place].real !== null);
  const chanceOnly = places.filter((place) => drawn[place].real === null);
  const found = withDecline.filter((place) => answers[place] === drawn[place].real).length;
  const right = chanceOnly.filter((place) => answers[place] === noneOf(drawn[place])).length;
  const sentences = [
    fill(ui.result_found, { found }),
    found ? fill(ui.result_luck, { cases: luck[found] }) : ui.result_no_luck,
  ];
  if (!chanceOnly.length) return sentences;
  const all = chanceOnly.length;
  return [...sentences, right === all ? ui.result_none : fill(ui.result_trap, { wrong: all - right })];
}

/** @type {(ui: Words, drawn: Round[], answers: number[]) => Node} */
function roundsTable(ui, drawn, answers) {
  /** @type {(one: Round, place: number | null) => string} */
  const number = (one, place) => (place === null || place === noneOf(one) ? ui.none_short : String(place + 1));
  return dataTable({
    caption: ui.rounds_caption,
    head: [ui.round, ui.you, ui.truth_head],
    rows: drawn.map((one, place) => [`${place + 1} · ${one.name}`, number(one, answers[place]), number(one, one.real)]),
  });
}
