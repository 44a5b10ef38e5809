// Conversation planner. Kept: { path: [[step, way], …] from the first decision on, read: how many of those choices were left by
// “go on”, log: [[step, way], …] every choice ever made, plan: { part: what the learner wrote } }. All by keys, never labels.

/** @import { Choice, Content, Cost, Ending, Step, Way } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, language, store } = card;
  /** @param {string} key */
  const stepOf = (key) => content.steps.find((step) => step.key === key);
  /** @param {string} key */
  const endingOf = (key) => content.endings.find((ending) => ending.key === key);

  /** The path as far as it makes sense: each choice is one of the step that the choice before it leads to. */
  function path() {
    const kept = Array.isArray(store.given.path) ? store.given.path : [];
    /** @type {Choice[]} */
    const found = [];
    /** @type {Step | undefined} */
    let step = content.steps[0];
    for (const pair of kept) {
      if (!step || !Array.isArray(pair) || pair[0] !== step.key) break;
      const way = step.ways.find(({ key }) => key === pair[1]);
      if (!way) break;
      found.push({ step, way });
      step = stepOf(way.leads_to);
    }
    return found;
  }

  const log = () => (Array.isArray(store.given.log) ? store.given.log.filter((pair) => Array.isArray(pair)) : []);
  /** @type {(step: Step, way: Way) => boolean} */
  const wasTried = (step, way) => log().some(([one, other]) => one === step.key && other === way.key);
  /** @param {Choice[]} all */
  const readOf = (all) => {
    const { read } = store.given;
    return Math.min(typeof read === "number" && read > 0 ? Math.floor(read) : 0, all.length);
  };
  /** @param {Choice[]} all */
  const keysOf = (all) => all.map(({ step, way }) => [step.key, way.key]);

  function draw() {
    const all = path();
    const read = readOf(all);
    if (all.length > read) {
      showConsequence(all.slice(0, read + 1));
      return;
    }
    const next = all.length ? all[all.length - 1].way.leads_to : content.steps[0].key;
    const ending = endingOf(next);
    if (ending) showEnding(all, ending);
    else showStep(all, stepOf(next) || content.steps[0]);
  }

  /** @param {Given} change */
  function move(change) {
    store.update((given) => ({ ...given, ...change }));
    draw();
    card.focusTop();
  }

  /** @param {number} place */
  const goBack = (place) => move({ path: keysOf(path().slice(0, place)), read: place });

  /** @type {(all: Choice[], step: Step, way: Way) => void} */
  function choose(all, step, way) {
    move({ path: keysOf([...all, { step, way }]), read: all.length, log: [...log(), [step.key, way.key]] });
  }

  /**
   * What the dashboard says: in full at the first decision, folded afterwards.
   * @param {boolean} open
   */
  function dashboard(open, whole = false) {
    const chart = caseChart(card, whole);
    const says = h("ul", { class: "dw-plan-says" }, content.says.map((line) => h("li", {}, line)));
    const inside = whole ? chart.figure : [chart.figure, says];
    if (open) return inside;
    return h("details", { class: "dw-plan-again" }, h("summary", {}, ui.see_again), inside);
  }

  /** @type {(all: Choice[], step: Step) => void} */
  function showStep(all, step) {
    const number = all.length + 1;
    const warning = h("p", { class: "dw-warning", role: "status" });
    /** @type {number | null} */
    let chosen = null;
    const group = radioGroup({
      legend: step.situation,
      options: step.ways.map((way) => ({ label: way.text, note: wasTried(step, way) ? ui.tried_before : "" })),
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
      choose(all, step, step.ways[chosen]);
    };
    card.show(
      number === 1
        ? [h("p", {}, content.intro), h("p", { class: "dw-plan-note" }, ui.story), card.subheading(ui.dashboard), dashboard(true)]
        : pathSoFar(all),
      card.subheading(fill(ui.decision, { number, title: step.title })),
      group,
      warning,
      h("div", { class: "dw-buttons" }, button(ui.choose, act, "primary")),
      number > 1 ? dashboard(false) : null,
    );
  }

  /** @param {Choice[]} all */
  function showConsequence(all) {
    const { step, way } = all[all.length - 1];
    const slot = h("div", { class: "dw-feedback" });
    giveFeedback(slot, {
      tone: way.misconception ? "other" : "right",
      heading: way.misconception ? content.misconceptions[way.misconception] : ui.sensible,
      text: way.why,
      move: false,
    });
    card.show(
      pathSoFar(all.slice(0, -1)),
      card.subheading(fill(ui.decision, { number: all.length, title: step.title })),
      h("dl", { class: "dw-plan-told" }, [
        h("dt", {}, ui.you_chose),
        h("dd", {}, way.text),
        h("dt", {}, ui.follows),
        h("dd", { class: "dw-plan-follows" }, way.consequence),
        h("dt", {}, ui.costs),
        h("dd", {}, costOf(ui, way)),
      ]),
      slot,
      h(
        "div",
        { class: "dw-buttons" },
        button(endingOf(way.leads_to) ? ui.to_end : ui.go_on, () => move({ read: all.length }), "primary"),
        button(ui.other, () => goBack(all.length - 1)),
      ),
    );
  }

  /**
   * The decisions so far, each with a way back.
   * @param {Choice[]} all
   */
  function pathSoFar(all, open = false) {
    if (!all.length) return null;
    const items = all.map(({ step, way }, place) =>
      h(
        "li",
        {},
        icon(way.misconception ? "other" : "right"),
        h(
          "span",
          {},
          h("strong", {}, step.title),
          " ",
          way.text,
          h("small", {}, way.misconception ? content.misconceptions[way.misconception] : ui.sensible),
        ),
        button(ui.back_here, () => goBack(place), "plain", { "aria-label": fill(ui.back_to, { title: step.title }) }),
      ),
    );
    const list = h("ol", { class: "dw-plan-path" }, items);
    return open ? list : h("details", { class: "dw-plan-again" }, h("summary", {}, ui.path), list);
  }

  /** @type {(all: Choice[], ending: Ending) => void} */
  function showEnding(all, ending) {
    /** @param {keyof Cost} name */
    const sum = (name) => all.reduce((total, { way }) => total + way[name], 0);
    const whole = { minutes: sum("minutes"), weeks: sum("weeks"), trust: Math.sign(sum("trust")) };
    const sensible = all.filter(({ way }) => !way.misconception).length;
    const ways = content.steps.flatMap((step) => step.ways.map((way) => wasTried(step, way)));
    const last = card.subheading(fill(ui.ended, { title: ending.title }));
    card.show(
      last,
      h("p", { class: "dw-plan-end" }, ending.text),
      card.subheading(ui.truth),
      h("p", {}, content.truth),
      dashboard(true, true),
      card.subheading(ui.whole_path),
      pathSoFar(all, true),
      h("p", {}, `${fill(ui.sum_up, { sensible, all: all.length })} ${ui.total}: ${costOf(ui, whole)}.`),
      h("p", {}, fill(ui.seen, { seen: ways.filter(Boolean).length, all: ways.length })),
      h("div", { class: "dw-buttons" }, button(ui.again, () => goBack(0))),
      planRoom(all, Number(last.tagName[1])),
    );
  }

  /**
   * The plan: what was sensible on the path, to be changed, printed and saved.
   * @type {(all: Choice[], level: number) => Child}
   */
  function planRoom(all, level) {
    const suggested = { ...content.plan };
    for (const { step, way } of all) if (step.fills && !way.misconception) suggested[step.fills] = way.text;
    const written = () => (isObject(store.given.plan) ? store.given.plan : {});
    /** @param {string} part */
    const textOf = (part) => {
      const own = written()[part];
      return typeof own === "string" ? own : suggested[part] || "";
    };
    const fields = content.plan_parts.map(
      (part) =>
        writingField({
          label: ui[`plan_${part}`],
          value: textOf(part),
          rows: 2,
          oninput(text) {
            const { [part]: _, ...others } = written();
            store.update((given) => ({ ...given, plan: text === (suggested[part] || "") ? others : { ...others, [part]: text } }));
          },
        }).element,
    );
    const paper = () => ({
      title: ui.plan_title,
      parts: content.plan_parts.map((part) => ({ heading: ui[`plan_${part}`], lines: textOf(part).split("\n") })),
      end: [ui.plan_end],
    });
    return [
      h(`h${level}`, { class: "dw-subheading" }, ui.plan),
      h("p", {}, ui.plan_intro),
      h("div", { class: "dw-plan-fields" }, fields),
      paperButtons({ paper, ui, language }),
    ];
  }

  card.progress("");
  draw();
  card.onElsewhere(draw);
  return card.close;
}

/**
 * What a choice, or a whole path, cost: time of one's own, time that passed, trust.
 * @type {(ui: Words, cost: Cost) => string}
 */
function costOf(ui, { minutes, weeks, trust }) {
  const parts = [
    minutes > 0 && fill(ui.cost_minutes, { count: minutes }),
    weeks > 0 && fill(weeks === 1 ? ui.cost_week : ui.cost_weeks, { count: weeks }),
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
    lines: [{ label: beside, values: known(others), kind: "others" }],
    xTitle: ui.test,
    missedLabel: ui.missed_label,
    markLabel: mark_label,
    marks: whole || marks_known ? marks.map((number) => ({ index: number - 1 })) : [],
  });
}
