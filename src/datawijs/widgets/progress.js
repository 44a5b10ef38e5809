// The page "My progress": all answers on this device, to save, load or erase. Its strings stand in a JSON script inside
// the place where it is mounted (static_page.progress_place).

/** @param {Element} place */
function mountProgress(place) {
  const words = place.querySelector('script[type="application/json"]')?.textContent || "";
  /** @type {Words & { exercises?: any, papers?: any }} */
  const ui = JSON.parse(words);
  /** @type {Record<string, { title?: string, href?: string, worksheet?: boolean, written?: string[] }>} */
  const known = ui.exercises || {};
  // What somebody wrote, on a worksheet or in an exercise, may be about people: it goes to no coach.
  /** @type {(exercise: string, given: Given) => Given | null} */
  const forCoach = (exercise, given) => {
    const { worksheet, written = [] } = known[exercise] || {};
    return worksheet ? null : without(written, given);
  };
  const overview = h("div", {});
  const said = h("p", { class: "dw-menu-said", role: "status" });
  const question = h("div", { class: "dw-sure" });
  const file = h("input", { type: "file", accept: ".json,application/json", class: "dw-file", onchange: load });
  const eraseButton = button(ui.erase_all, askErase);

  function draw() {
    const entries = progress.list();
    const day = new Intl.DateTimeFormat(pageLanguage() === "nl" ? "nl" : "en-GB", { dateStyle: "long", timeStyle: "short" });
    /** @param {{ exercise: string }} entry */
    const name = ({ exercise }) => {
      const { title = exercise, href } = known[exercise] || {};
      return href ? h("a", { href }, title) : title;
    };
    overview.replaceChildren(
      ...(progress.keeps() ? [] : [h("div", { class: "dw-notice" }, h("p", {}, ui.not_kept))]),
      entries.length
        ? dataTable({
            caption: ui.progress_caption,
            head: [ui.kind, ui.progress_when],
            rows: entries.map((entry) => [name(entry), day.format(new Date(entry.saved))]),
          })
        : h("p", {}, ui.progress_none),
    );
  }

  function askErase() {
    const keep = button(ui.erase_no, done);
    question.replaceChildren(
      h("p", {}, ui.erase_all_sure),
      h("div", { class: "dw-buttons" }, keep, button(ui.erase_yes, erase)),
    );
    said.textContent = "";
    keep.focus();
  }

  function erase() {
    progress.eraseAll();
    said.textContent = ui.erased_all;
    done();
  }

  function done() {
    question.replaceChildren();
    eraseButton.focus();
    draw();
  }

  async function load() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const count = progress.importAll(await chosen.text());
    file.value = "";
    said.textContent = count
      ? fill(count.kept ? ui.imported_some : ui.imported_all, count)
      : fill(ui.import_not_ours, { file: chosen.name });
    draw();
  }

  place.append(
    h(
      "div",
      { class: "dw-exercise dw-my-progress" },
      overview,
      h(
        "div",
        { class: "dw-buttons" },
        button(ui.export_all, () => download("datawijs.json", progress.exportAll())),
        button(ui.export_answers, () => download("datawijs-coach.json", progress.exportAll(forCoach))),
        h("label", { class: "dw-button dw-plain dw-file-label" }, file, ui.import),
        eraseButton,
      ),
      question,
      said,
    ),
  );
  draw();
  if (ui.papers && window.datawijs.ownPapers) window.datawijs.ownPapers(place, ui, ui.papers);
  window.addEventListener("storage", draw); // an exercise in another tab keeps an answer
}

/**
 * What was kept, without what stands under some names, in answers to an earlier edition too.
 * @type {(names: string[], given: Given) => Given}
 */
function without(names, given) {
  const rest = Object.entries(given).filter(([name]) => !names.includes(name));
  const earlier = Array.isArray(given.earlier) ? { earlier: given.earlier.filter(isObject).map((one) => without(names, one)) } : {};
  return { ...Object.fromEntries(rest), ...earlier };
}
