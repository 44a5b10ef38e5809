// Agreements builder. Kept: { sector, place, title, school, date, by, review, read: [which of the four questions are ticked],
// themes: { key: { taken: [keys of starting sentences], texts: { key: what it was changed into }, own: "" } } }.
// A sentence that was changed stays when it is unticked, so that ticking it again brings it back.

/** @import { Content, KeptTheme, Start, Theme } from "./content" */

/** @type {("school" | "date" | "by" | "review")[]} */
const FACTS = ["school", "date", "by", "review"];

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, language, store } = card;

  /** @param {Given} changed */
  const keep = (changed) => store.update((given) => ({ ...given, ...changed }));
  /** @param {string} name */
  const textOf = (name) => {
    const text = store.given[name];
    return typeof text === "string" ? text : "";
  };
  const sector = () => sectorOf(store.given, content.sectors);
  const themes = () => sector().themes;
  const last = () => themes().length + 1;
  const place = () => {
    const kept = store.given.place;
    return typeof kept === "number" && Number.isInteger(kept) && kept >= 0 && kept <= last() ? kept : 0;
  };

  const keptThemes = () => (isObject(store.given.themes) ? store.given.themes : {});

  /** @param {Theme} theme */
  const keptOf = (theme) => keptOfTheme(store.given, theme);

  /** @type {(theme: Theme, changed: Partial<KeptTheme>) => void} */
  const keepTheme = (theme, changed) =>
    keep({ themes: { ...keptThemes(), [theme.key]: { ...keptOf(theme), ...changed } } });

  /**
   * The sentence of a start, as this school words it; an emptied field gives the first wording back.
   * @type {(theme: Theme, start: Start) => string}
   */
  const wordsOf = (theme, start) => reworded(start.text, keptOf(theme).texts[start.key]);

  /** @param {Theme} theme */
  const agreementsOf = (theme) => agreementsOn(store.given, theme);

  function draw() {
    const now = place();
    card.progress(fill(ui.place, { number: now + 1, all: last() + 1 }), now / last());
    const parts = now === 0 ? aboutSchool() : now === last() ? theDocument() : aboutTheme(themes()[now - 1]);
    card.show(parts, stepsMenu());
  }

  /** @param {number} to */
  function goTo(to) {
    keep({ place: to });
    draw();
    card.focusTop();
  }

  /** @param {number} number */
  const nameOf = (number) =>
    number === 0 ? ui.about : number === last() ? ui.document : themes()[number - 1].heading;

  /** All steps, to jump to, with how many agreements each holds. */
  function steps() {
    return Array.from({ length: last() + 1 }, (_, number) => {
      const count = number > 0 && number < last() ? agreementsOf(themes()[number - 1]).length : 0;
      const label = [nameOf(number), count ? h("small", {}, fill(ui.taken_count, { count })) : null];
      const here = number === place();
      return h("li", {}, button(label, () => goTo(number), "plain", { "aria-current": here ? "step" : null }));
    });
  }

  function stepsMenu() {
    const list = h("ol", {});
    const fold = h("details", { class: "dw-agree-steps" }, h("summary", {}, ui.steps), list);
    fold.addEventListener("toggle", () => fold.open && list.replaceChildren(...steps()));
    return fold;
  }

  function moves() {
    const now = place();
    const to = now + 1;
    return h(
      "div",
      { class: "dw-buttons" },
      button(to === last() ? ui.to_document : fill(ui.next, { name: nameOf(to) }), () => goTo(to), "primary"),
      now > 0 ? button(ui.previous, () => goTo(now - 1)) : null,
    );
  }

  /** @type {(name: string, more?: Partial<Writing>) => Node} */
  const fact = (name, more) =>
    writingField({ label: ui[name], value: textOf(name), oninput: (text) => keep({ [name]: text }), ...more }).element;

  function aboutSchool() {
    return [
      h("p", {}, ui.intro),
      h("p", { class: "dw-said dw-said-note" }, ui.private),
      card.subheading(ui.about),
      radioGroup({
        legend: ui.sector,
        options: content.sectors.map(({ name }) => ({ label: name })),
        chosen: content.sectors.indexOf(sector()),
        onchoose: (position) => keep({ sector: content.sectors[position].key }),
      }),
      fact("doc_title", {
        value: textOf("title") || ui.doc_title_default,
        oninput: (text) => keep({ title: text === ui.doc_title_default ? "" : text }),
      }),
      fact("school"),
      fact("by", { hint: ui.by_hint }),
      fact("date", { type: "date" }),
      fact("review", { type: "date", hint: ui.review_hint }),
      moves(),
    ];
  }

  /** @param {Theme} theme */
  function aboutTheme(theme) {
    return [
      card.subheading(theme.heading),
      h("p", {}, h("strong", {}, theme.question), " ", theme.why),
      h(
        "fieldset",
        { class: "dw-question dw-agree-starts" },
        h("legend", {}, ui.choose, " ", h("small", {}, ui.choose_hint)),
        theme.starts.map((start) => startOf(theme, start)),
      ),
      writingField({
        label: ui.own,
        hint: ui.own_hint,
        rows: 3,
        value: keptOf(theme).own,
        oninput: (own) => keepTheme(theme, { own }),
      }).element,
      moves(),
    ];
  }

  /**
   * One sentence to start from: tick it, and it can be changed.
   * @type {(theme: Theme, start: Start) => Node}
   */
  const startOf = (theme, start) =>
    rewordable({
      text: start.text,
      why: start.why,
      words: wordsOf(theme, start),
      taken: keptOf(theme).taken.includes(start.key),
      ui,
      ontake(on) {
        const others = keptOf(theme).taken.filter((key) => key !== start.key);
        keepTheme(theme, { taken: on ? [...others, start.key] : others });
      },
      onwords(text) {
        const { [start.key]: _, ...others } = keptOf(theme).texts;
        keepTheme(theme, { texts: text === start.text ? others : { ...others, [start.key]: text } });
      },
    });

  /** The document, as shared/paper.js wants it. */
  function written() {
    /** @param {string} name */
    const day = (name) => formatDay(textOf(name), language);
    const shown = { school: textOf("school"), by: textOf("by"), date: day("date"), review: day("review") };
    return {
      title: textOf("title").trim() || ui.doc_title_default,
      facts: FACTS.map((name) => ({ label: ui[name], text: shown[name].trim() })),
      parts: themes()
        .map((theme) => ({ heading: theme.heading, lines: agreementsOf(theme) }))
        .filter(({ lines }) => lines.length),
    };
  }

  function theDocument() {
    const heading = card.subheading(ui.document);
    const paper = written();
    const count = paper.parts.reduce((sum, { lines }) => sum + lines.length, 0);
    if (!count) return [heading, h("p", { class: "dw-said dw-said-note" }, ui.nothing), moveBack()];
    const empty = themes().filter((theme) => !agreementsOf(theme).length).map((theme) => theme.heading);
    return [
      heading,
      count > FEW ? h("p", { class: "dw-said dw-said-note" }, fill(ui.many, { count })) : null,
      paperOf(paper, Number(heading.tagName[1]) + 1),
      empty.length ? h("p", { class: "dw-agree-empty" }, fill(ui.left_out, { names: empty.join("; ") })) : null,
      readBack(),
      paperButtons({ paper: written, ui, language, others: [button(ui.previous, () => goTo(place() - 1))] }),
    ];
  }

  const moveBack = () => h("div", { class: "dw-buttons" }, button(ui.previous, () => goTo(place() - 1)));

  /** Four questions for reading the document once more. */
  function readBack() {
    const read = () => (Array.isArray(store.given.read) ? store.given.read : []);
    const boxes = [1, 2, 3, 4].map((number) =>
      checkbox({
        label: ui[`read_back_${number}`],
        checked: read().includes(number),
        onchange: (on) => keep({ read: on ? [...read(), number] : read().filter((other) => other !== number) }),
      }),
    );
    return h("fieldset", { class: "dw-question dw-agree-read" }, h("legend", {}, ui.read_back), boxes);
  }

  draw();
  card.onElsewhere(draw);
  return card.close;
}

const FEW = 9; // more agreements than this, and nobody knows them by heart: our choice
