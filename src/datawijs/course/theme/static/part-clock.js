// How much time is left of the part of a session whose slide is on the screen. It runs once somebody starts it; then it goes
// along to the next part when the slides do. Every time shown is computed from the clock, so a device that slept is right at
// once. Others hear of it by the event `dw-part-time`.
(() => {
  "use strict";
  const box = document.querySelector(".dw-part-clock");
  if (!(box instanceof HTMLElement)) return;
  const MINUTE = 60 * 1000;
  const GLANCE = 250; // ms between two looks at the clock
  /** @type {(selector: string) => HTMLElement} */
  const within = (selector) => {
    const found = box.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`The clock of a part has no ${selector}`);
  };
  const [name, left, button, until, said] = [".dw-part-name", ".dw-part-left", "button", ".dw-part-until", "[role=status]"].map(within);
  /** @typedef {{ name: string, minutes: number, end: number }} Part */

  /**
   * The part that a slide belongs to.
   * @param {Element} slide
   * @returns {Part | null}
   */
  function partAround(slide) {
    for (let section = slide.closest("section"); section; section = section.parentElement && section.parentElement.closest("section")) {
      const time = section.querySelector(":scope > .dw-part-time [data-end]");
      const title = section.querySelector(":scope > :is(h1, h2, h3, h4)");
      if (!(time instanceof HTMLElement) || !title) continue;
      const [begin, end] = [Number(time.dataset.begin), Number(time.dataset.end)];
      const heading = title.cloneNode(true);
      if (heading instanceof Element) heading.querySelectorAll("a").forEach((link) => link.remove()); // the link to itself
      return { name: (heading.textContent || "").trim(), minutes: end - begin, end };
    }
    return null;
  }

  const slides = [...document.querySelectorAll(".dw-article :is(.admonition.slide, .cell.tag_slide)")];
  const parts = slides.map(partAround);

  /** @type {Map<string, number>} */
  const spent = new Map(); // ms of each part, but for the time since `since`
  /** @type {Part | null} */
  let part = null;
  /** @type {number | null} */
  let since = null;
  let start = NaN; // of the session, in minutes since midnight

  const spentOn = (/** @type {Part} */ one) => (spent.get(one.name) || 0) + (one === part && since !== null ? Date.now() - since : 0);

  function stop() {
    if (part) spent.set(part.name, spentOn(part));
    since = null;
  }

  /** @param {Part | null} next */
  function goTo(next) {
    if (part && next && next.name === part.name) return;
    const running = since !== null;
    stop();
    part = next;
    if (running && next) since = Date.now();
  }

  /** @type {(element: HTMLElement, text: string) => void} */
  const put = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };
  /** @param {number} seconds */
  const minutesOf = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  /** @param {number} minutes since midnight */
  const timeOf = (minutes) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;

  const draw = () => {
    box.hidden = !part;
    if (!part) return;
    const rest = part.minutes * MINUTE - spentOn(part);
    const up = rest <= 0;
    put(name, part.name);
    put(left, (up ? "+" : "") + minutesOf(up ? Math.floor(-rest / 1000) : Math.ceil(rest / 1000)));
    put(button, (since === null ? box.dataset.start : box.dataset.pause) || "");
    put(until, Number.isNaN(start) ? "" : (box.dataset.until || "").replace("{time}", timeOf(start + part.end)));
    put(said, up ? box.dataset.up || "" : "");
    box.classList.toggle("dw-part-up", up);
    document.dispatchEvent(new CustomEvent("dw-part-time", { detail: `${part.name}  ${left.textContent}` }));
  };

  button.addEventListener("click", () => {
    if (since === null) since = Date.now();
    else stop();
    draw();
  });
  document.addEventListener("dw-slide", (event) => {
    if (!(event instanceof CustomEvent)) return;
    if (event.detail >= 0) goTo(parts[event.detail]);
    draw();
  });
  document.addEventListener("dw-start", (event) => {
    if (event instanceof CustomEvent) start = event.detail;
    draw();
  });
  setInterval(() => since !== null && draw(), GLANCE);
})();
