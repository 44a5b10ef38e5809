// Classroom observation. Kept: the categories tried per moment and the answer to the question (shared/question.js),
// given.notes = { moment: what was written }, given.at = the moment that is shown (their number: the comparison) and given.own =
// the learner's own question.

/** @import { Agreement, Content, Moment, Pair } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui } = card;
  const all = content.moments.length;
  const noted = () => content.moments.findIndex((moment) => firstOf(card, moment) === undefined);
  const furthest = () => (noted() < 0 ? all : noted());

  function place() {
    const at = stateOf(card, "at", 0);
    return typeof at === "number" && Number.isInteger(at) ? Math.min(Math.max(at, 0), furthest()) : 0;
  }

  function draw() {
    const at = place();
    if (at === all) {
      card.progress(ui.progress_end, 1);
      card.show(comparison(card, () => go(0)));
    } else {
      card.progress(fill(ui.progress_moment, { number: at + 1, all }), at / all);
      card.show(at === 0 ? [h("p", {}, content.intro), h("p", { class: "dw-observed-aside" }, ui.story)] : null, oneMoment(at));
    }
  }

  /** @param {number} at */
  function go(at) {
    keepState(card, { at });
    draw();
    card.focusTop();
  }

  /** @param {number} at */
  function oneMoment(at) {
    const moment = content.moments[at];
    const back = at > 0 ? button(ui.previous, () => go(at - 1)) : null;
    const onward = button(at + 1 === all ? ui.to_end : ui.next, () => go(at + 1), "primary");
    const buttons = h("div", { class: "dw-buttons" }, back);
    const open = () => buttons.append(onward); // the way on opens with the first choice
    if (firstOf(card, moment) !== undefined) open();
    return [
      card.subheading(fill(ui.heading, moment)),
      h("p", { class: "dw-observed-told" }, moment.told),
      noteOf(card, moment),
      categoryQuestion(card, moment, open),
      buttons,
    ];
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

/**
 * The category that was chosen first at a moment; undefined when none was. A file may hold anything.
 * @type {(card: Card<Content>, moment: Moment) => number | undefined}
 */
function firstOf(card, moment) {
  return placesOf(card, moment)[0];
}

/**
 * The places of all categories that were chosen at a moment, in order.
 * @type {(card: Card<Content>, moment: Moment) => number[]}
 */
function placesOf(card, moment) {
  const places = answersTo(card, moment.key).map((said) => moment.options.findIndex(({ key }) => key === said));
  return places.filter((place) => place >= 0);
}

/**
 * A place for a literal note. A list of words asks about those that may be a judgement or a reason filled in.
 * @type {(card: Card<Content>, moment: Moment) => Node}
 */
function noteOf(card, moment) {
  const { ui, content } = card;
  const kept = () => {
    const notes = stateOf(card, "notes", {});
    return isObject(notes) ? notes : {};
  };
  const written = kept()[moment.key];
  const asks = h("div", { class: "dw-observed-asks", role: "status" });
  let asked = "";
  const { element, field } = writingField({
    label: ui.note_label,
    hint: ui.note_hint,
    value: typeof written === "string" ? written : "",
    rows: 2,
    oninput(text) {
      keepState(card, { notes: { ...kept(), [moment.key]: text } });
      ask(text);
    },
  });

  /**
   * Only finished words: while somebody types, the last one may become another. Asks once, so that nothing is read out twice.
   * @param {string} text
   */
  function ask(text) {
    const words = ownWords(text);
    const found = Object.entries(content.note_words)
      .map(([kind, list]) => ({ kind, word: words.find((word) => list.includes(word)) }))
      .filter(({ word }) => word);
    const now = found.map(({ word }) => word).join(" ");
    if (now === asked) return;
    asked = now;
    asks.replaceChildren(
      ...found.map(({ kind, word }) => h("p", {}, icon("note"), h("span", {}, fill(ui[`ask_${kind}`], { word })))),
      ...(found.length ? [h("p", { class: "dw-observed-aside" }, ui.ask_list)] : []),
    );
  }

  ask(`${field.value} `);
  return h("div", { class: "dw-observed-note" }, element, asks);
}

/**
 * The finished words of a note, without what stands between quotation marks: that was said, and may hold any word.
 * @type {(text: string) => string[]}
 */
function ownWords(text) {
  const own = text.replace(/“[^”]*”|‘[^’]*’|"[^"]*"|(^|\s)'[^']*'/g, " ");
  return own.toLowerCase().match(/\p{L}+(?=[^\p{L}])/gu) || [];
}

/**
 * Which category? Each choice says why it fits or not; the first one counts.
 * @type {(card: Card<Content>, moment: Moment, onanswer: () => void) => Node}
 */
function categoryQuestion(card, moment, onanswer) {
  const { ui, content } = card;
  const given = placesOf(card, moment);
  const slot = feedbackSlot();
  const warning = h("p", { class: "dw-warning", role: "status" });
  let chosen = given.length ? given[given.length - 1] : null;
  const check = button(ui.note_it, answer, chosen === null ? "primary" : "plain");
  const group = radioGroup({
    legend: ui.what_kind,
    options: content.categories.map(({ name, meaning }) => ({ label: name, note: meaning })),
    chosen,
    onchoose(position) {
      chosen = position;
      warning.textContent = "";
    },
  });

  /** @type {(choice: number, move: boolean) => void} */
  function say(choice, move) {
    const { fits, heading, why } = moment.choices[choice];
    giveFeedback(slot, { tone: fits ? "right" : "other", heading, text: fits ? why : [...why, ui.again], move });
  }

  function answer() {
    if (chosen === null) {
      warning.textContent = ui.choose_category;
      group.querySelector("input")?.focus();
      return;
    }
    keepAnswerTo(card, moment.key, moment.options[chosen].key);
    check.classList.replace("dw-primary", "dw-plain");
    say(chosen, true);
    onanswer();
  }

  if (chosen !== null) say(chosen, false);
  return h("div", { class: "dw-asked dw-observed-ask" }, group, warning, h("div", { class: "dw-buttons" }, check), slot);
}

/**
 * The end: both observers side by side, kappa and how little it says, and the first question of the talk.
 * @type {(card: Card<Content>, again: () => void) => Node[]}
 */
function comparison(card, again) {
  const { ui, content, language } = card;
  const pairs = content.moments.flatMap((moment) => {
    const you = firstOf(card, moment);
    return you === undefined ? [] : [{ moment, you, second: moment.second }];
  });
  const fits = pairs.filter(({ moment, you }) => moment.choices[you].fits).length;
  const two = content.moments.filter(({ choices }) => choices.filter((choice) => choice.fits).length > 1).length;
  const found = agreementOf(pairs.map(({ you }) => you), pairs.map(({ second }) => second), content.z);
  const manyTimes = intervalOf(found.observed, content.many, content.z).map((share) => beyondChance(share, found.expected));
  /** @param {number} number */
  const digits = (number) => formatNumber(number, language, 2);
  const numbers = {
    all: pairs.length,
    fits,
    same: found.same,
    expected: formatNumber(found.expected * pairs.length, language, 1),
    kappa: digits(found.kappa),
    lower: digits(found.lower),
    upper: digits(found.upper),
    many: content.many,
    many_lower: digits(manyTimes[0]),
    many_upper: digits(manyTimes[1]),
  };
  const written = stateOf(card, "own", "");
  const own = writingField({
    label: ui.own_label,
    hint: ui.own_hint,
    value: typeof written === "string" ? written : "",
    rows: 2,
    oninput: (text) => keepState(card, { own: text }),
  });
  return [
    card.subheading(ui.end_heading),
    h("ol", { class: "dw-observed-pairs" }, pairs.map((pair) => pairLine(card, pair))),
    h("p", {}, `${fill(ui.fitting, numbers)} ${fill(ui.same, numbers)} ${fill(ui.by_chance, numbers)}`),
    h("p", {}, fill(ui.kappa, numbers)),
    kappaChart(card, found, numbers),
    h("p", {}, fill(ui.range, numbers)),
    card.subheading(ui.agree_heading),
    h("p", {}, `${content.slip} ${fill(ui.two_fit, { count: two })}`),
    card.subheading(ui.talk_heading),
    askedQuestion(card, content.question),
    own.element,
    h("p", { class: "dw-take-along" }, ui.end),
    h("div", { class: "dw-buttons" }, button(ui.look_again, again)),
  ];
}

/**
 * One moment with both categories. What fits is told where the learner's own doesn't.
 * @type {(card: Card<Content>, pair: Pair) => Node}
 */
function pairLine({ ui, content }, { moment, you, second }) {
  const same = you === second;
  const fitting = content.categories.filter((_, place) => moment.choices[place].fits).map(({ name }) => name);
  return h(
    "li",
    {},
    h("strong", {}, fill(ui.heading, moment)),
    h("span", { class: "dw-observed-mark" }, icon(same ? "right" : "note"), same ? ui.same_mark : ui.other_mark),
    h("dl", {}, [
      h("div", {}, h("dt", {}, ui.you), h("dd", {}, content.categories[you].name)),
      h("div", {}, h("dt", {}, ui.second), h("dd", {}, content.categories[second].name)),
    ]),
    !moment.choices[you].fits && h("small", {}, fill(ui.fits_mark, { names: fitting.join(` ${ui.or} `) })),
  );
}

// ---- agreement: the same numbers as datawijs.signals.cohen_kappa (a test compares them) -------------------------------------

/**
 * Agreement of two lists of categories: { same, observed, expected, kappa, lower, upper }.
 * @type {(one: number[], other: number[], z: number) => Agreement}
 */
function agreementOf(one, other, z) {
  /** @type {(list: number[], category: number) => number} */
  const share = (list, category) => list.filter((each) => each === category).length / list.length;
  const same = one.filter((category, place) => category === other[place]).length;
  const observed = same / one.length;
  const expected = [...new Set(one)].reduce((sum, category) => sum + share(one, category) * share(other, category), 0);
  const [lower, upper] = intervalOf(observed, one.length, z).map((limit) => beyondChance(limit, expected));
  return { same, observed, expected, kappa: beyondChance(observed, expected), lower, upper };
}

/**
 * What a share is of the way from the expected share to 1.
 * @type {(share: number, expected: number) => number}
 */
function beyondChance(share, expected) {
  return (share - expected) / (1 - expected);
}

/**
 * Wilson's interval of a share of `count`.
 * @type {(share: number, count: number, z: number) => number[]}
 */
function intervalOf(share, count, z) {
  const middle = share + (z * z) / (2 * count);
  const reach = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return [middle - reach, middle + reach].map((limit) => limit / (1 + (z * z) / count));
}

// ---- the picture ----------------------------------------------------------------------------------------------------------

/** @type {(card: Card<Content>, found: Agreement, numbers: { kappa: string, lower: string, upper: string }) => Node} */
function kappaChart({ ui, language }, found, { kappa, lower, upper }) {
  return chartFigure(ui, {
    draw: (width) => drawKappa(ui, language, found, width),
    alternative: fill(ui.chart_alternative, { kappa, lower, upper }),
    table: {
      caption: ui.chart_caption,
      head: [ui.column_what, ui.column_kappa],
      rows: [
        [ui.column_kappa, kappa],
        [ui.chart_lower, lower],
        [ui.chart_upper, upper],
      ],
    },
    legend: null,
  }).figure;
}

/** @type {(ui: Words, language: Language, found: Agreement, width: number) => SVGElement} */
function drawKappa(ui, language, { kappa, lower, upper }, width) {
  const [left, right, top, bottom] = [20, width - 20, 34, 74];
  const start = Math.min(0, Math.floor(lower * 5) / 5); // the axis goes by steps of 0.2
  /** @type {Scale} */
  const x = (value) => left + ((value - start) * (right - left)) / (1 - start);
  const steps = Math.round((1 - start) * 5);
  const ticks = Array.from({ length: steps + 1 }, (_, step) => start + step / 5);
  /** @type {(text: string, value: number, anchor: string) => Node} */
  const word = (text, value, anchor) => svg("text", { x: x(value), y: 14, "text-anchor": anchor }, text);
  const middle = (top + bottom) / 2;
  return picture(
    width,
    bottom + BOTTOM_AXIS.room,
    bottomAxis({
      ticks: ticks.map((value) => ({ at: x(value), label: formatNumber(value, language, 1) })),
      top,
      bottom,
      width,
      right,
      title: ui.column_kappa,
    }),
    svg("path", { class: "dw-line dw-line-average", d: `M${x(0)} ${top - 12}V${bottom}` }),
    word(ui.chart_chance, 0, start < -0.1 ? "middle" : "start"),
    word(ui.chart_always, 1, "end"),
    svg("path", { class: "dw-interval", d: `M${x(lower)} ${middle}H${x(upper)}M${x(lower)} ${middle - 6}v12M${x(upper)} ${middle - 6}v12` }),
    svg("circle", { class: "dw-dot", cx: x(kappa), cy: middle, r: 6 }),
  );
}
