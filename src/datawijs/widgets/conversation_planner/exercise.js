// Conversation planner. Kept: { path: [[step, way], …] from the first decision on, read: how many of those choices were left by
// “go on”, log: [[step, way], …] every choice ever made, plan: { part: what the learner wrote } }. All by keys, never labels.

/** @import { Choice, Content, Cost, Ending, Step, Way } from "./content" */
/** @typedef {ReturnType<typeof movesOf>} Moves */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const moves = movesOf(card, draw);
  function draw() {
    card.show(sceneOf(card, moves));
  }
  card.progress("");
  draw();
  card.onElsewhere(draw);
  return card.close;
}

// What is kept

/**
 * The path as far as it makes sense: each choice is one of the step that the choice before it leads to.
 * @param {Card<Content>} card
 */
function pathOf({ content, store }) {
  const kept = Array.isArray(store.given.path) ? store.given.path : [];
  /** @type {Choice[]} */
  const path = [];
  /** @type {Step | undefined} */
  let step = content.steps[0];
  for (const pair of kept) {
    if (!step || !Array.isArray(pair) || pair[0] !== step.key) break;
    /** @type {Way | undefined} */
    const way = step.ways.find(({ key }) => key === pair[1]);
    if (!way) break;
    path.push({ step, way });
    step = placed(content.steps, way.leads_to);
  }
  return path;
}

/** @type {<Place extends { key: string }>(places: Place[], key: string) => Place | undefined} */
const placed = (places, key) => places.find((place) => place.key === key);

/** @type {(store: Store, path: Choice[]) => number} */
function readOf({ given: { read } }, path) {
  return Math.min(typeof read === "number" && read > 0 ? Math.floor(read) : 0, path.length);
}

/** @param {Store} store */
const logOf = ({ given: { log } }) => (Array.isArray(log) ? log.filter((pair) => Array.isArray(pair)) : []);

/** @type {(store: Store, step: Step, way: Way) => boolean} */
const wasTried = (store, step, way) => logOf(store).some(([one, other]) => one === step.key && other === way.key);

/** @param {Store} store */
const ownPlan = ({ given: { plan } }) => (isObject(plan) ? plan : {});

/**
 * The moves through the story; each is kept, and draws what comes next.
 *   choose(path, step, way)   take a way at the step after `path`
 *   goOn(path)                leave the consequence of its last choice
 *   goBack(place)             to a decision, counted from 0
 * @param {Card<Content>} card
 * @param {() => void} draw
 */
function movesOf(card, draw) {
  const { store } = card;
  /** @param {Choice[]} path */
  const keysOf = (path) => path.map(({ step, way }) => [step.key, way.key]);
  /** @param {Given} change */
  function move(change) {
    store.update((given) => ({ ...given, ...change }));
    draw();
    card.focusTop();
  }
  return {
    /** @type {(path: Choice[], step: Step, way: Way) => void} */
    choose: (path, step, way) =>
      move({ path: keysOf([...path, { step, way }]), read: path.length, log: [...logOf(store), [step.key, way.key]] }),
    /** @param {Choice[]} path */
    goOn: (path) => move({ read: path.length }),
    /** @param {number} place */
    goBack: (place) => move({ path: keysOf(pathOf(card).slice(0, place)), read: place }),
  };
}

// What stands on the card: a decision, its consequence, or the ending

/** @type {(card: Card<Content>, moves: Moves) => Child} */
function sceneOf(card, moves) {
  const { content, store } = card;
  const path = pathOf(card);
  const read = readOf(store, path);
  if (path.length > read) return consequenceScene(card, moves, path.slice(0, read + 1));
  const next = path.length ? path[path.length - 1].way.leads_to : content.steps[0].key;
  const ending = placed(content.endings, next);
  return ending
    ? endingScene(card, moves, path, ending)
    : decisionScene(card, moves, path, placed(content.steps, next) || content.steps[0]);
}

/** @type {(card: Card<Content>, moves: Moves, path: Choice[], step: Step) => Child} */
function decisionScene(card, moves, path, step) {
  const { content, ui } = card;
  const number = path.length + 1;
  return [
    number === 1
      ? [h("p", {}, content.intro), h("p", { class: "dw-plan-note" }, ui.story), card.subheading(ui.dashboard), dashboard(card)]
      : pathSoFar(card, moves, path),
    card.subheading(fill(ui.decision, { number, title: step.title })),
    waysToChoose(card, step, (way) => moves.choose(path, step, way)),
    number > 1 ? folded(ui.see_again, dashboard(card)) : null,
  ];
}

