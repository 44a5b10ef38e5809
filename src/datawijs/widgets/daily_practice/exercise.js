// Daily practice. Kept: { rounds: [{ day: "2026-03-01", edition, judged: [{ pupil: key, answer, right }] }] }. Which pupils a
// round has, and who waits in which box, follows from the rounds before it. Days are those of the learner's own device.

/** @import { BankPupil, Content, Judgement, Round, Waiting } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  const overlays = { line: false, raw: false };
  const pupilOf = new Map(content.pupils.map((pupil) => [pupil.key, pupil]));
  /** @type {number | null} */
  let current = null; // the place of the round on the card, also when midnight passes during it

  const rounds = () => readRounds(store.given, content, pupilOf);
  /** @param {number} place */
  const planOf = (place) => planRound(content, rounds().slice(0, place), (rounds()[place] || { day: today() }).day);
  /** @type {(place: number) => Judgement[]} */
  const judgedIn = (place) => (rounds()[place] || { judged: [] }).judged;
  /** @param {number} place */
  const unfinished = (place) => judgedIn(place).length < planOf(place).length;

  /** The round to show: the one under way, else today's last, else a new one. */
  function placeOfRound() {
    const all = rounds();
    if (current !== null && current <= all.length && unfinished(current)) return current;
    const last = all.length - 1;
    return last >= 0 && all[last].day === today() && all[last].edition === content.edition ? last : all.length;
  }

  function draw() {
    current = placeOfRound();
    if (unfinished(current)) showPupil(current, judgedIn(current).length);
    else showDone(current);
  }

  /** @type {(round: number, place: number) => void} */
  function showPupil(round, place) {
    const plan = planOf(round);
    const pupil = /** @type {BankPupil} */ (pupilOf.get(plan[place])); // a plan is made of these pupils
    /** @param {number} done */
    const progress = (done) =>
      card.progress(fill(ui.pupil_of, { number: place + 1, all: plan.length }), done / plan.length);
    const seen = rounds().slice(0, round).some(({ judged }) => judged.some((one) => one.pupil === pupil.key));
    progress(place);
    askAboutPupil(card, pupil, {
      overlays,
      intro: [place === 0 ? h("p", {}, ui.intro) : null, seen ? h("p", { class: "dw-fine" }, ui.back_again) : null],
      keep(answer) {
        keepJudgement(round, place, { pupil: pupil.key, answer, right: answer === pupil.best });
        progress(place + 1);
        return judgedIn(round)[place].answer;
      },
      undo: () => takeBack(round, place),
      next: () => ({
        label: unfinished(round) ? ui.next : ui.to_result,
        go: () => {
          if (unfinished(round)) draw();
          else showDone(round); // this round's, also when it is tomorrow by now
          card.focusTop();
        },
      }),
    });
  }

  /** @type {(round: number, place: number, judgement: Judgement) => void} */
  function keepJudgement(round, place, judgement) {
    const day = (rounds()[round] || { day: today() }).day;
    store.update((given) => {
      const all = readRounds(given, content, pupilOf);
      if (all.length === round) all.push({ day, edition: content.edition, judged: [] });
      // Another tab may have answered this pupil already: the first answer stands.
      if (all[round].judged.length === place) all[round].judged.push(judgement);
      return { ...given, rounds: all };
    });
  }

  /**
   * Somebody pressed the wrong button: the last answer of the round is as if it had not been.
   * @type {(round: number, place: number) => void}
   */
  function takeBack(round, place) {
    store.update((given) => {
      const all = readRounds(given, content, pupilOf);
      if (all[round] && all[round].judged.length === place + 1) all[round].judged.pop();
      return { ...given, rounds: all };
    });
    showPupil(round, place);
    card.focusTop();
  }

  function startExtra() {
    store.update((given) => ({
      ...given,
      rounds: [...readRounds(given, content, pupilOf), { day: today(), edition: content.edition, judged: [] }],
    }));
    current = null;
    draw();
    card.focusTop();
  }

  /** @param {number} round */
  function showDone(round) {
    const judged = judgedIn(round).flatMap((one) => {
      const pupil = pupilOf.get(one.pupil);
      return pupil ? [{ ...one, pupil }] : [];
    });
    card.progress(fill(ui.done_today, { date: longDate(rounds()[round].day, card.language) }), 1);
    card.show(
      card.subheading(ui.finished),
      endOfSeries(ui, judged, [{ label: fill(ui.more, { count: content.boxes.a_day }), go: startExtra, quiet: true }]),
      h("p", {}, fill(ui.supported, countsOf(judged))),
      h("p", {}, comingUp(card, rounds())),
      card.subheading(ui.boxes),
      boxTable(card, rounds()),
      h("p", { class: "dw-fine" }, soFar(ui, rounds())),
      card.subheading(ui.review),
      reviewOfPupils(card, judged),
    );
  }

  /** Somebody left the page open overnight. */
  function newDay() {
    if (document.visibilityState !== "visible" || current === null) return;
    if (!unfinished(current) && rounds()[current].day !== today()) draw();
  }

  draw();
  card.onElsewhere(() => {
    current = null;
    draw();
  });
  document.addEventListener("visibilitychange", newDay);
  return () => {
    document.removeEventListener("visibilitychange", newDay);
    card.close();
  };
}

/**
 * The kept rounds that can be read; of those with the pupils shown here every pupil is known.
 * @param {Given} given
 * @param {Content} content
 * @param {Map<string, BankPupil>} pupilOf
 */
