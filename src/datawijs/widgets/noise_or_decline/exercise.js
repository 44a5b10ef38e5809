// Noise or decline. Kept: { attempts: [{ round, edition, answers: [0 | 1 | 2, …], sure: [percentage, …], score }] }, the last
// attempt being the current one; an answer is the position of noise, early, decline. `score`, and `finished`
// in milliseconds, are added when a round is finished.
// As a test (content.form) there is one round, without feedback before its end, and `sure` is kept; otherwise there is no `sure`.

/** @import { Attempt, Content, Habit, JudgedPupil } from "./content" */

/** @type {Habit[]} */
const HABITS = ["drops", "below", "limits", "recent"];
const LEANS_BY = 2; // so many more answers to one side than to the other; our choice

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  const overlays = { line: false, raw: false };
  const isTest = Boolean(content.form);

  /** @type {(round: number) => Attempt} */
  const fresh = (round) => ({ round, edition: content.edition, answers: [], ...(isTest ? { sure: [] } : {}) });
  /**
   * @param {any} attempt
   * @returns {attempt is Attempt}
   */
  function fits(attempt) {
    return (
      Boolean(attempt) &&
      attempt.edition === content.edition &&
      Array.isArray(content.rounds[attempt.round]) &&
      Array.isArray(attempt.answers) &&
      attempt.answers.length <= content.rounds[attempt.round].length &&
      attempt.answers.every((/** @type {number} */ answer) => VERDICTS[answer] !== undefined) &&
      (!isTest || (Array.isArray(attempt.sure) && attempt.sure.length === attempt.answers.length))
    );
  }

  const attempts = () => (Array.isArray(store.given.attempts) ? store.given.attempts : []);
  /** @returns {Attempt} */
  const current = () => {
    const last = attempts()[attempts().length - 1];
    return fits(last) ? last : fresh(0);
  };
  const pupils = () => content.rounds[current().round];

  /** Show where the learner is: the first pupil without an answer, or the result. */
  function draw() {
    const place = current().answers.length;
    if (place < pupils().length) showPupil(place);
    else showResult();
  }

  /** @type {(place: number, answer: number, sure: number | null) => void} */
  function keepAnswer(place, answer, sure) {
    store.update((given) => {
      const all = Array.isArray(given.attempts) ? given.attempts : [];
      if (!fits(all[all.length - 1])) all.push(fresh(0));
      const last = /** @type {Attempt} */ (all[all.length - 1]);
      // Another tab may have answered this pupil already: the first answer stands.
      if (last.answers.length === place) {
        last.answers.push(answer);
        if (last.sure && sure !== null) last.sure.push(sure);
      }
      const shown = content.rounds[last.round];
      if (last.answers.length === shown.length) {
        last.score = countsOf(judgedIn(shown, last));
        last.finished = Date.now(); // which test came first
      }
      return { ...given, attempts: all };
    });
  }

  /**
   * Somebody pressed the wrong button: the answer to this pupil, the last one given, is as if it had not been.
   * @param {number} place
   */
  function takeBack(place) {
    store.update((given) => {
      const last = listOf(given.attempts)[attempts().length - 1];
      if (!fits(last) || last.answers.length !== place + 1) return given;
      last.answers.pop();
      delete last.score;
      delete last.finished;
      return given;
    });
    draw();
    card.focusTop();
  }

  /** @param {number} round */
  function startRound(round) {
    store.update((given) => ({ ...given, attempts: [...attempts(), fresh(round)] }));
    draw();
    card.focusTop();
  }

  /** @param {number} place */
  function showPupil(place) {
    const all = pupils().length;
    const last = place + 1 === all;
    /** @param {number} done */
    const progress = (done) => card.progress(fill(ui.pupil_of, { number: place + 1, all }), done / all);
    progress(place);
    askAboutPupil(card, pupils()[place], {
      overlays,
      intro: place === 0 ? h("p", {}, ui.intro) : null,
      scale: content.confidence ? content.confidence.scale : null,
      explain: !isTest,
      answerLabel: isTest ? (last ? ui.hand_in : ui.answer_and_on) : ui.answer,
      keep(answer, sure) {
        keepAnswer(place, answer, sure);
        progress(place + 1);
        return current().answers[place];
      },
      undo: () => takeBack(place),
      next: () => ({ label: last ? ui.to_result : ui.next, go: () => { draw(); card.focusTop(); } }),
    });
  }

  function showResult() {
    const { round, answers } = current();
    const judged = judgedIn(pupils(), current());
    card.progress(fill(ui.done, { all: answers.length }), 1);
    card.show(
      card.subheading(ui.result),
      isTest ? whichTake(card, attempts().filter(fits)) : null,
      endOfSeries(ui, judged, [
        ...(isTest ? [] : [{ label: ui.again_new, go: () => startRound((round + 1) % content.rounds.length) }]),
        { label: ui.again_same, go: () => startRound(round), quiet: isTest },
      ]),
      card.subheading(ui.in_numbers),
      judgedInWords(ui, judged, content.judging, isTest ? null : leansFrom(ui, judged)),
      isTest ? [card.subheading(ui.calibration), h("p", {}, sureInWords(card, judged))] : null,
      card.subheading(ui.compare),
      habitTable(card, judged, pupils()),
      card.subheading(ui.review),
      reviewOfPupils(card, judged),
      earlierRounds(ui, attempts()),
    );
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/** @type {(pupils: JudgedPupil[], attempt: Attempt) => (Judged & { pupil: JudgedPupil })[]} */
const judgedIn = (pupils, { answers, sure = [] }) =>
  answers.map((answer, place) => ({ pupil: pupils[place], answer, sure: sure[place] }));

/**
 * The first time that a test was finished counts; later ones are practice, because the truth has been shown.
 * @type {(card: Card<Content>, takes: Attempt[]) => Node}
 */
function whichTake({ ui }, takes) {
  const [first] = takes;
  if (takes.length === 1) return h("p", {}, ui.first_take);
  return h("p", {}, fill(ui.later_take, { number: takes.length, ...first.score }));
}

/** @type {(card: Card<Content>, judged: Judged[]) => string} */
function sureInWords({ content, ui, language }, judged) {
  const entries = judged.flatMap(({ pupil, answer, sure }) =>
    sure === undefined ? [] : [{ sure, right: answer === pupil.best }],
  );
  return content.confidence ? calibrationSentence(ui, language, entries, content.confidence.fewest_over_all) : "";
}

/**
 * To which side of the line's answers somebody leans. Who follows the line leans to neither, however it turned out.
 * @type {(ui: Words, judged: Judged[]) => string}
 */
function leansFrom(ui, judged) {
  const milder = judged.filter(({ pupil, answer }) => answer < pupil.best).length;
  const stronger = judged.filter(({ pupil, answer }) => answer > pupil.best).length;
  if (milder + stronger === 0) return ui.lean_rule;
  const clearly = Math.abs(milder - stronger) >= LEANS_BY;
  return fill(!clearly ? ui.lean_even : milder > stronger ? ui.lean_back : ui.lean_quick, { milder, stronger });
}

/** @type {(card: Card<Content>, judged: Judged[], pupils: JudgedPupil[]) => Node} */
function habitTable({ content, ui }, judged, pupils) {
  const few = pupils.length < content.judging.fewest_to_tell_apart;
  /** @type {(label: string, judgements: Judged[]) => string[]} */
  const row = (label, judgements) => {
    const some = countsOf(judgements);
    const cells = [
      label,
      fill(ui.of, { count: some.hits, all: some.declines }),
      fill(ui.of, { count: some.falseAlarms, all: some.noises }),
    ];
    return few ? cells : [...cells, String(Math.round(100 * apartIn(judgements, content.judging).area))];
  };
  /** @param {Habit} name */
  const habit = (name) => pupils.map((pupil) => ({ pupil, answer: pupil.habits[name] ? DECLINE_VERDICT : 0 }));
  const head = [ui.who, ui.hits_head, ui.alarms_head];
  return dataTable({
    caption: ui.compare_caption,
    head: few ? head : [...head, ui.d_head],
    rows: [row(ui.you_row, judged), ...HABITS.map((name) => row(ui[`habit_${name}`], habit(name)))],
  });
}

/** @type {(ui: Words, attempts: unknown[]) => Node | null} */
function earlierRounds(ui, attempts) {
  const finished = attempts.flatMap((attempt) => (isObject(attempt) && isObject(attempt.score) ? [attempt.score] : []));
  if (finished.length < 2) return null;
  return dataTable({
    caption: `${ui.earlier}. ${ui.earlier_caption}`,
    head: [ui.round, ui.hits_head, ui.alarms_head],
    rows: finished.map((score, number) => [
      String(number + 1),
      fill(ui.of, { count: score.hits, all: score.declines }),
      fill(ui.of, { count: score.falseAlarms, all: score.noises }),
    ]),
  });
}
