// Grouping. Kept: the answers to guesses and questions (shared/question.js); given.seen = behind how many classes' test the
// learner looked; given.chosenPlaces, given.yearPlaces = where the sliders of both parts stand; given.tried, given.triedYear =
// [settings that were tried, as "0 1"].

/** @import { Content, Placed, PlacedPupil, Range, RangeRow, Room, Sentences, Slider, Standing, YearPupil } from "./content" */

const GROUPS = [2, 1, 0]; // from the top: enrichment, basic, extended instruction; as in `classes.py`
const [EXTENDED, BASIC, ENRICHMENT] = [0, 1, 2];

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui } = card;
  const guessing = { right: ui.guess_fits, other: ui.guess_off, again: null };
  el.firstElementChild?.classList.add("dw-grouping");
  openInTurn(card, h("p", {}, content.intro), (refresh) => [
    askingPart(card, { heading: ui.guess_heading, intro: ui.guess_intro, questions: content.guesses, refresh, words: guessing }),
    classPart(card, refresh),
    choosingPart(card, refresh),
    yearPart(card, refresh),
    askingPart(card, { heading: ui.questions_heading, questions: content.questions, refresh }),
    closingPart(card, [...content.guesses, ...content.questions]),
  ]);
  return card.close;
}

/**
 * The group that goes with a place in the class, when the outer groups have `size` pupils.
 * @type {(rank: number, size: number, pupils: number) => number}
 */
function groupOf(rank, size, pupils) {
  if (rank < size) return EXTENDED;
  return rank >= pupils - size ? ENRICHMENT : BASIC;
}

/**
 * The pupils of a class: [{ name, place (by the looks, from low), group, fits (the group that fits) }], highest first.
 * @param {Content} content
 * @param {{ names: string[], seen: number[], fits: number[] }} ranks
 * @param {number} size
 * @returns {PlacedPupil[]}
 */
function pupilsOf({ pupils }, { names, seen, fits }, size) {
  return names
    .map((name, at) => ({ name, place: seen[at], group: groupOf(seen[at], size, pupils), fits: groupOf(fits[at], size, pupils) }))
    .sort((one, other) => other.place - one.place);
}

/** @param {Placed[]} some */
const countElsewhere = (some) => some.filter(({ group, fits }) => group !== fits).length;

// ---- one class, one test ----

/**
 * How many classes were seen; a file may hold anything.
 * @param {Card<Content>} card
 */
function seenClasses(card) {
  const seen = stateOf(card, "seen", 0);
  const fits = typeof seen === "number" && Number.isInteger(seen) && seen >= 0 && seen <= card.content.classes.length;
  return fits ? seen : 0;
}

/**
 * The class that is on the card now, by the looks and the size at these places of the sliders.
 * @type {(card: Card<Content>, places: number[]) => PlacedPupil[]}
 */
function classNow(card, [looks, size]) {
  const { content } = card;
  const one = content.classes[Math.max(seenClasses(card) - 1, 0)];
  return pupilsOf(content, { names: one.names, seen: one.seen[looks], fits: one.true }, content.sizes[size]);
}

/** @type {(card: Card<Content>, refresh: () => void) => Part} */
function classPart(card, refresh) {
  const { content, ui } = card;
  const [looks, size] = content.start;

  function nodes() {
    const said = h("div", { class: "dw-tally", role: "status" });
    const next = button("", look, "primary");
    const people = chartFigure(ui, peopleParts(card, classNow(card, content.start), false));

    function show() {
      const seen = seenClasses(card);
      const counts = content.classes
        .slice(0, seen)
        .map(({ names, seen: ranks, true: fits }) => countElsewhere(pupilsOf(content, { names, seen: ranks[looks], fits }, content.sizes[size])));
      said.replaceChildren(...sentences(seen, counts).map((text) => h("p", {}, text)));
      next.textContent = seen ? ui.next_class : ui.look_behind;
      next.hidden = seen === content.classes.length;
      people.update(peopleParts(card, classNow(card, content.start), seen > 0));
    }

    /** @type {(seen: number, counts: number[]) => string[]} */
    function sentences(seen, counts) {
      if (!seen) return [ui.not_looked];
      return [
        fill(ui.class_result, { number: seen, elsewhere: counts[seen - 1], pupils: content.pupils }),
        seen > 1 && fill(ui.so_far, { list: counts.join(" · ") }),
        seen >= ui.least_seen && ui.long_run,
        seen === content.classes.length && ui.all_seen,
      ].filter((text) => text !== false);
    }

    function look() {
      keepState(card, { seen: seenClasses(card) + 1 });
      show();
      if (next.hidden) said.focus();
      refresh();
    }

    said.tabIndex = -1;
    show();
    return [card.subheading(ui.class_heading), h("p", {}, ui.class_intro), said, h("div", { class: "dw-buttons" }, next), people.figure];
  }

  return { nodes, done: () => seenClasses(card) >= ui.least_seen };
}

