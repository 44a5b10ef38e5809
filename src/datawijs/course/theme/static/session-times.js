// The times of one session: who says when it begins sees the time of day at every part, and can print these on one page with the
// address of the course. The time is kept as long as this tab is open, and the address is shown as a QR code as well.
(() => {
  "use strict";
  const box = document.querySelector(".dw-session");
  const field = document.querySelector("#dw-session-start");
  if (!(box instanceof HTMLElement) || !(field instanceof HTMLInputElement)) return;
  const help = document.querySelector("#dw-session-help");
  const said = box.querySelector(".dw-session-said");
  const clocks = [...document.querySelectorAll(".dw-clock[data-begin]")].filter((one) => one instanceof HTMLElement);
  const asPlanned = clocks.map((one) => one.textContent || "");
  const helped = (help && help.textContent) || "";
  const KEPT = `datawijs.start.${location.pathname}`;
  const last = Math.max(...clocks.map((one) => Number(one.dataset.end || 0)));

  /** @param {number} minutes since midnight */
  const timeOf = (minutes) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;

  const tell = () => {
    const [hours, minutes] = field.value.split(":").map(Number);
    const start = field.value ? 60 * hours + minutes : NaN;
    clocks.forEach((one, place) => {
      const times = [one.dataset.begin, one.dataset.end].filter(Boolean).map((minute) => timeOf(start + Number(minute)));
      one.textContent = field.value ? times.join("–") : asPlanned[place];
    });
    if (help) help.textContent = field.value ? (box.dataset.ends || "").replace("{time}", timeOf(start + last)) : helped;
    document.dispatchEvent(new CustomEvent("dw-start", { detail: start }));
  };

  // ---- the address ----

  /** The first page of the site, as others can open it; empty for a page on a disk. */
  function address() {
    const root = document.documentElement.dataset.content_root || "./";
    return location.protocol.startsWith("http") ? new URL(`${root}index.html`, location.href).href.replace(/index\.html$/, "") : "";
  }

  /** @param {DOMStringMap} say */
  function addressShown({ name = "", qr = "", none = "" }) {
    const shown = document.createElement("div");
    shown.className = "dw-address";
    const [title, text] = [document.createElement("p"), document.createElement("p")];
    title.textContent = address() ? name : none;
    text.textContent = address();
    text.className = "dw-address-text";
    shown.append(title, ...(address() ? [qrCode(address(), qr), text] : []));
    return shown;
  }

  /** @type {(text: string, name: string) => Element} */
  function qrCode(text, name) {
    const SVG = "http://www.w3.org/2000/svg";
    const EDGE = 4; // light squares that a QR code needs around it
    const code = /** @type {any} */ (window).datawijsQr(text); // of qr.js
    const [svg, ground, dark] = ["svg", "rect", "path"].map((tag) => document.createElementNS(SVG, tag));
    const whole = String(code.size + 2 * EDGE);
    svg.setAttribute("viewBox", `${-EDGE} ${-EDGE} ${whole} ${whole}`);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", name.replace("{address}", text));
    for (const [attribute, value] of [["x", String(-EDGE)], ["y", String(-EDGE)], ["width", whole], ["height", whole]]) {
      ground.setAttribute(attribute, value);
    }
    ground.setAttribute("class", "dw-qr-light");
    dark.setAttribute("class", "dw-qr-dark");
    dark.setAttribute("d", code.path);
    svg.append(ground, dark);
    return svg;
  }

  /** @type {(name: string) => HTMLElement} */
  const button = (name) => {
    const found = box.querySelector(`button[data-${name}]`);
    if (found instanceof HTMLElement) return found;
    throw new Error(`The times of a session have no button ${name}`);
  };
  const large = button("address");
  large.setAttribute("aria-expanded", "false");
  large.addEventListener("click", () => {
    const open = large.getAttribute("aria-expanded") === "true";
    large.setAttribute("aria-expanded", String(!open));
    if (said) said.replaceChildren(...(open ? [] : [addressShown(large.dataset)]));
  });

  // ---- one page with the times ----

  button("sheet").addEventListener("click", () => {
    const title = document.querySelector("h1");
    const programme = document.querySelector(".dw-programme");
    const sheet = document.createElement("div");
    sheet.className = "dw-run-sheet";
    sheet.append(...[title, help, programme].flatMap((part) => (part ? [part.cloneNode(true)] : [])));
    if (address()) sheet.append(addressShown(large.dataset));
    document.body.append(sheet);
    document.body.classList.add("dw-printing-sheet");
    print();
    document.body.classList.remove("dw-printing-sheet");
    sheet.remove();
  });

  field.addEventListener("input", () => {
    try {
      sessionStorage.setItem(KEPT, field.value);
    } catch (blocked) {
      // then the time holds for this page
    }
    tell();
  });
  try {
    field.value = sessionStorage.getItem(KEPT) || "";
  } catch (blocked) {
    // as above
  }
  box.hidden = false;
  tell();
})();
