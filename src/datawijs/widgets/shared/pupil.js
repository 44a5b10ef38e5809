// A pupil whose results are judged: the chart with the line that may be laid over it, the question, and afterwards where the
// last three results lie, the truth, why, and chance. What it shows comes from pupil.py: pupil_content and pupil_words.

/** @type {("noise" | "early" | "decline")[]} */
const VERDICTS = ["noise", "early", "decline"]; // answers are kept as positions in this list
const DECLINE_VERDICT = 2;
const LAST = 3; // so many results are held against the line
const ONE_IN = 3; // of the earlier results, one in three marks the line: as in signals/hand_rule.py

/**
 * Put one pupil on the card and ask for a judgement. Where feedback follows, a verdict is the answer as soon as it is pressed;
 * where it doesn't, as in a test, one may think again until the button below.
 *   overlays       { line, raw }: what is laid over the chart; the learner's choice is kept in it
 *   intro          elements above the pupil, or null
 *   scale          percentages: also ask how sure the learner is; null: don't
 *   unfolded       { sure }: whether that question is unfolded where feedback follows; the learner's choice is kept in it
 *   explain        false: no feedback, go on at once
 *   keep(answer, sure)  keeps them, and gives the answer that stands (another tab may have been first)
 *   undo()         takes the answer back, for who pressed the wrong button, and asks again
 *   answerLabel    on the button of a test
 *   next()         { label, go } of the button after the feedback
 * @param {Card} card
 * @param {Pupil} pupil
 * @param {{
 *   overlays: Overlays,
 *   intro: Child,
 *   scale?: number[] | null,
 *   unfolded?: { sure: boolean },
 *   explain?: boolean,
 *   keep: (answer: number, sure: number | null) => number,
 *   undo: () => void,
 *   answerLabel?: string,
 *   next: () => { label: string, go: () => void },
 * }} options
 */
function askAboutPupil(card, pupil, options) {
  const { overlays, intro, scale = null, unfolded = { sure: false }, explain = true, keep, undo, answerLabel, next } = options;
  const { ui } = card;
  const slot = feedbackSlot();
  const chart = pupilChart(card, pupil, overlays, slot);
  /** @type {number | null} */
  let sure = null;
  const confidence = scale && confidenceQuestion(ui, scale, (share) => { sure = share; });

  /** @param {number} answer */
  function answerWith(answer) {
    const stands = keep(answer, sure);
    const { label, go } = next();
    if (!explain) {
      go();
      return;
    }
    chart.reveal();
    const onward = button(label, go, "primary");
    below.replaceChildren();
    giveFeedback(slot, {
      ...feedbackOnPupil(card, pupil, stands),
      onward: h("div", { class: "dw-buttons" }, onward, button(ui.undo, undo)),
    });
    onward.focus({ preventScroll: true });
  }

  const question = {
    legend: fill(ui.question, { name: pupil.name }),
    options: VERDICTS.map((verdict) => ({ label: ui[verdict], note: ui[`${verdict}_note`], icon: verdict })),
  };
  const below = h(
    "div",
    {},
    explain
      ? [confidence && foldedConfidence(ui, confidence, unfolded), buttonGroup({ ...question, onchoose: answerWith })]
      : askUntilSent(ui, { question, confidence, isSure: () => sure !== null, answerLabel, answerWith }),
  );
  card.show(intro, card.subheading(pupil.title), chart.element, below);
}

/**
 * The question with its button: nothing is answered before that is pressed.
 * @param {Words} ui
 * @param {{
 *   question: Omit<Parameters<typeof radioGroup>[0], "onchoose">,
 *   confidence: HTMLElement | null,
 *   isSure: () => boolean,
 *   answerLabel?: string,
 *   answerWith: (answer: number) => void,
 * }} asking
 */
function askUntilSent(ui, { question, confidence, isSure, answerLabel, answerWith }) {
  const warning = h("p", { class: "dw-warning", role: "status" });
  /** @type {number | null} */
  let chosen = null;
  const group = radioGroup({
    ...question,
    onchoose: (answer) => {
      chosen = answer;
      warning.textContent = "";
    },
  });
  confidence?.addEventListener("change", () => { warning.textContent = ""; });

  /** @type {(missing: HTMLElement, sentence: string) => void} */
  function ask(missing, sentence) {
    warning.textContent = sentence;
    missing.querySelector("input")?.focus();
  }

  function send() {
    if (chosen === null) ask(group, ui.choose_first);
    else if (confidence && !isSure()) ask(confidence, ui.choose_sure);
    else answerWith(chosen);
  }

  return [group, confidence, warning, h("div", { class: "dw-buttons" }, button(answerLabel || ui.answer, send, "primary"))];
}

