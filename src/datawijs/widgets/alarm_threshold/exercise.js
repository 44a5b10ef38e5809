// Alarm threshold. Kept: the answers to guesses, stakes and questions (shared/question.js; of a stake, the step of the slider), and
// given.tried = [steps of the slider that were tried, in order].

/** @import { ClassPupil, Content, Outcome, PlacedPoint, Point, Stake, Step } from "./content" */

const TRIES = 3; // thresholds to try before the choices come

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui } = card;
  const bench = thresholdBench(card, refresh);
  const said = h("p", { class: "dw-more", role: "status" });
  const room = () => h("div", { class: "dw-stage" });
  const more = furtherLooking(card, bench, refresh);
  const parts = { guesses: room(), bench: bench.element, end: endOfLesson(card), more: more.element };

  /** What is open so far: each part comes when the one before it is done. */
  function opened() {
    const guessed = tallyOf(card, content.guesses).done === content.guesses.length;
    const tried = guessed && triedSteps(card).length >= TRIES;
    return { guesses: true, bench: guessed, end: tried, more: tried };
  }

  function refresh() {
    const open = opened();
    const names = /** @type {(keyof typeof parts)[]} */ (Object.keys(parts));
    const news = names.filter((name) => open[name] && parts[name].hidden);
    for (const name of names) parts[name].hidden = !open[name];
    if (open.bench && news.includes("bench")) bench.show();
    if (news.length) said.replaceChildren(ui.more_below);
    more.refresh();
    const further = more.done(); // it counts once it is done: who finished the lesson never becomes unfinished by looking further
    const done = Number(open.bench) + Number(open.end) + further;
    const all = 2 + further;
    card.progress(fill(ui.progress, { done, all }), done / all);
  }

  function draw() {
    parts.guesses.replaceChildren(
      card.subheading(ui.guess_heading),
      h("p", {}, ui.guess_intro),
      ...content.guesses.map((guess) =>
        askedQuestion(card, guess, { onanswer: refresh, words: { right: ui.guess_fits, other: ui.guess_off, again: null } }),
      ),
    );
    more.draw();
    bench.restore();
    for (const part of Object.values(parts)) part.hidden = true;
    refresh();
    said.textContent = "";
  }

  card.show(h("p", {}, content.intro), theRule(card), parts.guesses, said, parts.bench, parts.end, parts.more);
  draw();
  card.onElsewhere(draw);
  return card.close;
}

/**
 * What may be unfolded: `name` stands on the fold.
 * @param {string} name
 * @param {Child[]} inside
 */
function fold(name, ...inside) {
  return h("details", { class: "dw-fold" }, h("summary", {}, name), h("div", { class: "dw-stage" }, inside));
}

/** @param {Card<Content>} card */
function endOfLesson(card) {
  const { ui } = card;
  return h("div", { class: "dw-stage" }, card.subheading(ui.end_heading), h("p", { class: "dw-take-along" }, ui.end));
}

/**
 * For who wants more, each in a fold: the picture of what was tried, all classes with the two choices, the questions.
 * @param {Card<Content>} card
 * @param {{ tried: Node }} bench
 * @param {() => void} onanswer
 */
function furtherLooking(card, bench, onanswer) {
  const { content, ui } = card;
  const stakes = h("div", {});
  const questions = h("div", {});
  const score = h("p", { role: "status" });

  /** How it went, once everything has an answer. */
  function refresh() {
    const asked = [...content.guesses, ...content.questions];
    const first = content.stakes.map((stake) => answersTo(card, stake.key)[0]);
    const tally = tallyOf(card, asked);
    const staked = content.stakes.filter((stake, at) => placeIn(stake, first[at]) === stake.best).length;
    const done = tally.done === asked.length && first.every(Boolean);
    score.textContent = done ? fill(ui.end_score, { right: tally.right + staked, all: asked.length + first.length }) : "";
  }

  /** How many of the two further steps are done: all choices, all questions. */
  function done() {
    const chosen = content.stakes.every((stake) => answersTo(card, stake.key).length);
    const answered = tallyOf(card, content.questions).done === content.questions.length;
    return Number(chosen) + Number(answered);
  }

  return {
    refresh,
    done,
    draw() {
      stakes.replaceChildren(...content.stakes.map((stake) => stakeQuestion(card, stake, onanswer)));
      questions.replaceChildren(...content.questions.map((question) => askedQuestion(card, question, { onanswer })));
    },
    element: h(
      "div",
      { class: "dw-stage" },
      card.subheading(ui.more_heading),
      h("p", {}, ui.more_intro),
      fold(ui.trade_heading, bench.tried),
      fold(ui.stakes_heading, h("p", {}, ui.stakes_intro), averagesTable(card), stakes),
      fold(ui.questions_heading, questions),
      score,
    ),
  };
}

