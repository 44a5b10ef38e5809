// Class list. Kept: { edition, attempts: [{ class, picks: [places of pupils], flags, shown }] }, the last attempt being the
// current one; `shown` once the truth was asked for, and from then on its picks stay.

/** @import { Attempt, Bar, Change, Content, ListedPupil, SchoolClass, Subject, Way } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;

  /**
   * @param {any} attempt
   * @returns {attempt is Attempt}
   */
  function fits(attempt) {
    return (
      Boolean(attempt) &&
      Boolean(content.classes[attempt.class]) &&
      Array.isArray(attempt.picks) &&
      attempt.picks.length <= content.conversations &&
      attempt.picks.every((/** @type {number} */ place) => content.classes[attempt.class].pupils[place])
    );
  }

  /** @param {Given} given */
  const attemptsIn = (given) =>
    given.edition === content.edition && Array.isArray(given.attempts) ? given.attempts.filter(fits) : [];
  /** @type {(number: number) => Attempt} */
  const start = (number) => ({ class: number, picks: [], flags: false, shown: false });
  const current = () => attemptsIn(store.given).slice(-1)[0] || start(0);

  /**
   * Change the current attempt, unless another tab already showed its truth.
   * @type {Change}
   */
  function change(what) {
    store.update((given) => {
      const attempts = attemptsIn(given);
      const now = attempts.pop() || start(0);
      return { ...given, edition: content.edition, attempts: [...attempts, now.shown ? now : { ...now, ...what }] };
    });
  }

  /** @param {number} number */
  function startClass(number) {
    store.update((given) => ({ ...given, edition: content.edition, attempts: [...attemptsIn(given), start(number)] }));
    draw();
    card.focusTop();
  }

  function reveal() {
    change({ shown: true });
    draw();
    card.focusTop();
  }

  function draw() {
    const now = { ...current() };
    const one = content.classes[now.class];
    card.progress(fill(ui.class_of, { number: now.class + 1, all: content.classes.length }));
    if (now.shown) {
      const list = classList(card, one, now, null);
      card.show(theTruth(card, one, now), earlierClasses(card, attemptsIn(store.given)), theEnd(now), list);
    } else {
      const bar = choiceBar(card, one, reveal);
      const list = classList(card, one, now, { change, bar });
      card.show(h("p", {}, ui.intro), h("p", {}, ui.made_up), list, bar.element);
      bar.tell(now.picks);
    }
  }

  /** @param {Attempt} now */
  function theEnd(now) {
    const next = (now.class + 1) % content.classes.length;
    return h(
      "div",
      { class: "dw-buttons" },
      button(ui.next_class, () => startClass(next), "primary"),
      button(ui.again, () => startClass(now.class)),
    );
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

// ---- the list --------------------------------------------------------------------------------------------------------

/**
 * The whole list: how to read it, how to order it, and a row for each pupil. Without `choosing` it can't be chosen from.
 * @type {(card: Card<Content>, one: SchoolClass, attempt: Attempt, choosing: { change: Change, bar: Bar } | null) => Node}
 */
function classList(card, one, attempt, choosing) {
  const { ui } = card;
  const said = h("p", { class: "dw-for-ears", role: "status" });
  const rows = one.pupils.map((pupil, place) => pupilRow(card, one, attempt, place, choosing));
  const body = h("tbody", { role: "rowgroup" });
  const table = h(
    "table",
    { class: "dw-class-list", role: "table" },
    h("caption", {}, fill(ui.caption, { class_name: one.called, pupils: one.pupils.length, subjects: one.subjects.length })),
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        h("th", { role: "columnheader", scope: "col" }, ui.pupil),
        one.subjects.map(({ head }) => h("th", { role: "columnheader", scope: "col" }, head)),
      ),
    ),
    body,
  );
  const flagsNote = h("p", { class: "dw-flags-note" }, ui.flags_note);

  /** @param {string} by */
  function order(by) {
    body.replaceChildren(...orderOf(one, by).flatMap((place) => rows[place].elements));
  }

  /** @param {boolean} on */
  function showFlags(on) {
    table.classList.toggle("dw-with-flags", on);
    flagsNote.hidden = !on;
  }

  order("name");
  showFlags(attempt.flags || attempt.shown);
  return h(
    "div",
    {},
    attempt.shown ? card.subheading(ui.the_list) : null,
    h("p", { class: "dw-how" }, ui.how_to_read),
    h(
      "div",
      { class: "dw-list-tools" },
      orderChoice(card, one, (by, label) => {
        order(by);
        said.textContent = fill(ui.sorted, { order: label });
      }),
      attempt.shown
        ? null
        : checkbox({
            label: ui.flags,
            checked: attempt.flags,
            onchange: (on) => {
              showFlags(on);
              choosing?.change({ flags: on });
            },
          }),
    ),
    flagsNote,
    said,
    table,
  );
}

