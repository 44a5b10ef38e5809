// Programme builder. Kept: { view: "choose" or "paper", taken: { key of a proposal: true }, texts: { key: what it was changed into },
// seen: { key: the proposal as it was when it was chosen }, own: { part: lines }, order: { part: [ids of lines] }, reasons: whether
// they are printed, title, training, by, date }. A line's id is the key of its proposal, or "own " and its text.
// What was changed or chosen stays when a later run proposes something else.

/** @import { Content, DocumentLine, Keep, OpenProposal, ProgrammePart, Proposal, View } from "./content" */

const MANY = 5; // more changes than this, and few are carried out: our choice
/** @type {("training" | "by" | "date")[]} */
const DETAILS = ["training", "by", "date"];

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { store } = card;

  /** @type {Keep} */
  const keep = (changed) => store.update((given) => ({ ...given, ...changed }));
  /** @param {string} name */
  const textOf = (name) => {
    const text = store.given[name];
    return typeof text === "string" ? text : "";
  };

  /** @param {"choose" | "paper"} to */
  function goTo(to) {
    keep({ view: to });
    draw();
    card.focusTop();
  }

  function draw() {
    const view = store.given.view === "paper" ? paperView : choiceView;
    card.show(view(card, { keep, textOf, goTo }));
  }

  card.progress("");
  draw();
  card.onElsewhere(draw);
  return card.close;
}

// ---- what is kept ----------------------------------------------------------------------------------------------------

/**
 * What was kept under `name`: always an object, whatever a file held.
 * @type {(card: Card<Content>, name: string) => Record<string, unknown>}
 */
function keptUnder({ store }, name) {
  const kept = store.given[name];
  return isObject(kept) ? kept : {};
}

/**
 * @param {Content} content
 * @param {any} one
 * @returns {one is Proposal}
 */
function isProposal({ parts, strengths }, one) {
  return (
    typeof one === "object" &&
    one !== null &&
    parts.some(({ key }) => key === one.part) &&
    one.strength in strengths &&
    [one.change, one.because].every((text) => typeof text === "string")
  );
}

/**
 * The proposals of a part: those that are made now, then those that were chosen or changed before; each with `earlier`.
 * @type {(card: Card<Content>, part: string) => OpenProposal[]}
 */
function proposalsOf(card, part) {
  const { content } = card;
  const made = content.proposals.map((proposal) => ({ ...proposal, earlier: false }));
  const seen = keptUnder(card, "seen");
  const taken = keptUnder(card, "taken");
  const texts = keptUnder(card, "texts");
  /** @param {string} key */
  const isTouched = (key) => taken[key] || reworded("", texts[key]) !== "";
  const earlier = Object.entries(seen).flatMap(([key, was]) => {
    const isEarlier = isTouched(key) && !made.some((proposal) => proposal.key === key) && isProposal(content, was);
    return isEarlier ? [{ ...was, key, earlier: true }] : [];
  });
  return [...made, ...earlier].filter((proposal) => proposal.part === part);
}

/**
 * The lines of a part as they stand in the document: [{ id, text, proposal }], in the coach's order.
 * @type {(card: Card<Content>, part: string) => DocumentLine[]}
 */
