// The card around every exercise: title, how far you are, the exercise itself, and a quiet menu for your answers.

/**
 * Open the card of an exercise in `el`. Gives
 *   content, ui, language   what Python prepared
 *   store                   the answers (store.js)
 *   show(...nodes)          replaces what stands on the card
 *   progress(text, part)    "Question 2 of 8"; part between 0 and 1 draws a line
 *   subheading(text)        a heading one level below the card's own
 *   focusTop()              moves the keyboard to the first heading on the card, after a step to something new
 *   onElsewhere(draw)       draw() is called when answers came from another tab, a file or the kernel, or were erased
 *   close                   to be returned by render: stops listening
 * An exercise that keeps nothing (`keeps` in its class) has no store and no menu, and asks the browser for nothing.
 * @template Own
 * @param {Mount<Own>} mount
 */
function openCard({ model, el }) {
  const content = model.get("content");
  const keeps = content.keeps !== false;
  const language = model.get("language");
  const ui = /** @type {(Own & CardContent)["ui"]} */ (content.ui);
  const store = keeps ? openStore(model) : noStore(model);
  const level = headingLevel(el);
  const title = h(`h${level}`, { class: "dw-title", id: uniqueId("title"), tabindex: -1 }, content.title);
  const body = h("div", { class: "dw-body" });
  const progressDone = h("span", {});
  const progressLine = h("div", { class: "dw-progress-line", "aria-hidden": "true" }, progressDone);
  const progressText = h("p", { class: "dw-progress", id: uniqueId("progress") });
  const notice = h("div", { class: "dw-notice", role: "status" });
  /** @type {Stop[]} */
  const stops = [];

  function refreshNotice() {
    const trouble = !store.keeps() ? ui.not_kept : store.damaged ? ui.damaged : "";
    const sentences = [trouble, ...new Set(listOf(store.given.earlier).map(ofEarlier))].filter(Boolean);
    if (notice.textContent !== sentences.join("")) notice.replaceChildren(...sentences.map((one) => h("p", {}, one)));
  }

  /** @param {unknown} one */
  function ofEarlier(one) {
    const score = scoreOfEarlier(one, content.earlier_editions || []);
    return score ? fill(ui.earlier_scored, score) : ui.earlier;
  }

  const card = {
    content,
    ui,
    language,
    store,
    /** @param {Child[]} nodes */
    show: (...nodes) => body.replaceChildren(...nodesIn(nodes)),
    /** @type {(text: string, part?: number) => void} */
    progress(text, part) {
      progressText.textContent = text;
      progressLine.hidden = part === undefined;
      progressDone.style.inlineSize = `${Math.round(100 * (part || 0))}%`;
    },
    /** @param {Child} text */
    subheading: (text) => h(`h${level + 1}`, { class: "dw-subheading", tabindex: -1 }, text),
    focusTop() {
      /** @type {HTMLElement | null} */
      const subheading = body.querySelector(".dw-subheading");
      const heading = subheading || title;
      heading.setAttribute("aria-describedby", progressText.id); // how far this is, is spoken along
      heading.focus({ preventScroll: true });
      bringIntoView(title);
    },
    /** @param {() => void} draw */
    onElsewhere: (draw) => stops.push(store.subscribe(draw)),
    close: () => stops.forEach((stop) => stop()),
  };
  el.replaceChildren(
    h(
      "section",
      { class: "dw-exercise", lang: language, "aria-labelledby": title.id, "data-exercise": store.id },
      h(
        "header",
        { class: "dw-head" },
        h("p", { class: "dw-kind" }, ui.kind),
        title,
        progressText,
        progressLine,
      ),
      notice,
      body,
      keeps ? answersMenu(ui, store) : null,
    ),
  );
  stops.push(store.onKept(refreshNotice));
  if (keeps) refreshNotice();
  return card;
}

/**
 * "Your answers": save to a file, load from one, erase.
 * @param {Words} ui
 * @param {Store} store
 */
function answersMenu(ui, store) {
  const said = h("p", { class: "dw-menu-said", role: "status" });
  const question = h("div", { class: "dw-sure" });
  const file = h("input", { type: "file", accept: ".json,application/json", class: "dw-file", onchange: choose });
  /** @type {HTMLButtonElement} */
  const eraseButton = button(ui.erase, () => ask(ui.erase_sure, ui.erase_yes, ui.erase_no, erase, eraseButton));

  /** @type {(sentence: string, yes: string, no: string, action: () => void, from: HTMLElement) => void} */
  function ask(sentence, yes, no, action, from) {
    const done = () => {
      question.replaceChildren();
      from.focus();
    };
    const keep = button(no, done);
    question.replaceChildren(
      h("p", {}, sentence),
      h("div", { class: "dw-buttons" }, keep, button(yes, () => { action(); done(); })),
    );
    said.textContent = "";
    keep.focus();
  }

  function erase() {
    store.erase();
    said.textContent = ui.erased;
  }

  async function choose() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const records = importedRecords(await chosen.text());
    file.value = "";
    question.replaceChildren();
    if (!records) said.textContent = fill(ui.import_not_ours, { file: chosen.name });
    else if (!records[store.id]) said.textContent = fill(ui.import_other, { file: chosen.name });
    else if (store.isEmpty()) load(records[store.id]);
    else ask(ui.import_sure, ui.import_yes, ui.import_no, () => load(records[store.id]), file);
  }

  /** @param {Kept} record */
  function load(record) {
    store.replace(record);
    said.textContent = ui.imported;
  }

  return h(
    "footer",
    { class: "dw-foot" },
    h(
      "details",
      { class: "dw-menu" },
      h("summary", {}, ui.your_answers),
      h("p", {}, ui.kept),
      h(
        "div",
        { class: "dw-buttons" },
        button(ui.export, () => download(`datawijs-${store.id}.json`, store.exportText())),
        h("label", { class: "dw-button dw-plain dw-file-label" }, file, ui.import),
        eraseButton,
      ),
      question,
      said,
    ),
  );
}

/**
 * Run an exercise's render; when it throws, a clear sentence stands in its place and other exercises keep working, also where
 * the browser is too old for what cards are made with. The error goes to the console for whoever mends it.
 * @param {(mount: Mount) => Stop} render
 * @param {Mount} mount
 */
function guarded(render, { model, el }) {
  try {
    return render({ model, el });
  } catch (error) {
    console.error(error);
    const ui = (model.get("content") || {}).ui || {};
    el.textContent = "";
    el.append(h("p", { class: "dw-exercise dw-broken", role: "alert" }, ui.broken || WORDS[pageLanguage()].broken));
    return undefined;
  }
}

/** The language of the page, for the few sentences that no exercise brings along (WORDS, written by exercise.py). */
function pageLanguage() {
  return document.documentElement.lang.startsWith("en") ? "en" : "nl";
}
