// The slides of a session, one at a time on the whole screen. They stand in the plan as boxes; here the box itself goes to the
// screen and back, so that nothing is there twice. With "?slides" behind the address the page holds the slides alone, to print.
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
    const size = document.createElement("style");
    size.textContent = "@page { size: A4 landscape; margin: 0; }";
    document.head.append(size);
  }

  /** @type {(selector: string) => HTMLElement} */
  const onScreen = (selector) => {
    const found = screen.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`The screen has no ${selector}`);
  };
  const room = onScreen(".dw-slide");
  const said = onScreen("[role=status]");
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
  };

  offer.hidden = false;
  offer.addEventListener("click", () => {
    const number = nearest();
    shown = -1;
    screen.showModal();
    show(number);
    onward.focus();
  });
  screen.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  back.addEventListener("click", () => show(shown - 1));
  onward.addEventListener("click", () => show(shown + 1));
  onScreen("[data-close]").addEventListener("click", () => screen.close());
  screen.addEventListener("close", () => {
    putBack();
    slides[Math.max(0, shown)].scrollIntoView({ block: "center" });
    offer.focus({ preventScroll: true });
  });

  if (location.search === "?slides") printAlone();
})();
