// Moving target. Kept: the answers to guesses and questions (shared/question.js), given.seen = the furthest month that was
// looked at, counted from 0, given.kept = whether September's target is on, and given.switched once it has been.

/** @import { Content, Month } from "./content" */

const CROSS = "M6 6l12 12M18 6L6 18";

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui } = card;
  const guessing = { right: ui.guess_fits, other: ui.guess_off, again: null };
  openInTurn(card, [h("p", {}, content.intro), whatIsShown(card)], (refresh) => [
    askingPart(card, { heading: ui.guess_heading, intro: ui.guess_intro, questions: content.guesses, refresh, words: guessing }),
    yearPart(card, refresh),
    askingPart(card, { heading: ui.questions_heading, questions: content.questions, refresh }),
    closingPart(card, [...content.guesses, ...content.questions]),
  ]);
  return card.close;
}

/** @type {(card: Card<Content>) => Node[]} */
function whatIsShown({ ui }) {
  return [
    h("p", { class: "dw-rules-title" }, h("strong", {}, ui.screen_heading)),
    h("ul", { class: "dw-rules" }, ui.screen_rules.map((rule) => h("li", {}, rule))),
    h("p", { class: "dw-rules-note" }, ui.our_choice),
  ];
}

/**
 * The furthest month that was looked at; a file may hold anything.
 * @param {Card<Content>} card
 */
function seenMonth(card) {
  const seen = stateOf(card, "seen", 0);
  return typeof seen === "number" && card.content.months[seen] ? seen : 0;
}

/**
 * The year month by month, and in June the switch.
 * @type {(card: Card<Content>, refresh: () => void) => Part}
 */
function yearPart(card, refresh) {
  const { content, ui } = card;
  const last = content.months.length - 1;

  function nodes() {
    let month = seenMonth(card);
    let kept = stateOf(card, "kept", false) === true;
    const said = h("p", { class: "dw-only-read", role: "status" });
    const tiles = h("dl", { class: "dw-tiles" });
    const marks = h("ol", { class: "dw-months", "aria-label": ui.marks });
    const summary = h("p", { class: "dw-years-summary", role: "status" });
    const picture = chartFigure(ui, yearParts(card, kept));
    const slider = stepSlider({
      label: ui.month,
      steps: content.months.map(({ name, sentence }) => ({ label: name, spoken: sentence })),
      place: month,
      less: ui.month_before,
      more: ui.month_after,
      onmove: go,
    });
    const reveal = h(
      "div",
      { class: "dw-reveal" },
      card.subheading(ui.switch_heading),
      h("p", {}, ui.switch_intro),
      checkbox({ label: ui.switch, checked: kept, onchange: turn }),
      summary,
      picture.figure,
    );
    const onward = h("p", { class: "dw-onward" }, ui.to_june);

    function show() {
      const shown = (kept ? content.months_kept : content.months)[month];
      const seen = seenMonth(card);
      said.textContent = shown.sentence;
      tiles.replaceChildren(...monthTiles(card, shown));
      marks.replaceChildren(...monthMarks(card, kept, seen, month));
      reveal.hidden = seen < last;
      onward.hidden = !reveal.hidden;
      summary.textContent = kept ? content.summary_kept : content.summary;
    }

    /** @param {number} to */
    function go(to) {
      month = to;
      if (to > seenMonth(card)) keepState(card, { seen: to });
      show();
    }

    /** @param {boolean} on */
    function turn(on) {
      kept = on;
      keepState(card, { seen: last, kept: on, switched: true });
      show();
      picture.update(yearParts(card, kept));
      refresh();
    }

    show();
    return [card.subheading(ui.walk_heading), h("p", {}, ui.walk_intro), slider.element, said, tiles, marks, onward, reveal];
  }

  return { nodes, done: () => stateOf(card, "switched", false) === true };
}

/** @type {(card: Card<Content>, shown: Month) => Node[]} */
function monthTiles({ content, ui }, shown) {
  /** @type {(label: string, value: Child, note?: string) => Node} */
  const tile = (label, value, note) => h("div", {}, h("dt", {}, label), h("dd", {}, h("strong", {}, value), note && h("small", {}, note)));
  return [
    tile(ui.ability, fill(ui.ability_value, shown)),
    tile(ui.growth, fill(ui.growth_value, { growth: `+${shown.growth}` })),
    tile(
      ui.target,
      [verdictMark(shown.reached), " ", shown.reached ? ui.reached : ui.missed_target],
      fill(ui.target_note, { target: shown.target, lowest: shown.target - content.margin }),
    ),
  ];
}

