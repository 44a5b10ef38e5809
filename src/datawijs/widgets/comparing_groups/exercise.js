// Comparing groups. Kept: the answers to guesses, pairs and questions (shared/question.js), and given.drawn = how many pairs
// the learner drew from the one population.

/** @import { Content, Pair, Sentences } from "./content" */

const SCORES = [30, 100]; // the axis; scores beyond it stand at its end
const PILE = 9; // px between dots that would lie on each other
const SMALL_PILE = { wide: 6, narrow: 3.6 }; // likewise for averages, of which there may be many

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui } = card;
  const guessing = { right: ui.guess_fits, other: ui.guess_off, again: null };
  const pairs = content.pairs.map(({ question }) => question);
  openInTurn(card, h("p", {}, content.intro), (refresh) => [
    askingPart(card, { heading: ui.guess_heading, intro: ui.guess_intro, questions: content.guesses, refresh, words: guessing }),
    pairsPart(card, pairs, refresh),
    drawPart(card, refresh),
    askingPart(card, { heading: ui.questions_heading, questions: content.questions, refresh }),
    closingPart(card, [...content.guesses, ...pairs, ...content.questions]),
  ]);
  return card.close;
}

/**
 * Pairs to judge, one at a time, and then what became of them.
 * @type {(card: Card<Content>, questions: Question[], refresh: () => void) => Part}
 */
function pairsPart(card, questions, refresh) {
  const { content, ui } = card;
  const isDone = () => tallyOf(card, questions).done === questions.length;

  function nodes() {
    const room = h("div", { class: "dw-pair-room" });

    /** @param {number} place */
    function showPair(place) {
      const pair = content.pairs[place];
      const next = h("div", { class: "dw-buttons" });
      const { figure } = chartFigure(ui, pairParts(card, pair));
      const label = place + 1 < questions.length ? ui.next_pair : ui.pairs_done;
      room.replaceChildren(
        figure,
        askedQuestion(card, pair.question, {
          words: { again: null },
          onanswer() {
            if (!next.childElementCount) next.append(button(label, () => go(place + 1), "primary"));
            refresh();
          },
        }),
        next,
      );
    }

    function showAll() {
      const { right } = tallyOf(card, questions);
      room.replaceChildren(
        h("p", { class: "dw-pair-end", tabindex: -1 }, fill(ui.pairs_right, { right, all: questions.length }), " ", ui.reader),
        dataTable(judgements(card)),
      );
    }

    /** @param {number} place */
    function go(place) {
      if (place < questions.length) showPair(place);
      else showAll();
      /** @type {HTMLElement | null} */
      const start = room.querySelector(".dw-pair-end, input");
      start?.focus({ preventScroll: true });
      bringIntoView(room);
    }

    const open = questions.findIndex(({ key }) => !answersTo(card, key).length);
    if (open < 0) showAll();
    else showPair(open);
    return [card.subheading(ui.pairs_heading), h("p", {}, ui.pairs_intro), room];
  }

  return { nodes, done: isDone };
}

/** @type {(card: Card<Content>) => Table} */
function judgements(card) {
  const { content, ui } = card;
  return {
    caption: ui.pairs_done,
    head: [ui.column_difference, ui.column_you, ui.column_supported, ui.column_truth],
    rows: content.pairs.map(({ question, difference, real }) => [
      difference,
      firstOption(card, question)?.text,
      question.options.find(({ correct }) => correct)?.text,
      real ? ui.real : ui.chance,
    ]),
  };
}

/**
 * How many pairs were drawn; a file may hold anything.
 * @param {Card<Content>} card
 */
function drawnPairs(card) {
  const drawn = stateOf(card, "drawn", 0);
  const fits = typeof drawn === "number" && Number.isInteger(drawn) && drawn >= 0 && drawn <= card.content.draws.length;
  return fits ? drawn : 0;
}

/**
 * Draw pairs from one population, and see all averages pile up.
 * @type {(card: Card<Content>, refresh: () => void) => Part}
 */
