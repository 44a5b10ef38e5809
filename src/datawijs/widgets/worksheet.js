// A worksheet that can be filled in on the screen. The page says under which id it is kept, and which of its blocks (`keep-NAME`):
// empty cells of a table, a question with lines below it, boxes to tick, and a list of short facts. Kept: { texts: { "NAME": …,
// "NAME.row.column": … }, ticks: { "NAME.place": true } }. Without a script, and on paper, the page is there to write on by hand.

const KEEP = "keep-";

/**
 * @param {Element} place where the page says how to save and erase
 * @param {Model} model
 */
function mountWorksheet(place, model) {
  const ui = model.get("content").ui;
  const store = openStore(model);
  /** @type {(() => void)[]} */
  const fields = [];

  /** @param {string} key */
  const textAt = (key) => {
    const { texts } = store.given;
    const text = isObject(texts) ? texts[key] : "";
    return typeof text === "string" ? text : "";
  };
  /** @type {(name: "texts" | "ticks", key: string, value: unknown) => void} */
  const keep = (name, key, value) =>
    store.update((given) => {
      const { [key]: _, ...others } = isObject(given[name]) ? given[name] : {};
      return { ...given, [name]: value ? { ...others, [key]: value } : others };
    });

  /** @type {(key: string, label: string, rows?: number) => HTMLElement} */
  function writing(key, label, rows = 1) {
    const grown = h("span", { class: "dw-grow" });
    /** @type {HTMLTextAreaElement} */
    const field = h("textarea", { rows, "aria-label": label, autocomplete: "off", oninput: () => show(field.value, true) });
    /** @type {(text: string, typed?: boolean) => void} */
    const show = (text, typed = false) => {
      grown.dataset.text = `${text}\n`; // so that a new line has its room at once
      grown.closest(".write-lines")?.classList.toggle("dw-has-text", Boolean(text.trim()));
      if (typed) keep("texts", key, text);
      else if (field.value !== text) field.value = text;
    };
    grown.append(field);
    fields.push(() => show(textAt(key)));
    return grown;
  }

  /** @type {(key: string, box: HTMLElement) => void} */
  function ticking(key, box) {
    const id = uniqueId("tick");
    /** @type {HTMLInputElement} */
    const field = h("input", { type: "checkbox", id, onchange: () => keep("ticks", key, field.checked) });
    const label = h("label", { for: id });
    label.append(...box.childNodes);
    box.append(field, label);
    fields.push(() => {
      const { ticks } = store.given;
      field.checked = isObject(ticks) && ticks[key] === true;
    });
  }

  /** @type {(name: string, sheet: HTMLTableElement) => void} */
  function table(name, sheet) {
    const { tHead, tBodies } = sheet;
    const heading = sheet.closest("section, main")?.querySelector("h1, h2, h3");
    if (heading) sheet.setAttribute("aria-label", (heading.firstChild?.textContent || "").trim());
    const heads = [...(tHead?.rows[0].cells || [])].map(({ textContent }) => (textContent || "").trim());
    [...tBodies].flatMap(({ rows }) => [...rows]).forEach((row, down) => {
      const about = (row.cells[0].textContent || "").trim() || String(down + 1);
      [...row.cells].forEach((cell, across) => {
        if ((cell.textContent || "").trim()) return;
        cell.classList.add("dw-to-write");
        cell.replaceChildren(writing(`${name}.${down + 1}.${across + 1}`, `${about}: ${heads[across]}`));
      });
    });
  }

  /** @param {Element} block */
  function fillable(block) {
    const name = [...block.classList].filter((one) => one.startsWith(KEEP))[0].slice(KEEP.length);
    const items = /** @type {HTMLElement[]} */ ([...block.querySelectorAll("li")]);
    block.classList.add("dw-fillable");
    if (block.classList.contains("write-lines")) block.append(writing(name, (block.textContent || "").trim(), 3));
    else if (block.classList.contains("tick")) items.forEach((item, at) => ticking(`${name}.${at + 1}`, item));
    else if (block.classList.contains("fill-line"))
      items.forEach((item, at) => item.append(writing(`${name}.${at + 1}`, (item.textContent || "").trim())));
    else block.querySelectorAll("table").forEach((one) => table(name, one));
  }

  const draw = () => fields.forEach((show) => show());
  place.closest(".dw-article")?.querySelectorAll(`[class*="${KEEP}"]`).forEach(fillable);
  draw();
  store.subscribe(draw);
  place.append(
    h(
      "div",
      { class: "dw-exercise dw-worksheet-answers" },
      store.keeps() ? null : h("div", { class: "dw-notice" }, h("p", {}, ui.not_kept)),
      h("p", {}, ui.worksheet),
      answersMenu(ui, store),
    ),
  );
}