/** @param {boolean} reached */
function verdictMark(reached) {
  return strokes(reached ? ICONS.right : CROSS, reached ? "dw-icon dw-reached" : "dw-icon dw-below");
}

/**
 * A tick or a cross for each month seen so far.
 * @type {(card: Card<Content>, kept: boolean, seen: number, now: number) => Node[]}
 */
function monthMarks({ content, ui }, kept, seen, now) {
  return (kept ? content.months_kept : content.months).map(({ short, name, reached }, place) => {
    const known = place <= seen;
    const words = known ? (reached ? ui.reached : ui.missed_target) : ui.not_yet;
    return h(
      "li",
      { class: place === now ? "dw-now-month" : null },
      h("span", { "aria-hidden": "true" }, short),
      known ? verdictMark(reached) : h("span", { class: "dw-unknown", "aria-hidden": "true" }, "·"),
      h("span", { class: "dw-only-read" }, `${name}: ${words}`),
    );
  });
}

/** @type {(card: Card<Content>, kept: boolean) => ChartParts} */
function yearParts({ content, ui }, kept) {
  const months = kept ? content.months_kept : content.months;
  /** @type {(shape: Child, label: string) => Node} */
  const key = (shape, label) =>
    h("span", { class: "dw-key" }, svg("svg", { viewBox: "0 0 28 18", width: 28, height: 18, "aria-hidden": "true" }, shape), label);
  return {
    draw: (width) => drawYear(content, ui, months, width),
    alternative: [fill(ui.chart, content), ...months.map(({ sentence }) => sentence)].join(" "),
    table: {
      caption: fill(ui.chart, content),
      head: [ui.column_month, ui.ability, ui.growth, ui.target, ui.column_result],
      rows: months.map(({ name, ability, growth, target, reached }) => [name, String(ability), `+${growth}`, String(target), reached ? ui.yes : ui.no]),
    },
    legend: [
      key([svg("path", { class: "dw-line dw-line-self", d: "M0 9H28" }), svg("circle", { class: "dw-dot", cx: 14, cy: 9, r: 4.5 })], ui.ability),
      key(svg("path", { class: "dw-line dw-line-target", d: "M1 9H27" }), ui.target),
      key(svg("rect", { class: "dw-band", x: 0, y: 2, width: 28, height: 14 }), ui.still),
      key(svg("path", { class: "dw-below-mark", d: "M9 4l10 10m0 -10l-10 10" }), ui.missed_target),
    ],
  };
}

/** @type {(content: Content, ui: Words, months: Month[], width: number) => SVGElement} */
function drawYear({ start, margin }, ui, months, width) {
  const values = [start, ...months.map(({ ability }) => ability)];
  const high = 10 * Math.ceil((Math.max(...values) + 1) / 10);
  const low = 10 * Math.floor((Math.min(...values, ...months.map(({ target }) => target - margin)) - 1) / 10);
  const ticks = Array.from({ length: (high - low) / 10 + 1 }, (_, step) => low + 10 * step);
  const [left, right, top, bottom] = [34, width - 12, 30, 270];
  /** @type {Scale} */
  const x = (place) => left + 14 + (place * (right - left - 28)) / months.length;
  /** @type {Scale} */
  const y = (value) => bottom - ((value - low) * (bottom - top)) / (high - low);
  return picture(
    width,
    bottom + BOTTOM_AXIS.labels + 6,
    svg("text", { class: "dw-axis-title", x: 0, y: 12 }, ui.chart_axis),
    months.map(({ target }, place) =>
      svg("rect", { class: "dw-band", x: x(place), y: y(target), width: x(place + 1) - x(place), height: y(target - margin) - y(target) }),
    ),
    ticks.map((tick) => [
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
      leftLabel(String(tick), left, y(tick)),
    ]),
    months.map(({ target }, place) => svg("path", { class: "dw-line dw-line-target", d: `M${x(place)} ${y(target)}H${x(place + 1)}` })),
    svg("path", { class: "dw-line dw-line-self", d: pathThrough(values, x, y) }),
    values.map((value, place) => svg("circle", { class: "dw-dot", cx: x(place), cy: y(value), r: 4.5 })),
    months.map(({ ability, reached }, place) =>
      reached ? null : svg("path", { class: "dw-below-mark", d: `M${x(place + 1) - 6} ${y(ability) + 9}l12 12m0 -12l-12 12` }),
    ),
    bottomAxis({
      ticks: [ui.start, ...months.map(({ short }) => short)].map((label, place) => ({ at: x(place), label })),
      fromLast: true,
      bottom,
      width,
      right,
    }),
  );
}
