// Year plan. Kept: { plan: { piece: its half month, counted from 0, or "out" for another year }, leads: { piece: who leads it },
// view: "plan", "looked" or "paper", attempts: [{ plan, leads, states: { principle: "kept", "broken" or "open" } }],
// reasons: { principle: why it is otherwise on purpose }, title, school, by, school_year, arrange }.

/**
 * @import {
 *   Check, Checks, Content, JudgedPrinciple, Keep, Moment, MonthPlan, Offer, Outcome, Piece, Placing, Planned, Principle,
 *   ReadAttempt, Verdict, View, ViewName, Year
 * } from "./content"
 */

const OUT = "out";
const AT_ONCE = 4; // what one can take in before changing a plan: our choice

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, store } = card;

  /** @type {Keep} */
  const keep = (changed) => store.update((given) => ({ ...given, ...changed }));
  /** @param {string} name */
  const textOf = (name) => {
    const text = store.given[name];
    return typeof text === "string" ? text : "";
  };

  /** @param {ViewName} to */
  function goTo(to) {
    keep({ view: to });
    draw();
    card.focusTop();
  }

  /** Hold the plan against the principles. The same plan twice counts once. */
  function look() {
    const { plan, leads } = knownPlan(content, store.given);
    const attempts = attemptsIn(store.given);
    const last = attempts[attempts.length - 1];
    const states = Object.fromEntries(judgedPlan(card, { plan, leads }).map(({ principle, state }) => [principle.key, state]));
    const same = last && JSON.stringify([last.plan, last.leads]) === JSON.stringify([plan, leads]);
    keep({ attempts: same ? attempts : [...attempts, { plan, leads, states }] });
    goTo("looked");
  }

  function draw() {
    const { view } = store.given;
    const parts = view === "looked" ? lookedView : view === "paper" ? paperView : planView;
    card.show(parts(card, { keep, textOf, goTo, look, draw }));
    tellHowFar(card);
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

// ---- the plan as it is kept ------------------------------------------------------------------------------------------

/** @param {Content} content */
const piecesOf = ({ offers }) => offers.flatMap(({ pieces }) => pieces);
/** @param {Content} content */
const intervisionsOf = ({ draft }) => Object.keys(draft.leads);

/**
 * The plan and who leads, with whatever makes no sense left out; in the order of the offer, so that two plans can be compared.
 * @param {Content} content
 * @param {Given} given
 * @returns {Planned}
 */
function knownPlan(content, given) {
  const halves = content.months.length * content.halves.length;

  /**
   * @param {unknown} value
   * @returns {value is Moment}
   */
  function isMoment(value) {
    return value === OUT || (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < halves);
  }

  /**
   * @param {unknown} value
   * @returns {value is string}
   */
  function isLeader(value) {
    return content.leaders.some(({ key }) => key === value);
  }

  /** @type {<Value>(kept: unknown, keys: string[], fits: (value: unknown) => value is Value) => Record<string, Value>} */
  const chosen = (kept, keys, fits) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const value = isObject(kept) ? kept[key] : undefined;
        return fits(value) ? [[key, value]] : [];
      }),
    );
  return {
    plan: chosen(given.plan, piecesOf(content).map(({ key }) => key), isMoment),
    leads: chosen(given.leads, intervisionsOf(content), isLeader),
  };
}

/**
 * @param {unknown} attempt
 * @returns {attempt is ReadAttempt}
 */
function isAttempt(attempt) {
  return isObject(attempt) && isObject(attempt.plan) && isObject(attempt.leads) && isObject(attempt.states);
}

/** @param {Given} given */
const attemptsIn = ({ attempts }) => (Array.isArray(attempts) ? attempts.filter(isAttempt) : []);

/**
 * What a half month is called within a sentence: "late September".
 * @type {(content: Content, moment: number) => string}
 */
function momentName({ months, halves }, moment) {
  return months[Math.floor(moment / halves.length)][halves[moment % halves.length]];
}

