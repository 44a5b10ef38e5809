// A question of any kind: a choice, a number, steps to put in order, a statement. The first answer counts; after it the learner
// may try others. Kept, by keys (see kept.js): given.answers = { question key: { tried: [answers, in order], draft, explained } };
// `draft` is what was chosen, typed or moved but not yet checked.

/**
 * What was answered to a question; nothing when that isn't all readable: a file or another version may hold anything.
 * @template {Asked} Kind
 * @param {Card} card
 * @param {Kind} question
 * @returns {KeptAnswers<Kind>}
 */
function keptOf(card, question) {
  const kept = answerUnder(card.store.given, question.key);
  const item = itemOf(/** @type {AnyAsked} */ (/** @type {unknown} */ (question)));
  const tried = listOf(kept.tried);
  const ends = tried.length ? [tried[0], tried[tried.length - 1]] : [];
  const isDraft = question.kind === "numeric" ? typeof kept.draft === "string" : isAnswer(item, kept.draft);
  const isReadable =
    ends.every((said) => said !== null) &&
    tried.every((said) => said === null || isAnswer(item, said)) &&
    (kept.draft === undefined || isDraft);
  return /** @type {KeptAnswers<Kind>} */ (isReadable ? { ...kept, tried } : { tried: [] });
}

/** @type {(given: Given, key: string) => Record<string, unknown>} */
function answerUnder({ answers }, key) {
  const kept = isObject(answers) ? answers[key] : null;
  return isObject(kept) ? kept : {};
}

/**
 * The keys of all options that were chosen for question `key`, in order; [] when none were.
 * @param {Card} card
 * @param {string} key
 * @returns {string[]}
 */
function answersTo(card, key) {
  return listOf(answerUnder(card.store.given, key).tried).filter((said) => typeof said === "string");
}

/**
 * Keep one more answer to question `key`.
 * @param {Card} card
 * @param {string} key
 * @param {unknown} said
 */
function keepAnswerTo(card, key, said) {
  keepOf(card, key, ({ tried }) => ({ tried: [...listOf(tried), said], draft: undefined }));
}

/**
 * Keep something of question `key`; it becomes one of this edition.
 * @param {Card} card
 * @param {string} key
 * @param {(kept: Record<string, unknown>) => Record<string, unknown>} change
 */
function keepOf(card, key, change) {
  const { edition } = card.content;
  card.store.update((given) => {
    const kept = answerUnder(given, key);
    const answers = { ...(isObject(given.answers) ? given.answers : {}), [key]: { ...kept, ...change(kept) } };
    return { ...given, version: KEPT_VERSION, edition, answers };
  });
}

/**
 * The option of a choice that has this key; undefined when none has.
 * @param {Question} question
 * @param {string | undefined} key
 */
function optionOf(question, key) {
  return question.options.find((option) => option.key === key);
}

/**
 * The option that was chosen first; undefined when none was.
 * @param {Card} card
 * @param {Question} question
 */
function firstOption(card, question) {
  return optionOf(question, answersTo(card, question.key)[0]);
}

/**
 * Whether an answer is right.
 * @param {Asked} question
 * @param {unknown} said
 */
function isRightAnswer(question, said) {
  return isRightIn(itemOf(/** @type {AnyAsked} */ (/** @type {unknown} */ (question))), said);
}

/**
 * How many of `questions` have an answer, and how many of those were right at the first try: { done, right }.
 * @param {Card} card
 * @param {Question[]} questions
 */
function tallyOf(card, questions) {
  const first = questions.flatMap((question) => firstOption(card, question) || []);
  return { done: first.length, right: first.filter((option) => option.correct).length };
}

/**
 * A question as the learner answers it. `words` may replace those around it: { check, choose, right, other, again }.
 * `onanswer()` is called after each answer; `drafts` keeps what isn't checked yet, and takes back what was said of an earlier
 * answer; `leads` makes the button the first one on the card. Gives an element.
 * @param {Card} card
 * @param {Asked} question
 * @param {Asking} options
 */