/**
 * What each threshold does on average over all classes.
 * @param {Card<Content>} card
 */
function averagesTable({ content, ui }) {
  const caption = fill(ui.averages, { classes: ui.classes });
  const table = dataTable({
    caption,
    head: [ui.column_threshold, ...OUTCOMES.map((outcome) => ui[outcome]), ui.column_minutes],
    rows: content.steps.map(({ label, mean_text: mean, mean_minutes: minutes }) => [
      label,
      ...OUTCOMES.map((outcome) => mean[outcome]),
      minutes,
    ]),
  });
  return h("div", { class: "dw-averages", tabindex: 0, role: "group", "aria-label": caption }, table);
}

/** @param {Card<Content>} card */
function triedSteps(card) {
  const { given } = card.store;
  const kept = given.edition === card.content.edition && Array.isArray(given.tried) ? given.tried : [];
  return kept.filter((place) => typeof place === "number").filter((place) => card.content.steps[place]);
}

/** @param {Card<Content>} card */
function theRule(card) {
  const { content, ui, language } = card;
  const { rule } = content;
  const { figure } = lineChart({
    ui,
    language,
    name: rule.name,
    caption: rule.caption,
    values: rule.values,
    xTitle: ui.test,
    yTitle: ui.score_axis,
    recent: { from: rule.values.length - rule.last, label: ui.last_three },
    band: { label: ui.own_wobble, short: ui.own_wobble_short, lower: rule.lower, upper: rule.upper },
    lines: [{ label: ui.own_average, short: ui.own_average_short, value: rule.mean, kind: "average" }],
  });
  return h(
    "div",
    { class: "dw-stage" },
    card.subheading(ui.rule_heading),
    h("p", {}, rule.rule),
    fold(fill(ui.rule_of, { name: rule.name }), h("p", {}, rule.text), figure),
    h("p", {}, rule.work),
  );
}

/**
 * The slider with its buttons, what the threshold does, and the picture of what was tried.
 * @param {Card<Content>} card
 * @param {() => void} ontry
 */
function thresholdBench(card, ontry) {
  const { content, ui } = card;
  const { steps } = content;
  let place = content.start;
  const sliderId = uniqueId("slider");
  const outcome = h("p", { class: "dw-outcome", role: "status" });
  const tiles = h("dl", { class: "dw-outcomes" });
  /** @type {HTMLInputElement} */
  const slider = h("input", {
    type: "range",
    id: sliderId,
    class: "dw-slider",
    min: 0,
    max: steps.length - 1,
    step: 1,
    value: place,
    oninput: () => show(Number(slider.value)),
    onchange: () => tryStep(Number(slider.value)),
  });
  const buttons = steps.map((step, index) => button(step.label, () => tryStep(index), "plain", { class: "dw-button dw-plain dw-step" }));
  const classPicture = chartFigure(ui, classParts(card, place));
  const tradePicture = chartFigure(ui, tradeParts(card, place));

  /** @param {number} at */
  function show(at) {
    place = at;
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", steps[at].spoken);
    buttons.forEach((one, index) => one.setAttribute("aria-pressed", String(index === at)));
    outcome.textContent = steps[at].sentence;
    tiles.replaceChildren(...outcomeTiles(card, steps[at]));
    classPicture.update(classParts(card, at));
    tradePicture.update(tradeParts(card, at));
  }

  /** @param {number} at */
  function tryStep(at) {
    const tried = triedSteps(card);
    const before = tried.length ? tried : [content.start];
    if (!before.includes(at) || !tried.length) {
      card.store.update((given) => ({
        ...(given.edition === content.edition ? given : {}),
        edition: content.edition,
        tried: [...new Set([...before, at])],
      }));
    }
    show(at);
    ontry();
  }

  return {
    show: () => show(place),
    restore() {
      const tried = triedSteps(card);
      show(tried.length ? tried[tried.length - 1] : content.start);
    },
    element: h(
      "div",
      { class: "dw-stage" },
      card.subheading(ui.try_heading),
      h("p", {}, ui.try_intro),
      h("label", { class: "dw-slider-label", for: sliderId }, ui.slider),
      slider,
      h("div", { class: "dw-slider-ends", "aria-hidden": "true" }, h("span", {}, ui.longer), h("span", {}, ui.shorter)),
      h("div", { class: "dw-step-buttons", role: "group", "aria-label": ui.slider }, buttons),
      outcome,
      classPicture.figure,
      tiles,
    ),
    tried: tradePicture.figure,
  };
}

