// Paper: a document of the learner's own, written on the card, printed alone or saved as a text.
//
// A document is { title, facts: [{ label, text }], parts: [{ heading, lines: [texts] }], end: [texts] }. Where a text is empty, the
// paper has room to write by hand.

/**
 * A place to write: { label, hint, value, rows, type, oninput(text) }. One row is a single line, of `type` "text" or "date"; more
 * rows a field that grows. Gives { element, field }.
 * @param {Writing} writing
 */
function writingField({ label, hint, value = "", rows = 1, type = "text", oninput }) {
  const id = uniqueId("write");
  const note = hint ? h("small", { id: `${id}-hint` }, hint) : null;
  const attributes = { id, class: "dw-field dw-writing", "aria-describedby": note && note.id };
  /** @type {HTMLTextAreaElement | HTMLInputElement} */
  const field =
    rows > 1
      ? h("textarea", { ...attributes, rows, oninput: () => oninput(field.value) })
      : h("input", { ...attributes, type, autocomplete: "off", oninput: () => oninput(field.value) });
  field.value = value;
  return { element: h("p", { class: "dw-written" }, h("label", { for: id, class: "dw-prompt" }, label), note, field), field };
}

/**
 * The document as it looks on paper; `level` is the level of its first heading.
 * @param {Paper} paper
 * @param {number} level
 */
function paperOf({ title, facts = [], parts, end = [] }, level) {
  /** @param {Paper["parts"][number]} part */
  const lines = (part) => part.lines.filter((line) => line.trim());
  return h(
    "div",
    { class: "dw-paper" },
    h(`h${level}`, { class: "dw-paper-title" }, title),
    facts.length ? h("dl", {}, facts.map(({ label, text }) => [h("dt", {}, label), h("dd", {}, text || roomToWrite())])) : null,
    parts.map((part) => [
      h(`h${level + 1}`, { class: "dw-paper-heading" }, part.heading),
      lines(part).length ? h("ul", {}, lines(part).map((line) => h("li", {}, line))) : [roomToWrite(), roomToWrite()],
    ]),
    end.map((text) => h("p", { class: "dw-paper-end" }, text)),
  );
}

function roomToWrite() {
  return h("span", { class: "dw-room" });
}

/**
 * The document as plain text, for a file.
 * @param {Paper} paper
 */
function textOfPaper({ title, facts = [], parts, end = [] }) {
  const blocks = [
    [title, "=".repeat(title.length)],
    facts.map(({ label, text }) => `${label}: ${text}`),
    ...parts.map(({ heading, lines }) => [
      heading,
      "-".repeat(heading.length),
      ...lines.filter((line) => line.trim()).map((line) => `- ${line.trim()}`),
    ]),
    end,
  ];
  return `${blocks.filter((block) => block.length).map((block) => block.join("\r\n")).join("\r\n\r\n")}\r\n`;
}

/**
 * Print a paper, and nothing else of the page. It lies in the page only as long as the browser is printing, so that printing the
 * page itself stays possible.
 * @param {HTMLElement} paper
 * @param {Language} language
 */
function printAlone(paper, language) {
  const others = h(
    "style",
    { media: "print" },
    "html, body { overflow: visible !important; height: auto !important; background: none !important; }",
    "body > :not(.dw-paper-room) { display: none !important; }",
  );
  const room = h("div", { class: "dw-exercise dw-paper-room", lang: language }, others, paper);
  document.querySelectorAll(".dw-paper-room").forEach((earlier) => earlier.remove());
  document.body.append(room);
  window.addEventListener("afterprint", () => room.remove(), { once: true });
  window.print();
}

/**
 * Print these and nothing else of the page, where they stand: a page that allows no styles but its own can do that too.
 * @param {Node[]} chosen
 */
function printOnly(chosen) {
  /** @type {Element[]} */
  const away = [];
  /** @param {Element} place */
  const look = (place) => {
    for (const one of place.children) {
      if (chosen.includes(one) || one.matches("script, style, link")) continue;
      if (chosen.some((node) => one.contains(node))) look(one);
      else if (!one.hasAttribute("hidden")) away.push(one);
    }
  };
  look(document.body);
  away.forEach((one) => one.setAttribute("hidden", ""));
  print();
  away.forEach((one) => one.removeAttribute("hidden"));
}

/**
 * What one does with a paper: print it alone, or save it as a text. `paper()` gives the document as it is by then; `ui` holds
 * print, save, saved and file (the name of the file, without its ending); `others` are more buttons. Gives nodes.
 * @param {{ paper: () => Paper, ui: Words, language: Language, others?: Child[] }} options
 */
function paperButtons({ paper, ui, language, others = [] }) {
  const said = h("p", { role: "status" });
  const file = `${ui.file}.txt`;
  const save = () => {
    download(file, textOfPaper(paper()), "text/plain");
    said.textContent = fill(ui.saved, { file });
  };
  return [
    h(
      "div",
      { class: "dw-buttons" },
      button(ui.print, () => printAlone(paperOf(paper(), 1), language), "primary"),
      button(ui.save, save),
      others,
    ),
    said,
  ];
}