function drawPart(card, refresh) {
  const { content, ui, language } = card;
  const { draws } = content;

  function nodes() {
    const said = h("p", { class: "dw-drawn", role: "status" });
    const sofar = h("p", { class: "dw-so-far" });
    const pair = chartFigure(ui, pairParts(card, draws[Math.max(drawnPairs(card) - 1, 0)]));
    const pile = chartFigure(ui, pileParts(card, drawnPairs(card)));
    const pictures = h("div", {}, pair.figure, h("p", { class: "dw-pile-title" }, h("strong", {}, ui.averages)), pile.figure, sofar, h("p", { class: "dw-pile-rule" }, ui.rule));

    function show() {
      const drawn = drawnPairs(card);
      pictures.hidden = drawn === 0;
      if (!drawn) {
        said.textContent = ui.not_drawn;
        return;
      }
      const { mean_texts: [a, b], difference } = draws[drawn - 1];
      const sentence = fill(ui.drawn, { number: drawn, a, b, difference });
      said.textContent = drawn === draws.length ? `${sentence} ${ui.all_drawn}` : sentence;
      sofar.textContent = fill(ui.so_far, {
        pairs: drawn,
        groups: 2 * drawn,
        near: content.near[drawn - 1],
        large: content.large[drawn - 1],
        widest: formatNumber(content.widest[drawn - 1], language, 1),
        error: ui.error,
        mean: ui.mean,
        limit: ui.limit,
      });
      pair.update(pairParts(card, draws[drawn - 1]));
      pile.update(pileParts(card, drawn));
    }

    /** @param {number} count */
    function draw(count) {
      keepState(card, { drawn: Math.min(drawnPairs(card) + count, draws.length) });
      show();
      refresh();
    }

    show();
    return [
      card.subheading(ui.draw_heading),
      h("p", {}, ui.draw_intro),
      h("div", { class: "dw-buttons" }, button(ui.draw_one, () => draw(1)), button(ui.draw_ten, () => draw(10))),
      said,
      pictures,
    ];
  }

  return { nodes, done: () => drawnPairs(card) >= ui.least };
}

/** @type {(shape: Node, label: string) => Node} */
function keyOf(shape, label) {
  return h("span", { class: "dw-key" }, svg("svg", { viewBox: "0 0 28 18", width: 28, height: 18, "aria-hidden": "true" }, shape), label);
}

/** @type {Scale} */
const onAxis = (value) => Math.min(Math.max(value, SCORES[0]), SCORES[1]);

/** @type {(card: Card<Content>, pair: Pair) => ChartParts} */
function pairParts({ ui }, pair) {
  const groups = [pair.a, pair.b];
  const words = groups.map((scores, place) =>
    fill(ui.group_words, {
      group: ui.group[place],
      count: scores.length,
      mean: pair.mean_texts[place],
      lowest: scores[0],
      highest: scores[scores.length - 1],
    }),
  );
  return {
    draw: (width) => drawPair(ui, pair, width),
    alternative: [`${ui.pair_chart}.`, ...words].join(" "),
    table: {
      caption: ui.pair_chart,
      head: [ui.column_place, ...ui.group.map((group, place) => `${group} (${pair.mean_texts[place]})`)],
      rows: pair.a.map((score, place) => [place + 1, score, pair.b[place]].map(String)),
    },
    legend: [
      keyOf(svg("circle", { class: "dw-dot", cx: 14, cy: 9, r: 4.5 }), ui.one_pupil),
      keyOf(svg("path", { class: "dw-mean", d: "M14 1V17" }), ui.group_average),
    ],
  };
}

/** @param {number} width */
function scoreAxis(width) {
  const [left, right] = [10, width - 16];
  /** @type {Scale} */
  const x = (value) => left + ((onAxis(value) - SCORES[0]) * (right - left)) / (SCORES[1] - SCORES[0]);
  /** @type {Tick[]} */
  const ticks = [];
  for (let tick = SCORES[0]; tick <= SCORES[1]; tick += 10) ticks.push({ at: x(tick), label: String(tick) });
  return { left, right, x, ticks };
}