/** @type {Outcome[]} */
const OUTCOMES = ["caught", "missed", "false_alarms", "left_alone"];

/**
 * Each outcome has a shape: a diamond declines, a circle doesn't; filled is on the list, hollow is not.
 * @param {Outcome} outcome
 * @param {number} x
 * @param {number} y
 */
function mark(outcome, x, y, size = 6) {
  const shape =
    outcome === "caught" || outcome === "missed"
      ? svg("path", { d: `M${x} ${y - size * 1.25}l${size * 1.25} ${size * 1.25}l${-size * 1.25} ${size * 1.25}l${-size * 1.25} ${-size * 1.25}z` })
      : svg("circle", { cx: x, cy: y, r: size * 0.9 });
  shape.setAttribute("class", `dw-person dw-${outcome.replace("_", "-")}`);
  return shape;
}

/** @type {(card: Card<Content>, step: Step) => Node[]} */
function outcomeTiles(card, step) {
  const { content, ui } = card;
  /** @type {(picture: Node | null, label: string, number: string, note: string) => Node} */
  const tile = (picture, label, number, note) =>
    h("div", {}, h("dt", {}, picture, label), h("dd", {}, h("strong", {}, number), h("small", {}, note)));
  return [
    ...OUTCOMES.map((outcome) => {
      const all = outcome === "caught" || outcome === "missed" ? content.declining : content.healthy;
      return tile(
        svg("svg", { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, mark(outcome, 9, 9)),
        ui[outcome],
        fill(ui.of, { number: step.here[outcome], all }),
        ui[`${outcome}_note`],
      );
    }),
    tile(null, ui.work, fill(ui.work_unit, { minutes: step.minutes }), step.names),
  ];
}

/** @type {(pupil: ClassPupil, threshold: number) => Outcome} */
function outcomeOf(pupil, threshold) {
  const listed = pupil.drop >= threshold;
  if (pupil.declines) return listed ? "caught" : "missed";
  return listed ? "false_alarms" : "left_alone";
}

/** @type {(card: Card<Content>, place: number) => ChartParts} */
function classParts({ content, ui, language }, place) {
  const step = content.steps[place];
  return {
    draw: (width) => drawClass(content, ui, step, width, (value) => formatNumber(value, language)),
    alternative: step.sentence,
    table: {
      caption: fill(ui.picture, { threshold: step.label }),
      head: [ui.column_pupil, ui.column_drop, ui.column_truth, ui.column_listed],
      rows: content.pupils.map((pupil) => [
        pupil.name,
        pupil.drop_text,
        pupil.declines ? ui.declines : ui.healthy,
        pupil.drop >= step.threshold ? ui.yes : ui.no,
      ]),
    },
    legend: OUTCOMES.map((outcome) =>
      h(
        "span",
        { class: "dw-key" },
        svg("svg", { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, mark(outcome, 9, 9)),
        ui[outcome],
      ),
    ),
  };
}

/** @type {(content: Content, ui: Words, step: Step, width: number, number: WriteNumber) => SVGElement} */
function drawClass({ pupils }, ui, { threshold }, width, number) {
  const [left, right, top] = [12, width - 12, 28];
  const drops = pupils.map(({ drop }) => drop);
  const low = Math.floor(Math.min(...drops, 0) * 2) / 2;
  const high = Math.max(Math.ceil(Math.max(...drops) * 2) / 2, 3);
  /** @type {Scale} */
  const x = (value) => left + ((value - low) * (right - left)) / (high - low);
  const line = x(threshold);
  const rows = [true, false].map((declines) =>
    besideEachOther(pupils.filter((pupil) => pupil.declines === declines).map((pupil) => [x(pupil.drop), pupil]), 13),
  );
  const heights = rows.map((row) => 50 + 14 * Math.max(...row.map(([, level]) => level)));
  const floors = [top + heights[0], top + heights[0] + heights[1]];
  const bottom = floors[1];
  const ticks = Array.from({ length: Math.round((high - low) / 0.5) + 1 }, (_, index) => low + index / 2).filter((tick) => Number.isInteger(tick));
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    svg("rect", { class: "dw-listed", x: line, y: top, width: Math.max(right - line, 0), height: bottom - top }),
    bottomAxis({
      ticks: ticks.map((tick) => ({ at: x(tick), label: number(tick) })),
      top,
      bottom,
      width,
      right,
      title: ui.picture_axis,
    }),
    rows.map((row, place) => [
      svg("text", { class: "dw-row-name", x: left, y: (place ? floors[0] : top) + 18 }, place ? ui.healthy : ui.declines),
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: floors[place], y2: floors[place] }),
      row.map(([across, level, pupil]) => mark(outcomeOf(pupil, threshold), across, floors[place] - 14 - level * 14)),
    ]),
    svg("line", { class: "dw-threshold", x1: line, x2: line, y1: top - 4, y2: bottom }),
    sideNames({ off: `← ${ui.off_side}`, on: `${ui.on_side} →`, left, line, right, y: top - 10 }),
  );
}

