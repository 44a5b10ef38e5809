// One form for a Dutch word with and without its endings, for what somebody types in the search: `normal_form` in
// sphinx_extension/search_words.py does the same for the pages, and says why. It stands around Sphinx's own stemmer.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);
  const Snowball = page.Stemmer;
  /** @type {Record<string, string>} */
  const HARD = { z: "s", v: "f" };

  /** @param {string} stem */
  function respelled(stem) {
    const single = stem.replace(/([b-df-hj-np-tv-xz])\1$/, "$1").replace(/(...[aeiou])s$/, "$1");
    const last = single.slice(-1);
    return single.slice(0, -1) + (HARD[last] || last);
  }

  page.Stemmer = class {
    constructor() {
      this.snowball = new Snowball();
    }

    /**
     * @param {string} word
     * @returns {string}
     */
    stemWord(word) {
      const form = respelled(this.snowball.stemWord(word));
      return form === word ? form : this.stemWord(form);
    }
  };
})();
