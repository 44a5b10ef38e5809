// Short check: questions of all kinds on one card (shared/question.js), with how it went when each has an answer.

/** @import { Content } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  const questions = content.questions;
  const words = { check: ui.check, choose: ui.choose, other: ui.not_yet };
  const summary = h("div", { class: "dw-summary" });

  function afterAnswer() {
    const done = questions.filter((question) => triedOf(card, question).length).length;
    card.progress(fill(ui.answered, { done, all: questions.length }), done / questions.length);
    summary.replaceChildren(...(done === questions.length ? summaryOf(card, questions, again) : []));
  }

  function again() {
    store.erase();
    card.focusTop();
  }

  /** @type {(question: Asked, place: number) => HTMLElement} */
  function asked(question, place) {
    const number = questions.length > 1 ? place + 1 : null;
    const element = askedQuestion(card, question, { onanswer: afterAnswer, words, drafts: true, number });
    element.classList.add("dw-check-question");
    return element;
  }

  function draw() {
    card.show(content.intro ? h("p", {}, content.intro) : null, questions.map(asked), summary);
    afterAnswer();
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/**
 * All answers to a question, in order.
 * @type {(card: Card<Content>, question: Asked) => unknown[]}
 */
function triedOf(card, question) {
  return keptOf(card, question).tried;
}

/** @type {(card: Card<Content>, questions: Asked[], again: () => void) => (Node | string)[]} */
function summaryOf(card, questions, again) {
  const { ui, content } = card;
  const scored = questions.filter(({ kind }) => kind !== "statement");
  const all = scored.length;
  const first = scored.filter((question) => isRightAnswer(question, triedOf(card, question)[0]));
  const now = scored.filter((question) => isRightAnswer(question, triedOf(card, question).slice(-1)[0]));
  const suggestion = content.suggestions.filter(({ lowest }) => lowest <= first.length).pop();
  const lines = [all ? fill(ui.score, { first: first.length, all }) : ui.thanks];
  if (now.length > first.length) lines.push(fill(ui.score_later, { now: now.length, all }));
  return nodesIn([
    card.subheading(ui.result),
    h(
      "div",
      { role: "status" },
      lines.map((line) => h("p", {}, line)),
      suggestion ? h("p", { class: "dw-said dw-said-note" }, suggestion.text) : null,
    ),
    levelTable(ui, scored, first),
    all ? startAgain(ui, again) : null,
  ]);
}

/** @type {(ui: Words, scored: Asked[], first: Asked[]) => Node | null} */
function levelTable(ui, scored, first) {
  const levels = [...new Set(scored.flatMap(({ level_name }) => level_name || []))];
  if (levels.length < 2) return null;
  /** @type {(questions: Asked[], level: string | null) => number} */
  const count = (questions, level) => questions.filter((question) => question.level_name === level).length;
  return dataTable({
    caption: ui.by_level,
    head: [ui.level_head, ui.score_head],
    rows: levels.map((level) => [level, fill(ui.of, { count: count(first, level), all: count(scored, level) })]),
  });
}

/** @type {(ui: Words, again: () => void) => Node} */
function startAgain(ui, again) {
  const place = h("div", {});
  /** @type {HTMLElement} */
  const ask = button(ui.again, () => {
    const no = button(ui.erase_no, () => {
      place.replaceChildren(h("div", { class: "dw-buttons" }, ask));
      ask.focus();
    });
    place.replaceChildren(h("p", {}, ui.again_sure), h("div", { class: "dw-buttons" }, no, button(ui.again_yes, again)));
    no.focus();
  });
  place.append(h("div", { class: "dw-buttons" }, ask));
  return place;
}
