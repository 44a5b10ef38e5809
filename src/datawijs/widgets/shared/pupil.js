// A pupil whose results are judged: the chart with what may be laid over it, the question, and afterwards the truth, why, and
// chance. What it shows comes from pupil.py: pupil_content and pupil_words.

/** @type {("noise" | "early" | "decline")[]} */
const VERDICTS = ["noise", "early", "decline"]; // answers are kept as positions in this list
const DECLINE_VERDICT = 2;

/**
 * Put one pupil on the card and ask for a judgement.
 *   overlays       { average, range, class }: what is laid over the chart; the learner's choice is kept in it
 *   intro          elements above the pupil, or null
 *   scale          percentages: also ask how sure the learner is; null: don't
 *   explain        false: no feedback, go on at once
 *   keep(answer, sure)  keeps them, and gives the answer that stands (another tab may have been first)
 *   answerLabel    on the button, ui.answer when not given
 *   next()         { label, go } of the button after the feedback
 * @param {Card} card
 * @param {Pupil} pupil
 * @param {{
 *   overlays: Overlays,
 *   intro: Child,
 *   scale?: number[] | null,
 *   explain?: boolean,
 *   keep: (answer: number, sure: number | null) => number,
 *   answerLabel?: string,
 *   next: () => { label: string, go: () => void },
 * }} options
 */
function askAboutPupil(card, pupil, { overlays, intro, scale = null, explain = true, keep, answerLabel, next }) {
  const { ui } = card;
  const chart = pupilChart(card, pupil, overlays);
  const slot = feedbackSlot();
  const warning = h("p", { class: "dw-warning", role: "status" });
  /** @type {{ answer: number | null, sure: number | null }} */
  const chosen = { answer: null, sure: null };
  /** @type {(name: keyof typeof chosen) => (value: number) => void} */
  const choose = (name) => (value) => {
    chosen[name] = value;
    warning.textContent = "";
  };
  const question = radioGroup({
    legend: fill(ui.question, { name: pupil.name }),
    options: VERDICTS.map((verdict) => ({ label: ui[verdict], note: ui[`${verdict}_note`], icon: verdict })),
    onchoose: choose("answer"),
  });
  const confidence = scale && confidenceQuestion(ui, scale, choose("sure"));

  /** @type {(missing: HTMLElement, sentence: string) => void} */
  function ask(missing, sentence) {
    warning.textContent = sentence;
    missing.querySelector("input")?.focus();
  }

  function answer() {
    if (chosen.answer === null) {
      ask(question, ui.choose_first);
      return;
    }
    if (confidence && chosen.sure === null) {
      ask(confidence, ui.choose_sure);
      return;
    }
    const stands = keep(chosen.answer, chosen.sure);
    const { label, go } = next();
    if (!explain) {
      go();
      return;
    }
    chart.reveal();
    const onward = button(label, go, "primary");
    below.replaceChildren(h("div", { class: "dw-buttons" }, onward));
    onward.focus({ preventScroll: true });
    giveFeedback(slot, feedbackOnPupil(ui, pupil, stands));
  }

  const below = h(
    "div",
    {},
    question,
    confidence,
    warning,
    h("div", { class: "dw-buttons" }, button(answerLabel || ui.answer, answer, "primary")),
  );
  card.show(intro, card.subheading(pupil.title), chart.element, slot, below);
}

/**
 * The chart of a pupil with its three switches; reveal() adds everything, and marks the results since a decline began.
 * @param {Card} card
 * @param {Pupil} pupil
 * @param {Overlays} overlays
 */
function pupilChart({ ui, language }, pupil, overlays) {
  const shown = { ...overlays };
  /** @type {(tenths: Series) => Series} */
  const inPoints = (tenths) => tenths.map((value) => (value === null ? null : value / 10));
  const scores = inPoints(pupil.scores);
  const before = scores.filter((score) => score !== null).length - 3; // the last three are held against these
  const note = h("p", { class: "dw-range-note" });
  const laid = () => {
    /** @type {Line[]} */
    const lines = [];
    if (shown.average) lines.push({ label: ui.average, value: pupil.centre, kind: "average" });
    if (shown.class) lines.push({ label: ui.class, values: inPoints(pupil.class), kind: "others" });
    return { lines, band: shown.range ? { label: ui.range, lower: pupil.range[0], upper: pupil.range[1] } : null };
  };
  const chart = lineChart({
    ui,
    language,
    name: pupil.name,
    caption: pupil.title,
    values: scores,
    xTitle: ui.test,
    markLabel: ui.part_of_decline,
    ...laid(),
  });
  const switches = h("div", { class: "dw-overlays", role: "group", "aria-label": ui.overlays });

  function lay() {
    chart.update(laid());
    note.textContent = shown.range || shown.average ? fill(ui.range_note, { count: before }) : "";
  }

  /** @type {(keyof Overlays)[]} */
  const names = ["average", "range", "class"];

  function drawSwitches() {
    switches.replaceChildren(
      ...names.map((name) =>
        checkbox({
          label: ui[name],
          checked: shown[name],
          onchange: (on) => {
            shown[name] = on;
            overlays[name] = on; // the next pupil starts with the same
            lay();
          },
        }),
      ),
    );
  }

  drawSwitches();
  lay();
  return {
    element: h("div", { class: "dw-pupil-chart" }, switches, chart.figure, note),
    reveal() {
      Object.assign(shown, { average: true, range: true, class: true });
      drawSwitches();
      lay();
      const { onset } = pupil;
      if (onset) chart.update({ marks: scores.map((_, index) => ({ index })).filter(({ index }) => index + 1 >= onset) });
    },
  };
}

/**
 * Was it a good decision, and did it turn out well? Two questions, four headings.
 * @param {Words} ui
 * @param {Pupil} pupil
 * @param {number} answer
 * @returns {Feedback}
 */
function feedbackOnPupil(ui, pupil, answer) {
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
    text: [ui[`why_${truth}_${VERDICTS[pupil.best]}_${VERDICTS[answer]}`], noticeSentence(ui, pupil), chanceSentence(ui, pupil)],
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
 * How often chance alone makes a drop such as this one.
 * @param {Words} ui
 * @param {Pupil} pupil
 */
function chanceSentence(ui, { chance }) {
  if (chance === undefined) return ui.chance_none;
  if (chance < 1) return ui.chance_rare;
  return fill(chance === 1 ? ui.chance_one : ui.chance_many, { count: chance });
}

/**
 * What there is to notice in this series; empty where the other sentences say it all.
 * @param {Words} ui
 * @param {Pupil} pupil
 */
function noticeSentence(ui, { name, notice }) {
  if (!notice) return "";
  const [kind, ...numbers] = notice;
  if (kind === "gap") return fill(numbers.length === 1 ? ui.notice_gap_one : ui.notice_gap_many, { numbers: numbers.join(", ") });
  return fill(ui[`notice_${kind}`], { name, number: numbers[0], points: numbers[1] });
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
        const chart = pupilChart(card, pupil, { average: false, range: false, class: false });
        const slot = h("div", {});
        inside.append(chart.element, slot);
        chart.reveal();
        giveFeedback(slot, { ...feedbackOnPupil(ui, pupil, answer), move: false });
      },
    },
    h("summary", {}, icon(answer === pupil.best ? "right" : "other"), `${line}${confidence}; ${best}`),
    inside,
  );
}