/** @type {(card: Card<Content>, one: SchoolClass, onorder: (by: string, label: string) => void) => Node} */
function orderChoice({ ui }, one, onorder) {
  const id = uniqueId("order");
  const orders = [
    ["name", ui.sort_name],
    ["change", ui.sort_change],
    ["level", ui.sort_level],
    ["flags", ui.sort_flags],
    ...one.subjects.map(({ within }, place) => [String(place), fill(ui.sort_subject, { subject: within })]),
  ];
  const select = h(
    "select",
    {
      id,
      class: "dw-field",
      onchange: ({ currentTarget }) => onorder(currentTarget.value, currentTarget.selectedOptions[0].text),
    },
    orders.map(([by, label]) => h("option", { value: by }, label)),
  );
  return h("div", { class: "dw-order" }, h("label", { for: id }, ui.sort), select);
}

/**
 * The places of the pupils in an order; who is equal stays in the order of the names.
 * @type {(one: SchoolClass, by: string) => number[]}
 */
function orderOf({ pupils }, by) {
  /** @type {Record<string, (pupil: ListedPupil) => number>} */
  const values = {
    name: () => 0,
    change: ({ change }) => Math.min(...change),
    level: ({ scores }) => scores.reduce((sum, series) => sum + series[series.length - 1], 0),
    flags: ({ flags }) => -flags.filter((flag) => flag < 0).length,
  };
  const value = values[by] || (({ change }) => change[Number(by)]);
  return pupils.map((_, place) => place).sort((a, b) => value(pupils[a]) - value(pupils[b]) || a - b);
}

/**
 * One pupil: the row with the latest results, and under it a row with the charts, drawn when it is opened.
 * @param {Card<Content>} card
 * @param {SchoolClass} one
 * @param {Attempt} attempt
 * @param {number} place
 * @param {{ change: Change, bar: Bar } | null} choosing
 */
function pupilRow(card, one, attempt, place, choosing) {
  const { ui, content } = card;
  const pupil = one.pupils[place];
  const inside = h("td", { role: "cell", colspan: one.subjects.length + 1 });
  const charts = h("tr", { role: "row", class: "dw-charts-row", id: uniqueId("charts"), hidden: true }, inside);
  const opener = button(pupil.name, toggle, "plain", {
    class: "dw-button dw-plain dw-open-charts",
    "aria-label": fill(ui.charts_of, { name: pupil.name }),
    "aria-expanded": "false",
    "aria-controls": charts.id,
  });
  const row = h(
    "tr",
    { role: "row", class: "dw-pupil-row" },
    h("th", { role: "rowheader", scope: "row" }, h("div", { class: "dw-pupil-head" }, attempt.shown ? null : inviting(), opener, attempt.shown ? truthOf(card, one, attempt, place) : null)),
    one.subjects.map((subject, column) => resultCell(card, subject, pupil, column, attempt.shown)),
  );
  row.classList.toggle("dw-chosen", attempt.picks.includes(place));

  function toggle() {
    const open = charts.hidden;
    charts.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open && !inside.firstChild) inside.append(pupilCharts(card, one, place, attempt.shown));
  }

  function inviting() {
    /** @type {HTMLInputElement} */
    const box = h("input", {
      type: "checkbox",
      checked: attempt.picks.includes(place),
      "aria-label": fill(ui.invite, { name: pupil.name }),
      onchange: () => choose(box),
    });
    return h("label", { class: "dw-check dw-invite" }, box);
  }

  /** @param {HTMLInputElement} box */
  function choose(box) {
    const picks = attempt.picks.filter((other) => other !== place);
    if (box.checked && picks.length === content.conversations) {
      box.checked = false;
      choosing?.bar.warn(fill(ui.too_many, { all: content.conversations, name: pupil.name }));
      return;
    }
    attempt.picks = box.checked ? [...picks, place] : picks;
    row.classList.toggle("dw-chosen", box.checked);
    choosing?.change({ picks: attempt.picks });
    choosing?.bar.tell(attempt.picks);
  }

  return { elements: [row, charts] };
}