// ---- sliders ----

/**
 * Where the sliders stand, kept under `name`, or `start`.
 * @type {(card: Card<Content>, name: string, sliders: Slider[], start: number[]) => number[]}
 */
function keptPlaces(card, name, sliders, start) {
  const kept = stateOf(card, name, start);
  const places = Array.isArray(kept) ? kept.filter((place) => typeof place === "number") : [];
  const fits = sliders.every(({ steps }, at) => steps[places[at]] !== undefined);
  return fits ? places.slice(0, sliders.length) : [...start];
}

/** @type {(card: Card<Content>, name: string) => unknown[]} */
function keptTries(card, name) {
  const tried = stateOf(card, name, []);
  return Array.isArray(tried) ? tried : [];
}

/**
 * Sliders whose places are kept; `onmove(places)` at every step. Gives an element.
 * @param {Card<Content>} card
 * @param {{
 *   sliders: Slider[],
 *   start: number[],
 *   name: string,
 *   triedName: string,
 *   onmove: (places: number[]) => void,
 *   refresh: () => void,
 * }} options
 */
function keptSliders(card, { sliders, start, name, triedName, onmove, refresh }) {
  const { ui } = card;
  const places = keptPlaces(card, name, sliders, start);

  function remember() {
    const tried = keptTries(card, triedName);
    const before = tried.length ? tried : [start.join(" ")];
    keepState(card, { [name]: [...places], [triedName]: [...new Set([...before, places.join(" ")])] });
    refresh();
  }

  const rooms = sliders.map(({ label, steps }, at) =>
    stepSlider({
      label,
      steps: steps.map((step) => ({ label: step, spoken: step })),
      place: places[at],
      less: fill(ui.less, { slider: label }),
      more: fill(ui.more, { slider: label }),
      onmove(place) {
        places[at] = place;
        onmove(places);
      },
      onstay: remember,
    }).element,
  );
  return h("div", { class: "dw-long-steps" }, rooms);
}

/**
 * What was counted for these places of the sliders: the last slider runs fastest.
 * @template Counted
 * @param {Counted[]} counted
 * @param {Slider[]} sliders
 * @param {number[]} places
 */
function countedAt(counted, sliders, places) {
  return counted[places.reduce((sum, place, at) => sum * sliders[at].steps.length + place, 0)];
}

// ---- what makes it better ----

/** @type {(card: Card<Content>, refresh: () => void) => Part} */
function choosingPart(card, refresh) {
  const { content, ui } = card;
  const { sliders, counted } = content;

  function nodes() {
    const start = keptPlaces(card, "chosenPlaces", sliders, content.start);
    const said = h("div", { class: "dw-tally", role: "status" });
    const people = chartFigure(ui, peopleParts(card, classNow(card, start), true));
    const ranges = chartFigure(ui, rangeParts(card, rangesOfLooks(start)));

    /** @type {(places: number[]) => RangeRow[]} */
    function rangesOfLooks([looks, size]) {
      return sliders[0].names.map((label, at) => ({
        label,
        now: at === looks,
        ...countedAt(counted, sliders, [at, size]),
      }));
    }

    /** @param {number[]} places */
    function show(places) {
      const pupils = classNow(card, places);
      const { text, low_text: low, high_text: high, reached } = countedAt(counted, sliders, places);
      const words = { elsewhere: countElsewhere(pupils), pupils: content.pupils, mean: text, low, high };
      said.replaceChildren(
        h("p", {}, fill(ui.choose_result, words)),
        h("p", {}, fill(ui.over_many, words)),
        h("p", {}, fill(ui.choose_reached, { size: content.sizes[places[1]], reached })),
      );
      people.update(peopleParts(card, pupils, true));
      ranges.update(rangeParts(card, rangesOfLooks(places)));
    }

    const moved = { sliders, start: content.start, name: "chosenPlaces", triedName: "tried", onmove: show, refresh };
    show(start);
    return [
      card.subheading(ui.choose_heading),
      h("p", {}, ui.choose_intro),
      keptSliders(card, moved),
      said,
      figureTitle(ui.ranges),
      ranges.figure,
      people.figure,
    ];
  }

  return { nodes, done: () => keptTries(card, "tried").length >= ui.least_tried };
}

// ---- a year ----

