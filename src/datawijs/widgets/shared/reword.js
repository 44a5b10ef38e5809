// Sentences to tick, and then to put in one's own words.

/**
 * One such sentence: { text, why (a text or nodes), words (how it reads now), taken, ui, ontake(on), onwords(text) }. `ui` holds
 * words, words_hint and words_of. Its field stays as it was when the sentence is unticked, so that nothing typed is lost.
 * @param {{
 *   text: string,
 *   why: Child,
 *   words: string,
 *   taken: boolean,
 *   ui: Words,
 *   ontake: (on: boolean) => void,
 *   onwords: (text: string) => void,
 * }} sentence
 */
function rewordable({ text, why, words, taken, ui, ontake, onwords }) {
  const reason = h("div", { class: "dw-reword-why", id: uniqueId("why") }, why);
  const own = writingField({ label: ui.words, hint: ui.words_hint, rows: 2, value: words, oninput: onwords });
  own.field.setAttribute("aria-label", fill(ui.words_of, { sentence: text }));
  own.field.setAttribute("placeholder", text);
  own.element.hidden = !taken;
  const box = checkbox({
    label: text,
    checked: taken,
    onchange(on) {
      own.element.hidden = !on;
      ontake(on);
    },
  });
  box.querySelector("input")?.setAttribute("aria-describedby", reason.id);
  return h("div", { class: "dw-reword" }, box, reason, own.element);
}

/**
 * The words that somebody gave a sentence, or the sentence itself when they are empty or make no sense.
 * @param {string} text
 * @param {unknown} words
 */
function reworded(text, words) {
  return typeof words === "string" && words.trim() ? words : text;
}