/**
 * What is true of a pupil, and whether the learner invited it.
 * @type {(card: Card<Content>, one: SchoolClass, attempt: Attempt, place: number) => Node}
 */
function truthOf({ ui }, one, attempt, place) {
  const pupil = one.pupils[place];
  const invited = attempt.picks.includes(place);
  const truth = pupil.declines
    ? fill(ui.declined_in, { subject: one.subjects[pupil.declines.subject].within, onset: pupil.declines.onset })
    : ui.nothing;
  return h(
    "div",
    { class: "dw-pupil-truth" },
    invited ? h("small", { class: "dw-invited" }, icon("right"), ui.invited_mark) : null,
    pupil.declines ? h("small", { class: "dw-declines" }, icon("decline"), truth) : invited && h("small", {}, truth),
  );
}

/** @type {(card: Card<Content>, subject: Subject, pupil: ListedPupil, column: number, shown: boolean) => Node} */
function resultCell({ ui }, subject, pupil, column, shown) {
  const scores = pupil.scores[column];
  const flag = pupil.flags[column];
  const declines = shown && pupil.declines && pupil.declines.subject === column;
  return h(
    "td",
    { role: "cell", class: declines ? "dw-square dw-affected" : "dw-square" },
    h("span", { class: "dw-initials", "aria-hidden": "true" }, subject.short),
    h("span", { class: "dw-latest" }, String(scores[scores.length - 1])),
    " ",
    h("span", { class: "dw-change" }, signed(pupil.change[column])),
    sparkline(scores, pupil.before[column]),
    flag
      ? h("span", { class: "dw-flag" }, flagDrawing(flag), h("span", { class: "dw-for-ears" }, flag < 0 ? ui.flag_down : ui.flag_up))
      : null,
  );
}

/** @param {number} number */
function signed(number) {
  if (number === 0) return "0";
  return number > 0 ? `+${number}` : `${MINUS}${-number}`;
}

/**
 * A flag on its pole, and an arrow that says which way.
 * @param {number} flag
 */
function flagDrawing(flag) {
  return strokes(flag < 0 ? "M4 22V3l9 4-9 4M18 10v10m-3 -4l3 4 3-4" : "M4 22V3l9 4-9 4M18 21V11m-3 4l3-4 3 4", "dw-flag-drawing");
}

const SPARK = { width: 100, height: 40, reach: 42 }; // points above and below the own average that fit in a square

/**
 * All results of a series around the own earlier average. As wide as its place, so strokes keep a width of their own.
 * @type {(scores: number[], before: number) => Node}
 */