/**
 * The year with the sliders at these places: [{ name, goals: [{ group, fits }] }].
 * @type {(card: Card<Content>, places: number[]) => YearPupil[]}
 */
function yearNow({ content }, [renewals, looks, alike]) {
  const { names, goals, classes, renewals: often } = content.year;
  const { true: fits, seen } = classes[alike];
  const every = goals / often[renewals];
  const size = content.sizes[content.start[1]];
  return names.map((name, at) => ({
    name,
    goals: fits.map((ranks, goal) => ({
      group: groupOf(seen[Math.floor(goal / every) * every][looks][at], size, content.pupils),
      fits: groupOf(ranks[at], size, content.pupils),
    })),
  }));
}

/** @type {(card: Card<Content>, refresh: () => void) => Part} */
function yearPart(card, refresh) {
  const { content, ui, language } = card;
  const { year_sliders: sliders, counted_year: counted } = content;
  const { goals } = content.year;

  function nodes() {
    const start = keptPlaces(card, "yearPlaces", sliders, content.year_start);
    const said = h("div", { class: "dw-tally", role: "status" });
    const grid = chartFigure(ui, gridParts(card, yearNow(card, start)));
    const ranges = chartFigure(ui, rangeParts(card, rangesOfRenewals(start)));

    /** @type {(places: number[]) => RangeRow[]} */
    function rangesOfRenewals([renewals, ...others]) {
      return sliders[0].names.map((label, at) => ({
        label,
        now: at === renewals,
        ...countedAt(counted, sliders, [at, ...others]),
      }));
    }

    /** @param {number[]} places */
    function show(places) {
      const pupils = yearNow(card, places);
      const { text, low_text: low, high_text: high } = countedAt(counted, sliders, places);
      const { ever, always } = content.year.classes[places[2]];
      const perGoal = formatNumber(countPlaces(pupils) / goals, language, 1);
      const words = { elsewhere: perGoal, pupils: content.pupils, mean: text, low, high };
      said.replaceChildren(
        h("p", {}, fill(ui.year_result, words)),
        h("p", {}, fill(ui.over_many, words)),
        h("p", {}, fill(ui.year_ever, { ever, always, goals })),
      );
      grid.update(gridParts(card, pupils));
      ranges.update(rangeParts(card, rangesOfRenewals(places)));
    }

    const moved = { sliders, start: content.year_start, name: "yearPlaces", triedName: "triedYear", onmove: show, refresh };
    show(start);
    return [
      card.subheading(ui.year_heading),
      h("p", {}, ui.year_intro),
      keptSliders(card, moved),
      said,
      figureTitle(ui.ranges),
      ranges.figure,
      figureTitle(ui.year_chart),
      grid.figure,
    ];
  }

  return { nodes, done: () => keptTries(card, "triedYear").length >= ui.least_tried_year };
}

/** @param {YearPupil[]} pupils */
const countPlaces = (pupils) => pupils.reduce((sum, { goals }) => sum + countElsewhere(goals), 0);

// ---- drawings ----

/**
 * What a drawing shows, above it: on the page and not in the drawing, so that it breaks off on a phone.
 * @param {string} text
 */
function figureTitle(text) {
  return h("p", { class: "dw-figure-title" }, h("strong", {}, text));
}

/**
 * A line of a legend: the shape as it stands in the drawing, and what it means.
 * @type {(shape: Child, text: string, width: number, height: number) => Node}
 */
function legendKey(shape, text, width, height) {
  const drawn = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, shape);
  return h("span", { class: "dw-key" }, drawn, text);
}

const SEAT = { width: 70, height: 56, person: 28 }; // px for one pupil with the name beneath, at least
const SEATS = 8; // beside one another, at most
const ROOM_HEAD = 26; // px for the name of a group above its pupils

/**
 * What is known of a pupil: nothing yet, that the group fits, or where the pupil belongs.
 * @type {(pupil: Placed, known: boolean) => Standing}
 */
function standing({ group, fits }, known) {
  if (!known) return "unknown";
  if (group === fits) return "fits";
  return fits > group ? "higher" : "lower";
}

