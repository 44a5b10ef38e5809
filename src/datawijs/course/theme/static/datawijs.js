// What the frame of each page can do: choose the colours, keep the menu short on a phone, let only what scrolls take
// the keyboard and keep that in sight, print a worksheet, remember the language. Without this script every page can
// still be read.
(() => {
  "use strict";
  const root = document.documentElement;

  function remember(name, value) {
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch (blocked) {
      // then the choice holds for this page
    }
  }

  function offerThemes() {
    const label = document.querySelector(".dw-theme");
    const select = label.querySelector("select");
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
    const menu = document.querySelector(".dw-nav details");
    const wide = matchMedia("(min-width: 62rem)");
    const fit = () => (menu.open = wide.matches);
    fit();
    wide.addEventListener("change", fit);
    // on a long list the current page should be in sight
    const here = menu.querySelector("[aria-current]");
    if (here && wide.matches) requestAnimationFrame(() => here.scrollIntoView({ block: "nearest" }));
  }

  function freeWhatFits() {
    const attributes = ["tabindex", "role", "aria-label"];
    const given = new Map();
    // told when a box is laid out, and only then: asking sooner would hold up the whole page
    const seen = new ResizeObserver((entries) =>
      entries.forEach(({ target }) => {
        const scrolls = target.scrollWidth > target.clientWidth + 1;
        given.get(target).forEach(([name, value]) =>
          scrolls ? target.setAttribute(name, value) : target.removeAttribute(name),
        );
      }),
    );
    document.querySelectorAll(".dw-table, .dw-article pre").forEach((box) => {
      given.set(
        box,
        attributes.map((name) => [name, box.getAttribute(name)]).filter(([, value]) => value !== null),
      );
      seen.observe(box);
    });
  }

  // A figure further down gets its height when it comes near, and could push out of sight what the keyboard just came to.
  function keepFocusInSight() {
    document.addEventListener("focusin", ({ target }) => {
      setTimeout(() => {
        const box = target.getBoundingClientRect();
        const outOfSight = box.bottom <= 0 || box.top >= innerHeight;
        if (outOfSight && document.activeElement === target) target.scrollIntoView({ block: "nearest" });
      }, 100);
    });
  }

  function offerPrint() {
    document.querySelectorAll(".dw-print").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => print());
    });
  }

  function rememberLanguage() {
    remember("datawijs.language", root.lang);
    document.querySelectorAll("a[data-language]").forEach((link) => {
      link.addEventListener("click", () => {
        remember("datawijs.language", link.dataset.language);
        link.hash = location.hash;
      });
    });
  }

  // Sphinx's search says what it found without telling a screen reader.
  function speakSearch() {
    const said = document.getElementById("dw-search-said");
    if (!said) return;
    const results = document.getElementById("search-results");
    new MutationObserver(() => {
      const summary = results.querySelector(".search-summary");
      if (summary && summary.textContent !== said.textContent) said.textContent = summary.textContent;
    }).observe(results, { childList: true, subtree: true, characterData: true });
  }

  offerThemes();
  foldMenu();
  freeWhatFits();
  keepFocusInSight();
  offerPrint();
  rememberLanguage();
  speakSearch();
})();
