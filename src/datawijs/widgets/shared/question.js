// A question with one right answer, where every answer says why. The first answer counts; after it the learner may try others.
// Kept: given.chosen = { question key: [positions, in the order in which they were given] }, for one `edition` of the content.

/**
 * What was chosen so far, by question; {} when nothing was, or when it belongs to other content.
 * @param {Given} given
 * @param {CardContent} content
 */
function chosenIn(given, content) {
  return given.edition === content.edition && isObject(given.chosen) ? given.chosen : {};
}

/**
 * All answers given so far to question `key`, in order; [] when none, or when they belong to other content.
 * @param {Card} card
 * @param {string} key
 * @returns {number[]}
 */
function answersTo(card, key) {
  const kept = chosenIn(card.store.given, card.content)[key];
  return Array.isArray(kept) ? kept.filter((place) => typeof place === "number") : [];
}

/**
 * Keep one more answer to question `key`.
 * @param {Card} card
 * @param {string} key
 * @param {number} position
 */
function keepAnswerTo(card, key, position) {
  card.store.update((given) => {
    const chosen = chosenIn(given, card.content);
    const earlier = Array.isArray(chosen[key]) ? chosen[key] : [];
    return { ...given, edition: card.content.edition, chosen: { ...chosen, [key]: [...earlier, position] } };
  });
}

/**
 * A question: { key, prompt, options: [{ text, why, correct }] }. `words` may replace the headings of the feedback:
 * { right, other, again }. `onanswer()` is called after each answer. Gives an element.
 * @param {Card} card
 * @param {Question} question
 * @param {{ onanswer?: () => void, words?: FeedbackWords }} options
 */
function askedQuestion(card, question, { onanswer, words = {} } = {}) {
  const { ui } = card;
  const given = answersTo(card, question.key);
  const slot = feedbackSlot();
  const check = button(ui.give_answer, answer, given.length ? "plain" : "primary");
  const warning = h("p", { class: "dw-warning", role: "status" });
  /** @type {number | null} */
  let chosen = given.length ? given[given.length - 1] : null;

  const group = radioGroup({
    legend: question.prompt,
    options: question.options.map((option) => ({ label: option.text })),
    chosen,
    onchoose(position) {
      chosen = position;
      warning.textContent = "";
    },
  });

  /** @type {(position: number, move: boolean) => void} */
  function say(position, move) {
    const { correct, why } = question.options[position];
    giveFeedback(slot, {
      tone: correct ? "right" : "other",
      heading: correct ? words.right || ui.right : words.other || ui.other,
      text: correct ? why : [why, words.again === undefined ? ui.try_again : words.again],
      move,
    });
  }

  function answer() {
    if (chosen === null) {
      warning.textContent = ui.choose_answer;
      group.querySelector("input")?.focus();
      return;
    }
    keepAnswerTo(card, question.key, chosen);
    check.classList.replace("dw-primary", "dw-plain"); // from here on, what comes next leads
    say(chosen, true);
    if (onanswer) onanswer();
  }

  if (chosen !== null && question.options[chosen]) say(chosen, false);
  return h("div", { class: "dw-asked" }, group, warning, h("div", { class: "dw-buttons" }, check), slot);
}

/**
 * How many of `questions` have an answer, and how many of those were right at the first try: { done, right }.
 * @param {Card} card
 * @param {Question[]} questions
 */
function tallyOf(card, questions) {
  const first = questions.map((question) => question.options[answersTo(card, question.key)[0]]).filter(Boolean);
  return { done: first.length, right: first.filter((option) => option.correct).length };
}
