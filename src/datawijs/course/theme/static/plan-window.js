// The plan in a second window, on the screen of who leads the session: it follows the slides, and turns them. With "?plan" behind
// the address the page is that window. The two speak to each other alone, also where the page is on a disk.
(() => {
  "use strict";
  const offer = document.querySelector(".dw-session button[data-window]");
  if (!(offer instanceof HTMLElement)) return;
  const slides = [...document.querySelectorAll(".dw-article :is(.admonition.slide, .cell.tag_slide)")];
  const TURNS = ["ArrowRight", "PageDown", "ArrowLeft", "PageUp", "Home", "End", "b", "B", "."];
  // a page on a disk has no origin to name; then the other window is all there is to go by
  const target = location.protocol.startsWith("http") ? location.origin : "*";
  const say = offer.dataset;

  /** @typedef {{ slide?: number, time?: string, turn?: string, ready?: boolean }} Told */
  /** @type {(event: MessageEvent, other: Window | null) => Told | null} */
  const toldBy = (event, other) => (other && event.source === other && event.data && event.data.datawijsPlan) || null;
  /** @type {(other: Window | null, told: Told) => void} */
  const tell = (other, told) => {
    if (other && !other.closed) other.postMessage({ datawijsPlan: told }, target);
  };

  const leadsSlides = () => {
    /** @type {Window | null} */
    let plan = null;
    let [slide, time] = [-1, ""];
    const said = document.querySelector(".dw-session-said");
    offer.addEventListener("click", () => {
      plan = window.open(`${location.pathname}?plan`, "dw-plan", "popup,width=900,height=900");
      if (said) said.textContent = plan ? "" : say.refused || "";
    });
    document.addEventListener("dw-slide", (event) => {
      if (event instanceof CustomEvent) slide = event.detail;
      tell(plan, { slide, time });
    });
    document.addEventListener("dw-part-time", (event) => {
      if (event instanceof CustomEvent) time = event.detail;
      tell(plan, { slide, time });
    });
    window.addEventListener("message", (event) => {
      const told = toldBy(event, plan);
      if (told && told.ready) tell(plan, { slide, time });
      if (told && told.turn) document.dispatchEvent(new CustomEvent("dw-turn", { detail: told.turn }));
    });
  };

  const followsSlides = () => {
    document.body.classList.add("dw-plan-window");
    const bar = document.createElement("div");
    const [follows, clock] = [document.createElement("p"), document.createElement("p")];
    bar.className = "dw-plan-bar";
    follows.textContent = say.follows || "";
    follows.setAttribute("role", "status");
    clock.className = "dw-plan-clock";
    bar.append(clock, follows);
    document.body.prepend(bar);
    let marked = -1;

    /** @param {number} number */
    function mark(number) {
      if (number === marked) return;
      slides.forEach((slide, place) => slide.classList.toggle("dw-on-screen", place === number));
      slides.forEach((slide, place) => (place === number ? slide.setAttribute("data-shown", say.shown || "") : slide.removeAttribute("data-shown")));
      marked = number;
      if (slides[number]) slides[number].scrollIntoView({ block: "center" });
    }

    window.addEventListener("message", (event) => {
      const told = toldBy(event, window.opener);
      if (!told) return;
      if (typeof told.slide === "number") mark(told.slide);
      if (typeof told.time === "string") clock.textContent = told.time;
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !TURNS.includes(event.key)) return;
      event.preventDefault();
      tell(window.opener, { turn: event.key });
    });
    tell(window.opener, { ready: true });
    setInterval(() => {
      if (!window.opener || window.opener.closed) follows.textContent = say.lost || "";
    }, 1000);
  };

  if (location.search === "?plan") followsSlides();
  else leadsSlides();
})();