/** @param {Card<Content>} card */
function tellHowFar({ content, ui, store, progress }) {
  const all = piecesOf(content).length;
  const placed = Object.keys(knownPlan(content, store.given).plan).length;
  progress(fill(ui.placed, { placed, all }), placed / all);
}

// ---- planning --------------------------------------------------------------------------------------------------------

/** @type {View} */
function planView(card, { keep, goTo, look, draw }) {
  const { content, ui, store } = card;
  const year = h("div", { class: "dw-year-glance" });
  const said = h("p", { role: "status" });
  const { plan } = knownPlan(content, store.given);

  /** @type {Placing["place"]} */
  function place(piece, moment) {
    const { [piece.key]: _, ...others } = knownPlan(content, store.given).plan;
    keep({ plan: moment === null ? others : { ...others, [piece.key]: moment } });
    said.textContent = placedSentence(card, piece, moment);
    refresh();
  }

  /** @type {Placing["lead"]} */
  function lead(piece, leader) {
    const { [piece.key]: _, ...others } = knownPlan(content, store.given).leads;
    keep({ leads: leader ? { ...others, [piece.key]: leader } : others });
    refresh();
  }

  function refresh() {
    year.replaceChildren(yearAtAGlance(card));
    tellHowFar(card);
  }

  const draft = () => {
    keep(copyOf(content.draft));
    draw();
    card.focusTop();
  };
  /** @type {(action: () => void) => () => void} */
  const whenPlaced = (action) => () => {
    const isPlaced = Object.values(knownPlan(content, store.given).plan).some((moment) => moment !== OUT);
    if (isPlaced) action();
    else said.textContent = ui.place_first;
  };

  refresh();
  return [
    h("p", {}, ui.intro),
    Object.keys(plan).length ? null : draftOffer(ui, draft),
    card.subheading(ui.plan),
    h("p", {}, ui.half),
    h(
      "div",
      { class: "dw-year-planning" },
      h("div", {}, content.offers.map((offer) => offerRoom(card, offer, { place, lead }))),
      h(
        "div",
        { class: "dw-year-side", role: "region", "aria-label": ui.year, tabindex: 0 },
        h("p", { class: "dw-prompt" }, ui.year),
        year,
      ),
    ),
    said,
    h(
      "div",
      { class: "dw-buttons" },
      button(ui.look, whenPlaced(look), "primary"),
      button(ui.to_paper, whenPlaced(() => goTo("paper"))),
    ),
  ];
}

/** @type {(ui: Words, draft: () => void) => Node} */
function draftOffer(ui, draft) {
  return h(
    "div",
    { class: "dw-said dw-said-note" },
    h("p", {}, h("strong", {}, ui.draft), " ", ui.draft_hint),
    h("div", { class: "dw-buttons" }, button(ui.take_draft, draft)),
  );
}

/**
 * What one hears after a choice: where the piece stands now, and how full that month is.
 * @type {(card: Card<Content>, piece: Piece, moment: Moment | null) => string}
 */
function placedSentence({ content, ui, store }, piece, moment) {
  if (moment === null) return fill(ui.undone, { name: piece.name });
  if (moment === OUT) return fill(ui.left_out, { name: piece.name });
  /** @param {number} half */
  const monthOf = (half) => Math.floor(half / content.halves.length);
  const { plan } = knownPlan(content, store.given);
  const count = Object.values(plan).filter((other) => other !== OUT && monthOf(other) === monthOf(moment)).length;
  return fill(ui.moved, { name: piece.name, when: momentName(content, moment), count });
}

/**
 * The pieces of one offer, each with the choice of its time.
 * @type {(card: Card<Content>, offer: Offer, placing: Placing) => Node}
 */
function offerRoom(card, { name, whom, pieces }, { place, lead }) {
  return h(
    "fieldset",
    { class: "dw-question" },
    h("legend", {}, name, h("small", {}, whom)),
    pieces.map((piece) => pieceRoom(card, piece, { place, lead })),
  );
}