/**
 * What the two sides of the threshold mean, beside it as far as there is room.
 * @param {{ off: string, on: string, left: number, line: number, right: number, y: number }} sides
 */
function sideNames({ off, on, left, line, right, y }) {
  const onWidth = 1.15 * textWidth(on); // it is bold
  const onStart = Math.min(line + 8, right - onWidth);
  const offEnd = Math.min(line - 8, onStart - 12);
  return [
    offEnd - left > textWidth(off) && svg("text", { x: offEnd, y, "text-anchor": "end" }, off),
    svg("text", { class: "dw-row-name", x: onStart, y }, on),
  ];
}

/**
 * Marks that would lie on each other are piled up: [[x, level, thing], …].
 * @template Thing
 * @param {[x: number, thing: Thing][]} places
 * @param {number} size
 */
function besideEachOther(places, size) {
  /** @type {[x: number, level: number, thing: Thing][]} */
  const laid = [];
  for (const [place, thing] of places) {
    let level = 0;
    while (laid.some(([x, taken]) => taken === level && Math.abs(x - place) < size)) level += 1;
    laid.push([place, level, thing]);
  }
  return laid;
}

/**
 * Thresholds that were tried, those with the same outcome taken together.
 * @param {Card<Content>} card
 * @param {number} place
 */
function triedPoints(card, place) {
  const tried = triedSteps(card);
  const shown = [...new Set([...(tried.length ? tried : [card.content.start]), place])].sort((one, other) => one - other);
  /** @type {Map<string, Point>} */
  const points = new Map();
  for (const at of shown) {
    const { here, label } = card.content.steps[at];
    const key = `${here.false_alarms} ${here.caught}`;
    /** @type {Point} */
    const point = points.get(key) || { x: here.false_alarms, y: here.caught, labels: [], now: false };
    point.labels.push(label);
    point.now = point.now || at === place;
    points.set(key, point);
  }
  return { shown, points: [...points.values()] };
}

/** @type {(card: Card<Content>, place: number) => ChartParts} */
function tradeParts(card, place) {
  const { content, ui } = card;
  const { shown, points } = triedPoints(card, place);
  /** @param {number} at */
  const sentence = (at) =>
    fill(ui.trade_point, {
      threshold: content.steps[at].label,
      caught: content.steps[at].here.caught,
      false: content.steps[at].here.false_alarms,
    });
  /** @type {(shape: Node, label: string) => Node} */
  const key = (shape, label) =>
    h("span", { class: "dw-key" }, svg("svg", { viewBox: "0 0 28 18", width: 28, height: 18, "aria-hidden": "true" }, shape), label);
  return {
    draw: (width) => drawTrade(content, ui, points, width),
    alternative: fill(ui.trade_alternative, { list: shown.map(sentence).join("; ") }),
    table: {
      caption: ui.trade_heading,
      head: [ui.column_threshold, ui.caught, ui.missed, ui.column_false, ui.column_minutes],
      rows: shown.map((at) => {
        const { label, here, minutes } = content.steps[at];
        return [label, here.caught, here.missed, here.false_alarms, minutes].map(String);
      }),
    },
    legend: [
      key(svg("circle", { class: "dw-tried", cx: 14, cy: 9, r: 6 }), ui.trade_tried),
      key(svg("path", { class: "dw-line dw-line-others", d: "M1 9H27" }), ui.trade_line),
      key(svg("circle", { class: "dw-ideal", cx: 14, cy: 9, r: 6.5 }), ui.trade_ideal),
    ],
  };
}

