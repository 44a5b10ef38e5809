// Questions as the browser's own controls, so that keyboard and screen reader know them already.

/**
 * One question with radio buttons: { legend, options: [{ label, note, icon }], chosen, disabled, onchoose }.
 * `legend` is a text or an element; `chosen` the position of the chosen option, or null; `note` a shorter line under the
 * label, which belongs to the option's name. Gives a <fieldset>.
 * @param {{
 *   legend: Child,
 *   options: { label: Child, note?: string, icon?: IconName }[],
 *   chosen?: number | null,
 *   disabled?: boolean,
 *   onchoose?: (position: number) => void,
 * }} question
 */
function radioGroup({ legend, options, chosen = null, disabled = false, onchoose }) {
  const name = uniqueId("choice");
  const choices = options.map((option, index) =>
    h(
      "label",
      { class: "dw-choice" },
      h("input", {
        type: "radio",
        name,
        value: index,
        checked: chosen === index,
        disabled,
        onchange: () => onchoose && onchoose(index),
      }),
      option.icon ? icon(option.icon) : null,
      h("span", { class: "dw-choice-text" }, option.label, option.note ? h("small", {}, option.note) : null),
    ),
  );
  return h("fieldset", { class: "dw-question" }, h("legend", {}, legend), h("div", { class: "dw-choices" }, choices));
}

/**
 * One question of which an option is the answer at once: { legend, options: [{ label, note, icon }], onchoose }, as radioGroup.
 * Buttons, because the arrow keys go through radio buttons and would answer on their way. Gives a <fieldset>.
 * @param {{
 *   legend: Child,
 *   options: { label: Child, note?: string, icon?: IconName }[],
 *   onchoose: (position: number) => void,
 * }} question
 */
function buttonGroup({ legend, options, onchoose }) {
  const choices = options.map((option, index) =>
    h(
      "button",
      { type: "button", class: "dw-choice", value: index, onclick: () => onchoose(index) },
      option.icon ? icon(option.icon) : null,
      h("span", { class: "dw-choice-text" }, option.label, option.note ? h("small", {}, option.note) : null),
    ),
  );
  return h("fieldset", { class: "dw-question" }, h("legend", {}, legend), h("div", { class: "dw-choices" }, choices));
}

/**
 * A switch: { label, checked, onchange(checked) }. Gives a <label> with a checkbox.
 * @param {{ label: Child, checked?: boolean, onchange: (checked: boolean) => void }} options
 */
function checkbox({ label, checked = false, onchange }) {
  return h(
    "label",
    { class: "dw-check" },
    h("input", { type: "checkbox", checked, onchange: (event) => onchange(event.currentTarget.checked) }),
    h("span", {}, label),
  );
}

/**
 * A button: kind is "primary" (one on a card) or "plain"; its label a text or a drawing, then with an aria-label.
 * @param {Child} label
 * @param {Listener<HTMLButtonElement>} onclick
 * @param {Attributes<HTMLButtonElement>} attributes
 */
function button(label, onclick, kind = "plain", attributes = {}) {
  return h("button", { type: "button", class: `dw-button dw-${kind}`, onclick, ...attributes }, label);
}

/**
 * An empty place for feedback. It must be on the page before the feedback comes, or screen readers don't announce it; so
 * make it together with the question, and fill it with giveFeedback.
 */
function feedbackSlot() {
  return h("div", { class: "dw-feedback", "aria-live": "polite", "aria-atomic": "true" });
}

/**
 * Say something about an answer: { tone: "right" | "other" | "note", heading, text: sentence or [sentences] }.
 * The tone has a shape and a heading in words as well as a colour. `facts` are elements that belong to the verdict; `onward` is
 * what comes between the verdict and the reasons; `move: false` for an answer of an earlier visit.
 * @param {Element} slot
 * @param {Feedback} feedback
 */
function giveFeedback(slot, { tone, heading, text, facts = [], onward = null, move = true }) {
  const sentences = [text].flat().filter(Boolean);
  const title = h("div", { class: "dw-said-heading", role: "heading" }, icon(tone), h("strong", {}, heading));
  slot.replaceChildren(
    h(
      "div",
      { class: `dw-said dw-said-${tone}` },
      h("div", { class: "dw-verdict" }, title, facts),
      onward,
      sentences.map((sentence) => h("p", {}, sentence)),
    ),
  );
  setLevel(title);
  queueMicrotask(() => setLevel(title)); // where it stands may not be on the page yet
  if (move) bringMomentIntoView(slot);
}

/**
 * One level below the last heading before it.
 * @param {HTMLElement} title
 */
function setLevel(title) {
  const before = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (heading) => heading.compareDocumentPosition(title) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const last = before.pop();
  title.setAttribute("aria-level", String(last ? Math.min(Number(last.tagName[1]) + 1, 6) : 3));
}