/** @type {(card: Card<Content>, piece: Piece, placing: Placing) => Node} */
function pieceRoom(card, piece, { place, lead }) {
  const { content, ui, store } = card;
  const { plan, leads } = knownPlan(content, store.given);
  const mark = h("p", { class: "dw-year-mark", id: uniqueId("mark") });
  const again = principlesAgainst(card, piece.key);
  if (again.length) mark.append(icon("other"), h("span", {}, fill(ui.again, { principles: again.join("; ") })));
  const time = labelledSelect({
    label: piece.name,
    note: piece.length,
    describedby: again.length ? mark.id : null,
    options: timeOptions(content, ui, plan[piece.key]),
    onchange(value) {
      mark.replaceChildren();
      place(piece, value === "" ? null : value === OUT ? OUT : Number(value));
    },
  });
  const leader = intervisionsOf(content).includes(piece.key)
    ? labelledSelect({
        label: ui.leads,
        describedby: again.length ? mark.id : null,
        name: fill(ui.leads_of, { name: piece.name }),
        options: [
          h("option", { value: "" }, ui.choose_leader),
          content.leaders.map(({ key, name }) => h("option", { value: key, selected: leads[piece.key] === key }, name)),
        ],
        onchange(value) {
          mark.replaceChildren();
          lead(piece, value);
        },
      })
    : null;
  return h("div", { class: "dw-year-piece" }, time, leader, mark);
}

/**
 * @param {{
 *   label: string,
 *   note?: string,
 *   name?: string,
 *   describedby: string | null,
 *   options: Child,
 *   onchange: (value: string) => void,
 * }} choice
 */
function labelledSelect({ label, note, name, describedby, options, onchange }) {
  const id = uniqueId("select");
  const select = h(
    "select",
    {
      id,
      class: "dw-field",
      "aria-label": name,
      "aria-describedby": describedby,
      onchange: ({ currentTarget }) => onchange(currentTarget.value),
    },
    options,
  );
  return h("div", { class: "dw-year-choice" }, h("label", { for: id, class: "dw-prompt" }, label, note ? h("small", {}, ` (${note})`) : null), select);
}

/** @type {(content: Content, ui: Words, chosen: Moment | undefined) => Child} */
function timeOptions({ months, halves }, ui, chosen) {
  return [
    h("option", { value: "" }, ui.choose),
    months.map((month, place) =>
      h(
        "optgroup",
        { label: month.name },
        halves.map((half, part) => {
          const moment = place * halves.length + part;
          return h("option", { value: moment, selected: chosen === moment }, month[half]);
        }),
      ),
    ),
    h("option", { value: OUT, selected: chosen === OUT }, ui.out),
  ];
}

/**
 * The headings of the principles that this piece broke when the plan was last looked at, unless it was changed since.
 * @type {(card: Card<Content>, key: string) => string[]}
 */
function principlesAgainst(card, key) {
  const last = attemptsIn(card.store.given).pop();
  if (!last) return [];
  const { plan, leads } = knownPlan(card.content, last);
  const now = knownPlan(card.content, card.store.given);
  if (plan[key] !== now.plan[key] || leads[key] !== now.leads[key]) return [];
  return judgedPlan(card, { plan, leads })
    .filter(({ state, pieces }) => state === "broken" && pieces.includes(key))
    .map(({ principle }) => principle.heading);
}

/** @param {Card<Content>} card */
function yearAtAGlance({ content, ui, store }) {
  const { plan, leads } = knownPlan(content, store.given);
  const out = piecesOf(content).filter(({ key }) => plan[key] === OUT);
  const rows = monthsOfPlan(content, { plan, leads }).map(({ month, pieces }) =>
    h(
      "li",
      { class: pieces.length ? null : "dw-year-empty" },
      h("p", {}, h("strong", {}, month.name), month.note ? h("small", {}, ` ${month.note}`) : null),
      pieces.length
        ? h("ul", {}, pieces.map(({ piece, half }) => h("li", {}, `${ui[`half_${half}`]}: ${piece.name}`)))
        : h("p", { class: "dw-only-read" }, ui.nothing_here),
    ),
  );
  const later = h(
    "li",
    {},
    h("p", {}, h("strong", {}, ui.another_year)),
    h("ul", {}, out.map(({ name }) => h("li", {}, name))),
  );
  return h("ol", {}, rows, out.length ? later : null);
}

