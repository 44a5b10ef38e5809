// Short check. Kept, for each question by its key: { shape, first, last, tries, explained, draft }. `first` counts for the
// score. An answer is the position of an option or of a place on the scale, { typed, value } for a number, or the order of
// the steps. `draft` is what was chosen, typed or moved but not yet checked. `shape` tells whether the question is still
// the one that was answered.

function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, language, store } = card;
  const questions = content.questions;

  const keptOf = (question) => {
    const kept = store.given[question.key];
    return kept && kept.shape === question.shape && isReadable(question, kept) ? kept : {};
  };
  const keep = (question, change) =>
    store.update((given) => {
      const kept = keptOf(question);
      return { ...given, [question.key]: { shape: question.shape, ...kept, ...change(kept) } };
    });

  /** What a question needs from the card. */
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

/** Whether what was kept is an answer that this question can have; a file or another version may hold anything. */
function isReadable(question, { first, last, draft }) {
  const answers = [first, last].filter((value) => value !== undefined);
  const wasAnswered = answers.length !== 1; // both or neither
  if (question.kind === "numeric") {
    const isNumber = (value) => value !== null && typeof value.typed === "string" && Number.isFinite(value.value);
    return wasAnswered && answers.every(isNumber) && ["string", "undefined"].includes(typeof draft);
  }
  const drafts = draft === undefined ? [] : [draft];
  return wasAnswered && [...answers, ...drafts].every((value) => isAnswerTo(question, value));
}

function isAnswerTo({ kind, options, scale, steps }, value) {
  if (kind !== "ordering") return (options || scale)[value] !== undefined && Number.isInteger(value);
  return Array.isArray(value) && value.length === steps.length && steps.every((_, step) => value.includes(step));
}

function isRight(question, answer) {
  if (question.kind === "choice") return question.options[answer].correct;
  if (question.kind === "numeric") return Math.abs(answer.value - question.answer) <= question.tolerance;
  return answer.every((step, place) => step === place);
}

function asked(desk, question, number) {
  const slot = feedbackSlot();
  const kind = { choice: askChoice, numeric: askNumber, ordering: askOrder, statement: askStatement }[question.kind];
  const prompt = number === null ? question.prompt : `${number}. ${question.prompt}`;
  const figure = question.figure ? h("div", {}, fromHtml(question.figure)) : null;
  return h(
    "div",
    { class: "dw-asked dw-check-question" },
    question.level ? h("p", { class: "dw-level" }, question.level) : null,
    kind(desk, question, { prompt, figure, slot }),
    slot,
  );
}

/** The figure belongs between the question and its answers. */
function withFigure(fieldset, figure) {
  if (figure) fieldset.querySelector("legend").after(figure);
  return fieldset;
}

function checkButton(desk, onclick) {
  return h("div", { class: "dw-buttons" }, button(desk.ui.check, onclick));
}

function askChoice(desk, question, { prompt, figure, slot }) {
  const { last, draft } = desk.kept(question);
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
  const say = (answer, move) => {
    const { correct, why } = question.options[answer];
    giveFeedback(slot, verdict(desk, correct, [why], move));
  };
  if (last !== undefined && chosen === last) say(last, false);
  return [
    withFigure(group, figure),
    checkButton(desk, () => {
      if (chosen === null) return remind(slot, desk.ui.choose, group.querySelector("input"));
      desk.answer(question, chosen);
      say(chosen, true);
    }),
  ];
}

function askNumber(desk, question, { prompt, figure, slot }) {
  const { ui, language } = desk;
  const { last, draft } = desk.kept(question);
  const id = uniqueId("number");
  const unit = question.unit ? h("span", { id: `${id}-unit` }, question.unit) : null;
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

  const say = (answer, move) => {
    const right = isRight(question, answer);
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
    if (!typed) return remind(slot, ui.type, field);
    if (value === null) return remind(slot, fill(ui.not_a_number, { typed, example: formatNumber(3.5, language) }), field);
    desk.answer(question, { typed, value });
    say({ typed, value }, true);
  }

  if (last && draft === undefined) say(last, false);
  return [
    h("div", { class: "dw-question" }, h("label", { class: "dw-prompt", for: id }, prompt), figure),
    h("div", { class: "dw-numeric" }, field, unit, button(ui.check, check)),
  ];
}

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

  const say = (answer, forward) => {
    const right = isRight(question, answer);
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

function verdict({ ui }, right, text, move) {
  return {
    tone: right ? "right" : "other",
    heading: right ? ui.right : ui.not_yet,
    text: right ? text : [...text, ui.try_again],
    move,
  };
}

/** Something is missing or can't be read: say so, and put the keyboard where it can be mended. It is no attempt. */
function remind(slot, sentence, focus) {
  slot.replaceChildren(h("div", { class: "dw-said dw-said-note" }, h("p", {}, icon("note"), " ", sentence)));
  focus.focus();
}

/** After a wrong number or order: nobody has to stay stuck. */
function offerExplanation(desk, question, slot, sentences) {
  const box = slot.firstChild;
  const shown = () => sentences.filter(Boolean).map((sentence) => h("p", {}, sentence));
  if (desk.kept(question).explained) {
    box.append(...shown());
    return;
  }
  const ask = button(desk.ui.explain, () => {
    desk.explain(question);
    ask.replaceWith(...shown());
    box.setAttribute("tabindex", -1);
    box.focus();
  });
  box.append(ask);
}

function summaryOf(card, questions, keptOf, again) {
  const { ui, content } = card;
  const scored = questions.filter(({ kind }) => kind !== "statement");
  const all = scored.length;
  const first = scored.filter((question) => isRight(question, keptOf(question).first));
  const now = scored.filter((question) => isRight(question, keptOf(question).last));
  const suggestion = content.suggestions.filter(({ lowest }) => lowest <= first.length).pop();
  const lines = [all ? fill(ui.score, { first: first.length, all }) : ui.thanks];
  if (now.length > first.length) lines.push(fill(ui.score_later, { now: now.length, all }));
  return [
    card.subheading(ui.result),
    h(
      "div",
      { role: "status" },
      lines.map((line) => h("p", {}, line)),
      suggestion ? h("p", { class: "dw-said dw-said-note" }, suggestion.text) : null,
    ),
    levelTable(ui, scored, first),
    all ? startAgain(ui, again) : null,
  ].filter(Boolean);
}

function levelTable(ui, scored, first) {
  const levels = [...new Set(scored.map(({ level }) => level).filter(Boolean))];
  if (levels.length < 2) return null;
  const count = (questions, level) => questions.filter((question) => question.level === level).length;
  return dataTable({
    caption: ui.by_level,
    head: [ui.level_head, ui.score_head],
    rows: levels.map((level) => [level, fill(ui.of, { count: count(first, level), all: count(scored, level) })]),
  });
}

function startAgain(ui, again) {
  const place = h("div", {});
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
