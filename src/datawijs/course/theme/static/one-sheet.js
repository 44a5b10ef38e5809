// A page of sheets that are handed on one at a time: each gets a button that prints its part of the page alone, and one that
// copies the text that stands for it in an e-mail. The page says what the buttons are called.
(() => {
  "use strict";

  /** @type {(place: Element, name: string | undefined, press: () => void) => void} */
  function offer(place, name, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name || "";
    button.addEventListener("click", press);
    place.append(button);
  }

  /** @param {Element} section */
  function printAlone(section) {
    section.classList.add("dw-printed-alone");
    document.body.classList.add("dw-printing-one");
    print();
    document.body.classList.remove("dw-printing-one");
    section.classList.remove("dw-printed-alone");
  }

  /** @type {(text: Element, said: Element, copied: string | undefined) => void} */
  function copy(text, said, copied) {
    // where the browser lets nothing be copied, the text opens, chosen, for the keyboard
    const choose = () => {
      const box = text.closest("details");
      if (box) box.open = true;
      const chosen = getSelection();
      if (chosen) chosen.selectAllChildren(text);
    };
    if (!navigator.clipboard) {
      choose();
      return;
    }
    navigator.clipboard.writeText(text.textContent || "").then(() => (said.textContent = copied || ""), choose);
  }

  document.querySelectorAll(".dw-one-sheet").forEach((place) => {
    const section = place.closest("section");
    const text = section && section.querySelector(".dw-sheet-text");
    if (!(place instanceof HTMLElement) || !section || !text) return;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    offer(place, place.dataset.print, () => printAlone(section));
    offer(place, place.dataset.copy, () => copy(text, said, place.dataset.copied));
    place.append(said);
  });
})();