/** @type {(card: Card<Content>, pupils: PlacedPupil[], known: boolean) => ChartParts} */
function peopleParts({ ui }, pupils, known) {
  const rooms = GROUPS.map((group) => ({ name: ui.groups[group], pupils: pupils.filter((one) => one.group === group) }));
  const words = rooms.map(({ name, pupils: some }) => {
    /** @param {Standing} kind */
    const count = (kind) => some.filter((one) => standing(one, known) === kind).length;
    return fill(known ? ui.group_words_truth : ui.group_words, {
      group: name,
      number: some.length,
      higher: count("higher"),
      lower: count("lower"),
    });
  });
  /** @type {Standing[]} */
  const shown = known ? ["fits", "higher", "lower"] : ["unknown"];
  const names = { unknown: ui.pupil, fits: ui.fits, higher: ui.belongs_higher, lower: ui.belongs_lower };
  return {
    draw: (width) => drawRooms(rooms, known, width),
    alternative: [`${ui.class_chart}.`, ...words].join(" "),
    table: {
      caption: ui.class_chart,
      head: [ui.column_pupil, ui.column_group, ...(known ? [ui.column_true] : [])],
      rows: pupils.map(({ name, group, fits }) => [name, ui.group_short[group], ...(known ? [ui.group_short[fits]] : [])]),
    },
    legend: shown.map((kind) =>
      legendKey(seated(kind, 1, 14, 14), names[kind], 34, 28),
    ),
  };
}

/**
 * A little pupil; one who belongs elsewhere is filled and has an arrow to the group that fits, one head for each step.
 * @type {(kind: Standing, steps: number, x: number, y: number) => Child}
 */
function seated(kind, steps, x, y) {
  const elsewhere = kind === "higher" || kind === "lower";
  return [littlePerson(`dw-seat-${kind}`, x, y, SEAT.person - 2), elsewhere && arrow(kind === "higher" ? -1 : 1, steps, x + 13, y)];
}

/** @type {(direction: number, steps: number, x: number, y: number) => Node} */
function arrow(direction, steps, x, y) {
  const heads = Array.from({ length: steps }, (_, step) => `M${x - 4} ${y + direction * (5 - 6 * step)}l4 ${6 * direction}l4 ${-6 * direction}`);
  return svg("path", { class: "dw-seat-arrow", d: `M${x} ${y - 9 * direction}V${y + 10 * direction}${heads.join("")}` });
}

/** @type {(rooms: Room[], known: boolean, width: number) => SVGElement} */
function drawRooms(rooms, known, width) {
  const columns = Math.min(Math.max(Math.floor((width - 8) / SEAT.width), 1), SEATS);
  const seat = (width - 8) / columns;
  let top = 0;
  const drawn = rooms.map(({ name, pupils }) => {
    const begin = top;
    const high = ROOM_HEAD + Math.ceil(pupils.length / columns) * SEAT.height + 6;
    top += high + 8;
    return [
      svg("rect", { class: "dw-seat-room", x: 0.5, y: begin + 0.5, width: width - 1, height: high, rx: 6 }),
      svg("text", { class: "dw-row-name", x: 10, y: begin + 19 }, `${name}: ${pupils.length}`),
      pupils.map((pupil, place) => {
        const x = 4 + ((place % columns) + 0.5) * seat;
        const y = begin + ROOM_HEAD + Math.floor(place / columns) * SEAT.height + SEAT.person / 2 + 4;
        return [
          seated(standing(pupil, known), Math.abs(pupil.fits - pupil.group), x, y),
          svg("text", { class: "dw-seat-name", x, y: y + SEAT.person / 2 + 13, "text-anchor": "middle" }, pupil.name),
        ];
      }),
    ];
  });
  return picture(width, top, drawn);
}

/** @type {(card: Card<Content>, rows: RangeRow[]) => ChartParts} */
function rangeParts({ content, ui }, rows) {
  /** @param {RangeRow} row */
  const label = ({ label: name, now }) => (now ? fill(ui.now_label, { label: name }) : name);
  return {
    draw: (width) => drawRanges(content, ui, rows, width),
    alternative: [
      `${ui.ranges}.`,
      ...rows.map((row) => fill(ui.range_words, { label: label(row), mean: row.text, low: row.low_text, high: row.high_text })),
    ].join(" "),
    table: {
      caption: ui.ranges,
      head: [ui.column_choice, ui.column_mean, ui.column_low, ui.column_high],
      rows: rows.map((row) => [label(row), row.text, row.low_text, row.high_text]),
    },
    legend: [
      legendKey(svg("circle", { class: "dw-dot", cx: 14, cy: 7, r: 5 }), ui.average, 28, 14),
      legendKey(svg("path", { class: "dw-range", d: "M2 7H26" }), ui.range, 28, 14),
      legendKey(svg("path", { class: "dw-range dw-range-now", d: "M4 7H24" }), ui.now, 28, 14),
    ],
  };
}

