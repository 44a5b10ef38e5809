// An exercise in parts that open one after the other: guess first, then look, then say what it means.

/**
 * What this exercise keeps under `name` beside the answers to its questions, or `fallback`.
 * @param {Card} card
 * @param {string} name
 * @param {unknown} fallback
 * @returns {unknown}
 */
function stateOf(card, name, fallback) {
  const { given } = card.store;
  return given.edition === card.content.edition && name in given ? given[name] : fallback;
}

/**
 * Keep something beside the answers: keepState(card, { month: 3 }). What belongs to other content goes.
 * @param {Card} card
 * @param {Given} changes
 */
function keepState(card, changes) {
  const { edition } = card.content;
  card.store.update((given) => ({ ...(given.edition === edition ? given : {}), edition, ...changes }));
}

/**
 * Show parts on the card, each opened when all before it are done. `makeParts(refresh)` gives
 *   [{ nodes() what stands in it, done() whether the next may open, live: true when it is drawn anew every time }]
 * and `refresh()` is to be called after everything the learner does.
 * @param {Card} card
 * @param {Child} intro
 * @param {(refresh: () => void) => Part[]} makeParts
 */
function openInTurn(card, intro, makeParts) {
  const { ui } = card;
  /** @type {Part[]} */
  let parts = [];
  /** @type {HTMLElement[]} */
  let rooms = [];
  /** @type {HTMLElement[]} */
  let notices = [];

  function refresh(byLearner = true) {
    let open = true;
    let steps = 0;
    parts.forEach((part, place) => {
      const news = open && rooms[place].hidden;
      rooms[place].hidden = !open;
      if (open && (news || part.live)) rooms[place].replaceChildren(...nodesIn(part.nodes()));
      if (news && byLearner) notices[place - 1].textContent = ui.more_below;
      open = open && part.done();
      if (open && place < parts.length - 1) steps += 1;
    });
    card.progress(fill(ui.progress, { done: steps, all: parts.length - 1 }), steps / (parts.length - 1));
  }

  function draw() {
    parts = makeParts(() => refresh());
    rooms = parts.map(() => h("div", { class: "dw-stage", hidden: true }));
    notices = parts.slice(1).map(() => h("p", { class: "dw-more", role: "status" }));
    card.show(intro, rooms.map((room, place) => [room, notices[place] || null]));
    refresh(false);
  }

  draw();
  card.onElsewhere(draw);
}

/**
 * A part that only asks questions.
 * @param {Card} card
 * @param {{ heading: string, intro?: string, questions: Question[], refresh: () => void, words?: FeedbackWords }} options
 * @returns {Part}
 */
function askingPart(card, { heading, intro, questions, refresh, words }) {
  return {
    nodes: () => [
      card.subheading(heading),
      intro ? h("p", {}, intro) : null,
      questions.map((question) => askedQuestion(card, question, { onanswer: refresh, words })),
    ],
    done: () => tallyOf(card, questions).done === questions.length,
  };
}

/**
 * The last part: how many first answers were right, and what to take along.
 * @param {Card} card
 * @param {Question[]} questions
 * @returns {Part}
 */
function closingPart(card, questions) {
  const { ui } = card;
  return {
    live: true,
    nodes: () => [
      card.subheading(ui.end_heading),
      h("p", {}, fill(ui.end_score, { right: tallyOf(card, questions).right, all: questions.length })),
      h("p", { class: "dw-take-along" }, ui.end),
    ],
    done: () => false,
  };
}