/** @type {(ui: Sentences, pair: Pair, width: number) => SVGElement} */
function drawPair(ui, pair, width) {
  const { left, right, x, ticks } = scoreAxis(width);
  const rows = [pair.a, pair.b].map((scores) => pileUp(scores.map(x), PILE));
  const high = Math.max(...rows.flat().map(([, level]) => level)) + 1;
  const strip = 34 + Math.max(high * PILE, 40);
  const bottom = 4 + 2 * strip;
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    bottomAxis({ ticks, top: 4, bottom, width, right, title: ui.score }),
    rows.map((row, place) => {
      const floor = 4 + (place + 1) * strip;
      return [
        svg("line", { class: "dw-gridline", x1: left, x2: right, y1: floor, y2: floor }),
        svg("text", { class: "dw-row-name", x: left, y: floor - strip + 18 }, ui.group[place]),
        svg("path", { class: "dw-mean", d: `M${x(pair.means[place])} ${floor - strip + 22}V${floor}` }),
        svg("text", { class: "dw-row-name", x: x(pair.means[place]), y: floor - strip + 18, "text-anchor": "middle" }, pair.mean_texts[place]),
        row.map(([across, level]) => svg("circle", { class: "dw-dot", cx: across, cy: floor - 6 - level * PILE, r: 4.5 })),
      ];
    }),
  );
}

/**
 * Dots that would lie on each other are piled up: [[x, level], …].
 * @param {number[]} places
 * @param {number} size
 */
function pileUp(places, size) {
  /** @type {[x: number, level: number][]} */
  const laid = [];
  for (const place of places) {
    let level = 0;
    while (laid.some(([x, taken]) => taken === level && Math.abs(x - place) < size)) level += 1;
    laid.push([place, level]);
  }
  return laid;
}

/** @type {(card: Card<Content>, drawn: number) => ChartParts} */
function pileParts({ content, ui }, drawn) {
  const means = content.draws.slice(0, drawn).flatMap((pair) => pair.means);
  const texts = content.draws.slice(0, drawn).flatMap((pair) => pair.mean_texts); // a mean is rounded once, by Python
  return {
    draw: (width) => drawPile(content, ui, means, width),
    alternative: fill(ui.alternative_drawn, {
      groups: means.length,
      lowest: means.length ? texts[means.indexOf(Math.min(...means))] : "–",
      highest: means.length ? texts[means.indexOf(Math.max(...means))] : "–",
    }),
    table: {
      caption: ui.averages,
      head: [ui.column_pair, ...ui.group, ui.column_difference],
      rows: content.draws.slice(0, drawn).map(({ mean_texts, difference }, place) => [String(place + 1), ...mean_texts, difference]),
    },
    legend: [
      keyOf(svg("circle", { class: "dw-average-dot", cx: 14, cy: 9, r: 3 }), ui.average_dot),
      keyOf(svg("rect", { class: "dw-band", x: 0, y: 2, width: 28, height: 14 }), ui.band),
    ],
  };
}

/** @type {(content: Content, ui: Sentences, means: number[], width: number) => SVGElement} */
function drawPile({ centre, error }, ui, means, width) {
  const { left, right, x, ticks } = scoreAxis(width);
  const size = width < 500 ? SMALL_PILE.narrow : SMALL_PILE.wide;
  const piled = pileUp(means.map(x), size);
  const high = Math.max(0, ...piled.map(([, level]) => level)) + 1;
  const bottom = 8 + Math.max(high * size + 4, 60);
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    svg("rect", { class: "dw-band", x: x(centre - error), y: 4, width: x(centre + error) - x(centre - error), height: bottom - 4 }),
    bottomAxis({ ticks, top: 4, bottom, width, right, title: ui.score }),
    svg("line", { class: "dw-gridline", x1: left, x2: right, y1: bottom, y2: bottom }),
    piled.map(([across, level]) => svg("circle", { class: "dw-average-dot", cx: across, cy: bottom - 4 - level * size, r: size / 2 })),
  );
}
