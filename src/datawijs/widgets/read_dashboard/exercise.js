// Read the dashboard. Kept: the answers to the questions (shared/question.js).

/** @import { Bars, Content, Draw, Drawing, Lines, Scatter, Screen, Strips } from "./content" */

/** @type {Record<string, number>} */
const CHART_OF_QUESTION = {
  // pupil: results, absence, log-ins
  "days-absent": 1,
  logins: 2,
  // class: averages, test by test, log-ins beside results, absence
  "lowest-five": 1,
  "drops-by-chance": 1,
  "hard-test": 1,
  "logins-and-results": 2,
  // year: averages, test by test, absence, log-ins
  "often-absent": 2,
  "same-test": 1,
  "small-group": 2,
  "few-pupils": 2,
  // school: averages, absence by year, absence by week, log-ins by week
  "worst-week": 2,
  "one-year": 1,
  "most-per-pupil": 1,
  "worst-week-again": 2,
  "quiet-week": 3,
}; // the others: the first chart

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui } = card;
  const questions = content.questions;
  const screen = dashboardScreen(card);
  const room = h("div", { class: "dw-reading-room" });

  function showProgress() {
    const { done } = tallyOf(card, questions);
    card.progress(fill(ui.answered, { done, all: questions.length }), done / questions.length);
  }

  /** @param {number} place */
  function go(place, byLearner = true) {
    const heading = place >= questions.length ? showResult() : showQuestion(place);
    if (byLearner) {
      heading.focus({ preventScroll: true });
      bringIntoView(place >= questions.length ? heading : screen.charts);
    }
  }

  /** @param {number} place */
  function showQuestion(place) {
    const question = questions[place];
    const last = place + 1 === questions.length;
    screen.show(CHART_OF_QUESTION[question.key] || 0);
    const heading = card.subheading(fill(ui.question_of, { number: place + 1, all: questions.length }));
    const next = button(last ? ui.to_result : ui.next_question, () => go(place + 1));
    const lead = () => next.classList.replace("dw-plain", "dw-primary");
    if (answersTo(card, question.key).length) lead();
    room.replaceChildren(
      heading,
      h("p", { class: "dw-reading-level" }, h("strong", {}, ui[`level_${question.level}`]), " ", h("span", {}, ui[`note_${question.level}`])),
      askedQuestion(card, question, {
        onanswer() {
          lead();
          showProgress();
        },
      }),
      h(
        "div",
        { class: "dw-buttons dw-reading-steps" },
        place > 0 && button(ui.previous_question, () => go(place - 1)),
        next,
      ),
    );
    showProgress();
    return heading;
  }

  function showResult() {
    const heading = card.subheading(ui.result);
    room.replaceChildren(
      heading,
      h("p", {}, resultSentence(card, questions)),
      dataTable(resultTable(card, questions)),
      card.subheading(ui.what_happened),
      h("p", {}, content.truth),
      h(
        "div",
        { class: "dw-reading-again", role: "group", "aria-label": ui.look_again },
        h("p", { "aria-hidden": "true" }, ui.look_again),
        h(
          "div",
          { class: "dw-reading-numbers" },
          questions.map((_, place) => button(String(place + 1), () => go(place), "plain", {
            "aria-label": fill(ui.question_of, { number: place + 1, all: questions.length }),
          })),
        ),
      ),
    );
    showProgress();
    return heading;
  }

  function draw() {
    const open = questions.findIndex((question) => !answersTo(card, question.key).length);
    go(open < 0 ? questions.length : open, false);
  }

  card.show(h("p", {}, ui.intro), screen.element, room);
  draw();
  card.onElsewhere(draw);
  return card.close;
}

/** @type {(card: Card<Content>, questions: Question[]) => string} */
function resultSentence(card, questions) {
  const { done, right } = tallyOf(card, questions);
  const sentence = done === questions.length ? card.ui.result_all : card.ui.result_some;
  return fill(sentence, { right, done, all: questions.length, left: questions.length - done });
}

/** @type {(card: Card<Content>, questions: Question[]) => Table} */
function resultTable(card, questions) {
  const { ui } = card;
  const levels = [...new Set(questions.map((question) => question.level))];
  return {
    caption: ui.result,
    head: [ui.column_level, ui.column_right],
    rows: levels.map((level) => {
      const here = questions.filter((question) => question.level === level);
      return [ui[`level_${level}`], fill(ui.of, { right: tallyOf(card, here).right, all: here.length })];
    }),
  };
}

/**
 * The dashboard itself: tiles, and one chart at a time behind buttons. On paper all charts stand below each other.
 * @type {(card: Card<Content>) => Screen}
 */
