// Combining sources. Kept: the answers to the questions (shared/question.js), given.notes = { case: what the learner wrote }
// and given.tabs = { case: the source that is shown }.

/** @import { Absences, Case, Content, Practice, Source } from "./content" */

const CROSS = "M6 6l12 12M18 6L6 18";

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content } = card;
  const questions = content.cases.flatMap((one) => [...one.sources.map(({ question }) => question), one.together, one.decision]);
  openInTurn(card, h("p", {}, content.intro), (refresh) => [
    ...content.cases.map((one) => casePart(card, one, refresh)),
    closingPart(card, questions),
  ]);
  return card.close;
}

/**
 * What is kept for each pupil: keptFor(card, "notes"). A file may hold anything.
 * @type {(card: Card, name: "notes" | "tabs") => Record<string, unknown>}
 */
function keptFor(card, name) {
  const kept = stateOf(card, name, {});
  return isObject(kept) ? kept : {};
}

/** @type {(card: Card, name: "notes" | "tabs", key: string, value: unknown) => void} */
function keepFor(card, name, key, value) {
  keepState(card, { [name]: { ...keptFor(card, name), [key]: value } });
}

/**
 * One pupil: the sources, what they say together, what to do, and the truth.
 * @type {(card: Card<Content>, one: Case, refresh: () => void) => Part}
 */
function casePart(card, one, refresh) {
  const { ui } = card;
  const filledIn = () => one.sources.every(({ question }) => answersTo(card, question.key).length);
  const decided = () => answersTo(card, one.decision.key).length > 0;

  function nodes() {
    const together = h("div", { class: "dw-together" });
    const onward = h("p", { class: "dw-onward" }, ui.all_sources);
    const summary = h("div", {});
    const decision = h("div", {});
    const truth = h("div", { class: "dw-truth", role: "status" });
    const tabs = sourceTabs(card, one, update);

    function update() {
      tabs.mark();
      onward.hidden = filledIn();
      together.hidden = !filledIn();
      if (filledIn()) summary.replaceChildren(dataTable(writtenDown(card, one)));
      decision.hidden = !answersTo(card, one.together.key).length;
      if (decided() && !truth.childElementCount) {
        truth.append(h("p", {}, h("strong", {}, ui.truth_heading)), h("p", {}, one.truth));
      }
      refresh();
    }

    decision.append(noteField(card, one), askedQuestion(card, one.decision, { onanswer: update }), truth);
    together.append(summary, askedQuestion(card, one.together, { onanswer: update }), decision);
    tabs.mark();
    queueMicrotask(update);
    return [card.subheading(one.heading), tabs.element, onward, together];
  }

  return { nodes, done: () => filledIn() && answersTo(card, one.together.key).length > 0 && decided() };
}

/**
 * What the learner said about each source beside what it says.
 * @type {(card: Card<Content>, one: Case) => Table}
 */
function writtenDown(card, one) {
  const { ui } = card;
  return {
    caption: ui.you_wrote,
    head: [ui.column_source, ui.column_you, ui.column_fits],
    rows: one.sources.map(({ tab, question }) => [
      tab,
      firstOption(card, question)?.text,
      question.options.find(({ correct }) => correct)?.text,
    ]),
  };
}

/** @type {(card: Card<Content>, one: Case) => Node} */
function noteField(card, one) {
  const id = uniqueId("note");
  const written = keptFor(card, "notes")[one.key];
  /** @type {HTMLTextAreaElement} */
  const field = h("textarea", { id, class: "dw-field dw-note", rows: 3, oninput: () => keepFor(card, "notes", one.key, field.value) });
  field.value = typeof written === "string" ? written : "";
  return h("div", { class: "dw-note-room" }, h("label", { for: id }, card.ui.note_label), field);
}

/**
 * One source at a time behind buttons, each with its question. On paper all stand below each other.
 * @type {(card: Card<Content>, one: Case, onanswer: () => void) => { mark: () => void, element: Node }}
 */
function sourceTabs(card, one, onanswer) {
  const { ui } = card;
  const shown = keptFor(card, "tabs")[one.key];
  const panels = one.sources.map((source) => {
    const title = h("p", { class: "dw-source-title", id: uniqueId("source") }, source.title);
    return h(
      "div",
      { class: "dw-panel", role: "group", "aria-labelledby": title.id },
      title,
      drawnSource(card, source),
      source.note && h("p", { class: "dw-source-note" }, source.note),
      askedQuestion(card, source.question, { onanswer }),
    );
  });
  const marks = one.sources.map(() => h("span", { class: "dw-tab-mark" }));
  const buttons = one.sources.map(({ tab }, place) => button([tab, marks[place]], () => show(place, true), "plain", { class: "dw-button dw-plain dw-tab" }));

  /** @type {(place: number, byLearner: boolean) => void} */
  function show(place, byLearner) {
    panels.forEach((panel, at) => (panel.hidden = at !== place));
    buttons.forEach((one, at) => one.setAttribute("aria-pressed", String(at === place)));
    if (byLearner) keepFor(card, "tabs", one.key, place);
  }

  function mark() {
    one.sources.forEach(({ question }, place) => {
      const filled = answersTo(card, question.key).length > 0;
      if (filled && !marks[place].childElementCount) {
        marks[place].append(icon("right"), h("span", { class: "dw-only-read" }, ` (${ui.done_mark})`));
      }
    });
  }

  show(typeof shown === "number" && one.sources[shown] ? shown : 0, false);
  return {
    mark,
    element: h("div", { class: "dw-sources" }, h("div", { class: "dw-tabs", role: "group", "aria-label": ui.sources }, buttons), panels),
  };
}

