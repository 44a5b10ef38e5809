// Where a reader has been: a mark in the list of pages, and on the start page a link to where they were. It reads what exercises
// kept in this browser (widgets/shared/store.js), and keeps nothing itself.
(() => {
  "use strict";
  const root = document.documentElement;
  /** @type {HTMLElement | null} */
  const list = document.querySelector(".dw-nav");
  /** @type {HTMLAnchorElement[]} */
  const pages = list ? [...list.querySelectorAll("a")] : [];

  /**
   * What is kept of an exercise, of this edition of the course or of the first: { saved, given }, or null.
   * @param {string} id
   */
  function recordOf(id) {
    const place = root.dataset.answersPlace || "none";
    const keys = [`datawijs.2.${place}.${id}`, ...(place === "none" ? [`datawijs.1.${id}`] : [])];
    for (const key of keys) {
      try {
        const record = JSON.parse(localStorage.getItem(key) || "null");
        if (record && record.saved > 0 && record.given && Object.keys(record.given).length > 0) return record;
      } catch (unreadable) {
        // blocked, or damaged: the exercise says so where it stands
      }
    }
    return null;
  }

  /**
   * Whether everything was answered; what isn't a list of questions, such as a plan, is done once there is something.
   * @type {(given: any, asked: number) => boolean}
   */
  function isFinished(given, asked) {
    if (asked > 0) return Object.keys(given.answers || given.chosen || {}).length >= asked;
    if (Array.isArray(given.attempts)) return given.attempts.some((/** @type {any} */ one) => Boolean(one && one.score));
    return true;
  }

  /**
   * How far the reader is on a page, and when they were last there.
   * @param {HTMLAnchorElement} link
   */
  function stateOf(link) {
    const exercises = (link.dataset.exercises || "").split(" ").filter(Boolean).map((one) => one.split(":"));
    const records = exercises.map(([id]) => recordOf(id));
    const last = Math.max(0, ...records.map((record) => (record ? record.saved : 0)));
    const done = exercises.length > 0 && records.every((one, place) => one && isFinished(one.given, Number(exercises[place][1])));
    return { link, last, state: done ? "done" : last > 0 ? "begun" : "" };
  }

  /** @type {(link: HTMLAnchorElement, state: string) => void} */
  function mark(link, state) {
    link.querySelector(".dw-nav-mark")?.remove();
    link.classList.toggle("dw-is-done", state === "done");
    if (!state) return;
    const sign = document.createElement("span");
    const word = document.createElement("span");
    sign.className = `dw-nav-mark dw-nav-${state}`;
    word.className = "dw-unseen";
    word.textContent = `, ${state === "done" ? list?.dataset.done : list?.dataset.begun}`;
    sign.append(word);
    link.insertBefore(sign, link.querySelector(".dw-nav-time"));
  }

  /** @param {ReturnType<typeof stateOf>[]} states */
  function offerToGoOn(states) {
    const offer = document.querySelector(".dw-go-on");
    const link = offer?.querySelector("a");
    if (!(offer instanceof HTMLElement) || !link) return;
    const newest = states.reduce((one, other) => (other.last > one.last ? other : one), states[0]);
    const page = newest && newest.last > 0 ? pages[pages.indexOf(newest.link) + (newest.state === "done" ? 1 : 0)] : null;
    offer.hidden = !page || page.getAttribute("aria-current") === "page";
    if (!page) return;
    link.href = page.href;
    link.textContent = page.querySelector("span")?.textContent || "";
  }

  // A browser may keep what pages on a disk answer for each page apart. Where nothing is seen of another page, nothing is known
  // of any, and so nothing is said.
  /** @param {ReturnType<typeof stateOf>[]} states */
  function areKnown(states) {
    return location.protocol !== "file:" || states.some(({ link, last }) => last > 0 && !link.hasAttribute("aria-current"));
  }

  function look() {
    const seen = pages.map(stateOf);
    const states = areKnown(seen) ? seen : [];
    pages.forEach((link) => mark(link, (states.find((one) => one.link === link) || { state: "" }).state));
    offerToGoOn(states);
  }

  look();
  document.addEventListener("datawijs-kept", look);
  window.addEventListener("storage", look);
  window.addEventListener("pageshow", look); // back from another page
})();
