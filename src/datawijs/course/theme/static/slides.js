// The slides of a session, one at a time on the whole screen. They stand in the plan as boxes; here the box itself goes to the
// screen and back, so that nothing is there twice. With "?slides" behind the address the page holds the slides alone, to print.
// Other scripts hear of a slide by the event `dw-slide`, and turn slides by `dw-turn`, with a key as its detail.
(() => {
  "use strict";
  const slides = [...document.querySelectorAll(".dw-article :is(.admonition.slide, .cell.tag_slide)")];
  const screen = document.querySelector("dialog.dw-slides");
  const offer = document.querySelector(".dw-show-slides");
  if (!slides.length || !(screen instanceof HTMLDialogElement) || !(offer instanceof HTMLElement)) return;

  function printAlone() {
    const sheets = document.createElement("div");
    sheets.className = "dw-slide-sheets";
    sheets.append(...slides);
    document.body.replaceChildren(sheets);
  }

  /** @type {(selector: string) => HTMLElement} */
  const onScreen = (selector) => {
    const found = screen.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`The screen has no ${selector}`);
  };
  const room = onScreen(".dw-slide");
  const said = onScreen(".dw-slide-number");
  const black = onScreen(".dw-black");
  const [back, onward] = [onScreen("[data-go='-1']"), onScreen("[data-go='1']")];
  const gap = document.createComment("a slide is on the screen");
  const place = screen.dataset.place || "";
  let shown = -1;

  function putBack() {
    if (room.firstElementChild) gap.replaceWith(room.firstElementChild);
  }

  /** @param {number} number */
  function show(number) {
    if (number < 0 || number >= slides.length || number === shown) return;
    putBack();
    shown = number;
    slides[shown].replaceWith(gap);
    room.replaceChildren(slides[shown]);
    room.scrollTop = 0;
    said.textContent = place.replace("{number}", String(shown + 1)).replace("{all}", String(slides.length));
    back.setAttribute("aria-disabled", String(shown === 0));
    onward.setAttribute("aria-disabled", String(shown === slides.length - 1));
    tell();
  }

  /** Say which slide is on the screen; -1 for none. */
  const tell = () => document.dispatchEvent(new CustomEvent("dw-slide", { detail: screen.open ? shown : -1 }));

  /** The screen black, so that everybody looks at who speaks; or the slide again. */
  function blacken() {
    black.hidden = !black.hidden;
    (black.hidden ? onward : black).focus();
  }

  /** The slide that belongs to where the reader is in the plan: the first in sight or below; past all of them, the last. */
  function nearest() {
    const top = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > 0);
    return top < 0 ? slides.length - 1 : top;
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: () => show(shown + 1),
    PageDown: () => show(shown + 1),
    ArrowLeft: () => show(shown - 1),
    PageUp: () => show(shown - 1),
    Home: () => show(0),
    End: () => show(slides.length - 1),
    b: blacken,
    B: blacken,
    ".": blacken,
  };

  /** @param {string} key */
  function press(key) {
    if (!black.hidden) blacken();
    else if (keys[key]) keys[key]();
  }

  offer.hidden = false;
  offer.addEventListener("click", () => {
    const number = nearest();
    shown = -1;
    screen.showModal();
    show(number);
    onward.focus();
  });
  screen.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keys[event.key] && black.hidden) return;
    event.preventDefault();
    press(event.key);
  });
  document.addEventListener("dw-turn", (event) => {
    if (screen.open && event instanceof CustomEvent) press(event.detail);
  });
  black.addEventListener("click", blacken);
  onScreen("[data-black]").addEventListener("click", blacken);
  screen.addEventListener("cancel", (event) => {
    if (black.hidden) return;
    event.preventDefault(); // Escape brings the slide back first
    blacken();
  });
  back.addEventListener("click", () => show(shown - 1));
  onward.addEventListener("click", () => show(shown + 1));
  onScreen("[data-close]").addEventListener("click", () => screen.close());
  screen.addEventListener("close", () => {
    black.hidden = true;
    putBack();
    tell();
    slides[Math.max(0, shown)].scrollIntoView({ block: "center" });
    offer.focus({ preventScroll: true });
  });

  if (location.search === "?slides") printAlone();
})();