/**
 * The ways of a step, and the button that takes the chosen one.
 * @type {(card: Card<Content>, step: Step, take: (way: Way) => void) => Child}
 */
function waysToChoose({ ui, store }, step, take) {
  const warning = h("p", { class: "dw-warning", role: "status" });
  /** @type {number | null} */
  let chosen = null;
  const group = radioGroup({
    legend: step.situation,
    options: step.ways.map((way) => ({ label: way.text, note: wasTried(store, step, way) ? ui.tried_before : "" })),
    onchoose(position) {
      chosen = position;
      warning.textContent = "";
    },
  });
  const act = () => {
    if (chosen === null) {
      warning.textContent = ui.choose_first;
      group.querySelector("input")?.focus();
      return;
    }
    take(step.ways[chosen]);
  };
  return [group, warning, h("div", { class: "dw-buttons" }, button(ui.choose, act, "primary"))];
}

/** @type {(card: Card<Content>, moves: Moves, path: Choice[]) => Child} */
function consequenceScene(card, moves, path) {
  const { content, ui } = card;
  const { step, way } = path[path.length - 1];
  const isLast = placed(content.endings, way.leads_to);
  return [
    pathSoFar(card, moves, path.slice(0, -1)),
    card.subheading(fill(ui.decision, { number: path.length, title: step.title })),
    h("dl", { class: "dw-plan-told" }, [
      h("dt", {}, ui.you_chose),
      h("dd", {}, way.text),
      h("dt", {}, ui.follows),
      h("dd", { class: "dw-plan-follows" }, way.consequence),
      h("dt", {}, ui.costs),
      h("dd", {}, costOf(ui, way)),
    ]),
    whyOf(card, way),
    h(
      "div",
      { class: "dw-buttons" },
      button(isLast ? ui.to_end : ui.go_on, () => moves.goOn(path), "primary"),
      button(ui.other, () => moves.goBack(path.length - 1)),
    ),
  ];
}

/** @type {(card: Card<Content>, way: Way) => Child} */
function whyOf(card, way) {
  const slot = h("div", { class: "dw-feedback" });
  giveFeedback(slot, { tone: toneOf(way), heading: judged(card, way), text: way.why, move: false });
  return slot;
}

/** @param {Way} way */
const toneOf = (way) => (way.misconception ? "other" : "right");

/**
 * The thinking error behind a way, or that it is sensible.
 * @type {(card: Card<Content>, way: Way) => string}
 */
const judged = ({ content, ui }, { misconception }) => (misconception ? content.misconceptions[misconception] : ui.sensible);

/** @type {(card: Card<Content>, moves: Moves, path: Choice[], ending: Ending) => Child} */
function endingScene(card, moves, path, ending) {
  const { content, ui } = card;
  return [
    card.subheading(fill(ui.ended, { title: ending.title })),
    h("p", { class: "dw-plan-end" }, ending.text),
    card.subheading(ui.truth),
    h("p", {}, content.truth),
    caseChart(card, true).figure,
    card.subheading(ui.whole_path),
    pathList(card, moves, path),
    summary(card, path),
    h("div", { class: "dw-buttons" }, button(ui.again, () => moves.goBack(0))),
    planRoom(card, path),
  ];
}

/**
 * What the path came to: how many steps were sensible, what it cost, and how much of the story was seen.
 * @type {(card: Card<Content>, path: Choice[]) => Child}
 */
function summary({ content, ui, store }, path) {
  /** @param {keyof Cost} name */
  const sum = (name) => path.reduce((total, { way }) => total + way[name], 0);
  const cost = { minutes: sum("minutes"), weeks: sum("weeks"), trust: Math.sign(sum("trust")) };
  const sensible = path.filter(({ way }) => !way.misconception).length;
  const tried = content.steps.flatMap((step) => step.ways.map((way) => wasTried(store, step, way)));
  return [
    h("p", {}, `${fill(ui.sum_up, { sensible, all: path.length })} ${ui.total}: ${costOf(ui, cost)}.`),
    h("p", {}, fill(ui.seen, { seen: tried.filter(Boolean).length, all: tried.length })),
  ];
}

// Parts that several scenes show

/**
 * What the dashboard says when the story begins.
 * @param {Card<Content>} card
 */
