// Early warning. Kept: the answers to guesses and questions (shared/question.js), given.places = where the three sliders
// stand, given.tried = [settings that were tried, as "0 2 1"], and given.byList = how the pupils are arranged.

/** @import { Block, Content, Kind, School } from "./content" */

/** @type {Kind[]} */
const KINDS = ["hits", "misses", "false_alarms", "left_alone"];

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui } = card;
  const guessing = { right: ui.guess_fits, other: ui.guess_off, again: null };
  openInTurn(card, h("p", {}, content.intro), (refresh) => [
    askingPart(card, { heading: ui.guess_heading, intro: ui.guess_intro, questions: content.guesses, refresh, words: guessing }),
    schoolPart(card, refresh),
    askingPart(card, { heading: ui.questions_heading, questions: content.questions, refresh }),
    closingPart(card, [...content.guesses, ...content.questions]),
  ]);
  return card.close;
}

/** @param {Card<Content>} card */
function keptPlaces(card) {
  const { sliders, start } = card.content;
  const kept = stateOf(card, "places", start);
  const places = Array.isArray(kept) ? kept.filter((place) => typeof place === "number") : [];
  return sliders.every(({ values }, at) => values[places[at]] !== undefined) ? places : [...start];
}

/** @param {Card<Content>} card */
function keptTries(card) {
  const tried = stateOf(card, "tried", []);
  return Array.isArray(tried) ? tried : [];
}

/**
 * The school at these places of the sliders: { hits, misses, false_alarms, left_alone, worth }.
 * @type {(content: Content, places: number[]) => School}
 */
function schoolAt({ sliders, schools }, places) {
  const at = places.reduce((sum, place, slider) => sum * sliders[slider].values.length + place, 0);
  const [hits, misses, falseAlarms, leftAlone, worth] = schools[at];
  return { hits, misses, false_alarms: falseAlarms, left_alone: leftAlone, worth };
}

/**
 * The sliders, the people, and what the list is worth.
 * @type {(card: Card<Content>, refresh: () => void) => Part}
 */
function schoolPart(card, refresh) {
  const { content, ui } = card;

  function nodes() {
    const places = keptPlaces(card);
    let byList = stateOf(card, "byList", false) === true;
    const truth = h("p", {});
    const list = h("p", { class: "dw-list-worth" });
    const said = h("div", { class: "dw-counts", role: "status" }, truth, list);
    const people = chartFigure(ui, peopleParts(card, places, byList));
    const arrangements = [false, true].map((value) =>
      button(value ? ui.by_list : ui.by_truth, () => arrange(value), "plain", { class: "dw-button dw-plain dw-arrangement" }),
    );
    const sliders = content.sliders.map((slider, at) =>
      stepSlider({
        label: slider.label,
        steps: slider.values.map((value) => {
          const label = fill(ui.slider_label, { value, of: slider.of });
          return { label, spoken: label };
        }),
        place: places[at],
        less: fill(ui.less, { slider: slider.label }),
        more: fill(ui.more, { slider: slider.label }),
        onmove: (place) => move(at, place),
        onstay: remember,
      }),
    );

    function show() {
      const one = schoolAt(content, places);
      const troubled = one.hits + one.misses;
      truth.textContent = fill(ui.count_truth, { ...one, false: one.false_alarms, troubled, pupils: content.pupils, others: content.pupils - troubled });
      list.textContent = fill(ui.count_list, { ...one, listed: one.hits + one.false_alarms });
      arrangements.forEach((one, place) => one.setAttribute("aria-pressed", String(byList === Boolean(place))));
      people.update(peopleParts(card, places, byList));
    }

    /** @type {(at: number, place: number) => void} */
    function move(at, place) {
      places[at] = place;
      show();
    }

    function remember() {
      const tried = keptTries(card);
      const before = tried.length ? tried : [content.start.join(" ")];
      keepState(card, { places: [...places], tried: [...new Set([...before, places.join(" ")])] });
      refresh();
    }

    /** @param {boolean} value */
    function arrange(value) {
      byList = value;
      keepState(card, { byList });
      show();
    }

    show();
    return [
      card.subheading(ui.try_heading),
      h("p", {}, ui.try_intro),
      sliders.map(({ element }) => element),
      said,
      h("div", { class: "dw-arrange", role: "group", "aria-label": ui.arrange }, h("span", { "aria-hidden": "true" }, ui.arrange), arrangements),
      people.figure,
    ];
  }

  return { nodes, done: () => keptTries(card).length >= ui.least };
}

/**
 * One little pupil: with both arms up, in trouble; filled, on the list.
 * @type {(kind: Kind, x: number, y: number, size: number) => Node}
 */
function person(kind, x, y, size) {
  const troubled = kind === "hits" || kind === "misses";
  /** @type {(dx: number, dy: number) => string} */
  const at = (dx, dy) => `${(x + dx * size).toFixed(1)} ${(y + dy * size).toFixed(1)}`;
  const arms = `M${at(-0.2, 0.1)}L${at(-0.42, -0.36)}M${at(0.2, 0.1)}L${at(0.42, -0.36)}`;
  return littlePerson(`dw-${kind.replace("_", "-")}`, x, y, size, troubled && svg("path", { class: "dw-arms", d: arms }));
}

/**
 * How the pupils are put: two blocks, each with a name above it and the kinds that stand in it.
 * @type {(ui: Words, one: School, byList: boolean) => Block[]}
 */
function blocksOf(ui, one, byList) {
  /** @type {(sentence: string, kinds: Kind[]) => Block} */
  const block = (sentence, kinds) => ({ kinds, label: fill(sentence, { number: kinds.reduce((sum, kind) => sum + one[kind], 0) }) });
  return byList
    ? [block(ui.on_list, ["hits", "false_alarms"]), block(ui.off_list, ["misses", "left_alone"])]
    : [block(ui.in_trouble, ["hits", "misses"]), block(ui.not_in_trouble, ["false_alarms", "left_alone"])];
}

/** @type {(card: Card<Content>, places: number[], byList: boolean) => ChartParts} */
function peopleParts({ content, ui }, places, byList) {
  const one = schoolAt(content, places);
  return {
    draw: (width) => drawPeople(blocksOf(ui, one, byList), one, width),
    alternative: [`${ui.people}.`, ...KINDS.map((kind) => `${ui[kind]}: ${one[kind]}.`)].join(" "),
    table: { caption: ui.people, head: [ui.column_kind, ui.column_number], rows: KINDS.map((kind) => [ui[kind], String(one[kind])]) },
    legend: KINDS.map((kind) =>
      h(
        "span",
        { class: "dw-key" },
        svg("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" }, person(kind, 10, 10, 19)),
        `${ui[kind]}: ${one[kind]}`,
      ),
    ),
  };
}

/** @type {(blocks: Block[], one: School, width: number) => SVGElement} */
function drawPeople(blocks, one, width) {
  const columns = width < 500 ? 20 : 40;
  const size = Math.min(width / columns, 22);
  let top = 0;
  const drawn = blocks.map(({ kinds, label }) => {
    const people = kinds.flatMap((kind) => Array.from({ length: one[kind] }, () => kind));
    const begin = top + 24;
    const rows = Math.max(Math.ceil(people.length / columns), 1);
    top = begin + rows * (size + 3) + 10;
    return [
      svg("text", { class: "dw-row-name", x: 0, y: begin - 8 }, label),
      people.map((kind, place) =>
        person(kind, ((place % columns) + 0.5) * size, begin + Math.floor(place / columns) * (size + 3) + size / 2, size - 1),
      ),
    ];
  });
  return picture(width, top, drawn);
}