function askedQuestion(card, question, { onanswer, words = {}, drafts = false, number = null, leads = !drafts } = {}) {
  const { ui } = card;
  const said = {
    check: ui.give_answer,
    choose: ui.choose_answer,
    right: ui.right,
    other: ui.other,
    again: ui.try_again,
    ...Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined)),
  };
  const slot = feedbackSlot();
  const warning = h("p", { class: "dw-warning", role: "status", id: uniqueId("warning") });
  slot.id = uniqueId("said");
  let unread = () => {}; // takes back that a field can't be read
  /** @type {Desk} */
  const desk = {
    card,
    said,
    slot,
    warning: drafts ? null : warning,
    prompt: number === null ? question.prompt : `${number}. ${question.prompt}`,
    figure: question.figure ? h("div", {}, fromHtml(question.figure)) : null,
    place: question.place || null,
    warn(sentence, focus) {
      if (drafts) slot.replaceChildren(reminder(sentence));
      else warning.textContent = sentence;
      unread();
      if (focus) unread = asUnread(focus, drafts ? slot.id : warning.id);
      focus?.focus();
    },
    draft(draft) {
      warning.textContent = "";
      unread();
      if (!drafts) return;
      keepOf(card, question.key, () => ({ draft }));
      slot.replaceChildren();
    },
    answer(answer, say) {
      keepAnswerTo(card, question.key, answer);
      say();
      if (onanswer) onanswer();
    },
    button(check) {
      const checks = button(said.check, () => {
        if (check()) checks.classList.replace("dw-primary", "dw-plain"); // from here on, what comes next leads
      }, leads && !keptOf(card, question).tried.length ? "primary" : "plain");
      return checks;
    },
  };
  const parts =
    question.kind === "choice"
      ? askChoice(desk, question)
      : question.kind === "numeric"
        ? askNumber(desk, question)
        : question.kind === "ordering"
          ? askOrder(desk, question)
          : askStatement(desk, question);
  return h(
    "div",
    { class: "dw-asked" },
    drafts && question.level_name ? h("p", { class: "dw-level" }, question.level_name) : null,
    parts,
    slot,
  );
}

/**
 * Let a field where somebody types say that it can't be read, and why; gives what takes that back.
 * @param {HTMLElement} field
 * @param {string} why the id of what says so
 */
function asUnread(field, why) {
  if (!field.classList.contains("dw-field")) return () => {};
  const described = field.getAttribute("aria-describedby");
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [why, described].filter(Boolean).join(" "));
  return () => {
    field.removeAttribute("aria-invalid");
    if (described) field.setAttribute("aria-describedby", described);
    else field.removeAttribute("aria-describedby");
  };
}

/**
 * Something is missing or can't be read: it is no attempt.
 * @param {string} sentence
 */
function reminder(sentence) {
  return h("div", { class: "dw-said dw-said-note" }, h("p", {}, icon("note"), " ", sentence));
}

/**
 * The figure belongs between the question and its answers.
 * @type {(fieldset: HTMLFieldSetElement, figure: Node | null) => Node}
 */
function withFigure(fieldset, figure) {
  if (figure) fieldset.querySelector("legend")?.after(figure);
  return fieldset;
}

/** @type {(desk: Desk, right: boolean, text: string[], move: boolean) => void} */
function judge(desk, right, text, move) {
  const { said, slot } = desk;
  const place = markPlace(desk);
  const told = place ? [...text, fill(desk.card.ui.look_at, { place })] : text;
  giveFeedback(slot, {
    tone: right ? "right" : "other",
    heading: right ? said.right : said.other,
    text: right || said.again === null ? told : [...told, said.again],
    move,
  });
}

/**
 * Mark in the figure where to look, and give the words for that place; nothing where the question has none.
 * @param {Desk} desk
 */
function markPlace({ figure, place }) {
  const places = figure && place ? [...figure.querySelectorAll(`[data-place="${place}"]`)] : [];
  places.forEach((one) => one.setAttribute("data-shown", ""));
  return [...new Set(places.map((one) => one.getAttribute("data-place-name") || ""))].filter(Boolean).join(", ");
}

/** @type {(desk: Desk, question: Question) => Child} */
function askChoice(desk, question) {
  const { tried, draft } = keptOf(desk.card, question);
  const last = tried[tried.length - 1];
  let chosen = draft ?? last ?? null;
  const group = radioGroup({
    legend: desk.prompt,
    options: question.options.map(({ text }) => ({ label: text })),
    chosen: chosen === null ? null : question.options.findIndex(({ key }) => key === chosen),
    onchoose(place) {
      chosen = question.options[place].key;
      desk.draft(chosen);
    },
  });
  /** @type {(key: string, move: boolean) => void} */
  const say = (key, move) => {
    const option = optionOf(question, key);
    if (option) judge(desk, option.correct, [option.why], move);
  };
  if (last && chosen === last) say(last, false);
  const check = desk.button(() => {
    if (chosen === null) {
      desk.warn(desk.said.choose || "", group.querySelector("input"));
      return false;
    }
    const key = chosen;
    desk.answer(key, () => say(key, true));
    return true;
  });
  return [withFigure(group, desk.figure), desk.warning, h("div", { class: "dw-buttons" }, check)];
}