function dashboardScreen(card) {
  const { content, ui } = card;
  const panels = content.charts.map((chart) => {
    const heading = h("p", { class: "dw-reading-title", id: uniqueId("chart") }, chart.title);
    const start = "start" in chart && chart.start;
    const notes = [chart.note, start ? fill(ui.axis_starts, { start }) : ""].filter(Boolean).join(" ");
    return h(
      "div",
      { class: "dw-panel", role: "group", "aria-labelledby": heading.id },
      heading,
      drawnChart(card, chart),
      notes && h("p", { class: "dw-reading-note" }, notes),
    );
  });
  const buttons = content.charts.map((chart, place) => button(chart.tab, () => show(place), "plain", { class: "dw-tab" }));

  /** @param {number} place */
  function show(place) {
    panels.forEach((panel, index) => (panel.hidden = index !== place));
    buttons.forEach((one, index) => one.setAttribute("aria-pressed", String(index === place)));
  }

  const charts = h(
    "div",
    { class: "dw-screen-charts" },
    h("div", { class: "dw-tabs", role: "group", "aria-label": ui.charts }, buttons),
    panels,
  );
  show(0);
  return {
    show,
    charts,
    element: h(
      "div",
      { class: "dw-dashboard" },
      h("p", { class: "dw-screen-head" }, h("strong", {}, content.heading), " ", h("span", {}, ui.fictional)),
      h("dl", { class: "dw-tiles" }, content.tiles.map((tile) => h("div", {}, h("dt", {}, tile.label), h("dd", {}, tile.value)))),
      charts,
    ),
  };
}

/** @type {(card: Card<Content>, chart: Lines | Drawing) => Node} */
function drawnChart({ ui, language }, chart) {
  if (chart.type === "line") return lineChart({ ui, language, caption: chart.title, ...chart }).figure;
  const { figure } = chartFigure(ui, {
    draw: (width) => drawing(chart, width, (value) => formatNumber(value, language)),
    alternative: chart.alternative,
    table: chart.table,
    legend: chart.type === "strips" ? stripLegend(chart) : null,
  });
  return figure;
}

/** @type {Draw<Drawing>} */
function drawing(chart, width, number) {
  if (chart.type === "strips") return drawStrips(chart, width, number);
  if (chart.type === "scatter") return drawScatter(chart, width, number);
  return chart.type === "bars" ? drawBars(chart, width, number) : drawWeeks(chart, width, number);
}

/**
 * Round values for an axis from `low` to at least `high`, about `count` of them.
 * @type {(low: number, high: number, count: number) => number[]}
 */
function niceTicks(low, high, count) {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5].map((factor) => factor * power).find((size) => size >= rough) || 10 * power;
  const first = Math.floor(low / step) * step;
  /** @type {number[]} */
  const ticks = [];
  for (let tick = first; tick < high + step; tick += step) ticks.push(Number(tick.toFixed(6)));
  return ticks[ticks.length - 2] >= high ? ticks.slice(0, -1) : ticks;
}

/**
 * An axis at the left, with lines through the drawing and its title above it.
 * @param {{ ticks: number[], y: Scale, left: number, right: number, title: string, number: WriteNumber }} axis
 * @returns {Child}
 */
function leftAxis({ ticks, y, left, right, title, number }) {
  return [
    svg("text", { class: "dw-axis-title", x: 0, y: 12 }, title),
    ticks.map((tick) => [
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
      leftLabel(number(tick), left, y(tick)),
    ]),
  ];
}

/** @type {(from: number, to: number, start: number, end: number) => Scale} */
const scale = (from, to, start, end) => (value) => start + ((value - from) * (end - start)) / (to - from);

/** @type {(ticks: number[], x: Scale, number: WriteNumber) => Tick[]} */
const valueTicks = (ticks, x, number) => ticks.map((tick) => ({ at: x(tick), label: number(tick) }));

/**
 * Bars across, each with its name before it, or above it where names would take too much of the width.
 * @type {Draw<Bars>}
 */
function drawBars({ bars, unit, start }, width, number) {
  const names = widest(bars.map(({ label }) => label)) + 10;
  const above = names > 0.42 * width;
  const thick = bars.length > 8 ? 13 : 24;
  const name = above ? 22 : 0;
  const row = name + thick + (bars.length > 8 ? 7 : 14);
  const [left, right, top] = [above ? 1 : names, width - 16, 6];
  const bottom = top + bars.length * row;
  const highest = start ? 100 : Math.max(...bars.map(({ value }) => value));
  const rounded = niceTicks(start, highest, Math.min((right - left) / 40, 6)).filter((tick) => tick > start);
  const ticks = [start, ...rounded];
  const x = scale(start, ticks[ticks.length - 1], left, right);
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    bottomAxis({ ticks: valueTicks(ticks, x, number), top, bottom, width, title: unit, right }),
    bars.map(({ label, value }, place) => {
      const begin = top + place * row + (row - name - thick) / 2;
      return [
        above
          ? svg("text", { class: "dw-bar-name", x: left, y: begin + 15 }, label)
          : leftLabel(label, left, begin + thick / 2),
        svg("rect", { class: "dw-bar", x: left, y: begin + name, width: Math.max(x(value) - left, 1), height: thick, rx: 2 }),
      ];
    }),
  );
}

