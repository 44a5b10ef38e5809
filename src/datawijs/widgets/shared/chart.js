// Charts as SVG in the page: readable by assistive technology, printable, in the page's own colours. Every chart has a text
// alternative (first, last, lowest, highest; never what they mean) and the same numbers as a table.

const CHART_TEXT = 0.8125; // rem, as in chart.css
const BOTTOM_AXIS = { labels: 18, title: 36, room: 42 }; // px under the lowest line: where labels and title stand, and all of it
const PAPER = 588; // px: 42rem, as wide as a figure of the book may be, in the type that print.css sets
const TITLE_ROOM = 28; // px above a drawing with a title over its left axis
const BRACKET = 25; // px under the lowest line: where the last results are bracketed, above their name
const LOW = { beside: 260, least: 100 }; // px of a low window that a chart leaves for what is said of it, and its least height
const BESIDE = { gap: 6, line: 15, share: 0.27 }; // px between a line and its label, px of a line of it, and its share of the width at most

/**
 * What paints each chart for a width, 0 being that of its room: on paper all are as wide as the figures of the book.
 * @type {Map<Element, (width: number) => void>}
 */
const painters = new Map();

/** @param {number} width */
function paintAll(width) {
  painters.forEach((paint) => paint(width));
}
addEventListener("beforeprint", () => paintAll(PAPER));
addEventListener("afterprint", () => paintAll(0));

/**
 * Put a drawing on the page as a figure with its text alternative and its table.
 *   draw(width)   gives the <svg>; called again when the width changes
 *   alternative   the text alternative
 *   table         { caption, head: [texts], rows: [[texts]] }; the first of a row is its name
 *   legend        elements beneath the drawing, or null
 *   beneath       an element right under the drawing, above the legend; it stays what it is
 * Gives { figure, update({ draw, alternative, table, legend }) }.
 * @param {Words} ui
 * @param {ChartParts} parts
 */
function chartFigure(ui, parts) {
  const drawing = h("div", { class: "dw-plot" });
  const legend = h("div", { class: "dw-legend" });
  const table = h("div", { class: "dw-table-room" });
  const figure = h(
    "figure",
    { class: "dw-chart" },
    drawing,
    parts.beneath || null,
    legend,
    h("details", { class: "dw-data" }, h("summary", {}, ui.show_table), table),
  );
  let now = parts;
  let width = 0;

  function paint(paper = 0) {
    const picture = now.draw(paper || width || 640);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", now.alternative);
    drawing.replaceChildren(picture);
  }

  /** @param {Partial<ChartParts>} changed */
  function update(changed) {
    now = { ...now, ...changed };
    legend.replaceChildren(...nodesIn(now.legend || []));
    table.replaceChildren(dataTable(now.table));
    paint();
  }

  new ResizeObserver(([entry]) => {
    const measured = Math.floor(entry.contentRect.width);
    if (figure.isConnected) painters.set(figure, paint);
    else painters.delete(figure);
    if (measured < 1 || measured === width) return;
    width = measured;
    paint();
  }).observe(drawing);
  update({});
  return { figure, update };
}

/**
 * A table: { caption, head: [texts], rows: [[texts]] }.
 * @param {Table} table
 */