function linesOf(card, part) {
  const taken = keptUnder(card, "taken");
  const texts = keptUnder(card, "texts");
  const own = keptUnder(card, "own")[part];
  const chosen = proposalsOf(card, part)
    .filter(({ key }) => taken[key])
    .map((proposal) => ({ id: proposal.key, text: reworded(proposal.change, texts[proposal.key]).trim(), proposal }));
  const added = (typeof own === "string" ? own : "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => ({ id: `own ${text}`, text, proposal: null }));
  const order = keptUnder(card, "order")[part];
  /** @param {DocumentLine} line */
  const rank = ({ id }) => {
    const place = Array.isArray(order) ? order.indexOf(id) : -1;
    return place < 0 ? Infinity : place;
  };
  const lines = [...chosen, ...added];
  return lines
    .map((line, place) => ({ line, place }))
    .sort((one, other) => (rank(one.line) === rank(other.line) ? one.place - other.place : rank(one.line) - rank(other.line)))
    .map(({ line }) => line);
}

// ---- choosing --------------------------------------------------------------------------------------------------------

/** @type {View} */
function choiceView(card, { keep, goTo }) {
  const { content, ui } = card;
  return [
    h("p", {}, ui.intro),
    h("p", { class: "dw-said dw-said-note" }, ui.private),
    content.proposals.length ? null : h("p", { class: "dw-said dw-said-note" }, ui.none),
    card.subheading(ui.choose),
    content.parts.map((part) => partRoom(card, part, keep)),
    h("div", { class: "dw-buttons" }, button(ui.to_document, () => goTo("paper"), "primary")),
  ];
}

/** @type {(card: Card<Content>, part: ProgrammePart, keep: Keep) => Node} */
function partRoom(card, part, keep) {
  const { ui } = card;
  const proposals = proposalsOf(card, part.key);
  return h(
    "fieldset",
    { class: "dw-question dw-round-part" },
    h("legend", {}, part.heading, h("small", {}, part.question)),
    proposals.length
      ? proposals.map((proposal) => proposalRoom(card, proposal, keep))
      : h("p", { class: "dw-round-none" }, ui.none_in_part),
    ownRoom(card, part, keep),
  );
}

/** @type {(card: Card<Content>, part: ProgrammePart, keep: Keep) => Node} */
function ownRoom(card, { key, heading }, keep) {
  const { ui } = card;
  const own = keptUnder(card, "own")[key];
  const { element, field } = writingField({
    label: ui.own,
    hint: ui.own_hint,
    rows: 3,
    value: typeof own === "string" ? own : "",
    oninput: (text) => keep({ own: { ...keptUnder(card, "own"), [key]: text } }),
  });
  field.setAttribute("aria-label", fill(ui.own_of, { part: heading }));
  element.classList.add("dw-round-own");
  return element;
}

/** @type {(card: Card<Content>, proposal: OpenProposal, keep: Keep) => Node} */
function proposalRoom(card, { earlier, ...proposal }, keep) {
  const { ui } = card;
  const { key, change } = proposal;
  // What it said is kept along, for the day on which it is not proposed any more.
  const seenNow = () => ({ seen: { ...keptUnder(card, "seen"), [key]: proposal } });
  return rewordable({
    text: change,
    why: reasonOf(card, proposal, earlier),
    words: reworded(change, keptUnder(card, "texts")[key]),
    taken: Boolean(keptUnder(card, "taken")[key]),
    ui,
    ontake(on) {
      const { [key]: _, ...others } = keptUnder(card, "taken");
      keep({ taken: on ? { ...others, [key]: true } : others, ...(on ? seenNow() : {}) });
    },
    onwords(text) {
      const { [key]: _, ...others } = keptUnder(card, "texts");
      keep({ texts: text === change ? others : { ...others, [key]: text }, ...seenNow() });
    },
  });
}

/**
 * How sure a proposal is and what speaks for it; of one that isn't made any more, that it isn't.
 * @type {(card: Card<Content>, proposal: Proposal, earlier: boolean) => Child}
 */
function reasonOf(card, { key, because, strength }, earlier) {
  const { content, ui } = card;
  if (earlier) {
    return [
      h("p", { class: "dw-round-strength dw-round-earlier" }, icon("note"), h("strong", {}, ui.earlier)),
      h("p", {}, ui.earlier_why),
      h("p", {}, fill(ui.because, { because })),
    ];
  }
  const { name, meaning } = content.strengths[strength];
  const before = keptUnder(card, "seen")[key];
  const was = keptUnder(card, "taken")[key] && isProposal(content, before) && before.strength !== strength;
  return [
    h(
      "p",
      { class: `dw-round-strength dw-round-${strength}` },
      icon(strength === "clear" ? "right" : "early"),
      h("span", {}, h("strong", {}, name), `: ${meaning}.`),
    ),
    h("p", {}, fill(ui.because, { because })),
    was ? h("p", {}, fill(ui.was, { strength: content.strengths[before.strength].name })) : null,
  ];
}

// ---- the document ----------------------------------------------------------------------------------------------------

/** @type {View} */
function paperView(card, { keep, textOf, goTo }) {
  const { content, ui, language } = card;
  const heading = card.subheading(ui.document);
  const back = button(ui.back, () => goTo("choose"));
  const lines = content.parts.flatMap(({ key }) => linesOf(card, key));
  if (!lines.length) {
    return [heading, h("p", { class: "dw-said dw-said-note" }, ui.nothing), h("div", { class: "dw-buttons" }, back)];
  }
  const room = h("div", { class: "dw-round-paper" });
  const paper = () => writtenPaper(card, textOf);
  const refresh = () => room.replaceChildren(paperOf(paper(), Number(heading.tagName[1]) + 1));
  /** @type {Keep} */
  const keepAndShow = (changed) => {
    keep(changed);
    refresh();
  };
  /** @type {(name: string, more?: Partial<Writing>) => Node} */
  const detail = (name, more) =>
    writingField({ label: ui[name], value: textOf(name), oninput: (text) => keepAndShow({ [name]: text }), ...more }).element;
  refresh();
  return [
    heading,
    lines.length > MANY ? h("p", { class: "dw-said dw-said-note" }, fill(ui.many, { count: lines.length })) : null,
    detail("doc_title", {
      value: textOf("title") || ui.doc_title_default,
      oninput: (text) => keepAndShow({ title: text === ui.doc_title_default ? "" : text }),
    }),
    detail("training"),
    detail("by"),
    detail("date", { type: "date" }),
    content.parts.map((part) => orderRoom(card, part, keepAndShow)),
    checkbox({
      label: ui.with_reasons,
      checked: withReasons(card),
      onchange: (on) => keepAndShow({ reasons: on }),
    }),
    room,
    paperButtons({ paper, ui, language, others: [back] }),
  ];
}

/**
 * The lines of one part, to put in order; nothing when there is nothing to order.
 * @type {(card: Card<Content>, part: ProgrammePart, keepAndShow: Keep) => Node | null}
 */
function orderRoom(card, part, keepAndShow) {
  const { ui } = card;
  const lines = linesOf(card, part.key);
  if (lines.length < 2) return null;
  /** @param {number[]} order */
  const onmove = (order) =>
    keepAndShow({ order: { ...keptUnder(card, "order"), [part.key]: order.map((place) => lines[place].id) } });
  return h(
    "fieldset",
    { class: "dw-question" },
    h("legend", {}, fill(ui.order, { part: part.heading })),
    orderableList({ items: lines.map(({ text }) => text), order: lines.map((_, place) => place), ui, onmove }),
  );
}

/** @param {Card<Content>} card */
const withReasons = ({ store }) => store.given.reasons !== false;

/**
 * The document, as shared/paper.js wants it.
 * @type {(card: Card<Content>, textOf: (name: string) => string) => Paper}
 */
function writtenPaper(card, textOf) {
  const { content, ui, language } = card;
  const shown = { training: textOf("training"), by: textOf("by"), date: formatDay(textOf("date"), language) };
  return {
    title: textOf("title").trim() || ui.doc_title_default,
    facts: DETAILS.map((name) => ({ label: ui[name], text: shown[name].trim() })),
    parts: content.parts
      .map(({ key, heading }) => ({ heading, lines: linesOf(card, key).map((line) => lineOnPaper(card, line)) }))
      .filter(({ lines }) => lines.length),
    end: [ui.doc_end],
  };
}

/** @type {(card: Card<Content>, line: DocumentLine) => string} */
function lineOnPaper(card, { text, proposal }) {
  const { ui } = card;
  if (!proposal) return text;
  const { because, strength, earlier } = proposal;
  const reason = fill(strength === "early" ? ui.line_early : ui.because, { because });
  return [text, earlier ? ui.line_earlier : "", withReasons(card) ? reason : ""].filter(Boolean).join("\n");
}