/**
 * Every month with what stands in it, in the order of the year.
 * @type {(content: Content, planned: Planned) => MonthPlan[]}
 */
function monthsOfPlan(content, { plan, leads }) {
  const named = Object.fromEntries(content.leaders.map(({ key, name }) => [key, name]));
  return content.months.map((month, place) => ({
    month,
    pieces: content.halves.flatMap((half, part) =>
      piecesOf(content)
        .filter(({ key }) => plan[key] === place * content.halves.length + part)
        .map((piece) => ({ piece, half, leader: named[leads[piece.key]] })),
    ),
  }));
}

/** @type {(ui: Words, piece: Piece, half: string, leader: string | undefined) => string} */
function lineOfPiece(ui, { name, length }, half, leader) {
  return fill(leader ? ui.line_led : ui.line, { half: ui[`half_${half}`], name, length, leader });
}

// ---- looking at the plan ---------------------------------------------------------------------------------------------

/** @type {View} */
function lookedView(card, { keep, goTo }) {
  const { content, ui, store } = card;
  const judged = judgedPlan(card, knownPlan(content, store.given));
  /** @param {Verdict["state"]} wanted */
  const inState = (wanted) => judged.filter(({ state }) => state === wanted);
  const [broken, open, kept] = [inState("broken"), inState("open"), inState("kept")];
  const heading = card.subheading(ui.looked);
  /** @param {string} text */
  const sub = (text) => h(`h${Number(heading.tagName[1]) + 1}`, { class: "dw-year-heading" }, text);
  return [
    heading,
    h("p", {}, scoreSentence(card, judged)),
    judged.length && kept.length === judged.length ? h("p", { class: "dw-said dw-said-right" }, ui.all_kept) : null,
    broken.length ? [sub(ui.broken), brokenOnes(card, broken, keep)] : null,
    open.length
      ? [
          sub(ui.open),
          h("p", {}, ui.open_hint),
          h("ul", { class: "dw-year-open" }, open.map(({ principle }) => h("li", {}, icon("early"), principle.heading))),
        ]
      : null,
    kept.length
      ? h(
          "details",
          { class: "dw-year-kept", open: !broken.length },
          h("summary", {}, fill(ui.kept_ones, { count: kept.length })),
          kept.map(({ principle }) => principleRoom(card, principle, { tone: "right" })),
        )
      : null,
    h(
      "div",
      { class: "dw-buttons" },
      button(ui.change, () => goTo("plan"), "primary"),
      button(ui.to_paper, () => goTo("paper")),
    ),
  ];
}

