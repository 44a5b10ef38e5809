// What the frame of each page can do: choose the colours, keep the menu short on a phone, arrive where a link leads, let
// only what scrolls take the keyboard and keep that in sight, print a worksheet, remember the language. Without this
// script every page can still be read.
(() => {
  "use strict";
  const root = document.documentElement;

  /**
   * The one element of this kind that the selector names.
   * @template {Element} Kind
   * @param {new () => Kind} kind
   * @param {string} selector
   * @param {ParentNode} within
   */
  function the(kind, selector, within = document) {
    const found = within.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`This page has no ${selector}`);
  }

  /** @type {(name: string, value: string | null | undefined) => void} */
  function remember(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch (blocked) {
      // then the choice holds for this page
    }
  }

  function offerThemes() {
    const label = the(HTMLElement, ".dw-theme");
    const select = the(HTMLSelectElement, "select", label);
    select.value = root.dataset.theme || "auto";
    select.addEventListener("change", () => {
      const chosen = select.value === "auto" ? null : select.value;
      if (chosen) root.dataset.theme = chosen;
      else delete root.dataset.theme;
      remember("datawijs.theme", chosen);
    });
    label.hidden = false;
  }

  function foldMenu() {
    const menu = the(HTMLDetailsElement, ".dw-nav details");
    const wide = matchMedia("(min-width: 62rem)");
    const fit = () => (menu.open = wide.matches);
    fit();
    wide.addEventListener("change", fit);
    // on a long list the current page should be in sight; the list scrolls by itself, and never the page along with it
    const list = the(HTMLElement, ".dw-nav");
    const here = menu.querySelector("[aria-current]");
    if (!here || !wide.matches) return;
    requestAnimationFrame(() => {
      const [box, sight] = [here.getBoundingClientRect(), list.getBoundingClientRect()];
      const end = Math.min(sight.bottom, innerHeight); // under the head of the page the list is longer than what one sees
      if (box.bottom > end) list.scrollTop += box.bottom - (sight.top + end) / 2;
    });
  }

  // Figures that wait for a reader to come near get their height on the way to a place further down, and would move it.
  function arriveAtPlaces() {
    const layOut = () => root.classList.add("dw-laid-out");
    if (location.hash) layOut();
    document.addEventListener(
      "click",
      ({ target }) => {
        if (target instanceof Element && target.closest('a[href*="#"]')) layOut();
      },
      { capture: true },
    );
  }

  function freeWhatFits() {
    const attributes = ["tabindex", "role", "aria-label"];
    /** @type {Map<Element, [name: string, value: string][]>} */
    const given = new Map();
    // told when a box is laid out, and only then: asking sooner would hold up the whole page
    const seen = new ResizeObserver((entries) =>
      entries.forEach(({ target }) => {
        const scrolls = target.scrollWidth > target.clientWidth + 1;
        given.get(target)?.forEach(([name, value]) =>
          scrolls ? target.setAttribute(name, value) : target.removeAttribute(name),
        );
      }),
    );
    document.querySelectorAll(".dw-table, .dw-article pre").forEach((box) => {
      given.set(
        box,
        attributes.flatMap((name) => {
          const value = box.getAttribute(name);
          return value === null ? [] : [[name, value]];
        }),
      );
      seen.observe(box);
    });
  }

  // A figure further down gets its height when it comes near, and could push out of sight what Tab just came to. Where an
  // exercise puts the keyboard, it has moved the page itself.
  function keepFocusInSight() {
    let byTab = false;
    document.addEventListener("keydown", ({ key }) => (byTab = key === "Tab"), { capture: true });
    document.addEventListener("focusin", ({ target }) => {
      if (!byTab || !(target instanceof Element)) return;
      setTimeout(() => {
        const box = target.getBoundingClientRect();
        const outOfSight = box.bottom <= 0 || box.top >= innerHeight;
        if (outOfSight && document.activeElement === target) target.scrollIntoView({ block: "nearest" });
      }, 100);
    });
  }

  function offerPrint() {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll(".dw-print");
    buttons.forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => print());
    });
  }

  function rememberLanguage() {
    // a page that lets nothing out leaves nothing behind either
    if (!document.querySelector('meta[http-equiv="Content-Security-Policy"]')) remember("datawijs.language", root.lang);
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("a[data-language]");
    links.forEach((link) => {
      link.addEventListener("click", () => {
        remember("datawijs.language", link.dataset.language);
        link.hash = location.hash;
      });
    });
  }

  /**
   * Whether all that was typed are numbers and words that stand on every page.
   * @param {string} asked
   */
  function isTooCommon(asked) {
    /** @type {string[]} */
    const common = /** @type {any} */ (window).stopwords || [];
    const words = asked.toLowerCase().split(/[^\p{Letter}\p{Number}_]+/u).filter(Boolean);
    return words.length > 0 && words.every((word) => common.includes(word) || /^\d+$/.test(word));
  }

  // Sphinx's search says what it found without telling a screen reader.
  function speakSearch() {
    const said = document.getElementById("dw-search-said");
    if (!said) return;
    const results = the(HTMLElement, "#search-results");
    const asked = new URLSearchParams(location.search).get("q") || "";
    new MutationObserver(() => {
      const summary = results.querySelector(".search-summary");
      if (!summary) return;
      const found = results.querySelector("li");
      // Sphinx leaves these words out, and would say that they stand on no page
      const instead = summary.textContent && !found && isTooCommon(asked) ? said.dataset.tooCommon || "" : "";
      if (instead && summary.textContent !== instead) summary.textContent = instead;
      if (summary.textContent !== said.textContent) said.textContent = summary.textContent;
    }).observe(results, { childList: true, subtree: true, characterData: true });
  }

  offerThemes();
  foldMenu();
  arriveAtPlaces();
  freeWhatFits();
  keepFocusInSight();
  offerPrint();
  rememberLanguage();
  speakSearch();
})();