/**
 * How sure, for who wants to say so before they answer. It stays unfolded for the next pupil.
 * @type {(ui: Words, confidence: HTMLElement, unfolded: { sure: boolean }) => HTMLElement}
 */
function foldedConfidence(ui, confidence, unfolded) {
  return h(
    "details",
    {
      class: "dw-sure-first",
      open: unfolded.sure,
      ontoggle: (event) => { unfolded.sure = event.currentTarget.open; },
    },
    h("summary", {}, ui.sure_first),
    confidence,
  );
}

/** @param {number} tenths */
const inPoints = (tenths) => tenths / 10;

/**
 * The results that the line is laid over, in tenths: as they are where the pupil is shown raw, else without the class effect.
 * @param {Pupil} pupil
 * @returns {Series}
 */
function judgedSeries({ scores, effect, lost }) {
  return lost ? scores : scores.map((value, index) => (value === null ? null : value - effect[index]));
}

/** @type {(tenths: Series) => Series} */
const allInPoints = (tenths) => tenths.map((value) => (value === null ? null : inPoints(value)));

/**
 * The last three results against the line, after giving back what the class lost to a pupil who is shown raw.
 * @param {Pupil} pupil
 * @returns {Against[]}
 */
function lastAgainstLine(pupil) {
  const { lost = [], line } = pupil;
  const taken = judgedSeries(pupil).flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  return taken.slice(-LAST).map(({ value, index }, place) => {
    const given = lost[place] || 0;
    const tenths = value + given;
    return { index, value: inPoints(tenths), below: tenths < line, on: tenths === line, lost: inPoints(given) };
  });
}

/**
 * The earlier results, in points, lowest first.
 * @param {Pupil} pupil
 */
function earlierOf(pupil) {
  return judgedSeries(pupil)
    .flatMap((value) => (value === null ? [] : [inPoints(value)]))
    .slice(0, -LAST)
    .sort((a, b) => a - b);
}

/**
 * The chart of a pupil, without the class effect or raw, with its switches; reveal() adds the line and where the last three lie,
 * and marks the results since a decline began.
 * @param {Card} card
 * @param {Pupil} pupil
 * @param {Overlays} overlays
 * @param {Element | null} [beneath] right under the drawing
 */
function pupilChart(card, pupil, overlays, beneath = null) {
  const { ui, language } = card;
  const shown = { ...overlays };
  let revealed = false;
  const note = h("p", { class: "dw-range-note" });
  const withRaw = Boolean(pupil.lost);
  const isRaw = () => withRaw || shown.raw;
  const withLine = () => (shown.line || revealed) && (withRaw || !shown.raw);
  /** @param {number} value */
  const number = (value) => formatNumber(value, language);
  const laid = () => ({
    values: allInPoints(isRaw() ? pupil.scores : judgedSeries(pupil)),
    lines: [...(isRaw() ? [classLine(ui, pupil)] : []), ...(withLine() ? [theLine(ui, pupil)] : [])],
    band: withLine() ? fromTheLine(ui, pupil) : null,
    ...(withLine() && revealed ? theJudged(card, pupil) : { judged: [], judgedWords: undefined, recent: null }),
    marks: revealed && pupil.onset ? sinceOnset(pupil, pupil.onset) : [],
  });
  const chart = lineChart({
    ui,
    language,
    name: pupil.name,
    caption: pupil.title,
    xTitle: ui.test,
    yTitle: ui.score_axis,
    markLabel: ui.part_of_decline,
    roomFor: [`${ui.line_short} ${number(inPoints(pupil.line))}`, ui.highest, ui.middle],
    beneath,
    ...scaleOf(pupil),
    ...laid(),
  });
  const switches = h("div", { class: "dw-overlays", role: "group", "aria-label": ui.overlays });

  function lay() {
    chart.update(laid());
    note.textContent = noteUnder(card, pupil, { raw: isRaw(), line: withLine() });
  }

  function drawSwitches() {
    /** @type {(keyof Overlays)[]} */
    const names = [];
    if (!revealed) names.push("line");
    if (!withRaw) names.push("raw");
    switches.replaceChildren(
      ...names.map((name) =>
        checkbox({
          label: ui[name],
          checked: shown[name],
          onchange: (on) => {
            shown[name] = on;
            if (!revealed) overlays[name] = on; // the next pupil starts with the same
            lay();
          },
        }),
      ),
    );
  }

  drawSwitches();
  lay();
  return {
    element: h(
      "div",
      { class: "dw-pupil-chart" },
      withRaw ? h("p", {}, ui.raw_step) : null,
      switches,
      chart.figure,
      note,
    ),
    reveal() {
      revealed = true;
      shown.raw = false;
      drawSwitches();
      lay();
    },
  };
}