function readRounds(given, { edition }, pupilOf) {
  /** @param {any} one */
  const isJudgement = (one) => Boolean(one) && VERDICTS[one.answer] !== undefined && typeof one.pupil === "string";
  /**
   * @param {any} round
   * @returns {round is Round}
   */
  function isRound(round) {
    return (
      Boolean(round) &&
      /^\d{4}-\d\d-\d\d$/.test(round.day) &&
      Array.isArray(round.judged) &&
      round.judged.every(isJudgement) &&
      (round.edition !== edition || round.judged.every((/** @type {Judgement} */ one) => pupilOf.has(one.pupil)))
    );
  }

  return Array.isArray(given.rounds) ? given.rounds.filter(isRound) : [];
}

/**
 * Noon, so that summer time can't move it to another day.
 * @param {string} day
 */
function noonOf(day, later = 0) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later, 12);
}

/** @type {(day: string, language: Language) => string} */
function longDate(day, language) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { weekday: "long", day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(language === "nl" ? "nl-NL" : "en-GB", options).format(noonOf(day));
}

/**
 * Who waits for another look: a Map of key to { box: from 0, due: day }, after these rounds (boxes.py). A day after `day` can
 * only come from a clock that was wrong: who waits since then is due at once.
 * @type {(rounds: Round[], days: number[], day: string) => Waiting}
 */
function waitingAfter(rounds, days, day) {
  /** @type {Waiting} */
  const waiting = new Map();
  for (const round of rounds) {
    for (const { pupil, right } of round.judged) {
      const before = waiting.get(pupil);
      const box = !right ? 0 : before ? before.box + 1 : days.length;
      const due = round.day > day ? day : isoDay(noonOf(round.day, days[box] || 0));
      if (box < days.length) waiting.set(pupil, { box, due });
      else waiting.delete(pupil);
    }
  }
  return waiting;
}

/**
 * The keys of the pupils of a round on `day`, after `rounds`: some that are due, and new ones, by turns.
 * @type {(content: Content, rounds: Round[], day: string) => string[]}
 */
function planRound({ pupils, boxes }, rounds, day) {
  const waiting = waitingAfter(rounds, boxes.days, day);
  const here = new Set(pupils.map(({ key }) => key));
  const due = [...waiting]
    .filter(([key, { due }]) => here.has(key) && due <= day)
    .sort(([, one], [, other]) => one.due.localeCompare(other.due) || one.box - other.box)
    .map(([key]) => key);
  const fresh = leastSeen(pupils, rounds).filter((key) => !waiting.has(key));
  const back = due.slice(0, Math.max(boxes.most_back, boxes.a_day - fresh.length));
  const added = fresh.slice(0, boxes.a_day - back.length);
  return byTurns(added, back);
}

/**
 * All keys, those seen least often first, in the order of the bank.
 * @type {(pupils: BankPupil[], rounds: Round[]) => string[]}
 */
function leastSeen(pupils, rounds) {
  /** @type {Map<string, number>} */
  const times = new Map();
  rounds.forEach(({ judged }) => judged.forEach(({ pupil }) => times.set(pupil, (times.get(pupil) || 0) + 1)));
  /** @param {string} key */
  const seen = (key) => times.get(key) || 0;
  return pupils.map(({ key }) => key).sort((one, other) => seen(one) - seen(other));
}

/** @type {(some: string[], others: string[]) => string[]} */
function byTurns(some, others) {
  const turns = Array.from({ length: Math.max(some.length, others.length) }, (_, place) => [some[place], others[place]]);
  return turns.flat().filter((key) => key !== undefined);
}

/**
 * When the next round is ready, and how many come back in it.
 * @type {(card: Card<Content>, rounds: Round[]) => string}
 */
function comingUp({ content, ui, language }, rounds) {
  const tomorrow = isoDay(noonOf(today(), 1));
  const waiting = waitingAfter(rounds, content.boxes.days, today());
  const plan = planRound(content, rounds, tomorrow);
  const back = plan.filter((key) => waiting.has(key)).length;
  const first = [...waiting.values()].map(({ due }) => due).sort()[0];
  const later = first ? fill(ui.first_back, { date: longDate(first, language) }) : ui.none_back;
  const returning = fill(back === 1 ? ui.next_back_one : ui.next_back_many, { count: back });
  return [
    fill(ui.next_round, { count: plan.length, date: longDate(tomorrow, language) }),
    back > 0 ? returning : later,
  ].join(" ");
}

/** @type {(card: Card<Content>, rounds: Round[]) => Node} */
function boxTable({ content, ui }, rounds) {
  const waiting = [...waitingAfter(rounds, content.boxes.days, today()).values()];
  return dataTable({
    caption: ui.boxes_caption,
    head: [ui.box, ui.waits, ui.pupils_head],
    rows: content.boxes.days.map((days, box) => [
      fill(ui.box_row, { number: box + 1 }),
      fill(days === 1 ? ui.days_one : ui.days_many, { count: days }),
      String(waiting.filter((one) => one.box === box).length),
    ]),
  });
}

/** @type {(ui: Words, rounds: Round[]) => string} */
function soFar(ui, rounds) {
  const keys = rounds.flatMap(({ judged }) => judged.map(({ pupil }) => pupil));
  return fill(ui.so_far, { count: keys.length, back: keys.length - new Set(keys).size });
}
