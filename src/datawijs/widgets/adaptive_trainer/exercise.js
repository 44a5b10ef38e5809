// Adaptive trainer. Kept: { sessions: [{ edition, judged: [{ pupil: key, level, answer, sure, right }] }] }, the last session
// being the current one; `sure` only where the learner said it. Everything else follows from it, so the way to where the learner is can be walked again. `right` and
// `level` are kept as they were, so that calibration goes on when a newer course has other pupils.

/** @import { Content, JudgedPupil, Judgement, LevelPupil, Session, Walked, Way } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  const overlays = { line: false, raw: false };
  const unfolded = { sure: false };
  const pupilOf = new Map(content.pupils.map((pupil) => [pupil.key, pupil]));

  const sessions = () => readSessions(store.given, content, pupilOf);
  /** @type {(judged: Judgement[]) => JudgedPupil[]} */
  const withPupils = (judged) =>
    judged.flatMap((one) => {
      const pupil = pupilOf.get(one.pupil);
      return pupil ? [{ ...one, pupil }] : [];
    });

  /** Show where the learner is: the next pupil of the session, or its result. */
  function draw() {
    const way = walkSessions(sessions(), content);
    if (way.over) showResult(way);
    else showPupil(way);
  }

  /** @param {Way} way */
  function showPupil({ session, place, level: wanted }) {
    const pupil = nextPupil(content.pupils, sessions(), wanted);
    card.progress(
      fill(ui.pupil_of_most, { number: place + 1, most: content.staircase.most, level: pupil.level, levels: content.levels }),
      place / content.staircase.most,
    );
    askAboutPupil(card, pupil, {
      overlays,
      scale: content.confidence.scale,
      unfolded,
      intro: session === 0 && place === 0 ? h("p", {}, ui.intro) : null,
      keep(answer, sure) {
        const right = answer === pupil.best;
        keepJudgement(session, place, { pupil: pupil.key, level: pupil.level, answer, ...(sure === null ? {} : { sure }), right });
        return sessions()[session].judged[place].answer;
      },
      undo: () => takeBack(session, place),
      next: () => ({
        label: walkSessions(sessions(), content).over ? ui.to_result : ui.next,
        go: () => { draw(); card.focusTop(); },
      }),
    });
  }

  /** @type {(session: number, place: number, judgement: Judgement) => void} */
  function keepJudgement(session, place, judgement) {
    store.update((given) => {
      const all = readSessions(given, content, pupilOf);
      if (all.length === session) all.push({ edition: content.edition, judged: [] });
      // Another tab may have answered this pupil already: the first answer stands.
      if (all[session].judged.length === place) all[session].judged.push(judgement);
      return { ...given, sessions: all };
    });
  }

  /**
   * Somebody pressed the wrong button: the last answer of the session is as if it had not been.
   * @type {(session: number, place: number) => void}
   */
  function takeBack(session, place) {
    store.update((given) => {
      const all = readSessions(given, content, pupilOf);
      if (all[session] && all[session].judged.length === place + 1) all[session].judged.pop();
      return { ...given, sessions: all };
    });
    draw();
    card.focusTop();
  }

  function startSession() {
    store.update((given) => ({
      ...given,
      sessions: [...readSessions(given, content, pupilOf), { edition: content.edition, judged: [] }],
    }));
    draw();
    card.focusTop();
  }

  /** @param {Way} way */
  function showResult({ session, ...walked }) {
    const { judged } = sessions()[session];
    const all = sessions().flatMap((one) => one.judged);
    const entries = all.flatMap(({ sure, right }) => (sure === undefined ? [] : [{ sure, right }]));
    const ours = sessions().flatMap((one) => (one.edition === content.edition ? withPupils(one.judged) : []));
    card.progress(fill(ui.session_done, { number: session + 1, all: judged.length }), 1);
    card.show(
      card.subheading(ui.result),
      endOfSeries(ui, withPupils(judged), [{ label: ui.new_session, go: startSession }]),
      card.subheading(ui.in_numbers),
      levelInWords(card, judged, walked),
      levelChart(card, judged),
      card.subheading(ui.calibration),
      h("p", {}, calibrationSentence(ui, card.language, entries, content.confidence.fewest_over_all)),
      entries.length ? calibrationFigure(card, entries, content.confidence) : null,
      h("p", { class: "dw-fine" }, ui.calibration_intro),
      card.subheading(ui.ideal),
      besideIdeal(card, withPupils(judged), ours),
      card.subheading(ui.review),
      reviewOfPupils(card, withPupils(judged)),
      sessionTable(card, sessions()),
    );
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/**
 * The kept sessions that can be read; of those with the pupils shown here every pupil is known.
 * @param {Given} given
 * @param {Content} content
 * @param {Map<string, LevelPupil>} pupilOf
 */
function readSessions(given, { edition, levels }, pupilOf) {
  /** @param {any} one */
  const isJudgement = (one) =>
    Boolean(one) &&
    VERDICTS[one.answer] !== undefined &&
    (one.sure === undefined || Number.isFinite(one.sure)) &&
    one.level >= 1 &&
    one.level <= levels;
  /**
   * @param {any} session
   * @returns {session is Session}
   */
  function isSession(session) {
    return (
      Boolean(session) &&
      Array.isArray(session.judged) &&
      session.judged.every(isJudgement) &&
      (session.edition !== edition || session.judged.every((/** @type {Judgement} */ one) => pupilOf.has(one.pupil)))
    );
  }

  return Array.isArray(given.sessions) ? given.sessions.filter(isSession) : [];
}

/**
 * The staircase over one session that begins at level `start`. Two right in a row: one up. One wrong: one down (staircase.py).
 * Gives { level: for the next pupil, turns: the levels where it turned, away: how many pupils were of another level than asked }.
 * @type {(judged: { level: number, right: boolean }[], start: number, levels: number) => Walked}
 */
function walkStaircase(judged, start, levels) {
  let [level, inARow, heading, away] = [start, 0, 0, 0];
  /** @type {number[]} */
  const turns = [];
  for (const { level: shown, right } of judged) {
    if (shown !== level) away += 1;
    inARow = right ? inARow + 1 : 0;
    const step = right ? (inARow === 2 ? 1 : 0) : -1;
    if (step === 0) continue;
    inARow = 0;
    if (heading !== 0 && step !== heading) turns.push(level);
    heading = step;
    level = Math.min(Math.max(level + step, 1), levels);
  }
  return { level, turns, away };
}

/**
 * Where the learner is: { session, place: numbers from 0, over: whether the session ended, and what walkStaircase gives }.
 * A session of another edition counts as ended.
 * @type {(sessions: Session[], content: Content) => Way}
 */
function walkSessions(sessions, { edition, levels, staircase }) {
  let at = { session: 0, place: 0, over: false, ...walkStaircase([], staircase.start, levels) };
  sessions.forEach(({ edition: own, judged }, session) => {
    const walked = walkStaircase(judged, at.level, levels);
    const enough = judged.length >= staircase.fewest && walked.turns.length >= staircase.enough_turns;
    at = { session, place: judged.length, over: judged.length >= staircase.most || enough, ...walked };
    if (own !== edition) at = { session: session + 1, place: 0, over: false, ...walkStaircase([], walked.level, levels) };
  });
  return at;
}

/**
 * The pupil at the nearest level, of those who were seen least often; the first of them in the order of the bank.
 * @type {(pupils: LevelPupil[], sessions: Session[], level: number) => LevelPupil}
 */
function nextPupil(pupils, sessions, level) {
  /** @type {Map<string, number>} */
  const times = new Map();
  sessions.forEach(({ judged }) => judged.forEach(({ pupil }) => times.set(pupil, (times.get(pupil) || 0) + 1)));
  /** @param {LevelPupil} pupil */
  const seen = (pupil) => times.get(pupil.key) || 0;
  const least = Math.min(...pupils.map(seen));
  /** @param {LevelPupil} pupil */
  const away = (pupil) => Math.abs(pupil.level - level) + (pupil.level > level ? 0.5 : 0); // of two as near, the easier
  return pupils.filter((pupil) => seen(pupil) === least).reduce((best, pupil) => (away(pupil) < away(best) ? pupil : best));
}

/**
 * The level reached: the average of the turns, without the first, and as many at the top as at the bottom; or null.
 * @type {(walked: Walked, staircase: Content["staircase"]) => number | null}
 */
function levelReached({ turns, away }, { fewest_turns, most_away }) {
  if (turns.length < fewest_turns || away > most_away) return null;
  const counted = turns.slice(turns.length % 2 === 0 ? 2 : 1);
  return counted.reduce((sum, level) => sum + level, 0) / counted.length;
}

/** @type {(card: Card<Content>, judged: Judgement[], walked: Walked) => Node[]} */
function levelInWords({ content, ui, language }, judged, walked) {
  const reached = levelReached(walked, content.staircase);
  const right = judged.filter((one) => one.right).length;
  const unnamed = walked.away > content.staircase.most_away ? ui.level_away : fill(ui.level_unknown, walked);
  return [
    h("p", {}, reached === null ? unnamed : fill(ui.level_reached, { level: formatNumber(reached, language, 1) })),
    h("p", {}, fill(ui.supported, { supported: right, all: judged.length })),
  ];
}

/**
 * The staircase as a line, with a ring around each pupil who was judged otherwise than the results support.
 * @type {(card: Card<Content>, judged: Judgement[]) => Node}
 */
function levelChart({ content, ui, language }, judged) {
  return lineChart({
    ui,
    language,
    name: ui.level_line,
    caption: ui.level_caption,
    values: judged.map(({ level }) => level),
    range: [0.5, content.levels + 0.5],
    ticks: Array.from({ length: content.levels }, (_, place) => place + 1),
    xTitle: ui.level_axis,
    yTitle: ui.level_line,
    marks: judged.map(({ right }, index) => ({ right, index })).filter(({ right }) => !right),
    markLabel: ui.level_wrong,
  }).figure;
}

/**
 * How it turned out, beside the best possible reader: for this session, and over all sessions once there are enough. Pupils
 * whom the learner called "too early" are left out for both.
 * @type {(card: Card<Content>, judged: JudgedPupil[], all: JudgedPupil[]) => Node[]}
 */
function besideIdeal(card, judged, all) {
  const { content, ui } = card;
  const overall = decided(all);
  const { declines, noises } = countsOf(overall);
  const fewest = content.fewest_of_each;
  const sentences = [
    sessionBesideIdeal(ui, judged),
    Math.min(declines, noises) < fewest
      ? fill(ui.efficiency_few, { fewest, declines, noises })
      : efficiencySentence(card, overall),
  ];
  return [...sentences.map((sentence) => h("p", {}, sentence)), h("p", { class: "dw-fine" }, ui.ideal_what)];
}

/** @type {(ui: Words, judged: JudgedPupil[]) => string} */
function sessionBesideIdeal(ui, judged) {
  const some = decided(judged);
  if (some.length === 0) return ui.ideal_none;
  const [own, ideal] = [turnedOutRight(some), turnedOutRight(asIdeal(some))];
  const early = judged.length - some.length;
  const compared = fill(early > 0 ? ui.ideal_session_early : ui.ideal_session, { early, all: some.length, ideal, own });
  return own > ideal ? `${compared} ${ui.ideal_luck}` : compared;
}

/** @param {JudgedPupil[]} judged */
function decided(judged) {
  return judged.filter(({ answer }) => VERDICTS[answer] !== "early");
}

/**
 * The same pupils as the best possible reader would judge them: a decline when it is more likely than not.
 * @param {JudgedPupil[]} judged
 */
function asIdeal(judged) {
  return judged.map(({ pupil }) => ({ pupil, answer: pupil.ideal > 0.5 ? DECLINE_VERDICT : 0 }));
}

/** @param {Judged[]} judged */
function turnedOutRight(judged) {
  const { hits, noises, falseAlarms } = countsOf(judged);
  return hits + noises - falseAlarms;
}

/** @type {(card: Card<Content>, judged: JudgedPupil[]) => string} */
function efficiencySentence({ content, ui, language }, judged) {
  const own = detectionOf(countsOf(judged)).dPrime;
  const ideal = detectionOf(countsOf(asIdeal(judged))).dPrime;
  const margin = content.confidence.z * errorOfDPrime(countsOf(judged));
  /** @param {number} value */
  const number = (value) => formatNumber(value, language, 1);
  return fill(ui.efficiency, {
    count: judged.length,
    share: formatNumber(100 * (Math.max(own, 0) / ideal) ** 2, language, 0),
    own: number(own),
    ideal: number(ideal),
    low: number(own - margin),
    high: number(own + margin),
  });
}

/**
 * The standard error of d′ (Gourevitch & Galanter 1967), with the same corrected rates as d′ itself.
 * @param {Counts} counts
 */
function errorOfDPrime({ declines, noises, hits, falseAlarms }) {
  /** @type {(count: number, all: number) => number} */
  const part = (count, all) => {
    const rate = (count + 0.5) / (all + 1);
    const density = Math.exp(-(zOf(rate) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    return (rate * (1 - rate)) / (all * density ** 2);
  };
  return Math.sqrt(part(hits, declines) + part(falseAlarms, noises));
}

/** @type {(card: Card<Content>, sessions: Session[]) => Node | null} */
function sessionTable({ content, ui, language }, sessions) {
  if (sessions.length < 2) return null;
  let start = content.staircase.start;
  return dataTable({
    caption: ui.sessions,
    head: [ui.session, ui.level_head, ui.supported_head],
    rows: sessions.map(({ judged }, number) => {
      const walked = walkStaircase(judged, start, content.levels);
      start = walked.level;
      const reached = levelReached(walked, content.staircase);
      return [
        String(number + 1),
        reached === null ? "–" : formatNumber(reached, language, 1),
        fill(ui.of, { count: judged.filter(({ right }) => right).length, all: judged.length }),
      ];
    }),
  });
}