/** @type {(ui: Words, pupil: Pupil) => Line} */
function classLine(ui, { usual, effect }) {
  return { label: ui.class, short: ui.in_class, values: effect.map((tenths) => inPoints(usual + tenths)), kind: "others" };
}

/** @type {(ui: Words, pupil: Pupil) => Line} */
function theLine(ui, { line }) {
  return { label: ui.line, short: ui.line_short, value: inPoints(line), kind: "rule" };
}

/**
 * The ground from the line to the highest earlier result: nothing below the line.
 * @type {(ui: Words, pupil: Pupil) => LineChart["band"]}
 */
function fromTheLine(ui, pupil) {
  return { label: ui.from_the_line, edge: ui.highest, lower: inPoints(pupil.line), upper: earlierOf(pupil).slice(-1)[0] };
}

/**
 * @param {Card} card
 * @param {Pupil} pupil
 * @returns {Pick<LineChart, "judged" | "judgedWords" | "recent">}
 */
function theJudged({ ui, language }, pupil) {
  /** @param {number} value */
  const number = (value) => formatNumber(value, language);
  const last = lastAgainstLine(pupil);
  return {
    recent: {
      from: last[0].index,
      label: ui.recent,
      middle: middleOf(ui, [...earlierOf(pupil), ...last.map(({ value }) => value)], number),
    },
    judged: last.map((one) => {
      const side = one.below ? ui.below : ui.not_below;
      const value = number(one.value);
      return { ...one, told: one.lost > 0 ? fill(ui.given_back_told, { value, side }) : side };
    }),
    judgedWords: {
      head: ui.against_head,
      below: ui.below,
      above: ui.not_below,
      said: placeSentences({ ui, language }, pupil).join(" "),
    },
  };
}

/**
 * @param {Pupil} pupil
 * @param {number} onset
 */
function sinceOnset(pupil, onset) {
  return pupil.scores.map((_, index) => ({ index })).filter(({ index }) => index + 1 >= onset);
}

/**
 * The middle one of the last three results, and how many of the earlier ones lie lower.
 * @type {(ui: Words, values: number[], number: WriteNumber) => NonNullable<NonNullable<LineChart["recent"]>["middle"]>}
 */
function middleOf(ui, values, number) {
  const [, value] = values.slice(-LAST).sort((one, other) => one - other);
  const earlier = values.slice(0, -LAST);
  const lower = earlier.filter((one) => one < value).length;
  return { value, label: ui.middle, told: fill(ui.middle_told, { value: number(value), lower, count: earlier.length }) };
}

/**
 * The axis: 0 to 100, and further where results without the class effect lie beyond.
 * @param {Pupil} pupil
 * @returns {Pick<LineChart, "range" | "ticks">}
 */
function scaleOf(pupil) {
  const values = allInPoints(judgedSeries(pupil)).flatMap((value) => (value === null ? [] : [value]));
  return {
    range: [Math.min(0, Math.floor(Math.min(...values) / 10) * 10), Math.max(100, Math.ceil(Math.max(...values) / 10) * 10)],
    ticks: [0, 20, 40, 60, 80, 100],
  };
}

/**
 * What stands under the chart: which results these are, and what the line is.
 * @param {Card} card
 * @param {Pupil} pupil
 * @param {{ raw: boolean, line: boolean }} what
 */