/** @type {Draw<Bars>} */
function drawWeeks({ bars, unit }, width, number) {
  const top = 28;
  const bottom = 208;
  const left = 36;
  const right = width - 8;
  const ticks = niceTicks(0, Math.max(...bars.map(({ value }) => value), 1), 4);
  const y = scale(0, ticks[ticks.length - 1], bottom, top);
  const pitch = (right - left) / bars.length;
  /** @type {Scale} */
  const middle = (place) => left + (place + 0.5) * pitch;
  return picture(
    width,
    bottom + BOTTOM_AXIS.labels + 6,
    leftAxis({ ticks, y, left, right, title: unit, number }),
    bottomAxis({ ticks: bars.map(({ label }, place) => ({ at: middle(place), label })), bottom, width }),
    bars.map(({ value }, place) =>
      value > 0 &&
      svg("rect", {
        class: "dw-bar",
        x: middle(place) - pitch * 0.36,
        y: y(value),
        width: pitch * 0.72,
        height: bottom - y(value),
        rx: 1,
      }),
    ),
  );
}

/** @type {Draw<Strips>} */
function drawStrips({ rows, unit }, width, number) {
  const [left, right, top, strip] = [10, width - 14, 4, 84];
  const bottom = top + rows.length * strip;
  const values = rows.flatMap(({ dots }) => dots.map(({ value }) => value));
  const ticks = niceTicks(Math.min(...values), Math.max(...values), width / 70);
  const x = scale(ticks[0], ticks[ticks.length - 1], left, right);
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    bottomAxis({ ticks: valueTicks(ticks, x, number), top, bottom, width, title: unit, right }),
    rows.map(({ label, mean, dots }, place) => {
      const above = top + place * strip;
      const middle = above + 52;
      return [
        svg("line", { class: "dw-gridline", x1: left, x2: right, y1: above + strip, y2: above + strip }),
        svg("text", { class: "dw-strip-name", x: left, y: above + 16 }, label),
        svg("line", { class: "dw-mean", x1: x(mean), x2: x(mean), y1: above + 24, y2: above + strip - 3 }),
        apart(dots.map(({ value }) => x(value)), 9).map(([across, step]) =>
          svg("circle", { class: "dw-dot", cx: across, cy: middle + step * 8, r: 4.5 }),
        ),
      ];
    }),
  );
}

/**
 * Put dots that would lie on each other side by side: [[x, step], …], a step being a place above or below the middle.
 * @param {number[]} places
 * @param {number} size
 */
function apart(places, size) {
  /** @type {[x: number, step: number][]} */
  const laid = [];
  for (const place of places) {
    const free = [0, -1, 1, -2, 2, -3, 3, -4, 4].find((step) => !laid.some(([x, taken]) => taken === step && Math.abs(x - place) < size));
    laid.push([place, free || 0]);
  }
  return laid;
}

/** @type {(chart: Strips) => Node[]} */
function stripLegend({ meanLabel, dotLabel }) {
  /** @type {(shape: Node, label: string) => Node} */
  const key = (shape, label) =>
    h("span", { class: "dw-key" }, svg("svg", { viewBox: "0 0 28 14", width: 28, height: 14, "aria-hidden": "true" }, shape), label);
  return [
    key(svg("circle", { class: "dw-dot", cx: 14, cy: 7, r: 4.5 }), dotLabel),
    key(svg("line", { class: "dw-mean", x1: 14, x2: 14, y1: 0, y2: 14 }), meanLabel),
  ];
}

/** @type {Draw<Scatter>} */
function drawScatter({ dots, xTitle, yTitle }, width, number) {
  const [left, right, top, bottom] = [36, width - 14, 28, 248];
  const xTicks = niceTicks(Math.min(...dots.map((dot) => dot.x)), Math.max(...dots.map((dot) => dot.x)), width / 90);
  const yTicks = niceTicks(Math.min(...dots.map((dot) => dot.y)), Math.max(...dots.map((dot) => dot.y)), 5);
  const x = scale(xTicks[0], xTicks[xTicks.length - 1], left, right);
  const y = scale(yTicks[0], yTicks[yTicks.length - 1], bottom, top);
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    leftAxis({ ticks: yTicks, y, left, right, title: yTitle, number }),
    bottomAxis({ ticks: valueTicks(xTicks, x, number), top, bottom, width, title: xTitle, right }),
    dots.map((dot) => svg("circle", { class: "dw-dot", cx: x(dot.x), cy: y(dot.y), r: 4.5 })),
  );
}