/** @type {(content: Content, ui: Sentences, rows: RangeRow[], width: number) => SVGElement} */
function drawRanges({ axis }, ui, rows, width) {
  const [left, right] = [10, width - 14];
  /** @type {Scale} */
  const x = (value) => left + (value * (right - left)) / axis;
  const strip = 44;
  const bottom = 8 + rows.length * strip;
  /** @type {Tick[]} */
  const ticks = [];
  for (let tick = 0; tick <= axis; tick += 4) ticks.push({ at: x(tick), label: String(tick) });
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    bottomAxis({ ticks, top: 4, bottom, width, right, title: ui.axis }),
    rows.map(({ label, now, mean, low, high }, place) => {
      const top = 6 + place * strip;
      return [
        svg("text", { class: now ? "dw-range-name dw-range-name-now" : "dw-range-name", x: left, y: top + 15 }, label),
        svg("path", { class: now ? "dw-range dw-range-now" : "dw-range", d: `M${x(low)} ${top + 30}H${x(high)}` }),
        svg("circle", { class: now ? "dw-dot dw-dot-now" : "dw-dot", cx: x(mean), cy: top + 30, r: now ? 6 : 4.5 }),
      ];
    }),
  );
}

const CELL = 22; // px, a pupil at a goal

/** @type {(card: Card<Content>, pupils: YearPupil[]) => ChartParts} */
function gridParts({ content, ui }, pupils) {
  const { goals } = content.year;
  /** @type {(one: YearPupil, test: (goal: Placed) => boolean) => string} */
  const at = (one, test) => one.goals.flatMap((goal, place) => (test(goal) ? [place + 1] : [])).join(", ") || ui.none;
  /** @type {(shape: Node, text: string) => Node} */
  const key = (shape, text) => legendKey(shape, text, 22, 22);
  return {
    draw: (width) => drawGrid(ui, goals, pupils, width),
    alternative: `${ui.year_chart}. ${fill(ui.year_words, { pupils: pupils.length, goals, places: pupils.length * goals, elsewhere: countPlaces(pupils) })}`,
    table: {
      caption: ui.year_chart,
      head: [ui.column_pupil, ui.column_extended, ui.column_enriched, ui.column_elsewhere],
      rows: pupils.map((one) => [
        one.name,
        at(one, ({ fits }) => fits === EXTENDED),
        at(one, ({ fits }) => fits === ENRICHMENT),
        at(one, ({ group, fits }) => group !== fits),
      ]),
    },
    legend: [
      ...GROUPS.map((group) => key(mark(group, 11, 11), ui.groups[group])),
      key(svg("rect", { class: "dw-cell-elsewhere", x: 1.5, y: 1.5, width: 19, height: 19, rx: 3 }), ui.elsewhere_now),
    ],
  };
}

/**
 * The group that fits, as a shape: up for enrichment, down for extended instruction, a small dot between.
 * @type {(group: number, x: number, y: number) => Node}
 */
function mark(group, x, y) {
  if (group === BASIC) return svg("circle", { class: "dw-cell-mark", cx: x, cy: y, r: 2.5 });
  const up = group === ENRICHMENT ? -1 : 1;
  return svg("path", { class: "dw-cell-mark", d: `M${x - 6} ${y - 5 * up}H${x + 6}L${x} ${y + 6 * up}Z` });
}

/** @type {(ui: Sentences, goals: number, pupils: YearPupil[], width: number) => SVGElement} */
function drawGrid(ui, goals, pupils, width) {
  const names = widest(pupils.map(({ name }) => name)) + 10;
  const across = Math.min((width - names) / goals, 46);
  const top = 24;
  return picture(
    width,
    top + pupils.length * CELL + 4,
    svg("text", { x: 0, y: top - 10 }, ui.goal),
    Array.from({ length: goals }, (_, goal) => svg("text", { x: names + (goal + 0.5) * across, y: top - 10, "text-anchor": "middle" }, String(goal + 1))),
    pupils.map(({ name, goals: cells }, row) => {
      const y = top + (row + 0.5) * CELL;
      return [
        svg("line", { class: "dw-gridline", x1: 0, x2: names + goals * across, y1: y + CELL / 2, y2: y + CELL / 2 }),
        svg("text", { x: 0, y, "dominant-baseline": "central" }, name),
        cells.map(({ group, fits }, goal) => {
          const x = names + (goal + 0.5) * across;
          const half = Math.min(across, CELL) / 2 - 1.5;
          return [
            group !== fits && svg("rect", { class: "dw-cell-elsewhere", x: x - half, y: y - CELL / 2 + 1.5, width: 2 * half, height: CELL - 3, rx: 3 }),
            mark(fits, x, y),
          ];
        }),
      ];
    }),
  );
}