/** @type {(card: Card<Content>, judged: JudgedPrinciple[]) => string} */
function scoreSentence({ ui, store }, judged) {
  /** @type {(states: unknown[], wanted: Verdict["state"]) => number} */
  const count = (states, wanted) => states.filter((state) => state === wanted).length;
  const states = judged.map(({ state }) => state);
  const attempts = attemptsIn(store.given);
  return [
    fill(ui.score, { kept: count(states, "kept"), all: judged.length }),
    states.includes("open") ? fill(ui.score_open, { open: count(states, "open") }) : "",
    attempts.length > 1 ? fill(ui.score_first, { kept: count(Object.values(attempts[0].states), "kept") }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * One principle with its reason and its source; `said` is what is wrong in this plan.
 * @param {Card<Content>} card
 * @param {Principle} principle
 * @param {{ tone: "right" | "other", said?: string[], more?: Node | null }} options
 */
function principleRoom({ content }, principle, { tone, said = [], more = null }) {
  return h(
    "div",
    { class: `dw-said dw-said-${tone}` },
    h("p", { class: "dw-said-heading" }, icon(tone), h("strong", {}, principle.heading)),
    said.length ? h("ul", {}, said.map((sentence) => h("li", {}, sentence))) : null,
    h("p", {}, principle.why),
    h("p", { class: "dw-year-source" }, content.sources[principle.source]),
    more,
  );
}

/**
 * The first few in sight; whoever mends those will see the others next.
 * @type {(card: Card<Content>, broken: JudgedPrinciple[], keep: Keep) => Child}
 */
function brokenOnes(card, broken, keep) {
  const { ui } = card;
  const rooms = broken.map((one) => brokenRoom(card, one, keep));
  const rest = rooms.slice(AT_ONCE);
  return [
    h("p", {}, ui.not_choices_only),
    rooms.slice(0, AT_ONCE),
    rest.length
      ? h("details", { class: "dw-year-more" }, h("summary", {}, fill(ui.more, { count: rest.length })), rest)
      : null,
  ];
}

/** @type {(card: Card<Content>, broken: JudgedPrinciple, keep: Keep) => Node} */
function brokenRoom(card, { principle, said }, keep) {
  const { ui, store } = card;
  const reasons = () => (isObject(store.given.reasons) ? store.given.reasons : {});
  const reason = reasonIn(store.given, principle.key);
  const own = writingField({
    label: ui.on_purpose_of.replace("{principle}", principle.heading),
    rows: 2,
    value: reason,
    oninput: (text) => keep({ reasons: { ...reasons(), [principle.key]: text } }),
  }).element;
  const more = h("details", { open: Boolean(reason.trim()) }, h("summary", {}, ui.on_purpose), own);
  return principleRoom(card, principle, { tone: "other", said, more });
}

/** @type {(given: Given, key: string) => string} */
function reasonIn({ reasons }, key) {
  const reason = isObject(reasons) ? reasons[key] : null;
  return typeof reason === "string" ? reason : "";
}

// ---- the document ----------------------------------------------------------------------------------------------------

/** @type {View} */
function paperView(card, { keep, textOf, goTo }) {
  const { ui, language } = card;
  const heading = card.subheading(ui.document);
  const room = h("div", { class: "dw-year-paper" });
  const refresh = () => room.replaceChildren(paperOf(plannedPaper(card, textOf), Number(heading.tagName[1]) + 1));
  /** @type {(name: string, more?: Partial<Writing>) => Node} */
  const written = (name, more) =>
    writingField({
      label: ui[name],
      value: textOf(name),
      oninput(text) {
        keep({ [name]: text });
        refresh();
      },
      ...more,
    }).element;
  const undecided = undecidedNames(card);
  const others = [button(ui.change, () => goTo("plan"))];
  refresh();
  return [
    heading,
    written("doc_title", {
      value: textOf("title") || ui.doc_title_default,
      oninput(text) {
        keep({ title: text === ui.doc_title_default ? "" : text });
        refresh();
      },
    }),
    ["school", "school_year", "by"].map((name) => written(name)),
    written("arrange", { rows: 3, hint: ui.arrange_hint }),
    undecided.length ? h("p", { class: "dw-said dw-said-note" }, fill(ui.undecided, { names: undecided.join("; ") })) : null,
    room,
    paperButtons({ paper: () => plannedPaper(card, textOf), ui, language, others }),
  ];
}

/** @param {Card<Content>} card */
function undecidedNames({ content, store }) {
  const { plan } = knownPlan(content, store.given);
  return piecesOf(content)
    .filter(({ key }) => !(key in plan))
    .map(({ name }) => name);
}

/**
 * The plan as a document, as shared/paper.js wants it.
 * @type {(card: Card<Content>, textOf: (name: string) => string) => Paper}
 */
function plannedPaper(card, textOf) {
  const { content, ui, store } = card;
  const now = knownPlan(content, store.given);
  const planned = monthsOfPlan(content, now).map(({ month, pieces }) => ({
    heading: month.name,
    lines: pieces.map(({ piece, half, leader }) => lineOfPiece(ui, piece, half, leader)),
  }));
  const out = piecesOf(content).filter(({ key }) => now.plan[key] === OUT);
  const deliberate = judgedPlan(card, now)
    .filter(({ state, principle }) => state === "broken" && reasonIn(store.given, principle.key).trim())
    .map(({ principle }) => `${principle.heading}: ${reasonIn(store.given, principle.key).trim()}`);
  return {
    title: textOf("title").trim() || ui.doc_title_default,
    facts: ["school", "school_year", "by"].map((name) => ({ label: ui[name], text: textOf(name).trim() })),
    parts: [
      ...planned,
      { heading: ui.another_year, lines: out.map(({ name }) => name) },
      { heading: ui.deliberately, lines: deliberate },
      { heading: ui.arrange, lines: textOf("arrange").split("\n").filter((line) => line.trim()) },
    ].filter(({ lines }) => lines.length),
    end: [ui.doc_end],
  };
}

// ---- holding a plan against the principles ---------------------------------------------------------------------------

/**
 * How a plan fares: [{ principle, state, said, pieces }] with state "kept", "broken" or "open" (too little was planned to tell),
 * what is wrong in words, and the pieces it is about. Principles about pieces left for another year are not among them.
 * @type {(card: Card<Content>, planned: Planned) => JudgedPrinciple[]}
 */
function judgedPlan({ content, language }, { plan, leads }) {
  const year = planReader(content, language, plan, leads);
  return content.principles.flatMap((principle) => {
    const verdict = together(principle.checks.map((check) => checked(check, year)));
    return verdict ? [{ principle, ...verdict }] : [];
  });
}

/** @type {(check: Check, year: Year) => Outcome | null} */
function checked(check, year) {
  const ask = /** @type {(check: Check, year: Year) => Outcome | null} */ (CHECKS[check.kind]);
  return ask(check, year);
}

/** @type {(outcomes: (Outcome | null)[]) => Verdict | null} */
function together(outcomes) {
  const told = outcomes.filter((one) => one !== null);
  if (!told.length) return null;
  const wrong = told.filter((one) => one.state === "broken");
  const state = wrong.length ? "broken" : told.some((one) => one.state === "open") ? "open" : "kept";
  return { state, said: wrong.flatMap(({ said }) => said), pieces: wrong.flatMap(({ pieces }) => pieces) };
}

/** @type {Outcome} */
const KEPT = { state: "kept" };
/** @type {Outcome} */
const OPEN = { state: "open" };
/** @type {(pieces: string[], ...said: string[]) => Outcome} */
const brokenBy = (pieces, ...said) => ({ state: "broken", pieces, said });

/**
 * The plan, as the checks ask for it.
 * @type {(content: Content, language: Language, plan: Planned["plan"], leads: Planned["leads"]) => Year}
 */
function planReader(content, language, plan, leads) {
  const names = Object.fromEntries(piecesOf(content).map(({ key, within }) => [key, within]));
  /** @param {string[]} items */
  const listed = (items) => new Intl.ListFormat(language === "nl" ? "nl" : "en-GB").format(items);
  /**
   * NaN for a piece that has no moment within the year.
   * @param {string} key
   */
  const at = (key) => {
    const moment = plan[key];
    return typeof moment === "number" ? moment : NaN;
  };
  /** @param {string} key */
  const when = (key) => momentName(content, at(key));
  return {
    leaders: content.leaders.map(({ key }) => key),
    months: content.months,
    monthOf: (moment) => Math.floor(moment / content.halves.length),
    // Dutch writes months without a capital
    monthName: ({ name }) => (language === "nl" ? name.toLowerCase() : name),
    pieces: piecesOf(content).map(({ key }) => key),
    at,
    leader: (key) => leads[key],
    isOut: (key) => plan[key] === OUT,
    isPlaced: (key) => Number.isInteger(at(key)),
    listed,
    namesOf: (keys) => listed(keys.map((key) => names[key])),
    placesOf: (keys) => listed(keys.map((key) => `${names[key]} (${when(key)})`)),
    /** From one piece to another in halves of school: a holiday in between doesn't count. Below 0 in the other order. */
    distance(first, then) {
      const from = at(first);
      const to = at(then);
      return to - from - (from < content.holiday && content.holiday < to ? 1 : 0);
    },
    say(sentence, values = {}, first = null, then = null) {
      const named = first ? { first: names[first], when_first: when(first) } : {};
      const after = then ? { then: names[then], when_then: when(then) } : {};
      const text = fill(sentence, { ...values, ...named, ...after });
      return text[0].toUpperCase() + text.slice(1);
    },
  };
}

/**
 * The checks of checks.py: each gives null when it is about pieces left for another year.
 * @type {Checks}
 */
const CHECKS = {
  apart({ first, then, least, most, before, soon, late }, year) {
    if ([first, then].some(year.isOut)) return null;
    if (![first, then].every(year.isPlaced)) return OPEN;
    const gap = year.distance(first, then);
    const wrong = gap < 0 ? before : gap < least ? soon : most !== null && gap > most ? late : "";
    return wrong ? brokenBy([first, then], year.say(wrong, {}, first, then)) : KEPT;
  },

  outside({ pieces, halves, said }, year) {
    const wanted = pieces.filter((key) => !year.isOut(key));
    const found = wanted.filter((key) => halves.includes(year.at(key)));
    if (found.length) return brokenBy(found, year.say(said, { which: year.placesOf(found) }));
    if (!wanted.length) return null;
    return wanted.every(year.isPlaced) ? KEPT : OPEN;
  },

  needed({ pieces, said }, year) {
    const missing = pieces.filter(year.isOut);
    if (missing.length) return brokenBy(missing, year.say(said, { which: year.namesOf(missing) }));
    return pieces.every(year.isPlaced) ? KEPT : OPEN;
  },

  crowded({ most, said }, year) {
    const placed = year.pieces.filter(year.isPlaced);
    const held = year.months.map((month, place) => ({ month, keys: placed.filter((key) => year.monthOf(year.at(key)) === place) }));
    const full = held.filter(({ keys }) => keys.length > most);
    if (full.length) {
      const which = year.listed(full.map(({ month, keys }) => `${year.monthName(month)} (${keys.length})`));
      return brokenBy(full.flatMap(({ keys }) => keys), year.say(said, { which }));
    }
    return year.pieces.every((key) => year.isPlaced(key) || year.isOut(key)) ? KEPT : OPEN;
  },

  fading({ pieces, ...words }, year) {
    const wanted = pieces.filter((key) => !year.isOut(key));
    if (wanted.length < 2) return null; // nothing to hand over within the year
    if (!wanted.every((key) => year.isPlaced(key) && year.leader(key))) return OPEN;
    const inOrder = [...wanted].sort((one, other) => year.at(one) - year.at(other));
    const steps = inOrder.map((key) => year.leaders.indexOf(year.leader(key) || ""));
    const own = year.leaders.length - 1;
    /** @param {(before: number, after: number) => boolean} test */
    const next = (test) => steps.some((step, place) => place > 0 && test(steps[place - 1], step));
    if (steps.every((step) => step === 0)) return brokenBy(wanted, year.say(words.outside_all_year));
    const wrong = [
      steps[0] === own && words.coach_from_start,
      next((before, after) => after < before) && words.back,
      steps[steps.length - 1] < own && words.not_over,
      next((before, after) => before === 0 && after === own) && words.at_once,
    ].filter((sentence) => sentence !== false);
    return wrong.length ? brokenBy(wanted, ...wrong.map((sentence) => year.say(sentence))) : KEPT;
  },

  led_after({ pieces, learnt, said }, year) {
    const own = year.leaders[year.leaders.length - 1];
    const alone = pieces.filter((key) => year.leader(key) === own && year.isPlaced(key));
    if (year.isOut(learnt) || pieces.every(year.isOut)) return null;
    if (!year.isPlaced(learnt)) return OPEN;
    const early = alone.filter((key) => year.distance(learnt, key) < 1);
    if (early.length) return brokenBy(early, year.say(said, { which: year.placesOf(early) }, learnt));
    if (pieces.some((key) => !year.isOut(key) && !(year.isPlaced(key) && year.leader(key)))) return OPEN;
    return alone.length ? KEPT : null;
  },
};