/** @type {(content: Content, ui: Words, points: Point[], width: number) => SVGElement} */
function drawTrade({ steps, declining }, ui, points, width) {
  const [left, right, top, bottom] = [34, width - 34, 36, 236];
  const most = Math.max(...steps.map(({ here, mean }) => Math.max(here.false_alarms, mean.false_alarms)));
  const high = Math.ceil(most / 2) * 2;
  /** @type {Scale} */
  const x = (value) => left + (value * (right - left)) / high;
  /** @type {Scale} */
  const y = (value) => bottom - (value * (bottom - top)) / declining;
  const path = steps.map(({ mean }, index) => `${index ? "L" : "M"}${x(mean.false_alarms).toFixed(1)} ${y(mean.caught).toFixed(1)}`).join("");
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    svg("text", { class: "dw-axis-title", x: 0, y: 12 }, ui.trade_y),
    Array.from({ length: declining + 1 }, (_, tick) => [
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
      svg("text", { x: left - 12, y: y(tick), "text-anchor": "end", "dominant-baseline": "central" }, String(tick)),
    ]),
    bottomAxis({
      ticks: Array.from({ length: high / 2 + 1 }, (_, index) => ({ at: x(2 * index), label: String(2 * index) })),
      bottom,
      width,
      right,
      title: ui.trade_x,
    }),
    svg("path", { class: "dw-line dw-line-others", d: path }),
    svg("circle", { class: "dw-ideal", cx: x(0), cy: y(declining), r: 9 }),
    labelsApart(points.map((point) => ({ ...point, left: x(point.x) + 11, label: labelOf(point) }))).map((point) => [
      svg("circle", { class: point.now ? "dw-tried dw-now" : "dw-tried", cx: x(point.x), cy: y(point.y), r: point.now ? 7.5 : 6 }),
      svg(
        "text",
        { class: "dw-row-name", x: point.left, y: y(point.y) + (point.above ? -9 : 16) },
        point.label,
      ),
    ]),
  );
}

/** @param {Point} point */
function labelOf({ labels }) {
  return labels.length > 2 ? `${labels[0]} – ${labels[labels.length - 1]}` : labels.join(" · ");
}

/**
 * A label stands under its point, or above it where the axis or the label of the point before it takes the room.
 * @param {PlacedPoint[]} points
 */
function labelsApart(points) {
  /** @type {(PlacedPoint & { above: boolean })[]} */
  const laid = [];
  for (const point of [...points].sort((one, other) => one.left - other.left)) {
    const before = laid.filter(({ y }) => y === point.y).pop();
    const taken = before && before.left + 1.1 * textWidth(before.label) + 6 > point.left; // these labels are bold
    laid.push({ ...point, above: taken ? !before.above : point.y === 0 });
  }
  return laid;
}

/**
 * The place of a threshold that was chosen in a situation; -1 when none was.
 * @param {Stake} stake
 * @param {string | undefined} said
 */
function placeIn(stake, said) {
  return stake.options.findIndex(({ key }) => key === said);
}

/**
 * Choose a threshold for a situation.
 * @param {Card<Content>} card
 * @param {Stake} stake
 * @param {() => void} onanswer
 */
function stakeQuestion(card, stake, onanswer) {
  const { content, ui } = card;
  const given = answersTo(card, stake.key);
  const last = placeIn(stake, given[given.length - 1]);
  const id = uniqueId("stake");
  const slot = feedbackSlot();
  const check = button(ui.give_answer, answer, given.length ? "plain" : "primary");
  const select = h(
    "select",
    { id, class: "dw-field", "aria-describedby": `${id}-why` },
    content.steps.map((step, index) => h("option", { value: index, selected: index === (last < 0 ? content.start : last) }, step.label)),
  );

  /** @type {(place: number, move: boolean) => void} */
  function say(place, move) {
    const fits = place === stake.best;
    giveFeedback(slot, {
      tone: fits ? "right" : "other",
      heading: fits ? ui.stake_fits : ui.stake_not,
      text: fits ? stake.feedback[place] : [stake.feedback[place], ui.try_again],
      move,
    });
  }

  function answer() {
    const place = Number(select.value);
    keepAnswerTo(card, stake.key, stake.options[place].key);
    check.classList.replace("dw-primary", "dw-plain");
    say(place, true);
    onanswer();
  }

  if (stake.feedback[last]) say(last, false);
  return h(
    "div",
    { class: "dw-asked" },
    h("p", { class: "dw-stake", id: `${id}-why` }, stake.prompt),
    h(
      "div",
      { class: "dw-buttons dw-stake-choice" },
      h("label", { for: id }, ui.stake_label),
      select,
      check,
    ),
    slot,
  );
}