function dataTable({ caption, head, rows }) {
  return h(
    "table",
    {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col" }, text)))),
    h(
      "tbody",
      {},
      rows.map(([name, ...cells]) => h("tr", {}, h("th", { scope: "row" }, name), cells.map((cell) => h("td", {}, cell)))),
    ),
  );
}

/**
 * A series of results with what may be laid over it. What each line is stands at its end.
 *   name      what the line is, for the table, the text alternative, and at its end where other lines lie beside it
 *   values    numbers, null where a result is missing
 *   band      { label, lower, upper } or null: the usual range
 *   lines     [{ label, value } (the same everywhere) or { label, values }]; kind: "average" | "others" | "rule" gives the stroke
 *   marks     [{ index }]: results to point at; markLabel says under the chart why
 *   recent    { from, label, middle } or null: the last results, shaded; the middle one of them goes on as dashes over the others
 *   judged    [{ index, value, below, told }]: results held against the line, as triangles below it and circles else, each with
 *             its value; where `value` isn't the result itself, the way from there is drawn. judgedWords: `head` and each `told`
 *             for the table, `below` for the title, `said` for the text alternative
 *   roomFor   labels for which there is room at the right ends of lines, though they may not be there yet
 *   range     the axis, [0, 100] when not given; ticks: where it has labels, six at even distances when not given
 *   xTitle, yTitle, caption, beneath (see chartFigure)
 * Gives { figure, update(changed options) }.
 * @param {{ ui: Words, language: Language } & Pick<LineChart, "name" | "values"> & Partial<LineChart>} options
 */
function lineChart({ ui, language, ...given }) {
  /** @type {LineChart} */
  let options = { range: [0, 100], lines: [], marks: [], band: null, missedLabel: ui.missed, ...given };
  /** @param {number} value */
  const number = (value) => formatNumber(value, language);
  const parts = () => ({
    /** @param {number} width */
    draw: (width) => drawLines(options, width, number),
    alternative: describeLines(ui, options, number),
    table: tabulateLines(ui, options, number),
    legend: legendOfLines(options),
    beneath: options.beneath,
  });
  const chart = chartFigure(ui, parts());
  return {
    figure: chart.figure,
    /** @param {Partial<LineChart>} changed */
    update(changed) {
      options = { ...options, ...changed };
      chart.update(parts());
    },
  };
}

/**
 * @param {LineChart} chart
 * @param {number} width
 * @param {WriteNumber} number
 */
function drawLines(chart, width, number) {
  const { values, band, lines, marks, judged = [], recent, roomFor = [], range, xTitle, yTitle, judgedWords, missedLabel } = chart;
  const ticks = chart.ticks || CHART.ticks.map((tick) => range[0] + (tick * (range[1] - range[0])) / 100);
  const missed = values.includes(null);
  const left = widest([...ticks.map(number), missed ? missedLabel : ""]) + 12;
  const said = labelsBeside(chart, number);
  const most = BESIDE.share * width;
  const room = [...said.map(({ text }) => text), ...roomFor].flatMap((text) => wrapped(text, most));
  const right = width - (room.length ? widest(room) + BESIDE.gap + 2 : 14);
  const top = yTitle ? TITLE_ROOM : 12;
  const low = Math.max(innerHeight - LOW.beside, LOW.least);
  const floor = top + Math.min(Math.max(0.36 * width, 220), 280, low); // wide charts are a little taller, but never much
  const bottom = floor + (missed ? CHART.missedRoom : 0);
  const step = (right - left - 20) / Math.max(values.length - 1, 1);
  /** @type {Scale} */
  const x = (index) => left + 10 + index * step;
  /** @type {Scale} */
  const y = (value) => top + ((range[1] - value) * (floor - top)) / (range[1] - range[0]);
  /** @type {Scale} */
  const clamp = (value) => Math.min(Math.max(value, range[0]), range[1]);
  const begin = recent ? x(recent.from - CHART.halfATest) : right;
  const middle = recent && recent.middle;
  /** @type {Beside[]} */
  const beside = spreadOut(said.map(({ kind, text, value }) => ({ kind, lines: wrapped(text, most), at: y(clamp(value)) })), top, floor);
  return picture(
    width,
    bottom + (xTitle || recent ? BOTTOM_AXIS.room : BOTTOM_AXIS.labels + 6),
    yTitle && svg("text", { class: "dw-axis-title", x: 0, y: 12 }, judgedWords ? `${yTitle}; ▼ ${judgedWords.below}` : yTitle),
    recent && shadedFrom(begin, right, top, floor),
    band &&
      svg("rect", {
        class: "dw-band",
        x: left,
        width: right - left,
        y: y(clamp(band.upper)),
        height: y(clamp(band.lower)) - y(clamp(band.upper)),
      }),
    ticks.map((tick) => [
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
      leftLabel(number(tick), left, y(tick)),
    ]),
    missed && missedLane({ values, left, right, x, floor, label: missedLabel }),
    bottomAxis({
      ticks: values.map((_, index) => ({ at: x(index), label: String(index + 1) })),
      fromLast: true,
      bottom,
      width,
      right,
      title: xTitle,
      bracket: recent ? { from: begin, label: recent.label } : null,
      left,
    }),
    lines.map((line) =>
      svg("path", {
        class: `dw-line dw-line-${line.kind}`,
        d: line.values ? pathThrough(line.values, x, y) : `M${left} ${y(clamp(line.value))}H${right}`,
      }),
    ),
    middle && [
      svg("path", { class: "dw-line dw-line-middle-before", d: `M${left} ${y(middle.value)}H${begin}` }),
      svg("path", { class: "dw-line dw-line-middle", d: `M${begin} ${y(middle.value)}H${right}` }),
    ],
    svg("path", { class: "dw-line dw-line-self", d: pathThrough(values, x, y) }),
    values.map((value, index) =>
      value === null || judged.some((one) => one.index === index && one.value === value)
        ? null
        : svg("circle", { class: "dw-dot", cx: x(index), cy: y(value), r: 4.5 }),
    ),
    judged.map((one) => judgedMark(one, values, x, y)),
    marks.map(({ index }) => {
      const value = values[index];
      return value === null ? null : svg("circle", { class: "dw-mark", cx: x(index), cy: y(value), r: 9 });
    }),
    beside.map((one) => labelBeside(one, right)),
    judgedLabels(judged, x, y, floor, number, beside.map((one) => boxBeside(one, right)), width),
  );
}

/**
 * What stands at the ends of lines: what each is, and at which value it lies there.
 * @type {(chart: LineChart, number: WriteNumber) => { kind: Beside["kind"], text: string, value: number }[]}
 */
function labelsBeside({ name, values, lines, band, recent, range }, number) {
  /** @param {Series} series */
  const end = (series) => series.filter((value) => value !== null).slice(-1)[0] || 0;
  /** @param {number} value */
  const inside = (value) => Math.min(Math.max(value, range[0]), range[1]);
  const others = lines.some(({ kind }) => kind !== "rule");
  return [
    ...(others ? [{ kind: /** @type {const} */ ("self"), text: name, value: end(values) }] : []),
    ...lines.map(({ kind, label, short = label, value, values: moving }) => ({
      kind,
      text: kind === "rule" && value !== undefined ? `${short} ${number(value)}` : short,
      value: moving ? end(moving) : value,
    })),
    ...(band
      ? [{
          kind: /** @type {const} */ ("band"),
          text: band.edge || band.short || band.label,
          value: band.edge ? band.upper : (inside(band.lower) + inside(band.upper)) / 2,
        }]
      : []),
    ...(recent && recent.middle
      ? [{ kind: /** @type {const} */ ("middle"), text: recent.middle.label, value: recent.middle.value }]
      : []),
  ];
}

/**
 * A text as lines that are no wider than `most` px, where its words allow it.
 * @type {(text: string, most: number) => string[]}
 */
function wrapped(text, most) {
  return text.split(" ").reduce((/** @type {string[]} */ lines, word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : "";
    return longer && textWidth(longer) <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/**
 * Labels as near as can be (least squares) to the heights that they belong to, in the same order, none over another, from `top`
 * to `floor`: as `label_ends` in dashboards/style.py.
 * @type {(labels: Beside[], top: number, floor: number) => Beside[]}
 */
function spreadOut(labels, top, floor) {
  const order = [...labels].sort((one, other) => one.at - other.at);
  let down = 0;
  const steps = order.map(({ lines }, place) => {
    if (place) down += ((lines.length + order[place - 1].lines.length) * BESIDE.line) / 2;
    return down;
  });
  /** @type {{ mean: number, count: number }[]} */
  const together = [];
  order.forEach(({ at }, place) => {
    let last = { mean: at - steps[place], count: 1 };
    while (together.length && together[together.length - 1].mean > last.mean) {
      const { mean, count } = /** @type {typeof last} */ (together.pop());
      last = { mean: (mean * count + last.mean * last.count) / (count + last.count), count: count + last.count };
    }
    together.push(last);
  });
  const means = together.flatMap(({ mean, count }) => Array(count).fill(Math.max(Math.min(mean, floor - down), top)));
  return order.map((label, place) => ({ ...label, at: means[place] + steps[place] }));
}

/** @type {(label: Beside, right: number) => Child} */
function labelBeside({ kind, lines, at }, right) {
  const first = at - ((lines.length - 1) * BESIDE.line) / 2;
  return lines.map((line, place) =>
    svg(
      "text",
      { class: `dw-beside dw-beside-${kind}`, x: right + BESIDE.gap, y: first + place * BESIDE.line, "dominant-baseline": "central" },
      line,
    ),
  );
}

/** @type {(label: Beside, right: number) => Box} */
function boxBeside({ lines, at }, right) {
  const half = widest(lines) / 2;
  return { x: right + BESIDE.gap + half, y: at, width: half + 3, height: (lines.length * BESIDE.line) / 2 + 1 };
}

/** @type {(begin: number, right: number, top: number, floor: number) => Child} */
function shadedFrom(begin, right, top, floor) {
  return [
    svg("rect", { class: "dw-recent", x: begin, y: top, width: right - begin, height: floor - top }),
    svg("path", { class: "dw-recent-edge", d: `M${begin} ${top}V${floor}` }),
  ];
}

/**
 * A result held against the line, where it lies; and the way from the result itself, where that is elsewhere.
 * @type {(judged: NonNullable<LineChart["judged"]>[0], values: Series, x: Scale, y: Scale) => Child}
 */
function judgedMark({ index, value, below }, values, x, y) {
  const from = values[index];
  return [
    from !== null && from !== value && svg("path", { class: "dw-way", d: `M${x(index)} ${y(from)}V${y(value)}` }),
    sideMark(below, x(index), y(value)),
  ];
}

/**
 * A triangle that points down, or a circle.
 * @param {boolean} below
 * @param {number} x
 * @param {number} y
 */
function sideMark(below, x, y) {
  return below
    ? svg("path", { class: "dw-below", d: `M${x - 7} ${y - 5}L${x + 7} ${y - 5}L${x} ${y + 7}Z` })
    : svg("circle", { class: "dw-above", cx: x, cy: y, r: 5.5 });
}

/**
 * The values at results that are held against the line: under a triangle and above a circle, where there is room, or else
 * as near as they can stand without touching what is there.
 * @type {(judged: NonNullable<LineChart["judged"]>, x: Scale, y: Scale, floor: number, number: WriteNumber, taken: Box[], width: number) => Child}
 */
function judgedLabels(judged, x, y, floor, number, taken, width) {
  if (!judged.length) return null;
  const half = { width: widest(judged.map(({ value }) => number(value))) / 2 + 3, height: 8 };
  const marks = judged.map(({ index, value }) => ({ x: x(index), y: y(value), width: 7, height: 7 }));
  /** @type {Box[]} */
  const placed = [];
  for (const [place, { x: middle, y: height }] of marks.entries()) {
    const under = judged[place].below ? 1 : -1;
    const beside = half.width + 9;
    /** @param {number[]} far */
    const over = (...far) => far.map((away) => ({ x: middle, y: height + under * away, ...half }));
    const sideways = [beside, -beside].map((away) => ({ x: middle + away, y: height, ...half }));
    const spots = [...over(21, -21, 37, -37), ...sideways, ...over(53, -53, 69)];
    const free = spots.find((spot) => {
      const others = [...marks.filter((_, other) => other !== place), ...placed, ...taken];
      const inside = spot.y > half.height && spot.y < floor - half.height && spot.x < width - half.width;
      return inside && !others.some((other) => touch(spot, other));
    });
    placed.push(free || spots[0]);
  }
  return placed.map((at, place) =>
    svg(
      "text",
      { class: "dw-judged-value", x: at.x, y: at.y, "text-anchor": "middle", "dominant-baseline": "central" },
      number(judged[place].value),
    ),
  );
}

/** @type {(one: Box, other: Box) => boolean} */
function touch(one, other) {
  return Math.abs(one.x - other.x) < one.width + other.width && Math.abs(one.y - other.y) < one.height + other.height;
}

/**
 * Missed tests, in a lane of their own under the axis: on the axis they would look like a score of about 0.
 * @param {{ values: Series, left: number, right: number, x: Scale, floor: number, label: string }} lane
 */
function missedLane({ values, left, right, x, floor, label }) {
  const middle = floor + CHART.missedRoom / 2 + 3;
  const { missedLane: height } = CHART;
  return [
    svg("rect", { class: "dw-lane", x: left, y: middle - height / 2, width: right - left, height, rx: 4 }),
    leftLabel(label, left, middle),
    values.map((value, index) => (value === null ? svg("path", { class: "dw-gap", d: crossAt(x(index), middle) }) : null)),
  ];
}

/**
 * @param {number} width
 * @param {number} height
 * @param {Child[]} children
 */
function picture(width, height, ...children) {
  return svg("svg", { class: "dw-svg", viewBox: `0 0 ${width} ${height}`, width, height }, ...children);
}

/**
 * An axis along the bottom of a drawing of `width`: { ticks: [{ at, label }], … }. Labels stand where there is room for them;
 * counted from the last one when `fromLast`, because that is where readers look. With `top`, each tick has a line up to there.
 * The title has a line of its own, and ends at `right`; beside a bracket, which names what lies from some place up to `right`, it
 * begins at `left`.
 * @param {{ ticks: Tick[], top?: number, bottom: number, width: number, right?: number, title?: string, fromLast?: boolean,
 *   bracket?: { from: number, label: string } | null, left?: number }} axis
 */
function bottomAxis({ ticks, top, bottom, width, right, title, fromLast = false, bracket = null, left = 0 }) {
  const end = { x: right, y: bottom + BOTTOM_AXIS.title, "text-anchor": "end" };
  /** @type {(at: number, label: string) => number} */
  const inside = (at, label) => Math.min(Math.max(at, textWidth(label) / 2), width - textWidth(label) / 2);
  return [
    top !== undefined && ticks.map(({ at }) => svg("line", { class: "dw-gridline", x1: at, x2: at, y1: top, y2: bottom })),
    withRoom(ticks, fromLast).map(({ at, label }) =>
      svg("text", { x: inside(at, label), y: bottom + BOTTOM_AXIS.labels, "text-anchor": "middle" }, label),
    ),
    title && svg("text", { class: "dw-axis-title", ...end, ...(bracket && { x: left, "text-anchor": "start" }) }, title),
    bracket && [
      svg("path", { class: "dw-bracket", d: `M${bracket.from} ${bottom + BRACKET}H${right}` }),
      svg("text", { class: "dw-axis-title", ...end, y: bottom + BOTTOM_AXIS.title + 3 }, bracket.label),
    ],
  ];
}

/**
 * The ticks whose labels have room beside each other: all, or every second, every third, …
 * @param {Tick[]} ticks
 * @param {boolean} fromLast
 */
function withRoom(ticks, fromLast) {
  /** @param {number} every */
  const taken = (every) =>
    ticks.filter((_, index) => (fromLast ? ticks.length - 1 - index : index) % every === 0);
  /** @param {Tick[]} some */
  const fits = (some) =>
    some.slice(1).every(({ at, label }, index) => {
      const before = some[index];
      return at - before.at >= (textWidth(label) + textWidth(before.label)) / 2 + 8;
    });
  let every = 1;
  while (every < ticks.length && !fits(taken(every))) every += 1;
  return taken(every);
}

/**
 * A label left of the drawing, which begins at `left`.
 * @param {string} text
 * @param {number} left
 * @param {number} y
 */
function leftLabel(text, left, y) {
  return svg("text", { x: left - 8, y, "text-anchor": "end", "dominant-baseline": "central" }, text);
}

/** @type {CanvasRenderingContext2D | null} */
let lastPen = null;

/**
 * How wide a text on a chart is, in px, also when the chart isn't on the page yet.
 * @param {string} text
 */
function textWidth(text) {
  return widthsOf([text])[0];
}

/** @param {string[]} texts */
function widest(texts) {
  return Math.ceil(Math.max(...widthsOf(texts)));
}

/**
 * The widths of several texts: what the page's type is, is asked once, as the answer may cost a layout.
 * @param {string[]} texts
 */
function widthsOf(texts) {
  const page = getComputedStyle(document.documentElement);
  // null is for a canvas that has a context of another kind
  const pen = lastPen || /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  lastPen = pen;
  pen.font = `${CHART_TEXT * parseFloat(page.fontSize)}px ${page.getPropertyValue("--dw-font-text") || "sans-serif"}`;
  return texts.map((text) => pen.measureText(text).width);
}

/**
 * A path through the values; where one is missing, the line is broken.
 * @param {Series} values
 * @param {Scale} x
 * @param {Scale} y
 */
function pathThrough(values, x, y) {
  return values
    .map((value, index) => {
      if (value === null) return "";
      const first = index === 0 || values[index - 1] === null;
      return `${first ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
}

/**
 * @param {number} x
 * @param {number} y
 */
function crossAt(x, y) {
  return `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`;
}

/**
 * Under the chart stands only what can't be said in it: why some results are ringed.
 * @param {LineChart} chart
 */
function legendOfLines({ marks, markLabel }) {
  return marks.length > 0 && markLabel ? [h("span", { class: "dw-key" }, keyDrawing("mark"), markLabel)] : [];
}

/** @param {KeyKind} kind */
function keyDrawing(kind) {
  /** @type {Partial<Record<KeyKind, () => Child>>} */
  const shapes = {
    mark: () => svg("circle", { class: "dw-mark", cx: 14, cy: 7, r: 5.5 }),
    self: () => [
      svg("path", { class: "dw-line dw-line-self", d: "M0 7H28" }),
      svg("circle", { class: "dw-dot", cx: 14, cy: 7, r: 4 }),
    ],
  };
  const shape = shapes[kind];
  const drawn = shape ? shape() : svg("path", { class: `dw-line dw-line-${kind}`, d: "M0 7H28" });
  return svg("svg", { viewBox: "0 0 28 14", width: 28, height: 14, "aria-hidden": "true" }, drawn);
}

/**
 * @param {Words} ui
 * @param {LineChart} chart
 * @param {WriteNumber} number
 */
function describeLines(ui, { name, values, lines, band, marks, markLabel, judgedWords, recent }, number) {
  const sentences = [describeSeries(ui.chart_series, name, values, number)];
  const missed = values.flatMap((value, index) => (value === null ? [index + 1] : []));
  if (missed.length) sentences.push(fill(ui.chart_missed, { numbers: missed.join(", ") }));
  if (marks.length && markLabel) {
    sentences.push(fill(ui.chart_level, { label: markLabel, value: marks.map(({ index }) => index + 1).join(", ") }));
  }
  if (band) sentences.push(fill(ui.chart_band, { label: band.label, lower: number(band.lower), upper: number(band.upper) }));
  for (const line of lines) {
    sentences.push(
      line.values
        ? describeSeries(ui.chart_series, line.label, line.values, number)
        : fill(ui.chart_level, { label: line.label, value: number(line.value) }),
    );
  }
  if (judgedWords) sentences.push(judgedWords.said);
  if (recent && recent.middle) sentences.push(recent.middle.told);
  return sentences.join(" ");
}

/**
 * @param {string} sentence
 * @param {string} name
 * @param {Series} values
 * @param {WriteNumber} number
 */
function describeSeries(sentence, name, values, number) {
  const there = values.flatMap((value, index) => (value === null ? [] : [{ value, at: index + 1 }]));
  if (!there.length) return name;
  const lowest = there.reduce((best, point) => (point.value < best.value ? point : best));
  const highest = there.reduce((best, point) => (point.value > best.value ? point : best));
  return fill(sentence, {
    name,
    count: there.length,
    first: number(there[0].value),
    last: number(there[there.length - 1].value),
    lowest: number(lowest.value),
    lowest_at: lowest.at,
    highest: number(highest.value),
    highest_at: highest.at,
  });
}

/**
 * @param {Words} ui
 * @param {LineChart} chart
 * @param {WriteNumber} number
 */
function tabulateLines(ui, { name, values, lines, band, judged = [], judgedWords, xTitle, caption, missedLabel }, number) {
  /** @param {number | null} value */
  const shown = (value) => (value === null ? missedLabel : number(value));
  const moving = lines.filter((line) => !!line.values);
  const steady = lines.filter((line) => !line.values).map((line) => `${line.label}: ${number(line.value)}`);
  if (band) steady.push(`${band.label}: ${number(band.lower)} – ${number(band.upper)}`);
  return {
    caption: [caption || name, ...steady].join(" · "),
    head: [xTitle || ui.chart_number, name, ...moving.map((line) => line.label), ...(judgedWords ? [judgedWords.head] : [])],
    rows: values.map((value, index) => [
      String(index + 1),
      shown(value),
      ...moving.map((line) => shown(line.values[index])),
      ...(judgedWords ? [judged.find((one) => one.index === index)?.told || ""] : []),
    ]),
  };
}