function dashboard(card) {
  const says = h("ul", { class: "dw-plan-says" }, card.content.says.map((line) => h("li", {}, line)));
  return [caseChart(card, false).figure, says];
}

/** @type {(title: string, inside: Child) => Child} */
const folded = (title, inside) => h("details", { class: "dw-plan-again" }, h("summary", {}, title), inside);

/** @type {(card: Card<Content>, moves: Moves, path: Choice[]) => Child} */
const pathSoFar = (card, moves, path) => path.length > 0 && folded(card.ui.path, pathList(card, moves, path));

/**
 * The decisions so far, each with a way back.
 * @type {(card: Card<Content>, moves: Moves, path: Choice[]) => Child}
 */
function pathList(card, { goBack }, path) {
  const { ui } = card;
  const items = path.map(({ step, way }, place) =>
    h(
      "li",
      {},
      icon(toneOf(way)),
      h("span", {}, h("strong", {}, step.title), " ", way.text, h("small", {}, judged(card, way))),
      button(ui.back_here, () => goBack(place), "plain", { "aria-label": fill(ui.back_to, { title: step.title }) }),
    ),
  );
  return h("ol", { class: "dw-plan-path" }, items);
}

/**
 * What a choice, or a whole path, cost: time of one's own, time that passed, trust.
 * @type {(ui: Words, cost: Cost) => string}
 */
function costOf(ui, { minutes, weeks, trust }) {
  const parts = [
    minutes > 0 && fill(minutes === 1 ? ui.cost_minutes_one : ui.cost_minutes_many, { count: minutes }),
    weeks > 0 && fill(weeks === 1 ? ui.cost_weeks_one : ui.cost_weeks_many, { count: weeks }),
    trust !== 0 && (trust > 0 ? ui.trust_up : ui.trust_down),
  ].filter(Boolean);
  return parts.length ? parts.join("; ") : ui.cost_nothing;
}

/**
 * The results as they are known when the story begins; with `whole`, the rest of the year too, and what was marked only then.
 * @param {Card<Content>} card
 * @param {boolean} whole
 */
function caseChart({ content, ui, language }, whole) {
  const { name, caption, values, beside, beside_values: others, now, marks, mark_label, marks_known } = content.chart;
  /** @param {Series} series */
  const known = (series) => (whole ? series : series.slice(0, now));
  return lineChart({
    ui,
    language,
    name,
    caption,
    values: known(values),
    lines: [{ label: beside, short: ui.in_class, values: known(others), kind: "others" }],
    xTitle: ui.test,
    yTitle: ui.score_axis,
    missedLabel: ui.missed_label,
    markLabel: mark_label,
    marks: whole || marks_known ? marks.map((number) => ({ index: number - 1 })) : [],
  });
}

// The plan: what was sensible on the path, to be changed, printed and saved

/** @type {(card: Card<Content>, path: Choice[]) => Child} */
function planRoom(card, path) {
  const { content, ui, language, store } = card;
  const suggested = suggestedPlan(content, path);
  /** @param {string} part */
  const textOf = (part) => {
    const own = ownPlan(store)[part];
    return typeof own === "string" ? own : suggested[part] || "";
  };
  const paper = () => ({
    title: ui.plan_title,
    parts: content.plan_parts.map((part) => ({ heading: ui[`plan_${part}`], lines: textOf(part).split("\n") })),
    end: [ui.plan_end],
  });
  return [
    card.subheading(ui.plan),
    h("p", {}, ui.plan_intro),
    h(
      "div",
      { class: "dw-plan-fields" },
      content.plan_parts.map((part) => planField(card, part, textOf(part), suggested[part] || "")),
    ),
    paperButtons({ paper, ui, language }),
  ];
}

/** @type {(content: Content, path: Choice[]) => Record<string, string>} */
function suggestedPlan({ plan }, path) {
  const suggested = { ...plan };
  for (const { step, way } of path) if (step.fills && !way.misconception) suggested[step.fills] = way.text;
  return suggested;
}

/**
 * A part of the plan to write in. What is as suggested isn't kept, so that it follows the path.
 * @type {(card: Card<Content>, part: string, text: string, suggested: string) => Child}
 */
function planField({ ui, store }, part, text, suggested) {
  return writingField({
    label: ui[`plan_${part}`],
    value: text,
    rows: 2,
    oninput(typed) {
      const { [part]: _, ...others } = ownPlan(store);
      store.update((given) => ({ ...given, plan: typed === suggested ? others : { ...others, [part]: typed } }));
    },
  }).element;
}
