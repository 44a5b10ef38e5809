// Noise or decline. Kept: { attempts: [{ round, edition, answers: [0 | 1 | 2, …], score }] }, the last attempt being the
// current one; an answer is the position of noise, early, decline. `score` is added when a round is finished.

const ANSWERS = ["noise", "early", "decline"];
const DECLINE = 2;
const HABITS = ["drops", "below", "limits", "recent"];

function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  const overlays = { average: false, range: false, class: false };

  const fits = (attempt) =>
    Boolean(attempt) &&
    attempt.edition === content.edition &&
    Array.isArray(content.rounds[attempt.round]) &&
    Array.isArray(attempt.answers) &&
    attempt.answers.length <= content.rounds[attempt.round].length &&
    attempt.answers.every((answer) => ANSWERS[answer] !== undefined);
  const attempts = () => (Array.isArray(store.given.attempts) ? store.given.attempts : []);
  const current = () => {
    const last = attempts()[attempts().length - 1];
    return fits(last) ? last : { round: 0, edition: content.edition, answers: [] };
  };
  const pupils = () => content.rounds[current().round];

  /** Show where the learner is: the first pupil without an answer, or the result. */
  function draw() {
    const place = current().answers.length;
    if (place < pupils().length) showPupil(place);
    else showResult();
  }

  function keepAnswer(place, answer) {
    store.update((given) => {
      const all = Array.isArray(given.attempts) ? given.attempts : [];
      let last = all[all.length - 1];
      if (!fits(last)) all.push((last = { round: 0, edition: content.edition, answers: [] }));
      // Another tab may have answered this pupil already: the first answer stands.
      if (last.answers.length === place) last.answers.push(answer);
      const judged = content.rounds[last.round];
      if (last.answers.length === judged.length) last.score = scoreOf(last.answers, judged);
      return { ...given, attempts: all };
    });
  }

  function startRound(round) {
    store.update((given) => ({
      ...given,
      attempts: [...attempts(), { round, edition: content.edition, answers: [] }],
    }));
    draw();
    card.focusTop();
  }

  function showPupil(place) {
    const pupil = pupils()[place];
    const all = pupils().length;
    const chart = pupilChart(card, pupil, overlays);
    const slot = feedbackSlot();
    const below = h("div", {});
    let chosen = null;
    const warning = h("p", { class: "dw-warning", role: "status" });

    const question = radioGroup({
      legend: fill(ui.question, { name: pupil.name }),
      options: ANSWERS.map((answer) => ({ label: ui[answer], note: ui[`${answer}_note`], icon: answer })),
      onchoose: (answer) => {
        chosen = answer;
        warning.textContent = "";
      },
    });

    function answer() {
      if (chosen === null) {
        warning.textContent = ui.choose_first;
        question.querySelector("input").focus();
        return;
      }
      keepAnswer(place, chosen);
      const given = current().answers[place];
      chart.reveal();
      const last = place + 1 === all;
      const next = button(last ? ui.to_result : ui.next, () => { draw(); card.focusTop(); }, "primary");
      below.replaceChildren(h("div", { class: "dw-buttons" }, next));
      card.progress(fill(ui.pupil_of, { number: place + 1, all }), (place + 1) / all);
      next.focus({ preventScroll: true });
      giveFeedback(slot, feedbackOn(ui, pupil, given));
    }

    below.append(question, warning, h("div", { class: "dw-buttons" }, button(ui.answer, answer, "primary")));
    card.progress(fill(ui.pupil_of, { number: place + 1, all }), place / all);
    card.show(
      place === 0 ? h("p", {}, ui.intro) : null,
      card.subheading(pupil.title),
      chart.element,
      slot,
      below,
    );
  }

  function showResult() {
    const { round, answers, score } = { ...current(), score: scoreOf(current().answers, pupils()) };
    card.progress(fill(ui.done, { all: answers.length }), 1);
    card.show(
      card.subheading(ui.result),
      resultWords(ui, card.language, score),
      card.subheading(ui.compare),
      habitTable(ui, card.language, score, pupils()),
      card.subheading(ui.review),
      h("ol", { class: "dw-review" }, pupils().map((pupil, place) => h("li", {}, reviewOf(card, pupil, answers[place])))),
      earlierRounds(ui, attempts()),
      h(
        "div",
        { class: "dw-buttons" },
        button(ui.again_new, () => startRound((round + 1) % content.rounds.length), "primary"),
        button(ui.again_same, () => startRound(round)),
      ),
    );
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/** The chart of a pupil with its three switches; reveal() adds everything, and marks the results since a decline began. */
function pupilChart({ ui, language }, pupil, overlays) {
  const shown = { ...overlays };
  const note = h("p", { class: "dw-range-note" });
  const laid = () => ({
    band: shown.range ? { label: ui.range, lower: pupil.range[0], upper: pupil.range[1] } : null,
    lines: [
      shown.average && { label: ui.average, value: pupil.centre, kind: "average" },
      shown.class && { label: ui.class, values: pupil.class, kind: "others" },
    ].filter(Boolean),
  });
  const chart = lineChart({
    ui,
    language,
    name: pupil.name,
    caption: pupil.title,
    values: pupil.scores,
    xTitle: ui.test,
    missedLabel: ui.missed_label,
    markLabel: ui.part_of_decline,
    ...laid(),
  });
  const switches = h("div", { class: "dw-overlays", role: "group", "aria-label": ui.overlays });

  function lay() {
    chart.update(laid());
    note.textContent = shown.range || shown.average ? fill(ui.range_note, { count: pupil.before }) : "";
  }

  function drawSwitches() {
    switches.replaceChildren(
      ...["average", "range", "class"].map((name) =>
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
      if (pupil.onset) {
        const marks = pupil.scores.map((_, index) => ({ index })).filter(({ index }) => index + 1 >= pupil.onset);
        chart.update({ marks });
      }
    },
  };
}

/** Was it a good decision, and did it turn out well? Two questions, four headings. */
function feedbackOn(ui, pupil, answer) {
  const truth = pupil.onset ? "decline" : "noise";
  const wise = answer === pupil.best;
  const turnedOutRight = ANSWERS[answer] === truth;
  const heading = wise
    ? turnedOutRight || ANSWERS[answer] === "early" ? ui.well : ui.unlucky
    : turnedOutRight ? ui.lucky : ui.elsewhere;
  return {
    tone: wise ? "right" : turnedOutRight ? "note" : "other",
    heading,
    facts: verdicts(ui, pupil, answer),
    text: [ui[`why_${truth}_${ANSWERS[pupil.best]}_${ANSWERS[answer]}`], pupil.case, pupil.chance],
  };
}

function verdicts(ui, pupil, answer) {
  const row = (label, kind, text) => [h("dt", {}, label), h("dd", {}, icon(kind), h("span", {}, text))];
  return h(
    "dl",
    { class: "dw-verdicts" },
    row(ui.you, ANSWERS[answer], ui[ANSWERS[answer]]),
    row(ui.results_say, ANSWERS[pupil.best], ui[ANSWERS[pupil.best]]),
    row(ui.truth, pupil.onset ? "decline" : "noise", pupil.truth),
  );
}

/** Counts of a finished round. Saying "too early" isn't an alarm. */
function scoreOf(answers, pupils) {
  const count = (holds) => pupils.filter((pupil, place) => holds(pupil, answers[place])).length;
  return {
    declines: count((pupil) => pupil.onset),
    noises: count((pupil) => !pupil.onset),
    hits: count((pupil, answer) => pupil.onset && answer === DECLINE),
    falseAlarms: count((pupil, answer) => !pupil.onset && answer === DECLINE),
    early: count((_, answer) => ANSWERS[answer] === "early"),
    wisely: count((pupil, answer) => ANSWERS[answer] === "early" && answer === pupil.best),
    supported: count((pupil, answer) => answer === pupil.best),
  };
}

function detectionOf({ declines, noises, hits, falseAlarms }) {
  return detection(hits, declines - hits, falseAlarms, noises - falseAlarms);
}

const FEWEST_FOR_D_PRIME = 8; // under that, d′ says next to nothing

function resultWords(ui, language, score) {
  const sentences = resultSentences(ui, language, score).filter(Boolean);
  return h("ul", { class: "dw-result" }, sentences.map((text) => h("li", {}, text)));
}

function resultSentences(ui, language, score) {
  const all = score.declines + score.noises;
  const sentences = [
    fill(ui.caught, score),
    fill(ui.alarms, { ...score, false_alarms: score.falseAlarms }),
    score.early > 0 && fill(ui.waited, score),
    fill(ui.supported, { ...score, all }),
  ];
  if (all < FEWEST_FOR_D_PRIME) return sentences;
  const { dPrime, bias } = detectionOf(score);
  const lean = bias > 0.4 ? ui.bias_back : bias < -0.4 ? ui.bias_quick : ui.bias_even;
  return [
    ...sentences,
    [
      fill(ui.tell_apart, { d_prime: formatNumber(dPrime, language, 1), meaning: meaningOf(dPrime, ui) }),
      fill(ui.wobbles, { all }),
    ].join(" "),
    fill(lean, { bias: formatNumber(bias, language, 1) }),
  ];
}

/** d′ in words. The steps are our choice; the best possible reader of such series has about 2. */
function meaningOf(dPrime, ui) {
  if (dPrime < 0.4) return ui.apart_none;
  if (dPrime < 1) return ui.apart_little;
  return dPrime < 1.8 ? ui.apart_clear : ui.apart_well;
}

function habitTable(ui, language, score, pupils) {
  const row = (label, counts) => {
    const cells = [
      label,
      fill(ui.of, { count: counts.hits, all: counts.declines }),
      fill(ui.of, { count: counts.falseAlarms, all: counts.noises }),
    ];
    return pupils.length < FEWEST_FOR_D_PRIME ? cells : [...cells, formatNumber(detectionOf(counts).dPrime, language, 1)];
  };
  const habit = (name) => scoreOf(pupils.map((pupil) => (pupil.habits[name] ? DECLINE : 0)), pupils);
  const head = [ui.who, ui.hits_head, ui.alarms_head];
  return dataTable({
    caption: ui.compare_caption,
    head: pupils.length < FEWEST_FOR_D_PRIME ? head : [...head, ui.d_head],
    rows: [row(ui.you_row, score), ...HABITS.map((name) => row(ui[`habit_${name}`], habit(name)))],
  });
}

/** One pupil once more; the chart is drawn when it is opened. */
function reviewOf(card, pupil, answer) {
  const { ui } = card;
  const best = answer === pupil.best ? ui.review_best : fill(ui.review_other, { best: ui[ANSWERS[pupil.best]] });
  const line = fill(ui.review_line, { title: pupil.title, answer: ui[ANSWERS[answer]] });
  const inside = h("div", {});
  return h(
    "details",
    {
      ontoggle: (event) => {
        if (!event.target.open || inside.firstChild || event.target !== event.currentTarget) return;
        const chart = pupilChart(card, pupil, {});
        const slot = h("div", {});
        inside.append(chart.element, slot);
        chart.reveal();
        giveFeedback(slot, { ...feedbackOn(ui, pupil, answer), move: false });
      },
    },
    h("summary", {}, icon(answer === pupil.best ? "right" : "other"), `${line}; ${best}`),
    inside,
  );
}

function earlierRounds(ui, attempts) {
  const finished = attempts.filter(({ score }) => score);
  if (finished.length < 2) return null;
  return dataTable({
    caption: `${ui.earlier}. ${ui.earlier_caption}`,
    head: [ui.round, ui.hits_head, ui.alarms_head],
    rows: finished.map(({ score }, number) => [
      String(number + 1),
      fill(ui.of, { count: score.hits, all: score.declines }),
      fill(ui.of, { count: score.falseAlarms, all: score.noises }),
    ]),
  });
}
