// Making elements. Text goes in as text, never as markup, so that no answer or name can become code.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an HTML element: h("p", { class: "dw-note", onclick: f }, "text", child, null, [more]).
 * @template {string} Tag
 * @param {Tag} tag
 * @param {Attributes<ElementOf<Tag>>} attributes
 * @param {Child[]} children
 * @returns {ElementOf<Tag>}
 */
function h(tag, attributes, ...children) {
  return furnish(/** @type {ElementOf<Tag>} */ (document.createElement(tag)), attributes, children);
}

/**
 * Make an SVG element, in the same way.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes<SVGElementTagNameMap[Tag]>} attributes
 * @param {Child[]} children
 */
function svg(tag, attributes, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Attributes<Made>} attributes
 * @param {Child[]} children
 */
function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...nodesIn(children));
  return element;
}

/**
 * The elements and texts in lists of lists, without what isn't there.
 * @param {Child} child
 * @returns {(Node | string)[]}
 */
function nodesIn(child) {
  if (Array.isArray(child)) return child.flatMap(nodesIn);
  return child === null || child === undefined || child === false ? [] : [child];
}

/**
 * Turn markup that the package itself made (a View's figure) into elements. Never for what somebody typed.
 * @param {string} markup
 */
function fromHtml(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  return template.content;
}

/**
 * Fill the places of a sentence: fill("Question {n} of {all}", { n: 1, all: 3 }).
 * @param {string} sentence
 * @param {Record<string, unknown>} values
 */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

let lastId = 0;

/**
 * A name for an id attribute that no other element on the page has.
 * @param {string} stem
 */
function uniqueId(stem) {
  lastId += 1;
  // The random part keeps two copies of this script apart: JupyterLab loads one for each kind of exercise.
  return `dw-${stem}-${lastId}-${Math.random().toString(36).slice(2, 7)}`;
}

/**
 * The level for a heading inside `element`: one below the last heading before it, so that none is skipped.
 * @param {Element} element
 */
function headingLevel(element) {
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (heading) =>
      !heading.closest(".dw-exercise") && heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const last = headings.pop();
  return last ? Math.min(Number(last.tagName[1]) + 1, 5) : 2;
}

/** The three verdicts and the two tones of feedback, each with a shape of its own: colour is never alone. */
const ICONS = {
  noise: "M2 12h3l3-6 4 12 4-12 3 6h3", // a line that wobbles around the same height
  early: "M7 3h10M7 21h10M8 3c0 5 8 5 8 9s-8 4-8 9M16 3c0 5-8 5-8 9s8 4 8 9", // an hourglass
  decline: "M3 6h7l10 12M20 11v7h-7", // a level line that goes down
  right: "M4 13l5 5L20 6", // a tick
  other: "M12 4v10M12 19v1", // an exclamation mark
  note: "M12 10v9M12 5v1", // an i
};

/**
 * Draw an icon. It stands beside words that say the same, so screen readers skip it.
 * @param {IconName} name
 */
function icon(name) {
  return strokes(ICONS[name], `dw-icon dw-icon-${name}`);
}

/**
 * A drawing of 24 by 24 in the colour of the text around it, which screen readers skip.
 * @param {string} path
 */
function strokes(path, className = "dw-icon") {
  const pen = { fill: "none", stroke: "currentColor", "stroke-width": 2.4, "stroke-linecap": "round" };
  return svg(
    "svg",
    { class: className, viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true", focusable: "false" },
    svg("path", { d: path, "stroke-linejoin": "round", ...pen }),
  );
}
