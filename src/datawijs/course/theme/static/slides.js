// The slides of a session, one at a time on the whole screen. They stand in the plan as boxes; here the box itself goes to the
// screen and back, so that nothing is there twice. With "?slides" behind the address the page holds the slides alone, to print.
(() => {
  "use strict";
  const slides = [...document.querySelectorAll(".dw-article :is(.admonition.slide, .cell.tag_slide)")];
  const screen = document.querySelector(".dw-slides");
  const offer = document.querySelector(".dw-show-slides");
  if (!slides.length || !screen) return;

  function printAlone() {
    const sheets = document.createElement("div");
    sheets.className = "dw-slide-sheets";
    sheets.append(...slides);
    document.body.replaceChildren(sheets);
    const size = document.createElement("style");
    size.textContent = "@page { size: A4 landscape; margin: 0; }";
    document.head.append(size);
  }

  const room = screen.querySelector(".dw-slide");
  const said = screen.querySelector("[role=status]");
  const gap = document.createComment("a slide is on the screen");
  let shown = -1;

  function putBack() {
    if (room.firstElementChild) gap.replaceWith(room.firstElementChild);
  }

  function show(number) {
    if (number < 0 || number >= slides.length || number === shown) return;
    putBack();
    shown = number;
    slides[shown].replaceWith(gap);
    room.replaceChildren(slides[shown]);
    room.scrollTop = 0;
    said.textContent = screen.dataset.place.replace("{number}", shown + 1).replace("{all}", slides.length);
    screen.querySelectorAll("[data-go]").forEach((button) => {
      const to = shown + Number(button.dataset.go);
      button.setAttribute("aria-disabled", String(to < 0 || to >= slides.length));
    });
  }

  /** The slide that belongs to where the reader is in the plan: the first in sight or below; past all of them, the last. */
  function nearest() {
    const top = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > 0);
    return top < 0 ? slides.length - 1 : top;
  }

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
    screen.querySelector("[data-go='1']").focus();
  });
  screen.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  screen.querySelectorAll("[data-go]").forEach((button) => {
    button.addEventListener("click", () => show(shown + Number(button.dataset.go)));
  });
  screen.querySelector("[data-close]").addEventListener("click", () => screen.close());
  screen.addEventListener("close", () => {
    putBack();
    slides[Math.max(0, shown)].scrollIntoView({ block: "center" });
    offer.focus({ preventScroll: true });
  });

  if (location.search === "?slides") printAlone();
})();