/** @type {(desk: Desk, question: Numeric) => Child} */
function askNumber(desk, question) {
  const { ui, language } = desk.card;
  const { tried, draft } = keptOf(desk.card, question);
  const last = tried[tried.length - 1];
  const id = uniqueId("number");
  const unit = question.unit ? h("span", { id: `${id}-unit` }, question.unit) : null;
  const checks = desk.button(check);
  /** @type {HTMLInputElement} */
  const field = h("input", {
    id,
    class: "dw-field",
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-describedby": unit ? unit.id : null,
    oninput: () => desk.draft(field.value),
    onkeydown: (event) => event.key === "Enter" && checks.click(),
  });
  field.value = draft ?? (last ? last.typed : "");

  /** @type {(answer: TypedNumber, move: boolean) => void} */
  const say = (answer, move) => {
    const right = isRightAnswer(question, answer);
    const known = question.wrong.find(({ value }) => Math.abs(value - answer.value) <= question.tolerance);
    judge(desk, right, right ? [question.why] : [known ? known.why : ui.number_other], move);
    const answerWithUnit = `${formatNumber(question.answer, language)} ${question.unit}`.trim();
    if (!right) offerExplanation(desk, question, [fill(ui.the_answer, { answer: answerWithUnit }), question.why]);
  };

  function check() {
    const typed = field.value.trim();
    const value = parseNumber(typed, question.unit);
    if (value === null) {
      desk.warn(typed ? fill(ui.not_a_number, { typed, example: formatNumber(3.5, language) }) : ui.type, field);
      return false;
    }
    desk.answer({ typed, value }, () => say({ typed, value }, true));
    return true;
  }

  if (last && draft === undefined) say(last, false);
  return [
    h("div", { class: "dw-question" }, h("label", { class: "dw-prompt", for: id }, desk.prompt), desk.figure),
    desk.warning,
    h("div", { class: "dw-numeric" }, field, unit, checks),
  ];
}

/** @type {(desk: Desk, question: Ordering) => Child} */
function askOrder(desk, question) {
  const { ui } = desk.card;
  const { keys, steps } = question;
  const { tried, draft } = keptOf(desk.card, question);
  const last = tried[tried.length - 1];
  let order = draft ?? last ?? question.start.map((place) => keys[place]);
  const list = orderableList({
    items: steps,
    order: order.map((key) => keys.indexOf(key)),
    ui,
    onmove(now) {
      order = now.map((place) => keys[place]);
      desk.draft(order);
    },
  });

  /** @type {(answer: string[], move: boolean) => void} */
  const say = (answer, move) => {
    const right = isRightAnswer(question, answer);
    const firstWrong = answer.findIndex((key, place) => key !== keys[place]);
    const hint = firstWrong === 0 ? ui.order_first : fill(ui.order_right_until, { number: firstWrong });
    judge(desk, right, [right ? question.why : hint], move);
    const named = steps.map((step, place) => `${place + 1}. ${step}`).join("; ");
    if (!right) offerExplanation(desk, question, [fill(ui.the_order, { order: named }), question.why]);
  };

  if (last && draft === undefined) say(last, false);
  const check = desk.button(() => {
    desk.answer([...order], () => say(order, true));
    return true;
  });
  return [
    h("fieldset", { class: "dw-question" }, h("legend", {}, desk.prompt), desk.figure, list),
    h("div", { class: "dw-buttons" }, check),
  ];
}

/** @type {(desk: Desk, question: Statement) => Child} */
function askStatement(desk, question) {
  const { tried } = keptOf(desk.card, question);
  const last = tried[tried.length - 1];
  const group = radioGroup({
    legend: desk.prompt,
    options: question.scale.map((label) => ({ label })),
    chosen: last ? question.keys.indexOf(last) : null,
    onchoose: (place) => desk.answer(question.keys[place], () => {}),
  });
  group.classList.add("dw-scale");
  return withFigure(group, desk.figure);
}

/**
 * After a wrong number or order: nobody has to stay stuck.
 * @type {(desk: Desk, question: Numeric | Ordering, sentences: string[]) => void}
 */
function offerExplanation({ card, slot }, question, sentences) {
  const box = /** @type {HTMLElement} */ (slot.firstChild); // what judge has just said
  const shown = () => sentences.filter(Boolean).map((sentence) => h("p", {}, sentence));
  if (keptOf(card, question).explained) {
    box.append(...shown());
    return;
  }
  /** @type {HTMLElement} */
  const ask = button(card.ui.explain, () => {
    keepOf(card, question.key, () => ({ explained: true }));
    ask.replaceWith(...shown());
    box.tabIndex = -1;
    box.focus();
  });
  box.append(ask);
}