function sparkline(scores, before) {
  const { width, height, reach } = SPARK;
  /** @param {number} index */
  const x = (index) => (4 + (index * (width - 10)) / (scores.length - 1)).toFixed(1);
  /** @type {Scale} */
  const away = (value) => Math.min(Math.max(value - before, -reach), reach);
  /** @param {number} value */
  const y = (value) => (height / 2 - (away(value) * (height / 2 - 3)) / reach).toFixed(1);
  const last = scores.length - 1;
  return svg(
    "svg",
    { class: "dw-spark", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    svg("path", { class: "dw-spark-before", d: `M0 ${height / 2}H${width}` }),
    svg("path", { class: "dw-spark-line", d: scores.map((value, index) => `${index ? "L" : "M"}${x(index)} ${y(value)}`).join("") }),
    svg("path", { class: "dw-spark-last", d: `M${x(last)} ${y(scores[last])}h0.01` }),
  );
}

// ---- the charts of one pupil -------------------------------------------------------------------------------------------

/**
 * Eight small charts, what their lines mean, and all their numbers as one table.
 * @type {(card: Card<Content>, one: SchoolClass, place: number, shown: boolean) => Node}
 */
function pupilCharts(card, one, place, shown) {
  const { ui, content } = card;
  const pupil = one.pupils[place];
  /** @type {(kind: KeyKind, label: string) => Node} */
  const key = (kind, label) => h("span", { class: "dw-key" }, keyDrawing(kind), label);
  const truth = shown && pupil.declines;
  return h(
    "div",
    { class: "dw-pupil-charts" },
    h(
      "div",
      { class: "dw-legend" },
      key("self", pupil.name),
      key("average", ui.own_earlier),
      key("others", ui.class_average),
      h("span", { class: "dw-key" }, h("span", { class: "dw-recent-key", "aria-hidden": "true" }), ui.last_three),
      truth ? key("mark", ui.since_decline) : null,
    ),
    h(
      "div",
      { class: "dw-minis" },
      one.subjects.map((subject, column) => {
        const onset = truth && truth.subject === column ? truth.onset : null;
        return miniChart(card, {
          subject,
          scores: pupil.scores[column],
          average: one.average[column],
          earlier: pupil.earlier[column],
          recent: content.recent,
          onset,
        });
      }),
    ),
    h(
      "details",
      { class: "dw-data" },
      h("summary", {}, ui.show_table),
      h("div", { class: "dw-wide", tabindex: 0, role: "region", "aria-label": fill(ui.series_table, { name: pupil.name }) }, seriesTable(ui, one, pupil)),
    ),
  );
}

/** @type {(ui: Words, one: SchoolClass, pupil: ListedPupil) => Node} */
function seriesTable(ui, one, pupil) {
  return dataTable({
    caption: fill(ui.series_table, { name: pupil.name }),
    head: [ui.test, ...one.subjects.map(({ name }) => name)],
    rows: pupil.scores[0].map((_, test) => [String(test + 1), ...pupil.scores.map((series) => String(series[test]))]),
  });
}

const MINI = { width: 220, height: 120, left: 34, right: 6, top: 8, bottom: 20 };

/**
 * @param {Card<Content>} card
 * @param {{
 *   subject: Subject,
 *   scores: number[],
 *   average: number[],
 *   earlier: number,
 *   recent: number,
 *   onset: number | null,
 * }} series
 */
function miniChart({ ui, language, content }, { subject, scores, average, earlier, recent, onset }) {
  const { width, height, left, right, top, bottom } = MINI;
  const last = scores.length - 1;
  /** @type {Scale} */
  const x = (index) => left + 8 + (index * (width - left - right - 16)) / last;
  /** @type {Scale} */
  const y = (value) => height - bottom - (value * (height - top - bottom)) / 100;
  const between = (x(last - recent) + x(last - recent + 1)) / 2;
  /** @param {number[]} values */
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  /** @param {number} value */
  const number = (value) => formatNumber(value, language, 0);
  const words = fill(ui.mini, {
    subject: subject.name,
    values: scores.join(", "),
    count: content.earlier,
    mean: number(earlier),
    recent,
    last: number(mean(scores.slice(-recent))),
    class: number(average[last]),
  });
  const drawing = svg(
    "svg",
    { class: "dw-svg", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words },
    svg("rect", { class: "dw-recent", x: between, y: top, width: width - right - between, height: height - top - bottom }),
    [0, 50, 100].map((tick) => [
      svg("line", { class: "dw-gridline", x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
      leftLabel(String(tick), left + 3, y(tick)),
    ]),
    svg("path", { class: "dw-line dw-line-average", d: `M${left} ${y(earlier)}H${width - right}` }),
    svg("path", { class: "dw-line dw-line-others", d: pathThrough(average, x, y) }),
    svg("path", { class: "dw-line dw-line-self", d: pathThrough(scores, x, y) }),
    scores.map((value, index) => svg("circle", { class: "dw-dot", cx: x(index), cy: y(value), r: 3.2 })),
    scores.map((value, index) =>
      onset && index + 1 >= onset ? svg("circle", { class: "dw-mark", cx: x(index), cy: y(value), r: 6.5 }) : null,
    ),
    [1, scores.length].map((test) => svg("text", { x: x(test - 1), y: height - 3, "text-anchor": "middle" }, String(test))),
  );
  return h("figure", { class: "dw-chart dw-mini" }, h("figcaption", {}, subject.head), drawing);
}

// ---- choosing ----------------------------------------------------------------------------------------------------------

/**
 * Who is invited so far, and the button. It stays in sight at the bottom of the screen while the list scrolls.
 * @type {(card: Card<Content>, one: SchoolClass, reveal: () => void) => Bar}
 */
function choiceBar({ ui, content }, one, reveal) {
  const said = h("p", { class: "dw-chosen-names", role: "status" });
  const warning = h("p", { class: "dw-warning", role: "status" });
  const all = content.conversations;
  /** @type {number[]} */
  let picks = [];
  const go = button(
    ui.reveal,
    () => {
      if (picks.length === all) reveal();
      else warning.textContent = fill(ui.too_few, { all, more: all - picks.length });
    },
    "primary",
  );
  return {
    element: h("div", { class: "dw-choice-bar" }, said, warning, h("div", { class: "dw-buttons" }, go)),
    warn: (sentence) => {
      warning.textContent = sentence;
    },
    tell(chosen) {
      picks = chosen;
      warning.textContent = "";
      const names = picks.map((place) => one.pupils[place].name).join(", ");
      said.textContent = picks.length ? fill(ui.chosen, { count: picks.length, all, names }) : ui.chosen_none;
    },
  };
}

// ---- the truth ---------------------------------------------------------------------------------------------------------

/** @type {(card: Card<Content>, one: SchoolClass, attempt: Attempt) => Child} */
function theTruth(card, one, attempt) {
  const { ui, content } = card;
  const found = foundIn(one, attempt);
  const missed = one.pupils.flatMap((pupil, place) =>
    pupil.missed && !attempt.picks.includes(place) ? [pupil.missed] : [],
  );
  /** @param {Feedback} what */
  const say = (what) => {
    const slot = h("div", {});
    giveFeedback(slot, { ...what, move: false });
    return slot;
  };
  return [
    card.subheading(ui.truth),
    h("p", { class: "dw-found" }, fill(found ? ui.found : ui.found_none, { found, declining: one.declining })),
    card.subheading(ui.your_four),
    attempt.picks.map((place) => say(one.pupils[place].picked)),
    card.subheading(ui.missed),
    missed.length ? missed.map(say) : h("p", {}, ui.missed_none),
    h("p", { class: "dw-how" }, ui.wobble),
    card.subheading(ui.compare),
    h("div", { class: "dw-ways" }, waysTable(card, one, found)),
    h("p", {}, one.lot),
    h("p", { class: "dw-how" }, ui.typical.replace("{classes}", String(content.drawn))),
    card.subheading(ui.flags_heading),
    h("p", {}, one.flags),
    card.subheading(ui.lesson_heading),
    h("p", { class: "dw-take-along" }, content.lesson),
  ];
}

/** @type {(one: SchoolClass, attempt: Attempt) => number} */
function foundIn(one, attempt) {
  return attempt.picks.filter((place) => one.pupils[place].declines).length;
}

/** @type {(card: Card<Content>, one: SchoolClass, found: number) => Node} */
function waysTable({ ui, content }, one, found) {
  /** @param {number | string} count */
  const here = (count) => fill(ui.of, { count, all: one.declining });
  /** @param {keyof Content["readings"]} name */
  const average = (name) => fill(ui.of, { count: content.readings[name], all: content.readings.all });
  /** @type {Way[]} */
  const ways = ["lowest", "drop", "flags", "recent", "best"];
  return dataTable({
    caption: ui.compare_caption,
    head: [ui.way, ui.here, fill(ui.average, { classes: content.drawn })],
    rows: [
      [h("strong", {}, ui.you_row), h("strong", {}, here(found)), ""],
      [ui.by_lot, here(one.by_lot), average("by_lot")],
      ...ways.map((way) => [way === "flags" ? ui.flags_row : ui[way], here(one.found[way]), average(way)]),
    ],
  });
}

/** @type {(card: Card<Content>, attempts: Attempt[]) => Node | null} */
function earlierClasses({ ui, content }, attempts) {
  const finished = attempts.filter(({ shown }) => shown);
  if (finished.length < 2) return null;
  return dataTable({
    caption: ui.earlier,
    head: [ui.round, ui.found_head],
    rows: finished.map((attempt) => {
      const one = content.classes[attempt.class];
      return [one.name, fill(ui.of, { count: foundIn(one, attempt), all: one.declining })];
    }),
  });
}