/** @type {(card: Card<Content>, source: Source) => Node} */
function drawnSource(card, source) {
  const { ui, language } = card;
  if (source.type === "tests") {
    return lineChart({
      ui,
      language,
      name: source.name,
      caption: source.title,
      values: source.values,
      xTitle: ui.test,
      yTitle: ui.score_axis,
      lines: [{ kind: "others", label: ui.class_average, short: ui.in_class, values: source.average }],
    }).figure;
  }
  return chartFigure(ui, source.type === "practice" ? practiceParts(ui, source) : absenceParts(ui, source)).figure;
}

/** @type {(ui: Words, source: Practice) => ChartParts} */
function practiceParts(ui, source) {
  /** @type {(mark: Node, label: string) => Node} */
  const key = (mark, label) => h("span", { class: "dw-key" }, mark, label);
  return {
    draw: (width) => drawPractice(ui, source, width),
    alternative: source.alternative,
    table: {
      caption: source.title,
      head: [ui.column_month, ui.column_place, ui.column_target],
      rows: source.labels.map((label, at) => [label, String(source.values[at]), source.reached[at] ? ui.yes : ui.no]),
    },
    legend: [
      key(keyDrawing("self"), ui.place),
      key(strokes(ICONS.right, "dw-icon dw-reached"), ui.reached),
      key(strokes(CROSS, "dw-icon dw-below"), ui.missed_target),
    ],
  };
}

/** @type {(ui: Words, source: Practice, width: number) => SVGElement} */
function drawPractice(ui, { labels, values, reached }, width) {
  const [left, right, top, floor] = [38, width - 12, 28, 228];
  const lane = floor + 20;
  /** @type {Scale} */
  const x = (at) => left + 14 + (at * (right - left - 28)) / (values.length - 1);
  /** @type {Scale} */
  const y = (value) => floor - (value * (floor - top)) / 100;
  return picture(
    width,
    lane + 16 + BOTTOM_AXIS.labels + 6,
    svg("text", { class: "dw-axis-title", x: 0, y: 12 }, ui.place),
    [0, 20, 40, 60, 80, 100].map((tick) => [
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
      leftLabel(String(tick), left, y(tick)),
    ]),
    svg("path", { class: "dw-line dw-line-self", d: pathThrough(values, x, y) }),
    values.map((value, at) => svg("circle", { class: "dw-dot", cx: x(at), cy: y(value), r: 4.5 })),
    reached.map((one, at) =>
      svg("path", {
        class: one ? "dw-verdict dw-verdict-reached" : "dw-verdict dw-verdict-below",
        d: one ? `M${x(at) - 6} ${lane}l4 4l8 -9` : `M${x(at) - 5} ${lane - 5}l10 10m0 -10l-10 10`,
      }),
    ),
    bottomAxis({ ticks: labels.map((label, at) => ({ at: x(at), label })), fromLast: true, bottom: lane + 12, width, right }),
  );
}

/** @type {(ui: Words, source: Absences) => ChartParts} */
function absenceParts(ui, source) {
  return {
    draw: (width) => drawAbsences(ui, source, width),
    alternative: source.alternative,
    table: {
      caption: source.title,
      head: [ui.column_week, ui.half_days],
      rows: source.labels.map((label, at) => [label, String(source.values[at])]),
    },
    legend: null,
  };
}

/** @type {(ui: Words, source: Absences, width: number) => SVGElement} */
function drawAbsences(ui, { labels, values }, width) {
  const [left, right, top, bottom] = [34, width - 8, 28, 168];
  const most = 10; // half-days in a week
  const pitch = (right - left) / values.length;
  /** @type {Scale} */
  const middle = (at) => left + (at + 0.5) * pitch;
  /** @type {Scale} */
  const y = (value) => bottom - (value * (bottom - top)) / most;
  return picture(
    width,
    bottom + BOTTOM_AXIS.labels + 6,
    svg("text", { class: "dw-axis-title", x: 0, y: 12 }, ui.half_days),
    [0, 2, 4, 6, 8, 10].map((tick) => [
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
      leftLabel(String(tick), left, y(tick)),
    ]),
    values.map((value, at) =>
      value
        ? svg("rect", { class: "dw-bar", x: middle(at) - 0.36 * pitch, y: y(value), width: 0.72 * pitch, height: bottom - y(value), rx: 1 })
        : null,
    ),
    bottomAxis({ ticks: labels.map((label, at) => ({ at: middle(at), label })), bottom, width, right }),
  );
}
