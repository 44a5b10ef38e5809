// How sure the learner is of an answer, and whether that fits how often it is right. What the numbers mean, and their
// sources, stands in confidence.py. An entry is { sure: percentage, right: boolean }.

/**
 * Ask for one of the percentages in `scale`; onchoose(percentage). Gives a <fieldset>.
 * @param {Words} ui
 * @param {number[]} scale
 * @param {(percentage: number) => void} onchoose
 */
function confidenceQuestion(ui, scale, onchoose) {
  const note = fill(ui.sure_note, { lowest: scale[0], highest: scale[scale.length - 1] }).replace(/ %/g, "\u00a0%");
  const group = radioGroup({
    legend: h("span", {}, ui.sure_question, " ", h("small", {}, note)),
    options: scale.map((share) => ({ label: fill(ui.percent, { share }) })),
    onchoose: (position) => onchoose(scale[position]),
  });
  group.classList.add("dw-sure-scale");
  return group;
}

/**
 * Wilson's interval for a share; `z` says how sure: 1.96 is 95 %.
 * @param {number} right
 * @param {number} count
 * @param {number} z
 */
function shareInterval(right, count, z) {
  const share = right / count;
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const middle = share + (z * z) / (2 * count);
  const scale = 1 + (z * z) / count;
  return { low: (middle - spread) / scale, high: (middle + spread) / scale };
}

/**
 * The entries by stated percentage: [{ sure, count, right, low, high, enough }], shares between 0 and 1.
 * @param {Sure[]} entries
 * @param {Confidence} confidence
 */
function calibrationOf(entries, { fewest_at_one, z }) {
  const stated = [...new Set(entries.map(({ sure }) => sure))].sort((one, other) => one - other);
  return stated.map((sure) => {
    const some = entries.filter((entry) => entry.sure === sure);
    const right = some.filter((entry) => entry.right).length;
    return { sure, count: some.length, right, ...shareInterval(right, some.length, z), enough: some.length >= fewest_at_one };
  });
}

/**
 * Whether somebody is too sure, not sure enough, or neither, as one sentence.
 * @param {Words} ui
 * @param {Language} language
 * @param {Sure[]} entries
 * @param {number} fewest
 */
function calibrationSentence(ui, language, entries, fewest) {
  const count = entries.length;
  if (count < fewest) return fill(ui.sure_few, { count, fewest });
  /** @param {(entry: Sure) => number} value */
  const mean = (value) => entries.reduce((sum, entry) => sum + value(entry), 0) / count;
  const stated = mean(({ sure }) => sure / 100);
  const share = mean(({ right }) => (right ? 1 : 0));
  // what chance makes of the difference when each stated percentage is exactly right
  const margin = 2 * Math.sqrt(mean(({ sure }) => (sure / 100) * (1 - sure / 100)) / count);
  const sentence = stated - share > margin ? ui.sure_over : share - stated > margin ? ui.sure_under : ui.sure_even;
  /** @param {number} share */
  const percent = (share) => formatNumber(100 * share, language, 0);
  return fill(sentence, { stated: percent(stated), share: percent(share), count, margin: percent(margin) });
}

/**
 * The calibration picture of some entries, with its text alternative and table. Gives a <figure>.
 * @param {Card} card
 * @param {Sure[]} entries
 * @param {Confidence} confidence
 */
function calibrationFigure({ ui, language }, entries, confidence) {
  const rows = calibrationOf(entries, confidence);
  /** @param {number} share */
  const percent = (share) => formatNumber(100 * share, language, 0);
  return chartFigure(ui, {
    draw: (width) => drawCalibration(ui, language, rows, Math.min(width, 460)),
    alternative: [`${ui.calibration}.`, ...rows.map((row) => fill(ui.sure_at, row))].join(" "),
    table: {
      caption: ui.calibration,
      head: [ui.sure_head, ui.count_head, ui.right_head, ui.interval_head],
      rows: rows.map(({ sure, count, right, low, high, enough }) => [
        fill(ui.percent, { share: sure }),
        String(count),
        fill(enough ? ui.share_of : ui.too_few, { share: percent(right / count), right, count }),
        fill(ui.from_to, { low: percent(low), high: percent(high) }),
      ]),
    },
    legend: calibrationLegend(ui, rows, confidence.fewest_at_one),
  }).figure;
}

/**
 * @param {Words} ui
 * @param {Language} language
 * @param {ReturnType<typeof calibrationOf>} rows
 * @param {number} width
 */
function drawCalibration(ui, language, rows, width) {
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
  /** @param {number} share */
  const label = (share) => formatNumber(100 * share, language, 0);
  const left = widest(shares.map(label)) + 12;
  const [right, top, bottom] = [width - 14, 28, 28 + Math.min(0.7 * width, 280)];
  /** @type {Scale} */
  const x = (share) => left + 10 + ((share - 0.3) / 0.7) * (right - left - 20); // nobody says less than a guess among three
  /** @type {Scale} */
  const y = (share) => bottom - share * (bottom - top);
  /** @param {{ sure: number }} row */
  const sure = (row) => x(row.sure / 100);
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    svg("text", { class: "dw-axis-title", x: 0, y: 12 }, ui.right_axis),
    shares.map((share) => [
      svg("line", { class: "dw-gridline", x1: left, x2: right, y1: y(share), y2: y(share) }),
      leftLabel(label(share), left, y(share)),
    ]),
    bottomAxis({
      ticks: [0.4, 0.6, 0.8, 1].map((share) => ({ at: x(share), label: label(share) })),
      bottom,
      width,
      right,
      title: ui.sure_axis,
    }),
    svg("path", { class: "dw-line dw-line-equal", d: `M${x(0.3)} ${y(0.3)}L${x(1)} ${y(1)}` }),
    rows.map((row) => [
      svg("path", { class: "dw-interval", d: `M${sure(row)} ${y(row.low)}V${y(row.high)}` }),
      calibrationPoint(row.enough, sure(row), y(row.right / row.count)),
    ]),
  );
}

/**
 * A filled dot; an open ring where there are too few answers to tell.
 * @param {boolean} enough
 * @param {number} x
 * @param {number} y
 */
function calibrationPoint(enough, x, y) {
  return svg("circle", { class: enough ? "dw-dot" : "dw-dot-few", cx: x, cy: y, r: enough ? 6 : 5 });
}

/**
 * @param {Words} ui
 * @param {ReturnType<typeof calibrationOf>} rows
 * @param {number} fewest
 */
function calibrationLegend(ui, rows, fewest) {
  /** @type {(label: string, ...drawn: Child[]) => HTMLElement} */
  const key = (label, ...drawn) =>
    h("span", { class: "dw-key" }, svg("svg", { viewBox: "0 0 28 14", width: 28, height: 14, "aria-hidden": "true" }, ...drawn), label);
  return [
    rows.some(({ enough }) => enough) && key(ui.sure_point, calibrationPoint(true, 14, 7)),
    rows.some(({ enough }) => !enough) && key(fill(ui.sure_point_few, { fewest }), calibrationPoint(false, 14, 7)),
    key(ui.sure_interval, svg("path", { class: "dw-interval", d: "M14 0V14" })),
    key(ui.sure_line, svg("path", { class: "dw-line dw-line-equal", d: "M0 7H28" })),
  ].filter(Boolean);
}