function noteUnder({ ui }, pupil, { raw, line }) {
  const count = earlierOf(pupil).length;
  return [
    !raw && ui.own_note,
    raw && !pupil.lost && ui.raw_note,
    line && fill(ui.line_note, { count, place: Math.floor(count / ONE_IN) }),
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * Was it a good decision, and did it turn out well? Two questions, four headings.
 * @param {Card} card
 * @param {Pupil} pupil
 * @param {number} answer
 * @returns {Feedback}
 */
function feedbackOnPupil(card, pupil, answer) {
  const { ui } = card;
  const truth = pupil.onset ? "decline" : "noise";
  const wise = answer === pupil.best;
  const turnedOutRight = VERDICTS[answer] === truth;
  const heading = wise
    ? turnedOutRight || VERDICTS[answer] === "early" ? ui.well : ui.unlucky
    : turnedOutRight ? ui.lucky : ui.elsewhere;
  return {
    tone: wise ? "right" : turnedOutRight ? "note" : "other",
    heading,
    facts: verdictsOn(ui, pupil, answer),
    text: [
      placeSentences(card, pupil).join(" "),
      ui[`why_${truth}_${VERDICTS[pupil.best]}_${VERDICTS[answer]}`],
      noticeSentence(ui, pupil),
      chanceSentence(ui, pupil),
    ],
  };
}

/**
 * @param {Words} ui
 * @param {Pupil} pupil
 * @param {number} answer
 */
function verdictsOn(ui, pupil, answer) {
  /** @type {(label: string, kind: IconName, text: string) => Child} */
  const row = (label, kind, text) => [h("dt", {}, label), h("dd", {}, icon(kind), h("span", {}, text))];
  return h(
    "dl",
    { class: "dw-verdicts" },
    row(ui.you, VERDICTS[answer], ui[VERDICTS[answer]]),
    row(ui.results_say, VERDICTS[pupil.best], ui[VERDICTS[pupil.best]]),
    row(ui.truth, pupil.onset ? "decline" : "noise", fill(pupil.onset ? ui.truth_decline : ui.truth_noise, pupil)),
  );
}

/**
 * Where the last three results lie: which tests lie below the line, how many, and so what.
 * @type {(card: Pick<Card, "ui" | "language">, pupil: Pupil) => string[]}
 */
function placeSentences({ ui, language }, pupil) {
  const last = lastAgainstLine(pupil);
  /** @type {(some: Against[], withValue?: boolean) => string} */
  const tests = (some, withValue = false) =>
    inARow(
      some.map(({ index, value }) => (withValue ? `${index + 1} (${formatNumber(value, language)})` : String(index + 1))),
      ui.and,
    );
  const below = last.filter((one) => one.below);
  const others = last.filter((one) => !one.below);
  const on = last.filter((one) => one.on);
  const place = fill(ui[`lie_${below.length}`], {
    below: tests(below, true),
    others: tests(others),
    line: formatNumber(inPoints(pupil.line), language),
  });
  const given = last
    .filter(({ lost }) => lost > 0)
    .map(({ index, value, lost }) =>
      fill(ui.given_back, {
        number: index + 1,
        points: formatNumber(lost, language),
        value: formatNumber(value, language),
      }),
    );
  return [
    ...(pupil.lost && !given.length ? [ui.nothing_to_give_back] : given),
    place,
    ...(on.length ? [fill(ui.on_the_line, { others: tests(on) })] : []),
  ];
}

/**
 * "a, b and c".
 * @param {string[]} texts
 * @param {string} and
 */
function inARow(texts, and) {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${and} ${texts[texts.length - 1]}`;
}

/**
 * How often chance alone gives this answer or a stronger one.
 * @param {Words} ui
 * @param {Pupil} pupil
 */
function chanceSentence(ui, pupil) {
  return [
    fill(ui[`chance_${VERDICTS[pupil.best]}`], { count: pupil.chance }),
    fill(ui.chance_holds, { count: earlierOf(pupil).length }),
  ].join(" ");
}

/**
 * What there is to notice in this series; empty where the other sentences say it all.
 * @param {Words} ui
 * @param {Pupil} pupil
 */
function noticeSentence(ui, { name, notice, lost }) {
  if (!notice) return "";
  const [kind, ...numbers] = notice;
  if (kind === "gap") return fill(numbers.length === 1 ? ui.notice_gap_one : ui.notice_gap_many, { numbers: numbers.join(", ") });
  const told = kind === "hard" && lost ? ui.notice_hard_raw : ui[`notice_${kind}`];
  return fill(told, { name, number: numbers[0], points: numbers[1] });
}

/**
 * The pupils of a round once more: [{ pupil, answer, sure }]; a chart is drawn when it is opened.
 * @param {Card} card
 * @param {Judged[]} judged
 */
function reviewOfPupils(card, judged) {
  return h("ol", { class: "dw-review" }, judged.map((one) => h("li", {}, reviewOfPupil(card, one))));
}

/**
 * @param {Card} card
 * @param {Judged} judged
 */
function reviewOfPupil(card, { pupil, answer, sure }) {
  const { ui } = card;
  const best = answer === pupil.best ? ui.review_best : fill(ui.review_other, { best: ui[VERDICTS[pupil.best]] });
  const line = fill(ui.review_line, { title: pupil.title, answer: ui[VERDICTS[answer]] });
  const confidence = Number.isFinite(sure) ? ` (${fill(ui.percent, { share: sure })})` : "";
  const inside = h("div", {});
  return h(
    "details",
    {
      ontoggle: (event) => {
        if (!event.currentTarget.open || inside.firstChild || event.target !== event.currentTarget) return;
        const chart = pupilChart(card, pupil, { line: false, raw: false });
        const slot = h("div", {});
        inside.append(chart.element, slot);
        chart.reveal();
        giveFeedback(slot, { ...feedbackOnPupil(card, pupil, answer), move: false });
      },
    },
    h("summary", {}, icon(answer === pupil.best ? "right" : "other"), `${line}${confidence}; ${best}`),
    inside,
  );
}
