// Short check. Kept, for each question by its key: { shape, first, last, tries, explained, draft }. `first` counts for the
// score. An answer is the position of an option or of a place on the scale, { typed, value } for a number, or the order of
// the steps. `draft` is what was chosen, typed or moved but not yet checked. `shape` tells whether the question is still
// the one that was answered.

/** @import { Ask, Asked, Choice, Content, Desk, Kept, KeptOf, Numeric, Ordering, Statement, TypedNumber } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, language, store } = card;
  const questions = content.questions;

  /** @type {KeptOf} */
  const keptOf = (question) => {
    const kept = store.given[question.key];
    return isObject(kept) && kept.shape === question.shape && isReadable(question, kept) ? kept : {};
  };
  /** @type {<Kind extends Asked>(question: Kind, change: (kept: Kept<Kind>) => Kept<Kind>) => void} */
  const keep = (question, change) =>
    store.update((given) => {
      const kept = keptOf(question);
      return { ...given, [question.key]: { shape: question.shape, ...kept, ...change(kept) } };
    });

  /** @type {Desk} */
  const desk = {
    ui,
    language,
    kept: keptOf,
    draft: (question, draft) => keep(question, () => ({ draft })),
    answer(question, answer) {
      keep(question, ({ first = answer, tries = 0 }) => ({ first, last: answer, tries: tries + 1, draft: undefined }));
      afterAnswer();
    },
    explain: (question) => keep(question, () => ({ explained: true })),
  };

  const summary = h("div", { class: "dw-summary" });

  function afterAnswer() {
    const done = questions.filter((question) => "first" in keptOf(question)).length;
    card.progress(fill(ui.answered, { done, all: questions.length }), done / questions.length);
    summary.replaceChildren(...(done === questions.length ? summaryOf(card, questions, keptOf, again) : []));
  }

  function again() {
    store.erase();
    card.focusTop();
  }

  function draw() {
    card.show(
      content.intro ? h("p", {}, content.intro) : null,
      questions.map((question, index) => asked(desk, question, questions.length > 1 ? index + 1 : null)),
      summary,
    );
    afterAnswer();
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/**
 * Whether what was kept is an answer that this question can have; a file or another version may hold anything.
 * @type {(question: Asked, kept: Record<string, any>) => boolean}
 */
function isReadable(question, { first, last, draft }) {
  const answers = [first, last].filter((value) => value !== undefined);
  const wasAnswered = answers.length !== 1; // both or neither
  if (question.kind === "numeric") {
    /** @param {any} value */
    const isNumber = (value) => value !== null && typeof value.typed === "string" && Number.isFinite(value.value);
    return wasAnswered && answers.every(isNumber) && ["string", "undefined"].includes(typeof draft);
  }
  const drafts = draft === undefined ? [] : [draft];
  return wasAnswered && [...answers, ...drafts].every((value) => isAnswerTo(question, value));
}

/** @type {(question: Choice | Statement | Ordering, value: unknown) => boolean} */
function isAnswerTo(question, value) {
  if (question.kind !== "ordering") {
    const places = question.kind === "choice" ? question.options : question.scale;
    return typeof value === "number" && places[value] !== undefined;
  }
  const { steps } = question;
  return Array.isArray(value) && value.length === steps.length && steps.every((_, step) => value.includes(step));
}

/** @type {(question: Numeric, answer: TypedNumber) => boolean} */
function isNear(question, { value }) {
  return Math.abs(value - question.answer) <= question.tolerance;
}

/** @param {number[]} order */
function isInOrder(order) {
  return order.every((step, place) => step === place);
}

/**
 * Whether what was answered at first, or at last, is right.
 * @type {(question: Asked, keptOf: KeptOf, which: "first" | "last") => boolean}
 */
function isRight(question, keptOf, which) {
  if (question.kind === "numeric") {
    const answer = keptOf(question)[which];
    return answer !== undefined && isNear(question, answer);
  }
  if (question.kind === "ordering") {
    const order = keptOf(question)[which];
    return order !== undefined && isInOrder(order);
  }
  const place = keptOf(question)[which];
  return question.kind === "choice" && place !== undefined && question.options[place].correct;
}

/** @type {Ask<Asked>} */
function askOf(desk, question, parts) {
  if (question.kind === "choice") return askChoice(desk, question, parts);
  if (question.kind === "numeric") return askNumber(desk, question, parts);
  if (question.kind === "ordering") return askOrder(desk, question, parts);
  return askStatement(desk, question, parts);
}

/** @type {(desk: Desk, question: Asked, number: number | null) => Node} */
function asked(desk, question, number) {
  const slot = feedbackSlot();
  const prompt = number === null ? question.prompt : `${number}. ${question.prompt}`;
  const figure = question.figure ? h("div", {}, fromHtml(question.figure)) : null;
  return h(
    "div",
    { class: "dw-asked dw-check-question" },
    question.level ? h("p", { class: "dw-level" }, question.level) : null,
    askOf(desk, question, { prompt, figure, slot }),
    slot,
  );
}

/**
 * The figure belongs between the question and its answers.
 * @type {(fieldset: HTMLFieldSetElement, figure: Node | null) => Node}
 */
function withFigure(fieldset, figure) {
  if (figure) fieldset.querySelector("legend")?.after(figure);
  return fieldset;
}

/** @type {(desk: Desk, onclick: () => void) => Node} */
function checkButton(desk, onclick) {
  return h("div", { class: "dw-buttons" }, button(desk.ui.check, onclick));
}

/** @type {Ask<Choice>} */
function askChoice(desk, question, { prompt, figure, slot }) {
  const { last, draft } = desk.kept(question);
  /** @type {number | null} */
  let chosen = draft ?? last ?? null;
  const group = radioGroup({
    legend: prompt,
    options: question.options.map(({ text }) => ({ label: text })),
    chosen,
    onchoose(index) {
      chosen = index;
      desk.draft(question, index);
      slot.replaceChildren();
    },
  });
  /** @type {(answer: number, move: boolean) => void} */
  const say = (answer, move) => {
    const { correct, why } = question.options[answer];
    giveFeedback(slot, verdict(desk, correct, [why], move));
  };
  if (last !== undefined && chosen === last) say(last, false);
  return [
    withFigure(group, figure),
    checkButton(desk, () => {
      if (chosen === null) {
        remind(slot, desk.ui.choose, group.querySelector("input"));
        return;
      }
      desk.answer(question, chosen);
      say(chosen, true);
    }),
  ];
}

/** @type {Ask<Numeric>} */
function askNumber(desk, question, { prompt, figure, slot }) {
  const { ui, language } = desk;
  const { last, draft } = desk.kept(question);
  const id = uniqueId("number");
  const unit = question.unit ? h("span", { id: `${id}-unit` }, question.unit) : null;
  /** @type {HTMLInputElement} */
  const field = h("input", {
    id,
    class: "dw-field",
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-describedby": unit ? unit.id : null,
    oninput() {
      desk.draft(question, field.value);
      slot.replaceChildren();
    },
    onkeydown: (event) => event.key === "Enter" && check(),
  });
  field.value = draft ?? (last ? last.typed : "");

  /** @type {(answer: TypedNumber, move: boolean) => void} */
  const say = (answer, move) => {
    const right = isNear(question, answer);
    const known = question.wrong.find(({ value }) => Math.abs(value - answer.value) <= question.tolerance);
    const text = right ? [question.why] : [known ? known.why : ui.number_other];
    const answerWithUnit = `${formatNumber(question.answer, language)} ${question.unit}`.trim();
    const explanation = [fill(ui.the_answer, { answer: answerWithUnit }), question.why];
    giveFeedback(slot, verdict(desk, right, text, move));
    if (!right) offerExplanation(desk, question, slot, explanation);
  };

  function check() {
    const typed = field.value.trim();
    const value = parseNumber(typed, question.unit);
    if (value === null) {
      const example = formatNumber(3.5, language);
      remind(slot, typed ? fill(ui.not_a_number, { typed, example }) : ui.type, field);
      return;
    }
    desk.answer(question, { typed, value });
    say({ typed, value }, true);
  }

  if (last && draft === undefined) say(last, false);
  return [
    h("div", { class: "dw-question" }, h("label", { class: "dw-prompt", for: id }, prompt), figure),
    h("div", { class: "dw-numeric" }, field, unit, button(ui.check, check)),
  ];
}

/** @type {Ask<Ordering>} */
function askOrder(desk, question, { prompt, figure, slot }) {
  const { ui } = desk;
  const { last, draft } = desk.kept(question);
  let order = [...(draft ?? last ?? question.start)];
  const list = orderableList({
    items: question.steps,
    order,
    ui,
    onmove(now) {
      order = now;
      desk.draft(question, now);
      slot.replaceChildren();
    },
  });

  /** @type {(answer: number[], forward: boolean) => void} */
  const say = (answer, forward) => {
    const right = isInOrder(answer);
    const firstWrong = answer.findIndex((step, place) => step !== place);
    const hint = firstWrong === 0 ? ui.order_first : fill(ui.order_right_until, { number: firstWrong });
    giveFeedback(slot, verdict(desk, right, [right ? question.why : hint], forward));
    if (!right) {
      const named = question.steps.map((step, place) => `${place + 1}. ${step}`).join("; ");
      offerExplanation(desk, question, slot, [fill(ui.the_order, { order: named }), question.why]);
    }
  };

  if (last && draft === undefined) say(last, false);
  return [
    h("fieldset", { class: "dw-question" }, h("legend", {}, prompt), figure, list),
    checkButton(desk, () => {
      desk.answer(question, [...order]);
      say(order, true);
    }),
  ];
}

/** @type {Ask<Statement>} */
function askStatement(desk, question, { prompt, figure }) {
  const { last } = desk.kept(question);
  const group = radioGroup({
    legend: prompt,
    options: question.scale.map((label) => ({ label })),
    chosen: last ?? null,
    onchoose: (index) => desk.answer(question, index),
  });
  group.classList.add("dw-scale");
  return withFigure(group, figure);
}

/** @type {(desk: Desk, right: boolean, text: string[], move: boolean) => Feedback} */
function verdict({ ui }, right, text, move) {
  return {
    tone: right ? "right" : "other",
    heading: right ? ui.right : ui.not_yet,
    text: right ? text : [...text, ui.try_again],
    move,
  };
}

/**
 * Something is missing or can't be read: say so, and put the keyboard where it can be mended. It is no attempt.
 * @type {(slot: HTMLElement, sentence: string, focus: HTMLElement | null) => void}
 */
function remind(slot, sentence, focus) {
  slot.replaceChildren(h("div", { class: "dw-said dw-said-note" }, h("p", {}, icon("note"), " ", sentence)));
  focus?.focus();
}

/**
 * After a wrong number or order: nobody has to stay stuck.
 * @type {(desk: Desk, question: Asked, slot: HTMLElement, sentences: string[]) => void}
 */
function offerExplanation(desk, question, slot, sentences) {
  const box = /** @type {HTMLElement} */ (slot.firstChild); // what giveFeedback has just said
  const shown = () => sentences.filter(Boolean).map((sentence) => h("p", {}, sentence));
  if (desk.kept(question).explained) {
    box.append(...shown());
    return;
  }
  /** @type {HTMLElement} */
  const ask = button(desk.ui.explain, () => {
    desk.explain(question);
    ask.replaceWith(...shown());
    box.tabIndex = -1;
    box.focus();
  });
  box.append(ask);
}

/** @type {(card: Card<Content>, questions: Asked[], keptOf: KeptOf, again: () => void) => (Node | string)[]} */
function summaryOf(card, questions, keptOf, again) {
  const { ui, content } = card;
  const scored = questions.filter(({ kind }) => kind !== "statement");
  const all = scored.length;
  const first = scored.filter((question) => isRight(question, keptOf, "first"));
  const now = scored.filter((question) => isRight(question, keptOf, "last"));
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
  const levels = [...new Set(scored.map(({ level }) => level).filter(Boolean))];
  if (levels.length < 2) return null;
  /** @type {(questions: Asked[], level: string | null) => number} */
  const count = (questions, level) => questions.filter((question) => question.level === level).length;
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
